import GRDB

/// The tables. A migration is never changed once it was released; a new one is added.
enum LearnerSchema {
    static let migrator: DatabaseMigrator = {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 first tables") { database in
            try database.execute(
                sql: """
                    CREATE TABLE profile (
                        id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, created INTEGER NOT NULL);
                    CREATE TABLE lessonProgress (
                        profile INTEGER NOT NULL REFERENCES profile(id), lesson TEXT NOT NULL, page INTEGER NOT NULL,
                        isDone INTEGER NOT NULL DEFAULT 0, updated INTEGER NOT NULL, PRIMARY KEY (profile, lesson));
                    CREATE TABLE exerciseAttempt (
                        id INTEGER PRIMARY KEY, profile INTEGER NOT NULL REFERENCES profile(id), exercise TEXT NOT NULL,
                        isPassed INTEGER NOT NULL, passedChecks INTEGER NOT NULL, totalChecks INTEGER NOT NULL,
                        hints INTEGER NOT NULL, sawSolution INTEGER NOT NULL, at INTEGER NOT NULL);
                    CREATE TABLE answer (
                        id INTEGER PRIMARY KEY, profile INTEGER NOT NULL REFERENCES profile(id), question TEXT NOT NULL,
                        revision INTEGER NOT NULL, isRight INTEGER NOT NULL, given TEXT NOT NULL, at INTEGER NOT NULL);
                    CREATE TABLE quizScore (
                        id INTEGER PRIMARY KEY, profile INTEGER NOT NULL REFERENCES profile(id), quiz TEXT NOT NULL,
                        right INTEGER NOT NULL, total INTEGER NOT NULL, at INTEGER NOT NULL);
                    CREATE TABLE journal (
                        id INTEGER PRIMARY KEY, profile INTEGER NOT NULL REFERENCES profile(id), room TEXT NOT NULL,
                        input TEXT NOT NULL, clock INTEGER NOT NULL);
                    CREATE INDEX journalByRoom ON journal (profile, room, id);
                    CREATE TABLE place (
                        profile INTEGER PRIMARY KEY REFERENCES profile(id), room TEXT NOT NULL, lesson TEXT, exercise TEXT,
                        hints INTEGER NOT NULL DEFAULT 0, updated INTEGER NOT NULL);
                    """)
        }
        migrator.registerMigration("2 branches, marks, reviews") { database in
            try database.execute(
                sql: """
                    CREATE TABLE branch (
                        profile INTEGER NOT NULL REFERENCES profile(id), base TEXT NOT NULL, name TEXT NOT NULL,
                        PRIMARY KEY (profile, base, name));
                    CREATE TABLE mark (
                        profile INTEGER NOT NULL REFERENCES profile(id), room TEXT NOT NULL, name TEXT NOT NULL,
                        node INTEGER NOT NULL, command TEXT NOT NULL, PRIMARY KEY (profile, room, name));
                    CREATE TABLE review (
                        id INTEGER PRIMARY KEY, profile INTEGER NOT NULL REFERENCES profile(id), card TEXT NOT NULL,
                        revision INTEGER NOT NULL, rating INTEGER NOT NULL, at INTEGER NOT NULL);
                    CREATE INDEX reviewByCard ON review (profile, card, at);
                    CREATE TABLE card (
                        profile INTEGER NOT NULL REFERENCES profile(id), card TEXT NOT NULL, stability REAL NOT NULL,
                        difficulty REAL NOT NULL, reviewed INTEGER NOT NULL, due INTEGER NOT NULL,
                        reviews INTEGER NOT NULL, lapses INTEGER NOT NULL, PRIMARY KEY (profile, card));
                    CREATE INDEX cardByDue ON card (profile, due);
                    CREATE TABLE setting (
                        profile INTEGER NOT NULL REFERENCES profile(id), name TEXT NOT NULL, value TEXT NOT NULL,
                        PRIMARY KEY (profile, name));
                    ALTER TABLE answer ADD COLUMN confidence INTEGER;
                    ALTER TABLE answer ADD COLUMN milliseconds INTEGER;
                    CREATE INDEX answerByQuestion ON answer (profile, question, isRight);
                    CREATE INDEX attemptByExercise ON exerciseAttempt (profile, exercise, isPassed);
                    """)
        }
        migrator.registerMigration("3 classes") { database in
            // What a learner does in a class is numbered, so that it can be sent again and counts once.
            try database.execute(
                sql: """
                    CREATE TABLE class (
                        id INTEGER PRIMARY KEY, profile INTEGER NOT NULL REFERENCES profile(id),
                        identity TEXT NOT NULL, title TEXT NOT NULL, address TEXT NOT NULL, fingerprint TEXT,
                        code TEXT NOT NULL, name TEXT NOT NULL, student TEXT, token TEXT NOT NULL,
                        acknowledged INTEGER NOT NULL DEFAULT 0, seen INTEGER NOT NULL DEFAULT 0,
                        shares INTEGER NOT NULL DEFAULT 0, isLeft INTEGER NOT NULL DEFAULT 0, joined INTEGER NOT NULL,
                        UNIQUE (profile, identity));
                    CREATE TABLE classEvent (
                        class INTEGER NOT NULL REFERENCES class(id), number INTEGER NOT NULL, at INTEGER NOT NULL,
                        kind TEXT NOT NULL, content TEXT NOT NULL, PRIMARY KEY (class, number)) WITHOUT ROWID;
                    """)
        }
        migrator.registerMigration("4 sums of answers") { database in
            // Screens read sums, not a million answers. Answers are only ever added, so a trigger keeps them true. Who
            // takes more than five minutes for an answer was away: no more of it counts.
            try database.execute(
                sql: """
                    CREATE TABLE answerSum (
                        profile INTEGER NOT NULL REFERENCES profile(id), question TEXT NOT NULL, right INTEGER NOT NULL,
                        total INTEGER NOT NULL, milliseconds INTEGER NOT NULL, PRIMARY KEY (profile, question))
                        WITHOUT ROWID;
                    CREATE TABLE confidenceSum (
                        profile INTEGER NOT NULL REFERENCES profile(id), confidence INTEGER NOT NULL,
                        right INTEGER NOT NULL, total INTEGER NOT NULL, PRIMARY KEY (profile, confidence)) WITHOUT ROWID;
                    INSERT INTO answerSum
                        SELECT profile, question, sum(isRight), count(*), ifnull(sum(min(milliseconds, 300000)), 0)
                        FROM answer
                        GROUP BY profile, question;
                    INSERT INTO confidenceSum
                        SELECT profile, confidence, sum(isRight), count(*) FROM answer WHERE confidence IS NOT NULL
                        GROUP BY profile, confidence;
                    CREATE TRIGGER answerIsAdded AFTER INSERT ON answer BEGIN
                        INSERT INTO answerSum
                            VALUES (NEW.profile, NEW.question, NEW.isRight, 1, ifnull(min(NEW.milliseconds, 300000), 0))
                            ON CONFLICT (profile, question) DO UPDATE SET right = right + excluded.right,
                                total = total + 1, milliseconds = milliseconds + excluded.milliseconds;
                        INSERT INTO confidenceSum
                            SELECT NEW.profile, NEW.confidence, NEW.isRight, 1 WHERE NEW.confidence IS NOT NULL
                            ON CONFLICT (profile, confidence) DO UPDATE SET right = right + excluded.right,
                                total = total + 1;
                    END;
                    """)
        }
        migrator.registerMigration("5 the fast trace of FSRS-7") { database in
            try database.execute(sql: "ALTER TABLE card ADD COLUMN fast REAL")
        }
        migrator.registerMigration("6 undone lines") { database in
            // What was undone can be done again in another session, as long as the journal is no longer than it was.
            try database.execute(
                sql: """
                    CREATE TABLE undone (
                        id INTEGER PRIMARY KEY, profile INTEGER NOT NULL REFERENCES profile(id), room TEXT NOT NULL,
                        journalLength INTEGER NOT NULL, step INTEGER NOT NULL, input TEXT NOT NULL,
                        clock INTEGER NOT NULL);
                    CREATE INDEX undoneByRoom ON undone (profile, room, id);
                    """)
        }
        return migrator
    }()
}
