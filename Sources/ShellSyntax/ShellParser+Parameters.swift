/// `${…}`.
extension ShellParser {
    mutating func parseBraced() throws(Failure) -> ParameterExpansion {
        depth += 1
        braceDepth += 1
        defer {
            depth -= 1
            braceDepth -= 1
        }
        guard depth < Self.maximumDepth else { throw fail(.nestedTooDeeply) }
        let start = position
        let startLine = line
        position += 2
        joinLines(at: position)
        var isLength = false
        var isIndirect = false
        if peek() == Byte.hash, let next = peek(1), next != Byte.closeBrace, !startsOperationOnCount {
            isLength = true
            position += 1
        } else if flavour == .bash, peek() == UInt8(ascii: "!"), let next = peek(1),
            Byte.isNameStart(next) || Byte.isDigit(next) || "@*#?".utf8.contains(next)
        {
            isIndirect = true
            position += 1
        }
        guard let name = scanParameterName() else { return try badSubstitution(from: start, startLine) }
        var expansion = ParameterExpansion(name: name, operation: .value)
        if flavour == .bash, peek() == UInt8(ascii: "[") {
            position += 1
            expansion.index = Word(try parseSubscript())
            guard peek() == UInt8(ascii: "]") else { return try badSubstitution(from: start, startLine) }
            position += 1
        }
        if isLength { expansion.operation = .length }
        guard let byte = peek() else { throw openBraces(startLine) }
        if isIndirect { try parseIndirect(&expansion, byte) }
        if let byte = peek(), byte != Byte.closeBrace {
            let place = position
            guard !isLength, let operation = try parseOperation(byte, startLine) else {
                position = place
                return try badSubstitution(from: start, startLine)
            }
            expansion.operation = operation
        }
        guard peek() == Byte.closeBrace else {
            if position >= bytes.count { throw openBraces(startLine) }
            return try badSubstitution(from: start, startLine)
        }
        position += 1
        return expansion
    }

    /// The error about braces that nothing closes. In double quotes dash misses the quote first.
    private func openBraces(_ startLine: Int) -> Failure {
        let open = flavour == .dash && isInDoubleQuotes ? "\"" : "${"
        return atEnd(.unterminated(open), line: openLine(startLine))
    }

    /// `${#-x}`, `${#:-x}`, `${#%x}`: an operation on `$#`, not a length.
    private var startsOperationOnCount: Bool {
        guard let next = peek(1) else { return false }
        if "?-".utf8.contains(next) { return peek(2) != Byte.closeBrace }
        // `${#+}` would be the length of a parameter `+`, dash says, which there is not.
        if flavour == .dash, peek(2) == Byte.closeBrace { return false }
        return ":=+%#".utf8.contains(next) && !(next == Byte.hash && peek(2) == Byte.closeBrace)
    }

    /// `${!name}`, `${!name[@]}`, `${!prefix*}`.
    private mutating func parseIndirect(_ expansion: inout ParameterExpansion, _ byte: UInt8) throws(Failure) {
        if let index = expansion.index?.literal, index == "@" || index == "*", byte == Byte.closeBrace {
            expansion.operation = .keys
        } else if byte == UInt8(ascii: "*") || byte == UInt8(ascii: "@"), peek(1) == Byte.closeBrace {
            position += 1
            expansion.index = Word(literal: String(UnicodeScalar(byte)))
            expansion.operation = .names
        } else {
            expansion.isIndirect = true
        }
    }

    /// The subscript of an array up to its closing bracket, which is left in place. A text that has none is read up to
    /// the end of the line.
    mutating func parseSubscript() throws(Failure) -> [WordPart] {
        var collector = PartCollector()
        var open = 0
        while let byte = peek(), byte != Byte.newline {
            if byte == UInt8(ascii: "]") {
                if open == 0 { break }
                open -= 1
            } else if byte == UInt8(ascii: "[") {
                open += 1
            }
            if Byte.isMeta(byte) {
                collector.add(byte: byte)
                position += 1
            } else {
                try parsePart(byte, into: &collector)
            }
        }
        return collector.finish()
    }

