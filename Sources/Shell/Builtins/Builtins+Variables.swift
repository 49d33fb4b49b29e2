import Kernel
import WorldModel

/// Variables, options, aliases.
extension Builtins {
    static let variables: [String: Builtin] = [
        "export": Builtin { shell, words, simulation, me in
            mark(&shell, words, &simulation, me, keyword: "export") { $0.isExported = true }
        },
        "readonly": Builtin { shell, words, simulation, me in
            mark(&shell, words, &simulation, me, keyword: "readonly") { $0.isReadOnly = true }
        },
        "unset": Builtin { shell, words, simulation, me in unset(&shell, words, &simulation, me) },
        "set": Builtin { shell, words, simulation, me in set(&shell, words, &simulation, me) },
        "shift": Builtin { shell, words, simulation, me in
            let count = Int(words.dropFirst().first ?? "1") ?? 1
            guard count <= shell.state.positional.count, count >= 0 else {
                if shell.state.flavour != .bash { shell.complain("shift: can't shift that many", &simulation, me) }
                return shell.state.flavour == .bash ? 1 : 2
            }
            shell.state.positional.removeFirst(count)
            return 0
        },
        "local": Builtin { shell, words, simulation, me in local(&shell, words, &simulation, me) },
        "declare": Builtin([.bash]) { shell, words, simulation, me in declare(&shell, words, &simulation, me) },
        "typeset": Builtin([.bash]) { shell, words, simulation, me in declare(&shell, words, &simulation, me) },
        "alias": Builtin { shell, words, simulation, me in alias(&shell, words, &simulation, me) },
        "unalias": Builtin { shell, words, _, _ in
            for name in words.dropFirst() {
                if name == "-a" { shell.state.aliases = [:] } else { shell.state.aliases[name] = nil }
            }
            return 0
        },
        "getopts": Builtin { shell, words, simulation, me in getopts(&shell, words, &simulation, me) },
        "let": Builtin(Builtin.notDash) { shell, words, simulation, me in
            var value: Int64 = 0
            for expression in words.dropFirst() {
                var arithmetic = Arithmetic(state: shell.state)
                do throws(Arithmetic.Failure) {
                    value = try arithmetic.evaluate(expression)
                    shell.state = arithmetic.state
                } catch {
                    shell.complain("let: \(error.message)", &simulation, me)
                    return 1
                }
            }
            return value == 0 ? 1 : 0
        },
    ]

    static func split(_ word: String) -> (name: String, value: String?) {
        guard let mark = word.firstIndex(of: "=") else { return (word, nil) }
        return (String(word[..<mark]), String(word[word.index(after: mark)...]))
    }

    static func isName(_ text: String) -> Bool {
        guard let first = text.utf8.first, first == 0x5F || UnicodeScalar(first).properties.isAlphabetic else {
            return false
        }
        return text.utf8.allSatisfy {
            $0 == 0x5F || (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0)
        }
    }

    private static func mark(
        _ shell: inout ShellProgram, _ words: [String], _ simulation: inout Simulation, _ me: ProcessID,
        keyword: String, _ edit: (inout ShellState.Variable) -> Void
    ) -> Int32 {
        var arguments = words.dropFirst()
        var removes = false
        while let option = arguments.first, option.hasPrefix("-"), option != "-" {
            arguments = arguments.dropFirst()
            if option == "--" { break }
            removes = removes || option.contains("n")
        }
        guard !arguments.isEmpty else {
            list(shell.state, keyword: keyword, &simulation, me)
            return 0
        }
        var status: Int32 = 0
        for word in arguments {
            let (name, value) = split(word)
            guard isName(name) else {
                shell.complain(
                    shell.state.flavour == .bash
                        ? "\(keyword): `\(word)': not a valid identifier" : "\(keyword): \(name): bad variable name",
                    &simulation, me)
                status = shell.state.flavour == .bash ? 1 : 2
                continue
            }
            if let value, !shell.state.set(name, value) {
                shell.complain("\(name): readonly variable", &simulation, me)
                status = 1
                continue
            }
            var variable = shell.state.variables[name] ?? ShellState.Variable(nil)
            edit(&variable)
            if removes { variable.isExported = false }
            shell.state.variables[name] = variable
        }
        return status
    }

    private static func list(
        _ state: ShellState, keyword: String, _ simulation: inout Simulation, _ me: ProcessID
    ) {
        for name in state.variables.keys.sorted() {
            guard let variable = state.variables[name],
                keyword == "export" ? variable.isExported : variable.isReadOnly
            else { continue }
            let prefix = state.flavour == .bash ? (keyword == "export" ? "declare -x " : "declare -r ") : keyword + " "
            let value = variable.value.map { state.flavour == .bash ? "=\"\($0)\"" : "=" + Quoting.always($0) } ?? ""
            simulation.print(prefix + name + value + "\n", as: me)
        }
    }

