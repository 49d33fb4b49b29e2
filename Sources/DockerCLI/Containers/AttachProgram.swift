import Engine
import Kernel
import WorldModel

/// Stays attached to a container or exec: shows its output, passes on input, and ends with its exit status.
struct AttachProgram: Program {
    /// What it is attached to.
    enum Target: Equatable {
        case container(ContainerID)
        case exec(String)
    }

    var target: Target
    var log: LogID
    /// The entry of the log to begin with.
    var cursor: Int
    var showsOutput = true
    var showsError = true
    /// Pass standard input on.
    var forwardsInput = false
    private var inputHasEnded = false
    private var pending: [UInt8] = []
    private var interrupts = 0

    init(_ target: Target, log: LogID, cursor: Int) {
        self.target = target
        self.log = log
        self.cursor = cursor
    }

    func handles(_ signal: Signal) -> Bool { [.interrupt, .terminate, .quit, .hangup].contains(signal) }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        if let signal = simulation.takeSignal(me), let step = pass(signal, &simulation) { return step }
        show(&simulation, me)
        if let status = status(simulation) {
            forgetLog(&simulation)
            return .exit(status)
        }
        var reasons: [WaitReason] = [.log(log)]
        if case .container(let id) = target { reasons.append(.container(id)) }
        if forwardsInput, !inputHasEnded {
            switch forward(&simulation, me) {
            case .again: return .again
            case .wait(let more): reasons += more
            case .exit: break
            }
        }
        return .wait(reasons)
    }

    // MARK: Output

    private mutating func show(_ simulation: inout Simulation, _ me: ProcessID) {
        let entries = simulation.world.streams.logs[log]?.entries ?? []
        while cursor < entries.count {
            let entry = entries[cursor]
            cursor += 1
            switch entry.stream {
            case .output: if showsOutput { simulation.writeAll(entry.bytes, to: 1, as: me) }
            case .error: if showsError { simulation.writeAll(entry.bytes, to: 2, as: me) }
            }
        }
    }

    /// The exit status, once all has ended and is shown.
    private func status(_ simulation: Simulation) -> Int32? {
        guard simulation.world.streams.logs[log]?.isClosed ?? true else { return nil }
        switch target {
        case .container(let id):
            if let container = simulation.world.docker.containers[id] { return container.state.exitCode }
            return simulation.world.docker.exitCodes[id] ?? 0
        case .exec(let id): return simulation.world.docker.execs[id]?.exitCode ?? 137
        }
    }

    private func forgetLog(_ simulation: inout Simulation) {
        switch target {
        case .container(let id):
            if simulation.world.docker.containers[id] == nil { simulation.world.streams.logs[log] = nil }
            simulation.world.docker.exitCodes[id] = nil
        case .exec: simulation.world.streams.logs[log] = nil
        }
    }

    // MARK: Input

    private func streams(_ simulation: Simulation) -> (input: PipeID?, terminal: TerminalID?) {
        switch target {
        case .container(let id):
            let container = simulation.world.docker.containers[id]
            return (container?.input, container?.terminal)
        case .exec(let id):
            guard let process = simulation.world.docker.execs[id]?.process,
                let file = simulation.openFile(0, of: process)
            else { return (nil, nil) }
            switch file.kind {
            case .pipeEnd(let pipe): return (pipe, nil)
            case .terminal(let terminal): return (nil, terminal)
            default: return (nil, nil)
            }
        }
    }

    private mutating func forward(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        let (input, terminal) = streams(simulation)
        if let terminal {
            switch (try? simulation.read(0, as: me)) ?? .end {
            case .bytes(let bytes):
                simulation.type(bytes, into: terminal)
                return .again
            case .blocked(let reason): return .wait([reason])
            case .end:
                inputHasEnded = true
                simulation.type([0x04], into: terminal)
                return .again
            }
        }
        guard let input, let pipe = simulation.world.streams.pipes[input] else { return .wait([]) }
        if pipe.isFull { return .wait([.writable(input)]) }
        switch (try? simulation.read(0, as: me)) ?? .end {
        case .bytes(let bytes):
            simulation.world.streams.pipes[input]?.buffer += bytes
            simulation.notify(.readable(input))
        case .blocked(let reason): return .wait([reason])
        case .end:
            inputHasEnded = true
            simulation.world.streams.pipes[input]?.writers = 0
            simulation.notify(.readable(input))
        }
        return .again
    }

    // MARK: Signals

    /// Passes a signal on to the container. When that does not end it, a second one gives the prompt back.
    private mutating func pass(_ signal: Signal, _ simulation: inout Simulation) -> Step? {
        interrupts += 1
        guard case .container(let id) = target, let process = simulation.world.docker.containers[id]?.state.process
        else {
            return .exit(130)
        }
        let listens = simulation.world.processes[process]?.program.handles(signal) ?? false
        if interrupts > 1 || !listens { return .exit(130) }
        simulation.send(signal, to: process)
        return .again
    }
}
