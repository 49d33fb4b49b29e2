import Kernel
import ShellSyntax
import WorldModel

/// Running a simple command whose words are expanded.
extension ShellProgram {
    mutating func execute(
        _ command: PreparedCommand, lastStatus: Int32?, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Step {
        state.line = command.line
        if !state.disabledBuiltins.isEmpty, let name = command.words.first, state.disabledBuiltins.contains(name),
            state.functions[name] == nil
        {
            if state.options.traces { trace(command, &simulation, me) }
            return runDisabled(command, &simulation, me)
        }
        if state.options.traces { trace(command, &simulation, me) }
        if let last = command.words.last { state.lastArgument = last }
        guard let name = command.words.first else {
            return assign(command, lastStatus: lastStatus, &simulation, me)
        }
        var saved: [Frame.SavedDescriptor] = []
        if !command.redirections.isEmpty {
            guard let done = redirect(command.redirections, &simulation, me) else {
                state.status = state.flavour == .dash ? 2 : 1
                if state.flavour != .bash, Builtins.special.contains(name), state.functions[name] == nil,
                    !state.isInteractive
                {
                    jump = .exit
                }
                return .again
            }
            saved = done
        }
        if name == "exec", state.functions[name] == nil { return exec(command, saved, &simulation, me) }
        if !state.functions.isEmpty, let function = state.functions[name],
            state.flavour == .bash || !Builtins.special.contains(name)
        {
            return call(function, command, saved, &simulation, me)
        }
        if let builtin = Builtins.table[name], builtin.flavours.contains(state.flavour) {
            return runBuiltin(builtin, command, saved, &simulation, me)
        }
        return runExternal(command, saved, &simulation, me)
    }

    /// A builtin that is switched off: the program of its name runs.
    private mutating func runDisabled(
        _ command: PreparedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Step {
        guard let saved = redirect(command.redirections, &simulation, me) else {
            state.status = 1
            return .again
        }
        return runExternal(command, saved, &simulation, me)
    }

    private mutating func assign(
        _ command: PreparedCommand, lastStatus: Int32?, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Step {
        state.status = lastStatus ?? 0
        if !command.redirections.isEmpty {
            if let saved = redirect(command.redirections, &simulation, me) {
                restore(saved, &simulation, me)
            } else {
                state.status = state.flavour == .dash ? 2 : 1
            }
        }
        if let failure = command.assignmentFailure {
            complain(failure, &simulation, me)
            state.status = state.flavour == .bash ? 1 : 2
            // bash goes on with the next line.
            if state.isInteractive || state.flavour == .bash { giveUpLine(&simulation, me) } else { jump = .exit }
        }
        return .again
    }

    /// Sets variables for the time of a command, and says how to put them back; a text when one cannot be set.
    private mutating func setTemporarily(
        _ command: PreparedCommand, _ old: inout [String: ShellVariable?]
    ) -> String? {
        var refused: String?
        for assignment in command.assignments {
            if old.index(forKey: assignment.name) == nil {
                old.updateValue(state.variables[assignment.name], forKey: assignment.name)
            }
            if let failure = state.assign(assignment) {
                guard state.flavour == .bash else { return failure }
                refused = failure  // the command runs all the same
                continue
            }
            state.variables[assignment.name]?.isExported = true
        }
        return refused
    }

    private mutating func call(
        _ function: Command, _ command: PreparedCommand, _ saved: [Frame.SavedDescriptor],
        _ simulation: inout Simulation, _ me: ProcessID
    ) -> Step {
        if !saved.isEmpty { stack.append(.restoreDescriptors(saved)) }
        guard state.functionDepth < 500 else {
            complain("\(command.words[0]): maximum function nesting level exceeded (500)", &simulation, me)
            state.status = 1
            jump = .exit
            return .again
        }
        if !command.assignments.isEmpty {
            var old: [String: ShellVariable?] = [:]
            let failure = setTemporarily(command, &old)
            stack.append(.restoreVariables(old))
            if isStopped(by: failure, &simulation, me) { return .again }
        }
        stack.append(.function(positional: state.positional, hidden: [:]))
        state.positional = Array(command.words.dropFirst())
        state.functionDepth += 1
        state.callers.append(command.words[0])
        state.callerLines.append(command.line)
        return push(function, &simulation, me)
    }

    /// An assignment before a command that cannot be done.
    private mutating func refuse(_ failure: String, _ simulation: inout Simulation, _ me: ProcessID) -> Step {
        complain(failure, &simulation, me)
        state.status = state.flavour == .bash ? 1 : 2
        if state.flavour != .bash, !state.isInteractive { jump = .exit }
        return .again
    }

    /// Says that an assignment before a command cannot be done. True when that ends the command: not in bash.
    private mutating func isStopped(
        by failure: String?, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Bool {
        guard let failure else { return false }
        guard state.flavour == .bash else {
            _ = refuse(failure, &simulation, me)
            return true
        }
        complain(failure, &simulation, me)
        return false
    }

    private mutating func runBuiltin(
        _ builtin: Builtin, _ command: PreparedCommand, _ saved: [Frame.SavedDescriptor],
        _ simulation: inout Simulation, _ me: ProcessID
    ) -> Step {
        if !saved.isEmpty { stack.append(.restoreDescriptors(saved)) }
        if !command.assignments.isEmpty {
            var old: [String: ShellVariable?] = [:]
            let failure = setTemporarily(command, &old)
            // Assignments before special builtins stay, but not in bash.
            if (state.flavour == .bash && !state.options.isPosix) || !Builtins.special.contains(command.words[0]) {
                stack.append(.restoreVariables(old))
            }
            if isStopped(by: failure, &simulation, me) { return .again }
        }
        state.status = builtin.run(&self, command.words, &simulation, me)
        if state.pipeStatuses.count > 1 { state.pipeStatuses = [state.status] }
        return .again
    }

    /// Starts a program and waits for it, or becomes it.
    private mutating func runExternal(
        _ command: PreparedCommand, _ saved: [Frame.SavedDescriptor], _ simulation: inout Simulation, _ me: ProcessID
    ) -> Step {
        let depth = stack.count
        let step = runExternal(command, &simulation, me)
        if state.flavour != .bash, !saved.isEmpty, stack.count > depth {
            // dash and ash redirect before they start the program, and put things back when it has ended.
            stack.insert(.restoreDescriptors(saved), at: depth)
            return step
        }
        if simulation.world.processes[me]?.program is Vacant {
            restore(saved, &simulation, me)
        } else {
            forget(saved, &simulation)  // this process is the command now, and keeps its redirections
        }
        return step
    }

    /// Runs a program without looking for functions or builtins of its name.
    mutating func runProgram(_ words: [String], _ simulation: inout Simulation, _ me: ProcessID) -> Step {
        runExternal(PreparedCommand(words: words, line: state.line), &simulation, me)
    }

    private mutating func runExternal(
        _ command: PreparedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Step {
        var environmentState = state
        for assignment in command.assignments {
            if let failure = environmentState.assign(assignment) {
                complain(failure, &simulation, me)
                if state.flavour == .bash { continue }  // it goes without
                state.status = 2
                if !state.isInteractive { jump = .exit }
                return .again
            }
            environmentState.variables[assignment.name]?.isExported = true
        }
        guard let executable = find(command.words, path: environmentState.value("PATH") ?? "", &simulation, me) else {
            return .again
        }
        guard let process = simulation.world.processes[me] else { return .exit(1) }
        var environment = environmentState.environment(over: process.environment)
        if state.flavour == .bash, environment["_"] != nil || environmentState.value("SHLVL") != nil {
            environment["_"] =
                simulation.search(command.words[0], path: environmentState.value("PATH") ?? "", as: me)
                ?? command.words[0]
        }
        if replacesLast, canBeReplaced {
            simulation.world.processes.table[me]?.environment = environment
            simulation.replace(me, with: executable)
            return .again
        }
        var request = Simulation.Spawn(
            program: executable.program, arguments: executable.arguments, machine: process.machine,
            environment: environment, workingDirectory: process.workingDirectory, credentials: process.credentials,
            parent: me, terminal: process.terminal)
        for (number, descriptor) in process.descriptors where !descriptor.closesOnExec {
            request.descriptors[number] = descriptor.file
        }
        guard let child = simulation.spawnWithinLimits(request) else {
            complain("fork: retry: Resource temporarily unavailable", &simulation, me)
            state.status = 254
            return .again
        }
        simulation.world.processes.table[child]?.umask = process.umask
        simulation.world.processes.table[child]?.ignoredSignals = process.ignoredSignals
        simulation.world.processes.table[child]?.group = process.group
        stack.append(.child(child, source: command.words.joined(separator: " ")))
        return .again
    }

    /// Nothing is left to do after the command that runs now.
    private var canBeReplaced: Bool {
        guard state.traps.isEmpty else { return false }
        switch source {
        case .none: break
        case .text(let rest, _): guard rest.isEmpty else { return false }
        case .input: return false
        }
        return stack.allSatisfy { frame in
            if case .list(let items, let next) = frame { next >= items.count } else { false }
        }
    }

    /// Finds and loads an executable, or says why not and sets the status.
    mutating func find(
        _ words: [String], path: String, isForExec: Bool = false, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Simulation.Executable? {
        let name = words[0]
        let located = name.contains("/") ? name : state.hashed[name] ?? simulation.search(name, path: path, as: me)
        if name.isEmpty, state.flavour != .bash {
            complain(": Permission denied", &simulation, me)
            state.status = 127
            return nil
        }
        guard let located, !name.isEmpty else {
            if state.flavour == .bash, !name.isEmpty, path.isEmpty {
                // Without a search path, bash looks in the present directory.
                complain("\(name): No such file or directory", &simulation, me)
            } else {
                simulation.print(state.notFound(name) + "\n", to: 2, as: me)
            }
            state.status = 127
            return nil
        }
        if state.flavour != .bash, !name.contains("/") { state.hashed[name] = located }
        do {
            return try simulation.loadExecutable(located, arguments: words, as: me)
        } catch .execFormat {
            guard let script = script(located, words, simulation, me) else {
                complain("\(located): cannot execute binary file: Exec format error", &simulation, me)
                state.status = 126
                return nil
            }
            return script
        } catch {
            reportUnrunnable(name.contains("/") ? name : located, error, isForExec: isForExec, &simulation, me)
            return nil
        }
    }

    private mutating func reportUnrunnable(
        _ path: String, _ error: Errno, isForExec: Bool, _ simulation: inout Simulation, _ me: ProcessID
    ) {
        let isBash = state.flavour == .bash
        let isMissing = error == .noEntry || error == .notDirectory
        state.status = error == .noEntry || error == .notDirectory && !isBash ? 127 : 126
        if isBash, error == .noEntry, simulation.exists(path, as: me) {
            // The interpreter of its `#!` line is missing.
            complain("\(path): cannot execute: required file not found", &simulation, me)
        } else if isMissing, !isBash {
            simulation.print(state.notFound(path) + "\n", to: 2, as: me)
        } else {
            let reason =
                simulation.isDirectory(path, as: me) && isBash ? "Is a directory" : error.rawValue
            guard isForExec else { return complain("\(path): \(reason)", &simulation, me) }
            guard isBash else { return complain("\(path): \(reason)", from: "exec", &simulation, me) }
            // bash names the whole path, and says it twice.
            let here = simulation.world.processes[me]?.workingDirectory ?? "/"
            let below = path.hasPrefix("./") ? path.dropFirst(2) : path[...]
            let whole = path.hasPrefix("/") ? path : (here == "/" ? "/" : here + "/") + below
            complain("\(whole): \(reason)", &simulation, me)
            complain("\(whole): cannot execute: \(reason)", from: "exec", &simulation, me)
        }
    }

    /// A text file without `#!` is run by the shell itself.
    private func script(
        _ path: String, _ words: [String], _ simulation: Simulation, _ me: ProcessID
    ) -> Simulation.Executable? {
        guard let bytes = try? simulation.contents(of: path, as: me), !bytes.prefix(256).contains(0) else { return nil }
        let arguments = [state.name, path] + words.dropFirst()
        let program = ShellProgram(
            state: {
                var state = ShellState(flavour: self.state.flavour, name: path)
                state.positional = Array(words.dropFirst())
                return state
            }(), source: .text(bytes, line: 1))
        return Simulation.Executable(program: program, arguments: arguments)
    }

    mutating func exec(
        _ command: PreparedCommand, _ saved: [Frame.SavedDescriptor], _ simulation: inout Simulation, _ me: ProcessID
    ) -> Step {
        var words = Array(command.words.dropFirst())
        if words.first == "--" { words.removeFirst() }
        for assignment in command.assignments {
            if let failure = state.assign(assignment) { return refuse(failure, &simulation, me) }
            if !words.isEmpty { state.variables[assignment.name]?.isExported = true }
        }
        guard !words.isEmpty else {
            forget(saved, &simulation)
            state.status = 0
            return .again
        }
        var name: String?
        if state.flavour != .dash, words.count > 2, words[0] == "-a" {
            name = words[1]
            words.removeFirst(2)
        }
        guard var executable = findForExec(words, &simulation, me) else {
            if state.isInteractive { restore(saved, &simulation, me) } else { jump = .exit }
            return .again
        }
        if let name, !executable.arguments.isEmpty { executable.arguments[0] = name }
        forget(saved, &simulation)
        let old = simulation.world.processes[me]?.environment ?? Environment()
        simulation.world.processes.table[me]?.environment = state.environment(over: old)
        simulation.replace(me, with: executable)
        return .again
    }

    /// bash and dash name `exec` when what it should run is nowhere.
    private mutating func findForExec(
        _ words: [String], _ simulation: inout Simulation, _ me: ProcessID
    ) -> Simulation.Executable? {
        let path = state.value("PATH") ?? ""
        if !words[0].contains("/"), simulation.search(words[0], path: path, as: me) == nil {
            let isFolder = state.flavour == .bash && simulation.isDirectory(words[0], as: me)
            let reason = isFolder ? "cannot execute: Is a directory" : "not found"
            complain("\(words[0]): \(reason)", from: "exec", &simulation, me)
            state.status = isFolder ? 126 : 127
            return nil
        }
        if state.flavour != .bash, words[0].contains("/"), !simulation.exists(words[0], as: me) {
            complain("\(words[0]): not found", from: "exec", &simulation, me)
            state.status = 127
            return nil
        }
        return find(words, path: path, isForExec: true, &simulation, me)
    }
}