    private static func unset(
        _ shell: inout ShellProgram, _ words: [String], _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int32 {
        var status: Int32 = 0
        var functionsOnly = false
        for name in words.dropFirst() {
            if name == "-f" {
                functionsOnly = true
            } else if name == "-v" {
                functionsOnly = false
            } else if !functionsOnly, shell.state.variables[name]?.isReadOnly == true {
                shell.complain("unset: \(name): cannot unset: readonly variable", &simulation, me)
                status = 1
            } else if functionsOnly || shell.state.variables[name] == nil {
                shell.state.functions[name] = nil
            } else {
                shell.state.variables[name] = nil
            }
        }
        return status
    }

    private static func set(
        _ shell: inout ShellProgram, _ words: [String], _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int32 {
        guard words.count > 1 else {
            for name in shell.state.variables.keys.sorted() {
                if let value = shell.state.value(name) {
                    simulation.print("\(name)=\(Quoting.quoted(value))\n", as: me)
                }
            }
            return 0
        }
        var arguments = words.dropFirst()
        while let word = arguments.first {
            if word == "--" {
                shell.state.positional = Array(arguments.dropFirst())
                return 0
            }
            guard word.count > 1, word.hasPrefix("-") || word.hasPrefix("+") else { break }
            arguments = arguments.dropFirst()
            for letter in word.dropFirst() {
                var name = String(letter)
                if letter == "o" {
                    guard let long = arguments.first else { return 0 }
                    name = long
                    arguments = arguments.dropFirst()
                }
                guard shell.state.options.set(name, to: word.hasPrefix("-")) else {
                    shell.complain("set: \(word): invalid option", &simulation, me)
                    return 2
                }
            }
        }
        if !arguments.isEmpty { shell.state.positional = Array(arguments) }
        return 0
    }

    private static func local(
        _ shell: inout ShellProgram, _ words: [String], _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int32 {
        guard
            let index = shell.stack.lastIndex(where: { if case .function = $0 { true } else { false } }),
            case .function(let positional, var hidden) = shell.stack[index]
        else {
            shell.complain("local: can only be used in a function", &simulation, me)
            return 1
        }
        for word in words.dropFirst() where !word.hasPrefix("-") {
            let (name, value) = split(word)
            if hidden.index(forKey: name) == nil { hidden.updateValue(shell.state.variables[name], forKey: name) }
            let wasExported = shell.state.variables[name]?.isExported ?? false
            shell.state.variables[name] = ShellState.Variable(value, isExported: wasExported)
        }
        shell.stack[index] = .function(positional: positional, hidden: hidden)
        return 0
    }

    private static func declare(
        _ shell: inout ShellProgram, _ words: [String], _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int32 {
        let options = words.dropFirst().prefix { $0.hasPrefix("-") }.joined()
        let names = Array(words.dropFirst().drop { $0.hasPrefix("-") })
        if shell.state.functionDepth > 0 { _ = local(&shell, ["local"] + names, &simulation, me) }
        for word in names {
            let (name, value) = split(word)
            if let value { shell.state.set(name, value) }
            if options.contains("x") { shell.state.variables[name, default: .init(nil)].isExported = true }
            if options.contains("r") { shell.state.variables[name, default: .init(nil)].isReadOnly = true }
        }
        return 0
    }

    private static func alias(
        _ shell: inout ShellProgram, _ words: [String], _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int32 {
        var status: Int32 = 0
        let prefix = shell.state.flavour == .bash ? "alias " : ""
        if words.count == 1 {
            for (name, text) in shell.state.aliases.sorted(by: { $0.key < $1.key }) {
                simulation.print("\(prefix)\(name)=\(Quoting.always(text))\n", as: me)
            }
        }
        for word in words.dropFirst() {
            let (name, value) = split(word)
            if let value {
                shell.state.aliases[name] = value
            } else if let text = shell.state.aliases[name] {
                simulation.print("\(prefix)\(name)=\(Quoting.always(text))\n", as: me)
            } else {
                shell.complain("alias: \(name): not found", &simulation, me)
                status = 1
            }
        }
        return status
    }

    private static func getopts(
        _ shell: inout ShellProgram, _ words: [String], _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int32 {
        guard words.count >= 3 else { return 2 }
        let arguments = words.count > 3 ? Array(words.dropFirst(3)) : shell.state.positional
        var index = Int(shell.state.value("OPTIND") ?? "1") ?? 1
        var offset = Int(shell.state.value("__OPTOFF") ?? "1") ?? 1
        let isQuiet = words[1].hasPrefix(":")
        defer {
            shell.state.set("OPTIND", String(index))
            shell.state.set("__OPTOFF", String(offset))
        }
        shell.state.variables["OPTARG"] = nil
        guard index >= 1, index <= arguments.count, arguments[index - 1].hasPrefix("-"), arguments[index - 1] != "-"
        else {
            shell.state.set(words[2], "?")
            return 1
        }
        if arguments[index - 1] == "--" {
            index += 1
            shell.state.set(words[2], "?")
            return 1
        }
        let letters = Array(arguments[index - 1])
        let letter = letters[min(offset, letters.count - 1)]
        offset += 1
        let isLast = offset >= letters.count
        guard letter != ":", let spec = words[1].firstIndex(of: letter) else {
            if isLast { (index, offset) = (index + 1, 1) }
            shell.state.set(words[2], "?")
            if isQuiet {
                shell.state.set("OPTARG", String(letter))
            } else {
                simulation.print("\(shell.state.name): illegal option -- \(letter)\n", to: 2, as: me)
            }
            return 0
        }
        let after = words[1].index(after: spec)
        if after < words[1].endIndex, words[1][after] == ":" {
            if !isLast {
                shell.state.set("OPTARG", String(letters[offset...]))
            } else if index < arguments.count {
                index += 1
                shell.state.set("OPTARG", arguments[index - 1])
            } else {
                (index, offset) = (index + 1, 1)
                shell.state.set(words[2], isQuiet ? ":" : "?")
                if isQuiet {
                    shell.state.set("OPTARG", String(letter))
                } else {
                    simulation.print("\(shell.state.name): option requires an argument -- \(letter)\n", to: 2, as: me)
                }
                return 0
            }
            (index, offset) = (index + 1, 1)
        } else if isLast {
            (index, offset) = (index + 1, 1)
        }
        shell.state.set(words[2], String(letter))
        return 0
    }
}
