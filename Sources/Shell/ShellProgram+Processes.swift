import Kernel
import ShellSyntax
import WorldModel

/// Children: subshells, pipelines, background jobs, and waiting for them.
extension ShellProgram {
    /// A copy of this shell that runs only these commands.
    func subshell(_ items: [ListItem], line: Int, replacesLast: Bool = true) -> ShellProgram {
        var copy = ShellProgram(state: state, source: .none)
        copy.state.isSubshell = true
        copy.state.isInteractive = false
        copy.state.jobs = []
        copy.state.line = line
        copy.state.traps = state.traps.filter { $0.value.isEmpty }
        copy.stack = [.list(items, next: 0)]
        copy.replacesLast = replacesLast
        return copy
    }

    /// `( … )` as a foreground child.
    mutating func startSubshell(_ items: [ListItem], line: Int, _ simulation: inout Simulation, _ me: ProcessID) {
        guard let child = simulation.fork(me, as: subshell(items, line: line)) else { return }
        stack.append(.child(child, source: ""))
    }

    mutating func startInBackground(_ item: ListItem, _ simulation: inout Simulation, _ me: ProcessID) {
        var foreground = item
        foreground.isBackground = false
        guard let child = simulation.fork(me, as: subshell([foreground], line: item.line)) else { return }
        simulation.world.processes.table[child]?.group = child
        if !state.isInteractive {
            simulation.world.processes.table[child]?.ignoredSignals.formUnion([.interrupt, .quit])
            if let null = try? simulation.open("/dev/null", .reading, as: child) {
                try? simulation.duplicate(null, to: 0, as: child)
                if null != 0 { simulation.close(null, of: child) }
            }
        }
        state.lastBackground = child
        state.status = 0
        let number = (state.jobs.map(\.number).max() ?? 0) + 1
        state.jobs.append(ShellState.Job(number: number, process: child, source: item.source))
        if state.isInteractive {
            let shown = simulation.world.processes[child]?.localNumber ?? 0
            simulation.print("[\(number)] \(shown)\n", to: 2, as: me)
        }
    }

    mutating func startPipeline(_ pipeline: Pipeline, _ simulation: inout Simulation, _ me: ProcessID) {
        var processes: [ProcessID] = []
        var input: Int?
        for (index, command) in pipeline.commands.enumerated() {
            let isLast = index == pipeline.commands.count - 1
            let pipe = isLast ? nil : simulation.makePipe(as: me)
            let member = subshell([ListItem(command)], line: command.line)
            if let child = simulation.fork(me, as: member) {
                if let input { try? simulation.duplicate(input, to: 0, as: child) }
                if let pipe { try? simulation.duplicate(pipe.write, to: 1, as: child) }
                for number in [input, pipe?.read, pipe?.write].compactMap({ $0 }) {
                    simulation.close(number, of: child)
                }
                processes.append(child)
            }
            if let input { simulation.close(input, of: me) }
            if let pipe { simulation.close(pipe.write, of: me) }
            input = pipe?.read
        }
        stack.append(.pipeline(processes, statuses: [], source: ""))
    }

    mutating func waitForPipeline(
        _ processes: [ProcessID], _ statuses: [Int32], _ source: String, _ simulation: inout Simulation,
        _ me: ProcessID
    ) -> Step {
        guard statuses.count < processes.count else {
            let failure = state.options.pipeFails ? statuses.last { $0 != 0 } : nil
            state.status = failure ?? statuses.last ?? 0
            pop()
            return .again
        }
        guard let status = simulation.reap(processes[statuses.count], parent: me) else { return .wait([.child]) }
        replaceTop(.pipeline(processes, statuses: statuses + [status.shellStatus], source: source))
        return .again
    }

    mutating func waitForChild(
        _ process: ProcessID, _ source: String, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Step {
        guard let status = simulation.reap(process, parent: me) else {
            guard simulation.world.processes[process] != nil else {
                pop()
                return .again
            }
            return .wait([.child])
        }
        pop()
        state.status = status.shellStatus
        if case .signal(let signal) = status { announce(signal, source, &simulation, me) }
        return .again
    }

    /// Shells tell of children that a signal has ended.
    private func announce(
        _ signal: Signal, _ source: String, _ simulation: inout Simulation, _ me: ProcessID
    ) {
        guard signal != .interrupt, signal != .brokenPipe, !state.isSubshell else {
            if signal == .interrupt, state.isInteractive { simulation.print("\n", to: 2, as: me) }
            return
        }
        let names = [9: "Killed", 15: "Terminated", 11: "Segmentation fault", 6: "Aborted", 1: "Hangup", 3: "Quit"]
        guard let name = names[signal.number] else { return }
        simulation.print(name + "\n", to: 2, as: me)
    }

    mutating func waitForJobs(
        _ processes: [ProcessID], _ simulation: inout Simulation, _ me: ProcessID
    ) -> Step {
        guard let first = processes.first else {
            pop()
            return .again
        }
        if let status = simulation.reap(first, parent: me) {
            state.status = status.shellStatus
            state.jobs.removeAll { $0.process == first }
        } else if simulation.world.processes[first] != nil {
            return .wait([.child])
        }
        replaceTop(.waiting(Array(processes.dropFirst())))
        return .again
    }

    /// Reports background jobs that have ended, as an interactive shell does before its prompt.
    mutating func reportJobs(_ simulation: inout Simulation, _ me: ProcessID) {
        for job in state.jobs {
            guard let status = simulation.reap(job.process, parent: me) else { continue }
            state.jobs.removeAll { $0.process == job.process }
            guard state.isInteractive else { continue }
            let word = status == .code(0) ? "Done" : "Exit \(status.shellStatus)"
            let padded = word + String(repeating: " ", count: max(1, 24 - word.count))
            simulation.print("[\(job.number)]+  \(padded)\(job.source)\n", to: 2, as: me)
        }
    }
}
