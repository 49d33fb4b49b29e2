import Course
import Learner
import Simulator
import Terminal

/// Questions.
extension PromptSession {
    /// Asks up to ten questions on a module or lesson; without one, on the lessons read so far.
    mutating func quiz(_ word: String?) {
        let content = content()
        let done = (try? database.lessons(of: profile)) ?? [:]
        var questions: [Question]
        var name = word ?? "mixed"
        if let word, let module = content.modules.first(where: { String($0.number) == word || $0.id == word }) {
            questions = module.questions
            name = module.id
        } else if let word, let lesson = content.lessons.first(where: { $0.number == word || $0.id == word }) {
            questions = content.questions.filter { $0.lesson == lesson.id }
            name = lesson.id
        } else if word != nil {
            out.writeLine("There is no module or lesson \(name). Try quiz 1, or quiz 1.2.")
            return
        } else {
            let read = Set(done.filter(\.value.isDone).map(\.key))
            questions = content.questions.filter { read.isEmpty || read.contains($0.lesson) }
        }
        guard !questions.isEmpty else {
            out.writeLine("There are no questions on that yet.")
            return
        }
        let answers = (try? database.answers(of: profile)) ?? [:]
        // What was never asked comes first, then what was wrong most often; ties by a shuffle that is new each day.
        var random = SystemRandomNumberGenerator()
        questions = questions.shuffled(using: &random).sorted { a, b in
            weight(answers[a.id]) < weight(answers[b.id])
        }
        ask(Array(questions.prefix(10)), name: name)
    }

    private func weight(_ answer: (right: Int, total: Int)?) -> Double {
        guard let answer, answer.total > 0 else { return 0 }
        return 1 + Double(answer.right) / Double(answer.total)
    }

    private mutating func ask(_ questions: [Question], name: String) {
        var right = 0
        var asked = 0
        for (index, question) in questions.enumerated() {
            out.writeLine("")
            out.writeLine(palette.apply(.dim, " Question \(index + 1) of \(questions.count)"))
            guard let isRight = put(question) else { break }
            asked += 1
            if isRight { right += 1 }
        }
        guard asked > 0 else { return }
        out.writeLine("")
        out.writeLine(" \(right) of \(asked) right.")
        do {
            try database.saveScore(
                QuizScore(quiz: name, right: right, total: asked), of: profile, now: WallClock.milliseconds())
        } catch {
            out.writeLine("The score could not be saved: \(error)")
        }
    }

    /// Asks one question, tells what was right and why, and keeps the answer. `nil` when the learner leaves.
    mutating func put(_ question: Question) -> Bool? {
        out.writeLine("")
        render(question.prompt)
        if !question.code.isEmpty { render("```\n\(question.code)\n```") }
        if !question.script.isEmpty { render("```sh\n\(question.script)\n```") }
        guard let result = answer(question) else { return nil }
        let style: Style = result.isRight ? .done : .wrong
        out.writeLine(" " + palette.mark(style) + " " + (result.isRight ? "Right." : "Not quite."))
        if !result.feedback.isEmpty { render(result.feedback) }
        if !question.why.isEmpty { render(question.why) }
        do {
            try database.saveAnswer(
                question.id, revision: question.revision, isRight: result.isRight, given: result.given, of: profile,
                now: WallClock.milliseconds())
        } catch {
            out.writeLine("The answer could not be saved: \(error)")
        }
        return result.isRight
    }

    private struct Answer {
        var isRight: Bool
        var given: String
        var feedback: String
    }

    private mutating func answer(_ question: Question) -> Answer? {
        switch question.kind {
        case .choice, .bug: return choose(question)
        case .output where !question.options.isEmpty: return choose(question)
        case .multi: return chooseSeveral(question)
        case .order: return order(question)
        case .match: return match(question)
        case .typed, .output:
            guard let text = ask(" Your answer: ") else { return nil }
            let given = Self.plain(text)
            let isRight = question.accept.contains { Self.plain($0) == given }
            return Answer(isRight: isRight, given: text, feedback: isRight ? "" : "The answer: `\(question.accept[0])`")
        case .command: return command(question)
        case .open:
            _ = ask(" Say it aloud or type it, then Enter: ")
            out.writeLine(" Points to make:")
            for point in question.rubric { render("- " + point) }
            guard let text = ask(" Did you make most of them? [y/n] ") else { return nil }
            return Answer(isRight: text.lowercased().hasPrefix("y"), given: text, feedback: "")
        }
    }

