import CEditLine
import Glibc

/// Reads single keys from standard input.
package enum KeyReader {
    /// Waits for a key; the terminal is as before when this returns. Nil when standard input is no terminal.
    package static func readKey() -> Key? {
        guard isatty(0) == 1, ced_keys_begin(0) else { return nil }
        defer { ced_keys_end(0) }
        guard let first = readByte() else { return InterruptFlag.take() ? .interrupt : .endOfInput }
        var bytes = [first]
        switch first {
        case 0x1B: readSequence(&bytes)
        case 0xC0...0xFF:
            let count = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1
            for _ in 0..<count {
                guard let next = readByte() else { break }
                bytes.append(next)
            }
        default: break
        }
        return Key(bytes: bytes)
    }

    /// The rest of an escape sequence comes at once; Escape alone is a key of its own.
    private static func readSequence(_ bytes: inout [UInt8]) {
        while bytes.count < 16, hasInput(within: 50), let next = readByte() {
            bytes.append(next)
            let isIntroducer = bytes.count == 2 && (next == UInt8(ascii: "[") || next == UInt8(ascii: "O"))
            if !isIntroducer && (0x40...0x7E).contains(next) { return }
        }
    }

    private static func hasInput(within milliseconds: Int32) -> Bool {
        var wish = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
        return poll(&wish, 1, milliseconds) > 0
    }

    /// Nil at the end of the input and after SIGINT.
    private static func readByte() -> UInt8? {
        var byte: UInt8 = 0
        while true {
            let count = read(0, &byte, 1)
            if count == 1 { return byte }
            if count < 0 && errno == EINTR && !InterruptFlag.isSet { continue }
            return nil
        }
    }
}
