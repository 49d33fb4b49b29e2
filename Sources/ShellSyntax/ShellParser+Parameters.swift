/// `${…}`.
extension ShellParser {
    mutating func parseBraced() throws(Failure) -> ParameterExpansion {
        depth += 1
        defer { depth -= 1 }
        guard depth < Self.maximumDepth else { throw fail(.nestedTooDeeply) }
        let start = position
        position += 2
        var isLength = false
        var isIndirect = false
        if peek() == Byte.hash, let next = peek(1), next != Byte.closeBrace, !":-=?+%".utf8.contains(next) {
            isLength = true
            position += 1
        } else if peek() == UInt8(ascii: "!"), let next = peek(1), Byte.isNameStart(next) {
            isIndirect = true
            position += 1
        }
        guard let name = scanParameterName() else { throw badSubstitution(from: start) }
        var expansion = ParameterExpansion(name: name, operation: .value)
        if peek() == UInt8(ascii: "[") {
            position += 1
            expansion.index = Word(try parseBracedWord(until: [UInt8(ascii: "]")]))
            position += 1
        }
        if isLength { expansion.operation = .length }
        if isIndirect { expansion.operation = .indirect }
        guard let byte = peek() else { throw atEnd(.unterminated("${")) }
        if byte != Byte.closeBrace {
            guard !isLength, !isIndirect else { throw badSubstitution(from: start) }
            expansion.operation = try parseOperation(byte, from: start)
        }
        guard peek() == Byte.closeBrace else {
            throw position >= bytes.count ? atEnd(.unterminated("${")) : badSubstitution(from: start)
        }
        position += 1
        return expansion
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

    private mutating func parseOperation(
        _ first: UInt8, from start: Int
    ) throws(Failure) -> ParameterExpansion.Operation {
        let isColon = first == UInt8(ascii: ":")
        let sign = isColon ? peek(1) : first
        let fallbacks: [UInt8: ParameterExpansion.Fallback] = [
            UInt8(ascii: "-"): .useDefault, UInt8(ascii: "="): .assign, UInt8(ascii: "?"): .fail,
            UInt8(ascii: "+"): .alternative,
        ]
        if let sign, let fallback = fallbacks[sign] {
            position += isColon ? 2 : 1
            return .whenUnset(fallback, countsEmpty: isColon, Word(try parseBracedWord()))
        }
        position += 1
        switch first {
        case UInt8(ascii: ":"):
            let offset = Word(try parseBracedWord(until: [UInt8(ascii: ":"), Byte.closeBrace]))
            guard peek() == UInt8(ascii: ":") else { return .slice(offset, nil) }
            position += 1
            return .slice(offset, Word(try parseBracedWord()))
        case Byte.hash, UInt8(ascii: "%"):
            let isLongest = peek() == first
            if isLongest { position += 1 }
            return .remove(
                suffix: first != Byte.hash, longest: isLongest, Word(try parseBracedWord()))
        case UInt8(ascii: "/"): return try parseReplacement()
        case UInt8(ascii: "^"), UInt8(ascii: ","):
            let isAll = peek() == first
            if isAll { position += 1 }
            return .changeCase(upper: first == UInt8(ascii: "^"), all: isAll)
        default: throw badSubstitution(from: start)
        }
    }

    private mutating func parseReplacement() throws(Failure) -> ParameterExpansion.Operation {
        var isAll = false
        var anchor: Character?
        if peek() == UInt8(ascii: "/") {
            isAll = true
            position += 1
        } else if peek() == Byte.hash || peek() == UInt8(ascii: "%") {
            anchor = peek() == Byte.hash ? "#" : "%"
            position += 1
        }
        let pattern = Word(try parseBracedWord(until: [UInt8(ascii: "/"), Byte.closeBrace]))
        guard peek() == UInt8(ascii: "/") else { return .replace(all: isAll, anchor: anchor, pattern, Word([])) }
        position += 1
        return .replace(all: isAll, anchor: anchor, pattern, Word(try parseBracedWord()))
    }

    /// A word inside braces: blanks belong to it, quotes and expansions work.
    private mutating func parseBracedWord(until ends: [UInt8] = [Byte.closeBrace]) throws(Failure) -> [WordPart] {
        var parts: [WordPart] = []
        var text: [UInt8] = []
        func flushed() -> [WordPart] {
            text.isEmpty ? parts : parts + [.literal(String(decoding: text, as: UTF8.self))]
        }
        while let byte = peek(), !ends.contains(byte) {
            if Byte.isMeta(byte) {
                if byte == Byte.newline { line += 1 }
                text.append(byte)
                position += 1
                continue
            }
            parts = flushed()
            text = []
            let sub = try parseWordPiece(until: ends)
            parts += sub
        }
        guard position < bytes.count else { throw atEnd(.unterminated("${")) }
        return flushed()
    }

    /// A run of a word inside braces, up to a blank or an end.
    private mutating func parseWordPiece(until ends: [UInt8]) throws(Failure) -> [WordPart] {
        let limit = bytes
        var end = position
        if !"\\'\"$`".utf8.contains(limit[end]) {
            while end < limit.count, !Byte.isMeta(limit[end]), !ends.contains(limit[end]),
                !"\\'\"$`".utf8.contains(limit[end])
            { end += 1 }
            defer { position = end }
            return [.literal(String(decoding: limit[position..<end], as: UTF8.self))]
        }
        return try parseOnePart()
    }

    private func badSubstitution(from start: Int) -> Failure {
        var end = start
        while end < bytes.count, bytes[end] != Byte.closeBrace, bytes[end] != Byte.newline { end += 1 }
        let text = String(decoding: bytes[start..<min(end + 1, bytes.count)], as: UTF8.self)
        return fail(.badSubstitution(text))
    }
}
