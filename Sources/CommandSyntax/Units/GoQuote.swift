/// Text in quotes as Go's `%q` writes it.
package enum GoQuote {
    /// A text in double quotes, with escapes for what is not printable.
    package static func quote(_ text: String) -> String {
        "\"" + text.unicodeScalars.map { escape($0, quote: "\"") }.joined() + "\""
    }

    /// A character in single quotes.
    package static func quote(_ character: Character) -> String {
        "'" + character.unicodeScalars.map { escape($0, quote: "'") }.joined() + "'"
    }

    private static func escape(_ scalar: Unicode.Scalar, quote: Unicode.Scalar) -> String {
        switch scalar {
        case quote, "\\": return "\\" + String(scalar)
        case "\u{7}": return "\\a"
        case "\u{8}": return "\\b"
        case "\u{c}": return "\\f"
        case "\n": return "\\n"
        case "\r": return "\\r"
        case "\t": return "\\t"
        case "\u{b}": return "\\v"
        default: break
        }
        if scalar.value < 0x20 || scalar.value == 0x7f { return "\\x" + hex(scalar.value, width: 2) }
        if isPrintable(scalar) { return String(scalar) }
        return scalar.value < 0x10000 ? "\\u" + hex(scalar.value, width: 4) : "\\U" + hex(scalar.value, width: 8)
    }

    /// Letters, marks, numbers, punctuation, symbols and the plain space, as Go's `strconv.IsPrint`.
    static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
        case .spaceSeparator: scalar == " "
        default: true
        }
    }

    static func hex(_ value: UInt32, width: Int) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
