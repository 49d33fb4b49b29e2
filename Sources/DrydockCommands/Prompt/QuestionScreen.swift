import Classroom
import Course
import CourseFiles
import JSON
import Learner
import Simulator
import Terminal

/// Asking one question: how it is put, answered, judged and kept.
extension PromptSession {
    /// Every so many questions the learner is asked how sure the answer is.
    private static let confidenceEvery = 4

    /// Asks one question, tells what was right and why, and keeps the answer. `nil` when the learner leaves.
    mutating func put(_ question: Question) -> Bool? {
        out.writeLine("")
        render(question.prompt)
        if !question.code.isEmpty { render("```\n\(question.code)\n```") }
        if !question.script.isEmpty { render("```sh\n\(question.script)\n```") }
        let began = WallClock.milliseconds()
        guard let result = answer(question) else { return nil }
        let milliseconds = WallClock.milliseconds() - began
        let confidence = askConfidence(question)
        let style: Style = result.isRight ? .done : .wrong
        out.writeLine(" " + palette.mark(style) + " " + (result.isRight ? wording("Right.") : wording("Not quite.")))
        if !result.feedback.isEmpty { render(result.feedback) }
        if !question.why.isEmpty { render(question.why) }
        noteAnswer(question, isRight: result.isRight, given: result.given)
        keep(question, result, milliseconds: milliseconds, confidence: confidence)
        return result.isRight
    }

    private mutating func noteAnswer(_ question: Question, isRight: Bool, given: String) {
        note(
            "answers",
            .array(
                (outcome.facts["answers"]?.items ?? []) + [
                    Facts.object([
                        "question": Facts.text(question.id), "skill": Facts.text(question.skill),
                        "right": .bool(isRight), "given": Facts.text(given),
                    ])
                ]))
    }

    /// Now and then: how sure are you? From 1 (a guess) to 3; `nil` when it is not asked or not answered.
    private mutating func askConfidence(_ question: Question) -> Int? {
        questionsAsked += 1
        guard isTerminal, question.kind != .open, questionsAsked % Self.confidenceEvery == 0 else { return nil }
        guard let text = ask(wording(" How sure are you? 1 a guess, 2 fairly, 3 sure: ")), let number = Int(text),
            (1...3).contains(number)
        else { return nil }
        return number
    }

    private mutating func keep(_ question: Question, _ result: Answer, milliseconds: Int64, confidence: Int?) {
        let now = WallClock.milliseconds()
        classSession?.note(
            .answered(
                ClassEvent.Answer(
                    question: question.id, revision: question.revision, given: String(result.given.prefix(2000)),
                    isRight: result.isRight, milliseconds: Int(milliseconds))))
        do {
            let median = try database.medianTime(of: profile)
            try database.saveAnswer(
                GivenAnswer(
                    question: question.id, revision: question.revision, isRight: result.isRight, given: result.given,
                    confidence: confidence, milliseconds: milliseconds, at: now), of: profile)
            let mayBeEasy = [.typed, .command].contains(question.kind)
            let rating = Rating.of(
                isRight: result.isRight, milliseconds: milliseconds, median: median, isSure: confidence == 3,
                mayBeEasy: mayBeEasy)
            let card = try database.saveReview(
                Review(card: question.id, revision: question.revision, rating: rating, at: now), schedule: schedule,
                of: profile)
            if !result.isRight { afterMistake(question, card) }
        } catch {
            refuse("The answer could not be saved: \(error)")
        }
    }

