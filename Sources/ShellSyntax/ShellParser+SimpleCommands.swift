/// Simple commands: assignments, words, aliases.
extension ShellParser {
    mutating func parseSimple(line startLine: Int) throws(Failure) -> Command {
        var assignments: [Assignment] = []
        var words: [Word] = []
        var redirections: [Redirection] = []
        var usedAliases: Set<String> = []
        var startLine = startLine
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
            let isFirst = words.isEmpty && assignments.isEmpty && redirections.isEmpty
            // dash counts a command's line when it has read the first word of it.
            defer { if isFirst, flavour == .dash { startLine = line } }
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
            if flavour == .bash, !isFirst, words.count + assignments.count + redirections.count == 2 {
                startLine = line  // bash counts the line on which the second word ends
            }
            if !endsAliasInBlank { expandsNext = false }
            endsAliasInBlank = false
        }
        if words.isEmpty, assignments.isEmpty, redirections.isEmpty, usedAliases.isEmpty { throw unexpected() }
        if peek() == Byte.open, !words.isEmpty || !assignments.isEmpty { throw unexpected(expecting: awaited) }
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

    /// Puts an alias's text in its place where that begins with a reserved word, which then opens or closes something.
    mutating func expandKeywordAlias() {
        guard !aliases.isEmpty else { return }
        var end = position
        while end < bytes.count, !Byte.isMeta(bytes[end]) { end += 1 }
        let name = String(decoding: bytes[position..<end], as: UTF8.self)
        guard !Self.reservedWords.contains(name), let text = aliases[name],
            let word = text.split(whereSeparator: \.isWhitespace).first, Self.reservedWords.contains(String(word))
        else { return }
        bytes.replaceSubrange(position..<end, with: Array(text.utf8))
        skipBlanks()
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
}