    private mutating func scanParameterName() -> String? {
        if let name = scanName() { return name }
        guard let byte = peek() else { return nil }
        let start = position
        if Byte.isDigit(byte) {
            while let next = peek(), Byte.isDigit(next) { position += 1 }
        } else if "@*#?-$!".utf8.contains(byte) {
            position += 1
        } else {
            return nil
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    /// The operation behind a name, `nil` for what this shell does not know.
    private mutating func parseOperation(
        _ first: UInt8, _ startLine: Int
    ) throws(Failure) -> ParameterExpansion.Operation? {
        let isColon = first == UInt8(ascii: ":")
        let sign = isColon ? peek(1) : first
        if let sign, let fallback = Self.fallback(sign) {
            position += isColon ? 2 : 1
            return .whenUnset(fallback, countsEmpty: isColon, Word(try parseBracedWord(startLine)))
        }
        position += 1
        switch first {
        case Byte.hash, UInt8(ascii: "%"):
            let isLongest = peek() == first
            if isLongest { position += 1 }
            return .remove(
                suffix: first != Byte.hash, longest: isLongest, Word(try parsePattern(startLine)))
        case UInt8(ascii: ":") where flavour != .dash:
            let offset = Word(try parseBracedWord(startLine, until: [UInt8(ascii: ":"), Byte.closeBrace]))
            guard peek() == UInt8(ascii: ":") else { return .slice(offset, nil) }
            position += 1
            return .slice(offset, Word(try parseBracedWord(startLine)))
        case UInt8(ascii: "/") where flavour != .dash: return try parseReplacement(startLine)
        case UInt8(ascii: "^") where flavour == .bash, UInt8(ascii: ",") where flavour == .bash,
            UInt8(ascii: "~") where flavour == .bash:
            guard let target = ParameterExpansion.LetterCase(rawValue: String(UnicodeScalar(first))) else { return nil }
            let isAll = peek() == first
            if isAll { position += 1 }
            return .changeCase(to: target, all: isAll, Word(try parseBracedWord(startLine)))
        case UInt8(ascii: "@") where flavour == .bash:
            // An unknown letter is found out when there is a value to transform.
            guard let letter = peek(), Byte.isName(letter), peek(1) == Byte.closeBrace else { return nil }
            position += 1
            return .transform(Character(UnicodeScalar(letter)))
        default: return nil
        }
    }

    private static func fallback(_ sign: UInt8) -> ParameterExpansion.Fallback? {
        switch sign {
        case UInt8(ascii: "-"): .useDefault
        case UInt8(ascii: "="): .assign
        case UInt8(ascii: "?"): .fail
        case UInt8(ascii: "+"): .alternative
        default: nil
        }
    }

    private mutating func parseReplacement(_ startLine: Int) throws(Failure) -> ParameterExpansion.Operation {
        var isAll = false
        var anchor: Character?
        if peek() == UInt8(ascii: "/") {
            isAll = true
            position += 1
        } else if flavour == .bash, peek() == Byte.hash || peek() == UInt8(ascii: "%") {
            anchor = peek() == Byte.hash ? "#" : "%"
            position += 1
        }
        // A slash that comes first belongs to the pattern, unless that is anchored: then it may be empty.
        let pattern = Word(
            try parsePattern(startLine, until: [UInt8(ascii: "/"), Byte.closeBrace], takesFirst: anchor == nil))
        guard peek() == UInt8(ascii: "/") else { return .replace(all: isAll, anchor: anchor, pattern, Word([])) }
        position += 1
        return .replace(all: isAll, anchor: anchor, pattern, Word(try parseBracedWord(startLine)))
    }

    /// A word inside braces: blanks belong to it, quotes and expansions work. In double quotes single ones mean nothing.
    private mutating func parseBracedWord(
        _ startLine: Int, until ends: [UInt8] = [Byte.closeBrace], takesFirst: Bool = false
    ) throws(Failure) -> [WordPart] {
        var collector = PartCollector()
        var isFirst = takesFirst
        while let byte = peek(), isFirst && byte != Byte.closeBrace || !ends.contains(byte) {
            isFirst = false
            if Byte.isMeta(byte), !(startsProcessSubstitution && !isInDoubleQuotes) {
                if byte == Byte.newline { line += 1 }
                collector.add(byte: byte)
                position += 1
            } else if isInDoubleQuotes {
                try parseQuotedPart(byte, into: &collector)
            } else {
                try parsePart(byte, into: &collector)
            }
        }
        guard position < bytes.count else { throw openBraces(startLine) }
        return collector.finish()
    }

    /// A pattern inside braces: single quotes quote in it, wherever the braces stand.
    private mutating func parsePattern(
        _ startLine: Int, until ends: [UInt8] = [Byte.closeBrace], takesFirst: Bool = false
    ) throws(Failure) -> [WordPart] {
        let wasInDoubleQuotes = isInDoubleQuotes
        isInDoubleQuotes = false
        defer { isInDoubleQuotes = wasInDoubleQuotes }
        return try parseBracedWord(startLine, until: ends, takesFirst: takesFirst)
    }

    /// One part of a word in braces that stands in double quotes.
    private mutating func parseQuotedPart(_ byte: UInt8, into collector: inout PartCollector) throws(Failure) {
        switch byte {
        case Byte.singleQuote:
            collector.add(byte: byte)
            position += 1
        case Byte.backslash:
            if let next = peek(1), next == Byte.newline {
                line += 1
            } else if let next = peek(1), "$`\"\\}".utf8.contains(next) {
                collector.add(.quoted(String(UnicodeScalar(next))))
            } else {
                collector.add(byte: byte)
                position += 1
                return
            }
            position += 2
        case Byte.doubleQuote:
            // Quotes inside quotes leave and enter them again: what is between keeps together all the same.
            position += 1
            isInDoubleQuotes = false
            defer { isInDoubleQuotes = true }
            collector.add(.doubleQuoted(try parseDoubleQuotedParts(until: Byte.doubleQuote)))
        default: try parsePart(byte, into: &collector)
        }
    }

    /// Passes over an expansion that cannot be understood, to complain about it when it is expanded.
    private mutating func badSubstitution(from start: Int, _ startLine: Int) throws(Failure) -> ParameterExpansion {
        let failed = position
        position = start + 2
        line = startLine
        var collector = PartCollector()
        while let byte = peek(), byte != Byte.closeBrace {
            if Byte.isMeta(byte) {
                // dash has read on without counting when it is a newline that cannot be.
                if byte == Byte.newline, flavour != .dash || position != failed { line += 1 }
                position += 1
            } else {
                try parsePart(byte, into: &collector)
            }
        }
        guard position < bytes.count else { throw openBraces(startLine) }
        position += 1
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        return ParameterExpansion(name: "", operation: .bad(text))
    }
}
