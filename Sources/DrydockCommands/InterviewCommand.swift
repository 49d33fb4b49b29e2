import ArgumentParser
import Course
import CourseFiles
import JSON
import Terminal
import WorldModel

/// `drydock interview`: a sheet for two people who practise together.
struct InterviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "interview", abstract: "Print a sheet of interview questions for two people.",
        discussion:
            "Questions, what a good answer says, follow-ups and usual mistakes, as Markdown. At the prompt, the word interview asks you itself."
    )

    @OptionGroup var course: CourseOptions
    @Option(help: "Only this module, by number or id.") var module: String?
    @Option(help: "How many questions.") var count = 10
    @Flag(help: "Print JSON.") var json = false
    @Option(help: "The same number gives the same sheet.") var seed: UInt64 = 1

    func run() throws {
        let course = try course.load()
        var lessons = Set(course.lessons.map(\.id))
        if let module {
            guard let found = course.modules.first(where: { $0.id == module || String($0.number) == module }) else {
                throw ValidationError("There is no module \(module).")
            }
            lessons = Set(found.lessons.map(\.id))
        }
        var random = RandomSource(seed: seed)
        let questions = course.questions.filter { $0.isForInterviews && lessons.contains($0.lesson) }
            .shuffled(using: &random).prefix(max(0, count))
        let out = TerminalWriter.standardOutput
        if json {
            _ = out.writeLine(JSONWriter(indentation: "  ").text(Facts.list(questions, Facts.question)))
            return
        }
        out.write(Self.sheet(Array(questions), course))
    }

    static func sheet(_ questions: [Question], _ course: Content) -> String {
        var lines = [
            "# Interview sheet", "", "One asks and listens, the other answers. Tick the points that were made.", "",
        ]
        for (index, question) in questions.enumerated() {
            lines += ["## \(index + 1). " + question.prompt.split(separator: "\n").joined(separator: " "), ""]
            if !question.code.isEmpty { lines += ["```text", question.code, "```", ""] }
            for point in question.rubric { lines.append("- [ ] \(point)") }
            for option in question.options {
                lines.append("- \(option.text)" + (option.isRight ? " (right: \(option.why))" : ""))
            }
            lines.append("")
            for next in question.followUps { lines += ["**And:** \(next.ask)", "", next.answer, ""] }
            if !question.mistakes.isEmpty {
                lines += ["Often wrong: " + question.mistakes.joined(separator: " "), ""]
            }
            if let lesson = course.lesson(question.lesson) {
                lines += ["(Lesson \(lesson.number), \(lesson.title))", ""]
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
