import JSON

/// What learners' programs and the class's server send each other: JSON over HTTP.
package enum ClassMessage {
    /// `POST /learner/join`: somebody comes in, or comes back with the token that they have.
    package struct Join: Sendable, Equatable {
        package var code: String
        package var name: String
        /// As in the roster, if there is one.
        package var student: String?
        /// From an earlier time in the same class, perhaps: who has it is who they were.
        package var token: String?

        package init(code: String, name: String, student: String? = nil, token: String? = nil) {
            self.code = code
            self.name = name
            self.student = student
            self.token = token
        }
    }

    /// The answer: who they are from now on.
    package struct Joined: Sendable, Equatable {
        /// Of the class, so that a token is not offered to another one.
        package var classroom: String
        package var title: String
        package var learner: Int
        /// A secret that only this learner knows.
        package var token: String
        /// The last instruction that was given before.
        package var before: Int

        package init(classroom: String, title: String, learner: Int, token: String, before: Int) {
            self.classroom = classroom
            self.title = title
            self.learner = learner
            self.token = token
            self.before = before
        }
    }

    /// `POST /learner/sync`: events that the server has not acknowledged, and how far instructions were read.
    package struct Sync: Sendable, Equatable {
        package var events: [ClassEvent]
        package var seen: Int

        package init(events: [ClassEvent], seen: Int) {
            self.events = events
            self.seen = seen
        }
    }

    /// The answer: the last event that is safe on the server's disk, and instructions after those that were seen.
    package struct Synced: Sendable, Equatable {
        package var acknowledged: Int
        package var instructions: [Instruction]

        package init(acknowledged: Int, instructions: [Instruction]) {
            self.acknowledged = acknowledged
            self.instructions = instructions
        }
    }

    /// How many events are sent at once.
    package static let mostEvents = 200
    /// How many instructions are sent at once.
    package static let mostInstructions = 200
}

extension ClassMessage.Join {
    package var json: JSONValue {
        .object([
            ("code", .string(code)), ("name", .string(name)), ("student", student.map { .string($0) } ?? .null),
            ("token", token.map { .string($0) } ?? .null),
        ])
    }

    package init?(_ json: JSONValue) {
        guard let code = json.string("code"), let name = json.string("name") else { return nil }
        self.init(code: code, name: name, student: json.string("student"), token: json.string("token"))
    }
}

extension ClassMessage.Joined {
    package var json: JSONValue {
        .object([
            ("class", .string(classroom)), ("title", .string(title)), ("learner", .integer(learner)),
            ("token", .string(token)), ("before", .integer(before)),
        ])
    }

    package init?(_ json: JSONValue) {
        guard let classroom = json.string("class"), let learner = json.integer("learner"),
            let token = json.string("token")
        else { return nil }
        self.init(
            classroom: classroom, title: json.string("title") ?? "", learner: learner, token: token,
            before: json.integer("before") ?? 0)
    }
}

extension ClassMessage.Sync {
    package var json: JSONValue {
        .object([("events", .array(events.map(\.json))), ("seen", .integer(seen))])
    }

    /// `nil` when an event cannot be read: then none of them counts.
    package init?(_ json: JSONValue) {
        guard let items = json["events"]?.items, items.count <= ClassMessage.mostEvents else { return nil }
        let events = items.compactMap { ClassEvent($0) }
        guard events.count == items.count else { return nil }
        self.init(events: events, seen: json.integer("seen") ?? 0)
    }
}

extension ClassMessage.Synced {
    package var json: JSONValue {
        .object([("acknowledged", .integer(acknowledged)), ("instructions", .array(instructions.map(\.json)))])
    }

    package init?(_ json: JSONValue) {
        guard let acknowledged = json.integer("acknowledged"), let items = json["instructions"]?.items else {
            return nil
        }
        self.init(acknowledged: acknowledged, instructions: items.compactMap { Instruction($0) })
    }
}
