/// What a command line asks for.
package enum Invocation: Sendable {
    case command(ParsedCommand)
    /// A help page instead of the command's work.
    case help(HelpRequest)
    /// `docker --version`.
    case version
}

/// A help page to print: which, where, and how the program then ends.
package struct HelpRequest: Sendable {
    /// The stream a help page goes to.
    package enum Stream: Sendable, Equatable {
        case output
        case error
    }

    package let spec: CommandSpec
    package let stream: Stream
    package let exitStatus: Int
    /// What standard error says after the page; "" for nothing.
    package let complaint: String
    /// Deprecation notes for standard output, printed before the page.
    package let notes: [String]

    /// The page itself.
    package var page: String { helpPage(for: spec) }
}
