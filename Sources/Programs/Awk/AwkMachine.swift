import Kernel
import Shell

/// Runs an awk program.
final class AwkMachine {
    enum Flow: Error {
        case next, nextFile, exit, breakLoop, continueLoop
        case returnValue(AwkValue)
        /// An error of the running program.
        case failure(String)
        /// An error that is told without more ado.
        case complaint(String)
        /// The result of a command is needed, and it has not been run yet.
        case waiting
    }

    /// A file or command that is being written to.
    struct Writing {
        var name: String
        var isCommand: Bool
        var bytes: [UInt8] = []
        /// Whether what is there stays.
        var appends: Bool
    }

    let program: AwkProgram
    var globals: [String: AwkValue] = [:]
    var arrays: [String: [String: AwkValue]] = [:]
    private var frames: [(values: [String: AwkValue], arrays: [String: String])] = []
    var record: [UInt8] = []
    var fields: [[UInt8]] = []
    var output: [UInt8] = []
    /// What `print` has for files and commands, in the order of their first use.
    var written: [Writing] = []
    var effects: [AwkEffect] = []
    /// What the commands gave that have been run, in their order.
    var results: [AwkResult] = []
    var resultsUsed = 0
    var standardInput: [UInt8] = []
    var status: Int32 = 0
    private var active: Set<Int> = []
    private var regexes: [String: RegularExpression] = [:]
    var records: [[UInt8]] = []
    var at = 0
    private var budget = 20_000_000
    /// Bytes that one text can have.
    private static let longestText = 32 << 20
    var random: UInt64 = 1
    private var fresh = 0

    /// busybox's awk and mawk differ in small things.
    let isBusybox: Bool
    /// Reads a file for `getline < file`; `nil` when it cannot be read.
    var readFile: (String) -> [UInt8]? = { _ in nil }
    /// Files that `getline` reads, with what is left of them.
    var openFiles: [String: ArraySlice<[UInt8]>] = [:]
    /// Commands that `getline` reads, likewise.
    var openCommands: [String: ArraySlice<[UInt8]>] = [:]
    var isReadingInput = false
    /// With an empty RS, a newline parts fields too.
    var readsParagraphs = false

    init(_ program: AwkProgram, isBusybox: Bool) {
        self.program = program
        self.isBusybox = isBusybox
        globals = [
            "OFMT": AwkValue("%.6g"), "CONVFMT": AwkValue("%.6g"),
            "FS": AwkValue(" "), "OFS": AwkValue(" "), "ORS": AwkValue("\n"), "RS": AwkValue("\n"),
            "SUBSEP": AwkValue("\u{1C}"), "NR": .number(0), "FNR": .number(0), "NF": .number(0),
        ]
    }

    func text(_ name: String) -> String { globals[name]?.string ?? "" }

    // MARK: Running

    func begin() throws(Flow) { try run(program.begin) }

    var needsInput: Bool { !program.rules.isEmpty || program.hasEnd }

    /// Runs the rules on a file, or on standard input for `nil`.
    func process(_ bytes: [UInt8]?, name: String) throws(Flow) {
        globals["FILENAME"] = AwkValue(name)
        globals["FNR"] = .number(0)
        // BEGIN may have read some of the input already.
        if bytes != nil || !isReadingInput {
            records = split(bytes ?? standardInput)
            at = 0
        }
        isReadingInput = bytes == nil
        while nextRecord() {
            do {
                try runRules()
            } catch .next {
                continue
            } catch .nextFile {
                return
            } catch {
                throw error
            }
        }
    }

    /// mawk's message, with the place in the input.
    func runtimeError(_ message: String) -> String {
        func number(_ name: String) -> Int { globals[name]?.integer ?? 0 }
        let file = isReadingInput ? "-" : text("FILENAME")
        return "run time error: \(message)\n\tFILENAME=\"\(file)\" FNR=\(number("FNR")) NR=\(number("NR"))"
    }

    func finish() throws(Flow) { try run(program.end) }

    private func runRules() throws(Flow) {
        for (index, rule) in program.rules.enumerated() {
            guard try selects(rule, index) else { continue }
            if let body = rule.body { try run(body) } else { output += record + Array(text("ORS").utf8) }
        }
    }

