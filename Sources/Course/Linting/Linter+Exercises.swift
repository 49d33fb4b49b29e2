import Simulator

extension Linter {
    /// Commands that look and change nothing; no goal may be reached by them.
    private static let unrelated = "docker ps -a; docker images; docker volume ls; docker network ls; ls; echo hello"

    mutating func check(_ exercise: Exercise) {
        let start = exercise.sandbox()
        let goal = exercise.file.replacing("exercise.yaml", with: "goal.md")
        checkProse(exercise.goal, goal, 1)
        checkWidths(exercise.goal, goal, 1)
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

    /// What a learner could copy from a hint: its code spans, and the whole of it.
    private static func commands(in hint: String) -> [String] {
        let spans = hint.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset % 2 == 1 }.map { String($0.element) }
        return (spans + [hint]).filter { $0.contains("docker") }
    }
}
