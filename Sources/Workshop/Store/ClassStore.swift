import Classroom
import GRDB
import JSON

/// A class on disk: who is in it, and everything that learners and instructor did, in the order of arrival.
///
/// Each method that writes is one transaction, on disk before it returns. Times are milliseconds since 1970.
struct ClassStore: Sendable {
    private let queue: DatabaseQueue

    /// Why a class's file cannot be used; it is left as it is.
    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    init(path: String) throws(Failure) {
        do {
            var configuration = Configuration()
            configuration.busyMode = .timeout(5)
            configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = FULL") }
            queue = try DatabaseQueue(path: path, configuration: configuration)
            let unknown = try queue.read { try ClassSchema.migrator.hasBeenSuperseded($0) }
            guard !unknown else {
                throw Failure(description: "The class \(path) was written by a newer Drydock. It was not changed.")
            }
            try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
            try ClassSchema.migrator.migrate(queue)
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure(
                description:
                    "The class \(path) cannot be used: \(error)\nIt was not changed. Move it away, or name another with --class."
            )
        }
    }

    // MARK: Properties

    func property(_ name: String) throws -> String? {
        try queue.read {
            try String.fetchOne($0, sql: "SELECT value FROM property WHERE name = ?", arguments: [name])
        }
    }

    func set(_ name: String, to value: String) throws {
        try queue.write {
            try $0.execute(sql: "INSERT OR REPLACE INTO property VALUES (?, ?)", arguments: [name, value])
        }
    }

    /// A property that is made when it is not there yet.
    func property(_ name: String, orMake make: () -> String) throws -> String {
        if let value = try property(name) { return value }
        let value = make()
        try set(name, to: value)
        return value
    }

    // MARK: People

    /// Somebody who joined.
    struct Learner: Sendable, Equatable {
        var id: Int
        var name: String
        /// As in the roster; `nil` for a guest.
        var student: String?
        var tokenHash: String
        var joined: Int64
    }

    func learners() throws -> [Learner] {
        try queue.read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM learner ORDER BY id").map {
                Learner(
                    id: $0["id"], name: $0["name"], student: $0["student"], tokenHash: $0["tokenHash"],
                    joined: $0["joined"])
            }
        }
    }

    func addLearner(name: String, student: String?, tokenHash: String, at now: Int64) throws -> Learner {
        try queue.write { database in
            try database.execute(
                sql: "INSERT INTO learner (name, student, tokenHash, joined) VALUES (?, ?, ?, ?)",
                arguments: [name, student, tokenHash, now])
            return Learner(
                id: Int(database.lastInsertedRowID), name: name, student: student, tokenHash: tokenHash, joined: now)
        }
    }

    func roster() throws -> [Student] {
        try queue.read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM student ORDER BY lastName, firstName, id").map {
                Student(id: $0["id"], lastName: $0["lastName"], firstName: $0["firstName"], email: $0["email"])
            }
        }
    }

    /// Adds students, or changes those that are there.
    func saveRoster(_ students: [Student]) throws {
        try queue.write { database in
            for student in students {
                try database.execute(
                    sql: "INSERT OR REPLACE INTO student VALUES (?, ?, ?, ?)",
                    arguments: [student.id, student.lastName, student.firstName, student.email])
            }
        }
    }

    // MARK: Entries

    /// Something that a learner or the instructor did, with the server's time.
    enum Entry: Sendable, Equatable {
        case event(ClassEvent, learner: Int)
        case instruction(Instruction)
    }

    /// Writes entries in one transaction. One that is there already is left as it is.
    func append(_ entries: [Entry], at now: Int64) throws {
        try queue.write { database in
            let statement = try database.cachedStatement(
                sql: """
                    INSERT OR IGNORE INTO entry (received, source, number, at, target, kind, content)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    """)
            for entry in entries {
                switch entry {
                case .event(let event, let learner):
                    try statement.execute(arguments: [
                        now, learner, event.number, event.at, nil, event.content.kind, event.content.json.line,
                    ])
                case .instruction(let instruction):
                    try statement.execute(arguments: [
                        now, 0, instruction.number, instruction.at, instruction.learner, instruction.content.kind,
                        instruction.content.json.line,
                    ])
                }
            }
        }
    }

    /// All entries in the order of arrival. Those that cannot be read, because a newer version wrote them, are left out.
    func forEachEntry(_ body: (Entry, Int64) throws -> Void) throws {
        try queue.read { database in
            let rows = try Row.fetchCursor(database, sql: "SELECT * FROM entry ORDER BY id")
            while let row = try rows.next() {
                let (source, number, at): (Int, Int, Int64) = (row["source"], row["number"], row["at"])
                let kind: String = row["kind"]
                guard let json = JSONReader.parse(row["content"]) else { continue }
                if source == 0, let content = Instruction.Content(kind: kind, json) {
                    try body(
                        .instruction(Instruction(number: number, at: at, learner: row["target"], content: content)),
                        row["received"])
                } else if let content = ClassEvent.Content(kind: kind, json) {
                    try body(
                        .event(ClassEvent(number: number, at: at, content: content), learner: source), row["received"])
                }
            }
        }
    }

    /// Instructions for a learner after one, oldest first.
    func instructions(after number: Int, for learner: Int, limit: Int) throws -> [Instruction] {
        try queue.read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT * FROM entry WHERE source = 0 AND number > ? AND (target IS NULL OR target = ?)
                    ORDER BY number LIMIT ?
                    """, arguments: [number, learner, limit]
            ).compactMap { row in
                guard let json = JSONReader.parse(row["content"]),
                    let content = Instruction.Content(kind: row["kind"], json)
                else { return nil }
                return Instruction(number: row["number"], at: row["at"], learner: row["target"], content: content)
            }
        }
    }
}
