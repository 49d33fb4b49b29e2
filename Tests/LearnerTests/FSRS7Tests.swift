import Learner
import TestSupport
import Testing

/// FSRS-7 against the published vectors, and choosing it.
@Suite struct FSRS7Tests {
    private func close(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 6e-5 }

    /// ts-fsrs and fsrs-rs print these with four digits.
    @Test("a history gives the published memory, step by step")
    func history() {
        let steps: [(rating: Rating, days: Double, difficulty: Double, stability: Double, fast: Double)] = [
            (.again, 0, 6.1686, 0.1104, 0.0883), (.good, 0, 6.1092, 0.1104, 0.0883),
            (.good, 1, 6.0504, 0.9169, 44.4442), (.good, 3, 5.9922, 3.5338, 193.5973),
            (.good, 8, 5.9346, 10.1860, 407.6265), (.good, 21, 5.8775, 25.9857, 700.5589),
        ]
        var memory: Memory?
        for step in steps {
            let next = FSRS7().memory(after: step.rating, memory, days: step.days)
            #expect(close(next.difficulty, step.difficulty), "\(next)")
            #expect(close(next.stability, step.stability), "\(next)")
            #expect(close(next.fastStability ?? 0, step.fast), "\(next)")
            memory = next
        }
    }

    @Test(
        "the times until nine of ten are known",
        arguments: [(Rating.hard, 0.5975), (.good, 4.7777), (.easy, 53.8695)])
    func firstIntervals(_ first: (rating: Rating, days: Double)) {
        let model = FSRS7()
        let memory = model.memory(after: first.rating, nil, days: 0)
        #expect(close(model.exactInterval(memory), first.days))
        #expect(abs(model.retrievability(memory, afterDays: first.days) - 0.9) < 1e-4)
    }

    @Test("more days, less chance; less is asked for, longer waits; numbers stay within bounds")
    func order() {
        var random = TestRandom(seed: 7)
        for _ in 0..<200 {
            var memory: Memory?
            for _ in 0..<12 {
                let rating = Rating.allCases[Int(random.next() % 4)]
                let days = Double(random.next() % 4_000) / 100
                let next = FSRS7().memory(after: rating, memory, days: days)
                #expect((1...10).contains(next.difficulty))
                #expect((0.0001...36_500).contains(next.stability))
                let chances = [0, 0.01, 1, 10, 100, 1_000].map { FSRS7().retrievability(next, afterDays: $0) }
                #expect(chances == chances.sorted(by: >))
                #expect(
                    FSRS7(desiredRetention: 0.8).exactInterval(next)
                        >= FSRS7(desiredRetention: 0.95).exactInterval(next))
                memory = next
            }
        }
    }

    @Test("choosing plans all cards anew from the log, and back again to the same")
    func choice() throws {
        let database = try LearnerDatabase()
        let profile = try database.profile(named: "ada", now: 0)
        for (index, rating) in [Rating.good, .good, .again, .good].enumerated() {
            let review = Review(card: "q", revision: 1, rating: rating, at: Int64(index) * 3 * 86_400_000)
            try database.saveReview(review, schedule: try database.schedule(of: profile), of: profile)
        }
        let before = try database.cards(of: profile)
        #expect(before["q"]?.memory.fastStability == nil)
        try database.choose(.fsrs7, of: profile)
        let after = try database.cards(of: profile)
        #expect(after["q"]?.memory.fastStability != nil)
        #expect(after["q"]?.lapses == 1)
        try database.choose(.fsrs6, of: profile)
        #expect(try database.cards(of: profile) == before)
    }
}
