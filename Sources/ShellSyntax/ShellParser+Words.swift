/// Words: quoting and the places where expansions stand.
extension ShellParser {
    mutating func parseWord() throws(Failure) -> Word {
        var collector = PartCollector()
        while let byte = peek() {
            if Byte.isMeta(byte) {
                if startsProcessSubstitution {
                    collector.add(try parseProcessSubstitution())
                } else if byte == Byte.open, flavour == .bash, position > 0, endsInGroupSign(collector) {
                    try parseGroup(into: &collector)
                } else {
                    break
                }
            } else {
                try parsePart(byte, into: &collector)
            }
        }
        guard !collector.isEmpty else { throw unexpected() }
        return Word(collector.finish())
    }

    /// What `extglob` groups follow: `@(…)`. They are read always; whether they mean something is known when it runs.
    private func endsInGroupSign(_ collector: PartCollector) -> Bool {
        "@?*+!".utf8.contains(bytes[position - 1]) && collector.endsInText
    }

    private mutating func parseProcessSubstitution() throws(Failure) -> WordPart {
        let isInput = peek() == Byte.less
        let startLine = line
        position += 2
        let items = try parseSubstituted(startLine)
        return .process(items, isInput: isInput)
    }

    /// The commands up to the parenthesis that closes a substitution.
    private mutating func parseSubstituted(_ startLine: Int) throws(Failure) -> [ListItem] {
        do {
            let items = try parseList(until: [")"], mayBeEmpty: true)
            try expect(")")
            return items
        } catch {
            var error = error
            error.error.isInSubstitution = true
            // What is open in bash's words is the parenthesis.
            if flavour == .bash, error.isAtEnd, case .unexpected(.endOfFile) = error.error.kind {
                throw atEnd(.unterminated("$("), line: startLine)
            }
            throw error
        }
    }

    /// The line that an error about something left open names: bash says where it began, the others where the text ends.
    func openLine(_ start: Int) -> Int { flavour == .bash ? start : line }

    /// One character or one quoted or expanded part of an unquoted word.
    mutating func parsePart(_ byte: UInt8, into collector: inout PartCollector) throws(Failure) {
        switch byte {
        case Byte.backslash:
            if peek(1) == Byte.newline {
                position += 2
                line += 1
                collector.hasSomething = true
            } else if position + 1 >= bytes.count {
                guard isWhole else { throw atEnd(.unterminated("backslash")) }
                collector.add(byte: byte)
                position += 1
            } else {
                let start = position + 1
                position = start + characterLength(at: start)
                collector.add(.quoted(String(decoding: bytes[start..<position], as: UTF8.self)))
            }
        case Byte.singleQuote: collector.add(.quoted(try parseSingleQuoted()))
        case Byte.doubleQuote:
            position += 1
            collector.add(.doubleQuoted(try parseDoubleQuotedParts(until: Byte.doubleQuote)))
        case Byte.dollar: try parseDollar(into: &collector, isQuoted: isInDoubleQuotes)
        case Byte.backquote: collector.add(try parseBackquoted(isQuoted: isInDoubleQuotes))
        default:
            collector.add(byte: byte)
            position += 1
        }
    }

    private func characterLength(at index: Int) -> Int {
        var end = index + 1
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        return end - index
    }

