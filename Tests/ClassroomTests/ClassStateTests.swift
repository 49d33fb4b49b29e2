import Classroom
import TestSupport
import Testing

@Suite("A class as a value")
struct ClassStateTests {
    static let exercise = "containers.first-run"

    /// A class with one learner who did these things, a second apart.
    static func state(_ contents: [ClassEvent.Content]) -> ClassState {
        var state = ClassState()
        state.join(1, name: "Ada", at: 0)
        for (index, content) in contents.enumerated() {
            let at = Int64(index + 1) * 1000
            state.apply(ClassEvent(number: index + 1, at: at, content: content), of: 1, at: at)
        }
        return state
    }

    static func attempt(_ held: Int, of total: Int = 3) -> ClassEvent.Content {
        .checked(
            ClassEvent.CheckedAttempt(
                exercise: exercise, held: held, total: total, hints: 0, sawSolution: false,
                misses: (held..<total).map { "check \($0)" }, feedback: "look again", session: ""))
    }

    static func run(_ held: Int, fails: Bool = false) -> ClassEvent.Content {
        .ran(ClassEvent.Run(exercise: exercise, isFailure: fails, held: held, total: 3))
    }

    static let opened = ClassEvent.Content.opened(exercise: exercise)

    static let statuses: [(done: [ClassEvent.Content], after: Int64, status: ExerciseStatus)] = [
        ([], 0, .notStarted),
        ([opened], 0, .working),
        ([opened, run(1)], 60_000, .working),
        ([opened, run(1)], 6 * 60_000, .stuck("nothing new for 6 minutes")),
        ([opened, attempt(0), attempt(0)], 0, .working),
        ([opened, attempt(0), attempt(0), attempt(0)], 0, .stuck("3 attempts in a row failed")),
        ([opened, attempt(0), attempt(0), attempt(1)], 0, .working),
        (
            [opened, run(0, fails: true), run(0, fails: true), run(0, fails: true), run(0, fails: true)], 0,
            .stuck("4 commands in a row failed")
        ),
        ([opened, run(0, fails: true), run(0, fails: true), run(0, fails: true), run(0)], 0, .working),
        ([opened, .asked("how?")], 0, .asked),
        ([opened, .asked("how?"), .helped], 0, .working),
        ([opened, attempt(3)], 3_600_000, .done),
        ([opened, attempt(3), attempt(0)], 0, .done),
    ]

    @Test("how somebody stands", arguments: statuses)
    func status(_ row: (done: [ClassEvent.Content], after: Int64, status: ExerciseStatus)) throws {
        let state = Self.state(row.done)
        let learner = try #require(state.learners[1])
        let now = Int64(row.done.count) * 1000 + row.after
        #expect(learner.status(of: Self.exercise, now: now) == row.status)
    }

    @Test("an event that comes twice, or late, counts once")
    func repeats() {
        let contents = [Self.opened, Self.run(1), Self.attempt(1), .asked("?"), Self.attempt(2)]
        let once = Self.state(contents)
        var again = once
        for (index, content) in contents.enumerated() {
            again.apply(ClassEvent(number: index + 1, at: 0, content: content), of: 1, at: 99_000)
        }
        #expect(again == once)
        #expect(once.learners[1]?.work[Self.exercise]?.attempts == 2)
    }

    @Test("the best attempt counts, with what it missed")
    func best() throws {
        let state = Self.state([Self.opened, Self.attempt(1), Self.attempt(2), Self.attempt(0)])
        let work = try #require(state.learners[1]?.work[Self.exercise])
        #expect(work.best?.held == 2)
        #expect(work.best?.misses == ["check 2"])
        #expect(work.passed == nil)
        #expect(state.commonMisses(of: Self.exercise).first?.check == "check 2")
        #expect(state.commonMisses(of: Self.exercise).first?.miss.attempts == 3)
    }

    @Test("commands are kept of those who share only, and go when sharing ends")
    func sharing() throws {
        func run(_ command: String?) -> ClassEvent.Content {
            .ran(ClassEvent.Run(exercise: nil, isFailure: true, held: 0, total: 0, command: command, error: "e"))
        }
        var state = Self.state([run("secret")])
        #expect(state.learners[1]?.commands == [])
        state = Self.state([.shares(true), run("docker ps"), .pictured("web")])
        #expect(state.learners[1]?.commands == ["docker ps"])
        #expect(state.learners[1]?.lastError == "e")
        state = Self.state([.shares(true), run("docker ps"), .pictured("web"), .shares(false)])
        #expect(state.learners[1]?.commands == [])
        #expect(state.learners[1]?.picture == nil)
        #expect(state.learners[1]?.lastError == nil)
    }

    @Test("votes count while the question is open, the last of each learner")
    func votes() throws {
        var state = Self.state([])
        state.join(2, name: "Ben", at: 0)
        let poll = Poll(number: 1, text: "?", options: ["a", "b"], right: 0)
        func instruct(_ number: Int, _ content: Instruction.Content) {
            state.apply(Instruction(number: number, at: 0, learner: nil, content: content))
        }
        func vote(_ learner: Int, _ number: Int, _ option: Int) {
            let event = ClassEvent(number: number, at: 0, content: .voted(poll: 1, option: option))
            state.apply(event, of: learner, at: 0)
        }
        vote(1, 1, 0)
        instruct(1, .poll(poll))
        vote(1, 2, 0)
        vote(1, 3, 1)
        vote(2, 1, 9)
        #expect(state.polls.first?.tally == [0, 1])
        instruct(2, .pollClosed(poll, votes: [0, 1]))
        vote(2, 2, 0)
        #expect(state.polls.first?.tally == [0, 1])
        #expect(state.polls.first?.isOpen == false)
    }

    @Test("in whatever pieces events arrive, the class comes out the same")
    func pieces() {
        var random = TestRandom(seed: 5)
        let contents: [ClassEvent.Content] = (0..<60).map { _ in
            random.pick([
                Self.opened, Self.run(random.below(4)), Self.run(0, fails: true), Self.attempt(random.below(4)),
                .asked("?"), .helped, .shares(true), .hinted(exercise: Self.exercise, count: 1),
            ])
        }
        let events = contents.enumerated().map { ClassEvent(number: $0 + 1, at: 0, content: $1) }
        var expected = ClassState()
        expected.join(1, name: "Ada", at: 0)
        for event in events { expected.apply(event, of: 1, at: 5) }
        for _ in 0..<50 {
            var state = ClassState()
            state.join(1, name: "Ada", at: 0)
            var next = 0
            while next < events.count {
                // A piece may begin with what was sent before.
                let from = max(0, next - random.below(4))
                let to = min(events.count, next + 1 + random.below(5))
                for event in events[from..<to] { state.apply(event, of: 1, at: 5) }
                next = to
            }
            #expect(state == expected)
        }
    }
}
