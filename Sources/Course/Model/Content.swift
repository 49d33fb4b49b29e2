import Explanations

/// The whole course as a value: modules with their lessons and questions, and the exercises.
package struct Content: Sendable {
    package var modules: [Module] = []
    package var exercises: [Exercise] = []
    /// Plans of workshops, the shortest first.
    package var agendas: [Agenda] = []
    /// Errors that `why` explains.
    package var errors = ErrorCatalogue([])
    /// The words that the course is written with, in small letters.
    package var words: Set<String> = []
    /// What was wrong with the files; faulty parts are left out.
    package var faults: [ContentFault] = []

    package init() {}

    /// All lessons in order.
    package var lessons: [Lesson] { modules.flatMap(\.lessons) }

    /// All skills that the course teaches.
    package var skills: [Skill] { modules.flatMap(\.skills) }

    /// All templates of questions.
    package var templates: [QuestionTemplate] { modules.flatMap(\.templates) }

    /// All terms of the glossary, by name.
    package var glossary: [GlossaryTerm] {
        modules.flatMap(\.glossary).sorted { $0.term.lowercased() < $1.term.lowercased() }
    }

    /// All questions, those inside lessons too.
    package var questions: [Question] { modules.flatMap { $0.questions + $0.lessons.flatMap(\.questions) } }

    package func lesson(_ id: String) -> Lesson? { lessons.first { $0.id == id } }
    package func exercise(_ id: String) -> Exercise? { exercises.first { $0.id == id } }
    package func question(_ id: String) -> Question? { questions.first { $0.id == id } }

    /// A question of the bank, or one that a template makes for a seed.
    package func question(_ id: String, seed: UInt64) -> Question? {
        question(id) ?? templates.first { $0.id == id }?.question(seed: seed)
    }

    package func skill(_ id: String) -> Skill? { skills.first { $0.id == id } }

    /// The term of that name, or one that is also called so; case does not matter.
    package func term(_ name: String) -> GlossaryTerm? {
        let name = name.lowercased()
        return modules.lazy.flatMap(\.glossary).first { term in
            ([term.term] + term.alsoCalled).contains { $0.lowercased() == name }
        }
    }
}

/// A fault in a content file, with its place.
package struct ContentFault: Error, Sendable, Equatable, CustomStringConvertible {
    package var file: String
    package var line: Int
    package var message: String

    package init(_ file: String, _ line: Int, _ message: String) {
        self.file = file
        self.line = line
        self.message = message
    }

    package var description: String { "\(file):\(line): \(message)" }
}

/// A part of the course: lessons on one subject, a bank of questions, a cheat sheet.
package struct Module: Sendable, Equatable {
    package var id: String
    package var number: Int
    package var title: String
    package var summary: String
    package var lessons: [Lesson] = []
    package var skills: [Skill] = []
    package var questions: [Question] = []
    package var templates: [QuestionTemplate] = []
    package var glossary: [GlossaryTerm] = []
    /// Markdown.
    package var cheatSheet = ""
    /// Its `module.yaml`.
    package var file = ""

    package init(id: String, number: Int, title: String, summary: String) {
        self.id = id
        self.number = number
        self.title = title
        self.summary = summary
    }
}

/// Something that a learner can do or tell after learning it; lessons teach it, exercises and questions practise it.
package struct Skill: Sendable, Equatable {
    package var id: String
    package var title: String
    /// Skills that come before it.
    package var needs: [String]
    package var line: Int
}

/// A word of the trade and what it means.
package struct GlossaryTerm: Sendable, Equatable {
    package var term: String
    package var alsoCalled: [String]
    /// Markdown.
    package var text: String
    /// The lesson that explains it.
    package var lesson: String
    package var file: String
    package var line: Int
}

/// One lesson: pages of text with commands to run and questions to think about.
package struct Lesson: Sendable, Equatable {
    package var id: String
    /// `1.4`
    package var number: String
    package var title: String
    package var minutes: Int
    package var objectives: [String]
    package var skills: [String]
    package var sources: [String]
    package var exercises: [String]
    /// Questions of earlier lessons, asked at the beginning.
    package var recall: [String]
    /// Script that prepares the lesson's sandbox.
    package var start: String
    package var pages: [Page]
    package var file: String

    /// A screenful or two, under one heading.
    package struct Page: Sendable, Equatable {
        package var title: String
        package var blocks: [Block]
    }

    /// A part of a page.
    package enum Block: Sendable, Equatable {
        case markdown(String, line: Int)
        case console(ConsoleBlock)
        case predict(Prediction)
        case question(Question)
    }

    /// Questions that stand inside the lesson.
    package var questions: [Question] {
        pages.flatMap(\.blocks).compactMap { if case .question(let question) = $0 { question } else { nil } }
    }
}

/// Commands with the output that they print in the sandbox.
package struct ConsoleBlock: Sendable, Equatable {
    package var steps: [Step]
    package var line: Int

    package struct Step: Sendable, Equatable {
        package var command: String
        /// Output and errors as they come, line by line; `...` stands for any lines.
        package var output: [String]
        package var status: Int32
        package var line: Int
    }
}

/// A question asked before a command is run.
package struct Prediction: Sendable, Equatable {
    package var ask: String
    package var options: [String]
    /// Index of the right option, from 0.
    package var answer: Int
    package var why: String
    package var line: Int
}

/// An exercise: a goal, a prepared sandbox, and checks that say when it is reached.
package struct Exercise: Sendable, Equatable {
    package var id: String
    package var title: String
    package var lesson: String
    package var kind: Kind
    package var minutes: Int
    package var skills: [String]
    /// Markdown.
    package var goal: String
    package var start: String
    package var checks: [Check]
    package var hints: [String]
    package var diagnoses: [Diagnosis]
    /// Worked solutions; the first is shown.
    package var solutions: [String]
    package var wrong: [WrongAttempt]
    package var after: String
    package var file: String

    package enum Kind: String, Sendable, CaseIterable {
        case guided, faded, open, repair, challenge
    }

    /// Feedback for a state in which all these checks hold.
    package struct Diagnosis: Sendable, Equatable {
        package var when: [Check]
        package var say: String
    }

    /// An attempt that must not pass, and what its feedback must say.
    package struct WrongAttempt: Sendable, Equatable {
        package var script: String
        package var says: String
        package var line: Int
    }
}

/// One thing that must be true of a sandbox.
package struct Check: Sendable, Equatable {
    /// What the learner reads; empty for checks inside a diagnosis.
    package var text: String
    /// Feedback when it does not hold, in place of the computed one.
    package var diagnose: String
    package var subject: Subject
    /// The other keys with their values; lists are kept as lists.
    package var properties: [(key: String, values: [String])]
    package var line: Int

    package static func == (a: Check, b: Check) -> Bool {
        a.text == b.text && a.diagnose == b.diagnose && a.subject == b.subject
            && a.properties.elementsEqual(b.properties) { $0.key == $1.key && $0.values == $1.values }
    }

    /// What is looked at.
    package enum Subject: Sendable, Equatable {
        case container(String)
        case noContainer(String)
        case image(String)
        case noImage(String)
        case volume(String)
        case noVolume(String)
        case network(String)
        case noNetwork(String)
        case count(String)
        case file(String)
        case probe(String)
    }

    /// The first value of a key.
    package func value(_ key: String) -> String? { properties.first { $0.key == key }?.values.first }

    package func values(_ key: String) -> [String] { properties.first { $0.key == key }?.values ?? [] }
}
