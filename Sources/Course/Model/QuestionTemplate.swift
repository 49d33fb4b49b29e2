import Simulator
import WorldModel

/// A question with blanks that a seed fills in. The right answer is what the sandbox prints.
package struct QuestionTemplate: Sendable, Equatable {
    package var id: String
    package var revision: Int
    package var skill: String
    package var lesson: String
    package var difficulty: Int
    /// Names with the values of which one is chosen; `@name@` stands for it in all texts.
    package var variables: [Variable]
    package var prompt: String
    /// Prepares the sandbox; not shown.
    package var start: String
    /// Shown, and run.
    package var script: String
    /// Run after the script, not shown; if there is one, its output is the answer instead of the script's.
    package var compute: String
    package var wrong: [Wrong]
    package var why: String
    package var file: String
    package var line: Int

    package struct Variable: Sendable, Equatable {
        package var name: String
        package var values: [String]
    }

    /// What somebody answers who believes something that is not so.
    package struct Wrong: Sendable, Equatable {
        package var misconception: String
        package var text: String
        package var why: String
    }

    /// The most options that a question made from a template has.
    private static let mostOptions = 4

    /// The question that a seed makes. Wrong answers that happen to be right, or alike, are left out.
    package func question(seed: UInt64) -> Question {
        // The same seed chooses differently in each template (FNV-1a over its id).
        var random = RandomSource(seed: id.utf8.reduce(seed) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 })
        let chosen = variables.map { ($0.name, $0.values.randomElement(using: &random) ?? "") }
        func filled(_ text: String) -> String {
            chosen.reduce(text) { $0.replacing("@\($1.0)@", with: $1.1) }
        }
        var sandbox = Sandbox(seed: seed % 1000 + 1)
        if !start.isEmpty { sandbox.probe(filled(start)) }
        var result = sandbox.probe(filled(script))
        if !compute.isEmpty { result = sandbox.probe(filled(compute)) }
        let printed = CheckRunner.trimmed(result.output + result.errors)
        let right = printed.isEmpty ? "nothing" : printed
        var options = [Question.Option(text: right, isRight: true, why: filled(why))]
        for wrong in wrong {
            let text = CheckRunner.trimmed(filled(wrong.text))
            guard options.count < Self.mostOptions, !options.contains(where: { $0.text == text }) else { continue }
            options.append(
                Question.Option(
                    text: text, isRight: false, why: filled(wrong.why), misconception: wrong.misconception))
        }
        options.shuffle(using: &random)
        var question = Question(
            id: id, revision: revision, skill: skill, lesson: lesson, kind: .output, difficulty: difficulty,
            prompt: filled(prompt), why: filled(why), file: file, line: line)
        question.options = options
        question.script = CheckRunner.trimmed(filled(script))
        question.start = filled(start)
        return question
    }
}
