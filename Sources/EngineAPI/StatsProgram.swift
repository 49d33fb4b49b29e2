import CommandSyntax
import DockerCLI
import Engine
import HashTreeCollections
import Kernel
import WorldModel

/// What a container uses, every second (`GET /containers/{id}/stats`).
struct StatsProgram: Program {
    private let container: ContainerID
    private let isOnce: Bool
    /// Do not wait for a second look, which makes a rate.
    private let looksOnce: Bool
    private var last: Look?

    /// Counters of a moment.
    private struct Look: Equatable {
        var moment: Instant
        /// Nanoseconds of processor time.
        var processor: Int64
    }

    init(_ container: Container, isOnce: Bool, looksOnce: Bool) {
        (self.container, self.isOnce, self.looksOnce) = (container.id, isOnce, looksOnce)
    }

    private static let second: Int64 = 1_000_000_000

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        let now = simulation.world.clock.now
        guard let container = simulation.world.docker.containers[container] else { return .exit(0) }
        let machine = container.state.process == nil ? nil : container.machine
        if let last, now - last.moment < Self.second { return .wait([.time(last.moment + Self.second)]) }
        let members = machine.flatMap { simulation.world.machines[$0]?.processes } ?? []
        // A step counts as a microsecond of processor time.
        let taken = members.reduce(0) { $0 + (simulation.world.processes[$1]?.steps ?? 0) }
        let look = Look(moment: now, processor: Int64(taken) * 1_000)
        let before = last
        last = look
        if isOnce, !looksOnce, before == nil, machine != nil { return .wait([.time(now + Self.second)]) }
        let document = document(container, machine, members.count, look, before, simulation)
        simulation.print(GoJSON.compact(document) + "\n", as: me)
        return isOnce ? .exit(0) : .wait([.time(now + Self.second)])
    }

    private func document(
        _ container: Container, _ machine: MachineID?, _ processes: Int, _ look: Look, _ before: Look?,
        _ simulation: Simulation
    ) -> TemplateValue {
        var object = TemplateObject("container.StatsResponse")
        object["name"] = .string("/" + container.name)
        object["id"] = .string(container.id.hex)
        object["read"] = .string(machine == nil ? Self.never : CivilTime(look.moment).rfc3339Nano)
        object["preread"] = .string(before.map { CivilTime($0.moment).rfc3339Nano } ?? Self.never)
        object["pids_stats"] =
            machine == nil
            ? Doc.object("container.PidsStats", [])
            : Doc.object("container.PidsStats", ["current": .int(Int64(processes))])
        object["blkio_stats"] = Doc.object("container.BlkioStats", ["io_service_bytes_recursive": .nilList])
        object["num_procs"] = 0
        object["storage_stats"] = Doc.object("container.StorageStats", [])
        object["cpu_stats"] = Self.processor(machine == nil ? nil : look)
        object["precpu_stats"] = Self.processor(machine == nil ? nil : before)
        if let machine {
            let limit = container.hostConfig.memory > 0 ? container.hostConfig.memory : HostFacts.memory
            object["memory_stats"] = Doc.object(
                "container.MemoryStats",
                [
                    "usage": .int(Int64(simulation.residentMemory(of: machine))),
                    "stats": Doc.object("map[string]uint64", ["inactive_file": 0]), "limit": .int(limit),
                ])
        } else {
            object["memory_stats"] = Doc.object("container.MemoryStats", [])
        }
        if machine != nil, container.endpoints.contains(where: { $0.address != nil }) {
            object["networks"] = Doc.object(
                "map[string]container.NetworkStats",
                [
                    "eth0": Doc.object(
                        "container.NetworkStats",
                        [
                            "rx_bytes": .int(Int64(HostFacts.quietTraffic.received)), "rx_packets": 7, "rx_errors": 0,
                            "rx_dropped": 0, "tx_bytes": .int(Int64(HostFacts.quietTraffic.sent)),
                            "tx_packets": 3, "tx_errors": 0, "tx_dropped": 0,
                        ])
                ])
        }
        return .object(object)
    }

    private static let never = "0001-01-01T00:00:00Z"

    private static func processor(_ look: Look?) -> TemplateValue {
        let usage = Doc.object(
            "container.CPUUsage",
            [
                "total_usage": .int(look?.processor ?? 0), "usage_in_kernelmode": 0,
                "usage_in_usermode": .int(look?.processor ?? 0),
            ])
        let throttling = Doc.object(
            "container.ThrottlingData", ["periods": 0, "throttled_periods": 0, "throttled_time": 0])
        guard let look else {
            return Doc.object("container.CPUStats", ["cpu_usage": usage, "throttling_data": throttling])
        }
        return Doc.object(
            "container.CPUStats",
            [
                "cpu_usage": usage,
                // All processors together.
                "system_cpu_usage": .int(look.moment.nanoseconds * Int64(HostFacts.processors)),
                "online_cpus": .int(Int64(HostFacts.processors)), "throttling_data": throttling,
            ])
    }
}
