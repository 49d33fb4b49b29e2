import Kernel
import Shell
import ShellSyntax
import WorldModel

/// Reads a shell's command line, then becomes the shell.
struct ShellLauncher: Program {
    var flavour: ShellFlavour
    var arguments: [String]

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        var rest = arguments.dropFirst()
        var letters: [Character] = []
        var names: [String] = []
        while let word = rest.first, word.count > 1, word.hasPrefix("-") || word.hasPrefix("+") {
            rest = rest.dropFirst()
            if word == "--" { break }
            if flavour == .bash, word.hasPrefix("--") {
                if word == "--version" { return printVersion(&simulation, me) }
                if word == "--rcfile" || word == "--init-file" { rest = rest.dropFirst() }
                if word == "--posix" { names.append("posix") }
                continue
            }
            for letter in word.dropFirst() {
                if letter == "o" || letter == "O" {
                    if let name = rest.popFirst() { names.append(name) }
                } else if word.hasPrefix("-") {
                    letters.append(letter)
                }
            }
        }
        var name = arguments.first ?? flavour.rawValue
        if flavour == .bash, !name.hasPrefix("/") { name = ProgramCatalog.baseName(name) }
        guard var shell = shell(named: name, letters, &rest, &simulation, me) else {
            return .exit(failureStatus)
        }
        for letter in letters where !"cislr".contains(letter) {
            if !shell.setOption(String(letter)) {
                let text =
                    flavour == .bash
                    ? "\(name): -\(letter): invalid option\n" : "\(name): 0: Illegal option -\(letter)\n"
                simulation.print(flavour == .ash ? "\(name): illegal option -\(letter)\n" : text, to: 2, as: me)
                return .exit(2)
            }
        }
        for option in names where !shell.setOption(option) {
            simulation.print("\(name): \(option): invalid option name\n", to: 2, as: me)
            return .exit(2)
        }
        simulation.replace(me, with: Simulation.Executable(program: shell, arguments: arguments))
        return .again
    }

    private var failureStatus: Int32 = 127

    init(flavour: ShellFlavour, arguments: [String]) {
        self.flavour = flavour
        self.arguments = arguments
    }

    private mutating func shell(
        named name: String, _ letters: [Character], _ rest: inout ArraySlice<String>, _ simulation: inout Simulation,
        _ me: ProcessID
    ) -> ShellProgram? {
        if letters.contains("c") {
            guard let text = rest.popFirst() else {
                switch flavour {
                case .bash: simulation.print("\(name): -c: option requires an argument\n", to: 2, as: me)
                case .dash: simulation.print("\(name): 0: -c requires an argument\n", to: 2, as: me)
                case .ash: simulation.print("\(name): -c requires an argument\n", to: 2, as: me)
                }
                failureStatus = 2
                return nil
            }
            let shown = rest.popFirst() ?? name
            return ShellProgram(flavour: flavour, name: shown, text: text, arguments: Array(rest))
        }
        guard let path = rest.first, !letters.contains("s") else {
            let isInteractive =
                letters.contains("i") || simulation.isTerminal(0, of: me) && simulation.isTerminal(1, of: me)
            var shell = ShellProgram(flavour: flavour, name: name, isInteractive: isInteractive)
            shell.state.positional = Array(rest)
            return shell
        }
        rest = rest.dropFirst()
        do {
            // A name without a slash is looked for here first, then in the search path.
            let searched = simulation.world.processes[me]?.environment["PATH"] ?? ""
            let found =
                path.contains("/") || simulation.exists(path, as: me)
                ? path : simulation.search(path, path: searched, as: me) ?? path
            let bytes = try simulation.contents(of: found, as: me)
            if bytes.prefix(80).contains(0) {
                simulation.print("\(found): \(found): cannot execute binary file\n", to: 2, as: me)
                failureStatus = 126
                return nil
            }
            var shell = ShellProgram(
                flavour: flavour, name: path, text: String(decoding: bytes, as: UTF8.self), arguments: Array(rest))
            shell.runsWholeScript()
            return shell
        } catch {
            simulation.print(cannotOpen(name, path, error), to: 2, as: me)
            failureStatus = flavour == .bash ? (error == .noEntry ? 127 : 126) : 2
            return nil
        }
    }

    private func cannotOpen(_ name: String, _ path: String, _ error: Errno) -> String {
        switch flavour {
        case .bash: "\(name): \(path): \(error.rawValue)\n"
        case .dash: "\(name): 0: cannot open \(path): \(error == .noEntry ? "No such file" : error.rawValue)\n"
        case .ash: "\(name): can't open '\(path)': \(error.rawValue)\n"
        }
    }

    private func printVersion(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        simulation.print(
            """
            GNU bash, version 5.2.15(1)-release (x86_64-pc-linux-gnu)
            Copyright (C) 2022 Free Software Foundation, Inc.
            License GPLv3+: GNU GPL version 3 or later <http://gnu.org/licenses/gpl.html>

            This is free software; you are free to change and redistribute it.
            There is NO WARRANTY, to the extent permitted by law.

            """, as: me)
        return .exit(0)
    }
}
