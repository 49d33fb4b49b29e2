import WorldModel

/// Signals.
extension Simulation {
    /// Sends a signal. The first process of a container is deaf to signals it has no handler for, as on Linux, except
    /// to `KILL` and `STOP` from outside.
    package mutating func send(_ signal: Signal, to id: ProcessID, fromOutside: Bool = true) {
        guard let process = world.processes[id], isAlive(id), signal.number != 0 else { return }
        isStepDisturbed = true
        let isFirst = process.machine != .host && process.localNumber == 1
        if signal == .kill {
            if !isFirst || fromOutside { end(id, .signal(.kill)) }
            return
        }
        if signal == .continue { thaw(id) }
        if process.program is Vacant, signal != .brokenPipe {
            // It is being stepped, and sends this to itself: what it does about it is known after the step.
            if !process.pendingSignals.contains(signal) { world.processes.table[id]?.pendingSignals.append(signal) }
            return
        }
        if process.program.handles(signal) {
            if !process.pendingSignals.contains(signal) { world.processes.table[id]?.pendingSignals.append(signal) }
            if case .frozen = process.state { return }
            wake(id)
            return
        }
        if process.ignoredSignals.contains(signal) || signal.isIgnoredByDefault || isFirst { return }
        if signal.stopsByDefault {
            freeze(id)
        } else if case .frozen = process.state {
            world.processes.table[id]?.pendingSignals.append(signal)
        } else {
            end(id, .signal(signal))
        }
    }

    /// Sends a signal to every process of a job.
    package mutating func send(_ signal: Signal, toGroup group: ProcessID) {
        let members = world.processes.table.values.filter { $0.group == group }.map(\.id).sorted()
        for member in members { send(signal, to: member, fromOutside: false) }
    }

    /// Sends a signal to a process of the caller's machine by its number there; 0 is the caller's job, -1 all that it may
    /// reach (`kill(2)`). Gives the error, if there is one.
    package mutating func kill(_ number: Int, _ signal: Signal, as me: ProcessID) -> Errno? {
        guard let caller = world.processes[me] else { return .noProcess }
        if number == 0 {
            send(signal, toGroup: caller.group)
            return nil
        }
        let members = visibleProcesses(from: caller.machine)
        let user = caller.credentials
        func isAllowed(_ process: Process) -> Bool {
            user.can(.kill) || user.user == process.credentials.user
        }
        if number == -1 {
            for member in members where member.id != me && member.localNumber != 1 && isAllowed(member) {
                send(signal, to: member.id, fromOutside: isOutside(member, caller))
            }
            return nil
        }
        let target = members.first { $0.localNumber == Int(clamping: number.magnitude) }
        guard let target, isAlive(target.id) else { return .noProcess }
        guard isAllowed(target) else { return .notPermitted }
        send(signal, to: target.id, fromOutside: isOutside(target, caller))
        return nil
    }

    /// Whether a signal comes from outside of the numbers that a process belongs to.
    private func isOutside(_ target: Process, _ caller: Process) -> Bool {
        processSpace(of: target.machine) != processSpace(of: caller.machine)
    }

    /// Delivers what a program has sent to itself during a step and has no handler for.
    mutating func deliverOwnSignals(_ id: ProcessID) {
        guard let process = world.processes[id], !process.pendingSignals.isEmpty else { return }
        let unhandled = process.pendingSignals.filter { !process.program.handles($0) }
        guard !unhandled.isEmpty else { return }
        world.processes.table[id]?.pendingSignals.removeAll { !process.program.handles($0) }
        for signal in unhandled { send(signal, to: id, fromOutside: false) }
    }

    /// Takes the oldest signal that waits for the process.
    package mutating func takeSignal(_ id: ProcessID) -> Signal? {
        guard let signal = world.processes[id]?.pendingSignals.first else { return nil }
        world.processes.table[id]?.pendingSignals.removeFirst()
        return signal
    }

    /// Stops a process where it is, as the cgroup freezer and `STOP` do.
    package mutating func freeze(_ id: ProcessID) {
        guard let state = world.processes[id]?.state else { return }
        switch state {
        case .frozen, .zombie: break
        default:
            world.processes.table[id]?.state = .frozen(state)
            world.processes.runQueue.removeAll { $0 == id }
            if let parent = world.processes[id]?.parent { wake(parent) }
        }
    }

    /// Lets a frozen process go on.
    package mutating func thaw(_ id: ProcessID) {
        guard case .frozen(let state)? = world.processes[id]?.state else { return }
        world.processes.table[id]?.state = state
        if state == .runnable { world.processes.runQueue.append(id) }
        let pending = world.processes[id]?.pendingSignals ?? []
        guard !pending.isEmpty else { return }
        world.processes.table[id]?.pendingSignals = []
        for signal in pending { send(signal, to: id) }
    }
}
