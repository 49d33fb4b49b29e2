/// Reads a command line by a tree of commands: walks to the command, takes its flags, counts its operands.
///
///     let parser = CommandLineParser(root: DockerCommandTable.root)
///     guard case .command(let command) = try parser.parse(["run", "-d", "nginx"]) else { return }
///     command.bool("detach")  // true
package struct CommandLineParser: Sendable {
    /// Why a flag does not take a value, nil where it does; for notations that this module does not know.
    package typealias ValueCheck = @Sendable (_ flag: FlagSpec, _ value: String) -> String?

    package let root: CommandSpec
    private let check: ValueCheck?

    package init(root: CommandSpec, check: ValueCheck? = nil) {
        self.root = root
        self.check = check
    }

    /// Reads the words after the program's own name.
    package func parse(_ words: [String]) throws(UsageError) -> Invocation {
        var levels: [ParsedCommand.Level] = []
        var notes: [String] = []
        var command = root
        var rest = words[...]
        while !command.subcommands.isEmpty, !runsItself(command, on: rest) {
            var scanner = FlagScanner(command: command, isInterspersed: false, check: check)
            try scanner.scan(rest)
            levels.append(ParsedCommand.Level(spec: command, flags: scanner.flags))
            notes += scanner.notes
            if scanner.asksForHelp { return .help(for: command, notes: notes) }
            if levels.count == 1, scanner.flags.bool("version") { return .version }
            rest = scanner.operands[...]
            guard let word = rest.popFirst() else { return .bareGroup(command, notes: notes) }
            if levels.count == 1, word == "help", !rest.contains(where: { $0.hasPrefix("-") }) {
                return try helpTopic(rest)
            }
            guard let next = command.subcommand(word) else {
                return try withoutCommand(word, rest, in: command, notes: notes)
            }
            command = next
        }
        return try leaf(command, rest, levels, notes)
    }

    /// Whether a group that also works by itself is meant, and none of its subcommands.
    private func runsItself(_ command: CommandSpec, on words: ArraySlice<String>) -> Bool {
        guard command.isRunnableGroup else { return false }
        return words.first { !$0.hasPrefix("-") }.flatMap(command.subcommand) == nil
    }

    private func leaf(
        _ command: CommandSpec, _ words: ArraySlice<String>, _ above: [ParsedCommand.Level], _ notesAbove: [String]
    ) throws(UsageError) -> Invocation {
        var scanner = FlagScanner(command: command, isInterspersed: command.isInterspersed, check: check)
        try scanner.scan(words)
        let notes = notesAbove + scanner.notes
        if scanner.asksForHelp { return .help(for: command, notes: notes) }
        if let error = UsageError.operands(scanner.operands, of: command) { throw error }
        return .command(
            ParsedCommand(
                levels: above + [ParsedCommand.Level(spec: command, flags: scanner.flags)],
                spec: command,
                flags: scanner.flags,
                operands: scanner.operands,
                operandsBeforeDash: scanner.operandsBeforeDash,
                notes: notes))
    }

    /// A first word that names no command: a request for help after all, or a mistake.
    private func withoutCommand(
        _ word: String, _ rest: ArraySlice<String>, in group: CommandSpec, notes: [String]
    ) throws(UsageError) -> Invocation {
        if rest.contains("--help"), group.family != .compose { return .help(for: group, notes: notes) }
        switch group.family {
        case .docker: throw .unknownCommand(word, in: group)
        case .buildx:
            return .help(for: group, complaint: "ERROR: unknown command: \(GoQuote.quote(word))\n", notes: notes)
        case .compose where group.path != "docker compose":
            return .help(for: group, notes: notes)
        case .compose:
            let complaint = "unknown docker command: \(GoQuote.quote("compose \(word)"))\n"
            return .help(for: group, complaint: complaint, notes: notes)
        }
    }

    private func helpTopic(_ words: ArraySlice<String>) throws(UsageError) -> Invocation {
        guard let command = root.descendant(words) else {
            throw UsageError("unknown help topic: \(words.joined(separator: " "))", exitStatus: 1)
        }
        return .help(for: command, notes: [])
    }
}

extension Invocation {
    /// A help page on standard output; with a complaint below it the program fails.
    fileprivate static func help(
        for command: CommandSpec, complaint: String = "", notes: [String]
    ) -> Invocation {
        let status = complaint.isEmpty ? 0 : 1
        return .help(
            HelpRequest(spec: command, stream: .output, exitStatus: status, complaint: complaint, notes: notes))
    }

    /// A group alone shows its help; Docker's own groups show it on standard error.
    fileprivate static func bareGroup(_ group: CommandSpec, notes: [String]) -> Invocation {
        let stream: HelpRequest.Stream = group.family == .docker ? .error : .output
        return .help(HelpRequest(spec: group, stream: stream, exitStatus: 0, complaint: "", notes: notes))
    }
}
