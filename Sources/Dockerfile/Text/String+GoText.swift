// Go's notions of space, trimming and quoting, which BuildKit's messages and splitting are made of.
// Everything works on Unicode scalars: "\r\n" is one Character in Swift.

extension Unicode.Scalar {
    /// Go's `unicode.IsSpace`.
    var isSpace: Bool { properties.isWhitespace }

    /// The blanks that separate arguments in a Dockerfile line (buildkit `reWhitespace`): no newline.
    var isArgumentBlank: Bool {
        switch self {
        case "\t", "\u{0B}", "\u{0C}", "\r", " ": true
        default: false
        }
    }

    /// Go's `unicode.IsDigit`.
    var isDecimalDigit: Bool { properties.generalCategory == .decimalNumber }

    /// Go's `unicode.IsPrint`.
    var isPrintable: Bool {
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
        case .spaceSeparator: self == " "
        default: true
        }
    }
}

extension String {
    /// A string made of scalars, without regard to grapheme clusters.
    init(scalars: some Sequence<Unicode.Scalar>) {
        var view = UnicodeScalarView()
        view.append(contentsOf: scalars)
        self.init(view)
    }

    /// Without the leading scalars that satisfy `predicate`.
    func trimmingStart(while predicate: (Unicode.Scalar) -> Bool) -> String {
        String(unicodeScalars.drop(while: predicate))
    }

    /// Without the trailing scalars that satisfy `predicate`.
    func trimmingEnd(while predicate: (Unicode.Scalar) -> Bool) -> String {
        var view = unicodeScalars[...]
        while let last = view.last, predicate(last) { view.removeLast() }
        return String(view)
    }

    /// Go's `strings.TrimSpace`.
    var trimmed: String { trimmingStart(while: \.isSpace).trimmingEnd(while: \.isSpace) }

    /// Without trailing carriage returns and newlines (Go's `TrimRight(s, "\r\n")`).
    var withoutNewline: String { trimmingEnd { $0 == "\n" || $0 == "\r" } }

    /// Whether the text begins with exactly these bytes, not merely a canonically equivalent text.
    func hasBytePrefix(_ prefix: String) -> Bool { utf8.starts(with: prefix.utf8) }

    /// Whether both texts have the same bytes.
    func hasSameBytes(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }

    /// Whether `other` occurs in the text, byte for byte.
    func containsBytes(_ other: String) -> Bool {
        let needle = Array(other.utf8)
        var rest = utf8[...]
        while rest.count >= needle.count {
            if rest.starts(with: needle) { return true }
            rest.removeFirst()
        }
        return false
    }

    /// The parts before and after the first `separator`, or nil if there is none (Go's `strings.Cut`).
    func cut(at separator: Unicode.Scalar) -> (before: String, after: String)? {
        guard let index = unicodeScalars.firstIndex(of: separator) else { return nil }
        let after = unicodeScalars.index(after: index)
        return (String(unicodeScalars[..<index]), String(unicodeScalars[after...]))
    }

    /// All parts between `separator`s, empty ones too (Go's `strings.Split`).
    func split(on separator: Unicode.Scalar) -> [String] {
        unicodeScalars.split(separator: separator, omittingEmptySubsequences: false).map { String($0) }
    }

    /// The text in double quotes with Go's escapes (`%q`, `strconv.Quote`).
    package var goQuoted: String {
        var result = "\""
        for scalar in unicodeScalars { result += scalar.goEscaped }
        return result + "\""
    }
}

extension Unicode.Scalar {
    /// How the scalar stands inside Go's double quotes.
    fileprivate var goEscaped: String {
        switch self {
        case "\"": return "\\\""
        case "\\": return "\\\\"
        case "\u{07}": return "\\a"
        case "\u{08}": return "\\b"
        case "\u{0C}": return "\\f"
        case "\n": return "\\n"
        case "\r": return "\\r"
        case "\t": return "\\t"
        case "\u{0B}": return "\\v"
        default: break
        }
        if isPrintable { return String(self) }
        let digits = String(value, radix: 16)
        let (mark, width) = value < 0x80 ? ("\\x", 2) : value < 0x10000 ? ("\\u", 4) : ("\\U", 8)
        return mark + String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
