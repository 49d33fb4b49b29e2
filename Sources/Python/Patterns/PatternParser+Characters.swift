import PythonSyntax

/// What a backslash means, and sets of characters.
extension PatternParser {
    private static let categories: [Character: PatternSet.Category] = ["d": .digit, "s": .space, "w": .word]

    private static let places: [String: PatternNode.Place] = [
        "\\A": .textStart, "\\b": .wordBoundary, "\\B": .noWordBoundary, "\\Z": .textEnd,
    ]

    /// `\d`, `\D` …
    private static func category(_ escape: String) -> PatternSet.Item? {
        guard let letter = escape.last, let category = categories[Character(letter.lowercased())] else { return nil }
        return .category(category, isNegated: letter.isUppercase)
    }

    /// A backslash and what follows it, outside of a set.
    mutating func escape(_ escape: String) throws(PatternFailure) -> PatternNode {
        if let place = Self.places[escape] { return .place(place) }
        if let category = Self.category(escape) { return .set(PatternSet(items: [category])) }
        if let character = PatternEscapes.characters[escape] { return .literal(character) }
        if let character = try codePoint(escape) { return .literal(character) }
        guard let letter = escape.unicodeScalars.last else { return .literal(92) }
        if letter == "0" {
            let digits = try source.get(upTo: 2, from: PatternEscapes.octalDigits)
            return .literal(UInt32("0" + digits, radix: 8) ?? 0)
        }
        if ("1"..."9").contains(letter) { return try reference(escape) }
        return try other(escape, letter)
    }

    /// `\1`, or a character by three octal digits.
    private mutating func reference(_ escape: String) throws(PatternFailure) -> PatternNode {
        var escape = escape
        func isOctal(_ text: String?) -> Bool { text.map { PatternEscapes.octalDigits.contains($0) } ?? false }
        if let second = source.next, PatternEscapes.digits.contains(second) {
            escape += second
            try source.advance()
            if escape.dropFirst().allSatisfy({ PatternEscapes.octalDigits.contains($0) }), let third = source.next,
                isOctal(third)
            {
                escape += third
                try source.advance()
                return .literal(try octal(escape))
            }
        }
        let group = Int(escape.dropFirst()) ?? 0
        guard group < groupCount else {
            throw source.failure("invalid group reference \(group)", behind: escape, -1)
        }
        guard isClosed(group) else { throw source.failure("cannot refer to an open group", behind: escape) }
        try checkLookBehind(group)
        return .reference(group)
    }

    private func octal(_ escape: String) throws(PatternFailure) -> UInt32 {
        let value = UInt32(escape.dropFirst(), radix: 8) ?? 0
        guard value <= 0o377 else {
            throw source.failure("octal escape value \(escape) outside of range 0-0o377", behind: escape)
        }
        return value
    }

    /// `\x41`, `\u0041`, `\U00000041`, `\N{LATIN CAPITAL LETTER A}`.
    private mutating func codePoint(_ escape: String) throws(PatternFailure) -> UInt32? {
        if escape == "\\N", source.isText {
            guard try source.match("{") else { throw source.failure("missing {") }
            let name = try source.get(until: "}", "character name")
            guard let character = CharacterName.character(name) else {
                throw source.failure("undefined character name \(Interpreter.quoted(name))", behind: name, 4)
            }
            return character.value
        }
        let counts = source.isText ? ["\\x": 2, "\\u": 4, "\\U": 8] : ["\\x": 2]
        guard let count = counts[escape] else { return nil }
        let digits = try source.get(upTo: count, from: PatternEscapes.hexDigits)
        let whole = escape + digits
        guard digits.count == count else { throw source.failure("incomplete escape \(whole)", behind: whole) }
        guard let value = UInt32(digits, radix: 16), value < 0x110000 else {
            throw source.failure("bad escape \(whole)", behind: whole)
        }
        return value
    }

    private func other(_ escape: String, _ letter: Unicode.Scalar) throws(PatternFailure) -> PatternNode {
        if PatternEscapes.isLetter(letter) { throw source.failure("bad escape \(escape)", behind: escape) }
        return .literal(letter.value)
    }

    // MARK: Sets

    /// The rest of a set, behind its opening bracket.
    mutating func characterSet() throws(PatternFailure) -> PatternSet {
        let here = source.place - 1
        var set = PatternSet()
        set.isNegated = try source.match("^")
        while true {
            guard let this = try source.get() else {
                throw source.failure("unterminated character set", source.place - here)
            }
            if this == "]", !set.items.isEmpty { return set }
            let low = try member(this)
            guard try source.match("-") else {
                set.items.append(low)
                continue
            }
            guard let that = try source.get() else {
                throw source.failure("unterminated character set", source.place - here)
            }
            if that == "]" {
                set.items += [low, .range(45, 45)]
                return set
            }
            guard case .range(let first, _) = low, case .range(let last, _) = try member(that), first <= last else {
                throw source.failure("bad character range \(this)-\(that)", behind: this + that, 1)
            }
            set.items.append(.range(first, last))
        }
    }

    private mutating func member(_ token: String) throws(PatternFailure) -> PatternSet.Item {
        guard token.hasPrefix("\\") else {
            let value = token.unicodeScalars.first?.value ?? 0
            return .range(value, value)
        }
        if let character = PatternEscapes.characters[token] { return .range(character, character) }
        if let category = Self.category(token) { return category }
        if let character = try codePoint(token) { return .range(character, character) }
        guard let letter = token.unicodeScalars.last else { return .range(92, 92) }
        if PatternEscapes.octalDigits.unicodeScalars.contains(letter) {
            let digits = try source.get(upTo: 2, from: PatternEscapes.octalDigits)
            let value = try octal(token + digits)
            return .range(value, value)
        }
        if ("8"..."9").contains(letter) { throw source.failure("bad escape \(token)", behind: token) }
        guard case .literal(let value) = try other(token, letter) else { return .range(92, 92) }
        return .range(value, value)
    }
}
