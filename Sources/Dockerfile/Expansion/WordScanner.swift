/// One pass over a word: the machine behind `WordExpander` (buildkit `shellWord`).
struct WordScanner {
    let expander: WordExpander
    let environment: [String: String]
    private let scalars: [Unicode.Scalar]
    private var index = 0
    private var depth = 0
    private var sectionCount = 0
    private var keepsEscapes: Bool
    private(set) var matched: [String] = []
    private(set) var unmatched: [String] = []
    /// `${a:-${b:-…}}` nests at most this deep; BuildKit has no limit, a stack has.
    private static let maximumDepth = 60

    init(_ word: String, expander: WordExpander, environment: [String: String]) {
        self.expander = expander
        self.environment = environment
        scalars = Array(word.unicodeScalars)
        keepsEscapes = expander.keepsEscapes
    }

    mutating func expansion() throws(DockerfileError) -> WordExpansion {
        let (text, words) = try section(until: nil, keepingEscapes: keepsEscapes)
        return WordExpansion(text: text, words: words, matched: matched, unmatched: unmatched)
    }

    var peek: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    mutating func take() -> Unicode.Scalar? {
        guard let scalar = peek else { return nil }
        index += 1
        return scalar
    }

    mutating func value(of name: String) -> String? {
        let value = environment[name]
        if value != nil {
            if !matched.contains(name) { matched.append(name) }
        } else if !unmatched.contains(name) {
            unmatched.append(name)
        }
        return value
    }

    /// Expands up to `stop`, or to the end if there is none (buildkit `processStopOn`).
    mutating func section(
        until stop: Unicode.Scalar?, keepingEscapes: Bool
    ) throws(DockerfileError) -> (text: String, words: [String]) {
        guard depth < Self.maximumDepth else { throw DockerfileError("syntax error: substitution nested too deeply") }
        depth += 1
        sectionCount += 1
        let outer = keepsEscapes
        keepsEscapes = keepingEscapes
        defer {
            keepsEscapes = outer
            depth -= 1
        }
        var text = ""
        var words = WordList()
        while let scalar = peek {
            if scalar == stop {
                index += 1
                return (text, words.finished())
            }
            try step(scalar, text: &text, words: &words)
        }
        guard let stop else { return (text, words.finished()) }
        throw DockerfileError("unexpected end of statement while looking for matching \(stop)")
    }

    private mutating func step(
        _ scalar: Unicode.Scalar, text: inout String, words: inout WordList
    ) throws(DockerfileError) {
        switch scalar {
        case "$":
            let sections = sectionCount
            let value = try dollar()
            text += value
            // BuildKit shares one buffer: an operand inside `${}` loses the word begun before it.
            if sectionCount != sections { words.dropUnfinished() }
            words.add(value)
        case "'" where !expander.ignoresQuotes:
            let quoted = try singleQuoted()
            text += quoted
            words.addRaw(quoted)
        case "\"" where !expander.ignoresQuotes:
            let sections = sectionCount
            let quoted = try doubleQuoted()
            text += quoted
            if sectionCount != sections { words.dropUnfinished() }
            words.addRaw(quoted)
        case "<":
            let mark = possibleHeredoc()
            text += mark
            words.addRaw(mark)
        case expander.escape:
            index += 1
            if keepsEscapes {
                text.unicodeScalars.append(scalar)
                words.addRaw(String(scalar))
            }
            guard let escaped = take() else { return }
            text.unicodeScalars.append(escaped)
            words.addRaw(String(escaped))
        default:
            index += 1
            text.unicodeScalars.append(scalar)
            words.add(scalar)
        }
    }

    /// `<<` keeps the blanks after it in the same word, so that `<< EOF` is one; `<<-` does not.
    private mutating func possibleHeredoc() -> String {
        var mark = "<"
        index += 1
        guard peek == "<" else { return mark }
        mark += "<"
        index += 1
        while let blank = peek, [" ", "\t", "\r"].contains(blank) {
            mark.unicodeScalars.append(blank)
            index += 1
        }
        return mark
    }

    private mutating func singleQuoted() throws(DockerfileError) -> String {
        index += 1
        var text = String.UnicodeScalarView()
        while let scalar = take() {
            if scalar == "'" {
                return expander.keepsQuotes ? "'\(String(text))'" : String(text)
            }
            text.append(scalar)
        }
        throw DockerfileError("unexpected end of statement while looking for matching single-quote")
    }

    private mutating func doubleQuoted() throws(DockerfileError) -> String {
        index += 1
        var text = String.UnicodeScalarView()
        while let scalar = peek {
            if scalar == "$" {
                text.append(contentsOf: try dollar().unicodeScalars)
                continue
            }
            index += 1
            if scalar == "\"" {
                return expander.keepsQuotes ? "\"\(String(text))\"" : String(text)
            }
            guard scalar == expander.escape else {
                text.append(scalar)
                continue
            }
            if keepsEscapes { text.append(scalar) }
            guard let next = peek else { continue }
            // Only these three can be escaped; before anything else the escape is ordinary.
            if next == "\"" || next == "$" || next == expander.escape {
                index += 1
                text.append(next)
            } else {
                text.append(scalar)
            }
        }
        throw DockerfileError("unexpected end of statement while looking for matching double-quote")
    }

    /// The name after `$` or `${`: letters, digits and `_`, all digits, or one special parameter.
    mutating func name() -> String {
        guard let first = peek else { return "" }
        let start = index
        if first.isDecimalDigit {
            while let scalar = peek, scalar.isDecimalDigit { index += 1 }
        } else if "@*#?-$!".unicodeScalars.contains(first) {
            index += 1
        } else {
            while let scalar = peek, Self.isNamePart(scalar) { index += 1 }
        }
        return String(scalars: scalars[start..<index])
    }

    private static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
        case .decimalNumber: true
        default: scalar == "_"
        }
    }
}
