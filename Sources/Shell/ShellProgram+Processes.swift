import Kernel
import ShellSyntax
import WorldModel

/// Children: subshells, pipelines, background jobs, and waiting for them.
extension ShellProgram {
    /// A copy of this shell that runs only these commands.
    func subshell(_ items: [ListItem], line: Int, replacesLast: Bool = true) -> ShellProgram {
        var copy = ShellProgram(state: state, source: .none)
        copy.expander = expander
        copy.state.isSubshell = true
        copy.state.isInteractive = false
        copy.state.jobs = []
        copy.state.line = line
        copy.state.parserLine = 1  // it has read nothing
        copy.state.ignoresErrors = ignoresFailure
        copy.state.subshellDepth += 1
        copy.state.isInLoop = state.isInLoop || hasLoop
        copy.state.isInFunction = state.isInFunction || canReturn
        // Ignored signals stay ignored; other traps are only there to be listed.
        if state.flavour != .bash { copy.state.traps = state.traps.filter { $0.value.isEmpty } }
        copy.state.inheritedTraps = Set(state.traps.filter { !$0.value.isEmpty }.keys)
        copy.stack = [.list(items, next: 0)]
        copy.replacesLast = replacesLast
        return copy
    }

    /// `( … )` as a foreground child.
    mutating func startSubshell(_ items: [ListItem], line: Int, _ simulation: inout Simulation, _ me: ProcessID) {
        guard let child = fork(subshell(items, line: line), &simulation, me) else { return }
        stack.append(.child(child, source: ""))
    }

    /// Starts a copy of the shell, or says that there are too many processes.
    private mutating func fork(
        _ program: ShellProgram, _ simulation: inout Simulation, _ me: ProcessID
    ) -> ProcessID? {
        if let child = simulation.fork(me, as: program) { return child }
        switch state.flavour {
        case .bash: complain("fork: retry: Resource temporarily unavailable", &simulation, me)
        case .dash: complain("Cannot fork", &simulation, me)
        case .ash: complain("can't fork: Resource temporarily unavailable", &simulation, me)
        }
        state.status = state.flavour == .bash ? 254 : 2
        if !state.isInteractive { jump = .exit }
        return nil
    }

    mutating func startInBackground(_ item: ListItem, _ simulation: inout Simulation, _ me: ProcessID) {
        var foreground = item
        foreground.isBackground = false
        guard let child = fork(subshell([foreground], line: item.line), &simulation, me) else { return }
        simulation.world.processes.table[child]?.group = child
        if !state.isInteractive {
            simulation.world.processes.table[child]?.ignoredSignals.formUnion([.interrupt, .quit])
            if !state.readsFromPipe, let null = try? simulation.open("/dev/null", .reading, as: child) {
                try? simulation.duplicate(null, to: 0, as: child)
                if null != 0 { simulation.close(null, of: child) }
            }
        }
        state.lastBackground = child
        state.lastBackgroundNumber = simulation.world.processes[child]?.localNumber
        state.status = 0
        let number = (state.jobs.map(\.number).max() ?? 0) + 1
        state.jobs.append(ShellState.Job(number: number, process: child, source: item.source))
        if state.isInteractive {
            simulation.print("[\(number)] \(state.lastBackgroundNumber ?? 0)\n", to: 2, as: me)
        }
    }

    mutating func startPipeline(_ pipeline: Pipeline, _ simulation: inout Simulation, _ me: ProcessID) {
        var processes: [ProcessID] = []
        var input: Int?
        if state.flavour != .bash { rememberPaths(of: pipeline, simulation, me) }
        for (index, command) in pipeline.commands.enumerated() {
            let isLast = index == pipeline.commands.count - 1
            if isLast, let input, state.shopts.contains("lastpipe"), !state.isInteractive {
                return runLastPart(command, input: input, after: processes, &simulation, me)
            }
            let pipe = isLast ? nil : simulation.makePipe(as: me)
            var member = subshell([ListItem(command)], line: command.line)
            member.state.readsFromPipe = state.flavour == .bash && input != nil
            if let child = fork(member, &simulation, me) {
                if let input { try? simulation.duplicate(input, to: 0, as: child) }
                if let pipe { try? simulation.duplicate(pipe.write, to: 1, as: child) }
                for number in [input, pipe?.read, pipe?.write].compactMap({ $0 }) where number > 2 {
                    simulation.close(number, of: child)
                }
                processes.append(child)
            }
            if let input { simulation.close(input, of: me) }
            if let pipe { simulation.close(pipe.write, of: me) }
            input = pipe?.read
            if jump != nil { break }
        }
        if let input, jump != nil { simulation.close(input, of: me) }
        stack.append(.pipeline(processes, statuses: [], source: ""))
    }

    /// dash and ash look for the programs of a pipeline before they start its parts.
    private mutating func rememberPaths(of pipeline: Pipeline, _ simulation: Simulation, _ me: ProcessID) {
        for command in pipeline.commands {
            guard case .simple(let simple) = command.body, let name = simple.words.first?.literal,
                !name.contains("/"), state.hashed[name] == nil, state.functions[name] == nil,
                !Self.hasBuiltin(name, in: state.flavour)
            else { continue }
            state.hashed[name] = simulation.search(name, path: state.value("PATH") ?? "", as: me)
        }
    }

