import Course
import Testing

@Suite("The linter")
struct LinterTests {
    private func lint(_ path: String, _ old: String, _ new: String) -> [String] {
        let text = CourseFixture.files[path] ?? ""
        guard let range = text.firstRange(of: old) else { return ["the fixture has no “\(old)”"] }
        let changed = String(text[..<range.lowerBound]) + new + String(text[range.upperBound...])
        return Linter.lint(CourseFixture.load([path: changed])).map(\.description)
    }

    @Test("finds output that is not what is printed, at its line")
    func wrongOutput() {
        #expect(
            lint(CourseFixture.lessonPath, "\nhello\n$ false", "\nbye\n$ false")
                == ["\(CourseFixture.lessonPath):26: 'echo hello' prints something else:\n    hello"])
        #expect(
            lint(CourseFixture.lessonPath, "? 1", "? 2")
                == ["\(CourseFixture.lessonPath):28: 'false' ends with status 1, not 2: "])
    }

    @Test("lets ... stand for any lines")
    func gaps() {
        #expect(lint(CourseFixture.lessonPath, "$ echo hello\nhello", "$ seq 9\n1\n...\n9") == [])
    }

    @Test(
        "finds what does not exist",
        arguments: [
            (CourseFixture.lessonPath, "exercises: [m.e]", "exercises: [m.x]", ":1: there is no exercise m.x"),
            (CourseFixture.lessonPath, "recall: []", "recall: [m.q9]", ":1: there is no question m.q9"),
            (
                CourseFixture.lessonPath, "recall: []", "recall: [m.q1]",
                ":1: recall asks m.q1, which belongs to m.one, not to an earlier lesson"
            ),
            (CourseFixture.exercisePath, "lesson: m.one", "lesson: m.two", ":1: there is no lesson m.two"),
            (CourseFixture.bankPath, "lesson: m.one", "lesson: m.two", ":1: there is no lesson m.two"),
            (
                CourseFixture.bankPath, "id: m.q2", "id: m.q1",
                ":13: the id m.q1 is used already in Lessons/01-m/questions.yaml"
            ),
        ])
    func references(_ path: String, _ old: String, _ new: String, _ fault: String) {
        #expect(lint(path, old, new).contains(path + fault), "\(lint(path, old, new))")
    }

    @Test("finds exercises that prove nothing")
    func exercises() {
        let path = CourseFixture.exercisePath
        func faults(_ changes: [String: String?]) -> [String] {
            Linter.lint(CourseFixture.load(changes)).map(\.description)
        }
        #expect(
            faults(["Exercises/01-m/e/start.sh": "docker volume create data\n"])
                .contains("\(path):1: the untouched start passes already"))
        #expect(
            faults(["Exercises/01-m/e/solution.sh": "docker volume create other\n"])
                .contains {
                    $0.hasPrefix("\(path):1: solution 1 does not pass: ") && $0.contains("There is no volume data.")
                })
        #expect(faults(["Exercises/01-m/e/solution.sh": nil]).contains("\(path):1: the exercise has no solution.sh"))
        #expect(
            lint(path, "script: \"true\"", "script: docker volume create data")
                .contains("\(path):13: a wrong attempt passes"))
        #expect(
            lint(path, "says: There is no volume data", "says: Something else")
                .contains { $0.hasPrefix("\(path):13: a wrong attempt is told: ") })
    }

    @Test("finds a command question whose solution does not solve it")
    func commandQuestion() {
        let question = """
            - id: m.q3
              skill: s
              lesson: m.one
              kind: command
              difficulty: 1
              prompt: Make a volume
              checks:
                - text: it is there
                  volume: v
              solution: docker volume create w
            """
        let faults = Linter.lint(CourseFixture.load([CourseFixture.bankPath: question])).map(\.message)
        #expect(faults == ["question m.q3: the solution does not solve it"])
    }

    @Test("finds an output question whose script prints something else")
    func outputQuestion() {
        let question = """
            - id: m.q3
              skill: s
              lesson: m.one
              kind: output
              difficulty: 1
              prompt: What?
              script: echo b
              accept: [a]
            """
        let faults = Linter.lint(CourseFixture.load([CourseFixture.bankPath: question])).map(\.message)
        #expect(faults == ["question m.q3: the script prints “b”, which is no right answer"])
    }
}
