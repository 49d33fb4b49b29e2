import Kernel
import WorldModel

/// `tini` and `dumb-init`: start the command as a child, pass signals on, and end with its status.
struct InitProgram: Program {
    private let arguments: [String]
    private let voice: ToolVoice
    private var child: ProcessID?

    init(arguments: [String]) {
        self.arguments = arguments
        voice = ToolVoice(arguments, isBusybox: false)
    }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        guard let child else { return begin(&simulation, me) }
        if let signal = simulation.takeSignal(me) {
            if signal != .child { simulation.send(signal, to: child) }
            return .again
        }
        guard let status = simulation.reap(child, parent: me) else { return .wait([.child]) }
        return .exit(status.shellStatus)
    }

    private mutating func begin(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        let spec = OptionSpec("svgwhlc", values: "per", long: "version single-child=c rewrite=r", stopsAtOperand: true)
        let options = ParsedOptions(Array(arguments.dropFirst()), spec)
        if options.has("version") {
            simulation.print(voice.name == "tini" ? "tini version 0.19.0\n" : "dumb-init v1.2.5\n", as: me)
            return .exit(0)
        }
        guard options.failure == nil, !options.operands.isEmpty else {
            simulation.print(
                "\(voice.name) (\(voice.name) version 0.19.0)\nUsage: \(voice.name) [OPTIONS] PROGRAM -- [ARGS]\n",
                to: 2, as: me)
            return .exit(1)
        }
        let words = options.operands
        switch voice.find(words, &simulation, me) {
        case .success(let executable): child = voice.start(executable, &simulation, me)
        case .failure(let error):
            let text =
                voice.name == "tini"
                ? "[FATAL tini (\(me.number))] exec \(words[0]) failed: \(error.rawValue)\n"
                : "[dumb-init] \(words[0]): \(error.rawValue)\n"
            simulation.print(text, to: 2, as: me)
            return .exit(error == .noEntry ? 127 : 126)
        }
        return child == nil ? .exit(1) : .again
    }

    func handles(_ signal: Signal) -> Bool { signal != .kill && signal != .stop }
}
