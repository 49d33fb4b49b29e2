/// A project of the Python Package Index.
package struct PythonProject: Sendable, Equatable {
    /// As its metadata spells it: `Flask`.
    package var name: String
    /// The newest version.
    package var version: String
    package var downloadSize: Int
    package var installedSize: Int
    package var fileName: String
    package var requirements: [PythonRequirement]
    package var commands: [String]
    package var modules: [String]
    /// The other versions that can be had, newest first.
    package var otherVersions: [String]

    init?(_ line: CatalogueLine) {
        guard line.words.count == 5, let download = Int(line.words[2]), let installed = Int(line.words[3]) else {
            return nil
        }
        name = line.words[0]
        version = line.words[1]
        downloadSize = download
        installedSize = installed
        fileName = line.words[4]
        requirements = line.list("<").compactMap { try? PythonRequirement($0) }
        commands = line.list(">")
        modules = line.list("@")
        otherVersions = line.list("=")
    }

    /// All versions, newest first.
    package var versions: [String] { [version] + otherVersions }

    /// There is only the source: it must be built.
    package var isSourceOnly: Bool { fileName.hasSuffix(".tar.gz") }

    /// The project at another of its versions. What that version needed is known by name only.
    package func at(_ other: String) -> PythonProject {
        guard other != version else { return self }
        var copy = self
        copy.version = other
        copy.otherVersions = versions.filter { $0 != other }
        copy.fileName = fileName.replacing("-\(version)", with: "-\(other)", maxReplacements: 1)
        copy.requirements = requirements.map { PythonRequirement(name: $0.name) }
        return copy
    }
}

/// The Python Package Index.
package struct PythonIndex: Sendable {
    private let projects: [String: PythonProject]

    package static let standard = PythonIndex(catalogue)

    /// What can be reached without a network.
    package static let empty = PythonIndex("")

    init(_ text: String) {
        var projects: [String: PythonProject] = [:]
        for project in CatalogueLine.all(in: text).compactMap({ PythonProject($0) }) {
            projects[PythonRequirement.key(project.name)] = project
        }
        self.projects = projects
    }

    package subscript(name: String) -> PythonProject? { projects[PythonRequirement.key(name)] }
}

/// A requirement: `flask>=2.3,<4` (PEP 508, without extras and markers that hold).
package struct PythonRequirement: Sendable, Hashable {
    /// As it was written.
    package var name: String
    package var conditions: [Condition]
    /// Behind a `;`.
    package var marker: String?

    package struct Condition: Sendable, Hashable {
        package var sign: String
        package var version: String

        package func allows(_ other: String) -> Bool {
            let order = PackageVersion.compare(other, version)
            switch sign {
            case "==", "===":
                guard version.hasSuffix(".*") else { return order == 0 }
                let prefix = version.dropLast(2)
                return other == prefix || other.hasPrefix(prefix + ".")
            case "!=": return !Condition(sign: "==", version: version).allows(other)
            case ">=": return order >= 0
            case "<=": return order <= 0
            case ">": return order > 0
            case "<": return order < 0
            case "~=":
                let parts = version.split(separator: ".").dropLast().joined(separator: ".")
                return order >= 0 && (other == parts || other.hasPrefix(parts + "."))
            default: return false
            }
        }
    }

    /// Why a text is no requirement, and where.
    package struct Failure: Error {
        package var message: String
        package var offset: Int
        package var hint: String?
    }

    package init(name: String, conditions: [Condition] = []) {
        self.name = name
        self.conditions = conditions
    }

    package init(_ text: String) throws(Failure) {
        let parts = text.split(separator: ";", maxSplits: 1, omittingEmptySubsequences: false)
        marker = parts.count > 1 ? parts[1].trimmed : nil
        let body = parts[0].trimmed
        let isNameStart = body.first.map { $0.isASCII && ($0.isLetter || $0.isNumber) } ?? false
        guard isNameStart else {
            throw Failure(message: "Expected package name at the start of dependency specifier", offset: 0)
        }
        let name = body.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) || "._-".contains($0) }
        self.name = String(name)
        conditions = []
        var rest = String(body.dropFirst(name.count)).trimmed
        if rest.hasPrefix("["), let end = rest.firstIndex(of: "]") {
            rest = String(rest[rest.index(after: end)...]).trimmed
        }
        if rest.hasPrefix("(") { rest = String(rest.dropFirst().prefix { $0 != ")" }) }
        guard !rest.isEmpty else { return }
        for part in rest.split(separator: ",", omittingEmptySubsequences: false).map(\.trimmed) {
            let sign = part.prefix { "=<>!~".contains($0) }
            let version = part.dropFirst(sign.count).trimmed
            let isSign = ["==", "===", "!=", ">=", "<=", ">", "<", "~="].contains(String(sign))
            guard isSign, !version.isEmpty, version.allSatisfy({ !$0.isWhitespace }) else {
                throw Failure(
                    message: "Expected end or semicolon (after name and no valid version specifier)",
                    offset: body.count - rest.count,
                    hint: sign == "=" ? "= is not a valid operator. Did you mean == ?" : nil)
            }
            conditions.append(Condition(sign: String(sign), version: String(version)))
        }
    }

    package func allows(_ version: String) -> Bool { conditions.allSatisfy { $0.allows(version) } }

    /// `click>=8.1.3`
    package var text: String { name + conditions.map { $0.sign + $0.version }.joined(separator: ",") }

    package var key: String { Self.key(name) }

    /// Names that differ in case, dots, dashes and underscores are one (PEP 503).
    package static func key(_ name: String) -> String {
        String(name.lowercased().map { $0 == "_" || $0 == "." ? "-" : $0 })
    }
}

extension StringProtocol {
    fileprivate var trimmed: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
