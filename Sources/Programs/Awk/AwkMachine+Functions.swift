import Glibc
import Shell

extension AwkMachine {
    /// Calls a function: awk's or the program's.
    func call(_ name: String, _ arguments: [AwkExpression]) throws(Flow) -> AwkValue {
        if let function = program.functions[name] { return try callOwn(function, arguments) }
        switch name {
        case "length":
            guard let first = arguments.first else { return .number(Double(record.count)) }
            if case .variable(let name) = first, let array = arrays[resolved(name)] {
                return .number(Double(array.count))
            }
            return .number(Double(try value(first).bytes.count))
        case "split": return try split(arguments)
        case "sub", "gsub", "gensub": return try substitute(arguments, isGlobal: name != "sub")
        case "match":
            guard arguments.count >= 2 else { throw .failure("not enough arguments to match") }
            let bytes = try value(arguments[0]).bytes
            let range = try expression(arguments[1]).range(in: bytes)
            globals["RSTART"] = .number(Double(range.map { $0.lowerBound + 1 } ?? 0))
            globals["RLENGTH"] = .number(Double(range?.count ?? -1))
            return globals["RSTART"] ?? .unset
        default: break
        }
        var values: [AwkValue] = []
        for argument in arguments { values.append(try value(argument)) }
        let first = values.first ?? .unset
        switch name {
        case "index" where isBusybox && values.dropFirst().first?.string.isEmpty == true: return .number(0)
        case "index":
            let place = first.bytes.firstRange(of: values.dropFirst().first?.bytes ?? [])
            return .number(Double(place.map { $0.lowerBound + 1 } ?? 0))
        case "substr": return substring(values)
        case "tolower": return .text(first.bytes.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 })
        case "toupper": return .text(first.bytes.map { (0x61...0x7A).contains($0) ? $0 - 0x20 : $0 })
        case "sprintf": return .text(try format(values, "sprintf"))
        case "int": return .number(first.number.rounded(.towardZero))
        case "sqrt": return .number(first.number.squareRoot())
        case "log": return .number(Glibc.log(first.number))
        case "exp": return .number(Glibc.exp(first.number))
        case "sin": return .number(Glibc.sin(first.number))
        case "cos": return .number(Glibc.cos(first.number))
        case "atan2": return .number(Glibc.atan2(first.number, values.dropFirst().first?.number ?? 0))
        case "rand":
            random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return .number(Double(random >> 11) / Double(1 << 53))
        case "srand":
            random = UInt64(bitPattern: Int64(first.integer))
            return .number(0)
        case "systime": return globals["\u{1}now"] ?? .number(0)
        case "strftime":
            let format = values.isEmpty ? "%a %b %e %H:%M:%S %Z %Y" : first.string
            let seconds = values.count > 1 ? values[1].integer : globals["\u{1}now"]?.integer ?? 0
            return .text(PrintfCommand.run(["%(\(format))T", String(seconds)]).output)
        case "and" where isBusybox: return .number(Double(first.integer & (values.dropFirst().first?.integer ?? 0)))
        case "or" where isBusybox: return .number(Double(first.integer | (values.dropFirst().first?.integer ?? 0)))
        case "xor" where isBusybox: return .number(Double(first.integer ^ (values.dropFirst().first?.integer ?? 0)))
        case "lshift" where isBusybox: return .number(Double(first.integer << (values.dropFirst().first?.integer ?? 0)))
        case "rshift" where isBusybox: return .number(Double(first.integer >> (values.dropFirst().first?.integer ?? 0)))
        case "close": return .number(try close(first.string))
        case "fflush":
            flushAll()
            return .number(0)
        case "system":
            flushAll()
            return .number(Double(try command(first.string, input: nil, captures: false).status))
        default: throw .failure(isBusybox ? "Call to undefined function" : "function \(name) not defined")
        }
    }

    /// The names of awk's own functions.
    static let functionNames: Set<String> = [
        "length", "split", "sub", "gsub", "gensub", "match", "index", "substr", "tolower", "toupper", "sprintf", "int",
        "sqrt", "log", "exp", "sin", "cos", "atan2", "rand", "srand", "systime", "strftime", "mktime", "and", "or",
        "xor", "lshift", "rshift", "compl", "close", "fflush", "system",
    ]

    /// Counts bytes, as mawk and busybox do. A start before the text is taken for the first character. mawk then takes more, by as many as were missing.
    private func substring(_ values: [AwkValue]) -> AwkValue {
        let text = values.first?.bytes ?? []
        var start = (values.count > 1 ? values[1].number : 1).rounded(.towardZero)
        var length = values.count > 2 ? values[2].number.rounded(.towardZero) : Double.infinity
        if start < 1 {
            if !isBusybox { length -= start }
            start = 1
        }
        guard !start.isNaN, !length.isNaN else { return AwkValue("") }
        let from = max(1, start)
        let to = min(Double(text.count) + 1, start + length)
        guard from < to else { return AwkValue("") }
        return .text(Array(text[(Int(from) - 1)..<(Int(to) - 1)]))
    }

    private func split(_ arguments: [AwkExpression]) throws(Flow) -> AwkValue {
        guard arguments.count >= 2, case .variable(let array) = arguments[1] else {
            throw .failure("split needs an array")
        }
        let bytes = try value(arguments[0]).bytes
        var separator = text("FS")
        var parts: [[UInt8]]
        if arguments.count > 2, case .regex(let expression) = arguments[2] {
            parts = []
            var from = 0
            while let range = expression.range(in: bytes, from: from), !range.isEmpty {
                parts.append(Array(bytes[from..<range.lowerBound]))
                from = range.upperBound
            }
            if !bytes.isEmpty { parts.append(Array(bytes[from...])) }
        } else {
            if arguments.count > 2 { separator = try value(arguments[2]).string }
            parts = splitFields(bytes, separator)
        }
        var made: [String: AwkValue] = [:]
        for (index, part) in parts.enumerated() { made[String(index + 1)] = .input(part) }
        arrays[resolved(array)] = made
        return .number(Double(parts.count))
    }

    private func substitute(_ arguments: [AwkExpression], isGlobal: Bool) throws(Flow) -> AwkValue {
        guard arguments.count >= 2 else { throw .failure("not enough arguments to sub") }
        let pattern = try expression(arguments[0])
        let replacement = try value(arguments[1]).bytes
        let target = arguments.count > 2 ? arguments[2] : .field(.number(0))
        let bytes = try value(target).bytes
        var out: [UInt8] = []
        var at = 0
        var count = 0
        while at <= bytes.count, let range = pattern.range(in: bytes, from: at) {
            count += 1
            out += bytes[at..<range.lowerBound] + Self.expanded(replacement, bytes[range])
            at = range.upperBound
            if range.isEmpty {
                if at < bytes.count { out.append(bytes[at]) }
                at += 1
            } else if at == bytes.count {
                break
            }
            if !isGlobal { break }
        }
        guard count > 0 else { return .number(0) }
        if at < bytes.count { out += bytes[at...] }
        try assign(target, .text(out))
        return .number(Double(count))
    }

    private static func expanded(_ replacement: [UInt8], _ match: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        var rest = replacement[...]
        while let byte = rest.popFirst() {
            if byte == 0x5C, let next = rest.first, next == 0x26 || next == 0x5C {
                out.append(next)
                rest = rest.dropFirst()
            } else if byte == 0x26 {
                out += match
            } else {
                out.append(byte)
            }
        }
        return out
    }
}

