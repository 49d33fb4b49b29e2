import Kernel
import WorldModel

/// Jobs, signals, waiting.
extension Builtins {
    static let jobs: [String: Builtin] = [
        "wait": Builtin { shell, words, simulation, me in
            var targets: [ProcessID] = []
            if words.count == 1 {
                targets = shell.state.jobs.map(\.process)
            }
            for word in words.dropFirst() {
                guard let process = find(word, shell, simulation, me) else {
                    shell.complain("wait: pid \(word) is not a child of this shell", &simulation, me)
                    return 127
                }
                targets.append(process)
            }
            shell.stack.append(.waiting(targets))
            return 0
        },
        "jobs": Builtin { shell, _, simulation, me in
            for job in shell.state.jobs {
                let isRunning = simulation.isAlive(job.process)
                let word = isRunning ? "Running" : "Done"
                let padded = word + String(repeating: " ", count: 24 - word.count)
                simulation.print("[\(job.number)]+  \(padded)\(job.source)\(isRunning ? " &" : "")\n", as: me)
            }
            return 0
        },
        "fg": Builtin { shell, words, simulation, me in
            guard let job = words.count > 1 ? job(words[1], shell) : shell.state.jobs.last else {
                shell.complain("fg: \(words.count > 1 ? words[1] : "current"): no such job", &simulation, me)
                return 1
            }
            simulation.print(job.source + "\n", as: me)
            simulation.send(.continue, to: job.process)
            shell.state.jobs.removeAll { $0 == job }
            shell.stack.append(.child(job.process, source: job.source))
            return 0
        },
        "bg": Builtin { shell, words, simulation, me in
            guard let job = words.count > 1 ? job(words[1], shell) : shell.state.jobs.last else {
                shell.complain("bg: current: no such job", &simulation, me)
                return 1
            }
            simulation.send(.continue, to: job.process)
            return 0
        },
        "kill": Builtin { shell, words, simulation, me in kill(&shell, words, &simulation, me) },
    ]

    private static func job(_ word: String, _ shell: ShellProgram) -> ShellState.Job? {
        let number = Int(word.hasPrefix("%") ? String(word.dropFirst()) : word)
        return shell.state.jobs.first { $0.number == number }
    }

    private static func find(
        _ word: String, _ shell: ShellProgram, _ simulation: Simulation, _ me: ProcessID
    ) -> ProcessID? {
        if word.hasPrefix("%") { return job(word, shell)?.process }
        guard let number = Int(word), let machine = simulation.world.processes[me]?.machine else { return nil }
        let children = simulation.world.processes[me]?.children ?? []
        return children.first {
            simulation.world.processes[$0]?.localNumber == number && simulation.world.processes[$0]?.machine == machine
        }
    }

    private static func kill(
        _ shell: inout ShellProgram, _ words: [String], _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int32 {
        var targets: [String] = []
        for word in words.dropFirst() {
            if word.hasPrefix("%"), let job = job(word, shell), let process = simulation.world.processes[job.process] {
                targets.append(String(process.localNumber))
            } else {
                targets.append(word)
            }
        }
        let outcome = KillCommand.run(targets, &simulation, me)
        for message in outcome.messages { shell.complain("kill: " + message, &simulation, me) }
        simulation.print(outcome.output, as: me)
        return outcome.status
    }
}

/// `kill`, for the builtin and the program of that name.
package enum KillCommand {
    /// What it prints and how it ends.
    package struct Outcome: Sendable {
        package var status: Int32 = 0
        package var output = ""
        package var messages: [String] = []
    }

    package static func run(_ arguments: [String], _ simulation: inout Simulation, _ me: ProcessID) -> Outcome {
        var outcome = Outcome()
        var signal = Signal.terminate
        var targets = arguments
        if targets.first == "-l" {
            outcome.output = list(Array(targets.dropFirst()))
            return outcome
        }
        if let option = targets.first, option.hasPrefix("-"), option.count > 1 {
            var name = String(option.dropFirst())
            targets.removeFirst()
            if name == "s" || name == "n" {
                name = targets.first ?? ""
                targets = Array(targets.dropFirst())
            }
            if name != "-" {
                guard let found = Signal(named: name) else {
                    return Outcome(status: 1, messages: ["\(name): invalid signal specification"])
                }
                signal = found
            }
        }
        guard !targets.isEmpty else {
            return Outcome(status: 2, messages: ["usage: kill [-s sigspec | -n signum | -sigspec] pid ..."])
        }
        for target in targets {
            guard let number = Int(target) else {
                outcome.messages.append("\(target): arguments must be process or job IDs")
                outcome.status = 1
                continue
            }
            if let failure = send(signal, number, &simulation, me) {
                outcome.messages.append("(\(target)) - \(failure.rawValue)")
                outcome.status = 1
            }
        }
        return outcome
    }

    private static func send(
        _ signal: Signal, _ number: Int, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Errno? {
        guard let caller = simulation.world.processes[me] else { return .noProcess }
        let members = simulation.world.machines[caller.machine]?.processes ?? []
        let target = members.first { simulation.world.processes[$0]?.localNumber == abs(number) }
        guard let target, let process = simulation.world.processes[target], simulation.isAlive(target) else {
            return .noProcess
        }
        let user = caller.credentials.user
        guard user == 0 || user == process.credentials.user else { return .notPermitted }
        simulation.send(signal, to: target, fromOutside: false)
        return nil
    }

    private static func list(_ arguments: [String]) -> String {
        if let first = arguments.first {
            if let number = Int(first) { return Signal(number > 128 ? number - 128 : number).name + "\n" }
            return Signal(named: first).map { "\($0.number)\n" } ?? ""
        }
        return Signal.names.enumerated().map { "\($0 + 1)) SIG\($1)" }.joined(separator: " ") + "\n"
    }
}
