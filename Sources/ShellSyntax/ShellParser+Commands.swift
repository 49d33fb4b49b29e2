/// Commands: simple ones, compound ones, function definitions.
extension ShellParser {
    mutating func parseCommand() throws(Failure) -> Command {
        depth += 1
        defer { depth -= 1 }
        guard depth < Self.maximumDepth else { throw fail(.nestedTooDeeply) }
        skipBlanks()
        guard let first = peek() else { throw atEnd(.unexpected(.endOfFile)) }
        if isReserved("!") { throw unexpected() }
        let startLine = line
        expandKeywordAlias()
        if let body = try parseCompound(peek() ?? first) {
            let redirections = try parseRedirections()
            return Command(body: body, redirections: redirections, line: startLine)
        }
        if let function = try parseFunction() {
            return Command(body: function, redirections: [], line: startLine)
        }
        return try parseSimple(line: startLine)
    }

    private mutating func parseCompound(_ first: UInt8) throws(Failure) -> Command.Body? {
        switch first {
        case Byte.open:
            if flavour == .bash, peek(1) == Byte.open, let arithmetic = try parseArithmeticCommand() {
                return arithmetic
            }
            position += 1
            let items = try parseBody(until: [")"])
            try expect(")")
            return .subshell(items)
        case Byte.openBrace where isReserved("{"):
            position += 1
            let items = try parseBody(until: ["}"])
            try expect("}")
            return .group(items)
        case UInt8(ascii: "i") where isReserved("if"): return try parseIf()
        case UInt8(ascii: "w") where isReserved("while"): return try parseLoop("while")
        case UInt8(ascii: "u") where isReserved("until"): return try parseLoop("until")
        case UInt8(ascii: "f") where isReserved("for"): return try parseFor()
        case UInt8(ascii: "s") where flavour == .bash && isReserved("select"): return try parseSelect()
        case UInt8(ascii: "c") where isReserved("case"): return try parseCase()
        case UInt8(ascii: "[") where flavour == .bash && isReserved("[["): return try parseTest()
        default:
            let others = flavour == .bash ? [] : ["in"]
            for word in ["then", "else", "elif", "fi", "do", "done", "esac", "}"] + others where isReserved(word) {
                throw unexpected()
            }
            if first == Byte.newline { throw unexpected() }
            if Byte.isOperator(first), first != Byte.less, first != Byte.greater,
                !(flavour != .dash && isOperator("&>"))
            {
                throw unexpected()
            }
            return nil
        }
    }

    private mutating func parseIf() throws(Failure) -> Command.Body {
        position += 2
        var branches: [Command.Branch] = []
        while true {
            let condition = try parseBody(until: ["then"])
            try expect("then")
            let body = try parseBody(until: ["elif", "else", "fi"])
            branches.append(Command.Branch(condition: condition, body: body))
            if isReserved("elif") {
                position += 4
            } else if isReserved("else") {
                position += 4
                let otherwise = try parseBody(until: ["fi"])
                try expect("fi")
                return .conditional(branches, otherwise: otherwise)
            } else {
                try expect("fi")
                return .conditional(branches, otherwise: nil)
            }
        }
    }

    private mutating func parseLoop(_ word: String) throws(Failure) -> Command.Body {
        position += 5
        let condition = try parseBody(until: ["do"])
        return .loop(
            Command.Loop(isUntil: word == "until", condition: condition, body: try parseDoGroup()))
    }

    private mutating func parseDoGroup() throws(Failure) -> [ListItem] {
        try expect("do")
        let body = try parseBody(until: ["done"])
        try expect("done")
        return body
    }

    private mutating func parseFor() throws(Failure) -> Command.Body {
        position += 3
        skipBlanks()
        if flavour == .bash, isOperator("((") { return try parseCounting() }
        return .iteration(try parseIteration())
    }

    private mutating func parseSelect() throws(Failure) -> Command.Body {
        position += 6
        skipBlanks()
        return .menu(try parseIteration())
    }

