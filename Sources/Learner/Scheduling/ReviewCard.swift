/// A question or exercise that is asked for again, with what is remembered of it.
package struct ReviewCard: Sendable, Equatable {
    /// The id of a question, or `exercise:` and that of an exercise.
    package var id: String
    package var memory: Memory
    /// Milliseconds since 1970.
    package var reviewed: Int64
    package var due: Int64
    package var reviews: Int
    package var lapses: Int

    /// From this many lapses on, asking again does not help: the lesson has to be read again.
    package static let leechLapses = 4
    package var isLeech: Bool { lapses >= Self.leechLapses }
}

/// One line of the review log, from which everything can be rebuilt.
package struct Review: Sendable, Equatable {
    package var card: String
    package var revision: Int
    package var rating: Rating
    /// Milliseconds since 1970.
    package var at: Int64

    package init(card: String, revision: Int, rating: Rating, at: Int64) {
        self.card = card
        self.revision = revision
        self.rating = rating
        self.at = at
    }
}

/// Decides when a card comes back.
package struct ReviewSchedule: Sendable {
    package var model: any MemoryModel
    /// A day of learning, at which everything must be remembered as well as possible: no interval leads beyond it.
    package var examDay: Int64?

    static let day: Int64 = 86_400_000
    private static let minute: Int64 = 60_000

    package init(model: any MemoryModel = FSRS6(), examDay: Int64? = nil) {
        self.model = model
        self.examDay = examDay
    }

    /// The card after a review. A clock that was set back counts as no time at all.
    package func card(after review: Review, _ card: ReviewCard?) -> ReviewCard {
        let elapsed = card.map { max(0, review.at - $0.reviewed) } ?? 0
        let days = model.countsWholeDays ? Double(elapsed / Self.day) : Double(elapsed) / Double(Self.day)
        let memory = model.memory(after: review.rating, card?.memory, days: days)
        let isLapse = review.rating == .again && (card?.reviews ?? 0) > 0
        return ReviewCard(
            id: review.card, memory: memory, reviewed: review.at, due: due(after: review, memory, card),
            reviews: (card?.reviews ?? 0) + 1, lapses: (card?.lapses ?? 0) + (isLapse ? 1 : 0))
    }

    /// What went wrong comes back in the same sitting; the rest after whole days.
    private func due(after review: Review, _ memory: Memory, _ card: ReviewCard?) -> Int64 {
        let isNew = card == nil
        switch review.rating {
        case .again: return review.at + (isNew ? Self.minute : 10 * Self.minute)
        case .hard where isNew: return review.at + 6 * Self.minute
        default: break
        }
        var days = Int64(model.interval(memory))
        if let examDay, examDay > review.at {
            // Halfway to the day, but not later than the day before it.
            let left = (examDay - review.at) / Self.day
            days = min(days, max(1, left / 2))
        }
        return review.at + days * Self.day
    }

    /// All cards that a log of reviews makes.
    package func cards(of log: [Review]) -> [String: ReviewCard] {
        log.sorted { $0.at < $1.at }.reduce(into: [:]) { cards, review in
            cards[review.card] = card(after: review, cards[review.card])
        }
    }
}

extension Rating {
    /// What an answer says about the memory of it.
    ///
    /// - Parameter mayBeEasy: guessing does not help: not for questions with options to choose from.
    package static func of(
        isRight: Bool, hints: Int = 0, milliseconds: Int64? = nil, median: Int64? = nil, isSure: Bool = false,
        mayBeEasy: Bool = false
    ) -> Rating {
        guard isRight else { return .again }
        if hints >= 2 { return .hard }
        guard let milliseconds, let median, median > 0 else { return isSure && mayBeEasy ? .easy : .good }
        if milliseconds > 2 * median { return .hard }
        return mayBeEasy && isSure && hints == 0 && milliseconds * 2 <= median ? .easy : .good
    }
}
