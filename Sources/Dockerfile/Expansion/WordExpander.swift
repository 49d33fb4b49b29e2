/// Expands `$variables`, quotes and escapes in the words of a Dockerfile (buildkit `shell.Lex`).
///
/// It is BuildKit's own small language and not the shell's: the shell of RUN never sees these words.
///
/// ```swift
/// try WordExpander().expand("a${TAG:-x}", with: [:]).text  // "ax"
/// ```
package struct WordExpander: Hashable, Sendable {
    /// The escape character, `\` or a backquote.
    package var escape: Unicode.Scalar
    /// Whether quotes stay in the result.
    package var keepsQuotes = false
    /// Whether escape characters stay in the result.
    package var keepsEscapes = false
    /// Whether quotes are ordinary characters: the content of here-documents.
    package var ignoresQuotes = false
    /// Whether a variable that is not set stays as it is written.
    package var keepsUnsetVariables = false

    /// Makes an expander with BuildKit's defaults.
    package init(escape: Unicode.Scalar = "\\") { self.escape = escape }

    /// The expander for the content of a here-document whose name is not quoted.
    package static var heredocContent: WordExpander {
        var expander = WordExpander()
        expander.ignoresQuotes = true
        return expander
    }

    /// Expands one word; the error's text is BuildKit's `failed to process "…": …`.
    package func expand(
        _ word: String, with environment: [String: String]
    ) throws(DockerfileError) -> WordExpansion {
        var unmatched: [String] = []
        return try expand(word, with: environment, unmatched: &unmatched)
    }

    /// Expands one word and adds the names that are not set, even when the word turns out to be faulty.
    func expand(
        _ word: String, with environment: [String: String], unmatched: inout [String]
    ) throws(DockerfileError) -> WordExpansion {
        var scanner = WordScanner(word, expander: self, environment: environment)
        defer { unmatched += scanner.unmatched }
        do {
            return try scanner.expansion()
        } catch {
            throw DockerfileError("failed to process \(word.goQuoted): \(error.message)")
        }
    }
}
