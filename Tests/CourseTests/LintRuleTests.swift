import Course
import TestSupport
import Testing

/// Each rule of lint, by a course that is broken in one place.
@Suite("Lint's rules")
struct LintRuleTests {
    /// Files that are changed, and the fault that comes of it, with its place.
    struct Broken: Sendable, CustomTestStringConvertible {
        var changes: [String: String?]
        var fault: String

        /// One text in one file is replaced.
        init(_ path: String, _ old: String, _ new: String, _ fault: String) {
            let text = CourseFixture.files[path] ?? ""
            let range = text.firstRange(of: old)
            changes = [
                path: range.map { text[..<$0.lowerBound] + new + text[$0.upperBound...] } ?? "the fixture has no \(old)"
            ]
            self.fault = fault
        }

        init(_ changes: [String: String?], _ fault: String) {
            self.changes = changes
            self.fault = fault
        }

        var testDescription: String { fault }
    }

    private static let lesson = CourseFixture.lessonPath
    private static let exercise = CourseFixture.exercisePath
    private static let bank = CourseFixture.bankPath
    private static let module = "Lessons/01-m/module.yaml"
    private static let solution = "Exercises/01-m/e/solution.sh"
    private static let goal = "Exercises/01-m/e/goal.md"
    private static let words = "Lessons/words.txt"
    private static let glossary = "Lessons/01-m/glossary.yaml"
    private static let skills = CourseFixture.module + "skills:\n  - id: s\n    title: A skill\n"

    private static func term(_ name: String, also: String = "", text: String = "A word.", lesson: String = "m.one")
        -> String
    {
        "- term: \(name)\n  also: [\(also)]\n  text: \(text)\n  lesson: \(lesson)\n"
    }

    /// A second exercise beside the first, of another kind.
    private static func second(_ kind: String) -> [String: String?] {
        let text = CourseFixture.exercise.replacing("id: m.e", with: "id: m.f").replacing("open", with: kind)
        return [
            "Exercises/01-m/f/exercise.yaml": text, "Exercises/01-m/f/goal.md": "Make a volume.\n",
            "Exercises/01-m/f/solution.sh": "docker volume create data\n",
            lesson: CourseFixture.lesson.replacing("[m.e]", with: "[m.e, m.f]"),
        ]
    }

    private static let prose = [
        Broken(lesson, "Text.", "It is simply there.", "\(lesson):12: the word “simply” makes a learner feel slow"),
        Broken(
            lesson, "Text.", String(repeating: "word ", count: 40) + ".",
            "\(lesson):12: a sentence has more than 32 words"),
        Broken(
            goal, "Make a volume.", "Obviously, make a volume.",
            "\(goal):1: the word “obviously” makes a learner feel slow"),
        Broken(
            lesson, "Text.", "See [this](glossary:nothing).", "\(lesson):12: the link glossary:nothing leads nowhere"),
        Broken(lesson, "Text.", "See [this](lesson:m.two).", "\(lesson):12: the link lesson:m.two leads nowhere"),
        Broken(
            lesson, "Text.", "```text\n" + String(repeating: "x", count: 77) + "\n```",
            "\(lesson):13: a line of code is 77 columns wide; at most 76"),
        Broken(
            goal, "Make a volume.", "```sh\n" + String(repeating: "x", count: 77) + "\n```",
            "\(goal):2: a line of code is 77 columns wide; at most 76"),
        Broken(
            lesson, "Text.", String(repeating: "Word. ", count: 395),
            "\(lesson):1: the page “” has 401 words; at most 400"),
        Broken(
            lesson, "objectives:\n  - Say hello\n", "objectives: []\n", "\(lesson):1: the lesson names no objectives"),
        Broken(lesson, "Text.", "TODO a situation.", "\(lesson):12: a TODO is left"),
        Broken([words: "text\n"], "\(lesson):1: “hello” is not in Lessons/words.txt: a slip, or a word to add"),
        Broken([words: "text\n"], "\(goal):1: “volume” is not in Lessons/words.txt: a slip, or a word to add"),
    ]

    private static let glossaryRules = [
        Broken(
            [glossary: term("layer") + term("Layer")], "\(glossary):5: the glossary has “Layer” already, in \(glossary)"
        ),
        Broken(
            [glossary: term("layer", also: "stratum") + term("stratum")],
            "\(glossary):5: the glossary has “stratum” already, in \(glossary)"),
        Broken([glossary: term("layer", lesson: "m.two")], "\(glossary):1: there is no lesson m.two"),
        Broken(
            [glossary: term("layer", text: "\"[x](lesson:m.two)\"")],
            "\(glossary):1: the link lesson:m.two leads nowhere"),
    ]

