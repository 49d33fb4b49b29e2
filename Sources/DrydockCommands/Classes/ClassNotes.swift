import ClassLink
import Classroom
import CourseFiles
import JSON
import Learner

/// What a learner does in a class, written to their own database first.
struct ClassNotes: ClassOutbox {
    let database: LearnerDatabase
    let membership: Membership

    /// Notes an event now. An attempt that is too large to be sent goes without its session: it cannot be replayed then.
    func note(_ content: ClassEvent.Content) throws {
        var text = content.json.line
        if text.utf8.count > ClassEvent.mostBytes, case .checked(var attempt) = content {
            attempt.session = ""
            text = ClassEvent.Content.checked(attempt).json.line
        }
        guard text.utf8.count <= ClassEvent.mostBytes else { return }
        try database.note(kind: content.kind, content: text, at: WallClock.milliseconds(), in: membership)
    }

    func events(after number: Int, limit: Int) throws -> [ClassEvent] {
        try database.events(after: number, in: membership, limit: limit).compactMap { event in
            guard let json = JSONReader.parse(event.content),
                let content = ClassEvent.Content(kind: event.kind, json)
            else { return nil }
            return ClassEvent(number: event.number, at: event.at, content: content)
        }
    }

    func acknowledge(_ number: Int) throws { try database.acknowledge(number, in: membership) }
    func renewToken(_ token: String) throws { try database.renewToken(token, in: membership) }
}
