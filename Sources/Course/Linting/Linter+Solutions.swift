import Insights
import Simulator

/// What must be true of a worked solution, however it is written.
extension Linter {
    /// Slips of a learner that must do no harm between two commands.
    private static let slips = "dokcer ps; docker rum -d web; docker rm no-such-thing\n"

    /// A solution passes, with another seed too; in other forms; with slips in between; and no part of it alone does.
    mutating func check(_ solution: String, number: Int, of exercise: Exercise, _ start: Sandbox) {
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
        func passes(_ script: String) -> Bool {
            var sandbox = start
            sandbox.probe(script)
            return exercise.judge(sandbox).isPassed
        }
        let parts = ScriptPart.split(solution)
        for count in parts.indices.dropFirst() where passes(parts[..<count].map(\.text).joined()) {
            report(exercise.file, 1, "solution \(number) passes already after: \(parts[count - 1].lastLine)")
            return
        }
        guard number == 1 else { return }
        for (form, words) in [(DockerLine.Form.equals, "--flag=value, reversed"), (.short, "short flags")] {
            let script = parts.map { $0.text(form) }.joined(separator: form == .short ? Self.slips : "")
            if !passes(script) {
                report(exercise.file, 1, "solution 1 does not pass when written with \(words):\n    \(script)")
            }
        }
        checkEachCommand(of: parts, exercise, start)
    }

    /// A goal must notice each command that is left out, if things end in another way without it.
    private mutating func checkEachCommand(of parts: [ScriptPart], _ exercise: Exercise, _ start: Sandbox) {
        func end(_ parts: some Sequence<ScriptPart>) -> Sandbox {
            var sandbox = start
            sandbox.probe(parts.map(\.text).joined())
            return sandbox
        }
        func things(_ sandbox: Sandbox) -> Set<String> {
            Set(
                WorldChanges.between(start.simulation, sandbox.simulation).filter { $0.noun != "cache" }.map {
                    $0.brief()
                })
        }
        let whole = things(end(parts))
        for (index, part) in parts.enumerated() where part.changesThings {
            let without = end(parts[..<index] + parts[(index + 1)...])
            if exercise.judge(without).isPassed, things(without) != whole {
                report(exercise.file, 1, "solution 1 passes without: \(part.lastLine)")
            }
        }
    }
}

extension ScriptPart {
    /// For a message.
    fileprivate var lastLine: Substring { text.split(separator: "\n").last ?? "" }

    /// Whether it is a command that makes, changes or removes something. A container that is gone at once, and a build
    /// without a name, are ways to look.
    fileprivate var changesThings: Bool {
        guard let docker else { return false }
        switch docker.path {
        case "docker container run": return !docker.uses.contains { $0.flag == "rm" }
        case "docker buildx build": return docker.uses.contains { $0.flag == "tag" || $0.flag == "output" }
        default: return Self.changing.contains(docker.path)
        }
    }

    private static let changing: Set<String> = [
        "docker container create", "docker container start", "docker container stop",
        "docker container rm", "docker container rename", "docker container update", "docker container commit",
        "docker container cp", "docker image tag", "docker image rm",
        "docker image push", "docker image load", "docker image import", "docker image save", "docker volume create",
        "docker volume rm", "docker network create", "docker network connect", "docker network disconnect",
        "docker network rm", "docker compose up", "docker compose down", "docker compose stop", "docker compose rm",
    ]
}
