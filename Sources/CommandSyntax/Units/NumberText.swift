/// Numbers as Go prints them.
package enum NumberText {
    /// `%.4g`: a number of significant digits, zeros at the end left out, an exponent where the number is far from 1.
    package static func general(_ value: Double, significantDigits: Int) -> String {
        if let special = special(value) { return special }
        var decimal = DecimalDigits(value)
        decimal.round(to: max(1, significantDigits))
        let exponent = decimal.point - 1
        if !decimal.digits.isEmpty, exponent < -4 || exponent >= max(1, significantDigits) {
            return sign(value) + scientific(decimal)
        }
        return sign(value) + plain(decimal, fraction: nil)
    }

    /// `%.2f`: a number of digits after the point.
    package static func fixed(_ value: Double, fractionDigits: Int) -> String {
        if let special = special(value) { return special }
        var decimal = DecimalDigits(value)
        decimal.round(toFraction: fractionDigits)
        return sign(value) + plain(decimal, fraction: fractionDigits)
    }

    /// `%v`: as few digits as tell the number from its neighbours, an exponent from a million on.
    package static func shortest(_ value: Double) -> String {
        if let special = special(value) { return special }
        let decimal = shortestDigits(value)
        let exponent = decimal.point - 1
        if !decimal.digits.isEmpty, exponent < -4 || exponent >= 6 {
            return sign(value) + scientific(decimal)
        }
        return sign(value) + plain(decimal, fraction: nil)
    }

    /// As few digits as tell the number from its neighbours, never an exponent.
    static func plainShortest(_ value: Double) -> String {
        special(value) ?? sign(value) + plain(shortestDigits(value), fraction: nil)
    }

    /// `%e`: one digit, a fraction, an exponent.
    package static func exponential(_ value: Double, fractionDigits: Int) -> String {
        if let special = special(value) { return special }
        var decimal = DecimalDigits(value)
        decimal.round(to: fractionDigits + 1)
        return sign(value) + scientific(decimal, fraction: fractionDigits)
    }

    private typealias Digits = (digits: [UInt8], point: Int)

    private static func special(_ value: Double) -> String? {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
        return nil
    }

    private static func sign(_ value: Double) -> String {
        value.sign == .minus ? "-" : ""
    }

    /// Swift's own description has the shortest digits; only its notation differs.
    private static func shortestDigits(_ value: Double) -> Digits {
        let parts = value.magnitude.description.split(separator: "e")
        let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        let halves = (parts.first ?? "0").split(separator: ".", omittingEmptySubsequences: false)
        let whole = halves.first.map(String.init) ?? ""
        let fraction = halves.count > 1 ? String(halves[1]) : ""
        var digits = (whole + fraction).utf8.map { $0 - UInt8(ascii: "0") }
        var point = whole.utf8.count + exponent
        while digits.last == 0 { digits.removeLast() }
        while digits.first == 0 {
            digits.removeFirst()
            point -= 1
        }
        return (digits, digits.isEmpty ? 0 : point)
    }

    private static func scientific(_ decimal: DecimalDigits, fraction: Int? = nil) -> String {
        scientific((decimal.digits, decimal.point), fraction: fraction)
    }

    private static func scientific(_ decimal: Digits, fraction: Int? = nil) -> String {
        let digits = decimal.digits.isEmpty ? [0] : decimal.digits
        var tail = text(digits.dropFirst())
        if let fraction { tail += String(repeating: "0", count: max(0, fraction - tail.utf8.count)) }
        let exponent = decimal.digits.isEmpty ? 0 : decimal.point - 1
        let magnitude = String(exponent.magnitude)
        return text(digits.prefix(1)) + (tail.isEmpty ? "" : "." + tail) + "e" + (exponent < 0 ? "-" : "+")
            + (magnitude.utf8.count < 2 ? "0" : "") + magnitude
    }

    private static func plain(_ decimal: DecimalDigits, fraction: Int?) -> String {
        plain((decimal.digits, decimal.point), fraction: fraction)
    }

    private static func plain(_ decimal: Digits, fraction: Int?) -> String {
        let point = max(0, decimal.point)
        var whole = text(decimal.digits.prefix(point))
        whole += String(repeating: "0", count: point - whole.utf8.count)
        var tail = String(repeating: "0", count: max(0, -decimal.point)) + text(decimal.digits.dropFirst(point))
        if let fraction {
            tail = String(tail.prefix(fraction))
            tail += String(repeating: "0", count: fraction - tail.utf8.count)
        }
        return (whole.isEmpty ? "0" : whole) + (tail.isEmpty ? "" : "." + tail)
    }

    private static func text(_ digits: some Sequence<UInt8>) -> String {
        String(decoding: digits.map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
    }
}
