import Dockerfile
import WorldModel

/// How steps are named.
enum BuildText {
    /// The instruction with its words expanded, as BuildKit shows it.
    static func title(_ expanded: Instruction, _ parsed: StageInstruction, state: StageState) -> String {
        switch expanded {
        case .run(let run):
            let flags = flags(parsed)
            if let document = run.command.soleHeredoc {
                return "RUN \(flags)\(run.command.words[0]) (\(substituted(summary(of: document.content), state)))"
            }
            guard run.command.isShellForm else { return "RUN " + flags + run.command.words.joined(separator: " ") }
            return "RUN " + flags + substituted(run.command.words.joined(separator: " "), state)
        case .copy(let copy): return "COPY " + flags(parsed) + words(copy.sources)
        case .add(let add): return "ADD " + flags(parsed) + words(add.sources)
        case .workdir(let workdir): return "WORKDIR \(workdir.path)"
        default: return parsed.source.original
        }
    }

    /// The first line of a here-document (buildkit `summarizeHeredoc`).
    private static func summary(of content: String) -> String {
        let lines = content.drop { $0.isWhitespace }.split(separator: "\n", omittingEmptySubsequences: true)
        return (lines.first ?? "") + (lines.count > 1 ? "..." : "")
    }

    private static func flags(_ parsed: StageInstruction) -> String {
        parsed.source.flags.map { $0 + " " }.joined()
    }

    private static func words(_ sources: CopySources) -> String {
        (sources.paths + sources.files.map { "<<" + $0.name } + [sources.destination]).joined(separator: " ")
    }

    /// ARG values are shown in place of their names.
    private static func substituted(_ text: String, _ state: StageState) -> String {
        var expander = WordExpander()
        expander.keepsQuotes = true
        expander.keepsEscapes = true
        expander.ignoresQuotes = true
        expander.keepsUnsetVariables = true
        let arguments = state.arguments.reduce(into: [String: String]()) { $0[$1.name] = $1.value }
        return (try? expander.expand(text, with: arguments).text) ?? text
    }
}

/// Byte counts in the builder's lines.
enum HumanBytes {
    /// As go-units writes them with four digits: `1.95kB`.
    static func text(_ count: Int) -> String {
        var value = Double(count)
        var unit = 0
        let units = ["B", "kB", "MB", "GB", "TB"]
        while value >= 1000, unit < units.count - 1 {
            value /= 1000
            unit += 1
        }
        guard unit > 0 else { return "\(count)B" }
        let scale = value < 10 ? 100.0 : value < 100 ? 10.0 : 1.0
        let rounded = (value * scale).rounded() / scale
        var digits = String(rounded)
        if digits.hasSuffix(".0") { digits.removeLast(2) }
        return digits + units[unit]
    }
}
