import Glibc
import Synchronization

/// Writes text to a file descriptor, all of it or until the other side is gone.
package struct TerminalWriter: Sendable {
    /// Where the text goes; it is not closed here. -1 where it is gathered.
    package let descriptor: Int32
    private let gathered: GatheredText?

    package init(descriptor: Int32) {
        self.descriptor = descriptor
        gathered = nil
    }

    /// Keeps the text instead of showing it.
    package init(into gathered: GatheredText) {
        descriptor = -1
        self.gathered = gathered
    }

    /// What the user came for.
    package static let standardOutput = TerminalWriter(descriptor: 1)
    /// What went wrong.
    package static let standardError = TerminalWriter(descriptor: 2)

    /// Whether somebody types at standard input.
    package static var inputIsTerminal: Bool { isatty(0) == 1 }

    /// Whether a terminal reads this.
    package var isTerminal: Bool { isatty(descriptor) == 1 }

    /// Writes a text. False when it could not be written, as after the reader of a pipe ended.
    @discardableResult
    package func write(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { write(UnsafeRawBufferPointer($0)) }
    }

    /// Writes a text and a newline.
    @discardableResult
    package func writeLine(_ text: String = "") -> Bool { write(text + "\n") }

    /// Writes bytes as they are, for the output of programs.
    @discardableResult
    package func write(_ bytes: [UInt8]) -> Bool { bytes.withUnsafeBytes { write($0) } }

    private func write(_ bytes: UnsafeRawBufferPointer) -> Bool {
        if let gathered {
            gathered.add(bytes)
            return true
        }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            if count >= 0 {
                rest = rest.dropFirst(count)
            } else if errno == EAGAIN || errno == EWOULDBLOCK {
                var wish = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                poll(&wish, 1, -1)
            } else if errno != EINTR {
                return false
            }
        }
        return true
    }
}

/// Text that was written and that nobody has seen yet.
package final class GatheredText: Sendable {
    private let bytes = Mutex<[UInt8]>([])

    package init() {}

    func add(_ more: UnsafeRawBufferPointer) { bytes.withLock { $0 += more } }

    /// All of it; bytes that are no UTF-8 are replaced.
    package var text: String { String(decoding: bytes.withLock { $0 }, as: UTF8.self) }
}
