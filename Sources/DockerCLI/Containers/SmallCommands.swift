import CommandSyntax
import Engine
import FileTrees
import HashTreeCollections
import Kernel
import WorldModel

/// `docker port`
enum PortCommand {
    static func port(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Int32 {
        let container: Container
        do {
            container = try simulation.findContainer(command.operands[0])
        } catch {
            throw CommandFailure(error)
        }
        let published = simulation.world.network.published.filter { $0.container == container.id }
        func host(_ port: PublishedPort) -> String {
            (port.hostAddress.contains(":") ? "[\(port.hostAddress)]" : port.hostAddress) + ":\(port.hostPort)"
        }
        guard command.operands.count > 1 else {
            let lines = published.map { "\($0.containerPort)/\($0.transport) -> \(host($0))" }
            for line in lines.sorted(by: NaturalOrder.precedes) { simulation.print(line + "\n", as: me) }
            return 0
        }
        let wanted = command.operands[1]
        let parts = (wanted.contains("/") ? wanted : wanted + "/tcp").split(separator: "/").map(String.init)
        guard UInt16(parts[0]) != nil else {
            let reason = Int(parts[0]) == nil ? "invalid syntax" : "value out of range"
            throw CommandFailure(
                "Error: invalid port (\(parts[0])): strconv.ParseUint: parsing \"\(parts[0])\": \(reason)")
        }
        let matching = published.filter { String($0.containerPort) == parts[0] && $0.transport == parts[1] }
        guard !matching.isEmpty else {
            throw CommandFailure("Error: No public port '\(wanted)' published for \(command.operands[0])")
        }
        for line in matching.map(host).sorted(by: NaturalOrder.precedes) { simulation.print(line + "\n", as: me) }
        return 0
    }
}

/// `docker diff`
enum DiffCommand {
    static func diff(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Int32 {
        let container: Container
        do {
            container = try simulation.findContainer(command.operands[0])
        } catch {
            throw CommandFailure(error)
        }
        for change in simulation.changes(of: container) {
            simulation.print("\(change.kind.rawValue) \(change.path)\n", as: me)
        }
        return 0
    }
}

/// `docker update`
enum UpdateCommand {
    static func update(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Int32 {
        guard !command.flags.occurrences.isEmpty else {
            throw CommandFailure("you must provide one or more flags when using this command")
        }
        let request: UpdateRequest
        do throws(EngineError) {
            request = try self.request(command)
        } catch {
            throw CommandFailure(error.message)
        }
        var status: Int32 = 0
        for name in command.operands {
            do throws(EngineError) {
                try simulation.updateContainer(name, request)
                simulation.print(name + "\n", as: me)
            } catch {
                simulation.print(CommandFailure.daemonText(error) + "\n", to: 2, as: me)
                status = 1
            }
        }
        return status
    }

    private static func request(_ command: ParsedCommand) throws(EngineError) -> UpdateRequest {
        func number(_ flag: String) -> Int64? { command.isSet(flag) ? Int64(command.int(flag) ?? 0) : nil }
        var request = UpdateRequest()
        if command.isSet("restart") {
            request.restartPolicy = try ContainerOptions.restartPolicy(command.string("restart") ?? "no")
        }
        request.memory = command.bytes("memory")
        request.memorySwap = command.bytes("memory-swap")
        if let cpus = command.string("cpus"), case .nano(let nano) = CPUNotation.parse(cpus) { request.nanoCpus = nano }
        request.cpuQuota = number("cpu-quota")
        request.cpuPeriod = number("cpu-period")
        request.cpuShares = number("cpu-shares")
        request.cpusetCpus = command.isSet("cpuset-cpus") ? command.string("cpuset-cpus") ?? "" : nil
        request.pidsLimit = number("pids-limit")
        return request
    }
}
