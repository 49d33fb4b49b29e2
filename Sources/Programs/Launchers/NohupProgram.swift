import Kernel
import WorldModel

/// `nohup`: runs a command that a hang-up does not end.
struct NohupProgram: Program {
    private let arguments: [String]
    private let voice: ToolVoice

    init(arguments: [String], isBusybox: Bool) {
        self.arguments = arguments
        voice = ToolVoice(arguments, isBusybox: isBusybox)
    }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        let spec = OptionSpec("", stopsAtOperand: true)
        guard let options = voice.parse(arguments.dropFirst(), spec, &simulation, me) else { return .exit(125) }
        guard !options.operands.isEmpty else {
            if !voice.isBusybox { voice.complain("missing operand", &simulation, me) }
            voice.adviseHelp(&simulation, me)
            return .exit(voice.isBusybox ? 127 : 125)
        }
        simulation.world.processes.table[me]?.ignoredSignals.insert(.hangup)
        if simulation.isTerminal(1, of: me), let status = redirectOutput(&simulation, me) { return .exit(status) }
        return voice.become(options.operands, &simulation, me)
    }

    /// Output that would go to the terminal goes to `nohup.out`. A status when that cannot be written.
    private func redirectOutput(_ simulation: inout Simulation, _ me: ProcessID) -> Int32? {
        do {
            let file = try simulation.open("nohup.out", .appending, as: me)
            let ignoring = simulation.isTerminal(0, of: me) ? "ignoring input and " : ""
            voice.complain("\(ignoring)appending output to 'nohup.out'", &simulation, me)
            try simulation.duplicate(file, to: 1, as: me)
            if simulation.isTerminal(2, of: me) { try simulation.duplicate(file, to: 2, as: me) }
            simulation.close(file, of: me)
            if simulation.isTerminal(0, of: me) {
                let null = try simulation.open("/dev/null", .reading, as: me)
                try simulation.duplicate(null, to: 0, as: me)
                simulation.close(null, of: me)
            }
            return nil
        } catch {
            voice.complain("failed to open 'nohup.out': \(error.rawValue)", &simulation, me)
            return 125
        }
    }
}
