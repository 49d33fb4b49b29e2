import CommandSyntax
import Engine
import HashTreeCollections
import Kernel
import WorldModel

/// `docker stats`: a table of what containers use, once or again and again.
struct StatsCommand: Program {
    /// What one container uses.
    struct Row {
        /// As it was asked for.
        var asked: String
        var name: String
        var id: ContainerID
        /// Processor time in percent of one processor.
        var processor = 0.0
        var memory = 0
        var limit = 0
        var received = 0
        var sent = 0
        var processes = 0
    }

    private let names: [String]
    private let showsAll: Bool
    private let truncates: Bool
    private let format: String?
    private let isOnce: Bool
    /// Steps that the containers' processes had taken when last looked at.
    private var steps: [ContainerID: Int] = [:]
    private var lastLook: Instant?

    static func stats(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> any Program {
        do throws(EngineError) {
            for name in command.operands { _ = try simulation.findContainer(name) }
        } catch {
            throw CommandFailure(error)
        }
        let program = StatsCommand(command)
        _ = try program.text([], simulation)
        return program
    }

    private init(_ command: ParsedCommand) {
        names = command.operands
        showsAll = command.bool("all")
        truncates = !command.bool("no-trunc")
        format = command.string("format")
        isOnce = command.bool("no-stream")
    }

    var showsWhatHappens: Bool { !isOnce }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        let now = simulation.world.clock.now
        // Two looks make a rate: the first only counts.
        guard let last = lastLook else {
            _ = look(simulation)
            lastLook = now
            return .wait([.time(now + 1_000_000_000)])
        }
        guard now - last >= 1_000_000_000 else { return .wait([.time(last + 1_000_000_000)]) }
        let rows = look(simulation)
        lastLook = now
        do throws(CommandFailure) {
            let isTerminal = simulation.isTerminal(1, of: me)
            let text = try text(rows, simulation)
            simulation.print((isOnce || !isTerminal ? "" : "\u{1b}[H\u{1b}[J") + text, as: me)
        } catch {
            simulation.print(error.text, to: 2, as: me)
            return .exit(error.status)
        }
        return isOnce ? .exit(0) : .wait([.time(now + 1_000_000_000)])
    }

    private mutating func look(_ simulation: Simulation) -> [Row] {
        let asked: [(String, Container)] =
            names.isEmpty
            ? simulation.containersNewestFirst.filter { showsAll || $0.state.process != nil }.map { ($0.id.hex, $0) }
            : names.compactMap { name in (try? simulation.findContainer(name)).map { (name, $0) } }
        var seen: [ContainerID: Int] = [:]
        let span = Double(lastLook.map { simulation.world.clock.now - $0 } ?? 0)
        let rows = asked.map { name, container in
            var row = Row(asked: name, name: container.name, id: container.id)
            guard let machine = container.machine, container.state.process != nil else { return row }
            let members = (simulation.world.machines[machine]?.processes ?? []).compactMap {
                simulation.world.processes[$0]
            }
            let taken = members.reduce(0) { $0 + $1.steps }
            seen[container.id] = taken
            // A step counts as a microsecond of processor time.
            if span > 0 { row.processor = Double(taken - (steps[container.id] ?? taken)) * 1_000 / span * 100 }
            row.memory = simulation.residentMemory(of: machine)
            row.limit = container.hostConfig.memory > 0 ? Int(container.hostConfig.memory) : Int(HostFacts.memory)
            row.processes = members.count
            if container.endpoints.contains(where: { $0.address != nil }) {
                (row.received, row.sent) = HostFacts.quietTraffic
            }
            return row
        }
        steps = seen
        return rows
    }

    private func text(_ rows: [Row], _ simulation: Simulation) throws(CommandFailure) -> String {
        let truncates = truncates
        func pair(_ a: String, _ b: String) -> String { "\(a) / \(b)" }
        func percent(_ value: Double) -> String { NumberText.fixed(value, fractionDigits: 2) + "%" }
        let output = ListOutput<Row>(
            typeName: "*container.statsContext",
            columns: [
                ListColumn("ID", "CONTAINER ID") { truncates ? $0.id.short : $0.id.hex },
                ListColumn("Name", "NAME") { $0.name },
                ListColumn("CPUPerc", "CPU %") { percent($0.processor) },
                ListColumn("MemUsage", "MEM USAGE / LIMIT") {
                    pair(ByteSize.bytesSize(Int64($0.memory)), ByteSize.bytesSize(Int64($0.limit)))
                },
                ListColumn("MemPerc", "MEM %") {
                    percent($0.limit > 0 ? Double($0.memory) / Double($0.limit) * 100 : 0)
                },
                ListColumn("NetIO", "NET I/O") {
                    pair(
                        ByteSize.humanSize(Double($0.received), significantDigits: 3),
                        ByteSize.humanSize(Double($0.sent), significantDigits: 3))
                },
                ListColumn("BlockIO", "BLOCK I/O") { _ in "0B / 0B" },
                ListColumn("PIDs", "PIDS") { String($0.processes) },
                ListColumn("Container", "CONTAINER") { $0.asked },
            ], standard: ["ID", "Name", "CPUPerc", "MemUsage", "MemPerc", "NetIO", "BlockIO", "PIDs"])
        return try output.text(rows, format: format)
    }
}
