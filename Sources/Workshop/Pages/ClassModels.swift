import Classroom
import Course

/// What the templates show, worked out from the class as it is.
struct ClassModels {
    let state: ClassState
    let course: Content
    let agenda: Agenda?
    let title: String
    /// The item of the agenda that is at hand.
    let item: Int?
    let joinAddress: String
    let joinCode: String
    let fingerprint: String?
    let now: Int64

    /// Who was not heard of for so long is away.
    private static let awayAfter: Int64 = 15_000

    // MARK: The bar

    struct Bar {
        var title: String
        var address: String
        var code: String
        var fingerprint: String?
        var present: Int
        var joined: Int
        var timer: String?
        var paused: Bool
    }

    var bar: Bar {
        Bar(
            title: title, address: joinAddress, code: joinCode, fingerprint: fingerprint,
            present: state.learners.values.count { !isAway($0) }, joined: state.learners.count,
            timer: state.timerEnd.map(String.init), paused: state.isPaused)
    }

    private func isAway(_ learner: LearnerState) -> Bool { now - learner.lastSeen > Self.awayAfter }

    // MARK: The task

    struct Now {
        var heading: String
        var bars: Bars?
        var notes: String?
    }

    struct Bars {
        var label: String
        var segments: [Segment]
    }

    struct Segment {
        var kind: String
        var count: Int
        var word: String
    }

    var task: Now {
        Now(heading: heading, bars: state.exercise.map(bars), notes: notes)
    }

    private var presentItem: Agenda.Item? {
        guard let item, let items = agenda?.items, items.indices.contains(item) else { return nil }
        return items[item]
    }

    private var heading: String {
        switch presentItem?.kind {
        case .talk(let text), .rest(let text): return text
        default: break
        }
        if let id = state.exercise { return "Exercise: \(course.exercise(id)?.title ?? id)" }
        if let id = state.lesson {
            return course.lesson(id).map { "Lesson \($0.number): \($0.title)" } ?? "Lesson: \(id)"
        }
        return "Nothing is set for all yet"
    }

    private func bars(_ id: String) -> Bars {
        let totals = state.totals(of: id, now: now)
        let segments = [
            Segment(kind: "done", count: totals.done, word: "done"),
            Segment(kind: "working", count: totals.working, word: "working"),
            Segment(kind: "stuck", count: totals.stuck, word: "stuck"),
            Segment(kind: "asked", count: totals.asked, word: "ask"),
            Segment(kind: "none", count: totals.notStarted, word: "not started"),
        ].filter { $0.count > 0 }
        return Bars(label: segments.map { "\($0.count) \($0.word)" }.joined(separator: ", "), segments: segments)
    }

    /// The presenter's notes for what is at hand, or for the task of all where the agenda is not followed.
    private var notes: String? {
        let same = agenda?.items.first { item in
            switch item.kind {
            case .lesson(let id): id == state.lesson
            case .exercise(let id): id == state.exercise
            default: false
            }
        }
        return (presentItem ?? same).map(\.notes).flatMap { $0.isEmpty ? nil : $0 }
    }

    struct Locks {
        var hints: Bool
        var solutions: Bool
    }

    /// What learners may see.
    var locks: Locks { Locks(hints: state.hintsUnlocked, solutions: state.solutionsUnlocked) }

    // MARK: The grid

    struct Grid {
        var columns: [Column]
        var rows: [Row]
    }

    struct Column: Equatable {
        var id: String
        var title: String
    }

    struct Row {
        var id: Int
        var name: String
        var isAway: Bool
        var cells: [Cell]
        var last: String
    }

    struct Cell {
        var kind: String
        var text: String
        var title: String
    }

    /// The exercises of the agenda, then others that somebody has begun or all are to do.
    var columns: [Column] {
        var ids: [String] = (agenda?.items ?? []).compactMap {
            if case .exercise(let id) = $0.kind { id } else { nil }
        }
        let begun = Set(state.learners.values.flatMap(\.work.keys))
        ids += course.exercises.map(\.id).filter { begun.contains($0) && !ids.contains($0) }
        if let id = state.exercise, !ids.contains(id) { ids.append(id) }
        return ids.map { Column(id: $0, title: course.exercise($0)?.title ?? $0) }
    }

    var learnersInOrder: [LearnerState] {
        state.learners.values.sorted { ($0.name.lowercased(), $0.id) < ($1.name.lowercased(), $1.id) }
    }

    func grid(_ columns: [Column]) -> Grid {
        Grid(columns: columns, rows: learnersInOrder.map { row($0, columns) })
    }

    func row(_ learner: LearnerState, _ columns: [Column]) -> Row {
        let cells = columns.map { column in
            let status = learner.status(of: column.id, now: now)
            let work = learner.work[column.id]
            // Before the first command nobody knows how many checks there are.
            let share = work.map { $0.total == 0 ? "" : "\($0.held)/\($0.total)" } ?? ""
            return Cell(kind: Self.kind(status), text: Self.text(status, share), title: Self.title(status))
        }
        let last = learner.commands.last ?? (learner.lesson.map { "reads \($0)" } ?? "")
        return Row(id: learner.id, name: learner.name, isAway: isAway(learner), cells: cells, last: last)
    }

    static func kind(_ status: ExerciseStatus) -> String {
        switch status {
        case .notStarted: "none"
        case .working: "working"
        case .stuck: "stuck"
        case .asked: "asked"
        case .done: "done"
        }
    }

