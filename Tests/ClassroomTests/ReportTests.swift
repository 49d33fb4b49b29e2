import Classroom
import Course
import Foundation
import FoundationXML
import JSON
import Simulator
import Testing
import WorldModel

@Suite("Marks, statistics and files for other programs")
struct ReportTests {
    static let course: Content = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        var files: [String: [UInt8]] = [:]
        for folder in ["Lessons/01-containers", "Exercises/01-containers"] {
            let base = root.appendingPathComponent(folder)
            for name in FileManager.default.enumerator(atPath: base.path) ?? .init() {
                guard let name = name as? String else { continue }
                let bytes = try? Data(contentsOf: base.appendingPathComponent(name))
                if let bytes { files["\(folder)/\(name)"] = Array(bytes) }
            }
        }
        return ContentLoader(files: files).load()
    }()

    static let id = "containers.first-run"

    /// An attempt as a learner's program hands it in.
    static func session(_ lines: [String]) throws -> String {
        let exercise = try #require(course.exercise(id))
        var sandbox = exercise.sandbox(style: .interactive(rows: 24, columns: 80))
        _ = sandbox.run(skipsTime: false)
        _ = sandbox.takeOutput()
        var timeline = Timeline(sandbox)
        for line in lines { timeline.type(line) }
        return SavedSession(timeline, exercise: id).text
    }

    static func participant(_ held: Int, _ session: String, id person: String = "s1") -> Participant {
        var state = ClassState()
        state.join(1, name: "Ada", at: 0)
        let attempt = ClassEvent.CheckedAttempt(
            exercise: id, held: held, total: 3, hints: 1, sawSolution: false, misses: [], feedback: "",
            session: session)
        state.apply(ClassEvent(number: 1, at: 0, content: .opened(exercise: id)), of: 1, at: 0)
        state.apply(ClassEvent(number: 2, at: 0, content: .checked(attempt)), of: 1, at: 90_000)
        return Participant(
            id: person, name: "Ada",
            student: Student(id: person, lastName: "=Love,lace", firstName: "A\"da", email: "a@b"),
            work: state.learners[1]?.work ?? [:], answers: [])
    }

    @Test("what is handed in is replayed, and the replay decides")
    func replay() throws {
        let good = try Self.session(["docker run -d --name web -p 8080:80 nginx"])
        let half = try Self.session(["docker run -d --name wob -p 8080:80 nginx"])
        let rows: [(Participant, score: Int, isProven: Bool?)] = [
            (Self.participant(3, good), 3, true), (Self.participant(1, half), 1, true),
            (Self.participant(3, half), 1, false), (Self.participant(3, "forged"), 0, false),
        ]
        for (person, score, isProven) in rows {
            let line = try #require(Gradebook([person], exercises: [Self.id], replayedBy: Self.course).lines.first)
            #expect(line.score == score)
            #expect(line.isProven == isProven)
            #expect(line.most == 3 || score == 0)
        }
        let partial = Gradebook([Self.participant(1, half)], exercises: [Self.id], replayedBy: Self.course)
        #expect(partial.items.first?.reason.contains("a container named web is running") == true)
        #expect(partial.items.first?.seconds == 90)
    }

    @Test("the CSV has nbgrader's columns, and nothing in it is a formula")
    func csv() {
        let book = Gradebook([Self.participant(2, "")], exercises: [Self.id], replayedBy: nil)
        let lines = book.csv.components(separatedBy: "\r\n")
        #expect(
            lines[0]
                == "assignment,duedate,timestamp,student_id,last_name,first_name,email,raw_score,late_submission_penalty,score,max_score"
        )
        #expect(lines[1] == "containers.first-run,,1970-01-01T00:01:30Z,s1,\"'=Love,lace\",\"A\"\"da\",a@b,2,0,2,3")
        #expect(lines.count == 3)
    }

    @Test("who handed nothing in has a mark of nothing")
    func absent() {
        let person = Participant(id: "s2", name: "Ben", student: nil, work: [:], answers: [])
        let book = Gradebook([person], exercises: [Self.id], replayedBy: Self.course)
        #expect(book.lines.first?.score == 0)
        #expect(book.lines.first?.most == 3)
        #expect(book.items.isEmpty)
    }

    @Test("the same person's work from the net and from a file comes together")
    func merge() throws {
        let file = HandIn(
            name: "Ada Byron", student: nil,
            events: [
                ClassEvent(
                    number: 1, at: 5,
                    content: .checked(
                        ClassEvent.CheckedAttempt(
                            exercise: Self.id, held: 3, total: 3, hints: 0, sawSolution: false, misses: [],
                            feedback: "", session: "")))
            ])
        let again = try HandIn(text: file.text)
        #expect(again == file)
        let roster = [Student(id: "s1", lastName: "Byron", firstName: "Ada", email: "")]
        let people = Participant.merged([Self.participant(1, ""), again.participant(roster)])
        #expect(people.count == 1)
        #expect(people.first?.work[Self.id]?.best?.held == 3)
        #expect(throws: HandIn.Failure.notAHandIn) { try HandIn(text: "{}") }
        #expect(throws: HandIn.Failure.newer) {
            try HandIn(text: #"{"drydock-hand-in":9,"name":"a","events":[]}"#)
        }
    }

    // MARK: Statistics

    /// Six people and three questions; the third one only those get right who know less.
    static let people: [Participant] = {
        let answers: [[Bool]] = [
            [true, true, false], [true, true, false], [true, false, false], [false, false, true], [false, false, true],
            [false, false, true],
        ]
        return answers.enumerated().map { index, row in
            let given = row.enumerated().map { question, isRight in
                ClassEvent.Answer(
                    question: "containers.q00\(question + 1)", revision: 1,
                    given: isRight ? "right" : "The server has no Docker", isRight: isRight,
                    milliseconds: 1000 * (index + 1))
            }
            return Participant(id: "p\(index)", name: "P\(index)", student: nil, work: [:], answers: given)
        }
    }()

    @Test("difficulty, discrimination and the most chosen wrong answer")
    func statistics() throws {
        let statistics = ItemStatistics(Self.people, Self.course)
        let byID = Dictionary(uniqueKeysWithValues: statistics.questions.map { ($0.question, $0) })
        let second = try #require(byID["containers.q002"])
        #expect(abs(second.difficulty - 2.0 / 6) < 1e-9)
        #expect(second.medianSeconds == 4)
        #expect(second.commonWrong?.people == 4)
        // Against the rest of the test, by hand: right people have a rest of 1, 1; the others of 1, 1, 1, 1.
        #expect(second.discrimination == nil)
        let third = try #require(byID["containers.q003"])
        #expect(try #require(third.discrimination) < -0.8)
        let first = try #require(byID["containers.q001"])
        #expect(first.commonWrong?.answer == "The server has no Docker")
        #expect(first.remedy == "Docker is one answer to the problem. Programs ran on servers before it.")
        let report = statistics.report(Self.course)
        #expect(report.contains("containers.q002: 33 % right of 6."))
        #expect(report.contains("containers.q003: those who know more are not better at it."))
    }

    // MARK: Other programs

    @Test("xAPI statements have what a record store demands")
    func xapi() throws {
        var person = Self.participant(3, "")
        person.answers = Self.people[3].answers
        let statements = try #require(XAPI.statements([person], Self.course, home: "https://x.example").items)
        #expect(statements.count == 4)
        for statement in statements {
            #expect(statement["actor"]?["account"]?["homePage"]?.text == "https://x.example")
            #expect(statement["verb"]?["id"]?.text?.hasPrefix("http://adlnet.gov/expapi/verbs/") == true)
            #expect(statement["object"]?["id"]?.text?.hasPrefix("urn:drydock:") == true)
        }
        #expect(statements[0]["verb"]?["display"]?["en"]?.text == "passed")
        let interaction = statements[1]["object"]?["definition"]
        #expect(interaction?["interactionType"]?.text == "choice")
        #expect(interaction?["correctResponsesPattern"]?.items?.first?.text == "o2")
    }

    @Test("QTI is well-formed, and each item has one right response")
    func qti() throws {
        let text = QuestionExports.qti(Self.course.questions, title: "A & B")
        let document = try XMLDocument(xmlString: text)
        let items = try document.nodes(forXPath: "//*[local-name()='item']")
        let polled = Self.course.questions.count { !$0.options.isEmpty || !$0.accept.isEmpty }
        #expect(items.count == polled)
        let conditions = try document.nodes(forXPath: "//*[local-name()='conditionvar']/*")
        #expect(conditions.count == polled)
    }

    @Test("Anki's notes have four fields on one line each")
    func anki() {
        let lines = QuestionExports.anki(Self.course.questions).split(separator: "\n")
        let notes = lines.filter { !$0.hasPrefix("#") }
        #expect(notes.count > 50)
        for note in notes {
            let fields = note.split(separator: "\t", omittingEmptySubsequences: false)
            #expect(fields.count == 4)
            #expect(fields.allSatisfy { !$0.isEmpty })
        }
    }
}
