import CommandSyntax
import Kernel
import WorldModel

/// Prints the output of several containers, each line with its container's name in front.
struct ServiceLogPrinter: Sendable, Equatable {
    let names: [String]
    let showsPrefix: Bool
    let isColoured: Bool
    let showsTimes: Bool
    /// All lines go to standard output, as `docker compose logs` does.
    var joinsStreams = false
    /// Lines that have not ended yet; Compose shows whole lines only.
    private var pending: [String: [UInt8]] = [:]

    private static let colours = [36, 33, 32, 35, 34, 96, 93, 92, 95, 94]

    init(names: [String], showsPrefix: Bool, isColoured: Bool, showsTimes: Bool) {
        self.names = names
        self.showsPrefix = showsPrefix
        self.isColoured = isColoured
        self.showsTimes = showsTimes
    }

    mutating func print(_ entry: OutputLog.Entry, of name: String, _ simulation: inout Simulation, _ me: ProcessID) {
        let stream = entry.stream == .error && !joinsStreams ? 2 : 1
        let key = "\(stream) \(name)"
        var bytes = (pending[key] ?? []) + entry.bytes
        let end = bytes.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        pending[key] = Array(bytes[end...])
        bytes.removeSubrange(end...)
        let start =
            prefix(of: name, simulation.isTerminal(stream, of: me))
            + (showsTimes ? Ages.rfc3339(entry.time) + " " : "")
        var out: [UInt8] = []
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast() {
            out += Array(start.utf8) + line + [0x0A]
        }
        simulation.writeAll(out, to: stream, as: me)
    }

    private func prefix(of name: String, _ isTerminal: Bool) -> String {
        guard showsPrefix else { return "" }
        let width = (names.map(\.count).max() ?? name.count) + 1
        let text = name + String(repeating: " ", count: max(1, width - name.count)) + " | "
        guard isColoured, isTerminal, let index = names.firstIndex(of: name) else { return text }
        return "\u{1B}[\(Self.colours[index % Self.colours.count])m\(text)\u{1B}[0m"
    }
}
