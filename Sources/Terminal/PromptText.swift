/// A prompt as libedit wants it, and the place that a line takes behind it.
enum PromptText {
    /// The last line of a prompt with its escape sequences between `\u{01}`.
    ///
    /// Sequences that follow each other are joined, and one at the end moves before the last character: libedit loses
    /// a sequence that no printable character follows.
    static func forLibedit(_ prompt: String) -> String {
        var cells: [(sequences: String, character: Character)] = []
        var pending = ""
        for piece in SGR.pieces(lastLine(prompt)) {
            switch piece {
            case .sequence(let sequence): pending += sequence
            case .character(let character):
                cells.append((pending, character))
                pending = ""
            }
        }
        if !pending.isEmpty {
            if let last = cells.last, last.character == " " {
                cells[cells.count - 1].sequences += pending
            } else {
                cells.append((pending, " "))
            }
        }
        return cells.map { cell in
            cell.sequences.isEmpty ? String(cell.character) : "\u{01}\(cell.sequences)\u{01}\(cell.character)"
        }.joined()
    }

    static func lastLine(_ prompt: String) -> String {
        prompt.split(separator: "\n", omittingEmptySubsequences: false).last.map { String($0) } ?? ""
    }

    /// The upper lines of a prompt with the newline that ends them: libedit cannot show them.
    static func upperLines(_ prompt: String) -> String {
        String(prompt.dropLast(lastLine(prompt).count))
    }
}

/// Where the cursor and the end of a line being edited are on the screen, counted in rows from the prompt.
struct LinePlace: Equatable {
    let cursorRow: Int
    let endRow: Int

    init(promptWidth: Int, line: String, cursor: Int, columns: Int) {
        let before = String(decoding: line.utf8.prefix(cursor), as: UTF8.self)
        cursorRow = Self.row(after: before, from: promptWidth, columns: max(2, columns))
        endRow = Self.row(after: line, from: promptWidth, columns: max(2, columns))
    }

    private static func row(after text: String, from start: Int, columns: Int) -> Int {
        var row = start / columns
        var column = start % columns
        for character in text {
            let width = DisplayWidth.of(character)
            if character == "\n" || column + width > columns {
                row += 1
                column = 0
            }
            column += width
        }
        // The cursor behind a full row waits at the start of the next one.
        return column == columns ? row + 1 : row
    }

    /// Newlines that bring the cursor under the line.
    var newlines: String { String(repeating: "\n", count: endRow - cursorRow + 1) }
}
