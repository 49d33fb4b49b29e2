/// Names that somebody may have meant.
enum Suggestions {
    /// The name that is most like another, as CPython looks for it.
    static func near(_ name: String, in names: [String]) -> String? {
        var best: (name: String, distance: Int)?
        for candidate in names where candidate != name && !candidate.hasPrefix("__") {
            let most = (name.count + candidate.count + 3) / 3
            guard abs(candidate.count - name.count) * 2 <= most else { continue }
            let distance = distance(Array(name), Array(candidate)) * 2
            if distance <= most, distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.name
    }

    private static func distance(_ a: [Character], _ b: [Character]) -> Int {
        var row = Array(0...b.count)
        for i in 0..<a.count {
            var last = row[0]
            row[0] = i + 1
            for j in 0..<b.count {
                let next = row[j + 1]
                row[j + 1] = min(min(row[j + 1], row[j]) + 1, last + (a[i] == b[j] ? 0 : 1))
                last = next
            }
        }
        return row[b.count]
    }
}
