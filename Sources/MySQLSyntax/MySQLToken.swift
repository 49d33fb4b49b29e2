/// A piece of SQL text with the place where it begins.
package struct MySQLToken: Equatable, Sendable {
    /// What the piece is.
    package enum Kind: Equatable, Sendable {
        /// A name or a key word, in the letters it was written with.
        case word(String, isQuoted: Bool)
        case number(String)
        case string(String)
        /// `@name`.
        case variable(String)
        /// `@@name`, `@@global.name`.
        case systemVariable(String)
        case symbol(String)
        case end
    }

    package var kind: Kind
    /// How many characters stand before it.
    package var position: Int
    /// How many characters stand before its end.
    package var end: Int
}

/// Text that is no SQL. The server's message quotes what stands at the place.
package struct MySQLSyntaxError: Error, Equatable, Sendable {
    /// The text from the place on.
    package var near: String
    /// The line of the place, from 1.
    package var line: Int
    /// What is wrong in words of ours; nothing for the usual message.
    package var message: String?
}

/// Cuts SQL text into tokens (MySQL's manual, 11.1 "Literal Values" and 11.2 "Schema Object Names").
struct MySQLLexer {
    private let characters: [Character]
    private var index = 0
    private(set) var tokens: [MySQLToken] = []
    /// Whether the text is inside of `/*! … */`, which is read as code.
    private var isInExecutableComment = false

    static func tokens(of characters: [Character]) throws(MySQLSyntaxError) -> [MySQLToken] {
        var lexer = MySQLLexer(characters)
        try lexer.run()
        return lexer.tokens
    }

    private init(_ characters: [Character]) { self.characters = characters }

    private func peek(_ distance: Int = 0) -> Character? {
        index + distance < characters.count ? characters[index + distance] : nil
    }

    private mutating func run() throws(MySQLSyntaxError) {
        while let mark = peek() {
            let start = index
            if mark.isWhitespace {
                index += 1
            } else if mark == "#" || mark == "-" && peek(1) == "-" && (peek(2)?.isWhitespace ?? true) {
                while let next = peek(), next != "\n" { index += next == "\n" ? 0 : 1 }
            } else if mark == "/", peek(1) == "*" {
                try comment(from: start)
            } else if mark == "*", peek(1) == "/", isInExecutableComment {
                isInExecutableComment = false
                index += 2
            } else if mark == "'" || mark == "\"" {
                add(.string(try string(mark, from: start)), from: start)
            } else if mark == "`" {
                add(.word(try backquoted(from: start), isQuoted: true), from: start)
            } else if "xX".contains(mark), peek(1) == "'" {
                index += 1
                add(.string(Self.bytes(of: try string("'", from: start))), from: start)
            } else if mark == "@" {
                try variable(from: start)
            } else if mark.isASCII && mark.isNumber || mark == "." && peek(1)?.isNumber == true && !isAfterName {
                number(from: start)
            } else if Self.isOfName(mark) {
                let name = take(Self.isOfName)
                // `_utf8mb4'text'`: the character set changes nothing here.
                if name.hasPrefix("_"), peek() == "'" || peek() == "\"" { continue }
                add(.word(name, isQuoted: false), from: start)
            } else {
                symbol(from: start)
            }
        }
        tokens.append(MySQLToken(kind: .end, position: characters.count, end: characters.count))
    }

    private static func isOfName(_ mark: Character) -> Bool {
        mark.isLetter || mark.isNumber || mark == "_" || mark == "$"
    }

    /// After a name a point parts it from the next one.
    private var isAfterName: Bool {
        guard let last = tokens.last, last.end == index, case .word = last.kind else { return false }
        return true
    }

    private mutating func add(_ kind: MySQLToken.Kind, from start: Int) {
        tokens.append(MySQLToken(kind: kind, position: start, end: index))
    }

    private mutating func take(_ fits: (Character) -> Bool) -> String {
        let start = index
        while let next = peek(), fits(next) { index += 1 }
        return String(characters[start..<index])
    }

    private func failure(at place: Int) -> MySQLSyntaxError {
        MySQLSyntaxError(characters, at: place)
    }

    private mutating func comment(from start: Int) throws(MySQLSyntaxError) {
        index += 2
        if peek() == "!" || peek() == "M" && peek(1) == "!" {
            index += peek() == "!" ? 1 : 2
            let version = Int(take { $0.isASCII && $0.isNumber }) ?? 0
            // MariaDB's own begin at 100100.
            if version <= 99_999 || version >= 100_100 && version <= 110_000 {
                isInExecutableComment = true
                return
            }
        }
        while let mark = peek() {
            index += 1
            if mark == "*", peek() == "/" {
                index += 1
                return
            }
        }
        throw failure(at: start)
    }

