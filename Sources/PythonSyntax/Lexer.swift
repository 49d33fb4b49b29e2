/// Splits a Python text into tokens, with indentation as tokens of its own
/// (The Python Language Reference, "Lexical analysis").
struct Lexer {
    private let text: [Character]
    private var at = 0
    private var line = 1
    private var column = 0
    private var tokens: [Token] = []
    /// Columns of the open blocks, with tabs of eight columns and of one.
    private var indents = [(width: 0, narrow: 0)]
    private var brackets: [(Character, SourceRange)] = []

    /// - Parameters:
    ///   - line: the number of the text's first line.
    ///   - column: the column at which it begins.
    init(_ source: String, line: Int = 1, column: Int = 0) {
        text = Array(source.contains("\r\n") ? source.replacing("\r\n", with: "\n") : source)
        self.line = line
        self.column = column
    }

    /// CPython's MAXLEVEL and MAXINDENT (Parser/tokenizer.c).
    private static let (mostBrackets, mostIndents) = (200, 100)

    static let symbols = [
        "**=", "//=", "<<=", ">>=", "...", "**", "//", "<<", ">>", "<=", ">=", "==", "!=", "->", "+=", "-=", "*=", "/=",
        "%=", "&=", "|=", "^=", "@=", ":=", "+", "-", "*", "/", "%", "@", "&", "|", "^", "~", "<", ">", "(", ")", "[",
        "]", "{", "}", ",", ":", ".", ";", "=", "!",
    ].map(Array.init)

    /// All tokens. Within brackets lines do not count.
    ///
    /// - Parameter isExpression: true for the inside of an f-string: no lines, no indentation.
    mutating func run(isExpression: Bool = false) throws(PythonSyntaxError) -> [Token] {
        var isLineStart = !isExpression
        if isExpression { brackets.append(("(", here)) }
        while true {
            if isLineStart, brackets.isEmpty {
                isLineStart = false
                if try !indentation() {
                    isLineStart = true
                    continue
                }
            }
            skipBlanks()
            guard let character = peek() else { break }
            switch character {
            case "\n":
                let start = here
                advance()
                if brackets.isEmpty {
                    if case .newline? = tokens.last?.kind {} else if !tokens.isEmpty { add(.newline, start) }
                    isLineStart = true
                }
            case "#": while let next = peek(), next != "\n" { advance() }
            case "\\" where peek(1) == "\n":
                advance()
                advance()
            case "\\":
                throw PythonSyntaxError("unexpected character after line continuation character", here)
            case "\"", "'": try string(prefix: "", from: here)
            case "0"..."9": try number()
            case "." where peek(1)?.isNumber == true: try number()
            case _ where character == "_" || character.isLetter: try word()
            default: try symbol(character)
            }
        }
        if isExpression { return tokens + [Token(kind: .end, range: here)] }
        if let (open, range) = brackets.last { throw PythonSyntaxError("'\(open)' was never closed", range) }
        if let last = tokens.last?.kind, last != .newline { add(.newline, here) }
        while indents.count > 1 {
            indents.removeLast()
            add(.dedent, here)
        }
        add(.end, here)
        return tokens
    }

    // MARK: Characters

    private var here: SourceRange { SourceRange(line: line, column: column, endLine: line, endColumn: column + 1) }

    private func peek(_ offset: Int = 0) -> Character? { at + offset < text.count ? text[at + offset] : nil }

    private mutating func advance() {
        if text[at] == "\n" {
            line += 1
            column = 0
        } else {
            column += 1
        }
        at += 1
    }

    private mutating func add(_ kind: Token.Kind, _ start: SourceRange) {
        var range = start
        (range.endLine, range.endColumn) = (line, column)
        tokens.append(Token(kind: kind, range: range))
    }

    private mutating func skipBlanks() {
        while let next = peek(), next == " " || next == "\t" || next == "\u{C}" { advance() }
    }

    // MARK: Indentation

