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
            .sorted { ($0.containerPort, $0.transport) < ($1.containerPort, $1.transport) }
        func host(_ port: PublishedPort) -> String {
            (port.hostAddress.contains(":") ? "[\(port.hostAddress)]" : port.hostAddress) + ":\(port.hostPort)"
        }
        guard command.operands.count > 1 else {
            for port in published {
                simulation.print("\(port.containerPort)/\(port.transport) -> \(host(port))\n", as: me)
            }
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
        for port in matching { simulation.print(host(port) + "\n", as: me) }
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
        var asked: RestartPolicy?
        if command.isSet("restart") {
            do throws(EngineError) {
                asked = try ContainerOptions.restartPolicy(command.string("restart") ?? "no")
            } catch {
                throw CommandFailure(error.message)
            }
        }
        var status: Int32 = 0
        for name in command.operands {
            do throws(EngineError) {
                try checkWishes(command, asked)
                let container = try simulation.findContainer(name)
                if let policy = asked {
                    simulation.world.docker.containers[container.id]?.hostConfig.restartPolicy = policy
                }
                try applyLimits(command, to: container, &simulation)
                simulation.emit("update", simulation.world.docker.containers[container.id] ?? container)
                simulation.print(name + "\n", as: me)
            } catch {
                simulation.print(CommandFailure.daemonText(error) + "\n", to: 2, as: me)
                status = 1
            }
        }
        return status
    }

    /// What is wrong with any container, and is said before one is looked for (`containers-a15-signals`).
    private static func checkWishes(_ command: ParsedCommand, _ policy: RestartPolicy?) throws(EngineError) {
        if let policy, !["no", "always", "on-failure", "unless-stopped"].contains(policy.name) {
            throw EngineError(
                .invalidParameter,
                "invalid restart policy: unknown policy '\(policy.name)'; use one of 'no', 'always', 'on-failure', or 'unless-stopped'"
            )
        }
        if let memory = command.bytes("memory"), memory != 0, memory < 6 << 20 {
            throw EngineError(.invalidParameter, "Minimum memory limit allowed is 6MB")
        }
    }

    private static func applyLimits(
        _ command: ParsedCommand, to container: Container, _ simulation: inout Simulation
    ) throws(EngineError) {
        var host = (simulation.world.docker.containers[container.id] ?? container).hostConfig
        func conflict(_ reason: String) -> EngineError {
            EngineError(.conflict, "Cannot update container \(container.id): \(reason)")
        }
        if let memory = command.bytes("memory") {
            if memory > 0, memory > host.memorySwap, command.bytes("memory-swap") == nil {
                throw conflict(
                    "Memory limit should be smaller than already set memoryswap limit, update the memoryswap at the same time"
                )
            }
            if memory > 0 { host.memory = memory }
        }
        if let swap = command.bytes("memory-swap") { host.memorySwap = swap }
        if let cpus = command.string("cpus"), case .nano(let nano) = CPUNotation.parse(cpus) { host.nanoCpus = nano }
        for (flag, name) in [("cpu-quota", "CPU Quota"), ("cpu-period", "CPU Period")] where command.isSet(flag) {
            let value = Int64(command.int(flag) ?? 0)
            if container.hostConfig.nanoCpus > 0 {
                throw conflict("Conflicting options: \(name) cannot be updated as NanoCPUs has already been set")
            }
            if flag == "cpu-quota" { host.cpuQuota = value } else { host.cpuPeriod = value }
        }
        if command.isSet("cpuset-cpus") { host.cpusetCpus = command.string("cpuset-cpus") ?? "" }
        if command.isSet("cpu-shares") { host.cpuShares = Int64(command.int("cpu-shares") ?? 0) }
        if command.isSet("pids-limit") { host.pidsLimit = command.int("pids-limit").map { Int64(max(0, $0)) } }
        try simulation.checkMemory(host)
        try simulation.checkProcessor(host)
        simulation.world.docker.containers[container.id]?.hostConfig = host
        // The kernel takes the new limit at once.
        if let machine = container.machine {
            simulation.world.machines[machine]?.memoryLimit = Int(host.memory)
            if let limit = host.pidsLimit, limit > 0 {
                simulation.world.machines[machine]?.processLimit = Int(limit)
            }
        }
    }
}
