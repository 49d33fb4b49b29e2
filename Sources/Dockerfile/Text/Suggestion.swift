/// The `(did you mean X?)` of BuildKit's messages (buildkit `util/suggest`).
package enum Suggestion {
    /// The option nearest to `word`, less than three edits away; nil if none is, or if one is equal.
    ///
    /// BuildKit goes through its options in random order; ours are sorted, so that ties always end alike.
    static func nearest(to word: String, among options: [String], matchingCase: Bool) -> String? {
        let wanted = matchingCase ? word : word.lowercased()
        var best: String?
        var limit = 3
        for option in options.sorted() {
            let candidate = matchingCase ? option : option.lowercased()
            if candidate == wanted { return nil }
            let distance = distance(wanted, candidate)
            if distance < limit {
                best = candidate
                limit = distance
            }
        }
        guard let best, !matchingCase else { return best }
        if word == word.lowercased() { return best }
        return word == word.uppercased() ? best.uppercased() : best
    }

    /// ` (did you mean X?)`, or nothing.
    package static func suffix(for word: String, among options: [String], matchingCase: Bool) -> String {
        guard let match = nearest(to: word, among: options, matchingCase: matchingCase) else { return "" }
        return " (did you mean \(match)?)"
    }

    /// The Levenshtein distance: insertions, deletions and substitutions cost one each.
    static func distance(_ left: String, _ right: String) -> Int {
        let left = Array(left.unicodeScalars)
        let right = Array(right.unicodeScalars)
        var row = Array(0...right.count)
        for (i, scalar) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, other) in right.enumerated() {
                let above = row[j + 1]
                row[j + 1] = min(above + 1, row[j] + 1, diagonal + (scalar == other ? 0 : 1))
                diagonal = above
            }
        }
        return row[right.count]
    }
}
