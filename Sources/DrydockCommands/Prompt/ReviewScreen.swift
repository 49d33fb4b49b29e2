import Course
import CourseFiles
import JSON
import Learner
import Phrases
import Terminal

/// Asking again what is about to be forgotten.
extension PromptSession {
    private static let longestReview = 20

    /// Asks what is due, mixed over skills; what went wrong is followed by another question of its kind.
    mutating func review() {
        let now = WallClock.milliseconds()
        let content = content()
        let due = (try? database.dueCards(of: profile, now: now)) ?? []
        let seed = random.next()
        let questions = interleaved(due.compactMap { content.question($0.id, seed: seed) })
        let exercises = due.filter { $0.id.hasPrefix(Self.exerciseCard) }
            .compactMap { content.exercise(String($0.id.dropFirst(Self.exerciseCard.count))) }
        note("due", Facts.texts(due.map(\.id)))
        guard !questions.isEmpty || !exercises.isEmpty else {
            out.writeLine(wording("Nothing is due. ") + nextDue(now))
            return
        }
        var queue = Array(questions.prefix(Self.longestReview))
        tell(" \(count(queue.count, "question")) to keep fresh. q leaves.")
        var (asked, right) = (0, 0)
        while !queue.isEmpty {
            let question = queue.removeFirst()
            guard let isRight = put(question) else { break }
            asked += 1
            right += isRight ? 1 : 0
            if let id = siblings.popLast(), let sibling = content.question(id) { queue.append(sibling) }
        }
        note("asked", Facts.number(asked))
        note("right", Facts.number(right))
        out.writeLine("")
        if asked > 0 { out.writeLine(wording(" \(right) of \(asked) right. ") + nextDue(WallClock.milliseconds())) }
        for exercise in exercises.prefix(3) {
            let name = exercise.id.split(separator: ".").last.map(String.init) ?? exercise.id
            out.writeLine("   exercise " + DisplayWidth.pad(name, to: 18) + wording("due again: ") + exercise.title)
        }
    }

    /// `review by fsrs7`: another way to plan. The log of reviews stays, and all cards are planned anew from it.
    func planReviews(_ words: [String]) {
        guard words.first == "by", let scheduler = words.last.flatMap({ Scheduler(rawValue: $0.lowercased()) }) else {
            refuse("Reviews are planned by FSRS-6 or FSRS-7: review by fsrs6, or review by fsrs7.")
            return
        }
        do {
            try database.choose(scheduler, of: profile)
            note("scheduler", Facts.text(scheduler.rawValue))
            let cards = count(try database.cards(of: profile).count, "card")
            tell("\(scheduler.title) plans your reviews now. Planned anew: \(cards).")
        } catch {
            refuse("That could not be kept: \(error)")
        }
    }

    static let exerciseCard = "exercise:"

    func count(_ number: Int, _ noun: String) -> String { phrasebook.count(number, noun) }

    /// Never two questions of one skill in a row, where that is possible.
    private func interleaved(_ questions: [Question]) -> [Question] {
        var left = questions
        var out: [Question] = []
        while !left.isEmpty {
            let index = left.firstIndex { $0.skill != out.last?.skill } ?? 0
            out.append(left.remove(at: index))
        }
        return out
    }

    /// When the next card is due, in words.
    private func nextDue(_ now: Int64) -> String {
        let next = ((try? database.cards(of: profile)) ?? [:]).values.map(\.due).filter { $0 > now }.min()
        guard let next else { return wording("Questions that you answer come back here when it is time.") }
        let minutes = (next - now) / 60_000
        if minutes < 60 { return wording("The next one is due in \(count(Int(minutes) + 1, "minute")).") }
        if minutes < 48 * 60 { return wording("The next one is due in \(count(Int(minutes / 60), "hour")).") }
        return wording("The next one is due in \(count(Int(minutes / 1_440), "day")).")
    }

    /// Everything of a module, whether due or not, weakest first: for the evening before.
    mutating func cram(_ word: String?) {
        let content = content()
        let cards = (try? database.cards(of: profile)) ?? [:]
        let module = word.flatMap { word in content.modules.first { String($0.number) == word || $0.id == word } }
        if word != nil, module == nil {
            refuse("There is no module \(word ?? ""). Try cram 2, or cram alone for all you have seen.")
            return
        }
        let now = WallClock.milliseconds()
        let pool = module?.questions ?? content.questions.filter { cards[$0.id] != nil }
        let weakest = pool.map { question in
            let card = cards[question.id]
            let days = card.map { Double(max(0, now - $0.reviewed)) / 86_400_000 } ?? 0
            return (question, card.map { schedule.model.retrievability($0.memory, afterDays: days) } ?? 0)
        }.sorted { ($0.1, $0.0.id) < ($1.1, $1.0.id) }
        guard !weakest.isEmpty else {
            refuse("Nothing was asked yet. quiz 1 begins.")
            return
        }
        ask(interleaved(Array(weakest.prefix(Self.longestReview).map(\.0))), name: "cram")
    }

    /// A passed exercise that is short comes back as a card.
    mutating func keepExercise(_ exercise: Exercise, hints: Int, sawSolution: Bool) {
        let rating: Rating = sawSolution ? .again : hints >= 2 ? .hard : .good
        let review = Review(
            card: Self.exerciseCard + exercise.id, revision: 1, rating: rating, at: WallClock.milliseconds())
        _ = try? database.saveReview(review, schedule: schedule, of: profile)
    }
}
