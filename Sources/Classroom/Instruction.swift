import JSON

/// Something that the instructor tells the class, or one learner. They are numbered from 1; who was away gets those
/// that were missed.
package struct Instruction: Sendable, Equatable {
    package var number: Int
    /// Milliseconds since 1970.
    package var at: Int64
    /// The learner it is for; `nil` for everybody.
    package var learner: Int?
    package var content: Content

    package init(number: Int, at: Int64, learner: Int?, content: Content) {
        self.number = number
        self.at = at
        self.learner = learner
        self.content = content
    }

    package enum Content: Sendable, Equatable {
        /// Everybody is to read this lesson, or only its first page.
        case lesson(String, isBrief: Bool)
        /// Everybody is to do this exercise.
        case exercise(String)
        case note(String)
        /// Hints and solutions can be seen, or not yet.
        case unlock(hints: Bool, solutions: Bool)
        /// Hints of an exercise up to this one are shown.
        case hint(exercise: String, count: Int)
        case solution(exercise: String)
        /// A script that makes a prepared world in the learner's own sandbox.
        case world(name: String, script: String)
        case poll(Poll)
        /// A poll is over: votes by option.
        case pollClosed(Poll, votes: [Int])
        case pause(Bool)
        /// The learner's call for help was answered.
        case helped
        /// Until when, in milliseconds since 1970; `nil` ends the timer.
        case timer(until: Int64?)
    }
}

/// A question to the room. With a right answer it is a live quiz.
package struct Poll: Sendable, Equatable {
    package var number: Int
    /// The course's question that it is, if it is one.
    package var question: String?
    package var text: String
    package var options: [String]
    /// The right option, from 0.
    package var right: Int?
    /// Why it is right; shown when the poll is closed.
    package var why: String

    package init(
        number: Int, question: String? = nil, text: String, options: [String], right: Int? = nil, why: String = ""
    ) {
        self.number = number
        self.question = question
        self.text = text
        self.options = options
        self.right = right
        self.why = why
    }
}

extension Instruction {
    package var json: JSONValue {
        .object([
            ("number", .integer(number)), ("at", .number(Double(at))),
            ("learner", learner.map { .integer($0) } ?? .null),
            ("kind", .string(content.kind)), ("content", content.json),
        ])
    }

    package init?(_ json: JSONValue) {
        guard let number = json.integer("number"), let kind = json.string("kind"),
            let content = json["content"].flatMap({ Content(kind: kind, $0) })
        else { return nil }
        self.init(
            number: number, at: Int64(json.integer("at") ?? 0), learner: json.integer("learner"), content: content)
    }
}

extension Instruction.Content {
    package var kind: String {
        switch self {
        case .lesson: "lesson"
        case .exercise: "exercise"
        case .note: "note"
        case .unlock: "unlock"
        case .hint: "hint"
        case .solution: "solution"
        case .world: "world"
        case .poll: "poll"
        case .pollClosed: "poll-closed"
        case .pause: "pause"
        case .helped: "helped"
        case .timer: "timer"
        }
    }

    package var json: JSONValue {
        switch self {
        case .lesson(let id, let isBrief): .object([("id", .string(id)), ("brief", .bool(isBrief))])
        case .exercise(let id), .solution(let id): .object([("id", .string(id))])
        case .helped: .object([])
        case .note(let text): .object([("text", .string(text))])
        case .unlock(let hints, let solutions):
            .object([("hints", .bool(hints)), ("solutions", .bool(solutions))])
        case .hint(let exercise, let count): .object([("id", .string(exercise)), ("count", .integer(count))])
        case .world(let name, let script): .object([("name", .string(name)), ("script", .string(script))])
        case .poll(let poll): poll.json
        case .pollClosed(let poll, let votes):
            .object([("poll", poll.json), ("votes", .array(votes.map { .integer($0) }))])
        case .pause(let isOn): .object([("on", .bool(isOn))])
        case .timer(let until): .object([("until", until.map { .number(Double($0)) } ?? .null)])
        }
    }

    package init?(kind: String, _ json: JSONValue) {
        let content: Self? =
            switch kind {
            case "lesson": json.string("id").map { .lesson($0, isBrief: json.flag("brief")) }
            case "helped": .helped
            case "exercise": json.string("id").map { .exercise($0) }
            case "solution": json.string("id").map { .solution(exercise: $0) }
            case "note": json.string("text").map { .note($0) }
            case "unlock": .unlock(hints: json.flag("hints"), solutions: json.flag("solutions"))
            case "hint": json.string("id").map { .hint(exercise: $0, count: json.integer("count") ?? 1) }
            case "world": json.string("script").map { .world(name: json.string("name") ?? "", script: $0) }
            case "poll": Poll(json).map { .poll($0) }
            case "poll-closed":
                json["poll"].flatMap { Poll($0) }.map { .pollClosed($0, votes: json.integers("votes")) }
            case "pause": .pause(json.flag("on"))
            case "timer": .timer(until: json.integer("until").map(Int64.init))
            default: nil
            }
        guard let content else { return nil }
        self = content
    }

    /// As a learner may see it: the right answer of a poll stays with the instructor until it is closed.
    package var forLearners: Self {
        guard case .poll(var poll) = self else { return self }
        poll.right = nil
        poll.why = ""
        return .poll(poll)
    }
}

extension Poll {
    fileprivate var json: JSONValue {
        .object([
            ("number", .integer(number)), ("question", question.map { .string($0) } ?? .null), ("text", .string(text)),
            ("options", .strings(options)),
            ("right", right.map { .integer($0) } ?? .null), ("why", .string(why)),
        ])
    }

    fileprivate init?(_ json: JSONValue) {
        guard let number = json.integer("number") else { return nil }
        self.init(
            number: number, question: json.string("question"), text: json.string("text") ?? "",
            options: json.strings("options"), right: json.integer("right"), why: json.string("why") ?? "")
    }
}
