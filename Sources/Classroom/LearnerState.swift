/// How a learner of a class stands, as the events tell.
package struct LearnerState: Sendable, Equatable {
    package var id: Int
    package var name: String
    /// By the server's clock, in milliseconds since 1970.
    package var lastSeen: Int64
    /// The number of the last event that counted.
    package var lastEvent = 0
    package var lesson: String?
    package var exercise: String?
    package var work: [String: Work] = [:]
    /// What help is wanted with; `nil` when none is.
    package var question: String?
    package var askedAt: Int64 = 0
    package var shares = false
    /// The last commands, oldest first, of one who shares.
    package var commands: [String] = []
    package var lastError: String?
    package var picture: String?
    /// Commands that failed one after the other, up to now.
    package var failuresInARow = 0
    package var answers: [ClassEvent.Answer] = []

    package init(id: Int, name: String, lastSeen: Int64) {
        self.id = id
        self.name = name
        self.lastSeen = lastSeen
    }

    /// Work on one exercise.
    package struct Work: Sendable, Equatable {
        package var begun: Int64
        /// When more checks held than ever before, or when it was begun or taken up again.
        package var progressed: Int64
        package var held = 0
        package var total = 0
        /// The most checks that ever held, at work or handed in.
        package var most = 0
        package var attempts = 0
        /// Attempts that did not pass, one after the other, up to now.
        package var missesInARow = 0
        package var hints = 0
        package var sawSolution = false
        package var passed: Int64?
        /// The attempt that counts: the best that was handed in.
        package var best: ClassEvent.CheckedAttempt?
        package var bestAt: Int64 = 0
    }

    private static let keptCommands = 12
    private static let keptAnswers = 2000
    /// More exercises than these are none of a course's.
    private static let mostExercises = 1000

    /// Takes in an event at the server's time. Those that were taken in before change nothing.
    mutating func apply(_ event: ClassEvent, at now: Int64) {
        guard event.number > lastEvent else { return }
        lastEvent = event.number
        lastSeen = max(lastSeen, now)
        if let id = event.content.exercise, work[id] == nil, work.count >= Self.mostExercises { return }
        switch event.content {
        case .opened(let id):
            exercise = id
            failuresInARow = 0
            work[id, default: Work(begun: now, progressed: now)].progressed = now
        case .read(let lesson, _):
            self.lesson = lesson
            exercise = nil
        case .ran(let run): apply(run, at: now)
        case .checked(let attempt): apply(attempt, at: now)
        case .hinted(let id, let count):
            work[id, default: Work(begun: now, progressed: now)].hints = count
        case .sawSolution(let id):
            work[id, default: Work(begun: now, progressed: now)].sawSolution = true
        case .asked(let text):
            question = text
            askedAt = now
        case .helped: question = nil
        case .answered(var answer):
            answer.at = event.at
            answers.append(answer)
            if answers.count > Self.keptAnswers { answers.removeFirst() }
        case .voted: break
        case .shares(let isOn):
            shares = isOn
            if !isOn { (commands, lastError, picture) = ([], nil, nil) }
        case .pictured(let text): if shares { picture = text }
        }
    }

    private mutating func apply(_ run: ClassEvent.Run, at now: Int64) {
        failuresInARow = run.isFailure ? failuresInARow + 1 : 0
        if shares, let command = run.command {
            commands = (commands + [command]).suffix(Self.keptCommands)
            lastError = run.isFailure ? run.error ?? lastError : lastError
        }
        exercise = run.exercise
        guard let id = run.exercise else { return }
        note(held: run.held, of: run.total, in: id, at: now)
    }

    private mutating func apply(_ attempt: ClassEvent.CheckedAttempt, at now: Int64) {
        let id = attempt.exercise
        note(held: attempt.held, of: attempt.total, in: id, at: now)
        work[id]?.attempts += 1
        let hints = max(work[id]?.hints ?? 0, attempt.hints)
        work[id]?.hints = hints
        if attempt.sawSolution { work[id]?.sawSolution = true }
        if attempt.isPassed {
            work[id]?.missesInARow = 0
            if work[id]?.passed == nil { work[id]?.passed = now }
            failuresInARow = 0
        } else {
            work[id]?.missesInARow += 1
        }
        if attempt.held > (work[id]?.best?.held ?? -1) {
            work[id]?.best = attempt
            work[id]?.bestAt = now
        }
    }

    private mutating func note(held: Int, of total: Int, in id: String, at now: Int64) {
        var entry = work[id] ?? Work(begun: now, progressed: now)
        entry.held = held
        entry.total = total
        if held > entry.most {
            entry.most = held
            entry.progressed = now
            entry.missesInARow = 0
        }
        work[id] = entry
    }
}

/// How a learner stands in an exercise, at a glance.
package enum ExerciseStatus: Sendable, Equatable {
    case notStarted
    case working
    /// With the reason in words.
    case stuck(String)
    case asked
    case done

    package var word: String {
        switch self {
        case .notStarted: "not started"
        case .working: "working"
        case .stuck: "stuck"
        case .asked: "asks for help"
        case .done: "done"
        }
    }
}

/// When somebody counts as stuck.
package struct StuckRule: Sendable, Equatable {
    /// Nothing new holds for so long.
    package var quiet: Int64 = 5 * 60_000
    /// So many attempts failed in a row.
    package var misses = 3
    /// So many commands failed in a row.
    package var failures = 4

    package init() {}
}

extension LearnerState {
    package func status(of id: String, now: Int64, rule: StuckRule = StuckRule()) -> ExerciseStatus {
        guard let entry = work[id] else { return .notStarted }
        if entry.passed != nil { return .done }
        guard exercise == id else { return .working }
        if question != nil { return .asked }
        if entry.missesInARow >= rule.misses { return .stuck("\(entry.missesInARow) attempts in a row failed") }
        if failuresInARow >= rule.failures { return .stuck("\(failuresInARow) commands in a row failed") }
        if now - entry.progressed >= rule.quiet {
            return .stuck("nothing new for \((now - entry.progressed) / 60_000) minutes")
        }
        return .working
    }
}
