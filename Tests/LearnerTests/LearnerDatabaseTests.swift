import GRDB
import Learner
import Testing

@Suite("The learner's database")
struct LearnerDatabaseTests {
    // MARK: What is kept

    @Test("a profile is made once and found again by its name")
    func profiles() throws {
        let database = try LearnerDatabase()
        let ada = try database.profile(named: "ada", now: 1)
        let bob = try database.profile(named: "bob", now: 2)
        #expect(ada != bob)
        #expect(try database.profile(named: "ada", now: 3) == ada)
        #expect(try database.profile(named: "Robert'); DROP TABLE profile;--", now: 4).id > bob.id)
        #expect(try database.profile(named: "", now: 5).name == "")
    }

    @Test("a lesson's page is replaced, and what is done stays done")
    func lessons() throws {
        let database = try LearnerDatabase()
        let ada = try database.profile(named: "ada", now: 1)
        #expect(try database.lessons(of: ada).isEmpty)
        try database.saveLesson("a", page: 2, isDone: false, of: ada, now: 1)
        #expect(try database.lessons(of: ada)["a"]?.page == 2)
        try database.saveLesson("a", page: 0, isDone: true, of: ada, now: 2)
        try database.saveLesson("a", page: 1, isDone: false, of: ada, now: 3)
        try database.saveLesson("b", page: 4, isDone: false, of: ada, now: 3)
        let lessons = try database.lessons(of: ada)
        #expect(lessons.count == 2)
        #expect(lessons["a"]?.page == 1)
        #expect(lessons["a"]?.isDone == true)
        #expect(lessons["b"]?.isDone == false)
    }

    private static let attempts = [
        Attempt(exercise: "e", isPassed: false, passedChecks: 1, totalChecks: 3, hints: 2, sawSolution: false),
        Attempt(exercise: "e", isPassed: true, passedChecks: 3, totalChecks: 3, hints: 2, sawSolution: true),
        Attempt(exercise: "f", isPassed: false, passedChecks: 0, totalChecks: 1, hints: 0, sawSolution: false),
    ]

    @Test("attempts are kept in order")
    func attempts() throws {
        let database = try LearnerDatabase()
        let ada = try database.profile(named: "ada", now: 1)
        for attempt in Self.attempts { try database.saveAttempt(attempt, of: ada, now: 1) }
        #expect(try database.attempts(of: ada) == Self.attempts)
    }

    @Test("sums are those of the answers")
    func sums() throws {
        let answers: [(String, Bool, Int?, Int64?)] = [
            ("q", true, 3, 1000), ("q", false, nil, 400_000), ("r", true, 1, nil), ("q", true, 3, 5),
        ]
        let database = try LearnerDatabase()
        let ada = try database.profile(named: "ada", now: 1)
        for (question, isRight, confidence, milliseconds) in answers {
            try database.saveAnswer(
                GivenAnswer(
                    question: question, revision: 1, isRight: isRight, given: "", confidence: confidence,
                    milliseconds: milliseconds, at: 1), of: ada)
        }
        let counted = try database.answers(of: ada)
        #expect(counted["q"]?.right == 2)
        #expect(counted["q"]?.total == 3)
        #expect(counted["r"]?.total == 1)
        #expect(try database.totalTime(of: ada) == 301_005)
        let sure = try database.calibration(of: ada)
        #expect(sure[3]?.right == 2)
        #expect(sure[3]?.total == 2)
        #expect(sure[1]?.total == 1)
        #expect(sure[2] == nil)
    }

    @Test("a database from before there were sums gets them")
    func sumsOfOldAnswers() throws {
        let folder = TemporaryFolder()
        let path = folder.path + "/progress.sqlite"
        var database = try LearnerDatabase(path: path)
        let ada = try database.profile(named: "ada", now: 1)
        let queue = try DatabaseQueue(path: path)
        try queue.write { database in
            try database.execute(
                sql: """
                    DROP TRIGGER answerIsAdded; DROP TABLE answerSum; DROP TABLE confidenceSum;
                    DELETE FROM grdb_migrations WHERE identifier = '4 sums of answers';
                    INSERT INTO answer (profile, question, revision, isRight, given, at, confidence, milliseconds)
                        VALUES (1, 'q', 1, 1, '', 1, 2, 700), (1, 'q', 1, 0, '', 2, NULL, NULL);
                    """)
        }
        database = try LearnerDatabase(path: path)
        #expect(try database.answers(of: ada)["q"]?.right == 1)
        #expect(try database.answers(of: ada)["q"]?.total == 2)
        #expect(try database.totalTime(of: ada) == 700)
        #expect(try database.calibration(of: ada)[2]?.total == 1)
    }

