import Simulator

/// Lessons, exercises and questions as Markdown, with everything that a learner sees sooner or later.
package enum Preview {
    /// The lesson, exercise, question or module sheet of that id; `nil` where there is none.
    package static func markdown(_ id: String, _ content: Content) -> String? {
        if let lesson = content.lessons.first(where: { $0.id == id || $0.number == id || $0.file.hasSuffix(id) }) {
            return markdown(lesson)
        }
        if let exercise = content.exercises.first(where: { $0.id == id }) { return markdown(exercise) }
        if let question = content.question(id, seed: 1) { return markdown(question) }
        return nil
    }

    private static func markdown(_ lesson: Lesson) -> String {
        var runner = ConsoleRunner(lesson)
        var out = "# \(lesson.number)  \(lesson.title)\n\n"
        for page in lesson.pages {
            if !page.title.isEmpty { out += "## \(page.title)\n\n" }
            for block in page.blocks {
                switch block {
                case .markdown(let text, _): out += text + "\n\n"
                case .predict(let ask):
                    out += "**\(ask.ask)**\n\n"
                    for (index, option) in ask.options.enumerated() {
                        out += "- \(index == ask.answer ? "[x]" : "[ ]") \(option)\n"
                    }
                    out += "\n\(ask.why)\n\n"
                case .console(let console):
                    out += "```text\n"
                    for step in console.steps {
                        out += "$ " + step.command.replacing("\n", with: "\n> ") + "\n"
                        out += runner.run(step).lines.map { $0 + "\n" }.joined()
                    }
                    out += "```\n\n"
                case .question(let question): out += markdown(question)
                }
            }
        }
        return out
    }

    private static func markdown(_ exercise: Exercise) -> String {
        var out = "# \(exercise.title)\n\n\(exercise.kind.rawValue), \(exercise.minutes) min\n\n\(exercise.goal)\n\n"
        out += "## At the start\n\n"
        for outcome in exercise.judge(exercise.sandbox()).outcomes {
            out += "- \(outcome.holds ? "[x]" : "[ ]") \(outcome.text)\n"
            if !outcome.holds { out += "  \(outcome.reason.replacing("\n", with: " "))\n" }
        }
        out += "\n## Hints\n\n"
        for (index, hint) in exercise.hints.enumerated() { out += "\(index + 1). \(hint)\n" }
        for (index, solution) in exercise.solutions.enumerated() {
            out += "\n## Solution \(index + 1)\n\n```sh\n\(solution)```\n"
        }
        return out + "\n## Afterwards\n\n\(exercise.after)\n"
    }

    private static func markdown(_ question: Question) -> String {
        var out = "## \(question.id)\n\n\(question.prompt)\n\n"
        let code = [question.code, question.script].filter { !$0.isEmpty }
        for text in code { out += "```text\n\(text)\n```\n\n" }
        for option in question.options {
            out += "- \(option.isRight ? "[x]" : "[ ]") \(option.text)\n"
            if !option.why.isEmpty { out += "  \(option.why)\n" }
        }
        for (index, line) in question.lines.enumerated() { out += "\(index + 1). \(line)\n" }
        for pair in question.pairs { out += "- \(pair.left): \(pair.right)\n" }
        for answer in question.accept { out += "- [x] `\(answer)`\n" }
        if !question.solution.isEmpty { out += "\n```sh\n\(question.solution)\n```\n" }
        for point in question.rubric { out += "- \(point)\n" }
        return out + "\n\(question.why)\n\n"
    }
}
