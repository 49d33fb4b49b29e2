import WorldModel

/// Which processes a machine sees, and by which numbers (`pid_namespaces(7)`): its own; those of another machine, if it
/// shares that one's; from the host, all.
extension Simulation {
    /// The machine whose numbers a machine's processes have.
    func processSpace(of machine: MachineID) -> MachineID { world.machines[machine]?.processSpace ?? machine }

    /// Everything that a machine sees, by number. Each process has the number that it has there.
    package func visibleProcesses(from machine: MachineID) -> [Process] {
        let space = processSpace(of: machine)
        let seen = world.processes.table.values.compactMap { process -> Process? in
            var process = process
            if space == .host {
                process.localNumber = process.id.number
            } else if processSpace(of: process.machine) != space {
                return nil
            }
            return process
        }
        return seen.sorted { $0.localNumber < $1.localNumber }
    }

    /// The number of a process as a machine sees it, 0 where it does not see it.
    func number(of id: ProcessID, seenFrom machine: MachineID) -> Int {
        guard let process = world.processes[id] else { return 0 }
        let space = processSpace(of: machine)
        if space == .host { return id.number }
        return processSpace(of: process.machine) == space ? process.localNumber : 0
    }

    /// Takes the number of a new process.
    mutating func takeLocalNumber(in machine: MachineID, global: ProcessID) -> Int {
        let space = processSpace(of: machine)
        guard space != .host, let number = world.machines[space]?.nextLocalNumber else { return global.number }
        world.machines[space]?.nextLocalNumber += 1
        return number
    }

    /// The first processes of machines that have their numbers from a machine that ends: they end with it.
    func dependents(of machine: MachineID) -> [ProcessID] {
        world.machines.values.filter { $0.processSpace == machine }.compactMap(\.initialProcess).sorted()
    }
}
