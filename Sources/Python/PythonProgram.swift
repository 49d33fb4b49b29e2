import FileTrees
import Kernel
import WorldModel

/// `python`: a script, `-c TEXT`, `-m MODULE`, or the text on standard input.
package struct PythonProgram: Program {
    private var machine: Interpreter
    private let arguments: [String]
    /// A module of ours that is the program, whatever the arguments.
    private let application: String?
    private var isStarted = false
    /// The program's text comes from standard input; this much has come.
    private var script: [UInt8]?
    /// The thread whose end ends the process has ended, with this status.
    private var status: Int32?

    /// - Parameter application: a module in the folder `Applications`, whose `main` runs instead of a script.
    package init(application: String? = nil, arguments: [String]) {
        self.application = application
        self.arguments = arguments
        machine = .fresh
    }

    package static func == (a: PythonProgram, b: PythonProgram) -> Bool {
        a.arguments == b.arguments && a.isStarted == b.isStarted && a.machine == b.machine
    }

    package var memoryUse: Int { machine.memoryUse }

    package func handles(_ signal: Signal) -> Bool {
        if let handler = machine.signalHandlers[Int(signal.number)] { return handler != .int(0) }
        return signal == .interrupt
    }

    /// Instructions in one step of the scheduler.
    private static let slice = 20_000

    package mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        if !isStarted {
            isStarted = true
            machine.me = me
            do throws(Trap) {
                guard try start(&simulation, me) else { return .exit(status ?? 0) }
            } catch {
                return finish(error, &simulation)
            }
        }
        if var text = script {
            while true {
                switch (try? simulation.read(0, as: me)) ?? .end {
                case .bytes(let more): text += more
                case .blocked(let reason):
                    script = text
                    return .wait([reason, .signal])
                case .end:
                    script = nil
                    do throws(Trap) {
                        try begin(String(decoding: text, as: UTF8.self), file: "<stdin>", &simulation)
                    } catch {
                        return finish(error, &simulation)
                    }
                }
                if script == nil { break }
            }
        }
        if let signal = simulation.takeSignal(me), let step = hear(signal, &simulation) { return step }
        return run(&simulation)
    }

    /// What the program does about a signal; `nil` to go on.
    private mutating func hear(_ signal: Signal, _ os: inout Simulation) -> Step? {
        let number = Int(signal.number)
        guard let handler = machine.signalHandlers[number] else {
            return finish(.raised(machine.exception(.keyboardInterrupt, [])), &os)
        }
        if case .int = handler { return nil }
        do throws(Trap) {
            _ = try machine.call(handler, [.int(number), .none], &os)
            return nil
        } catch {
            return finish(error, &os)
        }
    }

    // MARK: Threads

    private mutating func run(_ os: inout Simulation) -> Step {
        // Output that nobody has taken yet comes first.
        if machine.slowOutput != nil {
            machine.slowOutput = nil
            drain(&os)
            if let reason = machine.slowOutput { return .wait([reason]) }
        }
        var reasons: [WaitReason] = []
        var hasRun = false
        for index in machine.threads.indices where !machine.threads[index].isDone {
            if let end = machine.threads[index].restsUntil {
                guard os.world.clock.now >= end else {
                    reasons.append(.time(end))
                    continue
                }
                machine.threads[index].restsUntil = nil
            }
            machine.enter(thread: index)
            var budget = Self.slice
            do throws(Trap) {
                if try machine.run(floor: 0, budget: &budget, &os) != nil { machine.threads[index].isDone = true }
                hasRun = true
            } catch {
                switch error {
                case .blocked(let wanted):
                    if !machine.frames.isEmpty { machine.frames[machine.frames.count - 1].pc -= 1 }
                    reasons += wanted
                    if budget < Self.slice - 1 || machine.demanded > 0 { hasRun = true }
                case .exit, .restart: return finish(error, &os)
                case .raised(let exception):
                    if index == 0 || machine.isInstance(exception, of: .systemExit) && index == 0 {
                        return finish(error, &os)
                    }
                    // A thread's exception ends the thread.
                    machine.threads[index].isDone = true
                    hasRun = true
                    if !machine.isInstance(exception, of: .systemExit) {
                        let name = "Thread-\(machine.threads[index].number)"
                        os.print(
                            "Exception in thread \(name):\n" + machine.report(exception, &os), to: 2, as: machine.me)
                    }
                }
            }
            if machine.owedSleep > 0 {
                let now = os.world.clock.now.nanoseconds
                machine.threads[index].restsUntil = Instant(nanoseconds: now + machine.owedSleep)
                machine.owedSleep = 0
            }
            machine.leaveThread(index)
            if machine.wantsCollection { machine.collect() }
        }
        machine.threads.removeAll { $0.isDone && $0.number != 0 }
        os.extraSteps += 2500
        if machine.threads.allSatisfy({ $0.isDone || $0.isDaemon && machine.threads[0].isDone }) {
            sayLastWords(&os)
            drain(&os)
            if let reason = machine.slowOutput { return .wait([reason]) }
            return .exit(0)
        }
        if let reason = machine.slowOutput { return .wait([reason, .signal]) }
        if hasRun { return .again }
        return .wait(reasons + [.signal])
    }

    private mutating func drain(_ os: inout Simulation) {
        for id in machine.outputs {
            if case .file = machine.heap[Int(id)] { try? Files.flush(id, &machine, &os) }
            if case .socket = machine.heap[Int(id)] { try? SocketModule.flush(id, &machine, &os) }
        }
    }

    /// Calls what `atexit` has, the last first.
    private mutating func sayLastWords(_ os: inout Simulation) {
        while let function = machine.lastWords.popLast() { _ = try? machine.call(function, [], &os) }
    }

    // MARK: Beginning

    /// Reads the command line and makes the first frame. False when there is nothing to run.
    private mutating func start(_ os: inout Simulation, _ me: ProcessID) throws(Trap) -> Bool {
        var rest = arguments.dropFirst()
        machine.version = Self.version(os, me)
        if let application {
            machine.arguments = arguments
            machine.hasAllPackages = true
            try begin("import \(application)\n\(application).main()\n", file: "<drydock application>", &os)
            return true
        }
        machine.isUnbuffered = os.world.processes[me]?.environment["PYTHONUNBUFFERED"].map { !$0.isEmpty } ?? false
        var source: String?
        var file = "<string>"
        var moduleName: String?
        options: while let word = rest.first, word.hasPrefix("-"), word.count > 1 {
            rest = rest.dropFirst()
            switch word {
            case "-c":
                source = (rest.popFirst() ?? "") + "\n"
                machine.arguments = ["-c"] + rest
                break options
            case "-m":
                moduleName = rest.popFirst() ?? ""
                break options
            case "-V", "--version":
                os.print("Python \(machine.version)\n", as: me)
                status = 0
                return false
            case "-h", "--help":
                os.print(
                    "usage: \(arguments.first ?? "python") [option] ... [-c cmd | -m mod | file | -] [arg] ...\n",
                    as: me)
                status = 0
                return false
            case "-u": machine.isUnbuffered = true
            case "-W", "-X": rest = rest.dropFirst()
            case "-B", "-O", "-OO", "-s", "-S", "-E", "-I", "-q", "-i", "-b", "-v", "-x": continue
            default:
                os.print(
                    "Unknown option: \(word)\nusage: \(arguments.first ?? "python") [option] ... [-c cmd | -m mod | file | -] [arg] ...\nTry `python -h' for more information.\n",
                    to: 2, as: me)
                status = 2
                return false
            }
        }
        let site =
            "/usr/local/lib/python\(machine.version.split(separator: ".").prefix(2).joined(separator: "."))/site-packages"
        let environment = os.world.processes[me]?.environment["PYTHONPATH"] ?? ""
        let library = environment.split(separator: ":").map(String.init) + Self.sites(site, os, me)
        if let moduleName { return try start(module: moduleName, Array(rest), library, &os) }
        if source == nil {
            if let path = rest.first, path != "-" {
                guard let text = try read(path, &os) else { return false }
                source = text
                file = path.hasPrefix("/") ? path : Self.absolute(path, os, me)
                machine.arguments = Array(rest)
            } else {
                if os.isTerminal(0, of: me) {
                    os.print(
                        "Drydock: Python's prompt is not simulated. Run a file, or python -c '…'.\n", to: 2, as: me)
                    status = 1
                    return false
                }
                machine.arguments = rest.isEmpty ? [""] : Array(rest)
                machine.initialPath = [""] + library
                script = []
                return true
            }
        }
        let folder = file.hasPrefix("<") ? "" : file.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 }
        machine.initialPath = [file.hasPrefix("<") ? "" : folder.isEmpty ? "/" : folder] + library
        try begin(source ?? "", file: file, &os)
        return true
    }

    private mutating func begin(_ source: String, file: String, _ os: inout Simulation) throws(Trap) {
        let code = try machine.compile(source, name: "<module>", file: file)
        machine.main = machine.addModule("__main__", file: file, isPackage: false)
        machine.beginMain(code)
    }

    private mutating func start(
        module name: String, _ rest: [String], _ library: [String], _ os: inout Simulation
    ) throws(Trap) -> Bool {
        let current = os.world.processes[machine.me]?.workingDirectory ?? "/"
        machine.initialPath = [current] + library
        machine.arguments = [name] + rest
        if name == "pip", let program = os.catalog.programs["pip"] {
            let words = ["pip"] + rest
            os.replace(
                machine.me,
                with: Simulation.Executable(
                    program: program(Invocation(arguments: words, program: "pip")), arguments: words))
            return true
        }
        if !["http.server", "flask", "json.tool", "venv"].contains(name) {
            _ = try machine.importNow("sys", &os)
            for part in [name + ".__main__", name] {
                guard let (text, file, isPackage) = try machine.find(part, &os), !isPackage else { continue }
                machine.arguments[0] = file
                try begin(text, file: file, &os)
                return true
            }
            os.print("\(arguments.first ?? "python"): No module named \(name)\n", to: 2, as: machine.me)
            status = 1
            return false
        }
        let call = "import _runner\n_runner.run(\(Interpreter.quoted(name)))\n"
        let code = try machine.compile(call, name: "<module>", file: "<drydock runner>")
        machine.main = machine.addModule("__main__", file: name, isPackage: false)
        machine.beginMain(code)
        return true
    }

    private mutating func read(_ path: String, _ os: inout Simulation) throws(Trap) -> String? {
        do throws(Errno) {
            if os.isDirectory(path, as: machine.me) {
                let main = path + "/__main__.py"
                guard os.exists(main, as: machine.me) else {
                    os.print(
                        "\(arguments.first ?? "python"): can't find '__main__' module in '\(Self.absolute(path, os, machine.me))'\n",
                        to: 2, as: machine.me)
                    status = 1
                    return nil
                }
                return String(decoding: try os.contents(of: main, as: machine.me), as: UTF8.self)
            }
            return String(decoding: try os.contents(of: path, as: machine.me), as: UTF8.self)
        } catch {
            let number = error == .accessDenied ? 13 : error == .notDirectory ? 20 : 2
            os.print(
                "\(arguments.first ?? "python"): can't open file '\(Self.absolute(path, os, machine.me))': [Errno \(number)] \(error.rawValue)\n",
                to: 2, as: machine.me)
            status = 2
            return nil
        }
    }

    private static func absolute(_ path: String, _ os: Simulation, _ me: ProcessID) -> String {
        if path.hasPrefix("/") { return path }
        let folder = os.world.processes[me]?.workingDirectory ?? "/"
        return (folder == "/" ? "" : folder) + "/" + path
    }

    private static func version(_ os: Simulation, _ me: ProcessID) -> String {
        if let version = os.world.processes[me]?.environment["PYTHON_VERSION"], !version.isEmpty { return version }
        for minor in ["3.13", "3.12", "3.11", "3.10"] {
            let places = ["/usr/bin/python\(minor)", "/usr/local/bin/python\(minor)", "/usr/lib/python\(minor)"]
            if places.contains(where: { os.exists($0, as: me) }) { return minor + ".9" }
        }
        return "3.12.9"
    }

    /// Where packages are: that of the image, and that of a virtual environment.
    private static func sites(_ usual: String, _ os: Simulation, _ me: ProcessID) -> [String] {
        var found: [String] = []
        let program = os.world.processes[me]?.arguments.first ?? ""
        let path =
            program.contains("/")
            ? program : os.search(program, path: os.world.processes[me]?.environment["PATH"] ?? "", as: me) ?? ""
        if path.contains("/bin/") {
            let root = path.components(separatedBy: "/bin/")[0]
            for name in (try? os.list(root + "/lib", as: me)) ?? [] where name.hasPrefix("python") {
                found.append("\(root)/lib/\(name)/site-packages")
            }
        }
        let others = [usual, "/usr/lib/python3/dist-packages"]
        return found + others.filter { !found.contains($0) }
    }

    // MARK: Ending

    /// Ends the process with what an uncaught exception means.
    private mutating func finish(_ trap: Trap, _ os: inout Simulation) -> Step {
        let me = machine.me
        guard case .raised(let exception) = trap else {
            drain(&os)
            if case .restart = trap {
                self = PythonProgram(application: application, arguments: arguments)
                machine.isRestarted = true
                return .again
            }
            if case .exit(let code) = trap { return .exit(code) }
            return .exit(1)
        }
        machine.stack = []
        machine.frames = []
        if !machine.isInstance(exception, of: .systemExit) { drain(&os) }
        defer {
            sayLastWords(&os)
            drain(&os)
        }
        if machine.isInstance(exception, of: .systemExit) {
            let arguments = machine.ownAttribute(exception, "args").flatMap { machine.sequence($0) } ?? []
            let code = machine.ownAttribute(exception, "code") ?? arguments.first ?? .none
            switch code {
            case .none: return .exit(0)
            case .int(let number): return .exit(Int32(truncatingIfNeeded: number & 0xFF))
            case .bool(let flag): return .exit(flag ? 1 : 0)
            default:
                os.print(((try? machine.str(code, &os)) ?? "") + "\n", to: 2, as: me)
                return .exit(1)
            }
        }
        os.print(machine.report(exception, &os), to: 2, as: me)
        drain(&os)
        return .exit(machine.isInstance(exception, of: .keyboardInterrupt) ? 130 : 1)
    }
}

