import Kernel
import ShellSyntax
import WorldModel

/// Utilities that shells build in: output, input, tests.
extension Builtins {
    static let utilities: [String: Builtin] = [
        "echo": Builtin { shell, words, simulation, me in
            let escapes = shell.state.flavour == .dash || shell.state.shopts.contains("xpg_echo")
            let text = EchoCommand.text(
                Array(words.dropFirst()), interpretsEscapes: escapes, knowsOnlyN: shell.state.flavour == .dash)
            return write(text, "echo", &shell, &simulation, me)
        },
        "printf": Builtin { shell, words, simulation, me in printf(&shell, words, &simulation, me) },
        "test": Builtin { shell, words, simulation, me in test(&shell, words, &simulation, me) },
        "[": Builtin { shell, words, simulation, me in test(&shell, words, &simulation, me) },
        "[[": Builtin([.ash]) { shell, words, simulation, me in test(&shell, words, &simulation, me) },
        "read": Builtin { shell, words, simulation, me in
            beginReading(&shell, words, &simulation, me)
        },
        "mapfile": Builtin([.bash]) { shell, words, simulation, me in beginLines(&shell, words, &simulation, me) },
        "readarray": Builtin([.bash]) { shell, words, simulation, me in beginLines(&shell, words, &simulation, me) },
        "umask": Builtin { shell, words, simulation, me in umask(&shell, words, &simulation, me) },
        "ulimit": Builtin { shell, words, simulation, me in ulimit(&shell, words, &simulation, me) },
        "times": Builtin { _, _, simulation, me in
            simulation.print("0m0.000s 0m0.000s\n0m0.000s 0m0.000s\n", as: me)
            return 0
        },
        "history": Builtin([.bash]) { _, _, _, _ in 0 },
        "suspend": Builtin([.bash]) { _, _, _, _ in 1 },
    ]

