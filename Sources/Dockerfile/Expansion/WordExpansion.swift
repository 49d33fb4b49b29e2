/// What became of an expanded word (buildkit `shell.ProcessWordResult`).
package struct WordExpansion: Hashable, Sendable {
    /// The word as one text.
    package var text: String
    /// The word split at blanks after expansion, quoted blanks kept.
    package var words: [String]
    /// The variables that were set, each once, in order of use.
    package var matched: [String]
    /// The variables that were not set, each once, in order of use.
    package var unmatched: [String]
}
