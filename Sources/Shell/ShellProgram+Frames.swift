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
            pop()
        case .pipeline(let processes, let statuses, let source):
            return waitForPipeline(processes, statuses, source, &simulation, me)
        case .expansion(let expansion): return expand(expansion, &simulation, me)
        case .substitution(let substitution): return gather(substitution, &simulation, me)
        case .conditional(let branches, let next, let otherwise): runConditional(branches, next, otherwise)
        case .loop(let loop, let inCondition, let status): runLoop(loop, inCondition, status)
        case .iteration(let name, let values, let next, let body, let status):
            runIteration(name, values, next, body, status, &simulation, me)
        case .restoreDescriptors, .restoreVariables, .function, .script:
            pop()
            clean(top, &simulation, me)
        case .child(let process, let source): return waitForChild(process, source, &simulation, me)
        case .waiting(let processes): return waitForJobs(processes, &simulation, me)
        case .reading(let request): return read(request, &simulation, me)
        case .trap(let status):
            state.status = status
            pop()
        }
        return .again
    }

    mutating func pop() { stack.removeLast() }

    mutating func replaceTop(_ frame: Frame) { stack[stack.count - 1] = frame }

    /// Undoes what a frame has set up, when it is left in whatever way.
    mutating func clean(_ frame: Frame, _ simulation: inout Simulation, _ me: ProcessID) {
        switch frame {
        case .restoreDescriptors(let saved): restore(saved, &simulation, me)
        case .restoreVariables(let saved): restore(saved)
        case .function(let positional, let hidden):
            state.positional = positional
            state.functionDepth -= 1
            restore(hidden)
        case .script(let positional):
            if let positional { state.positional = positional }
        case .substitution(let substitution): simulation.close(substitution.descriptor, of: me)
        default: break
        }
    }

    private mutating func restore(_ saved: [String: ShellState.Variable?]) {
        for (name, variable) in saved { state.variables[name] = variable }
    }

    // MARK: Lists

    private mutating func runList(
        _ items: [ListItem], _ next: Int, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Step {
        if next > 0, items[next - 1].isBackground == false, shouldExitOnError(items[next - 1]) {
            jump = .exit
            return .again
        }
        guard next < items.count else {
            pop()
            return .again
        }
        let item = items[next]
        replaceTop(.list(items, next: next + 1))
        state.line = item.line
        if item.isBackground {
            startInBackground(item, &simulation, me)
        } else {
            stack.append(.andOr(item.andOr, next: 0))
        }
        return .again
    }

    private func shouldExitOnError(_ item: ListItem) -> Bool {
        guard state.options.exitsOnError, state.status != 0 else { return false }
        if item.andOr.rest.isEmpty, item.andOr.first.isNegated { return false }
        if skippedLast { return false }
        return !stack.dropLast().contains { frame in
            switch frame {
            case .negation: true
            case .andOr(let andOr, let next): next <= andOr.rest.count
            case .conditional(_, _, _): true
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
            let (joint, _) = andOr.rest[next - 1]
            if (joint == .and) != (state.status == 0) {
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
        if pipeline.isNegated { stack.append(.negation) }
        if pipeline.commands.count == 1 {
            push(pipeline.commands[0], &simulation, me)
        } else {
            startPipeline(pipeline, &simulation, me)
        }
        return .again
    }

    /// Puts a command on the stack.
    mutating func push(_ command: Command, _ simulation: inout Simulation, _ me: ProcessID) {
        state.line = command.line
        if case .simple(let simple) = command.body {
            stack.append(.expansion(.init(job: .simple(simple, command.redirections, line: command.line))))
        } else if !command.redirections.isEmpty {
            stack.append(.expansion(.init(job: .redirection(command))))
        } else {
            pushBody(command, &simulation, me)
        }
    }

    /// Puts a compound command on the stack, its redirections being done.
    mutating func pushBody(_ command: Command, _ simulation: inout Simulation, _ me: ProcessID) {
        switch command.body {
        case .simple: break
        case .group(let items): stack.append(.list(items, next: 0))
        case .subshell(let items): startSubshell(items, line: command.line, &simulation, me)
        case .conditional(let branches, let otherwise):
            stack.append(.conditional(branches, next: 0, otherwise: otherwise))
        case .loop(let loop): stack.append(.loop(loop, inCondition: false, status: 0))
        case .iteration(let iteration): stack.append(.expansion(.init(job: .iteration(iteration))))
        case .selection(let word, let cases): stack.append(.expansion(.init(job: .selection(word, cases))))
        case .function(let name, let body):
            state.functions[name] = body
            state.status = 0
        case .arithmetic(let word): stack.append(.expansion(.init(job: .arithmetic(word))))
        case .test(let words): stack.append(.expansion(.init(job: .test(words))))
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
            state.status = 0
            if let otherwise { stack.append(.list(otherwise, next: 0)) }
        }
    }

    private mutating func runLoop(_ loop: Command.Loop, _ inCondition: Bool, _ status: Int32) {
        guard inCondition else {
            // The body has just ended, or the loop begins with status 0.
            replaceTop(.loop(loop, inCondition: true, status: status))
            stack.append(.list(loop.condition, next: 0))
            return
        }
        if (state.status == 0) != loop.isUntil {
            replaceTop(.loop(loop, inCondition: false, status: 0))
            stack.append(.list(loop.body, next: 0))
            state.status = 0
        } else {
            pop()
            state.status = status
        }
    }

    private mutating func runIteration(
        _ name: String, _ values: [String], _ next: Int, _ body: [ListItem], _ status: Int32,
        _ simulation: inout Simulation, _ me: ProcessID
    ) {
        guard next < values.count else {
            pop()
            if next == 0 { state.status = 0 }
            return
        }
        guard state.set(name, values[next]) else {
            complain("\(name): readonly variable", &simulation, me)
            state.status = 1
            return pop()
        }
        replaceTop(.iteration(name: name, values: values, next: next + 1, body: body, status: status))
        stack.append(.list(body, next: 0))
    }

    // MARK: Jumps

    /// Leaves frames until the one that the jump is meant for.
    mutating func unwind(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        guard let jump else { return .again }
        guard let frame = stack.popLast() else {
            self.jump = nil
            if jump == .exit || jump == .returnFunction, state.isSubshell || !state.isInteractive || jump == .exit {
                if jump == .exit || jump == .returnFunction { source = .none }
            }
            return .again
        }
        switch (frame, jump) {
        case (.loop(let loop, _, _), .breakLoop(let count)), (.loop(let loop, _, _), .continueLoop(let count)):
            leaveLoop(jump, count, continuing: .loop(loop, inCondition: false, status: 0))
        case (.iteration, .breakLoop(let count)), (.iteration, .continueLoop(let count)):
            leaveLoop(jump, count, continuing: frame)
        case (.function, .breakLoop), (.function, .continueLoop):
            clean(frame, &simulation, me)
            self.jump = nil
        case (.function, .returnFunction), (.script, .returnFunction):
            clean(frame, &simulation, me)
            self.jump = nil
        default: clean(frame, &simulation, me)
        }
        return .again
    }

    private mutating func leaveLoop(_ jump: Jump, _ count: Int, continuing frame: Frame) {
        let goesOn = if case .continueLoop = jump { true } else { false }
        if count > 1 {
            self.jump = goesOn ? .continueLoop(count - 1) : .breakLoop(count - 1)
        } else {
            self.jump = nil
            if goesOn { stack.append(frame) }
        }
        state.status = 0
    }
}
