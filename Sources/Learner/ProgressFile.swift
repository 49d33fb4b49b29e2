import GRDB

/// All that a profile has done, as one value that can be written to a file and merged into another database.
///
/// Merging twice is the same as merging once: what has the same content and the same time is the same.
package struct ProgressFile: Sendable, Equatable {
    package struct Lesson: Sendable, Equatable {
        package var id: String
        package var page: Int
        package var isDone: Bool
        package var at: Int64

        package init(id: String, page: Int, isDone: Bool, at: Int64) {
            self.id = id
            self.page = page
            self.isDone = isDone
            self.at = at
        }
    }

    package struct Dated<Value: Sendable & Equatable>: Sendable, Equatable {
        package var value: Value
        package var at: Int64

        package init(_ value: Value, at: Int64) {
            self.value = value
            self.at = at
        }
    }

    package var lessons: [Lesson] = []
    package var attempts: [Dated<Attempt>] = []
    package var answers: [GivenAnswer] = []
    package var scores: [Dated<QuizScore>] = []
    package var reviews: [Review] = []

    package init() {}
}

extension LearnerDatabase {
    package func progressFile(of profile: Profile) throws -> ProgressFile {
        try queue.read { database in
            func rows(_ sql: String) throws -> [Row] {
                try Row.fetchAll(database, sql: sql, arguments: [profile.id])
            }
            var file = ProgressFile()
            file.lessons = try rows("SELECT * FROM lessonProgress WHERE profile = ? ORDER BY lesson").map {
                ProgressFile.Lesson(id: $0["lesson"], page: $0["page"], isDone: $0["isDone"], at: $0["updated"])
            }
            file.attempts = try rows("SELECT * FROM exerciseAttempt WHERE profile = ? ORDER BY at, id").map {
                ProgressFile.Dated(
                    Attempt(
                        exercise: $0["exercise"], isPassed: $0["isPassed"], passedChecks: $0["passedChecks"],
                        totalChecks: $0["totalChecks"], hints: $0["hints"], sawSolution: $0["sawSolution"]),
                    at: $0["at"])
            }
            file.answers = try rows("SELECT * FROM answer WHERE profile = ? ORDER BY at, id").map {
                GivenAnswer(
                    question: $0["question"], revision: $0["revision"], isRight: $0["isRight"], given: $0["given"],
                    confidence: $0["confidence"], milliseconds: $0["milliseconds"], at: $0["at"])
            }
            file.scores = try rows("SELECT * FROM quizScore WHERE profile = ? ORDER BY at, id").map {
                ProgressFile.Dated(QuizScore(quiz: $0["quiz"], right: $0["right"], total: $0["total"]), at: $0["at"])
            }
            file.reviews = try rows("SELECT * FROM review WHERE profile = ? ORDER BY at, id").map {
                Review(
                    card: $0["card"], revision: $0["revision"], rating: Rating(rawValue: $0["rating"]) ?? .again,
                    at: $0["at"])
            }
            return file
        }
    }

    /// Takes in what is not here yet, in one transaction, and makes the cards again from the log.
    package func merge(_ file: ProgressFile, schedule: ReviewSchedule, of profile: Profile) throws {
        let here = try progressFile(of: profile)
        try queue.write { database in
            for lesson in file.lessons {
                try database.execute(
                    sql: """
                        INSERT INTO lessonProgress (profile, lesson, page, isDone, updated) VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT (profile, lesson) DO UPDATE SET
                        page = CASE WHEN excluded.updated > updated THEN excluded.page ELSE page END,
                        isDone = max(isDone, excluded.isDone), updated = max(updated, excluded.updated)
                        """, arguments: [profile.id, lesson.id, lesson.page, lesson.isDone, lesson.at])
            }
            for attempt in file.attempts where !here.attempts.contains(attempt) {
                let value = attempt.value
                try database.execute(
                    sql: """
                        INSERT INTO exerciseAttempt
                        (profile, exercise, isPassed, passedChecks, totalChecks, hints, sawSolution, at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        profile.id, value.exercise, value.isPassed, value.passedChecks, value.totalChecks, value.hints,
                        value.sawSolution, attempt.at,
                    ])
            }
            let answers = Set(here.answers.map { "\($0.question) \($0.at)" })
            for answer in file.answers where !answers.contains("\(answer.question) \(answer.at)") {
                try database.execute(
                    sql: """
                        INSERT INTO answer (profile, question, revision, isRight, given, confidence, milliseconds, at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        profile.id, answer.question, answer.revision, answer.isRight, answer.given, answer.confidence,
                        answer.milliseconds, answer.at,
                    ])
            }
            for score in file.scores where !here.scores.contains(score) {
                try database.execute(
                    sql: "INSERT INTO quizScore (profile, quiz, right, total, at) VALUES (?, ?, ?, ?, ?)",
                    arguments: [profile.id, score.value.quiz, score.value.right, score.value.total, score.at])
            }
            let reviews = Set(here.reviews.map { "\($0.card) \($0.at)" })
            for review in file.reviews where !reviews.contains("\(review.card) \(review.at)") {
                try database.execute(
                    sql: "INSERT INTO review (profile, card, revision, rating, at) VALUES (?, ?, ?, ?, ?)",
                    arguments: [profile.id, review.card, review.revision, review.rating.rawValue, review.at])
            }
        }
        try rebuildCards(schedule: schedule, of: profile)
    }

    /// Milliseconds spent with questions; one question counts five minutes at most.
    package func totalTime(of profile: Profile) throws -> Int64 {
        try queue.read { database in
            try Int64.fetchOne(
                database, sql: "SELECT sum(milliseconds) FROM answerSum WHERE profile = ?",
                arguments: [profile.id]) ?? 0
        }
    }
}
