/// A Dockerfile taken apart into instructions (buildkit `parser.Result`).
package struct DockerfileDocument: Hashable, Sendable {
    /// The escape character, `\` unless `# escape=` says otherwise.
    package var escape: Unicode.Scalar
    /// The directives at the top.
    package var directives: [Directive]
    /// The instructions in order, at least one.
    package var instructions: [ParsedInstruction]
    /// The continuations with an empty line in them.
    package var emptyContinuations: [EmptyContinuation]
    /// The text's lines without newlines; the last one is empty if the text ends with a newline.
    package var sourceLines: [String]

    /// Parses a Dockerfile; bytes that are not UTF-8 become U+FFFD.
    package init(parsing bytes: some Collection<UInt8>) throws(DockerfileError) {
        self = try DocumentParser.parse(String(decoding: bytes, as: UTF8.self))
    }

    /// Parses a Dockerfile.
    package init(parsing text: String) throws(DockerfileError) {
        self = try DocumentParser.parse(text)
    }

    init(
        escape: Unicode.Scalar, directives: [Directive], instructions: [ParsedInstruction],
        emptyContinuations: [EmptyContinuation], sourceLines: [String]
    ) {
        self.escape = escape
        self.directives = directives
        self.instructions = instructions
        self.emptyContinuations = emptyContinuations
        self.sourceLines = sourceLines
    }

    /// The value of a directive, if it is there.
    package func directive(_ name: String) -> Directive? { directives.first { $0.name == name } }
}
