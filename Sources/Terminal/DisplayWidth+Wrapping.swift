extension DisplayWidth {
    /// Breaks a text at its spaces into lines of at most `width` columns.
    ///
    /// A word wider than a line is broken anywhere. A newline in the text stays one. Styles are closed at the end of
    /// each line and opened again on the next, so that a line can be cut out and shown alone. A no-break space
    /// (U+00A0) holds words together and comes out as a space.
    ///
    /// - Parameter indent: stands before each line but the first, and counts.
    package static func wrap(_ text: String, width: Int, indent: String = "") -> [String] {
        var wrapper = Wrapper(width: max(1, width), indent: of(indent) < width ? indent : "")
        for piece in SGR.pieces(text) { wrapper.add(piece) }
        return wrapper.finish()
    }

    private struct Wrapper {
        let width: Int
        let indent: String
        private var lines: [String] = []
        private var line = ""
        private var lineWidth = 0
        private var gap = 0
        private var word: [SGR.Piece] = []
        private var wordWidth = 0
        private var state = SGR.State()

        init(width: Int, indent: String) {
            self.width = width
            self.indent = indent
        }

        mutating func add(_ piece: SGR.Piece) {
            switch piece {
            case .character(" "), .character("\t"):
                placeWord()
                gap += 1
            case .character("\n"), .character("\r\n"):
                placeWord()
                breakLine()
            case .character(let character):
                word.append(piece)
                wordWidth += DisplayWidth.of(character)
            case .sequence:
                word.append(piece)
            }
        }

        mutating func finish() -> [String] {
            placeWord()
            lines.append(line + state.closing)
            return lines
        }

        private var isEmptyLine: Bool { lineWidth == (lines.isEmpty ? 0 : DisplayWidth.of(indent)) }

        private mutating func placeWord() {
            guard !word.isEmpty else { return }
            if wordWidth > 0 {
                if !isEmptyLine && lineWidth + gap + wordWidth > width { breakLine() }
                if !isEmptyLine || lines.isEmpty { append(spaces: gap) }
                gap = 0
            }
            for piece in word { append(piece) }
            word = []
            wordWidth = 0
        }

        private mutating func append(spaces count: Int) {
            let count = min(count, width - lineWidth)
            line += DisplayWidth.spaces(count)
            lineWidth += max(0, count)
        }

        private mutating func append(_ piece: SGR.Piece) {
            switch piece {
            case .sequence(let sequence):
                state.note(sequence)
                line += sequence
            case .character(let character):
                let columns = DisplayWidth.of(character)
                if lineWidth + columns > width && !isEmptyLine { breakLine() }
                line.append(character == "\u{A0}" ? " " : character)
                lineWidth += columns
            }
        }

        private mutating func breakLine() {
            lines.append(line + state.closing)
            line = indent + state.opening
            lineWidth = DisplayWidth.of(indent)
            gap = 0
        }
    }
}
