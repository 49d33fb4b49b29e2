/// A key as the pager and the menus see it.
package enum Key: Sendable, Equatable {
    case character(Character)
    case enter
    case tab
    case backspace
    case escape
    case up, down, left, right
    case home, end, pageUp, pageDown, delete
    /// Ctrl with a letter.
    case control(Character)
    /// Ctrl-C.
    case interrupt
    /// Ctrl-D or the end of the input.
    case endOfInput
    /// A sequence that means nothing here.
    case unknown

    /// The key that some bytes stand for: a character, a control code, or an escape sequence as a whole.
    package init(bytes: [UInt8]) {
        guard let first = bytes.first else {
            self = .endOfInput
            return
        }
        switch first {
        case 0x03: self = .interrupt
        case 0x04: self = .endOfInput
        case 0x0A, 0x0D: self = .enter
        case 0x09: self = .tab
        case 0x08, 0x7F: self = .backspace
        case 0x1B where bytes.count == 1: self = .escape
        case 0x1B: self = Self.sequences[String(decoding: bytes[1...], as: UTF8.self)] ?? .unknown
        case 0x01...0x1A: self = .control(Character(Unicode.Scalar(first + 0x60)))
        case 0x00..<0x20: self = .unknown
        default: self = String(decoding: bytes, as: UTF8.self).first.map { .character($0) } ?? .unknown
        }
    }

    private static let sequences: [String: Key] = [
        "[A": .up, "[B": .down, "[C": .right, "[D": .left, "OA": .up, "OB": .down, "OC": .right, "OD": .left,
        "[H": .home, "[F": .end, "OH": .home, "OF": .end, "[1~": .home, "[4~": .end, "[7~": .home, "[8~": .end,
        "[3~": .delete, "[5~": .pageUp, "[6~": .pageDown,
    ]
}
