/// A piece of SQL text with the place where it begins.
package struct SQLToken: Equatable, Sendable {
    /// What the piece is.
    package enum Kind: Equatable, Sendable {
        /// A name or a key word. Names without quotes are in lower case.
        case word(String, isQuoted: Bool)
        case number(String)
        case string(String)
        /// `$1`.
        case parameter(Int)
        /// An operator or a single mark such as `(`.
        case symbol(String)
        case end
    }

    package var kind: Kind
    /// The piece as it was written.
    package var text: String
    /// How many characters stand before it.
    package var position: Int
}

/// Text that is no SQL, in PostgreSQL's words.
package struct SQLSyntaxError: Error, Equatable, Sendable {
    package var message: String
    /// How many characters stand before the place.
    package var position: Int

    package init(_ message: String, _ position: Int) {
        self.message = message
        self.position = position
    }
}

/// Cuts SQL text into tokens (PostgreSQL's manual, 4.1 "Lexical Structure").
struct SQLLexer {
    private let characters: [Character]
    private var index = 0
    private(set) var tokens: [SQLToken] = []

    private static let operatorMarks = Set<Character>("+-*/<>=~!@#%^&|`?")
    private static let singleMarks = Set<Character>("()[],;.:")

    static func tokens(of text: String) throws(SQLSyntaxError) -> [SQLToken] {
        var lexer = SQLLexer(text)
        try lexer.run()
        return lexer.tokens
    }

    private init(_ text: String) { characters = Array(text) }

    private func peek(_ distance: Int = 0) -> Character? {
        index + distance < characters.count ? characters[index + distance] : nil
    }

    private mutating func run() throws(SQLSyntaxError) {
        while let mark = peek() {
            let start = index
            if mark.isWhitespace {
                index += 1
            } else if mark == "-", peek(1) == "-" {
                while let next = peek(), next != "\n" { index += next == "\n" ? 0 : 1 }
            } else if mark == "/", peek(1) == "*" {
                try skipComment(from: start)
            } else if mark == "'" {
                let text = try quoted("'", from: start, "unterminated quoted string")
                add(.string(joinedString(text)), from: start)
            } else if mark == "\"" {
                let name = try quoted("\"", from: start, "unterminated quoted identifier")
                guard !name.isEmpty else {
                    throw SQLSyntaxError("zero-length delimited identifier at or near \"\"\"\"", start)
                }
                add(.word(name, isQuoted: true), from: start)
            } else if mark == "`" {
                add(.word(try quoted("`", from: start, "unterminated quoted identifier"), isQuoted: true), from: start)
            } else if "eE".contains(mark), peek(1) == "'" {
                index += 1
                add(.string(try escaped(from: start)), from: start)
            } else if mark == "$", let text = try dollarQuoted(from: start) {
                add(.string(text), from: start)
            } else if mark == "$", peek(1)?.isNumber == true {
                index += 1
                add(.parameter(Int(take { $0.isNumber }) ?? 0), from: start)
            } else if mark.isNumber && mark.isASCII || mark == "." && peek(1)?.isNumber == true {
                number(from: start)
            } else if mark.isLetter || mark == "_" {
                let name = take { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "$" }
                add(.word(name.lowercased(), isQuoted: false), from: start)
            } else {
                symbol(from: start)
            }
        }
        tokens.append(SQLToken(kind: .end, text: "", position: characters.count))
    }

    private mutating func add(_ kind: SQLToken.Kind, from start: Int) {
        tokens.append(SQLToken(kind: kind, text: String(characters[start..<index]), position: start))
    }

    private mutating func take(_ fits: (Character) -> Bool) -> String {
        let start = index
        while let next = peek(), fits(next) { index += 1 }
        return String(characters[start..<index])
    }

    private mutating func skipComment(from start: Int) throws(SQLSyntaxError) {
        var depth = 0
        repeat {
            guard let mark = peek() else {
                throw SQLSyntaxError("unterminated /* comment at or near \"\(rest(start))\"", start)
            }
            if mark == "/", peek(1) == "*" {
                depth += 1
                index += 2
            } else if mark == "*", peek(1) == "/" {
                depth -= 1
                index += 2
            } else {
                index += 1
            }
        } while depth > 0
    }

    private func rest(_ start: Int) -> String { String(characters[start...]) }

