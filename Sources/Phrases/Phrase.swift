/// A text of the interface, written in English, with places for what changes from time to time.
///
///     let phrase: Phrase = "There is no theme \(name)."
///     phrase.key      // "There is no theme %1."
///
/// A value may be a phrase itself, so that a text can be put together far from where its language is known.
package struct Phrase: ExpressibleByStringInterpolation, Sendable, Equatable {
    /// The English text with `%1`, `%2` … where values go: what translations are found by.
    package let key: String
    /// What stands in those places.
    package let values: [Value]
    /// Columns that it takes at least.
    package var width = 0

    package indirect enum Value: Sendable, Equatable, ExpressibleByStringLiteral {
        case text(String)
        case phrase(Phrase)

        package init(stringLiteral text: String) { self = .text(text) }
    }

    package init(stringLiteral text: String) {
        key = text
        values = []
    }

    package init(stringInterpolation parts: StringInterpolation) {
        key = parts.key
        values = parts.values
    }

    /// The same as the literal alone, where its type has to be said.
    package init(_ phrase: Phrase) { self = phrase }

    /// A text that is the same in all languages: a name, a number.
    package init(verbatim text: String) {
        key = "%1"
        values = [.text(text)]
    }

    /// Phrases with a text between them.
    package static func joined(_ phrases: [Phrase], separator: String) -> Phrase {
        var parts = StringInterpolation(literalCapacity: 0, interpolationCount: phrases.count)
        for (index, phrase) in phrases.enumerated() {
            if index > 0 { parts.appendLiteral(separator) }
            parts.appendInterpolation(phrase)
        }
        return Phrase(stringInterpolation: parts)
    }

    /// With blanks behind it, as a cell of a table.
    package func padded(to width: Int) -> Phrase {
        var copy = self
        copy.width = width
        return copy
    }

    /// The text as it was written.
    package var english: String { Phrasebook.english.say(self) }

    /// The key and values as the compiler hands them over.
    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var key = ""
        fileprivate var values: [Value] = []

        package init(literalCapacity: Int, interpolationCount: Int) {}

        package mutating func appendLiteral(_ text: String) { key += text }

        package mutating func appendInterpolation<T>(_ value: T) {
            values.append(.text(String(describing: value)))
            key += "%\(values.count)"
        }

        package mutating func appendInterpolation(_ phrase: Phrase) {
            values.append(.phrase(phrase))
            key += "%\(values.count)"
        }
    }

    /// A text with the values in their places.
    func filled(_ text: String, in book: Phrasebook) -> String {
        guard !values.isEmpty else { return text }
        var out = ""
        var rest = text[...]
        while let mark = rest.firstIndex(of: "%") {
            out += rest[..<mark]
            let digits = rest[mark...].dropFirst().prefix { ("0"..."9").contains($0) }
            rest = rest[mark...].dropFirst(1 + digits.count)
            if let number = Int(digits), (1...values.count).contains(number) {
                switch values[number - 1] {
                case .text(let text): out += text
                case .phrase(let phrase): out += book.say(phrase)
                }
            } else {
                out += "%" + digits
            }
        }
        return out + rest
    }
}
