import Dockerfile
import WorldModel

/// How steps are named.
enum BuildText {
    /// The instruction as it was written, with variables in it expanded, as BuildKit shows it (buildkit,
    /// `processCmdEnv`; recorded in images-a11-steps).
    static func title(_ expanded: Instruction, _ parsed: StageInstruction, state: StageState) -> String {
        var secrets: [String: String] = [:]
        let original = String(parsed.source.original.reversed().drop(while: \.isWhitespace).reversed())
        if case .run(let run) = expanded {
            let mounts = (try? run.mounts(expanding: { word throws(DockerfileError) in word })) ?? []
            for name in mounts.compactMap(\.environmentName) { secrets[name] = "****" }
            if let document = run.command.soleHeredoc {
                let flags = parsed.source.flags.map { $0 + " " }.joined()
                let content = substituted(summary(of: document.content), state, secrets, keepsQuotes: true)
                return "RUN \(flags)\(run.command.words[0]) (\(content))"
            }
            return named("RUN", substituted(original, state, secrets, keepsQuotes: true))
        }
        let text = substituted(original, state, secrets, keepsQuotes: false)
        switch expanded {
        case .copy: return named("COPY", text)
        case .add: return named("ADD", text)
        case .workdir: return named("WORKDIR", text)
        default: return parsed.source.original
        }
    }

    /// The keyword is shown in capitals.
    private static func named(_ keyword: String, _ text: String) -> String {
        keyword + text.dropFirst(keyword.utf8.count)
    }

    /// The first line of a here-document (buildkit `summarizeHeredoc`).
    private static func summary(of content: String) -> String {
        let lines = content.drop { $0.isWhitespace }.split(separator: "\n", omittingEmptySubsequences: true)
        return (lines.first ?? "") + (lines.count > 1 ? "..." : "")
    }

    /// Values are shown in place of the names of variables; what is not set, or cannot be expanded, stays.
    private static func substituted(
        _ text: String, _ state: StageState, _ secrets: [String: String], keepsQuotes: Bool
    ) -> String {
        var expander = WordExpander()
        expander.keepsQuotes = keepsQuotes
        expander.keepsUnsetVariables = true
        return (try? expander.expand(text, with: state.variables.merging(secrets) { $1 }).text) ?? text
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