    private static func plain(_ text: String) -> String {
        text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private func list(_ options: [String]) {
        for (index, option) in options.enumerated() {
            let lines = DisplayWidth.wrap(option, width: size.textWidth - 8)
            out.writeLine("   \(Self.letters[index]))  " + (lines.first ?? ""))
            for line in lines.dropFirst() { out.writeLine("       " + line) }
        }
    }

    private mutating func choose(_ question: Question) -> Answer? {
        list(question.options.map(\.text))
        while true {
            guard let text = ask(" a, b, …: ") else { return nil }
            guard let letter = text.lowercased().first, let index = Self.letters.firstIndex(of: letter),
                question.options.indices.contains(index)
            else {
                if text == "q" { return nil }
                out.writeLine(" One of the letters, please; q leaves.")
                continue
            }
            let option = question.options[index]
            let right = question.options.first { $0.isRight }?.text ?? ""
            return Answer(
                isRight: option.isRight, given: option.text,
                feedback: option.why + (option.isRight ? "" : "\n\nThe answer: \(right)"))
        }
    }

    private mutating func chooseSeveral(_ question: Question) -> Answer? {
        list(question.options.map(\.text))
        guard let text = ask(" All that are right, such as ac: ") else { return nil }
        let chosen = Set(text.lowercased().compactMap { Self.letters.firstIndex(of: $0) })
        let right = Set(question.options.indices.filter { question.options[$0].isRight })
        let missed = chosen.symmetricDifference(right).sorted().filter { question.options.indices.contains($0) }
        let feedback = missed.map { "- \(question.options[$0].text): \(question.options[$0].why)" }.joined(
            separator: "\n")
        return Answer(isRight: chosen == right, given: text, feedback: feedback)
    }

    private mutating func order(_ question: Question) -> Answer? {
        var random = SystemRandomNumberGenerator()
        let shuffled = question.lines.shuffled(using: &random)
        list(shuffled)
        guard let text = ask(" The letters in order, such as cab: ") else { return nil }
        let given = text.lowercased().compactMap { Self.letters.firstIndex(of: $0) }.filter {
            shuffled.indices.contains($0)
        }
        let isRight = given.map { shuffled[$0] } == question.lines
        let feedback = isRight ? "" : "```\n" + question.lines.joined(separator: "\n") + "\n```"
        return Answer(isRight: isRight, given: text, feedback: feedback)
    }

    private mutating func match(_ question: Question) -> Answer? {
        var random = SystemRandomNumberGenerator()
        let rights = question.pairs.map(\.right).shuffled(using: &random)
        for (index, pair) in question.pairs.enumerated() { out.writeLine("   \(index + 1)  \(pair.left)") }
        out.writeLine("")
        list(rights)
        let example = String(Self.letters.prefix(question.pairs.count).reversed())
        guard let text = ask(" The letter for each number in turn, such as \(example): ") else { return nil }
        let given = text.lowercased().compactMap { Self.letters.firstIndex(of: $0) }
        let isRight =
            given.count == question.pairs.count
            && zip(given, question.pairs).allSatisfy { rights.indices.contains($0) && rights[$0] == $1.right }
        let feedback =
            isRight ? "" : question.pairs.map { "- \($0.left): \($0.right)" }.joined(separator: "\n")
        return Answer(isRight: isRight, given: text, feedback: feedback)
    }

    private mutating func command(_ question: Question) -> Answer? {
        guard let text = ask(" Type the command: ") else { return nil }
        let isRight = question.isSolved(by: text)
        return Answer(isRight: isRight, given: text, feedback: isRight ? "" : "One way: `\(question.solution)`")
    }
}
