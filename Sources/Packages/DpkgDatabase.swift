/// What `dpkg` has installed: the records of `/var/lib/dpkg/status`.
package struct DpkgDatabase: Sendable, Equatable {
    package static let path = "/var/lib/dpkg/status"
    /// Which packages nobody asked for.
    package static let statesPath = "/var/lib/apt/extended_states"

    /// By name.
    package private(set) var records: [String: Record] = [:]

    /// A package that is installed, or of which the configuration is left.
    package struct Record: Sendable, Equatable {
        package var name: String
        package var version: String
        package var architecture: String
        /// In bytes.
        package var installedSize: Int
        package var dependencies: [String]
        package var summary: String
        package var isInstalled = true
        /// Shown as `libc6:amd64`.
        package var isMultiArch = false

        package init(_ package: SystemPackage) {
            name = package.name
            version = package.version
            architecture = package.architecture
            installedSize = package.installedSize
            dependencies = package.dependencies
            summary = package.summary
            isMultiArch = package.isMultiArch
        }

        fileprivate init?(_ text: Substring) {
            var fields: [Substring: String] = [:]
            for line in text.split(separator: "\n") where !line.hasPrefix(" ") {
                guard let colon = line.firstIndex(of: ":") else { continue }
                fields[line[..<colon]] = String(line[line.index(after: colon)...].drop { $0 == " " })
            }
            guard let name = fields["Package"], let version = fields["Version"] else { return nil }
            self.name = name
            self.version = version
            architecture = fields["Architecture"] ?? "amd64"
            installedSize = (fields["Installed-Size"].flatMap { Int($0) } ?? 0) * 1024
            dependencies = (fields["Depends"] ?? "").split(separator: ",").map { $0.filter { $0 != " " } }
            summary = fields["Description"] ?? ""
            isInstalled = fields["Status"] == "install ok installed"
            isMultiArch = fields["Multi-Arch"] == "same"
        }

        /// The record as the database holds it and `dpkg -s` shows it.
        package var text: String {
            let status = isInstalled ? "install ok installed" : "deinstall ok config-files"
            var lines = [
                "Package: " + name, "Status: " + status, "Priority: optional", "Section: utils",
                "Installed-Size: \(installedSize / 1024)",
                "Maintainer: Debian Developers <debian-devel@lists.debian.org>",
                "Architecture: " + architecture,
            ]
            if isMultiArch { lines.append("Multi-Arch: same") }
            lines.append("Version: " + version)
            if !dependencies.isEmpty { lines.append("Depends: " + dependencies.joined(separator: ", ")) }
            lines.append("Description: " + summary)
            return lines.map { $0 + "\n" }.joined()
        }

        /// `libc6:amd64`
        package var title: String { isMultiArch ? "\(name):\(architecture)" : name }
    }

    package init() {}

    /// The database of a base image.
    package init(_ packages: [SystemPackage]) {
        for package in packages { records[package.name] = Record(package) }
    }

    /// From the database's text.
    package init(_ text: String) {
        for block in Self.blocks(text) {
            if let record = Record(block) { records[record.name] = record }
        }
    }

    private static func blocks(_ text: String) -> [Substring] {
        var blocks: [Substring] = []
        var start = text.startIndex
        var rest = text[...]
        while let gap = rest.firstRange(of: "\n\n") {
            blocks.append(text[start..<gap.lowerBound])
            start = gap.upperBound
            rest = text[start...]
        }
        return blocks + [text[start...]]
    }

    package var text: String { sorted.map { $0.text + "\n" }.joined() }

    package var sorted: [Record] {
        records.values.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    package var installed: Set<String> { Set(records.values.filter(\.isInstalled).map(\.name)) }

    package subscript(name: String) -> Record? {
        get { records[name] }
        set { records[name] = newValue }
    }
}

extension Distribution {
    static let bookworm = Distribution(family: .debian, release: "bookworm", index: .bookworm)

    /// A release of Ubuntu. It has Debian's packages, which is not the whole truth: docs/simulation.md says so.
    static func ubuntu(_ codename: String) -> Distribution {
        Distribution(family: .debian, release: codename, index: .bookworm)
    }

    /// The database of a base image of Debian or Ubuntu.
    package static func dpkgBase(id: String, codename: String) -> DpkgDatabase {
        DpkgDatabase(find(id: id, version: "", codename: codename)?.index.base ?? [])
    }
}
