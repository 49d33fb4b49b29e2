import Kernel
import ShellSyntax
import WorldModel

/// `set`, `shopt`, `getopts`, aliases.
extension Builtins {
    static let options: [String: Builtin] = [
        "set": Builtin { shell, words, simulation, me in set(&shell, words, &simulation, me) },
        "shopt": Builtin([.bash]) { shell, words, simulation, me in shopt(&shell, words, &simulation, me) },
        "getopts": Builtin { shell, words, simulation, me in getopts(&shell, words, &simulation, me) },
        "alias": Builtin { shell, words, simulation, me in alias(&shell, words, &simulation, me) },
        "unalias": Builtin { shell, words, simulation, me in
            var status: Int32 = 0
            for name in words.dropFirst() {
                if name == "-a" {
                    shell.state.aliases = [:]
                } else if shell.state.aliases.removeValue(forKey: name) == nil {
                    status = 1
                    if shell.state.flavour == .bash {
                        shell.complain("\(name): not found", from: "unalias", &simulation, me)
                    } else {
                        simulation.print("unalias: \(name) not found\n", to: 2, as: me)
                    }
                }
            }
            return status
        },
    ]

    // MARK: set

    private static func set(
        _ shell: inout ShellProgram, _ words: [String], _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int32 {
        guard words.count > 1 else {
            listVariables(shell.state, &simulation, me)
            return 0
        }
        var arguments = words.dropFirst()
        let before = shell.state.options
        while let word = arguments.first {
            if word == "--" {
                shell.state.positional = Array(arguments.dropFirst())
                shell.state.forgetOptionPlace()
                return 0
            }
            if word == "-" {
                shell.state.options.traces = false
                shell.state.options.isVerbose = false
                if arguments.count > 1 { shell.state.positional = Array(arguments.dropFirst()) }
                return 0
            }
            guard word.count > 1, word.hasPrefix("-") || word.hasPrefix("+") else { break }
            let isOn = word.hasPrefix("-")
            arguments = arguments.dropFirst()
            for letter in word.dropFirst() {
                if letter == "o" {
                    guard let long = arguments.popFirst() else {
                        listOptions(shell.state, asCommands: !isOn, &simulation, me)
                        if shell.state.flavour == .dash { continue }  // it looks at the other letters too
                        return 0
                    }
                    let isKnown =
                        shell.state.options.set(long, to: isOn, flavour: shell.state.flavour) && long.count > 1
                    if !isKnown {
                        if shell.state.flavour == .bash { shell.state.options = before }
                        return refuse(long, "\(word.first ?? "-")o", &shell, &simulation, me)
                    }
                } else if !shell.state.options.set(String(letter), to: isOn, flavour: shell.state.flavour) {
                    if shell.state.flavour == .bash { shell.state.options = before }
                    return refuse(nil, "\(word.first ?? "-")\(letter)", &shell, &simulation, me)
                }
            }
        }
        if !arguments.isEmpty {
            shell.state.positional = Array(arguments)
            shell.state.forgetOptionPlace()
        }
        return 0
    }

    private static func refuse(
        _ name: String?, _ option: String, _ shell: inout ShellProgram, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int32 {
        switch shell.state.flavour {
        case .bash:
            if let name {
                shell.complain("\(name): invalid option name", from: "set", &simulation, me)
            } else {
                shell.complain("\(option): invalid option", from: "set", &simulation, me)
                simulation.print(
                    usage(of: "set"), to: 2, as: me)
            }
            return 2
        case .dash:
            shell.complain("Illegal option \(option)" + (name.map { " " + $0 } ?? ""), from: "set", &simulation, me)
        case .ash:
            shell.complain("illegal option \(option)" + (name.map { " " + $0 } ?? ""), from: "set", &simulation, me)
            if name != nil { return 1 }
        }
        if !shell.state.isInteractive { shell.jump = .exit }
        return 2
    }

    private static func listVariables(_ state: ShellState, _ simulation: inout Simulation, _ me: ProcessID) {
        for name in state.variables.keys.sorted() {
            guard let variable = state.variables[name], variable.value != nil else { continue }
            let value: String
            switch variable.value {
            case .list, .map:
                let text = declaration(of: name, variable)
                value = text.firstIndex(of: "=").map { String(text[text.index(after: $0)...]) } ?? ""
            default:
                let text = variable.text ?? ""
                value =
                    state.flavour == .bash
                    ? (text.isEmpty ? "" : Quoting.traced(text, .bash)) : Quoting.always(text, state.flavour)
            }
            simulation.print("\(name)=\(value)\n", as: me)
        }
        guard state.flavour == .bash, !state.options.isPosix else { return }
        for name in state.functions.keys.sorted() {
            if let body = state.functions[name] { simulation.print(SourcePrinter.function(name, body), as: me) }
        }
    }

    private static func listOptions(
        _ state: ShellState, asCommands: Bool, _ simulation: inout Simulation, _ me: ProcessID
    ) {
        if !asCommands, state.flavour == .dash { simulation.print("Current option settings\n", as: me) }
        for option in ShellState.Options.table(for: state.flavour) {
            let isOn = option.isOn(state.options)
            if asCommands {
                simulation.print("set \(isOn ? "-" : "+")o \(option.name)\n", as: me)
            } else {
                let gap = state.flavour == .bash ? 15 : 16
                let padding = String(repeating: " ", count: max(0, gap - option.name.count))
                simulation.print(
                    option.name + padding + (state.flavour == .bash ? "\t" : "") + (isOn ? "on" : "off") + "\n", as: me)
            }
        }
    }

    // MARK: shopt

    private static func shopt(
        _ shell: inout ShellProgram, _ words: [String], _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int32 {
        let options = words.dropFirst().prefix { $0.hasPrefix("-") }.joined()
        let names = words.dropFirst().filter { !$0.hasPrefix("-") }
        var status: Int32 = 0
        if options.contains("o") {
            for name in names {
                if options.contains("s") || options.contains("u") {
                    _ = shell.state.options.set(name, to: options.contains("s"), flavour: .bash)
                    continue
                }
                let isOn = ShellState.Options.names(in: shell.state).contains(name)
                let padding = String(repeating: " ", count: max(0, 15 - name.count))
                if !options.contains("q") { simulation.print("\(name)\(padding)\t\(isOn ? "on" : "off")\n", as: me) }
                if !isOn { status = 1 }
            }
            return status
        }
        for name in names.isEmpty ? ShellState.shoptNames : names {
            guard ShellState.shoptNames.contains(name) else {
                shell.complain("\(name): invalid shell option name", from: "shopt", &simulation, me)
                status = 1
                continue
            }
            let isOn = shell.state.shopts.contains(name)
            if options.contains("s"), !names.isEmpty {
                shell.state.shopts.insert(name)
            } else if options.contains("u"), !names.isEmpty {
                shell.state.shopts.remove(name)
            } else if options.contains("q") {
                if !isOn { status = 1 }
            } else {
                if names.isEmpty, options.contains("s") && !isOn || options.contains("u") && isOn { continue }
                let padding = String(repeating: " ", count: max(0, 15 - name.count))
                let text =
                    options.contains("p")
                    ? "shopt -\(isOn ? "s" : "u") \(name)" : "\(name)\(padding)\t\(isOn ? "on" : "off")"
                simulation.print(text + "\n", as: me)
                if !names.isEmpty, !isOn { status = 1 }
            }
        }
        return status
    }

    // MARK: Aliases

    private static func alias(
        _ shell: inout ShellProgram, _ words: [String], _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int32 {
        var status: Int32 = 0
        let prefix = shell.state.flavour == .bash ? "alias " : ""
        let arguments = words.dropFirst().drop { $0 == "-p" || $0 == "--" }
        if arguments.isEmpty {
            for (name, text) in shell.state.aliases.sorted(by: { $0.key < $1.key }) {
                simulation.print("\(prefix)\(name)=\(Quoting.always(text, shell.state.flavour))\n", as: me)
            }
        }
        for word in arguments {
            if let mark = word.dropFirst().firstIndex(of: "=") {
                shell.state.aliases[String(word[..<mark])] = String(word[word.index(after: mark)...])
            } else if let text = shell.state.aliases[word] {
                simulation.print("\(prefix)\(word)=\(Quoting.always(text, shell.state.flavour))\n", as: me)
            } else {
                if shell.state.flavour == .bash {
                    shell.complain("\(word): not found", from: "alias", &simulation, me)
                } else {
                    simulation.print("alias: \(word) not found\n", to: 2, as: me)
                }
                status = 1
            }
        }
        return status
    }

    // MARK: getopts

    private static func getopts(
        _ shell: inout ShellProgram, _ words: [String], _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int32 {
        guard words.count >= 3 else {
            if shell.state.flavour == .bash {
                simulation.print(usage(of: "getopts"), to: 2, as: me)
            } else {
                let usage =
                    shell.state.flavour == .dash
                    ? "Usage: getopts optstring var [arg...]" : "usage: getopts optstring var [arg]"
                shell.complain(usage, from: "getopts", &simulation, me)
            }
            return 2
        }
        guard ShellState.isName(words[2]) else {
            let isBash = shell.state.flavour == .bash
            shell.complain(
                isBash ? "`\(words[2])': not a valid identifier" : "\(words[2]): bad variable name", from: "getopts",
                &simulation, me)
            return isBash ? 1 : 2
        }
        let arguments = words.count > 3 ? Array(words.dropFirst(3)) : shell.state.positional
        // dash and ash count a word as passed when they begin with it.
        let isEarly = shell.state.flavour != .bash
        var index = isEarly ? shell.state.optionIndex : Int(shell.state.value("OPTIND") ?? "1") ?? 1
        if isEarly, index > arguments.count + 1 { (index, shell.state.optionOffset) = (1, 1) }
        var scan = OptionScan(specification: words[1], index: index, offset: shell.state.optionOffset)
        let found = scan.next(in: arguments)
        let isQuiet = words[1].hasPrefix(":")
        var status: Int32 = 0
        switch found {
        case .end:
            shell.state.set(words[2], "?")
            shell.state.variables["OPTARG"] = nil
            status = 1
        case .option(let letter, let argument):
            shell.state.set(words[2], String(letter))
            if argument != nil || isEarly {
                shell.state.set("OPTARG", argument ?? "")
            } else {
                shell.state.variables["OPTARG"] = nil
            }
        case .unknown(let letter):
            shell.state.set(words[2], "?")
            complainOption(
                letter, isQuiet, bash: "illegal option -- \(letter)", others: "Illegal option -\(letter)", &shell,
                &simulation, me)
        case .missing(let letter):
            shell.state.set(words[2], isQuiet ? ":" : "?")
            complainOption(
                letter, isQuiet, bash: "option requires an argument -- \(letter)",
                others: "No arg for -\(letter) option", &shell, &simulation,
                me)
        }
        shell.state.set("OPTIND", String(isEarly && scan.offset > 1 ? scan.index + 1 : scan.index))
        shell.state.optionIndex = scan.index
        shell.state.optionOffset = scan.offset
        return status
    }

    private static func complainOption(
        _ letter: Character, _ isQuiet: Bool, bash: String, others: String, _ shell: inout ShellProgram,
        _ simulation: inout Simulation, _ me: ProcessID
    ) {
        if isQuiet {
            shell.state.set("OPTARG", String(letter))
            return
        }
        shell.state.variables["OPTARG"] = nil
        if shell.state.flavour == .bash {
            if shell.state.value("OPTERR") != "0" {
                simulation.print("\(shell.state.name): \(bash)\n", to: 2, as: me)
            }
        } else {
            simulation.print(others + "\n", to: 2, as: me)
        }
    }
}

/// Walks the options of an argument list, one letter a call, as `getopts` does.
private struct OptionScan {
    let specification: String
    /// The number of the argument that comes next, from 1.
    var index: Int
    /// The place of the next letter within it; 1 is the first behind the dash.
    var offset: Int

    enum Found {
        case end
        case option(Character, argument: String?)
        case unknown(Character)
        case missing(Character)
    }

    mutating func next(in arguments: [String]) -> Found {
        guard index >= 1, index <= arguments.count else { return .end }
        let letters = Array(arguments[index - 1])
        if offset >= letters.count { offset = 1 }
        guard letters.count > 1, letters[0] == "-" else { return .end }
        if arguments[index - 1] == "--" {
            index += 1
            return .end
        }
        let letter = letters[offset]
        offset += 1
        let isLast = offset >= letters.count
        guard letter != ":", let place = specification.firstIndex(of: letter) else {
            if isLast { (index, offset) = (index + 1, 1) }
            return .unknown(letter)
        }
        let after = specification.index(after: place)
        guard after < specification.endIndex, specification[after] == ":" else {
            if isLast { (index, offset) = (index + 1, 1) }
            return .option(letter, argument: nil)
        }
        defer { offset = 1 }
        index += 1
        if !isLast { return .option(letter, argument: String(letters[offset...])) }
        guard index <= arguments.count else { return .missing(letter) }
        index += 1
        return .option(letter, argument: arguments[index - 2])
    }
}
