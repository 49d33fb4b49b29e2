import ShellSyntax
import Simulator

extension Linter {
    /// Commands that look and change nothing; no goal may be reached by them.
    private static let unrelated = "docker ps -a; docker images; docker volume ls; docker network ls; ls; echo hello"

    mutating func check(_ exercise: Exercise) {
        let start = exercise.sandbox()
        checkProse(exercise.goal, exercise.file.replacing("exercise.yaml", with: "goal.md"), 1)
        if exercise.checks.isEmpty { report(exercise.file, 1, "the exercise has no checks") }
        if exercise.judge(start).isPassed { report(exercise.file, 1, "the untouched start passes already") }
        var looked = start
        looked.probe(Self.unrelated)
        if exercise.judge(looked).isPassed { report(exercise.file, 1, "commands that only look pass it") }
        if exercise.hints.isEmpty { report(exercise.file, 1, "the exercise has no hints") }
        if exercise.solutions.isEmpty { report(exercise.file, 1, "the exercise has no solution.sh") }
        for (index, solution) in exercise.solutions.enumerated() {
            check(solution, number: index + 1, of: exercise, start)
        }
        for (index, hint) in exercise.hints.dropLast().enumerated() {
            for command in Self.commands(in: hint) {
                var sandbox = start
                sandbox.probe(command)
                if exercise.judge(sandbox).isPassed {
                    report(exercise.file, 1, "hint \(index + 1) holds a whole solution: \(command)")
                }
            }
        }
        for attempt in exercise.wrong {
            var sandbox = start
            sandbox.probe(attempt.script)
            let verdict = exercise.judge(sandbox)
            if verdict.isPassed {
                report(exercise.file, attempt.line, "a wrong attempt passes")
            } else if !verdict.allText.contains(attempt.says) {
                report(
                    exercise.file, attempt.line,
                    "a wrong attempt is told: \(verdict.allText)\n    and not: \(attempt.says)")
            }
        }
    }

    /// A solution passes, with another seed too, and no part of it from the beginning does.
    private mutating func check(_ solution: String, number: Int, of exercise: Exercise, _ start: Sandbox) {
        for (seed, start) in [(1, start), (2, exercise.sandbox(seed: 2))] {
            var sandbox = start
            let result = sandbox.probe(solution)
            let verdict = exercise.judge(sandbox)
            if !verdict.isPassed {
                report(
                    exercise.file, 1,
                    "solution \(number) does not pass\(seed == 1 ? "" : " with seed \(seed)"): \(verdict.allText)\n    it printed: \(result.output.suffix(300))\(result.errors.suffix(300))"
                )
                return
            }
        }
        for prefix in Self.prefixes(of: solution) {
            var sandbox = start
            sandbox.probe(prefix)
            if exercise.judge(sandbox).isPassed {
                let last = prefix.split(separator: "\n").last ?? ""
                report(exercise.file, 1, "solution \(number) passes already after: \(last)")
                return
            }
        }
    }

    /// The script cut off before each of its commands but the first, shortest first.
    private static func prefixes(of script: String) -> [String] {
        guard let items = try? ShellParser.parse(script, flavour: .bash) else { return [] }
        let lines = script.split(separator: "\n", omittingEmptySubsequences: false)
        let starts = Set(items.dropFirst().map(\.line)).sorted().filter { $0 > items[0].line }
        return starts.map { lines.prefix($0 - 1).joined(separator: "\n") + "\n" }
    }

    /// What a learner could copy from a hint: its code spans, and the whole of it.
    private static func commands(in hint: String) -> [String] {
        let spans = hint.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset % 2 == 1 }.map { String($0.element) }
        return (spans + [hint]).filter { $0.contains("docker") }
    }
}
