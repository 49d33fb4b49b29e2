import ArgumentParser
import Course
import CourseFiles
import Learner
import Terminal

/// `drydock doctor`: where things are, and whether they are well.
struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Say where Drydock keeps things and whether all is well.")

    @OptionGroup var learner: LearnerOptions

    func run() throws {
        let out = TerminalWriter.standardOutput
        var isWell = true
        func tell(_ what: String, _ state: String, _ advice: String = "", isGood: Bool = true) {
            out.writeLine((isGood ? "ok    " : "wrong ") + DisplayWidth.pad(what, to: 12) + state)
            if !isGood {
                isWell = false
                out.writeLine("      " + advice)
            }
        }
        do throws(CourseSource.Missing) {
            let source = try CourseSource.find(named: learner.course.course)
            let course = source.load()
            let counts = "\(source.path): \(course.lessons.count) lessons, \(course.exercises.count) exercises"
            tell(
                "course", course.faults.isEmpty ? counts : "\(course.faults.count) faults in \(source.path)",
                "drydock lint names them.", isGood: course.faults.isEmpty)
        } catch {
            tell("course", "not found", error.message, isGood: false)
        }
        let path = learner.folder + "/progress.sqlite"
        if !RealFiles.exists(path) {
            tell("progress", "\(path) will be made")
        } else {
            do {
                let database = try LearnerDatabase(path: path)
                let profile = try database.profile(named: learner.profile, now: WallClock.milliseconds())
                let answers = try database.answers(of: profile).values.reduce(0) { $0 + $1.total }
                tell("progress", "\(path): \(answers) answers of \(learner.profile)")
            } catch {
                tell("progress", "\(error)", "Move the file away to begin anew.", isGood: false)
            }
        }
        let environment = StartCommand.environment()
        let appearance = TerminalAppearance(
            environment: environment, isTerminal: out.isTerminal, options: .init())
        let size = TerminalSize(environment: environment, measured: TerminalSize.measure(1))
        tell(
            "terminal",
            "\(size.columns) columns, \(size.rows) rows, \(appearance.colour ? "colour" : "no colour"), \(appearance.unicode ? "Unicode" : "ASCII")\(appearance.accessible ? ", accessible" : "")"
        )
        let names = Theme.allCases.map(\.rawValue).joined(separator: ", ")
        if let name = environment["DRYDOCK_THEME"], !name.isEmpty {
            tell("theme", name, "DRYDOCK_THEME can be: \(names).", isGood: Theme.named(in: environment) != nil)
        }
        let editor = RealFiles.environment("VISUAL") ?? RealFiles.environment("EDITOR") ?? "none: lines are typed in"
        tell("editor", editor)
        if !isWell { throw ExitCode(1) }
    }
}
