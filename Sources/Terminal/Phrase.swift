/// A text of the interface, written in English, with places for what changes from time to time.
///
///     let phrase: Phrase = "There is no theme \(name)."
///     phrase.key      // "There is no theme %1."
package struct Phrase: ExpressibleByStringInterpolation, Sendable, Equatable {
    /// The English text with `%1`, `%2` … where values go: what translations are found by.
    package let key: String
    /// What stands in those places.
    package let values: [String]

    package init(stringLiteral text: String) {
        key = text
        values = []
    }

    package init(stringInterpolation parts: StringInterpolation) {
        key = parts.key
        values = parts.values
    }

    /// The key and values as the compiler hands them over.
    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var key = ""
        fileprivate var values: [String] = []

        package init(literalCapacity: Int, interpolationCount: Int) {}

        package mutating func appendLiteral(_ text: String) { key += text }

        package mutating func appendInterpolation<Value>(_ value: Value) {
            values.append(String(describing: value))
            key += "%\(values.count)"
        }
    }

    /// A text with the values in their places.
    func filled(_ text: String) -> String {
        guard !values.isEmpty else { return text }
        var out = ""
        var rest = text[...]
        while let mark = rest.firstIndex(of: "%") {
            out += rest[..<mark]
            let digits = rest[mark...].dropFirst().prefix { ("0"..."9").contains($0) }
            rest = rest[mark...].dropFirst(1 + digits.count)
            if let number = Int(digits), (1...values.count).contains(number) {
                out += values[number - 1]
            } else {
                out += "%" + digits
            }
        }
        return out + rest
    }
}
