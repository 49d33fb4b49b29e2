import Kernel
import ShellSyntax
import WorldModel

/// A running shell: an interpreter with an explicit stack, so that it can wait anywhere and be copied at any point.
package struct ShellProgram: Program {
    /// The state lives in the expander, so that words are expanded in place and nothing is copied.
    var expander: Expander
    var stack: [Frame] = []
    var source: Source
    var jump: Jump?

    /// The texts of large variables; short ones count for nothing.
    package var memoryUse: Int { expander.state.largeTextSize }

    /// Replace this process by the last command instead of starting a child: `sh -c`, members of a pipeline.
    var replacesLast = false
    /// The last part of an `&&`/`||` list was skipped, so its status is no failure to exit on.
    var skippedLast = false
    /// The `ERR` trap is being run.
    var isInErrorTrap = false
    /// The shell ends when the trap is done: `set -e` with an `ERR` trap.
    var jumpsAfterTrap = false
    /// The loop that is being left ends with a failure: `break 0`.
    var leavesWithFailure = false
    /// Signals that came while a child was waited for, in the order of their coming.
    var deferredSignals: [Signal] = []
    /// It has caught SIGINT and dies of it.
    private var diesOfInterrupt = false
    private var isFinishing = false
    private var promptIsShown = false

    /// Where the shell gets its commands.
    enum Source: Sendable, Equatable {
        /// Only what is on the stack.
        case none
        /// A text that is complete: a script file or `-c`.
        case text([UInt8], line: Int)
        /// A descriptor, line by line; `pending` is a command that is not complete yet.
        case input(descriptor: Int, pending: [UInt8], line: Int)
    }

    package var state: ShellState {
        _read { yield expander.state }
        _modify { yield &expander.state }
    }

    init(state: ShellState, source: Source) {
        expander = Expander(state: state, process: ProcessID(0), results: [])
        self.source = source
    }

    /// A shell that runs a text, as `sh -c` does.
    package init(flavour: ShellFlavour, name: String, text: String, arguments: [String] = []) {
        var state = ShellState(flavour: flavour, name: name)
        state.positional = arguments
        state.isCommandString = true
        self.init(state: state, source: .text(Array(text.utf8), line: 1))
        replacesLast = true
    }

    /// A shell that reads commands from its standard input.
    package init(flavour: ShellFlavour, name: String, isInteractive: Bool) {
        self.init(
            state: ShellState(flavour: flavour, name: name), source: .input(descriptor: 0, pending: [], line: 1))
        state.isInteractive = isInteractive
        state.servesSomebody = isInteractive
        state.readsInput = true
    }

    package func handles(_ signal: Signal) -> Bool {
        if state.traps[signal.name] != nil, !state.inheritedTraps.contains(signal.name) { return true }
        if state.flavour == .bash, !state.isSubshell, state.traps["EXIT"] != nil,
            [.hangup, .interrupt, .terminate].contains(signal)
        {
            return true  // the EXIT trap runs before the signal ends the shell
        }
        if signal == .interrupt, catchesInterrupt { return true }
        return state.isInteractive && [.interrupt, .quit, .terminate].contains(signal)
    }

    /// dash and ash catch SIGINT unless they read their commands from standard input (dash, `setsignal`). So it ends them
    /// also as the first process of a container, and not before the command that runs has ended.
    private var catchesInterrupt: Bool {
        state.flavour != .bash && !state.isInteractive && !state.readsInput && !diesOfInterrupt
    }

    /// Whether it waits for a command to be typed, with nothing begun.
    package var isAtPrompt: Bool {
        guard stack.isEmpty, case .input(_, let pending, _) = source else { return false }
        return pending.isEmpty
    }

    /// How many frames are carried out in one step: the scheduler is dear, and shells take many small ones.
    private static let framesAStep = 48

    package mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        if expander.process != me {
            // A subshell goes on from its parent's state; any other shell begins here.
            if expander.process.number == 0 { start(&simulation, me) } else { expander.process = me }
        }
        if let result = takeSignals(&simulation, me) { return result }
        var left = Self.framesAStep
        while true {
            let result = advance(&simulation, me)
            left -= 1
            // What doubles with every turn of a loop is looked at before the next.
            guard case .again = result, left > 0, !simulation.isStepDisturbed, !state.hasGrown else {
                state.hasGrown = false
                simulation.extraSteps += Self.framesAStep - left - 1
                return result
            }
        }
    }

    private mutating func advance(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        if jump != nil { return unwind(&simulation, me) }
        guard let top = stack.last else { return nextCommand(&simulation, me) }
        return run(top, &simulation, me)
    }

    /// Learns the environment.
    private mutating func start(_ simulation: inout Simulation, _ me: ProcessID) {
        guard let process = simulation.world.processes[me] else { return }
        expander.process = me
        state.processNumber = process.localNumber
        state.random = RandomSource(seed: simulation.world.random.next())
        for (name, value) in process.environment.entries {
            guard ShellState.isName(name) else { continue }
            state.variables[name] = ShellVariable(value, isExported: true)
        }
        if state.flavour == .bash { importFunctions(process.environment) }
        state.started = process.started
        // dash and ash set PWD without exporting it when the environment has none.
        state.set("PWD", process.workingDirectory)
        if state.flavour != .dash { state.variables["PWD"]?.isExported = true }
        state.set("OPTIND", "1")
        state.set("PPID", String(simulation.world.processes[process.parent]?.localNumber ?? 0))
        state.variables["IFS"] = ShellVariable(" \t\n")
        if state.value("PS2") == nil { state.set("PS2", "> ") }
        if state.value("PS4") == nil { state.set("PS4", "+ ") }
        if state.value("PATH") == nil {
            state.set("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin")
        }
        if state.flavour == .bash {
            let user = String(process.credentials.user)
            for (name, value) in [
                ("BASH", "/bin/bash"), ("BASH_VERSION", "5.2.15(1)-release"), ("UID", user), ("EUID", user),
                ("OSTYPE", "linux-gnu"), ("MACHTYPE", "x86_64-pc-linux-gnu"), ("HOSTTYPE", "x86_64"), ("TERM", "dumb"),
                ("HOSTNAME", simulation.world.machines[process.machine]?.hostname ?? ""),
            ] where state.value(name) == nil {
                state.set(name, value)
            }
            for name in ["UID", "EUID", "PPID"] { state.variables[name]?.isReadOnly = true }
            let level = (Int(state.value("SHLVL") ?? "") ?? 0) + 1
            state.set("SHLVL", String(level))
            state.variables["SHLVL"]?.isExported = true
        }
        if state.isInteractive, state.value("PS1") == nil {
            state.set("PS1", state.flavour == .ash ? "\\w \\$ " : state.flavour == .dash ? "\\$ " : "\\h:\\w\\$ ")
        }
    }

    /// Functions that came through the environment.
    private mutating func importFunctions(_ environment: Environment) {
        for (name, value) in environment.entries where name.hasPrefix("BASH_FUNC_") && name.hasSuffix("%%") {
            let function = String(name.dropFirst("BASH_FUNC_".count).dropLast(2))
            guard value.hasPrefix("() {"),
                let items = try? ShellParser.parse("\(function) \(value)", flavour: .bash), items.count == 1,
                case .function(_, let body)? = items[0].soleCommand?.body
            else { continue }
            state.functions[function] = body
            state.exportedFunctions.insert(function)
        }
    }

    // MARK: Reading commands

    private mutating func nextCommand(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        switch source {
        case .none: return finish(&simulation, me)
        case .text(let bytes, let line):
            guard !bytes.isEmpty else { return finish(&simulation, me) }
            return take(bytes, line: line, isWhole: true, &simulation, me)
        case .input(let descriptor, let pending, let line):
            return readCommand(descriptor, pending, line, &simulation, me)
        }
    }

    private mutating func take(
        _ bytes: [UInt8], line: Int, isWhole: Bool, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Step {
        let outcome = ShellParser.parseLine(
            bytes, line: line, flavour: state.flavour, aliases: usedAliases, isWhole: isWhole)
        switch outcome {
        case .commands(let items, let consumed, let open):
            let taken = bytes.prefix(consumed)
            let rest = Array(bytes.dropFirst(consumed))
            echo(taken, &simulation, me)
            let nextLine = line + taken.count { $0 == 10 }
            state.parserLine = nextLine
            state.lastLineRead = taken.last == 10 ? nextLine - 1 : nextLine
            warn(of: open, lastLine: state.lastLineRead, &simulation, me)
            switch source {
            case .input(let descriptor, _, _): source = .input(descriptor: descriptor, pending: rest, line: nextLine)
            default: source = .text(rest, line: nextLine)
            }
            if !items.isEmpty, !state.options.onlyParses || state.isInteractive { stack.append(.list(items, next: 0)) }
            return .again
        case .incomplete(let error):
            if !isWhole { return .again }
            return syntaxError(error, in: bytes, from: line, &simulation, me)
        case .failure(let error): return syntaxError(error, in: bytes, from: line, &simulation, me)
        }
    }

    /// `set -v`: shows what is read. dash and ash do not show what `-c` gave them.
    private func echo(_ taken: ArraySlice<UInt8>, _ simulation: inout Simulation, _ me: ProcessID) {
        guard state.options.isVerbose, state.flavour == .bash || !state.isCommandString else { return }
        simulation.writeAll(Array(taken) + (taken.last == 10 || taken.isEmpty ? [] : [10]), to: 2, as: me)
    }

    /// Aliases stand where commands are typed; in scripts bash wants a switch for them.
    var usedAliases: [String: String] {
        guard state.flavour == .bash, !state.isInteractive, !state.shopts.contains("expand_aliases") else {
            return state.aliases
        }
        return [:]
    }

    /// bash tells of here-documents that the end of the text closes.
    mutating func warn(
        of open: [ShellParser.OpenDocument], lastLine: Int, _ simulation: inout Simulation, _ me: ProcessID
    ) {
        guard state.flavour == .bash else { return }
        for document in open {
            state.line = lastLine
            complain(
                "warning: here-document at line \(document.line) delimited by end-of-file (wanted `\(document.delimiter)')",
                &simulation, me)
        }
    }

    private mutating func readCommand(
        _ descriptor: Int, _ pending: [UInt8], _ line: Int, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Step {
        if !pending.isEmpty, isComplete(pending, line: line) {
            return take(pending, line: line, isWhole: false, &simulation, me)
        }
        do {
            switch try simulation.readLine(descriptor, as: me) {
            case .blocked(let reason):
                showPrompt(isContinuation: !pending.isEmpty, &simulation, me)
                return .wait([reason])
            case .end:
                guard !pending.isEmpty else {
                    if state.isInteractive { simulation.print("exit\n", to: 2, as: me) }
                    return finish(&simulation, me)
                }
                source = .text(pending, line: line)
                return .again
            case .bytes(let bytes):
                promptIsShown = false
                source = .input(descriptor: descriptor, pending: pending + bytes, line: line)
                return .again
            }
        } catch {
            return finish(&simulation, me)
        }
    }

    /// Whether the text holds at least one complete command line.
    private func isComplete(_ bytes: [UInt8], line: Int) -> Bool {
        guard bytes.last == 10 else { return false }
        if case .incomplete = ShellParser.parseLine(
            bytes, line: line, flavour: state.flavour, aliases: usedAliases)
        {
            return false
        }
        return true
    }

    private mutating func showPrompt(isContinuation: Bool, _ simulation: inout Simulation, _ me: ProcessID) {
        guard state.isInteractive, !promptIsShown else { return }
        reportJobs(&simulation, me)
        promptIsShown = true
        let text = state.value(isContinuation ? "PS2" : "PS1") ?? (isContinuation ? "> " : "$ ")
        simulation.print(PromptText.expand(text, state: state, simulation: simulation, process: me), to: 2, as: me)
    }

    private mutating func syntaxError(
        _ error: ShellSyntaxError, in bytes: [UInt8], from line: Int, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Step {
        simulation.print(
            SyntaxMessage.text(for: error, in: bytes, from: line, state: state), to: 2, as: me)
        state.status = SyntaxMessage.status(of: error, after: state.status, state)
        stack = []
        switch source {
        case .input(let descriptor, let pending, let line) where state.isInteractive:
            source = .input(descriptor: descriptor, pending: [], line: line + pending.count { $0 == 10 })
            return .again
        default:
            source = .none
            return .again
        }
    }

    // MARK: Ending

    /// Runs the `EXIT` trap, then ends.
    mutating func finish(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        if !isFinishing, let action = state.traps["EXIT"], !action.isEmpty, !isOwnedByParent("EXIT") {
            isFinishing = true
            source = .none
            runTrap(action, &simulation, me)
            return .again
        }
        return .exit(state.status)
    }

    /// While children work in the foreground the shell waits for their end, whatever comes.
    private var isWaitingForChildren: Bool {
        switch stack.last {
        case .child: true
        case .pipeline: state.isInteractive
        default: false
        }
    }

    private mutating func takeSignals(_ simulation: inout Simulation, _ me: ProcessID) -> Step? {
        if isWaitingForChildren {
            while let signal = simulation.takeSignal(me) {
                if !deferredSignals.contains(signal) { deferredSignals.append(signal) }
            }
            return nil
        }
        guard let signal = deferredSignals.isEmpty ? simulation.takeSignal(me) : deferredSignals.removeFirst() else {
            return nil
        }
        if let action = state.traps[signal.name] {
            guard !action.isEmpty else { return .again }
            if case .waiting? = stack.last {
                stack.removeLast()
                state.status = 128 + Int32(signal.number)
            }
            runTrap(action, &simulation, me)
            return .again
        }
        if !state.isInteractive, state.traps["EXIT"] != nil {
            state.status = 128 + Int32(signal.number)
            jump = .exit
            return .again
        }
        if signal == .interrupt, catchesInterrupt { return dieOfInterrupt(&simulation, me) }
        guard signal == .interrupt, state.isInteractive else { return .again }
        while let frame = stack.popLast() { clean(frame, &simulation, me) }
        jump = nil
        state.status = 130
        if case .input(let descriptor, _, let line) = source {
            source = .input(descriptor: descriptor, pending: [], line: line)
        }
        promptIsShown = false
        return .again
    }

    /// Dies of the signal that it caught; where the kernel keeps that from it, it exits (dash, `onint`).
    private mutating func dieOfInterrupt(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        guard let process = simulation.world.processes[me], !process.ignoredSignals.contains(.interrupt) else {
            return .again
        }
        state.status = 128 + Int32(Signal.interrupt.number)
        if process.machine != .host, process.localNumber == 1 {
            jump = .exit
            return .again
        }
        diesOfInterrupt = true
        simulation.send(.interrupt, to: me, fromOutside: false)
        return .again
    }

    mutating func runTrap(_ action: String, _ simulation: inout Simulation, _ me: ProcessID) {
        stack.append(.trap(status: state.status))
        _ = interpret(action, positional: nil, isTrap: true, &simulation, me)
    }

    /// A subshell lists the traps of its parent, and does not run them.
    private func isOwnedByParent(_ name: String) -> Bool { state.inheritedTraps.contains(name) }

    /// Says something in the shell's name on standard error; `command` is the builtin that complains.
    func complain(
        _ message: String, from command: String? = nil, _ simulation: inout Simulation, _ me: ProcessID
    ) {
        simulation.print(state.messagePrefix(command) + message + "\n", to: 2, as: me)
    }
}

extension ShellProgram {
    /// Sets the switches of `set` by their letters.
    package mutating func setOptions(_ letters: [Character]) {
        for letter in letters { _ = state.options.set(String(letter), to: true, flavour: state.flavour) }
    }

    /// Sets a switch by its long name. False when there is none.
    package mutating func setOption(_ name: String) -> Bool {
        state.options.set(name, to: true, flavour: state.flavour)
    }

    /// A script file's shell stays until its end; only `-c` becomes its last command.
    package mutating func runsWholeScript() {
        replacesLast = false
        state.isCommandString = false
        state.isScript = true
    }
}

extension ShellProgram {
    /// Whether a shell of this flavour carries out a command of that name itself.
    package static func hasBuiltin(_ name: String, in flavour: ShellFlavour) -> Bool {
        name == "exec" || Builtins.table[name]?.flavours.contains(flavour) == true
    }
}

extension ShellProgram {
    /// The builtins of a flavour.
    package static func builtinNames(of flavour: ShellFlavour) -> [String] {
        Builtins.table.filter { $0.value.flavours.contains(flavour) }.map(\.key)
    }
}
