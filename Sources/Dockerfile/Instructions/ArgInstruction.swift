/// `ARG name[=default] …` (buildkit `parseArg`).
package struct ArgInstruction: Hashable, Sendable {
    /// One declared argument.
    package struct Argument: Hashable, Sendable {
        /// The argument's name.
        package var name: String
        /// The default, nil if there is none.
        package var value: String?
        /// What a comment `# name …` right before says about it.
        package var documentation: String
    }

    /// The arguments in order.
    package var arguments: [Argument]

    init(_ parsed: ParsedInstruction) throws(DockerfileError) {
        guard !parsed.arguments.isEmpty else { throw .atLeastOneArgument("ARG") }
        arguments = []
        for word in parsed.arguments {
            let (name, value) = word.cut(at: "=").map { ($0.before, Optional($0.after)) } ?? (word, nil)
            guard !name.isEmpty || value == nil else { throw .blankName("ARG") }
            arguments.append(Argument(name: name, value: value, documentation: parsed.documentation(of: name)))
        }
    }
}
