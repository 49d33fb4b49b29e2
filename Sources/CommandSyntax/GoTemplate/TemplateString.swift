/// Quoted text in a template.
enum TemplateString {
    /// The text between quotes, escapes resolved; nil where an escape is unknown.
    static func unquote(_ source: String) -> String? {
        guard let quote = source.first, source.count >= 2 else { return nil }
        let body = source.dropFirst().dropLast()
        guard quote == "\"" || quote == "'" else { return body.filter { $0 != "\r" } }
        var scalars = body.unicodeScalars[...]
        var result = String.UnicodeScalarView()
        while let scalar = scalars.popFirst() {
            guard scalar == "\\" else {
                result.append(scalar)
                continue
            }
            guard let escaped = unescape(&scalars) else { return nil }
            result.append(escaped)
        }
        return String(result)
    }

    /// The one character between single quotes.
    static func character(_ source: String) -> Unicode.Scalar? {
        guard let text = unquote(source), text.unicodeScalars.count == 1 else { return nil }
        return text.unicodeScalars.first
    }

    private static func unescape(_ scalars: inout Substring.UnicodeScalarView) -> Unicode.Scalar? {
        guard let letter = scalars.popFirst() else { return nil }
        switch letter {
        case "n": return "\n"
        case "t": return "\t"
        case "r": return "\r"
        case "a": return "\u{7}"
        case "b": return "\u{8}"
        case "f": return "\u{c}"
        case "v": return "\u{b}"
        case "\\", "\"", "'": return letter
        case "x": return takeCode(2, radix: 16, from: &scalars)
        case "u": return takeCode(4, radix: 16, from: &scalars)
        case "U": return takeCode(8, radix: 16, from: &scalars)
        case "0"..."7":
            guard let rest = takeDigits(2, from: &scalars) else { return nil }
            return UInt32(String(letter) + rest, radix: 8).flatMap(Unicode.Scalar.init)
        default: return nil
        }
    }

    private static func takeCode(
        _ count: Int, radix: Int, from scalars: inout Substring.UnicodeScalarView
    ) -> Unicode.Scalar? {
        takeDigits(count, from: &scalars).flatMap { UInt32($0, radix: radix) }.flatMap(Unicode.Scalar.init)
    }

    private static func takeDigits(_ count: Int, from scalars: inout Substring.UnicodeScalarView) -> String? {
        let digits = scalars.prefix(count)
        guard digits.count == count else { return nil }
        scalars = scalars.dropFirst(count)
        return String(digits)
    }
}
