import Kernel
import WorldModel

/// `timeout`
struct TimeoutProgram: Program {
    private let arguments: [String]
    private let voice: ToolVoice
    private var plan = Plan()
    private var child: ProcessID?
    private var deadline: Instant?
    private var hasTimedOut = false

    /// What the command line asks for.
    private struct Plan: Equatable {
        var signal = Signal.terminate
        /// How long after the signal KILL follows, in nanoseconds.
        var grace: Int64?
        var keepsStatus = false
        var isVerbose = false
    }

    static let spec = OptionSpec(
        "v", values: "sk", long: "signal=s kill-after=k preserve-status foreground verbose=v", stopsAtOperand: true)

    init(arguments: [String], isBusybox: Bool) {
        self.arguments = arguments
        voice = ToolVoice(arguments, isBusybox: isBusybox)
    }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        guard let child else { return begin(&simulation, me) }
        if voice.isBusybox {
            // The child has made the watcher; its parent becomes the command.
            guard simulation.reap(child, parent: me) != nil else { return .wait([.child]) }
            return voice.become(command, &simulation, me)
        }
        if let status = simulation.reap(child, parent: me) {
            let isKilled = status == .signal(.kill)
            return .exit(hasTimedOut && !plan.keepsStatus && !isKilled ? 124 : status.shellStatus)
        }
        guard let deadline else { return .wait([.child]) }
        guard simulation.world.clock.now >= deadline else { return .wait([.child, .time(deadline)]) }
        let signal = hasTimedOut ? .kill : plan.signal
        if plan.isVerbose {
            voice.complain("sending signal \(signal.name) to command '\(command[0])'", &simulation, me)
        }
        simulation.send(signal, to: child)
        self.deadline = hasTimedOut ? nil : plan.grace.map { simulation.world.clock.now + $0 }
        hasTimedOut = true
        return .again
    }

    private var command: [String] = []

    private mutating func begin(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        let failure: Int32 = voice.isBusybox ? 1 : 125
        guard let options = voice.parse(arguments.dropFirst(), Self.spec, &simulation, me) else {
            return .exit(failure)
        }
        if let name = options.value("s") {
            guard let signal = Signal(named: name) else {
                voice.complain(
                    voice.isBusybox ? "unknown signal '\(name)'" : "'\(name)': invalid signal", &simulation, me)
                if !voice.isBusybox { voice.adviseHelp(&simulation, me) }
                return .exit(failure)
            }
            plan.signal = signal
        }
        plan.keepsStatus = options.has("preserve-status")
        plan.isVerbose = options.has("v")
        guard options.operands.count > 1 else {
            voice.adviseHelp(&simulation, me)
            return .exit(failure)
        }
        for (text, isGrace) in [(options.value("k"), true), (options.operands[0], false)] {
            guard let text else { continue }
            guard let time = SleepProgram.nanoseconds(text) else {
                let what = voice.isBusybox ? "number" : "time interval"
                voice.complain("invalid \(what) '\(text)'", &simulation, me)
                if !voice.isBusybox { voice.adviseHelp(&simulation, me) }
                return .exit(failure)
            }
            if isGrace { plan.grace = time } else if time > 0 { deadline = simulation.world.clock.now + time }
        }
        command = Array(options.operands.dropFirst())
        return voice.isBusybox ? beginWatching(&simulation, me) : beginCommand(&simulation, me)
    }

    private mutating func beginCommand(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        switch voice.executable(command, &simulation, me) {
        case .failure(let failure): return .exit(failure.status)
        case .success(let executable): child = voice.start(executable, &simulation, me)
        }
        return child == nil ? .exit(125) : .again
    }

    /// busybox's `timeout` becomes the command, and leaves a process behind that watches it.
    private mutating func beginWatching(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        guard let deadline else { return voice.become(command, &simulation, me) }
        let watcher = TimeoutWatcher(watched: me, signal: plan.signal, deadline: deadline, grace: plan.grace)
        child = simulation.fork(me, as: watcher)
        return child == nil ? .exit(1) : .again
    }
}

/// Sends a signal when the time is over. It leaves its parent at once, so that the command does not see it as a child.
private struct TimeoutWatcher: Program {
    let watched: ProcessID
    let signal: Signal
    var deadline: Instant
    var grace: Int64?
    private var isDetached = false

    init(watched: ProcessID, signal: Signal, deadline: Instant, grace: Int64?) {
        self.watched = watched
        self.signal = signal
        self.deadline = deadline
        self.grace = grace
    }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        if !isDetached {
            isDetached = true
            guard let copy = simulation.fork(me, as: self) else { return .exit(0) }
            for number in simulation.world.processes[copy]?.descriptors.keys.sorted() ?? [] {
                simulation.close(number, of: copy)
            }
            return .exit(0)
        }
        guard simulation.isAlive(watched) else { return .exit(0) }
        guard simulation.world.clock.now >= deadline else {
            // The command may end sooner: look every second.
            return .wait([.time(min(deadline, simulation.world.clock.now + 1_000_000_000))])
        }
        simulation.send(grace == nil && isLate ? .kill : signal, to: watched)
        guard let grace, !isLate else { return .exit(0) }
        deadline = simulation.world.clock.now + grace
        self.grace = nil
        isLate = true
        return .again
    }

    private var isLate = false
}
