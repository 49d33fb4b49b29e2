import ClassLink
import Classroom
import Course
import CourseFiles
import Learner

/// The class that the learner at this prompt is in: what it is told, and what it says.
///
/// Nothing here waits for the network. The link's thread rings when there is news.
final class ClassSession {
    private(set) var membership: Membership
    private let notes: ClassNotes
    private let database: LearnerDatabase
    private let link: ClassLink?
    /// What was said so far, as far as it matters later.
    private(set) var task: Task?
    private(set) var polls: [Poll] = []
    private(set) var hintsUnlocked = true
    private(set) var solutionsUnlocked = true
    private(set) var isPaused = false
    private(set) var timerEnd: Int64?
    private(set) var worlds: [(name: String, script: String)] = []
    private(set) var isAsking = false
    private var lastPicture = ""
    /// Whether anything was heard since this prompt was opened.
    private var hasHeard = false

    /// What all are to be at.
    enum Task: Equatable {
        case lesson(String, isBrief: Bool)
        case exercise(String)
    }

    /// Goes on with a class: events that are not there yet are sent from now on.
    ///
    /// - Parameter news: is rung when the instructor has said something.
    init(_ membership: Membership, _ database: LearnerDatabase, news: NewsPipe) {
        self.membership = membership
        self.database = database
        notes = ClassNotes(database: database, membership: membership)
        guard !membership.isOffline, let address = ClassAddress(membership.address) else {
            link = nil
            return
        }
        // Everything is asked for again, so that what still counts is known; what was seen is not shown again.
        link = ClassLink(
            to: address, fingerprint: membership.fingerprint,
            join: ClassMessage.Join(code: membership.code, name: membership.name, student: membership.student),
            classroom: membership.identity, token: membership.token, seen: 0,
            acknowledged: membership.acknowledged, outbox: notes, onNews: { news.ring() })
    }

    var status: ClassLink.Status? { link?.status }

    func stop() { link?.stop() }

    // MARK: Telling

    func note(_ content: ClassEvent.Content) {
        try? notes.note(content)
        link?.wake()
    }

    /// Notes a command that was run, with its text only from one who shares.
    func noteRun(_ run: LastRun, exercise: String?, held: Int, total: Int) {
        let isFailure = run.status != 0
        var event = ClassEvent.Run(exercise: exercise, isFailure: isFailure, held: held, total: total)
        if membership.shares {
            event.command = String(run.command.prefix(300))
            if isFailure {
                event.error = String(run.output.split(separator: "\n").suffix(6).joined(separator: "\n").prefix(1500))
            }
        }
        note(.ran(event))
    }

    /// Sends the picture of the world if it is shared and another than before.
    func notePicture(_ picture: @autoclosure () -> String) {
        guard membership.shares else { return }
        let text = String(picture().prefix(6000))
        guard text != lastPicture else { return }
        lastPicture = text
        note(.pictured(text))
    }

    func share(_ isOn: Bool) throws {
        try database.setShares(isOn, in: membership)
        membership.shares = isOn
        lastPicture = ""
        note(.shares(isOn))
    }

    func ask(_ text: String?) {
        isAsking = text != nil
        note(text.map { .asked($0) } ?? .helped)
    }

    // MARK: Being told

    /// What has come since this was asked last.
    struct News {
        /// Instructions that were not shown yet, oldest first. They count as shown.
        var fresh: [Instruction.Content] = []
        /// Whether what was said before was heard again just now, because the prompt was opened.
        var isFirst = false
    }

    func takeNews() -> News {
        guard let link else { return News() }
        var fresh: [Instruction.Content] = []
        let instructions = link.takeInstructions()
        let isFirst = !hasHeard && !instructions.isEmpty
        if !instructions.isEmpty { hasHeard = true }
        for instruction in instructions {
            remember(instruction.content)
            guard instruction.number > membership.seen else { continue }
            membership.seen = instruction.number
            fresh.append(instruction.content)
        }
        if !fresh.isEmpty { try? database.saw(membership.seen, in: membership) }
        return News(fresh: fresh, isFirst: isFirst)
    }

    private func remember(_ content: Instruction.Content) {
        switch content {
        case .lesson(let id, let isBrief): task = .lesson(id, isBrief: isBrief)
        case .exercise(let id): task = .exercise(id)
        case .unlock(let hints, let solutions): (hintsUnlocked, solutionsUnlocked) = (hints, solutions)
        case .world(let name, let script): worlds.append((name, script))
        case .poll(let poll): polls.append(poll)
        case .pollClosed(let poll, _): polls.removeAll { $0.number == poll.number }
        case .pause(let isOn): isPaused = isOn
        case .timer(let until): timerEnd = until
        case .helped: isAsking = false
        case .note, .hint, .solution: break
        }
    }
}
