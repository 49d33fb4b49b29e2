import ArgumentParser
import Course
import CourseFiles
import Terminal

/// `drydock preview`: a lesson, an exercise or a question as learners see it, all at once.
struct PreviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview", abstract: "Print a lesson, an exercise or a question as learners see it.",
        discussion: "Console blocks are run; right answers are ticked. The exit status is 3 when the file has faults.")

    @OptionGroup var course: CourseOptions
    @Option(help: "Columns to print in; those of the terminal without it.") var width: Int?
    @Argument(help: "The id of a lesson, exercise or question, or a lesson's number.") var id: String

    func run() throws {
        let content = try course.load()
        let faults = content.faults.filter { $0.file.contains(id.split(separator: ".").last ?? "") }
        for fault in faults { TerminalWriter.standardError.write(fault.description + "\n") }
        guard let text = Preview.markdown(id, content) else {
            guard faults.isEmpty else { throw ExitCode(3) }
            throw ValidationError("There is no lesson, exercise or question \(id).")
        }
        let screen = Screen.current
        let renderer = MarkdownRenderer(width: max(20, width ?? screen.width), palette: screen.palette)
        for line in renderer.lines(of: MarkdownDocument(text)) { TerminalWriter.standardOutput.writeLine(line) }
    }
}