    /// Measures the blanks of a line; false for a line that is empty.
    private mutating func indentation() throws(PythonSyntaxError) -> Bool {
        // With tabs of eight columns and of one; both have to say the same.
        var (width, narrow) = (0, 0)
        while let next = peek(), next == " " || next == "\t" {
            width = next == "\t" ? (width / 8 + 1) * 8 : width + 1
            narrow += 1
            advance()
        }
        guard let next = peek() else { return true }
        if next == "\n" || next == "#" {
            while let next = peek(), next != "\n" { advance() }
            if peek() != nil { advance() }
            return at >= text.count
        }
        let inconsistent = PythonSyntaxError(
            "inconsistent use of tabs and spaces in indentation", here, type: "TabError")
        let last = indents[indents.count - 1]
        if width == last.width, narrow != last.narrow { throw inconsistent }
        if width > last.width {
            if narrow <= last.narrow { throw inconsistent }
            indents.append((width, narrow))
            add(.indent, here)
            if indents.count >= Self.mostIndents {
                throw PythonSyntaxError("too many levels of indentation", here, type: "IndentationError")
            }
        }
        while width < indents[indents.count - 1].width {
            indents.removeLast()
            guard width <= indents[indents.count - 1].width else {
                throw PythonSyntaxError(
                    "unindent does not match any outer indentation level", here, type: "IndentationError")
            }
            add(.dedent, here)
        }
        return true
    }

    // MARK: Words and numbers

    private mutating func word() throws(PythonSyntaxError) {
        let start = here
        var word = ""
        while let next = peek(), next == "_" || next.isLetter || next.isNumber {
            word.append(next)
            advance()
        }
        if let next = peek(), next == "\"" || next == "'", word.count <= 2,
            word.lowercased().allSatisfy({ "rbfu".contains($0) })
        {
            return try string(prefix: word.lowercased(), from: start)
        }
        add(.name(word), start)
    }

    private mutating func number() throws(PythonSyntaxError) {
        let start = here
        var digits = ""
        for (mark, base) in [("x", 16), ("o", 8), ("b", 2)] where peek() == "0" && peek(1)?.lowercased() == mark {
            advance()
            advance()
            while let next = peek(), next.isHexDigit || next == "_" {
                if next != "_" { digits.append(next) }
                advance()
            }
            return add(.integer(digits, base: base), start)
        }
        var isFloat = false
        while let next = peek() {
            if next.isNumber {
                digits.append(next)
            } else if next == "." && !isFloat {
                isFloat = true
                digits.append(next)
            } else if next == "e" || next == "E", let after = peek(1),
                after.isNumber || "+-".contains(after) && peek(2)?.isNumber == true
            {
                isFloat = true
                digits += "e"
                advance()
                if let sign = peek(), "+-".contains(sign) {
                    digits.append(sign)
                    advance()
                }
                continue
            } else if next != "_" {
                break
            }
            advance()
        }
        let value = Double(digits) ?? Double(digits + "0") ?? 0
        if peek() == "j" || peek() == "J" {
            advance()
            return add(.imaginary(value), start)
        }
        if let next = peek(), next.isLetter, !["and", "or", "if", "in", "is", "else", "for", "not"].contains(nextWord) {
            throw PythonSyntaxError("invalid decimal literal", start)
        }
        if !isFloat, digits.count > 1, digits.hasPrefix("0"), digits.contains(where: { $0 != "0" }) {
            throw PythonSyntaxError(
                "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers",
                start)
        }
        add(isFloat ? .float(value) : .integer(digits, base: 10), start)
    }

    private var nextWord: String { String(text[at...].prefix { $0.isLetter }) }

    // MARK: Symbols

    private mutating func symbol(_ character: Character) throws(PythonSyntaxError) {
        let start = here
        guard let found = Self.symbols.first(where: { text[at...].starts(with: $0) }) else {
            let code = character.unicodeScalars.first.map { String($0.value, radix: 16, uppercase: true) } ?? ""
            throw PythonSyntaxError(
                "invalid character '\(character)' (U+\(String(repeating: "0", count: max(0, 4 - code.count)) + code))",
                start)
        }
        switch character {
        case "(", "[", "{":
            brackets.append((character, start))
            if brackets.count > Self.mostBrackets { throw PythonSyntaxError("too many nested parentheses", start) }
        case ")", "]", "}":
            guard let (open, range) = brackets.popLast() else {
                throw PythonSyntaxError("unmatched '\(character)'", start)
            }
            let pairs: [Character: Character] = ["(": ")", "[": "]", "{": "}"]
            if pairs[open] != character {
                let place = range.line == line ? "" : " on line \(range.line)"
                throw PythonSyntaxError(
                    "closing parenthesis '\(character)' does not match opening parenthesis '\(open)'\(place)", start)
            }
        default: break
        }
        for _ in found { advance() }
        add(.symbol(String(found)), start)
    }

