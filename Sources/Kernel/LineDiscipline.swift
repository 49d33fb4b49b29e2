import WorldModel

/// What a terminal does with keys as they are pressed at its far end: it echoes them, lets a line be edited, and hands it
/// over at its end (termios: canonical mode with echo).
///
/// The prompt of Drydock edits lines itself. This is for real terminals that are connected through the Engine API.
package struct LineDiscipline: Sendable, Equatable {
    private var line: [UInt8] = []
    /// Where in an escape sequence, such as that of an arrow, the last key was.
    private var escape = Escape.none

    private enum Escape { case none, begun, sequence }

    package init() {}

    package mutating func press(_ bytes: [UInt8], on terminal: TerminalID, _ simulation: inout Simulation) {
        for byte in bytes {
            switch (escape, byte) {
            case (.none, 0x1B): escape = .begun
            case (.begun, _): escape = byte == UInt8(ascii: "[") || byte == UInt8(ascii: "O") ? .sequence : .none
            // A sequence ends with a letter or a tilde.
            case (.sequence, _): if byte >= 0x40 { escape = .none }
            case (.none, _): press(byte, terminal, &simulation)
            }
        }
    }

    private mutating func press(_ byte: UInt8, _ terminal: TerminalID, _ simulation: inout Simulation) {
        let echoes = simulation.world.streams.terminals[terminal]?.echoes ?? true
        func echo(_ text: String) { if echoes { simulation.echo(Array(text.utf8), on: terminal) } }
        switch byte {
        case 0x03, 0x1C:
            echo(byte == 0x03 ? "^C" : "^\\")
            line = []
            simulation.type([byte], into: terminal)
        case 0x04:
            // The end of the input where a line would begin; elsewhere what is there so far is handed over.
            simulation.type(line.isEmpty ? [0x04] : line, into: terminal)
            line = []
        case 0x0D, 0x0A:
            echo("\n")
            simulation.type(line + [0x0A], into: terminal)
            line = []
        case 0x7F, 0x08: if eraseLast() { echo("\u{8} \u{8}") }
        case 0x15: while eraseLast() { echo("\u{8} \u{8}") }
        case 0x17:
            while line.last == UInt8(ascii: " "), eraseLast() { echo("\u{8} \u{8}") }
            while line.last != UInt8(ascii: " "), eraseLast() { echo("\u{8} \u{8}") }
        case 0x00..<0x20: break
        default:
            line.append(byte)
            if echoes { simulation.echo([byte], on: terminal) }
        }
    }

    /// Takes the last character away; false when there is none.
    private mutating func eraseLast() -> Bool {
        guard !line.isEmpty else { return false }
        // The further bytes of a character in UTF-8 begin with 10.
        while let byte = line.popLast(), byte & 0xC0 == 0x80 {}
        return true
    }
}
