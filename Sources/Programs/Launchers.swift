import Kernel
import Shell
import WorldModel

/// Says something on standard error and ends.
struct MessageProgram: Program {
    var text: String
    var status: Int32

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        simulation.print(text, to: 2, as: me)
        return .exit(status)
    }
}

/// Programs that run another one: `env`, `nohup`, `timeout`, `time`.
struct LauncherProgram: Program {
    enum Kind: Equatable { case env, nohup, timeout, plain }

    var arguments: [String]
    var kind: Kind
    private var child: ProcessID?
    private var deadline: Instant?
    private var hasTimedOut = false

    init(arguments: [String], kind: Kind) {
        self.arguments = arguments
        self.kind = kind
    }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        if let child { return wait(child, &simulation, me) }
        var rest = arguments.dropFirst()
        switch kind {
        case .env:
            while let word = rest.first {
                if word == "-i" || word == "-" {
                    simulation.world.processes.table[me]?.environment = Environment()
                } else if word == "-u" {
                    rest = rest.dropFirst()
                    simulation.world.processes.table[me]?.environment[rest.first ?? ""] = nil
                } else if word.contains("="), !word.hasPrefix("=") {
                    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                    simulation.world.processes.table[me]?.environment[String(parts[0])] = String(parts[1])
                } else {
                    break
                }
                rest = rest.dropFirst()
            }
            guard !rest.isEmpty else {
                for line in simulation.world.processes[me]?.environment.lines ?? [] {
                    simulation.print(line + "\n", as: me)
                }
                return .exit(0)
            }
        case .nohup: simulation.world.processes.table[me]?.ignoredSignals.insert(.hangup)
        case .timeout: return startTimed(rest, &simulation, me)
        case .plain: break
        }
        guard let executable = find(Array(rest), &simulation, me) else { return .exit(127) }
        simulation.replace(me, with: executable)
        return .again
    }

    private func find(
        _ words: [String], _ simulation: inout Simulation, _ me: ProcessID
    ) -> Simulation.Executable? {
        let name = ProgramCatalog.baseName(arguments[0])
        guard let first = words.first else { return nil }
        let path = simulation.world.processes[me]?.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
        let located = first.contains("/") ? first : simulation.search(first, path: path, as: me)
        guard let located, let executable = try? simulation.loadExecutable(located, arguments: words, as: me) else {
            let what = name == "env" ? "'\(first)'" : "failed to run command '\(first)'"
            simulation.print("\(name): \(what): No such file or directory\n", to: 2, as: me)
            return nil
        }
        return executable
    }

    private mutating func startTimed(
        _ words: ArraySlice<String>, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Step {
        var rest = words.drop { $0.hasPrefix("-") }
        guard let seconds = SleepProgram.nanoseconds(rest.popFirst() ?? "") else { return .exit(125) }
        guard let executable = find(Array(rest), &simulation, me) else { return .exit(127) }
        child = simulation.fork(me, as: executable.program)
        if let child { simulation.world.processes.table[child]?.arguments = executable.arguments }
        deadline = simulation.world.clock.now + seconds
        return .again
    }

    private mutating func wait(_ child: ProcessID, _ simulation: inout Simulation, _ me: ProcessID) -> Step {
        if let status = simulation.reap(child, parent: me) {
            return .exit(hasTimedOut ? 124 : status.shellStatus)
        }
        guard let deadline else { return .wait([.child]) }
        if simulation.world.clock.now >= deadline {
            hasTimedOut = true
            self.deadline = nil
            simulation.send(.terminate, to: child)
            return .again
        }
        return .wait([.child, .time(deadline)])
    }
}

/// `xargs`: reads words, then runs a command with them.
struct XargsProgram: Program {
    var arguments: [String]
    var isBusybox: Bool
    private var input: [UInt8] = []
    private var pending: [[String]]?
    private var child: ProcessID?
    private var status: Int32 = 0

    init(arguments: [String], isBusybox: Bool) {
        self.arguments = arguments
        self.isBusybox = isBusybox
    }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        if let running = child {
            guard let end = simulation.reap(running, parent: me) else { return .wait([.child]) }
            if end.shellStatus != 0 { status = 123 }
            child = nil
        }
        guard var commands = pending else {
            switch (try? simulation.read(0, as: me)) ?? .end {
            case .bytes(let bytes): input += bytes
            case .blocked(let reason): return .wait([reason])
            case .end: pending = commandLines()
            }
            return .again
        }
        guard !commands.isEmpty else { return .exit(status) }
        let words = commands.removeFirst()
        pending = commands
        let path = simulation.world.processes[me]?.environment["PATH"] ?? "/usr/bin:/bin"
        let located = words[0].contains("/") ? words[0] : simulation.search(words[0], path: path, as: me)
        guard let located, let executable = try? simulation.loadExecutable(located, arguments: words, as: me) else {
            simulation.print("xargs: \(words[0]): No such file or directory\n", to: 2, as: me)
            return .exit(127)
        }
        child = simulation.fork(me, as: executable.program)
        if let child { simulation.world.processes.table[child]?.arguments = executable.arguments }
        return .again
    }

    private func commandLines() -> [[String]] {
        let options = Options(Array(arguments.dropFirst()), values: "nILsP", stopsAtOperand: true)
        let command = options.operands.isEmpty ? ["echo"] : options.operands
        let text = text(input)
        if let mark = options.value("I") {
            return text.split(separator: "\n").map { line in
                command.map {
                    String($0.split(separator: mark, omittingEmptySubsequences: false).joined(separator: line))
                }
            }
        }
        let separator: (Character) -> Bool = options.has("0") ? { $0 == "\0" } : { $0.isWhitespace }
        let words = text.split(whereSeparator: separator).map { word in
            word.filter { options.has("0") || ($0 != "'" && $0 != "\"") }
        }
        if words.isEmpty { return options.has("r") || isBusybox ? [] : [command] }
        let size = options.value("n").flatMap { Int($0) } ?? words.count
        return stride(from: 0, to: words.count, by: max(1, size)).map { start in
            command + words[start..<min(start + size, words.count)]
        }
    }
}
