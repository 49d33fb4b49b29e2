import Kernel
import Shell
import WorldModel

/// Reads a shell's command line, then becomes the shell.
struct ShellLauncher: Program {
    var flavour: ShellFlavour
    var arguments: [String]

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        var rest = arguments.dropFirst()
        var options: [Character] = []
        while let word = rest.first, word.count > 1, word.hasPrefix("-") || word.hasPrefix("+") {
            rest = rest.dropFirst()
            if word == "--" || word == "--login" || word == "--norc" || word == "--noprofile" { continue }
            if word == "-o" {
                rest = rest.dropFirst()
                continue
            }
            options += word.dropFirst()
        }
        var name = arguments.first ?? flavour.rawValue
        if flavour == .bash, name.hasPrefix("/") == false { name = ProgramCatalog.baseName(name) }
        var shell: ShellProgram
        if options.contains("c") {
            let text = rest.popFirst() ?? ""
            name = rest.popFirst() ?? name
            shell = ShellProgram(flavour: flavour, name: name, text: text, arguments: Array(rest))
        } else if let path = rest.popFirst(), !options.contains("s") {
            do {
                let bytes = try simulation.contents(of: path, as: me)
                shell = ShellProgram(
                    flavour: flavour, name: path, text: String(decoding: bytes, as: UTF8.self),
                    arguments: Array(rest))
                shell.runsWholeScript()
            } catch {
                let text: String =
                    switch flavour {
                    case .bash: "\(name): \(path): \(error.rawValue)\n"
                    case .dash: "\(name): 0: cannot open \(path): No such file\n"
                    case .ash: "\(name): can't open '\(path)': \(error.rawValue)\n"
                    }
                simulation.print(text, to: 2, as: me)
                return .exit(error == .noEntry ? (flavour == .ash ? 2 : 127) : 126)
            }
        } else {
            let isInteractive =
                options.contains("i") || simulation.isTerminal(0, of: me) && simulation.isTerminal(1, of: me)
            shell = ShellProgram(flavour: flavour, name: name, isInteractive: isInteractive)
        }
        shell.setOptions(options.filter { "eufxvanC".contains($0) })
        simulation.replace(me, with: Simulation.Executable(program: shell, arguments: arguments))
        return .again
    }
}
