import GRDB

/// A class that a learner is or was in.
package struct Membership: Sendable, Equatable {
    package var id: Int64
    /// The class's own mark, or one made up for work that is only noted, to be handed in as a file.
    package var identity: String
    package var title: String
    package var address: String
    /// Of the server's certificate, when it is known by that.
    package var fingerprint: String?
    package var code: String
    package var name: String
    package var student: String?
    package var token: String
    /// The last event that the class has.
    package var acknowledged: Int
    /// The last instruction that was shown.
    package var seen: Int
    package var shares: Bool

    package init(
        id: Int64 = 0, identity: String, title: String, address: String, fingerprint: String?, code: String,
        name: String, student: String?, token: String, acknowledged: Int = 0, seen: Int = 0, shares: Bool = false
    ) {
        self.id = id
        self.identity = identity
        self.title = title
        self.address = address
        self.fingerprint = fingerprint
        self.code = code
        self.name = name
        self.student = student
        self.token = token
        self.acknowledged = acknowledged
        self.seen = seen
        self.shares = shares
    }

    /// Whether there is no server to send to.
    package var isOffline: Bool { address.isEmpty }
}

/// Something done in a class, as it is sent: its kind in a word, the rest as JSON.
package struct NotedEvent: Sendable, Equatable {
    package var number: Int
    package var at: Int64
    package var kind: String
    package var content: String
}

/// Classes: who one is there, and what is to be sent.
extension LearnerDatabase {
    /// The class that the learner is in now.
    package func membership(of profile: Profile) throws -> Membership? {
        try queue.read { database in
            try Row.fetchOne(
                database, sql: "SELECT * FROM class WHERE profile = ? AND isLeft = 0 ORDER BY joined DESC LIMIT 1",
                arguments: [profile.id]
            ).map(Self.membership)
        }
    }

    /// The last that was joined with a code, left or not.
    package func membership(code: String, of profile: Profile) throws -> Membership? {
        try queue.read { database in
            try Row.fetchOne(
                database, sql: "SELECT * FROM class WHERE profile = ? AND code = ? ORDER BY joined DESC LIMIT 1",
                arguments: [profile.id, code]
            ).map(Self.membership)
        }
    }

    private static func membership(_ row: Row) -> Membership {
        Membership(
            id: row["id"], identity: row["identity"], title: row["title"], address: row["address"],
            fingerprint: row["fingerprint"], code: row["code"], name: row["name"], student: row["student"],
            token: row["token"], acknowledged: row["acknowledged"], seen: row["seen"], shares: row["shares"])
    }

    /// Joins a class: it is the present one now. One that was joined before goes on, with a new token perhaps.
    package func join(_ new: Membership, of profile: Profile, now: Int64) throws -> Membership {
        try queue.write { database in
            try database.execute(sql: "UPDATE class SET isLeft = 1 WHERE profile = ?", arguments: [profile.id])
            try database.execute(
                sql: """
                    INSERT INTO class (profile, identity, title, address, fingerprint, code, name, student, token,
                        seen, shares, joined)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    ON CONFLICT (profile, identity) DO UPDATE SET
                        title = excluded.title, address = excluded.address, fingerprint = excluded.fingerprint,
                        code = excluded.code, name = excluded.name, student = excluded.student,
                        acknowledged = CASE WHEN token = excluded.token THEN acknowledged ELSE 0 END,
                        token = excluded.token, joined = excluded.joined, isLeft = 0
                    """,
                arguments: [
                    profile.id, new.identity, new.title, new.address, new.fingerprint, new.code, new.name, new.student,
                    new.token, new.seen, new.shares, now,
                ])
            guard
                let row = try Row.fetchOne(
                    database, sql: "SELECT * FROM class WHERE profile = ? AND identity = ?",
                    arguments: [profile.id, new.identity])
            else { throw Failure(description: "The class could not be noted.") }
            return Self.membership(row)
        }
    }

    /// Leaves the present class; what was done in it stays.
    package func leaveClass(of profile: Profile) throws {
        try queue.write {
            try $0.execute(sql: "UPDATE class SET isLeft = 1 WHERE profile = ?", arguments: [profile.id])
        }
    }

    package func setShares(_ shares: Bool, in membership: Membership) throws {
        try queue.write {
            try $0.execute(sql: "UPDATE class SET shares = ? WHERE id = ?", arguments: [shares, membership.id])
        }
    }

    /// Another token, after the class forgot the learner: everything is sent anew.
    package func renewToken(_ token: String, in membership: Membership) throws {
        try queue.write {
            try $0.execute(
                sql: "UPDATE class SET token = ?, acknowledged = 0 WHERE id = ?", arguments: [token, membership.id])
        }
    }

    // MARK: Events

    /// Notes an event with the next number, which it gives back.
    @discardableResult
    package func note(kind: String, content: String, at: Int64, in membership: Membership) throws -> Int {
        try queue.write { database in
            // After this database was restored from an older copy the class may have more than it.
            let last = try Int.fetchOne(
                database,
                sql: """
                    SELECT max(acknowledged, (SELECT ifnull(max(number), 0) FROM classEvent WHERE class = class.id))
                    FROM class WHERE id = ?
                    """, arguments: [membership.id])
            let number = (last ?? 0) + 1
            try database.execute(
                sql: "INSERT INTO classEvent (class, number, at, kind, content) VALUES (?, ?, ?, ?, ?)",
                arguments: [membership.id, number, at, kind, content])
            return number
        }
    }

    /// Events after one, oldest first.
    package func events(after number: Int, in membership: Membership, limit: Int = .max) throws -> [NotedEvent] {
        try queue.read { database in
            try Row.fetchAll(
                database,
                sql:
                    "SELECT number, at, kind, content FROM classEvent WHERE class = ? AND number > ? ORDER BY number LIMIT ?",
                arguments: [membership.id, number, limit]
            ).map { NotedEvent(number: $0["number"], at: $0["at"], kind: $0["kind"], content: $0["content"]) }
        }
    }

    /// The class has everything up to this event.
    package func acknowledge(_ number: Int, in membership: Membership) throws {
        try queue.write {
            try $0.execute(
                sql: "UPDATE class SET acknowledged = ? WHERE id = ?", arguments: [number, membership.id])
        }
    }

    /// The learner has seen everything up to this instruction.
    package func saw(_ instruction: Int, in membership: Membership) throws {
        try queue.write {
            try $0.execute(
                sql: "UPDATE class SET seen = max(seen, ?) WHERE id = ?", arguments: [instruction, membership.id])
        }
    }
}
