import BigInt
import Foundation
import Kernel
import WorldModel

/// `"%5.2f %s" % values` (printf-style formatting).
enum PercentFormat {
    /// Bytes as the characters of the same numbers: so texts stand for bytes where both are worked on alike.
    static func text(_ bytes: [UInt8]) -> String {
        if bytes.allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes, as: UTF8.self) }
        return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }

    /// Such characters as bytes.
    static func bytes(_ text: String) -> [UInt8] {
        let utf8 = Array(text.utf8)
        if utf8.allSatisfy({ $0 < 0x80 }) { return utf8 }
        return text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    }

    static func format(
        _ format: String, _ values: Value, ofBytes: Bool = false, _ machine: inout Interpreter, _ os: inout Simulation
    ) throws(Trap) -> String {
        var items: [Value] = [values]
        var isTuple = false
        if case .tuple(let inner)? = machine.object(values) {
            items = inner
            isTuple = true
        }
        var used = 0
        var out = ""
        var rest = Array(format)[...]
        func next() throws(Trap) -> Value {
            guard used < items.count else {
                throw machine.error(.typeError, "not enough arguments for format string")
            }
            used += 1
            return items[used - 1]
        }
        var usesMapping = false
        while let character = rest.popFirst() {
            guard character == "%" else {
                out.append(character)
                continue
            }
            var mapped: Value?
            if rest.first == "(" {
                usesMapping = true
                let name = String(rest.dropFirst().prefix { $0 != ")" })
                guard rest.count > name.count + 1 else { throw machine.error(.valueError, "incomplete format key") }
                rest = rest.dropFirst(name.count + 2)
                mapped = try machine.item(values, machine.text(name), &os)
            }
            var flags = ""
            while let flag = rest.first, "-+ #0".contains(flag) { flags.append(rest.removeFirst()) }
            var width = ""
            if rest.first == "*" {
                rest.removeFirst()
                width = try machine.str(try next(), &os)
                if width.hasPrefix("-") {
                    flags.append("-")
                    width.removeFirst()
                }
            }
            while let digit = rest.first, digit.isNumber { width.append(rest.removeFirst()) }
            var precision: String?
            if rest.first == "." {
                rest.removeFirst()
                var digits = ""
                if rest.first == "*" {
                    rest.removeFirst()
                    digits = try machine.str(try next(), &os)
                }
                while let digit = rest.first, digit.isNumber { digits.append(rest.removeFirst()) }
                precision = digits
            }
            guard var kind = rest.popFirst() else { throw machine.error(.valueError, "incomplete format") }
            if ofBytes, kind == "b" { kind = "s" }
            if kind == "%" {
                out.append("%")
                continue
            }
            let value: Value
            if let mapped { value = mapped } else { value = try next() }
            var body: String
            switch kind {
            case "s", "r", "a":
                if ofBytes, kind == "s" {
                    body = text(try bytes(value, &machine))
                } else {
                    body = kind == "s" ? try machine.str(value, &os) : try machine.repr(value, &os)
                }
                if kind == "a" || ofBytes && kind == "r" { body = Interpreter.ascii(body) }
                if let precision, let count = Int(precision) { body = String(body.prefix(count)) }
                let columns = Int(width) ?? (width.isEmpty ? 0 : .max)
                try machine.reserve(columns)
                let missing = max(0, columns - body.count)
                let blanks = String(repeating: " ", count: missing)
                out += flags.contains("-") ? body + blanks : blanks + body
                continue
            case "d", "i", "u", "x", "X", "o", "f", "F", "e", "E", "g", "G", "c":
                if kind == "c", let text = machine.string(value) {
                    out += text
                    continue
                }
                if kind == "c", ofBytes, case .bytes(let one, _)? = machine.object(value), one.count == 1 {
                    out += text(one)
                    continue
                }
                guard var number = machine.number(value) else {
                    let wanted =
                        "diu".contains(kind)
                        ? "a real number is required"
                        : "xXo".contains(kind) ? "an integer is required" : "must be real number"
                    throw machine.error(
                        .typeError,
                        wanted.hasPrefix("must")
                            ? "must be real number, not \(machine.typeName(value))"
                            : "%\(kind) format: \(wanted), not \(machine.typeName(value))")
                }
                if "diu".contains(kind), case .float(let double) = number {
                    number = .big(BigInt(double.rounded(.towardZero)))
                }
                var spec = ""
                if flags.contains("-") { spec += "<" } else if flags.contains("0") { spec += "0=" } else { spec += ">" }
                if flags.contains("+") { spec += "+" } else if flags.contains(" ") { spec += " " }
                if flags.contains("#") { spec += "#" }
                spec += width
                if let precision, !"diuxXo".contains(kind) { spec += "." + (precision.isEmpty ? "0" : precision) }
                spec.append("iu".contains(kind) ? "d" : kind)
                body = try FormatSpec(spec, &machine).number(number, &machine)
            default:
                throw machine.error(
                    .valueError,
                    "unsupported format character '\(kind)' (0x\(String(kind.asciiValue ?? 0, radix: 16))) at index \(format.count - rest.count - 1)"
                )
            }
            out += body
        }
        if used < items.count, isTuple || !usesMapping && used == 0 {
            let isMapping = { if case .dictionary? = machine.object(values) { true } else { false } }()
            if !isMapping, !usesMapping {
                throw machine.error(
                    .typeError, "not all arguments converted during \(ofBytes ? "bytes" : "string") formatting")
            }
        }
        return out
    }

    private static func bytes(_ value: Value, _ machine: inout Interpreter) throws(Trap) -> [UInt8] {
        if case .bytes(let bytes, _)? = machine.object(value) { return bytes }
        throw machine.error(
            .typeError,
            "%b requires a bytes-like object, or an object that implements __bytes__, not '\(machine.typeName(value))'")
    }
}
