import BigInt
import Foundation
import Kernel
import WorldModel

/// How floats are written: the shortest digits that give the same number again.
enum FloatText {
    static func repr(_ value: Double) -> String {
        if value.isNaN { return "nan" }
        if value.isInfinite { return value < 0 ? "-inf" : "inf" }
        if value == 0 { return value.sign == .minus ? "-0.0" : "0.0" }
        let magnitude = abs(value)
        if magnitude >= 1e16 || magnitude < 1e-4 {
            var text = "\(value)"
            if !text.contains("e") { text = scientific(value) }
            let parts = text.split(separator: "e")
            var mantissa = String(parts[0])
            if mantissa.hasSuffix(".0") { mantissa.removeLast(2) }
            let exponent = Int(parts[1]) ?? 0
            return mantissa + "e" + (exponent < 0 ? "-" : "+") + (abs(exponent) < 10 ? "0" : "") + String(abs(exponent))
        }
        let text = "\(value)"
        guard text.contains("e") else { return text }
        return plain(text)
    }

    /// Digits and exponent of Swift's shortest text, as a plain number.
    private static func plain(_ text: String) -> String {
        let parts = text.split(separator: "e")
        let exponent = Int(parts[1]) ?? 0
        let isNegative = parts[0].hasPrefix("-")
        let mantissa = parts[0].drop { $0 == "-" }.split(separator: ".")
        let digits = String(mantissa[0]) + (mantissa.count > 1 && mantissa[1] != "0" ? String(mantissa[1]) : "")
        let point = 1 + exponent
        let body: String
        if point <= 0 {
            body = "0." + String(repeating: "0", count: -point) + digits
        } else if point >= digits.count {
            body = digits + String(repeating: "0", count: point - digits.count) + ".0"
        } else {
            body = String(digits.prefix(point)) + "." + String(digits.dropFirst(point))
        }
        return (isNegative ? "-" : "") + body
    }

    private static func scientific(_ value: Double) -> String {
        let text = "\(abs(value))"
        let parts = text.split(separator: ".")
        var digits = String(parts[0]) + (parts.count > 1 && parts[1] != "0" ? String(parts[1]) : "")
        let leading = digits.prefix { $0 == "0" }.count
        let exponent = parts[0] == "0" ? -leading : parts[0].count - 1
        digits = String(digits.drop { $0 == "0" })
        while digits.hasSuffix("0"), digits.count > 1 { digits.removeLast() }
        let mantissa = String(digits.prefix(1)) + (digits.count > 1 ? "." + digits.dropFirst() : "")
        return (value < 0 ? "-" : "") + mantissa + "e\(exponent)"
    }
}

/// The part of a replacement field after the colon (Python's format specification mini-language).
struct FormatSpec {
    private var fill: Character = " "
    private var alignment: Character?
    private var sign: Character = "-"
    private var isAlternate = false
    private var width = 0
    private var grouping: Character?
    private var precision: Int?
    private var type: Character?
    private let source: String

    init(_ text: String, _ machine: inout Interpreter) throws(Trap) {
        source = text
        var rest = Array(text)[...]
        if rest.count >= 2, "<>=^".contains(rest[rest.startIndex + 1]) {
            fill = rest.removeFirst()
            alignment = rest.removeFirst()
        } else if let first = rest.first, "<>=^".contains(first) {
            alignment = rest.removeFirst()
        }
        if let first = rest.first, "+- ".contains(first) { sign = rest.removeFirst() }
        if rest.first == "#" {
            isAlternate = true
            rest.removeFirst()
        }
        if rest.first == "0", alignment == nil {
            fill = "0"
            alignment = "="
            rest.removeFirst()
        } else if rest.first == "0" {
            rest.removeFirst()
        }
        var digits = ""
        while let next = rest.first, next.isNumber { digits.append(rest.removeFirst()) }
        width = Int(digits) ?? 0
        if let first = rest.first, first == "," || first == "_" { grouping = rest.removeFirst() }
        if rest.first == "." {
            rest.removeFirst()
            digits = ""
            while let next = rest.first, next.isNumber { digits.append(rest.removeFirst()) }
            guard let number = Int(digits) else {
                throw machine.error(.valueError, "Format specifier missing precision")
            }
            precision = number
        }
        type = rest.popFirst()
        if !rest.isEmpty { throw machine.error(.valueError, "Invalid format specifier") }
    }

    private func padded(_ text: String, _ usual: Character) -> String {
        let missing = width - text.unicodeScalars.count
        guard missing > 0 else { return text }
        let filler = fill
        let fill = { (count: Int) in String(repeating: filler, count: count) }
        switch alignment ?? usual {
        case "<": return text + fill(missing)
        case "^": return fill(missing / 2) + text + fill(missing - missing / 2)
        case "=":
            let head = text.prefix { "+- ".contains($0) }
            var prefix = String(head)
            var body = text.dropFirst(head.count)
            if isAlternate, body.hasPrefix("0x") || body.hasPrefix("0b") || body.hasPrefix("0o") || body.hasPrefix("0X")
            {
                prefix += body.prefix(2)
                body = body.dropFirst(2)
            }
            return prefix + fill(missing) + body
        default: return fill(missing) + text
        }
    }

