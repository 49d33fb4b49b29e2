/// A learner.
package struct Profile: Sendable, Equatable {
    package var id: Int64
    package var name: String
}

/// How far a lesson is read.
package struct LessonProgress: Sendable, Equatable {
    /// The page to go on with, from 0.
    package var page: Int
    package var isDone: Bool
}

/// One check of an exercise.
package struct Attempt: Sendable, Equatable {
    package var exercise: String
    package var isPassed: Bool
    package var passedChecks: Int
    package var totalChecks: Int
    /// Hints seen before it.
    package var hints: Int
    package var sawSolution: Bool

    package init(
        exercise: String, isPassed: Bool, passedChecks: Int, totalChecks: Int, hints: Int, sawSolution: Bool
    ) {
        self.exercise = exercise
        self.isPassed = isPassed
        self.passedChecks = passedChecks
        self.totalChecks = totalChecks
        self.hints = hints
        self.sawSolution = sawSolution
    }
}

/// An answer to a question.
package struct GivenAnswer: Sendable, Equatable {
    package var question: String
    package var revision: Int
    package var isRight: Bool
    package var given: String
    /// How sure the learner was: 1 a guess, 3 sure.
    package var confidence: Int?
    /// How long it took.
    package var milliseconds: Int64?
    /// Milliseconds since 1970.
    package var at: Int64

    package init(
        question: String, revision: Int, isRight: Bool, given: String, confidence: Int? = nil,
        milliseconds: Int64? = nil, at: Int64
    ) {
        self.question = question
        self.revision = revision
        self.isRight = isRight
        self.given = given
        self.confidence = confidence
        self.milliseconds = milliseconds
        self.at = at
    }
}

/// The result of a quiz.
package struct QuizScore: Sendable, Equatable {
    /// What was asked about: a lesson's or module's id.
    package var quiz: String
    package var right: Int
    package var total: Int

    package init(quiz: String, right: Int, total: Int) {
        self.quiz = quiz
        self.right = right
        self.total = total
    }
}

/// A line typed into a sandbox, with the world's clock in nanoseconds: enough to make the same world again.
package struct JournalEntry: Sendable, Equatable {
    package var input: String
    package var clock: Int64

    package init(input: String, clock: Int64) {
        self.input = input
        self.clock = clock
    }
}

/// Where the learner is: the sandbox in use, and the lesson or exercise that is open.
package struct Place: Sendable, Equatable {
    /// `home`, or `exercise:ID`.
    package var room: String
    package var lesson: String?
    package var exercise: String?
    package var hints: Int

    package init(room: String, lesson: String? = nil, exercise: String? = nil, hints: Int = 0) {
        self.room = room
        self.lesson = lesson
        self.exercise = exercise
        self.hints = hints
    }
}

/// A name for a moment of a sandbox's past.
package struct Mark: Sendable, Equatable {
    package var name: String
    /// After which command that changed something; 0 is the beginning.
    package var node: Int
    /// That command: when it is another one by now, the mark is out of date.
    package var command: String

    package init(name: String, node: Int, command: String) {
        self.name = name
        self.node = node
        self.command = command
    }
}
