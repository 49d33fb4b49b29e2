/// A command line that was not understood, in Docker's words.
package struct UsageError: Error, Sendable, Equatable {
    /// The last line of the message, which points at a help page.
    package enum Hint: Sendable, Equatable {
        case run(String)
        case see(String)
        /// "SRun", a slip in Docker 28 that learners will meet.
        case sRun(String)

        fileprivate var text: String {
            switch self {
            case .run(let path): "Run '\(path) --help' for more information"
            case .see(let path): "See '\(path) --help' for more information"
            case .sRun(let path): "SRun '\(path) --help' for more information"
            }
        }
    }

    package var message: String
    /// The usage line shown below the message, if any.
    package var usage: String?
    package var hint: Hint?
    package var exitStatus: Int

    package init(_ message: String, usage: String? = nil, hint: Hint? = nil, exitStatus: Int) {
        self.message = message
        self.usage = usage
        self.hint = hint
        self.exitStatus = exitStatus
    }

    /// What standard error says, line ends included.
    package var text: String {
        var blocks = [message]
        if let usage { blocks.append("Usage:  \(usage)") }
        if let hint { blocks.append(hint.text) }
        return blocks.joined(separator: "\n\n") + "\n"
    }
}

extension UsageError {
    /// A flag that the command does not have or a value that the flag does not take.
    package static func flag(_ message: String, in command: CommandSpec) -> UsageError {
        guard command.family != .compose else { return UsageError(message, exitStatus: 1) }
        return UsageError(message, usage: command.usage, hint: .run(command.displayPath), exitStatus: 125)
    }

    /// A value that a flag does not take, with the reason.
    package static func value(
        _ value: String, of flag: FlagSpec, because reason: String, in command: CommandSpec
    ) -> UsageError {
        let quoted = GoQuote.quote(value)
        return .flag("invalid argument \(quoted) for \"\(flag.spelling)\" flag: \(reason)", in: command)
    }

    /// A first word that is no command of this group.
    package static func unknownCommand(_ word: String, in group: CommandSpec) -> UsageError {
        let path = group.displayPath
        let isRoot = !path.contains(" ")
        return UsageError(
            "docker: unknown command: \(path) \(word)", usage: isRoot ? nil : group.usage, hint: .run(path),
            exitStatus: 1)
    }

    /// Too many or too few operands, nil where their number is right.
    package static func operands(_ operands: [String], of command: CommandSpec) -> UsageError? {
        guard !command.arity.admits(operands.count) else { return nil }
        switch command.arityWording {
        case .plain: return UsageError(prefix(command) + plainComplaint(operands, command), exitStatus: 1)
        case .docker: return dockerComplaint(command)
        }
    }

    private static func dockerComplaint(_ command: CommandSpec) -> UsageError {
        let path = command.displayPath
        let (complaint, hint): (String, Hint) =
            switch command.arity {
            case .none, .any: ("accepts no arguments", .run(path))
            case .exact(let count): ("requires \(arguments(count))", .run(path))
            case .atLeast(let count): ("requires at least \(arguments(count))", .see(path))
            case .atMost(let count): ("requires at most \(arguments(count))", .sRun(path))
            case .range(let least, let most): ("requires at least \(least) and at most \(arguments(most))", .run(path))
            }
        return UsageError(
            "\(prefix(command))docker: '\(path)' \(complaint)", usage: command.usage, hint: hint, exitStatus: 1)
    }

    private static func prefix(_ command: CommandSpec) -> String {
        command.family == .buildx ? "ERROR: " : ""
    }

    private static func arguments(_ count: Int) -> String {
        count == 1 ? "1 argument" : "\(count) arguments"
    }

    private static func plainComplaint(_ operands: [String], _ command: CommandSpec) -> String {
        let given = operands.count
        return switch command.arity {
        case .none, .any: "unknown command \(GoQuote.quote(operands.first ?? "")) for \"\(command.displayPath)\""
        case .exact(let count): "accepts \(count) arg(s), received \(given)"
        case .atLeast(let count): "requires at least \(count) arg(s), only received \(given)"
        case .atMost(let count): "accepts at most \(count) arg(s), received \(given)"
        case .range(let least, let most): "accepts between \(least) and \(most) arg(s), received \(given)"
        }
    }
}
