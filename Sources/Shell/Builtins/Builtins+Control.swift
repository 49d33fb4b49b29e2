import Kernel
import ShellSyntax
import WorldModel

/// Flow of control: leaving, evaluating, traps.
extension Builtins {
    static let control: [String: Builtin] = [
        ":": Builtin { _, _, _, _ in 0 },
        "true": Builtin { _, _, _, _ in 0 },
        "false": Builtin { _, _, _, _ in 1 },
        "exit": Builtin { shell, words, simulation, me in
            if shell.state.isInteractive { simulation.print("exit\n", to: 2, as: me) }
            let status = number(words, &shell, &simulation, me)
            shell.jump = .exit
            return status
        },
        "return": Builtin { shell, words, simulation, me in
            guard shell.canReturn || shell.state.isInFunction || shell.state.flavour != .bash else {
                shell.complain("can only `return' from a function or sourced script", from: "return", &simulation, me)
                return 2
            }
            let status = number(words, &shell, &simulation, me)
            if shell.jump == nil { shell.jump = shell.canReturn ? .returnFunction : .exit }
            return status
        },
        "break": Builtin { shell, words, simulation, me in leaveLoop(&shell, words, &simulation, me) },
        "continue": Builtin { shell, words, simulation, me in leaveLoop(&shell, words, &simulation, me) },
        "eval": Builtin { shell, words, simulation, me in
            var arguments = words.dropFirst()
            if arguments.first == "--", shell.state.flavour == .bash { arguments = arguments.dropFirst() }
            return shell.interpret(arguments.joined(separator: " "), positional: nil, &simulation, me)
        },
        ".": Builtin { shell, words, simulation, me in source(&shell, words, &simulation, me) },
        "source": Builtin(Builtin.notDash) { shell, words, simulation, me in source(&shell, words, &simulation, me) },
        "trap": Builtin { shell, words, simulation, me in trap(&shell, words, &simulation, me) },
    ]

