/// A version of a package of the npm registry.
package struct NodePackage: Sendable, Equatable {
    package var name: String
    package var version: String
    /// Unpacked, in bytes.
    package var size: Int
    package var dependencies: [Dependency]
    package var commands: [String]
    package var otherVersions: [String]

    package struct Dependency: Sendable, Equatable {
        package var name: String
        package var range: String
        package var isOptional: Bool

        package init(_ word: String) {
            var text = Substring(word)
            isOptional = text.hasSuffix("?")
            if isOptional { text.removeLast() }
            // A name may begin with an `@` of its own.
            let mark = text.dropFirst().lastIndex(of: "@") ?? text.endIndex
            name = String(text[..<mark])
            range = mark == text.endIndex ? "*" : String(text[text.index(after: mark)...]).replacing("+", with: " ")
        }
    }

    init?(_ line: CatalogueLine) {
        guard line.words.count == 3, let size = Int(line.words[2]) else { return nil }
        name = line.words[0]
        version = line.words[1]
        self.size = size
        dependencies = line.list("<").map(Dependency.init)
        commands = line.list(">").filter { !$0.contains("(") }
        otherVersions = line.list("=")
    }

    /// The same package at another version, of which little more is known.
    func at(_ other: String) -> NodePackage {
        var copy = self
        copy.version = other
        return copy
    }
}

/// The npm registry.
package struct NodeIndex: Sendable {
    private let packages: [String: [NodePackage]]

    package static let standard = NodeIndex(catalogue)

    init(_ text: String) {
        packages = Dictionary(grouping: CatalogueLine.all(in: text).compactMap { NodePackage($0) }, by: \.name)
    }

    package func has(_ name: String) -> Bool { packages[name] != nil }

    /// The version that `npm install NAME` takes.
    package func latest(_ name: String) -> NodePackage? {
        packages[name]?.max { PackageVersion.compare($0.version, $1.version) < 0 }
    }

    /// The newest version within a range.
    package func find(_ name: String, _ range: String) -> NodePackage? {
        if range == "latest" || range == "*" || range.isEmpty { return latest(name) }
        let wish = SemanticRange(range)
        var best: NodePackage?
        for package in packages[name] ?? [] {
            for version in [package.version] + package.otherVersions where wish.allows(version) {
                if let found = best, PackageVersion.compare(found.version, version) >= 0 { continue }
                best = package.at(version)
            }
        }
        return best
    }
}

/// A range of versions as npm writes it: `^1.2.3`, `~1.2`, `>=1 <3`, `1.x || 2.x` (node-semver).
package struct SemanticRange: Sendable {
    private var alternatives: [[(sign: String, version: String)]] = []

    package init(_ text: String) {
        var rest = text[...]
        var parts: [Substring] = []
        while let bar = rest.firstRange(of: "||") {
            parts.append(rest[..<bar.lowerBound])
            rest = rest[bar.upperBound...]
        }
        parts.append(rest)
        alternatives = parts.map { part in
            var conditions: [(sign: String, version: String)] = []
            var pending = ""
            for word in part.split(separator: " ") {
                let sign = pending + word.prefix { "^~<>=v".contains($0) }
                let version = word.drop { "^~<>=v".contains($0) }
                pending = version.isEmpty ? sign : ""
                if !version.isEmpty { conditions.append((sign.filter { $0 != "v" }, String(version))) }
            }
            return conditions
        }
    }

    package func allows(_ version: String) -> Bool {
        alternatives.contains { $0.allSatisfy { Self.allows(version, $0.sign, $0.version) } }
    }

    private static func allows(_ version: String, _ sign: String, _ wish: String) -> Bool {
        let parts = wish.split(separator: ".").map { Int($0.prefix { $0.isNumber }) }
        let numbers = parts.prefix { $0 != nil }.compactMap { $0 }
        guard !numbers.isEmpty else { return true }
        let full = (numbers + [0, 0, 0]).prefix(3).map(String.init).joined(separator: ".")
        let isAtLeast = PackageVersion.compare(version, full) >= 0
        func below(_ place: Int) -> Bool {
            var next = (numbers + [0, 0, 0]).prefix(place + 1).map { $0 }
            next[place] += 1
            let limit = (next + [0, 0, 0]).prefix(3).map(String.init).joined(separator: ".")
            return PackageVersion.compare(version, limit) < 0
        }
        switch sign {
        case "^":
            // What stands before the first number that is not 0 may not change.
            let place = numbers.firstIndex { $0 != 0 } ?? numbers.count - 1
            return isAtLeast && below(min(place, 2))
        case "~": return isAtLeast && below(min(1, numbers.count - 1))
        case ">=": return isAtLeast
        case ">": return PackageVersion.compare(version, full) > 0
        case "<": return PackageVersion.compare(version, full) < 0
        case "<=": return PackageVersion.compare(version, full) <= 0
        default:
            return numbers.count == 3
                ? PackageVersion.compare(version, wish) == 0 : isAtLeast && below(numbers.count - 1)
        }
    }
}
