import ArgumentParser
import CourseFiles
import Glibc
import Learner
import Terminal

/// `drydock`, or `drydock start`: the prompt with sandbox, lessons and exercises.
struct StartCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "start", abstract: "Open the prompt: sandbox, lessons, exercises (the default).")

    @OptionGroup var learner: LearnerOptions

    @Flag(name: .customLong("no-color"), help: "Print without colour.")
    var noColour = false

    @Flag(help: "Print without anything but ASCII.")
    var ascii = false

    @Flag(help: "Print for a screen reader: no pictures, no repainting.")
    var accessible = false

    @Flag(name: .customLong("no-pager"), help: "Print long texts at once.")
    var noPager = false

    func run() throws {
        if noPager { setenv("DRYDOCK_PAGER", "", 1) }
        try Self.open(learner, .init(noColour: noColour, ascii: ascii, accessible: accessible))
    }

    /// Opens the prompt, and ends the process's work with its status.
    static func open(_ learner: LearnerOptions, _ options: TerminalAppearance.Options) throws {
        var session = try session(learner, options)
        throw ExitCode(session.run())
    }

    /// A session of the prompt, as the learner likes it to look and speak.
    static func session(
        _ learner: LearnerOptions, _ options: TerminalAppearance.Options, out: TerminalWriter = .standardOutput
    ) throws -> PromptSession {
        let (database, person) = try learner.open()
        let environment = environment()
        let appearance = TerminalAppearance(environment: environment, isTerminal: out.isTerminal, options: options)
        let chosen = try? database.setting("theme", of: person).flatMap(Theme.init(rawValue:))
        let theme = Theme.named(in: environment) ?? chosen ?? .standard
        var course = try learner.course.find()
        if let wanted = learner.language {
            guard wanted == "en" || course.languages.contains(wanted) else {
                let names = (["en"] + course.languages).joined(separator: ", ")
                throw ValidationError("There is no language \(wanted). There are: \(names).")
            }
            course.language = wanted == "en" ? nil : wanted
        } else if course.language == nil, environment["DRYDOCK_LANGUAGE"] != "en",
            let chosen = try? database.setting("language", of: person)
        {
            course.language = course.languages.contains(chosen) ? chosen : nil
        }
        return PromptSession(
            database: database, profile: person, palette: Palette(appearance, theme: theme),
            course: course, dataFolder: learner.folder, out: out)
    }

    static func environment() -> [String: String] {
        var out: [String: String] = [:]
        for name in [
            "NO_COLOR", "TERM", "CLICOLOR", "CLICOLOR_FORCE", "FORCE_COLOR", "ACCESSIBLE", "DRYDOCK_NO_COLOR",
            "DRYDOCK_PAGER", "PAGER", "DRYDOCK_THEME", "DRYDOCK_LANGUAGE", "LANG", "LC_ALL", "LC_CTYPE", "LC_MESSAGES",
            "COLUMNS", "LINES",
        ] {
            out[name] = RealFiles.environment(name)
        }
        return out
    }
}
