import Simulator

/// Proves the course: structure, console blocks, exercises, questions.
package struct Linter {
    let content: Content
    private var faults: [ContentFault]

    package init(_ content: Content) {
        self.content = content
        faults = content.faults
    }

    /// Everything that is wrong, sorted by place. `progress` hears the name of each part before it is checked.
    ///
    /// - Parameter modules: the ids of the modules whose lessons, exercises and questions are run; all without it.
    package static func lint(
        _ content: Content, running modules: Set<String>? = nil, progress: (String) -> Void = { _ in }
    ) -> [ContentFault] {
        var linter = Linter(content)
        linter.checkReferences()
        linter.checkSkills()
        linter.checkLinks()
        linter.checkSeries()
        linter.checkTaughtCommands()
        linter.checkSpelling()
        linter.checkAgendas()
        let wanted = content.modules.filter { modules?.contains($0.id) ?? true }
        let lessons = Set(wanted.flatMap(\.lessons).map(\.id))
        for lesson in content.lessons where lessons.contains(lesson.id) {
            progress(lesson.file)
            linter.check(lesson)
        }
        for exercise in content.exercises where modules == nil || lessons.contains(exercise.lesson) {
            progress(exercise.file)
            linter.check(exercise)
        }
        progress("questions")
        for question in content.questions where modules == nil || lessons.contains(question.lesson) {
            linter.check(question)
        }
        for template in content.templates where modules == nil || lessons.contains(template.lesson) {
            linter.check(template)
        }
        return linter.faults.sorted { ($0.file, $0.line, $0.message) < ($1.file, $1.line, $1.message) }
    }

    mutating func report(_ file: String, _ line: Int, _ message: String) {
        faults.append(ContentFault(file, line, message))
    }

    // MARK: References

    private mutating func checkReferences() {
        var seen: [String: String] = [:]
        let ids =
            content.lessons.map { ($0.id, $0.file, 2) } + content.exercises.map { ($0.id, $0.file, 1) }
            + content.questions.map { ($0.id, $0.file, $0.line) }
            + content.templates.map { ($0.id, $0.file, $0.line) }
            + content.errors.errors.map { ($0.id, $0.file, $0.line) }
        // A lesson and an exercise may share a name; two of one kind may not.
        let kinds =
            content.lessons.map { _ in "lesson" } + content.exercises.map { _ in "exercise" }
            + content.questions.map { _ in "question" } + content.templates.map { _ in "question" }
            + content.errors.errors.map { _ in "error" }
        for ((id, file, line), kind) in zip(ids, kinds) {
            if let first = seen[kind + id] { report(file, line, "the id \(id) is used already in \(first)") }
            seen[kind + id] = file
        }
        var earlier: Set<String> = []
        for lesson in content.lessons {
            for id in lesson.exercises where content.exercise(id) == nil {
                report(lesson.file, 1, "there is no exercise \(id)")
            }
            for id in lesson.recall {
                if content.question(id) == nil {
                    report(lesson.file, 1, "there is no question \(id)")
                } else if let question = content.question(id), !earlier.contains(question.lesson) {
                    report(
                        lesson.file, 1,
                        "recall asks \(id), which belongs to \(question.lesson), not to an earlier lesson")
                }
            }
            earlier.insert(lesson.id)
        }
        for exercise in content.exercises {
            // The prompt finds an exercise's folder by its id.
            let folder = exercise.file.split(separator: "/").dropLast().last ?? ""
            if exercise.id.split(separator: ".").last != folder {
                report(exercise.file, 1, "the folder of \(exercise.id) must be called as the last part of its id")
            }
        }
        for exercise in content.exercises where content.lesson(exercise.lesson) == nil {
            report(exercise.file, 1, "there is no lesson \(exercise.lesson)")
        }
        let asked =
            content.questions.map { ($0.lesson, $0.file, $0.line) }
            + content.templates.map { ($0.lesson, $0.file, $0.line) }
            + content.glossary.map { ($0.lesson, $0.file, $0.line) }
            + content.errors.errors.filter { !$0.lesson.isEmpty }.map { ($0.lesson, $0.file, $0.line) }
        for (lesson, file, line) in asked where content.lesson(lesson) == nil {
            report(file, line, "there is no lesson \(lesson)")
        }
    }
}
