/// Agendas: what they name is there, in an order that can be taught, and the minutes add up.
extension Linter {
    /// So long nobody listens without a break.
    private static let longestStretch = 100

    mutating func checkAgendas() {
        for agenda in content.agendas { check(agenda) }
    }

    private mutating func check(_ agenda: Agenda) {
        let sum = agenda.items.reduce(0) { $0 + $1.minutes }
        if sum != agenda.minutes {
            report(agenda.file, 1, "the items take \(sum) minutes, the agenda says \(agenda.minutes)")
        }
        if agenda.items.isEmpty { report(agenda.file, 1, "the agenda has no items") }
        var stretch = 0
        var isStretchReported = false
        let order = Dictionary(content.lessons.map(\.id).enumerated().map { ($1, $0) }, uniquingKeysWith: { a, _ in a })
        var latest = -1
        for item in agenda.items {
            if item.minutes <= 0 { report(agenda.file, item.line, "an item takes at least a minute") }
            stretch += item.minutes
            switch item.kind {
            case .talk: break
            case .rest: (stretch, isStretchReported) = (0, false)
            case .lesson(let id):
                guard let place = order[id] else {
                    report(agenda.file, item.line, "there is no lesson \(id)")
                    break
                }
                if place < latest {
                    report(agenda.file, item.line, "\(id) comes before a lesson that stands above it here")
                }
                latest = max(latest, place)
            case .exercise(let id):
                guard let exercise = content.exercise(id) else {
                    report(agenda.file, item.line, "there is no exercise \(id)")
                    break
                }
                if let place = order[exercise.lesson], place > latest {
                    report(
                        agenda.file, item.line, "\(id) needs the lesson \(exercise.lesson), which comes later or never")
                }
            case .quiz(let ids):
                if ids.isEmpty { report(agenda.file, item.line, "the quiz has no questions") }
                for id in ids {
                    guard let question = content.question(id) else {
                        report(agenda.file, item.line, "there is no question \(id)")
                        continue
                    }
                    if !question.canBePolled {
                        report(
                            agenda.file, item.line, "\(id) has no options with one right one: a room cannot vote on it")
                    }
                }
            }
            if stretch > Self.longestStretch, !isStretchReported {
                report(agenda.file, item.line, "more than \(Self.longestStretch) minutes without a break")
                isStretchReported = true
            }
        }
    }
}

extension Question {
    /// Whether a room can vote on it: options of which one is right.
    package var canBePolled: Bool { options.count { $0.isRight } == 1 && options.count > 1 }
}
