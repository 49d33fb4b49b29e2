/// On which side of a text the padding goes.
package enum Alignment: Sendable, Equatable {
    case left
    case centre
    case right
}

extension DisplayWidth {
    /// The text with spaces up to `width` columns; a wider one is left as it is.
    package static func pad(_ text: String, to width: Int, alignment: Alignment = .left) -> String {
        let missing = width - of(text)
        guard missing > 0 else { return text }
        let before =
            switch alignment {
            case .left: 0
            case .centre: missing / 2
            case .right: missing
            }
        return spaces(before) + text + spaces(missing - before)
    }

    /// The text cut to `width` columns, with a mark where something is missing. Styles are closed.
    package static func truncate(_ text: String, to width: Int, mark: String = "…") -> String {
        guard of(text) > width else { return text }
        let room = max(0, width - of(mark))
        var state = SGR.State()
        var result = ""
        var used = 0
        for piece in SGR.pieces(text) {
            switch piece {
            case .sequence(let sequence):
                state.note(sequence)
                result += sequence
            case .character(let character):
                used += of(character)
                guard used <= room else { return result + (width >= of(mark) ? mark : "") + state.closing }
                result.append(character)
            }
        }
        return result
    }

    /// The text without escape sequences.
    package static func strip(_ text: String) -> String {
        var result = ""
        for case .character(let character) in SGR.pieces(text) { result.append(character) }
        return result
    }

    /// The text with tabs replaced by spaces up to the next multiple of `stop`.
    package static func expandTabs(_ text: String, stop: Int = 8) -> String {
        guard text.utf8.contains(0x09) else { return text }
        var result = ""
        var column = 0
        for character in text {
            if character == "\t" {
                let count = stop - column % stop
                result += spaces(count)
                column += count
            } else {
                result.append(character)
                column += of(character)
            }
        }
        return result
    }

    /// The text without spaces at its end.
    package static func trimmedEnd(_ text: String) -> String {
        var text = text
        while text.last == " " { text.removeLast() }
        return text
    }

    /// So many spaces; none for a negative count.
    package static func spaces(_ count: Int) -> String {
        String(repeating: " ", count: max(0, count))
    }
}
