/// Writes the output that the sandbox prints into the console blocks of a lesson's text.
package enum LessonUpdater {
    /// The text with outputs brought up to date; blocks that match already stay as they are.
    package static func updated(_ text: String, _ lesson: Lesson) -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var runner = ConsoleRunner(lesson)
        var edits: [(range: Range<Int>, lines: [String])] = []
        for case .console(let console) in lesson.pages.flatMap(\.blocks) {
            for step in console.steps {
                let (printed, status) = runner.run(step)
                let isSame = status == step.status && OutputComparison.matches(step.output, printed)
                guard !isSame else { continue }
                let commandLines = step.command.split(separator: "\n", omittingEmptySubsequences: false).count
                let start = step.line - 1 + commandLines
                var end = start
                while end < lines.count, !lines[end].hasPrefix("$ "), !lines[end].hasPrefix("```") { end += 1 }
                edits.append((start..<end, shortened(printed) + (status == 0 ? [] : ["? \(status)"])))
            }
        }
        for edit in edits.reversed() { lines.replaceSubrange(edit.range, with: edit.lines) }
        return lines.joined(separator: "\n")
    }

    /// Long outputs are cut in the middle.
    private static func shortened(_ lines: [String]) -> [String] {
        guard lines.count > 14 else { return lines }
        return Array(lines.prefix(8)) + ["..."] + Array(lines.suffix(3))
    }
}