    private mutating func parseSingleQuoted() throws(Failure) -> String {
        position += 1
        let start = position
        let startLine = line
        while let byte = peek(), byte != Byte.singleQuote {
            if byte == Byte.newline { line += 1 }
            position += 1
        }
        guard position < bytes.count else { throw atEnd(.unterminated("'"), line: openLine(startLine)) }
        defer { position += 1 }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    /// The inside of double quotes, or of a here-document when there is no closing quote.
    mutating func parseDoubleQuotedParts(until end: UInt8?) throws(Failure) -> [WordPart] {
        depth += 1
        defer { depth -= 1 }
        guard depth < Self.maximumDepth else { throw fail(.nestedTooDeeply) }
        var collector = PartCollector()
        let startLine = line
        while let byte = peek(), byte != end {
            switch byte {
            case Byte.backslash:
                guard let next = peek(1) else {
                    if end != nil { throw atEnd(.unterminated("\""), line: openLine(startLine)) }
                    collector.add(byte: byte)
                    position += 1
                    continue
                }
                if next == Byte.newline {
                    line += 1
                } else if next == Byte.closeBrace, braceDepth > 0, flavour == .dash {
                    collector.add(byte: next)
                } else if next == Byte.dollar || next == Byte.backquote || next == Byte.backslash || next == end {
                    collector.add(byte: next)
                } else {
                    collector.add(byte: byte)
                    collector.add(byte: next)
                }
                position += 2
            case Byte.dollar: try parseDollar(into: &collector, isQuoted: true)
            case Byte.backquote: collector.add(try parseBackquoted(isQuoted: true))
            default:
                if byte == Byte.newline { line += 1 }
                collector.add(byte: byte)
                position += 1
            }
        }
        if end != nil {
            guard position < bytes.count else { throw atEnd(.unterminated("\""), line: openLine(startLine)) }
            position += 1
        }
        return collector.finish()
    }

    /// `` `…` ``: backslashes lose one level, then it is a program of its own.
    private mutating func parseBackquoted(isQuoted: Bool) throws(Failure) -> WordPart {
        position += 1
        var inner: [UInt8] = []
        let startLine = line
        while let byte = peek(), byte != Byte.backquote {
            if byte == Byte.newline { line += 1 }
            if byte == Byte.backslash, let next = peek(1),
                next == Byte.dollar || next == Byte.backquote || next == Byte.backslash
                    || (isQuoted && next == Byte.doubleQuote)
            {
                inner.append(next)
                position += 2
            } else {
                inner.append(byte)
                position += 1
            }
        }
        guard position < bytes.count else { throw atEnd(.unterminated("`"), line: openLine(startLine)) }
        position += 1
        // dash and ash count the lines inside from 1 again.
        var parser = ShellParser(inner, line: flavour == .bash ? line : 1, flavour: flavour, aliases: aliases)
        parser.depth = depth + 1
        do {
            // In backquotes dash and ash leave out what comes behind a token that ends the list.
            return .command(
                try flavour == .bash ? parser.parseProgram() : parser.parseList(until: [], mayBeEmpty: true))
        } catch {
            guard flavour == .bash else { throw Failure(error: error.error) }
            let first = line
            let command = Command(
                body: .malformed(error.error, source: inner, line: first), redirections: [], line: first)
            return .command([ListItem(command)])
        }
    }

    // MARK: Dollar

    private mutating func parseDollar(into collector: inout PartCollector, isQuoted: Bool) throws(Failure) {
        joinLines(at: position + 1)
        guard let next = peek(1) else {
            collector.add(byte: Byte.dollar)
            position += 1
            return
        }
        switch next {
        case Byte.open:
            if peek(2) == Byte.open, let part = try parseArithmeticExpansion() {
                collector.add(part)
            } else {
                let wasInDoubleQuotes = isInDoubleQuotes
                isInDoubleQuotes = false
                defer { isInDoubleQuotes = wasInDoubleQuotes }
                collector.add(.command(try parseCommandSubstitution()))
            }
        case UInt8(ascii: "[") where flavour == .bash:
            position += 2
            let parts = try parseSubscript()
            guard peek() == UInt8(ascii: "]") else { throw atEnd(.unterminated("[")) }
            position += 1
            collector.add(.arithmetic(parts))
        case Byte.openBrace:
            let wasInDoubleQuotes = isInDoubleQuotes
            isInDoubleQuotes = isQuoted
            defer { isInDoubleQuotes = wasInDoubleQuotes }
            collector.add(.parameter(try parseBraced()))
        case Byte.singleQuote where !isQuoted && flavour != .dash:
            position += 1
            collector.add(.quoted(decodeEscapes(try parseAnsiQuoted())))
        case Byte.doubleQuote where !isQuoted && flavour == .bash:
            position += 1  // $"…" is translated text, and there are no translations
        default:
            position += 1
            if let name = scanName() {
                collector.add(.parameter(ParameterExpansion(name: name, operation: .value)))
            } else if Byte.isDigit(next) || "@*#?-$!".utf8.contains(next) {
                position += 1
                let name = String(UnicodeScalar(next))
                collector.add(.parameter(ParameterExpansion(name: name, operation: .value)))
            } else {
                collector.add(byte: Byte.dollar)
            }
        }
    }

    /// `$(…)`. bash counts the lines of what is inside from the one on which the substitution ends; so it is read once
    /// more when that is known, but not what stands inside others.
    private mutating func parseCommandSubstitution() throws(Failure) -> [ListItem] {
        let (start, startLine) = (position, line)
        position += 2
        let isOutermost = !isInSubstitution
        isInSubstitution = true
        defer { isInSubstitution = !isOutermost }
        let items: [ListItem]
        do {
            items = try parseSubstituted(startLine)
        } catch {
            // `$((` that nothing closes was meant as arithmetic.
            if flavour == .bash, case .unterminated("$(") = error.error.kind,
                start + 2 < bytes.count, bytes[start + 2] == Byte.open
            {
                throw atEnd(.unterminated("(("), line: startLine)
            }
            throw error
        }
        guard flavour == .bash, isOutermost, line > startLine, let first = items.first else { return items }
        let (end, endLine, documents) = (position, line, openDocuments)
        (position, line) = (start + 2, startLine + endLine - first.line)
        let counted = try parseSubstituted(startLine)
        (position, line, openDocuments) = (end, endLine, documents)
        return counted
    }

    /// `$'…'` up to the closing quote that has no backslash before it.
    private mutating func parseAnsiQuoted() throws(Failure) -> [UInt8] {
        position += 1
        let start = position
        while let byte = peek(), byte != Byte.singleQuote { position += byte == Byte.backslash ? 2 : 1 }
        guard position < bytes.count else { throw atEnd(.unterminated("'")) }
        defer { position += 1 }
        return Array(bytes[start..<position])
    }

    private mutating func parseArithmeticExpansion() throws(Failure) -> WordPart? {
        let start = position
        let startLine = line
        position += 3
        let parts = try parseArithmeticParts()
        if peek() == Byte.close, peek(1) == Byte.close {
            position += 2
            return .arithmetic(parts)
        }
        if position >= bytes.count || flavour != .bash { throw atEnd(.unterminated("(("), line: openLine(startLine)) }
        position = start
        line = startLine
        return nil
    }

    /// The text of an arithmetic expression up to the parenthesis that closes it.
    mutating func parseArithmeticParts(stopsAtSemicolon: Bool = false) throws(Failure) -> [WordPart] {
        depth += 1
        defer { depth -= 1 }
        guard depth < Self.maximumDepth else { throw fail(.nestedTooDeeply) }
        var collector = PartCollector()
        var open = 0
        while let byte = peek() {
            if open == 0, byte == Byte.close || (stopsAtSemicolon && byte == Byte.semicolon) { break }
            switch byte {
            case Byte.backslash where peek(1) == Byte.newline:
                position += 2
                line += 1
            case Byte.open:
                open += 1
                collector.add(byte: byte)
                position += 1
            case Byte.close:
                open -= 1
                collector.add(byte: byte)
                position += 1
            case Byte.dollar: try parseDollar(into: &collector, isQuoted: true)
            case Byte.backquote: collector.add(try parseBackquoted(isQuoted: true))
            case Byte.doubleQuote where flavour == .bash: position += 1
            default:
                if byte == Byte.newline { line += 1 }
                collector.add(byte: byte)
                position += 1
            }
        }
        return collector.finish()
    }
}

/// Gathers the parts of a word, joining characters that follow each other.
struct PartCollector {
    private var parts: [WordPart] = []
    private var text: [UInt8] = []
    var hasSomething = false