    /// After a mistake another question of the same skill is asked soon; after many, the lesson is named.
    private mutating func afterMistake(_ question: Question, _ card: ReviewCard) {
        let content = content()
        if card.isLeech, let lesson = content.lesson(question.lesson) {
            out.writeLine("")
            say(" This one keeps coming back. Lesson \(lesson.number) explains it: \(lesson.title)")
        }
        let known = (try? database.cards(of: profile)) ?? [:]
        let sibling = content.questions.first {
            $0.skill == question.skill && $0.id != question.id && known[$0.id] == nil && !siblings.contains($0.id)
        }
        if let sibling { siblings.append(sibling.id) }
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
            guard let text = ask(wording(" Your answer: ")) else { return nil }
            let given = Self.plain(text)
            let isRight = question.accept.contains { Self.plain($0) == given }
            return Answer(
                isRight: isRight, given: text, feedback: isRight ? "" : wording("The answer: `\(question.accept[0])`"))
        case .command: return command(question)
        case .open: return open(question)
        }
    }

    /// An open question: said or typed, then marked by the learner, point by point.
    private mutating func open(_ question: Question) -> Answer? {
        guard ask(wording(" Say it aloud or type it, then Enter: ")) != nil else { return nil }
        tell(" A good answer makes these points:")
        for (index, point) in question.rubric.enumerated() { hang("   \(index + 1)  ", point) }
        guard let text = ask(wording(" Which did you make? Their numbers, such as 12, or Enter for none: ")) else {
            return nil
        }
        let made = Set(text.compactMap { $0.wholeNumberValue }.filter { (1...question.rubric.count).contains($0) })
        let share = Double(made.count) / Double(max(1, question.rubric.count))
        var feedback = question.mistakes.map { wording("- Often wrong: \($0)") }.joined(separator: "\n")
        if share < 1, !made.isEmpty, share >= Self.goodShare {
            feedback = wording("Good enough to pass.\n\n") + feedback
        }
        return Answer(isRight: share >= Self.goodShare, given: text, feedback: feedback)
    }

    /// Who makes this share of the points has answered an open question.
    private static let goodShare = 0.6

    /// A line that hangs below its head.
    func hang(_ head: String, _ text: String) {
        let indent = String(repeating: " ", count: head.count)
        let plain = text.filter { $0 != "`" }
        for (index, line) in DisplayWidth.wrap(plain, width: size.textWidth - head.count).enumerated() {
            out.writeLine((index == 0 ? head : indent) + line)
        }
    }

    private static func plain(_ text: String) -> String {
        text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private func list(_ options: [String], _ labels: OptionLabels) {
        for (index, option) in options.enumerated() {
            let lines = DisplayWidth.wrap(option, width: size.textWidth - 8)
            out.writeLine("   \(labels[index]))  " + (lines.first ?? ""))
            for line in lines.dropFirst() { out.writeLine("       " + line) }
        }
    }

    private mutating func choose(_ question: Question) -> Answer? {
        list(question.options.map(\.text), labels)
        while true {
            guard let text = ask(labels.areNumbers ? " 1, 2, …: " : " a, b, …: ") else { return nil }
            guard let key = text.lowercased().first, let index = labels.index(of: key),
                question.options.indices.contains(index)
            else {
                if text == "q" { return nil }
                if labels.areNumbers {
                    tell(" One of the numbers, please; q leaves.")
                } else {
                    tell(" One of the letters, please; q leaves.")
                }
                continue
            }
            let option = question.options[index]
            let right = question.options.first { $0.isRight }?.text ?? ""
            return Answer(
                isRight: option.isRight, given: option.text,
                feedback: option.why + (option.isRight ? "" : wording("\n\nThe answer: \(right)")))
        }
    }

    /// Asks until the answer is letters, or numbers, of some options.
    ///
    /// - Parameters:
    ///   - count: how many options there are.
    ///   - length: how many letters it has to be; any number of them without it.
    private mutating func askForLetters(
        _ prompt: String, _ labels: OptionLabels, of count: Int, each length: Int? = nil
    ) -> (text: String, options: [Int])? {
        while true {
            guard let text = ask(prompt), text.lowercased() != "q" else { return nil }
            let letters = text.lowercased().filter { !" ,;".contains($0) }
            let options = letters.compactMap { labels.index(of: $0) }.filter { $0 < count }
            if options.count == letters.count, !options.isEmpty, length == nil || options.count == length {
                return (text, options)
            }
            let wanted =
                labels.areNumbers
                ? length.map { wording("\($0) of the numbers") } ?? wording("Some of the numbers")
                : length.map { wording("\($0) of the letters") } ?? wording("Some of the letters")
            tell(" \(wanted), please; q leaves.")
        }
    }

    private mutating func chooseSeveral(_ question: Question) -> Answer? {
        list(question.options.map(\.text), labels)
        let prompt =
            labels.areNumbers
            ? wording(" All that are right, such as 13: ") : wording(" All that are right, such as ac: ")
        guard let (text, given) = askForLetters(prompt, labels, of: question.options.count) else { return nil }
        let chosen = Set(given)
        let right = Set(question.options.indices.filter { question.options[$0].isRight })
        let missed = chosen.symmetricDifference(right).sorted().filter { question.options.indices.contains($0) }
        let feedback = missed.map { "- \(question.options[$0].text): \(question.options[$0].why)" }.joined(
            separator: "\n")
        return Answer(isRight: chosen == right, given: text, feedback: feedback)
    }

    private mutating func order(_ question: Question) -> Answer? {
        let shuffled = question.lines.shuffled(using: &random)
        list(shuffled, labels)
        let prompt =
            labels.areNumbers
            ? wording(" The numbers in order, such as 312: ") : wording(" The letters in order, such as cab: ")
        guard let (text, given) = askForLetters(prompt, labels, of: shuffled.count, each: shuffled.count) else {
            return nil
        }
        let isRight = given.map { shuffled[$0] } == question.lines
        let feedback = isRight ? "" : "```\n" + question.lines.joined(separator: "\n") + "\n```"
        return Answer(isRight: isRight, given: text, feedback: feedback)
    }

    private mutating func match(_ question: Question) -> Answer? {
        let rights = question.pairs.map(\.right).shuffled(using: &random)
        for (index, pair) in question.pairs.enumerated() { out.writeLine("   \(index + 1)  \(pair.left)") }
        out.writeLine("")
        // The numbers are taken here: letters for all.
        let letters = OptionLabels(areNumbers: false)
        list(rights, letters)
        let example = question.pairs.indices.reversed().map { letters[$0] }.joined()
        let prompt = wording(" The letter for each number in turn, such as \(example): ")
        guard let (text, given) = askForLetters(prompt, letters, of: rights.count, each: question.pairs.count) else {
            return nil
        }
        let isRight = zip(given, question.pairs).allSatisfy { rights[$0] == $1.right }
        let feedback =
            isRight ? "" : question.pairs.map { "- \($0.left): \($0.right)" }.joined(separator: "\n")
        return Answer(isRight: isRight, given: text, feedback: feedback)
    }

    private mutating func command(_ question: Question) -> Answer? {
        guard let text = ask(wording(" Type the command: ")) else { return nil }
        let isRight = question.isSolved(by: text)
        return Answer(
            isRight: isRight, given: text,
            feedback: isRight ? "" : wording("One way:\n\n```sh\n\(question.solution)\n```"))
    }
}
