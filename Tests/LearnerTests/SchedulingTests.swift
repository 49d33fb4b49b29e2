import Learner
import TestSupport
import Testing

/// FSRS-6 against the published vectors, and when cards come back.
@Suite struct SchedulingTests {
    private func close(_ a: Double, _ b: Double, _ tolerance: Double = 1e-4) -> Bool {
        abs(a - b) <= tolerance * max(1, abs(b))
    }

    private func memory(_ ratings: [(Rating, Double)]) -> Memory? {
        ratings.reduce(nil as Memory?) { FSRS6().memory(after: $1.0, $0, days: $1.1) }
    }

    @Test("first ratings give the known stability and difficulty")
    func first() {
        let expected: [(Rating, Double, Double)] = [
            (.again, 0.212, 6.4133), (.hard, 1.2931, 5.11217071), (.good, 2.3065, 2.11810397), (.easy, 8.2956, 1),
        ]
        for (rating, stability, difficulty) in expected {
            let memory = FSRS6().memory(after: rating, nil, days: 0)
            #expect(close(memory.stability, stability) && close(memory.difficulty, difficulty))
        }
    }

    /// fsrs-rs `test_memory_state`: the same in py-fsrs and ts-fsrs.
    @Test("a history gives the published memory, step by step")
    func history() {
        let steps: [(Rating, Double, Double, Double)] = [
            (.again, 0, 0.212, 6.4133), (.good, 0, 0.246689188, 6.402115069), (.good, 1, 2.021477252, 6.390941323),
            (.good, 3, 7.863698841, 6.379778751), (.good, 8, 21.917713153, 6.368627342),
            (.good, 21, 53.626902917, 6.357487084),
        ]
        var memory: Memory?
        for (rating, days, stability, difficulty) in steps {
            let next = FSRS6().memory(after: rating, memory, days: days)
            #expect(close(next.stability, stability), "\(next.stability) is not \(stability)")
            #expect(close(next.difficulty, difficulty), "\(next.difficulty) is not \(difficulty)")
            memory = next
        }
    }

    /// py-fsrs `test_review_card`, ts-fsrs `ivl_history`.
    @Test("the history of intervals is the published one")
    func intervals() {
        let trace: [(Rating, Double)] = [
            (.good, 2.3065), (.good, 2.3065), (.good, 10.971048263), (.good, 46.316858440), (.good, 162.999815775),
            (.good, 497.876555125), (.again, 6.890412508), (.again, 2.154598374), (.good, 2.154598374),
            (.good, 3.983123380), (.good, 7.236254477), (.good, 12.483043579), (.good, 20.770357285),
        ]
        // A good answer on the first day does not count as a day; after a lapse the card is relearned on the same day.
        let days = [0.0, 0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12]
        var memory: Memory?
        for (index, (rating, stability)) in trace.enumerated() {
            let next = FSRS6().memory(after: rating, memory, days: days[index])
            #expect(close(next.stability, stability), "step \(index): \(next.stability) is not \(stability)")
            memory = next
        }
    }

    @Test(
        "the second review, after one day and after five",
        arguments: [
            (Rating.again, 1.0, [0.100886, 1.219217, 1.886788, 3.348710]),
            (.hard, 1, [0.375395, 3.249412, 4.546029, 7.385512]),
            (.good, 1, [0.571299, 5.318793, 7.315301, 11.687483]),
            (.easy, 1, [1.216178, 11.416543, 13.485063, 18.014945]),
            (.again, 5, [0.130055, 1.993158, 3.173687, 5.758943]),
            (.hard, 5, [0.466088, 6.607273, 10.129437, 17.842675]),
            (.good, 5, [0.682598, 11.845516, 18.167850, 32.013223]),
            (.easy, 5, [1.325048, 21.188393, 29.733567, 48.446768]),
            (.again, 0, [0.083357, 0.212, 0.246689, 0.424380]), (.hard, 0, [0.451403, 1.2931, 1.335900, 2.298151]),
            (.good, 0, [0.775084, 2.3065, 2.306500, 3.946054]), (.easy, 0, [2.562508, 8.2956, 8.295600, 13.046065]),
        ])
    func second(_ row: (first: Rating, days: Double, stabilities: [Double])) {
        for (rating, stability) in zip(Rating.allCases, row.stabilities) {
            let found = memory([(row.first, 0), (rating, row.days)])?.stability ?? 0
            #expect(close(found, stability), "\(row.first), then \(rating): \(found) is not \(stability)")
        }
    }

