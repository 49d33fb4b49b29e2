import HashTreeCollections
import Kernel
import WorldModel

/// `docker-init` (tini): starts the command as its child, passes signals on, and ends with its status.
struct DockerInit: Program {
    private let command: EquatableProgram
    private let arguments: [String]
    private var child: ProcessID?

    init(_ program: any Program, _ arguments: [String]) {
        command = EquatableProgram(program: program)
        self.arguments = arguments
    }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        guard let child else {
            self.child = simulation.fork(me, as: command.program)
            if let child = self.child { simulation.world.processes.table[child]?.arguments = arguments }
            return .again
        }
        if let signal = simulation.takeSignal(me) {
            simulation.send(signal, to: child)
            return .again
        }
        guard let status = simulation.reap(child, parent: me) else { return .wait([.child]) }
        return .exit(status.shellStatus)
    }

    func handles(_ signal: Signal) -> Bool { signal != .kill && signal != .stop }
}

/// A program of any type, with equality.
struct EquatableProgram: Sendable, Equatable {
    let program: any Program

    static func == (a: EquatableProgram, b: EquatableProgram) -> Bool { a.program.isEqual(to: b.program) }
}
