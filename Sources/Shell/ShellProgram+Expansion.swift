import Kernel
import ShellSyntax
import WorldModel

/// Expanding what is on top of the stack, and what then happens.
extension ShellProgram {
    /// Expands and runs a simple command in which no commands are substituted.
    mutating func runSimple(
        _ simple: SimpleCommand, _ redirections: [Redirection], line: Int, _ simulation: inout Simulation,
        _ me: ProcessID
    ) -> Step {
        do {
            let prepared = try expander.prepare(simple, redirections, line: line, &simulation)
            return execute(prepared, lastStatus: nil, &simulation, me)
        } catch {
            return stopped(error, &simulation, me)
        }
    }

    mutating func expand(
        _ expansion: Frame.Expansion, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Step {
        // The state stays as it is until everything is there: the expansion may begin anew.
        var expander = Expander(state: state, process: me, results: expansion.results)
        do {
            switch expansion.job {
            case .simple(let simple, let redirections, let line):
                let prepared = try expander.prepare(simple, redirections, line: line, &simulation)
                let lastStatus = expansion.results.last?.status
                replaceExpansion(expansion)
                state = expander.state
                return execute(prepared, lastStatus: lastStatus, &simulation, me)
            case .iteration(let iteration, let isMenu):
                let values = try iteration.words.map { words throws(Expander.Stop) in
                    try expander.fields(of: words, &simulation)
                }
                state = expander.state
                let frame = Frame.Iteration(
                    name: iteration.name, values: values ?? state.positional, body: iteration.body)
                replaceTop(isMenu ? .menu(frame, isWaiting: false) : .iteration(frame))
            case .selection(let word, let cases):
                try select(word, cases, &expander, &simulation)
            case .redirection(let command):
                let redirections = try command.redirections.map { redirection throws(Expander.Stop) in
                    try expander.prepare(redirection, &simulation)
                }
                state = expander.state
                replaceExpansion(expansion)
                return runRedirected(command, redirections, &simulation, me)
            case .arithmetic(let word):
                if state.options.traces { expander.trace(arithmetic: word, &simulation) }
                let value = try arithmetic(word, &expander, &simulation)
                state = expander.state
                state.status = value == 0 ? 1 : 0
                pop()
            case .test(let condition):
                let isTrue = try ConditionalExpression.evaluate(condition, &expander, &simulation)
                state = expander.state
                state.status = isTrue ? 0 : 1
                pop()
            }
            return .again
        } catch {
            return stopped(error, isExpansion: true, &simulation, me)
        }
    }

    /// `((…))` names itself in what it complains about, and ends only itself.
    private func arithmetic(
        _ word: Word, _ expander: inout Expander, _ simulation: inout Simulation
    ) throws(Expander.Stop) -> Int64 {
        do {
            return try expander.arithmetic(word, &simulation)
        } catch .failed(var failure) {
            failure.message = "((: " + failure.message
            failure.isLocal = true
            throw .failed(failure)
        } catch {
            throw error
        }
    }

    /// Takes an expansion that is done from the stack; the ends of `<(…)` stay open until its command is done.
    private mutating func replaceExpansion(_ expansion: Frame.Expansion) {
        if expansion.descriptors.isEmpty { pop() } else { replaceTop(.closeDescriptors(expansion.descriptors)) }
    }

    /// What an expansion that stopped needs. `isExpansion` tells that the expansion is on top of the stack.
    private mutating func stopped(
        _ stop: Expander.Stop, isExpansion: Bool = false, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Step {
        switch stop {
        case .needs(let items, let expanded): startSubstitution(items, expanded, &simulation, me)
        case .needsProcess(let items, let isInput, let expanded):
            startProcessSubstitution(items, isInput: isInput, expanded, &simulation, me)
        case .failed(let failure):
            if isExpansion, let frame = stack.popLast() { clean(frame, &simulation, me) }
            if failure.isWhole {
                if !failure.message.isEmpty { simulation.print(failure.message + "\n", to: 2, as: me) }
            } else {
                complain(failure.message, &simulation, me)
            }
            state.status = failure.status
            if failure.isLocal { return .again }
            if failure.endsShell, !state.isInteractive { jump = .exit } else { giveUpLine(&simulation, me) }
        }
        return .again
    }

    /// Leaves everything that was begun on the present line; the next one is read.
    mutating func giveUpLine(_ simulation: inout Simulation, _ me: ProcessID) {
        if state.isSubshell {
            jump = .exit
            return
        }
        while let frame = stack.popLast() {
            if case .script(let script) = frame, !script.rest.isEmpty {
                stack.append(frame)
                return
            }
            clean(frame, &simulation, me)
        }
    }

    // MARK: Substitutions

    private mutating func startSubstitution(
        _ items: [ListItem], _ expanded: ShellState, _ simulation: inout Simulation, _ me: ProcessID
    ) {
        let pipe = simulation.makePipe(as: me)
        var child = subshell(state.flavour == .bash ? Self.readingFile(items) : items, line: state.line)
        if state.flavour == .ash { child.state.traps = state.traps }  // `$(trap)` lists them
        child.adopt(expanded)
        child.state.traceDepth += 1
        if items.isEmpty { child.state.status = 0 }
        if state.flavour != .dash, !state.options.isPosix, !state.shopts.contains("inherit_errexit") {
            child.state.options.exitsOnError = false
        }
        if let process = simulation.fork(me, as: child) {
            try? simulation.duplicate(pipe.write, to: 1, as: process)
            simulation.close(pipe.write, of: process)
            simulation.close(pipe.read, of: process)
            stack.append(.substitution(.init(process: process, descriptor: pipe.read)))
        }
        simulation.close(pipe.write, of: me)
    }

    /// `$(<file)` is `$(cat <file)`.
    private static func readingFile(_ items: [ListItem]) -> [ListItem] {
        guard items.count == 1, let command = items[0].soleCommand, case .simple(let simple) = command.body,
            simple.words.isEmpty, simple.assignments.isEmpty, command.redirections.count == 1,
            command.redirections[0].operation == .input
        else { return items }
        var reading = command
        reading.body = .simple(SimpleCommand(assignments: [], words: [Word(literal: "cat")]))
        return [ListItem(reading)]
    }

    /// `<(…)`: starts the commands behind a pipe, whose other end is known as a file of `/dev/fd`.
    private mutating func startProcessSubstitution(
        _ items: [ListItem], isInput: Bool, _ expanded: ShellState, _ simulation: inout Simulation, _ me: ProcessID
    ) {
        guard case .expansion(var expansion)? = stack.last else { return }
        let pipe = simulation.makePipe(as: me)
        var child = subshell(items, line: state.line)
        child.adopt(expanded)
        if let process = simulation.fork(me, as: child) {
            try? simulation.duplicate(isInput ? pipe.write : pipe.read, to: isInput ? 1 : 0, as: process)
            simulation.close(pipe.write, of: process)
            simulation.close(pipe.read, of: process)
        }
        simulation.close(isInput ? pipe.write : pipe.read, of: me)
        state.lastBackground = simulation.world.processes[me]?.children.last
        state.lastBackgroundNumber = state.lastBackground.flatMap { simulation.world.processes[$0]?.localNumber }
        let kept = isInput ? pipe.read : pipe.write
        let open = simulation.world.processes[me]?.descriptors ?? [:]
        let number = (0..<60).map { 63 - $0 }.first { open[$0] == nil } ?? kept
        try? simulation.duplicate(kept, to: number, as: me)
        if number != kept { simulation.close(kept, of: me) }
        expansion.descriptors.append(number)
        expansion.results.append(.init(output: "/dev/fd/\(number)", status: 0))
        replaceTop(.expansion(expansion))
    }

    /// Goes on from a state that an expansion in the parent has changed.
    private mutating func adopt(_ expanded: ShellState) {
        let ignoresErrors = state.ignoresErrors
        let depth = state.subshellDepth
        let traps = state.traps
        let inheritedTraps = state.inheritedTraps
        let line = state.line
        let (isInLoop, isInFunction, traceDepth) = (state.isInLoop, state.isInFunction, state.traceDepth)
        state = expanded
        (state.isInLoop, state.isInFunction, state.traceDepth) = (isInLoop, isInFunction, traceDepth)
        state.inheritedTraps = inheritedTraps
        state.ignoresErrors = ignoresErrors
        state.subshellDepth = depth
        state.traps = traps
        state.line = line
        state.parserLine = 1
        state.isSubshell = true
        state.isInteractive = false
        state.jobs = []
    }

    /// Reads a substitution's output until its end, then waits for the process.
    mutating func gather(
        _ substitution: Frame.Substitution, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Step {
        var substitution = substitution
        if !substitution.isAtEnd {
            stack[stack.count - 1] = .negation  // so that the output has one owner while it grows
            switch (try? simulation.read(substitution.descriptor, as: me)) ?? .end {
            case .bytes(let bytes): substitution.output += bytes
            case .blocked(let reason):
                replaceTop(.substitution(substitution))
                return .wait([reason])
            case .end: substitution.isAtEnd = true
            }
            replaceTop(.substitution(substitution))
            return .again
        }
        guard let status = simulation.reap(substitution.process, parent: me) else { return .wait([.child]) }
        simulation.close(substitution.descriptor, of: me)
        pop()
        guard case .expansion(var expansion)? = stack.last else { return .again }
        let output = String(decoding: substitution.output.filter { $0 != 0 }, as: UTF8.self)
        expansion.results.append(.init(output: output, status: status.shellStatus))
        replaceTop(.expansion(expansion))
        return .again
    }

    // MARK: case and redirected commands

    private mutating func select(
        _ word: Word, _ cases: [Command.Case], _ expander: inout Expander, _ simulation: inout Simulation
    ) throws(Expander.Stop) {
        let subject = try expander.string(of: word, &simulation)
        if state.options.traces, state.flavour == .bash { expander.trace("case \(subject) in", &simulation) }
        for (index, branch) in cases.enumerated() {
            for pattern in branch.patterns where try expander.pattern(of: pattern, &simulation).matches(subject) {
                var body = branch.body
                var last = index
                while cases[last].end == .fallsThrough, last + 1 < cases.count {
                    last += 1
                    body += cases[last].body
                }
                state = expander.state
                if body.isEmpty { state.status = 0 }  // otherwise the commands find the status as it was
                pop()
                if cases[last].end == .goesOn, last + 1 < cases.count {
                    let rest = Array(cases[(last + 1)...])
                    stack.append(.expansion(.init(job: .selection(word, rest))))
                }
                stack.append(.list(body, next: 0))
                return
            }
        }
        state = expander.state
        state.status = 0
        pop()
    }

    private mutating func runRedirected(
        _ command: Command, _ redirections: [PreparedRedirection], _ simulation: inout Simulation, _ me: ProcessID
    ) -> Step {
        if state.flavour == .bash {
            // What goes wrong is said of the line that has been read, in a function of the one on which that begins.
            state.line = state.callers.last.flatMap { state.functions[$0]?.line } ?? state.lastLineRead
        }
        guard let saved = redirect(redirections, &simulation, me) else {
            var isSubshell = false
            if case .subshell = command.body { isSubshell = true }
            state.status = state.flavour == .dash || state.flavour == .ash && isSubshell ? 2 : 1
            return .again
        }
        stack.append(.restoreDescriptors(saved))
        pushBody(command, &simulation, me)
        return .again
    }
}
