import Kernel
import SQLStore
import WorldModel

/// What the command lines of the clients have in common: where to connect, as whom.
struct ClientOptions: Equatable, Sendable {
    /// Options by their long names; those without a value have an empty one.
    private(set) var values: [String: String] = [:]
    private(set) var operands: [String] = []
    /// `-e`, which may stand several times.
    private(set) var statements: [String] = []
    var complaint: String?
    /// Whether a password stands on the command line.
    private(set) var givesPassword = false
    /// `-p` alone asks for it.
    private(set) var asksPassword = false
    /// How often `-v` and `-s` stand.
    private(set) var verbosity = 0
    private(set) var silence = 0

    private static let letters: [Character: String] = [
        "u": "user", "h": "host", "P": "port", "S": "socket", "D": "database", "e": "execute", "N": "skip-column-names",
        "B": "batch", "t": "table", "E": "vertical", "f": "force", "A": "no-auto-rehash", "r": "raw", "n": "unbuffered",
        "V": "version", "?": "help", "H": "html", "X": "xml", "q": "quick", "C": "compress", "i": "sleep",
        "d": "no-data", "R": "routines", "F": "flush-logs",
    ]

    /// Names that take a value.
    private static let valued: Set<String> = [
        "user", "host", "port", "socket", "database", "execute", "sleep", "protocol", "connect-timeout",
        "default-character-set", "defaults-file", "defaults-extra-file", "ssl-mode", "delimiter", "prompt", "where",
        "result-file", "ignore-table", "max-allowed-packet", "plugin-dir", "default-auth", "tables", "count", "wait",
    ]

    /// Names that are known and take none.
    private static let plain: Set<String> = [
        "skip-column-names", "batch", "table", "vertical", "force", "no-auto-rehash", "raw", "unbuffered", "version",
        "help", "html", "xml", "quick", "compress", "no-defaults", "verbose", "silent", "skip-ssl", "ssl", "password",
        "auto-rehash", "column-names", "comments", "skip-comments", "local-infile", "line-numbers", "reconnect",
        "no-data", "no-create-info", "no-create-db", "databases", "all-databases", "single-transaction", "lock-tables",
        "skip-lock-tables", "routines", "triggers", "skip-triggers", "events", "add-drop-table", "skip-add-drop-table",
        "skip-add-locks", "compact", "skip-extended-insert", "complete-insert", "add-drop-database", "opt", "skip-opt",
        "flush-logs", "set-gtid-purged", "column-statistics", "no-tablespaces", "skip-dump-date", "skip-set-charset",
        "get-server-public-key", "print-defaults", "binary-mode", "no-beep", "ssl-verify-server-cert",
        "skip-ssl-verify-server-cert", "hex-blob", "skip-tz-utc", "quick-dump", "debug-info", "safe-updates",
        "show-warnings",
        "no-autocommit", "default-key",
    ]

    init(_ arguments: [String], program: String) {
        var rest = arguments[...]
        while let word = rest.popFirst() {
            if word.hasPrefix("--"), word.count > 2 {
                takeLong(word, &rest, program)
            } else if word.hasPrefix("-"), word.count > 1 {
                takeShort(word.dropFirst(), &rest, program)
            } else {
                operands.append(word)
            }
        }
    }

    private mutating func takeLong(_ word: String, _ rest: inout ArraySlice<String>, _ program: String) {
        let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(
            String.init)
        let name = parts[0].replacing("_", with: "-")
        if name == "password" || name == "pass" {
            if parts.count > 1 { givePassword(parts[1]) } else { asksPassword = true }
            return
        }
        guard Self.valued.contains(name) || Self.plain.contains(name) else {
            complaint = complaint ?? "\(program): unknown option '\(word.split(separator: "=")[0])'"
            return
        }
        if name == "verbose" { verbosity += 1 }
        if name == "silent" { silence += 1 }
        let value =
            parts.count > 1 ? parts[1] : Self.valued.contains(name) && name != "wait" ? rest.popFirst() ?? "" : ""
        take(name, value)
    }

