/// The pattern of `${name#pattern}` and its kin: `*`, `?` and `\` (buildkit `convertShellPatternToRegex`).
struct WordPattern {
    private enum Part {
        case literal(Unicode.Scalar)
        case anyScalar
        case anyText
    }

    private let parts: [Part]

    init(_ pattern: String) throws(DockerfileError) {
        var parts: [Part] = []
        var rest = pattern.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            switch scalar {
            case "*": parts.append(.anyText)
            case "?": parts.append(.anyScalar)
            case "\\":
                // `}` and `/` must be escaped inside `${}`, but the escape is no part of the pattern.
                if rest.first == "}" || rest.first == "/" { continue }
                let next = rest.popFirst() ?? "\u{FFFD}"
                guard next == "*" || next == "?" || next == "\\" else {
                    throw DockerfileError("invalid pattern (\(pattern)) in substitution: invalid escape '\\\(next)'")
                }
                parts.append(.literal(next))
            default: parts.append(.literal(scalar))
            }
        }
        self.parts = parts
    }

    func removingPrefix(of value: String, longest: Bool) -> String {
        let scalars = Array(value.unicodeScalars)
        let ends = ends(in: scalars, from: 0)
        guard let end = longest ? ends.last : ends.first else { return value }
        return String(scalars: scalars[end...])
    }

    func removingSuffix(of value: String, longest: Bool) -> String {
        let scalars = Array(value.unicodeScalars)
        let starts = (0...scalars.count).filter { ends(in: scalars, from: $0).last == scalars.count }
        guard let start = longest ? starts.first : starts.last else { return value }
        return String(scalars: scalars[..<start])
    }

    /// Replaces the leftmost, longest match, or all of them; an empty one right after a match does not count.
    func replacing(in value: String, with text: String, all: Bool) -> String {
        let scalars = Array(value.unicodeScalars)
        var result = String.UnicodeScalarView()
        var position = 0
        var lastEnd: Int?
        while position <= scalars.count {
            if let end = ends(in: scalars, from: position).last, end > position || lastEnd != position {
                result.append(contentsOf: text.unicodeScalars)
                guard all else {
                    result.append(contentsOf: scalars[end...])
                    return String(result)
                }
                lastEnd = end
                if end > position {
                    position = end
                    continue
                }
            }
            if position < scalars.count { result.append(scalars[position]) }
            position += 1
        }
        return String(result)
    }

    /// Every position where a match that starts at `start` can end, in rising order.
    ///
    /// Keeps the set of reachable positions part by part: no backtracking, O(parts × scalars).
    private func ends(in scalars: [Unicode.Scalar], from start: Int) -> [Int] {
        var reachable = [start]
        for part in parts {
            switch part {
            case .literal(let scalar):
                reachable = reachable.filter { $0 < scalars.count && scalars[$0] == scalar }.map { $0 + 1 }
            case .anyScalar:
                reachable = reachable.filter { $0 < scalars.count && scalars[$0] != "\n" }.map { $0 + 1 }
            case .anyText:
                guard let first = reachable.first else { return [] }
                var grown: [Int] = []
                var sources = reachable[...]
                var isOpen = false
                for position in first...scalars.count {
                    if sources.first == position {
                        isOpen = true
                        sources.removeFirst()
                    }
                    if isOpen { grown.append(position) }
                    // Go's `.` does not match a newline.
                    if position < scalars.count, scalars[position] == "\n" { isOpen = false }
                }
                reachable = grown
            }
        }
        return reachable
    }
}
