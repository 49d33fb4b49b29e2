import ArgumentParser
import CourseFiles
import Glibc
import Terminal

/// `drydock workshop`: hands over to `drydock-workshop`, which learners need not have.
struct WorkshopCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "workshop", abstract: "Lead a class: see who is stuck, steer, quiz, report.",
        discussion: "This starts drydock-workshop. drydock workshop start --help tells more.")

    @Argument(parsing: .captureForPassthrough, help: "What drydock-workshop is asked.") var words: [String] = []

    func run() throws {
        let folder = RealFiles.executableFolder
        let candidates = [folder + "/drydock-workshop", "drydock-workshop"]
        for program in candidates where program == candidates.last || RealFiles.isExecutable(program) {
            var arguments: [UnsafeMutablePointer<CChar>?] = ([program] + words).map { strdup($0) } + [nil]
            execvp(program, &arguments)
        }
        TerminalWriter.standardError.write(
            """
            drydock: the instructor's program drydock-workshop is not there.
            Build it with: swift build -c release --product drydock-workshop

            """)
        throw ExitCode(4)
    }
}