    @Test("answers are counted by question")
    func answers() throws {
        let database = try LearnerDatabase()
        let ada = try database.profile(named: "ada", now: 1)
        for isRight in [true, false, true] {
            try database.saveAnswer(
                GivenAnswer(question: "q", revision: 1, isRight: isRight, given: "ünï 🐳", at: 1), of: ada)
        }
        try database.saveAnswer(GivenAnswer(question: "r", revision: 2, isRight: false, given: "", at: 1), of: ada)
        let answers = try database.answers(of: ada)
        #expect(answers["q"]?.right == 2)
        #expect(answers["q"]?.total == 3)
        #expect(answers["r"]?.right == 0)
        #expect(answers["r"]?.total == 1)
    }

    @Test("scores are kept in order")
    func scores() throws {
        let database = try LearnerDatabase()
        let ada = try database.profile(named: "ada", now: 1)
        let scores = [QuizScore(quiz: "m", right: 1, total: 10), QuizScore(quiz: "m", right: 9, total: 10)]
        for score in scores { try database.saveScore(score, of: ada, now: 1) }
        #expect(try database.scores(of: ada) == scores)
    }

    @Test("a room's journal grows in order and can be replaced, without the other rooms'")
    func journal() throws {
        let database = try LearnerDatabase()
        let ada = try database.profile(named: "ada", now: 1)
        let lines = (1...50).map { JournalEntry(input: "echo \($0) 'ü' \u{1}", clock: Int64($0) * 1_000_000_007) }
        for line in lines { try database.appendJournal(line, room: "home", of: ada) }
        try database.appendJournal(JournalEntry(input: "x", clock: 1), room: "exercise:e", of: ada)
        #expect(try database.journal(room: "home", of: ada) == lines)
        try database.replaceJournal(Array(lines.prefix(3)), room: "home", of: ada)
        #expect(try database.journal(room: "home", of: ada) == Array(lines.prefix(3)))
        try database.appendJournal(lines[9], room: "home", of: ada)
        #expect(try database.journal(room: "home", of: ada) == Array(lines.prefix(3)) + [lines[9]])
        #expect(try database.journal(room: "exercise:e", of: ada).count == 1)
        try database.replaceJournal([], room: "home", of: ada)
        #expect(try database.journal(room: "home", of: ada).isEmpty)
        #expect(try database.journal(room: "never", of: ada).isEmpty)
    }

    @Test("the place is the last one saved")
    func place() throws {
        let database = try LearnerDatabase()
        let ada = try database.profile(named: "ada", now: 1)
        #expect(try database.place(of: ada) == nil)
        let place = Place(room: "exercise:e", lesson: "l", exercise: "e", hints: 3)
        try database.savePlace(place, of: ada, now: 1)
        #expect(try database.place(of: ada) == place)
        try database.savePlace(Place(room: "home"), of: ada, now: 2)
        #expect(try database.place(of: ada) == Place(room: "home"))
    }

    @Test("profiles do not see each other")
    func separateProfiles() throws {
        let database = try LearnerDatabase()
        let ada = try database.profile(named: "ada", now: 1)
        let bob = try database.profile(named: "bob", now: 1)
        try Self.fill(database, ada)
        #expect(try database.lessons(of: bob).isEmpty)
        #expect(try database.attempts(of: bob).isEmpty)
        #expect(try database.answers(of: bob).isEmpty)
        #expect(try database.scores(of: bob).isEmpty)
        #expect(try database.journal(room: "home", of: bob).isEmpty)
        #expect(try database.place(of: bob) == nil)
    }

    @Test("a profile that is not there is refused")
    func unknownProfile() throws {
        let database = try LearnerDatabase()
        var ghost = try database.profile(named: "ada", now: 1)
        ghost.id = 999
        #expect(throws: (any Error).self) { try database.saveLesson("a", page: 0, isDone: true, of: ghost, now: 1) }
    }

    // MARK: On disk

    private static func fill(_ database: LearnerDatabase, _ profile: Profile) throws {
        try database.saveLesson("a", page: 0, isDone: true, of: profile, now: 1)
        for attempt in attempts { try database.saveAttempt(attempt, of: profile, now: 1) }
        try database.saveAnswer(
            GivenAnswer(question: "q", revision: 1, isRight: true, given: "b", confidence: 3, milliseconds: 9, at: 1),
            of: profile)
        try database.saveScore(QuizScore(quiz: "m", right: 1, total: 2), of: profile, now: 1)
        try database.appendJournal(JournalEntry(input: "docker ps", clock: 5), room: "home", of: profile)
        try database.savePlace(Place(room: "home", lesson: "a"), of: profile, now: 1)
    }

