/// Where a value is in a model: the keys from the top, `[]` for any item of a list.
package struct ModelPath: Hashable, Sendable, CustomStringConvertible {
    package var parts: [String]

    package init(_ parts: [String] = []) { self.parts = parts }

    /// A pattern, written with points. `*` stands for any one part.
    package init(pattern text: String) { parts = text.split(separator: ".").map(String.init) }

    package static let item = "[]"

    package func next(_ part: String) -> ModelPath { ModelPath(parts + [part]) }

    package func matches(_ pattern: ModelPath) -> Bool {
        parts.count == pattern.parts.count && zip(parts, pattern.parts).allSatisfy { $1 == "*" || $0 == $1 }
    }

    package var description: String { parts.joined(separator: ".") }
}

/// Something for each of a few places of a model, found by the path.
package struct PathTable<Element: Sendable>: Sendable {
    private let rows: [Int: [(pattern: ModelPath, element: Element)]]

    /// Patterns with what belongs to them.
    package init(_ rows: KeyValuePairs<String, Element>) {
        self.rows = Dictionary(grouping: rows.map { (ModelPath(pattern: $0.key), $0.value) }) { $0.0.parts.count }
    }

    package subscript(path: ModelPath) -> Element? {
        rows[path.parts.count]?.first { path.matches($0.pattern) }?.element
    }
}