    /// The status given to `exit` and `return`; the last one without an argument.
    private static func number(
        _ words: [String], _ shell: inout ShellProgram, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int32 {
        var arguments = words.dropFirst()
        if arguments.first == "--" { arguments = arguments.dropFirst() }
        guard let word = arguments.first else { return shell.statusBeforeTrap ?? shell.state.status }
        guard let value = Int(word), shell.state.flavour == .bash || (0...Int(Int32.max)).contains(value) else {
            if shell.state.flavour != .bash, !shell.state.isInteractive { shell.jump = .exit }
            let text = shell.state.flavour == .bash ? "\(word): numeric argument required" : "Illegal number: \(word)"
            shell.complain(text, from: words[0], &simulation, me)
            return 2
        }
        if arguments.count > 1, shell.state.flavour == .bash {
            shell.complain("too many arguments", from: words[0], &simulation, me)
            return 1
        }
        // dash keeps what a function returns as it is.
        if shell.state.flavour == .dash, words[0] == "return" { return Int32(truncatingIfNeeded: value) }
        return Int32(truncatingIfNeeded: value & 255)
    }

    private static func leaveLoop(
        _ shell: inout ShellProgram, _ words: [String], _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int32 {
        let name = words[0]
        var count = 1
        if words.count > 1 {
            guard let number = Int(words[1]),
                (1...Int(Int32.max)).contains(number) || shell.state.flavour == .bash
            else {
                let isBash = shell.state.flavour == .bash
                shell.complain(
                    isBash ? "\(words[1]): numeric argument required" : "Illegal number: \(words[1])", from: name,
                    &simulation, me)
                if shell.state.isInteractive { return 1 }
                shell.jump = .exit
                return isBash ? 128 : 2
            }
            guard number > 0 else {
                shell.complain("\(words[1]): loop count out of range", from: name, &simulation, me)
                shell.jump = shell.hasLoop ? .breakLoop(.max) : nil
                shell.leavesWithFailure = true
                return 1
            }
            count = number
        }
        guard shell.hasLoop || shell.state.isInLoop else {
            if shell.state.flavour == .bash {
                shell.complain("only meaningful in a `for', `while', or `until' loop", from: name, &simulation, me)
            }
            return 0
        }
        shell.jump = !shell.hasLoop ? .exit : name == "break" ? .breakLoop(count) : .continueLoop(count)
        return 0
    }

    private static func source(
        _ shell: inout ShellProgram, _ words: [String], _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int32 {
        let flavour = shell.state.flavour
        var arguments = Array(words.dropFirst())
        if arguments.first == "--" { arguments.removeFirst() }
        guard let name = arguments.first else {
            if flavour == .bash {
                shell.complain("filename argument required", from: words[0], &simulation, me)
                simulation.print(usage(of: words[0]), to: 2, as: me)
            }
            return flavour == .dash ? 0 : 2
        }
        var path = name
        if !name.contains("/") {
            if let found = simulation.search(name, path: shell.state.value("PATH") ?? "", as: me) {
                path = found
            } else if flavour == .dash {
                shell.complain("\(name): not found", from: words[0], &simulation, me)
                if !shell.state.isInteractive { shell.jump = .exit }
                return 2
            } else if flavour == .ash, !simulation.exists(name, as: me) {
                shell.complain("\(name): not found", from: words[0], &simulation, me)
                if !shell.state.isInteractive { shell.jump = .exit }
                return 2
            }
        }
        if simulation.isDirectory(path, as: me) {
            guard flavour == .bash else { return 0 }
            shell.complain("\(name): is a directory", from: words[0], &simulation, me)
            return 1
        }
        do {
            let bytes = try simulation.contents(of: path, as: me)
            // Parameters are those of the caller unless some are given; dash takes none.
            let given = arguments.count > 1 && flavour != .dash ? Array(arguments.dropFirst()) : nil
            return shell.interpret(
                String(decoding: bytes, as: UTF8.self), positional: given, file: name, &simulation, me)
        } catch {
            switch flavour {
            case .bash: shell.complain("\(name): \(error.rawValue)", &simulation, me)
            case .dash:
                shell.complain(
                    "cannot open \(name): \(error == .noEntry ? "No such file" : error.rawValue)", from: words[0],
                    &simulation, me)
            case .ash: shell.complain("can't open '\(name)': \(error.rawValue)", from: words[0], &simulation, me)
            }
            if !shell.state.isInteractive, flavour != .bash { shell.jump = .exit }
            return flavour == .bash ? 1 : 2
        }
    }

    // MARK: trap

    private static func trap(
        _ shell: inout ShellProgram, _ words: [String], _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int32 {
        var arguments = Array(words.dropFirst())
        if arguments.first == "-l", shell.state.flavour != .dash {
            simulation.print(KillCommand.table(shell.state.flavour), as: me)
            return 0
        }
        if arguments.first == "--" { arguments.removeFirst() }
        guard let first = arguments.first, first != "-p" else {
            let names = arguments.dropFirst().compactMap { signalName($0, shell.state) }
            listTraps(shell.state, only: names.isEmpty ? nil : Set(names), &simulation, me)
            return 0
        }
        // A single operand, or a number first, resets what it names.
        let isReset = first == "-" || arguments.count == 1 || (Int(first).map { $0 >= 0 } ?? false)
        let names = isReset && first != "-" ? arguments : Array(arguments.dropFirst())
        forgetInherited(&shell)
        var status: Int32 = 0
        for text in names {
            guard let name = signalName(text, shell.state) else {
                status = refuseTrap(text, isOnly: arguments.count == 1, shell, &simulation, me)
                continue
            }
            shell.state.traps[name] = isReset ? nil : first
            if name == "RETURN" { shell.state.returnTrapDepth = isReset ? nil : shell.state.functionDepth }
            guard let signal = Signal(named: name), name != "EXIT" else { continue }
            if !isReset, first.isEmpty {
                simulation.world.processes.table[me]?.ignoredSignals.insert(signal)
            } else {
                simulation.world.processes.table[me]?.ignoredSignals.remove(signal)
            }
        }
        return status
    }

    private static func refuseTrap(
        _ text: String, isOnly: Bool, _ shell: ShellProgram, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int32 {
        switch shell.state.flavour {
        case .bash:
            if isOnly {
                simulation.print(usage(of: "trap"), to: 2, as: me)
                return 2
            }
            shell.complain("\(text): invalid signal specification", from: "trap", &simulation, me)
        case .dash: simulation.print("trap: \(text): bad trap\n", to: 2, as: me)
        case .ash: shell.complain("\(text): invalid signal specification", from: "trap", &simulation, me)
        }
        return 1
    }

    /// A subshell that sets a trap has no longer those of its parent.
    private static func forgetInherited(_ shell: inout ShellProgram) {
        for name in shell.state.inheritedTraps { shell.state.traps[name] = nil }
        shell.state.inheritedTraps = []
    }

    private static func listTraps(
        _ state: ShellState, only names: Set<String>?, _ simulation: inout Simulation, _ me: ProcessID
    ) {
        func number(_ name: String) -> Int { name == "EXIT" ? 0 : Signal(named: name)?.number ?? 100 }
        for (name, action) in state.traps.sorted(by: { number($0.key) < number($1.key) })
        where names?.contains(name) ?? true {
            let isSignal = Signal(named: name) != nil && name != "EXIT"
            let label = state.flavour == .bash && isSignal ? "SIG" + name : name
            simulation.print("trap -- \(Quoting.always(action, state.flavour)) \(label)\n", as: me)
        }
    }

    private static func signalName(_ text: String, _ state: ShellState) -> String? {
        if text == "0" || text.uppercased() == "EXIT" { return "EXIT" }
        if state.flavour != .dash, text.uppercased() == "ERR" { return "ERR" }
        if state.flavour == .bash, ["DEBUG", "RETURN"].contains(text.uppercased()) { return text.uppercased() }
        if state.flavour == .dash, text.uppercased().hasPrefix("SIG") { return nil }
        return Signal(named: text)?.name
    }
}

extension ShellProgram {
    /// Whether `break` has something to leave, up to the nearest function.
    var hasLoop: Bool {
        for frame in stack.reversed() {
            switch frame {
            case .loop, .iteration, .count, .menu: return true
            case .function: if state.flavour != .ash { return false }
            default: continue
            }
        }
        return false
    }

    /// Whether `return` has something to leave.
    var canReturn: Bool {
        stack.contains { frame in
            switch frame {
            case .function: true
            case .script(let script): script.isFile
            default: false
            }
        }
    }

    /// In a trap's action, the status before it: what `exit` without an operand gives.
    var statusBeforeTrap: Int32? {
        for frame in stack.reversed() {
            if case .trap(let status) = frame { return status }
            if case .function = frame { return nil }
        }
        return nil
    }

    /// Runs a text in this shell: `eval`, `.`, trap actions.
    mutating func interpret(
        _ text: String, positional: [String]?, file: String? = nil, isTrap: Bool = false,
        _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int32 {
        guard stack.count < 4_000 else {
            complain("maximum eval nesting level exceeded", from: "eval", &simulation, me)
            jump = .exit
            return 1
        }
        let script = Frame.Script(
            rest: Array(text.utf8), line: file == nil && state.flavour == .bash ? state.line : 1,
            positional: positional == nil ? nil : state.positional, isFile: file != nil,
            scriptName: state.scriptName, callerLine: state.line, isTrap: isTrap)
        stack.append(.script(script))
        if !isTrap { state.traceDepth += 1 }
        if let positional { state.positional = positional }
        if state.flavour == .bash {
            if let file { state.scriptName = file }
        } else {
            // What goes wrong inside is said in the name of the builtin.
            state.scriptName = file ?? (isTrap ? state.scriptName : "eval")
        }
        return text.allSatisfy(\.isWhitespace) ? 0 : state.status
    }

    /// Takes the next line of a script inside the script.
    mutating func runScript(_ script: Frame.Script, _ simulation: inout Simulation, _ me: ProcessID) -> Step {
        guard !script.rest.isEmpty else {
            skippedLast = false
            pop()
            clean(.script(script), &simulation, me)
            if script.isFile { runReturnTrapOfFile(&simulation, me) }
            return .again
        }
        let outcome = ShellParser.parseLine(
            script.rest, line: script.line, flavour: state.flavour, aliases: usedAliases, isWhole: true)
        switch outcome {
        case .commands(let items, let consumed, let open):
            warn(of: open, lastLine: script.line, &simulation, me)
            var script = script
            let taken = script.rest[..<consumed]
            script.line += taken.count { $0 == 10 }
            script.rest.removeFirst(consumed)
            state.parserLine = script.line
            state.lastLineRead = taken.last == 10 ? script.line - 1 : script.line
            replaceTop(.script(script))
            if !items.isEmpty { stack.append(.list(items, next: 0)) }
        case .incomplete(let error), .failure(let error):
            pop()
            var shown =
                script.isFile
                ? SyntaxMessage.inFile(error, in: script.rest, from: script.line, state)
                : SyntaxMessage.text(for: error, in: script.rest, from: script.line, state: state)
            // dash says `eval:` only in its name, not in that of a trap.
            if !script.isFile, state.flavour != .dash || state.scriptName == "eval" {
                shown = SyntaxMessage.inEvaluation(shown, error.line, state)
            }
            clean(.script(script), &simulation, me)
            simulation.print(shown, to: 2, as: me)
            state.status = 2
            if !state.isInteractive, state.flavour != .bash { jump = .exit }
        }
        return .again
    }
}
