/// `WORKDIR path` (buildkit `parseWorkdir`).
package struct WorkdirInstruction: Hashable, Sendable {
    /// The folder, perhaps relative to the one before.
    package var path: String

    init(_ parsed: ParsedInstruction) throws(DockerfileError) {
        guard parsed.arguments.count == 1 else { throw .exactlyOneArgument("WORKDIR") }
        _ = try InstructionFlags(parsed, [])
        path = parsed.arguments[0]
    }
}
