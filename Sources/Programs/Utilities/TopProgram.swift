import Kernel
import WorldModel

/// `top`: what runs, again and again; once with `-n 1`.
struct TopProgram: Program {
    private let arguments: [String]
    private let voice: ToolVoice
    private var plan: Plan?
    private var next: Instant?

    private struct Plan: Equatable {
        var turnsLeft: Int?
        var delay: Int64
        var isBatch: Bool
    }

    init(arguments: [String], isBusybox: Bool) {
        self.arguments = arguments
        voice = ToolVoice(arguments, isBusybox: isBusybox)
    }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        guard var plan else {
            let spec = OptionSpec("bcHiSm", values: "ndpuo", long: "batch=b")
            let words = arguments.dropFirst().map { $0.first?.isNumber == true ? "-n" + $0 : $0 }
            guard let options = voice.parse(words, spec, &simulation, me) else { return .exit(1) }
            let isBatch = options.has("b") || !simulation.isTerminal(1, of: me)
            if !options.has("b"), !simulation.isTerminal(1, of: me), !voice.isBusybox {
                simulation.print("top: failed tty get\n", to: 2, as: me)
                return .exit(1)
            }
            let delay =
                options.value("d").flatMap(SleepProgram.nanoseconds) ?? (voice.isBusybox ? 5 : 3) * 1_000_000_000
            self.plan = Plan(turnsLeft: options.number("n"), delay: max(100_000_000, delay), isBatch: isBatch)
            return .again
        }
        if let next, simulation.world.clock.now < next { return .wait([.time(next)]) }
        if plan.turnsLeft == 0 { return .exit(0) }
        plan.turnsLeft = plan.turnsLeft.map { $0 - 1 }
        let clear = plan.isBatch ? "" : "\u{1B}[H\u{1B}[J"
        let text = voice.isBusybox ? busyboxScreen(simulation, me) : screen(simulation, me)
        simulation.print(clear + text, as: me)
        if plan.isBatch, plan.turnsLeft != 0 { simulation.print("\n", as: me) }
        next = plan.turnsLeft == 0 ? nil : simulation.world.clock.now + plan.delay
        self.plan = plan
        return .again
    }

    private func screen(_ simulation: Simulation, _ me: ProcessID) -> String {
        let all = ProcessListCommand.processes(me, simulation)
        let accounts = Accounts(simulation, me)
        let states = all.map(Self.state)
        func count(_ state: String) -> String { String(states.count { $0 == state }).right(3) }
        let now = CivilTime(simulation.world.clock.now)
        var text = "top - \(now.time) up 1 day,  2:03,  0 users,  load average: 0.08, 0.05, 0.01\n"
        text += "Tasks: \(String(all.count).right(3)) total, \(count("R")) running, \(count("S")) sleeping, "
        text += "\(count("T")) stopped, \(count("Z")) zombie\n"
        text += "%Cpu(s):  0.3 us,  0.2 sy,  0.0 ni, 99.5 id,  0.0 wa,  0.0 hi,  0.0 si,  0.0 st \n"
        text += "MiB Mem :   7933.1 total,   3809.8 free,   1254.2 used,   3068.8 buff/cache     \n"
        text += "MiB Swap:      0.0 total,      0.0 free,      0.0 used.   6678.8 avail Mem \n\n"
        text += "    PID USER      PR  NI    VIRT    RES    SHR S  %CPU  %MEM     TIME+ COMMAND\n"
        for (process, state) in zip(all, states) {
            let size = 3_000 + process.arguments.joined().utf8.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xFFF }
            text +=
                "\(String(process.localNumber).right(7)) \(String(accounts.userName(process.credentials.user).prefix(8)).left(8)) "
            text += "\(String(20 + process.niceness).right(3)) \(String(process.niceness).right(3)) "
            text += "\(String(size).right(7)) \(String(size * 3 / 4).right(6)) \(String(size / 2).right(6)) \(state) "
            text += "  0.0   0.0   0:00.0\(process.steps / 20_000 % 10) "
            text += PathText.baseName(process.arguments.first ?? "?") + "\n"
        }
        return text
    }

    private func busyboxScreen(_ simulation: Simulation, _ me: ProcessID) -> String {
        let all = ProcessListCommand.processes(me, simulation)
        let accounts = Accounts(simulation, me)
        var text = "Mem: 1284320K used, 6839136K free, 4512K shrd, 52000K buff, 3090404K cached\n"
        text += "CPU:   0% usr   0% sys   0% nic 100% idle   0% io   0% irq   0% sirq\n"
        text +=
            "Load average: 0.08 0.05 0.01 1/\(simulation.world.processes.table.count) \(all.last?.localNumber ?? 1)\n"
        text += "  PID  PPID USER     STAT   VSZ %VSZ CPU %CPU COMMAND\n"
        for process in all {
            let parent = all.first { $0.id == process.parent }?.localNumber ?? 0
            text += "\(String(process.localNumber).right(5)) \(String(parent).right(5)) "
            text +=
                "\(String(accounts.userName(process.credentials.user).prefix(8)).left(8)) \(Self.state(process).left(4)) "
            text += " 1700   0%   0   0% \(ProcessListCommand.commandLine(process))\n"
        }
        return text
    }

    private static func state(_ process: Process) -> String {
        switch process.state {
        case .runnable: "R"
        case .waiting: "S"
        case .frozen: "T"
        case .zombie: "Z"
        }
    }
}
