/// A question of the bank.
package struct Question: Sendable, Equatable {
    package var id: String
    package var revision: Int
    package var skill: String
    package var lesson: String
    package var kind: Kind
    package var difficulty: Int
    /// Markdown.
    package var prompt: String
    package var why: String
    package var options: [Option] = []
    /// The right order, for `order`.
    package var lines: [String] = []
    /// What belongs together, for `match`.
    package var pairs: [Pair] = []
    /// Answers that count, for `typed` and `output`.
    package var accept: [String] = []
    package var script = ""
    package var start = ""
    package var checks: [Check] = []
    package var solution = ""
    package var code = ""
    /// Points that a good answer makes, for `open`.
    package var rubric: [String] = []
    /// Whether interviewers ask it.
    package var isForInterviews = false
    /// What an interviewer asks next.
    package var followUps: [FollowUp] = []
    /// What candidates often get wrong.
    package var mistakes: [String] = []
    package var file: String
    package var line: Int

    package enum Kind: String, Sendable, CaseIterable {
        case choice, multi, order, match, typed, output, command, bug, open
    }

    package struct Option: Sendable, Equatable {
        package var text: String
        package var isRight: Bool
        package var why: String
        /// The id of the wrong belief that leads to it.
        package var misconception = ""
    }

    package struct Pair: Sendable, Equatable {
        package var left: String
        package var right: String
    }

    package struct FollowUp: Sendable, Equatable {
        package var ask: String
        package var answer: String
    }
}
