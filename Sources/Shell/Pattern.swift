/// A shell pattern (XCU 2.13): `*`, `?`, bracket expressions; quoted characters stand for themselves.
package struct Pattern: Sendable {
    private enum Item: Sendable {
        case one(Character)
        case any
        case anyRun
        case set([Member], isNegated: Bool)
    }

    private enum Member: Sendable {
        case range(Character, Character)
        case named(String)
    }

    private var items: [Item] = []
    /// Whether it has anything beyond literal characters.
    package private(set) var isMagic = false

    /// From pieces of text of which some are quoted.
    package init(_ pieces: [(text: String, isQuoted: Bool)]) {
        var characters: [(Character, Bool)] = []
        for piece in pieces { characters += piece.text.map { ($0, piece.isQuoted) } }
        var index = 0
        while index < characters.count {
            let (character, isQuoted) = characters[index]
            index += 1
            if isQuoted {
                items.append(.one(character))
                continue
            }
            switch character {
            case "*":
                isMagic = true
                if case .anyRun? = items.last { break }
                items.append(.anyRun)
            case "?":
                isMagic = true
                items.append(.any)
            case "[":
                if let (set, next) = Self.parseSet(characters, from: index) {
                    isMagic = true
                    items.append(set)
                    index = next
                } else {
                    items.append(.one("["))
                }
            case "\\" where index < characters.count:
                items.append(.one(characters[index].0))
                index += 1
            default: items.append(.one(character))
            }
        }
    }

    /// From text without quotes.
    package init(_ text: String) { self.init([(text, false)]) }

    private static func parseSet(_ characters: [(Character, Bool)], from start: Int) -> (Item, Int)? {
        var index = start
        var isNegated = false
        if index < characters.count, characters[index].0 == "!" || characters[index].0 == "^" {
            isNegated = true
            index += 1
        }
        var members: [Member] = []
        let first = index
        while index < characters.count {
            let character = characters[index].0
            if character == "]", index > first { return (.set(members, isNegated: isNegated), index + 1) }
            if character == "[", index + 1 < characters.count, characters[index + 1].0 == ":" {
                var end = index + 2
                while end + 1 < characters.count, !(characters[end].0 == ":" && characters[end + 1].0 == "]") {
                    end += 1
                }
                if end + 1 < characters.count {
                    members.append(.named(String(characters[(index + 2)..<end].map(\.0))))
                    index = end + 2
                    continue
                }
            }
            if index + 2 < characters.count, characters[index + 1].0 == "-", characters[index + 2].0 != "]" {
                members.append(.range(character, characters[index + 2].0))
                index += 3
            } else {
                members.append(.range(character, character))
                index += 1
            }
        }
        return nil
    }

    /// Whether the whole text matches.
    package func matches(_ text: some StringProtocol) -> Bool {
        matches(Array(text))
    }

    package func matches(_ text: [Character]) -> Bool {
        var item = 0
        var at = 0
        var star: (item: Int, at: Int)?
        while at < text.count || item < items.count {
            if item < items.count {
                if case .anyRun = items[item] {
                    star = (item, at)
                    item += 1
                    continue
                }
                if at < text.count, accepts(items[item], text[at]) {
                    item += 1
                    at += 1
                    continue
                }
            }
            guard let last = star, last.at < text.count else { return false }
            star = (last.item, last.at + 1)
            item = last.item + 1
            at = last.at + 1
        }
        return true
    }

    private func accepts(_ item: Item, _ character: Character) -> Bool {
        switch item {
        case .one(let one): return one == character
        case .any, .anyRun: return true
        case .set(let members, let isNegated):
            let isIn = members.contains { member in
                switch member {
                case .range(let low, let high): return low <= character && character <= high
                case .named(let name): return Self.isCharacter(character, in: name)
                }
            }
            return isIn != isNegated
        }
    }

    private static func isCharacter(_ character: Character, in name: String) -> Bool {
        switch name {
        case "alpha": character.isLetter
        case "digit": character.isASCII && character.isNumber
        case "alnum": character.isLetter || character.isNumber
        case "upper": character.isUppercase
        case "lower": character.isLowercase
        case "space": character.isWhitespace
        case "blank": character == " " || character == "\t"
        case "punct": character.isPunctuation || character.isSymbol
        case "xdigit": character.isHexDigit
        default: false
        }
    }
}
