import GRDB

/// Sandboxes: their journals, branches and marks, and where the learner is.
extension LearnerDatabase {
    /// Adds a line that was typed, with the world's time.
    package func appendJournal(_ entry: JournalEntry, room: String, of profile: Profile) throws {
        try queue.write { database in
            try database.execute(
                sql: "INSERT INTO journal (profile, room, input, clock) VALUES (?, ?, ?, ?)",
                arguments: [profile.id, room, entry.input, entry.clock])
        }
    }

    /// Replaces the journal of a room: after undo, redo and reset.
    ///
    /// - Parameter undone: lines that `redo` would do again, in its order; those of one step go together.
    package func replaceJournal(
        _ entries: [JournalEntry], undone: [[JournalEntry]] = [], room: String, of profile: Profile
    ) throws {
        try queue.write { database in
            for table in ["journal", "undone"] {
                try database.execute(
                    sql: "DELETE FROM \(table) WHERE profile = ? AND room = ?", arguments: [profile.id, room])
            }
            for (step, lines) in undone.enumerated() {
                for line in lines {
                    try database.execute(
                        sql: """
                            INSERT INTO undone (profile, room, journalLength, step, input, clock)
                            VALUES (?, ?, ?, ?, ?, ?)
                            """, arguments: [profile.id, room, entries.count, step, line.input, line.clock])
                }
            }
            for entry in entries {
                try database.execute(
                    sql: "INSERT INTO journal (profile, room, input, clock) VALUES (?, ?, ?, ?)",
                    arguments: [profile.id, room, entry.input, entry.clock])
            }
        }
    }

    package func journal(room: String, of profile: Profile) throws -> [JournalEntry] {
        try queue.read { database in
            try Row.fetchAll(
                database, sql: "SELECT input, clock FROM journal WHERE profile = ? AND room = ? ORDER BY id",
                arguments: [profile.id, room]
            ).map { JournalEntry(input: $0["input"], clock: $0["clock"]) }
        }
    }

    /// What was undone in a room, and how long its journal was then.
    package func undone(room: String, of profile: Profile) throws -> (lines: [[JournalEntry]], journalLength: Int) {
        try queue.read { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT journalLength, step, input, clock FROM undone WHERE profile = ? AND room = ? ORDER BY id
                    """, arguments: [profile.id, room])
            var lines: [[JournalEntry]] = []
            for row in rows {
                if lines.count <= row["step"] { lines.append([]) }
                lines[lines.count - 1].append(JournalEntry(input: row["input"], clock: row["clock"]))
            }
            return (lines, rows.first?["journalLength"] ?? 0)
        }
    }

    /// Remembers where the learner is.
    package func savePlace(_ place: Place, of profile: Profile, now: Int64) throws {
        try queue.write { database in
            try database.execute(
                sql: """
                    INSERT OR REPLACE INTO place (profile, room, lesson, exercise, hints, updated)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """, arguments: [profile.id, place.room, place.lesson, place.exercise, place.hints, now])
        }
    }

    package func place(of profile: Profile) throws -> Place? {
        try queue.read { database in
            try Row.fetchOne(database, sql: "SELECT * FROM place WHERE profile = ?", arguments: [profile.id]).map {
                row in
                Place(room: row["room"], lesson: row["lesson"], exercise: row["exercise"], hints: row["hints"])
            }
        }
    }

    // MARK: Branches and marks

    /// Notes a branch of a room; one that is there already stays.
    package func saveBranch(_ name: String, of base: String, of profile: Profile) throws {
        try queue.write { database in
            try database.execute(
                sql: "INSERT OR IGNORE INTO branch (profile, base, name) VALUES (?, ?, ?)",
                arguments: [profile.id, base, name])
        }
    }

    /// The branches of a room, by name.
    package func branches(of base: String, of profile: Profile) throws -> [String] {
        try queue.read { database in
            try String.fetchAll(
                database, sql: "SELECT name FROM branch WHERE profile = ? AND base = ? ORDER BY name",
                arguments: [profile.id, base])
        }
    }

    /// Names a moment of a room's past.
    package func saveMark(_ mark: Mark, room: String, of profile: Profile) throws {
        try queue.write { database in
            try database.execute(
                sql: "INSERT OR REPLACE INTO mark (profile, room, name, node, command) VALUES (?, ?, ?, ?, ?)",
                arguments: [profile.id, room, mark.name, mark.node, mark.command])
        }
    }

    /// The marks of a room, oldest moment first.
    package func marks(room: String, of profile: Profile) throws -> [Mark] {
        try queue.read { database in
            try Row.fetchAll(
                database,
                sql: "SELECT name, node, command FROM mark WHERE profile = ? AND room = ? ORDER BY node, name",
                arguments: [profile.id, room]
            ).map { Mark(name: $0["name"], node: $0["node"], command: $0["command"]) }
        }
    }
}