    @Test("intervals follow the desired retention")
    func retention() {
        let stable = Memory(stability: 1, difficulty: 5)
        let expected = [3_116_766, 34_793, 2_508, 387, 90, 27, 9, 3, 1, 1]
        for (index, days) in expected.enumerated() {
            let model = FSRS6(desiredRetention: Double(index + 1) / 10)
            #expect(model.interval(stable) == min(days, 36_500))
        }
        let curve = [
            (0.0, 1.0), (1, 0.9), (2, 0.8458846), (3, 0.8093881), (5, 0.7605276), (10, 0.6928266), (365, 0.4036796),
        ]
        for (days, recall) in curve { #expect(close(FSRS6().retrievability(stable, afterDays: days), recall)) }
    }

    // MARK: Cards

    private static let day: Int64 = 86_400_000

    @Test("a card comes back sooner after a mistake, and never before it was asked")
    func due() {
        let schedule = ReviewSchedule()
        let good = schedule.card(after: Review(card: "q", revision: 1, rating: .good, at: 1_000), nil)
        #expect(good.due == 1_000 + 2 * Self.day)
        let again = schedule.card(after: Review(card: "q", revision: 1, rating: .again, at: good.due), good)
        #expect(again.due == good.due + 600_000)
        #expect(again.lapses == 1 && again.reviews == 2)
        // The clock was set back by a year.
        let back = schedule.card(after: Review(card: "q", revision: 1, rating: .good, at: 5), again)
        #expect(back.due > 5 && back.memory.stability >= again.memory.stability)
    }

    @Test("nothing is put off beyond the day of an interview")
    func exam() {
        var schedule = ReviewSchedule()
        schedule.examDay = 20 * Self.day
        var card: ReviewCard?
        var now: Int64 = 0
        var reviews = 0
        while now < 20 * Self.day, reviews < 100 {
            card = schedule.card(after: Review(card: "q", revision: 1, rating: .easy, at: now), card)
            reviews += 1
            #expect((card?.due ?? 0) <= 20 * Self.day)
            now = max(card?.due ?? 0, now + Self.day)
        }
        #expect((3...8).contains(reviews))
    }

    @Test("a learner of a year gets the load that the model predicts")
    func year() {
        // 300 cards, ten new ones a day; each is known with exactly the chance that the model says.
        var random = TestRandom(seed: 4)
        let schedule = ReviewSchedule()
        var cards: [String: ReviewCard] = [:]
        var known = 0
        var asked = 0
        var perDay: [Int] = []
        for day in Int64(0)..<365 {
            let now = day * Self.day
            var count = 0
            for card in cards.values.filter({ $0.due <= now }).sorted(by: { $0.id < $1.id }) {
                let chance = schedule.model.retrievability(
                    card.memory, afterDays: Double((now - card.reviewed) / Self.day))
                let isKnown = Double.random(in: 0..<1, using: &random) < chance
                known += isKnown ? 1 : 0
                asked += 1
                count += 1
                cards[card.id] = schedule.card(
                    after: Review(card: card.id, revision: 1, rating: isKnown ? .good : .again, at: now), card)
            }
            if day < 30 {
                for number in 0..<10 {
                    let id = "\(day).\(number)"
                    cards[id] = schedule.card(after: Review(card: id, revision: 1, rating: .good, at: now), nil)
                }
            }
            perDay.append(count)
        }
        let share = Double(known) / Double(asked)
        #expect((0.86...0.94).contains(share), "\(share) of the reviews were known")
        let last = perDay.suffix(100).reduce(0, +)
        #expect(last < 300, "300 cards cost \(last) reviews in the last hundred days")
    }

    @Test("cards are rebuilt from the log, whatever order it comes in")
    func rebuilds() throws {
        let database = try LearnerDatabase()
        let profile = try database.profile(named: "ada", now: 0)
        var random = TestRandom(seed: 9)
        for step in Int64(0)..<200 {
            let review = Review(
                card: "q\(random.next() % 20)", revision: 1, rating: Rating.allCases[Int(random.next() % 4)],
                at: step * Self.day / 3)
            try database.saveReview(review, schedule: ReviewSchedule(), of: profile)
        }
        let before = try database.cards(of: profile)
        #expect(before.count == 20)
        try database.rebuildCards(schedule: ReviewSchedule(), of: profile)
        #expect(try database.cards(of: profile) == before)
        let due = try database.dueCards(of: profile, now: 70 * Self.day)
        #expect(due.map(\.due) == due.map(\.due).sorted())
        #expect(try database.dueCount(of: profile, now: 70 * Self.day) == due.count)
    }

    @Test(
        "an answer becomes a rating",
        arguments: [
            (Rating.of(isRight: false), Rating.again), (Rating.of(isRight: true), .good),
            (Rating.of(isRight: true, hints: 2), .hard),
            (Rating.of(isRight: true, milliseconds: 9_000, median: 4_000), .hard),
            (Rating.of(isRight: true, milliseconds: 1_000, median: 4_000, isSure: true, mayBeEasy: true), .easy),
            (Rating.of(isRight: true, milliseconds: 1_000, median: 4_000, isSure: true), .good),
        ])
    func ratings(_ example: (found: Rating, wanted: Rating)) { #expect(example.found == example.wanted) }
}

/// Days as they are typed.
@Suite struct CalendarDayTests {
    @Test(
        "become milliseconds since 1970",
        arguments: [
            ("1970-01-01", 0), ("2027-01-15", 1_800_000_000_000 - 28_800_000), ("2024-02-29", 1_709_164_800_000),
        ])
    func milliseconds(_ day: (text: String, milliseconds: Int64)) {
        #expect(CalendarDay(day.text)?.milliseconds == day.milliseconds)
    }

    @Test(
        "that do not exist are refused",
        arguments: ["", "2027", "2027-13-01", "2027-02-29", "27-01-01", "2027-1-x", "x"])
    func refuses(_ text: String) { #expect(CalendarDay(text) == nil) }
}
