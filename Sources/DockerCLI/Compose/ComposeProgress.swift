import CommandSyntax
import JSON
import Kernel
import WorldModel

/// Says what Compose is doing: a line for each event, or, on a terminal, a line for each thing that is kept up to date.
struct ComposeProgress: Sendable, Equatable {
    /// Something that happens to a container, network, image or service.
    struct Event: Sendable, Equatable {
        /// `Container shop-web-1`
        var id: String
        var text = ""
        var status = ""
        var state = State.working

        enum State: Sendable, Equatable { case working, done, failed }
    }

    enum Mode: Sendable, Equatable { case plain, json, quiet, terminal }

    private(set) var mode: Mode
    var isDryRun = false
    private var lines: [Line] = []
    private var printed = 0

    private struct Line: Sendable, Equatable {
        var event: Event
        var start: Instant
        var end: Instant?
    }

    init(
        _ options: FlagValues, _ environment: [String: String], _ simulation: Simulation, _ me: ProcessID
    ) throws(CommandFailure) {
        var wanted = options.string("progress") ?? ""
        if wanted.isEmpty { wanted = environment["COMPOSE_PROGRESS"] ?? "" }
        let isTerminal = simulation.isTerminal(2, of: me) && options.string("ansi") != "never"
        switch wanted {
        case "", "auto": mode = isTerminal ? .terminal : .plain
        case "tty": mode = isTerminal ? .terminal : .plain
        case "plain": mode = .plain
        case "json": mode = .json
        case "quiet", "none": mode = .quiet
        default: throw CommandFailure("unsupported --progress value \(GoQuote.quote(wanted))")
        }
    }

    /// The same, with no lines on the terminal yet.
    func restarted() -> ComposeProgress {
        var copy = self
        copy.lines = []
        copy.printed = 0
        return copy
    }

    mutating func silence() { mode = .quiet }

    mutating func print(_ event: Event, _ simulation: inout Simulation, _ me: ProcessID) {
        switch mode {
        case .quiet: break
        case .plain:
            let prefix = isDryRun ? " DRY-RUN MODE - " : ""
            simulation.print("\(prefix) \(event.id) \(event.text) \(event.status)\n", to: 2, as: me)
        case .json: simulation.print(json(event), to: 2, as: me)
        case .terminal:
            update(event, simulation.world.clock.now)
            draw(&simulation, me)
        }
    }

    private func json(_ event: Event) -> String {
        var object = JSONObject()
        if isDryRun { object["dry-run"] = .bool(true) }
        object["id"] = .string(event.id)
        if !event.text.isEmpty { object["text"] = .string(event.text) }
        if !event.status.isEmpty { object["status"] = .string(event.status) }
        return JSONWriter().text(.object(object)) + "\n"
    }

    // MARK: The terminal

    private mutating func update(_ event: Event, _ now: Instant) {
        let end = event.state == .working ? nil : now
        if let index = lines.firstIndex(where: { $0.event.id == event.id }) {
            lines[index].event = event
            lines[index].end = end
        } else {
            lines.append(Line(event: event, start: now, end: end))
        }
    }

    /// Goes back over the lines that stand there and writes them anew.
    private mutating func draw(_ simulation: inout Simulation, _ me: ProcessID) {
        let now = simulation.world.clock.now
        var text = printed > 0 ? "\u{1B}[\(printed)A" : ""
        let done = lines.count { $0.end != nil }
        let isComplete = done == lines.count
        let colour = isComplete ? "\u{1B}[34m" : ""
        text += "\u{1B}[K\(colour)[+] Running \(done)/\(lines.count)\(isComplete ? "\u{1B}[0m" : "")\n"
        for line in lines { text += "\u{1B}[K" + row(line, now) + "\n" }
        simulation.print(text, to: 2, as: me)
        printed = lines.count + 1
    }

    private func row(_ line: Line, _ now: Instant) -> String {
        let (mark, colour) =
            switch line.event.state {
            case .working: ("⠿", "\u{1B}[33m")
            case .done: ("✔", "\u{1B}[32m")
            case .failed: ("✘", "\u{1B}[31m")
            }
        let seconds = Double((line.end ?? now) - line.start) / 1e9
        let time = NumberText.fixed(seconds, fractionDigits: 1) + "s"
        let words = [isDryRun ? "DRY-RUN MODE - " + line.event.id : line.event.id, line.event.text, line.event.status]
            .filter { !$0.isEmpty }
        let body = " \(mark) " + words.dropLast().joined(separator: " ")
        let status = words.count > 1 ? words[words.count - 1] : ""
        let width = 80 - time.count - 1
        let plain = body + (status.isEmpty ? words[0] : "  " + status)
        let padding = String(repeating: " ", count: max(1, width - plain.count))
        return " \(colour)\(mark)\u{1B}[0m \(words.dropLast().joined(separator: " "))"
            + (status.isEmpty ? words[0] : "  \(colour)\(status)\u{1B}[0m") + padding + "\u{1B}[34m\(time)\u{1B}[0m "
    }
}