    /// Writes a builtin's output; shells complain when that fails.
    private static func write(
        _ text: String, _ name: String, _ shell: inout ShellProgram, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int32 {
        guard !text.isEmpty else { return 0 }
        guard let file = simulation.openFile(1, of: me), file.canWrite else {
            let message = "write error: Bad file descriptor"
            switch shell.state.flavour {
            case .bash: shell.complain(message, from: name, &simulation, me)
            case .dash: shell.complain("\(name): I/O error", from: name, &simulation, me)
            case .ash: simulation.print("\(shell.state.name): \(message)\n", to: 2, as: me)
            }
            return 1
        }
        var isFull = false
        switch file.kind {
        case .device(.full): isFull = true
        case .inode:
            do {
                _ = try simulation.write(Array(text.utf8), to: 1, as: me)
                return 0
            } catch {
                isFull = error == .noSpace
            }
        default: break
        }
        if isFull {
            switch shell.state.flavour {
            case .bash: shell.complain("write error: No space left on device", from: name, &simulation, me)
            case .dash: shell.complain("\(name): I/O error", from: name, &simulation, me)
            case .ash: simulation.print("\(shell.state.name): write error: No space left on device\n", to: 2, as: me)
            }
            return 1
        }
        simulation.print(text, as: me)
        return 0
    }

    private static func printf(
        _ shell: inout ShellProgram, _ words: [String], _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int32 {
        var arguments = Array(words.dropFirst())
        var variable: String?
        if shell.state.flavour == .bash, arguments.first == "-v", arguments.count > 1 {
            variable = arguments[1]
            arguments.removeFirst(2)
        }
        if arguments.first == "--" {
            arguments.removeFirst()
        } else if shell.state.flavour == .bash, let option = arguments.first, option.hasPrefix("-"), option != "-" {
            shell.complain("\(option.prefix(2)): invalid option", from: "printf", &simulation, me)
            simulation.print(usage(of: "printf"), to: 2, as: me)
            return 2
        }
        let outcome = PrintfCommand.run(arguments, style: shell.state.flavour, now: simulation.world.clock.now)
        if let variable {
            var assignment = PreparedAssignment(name: variable, appends: false)
            if let open = variable.firstIndex(of: "["), variable.hasSuffix("]") {
                assignment.name = String(variable[..<open])
                assignment.index = String(variable[variable.index(after: open)...].dropLast())
            }
            assignment.value = String(decoding: outcome.output, as: UTF8.self)
            if let failure = shell.state.assign(assignment) { shell.complain(failure, from: "printf", &simulation, me) }
        } else {
            let text = String(decoding: outcome.output, as: UTF8.self)
            let written =
                simulation.openFile(1, of: me)?.canWrite == true
                ? 0 : write(text, "printf", &shell, &simulation, me)
            if written == 0 { simulation.writeAll(outcome.output, to: 1, as: me) } else { return written }
        }
        for message in outcome.messages {
            switch shell.state.flavour {
            case .ash: simulation.print("\(shell.state.name): \(message)\n", to: 2, as: me)
            case .bash where message.hasPrefix("usage:"): simulation.print("printf: \(message)\n", to: 2, as: me)
            default: shell.complain(message, from: "printf", &simulation, me)
            }
        }
        return outcome.status
    }

    private static func test(
        _ shell: inout ShellProgram, _ words: [String], _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int32 {
        var arguments = Array(words.dropFirst())
        let isAsh = shell.state.flavour == .ash
        func complain(_ message: String) {
            if isAsh {
                simulation.print("\(shell.state.name): \(message)\n", to: 2, as: me)
            } else {
                shell.complain(message, from: words[0], &simulation, me)
            }
        }
        if words[0] == "[" || words[0] == "[[" {
            let end = words[0] == "[" ? "]" : "]]"
            // dash looks at the first character only.
            guard arguments.last == end || (shell.state.flavour == .dash && arguments.last?.hasPrefix("]") == true)
            else {
                complain(shell.state.flavour == .bash ? "missing `]'" : "missing \(end)")
                return 2
            }
            arguments.removeLast()
        }
        if arguments.count == 2, shell.state.flavour == .bash,
            let answer = TestCommand.checkShell(arguments[0], arguments[1], &shell.state)
        {
            return answer ? 0 : 1
        }
        if words[0] == "[[", let sign = arguments.first(where: { $0 == "-a" || $0 == "-o" }), arguments.count > 3 {
            complain("\(sign): unknown operand")  // ash has `&&` and `||` for them here
            return 2
        }
        if words[0] == "[[", arguments.count == 3, ["=", "==", "!="].contains(arguments[1]) {
            return Pattern(arguments[2]).matches(arguments[0]) == (arguments[1] != "!=") ? 0 : 1
        }
        do {
            return try TestCommand(process: me, flavour: shell.state.flavour).evaluate(arguments, simulation) ? 0 : 1
        } catch {
            complain(error.message)
            return 2
        }
    }

    // MARK: Reading

    private static func beginReading(
        _ shell: inout ShellProgram, _ words: [String], _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int32 {
        var request = Frame.ReadRequest(names: [], isRaw: false)
        let takes = shell.state.flavour == .dash ? "p" : shell.state.flavour == .ash ? "pndtu" : "pndtuaNi"
        let flags = shell.state.flavour == .dash ? "r" : "rse"
        var arguments = words.dropFirst()
        while let option = arguments.first, option.hasPrefix("-"), option.count > 1 {
            arguments = arguments.dropFirst()
            if option == "--" { break }
            var letters = option.dropFirst()
            while let letter = letters.popFirst() {
                if flags.contains(letter) {
                    if letter == "r" { request.isRaw = true }
                    continue
                }
                guard takes.contains(letter) else { return refuseReadOption(letter, &shell, &simulation, me) }
                let value = letters.isEmpty ? arguments.popFirst() ?? "" : String(letters)
                letters = ""
                if let status = set(letter, value, &request, &shell, &simulation, me) { return status }
            }
        }
        request.names = Array(arguments)
        // dash reads before it looks at the names.
        for name in request.names where !ShellState.isName(name) && shell.state.flavour != .dash {
            guard shell.state.flavour == .bash else {
                simulation.print("\(shell.state.name): read: '\(name)': bad variable name\n", to: 2, as: me)
                return 1
            }
            shell.complain("`\(name)': not a valid identifier", from: "read", &simulation, me)
            return 1
        }
        if request.names.isEmpty, shell.state.flavour == .dash {
            shell.complain("arg count", from: "read", &simulation, me)
            return 2
        }
        shell.stack.append(.reading(request))
        return 0
    }

    private static func set(
        _ letter: Character, _ value: String, _ request: inout Frame.ReadRequest, _ shell: inout ShellProgram,
        _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int32? {
        switch letter {
        case "p": if simulation.isTerminal(0, of: me) { simulation.print(value, to: 2, as: me) }
        case "n", "N":
            request.limit = Int(value)
            request.isExact = letter == "N"
        case "d": request.delimiter = value.utf8.first ?? 0
        case "u": request.descriptor = Int(value) ?? 0
        case "a": request.array = value
        case "t":
            guard let seconds = Double(value), seconds >= 0 else {
                shell.complain("\(value): invalid timeout specification", from: "read", &simulation, me)
                return 1
            }
            request.due = simulation.world.clock.now + Int64(seconds * 1e9)
        default: break
        }
        return nil
    }

    private static func refuseReadOption(
        _ letter: Character, _ shell: inout ShellProgram, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int32 {
        switch shell.state.flavour {
        case .bash:
            shell.complain("-\(letter): invalid option", from: "read", &simulation, me)
            simulation.print(
                usage(of: "read"),
                to: 2, as: me)
        case .dash: shell.complain("Illegal option -\(letter)", from: "read", &simulation, me)
        case .ash: shell.complain("illegal option -\(letter)", from: "read", &simulation, me)
        }
        return 2
    }

    private static func beginLines(
        _ shell: inout ShellProgram, _ words: [String], _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int32 {
        var request = Frame.ReadRequest(names: [], isRaw: true)
        var lines = Frame.Lines()
        var arguments = words.dropFirst()
        while let option = arguments.first, option.hasPrefix("-"), option.count > 1 {
            arguments = arguments.dropFirst()
            var letters = option.dropFirst()
            while let letter = letters.popFirst() {
                if letter == "t" {
                    lines.stripsDelimiter = true
                    continue
                }
                let value = letters.isEmpty ? arguments.popFirst() ?? "" : String(letters)
                letters = ""
                switch letter {
                case "n": lines.maximum = Int(value) ?? 0
                case "s": lines.skipped = Int(value) ?? 0
                case "O": lines.origin = Int(value) ?? 0
                case "d": request.delimiter = value.utf8.first ?? 0
                case "u": request.descriptor = Int(value) ?? 0
                default:
                    shell.complain("-\(letter): invalid option", from: words[0], &simulation, me)
                    simulation.print(usage(of: words[0]), to: 2, as: me)
                    return 2
                }
            }
        }
        request.array = arguments.first ?? "MAPFILE"
        request.lines = lines
        shell.stack.append(.reading(request))
        return 0
    }

    // MARK: Limits

    private static func umask(
        _ shell: inout ShellProgram, _ words: [String], _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int32 {
        var arguments = words.dropFirst()
        let isSymbolic = arguments.first == "-S"
        if isSymbolic || arguments.first == "-p" { arguments = arguments.dropFirst() }
        let old = simulation.umask(of: me)
        guard let text = arguments.first else {
            let digits = String(old, radix: 8)
            let octal = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
            simulation.print((isSymbolic ? UmaskText.symbolic(old) : octal) + "\n", as: me)
            return 0
        }
        if text.first?.isNumber == true {
            guard let mask = UInt16(text, radix: 8), mask <= 0o777 else {
                switch shell.state.flavour {
                case .bash: shell.complain("\(text): octal number out of range", from: "umask", &simulation, me)
                case .dash: shell.complain("Illegal number: \(text)", from: "umask", &simulation, me)
                case .ash: shell.complain("illegal mode: \(text)", from: "umask", &simulation, me)
                }
                return shell.state.flavour == .bash ? 1 : 2
            }
            simulation.world.processes.table[me]?.umask = mask
            return 0
        }
        guard let mask = UmaskText.parse(text, old: old) else {
            switch shell.state.flavour {
            case .bash:
                let bad = text.first { !"ugoa+-=rwx,".contains($0) } ?? text.first ?? "?"
                shell.complain("`\(bad)': invalid symbolic mode operator", from: "umask", &simulation, me)
            case .dash: shell.complain("Illegal mode: \(text)", from: "umask", &simulation, me)
            case .ash: shell.complain("illegal mode: \(text)", from: "umask", &simulation, me)
            }
            return shell.state.flavour == .bash ? 1 : 2
        }
        simulation.world.processes.table[me]?.umask = mask
        if isSymbolic { simulation.print(UmaskText.symbolic(mask) + "\n", as: me) }
        return 0
    }
}

/// Masks in the words of `chmod`.
enum UmaskText {
    static func symbolic(_ mask: UInt16) -> String {
        [("u", 6), ("g", 3), ("o", 0)].map { name, shift in
            let bits = (~mask >> shift) & 7
            return name + "=" + (bits & 4 != 0 ? "r" : "") + (bits & 2 != 0 ? "w" : "") + (bits & 1 != 0 ? "x" : "")
        }
        .joined(separator: ",")
    }

    /// The mask after a symbolic mode has changed what is allowed.
    static func parse(_ text: String, old: UInt16) -> UInt16? {
        var allowed = ~old & 0o777
        for clause in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard let sign = clause.firstIndex(where: { "+-=".contains($0) }) else { return nil }
            var who: UInt16 = 0
            for letter in clause[..<sign] {
                switch letter {
                case "u": who |= 0o700
                case "g": who |= 0o070
                case "o": who |= 0o007
                case "a": who |= 0o777
                default: return nil
                }
            }
            if who == 0 { who = 0o777 }
            var bits: UInt16 = 0
            for letter in clause[clause.index(after: sign)...] {
                switch letter {
                case "r": bits |= 0o444
                case "w": bits |= 0o222
                case "x": bits |= 0o111
                default: return nil
                }
            }
            switch clause[sign] {
            case "+": allowed |= bits & who
            case "-": allowed &= ~(bits & who)
            default: allowed = (allowed & ~who) | (bits & who)
            }
        }
        return ~allowed & 0o777
    }
}
