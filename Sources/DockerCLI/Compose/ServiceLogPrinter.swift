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
    /// Containers whose last line has not ended.
    private var open: [String: Bool] = [:]

    private static let colours = [36, 33, 32, 35, 34, 96, 93, 92, 95, 94]

    init(names: [String], showsPrefix: Bool, isColoured: Bool, showsTimes: Bool) {
        self.names = names
        self.showsPrefix = showsPrefix
        self.isColoured = isColoured
        self.showsTimes = showsTimes
    }

    mutating func print(_ entry: OutputLog.Entry, of name: String, _ simulation: inout Simulation, _ me: ProcessID) {
        let stream = entry.stream == .error && !joinsStreams ? 2 : 1
        let prefix = prefix(of: name, simulation.isTerminal(stream, of: me))
        var bytes: [UInt8] = []
        var rest = entry.bytes[...]
        while !rest.isEmpty {
            let end = rest.firstIndex(of: 0x0A).map { $0 + 1 } ?? rest.endIndex
            if open[name] != true {
                bytes += Array(prefix.utf8)
                if showsTimes { bytes += Array((Ages.rfc3339(entry.time) + " ").utf8) }
            }
            bytes += rest[..<end]
            open[name] = rest[end - 1] != 0x0A
            rest = rest[end...]
        }
        simulation.writeAll(bytes, to: stream, as: me)
    }

    /// Ends a line that a container left open.
    mutating func finish(_ name: String, _ simulation: inout Simulation, _ me: ProcessID) {
        guard open[name] == true else { return }
        open[name] = false
        simulation.print("\n", as: me)
    }

    private func prefix(of name: String, _ isTerminal: Bool) -> String {
        guard showsPrefix else { return "" }
        let width = (names.map(\.count).max() ?? name.count) + 1
        let text = name + String(repeating: " ", count: max(1, width - name.count)) + " | "
        guard isColoured, isTerminal, let index = names.firstIndex(of: name) else { return text }
        return "\u{1B}[\(Self.colours[index % Self.colours.count])m\(text)\u{1B}[0m"
    }
}
