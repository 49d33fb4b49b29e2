import Kernel
import ShellSyntax
import WorldModel

/// Utilities that shells build in: directories, output, input, tests.
extension Builtins {
    static let utilities: [String: Builtin] = [
        "cd": Builtin { shell, words, simulation, me in cd(&shell, words, &simulation, me) },
        "pwd": Builtin { _, _, simulation, me in
            simulation.print((simulation.world.processes[me]?.workingDirectory ?? "/") + "\n", as: me)
            return 0
        },
        "echo": Builtin { shell, words, simulation, me in
            let text = EchoCommand.text(Array(words.dropFirst()), interpretsEscapes: shell.state.flavour == .dash)
            simulation.print(text, as: me)
            return 0
        },
        "printf": Builtin { shell, words, simulation, me in
            let outcome = PrintfCommand.run(Array(words.dropFirst()))
            simulation.writeAll(outcome.output, to: 1, as: me)
            for message in outcome.messages { shell.complain("printf: " + message, &simulation, me) }
            return outcome.status
        },
        "test": Builtin { shell, words, simulation, me in test(&shell, words, &simulation, me) },
        "[": Builtin { shell, words, simulation, me in test(&shell, words, &simulation, me) },
        "read": Builtin { shell, words, simulation, me in
            beginReading(&shell, words, &simulation, me)
        },
        "umask": Builtin { _, words, simulation, me in
            if words.count > 1, let mask = UInt16(words[1], radix: 8) {
                simulation.world.processes.table[me]?.umask = mask
            } else {
                let digits = String(simulation.umask(of: me), radix: 8)
                simulation.print(String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "\n", as: me)
            }
            return 0
        },
        "ulimit": Builtin { _, words, simulation, me in
            simulation.print(words.contains("-n") ? "1048576\n" : "unlimited\n", as: me)
            return 0
        },
        "hash": Builtin { _, _, _, _ in 0 },
        "times": Builtin { _, _, simulation, me in
            simulation.print("0m0.000s 0m0.000s\n0m0.000s 0m0.000s\n", as: me)
            return 0
        },
        "shopt": Builtin([.bash]) { _, _, _, _ in 0 },
        "history": Builtin([.bash]) { _, _, _, _ in 0 },
    ]

    private static func cd(
        _ shell: inout ShellProgram, _ words: [String], _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int32 {
        let arguments = words.dropFirst().filter { !["-L", "-P", "--"].contains($0) }
        if arguments.count > 1, shell.state.flavour == .bash {
            shell.complain("cd: too many arguments", &simulation, me)
            return 1
        }
        var target = arguments.first ?? shell.state.value("HOME") ?? ""
        let printsTarget = target == "-"
        if printsTarget {
            target = shell.state.value("OLDPWD") ?? ""
            guard !target.isEmpty else {
                shell.complain("cd: OLDPWD not set", &simulation, me)
                return shell.state.flavour == .bash ? 1 : 2
            }
        }
        guard !target.isEmpty else {
            if arguments.isEmpty {
                shell.complain("cd: HOME not set", &simulation, me)
                return 1
            }
            return 0
        }
        do {
            let view = simulation.view(of: me)
            let location = try simulation.resolve(target, in: view)
            let inode = simulation.inode(at: location)
            guard inode.isDirectory else { throw Errno.notDirectory }
            guard simulation.allows(inode, .execute, view.credentials) else { throw Errno.accessDenied }
            let old = view.workingDirectory
            let path = logicalPath(target, from: old)
            simulation.world.processes.table[me]?.workingDirectory = path
            shell.state.set("OLDPWD", old)
            shell.state.set("PWD", path)
            if printsTarget { simulation.print(path + "\n", as: me) }
            return 0
        } catch {
            let reason = (error as? Errno)?.rawValue ?? Errno.noEntry.rawValue
            switch shell.state.flavour {
            case .bash: shell.complain("cd: \(target): \(reason)", &simulation, me)
            case .dash: shell.complain("cd: can't cd to \(target)", &simulation, me)
            case .ash: shell.complain("cd: can't cd to \(target): \(reason)", &simulation, me)
            }
            return shell.state.flavour == .bash ? 1 : 2
        }
    }

    /// The path with `.` and `..` worked out by name, as `cd -L` keeps it.
    static func logicalPath(_ target: String, from directory: String) -> String {
        var names: [Substring] = []
        for name in ((target.hasPrefix("/") ? "" : directory + "/") + target).split(separator: "/") {
            if name == "." { continue }
            if name == ".." { names = names.dropLast() } else { names.append(name) }
        }
        return "/" + names.joined(separator: "/")
    }

    private static func test(
        _ shell: inout ShellProgram, _ words: [String], _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int32 {
        var arguments = Array(words.dropFirst())
        if words[0] == "[" {
            guard arguments.last == "]" else {
                shell.complain("[: missing `]'", &simulation, me)
                return 2
            }
            arguments.removeLast()
        }
        do {
            return try TestCommand(simulation: simulation, process: me).evaluate(arguments) ? 0 : 1
        } catch {
            shell.complain("\(words[0]): \(error.message)", &simulation, me)
            return 2
        }
    }

    private static func beginReading(
        _ shell: inout ShellProgram, _ words: [String], _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int32 {
        var request = Frame.ReadRequest(names: [], isRaw: false)
        var arguments = words.dropFirst()
        while let option = arguments.first, option.hasPrefix("-"), option.count > 1 {
            arguments = arguments.dropFirst()
            switch option {
            case "-r": request.isRaw = true
            case "-p":
                if simulation.isTerminal(0, of: me) { simulation.print(arguments.first ?? "", to: 2, as: me) }
                arguments = arguments.dropFirst()
            case "-n": request.limit = arguments.popFirst().flatMap { Int($0) }
            case "-t": arguments = arguments.dropFirst()
            case "-d": request.delimiter = arguments.popFirst()?.utf8.first ?? 0
            case "-u": request.descriptor = arguments.popFirst().flatMap { Int($0) } ?? 0
            case "-s", "-e": break
            default:
                shell.complain("read: \(option): invalid option", &simulation, me)
                return 2
            }
        }
        request.names = Array(arguments)
        shell.stack.append(.reading(request))
        return 0
    }
}
