/// Gathers the pieces of a word into fields (XCU 2.6.5).
struct FieldBuilder {
    /// A piece of a field; quoted text is neither split nor matched against file names.
    struct Piece {
        var text: String
        var isQuoted: Bool
    }

    /// Whether the results of expansions are split into fields.
    let splits: Bool
    private let separators: Substring.UTF8View
    private(set) var fields: [[Piece]] = []
    private var current: [Piece] = []
    private var hasCurrent = false
    /// A separator that is not a blank has just ended a field, so that another one ends an empty field.
    private var isAfterMark = false
    /// Nothing but blanks has come since the last break between words.
    private var isAtStart = true

    init(splits: Bool, separators: String) {
        self.splits = splits
        self.separators = separators[...].utf8
    }

    /// Adds text that is never split.
    mutating func add(_ text: String, isQuoted: Bool) {
        if isQuoted || !text.isEmpty {
            current.append(Piece(text: text, isQuoted: isQuoted))
            hasCurrent = true
            isAfterMark = false
            isAtStart = false
        }
    }

    /// Adds the result of an unquoted expansion.
    mutating func addExpansion(_ text: String) {
        guard splits, !separators.isEmpty else {
            if !text.isEmpty { add(text, isQuoted: false) }
            return
        }
        var run: [UInt8] = []
        for byte in text.utf8 {
            guard separators.contains(byte) else {
                run.append(byte)
                continue
            }
            if !run.isEmpty {
                add(String(decoding: run, as: UTF8.self), isQuoted: false)
                run = []
            }
            if byte == 32 || byte == 9 || byte == 10 {
                close()
            } else {
                if hasCurrent {
                    close()
                } else if isAfterMark || isAtStart {
                    fields.append([Piece(text: "", isQuoted: true)])
                }
                isAfterMark = true
                isAtStart = false
            }
        }
        if !run.isEmpty { add(String(decoding: run, as: UTF8.self), isQuoted: false) }
    }

    /// Ends the present field, as between the fields of `"$@"`. `likeBlank`: a separator beside it is one with it.
    mutating func breakField(likeBlank: Bool = false) {
        close()
        if likeBlank { return }
        isAtStart = true
        isAfterMark = false
    }

    private mutating func close() {
        if hasCurrent { fields.append(current) }
        current = []
        hasCurrent = false
    }

    /// All fields.
    mutating func finish() -> [[Piece]] {
        close()
        return fields
    }
}
