import CommandSyntax
import WorldModel

/// `--filter` values by key.
package struct Filters: Sendable, Equatable {
    package private(set) var values: [(key: String, value: String)] = []

    package init(_ texts: [String]) {
        for text in texts {
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            values.append((parts[0].lowercased().filter { $0 != " " }, parts.count > 1 ? parts[1] : ""))
        }
    }

    /// Throws for a key that the command does not know.
    package func check(_ known: Set<String>) throws(CommandFailure) {
        for (key, _) in values where !known.contains(key) {
            throw CommandFailure("Error response from daemon: invalid filter '\(key)'")
        }
    }

    package static func == (a: Filters, b: Filters) -> Bool { a.values.elementsEqual(b.values) { $0 == $1 } }

    package var isEmpty: Bool { values.isEmpty }

    package subscript(_ key: String) -> [String] { values.filter { $0.key == key }.map(\.value) }

    /// The moment of an `until` filter.
    package func until(_ now: Instant) throws(CommandFailure) -> Instant? {
        guard let text = self["until"].first else { return nil }
        do throws(TimeNotation.Failure) {
            return try TimeNotation(text, now: now).instant
        } catch {
            throw CommandFailure("Error response from daemon: \(error.text)")
        }
    }

    /// Whether labels satisfy all `label` and `label!` filters.
    package func admits(labels: [String: String]) -> Bool {
        func matches(_ text: String) -> Bool {
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard let value = labels[parts[0]] else { return false }
            return parts.count < 2 || parts[1] == value
        }
        return self["label"].allSatisfy(matches) && !self["label!"].contains(where: matches)
    }
}

/// A `name` filter: a regular expression that is searched for anywhere in the name.
struct NamePattern {
    private let expression: Regex<AnyRegexOutput>?
    private let text: String

    package init(_ text: String) {
        self.text = text
        expression = try? Regex(text)
    }

    func matches(_ name: String) -> Bool {
        guard let expression else { return name.contains(text) }
        return name.firstMatch(of: expression) != nil
    }
}
