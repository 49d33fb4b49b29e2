/// A parser of the POSIX shell language (XCU chapter 2) with the extensions that people use.
///
/// It reads bytes and gives trees; it runs nothing. Nesting is bounded, so that no input can exhaust the stack.
package struct ShellParser {
    var bytes: [UInt8]
    var position = 0
    var line: Int
    var depth = 0
    var aliases: [String: String]
    /// Where a line's here-documents begin (its newline) and end.
    var hereDocuments: (newline: Int, resume: Int)?

    /// The command parsed last ended at its line's end, not at the end of the text.
    var endedAtNewline = false

    static let maximumDepth = 120

    init(_ bytes: [UInt8], line: Int = 1, aliases: [String: String] = [:]) {
        self.bytes = bytes
        self.line = line
        self.aliases = aliases
    }

    /// Parses a whole program.
    package static func parse(_ text: String, line: Int = 1) throws(ShellSyntaxError) -> [ListItem] {
        var parser = ShellParser(Array(text.utf8), line: line)
        do {
            return try parser.parseProgram()
        } catch {
            throw error.error
        }
    }

    /// Parses the commands of the first complete line of a text, as an interactive shell reads it.
    package static func parseLine(
        _ bytes: [UInt8], line: Int = 1, aliases: [String: String] = [:]
    ) -> ParseOutcome {
        var parser = ShellParser(bytes, line: line, aliases: aliases)
        do {
            let items = try parser.parseCompleteCommand()
            if !parser.endedAtNewline, bytes.suffix(2) == [Byte.backslash, Byte.newline] {
                // The line is continued on the next one.
                return .incomplete(ShellSyntaxError(kind: .unexpected("end of file"), line: parser.line))
            }
            return .commands(items, consumed: bytes.count - (parser.bytes.count - parser.position))
        } catch {
            return error.isAtEnd ? .incomplete(error.error) : .failure(error.error)
        }
    }

    /// A syntax error, and whether more input could mend it.
    struct Failure: Error {
        var error: ShellSyntaxError
        var isAtEnd = false
    }

    // MARK: Lists

    mutating func parseProgram() throws(Failure) -> [ListItem] {
        let items = try parseList(until: [])
        skipBlanksAndComments()
        if position < bytes.count { throw unexpected() }
        return items
    }

    private mutating func parseCompleteCommand() throws(Failure) -> [ListItem] {
        var items: [ListItem] = []
        skipBlanksAndComments()
        while position < bytes.count {
            if consumeNewline() {
                endedAtNewline = true
                return items
            }
            items.append(try parseItem())
            skipBlanksAndComments()
        }
        return items
    }

    /// Parses commands up to one of the reserved words or operators, which is left in place.
    mutating func parseList(until terminators: [String]) throws(Failure) -> [ListItem] {
        depth += 1
        defer { depth -= 1 }
        guard depth < Self.maximumDepth else { throw fail(.nestedTooDeeply) }
        var items: [ListItem] = []
        while true {
            skipNewlines()
            guard position < bytes.count else {
                if terminators.isEmpty { return items }
                throw atEnd(.unexpected("end of file"))
            }
            if terminators.contains(where: { isNext($0) }) { return items }
            items.append(try parseItem())
        }
    }

    /// A list between words or operators, which must have something in it.
    mutating func parseBody(until terminators: [String]) throws(Failure) -> [ListItem] {
        let items = try parseList(until: terminators)
        if items.isEmpty { throw unexpected() }
        return items
    }

    private mutating func parseItem() throws(Failure) -> ListItem {
        let start = position
        let startLine = line
        let andOr = try parseAndOr()
        let source = String(decoding: bytes[start..<position], as: UTF8.self)
        skipBlanks()
        var isBackground = false
        if peek() == Byte.ampersand, peek(1) != Byte.ampersand {
            position += 1
            isBackground = true
        } else if peek() == Byte.semicolon {
            if peek(1) == Byte.semicolon || peek(1) == Byte.ampersand {
                return ListItem(andOr: andOr, isBackground: false, source: trim(source), line: startLine)
            }
            position += 1
        }
        return ListItem(andOr: andOr, isBackground: isBackground, source: trim(source), line: startLine)
    }

    private func trim(_ text: String) -> String {
        var text = Substring(text)
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }

    private mutating func parseAndOr() throws(Failure) -> AndOr {
        var andOr = AndOr(first: try parsePipeline(), rest: [])
        while true {
            skipBlanks()
            if isOperator("&&") {
                position += 2
                skipNewlines()
                andOr.rest.append((.and, try parsePipeline()))
            } else if isOperator("||") {
                position += 2
                skipNewlines()
                andOr.rest.append((.or, try parsePipeline()))
            } else {
                return andOr
            }
        }
    }

    private mutating func parsePipeline() throws(Failure) -> Pipeline {
        skipBlanks()
        var isNegated = false
        while isReserved("!") {
            position += 1
            isNegated.toggle()
            skipBlanks()
        }
        var commands = [try parseCommand()]
        while true {
            skipBlanks()
            guard peek() == Byte.bar, peek(1) != Byte.bar else { break }
            position += 1
            if peek() == Byte.ampersand {  // |& joins standard error too
                position += 1
                commands[commands.count - 1].redirections.append(
                    Redirection(descriptor: 2, operation: .duplicateOutput, target: Word(literal: "1")))
            }
            skipNewlines()
            commands.append(try parseCommand())
        }
        return Pipeline(isNegated: isNegated, commands: commands)
    }

    // MARK: Errors

    func fail(_ kind: ShellSyntaxError.Kind) -> Failure {
        Failure(error: ShellSyntaxError(kind: kind, line: line))
    }

    func atEnd(_ kind: ShellSyntaxError.Kind) -> Failure {
        Failure(error: ShellSyntaxError(kind: kind, line: line), isAtEnd: true)
    }

    /// The error about the token at the present place.
    mutating func unexpected() -> Failure {
        skipBlanks()
        guard let byte = peek() else { return atEnd(.unexpected("end of file")) }
        if byte == Byte.newline { return fail(.unexpected("newline")) }
        for text in ["&&", "||", ";;", ">>", "<<", ">&", "<&", "<>", ">|"] where isOperator(text) {
            return fail(.unexpected(text))
        }
        if Byte.isOperator(byte) { return fail(.unexpected(String(UnicodeScalar(byte)))) }
        var end = position
        while end < bytes.count, !Byte.isMeta(bytes[end]) { end += 1 }
        return fail(.unexpected(String(decoding: bytes[position..<end], as: UTF8.self)))
    }
}

