/// What counts as white space, and as the end of a line, in texts and in bytes: the two differ beyond the usual six.
enum WhiteSpace {
    /// In texts: Unicode's, and the four separators of ASCII.
    static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 9...13, 28...32: true
        case ..<128: false
        default: scalar.properties.isWhitespace
        }
    }

    /// In bytes.
    static let ofBytes = " \t\n\r\u{B}\u{C}"

    static func endsLine(_ scalar: Unicode.Scalar, inBytes: Bool) -> Bool {
        switch scalar.value {
        case 0x0A, 0x0D: true
        case 0x0B, 0x0C, 0x1C...0x1E, 0x85, 0x2028, 0x2029: !inBytes
        default: false
        }
    }

    /// The lines of a text, or of bytes that stand as such; a carriage return with its line feed is one end.
    static func lines(_ text: String, keepsEnds: Bool, inBytes: Bool) -> [String] {
        var lines: [String] = []
        var rest = text.unicodeScalars[...]
        while !rest.isEmpty {
            let line = rest.prefix { !endsLine($0, inBytes: inBytes) }
            var end = rest[line.endIndex...].prefix(1)
            if end.first == "\r", rest[end.endIndex...].first == "\n" { end = rest[end.startIndex...].prefix(2) }
            lines.append(String(keepsEnds ? rest[..<end.endIndex] : line))
            rest = rest[end.endIndex...]
        }
        return lines
    }
}
