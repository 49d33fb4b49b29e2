/// A shell pattern (XCU 2.13): `*`, `?`, bracket expressions, and bash's extended groups; quoted characters stand for
/// themselves.
package struct Pattern: Sendable {
    private indirect enum Item: Sendable {
        case one(Unicode.Scalar)
        case any
        case anyRun
        case set([Member], isNegated: Bool)
        /// `?(…|…)` and its kin
        case group(sign: Unicode.Scalar, [Pattern])
    }

    private enum Member: Sendable {
        case range(Unicode.Scalar, Unicode.Scalar)
        case named(String)
    }

    private typealias Source = (scalar: Unicode.Scalar, isQuoted: Bool)

    private var items: [Item] = []
    private let ignoresCase: Bool
    /// Whether it has anything beyond literal characters.
    package private(set) var isMagic = false
    private var hasGroups = false
    /// The text it was made from, without the backslashes that quote.
    package private(set) var text = ""

    /// From pieces of text of which some are quoted.
    package init(
        _ pieces: [(text: String, isQuoted: Bool)], extended: Bool = false, ignoresCase: Bool = false,
        caretNegates: Bool = true
    ) {
        var source: [Source] = []
        for piece in pieces { source += piece.text.unicodeScalars.map { ($0, piece.isQuoted) } }
        self.init(source[...], extended: extended, ignoresCase: ignoresCase, caretNegates: caretNegates, depth: 0)
    }

    /// From text without quotes.
    package init(_ text: String) { self.init([(text, false)]) }

    /// Whether a text could be anything but itself as a pattern.
    static func mayBeMagic(_ text: String) -> Bool {
        text.utf8.contains { byte in
            byte == UInt8(ascii: "*") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "[")
                || byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "(")
        }
    }

    private init(
        _ source: ArraySlice<Source>, extended: Bool, ignoresCase: Bool, caretNegates: Bool, depth: Int
    ) {
        self.ignoresCase = ignoresCase
        var literal = String.UnicodeScalarView()
        var index = source.startIndex
        while index < source.endIndex {
            let (scalar, isQuoted) = source[index]
            index += 1
            if isQuoted {
                items.append(.one(scalar))
                literal.append(scalar)
                continue
            }
            if extended, depth < 20, "@?*+!".unicodeScalars.contains(scalar), index < source.endIndex,
                source[index].scalar == "(", !source[index].isQuoted,
                let (choices, next) = Self.choices(source, from: index + 1)
            {
                let patterns = choices.map {
                    Pattern(
                        $0, extended: true, ignoresCase: ignoresCase, caretNegates: caretNegates, depth: depth + 1)
                }
                items.append(.group(sign: scalar, patterns))
                isMagic = true
                hasGroups = true
                literal.append(scalar)
                literal.append(contentsOf: source[index..<next].lazy.map(\.scalar))
                index = next
                continue
            }
            switch scalar {
            case "*":
                isMagic = true
                literal.append(scalar)
                if case .anyRun? = items.last { break }
                items.append(.anyRun)
            case "?":
                isMagic = true
                literal.append(scalar)
                items.append(.any)
            case "[":
                literal.append(scalar)
                if let (set, next) = Self.parseSet(source, from: index, caretNegates: caretNegates) {
                    isMagic = true
                    items.append(set)
                    literal.append(contentsOf: source[index..<next].lazy.map(\.scalar))
                    index = next
                } else {
                    items.append(.one("["))
                }
            case "\\" where index < source.endIndex:
                items.append(.one(source[index].scalar))
                literal.append("\\")
                literal.append(source[index].scalar)
                index += 1
            default:
                items.append(.one(scalar))
                literal.append(scalar)
            }
        }
        text = String(literal)
    }

    /// The alternatives of a group up to its closing parenthesis, and the place behind it.
    private static func choices(_ source: ArraySlice<Source>, from start: Int) -> ([ArraySlice<Source>], Int)? {
        var level = 0
        var begin = start
        var choices: [ArraySlice<Source>] = []
        for index in start..<source.endIndex where !source[index].isQuoted {
            switch source[index].scalar {
            case "(": level += 1
            case ")" where level == 0:
                choices.append(source[begin..<index])
                return (choices, index + 1)
            case ")": level -= 1
            case "|" where level == 0:
                choices.append(source[begin..<index])
                begin = index + 1
            default: break
            }
        }
        return nil
    }

    private static func parseSet(
        _ source: ArraySlice<Source>, from start: Int, caretNegates: Bool
    ) -> (Item, Int)? {
        var index = start
        var isNegated = false
        if index < source.endIndex, !source[index].isQuoted,
            source[index].scalar == "!" || (source[index].scalar == "^" && caretNegates)
        {
            isNegated = true
            index += 1
        }
        var members: [Member] = []
        let first = index
        while index < source.endIndex {
            let (scalar, isQuoted) = source[index]
            if scalar == "]", !isQuoted, index > first { return (.set(members, isNegated: isNegated), index + 1) }
            if scalar == "/" { return nil }
            if scalar == "[", !isQuoted, index + 1 < source.endIndex, source[index + 1].scalar == ":",
                let end = (index + 2..<source.endIndex).first(where: {
                    source[$0].scalar == ":" && $0 + 1 < source.endIndex && source[$0 + 1].scalar == "]"
                })
            {
                var name = String.UnicodeScalarView()
                name.append(contentsOf: source[(index + 2)..<end].lazy.map(\.scalar))
                members.append(.named(String(name)))
                index = end + 2
                continue
            }
            var low = scalar
            if scalar == "\\", !isQuoted, index + 1 < source.endIndex {
                index += 1
                low = source[index].scalar
            }
            if index + 2 < source.endIndex, source[index + 1].scalar == "-", !source[index + 1].isQuoted,
                source[index + 2].scalar != "]"
            {
                members.append(.range(low, source[index + 2].scalar))
                index += 3
            } else {
                members.append(.range(low, low))
                index += 1
            }
        }
        return nil
    }

    // MARK: Matching

    /// Whether the whole text matches.
    package func matches(_ text: some StringProtocol) -> Bool {
        matches(Array(text.unicodeScalars)[...])
    }

    func matches(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
        if hasGroups {
            var budget = 200_000
            return matchesItems(0, text, &budget)
        }
        var item = 0
        var at = text.startIndex
        var star: (item: Int, at: Int)?
        while at < text.endIndex || item < items.count {
            if item < items.count {
                if case .anyRun = items[item] {
                    star = (item, at)
                    item += 1
                    continue
                }
                if at < text.endIndex, accepts(items[item], text[at]) {
                    item += 1
                    at += 1
                    continue
                }
            }
            guard let last = star, last.at < text.endIndex else { return false }
            star = (last.item, last.at + 1)
            item = last.item + 1
            at = last.at + 1
        }
        return true
    }

    /// Matching by trying, for patterns with groups. It gives up when it has tried too much.
    private func matchesItems(_ item: Int, _ text: ArraySlice<Unicode.Scalar>, _ budget: inout Int) -> Bool {
        budget -= 1
        guard budget > 0 else { return false }
        guard item < items.count else { return text.isEmpty }
        switch items[item] {
        case .anyRun:
            for start in text.startIndex...text.endIndex where matchesItems(item + 1, text[start...], &budget) {
                return true
            }
            return false
        case .group(let sign, let choices):
            if sign == "!" {
                for end in text.startIndex...text.endIndex
                where !choices.contains(where: { $0.matches(text[..<end]) }) {
                    if matchesItems(item + 1, text[end...], &budget) { return true }
                }
                return false
            }
            if sign == "?" || sign == "*", matchesItems(item + 1, text, &budget) { return true }
            for end in text.startIndex...text.endIndex where choices.contains(where: { $0.matches(text[..<end]) }) {
                if matchesItems(item + 1, text[end...], &budget) { return true }
                let repeats = sign == "*" || sign == "+"
                if repeats, end > text.startIndex, matchesItems(item, text[end...], &budget) { return true }
            }
            return false
        default:
            guard let first = text.first, accepts(items[item], first) else { return false }
            return matchesItems(item + 1, text.dropFirst(), &budget)
        }
    }

    private func accepts(_ item: Item, _ scalar: Unicode.Scalar) -> Bool {
        switch item {
        case .one(let one):
            return one == scalar || (ignoresCase && Self.folded(one) == Self.folded(scalar))
        case .any, .anyRun, .group: return true
        case .set(let members, let isNegated):
            let isIn = members.contains { member in
                switch member {
                case .range(let low, let high):
                    if low <= scalar && scalar <= high { return true }
                    guard ignoresCase else { return false }
                    let lower = Self.folded(scalar)
                    return Self.folded(low) <= lower && lower <= Self.folded(high)
                case .named(let name): return Self.isCharacter(scalar, in: name)
                }
            }
            return isIn != isNegated
        }
    }

    private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        ("A"..."Z").contains(scalar) ? Unicode.Scalar(scalar.value + 32) ?? scalar : scalar
    }

    private static func isCharacter(_ scalar: Unicode.Scalar, in name: String) -> Bool {
        let properties = scalar.properties
        let isDigit = ("0"..."9").contains(scalar)
        switch name {
        case "alpha": return properties.isAlphabetic
        case "digit": return isDigit
        case "alnum": return properties.isAlphabetic || isDigit
        case "upper": return properties.isUppercase
        case "lower": return properties.isLowercase
        case "space": return properties.isWhitespace
        case "blank": return scalar == " " || scalar == "\t"
        case "cntrl": return scalar.value < 32 || scalar.value == 127
        case "print": return scalar.value >= 32 && scalar.value != 127
        case "graph": return scalar.value > 32 && scalar.value != 127
        case "punct":
            return (33...126).contains(scalar.value) && !isDigit && !properties.isAlphabetic
        case "xdigit": return isDigit || ("a"..."f").contains(scalar) || ("A"..."F").contains(scalar)
        default: return false
        }
    }
}