extension String {
    fileprivate func components(separatedBy mark: String) -> [String] {
        guard let range = firstRange(of: mark) else { return [self] }
        return [String(self[..<range.lowerBound]), String(self[range.upperBound...])]
    }
}

extension Interpreter {
    /// Makes the first frame of the program.
    mutating func beginMain(_ code: Int) {
        var frame = Frame(code: code, base: 0, module: main)
        frame.ending = .module
        for _ in codes[code].variables { stack.append(.undefined) }
        frames.append(frame)
        threads[0].stack = stack
        threads[0].frames = frames
        stack = []
        frames = []
    }

    /// A frame that calls a function without arguments. All threads begin with the same two instructions.
    mutating func prepareThread(_ function: Value) throws(Trap) {
        if threadCode == nil {
            var code = Code(name: "run", qualifiedName: "run", file: "<drydock thread>")
            code.calls = [CallSite()]
            code.instructions = [Instruction(operation: .call, a: 0), Instruction(operation: .returnValue, a: 0)]
            code.places = code.instructions.map { _ in .init(line: 1, column: 0, endLine: 1, endColumn: 0) }
            codes.append(code)
            instructions.append(code.instructions)
            threadCode = codes.count - 1
        }
        stack.append(function)
        frames.append(Frame(code: threadCode ?? 0, base: 0, module: main))
    }

    mutating func enter(thread index: Int) {
        thread = index
        swap(&stack, &threads[index].stack)
        swap(&frames, &threads[index].frames)
        sleepsUntil = threads[index].sleepsUntil
    }

    mutating func leaveThread(_ index: Int) {
        threads[index].sleepsUntil = sleepsUntil
        swap(&stack, &threads[index].stack)
        swap(&frames, &threads[index].frames)
    }
}
