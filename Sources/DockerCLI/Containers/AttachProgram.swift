import Engine
import Kernel
import WorldModel

/// Stays attached to a container or exec: shows its output, passes on input, and ends with its exit status.
package struct AttachProgram: Program {
    /// What it is attached to.
    package enum Target: Equatable, Sendable {
        case container(ContainerID)
        case exec(String)
    }

    /// How output is handed on.
    package enum Form: Equatable, Sendable {
        /// Standard output and standard error, each to its own.
        case streams
        /// All to standard output as it is: a terminal's output over the API.
        case raw
        /// All to standard output, each piece with a header that says where it belongs (Engine API: "Stream format").
        case framed
    }

    var target: Target
    package var form = Form.streams
    var log: LogID
    /// The entry of the log to begin with.
    var cursor: Int
    package var showsOutput = true
    package var showsError = true
    /// Pass standard input on.
    package var forwardsInput = false
    /// Pass signals on (`--sig-proxy`).
    var passesSignals = true
    var detachKeys = DetachKeys.usual
    /// What its user is told who has detached: `docker run` and `docker start` say nothing and have done their work.
    var saysDetached = true
    /// The container is still to be started.
    package var start: Start?

    /// How it is waited for: until something happens to the container. Then it has started, or could not.
    package struct Start: Equatable, Sendable {
        /// When it had started the last time.
        package var last: Instant?
        var hasWaited = false

        package init(after last: Instant?) { self.last = last }
    }

    private var inputHasEnded = false
    private var pending: [UInt8] = []
    private var interrupts = 0
    /// The keys of a terminal that is connected over the API.
    private var keys = LineDiscipline()

    package init(_ target: Target, log: LogID, cursor: Int) {
        self.target = target
        self.log = log
        self.cursor = cursor
    }

    package func handles(_ signal: Signal) -> Bool { [.interrupt, .terminate, .quit, .hangup].contains(signal) }

    package var urgentKeys: [UInt8] { forwardsInput && form == .streams ? detachKeys.bytes : [] }

    package mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        if let signal = simulation.takeSignal(me), let step = pass(signal, &simulation, me) { return step }
        if let awaited = start, case .container(let id) = target,
            let container = simulation.world.docker.containers[id]
        {
            if container.state.startedAt == awaited.last {
                if awaited.hasWaited { return .exit(125) }
                start?.hasWaited = true
                return .wait([.container(id)])
            }
            start = nil
        }
        passEcho(&simulation, me)
        show(&simulation, me)
        if let status = status(simulation) {
            simulation.setEcho(true, as: me)
            forgetLog(&simulation)
            return .exit(status)
        }
        var reasons: [WaitReason] = [.log(log)]
        if case .container(let id) = target { reasons.append(.container(id)) }
        if forwardsInput, !inputHasEnded {
            switch forward(&simulation, me) {
            case .again: return .again
            case .wait(let more): reasons += more
            case .exit(let status): return .exit(status)
            }
        }
        return .wait(reasons)
    }

    // MARK: Output

    private mutating func show(_ simulation: inout Simulation, _ me: ProcessID) {
        let entries = simulation.world.streams.logs[log]?.entries ?? []
        let isTerminal = form == .streams && simulation.isTerminal(1, of: me)
        while cursor < entries.count {
            let entry = entries[cursor]
            cursor += 1
            guard entry.stream == .output ? showsOutput : showsError else { continue }
            form.write(isTerminal ? Self.plain(entry.bytes) : entry.bytes, from: entry.stream, &simulation, me)
        }
    }

    /// The ends of lines as a terminal wants them that makes its own carriage returns. The real client takes a terminal
    /// that does that out of its hands.
    private static func plain(_ bytes: [UInt8]) -> [UInt8] {
        bytes.enumerated().filter { $1 != 0x0D || $0 + 1 >= bytes.count || bytes[$0 + 1] != 0x0A }.map(\.element)
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
        // Over the API whoever waits asks for the status apart from this.
        if case .container = target, form != .streams { return }
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
                if form == .raw {
                    keys.press(bytes, on: terminal, &simulation)
                } else if let passed = detachKeys.take(bytes) {
                    simulation.type(passed, into: terminal)
                } else {
                    return detach(&simulation, me)
                }
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

    private func detach(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        simulation.setEcho(true, as: me)
        guard saysDetached else { return .exit(0) }
        simulation.print("read escape sequence\n", to: 2, as: me)
        return .exit(1)
    }

    // MARK: Signals

    /// Passes a signal on to the container. The third one that ends nothing ends the client (docker/cli,
    /// `forceExitAfter3TerminationSignals`).
    private mutating func pass(_ signal: Signal, _ simulation: inout Simulation, _ me: ProcessID) -> Step? {
        if press(signal, &simulation) { return nil }
        interrupts += 1
        guard interrupts < 3 else {
            simulation.print("\ngot 3 SIGTERM/SIGINTs, forcefully exiting\n", to: 2, as: me)
            return .exit(1)
        }
        guard passesSignals, case .container(let id) = target,
            let process = simulation.world.docker.containers[id]?.state.process
        else { return nil }
        simulation.send(signal, to: process)
        return .again
    }
}

