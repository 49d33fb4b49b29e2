/// What `apk` has installed: the records of `/lib/apk/db/installed`, and the wishes of `/etc/apk/world`.
package struct ApkDatabase: Sendable, Equatable {
    package static let path = "/lib/apk/db/installed"
    package static let worldPath = "/etc/apk/world"
    /// What the base image asks for.
    package static let baseWorld = [
        "alpine-baselayout", "alpine-keys", "alpine-release", "apk-tools", "busybox", "libc-utils",
    ]

    package var records: [Record]

    /// An installed package.
    package struct Record: Sendable, Equatable {
        package var name: String
        package var version: String
        package var downloadSize: Int
        package var installedSize: Int
        package var summary: String
        package var dependencies: [String]
        /// Absolute paths.
        package var files: [String]

        package init(_ package: SystemPackage, files: [String]) {
            name = package.name
            version = package.version
            downloadSize = package.downloadSize
            installedSize = package.installedSize
            summary = package.summary
            dependencies = package.dependencies
            self.files = files
        }

        fileprivate init?(_ lines: [Substring]) {
            var values: [Character: String] = [:]
            var directory = ""
            files = []
            for line in lines where line.count >= 2 {
                let value = String(line.dropFirst(2))
                switch line.first {
                case "F": directory = value
                case "R": files.append("/" + directory + "/" + value)
                case let letter?: values[letter] = value
                case nil: break
                }
            }
            guard let name = values["P"], let version = values["V"] else { return nil }
            self.name = name
            self.version = version
            downloadSize = values["S"].flatMap { Int($0) } ?? 0
            installedSize = values["I"].flatMap { Int($0) } ?? 0
            summary = values["T"] ?? ""
            dependencies = (values["D"] ?? "").split(separator: " ").map(String.init)
        }

        fileprivate var text: String {
            var lines = [
                "P:" + name, "V:" + version, "A:x86_64", "S:\(downloadSize)", "I:\(installedSize)", "T:" + summary,
                "o:" + name,
            ]
            if !dependencies.isEmpty { lines.append("D:" + dependencies.joined(separator: " ")) }
            var directory = ""
            for file in files {
                let parts = file.split(separator: "/")
                let parent = parts.dropLast().joined(separator: "/")
                if parent != directory { lines.append("F:" + parent) }
                directory = parent
                lines.append("R:" + (parts.last ?? ""))
            }
            return lines.map { $0 + "\n" }.joined()
        }
    }

    package init(records: [Record] = []) { self.records = records }

    /// From the database's text; records without a name are left out.
    package init(_ text: String) {
        var lines: [Substring] = []
        records = []
        let all: [Substring] = text.split(separator: "\n", omittingEmptySubsequences: false) + [""]
        for line in all {
            if !line.isEmpty {
                lines.append(line)
                continue
            }
            if let record = Record(lines) { records.append(record) }
            lines = []
        }
    }

    package var text: String { records.map { $0.text + "\n" }.joined() }

    package subscript(name: String) -> Record? { records.first { $0.name == name } }

    package var names: Set<String> { Set(records.map(\.name)) }

    /// All installed packages together, in bytes.
    package var installedSize: Int { records.reduce(0) { $0 + $1.installedSize } }

    /// Adds a record at its place: they are sorted by name.
    package mutating func add(_ record: Record) {
        records.removeAll { $0.name == record.name }
        let place = records.firstIndex { record.name.utf8.lexicographicallyPrecedes($0.name.utf8) }
        records.insert(record, at: place ?? records.endIndex)
    }
}

extension Distribution {
    /// The database of the base image, for Alpine.
    package static func apkBase(release: String) -> ApkDatabase {
        let index = find(id: "alpine", version: release, codename: "")?.index.base ?? []
        return ApkDatabase(records: index.map { ApkDatabase.Record($0, files: $0.executables) })
    }
}
