import ArgumentParser
import CourseFiles
import Learner
import Terminal

/// `drydock progress`: the report without the prompt, and progress as a file.
struct ProgressCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "progress", abstract: "Show what was learned; write it to a file; take it in from one.",
        discussion: """
            Without an option it prints the report as the prompt does. --export writes everything into one file, and
            --import merges such a file: nothing is lost, and merging twice is the same as once.
            """)

    @OptionGroup var learner: LearnerOptions

    @Flag(help: "Print JSON.") var json = false
    @Flag(help: "Print a line of CSV for each skill.") var csv = false
    @Option(help: "Write a page that can be printed.", completion: .file()) var html: String?
    @Option(help: "Write all progress into a file.", completion: .file()) var export: String?
    @Option(name: .customLong("import"), help: "Take in progress from a file.", completion: .file()) var source: String?

    func run() throws {
        let (database, profile) = try learner.open()
        let schedule = try database.schedule(of: profile)
        if let source {
            try merge(source, database, profile, schedule)
            return
        }
        if let export {
            try write(try database.progressFile(of: profile).text, to: export)
            return
        }
        let content = try learner.course.load()
        let report = try ProgressReport(content, database, profile, schedule: schedule, now: WallClock.milliseconds())
        if let html { return try write(report.html, to: html) }
        let out = TerminalWriter.standardOutput
        if json {
            out.write(report.json)
        } else if csv {
            out.write(report.csv)
        } else {
            let screen = Screen.current
            for line in report.lines(screen.palette, width: screen.width) { out.writeLine(line) }
        }
    }

    private func write(_ text: String, to path: String) throws {
        guard RealFiles.write(Array(text.utf8), to: path) else {
            TerminalWriter.standardError.write("drydock: \(path) cannot be written: \(RealFiles.lastError)\n")
            throw ExitCode(4)
        }
        TerminalWriter.standardOutput.write("Written: \(path)\n")
    }

    private func merge(
        _ path: String, _ database: LearnerDatabase, _ profile: Profile, _ schedule: ReviewSchedule
    ) throws {
        guard let bytes = RealFiles.read(path) else {
            TerminalWriter.standardError.write("drydock: \(path) cannot be read: \(RealFiles.lastError)\n")
            throw ExitCode(4)
        }
        let file: ProgressFile
        do throws(ProgressFile.Failure) {
            file = try ProgressFile(text: String(decoding: bytes, as: UTF8.self))
        } catch {
            TerminalWriter.standardError.write("drydock: \(path): \(error.message). Nothing was changed.\n")
            throw ExitCode(3)
        }
        try database.merge(file, schedule: schedule, of: profile)
        let count = file.answers.count + file.attempts.count + file.lessons.count
        TerminalWriter.standardOutput.write("Taken in: \(count) entries. What was here already is here once.\n")
    }
}
