import GRDB

/// The learner's progress on disk: profiles, lessons, attempts, answers, the sandbox session.
///
/// Each method that writes is one transaction, on disk before it returns: a killed process loses nothing that was
/// acknowledged. Times are milliseconds since 1970.
package struct LearnerDatabase: Sendable {
    let queue: DatabaseQueue

    /// Why a database cannot be used; the file is left as it is.
    package struct Failure: Error, Sendable, CustomStringConvertible {
        package var description: String
    }

    /// Opens or makes the database at a path. A damaged or newer one is refused and not touched.
    package init(path: String) throws {
        do {
            var configuration = Configuration()
            configuration.busyMode = .timeout(5)
            configuration.prepareDatabase { database in
                try database.execute(sql: "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL")
            }
            try Self.checkBeforeOpening(path)
            queue = try DatabaseQueue(path: path, configuration: configuration)
            try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
            try LearnerSchema.migrator.migrate(queue)
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure(
                description:
                    "The progress database \(path) cannot be used: \(error)\nIt was not changed. Move it away to begin anew, or name another folder with --data-dir."
            )
        }
    }

    /// A database in memory, for tests.
    package init() throws {
        queue = try DatabaseQueue()
        try LearnerSchema.migrator.migrate(queue)
    }

    /// Looks at an existing file without changing it.
    private static func checkBeforeOpening(_ path: String) throws {
        var configuration = Configuration()
        configuration.readonly = true
        guard let reader = try? DatabaseQueue(path: path, configuration: configuration) else { return }
        let check: (String?, [String]) = try reader.read { database in
            let integrity = try firstDamage(database)
            guard try database.tableExists("grdb_migrations") else { return (integrity, []) }
            return (integrity, try String.fetchAll(database, sql: "SELECT identifier FROM grdb_migrations"))
        }
        guard check.0 == "ok" else {
            throw Failure(
                description:
                    "The progress database \(path) is damaged (\(check.0 ?? "unreadable")).\nIt was not changed. Move it away to begin anew."
            )
        }
        let unknown = Set(check.1).subtracting(LearnerSchema.migrator.migrations)
        guard unknown.isEmpty else {
            throw Failure(
                description:
                    "The progress database \(path) was written by a newer Drydock.\nIt was not changed. Use that version, or name another folder with --data-dir."
            )
        }
    }

    /// The logs grow without end; in a large file they are not read at every start.
    private static let logs: Set<String> = ["answer", "review", "journal"]
    /// As many bytes are looked through in some milliseconds.
    private static let quickSize = 16 * 1024 * 1024

    /// `ok`, or what is damaged. Damage in the logs of a large file shows when they are read.
    private static func firstDamage(_ database: Database) throws -> String? {
        let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
        let size = try Int.fetchOne(database, sql: "PRAGMA page_size") ?? 0
        guard pages * size > quickSize else { return try String.fetchOne(database, sql: "PRAGMA quick_check(1)") }
        let tables = try String.fetchAll(database, sql: "SELECT name FROM sqlite_master WHERE type = 'table'")
        for table in tables where !logs.contains(table) {
            let name = table.quotedDatabaseIdentifier
            let integrity = try String.fetchOne(database, sql: "PRAGMA quick_check(\(name))")
            if integrity != "ok" { return integrity }
        }
        return "ok"
    }

    // MARK: Profiles

    /// The profile of that name, made when it is new.
    package func profile(named name: String, now: Int64) throws -> Profile {
        try queue.write { database in
            try database.execute(
                sql: "INSERT OR IGNORE INTO profile (name, created) VALUES (?, ?)", arguments: [name, now])
            let id = try Int64.fetchOne(database, sql: "SELECT id FROM profile WHERE name = ?", arguments: [name]) ?? 0
            return Profile(id: id, name: name)
        }
    }

    // MARK: Lessons

    /// Notes how far a lesson is read. A lesson that is done stays done.
    package func saveLesson(_ lesson: String, page: Int, isDone: Bool, of profile: Profile, now: Int64) throws {
        try queue.write { database in
            try database.execute(
                sql: """
                    INSERT INTO lessonProgress (profile, lesson, page, isDone, updated) VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT (profile, lesson) DO UPDATE
                    SET page = excluded.page, isDone = max(isDone, excluded.isDone), updated = excluded.updated
                    """, arguments: [profile.id, lesson, page, isDone, now])
        }
    }

    package func lessons(of profile: Profile) throws -> [String: LessonProgress] {
        try queue.read { database in
            let rows = try Row.fetchAll(
                database, sql: "SELECT lesson, page, isDone FROM lessonProgress WHERE profile = ?",
                arguments: [profile.id])
            return rows.reduce(into: [:]) { $0[$1["lesson"]] = LessonProgress(page: $1["page"], isDone: $1["isDone"]) }
        }
    }

    // MARK: Exercises

    package func saveAttempt(_ attempt: Attempt, of profile: Profile, now: Int64) throws {
        try queue.write { database in
            try database.execute(
                sql: """
                    INSERT INTO exerciseAttempt
                    (profile, exercise, isPassed, passedChecks, totalChecks, hints, sawSolution, at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    profile.id, attempt.exercise, attempt.isPassed, attempt.passedChecks, attempt.totalChecks,
                    attempt.hints, attempt.sawSolution, now,
                ])
        }
    }

    /// All attempts, oldest first.
    package func attempts(of profile: Profile) throws -> [Attempt] {
        try queue.read { database in
            try Row.fetchAll(
                database, sql: "SELECT * FROM exerciseAttempt WHERE profile = ? ORDER BY id", arguments: [profile.id]
            ).map { row in
                Attempt(
                    exercise: row["exercise"], isPassed: row["isPassed"], passedChecks: row["passedChecks"],
                    totalChecks: row["totalChecks"], hints: row["hints"], sawSolution: row["sawSolution"])
            }
        }
    }

    // MARK: Questions

    package func saveAnswer(_ answer: GivenAnswer, of profile: Profile) throws {
        try queue.write { database in
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
    }

    /// The time that an answer usually takes: the median of the last hundred; `nil` before there are ten.
    package func medianTime(of profile: Profile) throws -> Int64? {
        try queue.read { database in
            let times = try Int64.fetchAll(
                database,
                sql: """
                    SELECT milliseconds FROM answer NOT INDEXED WHERE profile = ? AND milliseconds IS NOT NULL
                    ORDER BY id DESC LIMIT 100
                    """, arguments: [profile.id]
            ).sorted()
            return times.count < 10 ? nil : times[times.count / 2]
        }
    }

    /// How often answers of each confidence were right.
    package func calibration(of profile: Profile) throws -> [Int: (right: Int, total: Int)] {
        try queue.read { database in
            let rows = try Row.fetchAll(
                database,
                sql: "SELECT confidence, right, total FROM confidenceSum WHERE profile = ?", arguments: [profile.id])
            return rows.reduce(into: [:]) { $0[$1["confidence"]] = (right: $1["right"], total: $1["total"]) }
        }
    }

    /// How often each question was answered, and how often rightly.
    package func answers(of profile: Profile) throws -> [String: (right: Int, total: Int)] {
        try queue.read { database in
            let rows = try Row.fetchAll(
                database,
                sql: "SELECT question, right, total FROM answerSum WHERE profile = ?", arguments: [profile.id])
            return rows.reduce(into: [:]) { $0[$1["question"]] = (right: $1["right"], total: $1["total"]) }
        }
    }

    package func saveScore(_ score: QuizScore, of profile: Profile, now: Int64) throws {
        try queue.write { database in
            try database.execute(
                sql: "INSERT INTO quizScore (profile, quiz, right, total, at) VALUES (?, ?, ?, ?, ?)",
                arguments: [profile.id, score.quiz, score.right, score.total, now])
        }
    }

    /// All quiz scores, oldest first.
    package func scores(of profile: Profile) throws -> [QuizScore] {
        try queue.read { database in
            try Row.fetchAll(
                database, sql: "SELECT * FROM quizScore WHERE profile = ? ORDER BY id", arguments: [profile.id]
            )
            .map { QuizScore(quiz: $0["quiz"], right: $0["right"], total: $0["total"]) }
        }
    }

    // MARK: Settings

    /// Keeps a setting of a profile; `nil` removes it.
    package func set(_ name: String, to value: String?, of profile: Profile) throws {
        try queue.write { database in
            if let value {
                try database.execute(
                    sql: "INSERT OR REPLACE INTO setting (profile, name, value) VALUES (?, ?, ?)",
                    arguments: [profile.id, name, value])
            } else {
                try database.execute(
                    sql: "DELETE FROM setting WHERE profile = ? AND name = ?", arguments: [profile.id, name])
            }
        }
    }

    package func setting(_ name: String, of profile: Profile) throws -> String? {
        try queue.read { database in
            try String.fetchOne(
                database, sql: "SELECT value FROM setting WHERE profile = ? AND name = ?",
                arguments: [profile.id, name])
        }
    }
}
