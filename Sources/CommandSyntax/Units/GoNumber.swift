/// Numbers as Go's `strconv` reads them, with its error texts.
package enum GoNumber {
    /// A text that is not a number of the wanted kind.
    package struct SyntaxError: Error, Sendable, Equatable, CustomStringConvertible {
        package let function: String
        package let text: String
        package let isOutOfRange: Bool

        package var description: String {
            let reason = isOutOfRange ? "value out of range" : "invalid syntax"
            return "strconv.\(function): parsing \(GoQuote.quote(text)): \(reason)"
        }

        static func bool(_ text: String) -> SyntaxError { SyntaxError(function: "ParseBool", text: text) }
        static func float(_ text: String) -> SyntaxError { SyntaxError(function: "ParseFloat", text: text) }

        init(function: String, text: String, isOutOfRange: Bool = false) {
            self.function = function
            self.text = text
            self.isOutOfRange = isOutOfRange
        }
    }

    /// The twelve spellings Go accepts, nil for all else.
    package static func parseBool(_ text: String) -> Bool? {
        switch text {
        case "1", "t", "T", "true", "TRUE", "True": true
        case "0", "f", "F", "false", "FALSE", "False": false
        default: nil
        }
    }

    /// A signed number; the prefixes 0x, 0o, 0b and a leading 0 choose the base unless one is given.
    package static func parseInt(_ text: String, base: Int = 0, bits: Int = 64) throws(SyntaxError) -> Int64 {
        let isNegative = text.hasPrefix("-")
        let digits = isNegative || text.hasPrefix("+") ? String(text.dropFirst()) : text
        let limit = UInt64(1) << UInt64(bits - 1)
        let magnitude: UInt64
        do throws(SyntaxError) {
            magnitude = try parseUInt(digits, base: base)
        } catch {
            throw SyntaxError(function: "ParseInt", text: text, isOutOfRange: error.isOutOfRange)
        }
        guard isNegative ? magnitude <= limit : magnitude < limit else {
            throw SyntaxError(function: "ParseInt", text: text, isOutOfRange: true)
        }
        return isNegative ? Int64(truncatingIfNeeded: 0 &- magnitude) : Int64(magnitude)
    }

    /// A number without a sign.
    package static func parseUInt(_ text: String, base: Int = 0, bits: Int = 64) throws(SyntaxError) -> UInt64 {
        let (radix, digits) = base == 0 ? prefix(of: text) : (base, text)
        guard !digits.isEmpty, digits.utf8.allSatisfy({ isDigit($0, radix) }) else {
            throw SyntaxError(function: "ParseUint", text: text)
        }
        guard let value = UInt64(digits, radix: radix), bits >= 64 || value >> UInt64(bits) == 0 else {
            throw SyntaxError(function: "ParseUint", text: text, isOutOfRange: true)
        }
        return value
    }

    private static func prefix(of text: String) -> (radix: Int, digits: String) {
        guard text.hasPrefix("0"), text.utf8.count > 1 else { return (10, text) }
        switch text.dropFirst().first {
        case "x", "X": return (16, String(text.dropFirst(2)))
        case "b", "B": return (2, String(text.dropFirst(2)))
        case "o", "O": return (8, String(text.dropFirst(2)))
        default: return (8, String(text.dropFirst()))
        }
    }

    private static func isDigit(_ byte: UInt8, _ radix: Int) -> Bool {
        let value: Int =
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(byte - UInt8(ascii: "a")) + 10
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(byte - UInt8(ascii: "A")) + 10
            default: Int.max
            }
        return value < radix
    }
}
