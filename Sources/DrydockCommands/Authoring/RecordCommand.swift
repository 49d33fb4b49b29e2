import ArgumentParser
import Course
import CourseFiles
import Simulator
import Terminal

/// `drydock record`: what was typed in a sandbox becomes the draft of an exercise.
struct RecordCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record", abstract: "Make the draft of an exercise from a session in the sandbox.",
        discussion: """
            The session is a file that `save` wrote at the prompt, or a script; without one, commands are read from
            standard input. They become the solution, and what they changed becomes the checks.
            """)

    @OptionGroup var course: CourseOptions
    @Option(help: "Its title.") var title = "TODO a title"
    @Option(help: "The id of the lesson that it belongs to.") var lesson: String
    @Option(help: "A script that prepares the sandbox.", completion: .file()) var start: String?
    @Argument(help: "Its id: the module and a name, such as volumes.first.") var id: String
    @Argument(help: "A saved session or a script.", completion: .file()) var session: String?

    func run() throws {
        let author = try Author(course)
        let draft = ExerciseDraft(
            id: id, title: title, lesson: lesson, start: try start.map(Self.text) ?? "", lines: try lines())
        guard let files = draft.files else {
            throw ValidationError("The session changed nothing that a check could look at; nothing was written.")
        }
        try author.writeExercise(id, lesson: lesson, files)
    }

    /// The commands: those of a saved session, or the lines of a script.
    private func lines() throws -> [String] {
        guard let session else {
            var bytes: [UInt8] = []
            while let more = RealFiles.readSome(0), !more.isEmpty { bytes += more }
            return Self.lines(String(decoding: bytes, as: UTF8.self))
        }
        let text = try Self.text(session)
        guard session.hasSuffix(".drydock") else { return Self.lines(text) }
        do throws(SavedSession.Failure) {
            return try SavedSession(text: text).journal.map(\.input).filter {
                $0 != Timeline.interruptMark && $0 != Timeline.endOfInputMark
            }
        } catch {
            throw ValidationError("\(session): \(error.message).")
        }
    }

    private static func lines(_ text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            .reversed().drop { $0.isEmpty }.reversed()
    }

    private static func text(_ path: String) throws -> String {
        guard let bytes = RealFiles.read(path) else {
            throw ValidationError("\(path) cannot be read: \(RealFiles.lastError).")
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
