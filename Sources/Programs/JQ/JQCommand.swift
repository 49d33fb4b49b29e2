import JSON
import Kernel
import WorldModel

/// `jq` 1.6
enum JQCommand {
    /// What the command line asks for.
    struct Line {
        var program: String?
        var files: [String] = []
        var writer = JSONWriter(indentation: "  ", number: { JQText.number($0) })
        var isRaw = false
        var joins = false
        var slurps = false
        var readsNothing = false
        var readsText = false
        var setsStatus = false
        var named = JSONObject()
        var positional: [JSONValue] = []
        var programFile: String?
    }

    /// Whether standard input is read: no file is named. With `-n` it may still be asked for by `input`.
    static func readsInput(_ arguments: [String]) -> Bool {
        var words = 0
        var rest = arguments[...]
        var hasProgram = false
        while let word = rest.popFirst() {
            switch word {
            case "--args", "--jsonargs": return true
            case "--arg", "--argjson", "--slurpfile", "--rawfile": rest = rest.dropFirst(2)
            case "--indent": rest = rest.dropFirst()
            case "-f", "--from-file":
                hasProgram = true
                rest = rest.dropFirst()
            default: if !word.hasPrefix("-") { words += 1 }
            }
        }
        return words <= (hasProgram ? 0 : 1)
    }

    static func run(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        var line = Line()
        if let status = read(&line, &call, &simulation) { return status }
        let source = line.program ?? "."
        let program: JQExpression
        do throws(JQParser.Failure) {
            program = try JQParser.parse(source)
        } catch {
            return refuse(error.message, source, call, &simulation)
        }
        let variables = Set(line.named.keys).union(["ENV", "__loc__", "ARGS"])
        if let name = JQNames.undefined(in: program, functions: [], variables: variables) {
            return refuse("\(name) is not defined", source, call, &simulation)
        }
        if divides(program) { return refuse("Division by zero?", source, call, &simulation) }
        return run(program, line, &call, &simulation)
    }

    /// jq folds constants before it runs, and stumbles over `1 / 0`.
    private static func divides(_ program: JQExpression) -> Bool {
        if case .binary("/", .literal(.number), .literal(.number(0))) = program { true } else { false }
    }

    private static func refuse(
        _ message: String, _ source: String, _ call: UtilityCall, _ simulation: inout Simulation
    ) -> Int32 {
        let marker = message.hasPrefix("syntax error, unexpected $end") ? source + " " : source
        simulation.print(
            "jq: error: \(message) at <top-level>, line 1:\n\(marker)\njq: 1 compile error\n", to: 2, as: call.me)
        return 3
    }

    // MARK: The command line

