import Kernel
import ShellSyntax
import WorldModel

/// Jobs, signals, waiting.
extension Builtins {
    static let jobs: [String: Builtin] = [
        "wait": Builtin { shell, words, simulation, me in wait(&shell, words, &simulation, me) },
        "jobs": Builtin { shell, words, simulation, me in jobs(&shell, words, &simulation, me) },
        "fg": Builtin { shell, words, simulation, me in
            guard let job = currentJob(words, &shell, &simulation, me) else {
                return shell.state.flavour == .bash ? 1 : 2
            }
            simulation.print(job.source + "\n", as: me)
            simulation.send(.continue, to: job.process)
            shell.state.jobs.removeAll { $0 == job }
            shell.stack.append(.child(job.process, source: job.source))
            return 0
        },
        "bg": Builtin { shell, words, simulation, me in
            guard let job = currentJob(words, &shell, &simulation, me) else {
                return shell.state.flavour == .bash ? 1 : 2
            }
            simulation.print("[\(job.number)]\(shell.state.flavour == .bash ? "+" : "") \(job.source) &\n", as: me)
            simulation.send(.continue, to: job.process)
            return 0
        },
        "disown": Builtin([.bash]) { shell, words, _, _ in
            if words.count == 1 { _ = shell.state.jobs.popLast() }
            for word in words.dropFirst() {
                let named = job(word, shell)
                shell.state.jobs.removeAll { $0 == named }
            }
            return 0
        },
        "kill": Builtin { shell, words, simulation, me in kill(&shell, words, &simulation, me) },
    ]

    // MARK: wait

