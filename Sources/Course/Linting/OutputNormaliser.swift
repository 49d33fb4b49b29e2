/// Makes two outputs comparable: what differs from run to run becomes placeholders, numbered where identity matters.
///
/// The rules are those of the recorded transcripts, so that lessons and transcripts are compared alike.
package struct OutputNormaliser {
    private var ids: [Substring: Int] = [:]
    private var ports: [Substring: Int] = [:]

    package init() {}

    /// One line with its placeholders.
    package mutating func line(_ text: String) -> String {
        var s = text.trimmedEnd
        s = s.replacing(/\u{1b}\[[0-9;?]*[A-Za-z]/, with: "")
        s = s.replacing(/(\d)\+(?:dfsg|ds)\d+\b/, with: { $0.output.1 })  // Debian's version suffix
        s = s.replacing(/Bind for (?:::|0\.0\.0\.0):/, with: "Bind for 0.0.0.0:")
        s = numberPorts(s)
        s = s.replacing(/checksum of ref [0-9a-f-]{36}::\w{25}/, with: "checksum of ref <REF>")
        s = s.replacing(/sha256:[0-9a-f]{8,}(?:…|\.\.\.)?/, with: "<DIGEST>")
        s = s.replacing(/\b(?:file|dir|multi):[0-9a-f]{8,}…?/, with: "<CONTENT>")
        s = numberIDs(s, /\b[0-9a-f]{12}(?:[0-9a-f]{52})?\b/)
        s = numberIDs(s, /\b[0-9a-z]{25}\b/)  // of Swarm's objects and BuildKit's snapshots
        s = s.replacing(/\b(?:[0-9a-f]{2}:){5}[0-9a-f]{2}\b/, with: "<MAC>")
        s = s.replacing(
            /\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z| ?[+-]\d\d:?\d\d)?(?: UTC)?/, with: "<TIME>")
        s = s.replacing(
            /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) +\d+ [\d:]+(?: UTC)? \d{4}/,
            with: "<TIME>")
        s = s.replacing(
            /\b(?:Less than a second|About a minute|About an hour|\d+ (?:second|minute|hour|day|week|month|year)s?)( ago)?/,
            with: { "<DURATION>" + ($0.output.1 ?? "") })
        s = s.replacing(/\b\d+(?:\.\d+)?s\b/, with: "<S>")
        s = s.replacing(/\b\d+(?:\.\d+)? ?ms\b/, with: "<S>")
        s = s.replacing(/\b\d+\.\d+\/\d+\.\d+\/<S>/, with: "<S>/<S>/<S>")  // ping's shortest, mean and longest
        s = s.replacing(/\b\d+(?:\.\d+)?[kMG]?B\b/, with: "<SIZE>")
        s = s.replacing(/\b\d+(?:\.\d+)?[KMG]iB\b/, with: "<SIZE>")
        s = s.replacing(/(\/(?:docker-(?:import|builder)-?|buildkit-mount))\d+/) { $0.output.1 + "<N>" }
        if s.contains("<ID") { s = s.replacing(/\b[a-z]+_[a-z]+(?=\s*$)/, with: "<NAME>") }
        s = s.replacing(/\ {2,}/, with: "  ")
        return s.replacing(/\t+/, with: "  ")
    }

    private mutating func numberIDs(_ text: String, _ pattern: Regex<Substring>) -> String {
        var out = ""
        var rest = text[...]
        // Unicode's own boundaries see one word in `container:` with an id behind it.
        let pattern = pattern.wordBoundaryKind(.simple)
        while let match = rest.firstMatch(of: pattern) {
            let found = match.output
            out += rest[..<match.range.lowerBound]
            let isID = found.contains(where: { $0.isLetter }) && found.contains(where: { $0.isNumber })
            if isID {
                let key = found.prefix(12)
                let number = ids[key] ?? ids.count + 1
                ids[key] = number
                out += "<ID\(number)>"
            } else {
                out += found
            }
            rest = rest[match.range.upperBound...]
        }
        return out + rest
    }

    private mutating func numberPorts(_ text: String) -> String {
        var out = ""
        var rest = text[...]
        while let match = rest.firstMatch(
            of: /([0-9\]]:)(3276[89]|327[7-9]\d|32[89]\d\d|3[3-9]\d{3}|[45]\d{4}|60\d{3})\b/)
        {
            out += rest[..<match.range.lowerBound] + match.output.1
            let number = ports[match.output.2] ?? ports.count + 1
            ports[match.output.2] = number
            out += "<PORT\(number)>"
            rest = rest[match.range.upperBound...]
        }
        return out + rest
    }
}

extension String {
    fileprivate var trimmedEnd: String {
        var text = self[...]
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
