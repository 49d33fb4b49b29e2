/// Redirections and here-documents.
extension ShellParser {
    mutating func parseRedirections() throws(Failure) -> [Redirection] {
        var redirections: [Redirection] = []
        while true {
            skipBlanks()
            guard let redirection = try parseRedirection() else { return redirections }
            redirections.append(redirection)
        }
    }

    mutating func parseRedirection() throws(Failure) -> Redirection? {
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
