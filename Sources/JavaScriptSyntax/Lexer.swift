/// A token of JavaScript.
package struct Token: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
        case end
        case identifier
        case keyword
        case punctuator
        case number(Double)
        case bigInt(String)
        case string
        case template
        case hidden
    }

    package var kind: Kind
    /// Its text; of a string the value.
    package var text: String
    package var start: Int
    package var end: Int
    /// A new line stands before it.
    package var isFirst: Bool
    var hasEscape = false
}

/// Cuts a text into tokens, one at a time: what `/` means depends on what the parser has seen.
struct Lexer {
    let bytes: [UInt8]
    var position = 0
    private let lineStarts: [Int]

    init(_ text: String) {
        bytes = Array(text.utf8)
        var starts = [0]
        for (index, byte) in bytes.enumerated() where byte == 10 { starts.append(index + 1) }
        lineStarts = starts
        if bytes.starts(with: [0x23, 0x21]) {
            while position < bytes.count, bytes[position] != 10 { position += 1 }
        }
    }

    static let keywords: Set<String> = [
        "break", "case", "catch", "class", "const", "continue", "debugger", "default", "delete", "do", "else", "export",
        "extends", "false", "finally", "for", "function", "if", "import", "in", "instanceof", "new", "null", "return",
        "super", "switch", "this", "throw", "true", "try", "typeof", "var", "void", "while", "with", "enum",
    ]

