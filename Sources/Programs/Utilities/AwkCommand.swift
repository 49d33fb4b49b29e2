import FileTrees
import Kernel
import Shell
import WorldModel

/// `awk`
enum AwkCommand {
    private static let spec = OptionSpec(
        "", values: "Fvf", long: "field-separator:=F assign:=v file:=f", stopsAtOperand: true)

    private static func isAssignment(_ word: String) -> Bool {
        guard let sign = word.firstIndex(of: "="), let first = word.first, first.isLetter || first == "_" else {
            return false
        }
        return word[..<sign].allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    }

    static func readsInput(_ arguments: [String]) -> Bool {
        let options = ParsedOptions(arguments, spec)
        let files = options.operands.dropFirst(options.has("f") ? 0 : 1).filter { !isAssignment($0) }
        guard files.isEmpty || files.contains("-"), !options.operands.isEmpty || options.has("f") else { return false }
        guard !options.has("f"), let text = options.operands.first, var parser = try? AwkParser(text) else {
            return options.has("f")
        }
        guard let program = try? parser.parse() else { return false }
        return !program.rules.isEmpty || program.hasEnd
    }

    static func run(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard let options = call.parse(spec, &simulation) else { return 2 }
        var operands = options.operands
        var source = ""
        for path in options.values("f") {
            guard let bytes = call.read(path, &simulation) else { return 2 }
            source += LineText.string(bytes) + "\n"
        }
        if !options.has("f") {
            guard !operands.isEmpty else {
                simulation.print(
                    "Usage: awk [POSIX or GNU style options] [--] 'program' file ...\n", to: 2, as: call.me)
                return 2
            }
            source = operands.removeFirst()
        }
        let machine: AwkMachine
        do {
            var parser = try AwkParser(source)
            machine = AwkMachine(try parser.parse(), isBusybox: call.isBusybox)
        } catch {
            call.complain(call.isBusybox ? "cmd. line:1: Unexpected token" : error.message, &simulation)
            return call.isBusybox ? 1 : 2
        }
        prepare(machine, options, operands, call, simulation)
        var status = execute(machine, operands, &call, &simulation)
        call.output = machine.output
        for file in machine.written {
            if file.path == "/dev/stderr" {
                simulation.writeAll(file.bytes, to: 2, as: call.me)
                continue
            }
            let old = file.appends ? (try? simulation.contents(of: file.path, as: call.me)) ?? [] : []
            do {
                try simulation.put(.bytes(old + file.bytes), at: file.path, as: call.me)
            } catch {
                call.complain("cannot open \"\(file.path)\" (\(error.rawValue))", &simulation)
                status = 2
            }
        }
        return status
    }

    private static func prepare(
        _ machine: AwkMachine, _ options: ParsedOptions, _ operands: [String], _ call: UtilityCall,
        _ simulation: Simulation
    ) {
        if let separator = options.value("F") {
            machine.globals["FS"] = AwkValue(separator == "t" ? "\t" : Escapes.decode(separator).text)
        }
        for text in options.values("v") { assign(text, machine) }
        let me = call.me
        machine.readFile = { [simulation] path in try? simulation.contents(of: path, as: me) }
        machine.globals["\u{1}now"] = .number(Double(simulation.world.clock.now.seconds))
        for (name, value) in simulation.world.processes[call.me]?.environment.entries ?? [] {
            machine.arrays["ENVIRON", default: [:]][name] = .input(Array(value.utf8))
        }
        for (index, word) in ([call.name] + operands).enumerated() {
            machine.arrays["ARGV", default: [:]][String(index)] = AwkValue(word)
        }
        machine.globals["ARGC"] = .number(Double(operands.count + 1))
    }

    private static func assign(_ text: String, _ machine: AwkMachine) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else { return }
        machine.globals[parts[0]] = .input(Array(Escapes.decode(parts[1]).text.utf8))
    }

    private static func execute(
        _ machine: AwkMachine, _ operands: [String], _ call: inout UtilityCall, _ simulation: inout Simulation
    ) -> Int32 {
        do throws(AwkMachine.Flow) {
            do throws(AwkMachine.Flow) {
                try machine.begin()
                if machine.needsInput {
                    var hasFile = false
                    for operand in operands {
                        if isAssignment(operand) {
                            assign(operand, machine)
                            continue
                        }
                        hasFile = true
                        guard
                            let bytes = operand == "-" ? call.input : try? simulation.contents(of: operand, as: call.me)
                        else {
                            call.complain(
                                call.isBusybox
                                    ? "\(operand): No such file or directory"
                                    : "cannot open \(operand) (No such file or directory)", &simulation)
                            return call.isBusybox ? 1 : 2
                        }
                        try machine.process(bytes, name: operand)
                    }
                    if !hasFile { try machine.process(call.input, name: "") }
                }
            } catch {
                guard case .exit = error else { throw error }
            }
            try machine.finish()
        } catch {
            if case .failure(let message) = error {
                call.complain(call.isBusybox ? "cmd. line:1: \(message)" : message, &simulation)
                return call.isBusybox ? 1 : 2
            }
        }
        return machine.status
    }
}
