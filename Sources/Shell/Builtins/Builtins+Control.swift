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
            let status = number(words, &shell, &simulation, me)
            shell.jump = .exit
            return status
        },
        "return": Builtin { shell, words, simulation, me in
            let status = number(words, &shell, &simulation, me)
            shell.jump = .returnFunction
            return status
        },
        "break": Builtin { shell, words, _, _ in
            shell.jump = shell.hasLoop ? .breakLoop(max(1, Int(words.dropFirst().first ?? "1") ?? 1)) : nil
            return 0
        },
        "continue": Builtin { shell, words, _, _ in
            shell.jump = shell.hasLoop ? .continueLoop(max(1, Int(words.dropFirst().first ?? "1") ?? 1)) : nil
            return 0
        },
        "eval": Builtin { shell, words, simulation, me in
            shell.interpret(words.dropFirst().joined(separator: " "), positional: nil, &simulation, me)
        },
        ".": Builtin { shell, words, simulation, me in source(&shell, words, &simulation, me) },
        "source": Builtin(Builtin.notDash) { shell, words, simulation, me in source(&shell, words, &simulation, me) },
        "trap": Builtin { shell, words, simulation, me in trap(&shell, words, &simulation, me) },
        "command": Builtin { shell, words, simulation, me in command(&shell, words, &simulation, me) },
        "type": Builtin { shell, words, simulation, me in type(&shell, words, &simulation, me) },
        "builtin": Builtin([.bash]) { shell, words, simulation, me in
            let inner = Array(words.dropFirst())
            guard let name = inner.first, let builtin = table[name] else { return 1 }
            return builtin.run(&shell, inner, &simulation, me)
        },
    ]

    /// The status given to `exit` and `return`; the last one without an argument.
    private static func number(
        _ words: [String], _ shell: inout ShellProgram, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int32 {
        guard words.count > 1 else { return shell.state.status }
        guard let value = Int(words[1]) else {
            let text =
                shell.state.flavour == .bash
                ? "\(words[0]): \(words[1]): numeric argument required" : "\(words[0]): Illegal number: \(words[1])"
            shell.complain(text, &simulation, me)
            return 2
        }
        return Int32(truncatingIfNeeded: value & 255)
    }

    private static func source(
        _ shell: inout ShellProgram, _ words: [String], _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int32 {
        guard words.count > 1 else {
            shell.complain("\(words[0]): filename argument required", &simulation, me)
            return 2
        }
        var path = words[1]
        if !path.contains("/"), let found = simulation.search(path, path: shell.state.value("PATH") ?? "", as: me) {
            path = found
        }
        do {
            let bytes = try simulation.contents(of: path, as: me)
            let positional = words.count > 2 ? Array(words.dropFirst(2)) : nil
            return shell.interpret(
                String(decoding: bytes, as: UTF8.self), positional: positional, &simulation, me)
        } catch {
            shell.complain(
                shell.state.flavour == .bash
                    ? "\(words[1]): \(error.rawValue)" : "\(words[0]): can't open '\(words[1])': \(error.rawValue)",
                &simulation, me)
            if !shell.state.isInteractive, shell.state.flavour != .bash { shell.jump = .exit }
            return shell.state.flavour == .bash ? 1 : 2
        }
    }

    private static func trap(
        _ shell: inout ShellProgram, _ words: [String], _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int32 {
        var arguments = Array(words.dropFirst())
        if arguments.first == "--" { arguments.removeFirst() }
        guard let first = arguments.first, first != "-p" else {
            for (name, action) in shell.state.traps.sorted(by: { $0.key < $1.key }) {
                let label = shell.state.flavour == .bash && name != "EXIT" ? "SIG" + name : name
                simulation.print("trap -- \(Quoting.always(action)) \(label)\n", as: me)
            }
            return 0
        }
        let isReset = first == "-" || (arguments.count == 1 && signalName(first) != nil)
        let names = isReset && first != "-" ? arguments : Array(arguments.dropFirst())
        for text in names {
            guard let name = signalName(text) else {
                shell.complain("trap: \(text): invalid signal specification", &simulation, me)
                return 1
            }
            shell.state.traps[name] = isReset ? nil : first
            guard let signal = Signal(named: name), name != "EXIT" else { continue }
            if !isReset, first.isEmpty {
                simulation.world.processes.table[me]?.ignoredSignals.insert(signal)
            } else {
                simulation.world.processes.table[me]?.ignoredSignals.remove(signal)
            }
        }
        return 0
    }

    private static func signalName(_ text: String) -> String? {
        if text == "0" || text.uppercased() == "EXIT" { return "EXIT" }
        return Signal(named: text)?.name
    }

    private static func command(
        _ shell: inout ShellProgram, _ words: [String], _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int32 {
        var arguments = Array(words.dropFirst())
        guard let first = arguments.first else { return 0 }
        if first == "-v" || first == "-V" {
            arguments.removeFirst()
            var status: Int32 = 0
            for name in arguments {
                if let text = describe(name, &shell, simulation, me, isVerbose: first == "-V") {
                    simulation.print(text + "\n", as: me)
                } else {
                    status = shell.state.flavour == .bash ? 1 : 127
                    if first == "-V" { shell.complain("command: \(name): not found", &simulation, me) }
                }
            }
            return status
        }
        if first == "-p" || first == "--" { arguments.removeFirst() }
        guard let name = arguments.first else { return 0 }
        if let builtin = table[name], builtin.flavours.contains(shell.state.flavour) {
            return builtin.run(&shell, arguments, &simulation, me)
        }
        let quoted = arguments.map(Quoting.always).joined(separator: " ")
        let hidden = shell.state.functions.removeValue(forKey: name)
        defer { shell.state.functions[name] = hidden }
        return shell.interpret(quoted, positional: nil, &simulation, me)
    }

    private static func type(
        _ shell: inout ShellProgram, _ words: [String], _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int32 {
        var status: Int32 = 0
        for name in words.dropFirst() where !name.hasPrefix("-") {
            if let text = describe(name, &shell, simulation, me, isVerbose: true) {
                simulation.print(text + "\n", as: me)
            } else {
                status = shell.state.flavour == .bash ? 1 : 127
                let text = "type: \(name): not found"
                if shell.state.flavour == .bash {
                    shell.complain(text, &simulation, me)
                } else {
                    simulation.print("\(name): not found\n", as: me)
                }
            }
        }
        return status
    }

    private static let reserved: Set<String> = [
        "if", "then", "else", "elif", "fi", "do", "done", "case", "esac", "while", "until", "for", "in", "!", "{", "}",
    ]

    private static func describe(
        _ name: String, _ shell: inout ShellProgram, _ simulation: Simulation, _ me: ProcessID, isVerbose: Bool
    ) -> String? {
        if let alias = shell.state.aliases[name] {
            return isVerbose ? "\(name) is aliased to `\(alias)'" : "alias \(name)=\(Quoting.always(alias))"
        }
        if reserved.contains(name) { return isVerbose ? "\(name) is a shell keyword" : name }
        if shell.state.functions[name] != nil { return isVerbose ? "\(name) is a function" : name }
        if let builtin = table[name], builtin.flavours.contains(shell.state.flavour) || name == "exec" {
            let isSpecial = special.contains(name) && shell.state.flavour != .bash
            return isVerbose ? "\(name) is a \(isSpecial ? "special " : "")shell builtin" : name
        }
        if name.contains("/") {
            guard simulation.exists(name, as: me) else { return nil }
            return isVerbose ? "\(name) is \(name)" : name
        }
        guard let path = simulation.search(name, path: shell.state.value("PATH") ?? "", as: me) else { return nil }
        return isVerbose ? "\(name) is \(path)" : path
    }
}

extension ShellProgram {
    /// Whether `break` has something to leave, up to the nearest function.
    var hasLoop: Bool {
        for frame in stack.reversed() {
            switch frame {
            case .loop, .iteration: return true
            case .function: return false
            default: continue
            }
        }
        return false
    }

    /// Runs a text in this shell: `eval`, `.`, trap actions.
    mutating func interpret(
        _ text: String, positional: [String]?, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int32 {
        guard stack.count < 4_000 else {
            complain("eval: maximum eval nesting level exceeded", &simulation, me)
            return 1
        }
        do {
            let items = try ShellParser.parse(text, line: state.line)
            stack.append(.script(positional: positional == nil ? nil : state.positional))
            if let positional { state.positional = positional }
            stack.append(.list(items, next: 0))
            return items.isEmpty ? 0 : state.status
        } catch {
            simulation.print(SyntaxMessage.text(for: error, state: state), to: 2, as: me)
            if !state.isInteractive, state.flavour != .bash { jump = .exit }
            return 2
        }
    }
}
