import ArgumentParser
import CourseFiles
import Learner
import Terminal

/// Whose progress, and where it is kept: options that several subcommands share.
struct LearnerOptions: ParsableArguments {
    @OptionGroup var course: CourseOptions

    @Option(
        name: .customLong("data-dir"), help: "Where progress is kept; by default $XDG_DATA_HOME/drydock.",
        completion: .directory)
    var dataDirectory: String?

    @Option(help: "Whose progress it is.")
    var profile = "default"

    @Option(
        name: [.customLong("language"), .customLong("lang")], help: "The language, such as de or en.")
    var language: String?

    var folder: String { dataDirectory ?? DataFolder.usual }

    /// Opens the database, or says why not and ends with status 4.
    func open() throws -> (LearnerDatabase, Profile) {
        guard RealFiles.makeDirectories(folder) else {
            TerminalWriter.standardError.write(
                "drydock: \(folder) cannot be made: \(RealFiles.lastError). Name another folder with --data-dir.\n")
            throw ExitCode(4)
        }
        do {
            let database = try LearnerDatabase(path: folder + "/progress.sqlite")
            return (database, try database.profile(named: profile, now: WallClock.milliseconds()))
        } catch {
            TerminalWriter.standardError.write("\(error)\n")
            throw ExitCode(4)
        }
    }
}
