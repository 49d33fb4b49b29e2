/// Escape sequences in text: where they are, and which are still in force at a place.
enum SGR {
    static let reset = "\u{1B}[0m"

    /// A piece of a text: a sequence that takes no place, or a character that does.
    enum Piece: Equatable {
        case sequence(String)
        case character(Character)
    }

    /// Cuts a text into sequences (CSI and OSC) and characters.
    static func pieces(_ text: String) -> [Piece] {
        guard text.utf8.contains(0x1B) else { return text.map { .character($0) } }
        var pieces: [Piece] = []
        var rest = text.unicodeScalars[...]
        while !rest.isEmpty {
            if rest.first == "\u{1B}" {
                pieces.append(.sequence(takeSequence(&rest)))
            } else {
                let end = rest.firstIndex(of: "\u{1B}") ?? rest.endIndex
                pieces += String(rest[..<end]).map { .character($0) }
                rest = rest[end...]
            }
        }
        return pieces
    }

    private static func takeSequence(_ rest: inout Substring.UnicodeScalarView) -> String {
        var sequence = String.UnicodeScalarView()
        let kind = rest.dropFirst().first
        while let scalar = rest.popFirst() {
            sequence.append(scalar)
            guard sequence.count > 2 || (kind != "[" && kind != "]" && sequence.count == 2) else { continue }
            let isEnd = kind == "]" ? scalar == "\u{07}" || scalar == "\\" : ("@"..."~").contains(scalar)
            if isEnd { break }
        }
        return String(sequence)
    }

    /// The parts of a text between its resets.
    static func splitAtResets(_ text: String) -> [String] {
        var parts = [""]
        for piece in pieces(text) {
            switch piece {
            case .sequence(reset): parts.append("")
            case .sequence(let sequence): parts[parts.count - 1] += sequence
            case .character(let character): parts[parts.count - 1].append(character)
            }
        }
        return parts
    }

    /// The sequences in force while a text is written.
    struct State {
        private(set) var open: [String] = []

        mutating func note(_ sequence: String) {
            if sequence == SGR.reset { open = [] } else if sequence.hasSuffix("m") { open.append(sequence) }
        }

        var opening: String { open.joined() }
        var closing: String { open.isEmpty ? "" : SGR.reset }
    }
}
