import Kernel
import ShellSyntax
import WorldModel

/// Carrying out the top of the stack.
extension ShellProgram {
    mutating func run(_ top: Frame, _ simulation: inout Simulation, _ me: ProcessID) -> Step {
        switch top {
        case .list(let items, let next): return runList(items, next, &simulation, me)
        case .andOr(let andOr, let next): return runAndOr(andOr, next, &simulation, me)
        case .negation:
            state.status = state.status == 0 ? 1 : 0
            skippedLast = true  // a negated command never ends a shell under `set -e`
            pop()
        case .pipeline(let processes, let statuses, let source):
            return waitForPipeline(processes, statuses, source, &simulation, me)
        case .expansion(let expansion): return expand(expansion, &simulation, me)
        case .substitution(let substitution): return gather(substitution, &simulation, me)
        case .conditional(let branches, let next, let otherwise): runConditional(branches, next, otherwise)
        case .loop(let loop, let inCondition, let status): runLoop(loop, inCondition, status)
        case .iteration(let iteration): runIteration(iteration, &simulation, me)
        case .count(let counting, let isFirst): runCounting(counting, isFirst, &simulation, me)
        case .menu(let menu, let isWaiting): runMenu(menu, isWaiting, &simulation, me)
        case .script(let script): return runScript(script, &simulation, me)
        case .function:
            skippedLast = false
            if runsReturnTrap(&simulation, me) { return .again }
            pop()
            clean(top, &simulation, me)
        case .debugged(let command):
            pop()
            return start(command, &simulation, me)
        case .lastPart(let processes, let status):
            return waitForOthers(processes, status ?? state.status, &simulation, me)
        case .restoreDescriptors, .restoreVariables, .closeDescriptors:
            pop()
            clean(top, &simulation, me)
        case .child(let process, let source): return waitForChild(process, source, &simulation, me)
        case .waiting(let waiting): return waitForJobs(waiting, &simulation, me)
        case .reading(let request): return read(request, &simulation, me)
        case .trap(let status):
            state.status = status
            pop()
        case .timing(let start, let style):
            pop()
            reportTime(since: start, style, &simulation, me)
        }
        return .again
    }

    mutating func pop() { stack.removeLast() }

    mutating func replaceTop(_ frame: Frame) { stack[stack.count - 1] = frame }

    /// Undoes what a frame has set up, when it is left in whatever way.
    mutating func clean(_ frame: Frame, _ simulation: inout Simulation, _ me: ProcessID) {
        switch frame {
        case .restoreDescriptors(let saved): restore(saved, &simulation, me)
        case .closeDescriptors(let numbers): for number in numbers { simulation.close(number, of: me) }
        case .restoreVariables(let saved): restore(saved)
        case .function(let positional, let hidden):
            state.positional = positional
            state.functionDepth -= 1
            if !state.callers.isEmpty { state.callers.removeLast() }
            if !state.callerLines.isEmpty { state.callerLines.removeLast() }
            restore(hidden)
        case .script(let script):
            if let positional = script.positional { state.positional = positional }
            state.scriptName = script.scriptName
            state.line = script.callerLine
            if !script.isTrap { state.traceDepth -= 1 }
        case .substitution(let substitution): simulation.close(substitution.descriptor, of: me)
        case .expansion(let expansion): for number in expansion.descriptors { simulation.close(number, of: me) }
        default: break
        }
    }

    private mutating func restore(_ saved: [String: ShellVariable?]) {
        for (name, variable) in saved { state.variables[name] = variable }
    }

    // MARK: Lists

