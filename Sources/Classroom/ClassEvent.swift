import JSON

/// Something that a learner did in a class. Learners number theirs from 1 without gaps, so that any event can be sent
/// again, and counts once.
package struct ClassEvent: Sendable, Equatable {
    package var number: Int
    /// Milliseconds since 1970, by the learner's clock.
    package var at: Int64
    package var content: Content

    package init(number: Int, at: Int64, content: Content) {
        self.number = number
        self.at = at
        self.content = content
    }

    package enum Content: Sendable, Equatable {
        /// An exercise was begun or taken up again.
        case opened(exercise: String)
        /// A page of a lesson was read, from 0.
        case read(lesson: String, page: Int)
        case ran(Run)
        case checked(CheckedAttempt)
        /// Hints of an exercise that were seen in all.
        case hinted(exercise: String, count: Int)
        case sawSolution(exercise: String)
        /// Help is wanted; the text may be empty.
        case asked(String)
        /// No help is wanted any more.
        case helped
        case answered(Answer)
        /// A vote in a poll or live quiz: the option's number from 0.
        case voted(poll: Int, option: Int)
        /// Whether commands and errors are shown to the instructor.
        case shares(Bool)
        /// The learner's world as a picture in text, when it is shared.
        case pictured(String)
    }

    /// A command was run.
    package struct Run: Sendable, Equatable {
        package var exercise: String?
        package var isFailure: Bool
        /// Checks of the exercise that hold now.
        package var held: Int
        package var total: Int
        /// Only from those who share.
        package var command: String?
        package var error: String?

        package init(
            exercise: String?, isFailure: Bool, held: Int, total: Int, command: String? = nil, error: String? = nil
        ) {
            self.exercise = exercise
            self.isFailure = isFailure
            self.held = held
            self.total = total
            self.command = command
            self.error = error
        }
    }

    /// An exercise was handed in with `check`.
    package struct CheckedAttempt: Sendable, Equatable {
        package var exercise: String
        package var held: Int
        package var total: Int
        package var hints: Int
        package var sawSolution: Bool
        /// The checks that do not hold.
        package var misses: [String]
        /// What the learner was told beyond them.
        package var feedback: String
        /// The attempt as `save` writes it, so that it can be replayed.
        package var session: String

        package var isPassed: Bool { held == total }

        package init(
            exercise: String, held: Int, total: Int, hints: Int, sawSolution: Bool, misses: [String], feedback: String,
            session: String
        ) {
            self.exercise = exercise
            self.held = held
            self.total = total
            self.hints = hints
            self.sawSolution = sawSolution
            self.misses = misses
            self.feedback = feedback
            self.session = session
        }
    }

    /// A question of the course was answered.
    package struct Answer: Sendable, Equatable {
        package var question: String
        package var revision: Int
        package var given: String
        package var isRight: Bool
        package var milliseconds: Int
        /// When, in milliseconds since 1970; the event's time if it is 0.
        package var at: Int64 = 0

        package init(question: String, revision: Int, given: String, isRight: Bool, milliseconds: Int) {
            self.question = question
            self.revision = revision
            self.given = given
            self.isRight = isRight
            self.milliseconds = milliseconds
        }
    }
}

extension ClassEvent {
    /// The most bytes that an event may have as JSON.
    package static let mostBytes = 512 * 1024
    /// The last millisecond of the year 9999: sums of times stay numbers, whatever a learner's program says.
    private static let latest = 253_402_300_799_999

    package var json: JSONValue {
        .object([
            ("number", .integer(number)), ("at", .number(Double(at))), ("kind", .string(content.kind)),
            ("content", content.json),
        ])
    }

    package init?(_ json: JSONValue) {
        guard let number = json.integer("number"), number > 0, let at = json.integer("at"),
            let kind = json.string("kind"), let content = json["content"].flatMap({ Content(kind: kind, $0) })
        else { return nil }
        self.init(number: number, at: Int64(min(max(at, 0), Self.latest)), content: content)
    }
}

extension ClassEvent.Content {
    /// The word that stands for the kind of event.
    package var kind: String {
        switch self {
        case .opened: "opened"
        case .read: "read"
        case .ran: "ran"
        case .checked: "checked"
        case .hinted: "hinted"
        case .sawSolution: "solution"
        case .asked: "asked"
        case .helped: "helped"
        case .answered: "answered"
        case .voted: "voted"
        case .shares: "shares"
        case .pictured: "pictured"
        }
    }

