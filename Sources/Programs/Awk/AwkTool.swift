import Kernel
import Shell
import WorldModel

/// `awk`, as mawk and as busybox
struct AwkTool: Program {
    private let arguments: [String]
    private let voice: ToolVoice
    private var line: Line?
    private var input: [UInt8] = []
    private var hasInput = false
    private var started: Instant?
    /// The commands that have been run, with what they gave.
    private var results: [AwkResult] = []
    private var effects: [AwkEffect] = []
    private var done = 0
    private var end: Ending?
    private var outbox = Outbox()
    private var running: Running?

    /// The command line, read.
    struct Line: Equatable {
        var source: String
        var operands: [String]
        var separator: String?
        var assignments: [String]
    }

    /// How it ends once all is done.
    private struct Ending: Equatable {
        var status: Int32
        var message: String?
    }

    /// A command that is being run.
    private struct Running: Equatable {
        var child: ProcessID
        /// The end of the pipe that its output comes from.
        var output: Int?
        /// The end of the pipe that its input goes to, and what is left of that.
        var input: Int?
        var toWrite: [UInt8]
        var gathered: [UInt8] = []
    }

    init(arguments: [String], isBusybox: Bool) {
        self.arguments = arguments
        voice = ToolVoice(arguments, isBusybox: isBusybox)
    }

    private static let spec = OptionSpec(
        "", values: "Fvf", long: "field-separator=F assign=v file=f", stopsAtOperand: true)

    static func isAssignment(_ word: String) -> Bool {
        guard let sign = word.firstIndex(of: "="), let first = word.first, first.isLetter || first == "_" else {
            return false
        }
        return word[..<sign].allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    }

