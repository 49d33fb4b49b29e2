extension String {
    /// The shortest equivalent path (Go's `filepath.Clean` on Linux): no `.`, `..`, doubled or trailing slash.
    var cleanedPath: String {
        let isRooted = hasBytePrefix("/")
        var kept: [String] = []
        for part in split(on: "/") where !part.isEmpty && part != "." {
            if part != ".." {
                kept.append(part)
            } else if let last = kept.last, last != ".." {
                kept.removeLast()
            } else if !isRooted {
                kept.append(part)
            }
        }
        let joined = kept.joined(separator: "/")
        if isRooted { return "/" + joined }
        return joined.isEmpty ? "." : joined
    }
}