    private mutating func takeShort(_ letters: Substring, _ rest: inout ArraySlice<String>, _ program: String) {
        var marks = letters
        while let mark = marks.popFirst() {
            switch mark {
            case "p":
                if marks.isEmpty { asksPassword = true } else { givePassword(String(marks)) }
                return
            case "v": verbosity += 1
            case "s": silence += 1
            case "w": take("wait", "")
            default:
                guard let name = Self.letters[mark] else {
                    complaint = complaint ?? "\(program): unknown option '-\(mark)'"
                    return
                }
                if Self.valued.contains(name) {
                    if marks.isEmpty, rest.isEmpty {
                        complaint = complaint ?? "\(program): option '-\(mark)' requires an argument"
                    }
                    take(name, marks.isEmpty ? rest.popFirst() ?? "" : String(marks))
                    return
                }
                take(name, "")
            }
        }
    }

    private mutating func givePassword(_ text: String) {
        values["password"] = text
        givesPassword = true
    }

    private mutating func take(_ name: String, _ value: String) {
        if name == "execute" { statements.append(value) }
        values[name] = value
    }

    func has(_ name: String) -> Bool { values[name] != nil }

    func value(_ name: String) -> String? { values[name].flatMap { $0.isEmpty ? nil : $0 } }

    /// What MySQL's clients say where everybody can read the password.
    func warnOfPassword(_ program: String, _ flavour: Flavour, _ simulation: inout Simulation, _ me: ProcessID) {
        guard flavour == .mysql, givesPassword else { return }
        simulation.print(
            "\(program): [Warning] Using a password on the command line interface can be insecure.\n", to: 2, as: me)
    }

    // MARK: Where to

    /// Values from `~/.my.cnf` and the files that the options name, under those of the command line.
    mutating func readFiles(_ simulation: Simulation, _ me: ProcessID) {
        guard !has("no-defaults") else { return }
        let home = simulation.world.processes[me]?.environment["HOME"] ?? "/root"
        let files =
            value("defaults-file").map { [$0] } ?? [
                "/etc/mysql/my.cnf", "/etc/my.cnf", value("defaults-extra-file") ?? "", home + "/.my.cnf",
            ]
        var found: [String: String] = [:]
        for file in files where !file.isEmpty {
            guard let bytes = try? simulation.contents(of: file, as: me) else { continue }
            var isOurs = false
            for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
                let text = String(line).trimmingWhitespace
                if text.hasPrefix("[") {
                    isOurs = ["[client]", "[mysql]", "[mariadb-client]", "[client-server]"].contains(text)
                } else if isOurs, text.first?.isLetter == true {
                    let parts = text.split(separator: "=", maxSplits: 1).map { String($0).trimmingWhitespace }
                    found[parts[0].replacing("_", with: "-")] =
                        parts.count > 1 ? parts[1].replacing("\"", with: "") : ""
                }
            }
        }
        values.merge(found) { given, _ in given }
    }

    func target(_ simulation: Simulation, _ me: ProcessID, _ flavour: Flavour) -> ClientConnection.Target {
        let environment = simulation.world.processes[me]?.environment
        let host = value("host") ?? environment?["MYSQL_HOST"].flatMap { $0.isEmpty ? nil : $0 } ?? "localhost"
        let usesNetwork = host != "localhost" || value("protocol")?.lowercased() == "tcp"
        return ClientConnection.Target(
            host: host == "localhost" && usesNetwork ? "127.0.0.1" : host,
            socket: usesNetwork ? nil : value("socket") ?? ServerOptions.socket(flavour),
            port: Int(value("port") ?? environment?["MYSQL_TCP_PORT"] ?? "") ?? 3306,
            user: value("user") ?? simulation.accountName(of: me),
            password: values["password"] ?? environment?["MYSQL_PWD"], database: value("database"), flavour: flavour)
    }
}