    /// What stands between quotes; a doubled quote is one.
    private mutating func quoted(
        _ quote: Character, from start: Int, _ complaint: String
    ) throws(SQLSyntaxError) -> String {
        index += 1
        var text = ""
        while let mark = peek() {
            index += 1
            if mark == quote {
                guard peek() == quote else { return text }
                index += 1
            }
            text.append(mark)
        }
        throw SQLSyntaxError("\(complaint) at or near \"\(rest(start))\"", start)
    }

    /// Strings that only a line break parts are one.
    private mutating func joinedString(_ first: String) -> String {
        var text = first
        while true {
            let before = index
            let gap = take { $0.isWhitespace }
            guard gap.contains("\n"), peek() == "'", let more = try? quoted("'", from: index, "") else {
                index = before
                return text
            }
            text += more
        }
    }

    private mutating func escaped(from start: Int) throws(SQLSyntaxError) -> String {
        index += 1
        var text = ""
        while let mark = peek() {
            index += 1
            if mark == "'" {
                guard peek() == "'" else { return text }
                index += 1
                text.append("'")
            } else if mark == "\\", let next = peek() {
                index += 1
                switch next {
                case "n": text.append("\n")
                case "t": text.append("\t")
                case "r": text.append("\r")
                case "b": text.append("\u{8}")
                case "f": text.append("\u{C}")
                case "x": text.append(scalar(take { $0.isHexDigit }, radix: 16))
                case "u", "U":
                    let length = next == "u" ? 4 : 8
                    let digits = String(characters[index..<min(index + length, characters.count)])
                    index += digits.count
                    text.append(scalar(digits, radix: 16))
                default: text.append(next)
                }
            } else {
                text.append(mark)
            }
        }
        throw SQLSyntaxError("unterminated quoted string at or near \"\(rest(start))\"", start)
    }

    private func scalar(_ digits: String, radix: Int) -> Character {
        Character(UInt32(digits, radix: radix).flatMap(Unicode.Scalar.init) ?? "\u{FFFD}")
    }

    /// `$$ … $$` and `$tag$ … $tag$`.
    private mutating func dollarQuoted(from start: Int) throws(SQLSyntaxError) -> String? {
        var end = index + 1
        while end < characters.count, characters[end].isLetter || characters[end].isNumber || characters[end] == "_" {
            end += 1
        }
        guard end < characters.count, characters[end] == "$", !(peek(1)?.isNumber ?? false) else { return nil }
        let tag = Array(characters[index...end])
        index = end + 1
        let body = index
        while index + tag.count <= characters.count {
            if characters[index] == "$", Array(characters[index..<index + tag.count]) == tag {
                let text = String(characters[body..<index])
                index += tag.count
                return text
            }
            index += 1
        }
        throw SQLSyntaxError("unterminated dollar-quoted string at or near \"\(rest(start))\"", start)
    }

    private mutating func number(from start: Int) {
        _ = take { $0.isASCII && $0.isNumber }
        if peek() == ".", peek(1) != "." {
            index += 1
            _ = take { $0.isASCII && $0.isNumber }
        }
        if let mark = peek(), "eE".contains(mark) {
            let hasSign = peek(1) == "+" || peek(1) == "-"
            if peek(hasSign ? 2 : 1)?.isNumber == true {
                index += hasSign ? 2 : 1
                _ = take { $0.isASCII && $0.isNumber }
            }
        }
        add(.number(String(characters[start..<index])), from: start)
    }

    private mutating func symbol(from start: Int) {
        if peek() == ":", peek(1) == ":" || peek(1) == "=" {
            index += 2
        } else if let mark = peek(), Self.operatorMarks.contains(mark) {
            while let next = peek(), Self.operatorMarks.contains(next) {
                // A comment may follow an operator at once.
                if next == "-", peek(1) == "-" || next == "/" && peek(1) == "*" { break }
                index += 1
            }
            trimOperator(from: start)
        } else {
            index += 1
        }
        add(.symbol(String(characters[start..<index])), from: start)
    }

    /// A sign ends an operator only where one of the rarer marks is in it: `=-1` is two.
    private mutating func trimOperator(from start: Int) {
        while index - start > 1, "+-".contains(characters[index - 1]),
            !characters[start..<index].contains(where: { "~!@#%^&|`?".contains($0) })
        {
            // `->` ends with `>`, so only a trailing sign is looked at.
            index -= 1
        }
    }
}
