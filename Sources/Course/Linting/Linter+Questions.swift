import Simulator

extension Linter {
    mutating func check(_ question: Question) {
        switch question.kind {
        case .output:
            var sandbox = Sandbox()
            if !question.start.isEmpty { sandbox.probe(question.start) }
            let result = sandbox.probe(question.script)
            let printed = CheckRunner.trimmed(result.output + result.errors)
            let right = question.options.filter(\.isRight).map(\.text) + question.accept
            let agrees = right.contains { Self.agrees($0, printed) }
            if !agrees {
                report(
                    question.file, question.line,
                    "question \(question.id): the script prints “\(printed)”, which is no right answer")
            }
        case .command:
            var sandbox = Sandbox()
            if !question.start.isEmpty { sandbox.probe(question.start) }
            func isSolved(_ sandbox: Sandbox) -> Bool {
                question.checks.allSatisfy { CheckRunner(sandbox: sandbox).outcome(of: $0).holds }
            }
            if isSolved(sandbox) {
                report(question.file, question.line, "question \(question.id): the start is solved already")
            }
            sandbox.probe(question.solution)
            if !isSolved(sandbox) {
                report(question.file, question.line, "question \(question.id): the solution does not solve it")
            }
        default: break
        }
    }

    /// An option may show output in a code span, or say that nothing is printed.
    private static func agrees(_ option: String, _ printed: String) -> Bool {
        let text = CheckRunner.trimmed(option.filter { $0 != "`" })
        if printed.isEmpty { return text.lowercased().hasPrefix("nothing") || text.isEmpty }
        let lines = printed.split(separator: "\n").map { CheckRunner.trimmed(String($0)) }
        return text == printed || lines.joined(separator: "\n") == text || lines.joined(separator: " ") == text
            || printed.contains(text) || lines.joined(separator: ", ") == text
    }

    /// Some questions that a template makes: the right answer must come with wrong ones, whatever the seed.
    mutating func check(_ template: QuestionTemplate) {
        for seed in UInt64(1)...5 {
            let question = template.question(seed: seed)
            if question.options.count < 3 {
                report(
                    template.file, template.line,
                    "template \(template.id), seed \(seed): only \(question.options.count) different answers")
                return
            }
            let texts = [question.prompt, question.script, question.why] + question.options.map(\.text)
            for variable in template.variables where texts.contains(where: { $0.contains("@\(variable.name)@") }) {
                report(template.file, template.line, "template \(template.id): @\(variable.name)@ was not filled in")
            }
            for text in texts {
                guard let blank = text.firstMatch(of: /@[a-z]+@/)?.output else { continue }
                report(template.file, template.line, "template \(template.id): \(blank) is no variable")
                return
            }
        }
    }
}
