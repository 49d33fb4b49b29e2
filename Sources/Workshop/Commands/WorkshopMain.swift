import ArgumentParser
import Terminal

/// The `drydock-workshop` command.
package struct WorkshopMain: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "drydock-workshop", abstract: "Lead a class: see who is stuck, steer, quiz, report.",
        subcommands: [
            StartClass.self, RosterCommand.self, GradebookCommand.self, StatisticsCommand.self, ExportCommand.self,
        ])

    package init() {}

    /// Runs the command line of this process.
    package static func run() async {
        _ = TerminalSession.begin()
        await main()
    }
}
