/// Commands: simple ones, compound ones, function definitions.
extension ShellParser {
    mutating func parseCommand() throws(Failure) -> Command {
        depth += 1
        defer { depth -= 1 }
        guard depth < Self.maximumDepth else { throw fail(.nestedTooDeeply) }
        skipBlanks()
        guard let first = peek() else { throw atEnd(.unexpected(.endOfFile)) }
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
            if byte != Byte.newline, byte != Byte.semicolon { throw unexpected() }
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
            throw fail(.badLoopVariable(""))
        }
        while let byte = peek(), !Byte.isMeta(byte) { position += 1 }
        throw fail(.badLoopVariable(String(decoding: bytes[start..<position], as: UTF8.self)))
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
            if flavour != .bash, let byte = peek(), Byte.isOperator(byte) {
                // dash and ash take any token for a pattern, and complain about what follows.
                position += isOperator(";;") || isOperator("&&") || isOperator("||") ? 2 : 1
                skipBlanks()
                throw unexpected(expecting: ")", asWord: true)
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
        let body = try parseList(until: flavour == .bash ? [";;&", ";&", "esac", ";;"] : ["esac", ";;"])
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
        let start = position
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
            position = start
            return nil
        }
        // `x=(…)` is no function, and `@(…)` is a pattern.
        let isAdjacent = bytes[position - 1] != Byte.space && bytes[position - 1] != Byte.tab
        guard !name.contains("="), !(flavour == .bash && isAdjacent && "@?*+!".contains(name.last ?? " ")) else {
            position = start
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

    // MARK: Simple commands

    private mutating func parseSimple(line startLine: Int) throws(Failure) -> Command {
        var assignments: [Assignment] = []
        var words: [Word] = []
        var redirections: [Redirection] = []
        var usedAliases: Set<String> = []
        var expandsNext = true
        while true {
            skipBlanks()
            guard let byte = peek(), byte != Byte.newline else { break }
            if byte == Byte.hash { break }
            if let redirection = try parseRedirection() {
                redirections.append(redirection)
                continue
            }
            if flavour == .ash, words.first?.literal == "[[", words.last?.literal != "]]",
                let sign = ["&&", "||"].first(where: { isOperator($0) })
            {
                // ash takes these for words up to the closing brackets.
                position += 2
                words.append(Word(literal: sign))
                continue
            }
            if Byte.isOperator(byte), !startsProcessSubstitution { break }
            if words.isEmpty {
                if let assignment = try parseAssignment() {
                    assignments.append(assignment)
                    continue
                }
            } else if flavour == .bash, let name = words[0].literal, Self.declarers.contains(name),
                let declaration = try parseDeclaration()
            {
                words.append(declaration)
                continue
            }
            if expandsNext, expandAlias(&usedAliases, &expandsNext) { continue }
            words.append(try parseWord())
            if !endsAliasInBlank { expandsNext = false }
            endsAliasInBlank = false
        }
        if words.isEmpty, assignments.isEmpty, redirections.isEmpty, usedAliases.isEmpty { throw unexpected() }
        if peek() == Byte.open, !words.isEmpty || !assignments.isEmpty { throw unexpected() }
        return Command(
            body: .simple(SimpleCommand(assignments: assignments, words: words)), redirections: redirections,
            line: startLine)
    }

    /// Commands whose words may be array assignments.
    private static let declarers: Set<String> = ["declare", "typeset", "local", "export", "readonly"]

    private mutating func parseDeclaration() throws(Failure) -> Word? {
        let start = position
        guard let assignment = try parseAssignment() else { return nil }
        guard assignment.elements != nil else {
            position = start
            return nil
        }
        return Word([.declaration(assignment)])
    }

    private mutating func parseAssignment() throws(Failure) -> Assignment? {
        let start = position
        let startLine = line
        guard let name = scanName() else { return nil }
        var index: Word?
        if flavour == .bash, peek() == UInt8(ascii: "[") {
            position += 1
            index = Word(try parseSubscript())
            guard peek() == UInt8(ascii: "]") else {
                (position, line) = (start, startLine)
                return nil
            }
            position += 1
        }
        var appends = false
        if flavour == .bash, peek() == UInt8(ascii: "+"), peek(1) == Byte.equals {
            appends = true
            position += 1
        }
        guard peek() == Byte.equals else {
            (position, line) = (start, startLine)
            return nil
        }
        position += 1
        if flavour == .bash, peek() == Byte.open, index == nil {
            let elements = try parseElements()
            return Assignment(name: name, value: Word([]), elements: elements, appends: appends)
        }
        guard let byte = peek(), !Byte.isMeta(byte) || startsProcessSubstitution else {
            return Assignment(name: name, index: index, value: Word([]), appends: appends)
        }
        return Assignment(name: name, index: index, value: try parseWord(), appends: appends)
    }

    /// `(a b [3]=c)`
    private mutating func parseElements() throws(Failure) -> [Assignment.Element] {
        let startLine = line
        position += 1
        var elements: [Assignment.Element] = []
        while true {
            skipNewlines()
            guard let byte = peek() else { throw atEnd(.unterminated("("), line: startLine) }
            if byte == Byte.close {
                position += 1
                return elements
            }
            if Byte.isOperator(byte), !startsProcessSubstitution { throw unexpected() }
            var index: Word?
            if byte == UInt8(ascii: "[") {
                let start = position
                position += 1
                index = Word(try parseSubscript())
                if isOperator("]=") {
                    position += 2
                } else {
                    index = nil
                    position = start
                }
            }
            if index != nil, peek().map(Byte.isMeta) ?? true {
                elements.append(.init(index: index, value: Word([])))
            } else {
                elements.append(.init(index: index, value: try parseWord()))
            }
        }
    }

    /// Puts an alias's text in place of the word here. Each alias is used once a command; one that ends in a blank lets
    /// the next word be an alias too.
    private mutating func expandAlias(_ used: inout Set<String>, _ expandsNext: inout Bool) -> Bool {
        guard !aliases.isEmpty else { return false }
        var end = position
        while end < bytes.count, !Byte.isMeta(bytes[end]) { end += 1 }
        let name = String(decoding: bytes[position..<end], as: UTF8.self)
        guard let text = aliases[name], used.insert(name).inserted else { return false }
        endsAliasInBlank = text.hasSuffix(" ") || text.hasSuffix("\t")
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
        let variable = scanDescriptorVariable()
        if variable == nil {
            while let byte = peek(), Byte.isDigit(byte) { position += 1 }
            // dash and ash know single digits only.
            if position - start > (flavour == .bash ? 9 : 1) { position = start }
            if position > start {
                descriptor = Int(String(decoding: bytes[start..<position], as: UTF8.self))
            }
        }
        guard !startsProcessSubstitution, let text = operators.first(where: { isOperator($0) }),
            !(text.hasPrefix("&") && (descriptor != nil || variable != nil))
        else {
            position = start
            return nil
        }
        position += text.utf8.count
        var redirection: Redirection
        switch text {
        case "<<", "<<-": redirection = try parseHereDocument(descriptor, stripsTabs: text == "<<-")
        case "<<<":
            let word = try parseTarget()
            redirection = Redirection(
                descriptor: descriptor, operation: .text, target: Word([.doubleQuoted(word.parts + [.quoted("\n")])]))
        default:
            redirection = Redirection(
                descriptor: descriptor, operation: Redirection.Operation(rawValue: text) ?? .output,
                target: try parseTarget())
        }
        redirection.variable = variable
        return redirection
    }

    private mutating func parseTarget() throws(Failure) -> Word {
        skipBlanks()
        guard let byte = peek() else {
            throw flavour == .bash ? atEnd(.unexpected(.newline)) : atEnd(.unexpected(.endOfFile))
        }
        if Byte.isMeta(byte), !startsProcessSubstitution { throw unexpected() }
        return try parseWord()
    }

    /// `{name}` in front of a redirection.
    private mutating func scanDescriptorVariable() -> String? {
        guard flavour == .bash, peek() == Byte.openBrace else { return nil }
        let start = position
        position += 1
        if let name = scanName(), peek() == Byte.closeBrace, let next = peek(1),
            next == Byte.less || next == Byte.greater
        {
            position += 1
            return name
        }
        position = start
        return nil
    }

    private var operators: [String] {
        switch flavour {
        case .bash: ["<<<", "<<-", "<<", "<&", "<>", "<", "&>>", "&>", ">>", ">&", ">|", ">"]
        case .ash: ["<<-", "<<", "<&", "<>", "<", "&>", ">>", ">&", ">|", ">"]
        case .dash: ["<<-", "<<", "<&", "<>", "<", ">>", ">&", ">|", ">"]
        }
    }

    /// `<(` or `>(` comes next.
    var startsProcessSubstitution: Bool {
        flavour != .dash && (peek() == Byte.less || peek() == Byte.greater) && peek(1) == Byte.open
    }

    /// Reads the body at once: it begins behind the newline that ends the present line.
    private mutating func parseHereDocument(_ descriptor: Int?, stripsTabs: Bool) throws(Failure) -> Redirection {
        skipBlanks()
        guard position < bytes.count else {
            throw flavour == .bash ? atEnd(.unexpected(.newline)) : atEnd(.unexpected(.endOfFile))
        }
        let start = position
        let (text, isQuoted) = Self.unquoted(try parseWord())
        // Nothing is expanded in a delimiter.
        let delimiter = isQuoted ? text : String(decoding: bytes[start..<position], as: UTF8.self)
        let newline = hereDocuments?.newline ?? endOfLine()
        var at = min(hereDocuments?.resume ?? newline + 1, bytes.count)
        var body: [UInt8] = []
        while true {
            guard at < bytes.count else {
                openDocuments.append(OpenDocument(delimiter: delimiter, line: line))
                break
            }
            var end = at
            while end < bytes.count, bytes[end] != Byte.newline { end += 1 }
            // Without quotes a backslash joins two lines before the delimiter is looked for.
            var text = bytes[at..<end]
            if stripsTabs { text = text.drop { $0 == Byte.tab } }
            let isLast = end >= bytes.count
            at = min(end + 1, bytes.count)
            if text.elementsEqual(delimiter.utf8) { break }
            body += text
            if isLast {
                openDocuments.append(OpenDocument(delimiter: delimiter, line: line))
                if flavour == .bash { body.append(Byte.newline) }
                break
            }
            body.append(Byte.newline)
        }
        hereDocuments = (newline, at)
        guard !isQuoted else {
            return Redirection(
                descriptor: descriptor, operation: .text,
                target: Word([.quoted(String(decoding: body, as: UTF8.self))]))
        }
        var inner = ShellParser(body, line: line + 1, flavour: flavour)
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
