/// `SHELL ["program", …]`: what runs the shell form from here on (buildkit `parseShell`).
package struct ShellInstruction: Hashable, Sendable {
    /// The shell and its options.
    package var words: [String]

    init(_ parsed: ParsedInstruction) throws(DockerfileError) {
        _ = try InstructionFlags(parsed, [])
        words = parsed.commandWords(parsed.arguments)
        guard !words.isEmpty else { throw .atLeastOneArgument("SHELL") }
        guard parsed.isJSON else { throw DockerfileError("SHELL requires the arguments to be in JSON form") }
    }
}