    var isEmpty: Bool { parts.isEmpty && text.isEmpty && !hasSomething }

    /// The last thing added is an unquoted character.
    var endsInText: Bool { !text.isEmpty }

    mutating func add(byte: UInt8) { text.append(byte) }

    mutating func add(_ part: WordPart) {
        flush()
        parts.append(part)
    }

    private mutating func flush() {
        guard !text.isEmpty else { return }
        parts.append(.literal(String(decoding: text, as: UTF8.self)))
        text = []
    }

    mutating func finish() -> [WordPart] {
        flush()
        return parts
    }
}

/// Decodes the escapes of `$'…'` and `printf`.
package func decodeEscapes(_ bytes: [UInt8]) -> String {
    var out: [UInt8] = []
    var index = 0
    let simple: [UInt8: UInt8] = [
        UInt8(ascii: "n"): 10, UInt8(ascii: "t"): 9, UInt8(ascii: "r"): 13, UInt8(ascii: "a"): 7,
        UInt8(ascii: "b"): 8, UInt8(ascii: "f"): 12, UInt8(ascii: "v"): 11, UInt8(ascii: "e"): 27,
        UInt8(ascii: "\\"): 92, UInt8(ascii: "'"): 39, UInt8(ascii: "\""): 34,
        UInt8(ascii: "?"): 63, UInt8(ascii: "E"): 27,
    ]
    while index < bytes.count {
        guard bytes[index] == Byte.backslash, index + 1 < bytes.count else {
            out.append(bytes[index])
            index += 1
            continue
        }
        let next = bytes[index + 1]
        index += 2
        if let byte = simple[next] {
            out.append(byte)
        } else if (48...55).contains(next) {
            var value = Int(next) - 48
            var count = 1
            while count < 3, index < bytes.count, (48...55).contains(bytes[index]) {
                value = value * 8 + Int(bytes[index]) - 48
                index += 1
                count += 1
            }
            out.append(UInt8(truncatingIfNeeded: value))
        } else if next == UInt8(ascii: "c"), index < bytes.count {
            out.append(bytes[index] & 0x1F)  // a control character
            index += 1
        } else if next == UInt8(ascii: "x") || next == UInt8(ascii: "u") || next == UInt8(ascii: "U") {
            var value: UInt32 = 0
            var count = 0
            let limit = next == UInt8(ascii: "x") ? 2 : next == UInt8(ascii: "u") ? 4 : 8
            while count < limit, index < bytes.count, let digit = Character(UnicodeScalar(bytes[index])).hexDigitValue {
                value = value * 16 + UInt32(digit)
                index += 1
                count += 1
            }
            if limit == 2 {
                out.append(UInt8(truncatingIfNeeded: value))
            } else if let scalar = UnicodeScalar(value) {
                out += Array(String(scalar).utf8)
            }
        } else {
            out += [Byte.backslash, next]
        }
    }
    return String(decoding: out, as: UTF8.self)
}
