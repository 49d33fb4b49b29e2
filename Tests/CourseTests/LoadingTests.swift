import Course
import TestSupport
import Testing

@Suite("Content files")
struct LoadingTests {
    @Test("that are right load without a fault")
    func loads() throws {
        let content = CourseFixture.load()
        #expect(content.faults == [])
        #expect(Linter.lint(content) == [])
        let lesson = try #require(content.lesson("m.one"))
        #expect(lesson.number == "1.1")
        #expect(lesson.pages.map(\.title) == ["", "Page two"])
        #expect(content.questions.map(\.id) == ["m.q1", "m.q2"])
        #expect(content.modules[0].cheatSheet == "# Cheat\n")
        guard case .console(let console)? = lesson.pages[1].blocks.last else {
            Issue.record("the last block is no console block")
            return
        }
        #expect(console.steps.map(\.command) == ["echo hello", "false"])
        #expect(console.steps.map(\.output) == [["hello"], []])
        #expect(console.steps.map(\.status) == [0, 1])
        #expect(console.steps.map(\.line) == [26, 28])
    }

    /// One replacement in a file, and the fault it makes.
    struct Break: Sendable, CustomTestStringConvertible {
        var path: String
        var old: String
        var new: String
        var fault: String

        init(_ path: String, _ old: String, _ new: String, _ fault: String) {
            (self.path, self.old, self.new, self.fault) = (path, old, new, fault)
        }

        var testDescription: String { fault }
    }

    private static let lessonBreaks = [
        Break(
            CourseFixture.lessonPath, "---\nid", "id", ":1: a lesson begins with front matter between two lines of ---"),
        Break(
            CourseFixture.lessonPath, "minutes: 5", "minutes: five", ":4: 'minutes' must be a whole number, not 'five'"),
        Break(CourseFixture.lessonPath, "minutes: 5\n", "", ":2: the key 'minutes' is missing"),
        Break(CourseFixture.lessonPath, "title: A lesson", "titel: A lesson", ":3: unknown key 'titel'; known are "),
        Break(CourseFixture.lessonPath, "title: A lesson", "title: [a]", ":3: 'title' must be a text"),
        Break(CourseFixture.lessonPath, "skills: [s]", "skills: {a: b}", ":7: 'skills' must be a list"),
        Break(CourseFixture.lessonPath, "skills: [s]", "skills: [[s]]", ":7: 'skills' must hold texts only"),
        Break(CourseFixture.lessonPath, "skills: [s]", "skills: [s", ": not valid YAML: "),
        Break(CourseFixture.lessonPath, "title: A lesson", "title: A: lesson", ":3: not valid YAML: "),
        Break(CourseFixture.lessonPath, "answer: 1", "answer: 3", ":21: 'answer' must be a number from 1 to 2"),
        Break(CourseFixture.lessonPath, "answer: 1", "answer: 0", ":21: 'answer' must be a number from 1 to 2"),
        Break(CourseFixture.lessonPath, "answer: 1", "answer: one", ":21: 'answer' must be a whole number, not 'one'"),
        Break(CourseFixture.lessonPath, "ask: What", "asks: What", ":17: unknown key 'asks'; known are answer, ask, "),
        Break(CourseFixture.lessonPath, "why: echo prints.\n", "", ":17: the key 'why' is missing"),
        Break(
            CourseFixture.lessonPath, "$ echo hello", "echo hello",
            ":26: a console block begins with a command: $ docker …"),
        Break(
            CourseFixture.lessonPath, "$ echo hello\nhello\n$ false\n? 1\n", "", ":25: an empty console block"),
        Break(CourseFixture.lessonPath, "? 1\n```", "? 1\n", ":25: the block that begins here has no end"),
    ]

    private static let bankBreaks = [
        Break(CourseFixture.bankPath, "kind: choice", "kind: guess", ":4: unknown kind 'guess'"),
        Break(
            CourseFixture.bankPath, "right: true", "right: false",
            ":1: question m.q1: exactly one option must have right: true, 0 have"),
        Break(
            CourseFixture.bankPath, "difficulty: 1", "difficulty: 9", ":1: question m.q1: 'difficulty' goes from 1 to 5"
        ),
        Break(
            CourseFixture.bankPath, "difficulty: 1", "difficulty: -",
            ":5: not valid YAML: block sequence entries are not allowed"),
        Break(
            CourseFixture.bankPath, "  accept: [docker ps]", "  why: none",
            ":13: question m.q2: the key 'accept' is missing"),
        Break(CourseFixture.bankPath, "kind: typed", "kind: open", ":13: question m.q2: the key 'rubric' is missing"),
        Break(
            CourseFixture.bankPath, "kind: typed", "kind: order",
            ":13: question m.q2: the key 'lines' needs at least two lines"),
        Break(CourseFixture.bankPath, "kind: typed", "kind: output", ":13: question m.q2: the key 'script' is missing"),
        Break(
            CourseFixture.bankPath, "kind: typed", "kind: command", ":13: question m.q2: the key 'checks' is missing"),
        Break(
            CourseFixture.bankPath, "kind: typed", "kind: multi",
            ":13: question m.q2: at least one option must have right: true"),
        Break(CourseFixture.bankPath, "kind: choice", "kind: bug", ":1: question m.q1: the key 'code' is missing"),
        Break(CourseFixture.bankPath, "prompt: Which?", "promt: Which?", ":6: unknown key 'promt'; known are "),
        Break(
            CourseFixture.bankPath, "    - text: that", "    - txt: that",
            ":11: unknown key 'txt'; known are misconception, right, text, why"),
        Break(
            CourseFixture.bankPath, "- id: m.q1\n  skill", "id: m.q1\nskill",
            ":3: not valid YAML: mapping values are not allowed"),
    ]

