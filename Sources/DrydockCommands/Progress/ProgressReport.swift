import Course
import Learner

/// What a learner has done and how well it sits, as a value: shown on screen, and written as JSON, CSV and HTML.
struct ProgressReport: Sendable {
    struct ModuleLine: Sendable {
        var number: Int
        var title: String
        var lessonsDone: Int
        var lessons: Int
        var exercisesPassed: Int
        var exercises: Int
        var lastQuiz: QuizScore?

        var quizPercent: Int? { lastQuiz.map { $0.right * 100 / max(1, $0.total) } }
    }

    struct SkillLine: Sendable {
        var id: String
        var title: String
        var module: Int
        /// Questions and exercises of it that were tried.
        var tried: Int
        var items: Int
        /// From 0 to 1: the chance to know it now, less what was never asked.
        var mastery: Double
        /// Answers to its questions that were right, and all.
        var right: Int
        var answers: Int
        var lesson: String
    }

    var profile: String
    var modules: [ModuleLine] = []
    var skills: [SkillLine] = []
    var attempts = 0
    var answers = 0
    var rightAnswers = 0
    var minutes = 0
    var due = 0
    var calibration: [Int: (right: Int, total: Int)] = [:]
    var scores: [QuizScore] = []

    /// So many different questions and exercises have to be known before a skill counts as mastered.
    private static let itemsOfMastery = 7.0

    init(_ content: Content, _ database: LearnerDatabase, _ profile: Profile, schedule: ReviewSchedule, now: Int64)
        throws
    {
        self.profile = profile.name
        let done = try database.lessons(of: profile)
        let attempts = try database.attempts(of: profile)
        let answers = try database.answers(of: profile)
        let cards = try database.cards(of: profile)
        let passed = Set(attempts.filter(\.isPassed).map(\.exercise))
        scores = try database.scores(of: profile)
        calibration = try database.calibration(of: profile)
        minutes = Int(try database.totalTime(of: profile) / 60_000)
        due = cards.values.count { $0.due <= now }
        self.attempts = attempts.count
        self.answers = answers.values.reduce(0) { $0 + $1.total }
        rightAnswers = answers.values.reduce(0) { $0 + $1.right }
        let items = Items(content)
        for module in content.modules {
            let lessons = Set(module.lessons.map(\.id))
            let exercises = content.exercises.filter { lessons.contains($0.lesson) }
            modules.append(
                ModuleLine(
                    number: module.number, title: module.title,
                    lessonsDone: module.lessons.count { done[$0.id]?.isDone == true }, lessons: module.lessons.count,
                    exercisesPassed: exercises.count { passed.contains($0.id) }, exercises: exercises.count,
                    lastQuiz: scores.last { $0.quiz == module.id }))
            for skill in module.skills {
                skills.append(
                    Self.line(skill, module.number, items, cards, answers, schedule, now))
            }
        }
    }

    /// What practises each skill, and the lesson that teaches it, looked up once.
    private struct Items {
        var questions: [String: [String]] = [:]
        var exercises: [String: [String]] = [:]
        var lessons: [String: String] = [:]

        init(_ content: Content) {
            for question in content.questions { questions[question.skill, default: []].append(question.id) }
            for template in content.templates { questions[template.skill, default: []].append(template.id) }
            for exercise in content.exercises {
                for skill in Set(exercise.skills) { exercises[skill, default: []].append("exercise:" + exercise.id) }
            }
            for lesson in content.lessons {
                for skill in lesson.skills where lessons[skill] == nil { lessons[skill] = lesson.number }
            }
        }
    }

    private static func line(
        _ skill: Skill, _ module: Int, _ everything: Items, _ cards: [String: ReviewCard],
        _ answers: [String: (right: Int, total: Int)], _ schedule: ReviewSchedule, _ now: Int64
    ) -> SkillLine {
        let questions = everything.questions[skill.id] ?? []
        let items = questions + (everything.exercises[skill.id] ?? [])
        let known = items.compactMap { cards[$0] }
        let recall = known.reduce(0.0) { sum, card in
            let days = Double(max(0, now - card.reviewed)) / 86_400_000
            let isLost = card.memory.stability < 1 && card.lapses > 0
            return sum + (isLost ? 0 : schedule.model.retrievability(card.memory, afterDays: days))
        }
        let given = questions.compactMap { answers[$0] }
        return SkillLine(
            id: skill.id, title: skill.title, module: module, tried: known.count, items: items.count,
            mastery: recall / max(itemsOfMastery, Double(known.count)), right: given.reduce(0) { $0 + $1.right },
            answers: given.reduce(0) { $0 + $1.total },
            lesson: everything.lessons[skill.id] ?? "")
    }

    /// Skills that were practised and do not sit, weakest first.
    var weakSpots: [SkillLine] {
        skills.filter { $0.answers > 0 && $0.right * 10 < $0.answers * 8 }
            .sorted { ($0.right * $1.answers, $0.id) < ($1.right * $0.answers, $1.id) }
    }

    /// What the learner's own "how sure are you" was worth, in a sentence; `nil` before there is enough of it.
    var calibrationText: String? {
        guard let sure = calibration[3], sure.total >= 5 else { return nil }
        let share = sure.right * 100 / sure.total
        let judgement = share >= 90 ? "you know what you know" : share >= 70 ? "a little too sure" : "too sure"
        return "When you were sure, \(share) % was right: \(judgement)."
    }
}