    /// `lastpipe`: the last part runs in the shell itself, with the pipe as its input.
    private mutating func runLastPart(
        _ command: Command, input: Int, after processes: [ProcessID], _ simulation: inout Simulation, _ me: ProcessID
    ) {
        let old = simulation.world.processes[me]?.descriptors[0]?.file
        if let old { simulation.retain(old) }
        try? simulation.duplicate(input, to: 0, as: me)
        simulation.close(input, of: me)
        stack.append(.lastPart(processes, status: nil))
        stack.append(.restoreDescriptors([.init(number: 0, file: old)]))
        stack.append(.list([ListItem(command)], next: 0))
    }

    /// Waits for the other parts of a pipeline whose last part has run here with this status.
    mutating func waitForOthers(
        _ processes: [ProcessID], _ status: Int32, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Step {
        guard let first = processes.first else {
            state.status = status
            pop()
            return .again
        }
        replaceTop(.lastPart(processes, status: status))
        guard simulation.reap(first, parent: me) != nil else { return .wait([.child]) }
        replaceTop(.lastPart(Array(processes.dropFirst()), status: status))
        return .again
    }

    mutating func waitForPipeline(
        _ processes: [ProcessID], _ statuses: [Int32], _ source: String, _ simulation: inout Simulation,
        _ me: ProcessID
    ) -> Step {
        guard statuses.count < processes.count else {
            let failure = state.options.pipeFails ? statuses.last { $0 != 0 } : nil
            state.status = failure ?? statuses.last ?? 0
            state.pipeStatuses = statuses
            pop()
            forgetInterrupt(unless: statuses.contains(130))
            return .again
        }
        guard let status = simulation.reap(processes[statuses.count], parent: me) else { return .wait([.child]) }
        simulation.isStepDisturbed = true
        if case .signal(let signal) = status, state.flavour != .bash || state.isInteractive {
            announce(signal, processes[statuses.count], source, &simulation, me)
        }
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
        forgetInterrupt(unless: status == .signal(.interrupt))
        simulation.isStepDisturbed = true  // signals that came meanwhile are taken before anything else
        state.status = status.shellStatus
        state.pipeStatuses = [state.status]
        if case .signal(let signal) = status { announce(signal, process, source, &simulation, me) }
        return .again
    }

    /// At a prompt Ctrl-C goes to the child and to the shell. The shell gives up what it was doing only when the child
    /// has died of it; a child that handles it and goes on, or ends in its own way, decides for both.
    mutating func forgetInterrupt(unless hasEndedChild: Bool) {
        if state.isInteractive, !hasEndedChild { deferredSignals.removeAll { $0 == .interrupt } }
    }

    /// Shells tell of children that a signal has ended.
    private func announce(
        _ signal: Signal, _ process: ProcessID, _ source: String, _ simulation: inout Simulation, _ me: ProcessID
    ) {
        guard signal != .interrupt, signal != .brokenPipe else {
            if signal == .interrupt, state.isInteractive { simulation.print("\n", to: 2, as: me) }
            return
        }
        let names = [9: "Killed", 15: "Terminated", 11: "Segmentation fault", 6: "Aborted", 1: "Hangup", 3: "Quit"]
        guard let name = names[signal.number] else { return }
        if state.flavour == .bash, !state.isInteractive, !source.isEmpty, signal != .terminate {
            let number = String(process.number)
            let padding = String(repeating: " ", count: max(1, 6 - number.count))
            let word = name + String(repeating: " ", count: max(1, 24 - name.count))
            complain("\(padding)\(number) \(word)\(source)", &simulation, me)
        } else {
            simulation.print(name + "\n", to: 2, as: me)
        }
    }

    mutating func waitForJobs(
        _ waiting: Frame.Waiting, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Step {
        guard let first = waiting.processes.first else {
            pop()
            if waiting.isForAll { state.status = 0 }
            return .again
        }
        if waiting.needsOne {
            for process in waiting.processes {
                guard let status = simulation.reap(process, parent: me) else { continue }
                finish(process, status, &simulation, me)
                pop()
                return .again
            }
            return .wait([.child])
        }
        if let status = simulation.reap(first, parent: me) {
            finish(first, status, &simulation, me)
        } else if let known = state.endedJobs[first] {
            state.status = known
        } else if simulation.world.processes[first] != nil {
            return .wait([.child])
        }
        var waiting = waiting
        waiting.processes.removeFirst()
        replaceTop(.waiting(waiting))
        return .again
    }

    private mutating func finish(
        _ process: ProcessID, _ status: ExitStatus, _ simulation: inout Simulation, _ me: ProcessID
    ) {
        state.status = status.shellStatus
        state.endedJobs[process] = state.status
        let source = state.jobs.first { $0.process == process }?.source ?? ""
        state.jobs.removeAll { $0.process == process }
        if case .signal(let signal) = status, state.flavour != .ash || state.isInteractive {
            announce(signal, process, source, &simulation, me)
        }
    }

    /// Reports background jobs that have ended, as an interactive shell does before its prompt.
    mutating func reportJobs(_ simulation: inout Simulation, _ me: ProcessID) {
        for job in state.jobs {
            guard let status = simulation.reap(job.process, parent: me) else { continue }
            state.endedJobs[job.process] = status.shellStatus
            state.jobs.removeAll { $0.process == job.process }
            guard state.isInteractive else { continue }
            let word = status == .code(0) ? "Done" : "Exit \(status.shellStatus)"
            let padded = word + String(repeating: " ", count: max(1, 24 - word.count))
            simulation.print("[\(job.number)]+  \(padded)\(job.source)\n", to: 2, as: me)
        }
    }
}
