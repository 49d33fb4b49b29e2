import Classroom
import Course
import Hummingbird

/// What the forms of the page do.
struct SteeringActions {
    let desk: ClassDesk

    private static let mostOptions = 9
    private static let longestTimer = 600

    func carryOut(_ action: String, _ form: [String: String]) async throws {
        switch action {
        case "item": try await startItem(form)
        case "lesson": try await setLesson(try Self.text("id", form))
        case "exercise": try await setExercise(try Self.text("id", form))
        case "note": try await note(form)
        case "helped": try await helped(form)
        case "hint": try await showHint()
        case "solution": try await showSolution()
        case "unlock":
            try await desk.instruct(.unlock(hints: form["hints"] == "on", solutions: form["solutions"] == "on"))
        case "timer": try await setTimer(minutes: try Self.number("minutes", form, 0...Self.longestTimer))
        case "pause": try await desk.instruct(.pause(form["on"] == "on"))
        case "poll": try await poll(form)
        case "question": try await ask(try Self.text("id", form))
        case "close": try await desk.closePoll(try Self.number("poll", form, 1...Int.max))
        case "world":
            try await desk.instruct(
                .world(name: try Self.text("name", form), script: try Self.text("script", form)))
        default: throw Refused(status: .notFound, text: "There is no such action.")
        }
    }

    // MARK: The agenda and tasks

    private func startItem(_ form: [String: String]) async throws {
        guard let items = desk.agenda?.items,
            let item = try? Self.number("item", form, 0...(items.count - 1)), items.indices.contains(item)
        else { throw Refused(status: .notFound, text: "The agenda has no such item.") }
        let isNew = await desk.item != item
        switch items[item].kind {
        case .talk(let text), .rest(let text): try await desk.instruct(.note(text))
        case .lesson(let id): try await desk.instruct(.lesson(id, isBrief: desk.agenda?.detail == .brief))
        case .exercise(let id): try await desk.instruct(.exercise(id))
        case .quiz(let ids): try await askNext(of: ids)
        }
        try await desk.begin(item: item)
        if isNew { try await setTimer(minutes: items[item].minutes) }
    }

    /// One question after the other: the first that the room was not asked yet.
    private func askNext(of ids: [String]) async throws {
        let polls = await desk.state.polls
        guard let next = ids.first(where: { id in !polls.contains { $0.poll.question == id } }) else {
            throw Refused(status: .badRequest, text: "All questions of this quiz were asked.")
        }
        for poll in polls where poll.isOpen { try await desk.closePoll(poll.poll.number) }
        try await ask(next)
    }

    private func setLesson(_ id: String) async throws {
        guard desk.course.lesson(id) != nil else {
            throw Refused(status: .badRequest, text: "The course has no lesson \(id).")
        }
        try await desk.instruct(.lesson(id, isBrief: false))
        try await desk.begin(item: nil)
    }

    private func setExercise(_ id: String) async throws {
        guard desk.course.exercise(id) != nil else {
            throw Refused(status: .badRequest, text: "The course has no exercise \(id).")
        }
        try await desk.instruct(.exercise(id))
        try await desk.begin(item: nil)
    }

    private func setTimer(minutes: Int) async throws {
        let until = minutes == 0 ? nil : await desk.moment + Int64(minutes) * 60_000
        try await desk.instruct(.timer(until: until))
    }

    // MARK: Words and hints

    private func note(_ form: [String: String]) async throws {
        let text = try Self.text("text", form)
        guard let learner = form["learner"] else {
            try await desk.instruct(.note(text))
            return
        }
        try await desk.instruct(.note(text), learner: try await known(learner))
    }

    private func helped(_ form: [String: String]) async throws {
        try await desk.instruct(.helped, learner: try await known(try Self.text("learner", form)))
    }

    private func known(_ learner: String) async throws -> Int {
        guard let id = Int(learner), await desk.state.learners[id] != nil else {
            throw Refused(status: .notFound, text: "There is no such learner.")
        }
        return id
    }

    private func presentExercise() async throws -> Exercise {
        guard let id = await desk.state.exercise, let exercise = desk.course.exercise(id) else {
            throw Refused(status: .badRequest, text: "No exercise is set for all.")
        }
        return exercise
    }

    private func showHint() async throws {
        let exercise = try await presentExercise()
        let shown = await desk.state.shownHints[exercise.id] ?? 0
        guard shown < exercise.hints.count else {
            throw Refused(status: .badRequest, text: "All \(exercise.hints.count) hints have been shown.")
        }
        try await desk.instruct(.hint(exercise: exercise.id, count: shown + 1))
    }

    private func showSolution() async throws {
        try await desk.instruct(.solution(exercise: try await presentExercise().id))
    }

    // MARK: Polls

    private func poll(_ form: [String: String]) async throws {
        let options = try Self.text("options", form).split(whereSeparator: \.isNewline).map(String.init)
            .filter { $0.contains { !$0.isWhitespace } }
        guard (2...Self.mostOptions).contains(options.count) else {
            throw Refused(status: .badRequest, text: "A poll has 2 to \(Self.mostOptions) options, one a line.")
        }
        var right: Int?
        if let text = form["right"], !text.isEmpty { right = try Self.number("right", form, 1...options.count) - 1 }
        try await desk.openPoll(try Self.text("text", form), options: options, right: right, why: "")
    }

    private func ask(_ id: String) async throws {
        guard let question = desk.course.question(id), question.canBePolled else {
            throw Refused(status: .badRequest, text: "The course has no question \(id) with one right option.")
        }
        let prompt = [question.prompt, question.code, question.script].filter { !$0.isEmpty }.joined(separator: "\n")
        try await desk.openPoll(
            prompt, options: question.options.map(\.text), right: question.options.firstIndex { $0.isRight },
            why: question.why, question: question.id)
    }

    // MARK: Fields

    private static func text(_ name: String, _ form: [String: String]) throws -> String {
        guard let text = form[name], text.contains(where: { !$0.isWhitespace }) else {
            throw Refused(status: .badRequest, text: "The field \(name) is empty.")
        }
        return text
    }

    private static func number(_ name: String, _ form: [String: String], _ range: ClosedRange<Int>) throws -> Int {
        guard let number = form[name].flatMap({ Int($0) }), range.contains(number) else {
            throw Refused(status: .badRequest, text: "The field \(name) is no number that fits.")
        }
        return number
    }
}
