/// `EXPOSE port[/protocol] …` (buildkit `parseExpose`).
package struct ExposeInstruction: Hashable, Sendable {
    /// The ports as written, sorted.
    package var ports: [String]

    init(_ parsed: ParsedInstruction) throws(DockerfileError) {
        guard !parsed.arguments.isEmpty else { throw .atLeastOneArgument("EXPOSE") }
        _ = try InstructionFlags(parsed, [])
        ports = parsed.arguments.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}
