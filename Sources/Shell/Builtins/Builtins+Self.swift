import Kernel
import ShellSyntax
import WorldModel

/// What bash tells of itself: its builtins, its callers, its completions.
extension Builtins {
    static let selfKnowledge: [String: Builtin] = [
        "enable": Builtin([.bash]) { shell, words, simulation, me in enable(&shell, words, &simulation, me) },
        "caller": Builtin([.bash]) { shell, words, simulation, me in caller(shell, words, &simulation, me) },
        "compgen": Builtin([.bash]) { shell, words, simulation, me in
            complete(&shell, Array(words.dropFirst()), &simulation, me)
        },
        "help": Builtin([.bash]) { shell, words, simulation, me in
            help(shell, Array(words.dropFirst()), &simulation, me)
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

    // MARK: help

    /// How builtins are used. What each option does stands in `man bash`, which is not simulated.
    private static func help(
        _ shell: ShellProgram, _ names: [String], _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int32 {
        guard !names.isEmpty else {
            for name in synopses.keys.sorted() { simulation.print(" \(synopses[name]?.usage ?? name)\n", as: me) }
            return 0
        }
        var status: Int32 = 1
        for name in names {
            if let synopsis = synopses[name] {
                simulation.print("\(name): \(synopsis.usage)\n    \(synopsis.purpose)\n", as: me)
                status = 0
            }
        }
        if status != 0, let last = names.last {
            shell.complain(
                "no help topics match `\(last)'.  Try `help help' or `man -k \(last)' or `info \(last)'.",
                from: "help", &simulation, me)
        }
        return status
    }

    private static let synopses: [String: (usage: String, purpose: String)] = [
        ":": (":", "Null command."),
        ".": (". filename [arguments]", "Runs the commands of a file in this shell."),
        "[": ("[ arg... ]", "Tests a condition; the last argument is `]'."),
        "alias": ("alias [-p] [name[=value] ... ]", "Defines or shows aliases."),
        "bg": ("bg [job_spec ...]", "Lets jobs go on in the background."),
        "break": ("break [n]", "Leaves for, while or until loops."),
        "builtin": ("builtin [shell-builtin [arg ...]]", "Runs a builtin, whatever function has its name."),
        "cd": ("cd [-L|[-P [-e]] [-@]] [dir]", "Changes the shell's working directory."),
        "command": ("command [-pVv] command [arg ...]", "Runs a command, whatever function has its name."),
        "continue": ("continue [n]", "Goes on with the next round of a loop."),
        "declare": (
            "declare [-aAfFgiIlnrtux] [name[=value] ...] or declare -p [-aAfFilnrtux] [name ...]",
            "Sets variables and what is known about them."
        ),
        "echo": ("echo [-neE] [arg ...]", "Writes its arguments."),
        "enable": ("enable [-a] [-dnps] [-f filename] [name ...]", "Switches builtins on and off."),
        "eval": ("eval [arg ...]", "Runs its arguments as a command."),
        "exec": ("exec [-cl] [-a name] [command [argument ...]] [redirection ...]", "Becomes the command."),
        "exit": ("exit [n]", "Leaves the shell."),
        "export": ("export [-fn] [name[=value] ...] or export -p", "Gives variables to the commands that follow."),
        "false": ("false", "Fails."),
        "fg": ("fg [job_spec]", "Brings a job to the foreground."),
        "getopts": ("getopts optstring name [arg ...]", "Reads options from the arguments."),
        "hash": ("hash [-lr] [-p pathname] [-dt] [name ...]", "Remembers or shows where programs are."),
        "help": ("help [-dms] [pattern ...]", "Shows how builtins are used."),
        "history": (
            "history [-c] [-d offset] [n] or history -anrw [filename] or history -ps arg [arg...]",
            "Shows the commands that were typed."
        ),
        "jobs": ("jobs [-lnprs] [jobspec ...] or jobs -x command [args]", "Shows jobs and their states."),
        "kill": (
            "kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l [sigspec]",
            "Sends a signal to processes or jobs."
        ),
        "let": ("let arg [arg ...]", "Evaluates arithmetic expressions."),
        "local": ("local [option] name[=value] ...", "Makes variables of a function."),
        "mapfile": (
            "mapfile [-d delim] [-n count] [-O origin] [-s count] [-t] [-u fd] [-C callback] [-c quantum] [array]",
            "Reads lines into an array."
        ),
        "printf": ("printf [-v var] format [arguments]", "Writes its arguments in a format."),
        "pwd": ("pwd [-LP]", "Shows the working directory."),
        "read": (
            "read [-ers] [-a array] [-d delim] [-i text] [-n nchars] [-N nchars] [-p prompt] [-t timeout] [-u fd] "
                + "[name ...]",
            "Reads a line and splits it into variables."
        ),
        "readonly": ("readonly [-aAf] [name[=value] ...] or readonly -p", "Makes variables unchangeable."),
        "return": ("return [n]", "Leaves a function."),
        "set": ("set [-abefhkmnptuvxBCEHPT] [-o option-name] [--] [-] [arg ...]", "Sets switches and parameters."),
        "shift": ("shift [n]", "Drops the first parameters."),
        "shopt": ("shopt [-pqsu] [-o] [optname ...]", "Sets bash's own switches."),
        "source": ("source filename [arguments]", "Runs the commands of a file in this shell."),
        "test": ("test [expr]", "Tests a condition."),
        "times": ("times", "Shows how much time was used."),
        "trap": ("trap [-lp] [[arg] signal_spec ...]", "Says what happens when signals come."),
        "true": ("true", "Succeeds."),
        "type": ("type [-afptP] name [name ...]", "Shows what a name stands for."),
        "ulimit": ("ulimit [-SHabcdefiklmnpqrstuvxPRT] [limit]", "Shows or sets limits."),
        "umask": ("umask [-p] [-S] [mode]", "Shows or sets the mask of new files' modes."),
        "unalias": ("unalias [-a] name [name ...]", "Forgets aliases."),
        "unset": ("unset [-f] [-v] [-n] [name ...]", "Forgets variables and functions."),
        "wait": ("wait [-fn] [-p var] [id ...]", "Waits for background jobs."),
    ]
}
