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
    /// Bytes that the processes of a machine hold together.
    package func residentMemory(of machine: MachineID) -> Int {
        (world.machines[machine]?.processes ?? []).reduce(0) { $0 + (world.processes[$1]?.residentMemory ?? 0) }
    }
}
