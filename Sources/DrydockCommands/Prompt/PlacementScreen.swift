import Course
import JSON
import Learner
import Terminal

/// `placement`: those who know much begin further on.
extension PromptSession {
    private static let questionsPerModule = 3

    /// Asks a few questions on each module in turn. The course then goes on with the first module that has a gap.
    mutating func placement() {
        let content = content()
        say(" A few questions on each module. All right: you may skip it. The first gap is where you begin. q leaves.")
        for module in content.modules {
            let lessons = Set(module.lessons.map(\.id))
            let questions = content.questions.filter {
                lessons.contains($0.lesson) && (2...3).contains($0.difficulty) && $0.kind != .open
            }.shuffled(using: &random).prefix(Self.questionsPerModule)
            guard !questions.isEmpty else { continue }
            out.writeLine("")
            out.writeLine(" " + palette.apply(.heading, "\(module.number) \(module.title)"))
            var hasGap = false
            for question in questions {
                guard let isRight = put(question) else { return begin(at: module) }
                if !isRight {
                    hasGap = true
                    break
                }
            }
            if hasGap { return begin(at: module) }
        }
        say(" No gap at all. interview is for you, and review keeps it fresh.")
    }

    private mutating func begin(at module: Module) {
        do {
            try database.set(Self.startSetting, to: module.id, of: profile)
        } catch {
            return refuse("That could not be saved: \(error)")
        }
        note("module", Facts.text(module.id))
        out.writeLine("")
        say(
            " You begin with module \(module.number), \(module.title). next opens it; all earlier lessons stay open to you."
        )
    }

    /// The setting that names the module with which the course begins for this learner.
    static let startSetting = "start"

    /// The lessons from the module on with which this learner began.
    func lessonsToDo(_ content: Content) -> [Lesson] {
        let start = (try? database.setting(Self.startSetting, of: profile)) ?? nil
        guard let index = content.modules.firstIndex(where: { $0.id == start }) else { return content.lessons }
        return content.modules[index...].flatMap(\.lessons)
    }
}