    /// The exercise that it is about.
    var exercise: String? {
        switch self {
        case .opened(let exercise), .sawSolution(let exercise), .hinted(let exercise, _): exercise
        case .ran(let run): run.exercise
        case .checked(let attempt): attempt.exercise
        case .read, .asked, .helped, .answered, .voted, .shares, .pictured: nil
        }
    }

    package var json: JSONValue {
        switch self {
        case .opened(let exercise), .sawSolution(let exercise): .object([("exercise", .string(exercise))])
        case .read(let lesson, let page): .object([("lesson", .string(lesson)), ("page", .integer(page))])
        case .ran(let run): run.json
        case .checked(let attempt): attempt.json
        case .hinted(let exercise, let count): .object([("exercise", .string(exercise)), ("count", .integer(count))])
        case .asked(let text), .pictured(let text): .object([("text", .string(text))])
        case .helped: .object([])
        case .answered(let answer): answer.json
        case .voted(let poll, let option): .object([("poll", .integer(poll)), ("option", .integer(option))])
        case .shares(let isOn): .object([("on", .bool(isOn))])
        }
    }

    package init?(kind: String, _ json: JSONValue) {
        let content: Self? =
            switch kind {
            case "opened": json.string("exercise").map { .opened(exercise: $0) }
            case "solution": json.string("exercise").map { .sawSolution(exercise: $0) }
            case "read": json.string("lesson").map { .read(lesson: $0, page: json.integer("page") ?? 0) }
            case "ran": .ran(ClassEvent.Run(json))
            case "checked": ClassEvent.CheckedAttempt(json).map { .checked($0) }
            case "hinted": json.string("exercise").map { .hinted(exercise: $0, count: json.integer("count") ?? 0) }
            case "asked": .asked(json.string("text") ?? "")
            case "helped": .helped
            case "answered": ClassEvent.Answer(json).map { .answered($0) }
            case "voted":
                if let poll = json.integer("poll"), let option = json.integer("option") {
                    .voted(poll: poll, option: option)
                } else {
                    nil
                }
            case "shares": .shares(json.flag("on"))
            case "pictured": json.string("text").map { .pictured($0) }
            default: nil
            }
        guard let content else { return nil }
        self = content
    }
}

extension ClassEvent.Run {
    fileprivate var json: JSONValue {
        var members: [(String, JSONValue)] = [
            ("failed", .bool(isFailure)), ("held", .integer(held)), ("total", .integer(total)),
        ]
        if let exercise { members.append(("exercise", .string(exercise))) }
        if let command { members.append(("command", .string(command))) }
        if let error { members.append(("error", .string(error))) }
        return .object(members)
    }

    fileprivate init(_ json: JSONValue) {
        self.init(
            exercise: json.string("exercise"), isFailure: json.flag("failed"), held: json.integer("held") ?? 0,
            total: json.integer("total") ?? 0, command: json.string("command"), error: json.string("error"))
    }
}

extension ClassEvent.CheckedAttempt {
    /// No exercise has more.
    private static let mostChecks = 1000

    fileprivate var json: JSONValue {
        .object([
            ("exercise", .string(exercise)), ("held", .integer(held)), ("total", .integer(total)),
            ("hints", .integer(hints)), ("solution", .bool(sawSolution)), ("misses", .strings(misses)),
            ("feedback", .string(feedback)), ("session", .string(session)),
        ])
    }

    fileprivate init?(_ json: JSONValue) {
        guard let exercise = json.string("exercise"), let held = json.integer("held"),
            let total = json.integer("total"), (0...Self.mostChecks).contains(total), (0...total).contains(held)
        else { return nil }
        let session = json.string("session") ?? ""
        self.init(
            exercise: exercise, held: held, total: total, hints: json.integer("hints") ?? 0,
            sawSolution: json.flag("solution"), misses: Array(json.strings("misses").prefix(total)),
            feedback: json.string("feedback") ?? "",
            session: session.utf8.count <= ClassEvent.mostBytes ? session : "")
    }
}

extension ClassEvent.Answer {
    /// A day: nobody thinks longer.
    private static let longest = 86_400_000

    fileprivate var json: JSONValue {
        .object([
            ("question", .string(question)), ("rev", .integer(revision)), ("given", .string(given)),
            ("right", .bool(isRight)), ("ms", .integer(milliseconds)),
        ])
    }

    fileprivate init?(_ json: JSONValue) {
        guard let question = json.string("question") else { return nil }
        self.init(
            question: question, revision: json.integer("rev") ?? 1, given: json.string("given") ?? "",
            isRight: json.flag("right"), milliseconds: min(max(json.integer("ms") ?? 0, 0), Self.longest))
    }
}
