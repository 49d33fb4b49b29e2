import GRDB

/// Reviews: an append-only log, and the cards as they follow from it.
extension LearnerDatabase {
    /// The schedule that a learner has chosen, with the day of the interview if one is set.
    package func schedule(of profile: Profile) throws -> ReviewSchedule {
        let scheduler = try setting("scheduler", of: profile).flatMap(Scheduler.init(rawValue:)) ?? .fsrs6
        return ReviewSchedule(
            model: scheduler.model, examDay: try setting("interview", of: profile).flatMap { Int64($0) })
    }

    /// Chooses how reviews are planned, and plans all of them anew.
    package func choose(_ scheduler: Scheduler, of profile: Profile) throws {
        try set("scheduler", to: scheduler.rawValue, of: profile)
        try rebuildCards(schedule: try schedule(of: profile), of: profile)
    }

    /// Adds a review to the log and moves its card.
    @discardableResult
    package func saveReview(_ review: Review, schedule: ReviewSchedule, of profile: Profile) throws -> ReviewCard {
        try queue.write { database in
            try database.execute(
                sql: "INSERT INTO review (profile, card, revision, rating, at) VALUES (?, ?, ?, ?, ?)",
                arguments: [profile.id, review.card, review.revision, review.rating.rawValue, review.at])
            let row = try Row.fetchOne(
                database, sql: "SELECT * FROM card WHERE profile = ? AND card = ?",
                arguments: [profile.id, review.card])
            let card = schedule.card(after: review, row.map(ReviewCard.init(row:)))
            try Self.store(card, profile, database)
            return card
        }
    }

    /// The cards that are due, longest first, at most `limit`.
    package func dueCards(of profile: Profile, now: Int64, limit: Int = 100) throws -> [ReviewCard] {
        try queue.read { database in
            try Row.fetchAll(
                database, sql: "SELECT * FROM card WHERE profile = ? AND due <= ? ORDER BY due, card LIMIT ?",
                arguments: [profile.id, now, limit]
            ).map(ReviewCard.init(row:))
        }
    }

    package func dueCount(of profile: Profile, now: Int64) throws -> Int {
        try queue.read { database in
            try Int.fetchOne(
                database, sql: "SELECT count(*) FROM card WHERE profile = ? AND due <= ?", arguments: [profile.id, now])
                ?? 0
        }
    }

    /// All cards by id.
    package func cards(of profile: Profile) throws -> [String: ReviewCard] {
        try queue.read { database in
            let rows = try Row.fetchAll(database, sql: "SELECT * FROM card WHERE profile = ?", arguments: [profile.id])
            return rows.map(ReviewCard.init(row:)).reduce(into: [:]) { $0[$1.id] = $1 }
        }
    }

    /// The whole log, oldest first.
    package func reviews(of profile: Profile) throws -> [Review] {
        try queue.read { database in
            try Row.fetchAll(
                database, sql: "SELECT card, revision, rating, at FROM review WHERE profile = ? ORDER BY at, id",
                arguments: [profile.id]
            ).map { row in
                Review(
                    card: row["card"], revision: row["revision"], rating: Rating(rawValue: row["rating"]) ?? .again,
                    at: row["at"])
            }
        }
    }

    /// Makes all cards again from the log.
    package func rebuildCards(schedule: ReviewSchedule, of profile: Profile) throws {
        let cards = schedule.cards(of: try reviews(of: profile))
        try queue.write { database in
            try database.execute(sql: "DELETE FROM card WHERE profile = ?", arguments: [profile.id])
            for card in cards.values { try Self.store(card, profile, database) }
        }
    }

    static func store(_ card: ReviewCard, _ profile: Profile, _ database: Database) throws {
        try database.execute(
            sql: """
                INSERT OR REPLACE INTO card
                (profile, card, stability, difficulty, fast, reviewed, due, reviews, lapses)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                profile.id, card.id, card.memory.stability, card.memory.difficulty, card.memory.fastStability,
                card.reviewed, card.due,
                card.reviews, card.lapses,
            ])
    }
}

extension ReviewCard {
    fileprivate init(row: Row) {
        self.init(
            id: row["card"],
            memory: Memory(
                stability: row["stability"], difficulty: row["difficulty"], fastStability: row["fast"]),
            reviewed: row["reviewed"], due: row["due"], reviews: row["reviews"], lapses: row["lapses"])
    }
}
