import Learner
import Testing

/// Progress moves between machines by one file.
@Suite struct ProgressFileTests {
    /// A database in which one learner did something of each kind, at times that begin with `start`.
    private func database(start: Int64) throws -> (LearnerDatabase, Profile) {
        let database = try LearnerDatabase()
        let ada = try database.profile(named: "ada", now: start)
        try database.saveLesson("m.one", page: 2, isDone: start > 100, of: ada, now: start)
        try database.saveAttempt(
            Attempt(exercise: "m.e", isPassed: true, passedChecks: 3, totalChecks: 3, hints: 1, sawSolution: false),
            of: ada, now: start + 1)
        try database.saveAnswer(
            GivenAnswer(
                question: "m.q1", revision: 2, isRight: start > 100, given: "ünï \"🐳\"", confidence: 3,
                milliseconds: 4_000, at: start + 2), of: ada)
        try database.saveScore(QuizScore(quiz: "m", right: 1, total: 2), of: ada, now: start + 3)
        for (index, rating) in Rating.allCases.enumerated() {
            try database.saveReview(
                Review(card: "m.q\(index % 2)", revision: 1, rating: rating, at: start + Int64(index) * 90_000_000),
                schedule: ReviewSchedule(), of: ada)
        }
        return (database, ada)
    }

    @Test("a file gives back what was written")
    func roundTrip() throws {
        let (database, ada) = try database(start: 50)
        let file = try database.progressFile(of: ada)
        #expect(try ProgressFile(text: file.text) == file)
        #expect(file.answers.count == 1 && file.reviews.count == 4 && file.attempts.count == 1)
    }

    @Test("merging adds what is new, and merging again adds nothing")
    func merges() throws {
        let (here, ada) = try database(start: 50)
        let (there, other) = try database(start: 5_000)
        let file = try there.progressFile(of: other)
        try here.merge(file, schedule: ReviewSchedule(), of: ada)
        let once = try here.progressFile(of: ada)
        #expect(once.answers.count == 2 && once.reviews.count == 8 && once.scores.count == 2)
        #expect(once.lessons == [ProgressFile.Lesson(id: "m.one", page: 2, isDone: true, at: 5_000)])
        let cards = try here.cards(of: ada)
        try here.merge(file, schedule: ReviewSchedule(), of: ada)
        #expect(try here.progressFile(of: ada) == once)
        #expect(try here.cards(of: ada) == cards)
        // The other way round leads to the same.
        try there.merge(once, schedule: ReviewSchedule(), of: other)
        #expect(try there.cards(of: other) == cards)
    }

    @Test(
        "other files are refused, and change nothing",
        arguments: ["", "{}", "[]", "{\"drydockProgress\": 1}", "{\"drydockProgress\": 1, \"lessons\": [{}]}", "\u{0}"])
    func refuses(_ text: String) { #expect(throws: ProgressFile.Failure.notProgress) { try ProgressFile(text: text) } }

    @Test("a file of a newer Drydock is refused")
    func newer() {
        #expect(throws: ProgressFile.Failure.newer) { try ProgressFile(text: "{\"drydockProgress\": 9}") }
    }

    @Test("calibration and usual times come from the answers")
    func calibration() throws {
        let database = try LearnerDatabase()
        let ada = try database.profile(named: "ada", now: 1)
        for index in Int64(0)..<12 {
            try database.saveAnswer(
                GivenAnswer(
                    question: "q", revision: 1, isRight: index % 3 != 0, given: "", confidence: index % 2 == 0 ? 3 : 1,
                    milliseconds: index * 1_000, at: index), of: ada)
        }
        let calibration = try database.calibration(of: ada)
        #expect(calibration[3]?.right == 4 && calibration[3]?.total == 6 && calibration[1]?.total == 6)
        #expect(try database.medianTime(of: ada) == 6_000)
        #expect(try database.totalTime(of: ada) == 66_000)
        try database.set("interview", to: "5", of: ada)
        #expect(try database.setting("interview", of: ada) == "5")
        try database.set("interview", to: nil, of: ada)
        #expect(try database.setting("interview", of: ada) == nil)
    }
}
