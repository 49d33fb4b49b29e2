import Course
import Explanations
import Insights
import JSON
import Learner
import Phrases
import Simulator
import WorldModel

/// Of the course, and of what the learner has done with it.
extension Facts {
    /// The commands that changed something, with what they changed and the names of moments.
    static func timeline(_ timeline: Timeline, _ marks: [(name: String, node: Int)]) -> JSONValue {
        list(timeline.nodes) { node in
            object([
                "number": number(node.number), "time": text(CivilTime(node.time).rfc3339Nano),
                "command": text(node.command),
                "changes": changes(WorldChanges.between(node.before.simulation, node.after.simulation)),
                "undone": .bool(node.isUndone),
                "marks": texts(marks.filter { $0.node == node.number }.map(\.name)),
            ])
        }
    }

    static func modules(_ content: Content, _ done: [String: LessonProgress]) -> JSONValue {
        list(content.modules) { module in
            object([
                "number": number(module.number), "id": text(module.id), "title": text(module.title),
                "lessons": list(module.lessons) { lesson($0, done[$0.id]) },
            ])
        }
    }

    static func lesson(_ lesson: Lesson, _ progress: LessonProgress?) -> JSONValue {
        object([
            "number": text(lesson.number), "id": text(lesson.id), "title": text(lesson.title),
            "minutes": number(lesson.minutes), "done": .bool(progress?.isDone == true),
        ])
    }

    static func exercise(_ exercise: Exercise, isPassed: Bool) -> JSONValue {
        object([
            "id": text(exercise.id), "title": text(exercise.title), "lesson": text(exercise.lesson),
            "kind": text(exercise.kind.rawValue), "minutes": number(exercise.minutes), "passed": .bool(isPassed),
        ])
    }

    /// A question with what a good answer says.
    static func question(_ question: Question) -> JSONValue {
        object([
            "id": text(question.id), "skill": text(question.skill), "lesson": text(question.lesson),
            "kind": text(question.kind.rawValue), "difficulty": number(question.difficulty),
            "prompt": text(question.prompt), "code": question.code.isEmpty ? .null : text(question.code),
            "options": list(question.options) { object(["text": text($0.text), "right": .bool($0.isRight)]) },
            "points": texts(question.rubric), "mistakes": texts(question.mistakes),
            "followUps": list(question.followUps) { object(["ask": text($0.ask), "answer": text($0.answer)]) },
        ])
    }

    /// The checks of an exercise: which hold, and why the others do not.
    static func checks(_ verdict: Verdict) -> JSONValue {
        list(verdict.outcomes) { outcome in
            object([
                "text": text(outcome.text), "holds": .bool(outcome.holds),
                "reason": outcome.holds ? .null : text(outcome.reason),
            ])
        }
    }

    static func pieces(_ explanations: [Explanation], _ phrasebook: Phrasebook = .english) -> JSONValue {
        list(explanations) { explanation in
            object([
                "piece": text(explanation.piece), "meaning": text(phrasebook.say(explanation.meaning)),
                "level": number(explanation.level), "notes": texts(explanation.notes.map(phrasebook.say)),
            ])
        }
    }

    /// A known error, filled in with the names of a world.
    static func error(_ error: KnownError, _ paragraphs: [String], _ fixes: [KnownError.Fix]) -> JSONValue {
        object([
            "id": text(error.id), "title": text(error.title), "explanation": texts(paragraphs),
            "fixes": list(fixes) { object(["command": $0.run.isEmpty ? .null : text($0.run), "does": text($0.does)]) },
            "lesson": text(error.lesson),
        ])
    }
}
