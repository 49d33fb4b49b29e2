/// A release of a Linux distribution, with its packages.
package struct Distribution: Sendable {
    /// How packages are managed.
    package enum Family: Sendable, Equatable { case alpine, debian }

    package var family: Family
    /// `3.22`, `bookworm`.
    package var release: String
    package var index: PackageIndex

    /// The release that a machine's `/etc/os-release` names, by its `ID`, `VERSION_ID` and `VERSION_CODENAME`.
    package static func find(id: String, version: String, codename: String) -> Distribution? {
        switch id {
        case "alpine": alpine(version.split(separator: ".").prefix(2).joined(separator: "."))
        case "debian": bookworm
        case "ubuntu": ubuntu(codename)
        default: nil
        }
    }

    /// From the text of `/etc/os-release`.
    package static func find(osRelease text: String) -> Distribution? {
        var values: [String: String] = [:]
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: "=", maxSplits: 1).map(String.init)
            if parts.count == 2 { values[parts[0]] = parts[1].filter { $0 != "\"" } }
        }
        return find(
            id: values["ID"] ?? "", version: values["VERSION_ID"] ?? "", codename: values["VERSION_CODENAME"] ?? "")
    }
}
