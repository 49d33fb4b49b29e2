/// The command of RUN, CMD or ENTRYPOINT (buildkit `ShellDependantCmdLine`).
package struct InstructionCommand: Hashable, Sendable {
    /// The exec form's words, or the shell form's whole text as one word.
    package var words: [String]
    /// Whether the shell runs it: it was no JSON array (buildkit `PrependShell`).
    package var isShellForm: Bool
    /// The here-documents that belong to it.
    package var heredocs: [Heredoc]

    init(_ parsed: ParsedInstruction) {
        words = parsed.commandWords(parsed.arguments)
        isShellForm = !parsed.isJSON
        heredocs = parsed.heredocs
    }
}

extension ParsedInstruction {
    /// The exec form's words, or all of the shell form joined to one (buildkit `handleJSONArgs`).
    func commandWords(_ arguments: [String]) -> [String] {
        isJSON || arguments.isEmpty ? arguments : [arguments.joined(separator: " ")]
    }
}
