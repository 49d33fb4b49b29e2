/// One stage of a build: a FROM and all that follows it (buildkit `instructions.Stage`).
package struct Stage: Hashable, Sendable {
    /// The lower-cased name after AS, empty if there is none.
    package var name: String
    /// The image or stage it starts from, variables unexpanded.
    package var baseName: String
    /// The `--platform`, variables unexpanded, empty if there is none.
    package var platform: String
    /// What a comment `# name …` right before FROM says: shown by `--call=targets`.
    package var documentation: String
    /// The FROM as written.
    package var source: ParsedInstruction
    /// The instructions after FROM.
    package var instructions: [StageInstruction]

    init(_ from: FromInstruction, source: ParsedInstruction) {
        name = from.stageName
        baseName = from.baseName
        platform = from.platform
        documentation = source.documentation(of: from.stageName)
        self.source = source
        instructions = []
    }

    /// The source lines of FROM, counted from 1.
    package var lines: ClosedRange<Int> { source.lines }
}
