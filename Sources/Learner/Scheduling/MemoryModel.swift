/// How well something went when it was asked for.
package enum Rating: Int, Sendable, CaseIterable {
    case again = 1
    case hard, good, easy
}

/// What is remembered of one card.
package struct Memory: Sendable, Equatable {
    /// Days after which nine of ten such cards are still known.
    package var stability: Double
    /// From 1 to 10.
    package var difficulty: Double
    /// The stability of the trace that fades fast, in a model that has one.
    package var fastStability: Double?

    package init(stability: Double, difficulty: Double, fastStability: Double? = nil) {
        self.stability = stability
        self.difficulty = difficulty
        self.fastStability = fastStability
    }
}

/// How a memory grows with reviews and fades with time.
package protocol MemoryModel: Sendable {
    /// Whether time counts in whole days between reviews.
    var countsWholeDays: Bool { get }
    /// The chance to remember after some days.
    func retrievability(_ memory: Memory, afterDays days: Double) -> Double
    /// After how many days the chance to remember has fallen to the desired one: whole days, at least one.
    func interval(_ memory: Memory) -> Int
    /// The memory after a review, `days` after the one before; `nil` for a card that is new.
    func memory(after rating: Rating, _ memory: Memory?, days: Double) -> Memory
}

/// The models that a learner can choose.
package enum Scheduler: String, Sendable, CaseIterable {
    case fsrs6, fsrs7

    package var model: any MemoryModel { self == .fsrs6 ? FSRS6() : FSRS7() }

    /// As it is called in texts.
    package var title: String { self == .fsrs6 ? "FSRS-6" : "FSRS-7" }
}