/// The bytes that mean something to a shell.
enum Byte {
    static let newline = UInt8(ascii: "\n")
    static let space = UInt8(ascii: " ")
    static let tab = UInt8(ascii: "\t")
    static let backslash = UInt8(ascii: "\\")
    static let singleQuote = UInt8(ascii: "'")
    static let doubleQuote = UInt8(ascii: "\"")
    static let backquote = UInt8(ascii: "`")
    static let dollar = UInt8(ascii: "$")
    static let hash = UInt8(ascii: "#")
    static let ampersand = UInt8(ascii: "&")
    static let bar = UInt8(ascii: "|")
    static let semicolon = UInt8(ascii: ";")
    static let open = UInt8(ascii: "(")
    static let close = UInt8(ascii: ")")
    static let openBrace = UInt8(ascii: "{")
    static let closeBrace = UInt8(ascii: "}")
    static let less = UInt8(ascii: "<")
    static let greater = UInt8(ascii: ">")
    static let equals = UInt8(ascii: "=")

    static func isOperator(_ byte: UInt8) -> Bool {
        switch byte {
        case ampersand, bar, semicolon, open, close, less, greater: true
        default: false
        }
    }

    /// Ends a word when it stands unquoted.
    static func isMeta(_ byte: UInt8) -> Bool {
        byte == space || byte == tab || byte == newline || isOperator(byte)
    }

    static func isNameStart(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "_") || (65...90).contains(byte) || (97...122).contains(byte)
    }

    static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

    static func isName(_ byte: UInt8) -> Bool { isNameStart(byte) || isDigit(byte) }
}
