import Kernel
import ShellSyntax
import WorldModel

/// Variables and what is known about them.
extension Builtins {
    static let variables: [String: Builtin] = [
        "export": Builtin { shell, words, simulation, me in mark(&shell, words, &simulation, me) },
        "readonly": Builtin { shell, words, simulation, me in mark(&shell, words, &simulation, me) },
        "unset": Builtin { shell, words, simulation, me in unset(&shell, words, &simulation, me) },
        "shift": Builtin { shell, words, simulation, me in shift(&shell, words, &simulation, me) },
        "local": Builtin { shell, words, simulation, me in local(&shell, words, &simulation, me) },
        "declare": Builtin([.bash]) { shell, words, simulation, me in declare(&shell, words, &simulation, me) },
        "typeset": Builtin([.bash]) { shell, words, simulation, me in declare(&shell, words, &simulation, me) },
        "let": Builtin(Builtin.notDash) { shell, words, simulation, me in
            guard words.count > 1 else {
                shell.complain("expression expected", from: "let", &simulation, me)
                return shell.state.flavour == .bash ? 1 : 2
            }
            var value: Int64 = 0
            for expression in words.dropFirst() {
                do throws(Arithmetic.Failure) {
                    value = try Arithmetic.evaluate(expression, &shell.state)
                } catch {
                    shell.complain(error.message, from: "let", &simulation, me)
                    if shell.state.flavour != .bash, !shell.state.isInteractive { shell.jump = .exit }
                    return shell.state.flavour == .bash ? 1 : 2
                }
            }
            return value == 0 ? 1 : 0
        },
    ]

    static func split(_ word: String) -> (name: String, value: String?, appends: Bool) {
        guard let mark = word.firstIndex(of: "=") else { return (word, nil, false) }
        var name = word[..<mark]
        let appends = name.hasSuffix("+")
        if appends { name.removeLast() }
        return (String(name), String(word[word.index(after: mark)...]), appends)
    }