extension AttachProgram {
    /// Shows the line at which a container's terminal stands. The real client changes the terminal's size when it attaches,
    /// and the shell behind it draws its prompt again.
    static func showCurrentLine(of container: Container, _ simulation: inout Simulation, _ me: ProcessID) {
        guard container.config.tty, simulation.isTerminal(1, of: me) else { return }
        var line: [UInt8] = []
        for entry in (simulation.world.streams.logs[container.log]?.entries ?? []).reversed() {
            let end = entry.bytes.lastIndex(of: 0x0A)
            line = entry.bytes[(end.map { $0 + 1 } ?? 0)...] + line
            if end != nil { break }
        }
        simulation.writeAll(plain(line), to: 1, as: me)
    }

    /// The terminal in front hides what the one in the container hides.
    private func passEcho(_ simulation: inout Simulation, _ me: ProcessID) {
        guard forwardsInput, form != .raw, let terminal = streams(simulation).terminal else { return }
        simulation.setEcho(simulation.world.streams.terminals[terminal]?.echoes ?? true, as: me)
    }

    /// With a terminal on the other side Ctrl-C is a key like any other: whoever is in the foreground there gets it. Only
    /// where nobody hears it the client counts it, which the real one never does: nothing would give the prompt back.
    private mutating func press(_ signal: Signal, _ simulation: inout Simulation) -> Bool {
        let keys: [Signal: UInt8] = [.interrupt: 0x03, .quit: 0x1C]
        guard forwardsInput, let key = keys[signal], let terminal = streams(simulation).terminal else { return false }
        let group = simulation.world.streams.terminals[terminal]?.foreground
        let hears = simulation.world.processes.table.values.contains { process in
            let isInitial = simulation.world.machines[process.machine]?.initialProcess == process.id
            return process.group == group && (process.program.handles(signal) || !isInitial)
        }
        guard hears else { return false }
        interrupts = 0
        simulation.type([key], into: terminal)
        return true
    }
}

extension AttachProgram.Form {
    /// Hands on a piece of output.
    func write(_ bytes: [UInt8], from stream: OutputStream, _ simulation: inout Simulation, _ me: ProcessID) {
        let number = self == .streams && stream == .error ? 2 : 1
        simulation.writeAll(self.bytes(bytes, from: stream), to: number, as: me)
    }

    /// A piece of output with the header that it needs.
    package func bytes(_ bytes: [UInt8], from stream: OutputStream) -> [UInt8] {
        guard self == .framed else { return bytes }
        let size = UInt32(clamping: bytes.count)
        return [stream == .error ? 2 : 1, 0, 0, 0] + (0..<4).reversed().map { UInt8(size >> ($0 * 8) & 0xFF) } + bytes
    }
}
