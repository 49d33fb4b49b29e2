/// How the course is written: short sentences, no words that make a learner feel slow, links that lead somewhere.
extension Linter {
    /// Words that say "this is easy" to somebody who may not find it so.
    private static let unkind: Set<String> = ["simply", "obviously", "just", "trivial", "easily", "clearly"]
    private static let mostWords = 32

    /// Checks Markdown: prose only, not code, tables or pictures.
    mutating func checkProse(_ text: String, _ file: String, _ line: Int) {
        var sentence = 0
        var isCode = false
        for (offset, content) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if content.hasPrefix("```") { isCode.toggle() }
            let begins = ["#", "|", "- ", "* ", ">", "```"].contains { content.hasPrefix($0) }
            if isCode || content.isEmpty || content.hasPrefix("|") || content.hasPrefix("```") {
                sentence = 0
                continue
            }
            if begins { sentence = 0 }
            for word in Self.prose(content).split(separator: " ") {
                if word.allSatisfy({ !$0.isLetter && !$0.isNumber }) { continue }
                sentence += 1
                let plain = word.lowercased().filter(\.isLetter)
                if Self.unkind.contains(plain) {
                    report(file, line + offset, "the word “\(plain)” makes a learner feel slow")
                }
                if sentence == Self.mostWords + 1 {
                    report(file, line + offset, "a sentence has more than \(Self.mostWords) words")
                }
                if let last = word.last(where: { !"*_)\"”’".contains($0) }), ".!?:;".contains(last) { sentence = 0 }
            }
        }
    }

    /// A line without what stands in code spans.
    private static func prose(_ line: Substring) -> String {
        line.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .map { $0.offset % 2 == 0 ? String($0.element) : "x" }.joined()
    }

    /// Links to the glossary and to lessons: `[layer](glossary:layer)`, `[Volumes](lesson:volumes.named)`.
    mutating func checkLinks() {
        var seen: [String: String] = [:]
        for term in content.glossary {
            for name in [term.term] + term.alsoCalled {
                if let first = seen.updateValue(term.file, forKey: name.lowercased()) {
                    report(term.file, term.line, "the glossary has “\(name)” already, in \(first)")
                }
            }
            checkLinks(term.text, term.file, term.line)
        }
        for lesson in content.lessons {
            for case .markdown(let text, let line) in lesson.pages.flatMap(\.blocks) {
                checkLinks(text, lesson.file, line)
            }
        }
        for exercise in content.exercises { checkLinks(exercise.goal + exercise.after, exercise.file, 1) }
        for question in content.questions { checkLinks(question.prompt + question.why, question.file, question.line) }
    }

    private mutating func checkLinks(_ text: String, _ file: String, _ line: Int) {
        for (offset, content) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            for match in content.matches(of: /\]\(<?(glossary|lesson):([^)>]*)>?\)/) {
                let name = String(match.output.2)
                let isThere =
                    match.output.1 == "lesson" ? self.content.lesson(name) != nil : self.content.term(name) != nil
                if !isThere { report(file, line + offset, "the link \(match.output.1):\(name) leads nowhere") }
            }
        }
    }
}