    private func selects(_ rule: AwkProgram.Rule, _ index: Int) throws(Flow) -> Bool {
        guard let pattern = rule.pattern else { return true }
        guard let to = rule.to else { return try truth(pattern) }
        if !active.contains(index) {
            guard try truth(pattern) else { return false }
            active.insert(index)
        }
        if try truth(to) { active.remove(index) }
        return true
    }

    func truth(_ expression: AwkExpression) throws(Flow) -> Bool { try value(expression).isTrue }

    func run(_ statements: [AwkStatement]) throws(Flow) {
        for statement in statements { try run(statement) }
    }

    private func run(_ statement: AwkStatement) throws(Flow) {
        budget -= 1
        if budget < 0 { throw .failure("program runs too long") }
        switch statement {
        case .expression(let expression): _ = try value(expression)
        case .print(let values, let isFormatted, let target): try printValues(values, isFormatted, target)
        case .condition(let condition, let first, let second): try run(try truth(condition) ? first : second)
        case .block(let statements): try run(statements)
        case .loop(let condition, let step, let body, let testsFirst): try loop(condition, step, body, testsFirst)
        case .forEach(let name, let array, let body):
            let keys = (arrays[resolved(array)] ?? [:]).keys.sorted { a, b in
                if let x = Int(a), let y = Int(b) { return x < y }
                return a < b
            }
            for key in keys {
                try assign(.variable(name), .input(Array(key.utf8)))
                guard try iterate(body) else { break }
            }
        case .next: throw .next
        case .nextFile: throw .nextFile
        case .exit(let code):
            if let code { status = Int32(truncatingIfNeeded: try value(code).integer) }
            throw .exit
        case .breakLoop: throw .breakLoop
        case .continueLoop: throw .continueLoop
        case .returnValue(let result):
            throw .returnValue(try result.map { expression throws(Flow) in try value(expression) } ?? .unset)
        case .delete(let name, let keys):
            if let keys { arrays[resolved(name)]?[try key(keys)] = nil } else { arrays[resolved(name)] = [:] }
        }
    }

    private func loop(
        _ condition: AwkExpression?, _ step: AwkStatement?, _ body: [AwkStatement], _ testsFirst: Bool
    ) throws(Flow) {
        var isFirst = true
        while true {
            budget -= 1
            if budget < 0 { throw .failure("program runs too long") }
            if testsFirst || !isFirst, let condition { guard try truth(condition) else { return } }
            isFirst = false
            guard try iterate(body) else { return }
            if let step { try run(step) }
        }
    }

    /// One turn of a loop. False after `break`.
    private func iterate(_ body: [AwkStatement]) throws(Flow) -> Bool {
        do {
            try run(body)
        } catch {
            switch error {
            case .breakLoop: return false
            case .continueLoop: return true
            default: throw error
            }
        }
        return true
    }

    private func printValues(
        _ expressions: [AwkExpression], _ isFormatted: Bool, _ target: AwkTarget?
    ) throws(Flow) {
        var values: [AwkValue] = []
        for expression in expressions { values.append(try value(expression)) }
        var bytes: [UInt8]
        if isFormatted {
            bytes = try format(values, "printf")
        } else {
            bytes =
                values.isEmpty
                ? record : Array(values.map { shown($0, "OFMT") }.joined(separator: Array(text("OFS").utf8)))
            bytes += Array(text("ORS").utf8)
        }
        var writing: Writing
        switch target {
        case nil:
            output += bytes
            return
        case .file(let path, let appends):
            writing = Writing(name: try value(path).string, isCommand: false, appends: appends)
        case .command(let text): writing = Writing(name: try value(text).string, isCommand: true, appends: false)
        }
        if !writing.isCommand, writing.name == "/dev/stdout" || writing.name == "-" {
            output += bytes
        } else if let index = written.firstIndex(where: { $0.name == writing.name }) {
            written[index].bytes += bytes
        } else {
            writing.bytes = bytes
            written.append(writing)
        }
    }

