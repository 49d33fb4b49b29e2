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
    /// As the classic builder writes them, with four digits (docker/go-units): `2.048kB`.
    static func fourDigits(_ count: Int) -> String {
        let (value, unit) = scaled(count)
        let decimals = value < 10 ? 1_000.0 : value < 100 ? 100.0 : 10.0
        let rounded = (value * decimals).rounded() / decimals
        let digits = rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
        return digits + unit
    }

    private static func scaled(_ count: Int) -> (value: Double, unit: String) {
        var value = Double(count)
        var units = ["B", "kB", "MB", "GB", "TB"][...]
        while value >= 1000, units.count > 1 {
            value /= 1000
            units.removeFirst()
        }
        return (value, units.first ?? "")
    }

    /// As BuildKit writes them (tonistiigi/units): `1.95kB`, `112.30kB`.
    static func text(_ count: Int) -> String {
        guard count >= 1000 else { return "\(count)B" }
        let (value, unit) = scaled(count)
        let hundredths = Int((value * 100).rounded())
        let rest = String(hundredths % 100)
        return "\(hundredths / 100).\(rest.count < 2 ? "0" + rest : rest)\(unit)"
    }
}
