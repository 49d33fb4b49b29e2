/// The patterns of a `.dockerignore`, ready to be asked about paths (moby `patternmatcher.PatternMatcher`).
///
/// The last pattern that matches decides; a pattern with `!` takes back what earlier ones matched.
package struct IgnorePatterns: Hashable, Sendable {
    /// The patterns in order.
    package let patterns: [IgnorePattern]

    /// Understands patterns as `IgnoreFile.patterns(in:)` gives them; empty ones are dropped.
    package init(_ patterns: [String]) throws(DockerfileError) {
        var understood: [IgnorePattern] = []
        for pattern in patterns {
            let text = pattern.trimmed
            if !text.isEmpty { understood.append(try IgnorePattern(text.cleanedPath)) }
        }
        self.patterns = understood
    }

    /// Understands the text of a `.dockerignore`.
    package init(parsing text: String) throws(DockerfileError) {
        try self.init(IgnoreFile.patterns(in: text))
    }

    /// Whether any pattern begins with `!`: then an ignored folder may hold files that are not.
    package var hasExceptions: Bool { patterns.contains(where: \.isException) }

    /// Whether a path is ignored, itself or through a folder above it: what a build context leaves out.
    package func matchesOrParentMatches(_ path: String) throws(DockerfileError) -> Bool {
        try isMatched(path) { pattern, parents throws(DockerfileError) in
            for count in parents.indices where try pattern.matches(parents[...count].joined(separator: "/")) {
                return true
            }
            return false
        }
    }

    /// The older rule, which asks only about the folder as deep as the pattern (moby `Matches`).
    package func matches(_ path: String) throws(DockerfileError) -> Bool {
        try isMatched(path) { pattern, parents throws(DockerfileError) in
            guard pattern.depth <= parents.count else { return false }
            return try pattern.matches(parents[..<pattern.depth].joined(separator: "/"))
        }
    }

    private func isMatched(
        _ path: String, byParent: (IgnorePattern, [String]) throws(DockerfileError) -> Bool
    ) throws(DockerfileError) -> Bool {
        let path = path.cleanedPath
        if path == "." { return false }
        let parents = Self.parents(of: path)
        var isMatched = false
        for pattern in patterns where pattern.isException == isMatched {
            var hit = try pattern.matches(path)
            if !hit, let parents { hit = try byParent(pattern, parents) }
            if hit { isMatched = !pattern.isException }
        }
        return isMatched
    }

    /// The parts of the folder above a path, nil at the top.
    private static func parents(of path: String) -> [String]? {
        let parts = path.split(on: "/")
        guard parts.count > 1 else { return nil }
        return parts.dropLast() == [""] ? ["", ""] : Array(parts.dropLast())
    }
}
