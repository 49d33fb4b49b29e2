/// Commands: simple ones, compound ones, function definitions.
extension ShellParser {
    mutating func parseCommand() throws(Failure) -> Command {
        depth += 1
        defer { depth -= 1 }
        guard depth < Self.maximumDepth else { throw fail(.nestedTooDeeply) }
        skipBlanks()
        guard let first = peek() else { throw atEnd(.unexpected("end of file")) }
        let startLine = line
        if let body = try parseCompound(first) {
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
            if peek(1) == Byte.open, let arithmetic = try parseArithmeticCommand() { return arithmetic }
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
        case UInt8(ascii: "c") where isReserved("case"): return try parseCase()
        case UInt8(ascii: "[") where isReserved("[["): return try parseTest()
        default:
            for word in ["then", "else", "elif", "fi", "do", "done", "esac", "}", "in"]
            where word != "in" && isReserved(word) {
                throw unexpected()
            }
            if first == Byte.newline { throw unexpected() }
            if Byte.isOperator(first), first != Byte.less, first != Byte.greater, !isOperator("&>") {
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
        guard position < bytes.count else { throw atEnd(.unexpected("end of file")) }
        guard let name = scanName() else { throw unexpected() }
        skipNewlines()
        var words: [Word]?
        if isReserved("in") {
            position += 2
            var list: [Word] = []
            skipBlanks()
            while let byte = peek(), byte != Byte.newline, byte != Byte.semicolon {
                if Byte.isOperator(byte) { throw unexpected() }
                list.append(try parseWord())
                skipBlanks()
            }
            words = list
        }
        skipBlanks()
        if peek() == Byte.semicolon { position += 1 }
        skipNewlines()
        return .iteration(Command.Iteration(name: name, words: words, body: try parseDoGroup()))
    }

    private mutating func parseCase() throws(Failure) -> Command.Body {
        position += 4
        skipBlanks()
        let subject = try parseWord()
        skipNewlines()
        try expect("in")
        var cases: [Command.Case] = []
        while true {
            skipNewlines()
            guard position < bytes.count else { throw atEnd(.unexpected("end of file")) }
            if isReserved("esac") {
                position += 4
                return .selection(subject, cases)
            }
            cases.append(try parseCaseBranch())
        }
    }

    private mutating func parseCaseBranch() throws(Failure) -> Command.Case {
        if peek() == Byte.open { position += 1 }
        var patterns: [Word] = []
        while true {
            skipBlanks()
            patterns.append(try parseWord())
            skipBlanks()
            guard position < bytes.count else { throw atEnd(.unexpected("end of file")) }
            if peek() == Byte.bar {
                position += 1
            } else {
                try expect(")")
                break
            }
        }
        let body = try parseList(until: [";;", ";&", "esac"])
        var fallsThrough = false
        if isOperator(";;") {
            position += 2
        } else if isOperator(";&") {
            position += 2
            fallsThrough = true
        }
        return Command.Case(patterns: patterns, body: body, fallsThrough: fallsThrough)
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

    private mutating func parseTest() throws(Failure) -> Command.Body {
        position += 2
        var words: [Word] = []
        while true {
            skipNewlines()
            guard position < bytes.count else { throw atEnd(.unexpected("end of file")) }
            if isReserved("]]") {
                position += 2
                return .test(words)
            }
            if let token = ["&&", "||", "(", ")", "<", ">"].first(where: { isOperator($0) }) {
                position += token.utf8.count
                words.append(Word(literal: token))
            } else {
                words.append(try parseWord())
            }
        }
    }

    // MARK: Functions

    private mutating func parseFunction() throws(Failure) -> Command.Body? {
        let start = position
        if isReserved("function") {
            position += 8
            skipBlanks()
            guard let name = scanName() else { throw unexpected() }
            skipBlanks()
            if peek() == Byte.open {
                position += 1
                try expect(")")
            }
            return try parseFunctionBody(name)
        }
        while let byte = peek(), Byte.isName(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") {
            position += 1
        }
        let name = String(decoding: bytes[start..<position], as: UTF8.self)
        skipBlanks()
        guard !name.isEmpty, peek() == Byte.open else {
            position = start
            return nil
        }
        position += 1
        try expect(")")
        return try parseFunctionBody(name)
    }

    private mutating func parseFunctionBody(_ name: String) throws(Failure) -> Command.Body {
        skipNewlines()
        return .function(name: name, try parseCommand())
    }

    // MARK: Simple commands

    private mutating func parseSimple(line startLine: Int) throws(Failure) -> Command {
        var simple = SimpleCommand(assignments: [], words: [])
        var redirections: [Redirection] = []
        var usedAliases: Set<String> = []
        while true {
            skipBlanks()
            guard let byte = peek(), byte != Byte.newline else { break }
            if byte == Byte.hash { break }
            if let redirection = try parseRedirection() {
                redirections.append(redirection)
                continue
            }
            if Byte.isOperator(byte) { break }
            if simple.words.isEmpty {
                if let assignment = try parseAssignment() {
                    simple.assignments.append(assignment)
                    continue
                }
                if expandAlias(&usedAliases) { continue }
            }
            simple.words.append(try parseWord())
        }
        if simple.words.isEmpty, simple.assignments.isEmpty, redirections.isEmpty { throw unexpected() }
        if peek() == Byte.open, !simple.words.isEmpty { throw unexpected() }
        return Command(body: .simple(simple), redirections: redirections, line: startLine)
    }

    private mutating func parseAssignment() throws(Failure) -> Assignment? {
        let start = position
        guard let name = scanName() else { return nil }
        var appends = false
        if peek() == UInt8(ascii: "+"), peek(1) == Byte.equals {
            appends = true
            position += 1
        }
        guard peek() == Byte.equals else {
            position = start
            return nil
        }
        position += 1
        guard let byte = peek(), !Byte.isMeta(byte) else {
            return Assignment(name: name, value: Word([]), appends: appends)
        }
        return Assignment(name: name, value: try parseWord(), appends: appends)
    }

    /// Puts an alias's text in place of the first word. Each alias is used once a command.
    private mutating func expandAlias(_ used: inout Set<String>) -> Bool {
        var end = position
        while end < bytes.count, !Byte.isMeta(bytes[end]) { end += 1 }
        let name = String(decoding: bytes[position..<end], as: UTF8.self)
        guard let text = aliases[name], used.insert(name).inserted else { return false }
        bytes.replaceSubrange(position..<end, with: Array(text.utf8))
        return true
    }

    // MARK: Redirections

    private mutating func parseRedirections() throws(Failure) -> [Redirection] {
        var redirections: [Redirection] = []
        while true {
            skipBlanks()
            guard let redirection = try parseRedirection() else { return redirections }
            redirections.append(redirection)
        }
    }

    private mutating func parseRedirection() throws(Failure) -> Redirection? {
        let start = position
        var descriptor: Int?
        while let byte = peek(), Byte.isDigit(byte) { position += 1 }
        if position > start {
            descriptor = Int(String(decoding: bytes[start..<position], as: UTF8.self))
        }
        guard let text = Self.operators.first(where: { isOperator($0) }),
            !(text.hasPrefix("&") && descriptor != nil)
        else {
            position = start
            return nil
        }
        position += text.utf8.count
        switch text {
        case "<<", "<<-": return try parseHereDocument(descriptor, stripsTabs: text == "<<-")
        case "<<<":
            skipBlanks()
            var word = try parseWord()
            word.parts.append(.quoted("\n"))
            return Redirection(descriptor: descriptor, operation: .text, target: Word([.doubleQuoted(word.parts)]))
        default:
            skipBlanks()
            guard let byte = peek() else { throw atEnd(.unexpected("end of file")) }
            if Byte.isMeta(byte) { throw unexpected() }
            let operation = Redirection.Operation(rawValue: text) ?? .output
            return Redirection(descriptor: descriptor, operation: operation, target: try parseWord())
        }
    }

    private static let operators = ["<<<", "<<-", "<<", "<&", "<>", "<", "&>>", "&>", ">>", ">&", ">|", ">"]

    /// Reads the body at once: it begins behind the newline that ends the present line.
    private mutating func parseHereDocument(_ descriptor: Int?, stripsTabs: Bool) throws(Failure) -> Redirection {
        skipBlanks()
        let delimiterWord = try parseWord()
        let (delimiter, isQuoted) = Self.unquoted(delimiterWord)
        let newline = hereDocuments?.newline ?? endOfLine()
        var at = hereDocuments?.resume ?? newline + 1
        guard newline < bytes.count else { throw atEnd(.unterminated("here-document")) }
        var body: [UInt8] = []
        while true {
            guard at < bytes.count else { throw atEnd(.unterminated("here-document")) }
            var end = at
            while end < bytes.count, bytes[end] != Byte.newline { end += 1 }
            var text = bytes[at..<end]
            if stripsTabs { text = text.drop { $0 == Byte.tab } }
            let isLast = end >= bytes.count
            at = min(end + 1, bytes.count)
            if text.elementsEqual(delimiter.utf8) { break }
            if isLast { throw atEnd(.unterminated("here-document")) }
            body += text
            body.append(Byte.newline)
        }
        hereDocuments = (newline, at)
        guard !isQuoted else {
            return Redirection(
                descriptor: descriptor, operation: .text,
                target: Word([.quoted(String(decoding: body, as: UTF8.self))]))
        }
        var inner = ShellParser(body, line: line)
        inner.depth = depth
        return Redirection(
            descriptor: descriptor, operation: .text,
            target: Word([.doubleQuoted(try inner.parseDoubleQuotedParts(until: nil))]))
    }

    /// The newline that ends the present line, looking over quotes.
    private func endOfLine() -> Int {
        var at = position
        var quote: UInt8?
        while at < bytes.count {
            let byte = bytes[at]
            if byte == Byte.backslash, quote != Byte.singleQuote {
                at += 1
            } else if let open = quote {
                if byte == open { quote = nil }
            } else if byte == Byte.singleQuote || byte == Byte.doubleQuote {
                quote = byte
            } else if byte == Byte.newline {
                return at
            }
            at += 1
        }
        return bytes.count
    }

    /// A delimiter's text, and whether any of it was quoted.
    private static func unquoted(_ word: Word) -> (text: String, isQuoted: Bool) {
        var text = ""
        var isQuoted = false
        for part in word.parts {
            switch part {
            case .literal(let literal): text += literal
            case .quoted(let literal):
                text += literal
                isQuoted = true
            case .doubleQuoted(let inner):
                text += unquoted(Word(inner)).text
                isQuoted = true
            default: break
            }
        }
        return (text, isQuoted)
    }
}
