import Kernel
import WorldModel

/// `node`: a script, `-e TEXT`, `-p TEXT`, or the text on standard input.
package struct NodeProgram: Program {
    private var machine: Machine
    private let arguments: [String]
    private var isStarted = false
    /// The program's text comes from standard input; this much has come.
    private var script: [UInt8]?
    /// The exit code, once the end has begun.
    private var status: Int32?

    /// `--watch` and nodemon.
    private var watching: NodeWatching?

    package init(arguments: [String]) {
        self.arguments = arguments
        machine = .fresh
    }

    package static func == (a: NodeProgram, b: NodeProgram) -> Bool {
        a.arguments == b.arguments && a.isStarted == b.isStarted && a.machine == b.machine
    }

    package var memoryUse: Int { machine.memoryUse }

    package func handles(_ signal: Signal) -> Bool { machine.loop.signals.contains(Int(signal.number)) }

    /// Instructions in one step of the scheduler.
    private static let slice = 20_000

    package mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        guard watching != nil else {
            let step = plainStep(&simulation, me)
            return watching == nil ? step : watched(step, &simulation, me)
        }
        if watching?.hasChanged(Array(machine.sources.keys), simulation, me) == true {
            watching?.sayRestart(&simulation, me)
            watching?.restart()
            beginAnew(&simulation, me)
        }
        if watching?.isIdle == true { return .wait([watching?.wait ?? .signal, .signal]) }
        return watched(plainStep(&simulation, me), &simulation, me)
    }

    /// The end of a program that is watched is not the end of the process.
    private mutating func watched(_ step: Step, _ os: inout Simulation, _ me: ProcessID) -> Step {
        _ = watching?.hasChanged(Array(machine.sources.keys), os, me)
        let look = watching?.wait ?? .signal
        switch step {
        case .wait(let reasons): return .wait(reasons + [look])
        case .exit(let code):
            watching?.rest(code, &os, me)
            return .wait([look, .signal])
        default: return step
        }
    }

    /// Begins the program again: what it had open is closed.
    private mutating func beginAnew(_ os: inout Simulation, _ me: ProcessID) {
        for number in os.world.processes[me]?.descriptors.keys.sorted() ?? [] where number > 2 {
            os.close(number, of: me)
        }
        machine = .fresh
        isStarted = false
        status = nil
        script = nil
    }

    private mutating func plainStep(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        machine.me = me
        do throws(Trap) {
            if !isStarted {
                isStarted = true
                if let step = try start(&simulation) { return step }
            }
            if let step = try readScript(&simulation) { return step }
        } catch {
            if let step = finish(error, &simulation) { return step }
        }
        if let signal = simulation.takeSignal(me), let hook = machine.hooks["signal"] {
            machine.loop.round.append((hook, .undefined, [.int(Int(signal.number))]))
        }
        return run(&simulation)
    }

    // MARK: The event loop

    private mutating func run(_ os: inout Simulation) -> Step {
        if machine.slowOutput != nil {
            machine.slowOutput = nil
            for descriptor in machine.outputs.keys.sorted() { machine.flush(descriptor, &os) }
            if let reason = machine.slowOutput { return .wait([reason, .signal]) }
        }
        if let status { return .exit(status) }
        var budget = Self.slice
        os.extraSteps += 2_500
        while budget > 0 {
            do throws(Trap) {
                if !machine.frames.isEmpty {
                    try machine.run(floor: 0, budget: &budget, &os)
                    if !machine.frames.isEmpty { break }
                    continue
                }
                machine.stack.removeAll(keepingCapacity: true)
                if !machine.loop.ticks.isEmpty, !machine.loop.drainsJobs {
                    let tick = machine.loop.ticks.removeFirst()
                    try machine.begin(tick.callback, tick.arguments, &os)
                    budget -= 10
                    continue
                }
                machine.loop.drainsJobs = true
                if try machine.beginJob(&os) {
                    budget -= 10
                    continue
                }
                machine.loop.drainsJobs = false
                if !machine.loop.ticks.isEmpty { continue }
                if let rejection = machine.rejections.first {
                    machine.rejections.removeFirst()
                    try handle(rejection: rejection, &os)
                    continue
                }
                if machine.wantsCollection { machine.collect() }
                if !machine.loop.round.isEmpty {
                    let next = machine.loop.round.removeFirst()
                    try machine.begin(next.callback, next.arguments, this: next.this, &os)
                    budget -= 10
                    continue
                }
                let reasons = machine.gather(&os)
                if !machine.loop.round.isEmpty { continue }
                if machine.loop.isAlive { return .wait(reasons + [.signal]) }
                if let step = try end(&os) { return step }
            } catch {
                if case .blocked(let reasons) = error {
                    if !machine.frames.isEmpty { machine.frames[machine.frames.count - 1].pc -= 1 }
                    return .wait(reasons + [.signal])
                }
                if let step = finish(error, &os) { return step }
            }
        }
        if machine.wantsCollection { machine.collect() }
        if let reason = machine.slowOutput { return .wait([reason, .signal]) }
        return .again
    }

    /// Nothing is left to do: `beforeExit`, `exit`.
    private mutating func end(_ os: inout Simulation) throws(Trap) -> Step? {
        let process = machine.hooks["process"] ?? .undefined
        if !machine.loop.hasEnded {
            machine.loop.hasEnded = true
            try emit("beforeExit", &os)
            if machine.loop.isAlive || machine.firstJob < machine.jobs.count {
                machine.loop.hasEnded = false
                return nil
            }
        }
        let code = try machine.get(process, "exitCode", &os)
        let exit = try machine.get(process, "exit", &os)
        _ = try machine.call(exit, process, code == .undefined ? [] : [code], &os)
        return .exit(0)
    }

    private mutating func emit(_ name: String, _ arguments: [Value] = [], _ os: inout Simulation) throws(Trap) {
        let text = machine.text(name)
        _ = try machine.call(machine.hooks["emit"] ?? .undefined, .undefined, [text] + arguments, &os)
    }

    private mutating func emit(_ name: String, _ os: inout Simulation) throws(Trap) { try emit(name, [.int(0)], &os) }

    private mutating func listens(_ name: String, _ os: inout Simulation) -> Bool {
        let text = machine.text(name)
        guard let hook = machine.hooks["listens"], let answer = try? machine.call(hook, .undefined, [text], &os) else {
            return false
        }
        return answer == .bool(true)
    }

    // MARK: Beginning

    /// Reads the command line and begins the program. A step when there is nothing to run.
    private mutating func start(_ os: inout Simulation) throws(Trap) -> Step? {
        machine.random = RandomSource(seed: os.world.random.next())
        var rest = Array(arguments.dropFirst())
        machine.version = Self.version(os, machine.me)
        var text: String?
        var prints = false
        var isModule = false
        options: while let word = rest.first, word.hasPrefix("-"), word.count > 1 {
            rest.removeFirst()
            switch word {
            case "-v", "--version":
                os.print("v\(machine.version)\n", as: machine.me)
                return .exit(0)
            case "-h", "--help":
                os.print(
                    "Usage: node [options] [ script.js ] [arguments]\n       node inspect [options] [ script.js | host:port ] [arguments]\n",
                    as: machine.me)
                return .exit(0)
            case "-e", "--eval", "-p", "--print", "-pe":
                prints = word.contains("p")
                guard !rest.isEmpty else {
                    os.print("\(arguments.first ?? "node"): \(word) requires an argument\n", to: 2, as: machine.me)
                    return .exit(9)
                }
                text = rest.removeFirst()
                break options
            case "--watch":
                if watching == nil { watching = NodeWatching(.node, rest) }
            case "-c", "--check", "-i", "--interactive", "--test", "--inspect", "--prof":
                os.print("Drydock: node \(word) is not simulated\n", to: 2, as: machine.me)
                return .exit(9)
            case "-r", "--require", "--import", "--env-file":
                os.print("Drydock: node \(word) is not simulated\n", to: 2, as: machine.me)
                return .exit(9)
            case "--": break options
            case "--input-type=module": isModule = true
            case "--input-type=commonjs", "--no-warnings", "--trace-warnings", "--enable-source-maps",
                "--trace-uncaught",
                "--no-deprecation", "--experimental-modules", "--unhandled-rejections=strict", "--use-strict":
                continue
            case _ where word.hasPrefix("--max-old-space-size"): continue
            default:
                os.print("\(arguments.first ?? "node"): bad option: \(word)\n", to: 2, as: machine.me)
                return .exit(9)
            }
        }
        if watching == nil, let words = Self.watchedByNodemon(rest) {
            watching = NodeWatching(.nodemon, words)
            watching?.begin(&os, machine.me)
        }
        if let watching, watching.style == .nodemon { rest = watching.words }
        machine.arguments = ["/usr/local/bin/node"] + rest
        try beginLibrary(&os)
        if let text {
            try begin(isModule ? "moduleText" : "text", [machine.text(text), .bool(prints)], &os)
        } else if let file = rest.first, file != "-" {
            try begin("main", [machine.text(file)], &os)
        } else if os.isTerminal(0, of: machine.me) {
            os.print("Drydock: Node's prompt is not simulated. Run a file, or node -e '…'.\n", to: 2, as: machine.me)
            return .exit(1)
        } else {
            script = []
        }
        return nil
    }

    /// nodemon is a script of npm's: what stands behind its name and options is the program.
    private static func watchedByNodemon(_ words: [String]) -> [String]? {
        guard let script = words.first, script.hasSuffix("/nodemon") || script == "nodemon" else { return nil }
        var rest = words.dropFirst()
        while let word = rest.first, word.hasPrefix("-") {
            rest = rest.dropFirst(["-w", "--watch", "-e", "--ext", "--delay", "-i", "--ignore"].contains(word) ? 2 : 1)
        }
        if rest.first == "node" { rest = rest.dropFirst() }
        return rest.isEmpty ? ["index.js"] : Array(rest)
    }

    private mutating func begin(_ hook: String, _ arguments: [Value], _ os: inout Simulation) throws(Trap) {
        try machine.begin(machine.hooks[hook] ?? .undefined, arguments, &os)
    }

    /// Runs the library's own beginning.
    private mutating func beginLibrary(_ os: inout Simulation) throws(Trap) {
        let binding = machine.hooks["binding"] ?? .undefined
        for part in Library.beginnings {
            let function = try machine.compileLibrary(part.file, part.source, ["binding"])
            _ = try machine.call(function, .undefined, [binding], &os)
        }
    }

    /// Reads the program from standard input. A step while it is not all there.
    private mutating func readScript(_ os: inout Simulation) throws(Trap) -> Step? {
        guard var text = script else { return nil }
        while true {
            switch (try? os.read(0, as: machine.me)) ?? .end {
            case .bytes(let more): text += more
            case .blocked(let reason):
                script = text
                return .wait([reason, .signal])
            case .end:
                script = nil
                try begin("text", [machine.text(String(decoding: text, as: UTF8.self)), .bool(false)], &os)
                return nil
            }
        }
    }

    private static func version(_ os: Simulation, _ me: ProcessID) -> String {
        if let version = os.world.processes[me]?.environment["NODE_VERSION"], !version.isEmpty { return version }
        return "20.19.5"
    }

    // MARK: Ending

    /// A promise was rejected and nobody listens.
    private mutating func handle(rejection: ObjectID, _ os: inout Simulation) throws(Trap) {
        guard case .promise(let state) = machine.things[Int(rejection)].kind, !state.isHandled else { return }
        if listens("unhandledRejection", &os) {
            return try emit("unhandledRejection", [state.value, .object(rejection)], &os)
        }
        throw .rejected(state.value)
    }

    /// What an uncaught exception means; `nil` to go on.
    private mutating func finish(_ trap: Trap, _ os: inout Simulation) -> Step? {
        machine.frames.removeAll()
        machine.stack.removeAll()
        machine.depth = 0
        machine.held.removeAll()
        switch trap {
        case .exit(let code): return leave(code, &os)
        case .blocked(let reasons): return .wait(reasons + [.signal])
        case .thrown(let value), .rejected(let value):
            let isRejection = if case .rejected = trap { true } else { false }
            if status == nil, listens("uncaughtException", &os) {
                let origin = machine.text(isRejection ? "unhandledRejection" : "uncaughtException")
                machine.loop.round.insert(
                    (
                        machine.hooks["emit"] ?? .undefined, .undefined,
                        [machine.text("uncaughtException"), value, origin]
                    ), at: 0)
                return nil
            }
            let report = UncaughtReport(machine: machine).text(value, isRejection: isRejection, &os)
            machine.write(Array(report.utf8), to: 2, &os)
            var code: Int32 = 1
            let process = machine.hooks["process"] ?? .undefined
            if machine.isObject(process), !machine.loop.hasFailed {
                machine.loop.hasFailed = true
                try? machine.set(process, .key(machine.names.key("exitCode")), .int(1), &os)
                do throws(Trap) {
                    try emit("exit", [.int(1)], &os)
                } catch {
                    if case .exit(let other) = error { code = other }
                }
            }
            return leave(code, &os)
        }
    }

    /// The end of the process, once its output is written.
    private mutating func leave(_ code: Int32, _ os: inout Simulation) -> Step {
        for descriptor in machine.outputs.keys.sorted() { machine.flush(descriptor, &os) }
        if let reason = machine.slowOutput {
            status = code
            return .wait([reason])
        }
        return .exit(code)
    }
}
