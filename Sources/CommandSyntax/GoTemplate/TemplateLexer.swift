/// Cuts a template into text and the words of its actions, as Go's `text/template/parse` does.
struct TemplateLexer {
    private let bytes: [UInt8]
    private var position = 0
    private var line = 1
    private var depth = 0
    private(set) var tokens: [TemplateToken] = []

    private static let keywords: Set<String> = [
        "block", "break", "continue", "define", "else", "end", "if", "range", "template", "with",
    ]

    /// All tokens of a template; the last is `.end` or `.error`.
    static func tokens(of text: String) -> [TemplateToken] {
        var lexer = TemplateLexer(bytes: Array(text.utf8))
        lexer.run()
        return lexer.tokens
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private mutating func run() {
        while position < bytes.count {
            lexText()
            guard position < bytes.count else { break }
            guard lexAction() else { return }
        }
        emit(.end, from: position)
    }

    // MARK: - Text and comments

    private mutating func lexText() {
        let start = position
        while position < bytes.count, !starts("{{") { position += 1 }
        var end = position
        if position < bytes.count, starts("{{- ") || starts("{{-\n") || starts("{{-\t") {
            while end > start, Self.isSpace(bytes[end - 1]) { end -= 1 }
        }
        if end > start { emit(.text, from: start, to: end) }
        countLines(from: max(start, end), to: position)
    }

    /// One action with its delimiters; false where the template ends in an error.
    private mutating func lexAction() -> Bool {
        let start = position
        position += 2
        if position + 1 < bytes.count, bytes[position] == UInt8(ascii: "-"), Self.isSpace(bytes[position + 1]) {
            position += 2
        }
        if starts("/*") { return skipComment() }
        emit(.open, from: start)
        depth = 0
        while true {
            guard position < bytes.count else { return fail("unclosed action") }
            if let end = closingDelimiter() { return close(at: end) }
            guard lexWord() else { return false }
        }
    }

    private mutating func skipComment() -> Bool {
        let start = position
        while position < bytes.count, !starts("*/") { position += 1 }
        guard position < bytes.count else { return fail("unclosed comment") }
        position += 2
        countLines(from: start, to: position)
        guard let end = closingDelimiter() else { return fail("comment ends before closing delimiter") }
        let trims = end.trims
        position = end.position
        if trims { skipSpaces() }
        return true
    }

    private func closingDelimiter() -> (position: Int, trims: Bool)? {
        if starts("}}") { return (position + 2, false) }
        guard Self.isSpace(bytes[position]), starts("-}}", at: position + 1) else { return nil }
        return (position + 4, true)
    }

    private mutating func close(at end: (position: Int, trims: Bool)) -> Bool {
        guard depth == 0 else { return fail("unclosed left paren") }
        let start = position
        position = end.position
        emit(.close, from: start)
        if end.trims { skipSpaces() }
        return true
    }

    private mutating func skipSpaces() {
        let start = position
        while position < bytes.count, Self.isSpace(bytes[position]) { position += 1 }
        countLines(from: start, to: position)
    }

    // MARK: - Words

    private mutating func lexWord() -> Bool {
        let start = position
        let byte = bytes[position]
        if Self.isSpace(byte) {
            while position < bytes.count, Self.isSpace(bytes[position]), closingDelimiter() == nil { position += 1 }
            emit(.space, from: start)
            return true
        }
        position += 1
        switch byte {
        case UInt8(ascii: "="): emit(.assign, from: start)
        case UInt8(ascii: ":"):
            guard starts("=") else { return fail("expected :=") }
            position += 1
            emit(.declare, from: start)
        case UInt8(ascii: "|"): emit(.pipe, from: start)
        case UInt8(ascii: ","): emit(.comma, from: start)
        case UInt8(ascii: "("):
            depth += 1
            emit(.openParenthesis, from: start)
        case UInt8(ascii: ")"):
            depth -= 1
            guard depth >= 0 else { return fail("unexpected right paren") }
            emit(.closeParenthesis, from: start)
        case UInt8(ascii: "\""): return lexQuoted(start, quote: byte, kind: .string, name: "quoted string")
        case UInt8(ascii: "'"): return lexQuoted(start, quote: byte, kind: .character, name: "character constant")
        case UInt8(ascii: "`"): return lexRaw(start)
        default:
            position = start
            return lexNameOrNumber()
        }
        return true
    }

    private mutating func lexQuoted(_ start: Int, quote: UInt8, kind: TemplateToken.Kind, name: String) -> Bool {
        while position < bytes.count, bytes[position] != quote {
            if bytes[position] == UInt8(ascii: "\\") { position += 1 }
            guard position < bytes.count, bytes[position] != UInt8(ascii: "\n") else { break }
            position += 1
        }
        guard position < bytes.count, bytes[position] == quote else { return fail("unterminated \(name)") }
        position += 1
        emit(kind, from: start)
        return true
    }

    private mutating func lexRaw(_ start: Int) -> Bool {
        while position < bytes.count, bytes[position] != UInt8(ascii: "`") { position += 1 }
        guard position < bytes.count else { return fail("unterminated raw quoted string") }
        position += 1
        emit(.string, from: start)
        return true
    }

    private mutating func lexNameOrNumber() -> Bool {
        let start = position
        let byte = bytes[position]
        let next = position + 1 < bytes.count ? bytes[position + 1] : 0
        let isSign = byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
        let isDot = byte == UInt8(ascii: ".")
        if Self.isDigit(byte) || (isSign && (Self.isDigit(next) || next == UInt8(ascii: ".")))
            || (isDot && Self.isDigit(next))
        {
            return lexNumber(start)
        }
        guard isDot || byte == UInt8(ascii: "$") || Self.isNameByte(byte) else {
            guard byte < 0x80, byte > 0x20 else { return failOnCharacter("unrecognized character in action:") }
            position += 1
            emit(.mark, from: start)
            return true
        }
        position += 1
        while position < bytes.count, Self.isNameByte(bytes[position]) { position += 1 }
        guard endsWord else { return failOnCharacter("bad character") }
        let word = text(from: start)
        emit(Self.kind(of: word), from: start)
        return true
    }

    private static func kind(of word: String) -> TemplateToken.Kind {
        switch word {
        case ".": .dot
        case "true", "false": .bool
        case "nil": .nilWord
        default:
            word.hasPrefix(".")
                ? .field
                : word.hasPrefix("$") ? .variable : keywords.contains(word) ? .keyword : .identifier
        }
    }

    private mutating func lexNumber(_ start: Int) -> Bool {
        position += 1
        while position < bytes.count {
            let byte = bytes[position]
            let isExponentSign =
                (byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-"))
                && (bytes[position - 1] | 0x20) == UInt8(ascii: "e")
            guard Self.isNameByte(byte) || byte == UInt8(ascii: ".") || isExponentSign else { break }
            position += 1
        }
        guard TemplateNumber(text(from: start)) != nil else {
            return fail("bad number syntax: \(GoQuote.quote(text(from: start)))")
        }
        emit(.number, from: start)
        return true
    }

    /// Whether a word may end here.
    private var endsWord: Bool {
        guard position < bytes.count else { return true }
        let byte = bytes[position]
        return Self.isSpace(byte) || starts("}}") || ".,|:()=".utf8.contains(byte)
    }

    // MARK: - Bytes

    private mutating func failOnCharacter(_ complaint: String) -> Bool {
        guard let scalar = String(decoding: bytes[position...], as: UTF8.self).unicodeScalars.first else {
            return fail("unclosed action")
        }
        let code = String(scalar.value, radix: 16, uppercase: true)
        let padded = String(repeating: "0", count: max(0, 4 - code.utf8.count)) + code
        return fail("\(complaint) U+\(padded) '\(scalar)'")
    }

    private mutating func fail(_ message: String) -> Bool {
        tokens.append(TemplateToken(kind: .error, text: message, offset: position, line: line))
        return false
    }

    private mutating func emit(_ kind: TemplateToken.Kind, from start: Int, to end: Int? = nil) {
        let end = end ?? position
        let text = String(decoding: bytes[start..<end], as: UTF8.self)
        tokens.append(TemplateToken(kind: kind, text: text, offset: start, line: line))
        countLines(from: start, to: end)
    }

    private mutating func countLines(from start: Int, to end: Int) {
        line += bytes[start..<end].count { $0 == UInt8(ascii: "\n") }
    }

    private func text(from start: Int) -> String {
        String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private func starts(_ text: StaticString, at offset: Int? = nil) -> Bool {
        let start = offset ?? position
        guard start + text.utf8CodeUnitCount <= bytes.count else { return false }
        return text.withUTF8Buffer { bytes[start..<start + $0.count].elementsEqual($0) }
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n")
            || byte == UInt8(ascii: "\r")
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        isDigit(byte) || byte == UInt8(ascii: "_") || byte >= 0x80
            || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
}
