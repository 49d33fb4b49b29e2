/// A warning about a Dockerfile that builds all the same (buildkit `lint.Warning`).
package struct BuildCheck: Hashable, Sendable {
    /// The rule that was broken.
    package var rule: BuildRule
    /// What is wrong here.
    package var message: String
    /// The source lines concerned, counted from 1.
    package var lines: ClosedRange<Int>

    /// What a build lists after it is done: `FromAsCasing: 'as' and … (line 1)`.
    package var summary: String { "\(rule.name): \(message) (line \(lines.lowerBound))" }

    /// What `docker build --check` prints, without the blank line before it.
    package func report(source: [String], fileName: String) -> [String] {
        ["WARNING: \(rule.name) - \(rule.url)", message]
            + SourceExcerpt.lines(of: source, fileName: fileName, marked: lines)
    }
}
