import FileTrees
import Kernel
import SQLStore
import WorldModel

/// The command line of the server: `--name=value`, `--name value`, `-u name`, and files of options.
struct ServerOptions: Equatable, Sendable {
    private(set) var values: [String: String] = [:]

    init(_ arguments: [String]) {
        var rest = arguments[...]
        let letters = ["-u": "user", "-h": "datadir", "-P": "port", "-V": "version", "-?": "help"]
        while let word = rest.popFirst() {
            if let name = letters[word] {
                values[name] = name == "version" || name == "help" ? "" : rest.popFirst() ?? ""
            } else if word.hasPrefix("--") {
                take(word.dropFirst(2), overrides: true)
            }
        }
    }

    private mutating func take(_ text: Substring, overrides: Bool) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        var name = parts[0].lowercased().replacing("_", with: "-")
        if name.hasPrefix("loose-") { name = String(name.dropFirst(6)) }
        guard overrides || values[name] == nil else { return }
        values[name] = parts.count > 1 ? String(parts[1]).trimmingWhitespace.replacing("\"", with: "") : ""
    }

    func has(_ name: String) -> Bool { values[name] != nil && values[name] != "OFF" && values[name] != "0" }

    func value(_ name: String) -> String? { values[name].flatMap { $0.isEmpty ? nil : $0 } }

    var folder: String {
        let folder = value("datadir") ?? "/var/lib/mysql"
        return folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    }

    /// What system variables they set.
    var variables: [String: String] {
        Dictionary(values.map { ($0.key.replacing("-", with: "_"), $0.value) }) { first, _ in first }
            .filter {
                !["initialize", "initialize_insecure", "user", "console", "datadir", "version", "help"].contains($0.key)
            }
    }

    static func socket(_ flavour: Flavour) -> String {
        flavour == .mysql ? "/var/run/mysqld/mysqld.sock" : "/run/mysqld/mysqld.sock"
    }

    /// Files of options, whose groups for the server count. What the command line says comes first.
    mutating func readFiles(_ simulation: Simulation, _ me: ProcessID) {
        for folder in ["/etc/mysql/conf.d", "/etc/mysql/mariadb.conf.d", "/etc/mysql/my.cnf", "/etc/my.cnf"] {
            let files =
                folder.hasSuffix(".cnf")
                ? [folder]
                : ((try? simulation.list(folder, as: me)) ?? []).filter { $0.hasSuffix(".cnf") }.sorted().map {
                    folder + "/" + $0
                }
            for file in files {
                guard let bytes = try? simulation.contents(of: file, as: me) else { continue }
                var isOurs = false
                for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
                    let text = String(line).trimmingWhitespace
                    if text.hasPrefix("[") {
                        isOurs = ["[mysqld]", "[mariadb]", "[server]", "[mariadbd]", "[mysqld-8.4]"].contains(text)
                    } else if isOurs, let first = text.first, first != "#", first != ";", first != "!" {
                        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map {
                            String($0).trimmingWhitespace
                        }
                        take(parts.joined(separator: "=")[...], overrides: false)
                    }
                }
            }
        }
    }
}
