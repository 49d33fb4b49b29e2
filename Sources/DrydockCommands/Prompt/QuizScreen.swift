import Course
import CourseFiles
import JSON
import Learner
import Simulator
import Terminal

/// Questions.
extension PromptSession {
    /// Asks up to ten questions on a module or lesson; without one, on the lessons read so far.
    mutating func quiz(_ word: String?) {
        let content = content()
        let done = (try? database.lessons(of: profile)) ?? [:]
        var lessons: Set<String>
        var name = word ?? "mixed"
        if let word, let module = content.modules.first(where: { String($0.number) == word || $0.id == word }) {
            lessons = Set(module.lessons.map(\.id))
            name = module.id
        } else if let word, let lesson = content.lessons.first(where: { $0.number == word || $0.id == word }) {
            lessons = [lesson.id]
            name = lesson.id
        } else if let word, let skill = content.skill(word) {
            return quiz(skill)
        } else if word != nil {
            refuse("There is no module, lesson or skill \(name). Try quiz 1, or quiz 1.2.")
            return
        } else {
            lessons = Set(done.filter(\.value.isDone).map(\.key))
            if lessons.isEmpty { lessons = Set(content.lessons.map(\.id)) }
        }
        let ids =
            content.questions.filter { lessons.contains($0.lesson) }.map(\.id)
            + content.templates.filter { lessons.contains($0.lesson) }.map(\.id)
        quiz(ids, name: name)
    }

    /// Questions on one skill: the direct way to a weak spot.
    private mutating func quiz(_ skill: Skill) {
        let content = content()
        let ids =
            content.questions.filter { $0.skill == skill.id }.map(\.id)
            + content.templates.filter { $0.skill == skill.id }.map(\.id)
        out.writeLine(" " + palette.apply(.heading, skill.title))
        quiz(ids, name: skill.id)
    }

    private mutating func quiz(_ ids: [String], name: String) {
        guard !ids.isEmpty else {
            refuse("There are no questions on that yet.")
            return
        }
        let answers = (try? database.answers(of: profile)) ?? [:]
        // What was never asked comes first, then what was wrong most often; ties by a shuffle that is new each day.
        let chosen = ids.shuffled(using: &random).sorted { weight(answers[$0]) < weight(answers[$1]) }.prefix(10)
        let content = content()
        let questions = chosen.map { ($0, random.next()) }.compactMap { content.question($0, seed: $1) }
        ask(questions, name: name)
    }

    private func weight(_ answer: (right: Int, total: Int)?) -> Double {
        guard let answer, answer.total > 0 else { return 0 }
        return 1 + Double(answer.right) / Double(answer.total)
    }

    mutating func ask(_ questions: [Question], name: String) {
        var right = 0
        var asked = 0
        for (index, question) in questions.enumerated() {
            out.writeLine("")
            out.writeLine(palette.apply(.dim, wording(" Question \(index + 1) of \(questions.count)")))
            guard let isRight = put(question) else { break }
            asked += 1
            if isRight { right += 1 }
        }
        note("asked", Facts.number(asked))
        note("right", Facts.number(right))
        guard asked > 0 else { return }
        out.writeLine("")
        tell(" \(right) of \(asked) right.")
        do {
            try database.saveScore(
                QuizScore(quiz: name, right: right, total: asked), of: profile, now: WallClock.milliseconds())
        } catch {
            refuse("The score could not be saved: \(error)")
        }
    }
}