    // MARK: Strings

    private mutating func string(prefix: String, from start: SourceRange) throws(PythonSyntaxError) {
        let quote = text[at]
        let isLong = peek(1) == quote && peek(2) == quote
        let opening = here
        for _ in 0..<(isLong ? 3 : 1) { advance() }
        var raw: [Character] = []
        let place = (line, column)
        while true {
            guard let next = peek(), isLong || next != "\n" else {
                let kind = isLong ? "unterminated triple-quoted string literal" : "unterminated string literal"
                let lines = isLong ? "(detected at line \(line))" : "(detected at line \(opening.line))"
                throw PythonSyntaxError("\(kind) \(lines)", start)
            }
            if next == quote, !isLong || (peek(1) == quote && peek(2) == quote) { break }
            raw.append(next)
            advance()
            if next == "\\", let escaped = peek() {
                raw.append(escaped)
                advance()
            }
        }
        for _ in 0..<(isLong ? 3 : 1) { advance() }
        let isRaw = prefix.contains("r")
        if prefix.contains("f") {
            var reader = FormatReader(raw, line: place.0, column: place.1, isRaw: isRaw)
            return add(.formatted(try reader.parts()), start)
        }
        if prefix.contains("b") { return add(.bytes(Escapes.bytes(raw, isRaw: isRaw)), start) }
        if !isRaw, let failure = Escapes.failure(in: raw) { throw PythonSyntaxError(failure, start) }
        add(.string(isRaw ? String(raw) : Escapes.text(raw)), start)
    }
}

/// `\n` and its like.
enum Escapes {
    private static let simple: [Character: Character] = [
        "n": "\n", "t": "\t", "r": "\r", "\\": "\\", "'": "'", "\"": "\"", "a": "\u{7}", "b": "\u{8}", "f": "\u{C}",
        "v": "\u{B}",
    ]

    static func text(_ raw: [Character]) -> String {
        var out = String.UnicodeScalarView()
        walk(raw) { scalar, _ in out.append(scalar) }
        return String(out)
    }

    static func bytes(_ raw: [Character], isRaw: Bool) -> [UInt8] {
        if isRaw { return Array(String(raw).utf8) }
        var out: [UInt8] = []
        walk(raw) { scalar, isCode in
            if isCode { out.append(UInt8(truncatingIfNeeded: scalar.value)) } else { out += Array(String(scalar).utf8) }
        }
        return out
    }

    /// What CPython says of an escape that is none; `nil` when all are good.
    static func failure(in raw: [Character]) -> String? {
        var at = 0
        while let start = raw[at...].firstIndex(of: "\\"), start + 1 < raw.count {
            let kind = raw[start + 1]
            at = start + 2
            var what: String?
            if let count = ["x": 2, "u": 4, "U": 8][kind] {
                let digits = raw[at...].prefix(count).prefix { $0.isHexDigit }
                at += digits.count
                if digits.count < count {
                    what = "truncated \\\(kind)\(String(repeating: "X", count: count)) escape"
                } else if kind == "U", (UInt32(String(digits), radix: 16) ?? .max) > 0x10FFFF {
                    what = "illegal Unicode character"
                }
            } else if kind == "N" {
                guard at < raw.count, raw[at] == "{", let end = raw[at...].firstIndex(of: "}") else {
                    return place(start, at - 1, raw) + "malformed \\N character escape"
                }
                if CharacterName.character(String(raw[(at + 1)..<end])) == nil {
                    what = "unknown Unicode character name"
                }
                at = end + 1
            }
            if let what { return place(start, at - 1, raw) + what }
        }
        return nil
    }

    private static func place(_ start: Int, _ end: Int, _ raw: [Character]) -> String {
        let bytes = { (count: Int) in String(raw[..<count]).utf8.count }
        return
            "(unicode error) 'unicodeescape' codec can't decode bytes in position \(bytes(start))-\(bytes(end + 1) - 1): "
    }