    /// A text by a format, with as many values as it needs.
    func format(_ values: [AwkValue], _ name: String) throws(Flow) -> [UInt8] {
        if isBusybox, values.first?.string.firstMatch(of: /%[-+ #0-9.]*\*/) != nil {
            throw .failure("%*x formats are not supported")
        }
        let (bytes, wasShort) = AwkFormat.format(values, stopsWhenShort: !isBusybox)
        if wasShort, !isBusybox {
            output += bytes
            throw .failure("not enough arguments passed to \(name)(\"\(values.first?.string ?? "")\")")
        }
        return bytes
    }

    /// A value as text; numbers by the format in `OFMT` or `CONVFMT`.
    func shown(_ value: AwkValue, _ format: String) -> [UInt8] {
        guard case .number(let number) = value else { return value.bytes }
        // mawk writes only what fits into 32 bits as a whole number.
        let limit = isBusybox ? 1e16 : 2_147_483_648
        if number == number.rounded(), abs(number) < limit { return Array(String(Int64(number)).utf8) }
        return AwkFormat.format([AwkValue(text(format)), value], stopsWhenShort: false).bytes
    }

    // MARK: Variables

    func resolved(_ array: String) -> String { frames.last?.arrays[array] ?? array }

    private func key(_ keys: [AwkExpression]) throws(Flow) -> String {
        var parts: [String] = []
        for key in keys { parts.append(try value(key).string) }
        return parts.joined(separator: text("SUBSEP"))
    }

    func assign(_ target: AwkExpression, _ value: AwkValue) throws(Flow) {
        switch target {
        case .variable(let name):
            if frames.last?.values[name] != nil {
                frames[frames.count - 1].values[name] = value
                return
            }
            globals[name] = value
            guard name == "NF" else { return }
            let count = max(0, min(value.integer, 100_000))
            fields = Array(fields.prefix(count)) + [[UInt8]](repeating: [], count: max(0, count - fields.count))
            rebuild()
        case .element(let array, let keys): arrays[resolved(array), default: [:]][try key(keys)] = value
        case .field(let index):
            let number = try self.value(index).integer
            guard number > 0 else { return setRecord(value.bytes) }
            guard number < 100_000 else { throw .failure("field index is too large") }
            while fields.count < number { fields.append([]) }
            fields[number - 1] = value.bytes
            globals["NF"] = .number(Double(fields.count))
            rebuild()
        default: break
        }
    }

    private func rebuild() { record = Array(fields.joined(separator: Array(text("OFS").utf8))) }

    /// mawk has no intervals: braces stand for themselves.
    static func withoutIntervals(_ pattern: String) -> String {
        var out = ""
        var isEscaped = false
        var inBrackets = false
        for character in pattern {
            if !isEscaped, !inBrackets, character == "{" || character == "}" { out += "\\" }
            if !isEscaped, character == "[" { inBrackets = true }
            if character == "]" { inBrackets = false }
            isEscaped = character == "\\" && !isEscaped
            out.append(character)
        }
        return out
    }

    func regex(_ pattern: String) throws(Flow) -> RegularExpression {
        if let known = regexes[pattern] { return known }
        do {
            let made = try RegularExpression(
                isBusybox ? pattern : Self.withoutIntervals(pattern), isExtended: true)
            regexes[pattern] = made
            return made
        } catch {
            throw .failure("regular expression compile failed (\(error.message))\n\(pattern)")
        }
    }

    func expression(_ operand: AwkExpression) throws(Flow) -> RegularExpression {
        if case .regex(let expression) = operand { return expression }
        return try regex(try value(operand).string)
    }

    // MARK: Values

    func value(_ expression: AwkExpression) throws(Flow) -> AwkValue {
        switch expression {
        case .number(let number): return .number(number)
        case .text(let text): return AwkValue(text)
        case .regex(let expression): return .number(expression.matches(record) ? 1 : 0)
        case .variable(let name): return frames.last?.values[name] ?? globals[name] ?? .unset
        case .group(let inner): return try value(inner)
        case .field(let index):
            let number = try value(index).integer
            if number == 0 { return .input(record) }
            guard number > 0 else { throw .failure("negative field index $\(number)") }
            return number <= fields.count ? .input(fields[number - 1]) : .unset
        case .element(let array, let keys):
            let name = resolved(array)
            let key = try key(keys)
            if let found = arrays[name]?[key] { return found }
            arrays[name, default: [:]][key] = .unset
            return .unset
        case .assign(let target, let sign, let source):
            var result = try value(source)
            if !sign.isEmpty { result = .number(Self.calculate(sign, try value(target).number, result.number)) }
            try assign(target, result)
            return result
        case .change(let target, let step, let isPrefix):
            let old = try value(target).number
            try assign(target, .number(old + step))
            return .number(isPrefix ? old + step : old)
        case .unary(let sign, let operand):
            if sign == "!" { return .number(try truth(operand) ? 0 : 1) }
            let number = try value(operand).number
            return .number(sign == "-" ? -number : number)
        case .choice(let condition, let first, let second): return try value(try truth(condition) ? first : second)
        case .contains(let keys, let array): return .number(arrays[resolved(array)]?[try key(keys)] != nil ? 1 : 0)
        case .getline(let target, let source): return try getline(target, source)
        case .binary(let sign, let left, let right): return try binary(sign, left, right)
        case .call(let name, let arguments): return try call(name, arguments)
        }
    }

    private static func calculate(_ sign: String, _ a: Double, _ b: Double) -> Double {
        switch sign {
        case "+": return a + b
        case "-": return a - b
        case "*": return a * b
        case "/": return a / b
        case "%": return b == 0 ? .nan : a.truncatingRemainder(dividingBy: b)
        default:
            if b == b.rounded(), abs(b) < 1024 {
                let power = (0..<Int(abs(b))).reduce(1.0) { result, _ in result * a }
                return b < 0 ? 1 / power : power
            }
            return AwkFormat.power(a, b)
        }
    }

    private func binary(_ sign: String, _ left: AwkExpression, _ right: AwkExpression) throws(Flow) -> AwkValue {
        switch sign {
        case "&&", "||":
            if try truth(left) == (sign == "||") { return .number(sign == "||" ? 1 : 0) }
            return .number(try truth(right) ? 1 : 0)
        case "~", "!~":
            let bytes = try value(left).bytes
            return .number(try expression(right).matches(bytes) == (sign == "~") ? 1 : 0)
        case " ":
            let first = shown(try value(left), "CONVFMT")
            let second = shown(try value(right), "CONVFMT")
            guard first.count + second.count <= Self.longestText else { throw .failure("out of memory") }
            return .text(first + second)
        case "<", "<=", "==", "!=", ">", ">=":
            let a = try value(left)
            let b = try value(right)
            let order: Int
            if a.isNumeric, b.isNumeric {
                order = a.number < b.number ? -1 : a.number > b.number ? 1 : 0
            } else {
                order = a.bytes == b.bytes ? 0 : LineText.isLess(a.bytes, b.bytes) ? -1 : 1
            }
            let results = [
                "<": order < 0, "<=": order <= 0, "==": order == 0, "!=": order != 0, ">": order > 0, ">=": order >= 0,
            ]
            return .number(results[sign] == true ? 1 : 0)
        default:
            let a = try value(left).number
            let b = try value(right).number
            if isBusybox, sign == "/" || sign == "%", b == 0 { throw .failure("Division by zero") }
            return .number(Self.calculate(sign, a, b))
        }
    }

    private func isUnset(_ name: String) -> Bool {
        if case .unset = frames.last?.values[name] ?? globals[name] ?? .unset { return true }
        return false
    }

    /// Runs a function of the program's own.
    func callOwn(_ function: AwkProgram.Function, _ arguments: [AwkExpression]) throws(Flow) -> AwkValue {
        guard frames.count < 200 else { throw .failure("function calls are nested too deeply") }
        var values: [String: AwkValue] = [:]
        var names: [String: String] = [:]
        for (index, parameter) in function.parameters.enumerated() {
            fresh += 1
            names[parameter] = "\(parameter)#\(fresh)"
            guard index < arguments.count else {
                values[parameter] = .unset
                continue
            }
            // A name without a value may become an array in the function.
            if case .variable(let name) = arguments[index], isUnset(name) {
                names[parameter] = resolved(name)
            }
            values[parameter] = try value(arguments[index])
        }
        frames.append((values, names))
        defer { frames.removeLast() }
        do {
            try run(function.body)
        } catch {
            if case .returnValue(let result) = error { return result }
            throw error
        }
        return .unset
    }
}
