import Course
import JSON

/// A learner's work as a file, for classes without a network: what the learner's own database would have sent.
package struct HandIn: Sendable, Equatable {
    package var name: String
    package var student: String?
    /// In order, numbered from 1.
    package var events: [ClassEvent]

    private static let version = 1

    package enum Failure: Error, Sendable, Equatable {
        case notAHandIn
        case newer

        package var message: String {
            switch self {
            case .notAHandIn: "this is no file that handin wrote"
            case .newer: "this was written by a newer Drydock"
            }
        }
    }

    package init(name: String, student: String?, events: [ClassEvent]) {
        self.name = name
        self.student = student
        self.events = events
    }

    package var text: String {
        let value = JSONValue.object([
            ("drydock-hand-in", .integer(Self.version)), ("name", .string(name)),
            ("student", student.map { .string($0) } ?? .null), ("events", .array(events.map(\.json))),
        ])
        return JSONWriter(indentation: " ").text(value) + "\n"
    }

    package init(text: String) throws(Failure) {
        guard let value = JSONReader.parse(text), let version = value.integer("drydock-hand-in"),
            let name = value.string("name"), let items = value["events"]?.items
        else { throw .notAHandIn }
        guard version <= Self.version else { throw .newer }
        self.init(name: name, student: value.string("student"), events: items.compactMap { ClassEvent($0) })
    }

    /// The work that the events come to.
    package func participant(_ roster: [Student]) -> Participant {
        var state = LearnerState(id: 0, name: name, lastSeen: 0)
        for event in events { state.apply(event, at: event.at) }
        let known = roster.first { $0.isCalled(name, id: student) }
        return Participant(
            id: known?.id ?? student ?? "guest:\(name.lowercased())",
            name: known.map { "\($0.firstName) \($0.lastName)" } ?? name,
            student: known, work: state.work, answers: state.answers)
    }
}