    private var failureStatus: Int32 { voice.isBusybox ? 1 : 2 }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        if let step = outbox.flush(&simulation, me) { return step }
        if running != nil { return attend(&simulation, me) }
        guard let line else { return begin(&simulation, me) }
        if done < effects.count { return perform(&simulation, me) }
        if let end {
            if let message = end.message { voice.complain(message, &simulation, me) }
            return .exit(end.status)
        }
        if !hasInput, needsInput(line) {
            switch (try? simulation.read(0, as: me)) ?? .end {
            case .bytes(let bytes): input += bytes
            case .blocked(let reason): return .wait([reason])
            case .end: hasInput = true
            }
            return .again
        }
        run(line, simulation, me)
        return .again
    }

    // MARK: Beginning

    private mutating func begin(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        guard let options = voice.parse(arguments.dropFirst(), Self.spec, &simulation, me) else { return .exit(2) }
        var operands = options.operands
        var source = ""
        for path in options.values("f") {
            guard let bytes = try? simulation.contents(of: path, as: me) else {
                voice.complain("can't open '\(path)': No such file or directory", &simulation, me)
                return .exit(2)
            }
            source += LineText.string(bytes) + "\n"
        }
        if !options.has("f") {
            guard !operands.isEmpty else {
                if voice.isBusybox { voice.adviseHelp(&simulation, me) } else { simulation.print(Self.usage, as: me) }
                return .exit(failureStatus)
            }
            source = operands.removeFirst()
        }
        started = simulation.world.clock.now
        line = Line(
            source: source, operands: operands, separator: options.value("F"), assignments: options.values("v"))
        return .again
    }

    private static let usage = """
        Usage: mawk [Options] [Program] [file ...]

        Program:
            The -f option value is the name of a file containing program text.
            If no -f option is given, a "--" ends option processing; the following
            parameters are the program text.

        """

    /// Standard input is read when rules or END have to see it and no file is named.
    private func needsInput(_ line: Line) -> Bool {
        let files = line.operands.filter { !Self.isAssignment($0) }
        guard files.isEmpty || files.contains("-") else { return false }
        guard var parser = try? AwkParser(line.source, isBusybox: voice.isBusybox), let program = try? parser.parse()
        else { return false }
        return !program.rules.isEmpty || program.hasEnd || line.source.contains("getline")
    }

    // MARK: Running the program

    /// Runs the program with the results there are, up to its end or the next command.
    private mutating func run(_ line: Line, _ simulation: Simulation, _ me: ProcessID) {
        let machine: AwkMachine
        do throws(AwkFailure) {
            var parser = try AwkParser(line.source, isBusybox: voice.isBusybox)
            machine = AwkMachine(try parser.parse(), isBusybox: voice.isBusybox)
        } catch {
            end = Ending(
                status: failureStatus,
                message: voice.isBusybox ? "cmd. line:1: \(error.busyboxMessage)" : error.message)
            return
        }
        machine.results = results
        prepare(machine, line, simulation, me)
        do throws(AwkMachine.Flow) {
            try execute(machine, line, simulation, me)
            try machine.closeAll()
            end = Ending(status: machine.status)
        } catch {
            switch error {
            case .waiting: break
            case .failure(let message):
                machine.flushAll()
                end = Ending(
                    status: failureStatus,
                    message: voice.isBusybox ? "cmd. line:1: \(message)" : machine.runtimeError(message))
            case .complaint(let message):
                machine.flushAll()
                end = Ending(status: failureStatus, message: message)
            default: end = Ending(status: machine.status)
            }
        }
        effects = machine.effects
    }

    private func prepare(_ machine: AwkMachine, _ line: Line, _ simulation: Simulation, _ me: ProcessID) {
        if let separator = line.separator {
            machine.globals["FS"] = AwkValue(separator == "t" ? "\t" : Escapes.decode(separator).text)
        }
        for text in line.assignments { Self.assign(text, machine) }
        machine.readFile = { [simulation] path in try? simulation.contents(of: path, as: me) }
        machine.globals["\u{1}now"] = .number(Double((started ?? simulation.world.clock.now).seconds))
        for (name, value) in simulation.world.processes[me]?.environment.entries ?? [] {
            machine.arrays["ENVIRON", default: [:]][name] = .input(Array(value.utf8))
        }
        for (index, word) in ([voice.name] + line.operands).enumerated() {
            machine.arrays["ARGV", default: [:]][String(index)] = AwkValue(word)
        }
        machine.globals["ARGC"] = .number(Double(line.operands.count + 1))
    }

    private static func assign(_ text: String, _ machine: AwkMachine) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else { return }
        machine.globals[parts[0]] = .input(Array(Escapes.decode(parts[1]).text.utf8))
    }

    private func execute(
        _ machine: AwkMachine, _ line: Line, _ simulation: Simulation, _ me: ProcessID
    ) throws(AwkMachine.Flow) {
        do throws(AwkMachine.Flow) {
            machine.standardInput = input
            try machine.begin()
            if machine.needsInput { try read(machine, line, simulation, me) }
        } catch {
            guard case .exit = error else { throw error }
        }
        try machine.finish()
    }

    private func read(
        _ machine: AwkMachine, _ line: Line, _ simulation: Simulation, _ me: ProcessID
    ) throws(AwkMachine.Flow) {
        var hasFile = false
        for operand in line.operands {
            if Self.isAssignment(operand) {
                Self.assign(operand, machine)
                continue
            }
            if operand.isEmpty { continue }
            hasFile = true
            guard let bytes = operand == "-" ? input : try? simulation.contents(of: operand, as: me) else {
                throw .complaint(
                    voice.isBusybox
                        ? "\(operand): No such file or directory"
                        : "cannot open \(operand) (No such file or directory)")
            }
            try machine.process(bytes, name: operand)
        }
        if !hasFile { try machine.process(nil, name: "") }
    }

    // MARK: Doing what the program wants

    private mutating func perform(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        let effect = effects[done]
        switch effect {
        case .output(let bytes):
            outbox.add(bytes)
            done += 1
        case .write(let bytes, let path, let appends):
            done += 1
            if path == "/dev/stderr" {
                simulation.writeAll(bytes, to: 2, as: me)
                break
            }
            do {
                let number = try simulation.open(path, appends ? .appending : .writing, as: me)
                simulation.writeAll(bytes, to: number, as: me)
                simulation.close(number, of: me)
            } catch {
                voice.complain("cannot open \"\(path)\" (\(error.rawValue))", &simulation, me)
                return .exit(2)
            }
        case .run(let command, let input, let captures):
            guard start(command, input, captures, &simulation, me) else { return .exit(failureStatus) }
        }
        return .again
    }

    private mutating func start(
        _ command: String, _ input: [UInt8]?, _ captures: Bool, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Bool {
        guard case .success(let executable) = voice.executable(["/bin/sh", "-c", command], &simulation, me),
            let child = voice.start(executable, &simulation, me)
        else { return false }
        var started = Running(child: child, toWrite: input ?? [])
        if captures {
            let pipe = simulation.makePipe(as: child)
            try? simulation.duplicate(pipe.write, to: 1, as: child)
            started.output = share(pipe.read, of: child, &simulation, me)
            simulation.close(pipe.read, of: child)
            simulation.close(pipe.write, of: child)
        }
        if input != nil {
            let pipe = simulation.makePipe(as: child)
            try? simulation.duplicate(pipe.read, to: 0, as: child)
            started.input = share(pipe.write, of: child, &simulation, me)
            simulation.close(pipe.read, of: child)
            simulation.close(pipe.write, of: child)
        }
        running = started
        return true
    }

    /// Gives this process a descriptor for a file that its child has open.
    private func share(
        _ number: Int, of child: ProcessID, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int? {
        guard let file = simulation.world.processes[child]?.descriptors[number]?.file else { return nil }
        return simulation.install(file, as: me)
    }

    /// Feeds a running command, listens to it, and waits for its end.
    private mutating func attend(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        guard var command = running else { return .again }
        defer { if running != nil { running = command } }
        if let number = command.input {
            if command.toWrite.isEmpty {
                simulation.close(number, of: me)
                command.input = nil
                return .again
            }
            let piece = Array(command.toWrite.prefix(65_536))
            switch try? simulation.write(piece, to: number, as: me) {
            case .taken(let count)?: command.toWrite.removeFirst(count)
            case .blocked(let reason)?: return .wait([reason])
            case nil: command.toWrite = []
            }
            return .again
        }
        if let number = command.output {
            switch (try? simulation.read(number, as: me)) ?? .end {
            case .bytes(let bytes): command.gathered += bytes
            case .blocked(let reason): return .wait([reason])
            case .end:
                simulation.close(number, of: me)
                command.output = nil
            }
            return .again
        }
        guard let status = simulation.reap(command.child, parent: me) else { return .wait([.child]) }
        results.append(AwkResult(status: status.shellStatus, output: command.gathered))
        done += 1
        running = nil
        return .again
    }
}
