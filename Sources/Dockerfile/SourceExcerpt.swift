/// The lines around a fault, as BuildKit prints them under an error or a warning (buildkit `errdefs.Source.Print`).
package enum SourceExcerpt {
    private static let rule = String(repeating: "-", count: 20)

    /// The excerpt's lines, from `Dockerfile:3` to the closing rule; none if `marked` lies outside the source.
    ///
    /// ```
    /// Dockerfile:2
    /// --------------------
    ///    1 |     FROM alpine
    ///    2 | >>> INSTALL curl
    /// --------------------
    /// ```
    package static func lines(of source: [String], fileName: String, marked: ClosedRange<Int>?) -> [String] {
        guard let marked, marked.lowerBound >= 1, marked.lowerBound <= source.count else { return [] }
        let shown = window(around: marked, count: source.count)
        var result = ["\(fileName):\(marked.lowerBound)", rule]
        for number in shown {
            let digits = String(number)
            let padding = String(repeating: " ", count: max(0, 3 - digits.utf8.count))
            result.append(" \(padding)\(digits) | \(marked.contains(number) ? ">>>" : "   ") \(source[number - 1])")
        }
        return result + [rule]
    }

    /// About four lines more than one marked line, about two more than several, both sides alike where possible.
    private static func window(around marked: ClosedRange<Int>, count: Int) -> ClosedRange<Int> {
        var first = marked.lowerBound
        var last = min(marked.upperBound, count)
        let wanted = first == last ? 4 : 2
        var added = 0
        while added < wanted {
            if first > 1 {
                first -= 1
                added += 1
            }
            if last < count {
                last += 1
                added += 1
            }
            added += 1
        }
        return first...last
    }
}
