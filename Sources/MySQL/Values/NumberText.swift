import SQLStore

/// Numbers as texts, and texts as numbers.
enum NumberText {
    /// A float as the server writes it: the shortest digits that read back as the same number.
    static func of(_ value: Double) -> String { arrange(value.description, isFinite: value.isFinite) }

    static func of(_ value: Float) -> String {
        // Six digits are all that a FLOAT is sure of.
        guard value.isFinite, value != 0 else { return value.isFinite ? "0" : "NULL" }
        var exponent = 0
        var mantissa = Double(abs(value))
        while mantissa >= 10 {
            mantissa /= 10
            exponent += 1
        }
        while mantissa < 1 {
            mantissa *= 10
            exponent -= 1
        }
        let places = 5 - exponent
        let rounded = DecimalNumber(Double(value))?.rounded(to: places).text ?? value.description
        return arrange((Double(rounded) ?? 0).description, isFinite: true)
    }

    /// Plain digits between 1e-15 and 1e15, a power of ten beyond.
    private static func arrange(_ text: String, isFinite: Bool) -> String {
        guard isFinite else { return "NULL" }
        let isNegative = text.hasPrefix("-")
        let (digits, exponent) = FloatText.digits(text)
        if digits == ["0"] { return "0" }
        var out = isNegative ? "-" : ""
        if exponent < -15 || exponent >= 15 {
            out += String(digits[0]) + (digits.count > 1 ? "." + String(digits[1...]) : "")
            return out + "e\(exponent)"
        }
        if exponent < 0 {
            return out + "0." + String(repeating: "0", count: -exponent - 1) + String(digits)
        }
        if digits.count <= exponent + 1 {
            return out + String(digits) + String(repeating: "0", count: exponent + 1 - digits.count)
        }
        return out + String(digits[...exponent]) + "." + String(digits[(exponent + 1)...])
    }

    /// The number at a text's beginning, and whether there is more than that.
    static func leading(_ text: String) -> (number: String, isWhole: Bool) {
        let bare = text.trimmingWhitespace
        var end = bare.startIndex
        var hasDigits = false
        var hasPoint = false
        if let sign = bare.first, sign == "-" || sign == "+" { end = bare.index(after: end) }
        while end < bare.endIndex {
            let mark = bare[end]
            if mark.isASCII, mark.isNumber {
                hasDigits = true
            } else if mark == ".", !hasPoint {
                hasPoint = true
            } else {
                break
            }
            end = bare.index(after: end)
        }
        guard hasDigits else { return ("0", false) }
        if end < bare.endIndex, "eE".contains(bare[end]) {
            var more = bare.index(after: end)
            if more < bare.endIndex, "+-".contains(bare[more]) { more = bare.index(after: more) }
            let start = more
            while more < bare.endIndex, bare[more].isASCII, bare[more].isNumber { more = bare.index(after: more) }
            if more > start { end = more }
        }
        return (String(bare[..<end]), end == bare.endIndex)
    }

    static func double(_ text: String) -> Double { Double(leading(text).number) ?? 0 }
}
