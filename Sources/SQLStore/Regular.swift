import Foundation

/// Regular expressions, by the engine of Foundation.
package struct Regular {
    private let expression: NSRegularExpression

    package init(_ pattern: String, ignoresCase: Bool = false) throws(SQLError) {
        guard
            let expression = try? NSRegularExpression(pattern: pattern, options: ignoresCase ? [.caseInsensitive] : [])
        else { throw SQLError("2201B", "invalid regular expression: \(pattern)") }
        self.expression = expression
    }

    /// The whole match and its groups.
    package func firstMatch(_ text: String) -> [String?]? { matches(text, limit: 1).first }

    package func matches(_ text: String, limit: Int = .max) -> [[String?]] {
        let whole = NSRange(text.startIndex..., in: text)
        return expression.matches(in: text, range: whole).prefix(limit).map { match in
            (0..<match.numberOfRanges).map { index in
                Range(match.range(at: index), in: text).map { String(text[$0]) }
            }
        }
    }

    package func replace(_ text: String, with template: String, all: Bool) -> String {
        // `\1` of PostgreSQL is `$1` here.
        var pattern = ""
        var rest = Substring(template)
        while let mark = rest.popFirst() {
            if mark == "\\", let next = rest.first {
                rest.removeFirst()
                pattern += next == "&" ? "$0" : next.isNumber ? "$\(next)" : "\\\(next)"
            } else {
                pattern += mark == "$" ? "\\$" : String(mark)
            }
        }
        let whole = NSRange(text.startIndex..., in: text)
        if all { return expression.stringByReplacingMatches(in: text, range: whole, withTemplate: pattern) }
        guard let first = expression.firstMatch(in: text, range: whole), let range = Range(first.range, in: text) else {
            return text
        }
        return text.replacingCharacters(
            in: range, with: expression.replacementString(for: first, in: text, offset: 0, template: pattern))
    }

    /// The parts between the matches.
    package func split(_ text: String) -> [String] {
        var parts: [String] = []
        var start = text.startIndex
        for match in expression.matches(in: text, range: NSRange(text.startIndex..., in: text)) {
            guard let range = Range(match.range, in: text) else { continue }
            parts.append(String(text[start..<range.lowerBound]))
            start = range.upperBound
        }
        return parts + [String(text[start...])]
    }
}
