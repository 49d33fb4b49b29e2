import ShellSyntax

/// `{a,b}` and `{1..5}`, which bash does before everything else.
enum BraceExpansion {
    private enum Token {
        case character(Character)
        case part(WordPart)
    }

    /// Whether a word has an unquoted brace at all.
    static func mayExpand(_ word: Word) -> Bool {
        word.parts.contains { if case .literal(let text) = $0 { text.utf8.contains(UInt8(ascii: "{")) } else { false } }
    }

    static func expand(_ word: Word) -> [Word] {
        let hasBraces = word.parts.contains {
            if case .literal(let text) = $0 { text.contains("{") } else { false }
        }
        guard hasBraces else { return [word] }
        var tokens: [Token] = []
        for part in word.parts {
            if case .literal(let text) = part {
                tokens += text.map { .character($0) }
            } else {
                tokens.append(.part(part))
            }
        }
        return expand(tokens, depth: 0).map(assemble)
    }

    private static func expand(_ tokens: [Token], depth: Int) -> [[Token]] {
        guard depth < 16 else { return [tokens] }
        for (open, token) in tokens.enumerated() {
            guard case .character("{") = token, let close = closing(tokens, open) else { continue }
            let inside = Array(tokens[(open + 1)..<close])
            guard let choices = choices(inside) else { continue }
            let rest = expand(Array(tokens[(close + 1)...]), depth: depth + 1)
            var out: [[Token]] = []
            for choice in choices {
                for middle in expand(choice, depth: depth + 1) {
                    for tail in rest where out.count < 10_000 { out.append(Array(tokens[..<open]) + middle + tail) }
                }
            }
            return out
        }
        return [tokens]
    }

    private static func closing(_ tokens: [Token], _ open: Int) -> Int? {
        var level = 0
        for index in open..<tokens.count {
            if case .character(let character) = tokens[index] {
                if character == "{" { level += 1 }
                if character == "}" {
                    level -= 1
                    if level == 0 { return index }
                }
            }
        }
        return nil
    }

    private static func choices(_ inside: [Token]) -> [[Token]]? {
        var parts: [[Token]] = [[]]
        var level = 0
        for token in inside {
            if case .character(let character) = token {
                if character == "{" { level += 1 }
                if character == "}" { level -= 1 }
                if character == ",", level == 0 {
                    parts.append([])
                    continue
                }
            }
            parts[parts.count - 1].append(token)
        }
        if parts.count > 1 { return parts }
        let text = inside.reduce(into: "") { text, token in
            if case .character(let character) = token { text.append(character) } else { text += "\u{0}" }
        }
        return sequence(text)?.map { $0.map { .character($0) } }
    }

    private static func sequence(_ text: String) -> [String]? {
        let ends = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard ends.count == 3 || ends.count == 5, ends[1].isEmpty, !ends[0].isEmpty, !ends[2].isEmpty else {
            return nil
        }
        let step = ends.count == 5 ? Int(ends[4]).map { max(1, abs(max(-1_000_000, min(1_000_000, $0)))) } : 1
        guard let step else { return nil }
        if let first = Int(ends[0]), let last = Int(ends[2]), (-1_000_000_000...1_000_000_000).contains(first),
            (-1_000_000_000...1_000_000_000).contains(last), abs(first - last) <= 10_000
        {
            let isPadded = [ends[0], ends[2]].contains { end in
                let digits = end.drop { $0 == "-" }
                return digits.hasPrefix("0") && digits.count > 1
            }
            let width = isPadded ? max(ends[0].count, ends[2].count) : 0
            return stride(from: first, through: last, by: first <= last ? step : -step).map { number in
                let digits = String(abs(number))
                let sign = number < 0 ? "-" : ""
                return sign + String(repeating: "0", count: max(0, width - digits.count - sign.count)) + digits
            }
        }
        guard let first = ends[0].unicodeScalars.first, let last = ends[2].unicodeScalars.first,
            ends[0].count == 1, ends[2].count == 1, first.properties.isAlphabetic, last.properties.isAlphabetic,
            first.isASCII, last.isASCII
        else { return nil }
        let from = Int(first.value)
        let to = Int(last.value)
        return stride(from: from, through: to, by: from <= to ? step : -step)
            .compactMap { UnicodeScalar($0).map { String(Character($0)) } }
    }

    private static func assemble(_ tokens: [Token]) -> Word {
        var parts: [WordPart] = []
        var text = ""
        for token in tokens {
            switch token {
            case .character(let character): text.append(character)
            case .part(let part):
                if !text.isEmpty { parts.append(.literal(text)) }
                text = ""
                parts.append(part)
            }
        }
        if !text.isEmpty { parts.append(.literal(text)) }
        return Word(parts)
    }
}