    @Test("opening it again finds everything")
    func reopening() throws {
        let folder = TemporaryFolder()
        do {
            let database = try LearnerDatabase(path: folder.database)
            try Self.fill(database, try database.profile(named: "ada", now: 1))
        }
        for _ in 0..<2 {
            let database = try LearnerDatabase(path: folder.database)
            let ada = try database.profile(named: "ada", now: 2)
            #expect(try database.lessons(of: ada)["a"]?.isDone == true)
            #expect(try database.attempts(of: ada) == Self.attempts)
            #expect(try database.answers(of: ada)["q"]?.right == 1)
            #expect(try database.scores(of: ada) == [QuizScore(quiz: "m", right: 1, total: 2)])
            #expect(try database.journal(room: "home", of: ada) == [JournalEntry(input: "docker ps", clock: 5)])
            #expect(try database.place(of: ada) == Place(room: "home", lesson: "a"))
        }
    }

    @Test("two connections see each other's writes and do not lock each other out")
    func twoConnections() throws {
        let folder = TemporaryFolder()
        let one = try LearnerDatabase(path: folder.database)
        let two = try LearnerDatabase(path: folder.database)
        let ada = try one.profile(named: "ada", now: 1)
        #expect(try two.profile(named: "ada", now: 1) == ada)
        for index in 0..<20 {
            let writer = index.isMultiple(of: 2) ? one : two
            try writer.appendJournal(JournalEntry(input: "\(index)", clock: 0), room: "home", of: ada)
        }
        #expect(try one.journal(room: "home", of: ada).map(\.input) == (0..<20).map(String.init))
        #expect(try two.journal(room: "home", of: ada).count == 20)
    }

    // MARK: Refusals

    /// What opening says, with the assurance that the file is as it was.
    private func refusal(_ folder: TemporaryFolder, sourceLocation: SourceLocation = #_sourceLocation) -> String? {
        let before = TemporaryFolder.read(folder.database)
        let failure = #expect(throws: LearnerDatabase.Failure.self, sourceLocation: sourceLocation) {
            _ = try LearnerDatabase(path: folder.database)
        }
        #expect(TemporaryFolder.read(folder.database) == before, sourceLocation: sourceLocation)
        return failure?.description
    }

    @Test("a file that is no database is refused and left as it is")
    func noDatabase() {
        let folder = TemporaryFolder()
        TemporaryFolder.write(Array(String(repeating: "my diary\n", count: 500).utf8), to: folder.database)
        let text = refusal(folder)
        #expect(text?.contains(folder.database) == true)
        #expect(text?.contains("not changed") == true)
    }

    @Test("a damaged database is refused and left as it is", arguments: [100, 1500, 4096 * 3 + 7])
    func damaged(_ offset: Int) throws {
        let folder = TemporaryFolder()
        do {
            let database = try LearnerDatabase(path: folder.database)
            let ada = try database.profile(named: "ada", now: 1)
            try Self.fill(database, ada)
            for index in 0..<300 {
                try database.appendJournal(
                    JournalEntry(input: String(repeating: "x", count: 60), clock: Int64(index)), room: "home", of: ada)
            }
        }
        var bytes = try #require(TemporaryFolder.read(folder.database))
        try #require(bytes.count > 20_000)
        for index in offset..<min(bytes.count, offset + 3000) { bytes[index] = UInt8(truncatingIfNeeded: index &* 37) }
        TemporaryFolder.write(bytes, to: folder.database)
        let text = refusal(folder)
        #expect(text?.contains(folder.database) == true)
        #expect(text?.contains("not changed") == true)
    }

    @Test("a database cut short is refused and left as it is")
    func truncated() throws {
        let folder = TemporaryFolder()
        do {
            let database = try LearnerDatabase(path: folder.database)
            try Self.fill(database, try database.profile(named: "ada", now: 1))
        }
        let bytes = try #require(TemporaryFolder.read(folder.database))
        TemporaryFolder.write(Array(bytes.prefix(bytes.count / 2 + 100)), to: folder.database)
        #expect(refusal(folder)?.contains("not changed") == true)
    }

    @Test("a database of a newer Drydock is refused and left as it is")
    func newer() throws {
        let folder = TemporaryFolder()
        do {
            let database = try LearnerDatabase(path: folder.database)
            try Self.fill(database, try database.profile(named: "ada", now: 1))
        }
        do {
            let queue = try DatabaseQueue(path: folder.database)
            try queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('99 from the future')") }
            try queue.close()
        }
        let text = refusal(folder)
        #expect(text?.contains("newer Drydock") == true)
        #expect(text?.contains("not changed") == true)
        #expect(text?.contains(folder.database) == true)
    }

    @Test("a folder that is not there is refused")
    func missingFolder() {
        #expect(throws: LearnerDatabase.Failure.self) {
            _ = try LearnerDatabase(path: "/tmp/no-such-folder-for-drydock/progress.sqlite")
        }
    }
}
