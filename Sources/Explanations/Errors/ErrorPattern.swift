/// The form of an error message: text with blanks, such as `The container name "/{container}" is already in use`.
///
/// A blank stands for one or more characters, as few as fit. The name of the blank says what kind of thing it is.
package struct ErrorPattern: Sendable, Equatable {
    private enum Part: Sendable, Equatable {
        case text(String)
        case blank(String)
    }

    /// Kinds of things that a blank can be.
    package static let kinds: Set<String> = [
        "container", "image", "network", "volume", "port", "path", "host", "command", "flag", "name", "id", "text",
        "number", "service", "file", "line", "stage", "user", "address", "repository", "tag", "value", "signal",
        "driver", "key", "instruction", "digest", "size", "group",
    ]

    private let parts: [Part]

    /// Reads a pattern. Throws the name of a blank that is no kind of thing.
    package init(_ text: String) throws(UnknownBlank) {
        var parts: [Part] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            let name = String(rest[rest.index(after: open)..<close])
            guard name.allSatisfy(\.isLetter), !name.isEmpty else {
                // A brace of the message itself.
                parts.append(.text(String(rest[...open])))
                rest = rest[rest.index(after: open)...]
                continue
            }
            guard Self.kinds.contains(name) else { throw UnknownBlank(name: name) }
            if open > rest.startIndex { parts.append(.text(String(rest[..<open]))) }
            parts.append(.blank(name))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { parts.append(.text(String(rest))) }
        self.parts = parts
    }

    package struct UnknownBlank: Error, Sendable, Equatable { package var name: String }

    /// How much of a message it fixes: the more, the better it fits.
    package var weight: Int {
        parts.reduce(0) { sum, part in if case .text(let text) = part { sum + text.count } else { sum } }
    }

    /// The values of the blanks, where the pattern occurs in a line; `nil` where it does not.
    package func match(_ line: String) -> [String: String]? {
        guard case .text(let first)? = parts.first else { return match(parts[...], line[...]) }
        var from = line.startIndex
        while let range = line[from...].firstRange(of: first) {
            if let found = match(parts.dropFirst(), line[range.upperBound...]) { return found }
            from = line.index(after: range.lowerBound)
        }
        return nil
    }

    /// Matches parts at the beginning of a text.
    private func match(_ parts: ArraySlice<Part>, _ text: Substring) -> [String: String]? {
        guard let part = parts.first else { return [:] }
        switch part {
        case .text(let literal):
            guard text.hasPrefix(literal) else { return nil }
            return match(parts.dropFirst(), text.dropFirst(literal.count))
        case .blank(let name):
            let rest = parts.dropFirst()
            guard case .text(let next)? = rest.first else {
                return text.isEmpty ? nil : rest.isEmpty ? [name: String(text)] : nil
            }
            var from = text.startIndex
            while from < text.endIndex, let range = text[text.index(after: from)...].firstRange(of: next) {
                if var found = match(rest.dropFirst(), text[range.upperBound...]) {
                    // The first blank of a name wins.
                    found[name] = String(text[..<range.lowerBound])
                    return found
                }
                from = range.lowerBound
            }
            return nil
        }
    }
}
