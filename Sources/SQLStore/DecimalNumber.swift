import BigInt

/// An exact decimal number with its scale, as PostgreSQL's `numeric`.
package struct DecimalNumber: Comparable, Sendable {
    /// The number without its point.
    package var digits: BigInt
    /// Digits after the point.
    package var scale: Int
    package var isNaN = false

    package init(digits: BigInt, scale: Int) {
        self.digits = digits
        self.scale = scale
    }

    package init(_ value: Int) { self.init(digits: BigInt(value), scale: 0) }

    /// Reads `-12.50`, `1.5e3`, `NaN`.
    package init?(_ text: String) {
        let trimmed = text.trimmingWhitespace
        if trimmed.lowercased() == "nan" {
            self.init(0)
            isNaN = true
            return
        }
        let halves = trimmed.lowercased().split(separator: "e", omittingEmptySubsequences: false)
        guard let mantissa = halves.first, halves.count <= 2 else { return nil }
        let exponent = halves.count == 2 ? Int(halves[1]) : 0
        let parts = mantissa.split(separator: ".", omittingEmptySubsequences: false)
        guard let exponent, abs(exponent) < 10_000, (1...2).contains(parts.count) else { return nil }
        let fraction = parts.count == 2 ? String(parts[1]) : ""
        let whole = String(parts[0])
        let bare = whole.drop { $0 == "-" || $0 == "+" } + fraction
        guard !bare.isEmpty, bare.allSatisfy({ $0.isASCII && $0.isNumber }),
            whole.count - bare.count + fraction.count <= 1,
            let number = BigInt(String(bare))
        else { return nil }
        self.init(digits: whole.hasPrefix("-") ? -number : number, scale: fraction.count - exponent)
        if scale < 0 {
            digits *= BigInt(10).power(-scale)
            scale = 0
        }
    }

    package init?(_ value: Double) {
        self.init(value.isNaN ? "NaN" : FloatText.shortest(value))
    }

    package var text: String {
        if isNaN { return "NaN" }
        var text = String(digits.magnitude)
        if scale > 0 {
            text = String(repeating: "0", count: max(0, scale + 1 - text.count)) + text
            text.insert(".", at: text.index(text.endIndex, offsetBy: -scale))
        }
        return digits < 0 ? "-" + text : text
    }

    package var double: Double { isNaN ? .nan : Double(text) ?? 0 }

    /// The same number with another scale, half away from zero.
    package func rounded(to newScale: Int) -> DecimalNumber {
        guard newScale < scale else {
            return isNaN ? self : DecimalNumber(digits: digits * BigInt(10).power(newScale - scale), scale: newScale)
        }
        let unit = BigInt(10).power(scale - newScale)
        let (quotient, remainder) = digits.magnitude.quotientAndRemainder(dividingBy: unit.magnitude)
        let magnitude = remainder * 2 >= unit.magnitude ? quotient + 1 : quotient
        let number = BigInt(magnitude) * (digits < 0 ? -1 : 1)
        return newScale >= 0
            ? DecimalNumber(digits: number, scale: newScale)
            : DecimalNumber(digits: number * BigInt(10).power(-newScale), scale: 0)
    }

    package func truncated(to newScale: Int) -> DecimalNumber {
        guard newScale < scale else { return rounded(to: newScale) }
        return DecimalNumber(digits: digits / BigInt(10).power(scale - newScale), scale: newScale)
    }

    package var floor: DecimalNumber {
        let whole = truncated(to: 0)
        return digits < 0 && whole.rounded(to: scale).digits != digits
            ? DecimalNumber(digits: whole.digits - 1, scale: 0) : whole
    }

    package var ceiling: DecimalNumber { (-self).floor.negated }

    private var negated: DecimalNumber { -self }

    package static prefix func - (a: DecimalNumber) -> DecimalNumber {
        DecimalNumber(digits: -a.digits, scale: a.scale)
    }

    package static func + (a: DecimalNumber, b: DecimalNumber) -> DecimalNumber {
        let scale = max(a.scale, b.scale)
        return DecimalNumber(digits: a.rounded(to: scale).digits + b.rounded(to: scale).digits, scale: scale)
    }

    package static func - (a: DecimalNumber, b: DecimalNumber) -> DecimalNumber { a + -b }

    package static func * (a: DecimalNumber, b: DecimalNumber) -> DecimalNumber {
        DecimalNumber(digits: a.digits * b.digits, scale: a.scale + b.scale)
    }

    /// Division with as many digits as `select_div_scale` of PostgreSQL's numeric.c gives.
    package func divided(by other: DecimalNumber) -> DecimalNumber {
        let (weight, first) = leading
        let (otherWeight, otherFirst) = other.leading
        let difference = weight - otherWeight - (first <= otherFirst ? 1 : 0)
        let newScale = max(16 - difference * 4, scale, other.scale, 0)
        return quotient(by: other, scale: newScale)
    }

    /// Division with a number of digits after the point, half away from zero.
    package func quotient(by other: DecimalNumber, scale newScale: Int) -> DecimalNumber {
        let shift = newScale + 1 + other.scale - scale
        let numerator = shift >= 0 ? digits * BigInt(10).power(shift) : digits / BigInt(10).power(-shift)
        return DecimalNumber(digits: numerator / other.digits, scale: newScale + 1).rounded(to: newScale)
    }

    package func remainder(by other: DecimalNumber) -> DecimalNumber {
        let scale = max(scale, other.scale)
        return DecimalNumber(digits: rounded(to: scale).digits % other.rounded(to: scale).digits, scale: scale)
    }

    /// The square root with the digits that numeric.c gives.
    package var squareRoot: DecimalNumber {
        let newScale = max(16 - ((leading.weight + 1) * 4 / 2 - 1), scale, 0)
        let shifted = rounded(to: 2 * (newScale + 1)).digits
        return DecimalNumber(digits: BigInt(shifted.magnitude.squareRoot()), scale: newScale + 1).rounded(to: newScale)
    }

    /// The place of the first group of four digits, and that group.
    private var leading: (weight: Int, first: Int) {
        guard digits != 0 else { return (0, 0) }
        let text = String(digits.magnitude)
        let whole = text.count - scale
        let weight = whole > 0 ? (whole - 1) / 4 : -((-whole) / 4 + 1)
        // Digits of the first group: those above the place of its group.
        let count = whole - weight * 4
        return (weight, Int(text.prefix(max(0, min(4, count)))) ?? 0)
    }

    package static func < (a: DecimalNumber, b: DecimalNumber) -> Bool { compare(a, b) < 0 }

    package static func compare(_ a: DecimalNumber, _ b: DecimalNumber) -> Int {
        if a.isNaN || b.isNaN { return a.isNaN ? (b.isNaN ? 0 : 1) : -1 }
        let scale = max(a.scale, b.scale)
        let (x, y) = (a.rounded(to: scale).digits, b.rounded(to: scale).digits)
        return x < y ? -1 : x > y ? 1 : 0
    }
}

