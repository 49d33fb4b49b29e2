/// A class as a value: what all events and instructions so far come to.
package struct ClassState: Sendable, Equatable {
    package var learners: [Int: LearnerState] = [:]
    /// The lesson or exercise that all are to be at.
    package var lesson: String?
    package var exercise: String?
    package var isPaused = false
    package var timerEnd: Int64?
    package var hintsUnlocked = true
    package var solutionsUnlocked = true
    package var notes: [String] = []
    package var polls: [PollState] = []
    /// How often a check was missed, by exercise and check.
    package var misses: [String: [String: Miss]] = [:]
    /// The poll that the room looks at; a new task ends that.
    package var presentPoll: Int?
    /// How many hints of an exercise were shown to all.
    package var shownHints: [String: Int] = [:]
    package var lastInstruction = 0

    /// A poll with its votes.
    package struct PollState: Sendable, Equatable {
        package var poll: Poll
        package var isOpen = true
        /// The option of each learner who voted.
        package var votes: [Int: Int] = [:]

        /// Votes by option.
        package var tally: [Int] {
            votes.values.reduce(into: Array(repeating: 0, count: poll.options.count)) { tally, option in
                if tally.indices.contains(option) { tally[option] += 1 }
            }
        }
    }

    /// A check that attempts missed.
    package struct Miss: Sendable, Equatable {
        package var learners: Set<Int> = []
        package var attempts = 0
        /// What the last of them was told.
        package var feedback = ""
    }

    package init() {}

    // MARK: Events

    package mutating func join(_ learner: Int, name: String, at now: Int64) {
        if learners[learner] == nil {
            learners[learner] = LearnerState(id: learner, name: name, lastSeen: now)
        } else {
            learners[learner]?.name = name
        }
    }

    /// Takes in an event of a learner at the server's time. One that was taken in before changes nothing.
    package mutating func apply(_ event: ClassEvent, of learner: Int, at now: Int64) {
        guard let last = learners[learner]?.lastEvent, event.number > last else { return }
        learners[learner]?.apply(event, at: now)
        switch event.content {
        case .voted(let number, let option):
            guard let index = polls.firstIndex(where: { $0.poll.number == number }), polls[index].isOpen,
                polls[index].poll.options.indices.contains(option)
            else { return }
            polls[index].votes[learner] = option
        case .checked(let attempt):
            for miss in attempt.misses where misses[attempt.exercise]?[miss] != nil || missCount < Self.mostMisses {
                misses[attempt.exercise, default: [:]][miss, default: Miss()].learners.insert(learner)
                misses[attempt.exercise]?[miss]?.attempts += 1
                misses[attempt.exercise]?[miss]?.feedback = attempt.feedback
            }
        default: break
        }
    }

    /// A learner's program has asked, with or without events.
    package mutating func hear(_ learner: Int, at now: Int64) {
        let last = learners[learner]?.lastSeen ?? 0
        learners[learner]?.lastSeen = max(last, now)
    }

    /// More different checks than these are none of a course's.
    private static let mostMisses = 10_000

    private var missCount: Int { misses.values.reduce(0) { $0 + $1.count } }

    // MARK: Instructions

    package mutating func apply(_ instruction: Instruction) {
        lastInstruction = max(lastInstruction, instruction.number)
        if let learner = instruction.learner {
            if instruction.content == .helped { learners[learner]?.question = nil }
            return
        }
        switch instruction.content {
        case .lesson(let id, _): (lesson, exercise, presentPoll) = (id, nil, nil)
        case .exercise(let id): (lesson, exercise, presentPoll) = (nil, id, nil)
        case .note(let text): notes.append(text)
        case .unlock(let hints, let solutions): (hintsUnlocked, solutionsUnlocked) = (hints, solutions)
        case .hint(let exercise, let count): shownHints[exercise] = max(shownHints[exercise] ?? 0, count)
        case .solution, .world, .helped: break
        case .poll(let poll):
            polls.append(PollState(poll: poll))
            presentPoll = poll.number
        case .pollClosed(let poll, _):
            if let index = polls.firstIndex(where: { $0.poll.number == poll.number }) { polls[index].isOpen = false }
        case .pause(let isOn): isPaused = isOn
        case .timer(let until): timerEnd = until
        }
    }

    // MARK: What the instructor wants to know

    /// Those who ask for help, who waits longest first.
    package var helpQueue: [LearnerState] {
        learners.values.filter { $0.question != nil }.sorted { ($0.askedAt, $0.id) < ($1.askedAt, $1.id) }
    }

    /// Checks of an exercise that were missed, by how many learners, then by how many attempts.
    package func commonMisses(of exercise: String) -> [(check: String, miss: Miss)] {
        (misses[exercise] ?? [:]).map { (check: $0.key, miss: $0.value) }
            .sorted { a, b in
                (b.miss.learners.count, b.miss.attempts, a.check) < (a.miss.learners.count, a.miss.attempts, b.check)
            }
    }

    /// How many learners stand how in an exercise.
    package func totals(of exercise: String, now: Int64, rule: StuckRule = StuckRule()) -> Totals {
        var totals = Totals()
        for learner in learners.values {
            switch learner.status(of: exercise, now: now, rule: rule) {
            case .notStarted: totals.notStarted += 1
            case .working: totals.working += 1
            case .stuck: totals.stuck += 1
            case .asked: totals.asked += 1
            case .done: totals.done += 1
            }
        }
        return totals
    }

    package struct Totals: Sendable, Equatable {
        package var notStarted = 0
        package var working = 0
        package var stuck = 0
        package var asked = 0
        package var done = 0
    }
}
