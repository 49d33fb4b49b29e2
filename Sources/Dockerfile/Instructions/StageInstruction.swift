/// An instruction of a stage together with the text it came from.
package struct StageInstruction: Hashable, Sendable {
    /// What it means.
    package var instruction: Instruction
    /// How it was written.
    package var source: ParsedInstruction

    /// Understands a parsed instruction; also for the triggers of a base image's ONBUILD.
    package init(_ parsed: ParsedInstruction) throws(DockerfileError) {
        instruction = try Instruction(parsed)
        source = parsed
    }

    /// The keyword as written.
    package var keyword: String { source.keyword }

    /// The source lines, counted from 1.
    package var lines: ClosedRange<Int> { source.lines }
}