extension String {
    /// Without blanks at both ends.
    package var trimmingWhitespace: String {
        let start = drop { $0.isWhitespace }
        return String(start.reversed().drop { $0.isWhitespace }.reversed())
    }

    package func padded(to width: Int, with mark: Character = "0") -> String {
        count >= width ? self : String(repeating: mark, count: width - count) + self
    }
}

/// How floating point numbers are written: the shortest text that reads back as the same number.
package enum FloatText {
    package static func shortest(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Infinity" : "Infinity" }
        return arrange(value.description, isNegative: value < 0, plainDigits: 15)
    }

    package static func shortest(_ value: Float) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Infinity" : "Infinity" }
        return arrange(value.description, isNegative: value < 0, plainDigits: 6)
    }

    /// The digits that Swift writes, without blanks and noughts around them, and the power of ten of the first.
    package static func digits(_ text: String) -> (digits: [Character], exponent: Int) {
        let halves = text.drop { $0 == "-" }.split(separator: "e")
        let parts = halves[0].split(separator: ".")
        var exponent = (halves.count > 1 ? Int(halves[1]) ?? 0 : 0) + parts[0].count - 1
        var digits = Array(parts[0] + (parts.count > 1 ? parts[1] : ""))
        while digits.count > 1, digits[0] == "0" {
            digits.removeFirst()
            exponent -= 1
        }
        while digits.count > 1, digits.last == "0" { digits.removeLast() }
        return (digits, exponent)
    }

    /// In the form of C's `%g`.
    private static func arrange(_ text: String, isNegative: Bool, plainDigits: Int) -> String {
        let (digits, exponent) = Self.digits(text)
        if digits == ["0"] { return isNegative ? "-0" : "0" }
        var out = isNegative ? "-" : ""
        if exponent < -4 || exponent >= plainDigits {
            out += String(digits[0])
            if digits.count > 1 { out += "." + String(digits[1...]) }
            out += "e" + (exponent < 0 ? "-" : "+") + String(abs(exponent)).padded(to: 2)
        } else if exponent < 0 {
            out += "0." + String(repeating: "0", count: -exponent - 1) + String(digits)
        } else if digits.count <= exponent + 1 {
            out += String(digits) + String(repeating: "0", count: exponent + 1 - digits.count)
        } else {
            out += String(digits[...exponent]) + "." + String(digits[(exponent + 1)...])
        }
        return out
    }
}