    private static let skillRules = [
        Broken([module: skills + "    needs: [t]\n"], "\(module):5: the skill s needs t, which there is not"),
        Broken([module: skills + "  - id: s\n    title: Twice\n"], "\(module):7: the skill s is named twice"),
        Broken(
            [module: skills, bank: CourseFixture.questions.replacing("skill: s", with: "skill: t")],
            "\(bank):1: no module.yaml names the skill t"),
        Broken([module: skills], "\(module):5: the skill s has 3 questions and exercises; at least 7"),
        Broken(
            [module: skills + "  - id: t\n    title: Another\n"], "\(module):7: no lesson teaches the skill t"),
        Broken(
            [module: skills, lesson: CourseFixture.lesson.replacing("skills: [s]", with: "skills: []")],
            "\(exercise):1: the skill s is asked for before a lesson teaches it"),
    ]

    private static let exerciseRules = [
        Broken(
            exercise, "  - docker volume\n", "  - \"`docker volume create data`\"\n  - b\n",
            "\(exercise):1: hint 1 holds a whole solution: docker volume create data"),
        Broken(exercise, "hints:\n  - docker volume\n", "hints: []\n", "\(exercise):1: the exercise has no hints"),
        Broken(
            exercise, "id: m.e", "id: m.x", "\(exercise):1: the folder of m.x must be called as the last part of its id"
        ),
        Broken(
            [solution: "docker volume create data\necho done\n"],
            "\(exercise):1: solution 1 passes already after: docker volume create data"),
        Broken(
            [solution: "docker network create n\ndocker volume create data\n"],
            "\(exercise):1: solution 1 passes without: docker network create n"),
        Broken(
            [solution: "docker network create --driver bridge n\ndocker volume create data\n"],
            "\(exercise):1: the solution needs “docker network create”, which no lesson has shown so far"),
        Broken(
            [solution: "docker volume create --label a=b data\n"],
            "\(exercise):1: the solution needs “docker volume create --label”, which no lesson has shown so far"),
        Broken(["Exercises/01-m/e/notes.txt": "x"], "Exercises/01-m/e/notes.txt:1: an unexpected file in an exercise"),
        Broken([goal: nil], "Exercises/01-m/e/:1: goal.md is missing"),
        Broken(second("guided"), "comes after m.e (open)"),
        Broken(second("faded"), "\(lesson):1: the exercises go from much help to none, but m.f (faded)"),
    ]

    private static let formRules = [
        Broken(
            [solution: "docker volume create other\n[ $? = 0 ] && docker volume create data\n"],
            "\(exercise):1: solution 1 does not pass when written with short flags")
    ]

    @Test(
        "find what is broken, and name the place",
        arguments: prose + glossaryRules + skillRules + exerciseRules + formRules)
    func rule(_ broken: Broken) {
        let faults = Linter.lint(CourseFixture.load(broken.changes)).map(\.description)
        #expect(faults.contains { $0.contains(broken.fault) }, "\(faults.joined(separator: "\n"))")
    }

    @Test("a module of several lessons has a guided exercise, a repair and a challenge")
    func kinds() {
        let other = CourseFixture.lesson.replacing("m.one", with: "m.two").replacing("[m.e]", with: "[]")
        let faults = Linter.lint(CourseFixture.load(["Lessons/01-m/02-two.md": other])).map(\.description)
        for kind in ["guided", "repair", "challenge"] {
            #expect(faults.contains("\(Self.module):1: the module has no exercise of the kind “\(kind)”"))
        }
    }

    @Test("a template needs different answers, whatever the seed, and known blanks")
    func templates() {
        let path = "Lessons/01-m/templates.yaml"
        func faults(_ script: String, _ wrong: String) -> [String] {
            let text = """
                - id: m.t1
                  skill: s
                  lesson: m.one
                  difficulty: 1
                  vars:
                    n: [1, 2]
                  prompt: What?
                  script: \(script)
                  wrong:
                    - misconception: a
                      text: "\(wrong)"
                      why: no
                    - misconception: b
                      text: "\(wrong)"
                      why: no
                  why: It prints.
                """
            return Linter.lint(CourseFixture.load([path: text])).map(\.description)
        }
        #expect(faults("echo @n@", "x").contains("\(path):1: template m.t1, seed 1: only 2 different answers"))
        #expect(faults("echo @m@", "@m@ 7").contains { $0.hasPrefix("\(path):1: template m.t1") })
    }
}
