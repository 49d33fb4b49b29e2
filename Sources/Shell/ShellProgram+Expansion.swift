import Kernel
import ShellSyntax
import WorldModel

/// Expanding what is on top of the stack, and what then happens.
extension ShellProgram {
    mutating func expand(
        _ expansion: Frame.Expansion, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Step {
        var expander = Expander(state: state, simulation: simulation, process: me, results: expansion.results)
        do {
            switch expansion.job {
            case .simple(let simple, let redirections, let line):
                let prepared = try PreparedCommand(simple, redirections, line: line, with: &expander)
                let lastStatus = expansion.results.last?.status
                pop()
                state = expander.state
                return execute(prepared, lastStatus: lastStatus, &simulation, me)
            case .iteration(let iteration):
                let values = try iteration.words.map { words throws(Expander.Stop) in try expander.fields(of: words) }
                state = expander.state
                replaceTop(
                    .iteration(
                        name: iteration.name, values: values ?? state.positional, next: 0, body: iteration.body,
                        status: 0))
            case .selection(let word, let cases):
                let body = try select(word, cases, &expander)
                state = expander.state
                state.status = 0
                pop()
                if let body { stack.append(.list(body, next: 0)) }
            case .redirection(let command):
                let redirections = try command.redirections.map { redirection throws(Expander.Stop) in
                    try PreparedRedirection(redirection, with: &expander)
                }
                state = expander.state
                pop()
                return runRedirected(command, redirections, &simulation, me)
            case .arithmetic(let word):
                let value = try expander.arithmetic(word)
                state = expander.state
                state.status = value == 0 ? 1 : 0
                pop()
            case .test(let words):
                let isTrue = try ConditionalExpression.evaluate(words, &expander)
                state = expander.state
                state.status = isTrue ? 0 : 1
                pop()
            }
            return .again
        } catch {
            return stopped(error, &simulation, me)
        }
    }

    private mutating func stopped(
        _ stop: Expander.Stop, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Step {
        switch stop {
        case .needs(let items, let expanded):
            let pipe = simulation.makePipe(as: me)
            var child = subshell(items, line: state.line)
            child.state = expanded
            child.state.isSubshell = true
            child.state.isInteractive = false
            child.state.traps = [:]
            if let process = simulation.fork(me, as: child) {
                try? simulation.duplicate(pipe.write, to: 1, as: process)
                simulation.close(pipe.write, of: process)
                simulation.close(pipe.read, of: process)
                stack.append(.substitution(.init(process: process, descriptor: pipe.read)))
            }
            simulation.close(pipe.write, of: me)
        case .failed(let message, let status):
            pop()
            complain(message, &simulation, me)
            state.status = status
            if !state.isInteractive { jump = .exit }
        }
        return .again
    }

    /// Reads a substitution's output until its end, then waits for the process.
    mutating func gather(
        _ substitution: Frame.Substitution, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Step {
        var substitution = substitution
        if !substitution.isAtEnd {
            switch (try? simulation.read(substitution.descriptor, as: me)) ?? .end {
            case .bytes(let bytes): substitution.output += bytes
            case .blocked(let reason): return .wait([reason])
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

    private func select(
        _ word: Word, _ cases: [Command.Case], _ expander: inout Expander
    ) throws(Expander.Stop) -> [ListItem]? {
        let subject = try expander.string(of: word)
        for (index, branch) in cases.enumerated() {
            for pattern in branch.patterns where try expander.pattern(of: pattern).matches(subject) {
                var body = branch.body
                var last = index
                while cases[last].fallsThrough, last + 1 < cases.count {
                    last += 1
                    body += cases[last].body
                }
                return body
            }
        }
        return nil
    }

    private mutating func runRedirected(
        _ command: Command, _ redirections: [PreparedRedirection], _ simulation: inout Simulation, _ me: ProcessID
    ) -> Step {
        guard let saved = redirect(redirections, &simulation, me) else {
            state.status = 1
            return .again
        }
        stack.append(.restoreDescriptors(saved))
        pushBody(command, &simulation, me)
        return .again
    }
}