    /// A status when there is nothing more to do.
    private static func read(_ line: inout Line, _ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32? {
        var rest = call.arguments[...]
        var operands: [String] = []
        var takesArguments = false
        var readsOptions = true
        while let word = rest.popFirst() {
            guard readsOptions, word.hasPrefix("-"), word.count > 1 else {
                if takesArguments, line.program != nil || !operands.isEmpty {
                    line.positional.append(.string(word))
                } else {
                    operands.append(word)
                }
                continue
            }
            if word == "--" {
                readsOptions = false
            } else if word.hasPrefix("--") {
                if word == "--args" || word == "--jsonargs" {
                    takesArguments = true
                } else if let status = takeLong(word, &rest, &line, &call, &simulation) {
                    return status
                }
            } else {
                for letter in word.dropFirst() {
                    if letter == "f" {
                        line.programFile = rest.popFirst()
                    } else if letter == "L" {
                        _ = rest.popFirst()
                    } else if !take(letter, &line) {
                        return complainOfUsage("Unknown arguments", call, &simulation)
                    }
                }
            }
        }
        if let file = line.programFile {
            guard let bytes = try? simulation.contents(of: file, as: call.me) else {
                simulation.print("jq: error: Could not open \(file): No such file or directory\n", to: 2, as: call.me)
                return 2
            }
            line.program = text(bytes)
            line.files = operands
        } else {
            line.program = operands.first
            line.files = Array(operands.dropFirst())
        }
        if line.program == nil, simulation.isTerminal(0, of: call.me) { return complainOfUsage(nil, call, &simulation) }
        return nil
    }

    private static func complainOfUsage(
        _ problem: String?, _ call: UtilityCall, _ simulation: inout Simulation
    ) -> Int32 {
        let usage = """
            Usage:	jq [OPTIONS] FILTER [FILES...]
            	jq [OPTIONS] --args FILTER [ARGUMENTS...]
            	jq [OPTIONS] --jsonargs FILTER [JSON_VALUES...]

            """
        let head = problem.map {
            "jq: error: \($0)\nUse jq --help for help with command-line options,\nor see the jq manpage, or online docs  at https://stedolan.github.io/jq\n"
        }
        simulation.print(head ?? usage, to: 2, as: call.me)
        return 2
    }

    private static func take(_ letter: Character, _ line: inout Line) -> Bool {
        switch letter {
        case "r": line.isRaw = true
        case "j": (line.isRaw, line.joins) = (true, true)
        case "c": line.writer.indentation = nil
        case "s": line.slurps = true
        case "n": line.readsNothing = true
        case "R": line.readsText = true
        case "e": line.setsStatus = true
        case "S": line.writer.sortsKeys = true
        case "a": line.writer.escapesAll = true
        case "C", "M": break
        default: return false
        }
        return true
    }

    private static func takeLong(
        _ word: String, _ rest: inout ArraySlice<String>, _ line: inout Line, _ call: inout UtilityCall,
        _ simulation: inout Simulation
    ) -> Int32? {
        let letters: [String: Character] = [
            "--raw-output": "r", "--join-output": "j", "--compact-output": "c", "--slurp": "s", "--null-input": "n",
            "--raw-input": "R", "--exit-status": "e", "--sort-keys": "S", "--ascii-output": "a", "--color-output": "C",
            "--monochrome-output": "M", "--seq": "C", "--unbuffered": "C",
        ]
        if let letter = letters[word] {
            _ = take(letter, &line)
            return nil
        }
        switch word {
        case "--tab": line.writer.indentation = "\t"
        case "--indent":
            let count = rest.popFirst().flatMap { Int($0) } ?? 2
            line.writer.indentation = count == 0 ? nil : String(repeating: " ", count: min(7, count))
        case "--from-file": line.programFile = rest.popFirst()
        case "--arg", "--argjson", "--slurpfile", "--rawfile":
            guard let name = rest.popFirst(), let value = rest.popFirst() else {
                simulation.print("jq: \(word) takes two parameters (e.g. \(word) varname value)\n", to: 2, as: call.me)
                return 2
            }
            return bind(word, name, value, &line, call, &simulation)
        case "--version":
            call.print("jq-1.6")
            return 0
        case "--help": return complainOfUsage(nil, call, &simulation)
        default: return complainOfUsage("Unknown arguments", call, &simulation)
        }
        return nil
    }

    private static func bind(
        _ word: String, _ name: String, _ value: String, _ line: inout Line, _ call: UtilityCall,
        _ simulation: inout Simulation
    ) -> Int32? {
        switch word {
        case "--arg": line.named[name] = .string(value)
        case "--argjson":
            guard let parsed = JSONReader.parse(value) else {
                simulation.print("jq: Invalid JSON text passed to --argjson\n", to: 2, as: call.me)
                return 2
            }
            line.named[name] = parsed
        default:
            guard let bytes = try? simulation.contents(of: value, as: call.me) else {
                simulation.print(
                    "jq: Bad JSON in --\(word.dropFirst(2)) \(name) \(value): Could not open \(value): No such file or directory\n",
                    to: 2, as: call.me)
                return 2
            }
            if word == "--rawfile" {
                line.named[name] = .string(text(bytes))
                return nil
            }
            var reader = JSONReader(bytes)
            var values: [JSONValue] = []
            while let value = try? reader.next() { values.append(value) }
            line.named[name] = .array(values)
        }
        return nil
    }

    // MARK: Running

    private static func run(
        _ program: JQExpression, _ line: Line, _ call: inout UtilityCall, _ simulation: inout Simulation
    ) -> Int32 {
        var status: Int32 = 0
        var bytes: [UInt8] = []
        for file in line.files {
            if let contents = try? simulation.contents(of: file, as: call.me) {
                bytes += contents
            } else {
                let reason = simulation.exists(file, as: call.me) ? "Permission denied" : "No such file or directory"
                simulation.print("jq: error: Could not open file \(file): \(reason)\n", to: 2, as: call.me)
                status = 2
            }
        }
        let source = JQInput(line.files.isEmpty ? call.input : bytes, line)
        let machine = JQMachine(nextInput: { () throws(JQMachine.Stop) in try source.next() })
        machine.now = simulation.world.clock.now
        let environment = simulation.world.processes[call.me]?.environment.lines ?? []
        machine.environment = .object(
            JSONObject(
                environment.map { entry in
                    let parts = entry.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                    return (String(parts[0]), .string(parts.count > 1 ? String(parts[1]) : ""))
                }))
        var scope = JQMachine.Scope()
        for (name, value) in line.named.members { scope.variables[name] = value }
        scope.variables["ARGS"] = .object(
            JSONObject([("positional", .array(line.positional)), ("named", .object(line.named))]))
        scope.variables["__loc__"] = .object(JSONObject([("file", .string("<top-level>")), ("line", .number(1))]))
        var last: JSONValue?
        var output: [UInt8] = []
        let emit: JQMachine.Emit = { item throws(JQMachine.Stop) in
            last = item.value
            let shown = line.isRaw ? item.value.text : nil
            output += Array((shown ?? line.writer.text(item.value)).utf8)
            if !line.joins { output.append(0x0A) }
        }
        var isFirst = true
        while isFirst || !line.readsNothing {
            isFirst = false
            do throws(JQMachine.Stop) {
                let input: JSONValue
                if line.readsNothing {
                    input = .null
                } else {
                    guard let next = try source.next() else { break }
                    input = next
                }
                status = status == 5 ? 0 : status
                try machine.evaluate(program, JQMachine.Item(value: input), scope, emit)
            } catch {
                call.output += output
                output = []
                if let failure = source.failure {
                    simulation.print("parse error: \(failure)\n", to: 2, as: call.me)
                    return 4
                }
                guard let message = message(error) else {
                    simulation.print("jq: error: the program takes too long or is too deep\n", to: 2, as: call.me)
                    return 5
                }
                let place = line.readsNothing && source.lines == 0 ? "<unknown>" : "<stdin>:\(source.lines)"
                simulation.print("jq: error (at \(place))\(message)\n", to: 2, as: call.me)
                status = 5
            }
        }
        call.output += output
        if status == 0, line.setsStatus {
            guard let last else { return 4 }
            return JQText.isTrue(last) ? 0 : 1
        }
        return status
    }

    private static func message(_ stop: JQMachine.Stop) -> String? {
        switch stop {
        case .failed(.string(let text)): ": \(text)"
        case .failed(let value): " (not a string): \(JQText.compact.text(value))"
        case .brokeOut: ": break"
        case .exhausted: nil
        }
    }
}

/// The inputs of a jq program, one after the other.
final class JQInput {
    private var reader: JSONReader
    private var texts: [String]?
    private var slurped: JSONValue?
    private let slurps: Bool
    private var isDone = false
    private(set) var failure: String?

    init(_ bytes: [UInt8], _ line: JQCommand.Line) {
        reader = JSONReader(bytes)
        slurps = line.slurps
        guard line.readsText else { return }
        texts = LineText.split(bytes).map { LineText.string($0) }
        if slurps { slurped = .string(text(bytes)) }
    }

    var lines: Int { reader.lines }

    func next() throws(JQMachine.Stop) -> JSONValue? {
        if isDone { return nil }
        if let slurped {
            isDone = true
            return slurped
        }
        if let texts {
            guard let first = texts.first else { return nil }
            self.texts = Array(texts.dropFirst())
            return .string(first)
        }
        guard slurps else { return try read() }
        isDone = true
        var all: [JSONValue] = []
        while let value = try read() { all.append(value) }
        return .array(all)
    }

    private func read() throws(JQMachine.Stop) -> JSONValue? {
        do throws(JSONReader.Failure) {
            return try reader.next()
        } catch {
            isDone = true
            failure = error.message
            throw JQMachine.error(error.message)
        }
    }
}
