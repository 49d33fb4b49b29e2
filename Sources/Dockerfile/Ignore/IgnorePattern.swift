/// One pattern of a `.dockerignore` (moby `patternmatcher.Pattern`).
package struct IgnorePattern: Hashable, Sendable {
    /// The pattern without its `!`.
    package let text: String
    /// Whether it began with `!`.
    package let isException: Bool
    /// The number of path parts in it.
    let depth: Int
    private let form: Form

    /// How a pattern is compared; the cheap forms are also moby's, with their peculiarities.
    private enum Form: Hashable {
        case exact(String)
        case prefix(String)
        case suffix(String)
        case glob(IgnoreGlob)
        /// A class such as `[z-a]`, found out only when it is asked.
        case invalid
    }

    static let fault = DockerfileError("syntax error in pattern")

    init(_ cleaned: String) throws(DockerfileError) {
        isException = cleaned.hasBytePrefix("!")
        text = isException ? String(cleaned.unicodeScalars.dropFirst()) : cleaned
        guard !text.isEmpty else { throw DockerfileError("illegal exclusion pattern: \"!\"") }
        guard IgnoreGlob.isWellFormed(text) else { throw Self.fault }
        depth = text.split(on: "/").count
        form = Self.form(of: text)
    }

    private static func form(of text: String) -> Form {
        let view = text.unicodeScalars
        let specials = Set("*?[]\\".unicodeScalars)
        let count = view.count
        if !view.contains(where: specials.contains) { return .exact(text) }
        if view.starts(with: "**".unicodeScalars), !view.dropFirst(2).contains(where: specials.contains) {
            return .suffix(String(view.dropFirst(2)))
        }
        if text.hasSuffix("**"), !view.prefix(count - 2).contains(where: specials.contains) {
            return .prefix(String(view.prefix(count - 2)))
        }
        return IgnoreGlob(text).map { .glob($0) } ?? .invalid
    }

    func matches(_ path: String) throws(DockerfileError) -> Bool {
        switch form {
        case .exact(let text): return path.hasSameBytes(as: text)
        case .prefix(let text): return path.hasBytePrefix(text)
        case .suffix(let text):
            // "**/foo" also matches "foo".
            return path.utf8.reversed().starts(with: text.utf8.reversed()) || ("/" + path).hasSameBytes(as: text)
        case .glob(let glob): return glob.matches(path)
        case .invalid: throw Self.fault
        }
    }
}
