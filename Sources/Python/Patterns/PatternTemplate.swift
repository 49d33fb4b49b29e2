/// What `sub` puts in the place of a match: texts, and groups of the match.
enum PatternTemplate {
    enum Part: Sendable, Equatable {
        case text(String)
        case group(Int)
    }

    static func parts(_ template: String, for pattern: CompiledPattern) throws(PatternFailure) -> [Part] {
        var source = try PatternSource(template, isText: pattern.isText)
        var parts: [Part] = []
        var text = ""
        func add(_ group: Int, _ offset: Int) throws(PatternFailure) {
            guard group <= pattern.groupCount else { throw source.failure("invalid group reference \(group)", offset) }
            if !text.isEmpty { parts.append(.text(text)) }
            text = ""
            parts.append(.group(group))
        }
        while let this = try source.get() {
            guard this.hasPrefix("\\"), let letter = this.unicodeScalars.last else {
                text += this
                continue
            }
            switch letter {
            case "g":
                guard try source.match("<") else { throw source.failure("missing <") }
                let name = try source.get(until: ">", "group name")
                let number = try group(name, source, pattern)
                try add(number, name.unicodeScalars.count + 1)
            case "0":
                let digits = try source.get(upTo: 2, from: PatternEscapes.octalDigits)
                append((UInt32("0" + digits, radix: 8) ?? 0) & 0xFF, to: &text)
            case "1"..."9":
                var digits = String(letter)
                if let next = source.next, PatternEscapes.digits.contains(next) {
                    digits += next
                    try source.advance()
                    if digits.allSatisfy({ PatternEscapes.octalDigits.contains($0) }), let third = source.next,
                        PatternEscapes.octalDigits.contains(third)
                    {
                        try source.advance()
                        let value = UInt32(digits + third, radix: 8) ?? 0
                        guard value <= 0o377 else {
                            throw source.failure(
                                "octal escape value \\\(digits + third) outside of range 0-0o377",
                                behind: digits + third, 1)
                        }
                        append(value, to: &text)
                        continue
                    }
                }
                try add(Int(digits) ?? 0, digits.count)
            default:
                if let character = PatternEscapes.characters[this] {
                    append(character, to: &text)
                } else if PatternEscapes.isLetter(letter) {
                    throw source.failure("bad escape \(this)", behind: this)
                } else {
                    text += this
                }
            }
        }
        if !text.isEmpty { parts.append(.text(text)) }
        return parts
    }

    private static func append(_ value: UInt32, to text: inout String) {
        if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
    }

    private static func group(
        _ name: String, _ source: PatternSource, _ pattern: CompiledPattern
    ) throws(PatternFailure) -> Int {
        if PatternSource.isIdentifier(name) {
            guard let known = pattern.names.first(where: { $0.name == name }) else {
                throw PatternFailure(
                    message: "unknown group name \(Interpreter.quoted(name))", position: nil, isIndexError: true)
            }
            return known.number
        }
        guard let number = Int(name), number >= 0 else {
            throw source.failure("bad character in group name \(Interpreter.quoted(name))", behind: name, 1)
        }
        return number
    }
}
