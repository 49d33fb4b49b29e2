/// A package of a Linux distribution.
package struct SystemPackage: Sendable, Equatable {
    package var name: String
    package var version: String
    /// What is fetched, in bytes.
    package var downloadSize: Int
    /// What it takes on the disk, in bytes.
    package var installedSize: Int
    package var dependencies: [String]
    package var recommended: [String]
    package var suggested: [String]
    /// Absolute paths.
    package var executables: [String]
    package var summary: String
    /// Packages that are installed right after it, because it is there (Alpine's `install_if`).
    package var followers: [String]
    /// Scripts that say that they are executed: `pre-install`, `post-install`, `trigger`, and so on (Alpine).
    package var scripts: [String]
    /// `amd64`, or `all` for what is the same everywhere (Debian).
    package var architecture: String
    /// Whether it may be there for several processors at once (Debian's `Multi-Arch: same`).
    package var isMultiArch: Bool
    /// Whether the base image has it.
    package var isBase: Bool

    init?(_ line: CatalogueLine) {
        guard line.words.count == 4, let download = Int(line.words[2]), let installed = Int(line.words[3]) else {
            return nil
        }
        isBase = line.words[0].hasPrefix("*")
        name = String(line.words[0].drop { $0 == "*" })
        version = line.words[1]
        downloadSize = download
        installedSize = installed
        dependencies = line.list("<")
        recommended = line.list("?")
        suggested = line.list("~")
        executables = line.list(">")
        followers = line.list("+")
        scripts = line.list("!")
        architecture = line.list("@").contains("all") ? "all" : "amd64"
        isMultiArch = line.list("@").contains("same")
        summary = line.list("#").joined(separator: " ")
    }

    /// A package without contents that only needs others (`apk add --virtual`).
    package init(virtual name: String, version: String, dependencies: [String]) {
        (self.name, self.version, self.dependencies) = (name, version, dependencies)
        (downloadSize, installedSize) = (0, 0)
        (recommended, suggested, executables, followers, scripts) = ([], [], [], [], [])
        summary = "virtual meta package"
        (architecture, isMultiArch) = ("noarch", false)
        isBase = false
    }
}

/// The packages of a distribution's release.
package struct PackageIndex: Sendable {
    package private(set) var packages: [String: SystemPackage] = [:]
    /// Names that stand for a package: `openssh-client` for `openssh-client-default`.
    package private(set) var virtuals: [String: String] = [:]

    /// From a catalogue's text.
    init(_ text: String, virtuals: [String: String] = [:]) {
        for line in CatalogueLine.all(in: text) {
            if let package = SystemPackage(line) { packages[package.name] = package }
        }
        self.virtuals = virtuals
    }

    /// The package of a name, or the one that a virtual name stands for.
    package subscript(name: String) -> SystemPackage? { packages[name] ?? virtuals[name].flatMap { packages[$0] } }

    /// What the base image has, by name.
    package var base: [SystemPackage] {
        packages.values.filter(\.isBase).sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    mutating func setVersion(_ version: String, of name: String) { packages[name]?.version = version }

    /// The packages with all they need, each after what it needs, without those that are installed.
    package func closure(
        of names: [String], installed: Set<String>, recommending: Bool = false
    ) -> [SystemPackage] {
        var seen = installed
        var order: [SystemPackage] = []
        func visit(_ name: String) {
            guard let package = self[name], seen.insert(package.name).inserted else { return }
            for need in package.dependencies { visit(need) }
            order.append(package)
            for follower in package.followers { visit(follower) }
            if recommending { for more in package.recommended { visit(more) } }
        }
        for name in names { visit(name) }
        return order
    }
}
