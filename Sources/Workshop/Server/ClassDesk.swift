import Classroom
import Course
import CourseFiles

/// The instructor's desk: it owns the class while the server runs. Whatever it acknowledges is on disk.
actor ClassDesk {
    nonisolated let store: ClassStore
    nonisolated let course: Content
    nonisolated let title: String
    /// Tells this class from others.
    nonisolated let identity: String
    nonisolated let joinCode: String
    nonisolated let agenda: Agenda?
    private(set) var state = ClassState()
    /// By the hash of their tokens.
    private var learnersByToken: [String: Int] = [:]
    private var learnerCount = 0
    /// Wrong codes, by address and from everywhere together.
    private var wrongCodes = RateLimit(burst: 20, perSecond: 1 / 3)
    private var allWrongCodes = RateLimit(burst: 300, perSecond: 5)
    private var requests = RateLimit(burst: 60, perSecond: 20)
    private var pending: [Pending] = []
    private var isFlushing = false
    /// Learners whose state has changed, and whether anything else has, since `takeChanges`.
    private var changedLearners: Set<Int> = []
    private var hasOtherChanges = false
    private let now: @Sendable () -> Int64

    /// More people than these are no class.
    static let mostLearners = 2000
    static let longestName = 60

    private struct Pending {
        var entries: [ClassStore.Entry]
        var learner: Int?
        var done: CheckedContinuation<Void, any Error>
    }

    /// Why a learner's request is refused.
    enum Refusal: Error, Equatable {
        case wrongCode
        case tooMany
        case badName
        case full
        case unknownToken
        case notOnRoster
    }

    init(
        _ store: ClassStore, course: Content, title: String, agenda: Agenda?,
        now: @escaping @Sendable () -> Int64 = { WallClock.milliseconds() }
    ) throws {
        self.store = store
        self.course = course
        self.agenda = agenda
        self.now = now
        self.title = title
        item = try store.property("item").flatMap { Int($0) }
        identity = try store.property("identity", orMake: Secrets.token)
        joinCode = try store.property("code", orMake: Secrets.joinCode)
        for learner in try store.learners() {
            state.join(learner.id, name: learner.name, at: learner.joined)
            learnersByToken[learner.tokenHash] = learner.id
            learnerCount += 1
        }
        var state = state
        try store.forEachEntry { entry, received in
            switch entry {
            case .event(let event, let learner): state.apply(event, of: learner, at: received)
            case .instruction(let instruction): state.apply(instruction)
            }
        }
        self.state = state
    }

    // MARK: Learners

    /// Lets somebody in who knows the code.
    func join(_ message: ClassMessage.Join, from address: String) throws -> ClassMessage.Joined {
        let moment = now()
        guard !wrongCodes.isUsedUp(address, now: moment), !allWrongCodes.isUsedUp("", now: moment) else {
            throw Refusal.tooMany
        }
        guard Secrets.areSame(message.code.uppercased(), joinCode) else {
            wrongCodes.use(address, now: moment)
            allWrongCodes.use("", now: moment)
            throw Refusal.wrongCode
        }
        let name = message.name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !name.isEmpty, name.count <= Self.longestName, name.utf8.count <= 4 * Self.longestName,
            !name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
        else { throw Refusal.badName }
        guard learnerCount < Self.mostLearners else { throw Refusal.full }
        // Who was here before is who they were.
        if let token = message.token, let learner = learnersByToken[Secrets.hash(token)] {
            return joined(learner, token)
        }
        let roster = try store.roster()
        let student = roster.first { $0.isCalled(name, id: message.student) }
        if message.student != nil, !roster.isEmpty, student == nil { throw Refusal.notOnRoster }
        let token = Secrets.token()
        let learner = try store.addLearner(
            name: student.map { "\($0.firstName) \($0.lastName)" } ?? name, student: student?.id ?? message.student,
            tokenHash: Secrets.hash(token), at: moment)
        learnersByToken[learner.tokenHash] = learner.id
        learnerCount += 1
        state.join(learner.id, name: learner.name, at: moment)
        changedLearners.insert(learner.id)
        hasOtherChanges = true
        return joined(learner.id, token)
    }

    private func joined(_ learner: Int, _ token: String) -> ClassMessage.Joined {
        ClassMessage.Joined(
            classroom: identity, title: title, learner: learner, token: token, before: state.lastInstruction)
    }

    /// Takes in a learner's events, once, and gives what the instructor said since.
    func sync(_ message: ClassMessage.Sync, token: String) async throws -> ClassMessage.Synced {
        guard let learner = learnersByToken[Secrets.hash(token)] else { throw Refusal.unknownToken }
        let moment = now()
        guard !requests.isUsedUp(token, now: moment) else { throw Refusal.tooMany }
        requests.use(token, now: moment)
        state.hear(learner, at: moment)
        if !message.events.isEmpty {
            try await write(message.events.map { .event($0, learner: learner) }, of: learner)
        }
        let instructions =
            message.seen >= state.lastInstruction
            ? []
            : try store.instructions(after: message.seen, for: learner, limit: ClassMessage.mostInstructions)
        return ClassMessage.Synced(
            acknowledged: state.learners[learner]?.lastEvent ?? 0,
            instructions: instructions.map { instruction in
                var instruction = instruction
                instruction.content = instruction.content.forLearners
                return instruction
            })
    }

    // MARK: The instructor

    /// Tells the class, or one learner, something.
    @discardableResult
    func instruct(_ content: Instruction.Content, learner: Int? = nil) async throws -> Instruction {
        let instruction = Instruction(
            number: state.lastInstruction + 1, at: now(), learner: learner, content: content)
        // Its number is taken from now on, whoever else comes while it is written.
        state.lastInstruction = instruction.number
        try await write([.instruction(instruction)], of: nil)
        return instruction
    }

    /// Puts a question to the room; one of the course has its id.
    func openPoll(_ text: String, options: [String], right: Int?, why: String, question: String? = nil) async throws {
        let number = (state.polls.map(\.poll.number).max() ?? 0) + 1
        try await instruct(
            .poll(Poll(number: number, question: question, text: text, options: options, right: right, why: why)))
    }

    /// The item of the agenda that is at hand.
    private(set) var item: Int?

    func begin(item: Int?) throws {
        self.item = item
        try store.set("item", to: item.map(String.init) ?? "")
        hasOtherChanges = true
    }

    func closePoll(_ number: Int) async throws {
        guard let poll = state.polls.first(where: { $0.poll.number == number }), poll.isOpen else { return }
        try await instruct(.pollClosed(poll.poll, votes: poll.tally))
    }

    // MARK: Writing

    /// Waits until entries are on disk. Those that come together are written together.
    private func write(_ entries: [ClassStore.Entry], of learner: Int?) async throws {
        try await withCheckedThrowingContinuation { done in
            pending.append(Pending(entries: entries, learner: learner, done: done))
            guard !isFlushing else { return }
            isFlushing = true
            Task { flush() }
        }
    }

    private func flush() {
        isFlushing = false
        let batch = pending
        pending = []
        let moment = now()
        var fresh: [ClassStore.Entry] = []
        // A learner's events follow each other without gaps; what came before its time is sent again.
        var last = state.learners.mapValues(\.lastEvent)
        for entry in batch.flatMap(\.entries) {
            switch entry {
            case .event(let event, let learner):
                guard event.number == (last[learner] ?? 0) + 1 else { continue }
                last[learner] = event.number
                fresh.append(entry)
            case .instruction: fresh.append(entry)
            }
        }
        do {
            if !fresh.isEmpty { try store.append(fresh, at: moment) }
        } catch {
            for item in batch { item.done.resume(throwing: error) }
            return
        }
        for entry in fresh {
            switch entry {
            case .event(let event, let learner):
                state.apply(event, of: learner, at: moment)
                changedLearners.insert(learner)
                if event.content.concernsTheClass { hasOtherChanges = true }
            case .instruction(let instruction):
                state.apply(instruction)
                hasOtherChanges = true
            }
        }
        for item in batch { item.done.resume() }
    }

    // MARK: Changes

    /// What has changed since this was asked last.
    func takeChanges() -> (learners: Set<Int>, isAnythingElse: Bool) {
        defer { (changedLearners, hasOtherChanges) = ([], false) }
        return (changedLearners, hasOtherChanges)
    }

    var moment: Int64 { now() }
}

extension ClassEvent.Content {
    /// Whether more of the page than the learner's own row may change.
    fileprivate var concernsTheClass: Bool {
        switch self {
        case .read, .pictured, .hinted, .sawSolution, .answered, .shares: false
        case .opened, .ran, .checked, .asked, .helped, .voted: true
        }
    }
}
