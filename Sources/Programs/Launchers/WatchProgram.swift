import Kernel
import WorldModel

/// `watch`: runs a command again and again.
struct WatchProgram: Program {
    private let arguments: [String]
    private let voice: ToolVoice
    private var plan: Plan?
    private var child: ProcessID?
    private var next: Instant?

    private struct Plan: Equatable {
        var command: [String]
        var title: String
        var interval: Int64
        var hasTitle: Bool
        var stopsOnError: Bool
    }

    init(arguments: [String], isBusybox: Bool) {
        self.arguments = arguments
        voice = ToolVoice(arguments, isBusybox: isBusybox)
    }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        guard let plan else { return begin(&simulation, me) }
        if let child {
            guard let status = simulation.reap(child, parent: me) else { return .wait([.child]) }
            self.child = nil
            if plan.stopsOnError, status.shellStatus != 0 { return .exit(8) }
            next = simulation.world.clock.now + plan.interval
            return .again
        }
        if let next, simulation.world.clock.now < next { return .wait([.time(next)]) }
        if simulation.isTerminal(1, of: me) { simulation.print("\u{1B}[H\u{1B}[J", as: me) }
        if plan.hasTitle {
            let time = DateText.format(simulation.world.clock.now, "%a %b %e %H:%M:%S %Y")
            let left = "Every \(Self.seconds(plan.interval))s: \(plan.title)"
            let width = (simulation.terminalWidth(1, of: me) ?? 80) - (voice.isBusybox ? 0 : 1)
            simulation.print(left.left(max(left.count + 1, width - time.count)) + time + "\n\n", as: me)
        }
        switch voice.executable(plan.command, &simulation, me) {
        case .success(let executable): child = voice.start(executable, &simulation, me)
        case .failure(let failure): return .exit(failure.status)
        }
        return child == nil ? .exit(1) : .again
    }

    private mutating func begin(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        let spec = OptionSpec(
            "tegdxcbpC", values: "n",
            long: "interval=n no-title=t errexit=e differences=d exec=x chgexit=g color=c beep=b", stopsAtOperand: true)
        guard let options = voice.parse(arguments.dropFirst(), spec, &simulation, me) else { return .exit(1) }
        guard !options.operands.isEmpty else {
            if !voice.isBusybox { simulation.print("\nUsage:\n watch [options] command\n", to: 2, as: me) }
            if voice.isBusybox { voice.adviseHelp(&simulation, me) }
            return .exit(1)
        }
        let text = options.operands.joined(separator: " ")
        let interval = options.value("n").flatMap(SleepProgram.nanoseconds) ?? 2_000_000_000
        plan = Plan(
            command: options.has("x") ? options.operands : ["/bin/sh", "-c", text], title: text,
            interval: max(100_000_000, interval), hasTitle: !options.has("t"), stopsOnError: options.has("e"))
        return .again
    }

    private static func seconds(_ nanoseconds: Int64) -> String {
        let tenths = nanoseconds / 100_000_000
        return "\(tenths / 10).\(tenths % 10)"
    }
}
