/// `CMD`: the default command, or default arguments for the entry point (buildkit `parseCmd`).
package struct CmdInstruction: Hashable, Sendable {
    /// What runs.
    package var command: InstructionCommand

    init(_ parsed: ParsedInstruction) throws(DockerfileError) {
        _ = try InstructionFlags(parsed, [])
        command = InstructionCommand(parsed)
    }
}