    private mutating func runList(
        _ items: [ListItem], _ next: Int, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Step {
        if next > 0, state.status != 0, !items[next - 1].isBackground,
            endsInFailure(items[next - 1], &simulation, me)
        {
            return .again
        }
        guard next < items.count, !state.options.onlyParses || state.isInteractive else {
            pop()
            return .again
        }
        stack[stack.count - 1] = .list(items, next: next + 1)
        if let command = items[next].soleCommand {
            skippedLast = false
            return push(command, &simulation, me)
        }
        let item = items[next]
        state.line = item.line
        if item.isBackground {
            startInBackground(item, &simulation, me)
        } else {
            stack.append(.andOr(item.andOr, next: 0))
        }
        return .again
    }

    /// What a failed command has for a consequence: the `ERR` trap, and the end under `set -e`.
    private mutating func endsInFailure(
        _ item: ListItem, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Bool {
        let action = state.traps["ERR"]
        guard state.options.exitsOnError || action != nil, !skippedLast, !ignoresFailure else { return false }
        if let action, !action.isEmpty, !isInErrorTrap, state.functionDepth == 0 || state.options.inheritsTraps {
            skippedLast = true  // once for each failure
            isInErrorTrap = true
            if state.options.exitsOnError { jumpsAfterTrap = true }
            runTrap(action, &simulation, me)
            return true
        }
        isInErrorTrap = false
        guard state.options.exitsOnError else { return false }
        jump = .exit
        return true
    }

    /// Whether what runs now is a condition of something, so that its failure is no error.
    var ignoresFailure: Bool {
        if state.ignoresErrors { return true }
        return stack.contains { frame in
            switch frame {
            case .negation: true
            case .andOr(let andOr, let next): next <= andOr.rest.count
            case .conditional: true
            case .loop(_, let inCondition, _): inCondition
            default: false
            }
        }
    }

    private mutating func runAndOr(
        _ andOr: AndOr, _ next: Int, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Step {
        if next > 0 {
            skippedLast = false
            guard next <= andOr.rest.count else {
                pop()
                return .again
            }
            if (andOr.rest[next - 1].joint == .and) != (state.status == 0) {
                replaceTop(.andOr(andOr, next: next + 1))
                if next == andOr.rest.count {
                    pop()
                    skippedLast = true
                }
                return .again
            }
        }
        replaceTop(.andOr(andOr, next: next + 1))
        let pipeline = next == 0 ? andOr.first : andOr.rest[next - 1].pipeline
        if next == andOr.rest.count { pop() }  // the last one needs nothing after it
        skippedLast = false
        if let timing = pipeline.timing { stack.append(.timing(simulation.world.clock.now, timing)) }
        if pipeline.isNegated { stack.append(.negation) }
        if pipeline.commands.count == 1 { return push(pipeline.commands[0], &simulation, me) }
        startPipeline(pipeline, &simulation, me)
        return .again
    }

    /// Puts a command on the stack, or runs it at once when nothing must happen before.
    mutating func push(_ command: Command, _ simulation: inout Simulation, _ me: ProcessID) -> Step {
        if !state.traps.isEmpty, state.flavour == .bash, statusBeforeTrap == nil {
            state.currentCommand = command
            if let action = state.traps["DEBUG"], !action.isEmpty, state.functionDepth == 0, command.isStep {
                state.line = command.line
                stack.append(.debugged(command))
                runTrap(action, &simulation, me)
                return .again
            }
        }
        return start(command, &simulation, me)
    }

    /// Begins a command, the traps before it being done.
    private mutating func start(_ command: Command, _ simulation: inout Simulation, _ me: ProcessID) -> Step {
        state.line = command.line
        if case .simple(let simple) = command.body {
            if state.flavour != .bash, simple.words.isEmpty, simple.runsCommands, !command.redirections.isEmpty {
                // dash and ash redirect before they expand what is assigned.
                stack.append(.expansion(.init(job: .redirection(command))))
                return .again
            }
            if !simple.runsCommands, !command.redirections.contains(where: \.target.runsCommands) {
                return runSimple(simple, command.redirections, line: command.line, &simulation, me)
            }
            stack.append(.expansion(.init(job: .simple(simple, command.redirections, line: command.line))))
        } else if !command.redirections.isEmpty {
            stack.append(.expansion(.init(job: .redirection(command))))
        } else {
            pushBody(command, &simulation, me)
        }
        return .again
    }

    /// Puts a compound command on the stack, its redirections being done.
    mutating func pushBody(_ command: Command, _ simulation: inout Simulation, _ me: ProcessID) {
        switch command.body {
        case .simple:
            var rest = command
            rest.redirections = []
            _ = start(rest, &simulation, me)
        case .malformed(let error, let source, let line):
            simulation.print(SyntaxMessage.inBackquotes(error, in: source, from: line, state), to: 2, as: me)
            state.status = 2
        case .group(let items): stack.append(.list(items, next: 0))
        case .subshell(let items): startSubshell(items, line: command.line, &simulation, me)
        case .conditional(let branches, let otherwise):
            stack.append(.conditional(branches, next: 0, otherwise: otherwise))
        case .loop(let loop): stack.append(.loop(loop, inCondition: false, status: -1))
        case .iteration(let iteration): stack.append(.expansion(.init(job: .iteration(iteration, isMenu: false))))
        case .menu(let iteration): stack.append(.expansion(.init(job: .iteration(iteration, isMenu: true))))
        case .selection(let word, let cases): stack.append(.expansion(.init(job: .selection(word, cases))))
        case .function(let name, let body): define(name, body, &simulation, me)
        case .arithmetic(let word): stack.append(.expansion(.init(job: .arithmetic(word))))
        case .count(let counting): stack.append(.count(counting, isFirst: true))
        case .test(let condition): stack.append(.expansion(.init(job: .test(condition))))
        }
    }

    private mutating func define(
        _ name: String, _ body: Command, _ simulation: inout Simulation, _ me: ProcessID
    ) {
        state.status = 0
        if state.readOnlyFunctions.contains(name) {
            complain("\(name): readonly function", &simulation, me)
            state.status = 1
        } else {
            state.functions[name] = body
        }
    }

    // MARK: Conditions and loops

    private mutating func runConditional(_ branches: [Command.Branch], _ next: Int, _ otherwise: [ListItem]?) {
        if next > 0, state.status == 0 {
            pop()
            stack.append(.list(branches[next - 1].body, next: 0))
        } else if next < branches.count {
            replaceTop(.conditional(branches, next: next + 1, otherwise: otherwise))
            stack.append(.list(branches[next].condition, next: 0))
        } else {
            pop()
            if let otherwise { stack.append(.list(otherwise, next: 0)) } else { state.status = 0 }
        }
    }

    private mutating func runLoop(_ loop: Command.Loop, _ inCondition: Bool, _ status: Int32) {
        guard inCondition else {
            // The loop begins with status 0; afterwards it has that of the body, which has just ended.
            replaceTop(.loop(loop, inCondition: true, status: status < 0 ? 0 : state.status))
            stack.append(.list(loop.condition, next: 0))
            return
        }
        if (state.status == 0) != loop.isUntil {
            replaceTop(.loop(loop, inCondition: false, status: 0))
            stack.append(.list(loop.body, next: 0))
        } else {
            pop()
            state.status = status
            // The body's last failure has been looked at there.
            skippedLast = status != 0
        }
    }

    private mutating func runIteration(
        _ iteration: Frame.Iteration, _ simulation: inout Simulation, _ me: ProcessID
    ) {
        guard iteration.next < iteration.values.count else {
            pop()
            if iteration.next == 0 { state.status = 0 }
            return
        }
        guard ShellState.isName(iteration.name) else {
            complain("`\(iteration.name)': not a valid identifier", &simulation, me)
            state.status = 1
            return pop()
        }
        guard state.set(iteration.name, iteration.values[iteration.next]) else {
            complain(state.readOnlyMessage(iteration.name), &simulation, me)
            state.status = state.flavour == .bash ? 1 : 2
            if state.flavour != .bash, !state.isInteractive { jump = .exit }
            return pop()
        }
        if state.options.traces, state.flavour == .bash {
            let words = iteration.values.map { Quoting.traced($0, .bash) }.joined(separator: " ")
            trace("for \(iteration.name) in \(words)", &simulation, me)
        }
        var iteration = iteration
        iteration.next += 1
        let body = iteration.body
        replaceTop(.iteration(iteration))
        stack.append(.list(body, next: 0))
    }

    private mutating func runCounting(
        _ counting: Command.Counting, _ isFirst: Bool, _ simulation: inout Simulation, _ me: ProcessID
    ) {
        do throws(Expander.Stop) {
            if isFirst { expander.state.status = 0 }
            _ = try evaluate(isFirst ? counting.start : counting.step, &simulation)
            let isEmpty = counting.condition.parts.isEmpty
            var goesOn = true
            if !isEmpty { goesOn = try evaluate(counting.condition, &simulation) != 0 }
            guard goesOn else { return pop() }
            replaceTop(.count(counting, isFirst: false))
            stack.append(.list(counting.body, next: 0))
        } catch {
            pop()
            if case .failed(let failure) = error { complain("((: " + failure.message, &simulation, me) }
            state.status = 1
        }
    }

    /// One of the three expressions of `for ((…))`.
    private mutating func evaluate(
        _ expression: Word, _ simulation: inout Simulation
    ) throws(Expander.Stop) -> Int64 {
        if state.options.traces, !expression.parts.isEmpty { expander.trace(arithmetic: expression, &simulation) }
        return try expander.arithmetic(expression, &simulation)
    }

    private mutating func runMenu(
        _ menu: Frame.Iteration, _ isWaiting: Bool, _ simulation: inout Simulation, _ me: ProcessID
    ) {
        if isWaiting, state.status != 0 {
            simulation.print("\n", to: 2, as: me)
            return pop()
        }
        let answer = state.value("REPLY") ?? ""
        if isWaiting, !answer.isEmpty {
            let number = Int(answer) ?? 0
            state.set(
                menu.name,
                (1...max(1, menu.values.count)).contains(number) && !menu.values.isEmpty ? menu.values[number - 1] : "")
            replaceTop(.menu(menu, isWaiting: false))
            stack.append(.list(menu.body, next: 0))
            return
        }
        guard !menu.values.isEmpty else { return pop() }
        if menu.next == 0 || isWaiting {
            for (index, value) in menu.values.enumerated() {
                simulation.print("\(index + 1)) \(value)\n", to: 2, as: me)
            }
        }
        simulation.print(state.value("PS3") ?? "#? ", to: 2, as: me)
        var menu = menu
        menu.next = 1
        replaceTop(.menu(menu, isWaiting: true))
        stack.append(.reading(.init(names: [], isRaw: false)))
    }

    /// What `time` prints: the time of the world's clock; the shell itself takes none.
    private func reportTime(
        since start: Instant, _ style: Pipeline.Timing, _ simulation: inout Simulation, _ me: ProcessID
    ) {
        let milliseconds = (simulation.world.clock.now - start) / 1_000_000
        func shown(_ milliseconds: Int64) -> String {
            let rest = String(milliseconds % 1000)
            let decimals = String(repeating: "0", count: 3 - rest.count) + rest
            if style == .posix { return "\(milliseconds / 1000).\(decimals.prefix(2))" }
            return "\(milliseconds / 60_000)m\(milliseconds / 1000 % 60).\(decimals)s"
        }
        if style == .posix {
            simulation.print("real \(shown(milliseconds))\nuser 0.00\nsys 0.00\n", to: 2, as: me)
        } else {
            simulation.print("\nreal\t\(shown(milliseconds))\nuser\t0m0.000s\nsys\t0m0.000s\n", to: 2, as: me)
        }
    }
}
