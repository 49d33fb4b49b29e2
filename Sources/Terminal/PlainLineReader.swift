import CEditLine
import Glibc

/// Reads lines from a file descriptor, with a buffer of its own and without stdio.
package final class PlainLineReader {
    private let descriptor: Int32
    private var buffer: [UInt8] = []
    /// Where the part of the buffer starts that was not handed out yet.
    private var start = 0
    private var hasEnded = false

    /// The descriptor is not closed here.
    package init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// The next line without its newline; a last line that lacks one counts. Bytes that are no UTF-8 are replaced.
    package func readLine() -> LineResult {
        var searched = start
        while true {
            if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                defer { start = end + 1 }
                return .line(text(start..<end))
            }
            searched = buffer.count
            if hasEnded {
                guard start < buffer.count else { return .endOfInput }
                defer { start = buffer.count }
                return .line(text(start..<buffer.count))
            }
            let before = start
            guard fill() else {
                forget()
                return .interrupted
            }
            searched -= before - start
        }
    }

    private func text(_ range: Range<Int>) -> String {
        var bytes = buffer[range]
        if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Reads more. False when Ctrl-C came meanwhile.
    private func fill() -> Bool {
        buffer.removeSubrange(..<start)
        start = 0
        guard ced_wait_readable(descriptor) else { return false }
        let chunk = [UInt8](unsafeUninitializedCapacity: 16_384) { memory, count in
            count = max(-1, read(descriptor, memory.baseAddress, memory.count))
            if count < 0 {
                hasEnded = errno != EINTR
                count = 0
            } else if count == 0 {
                hasEnded = true
            }
        }
        buffer += chunk
        return !(chunk.isEmpty && InterruptFlag.isSet)
    }

    private func forget() {
        _ = InterruptFlag.take()
        // A file or pipe goes on where it was; a line half typed is gone.
        if isatty(descriptor) == 1 { start = buffer.count }
    }
}
