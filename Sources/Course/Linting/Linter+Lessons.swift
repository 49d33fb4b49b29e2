extension Linter {
    mutating func check(_ lesson: Lesson) {
        var runner = ConsoleRunner(lesson)
        if lesson.objectives.isEmpty { report(lesson.file, 1, "the lesson names no objectives") }
        for page in lesson.pages {
            var words = 0
            for block in page.blocks {
                switch block {
                case .markdown(let text, let line):
                    words += text.split(whereSeparator: \.isWhitespace).count
                    checkWidths(text, lesson.file, line)
                    checkProse(text, lesson.file, line)
                case .console(let console): check(console, lesson.file, &runner)
                case .predict, .question: break
                }
            }
            if words > 400 { report(lesson.file, 1, "the page “\(page.title)” has \(words) words; at most 400") }
        }
    }

    mutating func checkWidths(_ text: String, _ file: String, _ line: Int) {
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
}
