/// Takes the leading `--flag` words off an instruction's text (buildkit `extractBuilderFlags`).
struct FlagScanner {
    private let scalars: [Unicode.Scalar]
    private var index = 0

    /// The flags, quotes and escapes removed, and the text after them; a lone `--` ends the flags.
    static func scan(_ text: String) -> (flags: [String], rest: String) {
        var scanner = FlagScanner(scalars: Array(text.unicodeScalars))
        var flags: [String] = []
        while scanner.skipToFlag() {
            let (word, isQuoted) = scanner.word()
            if word == "--" { break }
            if isQuoted || !word.isEmpty { flags.append(word) }
        }
        return (flags, String(scalars: scanner.scalars[scanner.index...]))
    }

    private init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

    private mutating func skipToFlag() -> Bool {
        while index < scalars.count, scalars[index].isSpace { index += 1 }
        return scalars[index...].starts(with: ["-", "-"])
    }

    /// Reads up to a blank outside quotes. The escape is always `\` here, whatever `# escape=` says.
    private mutating func word() -> (text: String, isQuoted: Bool) {
        var text = String.UnicodeScalarView()
        var quote: Unicode.Scalar?
        var isQuoted = false
        while index < scalars.count {
            let scalar = scalars[index]
            if quote == nil, scalar.isSpace { break }
            index += 1
            if scalar == quote {
                quote = nil
            } else if quote == nil, scalar == "'" || scalar == "\"" {
                quote = scalar
                isQuoted = true
            } else if scalar == "\\" {
                guard index < scalars.count else { continue }
                text.append(scalars[index])
                index += 1
            } else {
                text.append(scalar)
            }
        }
        return (String(text), isQuoted)
    }
}
