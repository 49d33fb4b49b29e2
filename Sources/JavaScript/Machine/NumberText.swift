import Foundation

/// Numbers as texts (ECMA-262, Number::toString).
enum NumberText {
    static func text(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Infinity" : "Infinity" }
        if value == 0 { return "0" }
        if let whole = Int(exactly: value), abs(whole) < 1 << 53 { return String(whole) }
        let (digits, point) = digits(abs(value))
        let sign = value < 0 ? "-" : ""
        let count = digits.count
        if point > 0, point <= 21 {
            if count <= point { return sign + digits + String(repeating: "0", count: point - count) }
            return sign + digits.prefix(point) + "." + digits.dropFirst(point)
        }
        if point > -6, point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + digits }
        let exponent = point - 1
        let mantissa = count == 1 ? digits : digits.prefix(1) + "." + digits.dropFirst()
        return "\(sign)\(mantissa)e\(exponent < 0 ? "-" : "+")\(abs(exponent))"
    }

    /// The shortest digits that mean a number, and where the point stands.
    private static func digits(_ value: Double) -> (String, Int) {
        let written = "\(value)".lowercased()
        let parts = written.split(separator: "e", maxSplits: 1)
        let mantissa = parts[0].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        let whole = String(mantissa[0])
        var digits = whole + (mantissa.count > 1 ? mantissa[1] : "")
        var point = whole.count + exponent
        while digits.hasPrefix("0"), digits.count > 1 {
            digits.removeFirst()
            point -= 1
        }
        while digits.hasSuffix("0"), digits.count > 1 { digits.removeLast() }
        return (digits, point)
    }

    static func text(_ value: Double, radix: Int) -> String {
        if radix == 10 || !value.isFinite { return text(value) }
        if let whole = Int(exactly: value) { return String(whole, radix: radix) }
        let sign = value < 0 ? "-" : ""
        var whole = abs(value).rounded(.down)
        var fraction = abs(value) - whole
        var front = ""
        if whole < 9e15 {
            front = String(Int(whole), radix: radix)
        } else {
            while whole > 0 {
                let digit = Int(whole.truncatingRemainder(dividingBy: Double(radix)))
                front = String(digit, radix: radix) + front
                whole = (whole / Double(radix)).rounded(.down)
            }
        }
        // As V8 does: until the digits tell the number from its neighbours.
        var delta = max(0.5 * (abs(value).nextUp - abs(value)), Double.leastNonzeroMagnitude)
        var digits: [Int] = []
        if fraction >= delta {
            repeat {
                fraction *= Double(radix)
                delta *= Double(radix)
                let digit = Int(fraction)
                digits.append(digit)
                fraction -= Double(digit)
                if fraction > 0.5 || fraction == 0.5 && digit & 1 == 1, fraction + delta > 1 {
                    var place = digits.count - 1
                    while place >= 0 {
                        digits[place] += 1
                        if digits[place] < radix { break }
                        digits.removeLast()
                        place -= 1
                    }
                    break
                }
            } while fraction >= delta
        }
        let back = digits.map { String($0, radix: radix) }.joined()
        return sign + front + (back.isEmpty ? "" : "." + back)
    }

    /// `toFixed`: exact digits, halves away from zero.
    static func fixed(_ value: Double, _ places: Int) -> String {
        guard abs(value) < 1e21 else { return text(value) }
        // More digits than a double has decide where C would round a half to even.
        let long = String(format: "%.\(places + 30)f", abs(value))
        let cut = long.index(long.endIndex, offsetBy: -30)
        var digits = Array(long[..<cut].utf8)
        if digits.last == 0x2E { digits.removeLast() }
        if long[cut...].first.map({ $0 >= "5" }) == true {
            var place = digits.count - 1
            while place >= 0 {
                if digits[place] == 0x2E {
                    place -= 1
                    continue
                }
                if digits[place] < 0x39 {
                    digits[place] += 1
                    break
                }
                digits[place] = 0x30
                place -= 1
            }
            if place < 0 { digits.insert(0x31, at: 0) }
        }
        let result = String(decoding: digits, as: UTF8.self)
        let isZero = result.allSatisfy { $0 == "0" || $0 == "." }
        return value < 0 && !isZero || value < 0 && abs(value) > 0 ? "-" + result : result
    }

    static func exponential(_ value: Double, _ places: Int?) -> String {
        guard value.isFinite else { return text(value) }
        guard let places else {
            let (digits, point) = value == 0 ? ("0", 1) : digits(abs(value))
            let mantissa = digits.count == 1 ? digits : digits.prefix(1) + "." + digits.dropFirst()
            let exponent = point - 1
            return "\(value < 0 ? "-" : "")\(mantissa)e\(exponent < 0 ? "-" : "+")\(abs(exponent))"
        }
        return trimmed(String(format: "%.\(places)e", value))
    }

    static func precision(_ value: Double, _ digits: Int) -> String {
        guard value.isFinite else { return text(value) }
        let written = String(format: "%.\(digits - 1)e", value)
        let exponent = Int(written.split(separator: "e").last ?? "0") ?? 0
        if exponent < -6 || exponent >= digits { return trimmed(written) }
        return String(format: "%.\(max(0, digits - 1 - exponent))f", value)
    }

    /// C's exponents have two digits at least.
    private static func trimmed(_ written: String) -> String {
        let parts = written.split(separator: "e")
        guard parts.count == 2, let exponent = Int(parts[1]) else { return written }
        return "\(parts[0])e\(exponent < 0 ? "-" : "+")\(abs(exponent))"
    }

    /// What a text means as a number (StringToNumber).
    static func number(_ string: String) -> Double {
        let text = string.trimmingCharacters(in: blanks)
        if text.isEmpty { return 0 }
        for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] where text.lowercased().hasPrefix(prefix) {
            return Int(text.dropFirst(2), radix: radix).map { Double($0) } ?? .nan
        }
        switch text {
        case "Infinity", "+Infinity": return .infinity
        case "-Infinity": return -.infinity
        default: break
        }
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || [0x2B, 0x2D, 0x2E, 0x65, 0x45].contains($0) }) else {
            return .nan
        }
        var written = text
        if written.hasPrefix(".") || written.hasPrefix("-.") || written.hasPrefix("+.") {
            written = written.replacing(".", with: "0.")
        }
        if written.hasSuffix(".") { written.removeLast() }
        return Double(written.replacing(".e", with: "e")) ?? .nan
    }

    static let blanks = CharacterSet.whitespacesAndNewlines.union(CharacterSet(charactersIn: "\u{FEFF}"))
}