    private mutating func parseIteration() throws(Failure) -> Command.Iteration {
        guard position < bytes.count else {
            throw flavour == .bash ? atEnd(.unexpected(.newline)) : atEnd(.badLoopVariable(""))
        }
        let name = try parseLoopVariable()
        skipNewlines()
        var words: [Word]?
        if isReserved("in") {
            position += 2
            var list: [Word] = []
            skipBlanks()
            while let byte = peek(), byte != Byte.newline, byte != Byte.semicolon {
                if Byte.isOperator(byte), !startsProcessSubstitution { throw unexpected() }
                list.append(try parseWord())
                skipBlanks()
            }
            words = list
            guard let byte = peek() else { throw atEnd(.unexpected(.endOfFile)) }
            if byte != Byte.newline, byte != Byte.semicolon || isOperator(";;") { throw unexpected() }
        }
        skipBlanks()
        if peek() == Byte.semicolon { position += 1 }
        skipNewlines()
        if flavour == .bash, isReserved("{") {
            position += 1
            let body = try parseBody(until: ["}"])
            try expect("}")
            return Command.Iteration(name: name, words: words, body: body)
        }
        return Command.Iteration(name: name, words: words, body: try parseDoGroup())
    }

    private mutating func parseLoopVariable() throws(Failure) -> String {
        let start = position
        let name = scanName()
        if let name, peek().map(Byte.isMeta) ?? true { return name }
        position = start
        guard let byte = peek(), !Byte.isMeta(byte) else {
            if flavour == .bash { throw unexpected() }
            if peek() == Byte.newline { line += 1 }  // it has been read
            throw fail(.badLoopVariable(""))
        }
        while let byte = peek(), !Byte.isMeta(byte) { position += 1 }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        if flavour == .bash { return text }  // it says so when the loop begins
        throw fail(.badLoopVariable(text))
    }

    /// `for ((start; condition; step))`
    private mutating func parseCounting() throws(Failure) -> Command.Body {
        position += 2
        var parts: [Word] = []
        while parts.count < 3 {
            skipBlanks()
            parts.append(Word(try parseArithmeticParts(stopsAtSemicolon: true)))
            guard position < bytes.count else { throw atEnd(.unexpected(.endOfFile)) }
            if parts.count < 3 {
                guard peek() == Byte.semicolon else { throw unexpected() }
                position += 1
            }
        }
        guard isOperator("))") else { throw unexpected() }
        position += 2
        skipBlanks()
        if peek() == Byte.semicolon { position += 1 }
        skipNewlines()
        let body: [ListItem]
        if isReserved("{") {
            position += 1
            body = try parseBody(until: ["}"])
            try expect("}")
        } else {
            body = try parseDoGroup()
        }
        return .count(Command.Counting(start: parts[0], condition: parts[1], step: parts[2], body: body))
    }

    private mutating func parseCase() throws(Failure) -> Command.Body {
        position += 4
        skipBlanks()
        guard position < bytes.count else { throw atEnd(.unexpected(.endOfFile), expecting: wordMark) }
        if let byte = peek(), Byte.isMeta(byte), !startsProcessSubstitution { throw unexpected(expecting: wordMark) }
        let subject = try parseWord()
        skipNewlines()
        try expect("in")
        var cases: [Command.Case] = []
        while true {
            skipNewlines()
            guard position < bytes.count else { throw atEnd(.unexpected(.endOfFile), expecting: ")") }
            if isReserved("esac") {
                position += 4
                return .selection(subject, cases)
            }
            cases.append(try parseCaseBranch())
        }
    }

    /// What dash and ash expect where any word may stand.
    private var wordMark: String? { flavour == .bash ? nil : "\u{0}word" }

