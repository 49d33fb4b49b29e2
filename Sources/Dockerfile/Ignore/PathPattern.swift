/// A pattern for paths as Go's `path.Match` reads it: `*` and `?` stay within a name, `[a-z]` is a class, `\` takes
/// the next character as it is. `COPY` matches file names by it, `docker images` references.
package struct PathPattern: Hashable, Sendable {
    private let glob: IgnoreGlob?

    /// Throws "syntax error in pattern" for a class that is open or empty, or a `\` at the end.
    package init(_ pattern: String) throws(DockerfileError) {
        guard IgnoreGlob.isWellFormed(pattern) else { throw IgnorePattern.fault }
        // Two stars mean here what one does.
        var text = ""
        var (isEscaped, followsStar) = (false, false)
        for scalar in pattern.unicodeScalars {
            let isStar = scalar == "*" && !isEscaped
            if !(isStar && followsStar) { text.unicodeScalars.append(scalar) }
            (isEscaped, followsStar) = (scalar == "\\" && !isEscaped, isStar)
        }
        glob = IgnoreGlob(text)
    }

    /// Whether no class in it runs backwards (`[z-a]`): such a pattern matches nothing.
    package var isSound: Bool { glob != nil }

    package func matches(_ path: String) -> Bool { glob?.matches(path) ?? false }
}
