import Kernel
import ShellSyntax
import WorldModel

/// Running a simple command whose words are expanded.
extension ShellProgram {
    mutating func execute(
        _ command: PreparedCommand, lastStatus: Int32?, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Step {
        state.line = command.line
        if state.options.traces { trace(command, &simulation, me) }
        guard let name = command.words.first else {
            return assign(command, lastStatus: lastStatus, &simulation, me)
        }
        guard let saved = redirect(command.redirections, &simulation, me) else {
            state.status = state.flavour == .dash ? 2 : 1
            if Builtins.special.contains(name), !state.isInteractive { jump = .exit }
            return .again
        }
        if name == "exec" { return exec(command, saved, &simulation, me) }
        if let function = state.functions[name] {
            return call(function, command, saved, &simulation, me)
        }
        if let builtin = Builtins.table[name], builtin.flavours.contains(state.flavour) {
            return runBuiltin(builtin, command, saved, &simulation, me)
        }
        let step = runExternal(command, &simulation, me)
        if simulation.world.processes[me]?.program is Vacant {
            restore(saved, &simulation, me)
        } else {
            forget(saved, &simulation)  // this process is the command now, and keeps its redirections
        }
        return step
    }

    private func trace(_ command: PreparedCommand, _ simulation: inout Simulation, _ me: ProcessID) {
        let words =
            command.assignments.map { $0.name + "=" + Quoting.quoted($0.value) } + command.words.map(Quoting.quoted)
        simulation.print((state.value("PS4") ?? "+ ") + words.joined(separator: " ") + "\n", to: 2, as: me)
    }

    private mutating func assign(
        _ command: PreparedCommand, lastStatus: Int32?, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Step {
        state.status = lastStatus ?? 0
        if let saved = redirect(command.redirections, &simulation, me) {
            restore(saved, &simulation, me)
        } else {
            state.status = 1
        }
        for assignment in command.assignments where !state.set(assignment.name, assignment.value) {
            complain(
                "\(assignment.name): \(state.flavour == .bash ? "readonly variable" : "is read only")", &simulation, me)
            state.status = state.flavour == .bash ? 1 : 2
            if !state.isInteractive, state.flavour != .bash { jump = .exit }
        }
        return .again
    }

    /// Sets variables for the time of a command, and says how to put them back.
    private mutating func setTemporarily(_ command: PreparedCommand) -> [String: ShellState.Variable?] {
        var old: [String: ShellState.Variable?] = [:]
        for assignment in command.assignments {
            if old.index(forKey: assignment.name) == nil {
                old.updateValue(state.variables[assignment.name], forKey: assignment.name)
            }
            state.set(assignment.name, assignment.value)
            state.variables[assignment.name]?.isExported = true
        }
        return old
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
        if !command.assignments.isEmpty { stack.append(.restoreVariables(setTemporarily(command))) }
        stack.append(.function(positional: state.positional, hidden: [:]))
        state.positional = Array(command.words.dropFirst())
        state.functionDepth += 1
        push(function, &simulation, me)
        return .again
    }

    private mutating func runBuiltin(
        _ builtin: Builtin, _ command: PreparedCommand, _ saved: [Frame.SavedDescriptor],
        _ simulation: inout Simulation, _ me: ProcessID
    ) -> Step {
        if !saved.isEmpty { stack.append(.restoreDescriptors(saved)) }
        if !command.assignments.isEmpty {
            let old = setTemporarily(command)
            if !Builtins.special.contains(command.words[0]) { stack.append(.restoreVariables(old)) }
        }
        state.status = builtin.run(&self, Array(command.words), &simulation, me)
        return .again
    }

    /// Starts a program and waits for it, or becomes it.
    private mutating func runExternal(
        _ command: PreparedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Step {
        var environmentState = state
        for assignment in command.assignments {
            environmentState.set(assignment.name, assignment.value)
            environmentState.variables[assignment.name]?.isExported = true
        }
        guard let executable = find(command.words, path: environmentState.value("PATH") ?? "", &simulation, me) else {
            return .again
        }
        guard let process = simulation.world.processes[me] else { return .exit(1) }
        let environment = environmentState.environment(over: process.environment)
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
        let child = simulation.spawn(request)
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
        _ words: [String], path: String, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Simulation.Executable? {
        let name = words[0]
        let located = name.contains("/") ? name : simulation.search(name, path: path, as: me)
        guard let located, !name.isEmpty else {
            simulation.print(
                state.flavour.notFound(
                    name, name: state.name, line: state.line, isInteractive: state.isInteractive) + "\n", to: 2, as: me)
            state.status = 127
            return nil
        }
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
            reportUnrunnable(name.contains("/") ? name : located, error, &simulation, me)
            return nil
        }
    }

    private mutating func reportUnrunnable(
        _ path: String, _ error: Errno, _ simulation: inout Simulation, _ me: ProcessID
    ) {
        state.status = error == .noEntry || error == .notDirectory ? 127 : 126
        if error == .noEntry, state.flavour != .bash {
            simulation.print(
                state.flavour.notFound(path, name: state.name, line: state.line, isInteractive: state.isInteractive)
                    + "\n", to: 2, as: me)
        } else {
            let reason =
                simulation.isDirectory(path, as: me) && state.flavour == .bash ? "Is a directory" : error.rawValue
            complain("\(path): \(reason)", &simulation, me)
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

    private mutating func exec(
        _ command: PreparedCommand, _ saved: [Frame.SavedDescriptor], _ simulation: inout Simulation, _ me: ProcessID
    ) -> Step {
        var words = Array(command.words.dropFirst())
        if words.first == "--" { words.removeFirst() }
        forget(saved, &simulation)
        for assignment in command.assignments {
            state.set(assignment.name, assignment.value)
            state.variables[assignment.name]?.isExported = true
        }
        guard !words.isEmpty else {
            state.status = 0
            return .again
        }
        guard let executable = find(words, path: state.value("PATH") ?? "", &simulation, me) else {
            if !state.isInteractive { jump = .exit }
            return .again
        }
        let old = simulation.world.processes[me]?.environment ?? Environment()
        simulation.world.processes.table[me]?.environment = state.environment(over: old)
        simulation.replace(me, with: executable)
        return .again
    }
}