/// awk's `printf`.
enum AwkFormat {
    static func power(_ a: Double, _ b: Double) -> Double { Glibc.pow(a, b) }

    /// The text, and whether there were fewer values than it asks for.
    static func format(
        _ values: [AwkValue], stopsWhenShort: Bool
    ) -> (bytes: [UInt8], wasShort: Bool) {
        var rest = values[...]
        var wasShort = false
        let format = Array((rest.popFirst()?.string ?? ""))
        var out: [UInt8] = []
        var at = 0
        while at < format.count {
            guard format[at] == "%", at + 1 < format.count else {
                out += Array(String(format[at]).utf8)
                at += 1
                continue
            }
            at += 1
            if format[at] == "%" {
                out.append(0x25)
                at += 1
                continue
            }
            var directive = "%"
            while at < format.count, "-+ #0123456789.*".contains(format[at]) {
                directive += format[at] == "*" ? AwkValue.text(rest.popFirst()?.number ?? 0) : String(format[at])
                at += 1
            }
            guard at < format.count else { break }
            let kind = format[at]
            at += 1
            if rest.isEmpty { wasShort = true }
            out += convert(directive, kind, rest.popFirst() ?? .unset)
            if wasShort, stopsWhenShort { break }
        }
        return (out, wasShort)
    }

    private static func convert(_ directive: String, _ kind: Character, _ value: AwkValue) -> [UInt8] {
        switch kind {
        case "d", "i", "x", "X", "o", "u":
            let number = value.number.rounded(.towardZero)
            let whole = number.isNaN ? 0 : abs(number) < 9e18 ? Int64(number) : number < 0 ? Int64.min : Int64.max
            return PrintfCommand.run([directive + String(kind), String(whole)]).output
        case "c":
            // A number is a byte.
            guard value.isNumeric else { return PrintfCommand.run([directive + "c", value.string]).output }
            return [UInt8(truncatingIfNeeded: value.integer)]
        case "g", "G", "f", "F", "e", "E", "a", "A":
            return Array(NumberText.format(value.number, directive + String(kind)).utf8)
        default: return PrintfCommand.run([directive + "s", value.string]).output
        }
    }
}