    private static let exerciseBreaks = [
        Break(CourseFixture.exercisePath, "kind: open", "kind: closed", ":4: unknown kind 'closed'"),
        Break(CourseFixture.exercisePath, "title: An exercise\n", "", ":1: the key 'title' is missing"),
        Break(CourseFixture.exercisePath, "hints:", "hint:", ":10: unknown key 'hint'; known are "),
        Break(
            CourseFixture.exercisePath, "    volume: data\n", "    vol: data\n",
            ":8: a check needs one of: container, no-container, "),
        Break(
            CourseFixture.exercisePath, "    volume: data\n", "    volume: data\n    state: running\n",
            ":10: unknown key 'state'; known are "),
        Break(
            CourseFixture.exercisePath, "  - text: a volume data exists\n    volume", "  - volume",
            ":8: the key 'text' is missing"),
        Break(
            CourseFixture.exercisePath, "    says: There is no volume data", "    say: x",
            ":14: unknown key 'say'; known are says, script"),
        Break(
            CourseFixture.exercisePath, "checks:\n", "checks: 5\nchecksum:\n", ":8: unknown key 'checksum'; known are "),
    ]

    @Test("that are broken are named with file and line", arguments: lessonBreaks + bankBreaks + exerciseBreaks)
    func broken(_ example: Break) {
        let faults = CourseFixture.faults(in: example.path, replacing: example.old, with: example.new)
        #expect(
            faults.contains {
                $0.hasPrefix(example.path + example.fault)
                    || (example.fault.hasPrefix(": ") && $0.hasPrefix(example.path + ":")
                        && $0.contains(example.fault.dropFirst(2)))
            },
            "\(faults)")
    }

    @Test("that are missing or too many are named")
    func missingFiles() {
        func faults(_ changes: [String: String?]) -> [String] { CourseFixture.load(changes).faults.map(\.description) }
        #expect(faults(["Lessons/01-m/module.yaml": nil]) == ["Lessons/01-m/:1: module.yaml is missing"])
        #expect(faults([CourseFixture.exercisePath: nil]) == ["Exercises/01-m/e/:1: exercise.yaml is missing"])
        #expect(faults(["Exercises/01-m/e/goal.md": nil]) == ["Exercises/01-m/e/:1: goal.md is missing"])
        #expect(
            faults(["Exercises/01-m/e/notes.txt": "x"])
                == ["Exercises/01-m/e/notes.txt:1: an unexpected file in an exercise"])
        #expect(faults(["Lessons/01-m/module.yaml": ""]) == ["Lessons/01-m/module.yaml:1: the file is empty"])
        #expect(
            faults(["Lessons/01-m/module.yaml": "- a\n"])
                == ["Lessons/01-m/module.yaml:1: expected keys and values here"])
    }

    @Test("a faulty part is left out, and the rest is there")
    func restIsKept() {
        let content = CourseFixture.load([CourseFixture.lessonPath: "no front matter"])
        #expect(content.lessons.isEmpty)
        #expect(content.questions.count == 2)
        #expect(content.exercises.count == 1)
        #expect(content.faults.count == 1)
    }

    @Test("of Windows and old editors load as well")
    func lineEnds() {
        let lesson = CourseFixture.lesson.split(separator: "\n", omittingEmptySubsequences: false).joined(
            separator: "\r\n")
        #expect(CourseFixture.load([CourseFixture.lessonPath: lesson]).faults == [])
    }

    @Test("may be damaged in any way", arguments: 1...6 as ClosedRange<UInt64>)
    func fuzz(_ seed: UInt64) {
        var random = TestRandom(seed: seed)
        let paths = CourseFixture.files.keys.sorted()
        let original = CourseFixture.files.mapValues { Array($0.utf8) }
        for _ in 0..<60 {
            var files = original
            let path = random.pick(paths)
            files[path] = random.mutated(files[path] ?? [])
            if random.below(8) == 0 { files[path] = random.bytes(upTo: 80) }
            let content = ContentLoader(files: files).load()
            #expect(content.faults.allSatisfy { $0.line >= 1 && !$0.file.isEmpty })
        }
    }
}
