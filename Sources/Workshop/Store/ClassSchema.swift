import GRDB

/// The tables of a class. A migration is never changed once it was released; a new one is added.
enum ClassSchema {
    static let migrator: DatabaseMigrator = {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 first tables") { database in
            // An entry's source is a learner, or 0 for the instructor. What a source numbered counts once.
            try database.execute(
                sql: """
                    CREATE TABLE property (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
                    CREATE TABLE learner (
                        id INTEGER PRIMARY KEY, name TEXT NOT NULL, student TEXT, tokenHash TEXT NOT NULL UNIQUE,
                        joined INTEGER NOT NULL);
                    CREATE TABLE student (
                        id TEXT PRIMARY KEY, lastName TEXT NOT NULL, firstName TEXT NOT NULL, email TEXT NOT NULL)
                        WITHOUT ROWID;
                    CREATE TABLE entry (
                        id INTEGER PRIMARY KEY, received INTEGER NOT NULL, source INTEGER NOT NULL,
                        number INTEGER NOT NULL, at INTEGER NOT NULL, target INTEGER, kind TEXT NOT NULL,
                        content TEXT NOT NULL, UNIQUE (source, number));
                    """)
        }
        return migrator
    }()
}
