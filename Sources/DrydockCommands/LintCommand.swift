import ArgumentParser
import Course
import CourseFiles
import Terminal

/// `drydock lint`: proves lessons, exercises and questions.
struct LintCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "Check all lessons, exercises and questions.",
        discussion: """
            Console blocks are run and compared; every exercise's solution must pass, its start must not, and each wrong
            attempt must hear its own feedback. Faults are printed with file and line; the exit status is then 3.
            """)

    @OptionGroup var course: CourseOptions

    @Option(help: "Run only this module, by id; structure, skills and links are checked for all.")
    var module: [String] = []

    @Option(help: "Check the translation into this language instead, such as de.")
    var language: String?

    @Flag(
        help: """
            Write what the sandbox prints into the console blocks of lessons. With --language: note that the translation
            is that of the English as it is now.
            """)
    var update = false

    func run() throws {
        let source = try self.course.find()
        if let language { return try checkTranslation(into: language, source) }
        let course = source.load()
        if update {
            rewrite(course, in: try self.course.folder())
            return
        }
        let unknown = module.filter { id in !course.modules.contains { $0.id == id } }
        guard unknown.isEmpty else {
            let known = course.modules.map(\.id).joined(separator: ", ")
            throw ValidationError("There is no module \(unknown[0]). There are \(known).")
        }
        let faults = Linter.lint(course, running: module.isEmpty ? nil : Set(module))
        try tell(faults, of: course)
    }

    private func checkTranslation(into language: String, _ source: CourseSource) throws {
        guard source.languages.contains(language) else {
            let known = source.languages.joined(separator: ", ")
            throw ValidationError(
                "Nothing is translated into \(language). There is \(known.isEmpty ? "nothing" : known).")
        }
        let files = source.allFiles
        let linter = TranslationLinter(files: files, language: language)
        if update {
            let path = try self.course.folder() + "/" + linter.noteFile
            let isWritten = RealFiles.write(Array(linter.note.utf8), to: path)
            TerminalWriter.standardOutput.write("\(isWritten ? "updated" : "could not write") \(linter.noteFile)\n")
            return
        }
        let faults =
            TranslationLinter.lint(files: files, language: language)
            + Linter.lint(linter.content, running: module.isEmpty ? linter.modules : Set(module))
        try tell(faults, of: linter.content)
    }

    private func tell(_ faults: [ContentFault], of course: Content) throws {
        for fault in faults { TerminalWriter.standardOutput.write(fault.description + "\n") }
        let counts = [
            (course.modules.count, "modules"), (course.lessons.count, "lessons"), (course.exercises.count, "exercises"),
            (course.questions.count, "questions"), (course.templates.count, "templates"),
            (course.glossary.count, "terms"), (course.errors.errors.count, "errors"),
        ].map { "\($0.0) \($0.1)" }.joined(separator: ", ")
        TerminalWriter.standardOutput.write(
            faults.isEmpty ? "No faults: \(counts).\n" : "\(faults.count) faults in \(counts).\n")
        if !faults.isEmpty { throw ExitCode(3) }
    }

    private func rewrite(_ course: Content, in folder: String) {
        for lesson in course.lessons {
            let path = folder + "/" + lesson.file
            guard let bytes = RealFiles.read(path) else { continue }
            let text = String(decoding: bytes, as: UTF8.self)
            let updated = LessonUpdater.updated(text, lesson)
            guard updated != text else { continue }
            let isWritten = RealFiles.write(Array(updated.utf8), to: path)
            TerminalWriter.standardOutput.write("\(isWritten ? "updated" : "could not write") \(lesson.file)\n")
        }
    }
}
