import Kernel
import ShellSyntax
import WorldModel

/// What `set -x` shows.
extension ShellProgram {
    /// Shows a line of `set -x` that is no simple command.
    mutating func trace(_ line: String, _ simulation: inout Simulation, _ me: ProcessID) {
        expander.trace(line, &simulation)
    }

    mutating func trace(_ command: PreparedCommand, _ simulation: inout Simulation, _ me: ProcessID) {
        let prefix = command.tracePrefix.map(deepened) ?? tracePrefix(&simulation)
        var words = command.words.map { Quoting.traced($0, state.flavour) }
        let assignments = command.assignments.map { assignment in
            if let elements = assignment.elements {
                return assignment.name + "=("
                    + elements.map { Quoting.traced($0.value, state.flavour) }.joined(separator: " ") + ")"
            }
            let value = assignment.value.isEmpty ? "" : Quoting.traced(assignment.value, state.flavour)
            let index = assignment.index.map { "[\($0)]" } ?? ""
            return assignment.name + index + (assignment.appends ? "+=" : "=") + value
        }
        var lines: [String] = []
        if state.flavour == .bash { lines = assignments } else { words = assignments + words }
        if !words.isEmpty { lines.append(words.joined(separator: " ")) }
        for line in lines { simulation.print(prefix + line + "\n", to: 2, as: me) }
    }

    /// `PS4` with its parameters expanded.
    private mutating func tracePrefix(_ simulation: inout Simulation) -> String {
        deepened(expander.expandedPrompt(state.value("PS4") ?? "+ ", &simulation))
    }

    /// bash repeats the first character for every level of substitutions and `eval`.
    private func deepened(_ prefix: String) -> String {
        guard state.flavour == .bash else { return prefix }
        return String(repeating: prefix.first.map(String.init) ?? "", count: state.traceDepth) + prefix
    }
}