    /// A name that cannot be one: the shells differ in words and in what follows.
    static func refuseName(
        _ word: String, _ name: String, from command: String, _ shell: inout ShellProgram,
        _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int32 {
        guard shell.state.flavour != .bash else {
            shell.complain("`\(word)': not a valid identifier", from: command, &simulation, me)
            return 1
        }
        shell.complain("\(name): bad variable name", from: command, &simulation, me)
        if !shell.state.isInteractive, special.contains(command) || command == "local" { shell.jump = .exit }
        return 2
    }

    /// A variable that cannot be changed.
    static func refuseChange(
        _ name: String, from command: String, _ shell: inout ShellProgram, _ simulation: inout Simulation,
        _ me: ProcessID
    ) -> Int32 {
        let isBash = shell.state.flavour == .bash
        shell.complain(
            shell.state.readOnlyMessage(name), from: isBash && command != "unset" ? nil : command, &simulation, me)
        if !isBash, !shell.state.isInteractive { shell.jump = .exit }
        return isBash ? 1 : 2
    }

    // MARK: export and readonly

    private static func mark(
        _ shell: inout ShellProgram, _ words: [String], _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int32 {
        let keyword = words[0]
        var arguments = words.dropFirst()
        var letters = ""
        while let option = arguments.first, option.hasPrefix("-"), option != "-" {
            arguments = arguments.dropFirst()
            if option == "--" { break }
            letters += option.dropFirst()
            if let bad = option.dropFirst().first(where: { !"pnfaA".contains($0) }) {
                return refuseOption(bad, keyword, &shell, &simulation, me)
            }
        }
        if letters.contains("f") {
            if keyword == "readonly" { shell.state.readOnlyFunctions.formUnion(arguments) }
            return keyword == "export" ? exportFunctions(arguments, letters, &shell, &simulation, me) : 0
        }
        guard !arguments.isEmpty else {
            list(shell.state, keyword: keyword, &simulation, me)
            return 0
        }
        var status: Int32 = 0
        for word in arguments {
            let (name, value, appends) = split(word)
            guard ShellState.isName(name) else {
                status = refuseName(word, name, from: keyword, &shell, &simulation, me)
                if shell.jump != nil { return status }
                continue
            }
            let declaration = takeDeclaration(name, &shell)
            if value != nil || declaration != nil {
                var assignment = declaration ?? PreparedAssignment(name: name, appends: appends)
                if let value { assignment.value = value }
                if letters.contains("A"), shell.state.variables[name]?.isArray != true {
                    shell.state.variables[name] = ShellVariable(.map(AssociativeArray()))
                }
                if let failure = shell.state.assign(assignment) {
                    shell.complain(failure, from: shell.state.flavour == .bash ? nil : keyword, &simulation, me)
                    if shell.state.flavour != .bash, !shell.state.isInteractive { shell.jump = .exit }
                    status = shell.state.flavour == .bash ? 1 : 2
                    continue
                }
            }
            var variable = shell.state.variables[name] ?? ShellVariable(nil)
            if keyword == "export" { variable.isExported = !letters.contains("n") } else { variable.isReadOnly = true }
            shell.state.variables[name] = variable
        }
        return status
    }

    /// `export -f`: children get the functions through the environment.
    private static func exportFunctions(
        _ names: ArraySlice<String>, _ letters: String, _ shell: inout ShellProgram, _ simulation: inout Simulation,
        _ me: ProcessID
    ) -> Int32 {
        var status: Int32 = 0
        for name in names {
            if letters.contains("n") {
                shell.state.exportedFunctions.remove(name)
            } else if shell.state.functions[name] != nil {
                shell.state.exportedFunctions.insert(name)
            } else {
                shell.complain("\(name): not a function", from: "export", &simulation, me)
                status = 1
            }
        }
        return status
    }

    private static func refuseOption(
        _ letter: Character, _ keyword: String, _ shell: inout ShellProgram, _ simulation: inout Simulation,
        _ me: ProcessID
    ) -> Int32 {
        switch shell.state.flavour {
        case .bash:
            shell.complain("-\(letter): invalid option", from: keyword, &simulation, me)
            simulation.print(usage(of: keyword), to: 2, as: me)
        case .dash: shell.complain("Illegal option -\(letter)", from: keyword, &simulation, me)
        case .ash: shell.complain("illegal option -\(letter)", from: keyword, &simulation, me)
        }
        if shell.state.flavour != .bash, !shell.state.isInteractive { shell.jump = .exit }
        return 2
    }

    /// The values of `name=(…)` that the command was given.
    private static func takeDeclaration(_ name: String, _ shell: inout ShellProgram) -> PreparedAssignment? {
        guard let index = shell.state.declarations.firstIndex(where: { $0.name == name }) else { return nil }
        return shell.state.declarations.remove(at: index)
    }

    private static func list(
        _ state: ShellState, keyword: String, _ simulation: inout Simulation, _ me: ProcessID
    ) {
        for name in state.variables.keys.sorted() {
            guard let variable = state.variables[name],
                keyword == "export" ? variable.isExported : variable.isReadOnly
            else { continue }
            if state.flavour == .bash {
                simulation.print(declaration(of: name, variable) + "\n", as: me)
            } else {
                let value = variable.text.map { "=" + Quoting.always($0, state.flavour) } ?? ""
                simulation.print(keyword + " " + name + value + "\n", as: me)
            }
        }
    }

    /// A variable as `declare -p` prints it.
    static func declaration(of name: String, _ variable: ShellVariable) -> String {
        let letters = variable.attributeLetters
        let head = "declare -\(letters.isEmpty ? "-" : letters) \(name)"
        switch variable.value {
        case nil: return head
        case .text(let text): return head + "=" + Quoting.double(text)
        case .list(let list):
            let values = zip(list.indices, list.values).map { "[\($0)]=" + Quoting.double($1) }
            return head + "=(" + values.joined(separator: " ") + ")"
        case .map(let map):
            let values = map.entries.map { "[\(Quoting.quotedKey($0.key))]=" + Quoting.double($0.value) + " " }
            return head + "=(" + values.joined() + ")"
        }
    }

    // MARK: unset and shift

    private static func unset(
        _ shell: inout ShellProgram, _ words: [String], _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int32 {
        var status: Int32 = 0
        var kind: Character?
        var arguments = words.dropFirst()
        while let option = arguments.first, option.hasPrefix("-"), option.count > 1 {
            arguments = arguments.dropFirst()
            if option == "--" { break }
            if let bad = option.dropFirst().first(where: { !"fvn".contains($0) }) {
                return refuseOption(bad, "unset", &shell, &simulation, me)
            }
            kind = option.last
        }
        for name in arguments {
            if kind == "f" {
                shell.state.functions[name] = nil
                continue
            }
            if let open = name.firstIndex(of: "["), name.hasSuffix("]"), shell.state.flavour == .bash {
                unsetElement(
                    String(name[..<open]), String(name[name.index(after: open)...].dropLast()), &shell.state)
                continue
            }
            guard ShellState.isName(name) else {
                if shell.state.flavour == .bash, kind == nil, shell.state.functions[name] != nil {
                    shell.state.functions[name] = nil
                    continue
                }
                if shell.state.flavour == .bash {
                    guard kind == "v" else { continue }
                    shell.complain("`\(name)': not a valid identifier", from: "unset", &simulation, me)
                    status = 1
                } else {
                    return refuseName(name, name, from: "unset", &shell, &simulation, me)
                }
                continue
            }
            let target = kind == "n" ? name : shell.state.resolved(name)
            if shell.state.variables[target]?.isReadOnly == true {
                if shell.state.flavour == .bash {
                    shell.complain("\(name): cannot unset: readonly variable", from: "unset", &simulation, me)
                    status = 1
                } else {
                    return refuseChange(name, from: "unset", &shell, &simulation, me)
                }
            } else if shell.state.variables[target] != nil {
                shell.state.variables[target] = nil
            } else if kind == nil, shell.state.flavour == .bash {
                shell.state.functions[name] = nil
            }
        }
        return status
    }

    private static func unsetElement(_ name: String, _ index: String, _ state: inout ShellState) {
        let name = state.resolved(name)
        switch state.variables[name]?.value {
        case .map(var map):
            map[index] = nil
            state.variables[name]?.value = .map(map)
        case .list(var list):
            if index == "@" || index == "*" {
                state.variables[name] = nil
            } else if let number = try? Arithmetic.evaluate(index, &state) {
                list[Int(number < 0 ? Int64(list.end) + number : number)] = nil
                state.variables[name]?.value = .list(list)
            }
        default: break
        }
    }

    private static func shift(
        _ shell: inout ShellProgram, _ words: [String], _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int32 {
        let word = words.dropFirst().first ?? "1"
        let isBash = shell.state.flavour == .bash
        guard let count = Int(word), count >= 0, isBash || count <= Int(Int32.max) else {
            if isBash, Int(word) != nil {
                shell.complain("\(word): shift count out of range", from: "shift", &simulation, me)
                return 1
            }
            shell.complain(
                isBash ? "\(word): numeric argument required" : "Illegal number: \(word)", from: "shift", &simulation,
                me)
            if !isBash, !shell.state.isInteractive { shell.jump = .exit }
            return isBash ? 1 : 2
        }
        guard count <= shell.state.positional.count else {
            guard shell.state.flavour == .dash else { return 1 }
            shell.complain("can't shift that many", from: "shift", &simulation, me)
            if !shell.state.isInteractive { shell.jump = .exit }
            return 2
        }
        shell.state.positional.removeFirst(count)
        shell.state.forgetOptionPlace()
        return 0
    }

    // MARK: local and declare

    private static func local(
        _ shell: inout ShellProgram, _ words: [String], _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int32 {
        guard shell.state.functionDepth > 0 else {
            if shell.state.flavour == .bash {
                shell.complain("can only be used in a function", from: "local", &simulation, me)
                return 1
            }
            shell.complain("not in a function", from: "local", &simulation, me)
            if !shell.state.isInteractive { shell.jump = .exit }
            return 2
        }
        if shell.state.flavour == .bash { return declare(&shell, words, &simulation, me) }
        for word in words.dropFirst() where word != "-" {
            let (name, value, _) = split(word)
            guard ShellState.isName(name) else {
                return refuseName(word, name, from: "local", &shell, &simulation, me)
            }
            // dash lets a read-only variable be local, but not change.
            let isReadOnly = shell.state.variables[name]?.isReadOnly == true
            if isReadOnly, shell.state.flavour == .dash, value == nil { continue }
            guard !isReadOnly, hide(name, &shell, keepsValue: shell.state.flavour == .dash) else {
                return refuseChange(name, from: "local", &shell, &simulation, me)
            }
            if let value { shell.state.set(name, value) }
        }
        return 0
    }

    /// Keeps a variable aside until the function ends. False when it is read-only.
    private static func hide(_ name: String, _ shell: inout ShellProgram, keepsValue: Bool) -> Bool {
        guard
            let index = shell.stack.lastIndex(where: { if case .function = $0 { true } else { false } }),
            case .function(let positional, var hidden) = shell.stack[index]
        else { return true }
        if shell.state.variables[name]?.isReadOnly == true { return false }
        if hidden.index(forKey: name) == nil {
            hidden.updateValue(shell.state.variables[name], forKey: name)
            shell.stack[index] = .function(positional: positional, hidden: hidden)
            if !keepsValue {
                let isExported = shell.state.variables[name]?.isExported ?? false
                shell.state.variables[name] = ShellVariable(nil, isExported: isExported)
            }
        }
        return true
    }

    private static func declare(
        _ shell: inout ShellProgram, _ words: [String], _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int32 {
        var on = ""
        var off = ""
        var arguments = words.dropFirst()
        while let option = arguments.first, option.count > 1, option.hasPrefix("-") || option.hasPrefix("+") {
            arguments = arguments.dropFirst()
            if option == "--" { break }
            if let bad = option.dropFirst().first(where: { !"aAcfFgiIlnprtux".contains($0) }) {
                shell.complain("\(option.first ?? "-")\(bad): invalid option", from: words[0], &simulation, me)
                simulation.print(usage(of: words[0]), to: 2, as: me)
                return 2
            }
            if option.hasPrefix("-") { on += option.dropFirst() } else { off += option.dropFirst() }
        }
        if on.contains("f") || on.contains("F") { return listFunctions(Array(arguments), on, shell, &simulation, me) }
        if arguments.isEmpty || on.contains("p") { return listDeclared(Array(arguments), on, &shell, &simulation, me) }
        var status: Int32 = 0
        for word in arguments {
            let (name, value, appends) = split(word)
            guard ShellState.isName(name) || name.contains("[") else {
                status = refuseName(word, name, from: words[0], &shell, &simulation, me)
                continue
            }
            let declaration = takeDeclaration(name, &shell)
            if shell.state.functionDepth > 0, !on.contains("g"), !hide(name, &shell, keepsValue: false) {
                shell.complain("\(name): readonly variable", from: words[0], &simulation, me)
                status = 1
                continue
            }
            if let failure = apply(on, off, name, value, appends, declaration, &shell.state) {
                shell.complain(failure, from: words[0], &simulation, me)
                status = 1
            }
        }
        return status
    }

    private static func apply(
        _ on: String, _ off: String, _ word: String, _ value: String?, _ appends: Bool,
        _ declaration: PreparedAssignment?, _ state: inout ShellState
    ) -> String? {
        var name = word
        var index: String?
        if let open = word.firstIndex(of: "["), word.hasSuffix("]") {
            name = String(word[..<open])
            index = String(word[word.index(after: open)...].dropLast())
        }
        var variable = state.variables[name] ?? ShellVariable(nil)
        if variable.isReadOnly, value != nil || declaration != nil || off.contains("r") {
            return "\(name): readonly variable"
        }
        if on.contains("A"), !variable.isArray { variable.value = .map(AssociativeArray()) }
        if on.contains("a"), !variable.isArray {
            var list = IndexedArray()
            if let text = variable.text { list[0] = text }
            variable.value = .list(list)
        }
        if on.contains("i") { variable.isInteger = true }
        if off.contains("i") { variable.isInteger = false }
        if on.contains("x") { variable.isExported = true }
        if off.contains("x") { variable.isExported = false }
        if on.contains("l") { variable.letterCase = .lower }
        if on.contains("u") { variable.letterCase = .upper }
        if on.contains("c") { variable.letterCase = .capitalised }
        if off.contains("l") || off.contains("u") { variable.letterCase = nil }
        if on.contains("n") {
            if value == name { return "\(name): nameref variable self references not allowed" }
            variable.isReference = true
            if let value { variable.value = .text(value) }
            state.variables[name] = variable
            return nil
        }
        if off.contains("n") { variable.isReference = false }
        state.variables[name] = variable
        if var declaration {
            declaration.name = name
            if let failure = state.assign(declaration, isLocal: true) { return failure }
        } else if let value {
            var assignment = PreparedAssignment(name: name, appends: appends)
            assignment.value = value
            assignment.index = index
            if let failure = state.assign(assignment, isLocal: true) { return failure }
        }
        if on.contains("r") { state.variables[name]?.isReadOnly = true }
        return nil
    }

    private static func listDeclared(
        _ names: [String], _ letters: String, _ shell: inout ShellProgram, _ simulation: inout Simulation,
        _ me: ProcessID
    ) -> Int32 {
        var status: Int32 = 0
        if names.isEmpty {
            let wanted = letters.filter { $0 != "p" && $0 != "g" }
            for name in shell.state.variables.keys.sorted() {
                guard let variable = shell.state.variables[name] else { continue }
                if letters.isEmpty {
                    if let text = variable.text { simulation.print("\(name)=\(Quoting.quoted(text))\n", as: me) }
                } else if wanted.allSatisfy({ variable.attributeLetters.contains($0) }) {
                    simulation.print(declaration(of: name, variable) + "\n", as: me)
                }
            }
        }
        for name in names {
            if let variable = shell.state.variables[name] {
                simulation.print(declaration(of: name, variable) + "\n", as: me)
            } else {
                shell.complain("\(name): not found", from: "declare", &simulation, me)
                status = 1
            }
        }
        return status
    }

    private static func listFunctions(
        _ names: [String], _ letters: String, _ shell: ShellProgram, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int32 {
        var status: Int32 = 0
        for name in names.isEmpty ? shell.state.functions.keys.sorted() : names {
            guard let body = shell.state.functions[name] else {
                status = 1
                continue
            }
            if letters.contains("F") {
                simulation.print((names.isEmpty ? "declare -f " : "") + name + "\n", as: me)
            } else {
                simulation.print(SourcePrinter.function(name, body), as: me)
            }
        }
        return status
    }
}
