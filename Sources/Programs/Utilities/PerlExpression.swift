import Shell

/// A pattern of `grep -P`, by the expressions of Swift's library, which has nearly all that Perl's have.
struct PerlExpression {
    private let regex: Regex<AnyRegexOutput>
    private let keepsRest: Bool

    /// Matches are bytes of a line; `\K` leaves what is before it out of them.
    init(_ pattern: String, ignoresCase: Bool) throws(RegularExpression.Failure) {
        var text = pattern
        keepsRest = pattern.contains("\\K")
        if let keep = text.ranges(of: "\\K").last {
            text = "(?:\(text[..<keep.lowerBound]))(?<kept>\(text[keep.upperBound...]))"
        }
        do {
            regex = try Regex(text).matchingSemantics(.unicodeScalar).ignoresCase(ignoresCase)
        } catch {
            throw RegularExpression.Failure(message: "unmatched or unsupported pattern: \(pattern)")
        }
    }

    /// Where the first match at or after `start` is, in bytes.
    func range(in bytes: [UInt8], from start: Int) -> Range<Int>? {
        let line = String(decoding: bytes, as: UTF8.self)
        guard line.utf8.count == bytes.count,
            let begin = line.utf8.index(line.startIndex, offsetBy: start, limitedBy: line.endIndex),
            let found = try? regex.firstMatch(in: line[begin...])
        else { return nil }
        let range = keepsRest ? found.output["kept"]?.range ?? found.range : found.range
        return line.utf8.distance(
            from: line.startIndex, to: range.lowerBound)..<line.utf8.distance(
                from: line.startIndex, to: range.upperBound)
    }
}
