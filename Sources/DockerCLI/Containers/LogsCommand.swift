import CommandSyntax
import Engine
import Kernel
import WorldModel

/// `docker logs`
package struct LogsCommand: Program {
    private let container: ContainerID
    private let log: LogID
    private let showsTimes: Bool
    /// What comes before each line with `--details`.
    private let details: String
    private let follows: Bool
    private let since: Instant?
    private let until: Instant?
    private let tail: Int?
    private var cursor: Int?
    package var form = AttachProgram.Form.streams
    package var showsOutput = true
    package var showsError = true

    /// One line of a log; it may lack its newline if the writer has not sent it.
    private struct Line {
        var time: Instant
        var stream: OutputStream
        var bytes: [UInt8]
    }

    static func logs(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> any Program {
        let found: Container
        do {
            found = try simulation.findContainer(command.operands[0])
        } catch {
            throw CommandFailure(error)
        }
        if found.hostConfig.logDriver == "none" {
            throw CommandFailure("Error response from daemon: configured logging driver does not support reading")
        }
        return LogsCommand(
            command, found, since: try time(command, "since", simulation),
            until: try time(command, "until", simulation),
            details: command.bool("details") ? LogDetails.prefix(found, in: simulation) : "")
    }

    private init(_ command: ParsedCommand, _ found: Container, since: Instant?, until: Instant?, details: String) {
        self.init(
            of: found, tail: command.string("tail"), since: since, until: until, follows: command.bool("follow"),
            showsTimes: command.bool("timestamps"), details: details)
    }

    /// - Parameters:
    ///   - tail: how many lines at the end; a text that is no number, and a negative one, mean all.
    ///   - details: what comes before each line.
    package init(
        of found: Container, tail: String?, since: Instant?, until: Instant?, follows: Bool, showsTimes: Bool,
        details: String
    ) {
        container = found.id
        log = found.log
        self.showsTimes = showsTimes
        self.follows = follows
        self.tail = tail.flatMap { Int($0) }.flatMap { $0 < 0 ? nil : $0 }
        self.details = details
        self.since = since
        self.until = until
    }

    static func time(
        _ command: ParsedCommand, _ flag: String, _ simulation: Simulation
    ) throws(CommandFailure) -> Instant? {
        guard let text = command.string(flag), !text.isEmpty else { return nil }
        do throws(TimeNotation.Failure) {
            return try TimeNotation(text, now: simulation.world.clock.now).instant
        } catch {
            throw CommandFailure("invalid value for \"\(flag)\": \(error.text)")
        }
    }

    package var showsWhatHappens: Bool { follows }

    package mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        let entries = simulation.world.streams.logs[log]?.entries ?? []
        let start = cursor ?? simulation.world.streams.logs[log]?.firstKept ?? 0
        var lines = Self.lines(entries[min(start, entries.count)...])
        if let since { lines.removeAll { $0.time < since } }
        if let until { lines.removeAll { $0.time > until } }
        if cursor == nil, let tail { lines = Array(lines.suffix(tail)) }
        for line in lines where line.stream == .error ? showsError : showsOutput {
            var bytes = Array(details.utf8) + line.bytes
            if showsTimes { bytes = Array((CivilTime(line.time).rfc3339Padded + " ").utf8) + bytes }
            form.write(bytes, from: line.stream, &simulation, me)
        }
        cursor = entries.count
        guard follows else { return .exit(0) }
        let isRunning = simulation.world.docker.containers[container]?.state.isRunning ?? false
        return isRunning ? .wait([.log(log), .container(container)]) : .exit(0)
    }

    private static func lines(_ entries: ArraySlice<OutputLog.Entry>) -> [Line] {
        var lines: [Line] = []
        var open: [Line] = []
        for entry in entries {
            var rest = entry.bytes[...]
            while !rest.isEmpty {
                let end = rest.firstIndex(of: 0x0A).map { $0 + 1 } ?? rest.endIndex
                let piece = Array(rest[..<end])
                rest = rest[end...]
                if let index = open.firstIndex(where: { $0.stream == entry.stream }) {
                    open[index].bytes += piece
                } else {
                    open.append(Line(time: entry.time, stream: entry.stream, bytes: piece))
                }
                if piece.last == 0x0A, let index = open.firstIndex(where: { $0.stream == entry.stream }) {
                    lines.append(open.remove(at: index))
                }
            }
        }
        return lines + open
    }
}

extension CivilTime {
    /// RFC 3339 with all nine digits, as log lines have it.
    var rfc3339Padded: String {
        let digits = String(nanosecond)
        return date + "T" + time + "." + String(repeating: "0", count: 9 - digits.count) + digits + "Z"
    }
}
