import Course

/// The forms with which the instructor steers: they change only with the course.
struct SteeringModel {
    var agenda: AgendaModel?
    var lessons: [Choice]
    var exercises: [Choice]
    var questions: [Choice]

    struct AgendaModel {
        var title: String
        var items: [Item]
    }

    struct Item {
        var index: Int
        var text: String
        var minutes: Int
        var isBreak: Bool
    }

    struct Choice {
        var id: String
        var title: String
    }

    init(_ course: Content, _ agenda: Agenda?) {
        self.agenda = agenda.map { agenda in
            AgendaModel(
                title: agenda.title,
                items: agenda.items.enumerated().map { index, item in
                    var isBreak = false
                    if case .rest = item.kind { isBreak = true }
                    return Item(
                        index: index, text: Self.text(item.kind, course), minutes: item.minutes, isBreak: isBreak)
                })
        }
        lessons = course.lessons.map { Choice(id: $0.id, title: "\($0.number) \($0.title)") }
        exercises = course.exercises.map { Choice(id: $0.id, title: $0.title) }
        questions = course.questions.filter(\.canBePolled).map {
            Choice(id: $0.id, title: $0.prompt.split(separator: "\n").joined(separator: " "))
        }
    }

    static func text(_ kind: Agenda.Kind, _ course: Content) -> String {
        switch kind {
        case .talk(let text): text
        case .lesson(let id): course.lesson(id).map { "Lesson \($0.number) \($0.title)" } ?? id
        case .exercise(let id): "Exercise " + (course.exercise(id)?.title ?? id)
        case .quiz(let ids): "Quiz: each Go asks one of \(ids.count)"
        case .rest(let text): text
        }
    }
}
