/// A parser of the POSIX shell language (XCU chapter 2) with the extensions that people use.
///
/// It reads bytes and gives trees; it runs nothing. Nesting is bounded, so that no input can exhaust the stack.
package struct ShellParser {
    var bytes: [UInt8]
    var position = 0
    var line: Int
    var depth = 0
    let flavour: ShellFlavour
    var aliases: [String: String]
    /// Here-documents that the text ends before, as bash warns of them.
    var openDocuments: [OpenDocument] = []
    /// Where a line's here-documents begin (its newline) and end.
    var hereDocuments: (newline: Int, resume: Int)?

    /// The braces being read stand in double quotes.
    var isInDoubleQuotes = false

    /// The alias replaced last ends in a blank, so that the word behind it may be one too.
    var endsAliasInBlank = false

    /// How many `${…}` are open.
    var braceDepth = 0

    /// What is read stands in `$(…)`.
    var isInSubstitution = false

    /// What ends the list that is being read.
    var awaited: String?

    /// No more text can follow.
    var isWhole = false

    /// The command parsed last ended at its line's end, not at the end of the text.
    var endedAtNewline = false

    static let maximumDepth = 120

    /// A here-document that is not closed: its delimiter and where it began.
    package struct OpenDocument: Sendable, Equatable {
        package var delimiter: String
        package var line: Int
    }

    init(_ bytes: [UInt8], line: Int = 1, flavour: ShellFlavour, aliases: [String: String] = [:]) {
        self.bytes = bytes
        self.line = line
        self.flavour = flavour
        self.aliases = aliases
    }

    /// Parses a whole program.
    package static func parse(
        _ text: String, line: Int = 1, flavour: ShellFlavour = .bash, aliases: [String: String] = [:]
    ) throws(ShellSyntaxError) -> [ListItem] {
        var parser = ShellParser(Array(text.utf8), line: line, flavour: flavour, aliases: aliases)
        do {
            return try parser.parseProgram()
        } catch {
            throw error.error
        }
    }

    /// Parses the commands of the first complete line of a text, as an interactive shell reads it.
    package static func parseLine(
        _ bytes: [UInt8], line: Int = 1, flavour: ShellFlavour = .bash, aliases: [String: String] = [:],
        isWhole: Bool = false
    ) -> ParseOutcome {
        var parser = ShellParser(bytes, line: line, flavour: flavour, aliases: aliases)
        parser.isWhole = isWhole
        do {
            let items = try parser.parseCompleteCommand()
            if !isWhole {
                if !parser.endedAtNewline, bytes.suffix(2) == [Byte.backslash, Byte.newline] {
                    // The line is continued on the next one.
                    return .incomplete(ShellSyntaxError(kind: .unexpected(.endOfFile), line: parser.line))
                }
                if !parser.openDocuments.isEmpty {
                    return .incomplete(ShellSyntaxError(kind: .unterminated("<<"), line: parser.line))
                }
            }
            return .commands(
                items, consumed: bytes.count - (parser.bytes.count - parser.position), open: parser.openDocuments)
        } catch {
            return error.isAtEnd ? .incomplete(error.error) : .failure(error.error)
        }
    }

    /// A text in which only expansions mean something, as in double quotes: prompts. `nil` if it is malformed.
    package static func quotedWord(_ text: String, flavour: ShellFlavour) -> Word? {
        var parser = ShellParser(Array(text.utf8), flavour: flavour)
        return (try? parser.parseDoubleQuotedParts(until: nil)).map { Word([.doubleQuoted($0)]) }
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

    /// Parses commands up to one of the reserved words or operators, which is left in place. A list that may be empty
    /// ends before what ends some other construct; where it may not, that is no command.
    mutating func parseList(until terminators: [String], mayBeEmpty: Bool = false) throws(Failure) -> [ListItem] {
        depth += 1
        let outer = awaited
        awaited = terminators.last
        defer {
            depth -= 1
            awaited = outer
        }
        guard depth < Self.maximumDepth else { throw fail(.nestedTooDeeply) }
        var items: [ListItem] = []
        while true {
            skipNewlines()
            guard position < bytes.count else {
                if terminators.isEmpty { return items }
                throw atEnd(.unexpected(.endOfFile), expecting: terminators.last)
            }
            expandKeywordAlias()
            if terminators.contains(where: { isNext($0) }) { return items }
            if !items.isEmpty || mayBeEmpty, let token = listEnd {
                if terminators.isEmpty, mayBeEmpty { return items }
                throw fail(.unexpected(.fixed(token)), expecting: terminators.last)
            }
            items.append(try parseItem())
        }
    }

    /// What ends a list of some other construct than the present one.
    private var listEnd: String? {
        ["then", "else", "elif", "fi", "do", "done", "esac", "}", ")", ";;"].first { isNext($0) }
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
            if peek(1) == Byte.semicolon || (peek(1) == Byte.ampersand && flavour == .bash) {
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
        var timing: Pipeline.Timing?
        while true {
            if isReserved("!"), flavour == .bash || !isNegated {
                position += 1
                isNegated.toggle()
            } else if flavour == .bash, timing == nil, isReserved("time") {
                position += 4
                timing = .bash
                skipBlanks()
                if isReserved("-p") {
                    position += 2
                    timing = .posix
                }
            } else {
                break
            }
            skipBlanks()
            if flavour == .bash, isNegated || timing != nil, isAtCommandEnd {
                return Pipeline(isNegated: isNegated, commands: [.nothing(line: line)], timing: timing)
            }
        }
        var commands = [try parseCommand()]
        while true {
            skipBlanks()
            guard peek() == Byte.bar, peek(1) != Byte.bar else { break }
            position += 1
            if flavour == .bash, peek() == Byte.ampersand {  // |& joins standard error too
                position += 1
                commands[commands.count - 1].redirections.append(
                    Redirection(descriptor: 2, operation: .duplicateOutput, target: Word(literal: "1")))
            }
            skipNewlines()
            commands.append(try parseCommand())
        }
        return Pipeline(isNegated: isNegated, commands: commands, timing: timing)
    }

    /// Nothing of a command can follow here.
    private var isAtCommandEnd: Bool {
        guard let byte = peek() else { return true }
        return byte == Byte.newline || byte == Byte.semicolon || byte == Byte.close
    }

    // MARK: Errors

    func fail(_ kind: ShellSyntaxError.Kind, expecting: String? = nil) -> Failure {
        Failure(error: ShellSyntaxError(kind: kind, line: line, expected: expecting))
    }

    func atEnd(_ kind: ShellSyntaxError.Kind, line: Int? = nil, expecting: String? = nil) -> Failure {
        Failure(error: ShellSyntaxError(kind: kind, line: line ?? self.line, expected: expecting), isAtEnd: true)
    }

    /// The error about the token at the present place.
    mutating func unexpected(expecting: String? = nil, asWord: Bool = false) -> Failure {
        skipBlanks()
        guard let byte = peek() else { return atEnd(.unexpected(.endOfFile), expecting: expecting) }
        if byte == Byte.newline {
            var failure = fail(.unexpected(.newline), expecting: expecting)
            // dash and ash have read the newline when they complain of it.
            if flavour != .bash { failure.error.line += 1 }
            return failure
        }
        for text in ["<<-", "<<<", ">>", "<<", ">&", "<&", "<>", ">|", "<", ">"] where isOperator(text) {
            return fail(.unexpected(.redirection(text)), expecting: expecting)
        }
        for text in ["&&", "||", ";;"] where isOperator(text) {
            return fail(.unexpected(.fixed(text)), expecting: expecting)
        }
        if Byte.isOperator(byte) {
            return fail(.unexpected(.fixed(String(UnicodeScalar(byte)))), expecting: expecting)
        }
        var end = position
        while end < bytes.count, !Byte.isMeta(bytes[end]) { end += 1 }
        let text = String(decoding: bytes[position..<end], as: UTF8.self)
        let isReserved = !asWord && Self.reservedWords.contains(text)
        return fail(.unexpected(isReserved ? .fixed(text) : .word(text)), expecting: expecting)
    }

    package static let reservedWords: Set<String> = [
        "if", "then", "else", "elif", "fi", "do", "done", "case", "esac", "while", "until", "for", "in", "!", "{", "}",
    ]
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

    static func isQuote(_ byte: UInt8) -> Bool {
        byte == singleQuote || byte == doubleQuote || byte == backslash || byte == backquote
    }

    static func isNameStart(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "_") || (65...90).contains(byte) || (97...122).contains(byte)
    }

    static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

    static func isName(_ byte: UInt8) -> Bool { isNameStart(byte) || isDigit(byte) }
}
