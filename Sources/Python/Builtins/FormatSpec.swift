import BigInt
import Foundation
import Kernel
import WorldModel

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
        width = Int(digits) ?? (digits.isEmpty ? 0 : .max)
        if width > 1_000_000 { throw machine.error(.memoryError, "") }
        if let first = rest.first, first == "," || first == "_" { grouping = rest.removeFirst() }
        if rest.first == "." {
            rest.removeFirst()
            digits = ""
            while let next = rest.first, next.isNumber { digits.append(rest.removeFirst()) }
            guard !digits.isEmpty else { throw machine.error(.valueError, "Format specifier missing precision") }
            let number = Int(digits) ?? .max
            if number > 100_000 { throw machine.error(.valueError, "precision too big") }
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
            return padded(try integer(whole, &machine), ">")
        case "n", nil:
            if let whole = value.whole, precision == nil { return padded(try integer(whole, &machine), ">") }
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

    private func integer(_ value: BigInt, _ machine: inout Interpreter) throws(Trap) -> String {
        if type == "c", let code = Int(exactly: value), let scalar = UInt32(exactly: code).flatMap(Unicode.Scalar.init)
        {
            return String(Character(scalar))
        }
        let base = type == "b" ? 2 : type == "o" ? 8 : type == "x" || type == "X" ? 16 : 10
        var digits =
            base == 10
            ? try machine.decimal(BigInt(value.magnitude))
            : String(value.magnitude, radix: base, uppercase: type == "X")
        if let grouping {
            let signs = (value < 0 || sign != "-" ? 1 : 0) + (isAlternate && base != 10 ? 2 : 0)
            digits = grouped(digits, grouping, base == 10 ? 3 : 4, signs: signs)
        }
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

    /// Without a type, but with a precision: as `g`, with one digit behind the point at least.
    private static func general(_ magnitude: Double, _ precision: Int) -> String {
        let text = String(format: "%.\(precision)g", magnitude)
        if text.contains("e") { return text }
        let exponent = Int(String(format: "%.\(precision - 1)e", magnitude).split(separator: "e").last ?? "") ?? 0
        guard exponent + 1 > precision - 1 else { return text.contains(".") ? text : text + ".0" }
        let parts = String(format: "%.\(precision - 1)e", magnitude).split(separator: "e")
        var mantissa = String(parts[0])
        if mantissa.contains(".") {
            while mantissa.hasSuffix("0") { mantissa.removeLast() }
            if mantissa.hasSuffix(".") { mantissa.removeLast() }
        }
        return mantissa + "e" + parts[1]
    }

    /// Digits in groups, with as many zeros in front as the width wants.
    private func grouped(_ digits: String, _ mark: Character, _ size: Int, signs: Int, tail: Int = 0) -> String {
        var digits = digits
        guard fill == "0", alignment == "=" else { return Self.grouped(digits, mark, size) }
        while true {
            let longer = Self.grouped("0" + digits, mark, size)
            // A mark is never the first: so one digit more than the width is possible.
            guard Self.grouped(digits, mark, size).count + signs + tail < width else { break }
            digits = "0" + digits
            if longer.count + signs + tail > width { break }
        }
        return Self.grouped(digits, mark, size)
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
                text = Self.general(magnitude, max(1, precision))
            } else {
                text = FloatText.repr(magnitude)
            }
        }
        if let grouping {
            let whole = String(text.prefix { $0.isNumber })
            let rest = text.dropFirst(whole.count)
            let signs = value.sign == .minus || sign != "-" ? 1 : 0
            text = grouped(whole, grouping, 3, signs: signs, tail: rest.count) + rest
        }
        return signed(value.sign == .minus && (value != 0 || type == nil || type == "f"), text)
    }
}
