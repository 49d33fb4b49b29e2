/// `[[ … ]]`, which only bash has as syntax.
extension ShellParser {
    mutating func parseTest() throws(Failure) -> Command.Body {
        position += 2
        let startLine = line
        do throws(Failure) {
            let condition = try parseEither()
            skipNewlines()
            guard position < bytes.count else { throw atEnd(.unexpected(.endOfFile)) }
            guard isReserved("]]") else { throw unexpectedInCondition() }
            position += 2
            return .test(condition)
        } catch {
            // What is wrong inside is said of the line on which it began.
            guard case .condition = error.error.kind else { throw error }
            var failure = error
            failure.error.line = startLine
            throw failure
        }
    }

    /// What stands where the closing brackets should be: operators are named.
    private func unexpectedInCondition() -> Failure {
        let message = "syntax error in conditional expression"
        guard let sign = ["&&", "||", ";;", "&", "|", ";", "(", ")", "<", ">"].first(where: isOperator) else {
            return fail(.condition(message))
        }
        return fail(.condition("\(message): unexpected token `\(sign)'"))
    }

    private mutating func parseEither() throws(Failure) -> Condition {
        depth += 1
        defer { depth -= 1 }
        guard depth < Self.maximumDepth else { throw fail(.nestedTooDeeply) }
        var condition = try parseBoth()
        skipNewlines()
        while isOperator("||") {
            position += 2
            condition = .or(condition, try parseBoth())
            skipNewlines()
        }
        return condition
    }

    private mutating func parseBoth() throws(Failure) -> Condition {
        var condition = try parseOne()
        skipNewlines()
        while isOperator("&&") {
            position += 2
            condition = .and(condition, try parseOne())
            skipNewlines()
        }
        return condition
    }

    private mutating func parseOne() throws(Failure) -> Condition {
        depth += 1
        defer { depth -= 1 }
        guard depth < Self.maximumDepth else { throw fail(.nestedTooDeeply) }
        skipNewlines()
        guard position < bytes.count else { throw atEnd(.unexpected(.endOfFile)) }
        if isReserved("!") {
            position += 1
            return .not(try parseOne())
        }
        if peek() == Byte.open {
            position += 1
            let inner = try parseEither()
            skipNewlines()
            guard position < bytes.count else { throw atEnd(.unexpected(.endOfFile)) }
            guard peek() == Byte.close else { throw fail(.condition("expected `)'")) }
            position += 1
            return inner
        }
        guard !isReserved("]]") else { throw fail(.condition("")) }
        let first = try parseWord()
        skipBlanks()
        if let sign = first.literal, Self.unary.contains(sign), !isAtConditionEnd {
            return .unary(sign, try parseWord())
        }
        if let sign = first.literal, Self.unary.contains(sign), isReserved("]]") {
            throw fail(.condition("unexpected argument `]]' to conditional unary operator"))
        }
        return try parseRight(of: first)
    }

    private mutating func parseRight(of first: Word) throws(Failure) -> Condition {
        if isAtConditionEnd { return .word(first) }
        if peek() == Byte.less || peek() == Byte.greater {
            let sign = peek() == Byte.less ? "<" : ">"
            position += 1
            skipBlanks()
            return .binary(first, sign, try parseWord())
        }
        let start = position
        guard let sign = try parseWord().literal, Self.binary.contains(sign) else {
            position = start
            guard position < bytes.count else { throw atEnd(.unexpected(.endOfFile)) }
            throw fail(.condition("conditional binary operator expected"))
        }
        skipBlanks()
        guard position < bytes.count else { throw atEnd(.unexpected(.endOfFile)) }
        if isReserved("]]") { throw fail(.condition("unexpected argument `]]' to conditional binary operator")) }
        if sign == "=~" { return .binary(first, sign, try parseRegularExpression()) }
        if sign == "==" || sign == "=" || sign == "!=" { return .binary(first, sign, try parsePatternWord()) }
        return .binary(first, sign, try parseWord())
    }

    private var isAtConditionEnd: Bool {
        guard let byte = peek() else { return true }
        return byte == Byte.newline || byte == Byte.close || isOperator("&&") || isOperator("||") || isReserved("]]")
    }

    static let unary: Set<String> = [
        "-n", "-z", "-e", "-a", "-f", "-d", "-L", "-h", "-s", "-r", "-w", "-x", "-p", "-S", "-b", "-c", "-t", "-u",
        "-g", "-k", "-O", "-G", "-N", "-v", "-o", "-R",
    ]
    static let binary: Set<String> = [
        "=", "==", "!=", "=~", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-nt", "-ot", "-ef",
    ]

    /// A regular expression: parentheses, bars and angle brackets belong to it, up to a blank outside parentheses.
    private mutating func parseRegularExpression() throws(Failure) -> Word {
        var collector = PartCollector()
        var open = 0
        while let byte = peek(), byte != Byte.newline {
            if byte == Byte.space || byte == Byte.tab {
                if open == 0 { break }
                collector.add(byte: byte)
                position += 1
            } else if Byte.isOperator(byte) {
                if byte == Byte.close, open == 0 { break }
                if byte == Byte.ampersand || byte == Byte.semicolon, open == 0 { break }
                if byte == Byte.open { open += 1 }
                if byte == Byte.close { open -= 1 }
                collector.add(byte: byte)
                position += 1
            } else {
                try parsePart(byte, into: &collector)
            }
        }
        if open > 0, position >= bytes.count { throw atEnd(.openExpression) }
        guard !collector.isEmpty else { throw unexpected() }
        return Word(collector.finish())
    }

    /// A pattern of `==`: extended patterns need not be switched on here.
    private mutating func parsePatternWord() throws(Failure) -> Word {
        var collector = PartCollector()
        while let byte = peek() {
            if byte == Byte.open, let last = bytes[..<position].last, "@?*+!".utf8.contains(last) {
                try parseGroup(into: &collector)
                continue
            }
            if Byte.isMeta(byte) { break }
            try parsePart(byte, into: &collector)
        }
        guard !collector.isEmpty else { throw unexpected() }
        return Word(collector.finish())
    }

    /// `(…|…)` of an extended pattern, up to the parenthesis that closes it.
    mutating func parseGroup(into collector: inout PartCollector) throws(Failure) {
        var open = 0
        while let byte = peek() {
            if byte == Byte.open { open += 1 }
            if byte == Byte.close { open -= 1 }
            if Byte.isMeta(byte) {
                if byte == Byte.newline { throw unexpected() }
                collector.add(byte: byte)
                position += 1
            } else {
                try parsePart(byte, into: &collector)
            }
            if open == 0 { return }
        }
        throw atEnd(.unterminated("("))
    }
}