    func place(_ offset: Int) -> SourcePlace {
        var (low, high) = (0, lineStarts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        let line = bytes[lineStarts[low]..<min(offset, bytes.count)]
        return SourcePlace(line: low + 1, column: String(decoding: line, as: UTF8.self).utf16.count + 1)
    }

    func text(_ from: Int, _ to: Int) -> String { String(decoding: bytes[from..<to], as: UTF8.self) }

    func error(_ message: String, at offset: Int, width: Int = 1) -> JavaScriptSyntaxError {
        JavaScriptSyntaxError(message: message, place: place(offset), width: max(1, width))
    }

    private func byte(_ ahead: Int = 0) -> UInt8 { position + ahead < bytes.count ? bytes[position + ahead] : 0 }

    // MARK: Tokens

    mutating func next() throws(JavaScriptSyntaxError) -> Token {
        let isFirst = try skipSpace()
        let start = position
        guard position < bytes.count else {
            return Token(kind: .end, text: "", start: start, end: start, isFirst: isFirst)
        }
        let first = bytes[position]
        func token(_ kind: Token.Kind, _ text: String? = nil) -> Token {
            Token(kind: kind, text: text ?? self.text(start, position), start: start, end: position, isFirst: isFirst)
        }
        if Self.isNameStart(first) || first == 0x5C {
            let (name, hasEscape) = try scanName()
            var result = token(Self.keywords.contains(name) ? .keyword : .identifier, name)
            result.hasEscape = hasEscape
            return result
        }
        switch first {
        case 0x23:
            position += 1
            guard Self.isNameStart(byte()) else { throw error("Invalid or unexpected token", at: start) }
            return token(.hidden, "#" + (try scanName().name))
        case 0x30...0x39: return token(try scanNumber())
        case 0x2E where (0x30...0x39).contains(byte(1)): return token(try scanNumber())
        case 0x22, 0x27: return token(.string, try scanString(first))
        case 0x60:
            position += 1
            return token(.template)
        default: break
        }
        for length in stride(from: 4, through: 1, by: -1) where position + length <= bytes.count {
            let text = String(decoding: bytes[position..<position + length], as: UTF8.self)
            guard Self.punctuators.contains(text) else { continue }
            // `a?.5:b` is a condition.
            if text == "?.", (0x30...0x39).contains(byte(2)) { continue }
            position += length
            return token(.punctuator, text)
        }
        throw error("Invalid or unexpected token", at: start)
    }

    private static let punctuators: Set<String> = [
        "{", "}", "(", ")", "[", "]", ";", ",", "<", ">", "<=", ">=", "==", "!=", "===", "!==", "+", "-", "*", "/", "%",
        "**", "++", "--", "<<", ">>", ">>>", "&", "|", "^", "!", "~", "&&", "||", "??", "?", "?.", ":", "=", "+=", "-=",
        "*=", "/=", "%=", "**=", "<<=", ">>=", ">>>=", "&=", "|=", "^=", "&&=", "||=", "??=", "=>", ".", "...", "@",
    ]

    static func isNameStart(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || byte == 0x24 || byte == 0x5F || byte >= 0x80
    }

    /// Skips blanks and comments; whether there was a new line.
    private mutating func skipSpace() throws(JavaScriptSyntaxError) -> Bool {
        var isFirst = position == 0
        while position < bytes.count {
            switch bytes[position] {
            case 10, 13:
                isFirst = true
                position += 1
            case 32, 9, 11, 12: position += 1
            case 0xC2 where byte(1) == 0xA0: position += 2
            case 0xEF where byte(1) == 0xBB && byte(2) == 0xBF: position += 3
            case 0xE2 where byte(1) == 0x80 && (byte(2) == 0xA8 || byte(2) == 0xA9):
                isFirst = true
                position += 3
            case 0x2F where byte(1) == 0x2F:
                while position < bytes.count, bytes[position] != 10 { position += 1 }
            case 0x2F where byte(1) == 0x2A:
                let start = position
                position += 2
                while position < bytes.count, !(byte() == 0x2A && byte(1) == 0x2F) {
                    if byte() == 10 { isFirst = true }
                    position += 1
                }
                guard position < bytes.count else { throw error("Invalid or unexpected token", at: start) }
                position += 2
            default: return isFirst
            }
        }
        return isFirst
    }

    private mutating func scanName() throws(JavaScriptSyntaxError) -> (name: String, hasEscape: Bool) {
        let start = position
        while position < bytes.count, Self.isNameStart(bytes[position]) || (0x30...0x39).contains(bytes[position]) {
            position += 1
        }
        guard byte() == 0x5C else { return (text(start, position), false) }
        var name = text(start, position)
        while byte() == 0x5C || Self.isNameStart(byte()) || (0x30...0x39).contains(byte()) {
            if byte() == 0x5C {
                guard byte(1) == 0x75 else { throw error("Invalid Unicode escape sequence", at: position) }
                position += 1
                name += try scanUnicodeEscape(at: position - 1)
            } else {
                name.unicodeScalars.append(UnicodeScalar(byte()))
                position += 1
            }
        }
        return (name, true)
    }

    // MARK: Numbers

    private mutating func scanNumber() throws(JavaScriptSyntaxError) -> Token.Kind {
        let start = position
        let radixes: [UInt8: Int] = [0x78: 16, 0x58: 16, 0x6F: 8, 0x4F: 8, 0x62: 2, 0x42: 2]
        if byte() == 0x30, let radix = radixes[byte(1)] {
            position += 2
            var digits = ""
            while Self.isNameStart(byte()) || (0x30...0x39).contains(byte()) {
                if byte() == 0x6E { break }
                if byte() != 0x5F { digits.unicodeScalars.append(UnicodeScalar(byte())) }
                position += 1
            }
            var value = 0.0
            for digit in digits {
                guard let number = digit.hexDigitValue, number < radix else {
                    throw error("Invalid or unexpected token", at: start)
                }
                value = value * Double(radix) + Double(number)
            }
            guard !digits.isEmpty else { throw error("Invalid or unexpected token", at: start) }
            if byte() == 0x6E {
                position += 1
                return .bigInt(text(start, position - 1).replacing("_", with: ""))
            }
            return .number(value)
        }
        func digits() { while (0x30...0x39).contains(byte()) || byte() == 0x5F { position += 1 } }
        digits()
        if byte() == 0x6E {
            position += 1
            return .bigInt(text(start, position - 1).replacing("_", with: ""))
        }
        if byte() == 0x2E {
            position += 1
            digits()
        }
        if byte() == 0x65 || byte() == 0x45 {
            position += 1
            if byte() == 0x2B || byte() == 0x2D { position += 1 }
            digits()
        }
        if Self.isNameStart(byte()) { throw error("Invalid or unexpected token", at: start) }
        var written = text(start, position).replacing("_", with: "")
        if written.hasPrefix(".") { written = "0" + written }
        if written.hasSuffix(".") { written += "0" }
        guard let value = Double(written.replacing(".e", with: ".0e").replacing(".E", with: ".0E")) else {
            throw error("Invalid or unexpected token", at: start)
        }
        return .number(value)
    }

    // MARK: Strings

    private mutating func scanString(_ quote: UInt8) throws(JavaScriptSyntaxError) -> String {
        let start = position
        position += 1
        var units: [UInt16] = []
        while true {
            guard position < bytes.count, byte() != 10 else {
                throw error("Invalid or unexpected token", at: start, width: position - start)
            }
            if byte() == quote {
                position += 1
                return String(decoding: units, as: UTF16.self)
            }
            try scanCharacter(into: &units)
        }
    }

    /// One character of a string or template, with its escapes.
    private mutating func scanCharacter(into units: inout [UInt16]) throws(JavaScriptSyntaxError) {
        guard byte() == 0x5C else {
            let start = position
            position += 1
            while position < bytes.count, bytes[position] & 0xC0 == 0x80 { position += 1 }
            if position == start + 1 {
                units.append(UInt16(bytes[start]))
            } else {
                units += text(start, position).utf16
            }
            return
        }
        let start = position
        position += 1
        let escape = byte()
        position += 1
        switch escape {
        case 0x6E: units.append(10)
        case 0x74: units.append(9)
        case 0x72: units.append(13)
        case 0x62: units.append(8)
        case 0x66: units.append(12)
        case 0x76: units.append(11)
        case 0x30 where !(0x30...0x39).contains(byte()): units.append(0)
        case 0x0D: if byte() == 10 { position += 1 }
        case 0x0A: break
        case 0x78:
            guard
                let value = UInt16(
                    String(decoding: bytes[position..<min(bytes.count, position + 2)], as: UTF8.self), radix: 16)
            else {
                throw error("Invalid hexadecimal escape sequence", at: start, width: 4)
            }
            position += 2
            units.append(value)
        case 0x75:
            position -= 1
            units += try scanUnicodeUnits(at: start)
        case 0x30...0x37:
            var value = UInt16(escape - 0x30)
            while (0x30...0x37).contains(byte()), value < 32 {
                value = value * 8 + UInt16(byte() - 0x30)
                position += 1
            }
            units.append(value)
        default:
            position -= 1
            let from = position
            position += 1
            while position < bytes.count, bytes[position] & 0xC0 == 0x80 { position += 1 }
            units += text(from, position).utf16
        }
    }

    private mutating func scanUnicodeEscape(at start: Int) throws(JavaScriptSyntaxError) -> String {
        String(decoding: try scanUnicodeUnits(at: start), as: UTF16.self)
    }

    /// Behind the backslash, at `u`.
    private mutating func scanUnicodeUnits(at start: Int) throws(JavaScriptSyntaxError) -> [UInt16] {
        position += 1
        if byte() == 0x7B {
            let from = position + 1
            while position < bytes.count, byte() != 0x7D { position += 1 }
            guard position < bytes.count, let value = UInt32(text(from, position), radix: 16),
                let scalar = UnicodeScalar(value)
            else { throw error("Undefined Unicode code-point", at: start, width: position - start) }
            position += 1
            return Array(String(scalar).utf16)
        }
        guard position + 4 <= bytes.count, let value = UInt16(text(position, position + 4), radix: 16) else {
            throw error("Invalid Unicode escape sequence", at: start, width: 2)
        }
        position += 4
        return [value]
    }

    /// A piece of a template up to `${` or the end. `nil` for a piece that has an escape which means nothing.
    mutating func scanTemplate() throws(JavaScriptSyntaxError) -> (cooked: String?, raw: String, isLast: Bool) {
        let start = position
        var units: [UInt16] = []
        var isBroken = false
        while true {
            guard position < bytes.count else { throw error("Unterminated template literal", at: position) }
            if byte() == 0x60 || byte() == 0x24 && byte(1) == 0x7B {
                let raw = text(start, position)
                let isLast = byte() == 0x60
                position += isLast ? 1 : 2
                return (isBroken ? nil : String(decoding: units, as: UTF16.self), raw, isLast)
            }
            do {
                try scanCharacter(into: &units)
            } catch {
                isBroken = true
            }
        }
    }

    /// A regular expression that begins at the given `/`.
    mutating func scanRegularExpression(from start: Int) throws(JavaScriptSyntaxError) -> (
        pattern: String, flags: String
    ) {
        position = start + 1
        var isInClass = false
        while true {
            guard position < bytes.count, byte() != 10 else {
                throw error("Invalid regular expression: missing /", at: start, width: position - start)
            }
            if byte() == 0x5C {
                position += 1
            } else if byte() == 0x5B {
                isInClass = true
            } else if byte() == 0x5D {
                isInClass = false
            } else if byte() == 0x2F, !isInClass {
                break
            }
            position += 1
        }
        let pattern = text(start + 1, position)
        position += 1
        let from = position
        while Self.isNameStart(byte()) { position += 1 }
        let flags = text(from, position)
        guard flags.allSatisfy({ "dgimsuyv".contains($0) }), Set(flags).count == flags.count else {
            throw error("Invalid regular expression flags", at: start, width: position - start)
        }
        return (pattern, flags)
    }
}
