import Kernel
import ShellSyntax
import WorldModel

/// What a name stands for: `type`, `command`, `hash`.
extension Builtins {
    static let describing: [String: Builtin] = [
        "command": Builtin { shell, words, simulation, me in command(&shell, words, &simulation, me) },
        "type": Builtin { shell, words, simulation, me in type(&shell, words, &simulation, me) },
        "builtin": Builtin([.bash]) { shell, words, simulation, me in
            let inner = Array(words.dropFirst())
            guard let name = inner.first else { return 0 }
            guard let builtin = table[name], builtin.flavours.contains(.bash) else {
                shell.complain("\(name): not a shell builtin", from: "builtin", &simulation, me)
                return 1
            }
            return builtin.run(&shell, inner, &simulation, me)
        },
        "hash": Builtin { shell, words, simulation, me in
            var status: Int32 = 0
            if words.dropFirst().first == "-r" { shell.state.hashed = [:] }
            for name in words.dropFirst() where !name.hasPrefix("-") {
                if table[name] != nil || shell.state.functions[name] != nil { continue }
                if let path = simulation.search(name, path: shell.state.value("PATH") ?? "", as: me) {
                    shell.state.hashed[name] = path
                } else {
                    shell.complain("\(name): not found", from: "hash", &simulation, me)
                    status = 1
                }
            }
            guard words.count == 1 else { return status }
            if shell.state.flavour == .bash, shell.state.hashed.isEmpty {
                simulation.print("hash: hash table empty\n", as: me)
            }
            for (_, path) in shell.state.hashed.sorted(by: { $0.key < $1.key }) {
                simulation.print(path + "\n", as: me)
            }
            return 0
        },
    ]

