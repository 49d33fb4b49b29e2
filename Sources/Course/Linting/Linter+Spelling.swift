/// Every word that a learner reads stands in the course's list of words, `Lessons/words.txt`. A course without the file
/// is not checked.
extension Linter {
    mutating func checkSpelling() {
        for (text, file, line) in content.readableTexts {
            for (offset, row) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
            where row.contains(Skeleton.gap) {
                report(file, file.hasSuffix(".md") ? line + offset : line, "a \(Skeleton.gap) is left")
            }
            guard !content.words.isEmpty else { continue }
            for (offset, row) in Spelling.prose(text).enumerated() {
                for word in Spelling.words(in: row) where !content.words.contains(word) {
                    report(
                        file, file.hasSuffix(".md") ? line + offset : line,
                        "“\(word)” is not in Lessons/words.txt: a slip, or a word to add")
                }
            }
        }
    }
}

/// Words as they are written in sentences.
enum Spelling {
    /// The lines of a Markdown text; those of code, and code spans, are blank.
    static func prose(_ text: String) -> [String] {
        var isCode = false
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            if line.hasPrefix("```") {
                isCode.toggle()
                return ""
            }
            return isCode ? "" : withoutSpans(line)
        }
    }

    private static func withoutSpans(_ line: Substring) -> String {
        line.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .map { $0.offset % 2 == 0 ? String($0.element) : " " }.joined()
            .replacing(/\]\([^)]*\)/, with: " ")
    }

    /// The words of a line in small letters. What is a name, a path, an option or a number is no word.
    static func words(in line: String) -> [String] {
        line.split(whereSeparator: { $0.isWhitespace || "()[]\"“”„‘,;!?*|…—–→←".contains($0) }).flatMap { token in
            let token = token.drop { "'’.:<>-+~".contains($0) && !isOption(token) }
            let plain = token.reversed().drop { "'’.:>".contains($0) }.reversed().map(Character.init)
            guard plain.allSatisfy({ $0.isLetter || "-'’/".contains($0) }), plain.first?.isLetter == true else {
                return [String]()
            }
            return plain.split(whereSeparator: { "-/".contains($0) }).map { part in
                let word = String(part).lowercased().replacing("’", with: "'")
                return word.hasSuffix("'s") ? String(word.dropLast(2)) : word
            }
        }
        .filter { $0.count > 2 }
    }

    private static func isOption(_ token: Substring) -> Bool { token.hasPrefix("-") && token.count > 1 }
}

extension Content {
    /// All that a learner reads, with its place: lessons, goals, hints, feedback, questions, the glossary, errors.
    var readableTexts: [(text: String, file: String, line: Int)] {
        modules.flatMap(texts) + exercises.flatMap(texts)
            + questions.map { (texts(of: $0).joined(separator: " "), $0.file, $0.line) }
            + templates.map { template in
                let texts = [template.prompt, template.why] + template.wrong.map(\.why)
                return (texts.joined(separator: " "), template.file, template.line)
            }
            + glossary.map { ("\($0.term) \($0.text)", $0.file, $0.line) }
            + errors.errors.map { error in
                let texts = [error.title, error.means, error.why] + error.fixes.map(\.does)
                return (texts.joined(separator: " "), error.file, error.line)
            }
    }

    private func texts(of module: Module) -> [(text: String, file: String, line: Int)] {
        var out = [
            ("\(module.title) \(module.summary) \(module.skills.map(\.title).joined(separator: " "))", module.file, 1)
        ]
        for lesson in module.lessons {
            out.append((([lesson.title] + lesson.objectives).joined(separator: " "), lesson.file, 1))
            for page in lesson.pages {
                for block in page.blocks {
                    switch block {
                    case .markdown(let text, let line): out.append((text, lesson.file, line))
                    case .predict(let ask):
                        let texts = [ask.ask, ask.why] + ask.options
                        out.append((texts.joined(separator: " "), lesson.file, ask.line))
                    case .console, .question: break
                    }
                }
            }
        }
        return out
    }

    private func texts(of exercise: Exercise) -> [(text: String, file: String, line: Int)] {
        let feedback = exercise.checks.flatMap { [$0.text, $0.diagnose] } + exercise.diagnoses.map(\.say)
        let texts = [exercise.title, exercise.after] + exercise.hints + feedback
        let goal = exercise.file.replacing("exercise.yaml", with: "goal.md")
        return [(texts.joined(separator: " "), exercise.file, 1), (exercise.goal, goal, 1)]
    }

    private func texts(of question: Question) -> [String] {
        [question.prompt, question.why] + question.options.map(\.why) + question.rubric + question.mistakes
            + question.followUps.flatMap { [$0.ask, $0.answer] }
            + (question.kind == .choice || question.kind == .multi ? question.options.map(\.text) : [])
    }
}
