import ArgumentParser
import Course
import CourseFiles
import Terminal

/// `drydock new`: the files to begin a lesson, an exercise or a question with.
struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Begin a lesson, an exercise or a quiz question.",
        discussion: """
            The new files stand in the course's folder, and nothing that is there is written over. What an author has to
            fill in is marked TODO; drydock lint names each mark that is left.
            """,
        subcommands: [NewLesson.self, NewExercise.self, NewQuestion.self])
}

/// `drydock new lesson volumes.named --title "Named volumes"`
struct NewLesson: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "lesson", abstract: "Begin a lesson.")

    @OptionGroup var course: CourseOptions
    @Option(help: "Its title.") var title = "TODO a title"
    @Argument(help: "Its id: the module and a name, such as volumes.named.") var id: String

    func run() throws {
        let author = try Author(course)
        let (module, name) = try author.place(of: id)
        if author.content.lesson(id) != nil { throw ValidationError("There is a lesson \(id) already.") }
        let number = author.padded(module.lessons.count + 1)
        try author.write(
            [author.folder(of: module) + "\(number)-\(name).md": Skeleton.lesson(id: id, title: title)],
            next: "drydock preview \(id); drydock lint --module \(module.id)")
    }
}

/// `drydock new exercise volumes.first --lesson volumes.named`
struct NewExercise: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "exercise", abstract: "Begin an exercise.")

    @OptionGroup var course: CourseOptions
    @Option(help: "Its title.") var title = "TODO a title"
    @Option(help: "The id of the lesson that it belongs to.") var lesson: String
    @Argument(help: "Its id: the module and a name, such as volumes.first.") var id: String

    func run() throws {
        let author = try Author(course)
        try author.writeExercise(id, lesson: lesson, Skeleton.exercise(id: id, title: title, lesson: lesson))
    }
}

/// `drydock new quiz volumes`
struct NewQuestion: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quiz", abstract: "Add a question to a module's bank.")

    @OptionGroup var course: CourseOptions
    @Option(help: "The id of the lesson that it belongs to; the module's last without it.") var lesson: String?
    @Argument(help: "The module.") var module: String

    func run() throws {
        let author = try Author(course)
        let module = try author.module(self.module)
        guard let lesson = lesson ?? module.lessons.last?.id else {
            throw ValidationError("The module \(module.id) has no lesson yet, and a question belongs to one.")
        }
        let id = Skeleton.nextQuestion(in: module)
        try author.append(Skeleton.question(id: id, lesson: lesson), to: author.folder(of: module) + "questions.yaml")
        TerminalWriter.standardOutput.writeLine("Next: drydock preview \(id); drydock lint --module \(module.id)")
    }
}
