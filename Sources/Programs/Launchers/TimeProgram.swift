import Kernel
import WorldModel

/// `time` as a program: runs a command and tells how long it took.
struct TimeProgram: Program {
    private let arguments: [String]
    private let voice: ToolVoice
    private var child: ProcessID?
    private var started: Instant?
    private var isPortable = false

    init(arguments: [String], isBusybox: Bool) {
        self.arguments = arguments
        voice = ToolVoice(arguments, isBusybox: isBusybox)
    }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        if let child, let started {
            guard let status = simulation.reap(child, parent: me) else { return .wait([.child]) }
            report(simulation.world.clock.now.nanoseconds - started.nanoseconds, status.shellStatus, &simulation, me)
            return .exit(status.shellStatus)
        }
        let spec = OptionSpec("pv", long: "portability=p verbose=v", stopsAtOperand: true)
        guard let options = voice.parse(arguments.dropFirst(), spec, &simulation, me) else { return .exit(125) }
        guard !options.operands.isEmpty else {
            voice.adviseHelp(&simulation, me)
            return .exit(voice.isBusybox ? 1 : 125)
        }
        isPortable = options.has("p")
        started = simulation.world.clock.now
        switch voice.executable(options.operands, &simulation, me) {
        case .success(let executable): child = voice.start(executable, &simulation, me)
        case .failure(let failure):
            report(0, failure.status, &simulation, me)
            return .exit(failure.status)
        }
        return child == nil ? .exit(1) : .again
    }

    private func report(_ time: Int64, _ status: Int32, _ simulation: inout Simulation, _ me: ProcessID) {
        let hundredths = Int(time / 10_000_000)
        let (minutes, seconds) = (hundredths / 6000, hundredths / 100 % 60)
        let fraction = String(hundredths % 100 + 100).dropFirst()
        let twoDigits = String(seconds + 100).dropFirst()
        var text = status == 0 ? "" : "Command exited with non-zero status \(status)\n"
        if isPortable {
            text += "real \(hundredths / 100).\(fraction)\nuser 0.00\nsys 0.00\n"
        } else if voice.isBusybox {
            text += "real\t\(minutes)m \(seconds).\(fraction)s\nuser\t0m 0.00s\nsys\t0m 0.00s\n"
        } else {
            text +=
                "0.00user 0.00system \(minutes):\(twoDigits).\(fraction)elapsed 0%CPU "
                + "(0avgtext+0avgdata 2048maxresident)k\n0inputs+0outputs (0major+90minor)pagefaults 0swaps\n"
        }
        simulation.print(text, to: 2, as: me)
    }
}
