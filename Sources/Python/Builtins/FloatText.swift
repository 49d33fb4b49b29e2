import Foundation

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