    /// A text with its escapes (the manual, table 11.1). Texts that follow each other are one.
    private mutating func string(_ quote: Character, from start: Int) throws(MySQLSyntaxError) -> String {
        index += 1
        var text = ""
        while let mark = peek() {
            index += 1
            if mark == quote {
                if peek() == quote {
                    index += 1
                    text.append(quote)
                    continue
                }
                let before = index
                _ = take(\.isWhitespace)
                if index > before, peek() == "'" || peek() == "\"", let next = peek() {
                    return text + (try string(next, from: index))
                }
                index = before
                return text
            }
            guard mark == "\\", let next = peek() else {
                text.append(mark)
                continue
            }
            index += 1
            switch next {
            case "n": text.append("\n")
            case "t": text.append("\t")
            case "r": text.append("\r")
            case "0": text.append("\0")
            case "b": text.append("\u{8}")
            case "Z": text.append("\u{1A}")
            // They keep their meaning for LIKE.
            case "%", "_": text += "\\" + String(next)
            default: text.append(next)
            }
        }
        throw failure(at: start)
    }

    private mutating func backquoted(from start: Int) throws(MySQLSyntaxError) -> String {
        index += 1
        var name = ""
        while let mark = peek() {
            index += 1
            if mark == "`" {
                guard peek() == "`" else { return name }
                index += 1
            }
            name.append(mark)
        }
        throw failure(at: start)
    }

    private mutating func variable(from start: Int) throws(MySQLSyntaxError) {
        index += 1
        if peek() == "@" {
            index += 1
            add(.systemVariable(take { Self.isOfName($0) || $0 == "." }.lowercased()), from: start)
        } else if let mark = peek(), mark == "'" || mark == "\"" {
            add(.variable(try string(mark, from: start)), from: start)
        } else if peek() == "`" {
            add(.variable(try backquoted(from: start)), from: start)
        } else {
            let name = take { Self.isOfName($0) || $0 == "." }
            add(name.isEmpty ? .symbol("@") : .variable(name), from: start)
        }
    }

    private mutating func number(from start: Int) {
        if peek() == "0", peek(1) == "x", peek(2)?.isHexDigit == true {
            index += 2
            add(.string(Self.bytes(of: take(\.isHexDigit))), from: start)
            return
        }
        _ = take { $0.isASCII && $0.isNumber }
        // A name may begin with digits.
        if let next = peek(), next.isLetter || next == "_", !"eE".contains(next) {
            _ = take(Self.isOfName)
            add(.word(String(characters[start..<index]), isQuoted: false), from: start)
            return
        }
        if peek() == "." {
            index += 1
            _ = take { $0.isASCII && $0.isNumber }
        }
        if let mark = peek(), "eE".contains(mark) {
            let sign = peek(1) == "+" || peek(1) == "-" ? 1 : 0
            if peek(1 + sign)?.isNumber == true {
                index += 1 + sign
                _ = take { $0.isASCII && $0.isNumber }
            }
        }
        add(.number(String(characters[start..<index])), from: start)
    }

    private static let longSymbols = [
        "<=>", "->>", ":=", "<=", ">=", "<>", "!=", "&&", "||", "<<", ">>", "->",
    ]

    private mutating func symbol(from start: Int) {
        for symbol in Self.longSymbols where characters[index...].starts(with: symbol) {
            index += symbol.count
            add(.symbol(symbol), from: start)
            return
        }
        index += 1
        add(.symbol(String(characters[start])), from: start)
    }

    /// What hexadecimal digits stand for, read as UTF-8.
    private static func bytes(of digits: String) -> String {
        let padded = digits.count % 2 == 0 ? digits : "0" + digits
        var bytes: [UInt8] = []
        var rest = padded[...]
        while !rest.isEmpty {
            bytes.append(UInt8(rest.prefix(2), radix: 16) ?? 0)
            rest = rest.dropFirst(2)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension MySQLSyntaxError {
    init(_ characters: [Character], at place: Int, message: String? = nil) {
        var rest = characters[min(place, characters.count)...]
        while rest.last?.isWhitespace == true { rest.removeLast() }
        near = String(rest.prefix(80))
        line = characters[..<min(place, characters.count)].count { $0 == "\n" } + 1
        self.message = message
    }
}
