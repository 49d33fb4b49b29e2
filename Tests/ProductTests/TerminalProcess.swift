import Foundation
import Glibc
import Testing

/// A program on a pseudo-terminal of its own, driven by waiting for text, never for time.
final class TerminalProcess {
    /// The text that was waited for did not come.
    struct Timeout: Error, CustomStringConvertible {
        var wanted: [String]
        var seen: String
        var description: String { "waited for \(wanted), and saw:\n\(seen)" }
    }

    private let master: Int32
    private let process: pid_t
    private var status: Int32?
    private var raw: [UInt8] = []
    /// What has come and was not waited for yet, without control sequences.
    private var pending = ""
    private let deadline = ContinuousClock.now + .seconds(60)

    init(_ path: String, _ arguments: [String], environment: [String], in folder: String) throws {
        var master: Int32 = -1
        var slave: Int32 = -1
        var name = [CChar](repeating: 0, count: 128)
        var size = winsize(ws_row: 50, ws_col: 100, ws_xpixel: 0, ws_ypixel: 0)
        try #require(openpty(&master, &slave, &name, nil, &size) == 0)
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        // Opened by the leader of a new session, the slave becomes its controlling terminal.
        posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, 0, 1)
        posix_spawn_file_actions_adddup2(&actions, 0, 2)
        posix_spawn_file_actions_addclose(&actions, master)
        posix_spawn_file_actions_addclose(&actions, slave)
        posix_spawn_file_actions_addchdir_np(&actions, folder)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSID))
        var process: pid_t = 0
        let words = ([path] + arguments).map { strdup($0) } + [nil]
        let variables = environment.map { strdup($0) } + [nil]
        defer { (words + variables).forEach { free($0) } }
        let result = posix_spawn(&process, path, &actions, &attributes, words, variables)
        close(slave)
        try #require(result == 0, "posix_spawn: \(String(cString: strerror(result)))")
        self.master = master
        self.process = process
    }

    deinit {
        if status == nil { _ = end(with: SIGKILL) }
        close(master)
    }

    // MARK: Typing

    func send(_ text: String) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            bytes = bytes.dropFirst(count)
        }
    }

    func type(_ line: String) { send(line + "\r") }

    // MARK: Reading

    /// Waits for one of the texts, and gives the first one in the output with what came before it.
    @discardableResult
    func expect(_ wanted: String...) throws -> (found: String, before: String) { try expect(any: wanted) }

    func expect(any wanted: [String]) throws -> (found: String, before: String) {
        while true {
            let places = wanted.compactMap { text in pending.range(of: text).map { (text, $0) } }
            if let (text, range) = places.min(by: { $0.1.lowerBound < $1.1.lowerBound }) {
                let before = String(pending[..<range.lowerBound])
                pending = String(pending[range.upperBound...])
                return (text, before)
            }
            guard try readMore() else { throw Timeout(wanted: wanted, seen: String(pending.suffix(2000))) }
        }
    }

    /// Reads until the program has closed the terminal, and gives its exit status; 128 + n after signal n.
    func expectEnd() throws -> Int32 {
        while try readMore() {}
        guard let status = wait() else { throw Timeout(wanted: ["the end"], seen: String(pending.suffix(2000))) }
        return status
    }

    /// Ends the program with a signal.
    @discardableResult
    func end(with signal: Int32) -> Int32? {
        kill(process, signal)
        return wait()
    }

    private func wait() -> Int32? {
        if let status { return status }
        var value: Int32 = 0
        while true {
            let result = waitpid(process, &value, WNOHANG)
            if result == process {
                status = value & 0x7F == 0 ? value >> 8 & 0xFF : 128 + value & 0x7F
                return status
            }
            if result < 0, errno != EINTR { return nil }
            if ContinuousClock.now > deadline { return nil }
            var nothing = pollfd(fd: -1, events: 0, revents: 0)
            poll(&nothing, 1, 10)
        }
    }

    /// Waits for more output. False at its end, or when the time is over.
    private func readMore() throws -> Bool {
        while ContinuousClock.now < deadline {
            var descriptor = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
            guard poll(&descriptor, 1, 200) > 0 else { continue }
            var buffer = [UInt8](repeating: 0, count: 65_536)
            let count = read(master, &buffer, buffer.count)
            if count > 0 {
                raw += buffer[..<count]
                takeText()
                return true
            }
            if count < 0, errno == EINTR { continue }
            return false
        }
        return false
    }

    /// Moves what is complete from the raw bytes to the text, without control sequences.
    private func takeText() {
        var text: [UInt8] = []
        var index = 0
        scan: while index < raw.count {
            let byte = raw[index]
            if byte == 0x1B {
                guard index + 1 < raw.count else { break }
                var end = index + 2
                if raw[index + 1] == UInt8(ascii: "[") {
                    while end < raw.count, !(0x40...0x7E).contains(raw[end]) { end += 1 }
                    guard end < raw.count else { break scan }
                    end += 1
                } else if raw[index + 1] == UInt8(ascii: "]") {
                    while end < raw.count, raw[end] != 0x07 { end += 1 }
                    guard end < raw.count else { break scan }
                    end += 1
                } else if raw[index + 1] == UInt8(ascii: "(") {
                    guard end < raw.count else { break scan }
                    end += 1
                }
                index = end
                continue
            }
            let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
            guard index + length <= raw.count else { break }
            if byte >= 0x20 || byte == 0x0A { text += raw[index..<(index + length)] }
            index += length
        }
        raw.removeFirst(index)
        pending += String(decoding: text, as: UTF8.self)
    }
}
