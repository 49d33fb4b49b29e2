import ArgumentParser
import Terminal

/// The `drydock` command.
package struct DrydockMain: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "drydock",
        abstract: "Learn Docker in the terminal, with a Docker that is simulated.",
        discussion: """
            The words of the prompt are commands, too: drydock next, drydock map --json,
            drydock undo. drydock type help lists them.
            """,
        subcommands: [
            StartCommand.self, TypeCommand.self, SandboxCommand.self, ExplainCommand.self, WhyCommand.self,
            ProgressCommand.self,
            GradeCommand.self, InterviewCommand.self, DoctorCommand.self, EngineCommand.self,
            JoinCommand.self, LeaveCommand.self, WorkshopCommand.self,
            LintCommand.self, NewCommand.self, RecordCommand.self, PreviewCommand.self,
            SchemaCommand.self,
        ],
        defaultSubcommand: StartCommand.self)

    package init() {}

    /// Runs the command line of this process.
    package static func run() {
        _ = TerminalSession.begin()
        main(WordCommandLine.asTyped(Array(CommandLine.arguments.dropFirst())))
    }
}
