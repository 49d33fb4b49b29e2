import Simulator

/// Proves the course: structure, console blocks, exercises, questions.
package struct Linter {
    private let content: Content
    private var faults: [ContentFault]

    package init(_ content: Content) {
        self.content = content
        faults = content.faults
    }

    /// Everything that is wrong, sorted by place. `progress` hears the name of each part before it is checked.
    package static func lint(_ content: Content, progress: (String) -> Void = { _ in }) -> [ContentFault] {
        var linter = Linter(content)
        linter.checkReferences()
        for lesson in content.lessons {
            progress(lesson.file)
            linter.check(lesson)
        }
        for exercise in content.exercises {
            progress(exercise.file)
            linter.check(exercise)
        }
        progress("questions")
        for question in content.questions { linter.check(question) }
        return linter.faults.sorted { ($0.file, $0.line, $0.message) < ($1.file, $1.line, $1.message) }
    }

    private mutating func report(_ file: String, _ line: Int, _ message: String) {
        faults.append(ContentFault(file, line, message))
    }

    // MARK: References

    private mutating func checkReferences() {
        var seen: [String: String] = [:]
        let ids =
            content.lessons.map { ($0.id, $0.file, 2) } + content.exercises.map { ($0.id, $0.file, 1) }
            + content.questions.map { ($0.id, $0.file, $0.line) }
        // A lesson and an exercise may share a name; two of one kind may not.
        let kinds =
            content.lessons.map { _ in "lesson" } + content.exercises.map { _ in "exercise" }
            + content.questions.map { _ in "question" }
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
        for exercise in content.exercises where content.lesson(exercise.lesson) == nil {
            report(exercise.file, 1, "there is no lesson \(exercise.lesson)")
        }
        for question in content.questions where content.lesson(question.lesson) == nil {
            report(question.file, question.line, "there is no lesson \(question.lesson)")
        }
    }

    // MARK: Lessons

    private mutating func check(_ lesson: Lesson) {
        var runner = ConsoleRunner(lesson)
        if lesson.objectives.isEmpty { report(lesson.file, 1, "the lesson names no objectives") }
        for page in lesson.pages {
            var words = 0
            for block in page.blocks {
                switch block {
                case .markdown(let text, let line):
                    words += text.split(whereSeparator: \.isWhitespace).count
                    checkWidths(text, lesson.file, line)
                case .console(let console): check(console, lesson.file, &runner)
                case .predict, .question: break
                }
            }
            if words > 400 { report(lesson.file, 1, "the page “\(page.title)” has \(words) words; at most 400") }
        }
    }

    private mutating func checkWidths(_ text: String, _ file: String, _ line: Int) {
        var isCode = false
        for (offset, content) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if content.hasPrefix("```") {
                isCode.toggle()
            } else if isCode, content.count > 76 {
                report(file, line + offset, "a line of code is \(content.count) columns wide; at most 76")
            }
        }
    }

    private mutating func check(_ console: ConsoleBlock, _ file: String, _ runner: inout ConsoleRunner) {
        for step in console.steps {
            let (lines, status) = runner.run(step)
            if status != step.status {
                report(
                    file, step.line,
                    "'\(step.command)' ends with status \(status), not \(step.status): \(lines.last ?? "")")
            } else if !OutputComparison.matches(step.output, lines) {
                report(
                    file, step.line,
                    "'\(step.command)' prints something else:\n" + lines.map { "    " + $0 }.joined(separator: "\n"))
            }
        }
    }

    // MARK: Exercises

    private mutating func check(_ exercise: Exercise) {
        let start = exercise.sandbox()
        if exercise.checks.isEmpty { report(exercise.file, 1, "the exercise has no checks") }
        if exercise.judge(start).isPassed { report(exercise.file, 1, "the untouched start passes already") }
        if exercise.hints.isEmpty { report(exercise.file, 1, "the exercise has no hints") }
        if exercise.solutions.isEmpty { report(exercise.file, 1, "the exercise has no solution.sh") }
        for (index, solution) in exercise.solutions.enumerated() {
            var sandbox = start
            let result = sandbox.probe(solution)
            let verdict = exercise.judge(sandbox)
            if !verdict.isPassed {
                report(
                    exercise.file, 1,
                    "solution \(index + 1) does not pass: \(verdict.allText)\n    it printed: \(result.output.suffix(300))\(result.errors.suffix(300))"
                )
            }
        }
        for attempt in exercise.wrong {
            var sandbox = start
            sandbox.probe(attempt.script)
            let verdict = exercise.judge(sandbox)
            if verdict.isPassed {
                report(exercise.file, attempt.line, "a wrong attempt passes")
            } else if !verdict.allText.contains(attempt.says) {
                report(
                    exercise.file, attempt.line,
                    "a wrong attempt is told: \(verdict.allText)\n    and not: \(attempt.says)")
            }
        }
    }

    // MARK: Questions

    private mutating func check(_ question: Question) {
        switch question.kind {
        case .output:
            var sandbox = Sandbox()
            if !question.start.isEmpty { sandbox.probe(question.start) }
            let result = sandbox.probe(question.script)
            let printed = CheckRunner.trimmed(result.output + result.errors)
            let right = question.options.filter(\.isRight).map(\.text) + question.accept
            let agrees = right.contains { Self.agrees($0, printed) }
            if !agrees {
                report(
                    question.file, question.line,
                    "question \(question.id): the script prints “\(printed)”, which is no right answer")
            }
        case .command:
            var sandbox = Sandbox()
            if !question.start.isEmpty { sandbox.probe(question.start) }
            func isSolved(_ sandbox: Sandbox) -> Bool {
                question.checks.allSatisfy { CheckRunner(sandbox: sandbox).outcome(of: $0).holds }
            }
            if isSolved(sandbox) {
                report(question.file, question.line, "question \(question.id): the start is solved already")
            }
            sandbox.probe(question.solution)
            if !isSolved(sandbox) {
                report(question.file, question.line, "question \(question.id): the solution does not solve it")
            }
        default: break
        }
    }

    /// An option may show output in a code span, or say that nothing is printed.
    private static func agrees(_ option: String, _ printed: String) -> Bool {
        let text = CheckRunner.trimmed(option.filter { $0 != "`" })
        if printed.isEmpty { return text.lowercased().hasPrefix("nothing") || text.isEmpty }
        let lines = printed.split(separator: "\n").map { CheckRunner.trimmed(String($0)) }
        return text == printed || lines.joined(separator: "\n") == text || lines.joined(separator: " ") == text
            || printed.contains(text) || lines.joined(separator: ", ") == text
    }
}
