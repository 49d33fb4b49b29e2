import CommandSyntax
import Compose
import Engine
import HashTreeCollections
import Kernel
import WorldModel

/// `docker compose logs`
struct ComposeLogs: Program {
    private struct Source: Sendable, Equatable {
        var id: ContainerID
        var name: String
        var log: LogID
        var cursor: Int
    }

    private var printer: ServiceLogPrinter
    private var sources: [Source]
    private let follows: Bool
    private let since: Instant?
    private let until: Instant?

    static func logs(
        _ call: inout ComposeCall, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> any Program {
        let command = call.command
        let (project, found) = try ComposeDown.targets(&call, &simulation, me)
        var containers = found.filter { project.allServices[$0.composeService] != nil }
        if command.isSet("index"), let index = command.int("index"), index > 0 {
            containers = containers.filter { $0.composeNumber == index }
        }
        return ComposeLogs(
            command, containers, since: try LogsCommand.time(command, "since", simulation),
            until: try LogsCommand.time(command, "until", simulation), simulation)
    }

    private init(
        _ command: ParsedCommand, _ containers: [Container], since: Instant?, until: Instant?,
        _ simulation: Simulation
    ) {
        printer = ServiceLogPrinter(
            names: containers.map(\.nameInProject), showsPrefix: !command.bool("no-log-prefix"),
            isColoured: !command.bool("no-color"), showsTimes: command.bool("timestamps"))
        printer.joinsStreams = true
        follows = command.bool("follow")
        self.since = since
        self.until = until
        let tail = command.isSet("tail") ? Int(command.string("tail") ?? "") : nil
        sources = containers.map { container in
            let entries = simulation.world.streams.logs[container.log]?.entries ?? []
            let first = simulation.world.streams.logs[container.log]?.firstKept ?? 0
            var cursor = first
            if let tail {
                // As many entries from the end as hold that many lines.
                var lines = 0
                cursor = entries.count
                while cursor > first, lines + Self.lines(of: entries[cursor - 1]) <= tail {
                    lines += Self.lines(of: entries[cursor - 1])
                    cursor -= 1
                }
            }
            return Source(id: container.id, name: container.nameInProject, log: container.log, cursor: cursor)
        }
    }

    private static func lines(of entry: OutputLog.Entry) -> Int {
        entry.bytes.count { $0 == 0x0A } + (entry.bytes.last == 0x0A ? 0 : 1)
    }

    var showsWhatHappens: Bool { follows }

    func handles(_ signal: Signal) -> Bool { signal == .interrupt || signal == .terminate }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        if simulation.takeSignal(me) != nil { return .exit(130) }
        for index in sources.indices {
            let entries = simulation.world.streams.logs[sources[index].log]?.entries ?? []
            while sources[index].cursor < entries.count {
                let entry = entries[sources[index].cursor]
                sources[index].cursor += 1
                if let since, entry.time < since { continue }
                if let until, entry.time > until { continue }
                printer.print(entry, of: sources[index].name, &simulation, me)
            }
        }
        guard follows else { return .exit(0) }
        let ended = sources.filter { source in
            guard let container = simulation.world.docker.containers[source.id] else { return true }
            return !container.state.isRunning && (simulation.world.streams.logs[source.log]?.isClosed ?? true)
        }
        for source in ended {
            let code = simulation.world.docker.containers[source.id]?.state.exitCode ?? 0
            simulation.print("\r\u{1B}[K\(source.name) exited with code \(code)\n", as: me)
        }
        sources.removeAll(where: ended.contains)
        return sources.isEmpty ? .exit(0) : .wait(sources.flatMap { [.log($0.log), .container($0.id)] })
    }
}
