import FileTrees
import WorldModel

extension Process {
    /// Bytes that the process holds in memory: a part that looks like its program's, the same for the same command line,
    /// and what the program has gathered.
    package var residentMemory: Int {
        let sum = arguments.joined().utf8.reduce(7) { ($0 &* 31 &+ Int($1)) & 0xFFFF }
        return (600 + sum % 900) * 1024 + program.memoryUse
    }
}

extension Simulation {
    /// How many processors a process may run on: all, or those of `--cpuset-cpus`, such as `0,2-3`.
    package func processors(for process: ProcessID) -> Int {
        let container = world.processes[process].flatMap { world.machines[$0.machine]?.container }
        guard let set = container.flatMap({ world.docker.containers[$0]?.hostConfig.cpusetCpus }), !set.isEmpty else {
            return HostFacts.processors
        }
        return set.split(separator: ",").reduce(0) { sum, range in
            let ends = range.split(separator: "-").compactMap { Int($0) }
            return sum + (ends.count == 2 ? max(ends[1] - ends[0] + 1, 0) : 1)
        }
    }

    /// Bytes that the processes of a machine hold together.
    package func residentMemory(of machine: MachineID) -> Int {
        (world.machines[machine]?.processes ?? []).reduce(0) { $0 + (world.processes[$1]?.residentMemory ?? 0) }
    }

    /// What a machine without a limit may use. It is less than the simulated host claims to have, so that a runaway program
    /// costs the real one little.
    private static let standardMemoryLimit = 256 << 20

    /// Kills the process that holds most when a machine's processes hold more than they may: the kernel's out-of-memory
    /// killer. `id` has just been stepped.
    mutating func checkMemory(of id: ProcessID) {
        guard let process = world.processes[id], process.program.memoryUse > 1 << 20,
            let machine = world.machines[process.machine]
        else { return }
        let limit = machine.memoryLimit > 0 ? machine.memoryLimit : Self.standardMemoryLimit
        guard residentMemory(of: process.machine) > limit else { return }
        let largest = machine.processes.compactMap { world.processes[$0] }.max {
            ($0.residentMemory, $1.id) < ($1.residentMemory, $0.id)
        }
        if let container = machine.container {
            world.docker.containers[container]?.state.oomKilled = true
            catalog.engineTimer(&self, .outOfMemory(container))
        }
        if let largest { send(.kill, to: largest.id) }
    }
}