    private static func wait(
        _ shell: inout ShellProgram, _ words: [String], _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int32 {
        var arguments = words.dropFirst()
        var waiting = Frame.Waiting(processes: [])
        while let option = arguments.first, option.hasPrefix("-"), shell.state.flavour != .dash {
            arguments = arguments.dropFirst()
            if option == "-n" { waiting.needsOne = true }
        }
        var status: Int32 = 0
        for word in arguments {
            guard let process = find(word, shell, simulation, me) else {
                status = 127
                switch shell.state.flavour {
                case .bash where word.hasPrefix("%"):
                    shell.complain("\(word): no such job", from: "wait", &simulation, me)
                case .bash where Int(word) == nil:
                    shell.complain("`\(word)': not a pid or valid job spec", from: "wait", &simulation, me)
                    status = 1
                case .bash: shell.complain("pid \(word) is not a child of this shell", from: "wait", &simulation, me)
                case .dash where word.hasPrefix("%"):
                    shell.complain("No such job: \(word)", from: "wait", &simulation, me)
                    status = 2
                case .ash where word.hasPrefix("%"):
                    shell.complain("\(word): no such job", from: "wait", &simulation, me)
                    status = 2
                case .dash, .ash:
                    guard Int(word) == nil else { break }
                    shell.complain("Illegal number: \(word)", from: "wait", &simulation, me)
                    status = 2
                }
                continue
            }
            status = 0
            waiting.processes.append(process)
        }
        if arguments.isEmpty {
            waiting.processes = shell.state.jobs.map(\.process)
            if waiting.needsOne, waiting.processes.isEmpty { return 127 }
            waiting.isForAll = !waiting.needsOne
        }
        if waiting.processes.isEmpty { return status }
        shell.stack.append(.waiting(waiting))
        return status
    }

    private static func find(
        _ word: String, _ shell: ShellProgram, _ simulation: Simulation, _ me: ProcessID
    ) -> ProcessID? {
        if word.hasPrefix("%") { return job(word, shell)?.process }
        guard let number = Int(word), let machine = simulation.world.processes[me]?.machine else { return nil }
        let children = simulation.world.processes[me]?.children ?? []
        let child = children.first {
            simulation.world.processes[$0]?.localNumber == number && simulation.world.processes[$0]?.machine == machine
        }
        if let child { return child }
        // One that has been waited for by name already still has its status.
        return shell.state.lastBackgroundNumber == number ? shell.state.lastBackground : nil
    }

    // MARK: Jobs

    static func job(_ word: String, _ shell: ShellProgram) -> ShellState.Job? {
        let name = word.hasPrefix("%") ? String(word.dropFirst()) : word
        switch name {
        case "", "%", "+": return shell.state.jobs.last
        case "-": return shell.state.jobs.dropLast().last ?? shell.state.jobs.last
        default:
            if let number = Int(name) { return shell.state.jobs.first { $0.number == number } }
            if name.hasPrefix("?") { return shell.state.jobs.first { $0.source.contains(name.dropFirst()) } }
            return shell.state.jobs.first { $0.source.hasPrefix(name) }
        }
    }

    private static func currentJob(
        _ words: [String], _ shell: inout ShellProgram, _ simulation: inout Simulation, _ me: ProcessID
    ) -> ShellState.Job? {
        if shell.state.flavour == .bash, !shell.state.isInteractive, !shell.state.options.monitors {
            shell.complain("no job control", from: words[0], &simulation, me)
            return nil
        }
        if let job = words.count > 1 ? job(words[1], shell) : shell.state.jobs.last { return job }
        switch shell.state.flavour {
        case .bash:
            shell.complain("\(words.count > 1 ? words[1] : "current"): no such job", from: words[0], &simulation, me)
        case .dash, .ash:
            shell.complain(
                words.count > 1 ? "No such job: \(words[1])" : "No current job", from: words[0], &simulation, me)
        }
        return nil
    }

    private static func jobs(
        _ shell: inout ShellProgram, _ words: [String], _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int32 {
        let options = words.dropFirst().prefix { $0.hasPrefix("-") }.joined()
        var listed = shell.state.jobs
        for word in words.dropFirst(1) where !word.hasPrefix("-") {
            guard let job = job(word, shell) else {
                switch shell.state.flavour {
                case .dash: shell.complain("No such job: \(word)", from: "jobs", &simulation, me)
                default: shell.complain("\(word): no such job", from: "jobs", &simulation, me)
                }
                return shell.state.flavour == .bash ? 1 : 2
            }
            listed = [job]
        }
        for job in listed {
            let number = simulation.world.processes[job.process]?.localNumber ?? 0
            if options.contains("p") {
                simulation.print("\(number)\n", as: me)
                continue
            }
            let state = state(of: job, simulation)
            let isRunning = state == "Running"
            let mark = job == shell.state.jobs.last ? "+" : job == shell.state.jobs.dropLast().last ? "-" : " "
            let shownNumber = options.contains("l") ? "\(number) " : ""
            let isBash = shell.state.flavour == .bash
            let word = state + String(repeating: " ", count: max(1, (isBash ? 24 : 27) - state.count))
            let amper = isRunning && isBash ? " &" : ""
            // dash and ash know the text of a job only under job control.
            let source = isBash || shell.state.hasJobControl ? job.source : ""
            let head =
                switch shell.state.flavour {
                case .bash, .ash: "[\(job.number)]\(mark)  "
                case .dash: "[\(job.number)] \(mark) "
                }
            simulation.print("\(head)\(shownNumber)\(word)\(source)\(amper)\n", as: me)
            if !isRunning, state != "Stopped", let status = simulation.reap(job.process, parent: me) {
                shell.state.endedJobs[job.process] = status.shellStatus
                shell.state.jobs.removeAll { $0 == job }
            }
        }
        return 0
    }

    private static func state(of job: ShellState.Job, _ simulation: Simulation) -> String {
        switch simulation.world.processes[job.process]?.state {
        case .zombie(.code(0)), nil: "Done"
        case .zombie(.code(let code)): "Exit \(code)"
        case .zombie(.signal(let signal)):
            signal == .kill ? "Killed" : signal == .terminate ? "Terminated" : signal.name
        case .frozen: "Stopped"
        default: "Running"
        }
    }

    // MARK: kill

    private static func kill(
        _ shell: inout ShellProgram, _ words: [String], _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int32 {
        var targets: [String] = []
        for word in words.dropFirst() {
            guard word.hasPrefix("%") else {
                targets.append(word)
                continue
            }
            guard let job = job(word, shell), let process = simulation.world.processes[job.process] else {
                switch shell.state.flavour {
                case .bash: shell.complain("\(word): no such job", from: "kill", &simulation, me)
                case .dash: shell.complain("No such job: \(word)", from: "kill", &simulation, me)
                case .ash: shell.complain("\(word): no such job", from: "kill", &simulation, me)
                }
                return shell.state.flavour == .bash ? 1 : 2
            }
            if shell.state.flavour == .dash, !shell.state.hasJobControl {
                // A job is no group of processes then, and dash looks for one.
                shell.complain("No such process\n", from: "kill", &simulation, me)
                return 1
            }
            targets.append(String(process.localNumber))
        }
        let outcome = KillCommand.run(targets, style: shell.state.flavour, &simulation, me)
        for message in outcome.messages {
            switch shell.state.flavour {
            case .ash: simulation.print("\(shell.state.name): \(message)\n", to: 2, as: me)
            case .bash where message.hasPrefix("kill: usage"): simulation.print(message + "\n", to: 2, as: me)
            default: shell.complain(message, from: "kill", &simulation, me)
            }
        }
        simulation.print(outcome.output, as: me)
        return outcome.status
    }
}

/// `kill`, for the builtins and the program of that name.
package enum KillCommand {
    /// What it prints and how it ends.
    package struct Outcome: Sendable {
        package var status: Int32 = 0
        package var output = ""
        package var messages: [String] = []
    }

    package static func run(
        _ arguments: [String], style: ShellFlavour, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Outcome {
        var outcome = Outcome()
        var signal = Signal.terminate
        var targets = arguments
        if targets.first == "-l" || targets.first == "-L" { return list(Array(targets.dropFirst()), style) }
        if let option = targets.first, option.hasPrefix("-"), option.count > 1 {
            var name = String(option.dropFirst())
            targets.removeFirst()
            if name == "s" || name == "n" {
                name = targets.first ?? ""
                targets = Array(targets.dropFirst())
            }
            if name != "-" {
                guard let found = Signal(named: name) else {
                    return Outcome(status: style == .dash ? 2 : 1, messages: [badSignal(name, style)])
                }
                signal = found
                if targets.first == "--" { targets.removeFirst() }
            }
        }
        guard !targets.isEmpty else { return usage(style) }
        for target in targets {
            guard let number = Int(target) else {
                switch style {
                case .bash: outcome.messages.append("\(target): arguments must be process or job IDs")
                case .dash: outcome.messages.append("Illegal number: \(target)")
                case .ash: outcome.messages.append("invalid number '\(target)'")
                }
                outcome.status = style == .dash ? 2 : 1
                continue
            }
            if let failure = simulation.kill(number, signal, as: me) {
                switch style {
                case .bash: outcome.messages.append("(\(target)) - \(failure.rawValue)")
                case .dash: outcome.messages.append("\(failure.rawValue)\n")
                case .ash: outcome.messages.append("can't kill pid \(target): \(failure.rawValue)")
                }
                outcome.status = 1
            }
        }
        return outcome
    }

    private static func badSignal(_ name: String, _ style: ShellFlavour) -> String {
        switch style {
        case .bash: "\(name): invalid signal specification"
        case .dash: "Illegal option -\(name.prefix(1))"
        case .ash: "bad signal name '\(name)'"
        }
    }

    private static func usage(_ style: ShellFlavour) -> Outcome {
        switch style {
        case .bash:
            Outcome(
                status: 2,
                messages: [
                    "kill: usage: kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l [sigspec]"
                ])
        case .dash:
            Outcome(
                status: 2,
                messages: [
                    "Usage: kill [-s sigspec | -signum | -sigspec] [pid | job]... or\nkill -l [exitstatus]"
                ])
        case .ash: Outcome(status: 1, messages: ["you need to specify whom to kill"])
        }
    }

    private static func list(_ arguments: [String], _ style: ShellFlavour) -> Outcome {
        guard !arguments.isEmpty else { return Outcome(output: table(style)) }
        var outcome = Outcome()
        for word in arguments {
            if let number = Int(word) {
                let signal = Signal(number > 128 ? number - 128 : number)
                guard (0...64).contains(signal.number) else {
                    outcome.messages.append(badSignal(word, style))
                    outcome.status = 1
                    continue
                }
                outcome.output += (signal.number == 0 ? (style == .bash ? "T" : "EXIT") : signal.name) + "\n"
            } else if style == .dash {
                return Outcome(status: 2, messages: ["Illegal number: \(word)"])
            } else if let signal = Signal(named: word) {
                outcome.output += "\(signal.number)\n"
            } else {
                outcome.messages.append(badSignal(word, style))
                outcome.status = 1
            }
        }
        return outcome
    }

    /// All signals, as `kill -l` lists them.
    static func table(_ style: ShellFlavour) -> String {
        let names =
            Signal.names + ["RTMIN"] + (1...15).map { "RTMIN+\($0)" } + (1...14).reversed().map { "RTMAX-\($0)" } + [
                "RTMAX"
            ]
        let numbered = names.enumerated().map { (number: $0 < 31 ? $0 + 1 : $0 + 3, name: $1) }
        switch style {
        case .bash:
            var text = ""
            for (index, entry) in numbered.enumerated() {
                let number = entry.number < 10 ? " \(entry.number)" : "\(entry.number)"
                text += "\(number)) SIG\(entry.name)" + (index % 5 == 4 || index == numbered.count - 1 ? "\n" : "\t")
            }
            return text
        case .dash:
            return numbered.map(\.name).joined(separator: "\n") + "\n"
        case .ash:
            return numbered.map { "\($0.number < 10 ? " " : "")\($0.number)) \($0.name)" }.joined(separator: "\n")
                + "\n"
        }
    }
}
