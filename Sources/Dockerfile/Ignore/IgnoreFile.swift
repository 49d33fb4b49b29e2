/// Reads a `.dockerignore` into patterns (moby `patternmatcher/ignorefile`).
package enum IgnoreFile {
    /// The patterns in order: comments and empty lines dropped, paths cleaned, a leading slash removed.
    package static func patterns(in text: String) -> [String] {
        let text = text.hasBytePrefix("\u{FEFF}") ? String(text.unicodeScalars.dropFirst()) : text
        return text.split(on: "\n").compactMap(pattern(ofLine:))
    }

    private static func pattern(ofLine line: String) -> String? {
        guard !line.hasBytePrefix("#") else { return nil }
        var pattern = line.trimmed
        guard !pattern.isEmpty else { return nil }
        let isException = pattern.hasBytePrefix("!")
        if isException { pattern = String(pattern.unicodeScalars.dropFirst()).trimmed }
        if !pattern.isEmpty {
            pattern = pattern.cleanedPath
            if pattern.hasBytePrefix("/"), pattern.utf8.count > 1 {
                pattern = String(pattern.unicodeScalars.dropFirst())
            }
        }
        return isException ? "!" + pattern : pattern
    }
}