    private static func walk(_ raw: [Character], _ put: (Unicode.Scalar, _ isCode: Bool) -> Void) {
        var at = 0
        while at < raw.count {
            let character = raw[at]
            at += 1
            guard character == "\\", at < raw.count else {
                for scalar in character.unicodeScalars { put(scalar, false) }
                continue
            }
            let kind = raw[at]
            at += 1
            if let plain = simple[kind] {
                put(plain.unicodeScalars.first!, false)
            } else if kind == "\n" {
                continue
            } else if let count = ["x": 2, "u": 4, "U": 8][kind] {
                let digits = String(raw[at..<min(raw.count, at + count)])
                at = min(raw.count, at + count)
                put(UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init) ?? "\u{FFFD}", kind == "x")
            } else if kind.isNumber, kind < "8" {
                var digits = String(kind)
                while digits.count < 3, at < raw.count, ("0"..."7").contains(raw[at]) {
                    digits.append(raw[at])
                    at += 1
                }
                put(Unicode.Scalar(UInt32(digits, radix: 8) ?? 0) ?? "\u{FFFD}", true)
            } else if kind == "N", at < raw.count, raw[at] == "{", let end = raw[at...].firstIndex(of: "}") {
                let name = String(raw[(at + 1)..<end])
                at = end + 1
                put(CharacterName.character(name) ?? "\u{FFFD}", false)
            } else {
                put("\\", false)
                for scalar in kind.unicodeScalars { put(scalar, false) }
            }
        }
    }
}

/// Takes an f-string apart.
struct FormatReader {
    private let text: [Character]
    private var at = 0
    private var line: Int
    private var column: Int
    private let isRaw: Bool

    init(_ text: [Character], line: Int, column: Int, isRaw: Bool) {
        (self.text, self.line, self.column, self.isRaw) = (text, line, column, isRaw)
    }

    private mutating func advance() {
        if text[at] == "\n" { (line, column) = (line + 1, 0) } else { column += 1 }
        at += 1
    }

    private var here: SourceRange { SourceRange(line: line, column: column, endLine: line, endColumn: column + 1) }

    mutating func parts(isFormat: Bool = false) throws(PythonSyntaxError) -> [Token.RawPart] {
        var parts: [Token.RawPart] = []
        var plain: [Character] = []
        func flushed() -> [Token.RawPart] {
            plain.isEmpty ? [] : [.text(isRaw ? String(plain) : Escapes.text(plain))]
        }
        while at < text.count {
            let character = text[at]
            let next = at + 1 < text.count ? text[at + 1] : nil
            if isFormat, character == "}" { break }
            if character == "{", next == "{", !isFormat {
                plain.append("{")
                advance()
                advance()
            } else if character == "}" {
                guard next == "}" else { throw PythonSyntaxError("f-string: single '}' is not allowed", here) }
                plain.append("}")
                advance()
                advance()
            } else if character == "{" {
                parts += flushed()
                plain = []
                parts.append(try value())
            } else {
                plain.append(character)
                advance()
            }
        }
        return parts + flushed()
    }

    private mutating func value() throws(PythonSyntaxError) -> Token.RawPart {
        let opening = here
        advance()
        var place = here
        let start = at
        var depth = 0
        var quote: Character?
        while at < text.count {
            let character = text[at]
            if let open = quote {
                if character == open { quote = nil }
            } else if character == "'" || character == "\"" {
                quote = character
            } else if "([{".contains(character) {
                depth += 1
            } else if ")]}".contains(character), depth > 0 {
                depth -= 1
            } else if depth == 0 {
                let next = at + 1 < text.count ? text[at + 1] : nil
                if character == "}" || character == ":" { break }
                if character == "!", next != "=" { break }
            }
            advance()
        }
        guard at < text.count else { throw PythonSyntaxError("f-string: expecting '}'", opening) }
        let source = String(text[start..<at])
        (place.endLine, place.endColumn) = (line, column)
        var isLabelled = false
        let trimmed = source.reversed().drop { $0 == " " }
        if trimmed.first == "=",
            !["==", "!=", "<=", ">="].contains(where: { String(trimmed.reversed()).hasSuffix($0) })
        {
            isLabelled = true
        }
        if source.allSatisfy({ $0 == " " }) {
            throw PythonSyntaxError("f-string: valid expression required before '}'", opening)
        }
        var conversion: Character?
        if text[at] == "!" {
            advance()
            conversion = at < text.count ? text[at] : nil
            if at < text.count { advance() }
        }
        var format: [Token.RawPart] = []
        if at < text.count, text[at] == ":" {
            advance()
            format = try parts(isFormat: true)
        }
        guard at < text.count, text[at] == "}" else { throw PythonSyntaxError("f-string: expecting '}'", opening) }
        advance()
        return .value(source: source, at: place, conversion: conversion, format: format, isLabelled: isLabelled)
    }
}