    func text(_ value: String, _ machine: inout Interpreter) throws(Trap) -> String {
        if let type, type != "s" {
            throw machine.error(.valueError, "Unknown format code '\(type)' for object of type 'str'")
        }
        if alignment == "=", fill != "0" {
            throw machine.error(.valueError, "'=' alignment not allowed in string format specifier")
        }
        let shown = precision.map { Text(value).slice(0, min($0, Text(value).count)) } ?? value
        var spec = self
        if alignment == "=" { spec.alignment = "<" }
        return spec.padded(shown, "<")
    }

    func number(_ value: Interpreter.Number, _ machine: inout Interpreter) throws(Trap) -> String {
        switch type {
        case "d", "b", "o", "x", "X", "c":
            guard let whole = value.whole else {
                throw machine.error(.valueError, "Unknown format code '\(type!)' for object of type 'float'")
            }
            if precision != nil {
                throw machine.error(.valueError, "Precision not allowed in integer format specifier")
            }
            return padded(integer(whole), ">")
        case "n", nil:
            if let whole = value.whole, precision == nil { return padded(integer(whole), ">") }
            return padded(float(value.double), ">")
        case "f", "F", "e", "E", "g", "G", "%": return padded(float(value.double), ">")
        case let other?:
            let kind = value.whole == nil ? "float" : "int"
            throw machine.error(.valueError, "Unknown format code '\(other)' for object of type '\(kind)'")
        }
    }

    private func signed(_ isNegative: Bool, _ body: String) -> String {
        (isNegative ? "-" : sign == "-" ? "" : String(sign)) + body
    }

    private func integer(_ value: BigInt) -> String {
        if type == "c", let code = Int(exactly: value), let scalar = Unicode.Scalar(UInt32(code)) {
            return String(Character(scalar))
        }
        let base = type == "b" ? 2 : type == "o" ? 8 : type == "x" || type == "X" ? 16 : 10
        var digits = String(value.magnitude, radix: base, uppercase: type == "X")
        if let grouping { digits = Self.grouped(digits, grouping, base == 10 ? 3 : 4) }
        if isAlternate, base != 10 { digits = "0\(type!)" + digits }
        return signed(value < 0, digits)
    }

    static func grouped(_ digits: String, _ mark: Character, _ size: Int) -> String {
        var out = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % size == 0 { out.append(mark) }
            out.append(digit)
        }
        return out
    }

    private func float(_ value: Double) -> String {
        if value.isNaN || value.isInfinite {
            return signed(value < 0, value.isNaN ? "nan" : "inf")
        }
        let magnitude = abs(value)
        var text: String
        switch type {
        case "f", "F": text = String(format: "%.\(precision ?? 6)f", magnitude)
        case "e", "E": text = String(format: "%.\(precision ?? 6)\(type!)", magnitude)
        case "g", "G": text = String(format: "%\(isAlternate ? "#" : "").\(precision ?? 6)\(type!)", magnitude)
        case "%": text = String(format: "%.\(precision ?? 6)f", magnitude * 100) + "%"
        default:
            if let precision {
                text = String(format: "%.\(max(1, precision))g", magnitude)
                if !text.contains("."), !text.contains("e"),
                    Double(text).map({ String(Int($0)).count < precision }) ?? false
                {
                    text += ".0"
                }
            } else {
                text = FloatText.repr(magnitude)
            }
        }
        if let grouping {
            let whole = String(text.prefix { $0.isNumber })
            text = Self.grouped(whole, grouping, 3) + text.dropFirst(whole.count)
        }
        return signed(value.sign == .minus && (value != 0 || type == nil || type == "f"), text)
    }
}

/// `"%5.2f %s" % values` (printf-style formatting).
enum PercentFormat {
    static func format(
        _ format: String, _ values: Value, _ machine: inout Interpreter, _ os: inout Simulation
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
                rest = rest.dropFirst(name.count + 2)
                mapped = try machine.item(values, machine.text(name), &os)
            }
            var flags = ""
            while let flag = rest.first, "-+ #0".contains(flag) { flags.append(rest.removeFirst()) }
            var width = ""
            if rest.first == "*" {
                rest.removeFirst()
                width = try machine.str(try next(), &os)
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
            guard let kind = rest.popFirst() else { throw machine.error(.valueError, "incomplete format") }
            if kind == "%" {
                out.append("%")
                continue
            }
            let value: Value
            if let mapped { value = mapped } else { value = try next() }
            var body: String
            switch kind {
            case "s", "r", "a":
                body = kind == "s" ? try machine.str(value, &os) : try machine.repr(value, &os)
                if kind == "a" { body = Interpreter.ascii(body) }
                if let precision, let count = Int(precision) { body = String(body.prefix(count)) }
                let missing = max(0, (Int(width) ?? 0) - body.count)
                let blanks = String(repeating: " ", count: missing)
                out += flags.contains("-") ? body + blanks : blanks + body
                continue
            case "d", "i", "u", "x", "X", "o", "f", "F", "e", "E", "g", "G", "c":
                if kind == "c", let text = machine.string(value) {
                    out += text
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
                throw machine.error(.typeError, "not all arguments converted during string formatting")
            }
        }
        return out
    }
}