    private mutating func parseCaseBranch() throws(Failure) -> Command.Case {
        if peek() == Byte.open { position += 1 }
        var patterns: [Word] = []
        while true {
            skipBlanks()
            if flavour != .bash, let byte = peek(), Byte.isOperator(byte) || byte == Byte.newline {
                // dash and ash take any token for a pattern, and complain about what follows.
                if byte == Byte.newline { line += 1 }
                position += isOperator(";;") || isOperator("&&") || isOperator("||") ? 2 : 1
                skipBlanks()
                guard peek() == Byte.close else { throw unexpected(expecting: ")", asWord: true) }
                patterns.append(Word([]))
                position += 1
                break
            }
            guard position < bytes.count else { throw atEnd(.unexpected(.endOfFile), expecting: ")") }
            patterns.append(try parseWord())
            skipBlanks()
            guard position < bytes.count else { throw atEnd(.unexpected(.endOfFile), expecting: ")") }
            if peek() == Byte.bar {
                position += 1
            } else {
                guard peek() == Byte.close else { throw unexpected(expecting: ")", asWord: true) }
                position += 1
                break
            }
        }
        let body = try parseList(
            until: flavour == .bash ? [";;&", ";&", "esac", ";;"] : ["esac", ";;"], mayBeEmpty: true)
        var end = Command.Case.End.leaves
        if isOperator(";;") {
            position += 2
            if flavour == .bash, peek() == Byte.ampersand {
                position += 1
                end = .goesOn
            }
        } else if isOperator(";&") {
            position += 2
            end = .fallsThrough
        }
        return Command.Case(patterns: patterns, body: body, end: end)
    }

    /// `((…))`, unless it turns out to be a subshell in a subshell.
    private mutating func parseArithmeticCommand() throws(Failure) -> Command.Body? {
        let start = position
        let startLine = line
        position += 2
        let parts = try parseArithmeticParts()
        if peek() == Byte.close, peek(1) == Byte.close {
            position += 2
            return .arithmetic(Word(parts))
        }
        position = start
        line = startLine
        return nil
    }

    // MARK: Functions

    private mutating func parseFunction() throws(Failure) -> Command.Body? {
        let start = (position, line)
        if flavour != .dash, isReserved("function") {
            position += 8
            skipBlanks()
            let name = scanFunctionName()
            guard !name.isEmpty else { throw unexpected() }
            skipBlanks()
            if peek() == Byte.open {
                position += 1
                try expect(")")
            }
            return try parseFunctionBody(name)
        }
        let name = scanFunctionName()
        skipBlanks()
        guard !name.isEmpty, peek() == Byte.open else {
            (position, line) = start
            return nil
        }
        // `x=(…)` is no function, and `@(…)` is a pattern.
        let isAdjacent = bytes[position - 1] != Byte.space && bytes[position - 1] != Byte.tab
        guard !name.contains("="), !(flavour == .bash && isAdjacent && "@?*+!".contains(name.last ?? " ")) else {
            (position, line) = start
            return nil
        }
        position += 1
        skipBlanks()
        guard position >= bytes.count || peek() == Byte.close else { throw unexpected(expecting: ")", asWord: true) }
        try expect(")")
        if flavour != .bash, !Self.isName(name) { throw fail(.badFunctionName(name)) }
        return try parseFunctionBody(name)
    }

    /// Names that dash and ash take for no function (XCU 2.14).
    private static let specialBuiltins: Set<String> = [
        ":", ".", "break", "continue", "eval", "exec", "exit", "export", "readonly", "return", "set", "shift", "times",
        "trap", "unset",
    ]

    static func isName(_ text: String) -> Bool {
        guard let first = text.utf8.first, Byte.isNameStart(first) else { return false }
        return text.utf8.allSatisfy(Byte.isName)
    }

    /// A word without quotes or expansions at the present place, which could name a function.
    private mutating func scanFunctionName() -> String {
        let start = position
        while let byte = peek(), !Byte.isMeta(byte), !Byte.isQuote(byte), byte != Byte.dollar { position += 1 }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func parseFunctionBody(_ name: String) throws(Failure) -> Command.Body {
        skipNewlines()
        guard position < bytes.count else { throw atEnd(.unexpected(.endOfFile)) }
        if flavour == .bash {
            skipBlanks()
            let start = (position, line)
            let body = try parseCommand()
            guard case .simple = body.body else { return .function(name: name, body) }
            (position, line) = start
            throw unexpected()
        }
        if Self.specialBuiltins.contains(name) { throw fail(.badFunctionName(name)) }
        let body = try parseCommand()
        return .function(name: name, body)
    }
}