    private static func command(
        _ shell: inout ShellProgram, _ words: [String], _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int32 {
        var arguments = words.dropFirst()
        var letters = ""
        while let option = arguments.first, option.hasPrefix("-"), option.count > 1 {
            arguments = arguments.dropFirst()
            if option == "--" { break }
            letters += option.dropFirst()
        }
        if shell.state.flavour == .dash, let letter = letters.first(where: { !"pvV".contains($0) }) {
            shell.complain("Illegal option -\(letter)", from: "command", &simulation, me)
            return 2
        }
        if letters.contains("v") || letters.contains("V") {
            return describeAll(Array(arguments), isVerbose: letters.contains("V"), "command", &shell, &simulation, me)
        }
        guard let name = arguments.first else { return 0 }
        let inner = Array(arguments)
        if name == "exec" {
            _ = shell.exec(PreparedCommand(words: inner, line: shell.state.line), [], &simulation, me)
            return shell.state.status
        }
        if let builtin = table[name], builtin.flavours.contains(shell.state.flavour) {
            // Through `command` a special builtin does not end the shell.
            let before = shell.jump
            let status = builtin.run(&shell, inner, &simulation, me)
            if special.contains(name), status > 0, shell.jump == .exit, name != "exit" { shell.jump = before }
            return status
        }
        _ = shell.runProgram(inner, &simulation, me)
        return shell.state.status
    }

    private static func type(
        _ shell: inout ShellProgram, _ words: [String], _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int32 {
        let options = words.dropFirst().prefix { $0.hasPrefix("-") }.joined()
        let names = Array(words.dropFirst().drop { $0.hasPrefix("-") && shell.state.flavour != .dash })
        if shell.state.flavour == .ash, !options.isEmpty {
            return describeAll(names, isVerbose: false, "type", &shell, &simulation, me)
        }
        guard shell.state.flavour == .bash, options.contains("t") || options.contains("p") || options.contains("P")
        else {
            return describeAll(names, isVerbose: true, "type", &shell, &simulation, me)
        }
        var status: Int32 = 0
        for name in names {
            let kind = kind(of: name, shell.state, simulation, me)
            guard let kind else {
                status = 1
                continue
            }
            if options.contains("t") {
                simulation.print(kind.word + "\n", as: me)
            } else if case .file(let path) = kind {
                simulation.print(path + "\n", as: me)
            } else if options.contains("P"),
                let path = simulation.search(name, path: shell.state.value("PATH") ?? "", as: me)
            {
                simulation.print(path + "\n", as: me)
            }
        }
        return status
    }

    private static func describeAll(
        _ names: [String], isVerbose: Bool, _ command: String, _ shell: inout ShellProgram,
        _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int32 {
        var status: Int32 = 0
        for name in names {
            if let kind = kind(of: name, shell.state, simulation, me) {
                // bash's `command -v` succeeds when it has found anything.
                if shell.state.flavour == .bash, command == "command" { status = 0 }
                simulation.print(describe(name, kind, shell.state, isVerbose: isVerbose) + "\n", as: me)
                continue
            }
            status = shell.state.flavour == .bash ? 1 : 127
            guard isVerbose else { continue }
            if shell.state.flavour == .bash {
                shell.complain("\(name): not found", from: command, &simulation, me)
            } else {
                simulation.print("\(name): not found\n", as: me)
            }
        }
        return status
    }

    private enum Kind {
        case alias(String)
        case keyword
        case function(Command)
        case builtin(isSpecial: Bool)
        case file(String)

        /// What `type -t` prints.
        var word: String {
            switch self {
            case .alias: "alias"
            case .keyword: "keyword"
            case .function: "function"
            case .builtin: "builtin"
            case .file: "file"
            }
        }
    }

    private static func kind(
        of name: String, _ state: ShellState, _ simulation: Simulation, _ me: ProcessID
    ) -> Kind? {
        if let alias = state.aliases[name],
            state.flavour != .bash || state.isInteractive || state.shopts.contains("expand_aliases")
        {
            return .alias(alias)
        }
        if ShellParser.reservedWords.contains(name) { return .keyword }
        if state.flavour == .bash, ["[[", "]]", "function", "select", "time", "coproc"].contains(name) {
            return .keyword
        }
        if state.flavour == .ash, name == "function" { return .keyword }
        if let body = state.functions[name] { return .function(body) }
        if name == "exec" { return .builtin(isSpecial: true) }
        if !state.disabledBuiltins.contains(name), let builtin = table[name], builtin.flavours.contains(state.flavour) {
            return .builtin(isSpecial: special.contains(name))
        }
        if name.contains("/") {
            guard let inode = try? simulation.status(of: name, as: me) else { return nil }
            // dash and ash only ask whether it is there.
            guard state.flavour != .bash || !inode.isDirectory && inode.mode & 0o111 != 0 else { return nil }
            return .file(name)
        }
        guard let path = simulation.search(name, path: state.value("PATH") ?? "", as: me),
            let inode = try? simulation.status(of: path, as: me), inode.mode & 0o111 != 0
        else { return nil }
        return .file(path)
    }

    private static func describe(_ name: String, _ kind: Kind, _ state: ShellState, isVerbose: Bool) -> String {
        switch kind {
        case .alias(let text):
            guard isVerbose else { return "alias \(name)=\(Quoting.always(text, state.flavour))" }
            return state.flavour == .bash ? "\(name) is aliased to `\(text)'" : "\(name) is an alias for \(text)"
        case .keyword: return isVerbose ? "\(name) is a shell keyword" : name
        case .function(let body):
            guard isVerbose else { return name }
            switch state.flavour {
            case .bash: return "\(name) is a function\n" + SourcePrinter.function(name, body).dropLast()
            case .dash: return "\(name) is a shell function"
            case .ash: return "\(name) is a function"
            }
        case .builtin(let isSpecial):
            return isVerbose
                ? "\(name) is a \(isSpecial && state.flavour != .bash ? "special " : "")shell builtin" : name
        case .file(let path):
            guard isVerbose else { return path }
            return state.hashed[name] != nil && state.flavour == .bash
                ? "\(name) is hashed (\(path))" : "\(name) is \(path)"
        }
    }
}
