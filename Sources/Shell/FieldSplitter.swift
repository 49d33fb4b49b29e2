/// Field splitting (XCU 2.6.5).
struct FieldSplitter {
    private let blanks: Set<Character>
    private let marks: Set<Character>
    private var fields: [[Expander.Piece]] = []
    private var current: [Expander.Piece]?
    /// A separator that is not a blank has just ended a field, so that another one ends an empty field.
    private var isAfterMark = false

    init(separators: String) {
        blanks = Set(separators.filter { $0 == " " || $0 == "\t" || $0 == "\n" })
        marks = Set(separators).subtracting(blanks)
    }

    /// Adds the pieces of a word, or of one of the words that `"$@"` makes. Each call begins a new field.
    mutating func add(_ pieces: [Expander.Piece]) {
        close()
        for piece in pieces {
            if piece.isSplit {
                split(piece.text)
            } else if piece.isQuoted || !piece.text.isEmpty {
                current = (current ?? []) + [piece]
                isAfterMark = false
            }
        }
        close()
    }

    mutating func finish() -> [[Expander.Piece]] { fields }

    private mutating func close() {
        if let field = current { fields.append(field) }
        current = nil
        isAfterMark = false
    }

    private mutating func split(_ text: String) {
        guard !(blanks.isEmpty && marks.isEmpty) else {
            if !text.isEmpty { current = (current ?? []) + [Expander.Piece(text: text, isQuoted: false)] }
            return
        }
        var run = ""
        func flushed() -> [Expander.Piece]? {
            run.isEmpty ? current : (current ?? []) + [Expander.Piece(text: run, isQuoted: false)]
        }
        for character in text {
            if blanks.contains(character) {
                current = flushed()
                run = ""
                if let field = current {
                    fields.append(field)
                    current = nil
                }
            } else if marks.contains(character) {
                current = flushed()
                run = ""
                if let field = current {
                    fields.append(field)
                    current = nil
                } else if isAfterMark || fields.isEmpty {
                    fields.append([Expander.Piece(text: "", isQuoted: true)])
                }
                isAfterMark = true
            } else {
                run.append(character)
                isAfterMark = false
            }
        }
        current = flushed()
    }
}