    /// Never a colour alone.
    private static func text(_ status: ExerciseStatus, _ share: String) -> String {
        switch status {
        case .notStarted: "–"
        case .working: "… \(share)"
        case .stuck: "! \(share)"
        case .asked: "? \(share)"
        case .done: "✓ \(share)"
        }
    }

    private static func title(_ status: ExerciseStatus) -> String {
        if case .stuck(let reason) = status { "stuck: \(reason)" } else { status.word }
    }

    // MARK: Who needs help, and what goes wrong

    struct Attention { var people: [Person] }

    struct Person {
        var id: Int
        var name: String
        var kind: String
        var word: String
        var text: String
        var asks: Bool
    }

    var attention: Attention {
        var people = state.helpQueue.map {
            Person(id: $0.id, name: $0.name, kind: "asked", word: "asks", text: $0.question ?? "", asks: true)
        }
        for learner in learnersInOrder where learner.question == nil {
            guard let id = learner.exercise, case .stuck(let reason) = learner.status(of: id, now: now),
                !isAway(learner)
            else { continue }
            let exercise = course.exercise(id)?.title ?? id
            people.append(
                Person(
                    id: learner.id, name: learner.name, kind: "stuck", word: "stuck", text: "\(exercise): \(reason)",
                    asks: false))
        }
        return Attention(people: Array(people.prefix(30)))
    }

    struct Misses { var misses: [MissLine] }

    struct MissLine {
        var learners: String
        var check: String
        var feedback: String
    }

    var misses: Misses {
        guard let exercise = state.exercise else { return Misses(misses: []) }
        return Misses(
            misses: state.commonMisses(of: exercise).prefix(8).map { check, miss in
                let count = miss.learners.count
                return MissLine(
                    learners: count == 1 ? "1 learner" : "\(count) learners", check: check,
                    feedback: miss.feedback.isEmpty ? "\(miss.attempts) attempts" : miss.feedback)
            })
    }

    // MARK: Polls

    struct Polls { var polls: [PollModel] }

    struct PollModel {
        var number: Int
        var text: String
        var isOpen: Bool
        var voters: Int
        var options: [Option]
    }

    struct Option {
        var text: String
        var votes: Int
        var most: Int
        var isRight: Bool
        var showsVotes: Bool
    }

    /// Markdown without its signs: on the page a question is plain text.
    private static func plain(_ markdown: String) -> String {
        markdown.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix("```") }
            .joined(separator: "\n").replacing("**", with: "").replacing("`", with: "")
    }

    /// - Parameter isForRoom: then nothing is given away while the poll is open: neither what is right nor what others
    ///   say.
    private func model(_ poll: ClassState.PollState, isForRoom: Bool) -> PollModel {
        let tally = poll.tally
        let showsAll = !isForRoom || !poll.isOpen
        let most = max(1, tally.reduce(0, +))
        let options = poll.poll.options.enumerated().map { index, text in
            Option(
                text: Self.plain(text), votes: tally[index], most: most,
                isRight: poll.poll.right == index && showsAll, showsVotes: showsAll)
        }
        return PollModel(
            number: poll.poll.number, text: Self.plain(poll.poll.text), isOpen: poll.isOpen, voters: poll.votes.count,
            options: options)
    }

    var polls: Polls { Polls(polls: state.polls.reversed().prefix(5).map { model($0, isForRoom: false) }) }

    // MARK: The projector

    struct Projection {
        var title: String
        var timer: String?
        var paused: Bool
        var heading: String
        var bars: Bars?
        var poll: PollModel?
        var note: String?
        var address: String
        var code: String
        var fingerprint: String?
    }

    /// Nothing on it tells who is who, and no answer is given away.
    var projection: Projection {
        Projection(
            title: title, timer: state.timerEnd.map(String.init), paused: state.isPaused, heading: heading,
            bars: state.exercise.map(bars),
            poll: state.polls.last { $0.poll.number == state.presentPoll }.map { model($0, isForRoom: true) },
            note: state.notes.last, address: joinAddress, code: joinCode, fingerprint: fingerprint)
    }

    // MARK: One learner

    struct PersonDetail {
        var id: Int
        var name: String
        var kind: String
        var word: String
        var reason: String?
        var question: String?
        var work: [WorkLine]
        var shares: Bool
        var commands: [String]
        var error: String?
        var picture: String?
    }

    struct WorkLine {
        var title: String
        var kind: String
        var held: String
        var attempts: Int
        var hints: Int
        var solution: String
    }

    func detail(_ learner: LearnerState) -> PersonDetail {
        let status = learner.exercise.map { learner.status(of: $0, now: now) } ?? .notStarted
        var reason: String?
        if case .stuck(let text) = status { reason = text }
        let known = course.exercises.map(\.id).filter { learner.work[$0] != nil }
        let work = known.compactMap { id -> WorkLine? in
            guard let entry = learner.work[id] else { return nil }
            return WorkLine(
                title: course.exercise(id)?.title ?? id, kind: Self.kind(learner.status(of: id, now: now)),
                held: "\(entry.held) of \(entry.total)", attempts: entry.attempts, hints: entry.hints,
                solution: entry.sawSolution ? "yes" : "no")
        }
        return PersonDetail(
            id: learner.id, name: learner.name, kind: Self.kind(status), word: status.word, reason: reason,
            question: learner.question, work: work, shares: learner.shares, commands: learner.commands,
            error: learner.lastError, picture: learner.picture)
    }
}
