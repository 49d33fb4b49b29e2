/// The patterns that `curl` finds in addresses: `{a,b}`, `[1-5]`, `[01-10:2]` and `[a-z]`.
struct CurlGlob {
    /// Each address with what its patterns became, for `#1` in the names of files.
    private(set) var addresses: [(text: String, matches: [String])] = [("", [])]

    /// What is wrong with a pattern.
    struct Failure: Error, Equatable {
        var reason: String
        /// Counted from one; one past the end for what is not closed.
        var position: Int
    }

    /// More than this many addresses are too many for a simulation.
    private static let limit = 10_000

    init(_ text: String) throws(Failure) {
        var rest = text[...]
        while let character = rest.first {
            let position = text.distance(from: text.startIndex, to: rest.startIndex) + 1
            switch character {
            case "\\" where rest.dropFirst().first.map { "{}[]".contains($0) } ?? false:
                append(String(rest.dropFirst().prefix(1)))
                rest = rest.dropFirst(2)
            case "{":
                guard let end = rest.firstIndex(of: "}") else {
                    throw Failure(reason: "unmatched brace", position: text.count + 1)
                }
                let words = rest[rest.index(after: rest.startIndex)..<end]
                guard !words.isEmpty else {
                    throw Failure(reason: "empty string within braces", position: position + 1)
                }
                try multiply(words.split(separator: ",", omittingEmptySubsequences: false).map(String.init), position)
                rest = rest[rest.index(after: end)...]
            case "[":
                guard let end = rest.firstIndex(of: "]"), let words = Self.range(rest[..<end].dropFirst()) else {
                    // An address of IPv6 in brackets is no pattern.
                    if let end = rest.firstIndex(of: "]"), rest[..<end].contains(":"), !rest[..<end].contains("-") {
                        append(String(rest[...end]))
                        rest = rest[rest.index(after: end)...]
                        continue
                    }
                    let isOpen = !rest.contains("]")
                    throw Failure(reason: "bad range", position: isOpen ? text.count + 1 : position + 1)
                }
                try multiply(words, position)
                rest = rest[rest.index(after: end)...]
            case "}", "]": throw Failure(reason: "unmatched close brace/bracket", position: position)
            default:
                append(String(character))
                rest = rest.dropFirst()
            }
        }
    }

    private mutating func append(_ text: String) {
        for index in addresses.indices { addresses[index].text += text }
    }

    private mutating func multiply(_ words: [String], _ position: Int) throws(Failure) {
        guard addresses.count * words.count <= Self.limit else {
            throw Failure(reason: "too many URLs", position: position)
        }
        addresses = addresses.flatMap { address in words.map { (address.text + $0, address.matches + [$0]) } }
    }

    /// `1-5`, `001-100`, `a-z`, each with a step behind a colon.
    private static func range(_ text: Substring) -> [String]? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        let ends = parts[0].split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count <= 2, ends.count == 2, let step = parts.count == 2 ? Int(parts[1]) : 1, step > 0 else {
            return nil
        }
        if let from = Int(ends[0]), let to = Int(ends[1]), from <= to, to - from < limit * step {
            let width = ends[0].hasPrefix("0") ? ends[0].count : 0
            return stride(from: from, through: to, by: step).map { String($0).zeros(width) }
        }
        guard ends[0].count == 1, ends[1].count == 1, let from = ends[0].first?.asciiValue,
            let to = ends[1].first?.asciiValue, from <= to, Character(Unicode.Scalar(from)).isLetter,
            Character(Unicode.Scalar(to)).isLetter
        else { return nil }
        return stride(from: Int(from), through: Int(to), by: step).map { String(Unicode.Scalar(UInt8($0))) }
    }

    /// The name of a file with `#1`, `#2` … replaced.
    static func fill(_ name: String, _ matches: [String]) -> String {
        matches.enumerated().reversed().reduce(name) { text, match in
            text.replacing("#\(match.offset + 1)", with: match.element)
        }
    }
}
