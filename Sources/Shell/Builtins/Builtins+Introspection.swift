import Kernel
import ShellSyntax
import WorldModel

/// What bash tells of itself: its builtins, who called, what could complete a word.
extension Builtins {
    static let introspection: [String: Builtin] = [
        "enable": Builtin([.bash]) { shell, words, simulation, me in enable(&shell, words, &simulation, me) },
        "caller": Builtin([.bash]) { shell, words, simulation, me in caller(shell, words, &simulation, me) },
        "compgen": Builtin([.bash]) { shell, words, simulation, me in
            complete(&shell, Array(words.dropFirst()), &simulation, me)
        },
    ]

    // MARK: enable

    private static func enable(
        _ shell: inout ShellProgram, _ words: [String], _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int32 {
        let options = words.dropFirst().prefix { $0.hasPrefix("-") }.joined()
        let names = words.dropFirst().drop { $0.hasPrefix("-") }
        if names.isEmpty {
            for name in (ShellProgram.builtinNames(of: .bash) + ["exec"]).sorted() {
                let isOff = shell.state.disabledBuiltins.contains(name)
                if isOff ? options.contains("n") || options.contains("a") : !options.contains("n") {
                    simulation.print("enable \(isOff ? "-n " : "")\(name)\n", as: me)
                }
            }
            return 0
        }
        var status: Int32 = 0
        for name in names {
            guard ShellProgram.hasBuiltin(name, in: .bash) else {
                shell.complain("\(name): not a shell builtin", from: "enable", &simulation, me)
                status = 1
                continue
            }
            if options.contains("n") {
                shell.state.disabledBuiltins.insert(name)
            } else {
                shell.state.disabledBuiltins.remove(name)
            }
        }
        return status
    }

    // MARK: caller

    /// The line and the file of a call; with a number also who called.
    private static func caller(
        _ shell: ShellProgram, _ words: [String], _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int32 {
        let lines = Array(shell.state.callerLines.reversed())
        let level = words.count > 1 ? Int(words[1]) ?? -1 : 0
        guard lines.indices.contains(level) else { return 1 }
        let file = shell.state.isCommandString ? "NULL" : shell.state.scriptName ?? shell.state.name
        let names = shell.state.callers.reversed().dropFirst() + ["main"]
        let who = words.count > 1 ? " " + (Array(names)[level]) : ""
        simulation.print("\(lines[level])\(who) \(file)\n", as: me)
        return 0
    }

    // MARK: compgen

    /// What could complete a word: `-W` words, `-A` kinds of names, files and folders.
    private static func complete(
        _ shell: inout ShellProgram, _ arguments: [String], _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int32 {
        var found: [String] = []
        var rest = arguments[...]
        let kinds: [Character: String] = [
            "a": "alias", "b": "builtin", "c": "command", "d": "directory", "e": "export", "f": "file",
            "j": "job", "k": "keyword", "v": "variable",
        ]
        while let option = rest.first, option.hasPrefix("-"), option.count > 1 {
            rest = rest.dropFirst()
            if option == "--" { break }
            switch option {
            case "-W": found += (rest.popFirst() ?? "").split(whereSeparator: \.isWhitespace).map(String.init)
            case "-A": found += names(rest.popFirst() ?? "", rest.last ?? "", shell, simulation, me)
            default:
                for letter in option.dropFirst() {
                    guard let kind = kinds[letter] else {
                        shell.complain("-\(letter): invalid option", from: "compgen", &simulation, me)
                        return 2
                    }
                    found += names(kind, rest.last ?? "", shell, simulation, me)
                }
            }
        }
        let word = rest.first ?? ""
        let matching = found.filter { $0.hasPrefix(word) }
        for name in matching { simulation.print(name + "\n", as: me) }
        return matching.isEmpty ? 1 : 0
    }

    private static func names(
        _ kind: String, _ word: String, _ shell: ShellProgram, _ simulation: Simulation, _ me: ProcessID
    ) -> [String] {
        let state = shell.state
        switch kind {
        case "alias": return state.aliases.keys.sorted()
        case "builtin": return ShellProgram.builtinNames(of: .bash).sorted()
        case "function": return state.functions.keys.sorted()
        case "keyword": return ShellParser.reservedWords.sorted()
        case "variable": return state.variables.keys.sorted()
        case "export": return state.variables.filter(\.value.isExported).keys.sorted()
        case "job": return state.jobs.map(\.source)
        case "file", "directory":
            let folder = word.lastIndex(of: "/").map { String(word[...$0]) } ?? ""
            let names = (try? simulation.list(folder.isEmpty ? "." : folder, as: me)) ?? []
            return names.map { folder + $0 }.filter { kind == "file" || simulation.isDirectory($0, as: me) }
        case "command":
            let folders = (state.value("PATH") ?? "").split(separator: ":").map(String.init)
            let programs = folders.flatMap { (try? simulation.list($0, as: me)) ?? [] }
            return state.functions.keys.sorted() + ShellProgram.builtinNames(of: .bash).sorted() + programs.sorted()
        default: return []
        }
    }
}
