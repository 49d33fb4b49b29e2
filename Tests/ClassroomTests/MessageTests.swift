import Classroom
import JSON
import Testing

@Suite("What learners and the class send each other")
struct MessageTests {
    static let eventContents: [ClassEvent.Content] = [
        .opened(exercise: "a.b"), .read(lesson: "a.c", page: 3),
        .ran(ClassEvent.Run(exercise: nil, isFailure: true, held: 0, total: 0)),
        .ran(
            ClassEvent.Run(
                exercise: "a.b", isFailure: true, held: 1, total: 3, command: "docker run\t\"x\" 🐳", error: "no\nway")),
        .checked(
            ClassEvent.CheckedAttempt(
                exercise: "a.b", held: 2, total: 3, hints: 1, sawSolution: true, misses: ["m \"q\""], feedback: "f",
                session: "{}")),
        .hinted(exercise: "a.b", count: 2), .sawSolution(exercise: "a.b"), .asked("why?"), .helped,
        .answered(ClassEvent.Answer(question: "q", revision: 2, given: "x", isRight: true, milliseconds: 1200)),
        .voted(poll: 3, option: 0), .shares(true), .pictured("web ── db"),
    ]

    @Test("an event comes out as it went in", arguments: eventContents)
    func events(_ content: ClassEvent.Content) throws {
        let event = ClassEvent(number: 7, at: 1_800_000_000_123, content: content)
        let text = event.json.line
        #expect(!text.contains("\n"))
        #expect(ClassEvent(try #require(JSONReader.parse(text))) == event)
    }

    static let instructionContents: [Instruction.Content] = [
        .lesson("a.b", isBrief: true), .helped, .exercise("a.b"), .note("Hello\nall"),
        .unlock(hints: true, solutions: false),
        .hint(exercise: "a.b", count: 2), .solution(exercise: "a.b"), .world(name: "w", script: "docker ps\n"),
        .poll(Poll(number: 1, text: "?", options: ["a", "b"], right: 1, why: "so")),
        .pollClosed(Poll(number: 1, text: "?", options: ["a", "b"], right: 1, why: "so"), votes: [1, 2]), .pause(true),
        .timer(until: 5), .timer(until: nil),
    ]

    @Test("an instruction comes out as it went in", arguments: instructionContents)
    func instructions(_ content: Instruction.Content) throws {
        let instruction = Instruction(number: 2, at: 9, learner: 4, content: content)
        #expect(Instruction(try #require(JSONReader.parse(instruction.json.line))) == instruction)
    }

    @Test("learners do not get the right answer of an open question")
    func secrets() throws {
        let poll = Poll(number: 1, text: "?", options: ["a", "b"], right: 1, why: "so")
        let shown = Instruction.Content.poll(poll).forLearners.json.line
        #expect(!shown.contains("so"))
        #expect(shown.contains("\"right\":null"))
    }

    @Test(
        "what is no event is not taken for one",
        arguments: [
            "{}", "[]", "1", #"{"number":0,"at":1,"kind":"helped","content":{}}"#,
            #"{"number":1e300,"at":1,"kind":"helped","content":{}}"#,
            #"{"number":1,"at":1,"kind":"other","content":{}}"#,
            #"{"number":1,"at":1,"kind":"opened","content":{}}"#, #"{"number":1,"kind":"helped","content":{}}"#,
            #"{"number":1,"at":1,"kind":"checked","content":{"exercise":"a","held":5,"total":3}}"#,
            #"{"number":1,"at":1,"kind":"voted","content":{"poll":"x"}}"#,
        ])
    func malformed(_ text: String) throws {
        #expect(ClassEvent(try #require(JSONReader.parse(text))) == nil)
    }

    @Test("numbers that no learner can mean do no harm to reports")
    func absurdNumbers() throws {
        let events = [
            #"{"number":1,"at":9e18,"kind":"opened","content":{"exercise":"a"}}"#,
            #"{"number":2,"at":-9e18,"kind":"checked","content":{"exercise":"a","held":1,"total":2,"misses":["x","y","z"]}}"#,
            #"{"number":3,"at":9e18,"kind":"answered","content":{"question":"q","ms":9e18}}"#,
            #"{"number":4,"at":9e18,"kind":"answered","content":{"question":"q","ms":9e18}}"#,
        ]
        let parsed = try events.map { text in try #require(JSONReader.parse(text).flatMap { ClassEvent($0) }) }
        let person = HandIn(name: "Eve", student: nil, events: parsed).participant([])
        #expect(person.work["a"]?.best?.misses == ["x", "y"])
        let book = Gradebook([person], exercises: ["a"], replayedBy: nil)
        #expect(book.csv.contains("1970-01-01T00:00:00Z"))
        #expect(book.items.map(\.seconds) == [0, 172_800])
        let huge = #"{"number":1,"at":1,"kind":"checked","content":{"exercise":"a","held":0,"total":9e18}}"#
        #expect(JSONReader.parse(huge).flatMap { ClassEvent($0) } == nil)
    }

    @Test("a message with one broken event counts as none")
    func brokenSync() throws {
        let good = ClassEvent(number: 1, at: 1, content: .helped).json.line
        let text = #"{"seen":0,"events":[\#(good),{"number":2}]}"#
        #expect(ClassMessage.Sync(try #require(JSONReader.parse(text))) == nil)
    }
}
