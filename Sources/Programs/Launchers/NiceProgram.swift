import Kernel
import WorldModel

/// `nice`: there is nothing to be nice to, but the number is kept.
struct NiceProgram: Program {
    private let arguments: [String]
    private let voice: ToolVoice

    init(arguments: [String], isBusybox: Bool) {
        self.arguments = arguments
        voice = ToolVoice(arguments, isBusybox: isBusybox)
    }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        var words = Array(arguments.dropFirst())
        if let first = words.first, first.hasPrefix("-"), Int(first.dropFirst()) != nil {
            words.replaceSubrange(0..<1, with: ["-n", String(first.dropFirst())])
        }
        let spec = OptionSpec("", values: "n", long: "adjustment=n", stopsAtOperand: true)
        guard let options = voice.parse(words, spec, &simulation, me) else { return .exit(125) }
        let present = simulation.world.processes[me]?.niceness ?? 0
        guard !options.operands.isEmpty else {
            simulation.print("\(present)\n", as: me)
            return .exit(0)
        }
        guard let step = Int(options.value("n") ?? "10") else {
            voice.complain("invalid adjustment '\(options.value("n") ?? "")'", &simulation, me)
            return .exit(125)
        }
        if step < 0, simulation.world.processes[me]?.credentials.user != 0 {
            voice.complain("cannot set niceness: Permission denied", &simulation, me)
        } else {
            simulation.world.processes.table[me]?.niceness = max(-20, min(19, present + step))
        }
        return voice.become(options.operands, &simulation, me)
    }
}
