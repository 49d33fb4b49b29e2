import CommandSyntax
import DockerCLI

/// Exercises need only commands and options that a lesson has shown so far, or that their own text names.
extension Linter {
    mutating func checkTaughtCommands() {
        var taught = Vocabulary()
        let byLesson = Dictionary(grouping: content.exercises, by: \.lesson)
        for lesson in content.lessons {
            for block in lesson.pages.flatMap(\.blocks) {
                switch block {
                case .markdown(let text, _): taught.learn(fromText: text)
                case .console(let console): for step in console.steps { taught.learn(fromScript: step.command) }
                case .predict, .question: break
                }
            }
            for exercise in byLesson[lesson.id] ?? [] {
                taught.learn(fromText: exercise.goal)
                let missing = exercise.solutions.map { taught.missing(in: $0) }
                guard let least = missing.min(by: { $0.count < $1.count }), let first = least.first else { continue }
                report(exercise.file, 1, "the solution needs \(first), which no lesson has shown so far")
            }
        }
    }
}

/// The commands and options that a learner has met.
private struct Vocabulary {
    /// Options by the true name of their command.
    private var flags: [String: Set<String>] = [:]
    /// Options that were named alone, such as `--rm` in a sentence.
    private var loose: Set<String> = []

    mutating func learn(fromScript script: String) {
        for part in ScriptPart.split(script) {
            for line in part.docker.map({ [$0] }) ?? Self.lines(part.text) { learn(line) }
        }
    }

    /// Learns from Markdown: commands anywhere, options in code spans.
    mutating func learn(fromText text: String) {
        for line in Self.lines(text) { learn(line) }
        for match in text.matches(of: /[`|\s(]--?([a-z][a-z-]*)/) { loose.insert(String(match.output.1)) }
    }

    private mutating func learn(_ line: DockerLine) {
        flags[line.path, default: []].formUnion(line.uses.map(\.flag))
    }

    /// All that look like docker commands, wherever they stand in a text.
    private static func lines(_ text: String) -> [DockerLine] {
        text.matches(of: /docker [^\n`"'|;&<>)]*/).compactMap { match in
            let words = match.output.split(separator: " ").dropFirst().map(String.init)
            return DockerLine(words: words) ?? DockerLine(words: Array(words.prefix { !$0.hasPrefix("-") }))
        }
    }

    /// What a script uses and nobody has shown, in words.
    func missing(in script: String) -> [String] {
        var out: [String] = []
        for line in ScriptPart.split(script).compactMap(\.docker) {
            guard let known = flags[line.path] else {
                out.append("“\(line.path)”")
                continue
            }
            for flag in line.uses.map(\.flag) where !known.contains(flag) && !isNamed(flag, line) {
                out.append("“\(line.path) --\(flag)”")
            }
        }
        return out
    }

    /// Whether an option was named alone, by either of its names.
    private func isNamed(_ flag: String, _ line: DockerLine) -> Bool {
        let shorthand = line.groups.flatMap { $0.spec.flags }.first { $0.name == flag }?.shorthand
        return loose.contains(flag) || shorthand.map { loose.contains(String($0)) } ?? false
    }
}
