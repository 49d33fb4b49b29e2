/// Cutting a program into tokens
extension JQParser {
    func unexpected() -> Failure {
        let name: String =
            switch token {
            case .end: "$end"
            case .word(let word) where Self.keywords.contains(word): word
            case .word: "IDENT"
            case .field: "FIELD"
            case .variable: "'$'"
            case .format: "FORMAT"
            case .number: "LITERAL"
            case .string: "QQSTRING_START"
            case .sign(let sign): sign.count == 1 ? "'\(sign)'" : sign
            }
        return Failure(message: "syntax error, unexpected \(name) (Unix shell quoting issues?)")
    }

    static let keywords: Set<String> = [
        "def", "if", "then", "elif", "else", "end", "as", "reduce", "foreach", "try", "catch", "and", "or", "label",
        "import", "include", "__loc__",
    ]
    private static let signs = [
        "?//=", "?//", "//=", "|=", "+=", "-=", "*=", "/=", "%=", "==", "!=", "<=", ">=", "//", "..", "and", "or",
    ]

    private static func isNameStart(_ character: Character) -> Bool {
        character == "_" || character.isASCII && character.isLetter
    }

    private static func isNamePart(_ character: Character) -> Bool {
        isNameStart(character) || character.isASCII && character.isNumber
    }

    private mutating func name() -> String {
        let start = at
        while at < scalars.count {
            if Self.isNamePart(scalars[at]) {
                at += 1
            } else if scalars[at] == ":", at + 2 < scalars.count, scalars[at + 1] == ":",
                Self.isNameStart(scalars[at + 2])
            {
                at += 2
            } else {
                break
            }
        }
        return String(scalars[start..<at])
    }

    mutating func advance() throws(Failure) {
        while at < scalars.count {
            if scalars[at].isWhitespace {
                at += 1
            } else if scalars[at] == "#" {
                while at < scalars.count, scalars[at] != "\n" { at += 1 }
            } else {
                break
            }
        }
        guard at < scalars.count else {
            token = .end
            return
        }
        let character = scalars[at]
        let next = at + 1 < scalars.count ? scalars[at + 1] : " "
        if Self.isNameStart(character) {
            token = .word(name())
        } else if character == ".", Self.isNameStart(next) {
            at += 1
            token = .field(name())
        } else if character == "$", Self.isNameStart(next) {
            at += 1
            token = .variable(name())
        } else if character == "@", Self.isNameStart(next) {
            at += 1
            token = .format("@" + name())
        } else if character.isASCII, character.isNumber || character == "." && next.isNumber {
            token = try number()
        } else if character == "\"" {
            token = .string(try string())
        } else {
            let rest = String(scalars[at..<min(at + 4, scalars.count)])
            let sign = Self.signs.first { rest.hasPrefix($0) } ?? String(character)
            guard ".[]{}()|,:;=<>+-*/%?$".contains(sign.first ?? " ") || sign == "!=" else {
                throw Failure(message: "syntax error, unexpected INVALID_CHARACTER (Unix shell quoting issues?)")
            }
            at += sign.count
            token = .sign(sign)
        }
    }

    private mutating func number() throws(Failure) -> Token {
        let start = at
        while at < scalars.count, scalars[at].isNumber || scalars[at] == "." { at += 1 }
        if at < scalars.count, scalars[at] == "e" || scalars[at] == "E" {
            at += 1
            if at < scalars.count, scalars[at] == "+" || scalars[at] == "-" { at += 1 }
            while at < scalars.count, scalars[at].isNumber { at += 1 }
        }
        guard
            let value = Double(
                String(scalars[start..<at]).hasSuffix(".")
                    ? String(scalars[start..<(at - 1)]) : String(scalars[start..<at]))
        else { throw Failure(message: "syntax error, unexpected INVALID_CHARACTER (Unix shell quoting issues?)") }
        return .number(value)
    }

    private mutating func string() throws(Failure) -> [JQExpression.Part] {
        at += 1
        var parts: [JQExpression.Part] = []
        var text = ""
        while at < scalars.count {
            let character = scalars[at]
            at += 1
            if character == "\"" {
                return text.isEmpty && !parts.isEmpty ? parts : parts + [.text(text)]
            }
            guard character == "\\", at < scalars.count else {
                text.append(character)
                continue
            }
            let code = scalars[at]
            at += 1
            if code == "(" {
                if !text.isEmpty { parts.append(.text(text)) }
                text = ""
                try advance()
                parts.append(.value(try program()))
                guard token == .sign(")") else { throw unexpected() }
            } else if code == "u", at + 4 <= scalars.count {
                let digits = String(scalars[at..<(at + 4)])
                at += 4
                text.append(UInt32(digits, radix: 16).flatMap { UnicodeScalar($0) }.map { Character($0) } ?? "\u{FFFD}")
            } else {
                let known: [Character: Character] = ["n": "\n", "t": "\t", "r": "\r", "b": "\u{08}", "f": "\u{0C}"]
                text.append(known[code] ?? code)
            }
        }
        throw Failure(message: "syntax error, unexpected QQSTRING_END (Unix shell quoting issues?)")
    }

    mutating func take(_ sign: String) throws(Failure) -> Bool {
        guard token == .sign(sign) else { return false }
        try advance()
        return true
    }

    mutating func takeWord(_ word: String) throws(Failure) -> Bool {
        guard token == .word(word) else { return false }
        try advance()
        return true
    }

    mutating func expect(_ sign: String) throws(Failure) {
        guard try take(sign) else { throw unexpected() }
    }

    mutating func expectWord(_ word: String) throws(Failure) {
        guard try takeWord(word) else { throw unexpected() }
    }
}
