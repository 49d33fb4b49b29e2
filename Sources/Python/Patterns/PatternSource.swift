/// What is wrong with a pattern or a template, in the words of CPython's `re`.
struct PatternFailure: Error, Equatable {
    var message: String
    /// The character where it was seen; `nil` where it is about the whole.
    var position: Int?
    /// Not `re.error` but IndexError, which says of a template that there is no such name.
    var isIndexError = false
}

/// The characters of a pattern, one after the other; a backslash and what follows it are one.
struct PatternSource {
    private let characters: [Unicode.Scalar]
    private var index = 0
    /// What comes next; `nil` at the end.
    private(set) var next: String?
    /// Whether it is a text; bytes know no `\u`.
    let isText: Bool

    init(_ text: String, isText: Bool) throws(PatternFailure) {
        characters = Array(text.unicodeScalars)
        self.isText = isText
        try advance()
    }

    /// Where what comes next stands.
    var place: Int { index - (next?.unicodeScalars.count ?? 0) }

    mutating func advance() throws(PatternFailure) {
        guard index < characters.count else {
            next = nil
            return
        }
        var token = String(characters[index])
        index += 1
        if token == "\\" {
            guard index < characters.count else {
                throw PatternFailure(message: "bad escape (end of pattern)", position: characters.count - 1)
            }
            token.unicodeScalars.append(characters[index])
            index += 1
        }
        next = token
    }

    mutating func seek(_ place: Int) throws(PatternFailure) {
        index = place
        try advance()
    }

    mutating func get() throws(PatternFailure) -> String? {
        let token = next
        try advance()
        return token
    }

    /// Goes on when this comes next.
    mutating func match(_ token: String) throws(PatternFailure) -> Bool {
        guard next == token else { return false }
        try advance()
        return true
    }

    /// So many characters at most, as long as they are among some.
    mutating func get(upTo count: Int, from set: String) throws(PatternFailure) -> String {
        var out = ""
        while out.utf8.count < count, let token = next, set.contains(token) {
            out += token
            try advance()
        }
        return out
    }

    /// What stands before an end.
    mutating func get(until end: String, _ name: String) throws(PatternFailure) -> String {
        var out = ""
        while true {
            guard let token = try get() else {
                if out.isEmpty { throw failure("missing \(name)") }
                throw failure("missing \(end), unterminated name", out.unicodeScalars.count)
            }
            if token == end {
                if out.isEmpty { throw failure("missing \(name)", 1) }
                return out
            }
            out += token
        }
    }

    /// - Parameter offset: how many characters ago it was.
    func failure(_ message: String, _ offset: Int = 0) -> PatternFailure {
        PatternFailure(message: message, position: place - offset)
    }

    func failure(_ message: String, behind text: String, _ more: Int = 0) -> PatternFailure {
        failure(message, text.unicodeScalars.count + more)
    }

    /// Refuses what is no name.
    func checkGroupName(_ name: String) throws(PatternFailure) {
        guard Self.isIdentifier(name) else {
            throw failure("bad character in group name \(Interpreter.quoted(name))", behind: name, 1)
        }
    }

    static func isIdentifier(_ name: String) -> Bool {
        guard let first = name.unicodeScalars.first, first == "_" || first.properties.isXIDStart else { return false }
        return name.unicodeScalars.allSatisfy { $0 == "_" || $0.properties.isXIDContinue }
    }
}

/// Which characters a backslash means, in patterns and in templates.
enum PatternEscapes {
    static let digits = "0123456789"
    static let octalDigits = "01234567"
    static let hexDigits = "0123456789abcdefABCDEF"

    static let characters: [String: UInt32] = [
        "\\a": 7, "\\b": 8, "\\f": 12, "\\n": 10, "\\r": 13, "\\t": 9, "\\v": 11, "\\\\": 92,
    ]

    static func isLetter(_ character: Unicode.Scalar) -> Bool { character.isASCII && character.properties.isAlphabetic }
}
