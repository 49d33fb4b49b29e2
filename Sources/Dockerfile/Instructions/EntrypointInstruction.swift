/// `ENTRYPOINT`: the program a container runs (buildkit `parseEntrypoint`).
package struct EntrypointInstruction: Hashable, Sendable {
    /// What runs.
    package var command: InstructionCommand

    init(_ parsed: ParsedInstruction) throws(DockerfileError) {
        _ = try InstructionFlags(parsed, [])
        command = InstructionCommand(parsed)
    }
}
