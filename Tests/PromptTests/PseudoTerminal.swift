import Foundation
import Glibc

/// A program that runs on a pseudo-terminal: what it prints can be waited for, and keys can be typed.
final class PseudoTerminal {
    private let master: Int32
    private let process: pid_t
    private(set) var transcript = ""
    /// The same with colours and movements of the cursor.
    private(set) var painted = ""
    private var position = 0

    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    init(_ words: [String], environment: [String], rows: Int = 40, columns: Int = 90) throws {
        // What posix_openpt, unlockpt and ptsname do, which Glibc's module does not show.
        let master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        var isLocked: Int32 = 0
        var number: UInt32 = 0
        guard master >= 0, ioctl(master, 0x4004_5431, &isLocked) == 0, ioctl(master, 0x8004_5430, &number) == 0 else {
            throw Failure(description: "no pseudo-terminal: \(String(cString: strerror(errno)))")
        }
        var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(master, UInt(TIOCSWINSZ), &size)
        self.master = master
        process = try Self.start(words, environment, terminal: "/dev/pts/\(number)")
    }

    /// Starts the program in a session of its own, so that the terminal becomes its controlling one.
    private static func start(_ words: [String], _ environment: [String], terminal: String) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, 0, 1)
        posix_spawn_file_actions_adddup2(&actions, 0, 2)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // The test runner may have signals blocked or ignored; the program must not inherit that.
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(&attributes, Int16(0x80 | 0x08 | 0x04))  // SETSID, SETSIGMASK, SETSIGDEF
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup($0) } + [nil]
        defer { for pointer in arguments + variables { free(pointer) } }
        var process: pid_t = 0
        let status = posix_spawn(&process, words[0], &actions, &attributes, &arguments, &variables)
        guard status == 0 else { throw Failure(description: "\(words[0]): \(String(cString: strerror(status)))") }
        return process
    }

    deinit {
        // Whatever a failed test leaves behind goes with it.
        Glibc.kill(process, SIGKILL)
    }

    /// Types keys; Enter is added to lines.
    func type(_ text: String, enter: Bool = true) {
        let bytes = Array((text + (enter ? "\r" : "")).utf8)
        _ = write(master, bytes, bytes.count)
    }

    /// Waits for the prompt, then types a command line. Keys that come before the prompt would be lost.
    func enter(_ line: String) throws {
        try expect("~ $ ")
        try typeAtPrompt(line)
    }

    /// Types a command line where the prompt was seen already.
    func typeAtPrompt(_ line: String) throws {
        type(line, enter: false)
        try expect(String(line.suffix(12)))  // echoed: the editor has it
        type("")
    }

    /// Answers every question with “a” until the text appears. Whatever is asked again gets one letter more each time,
    /// since some questions take a letter for each of their lines.
    func answerQuestions(until end: String) throws {
        let prompts = [
            "a, b, …: ", "such as ac: ", "such as cab: ", "number in turn, such as", "Your answer: ",
            "Type the command: ", "then Enter: ", "Enter for none: ", "3 sure: ", " please; q leaves.",
        ]
        var answer = "a"
        var wasRefused = false
        for _ in 0..<500 {
            let found = try expect([end] + prompts)
            if found == 0 { return }
            if found == prompts.count {
                wasRefused = true
                continue
            }
            answer = wasRefused ? answer + "a" : "a"
            wasRefused = false
            type(answer)
        }
        throw Failure(description: "questions without an end:\n\(transcript.suffix(1_500))")
    }

    /// Waits until one of the texts appears behind what was seen last, and gives its index. The deadline is for failures.
    @discardableResult
    func expect(_ texts: String...) throws -> Int { try expect(texts) }

    @discardableResult
    func expect(_ texts: [String]) throws -> Int {
        let seconds = 20
        let deadline = time(nil) + seconds
        while true {
            let rest = transcript.dropFirst(position)
            let found = texts.indices.compactMap { index in rest.range(of: texts[index]).map { (index, $0) } }
                .min { $0.1.lowerBound < $1.1.lowerBound }
            if let (index, range) = found {
                position = transcript.distance(from: transcript.startIndex, to: range.upperBound)
                return index
            }
            var descriptor = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
            guard poll(&descriptor, 1, 500) >= 0, time(nil) < deadline else {
                throw Failure(
                    description: "“\(texts)” did not appear. The screen ends so:\n\(transcript.suffix(1_500))")
            }
            guard descriptor.revents != 0 else { continue }
            var buffer = [UInt8](repeating: 0, count: 4_096)
            let count = read(master, &buffer, buffer.count)
            guard count > 0 else {
                throw Failure(description: "the program ended before “\(texts)”:\n\(transcript.suffix(1_500))")
            }
            painted += String(decoding: buffer.prefix(count), as: UTF8.self)
            transcript += Self.plain(String(decoding: buffer.prefix(count), as: UTF8.self))
        }
    }

    /// Without escape sequences and carriage returns.
    private static func plain(_ text: String) -> String {
        text.replacing(/\u{1b}\[[0-9;?]*[A-Za-z]/, with: "").replacing("\r\n", with: "\n").replacing("\r", with: "")
    }

    /// Waits for the end and gives the exit status.
    func waitForEnd() throws -> Int32 {
        let deadline = time(nil) + 20
        var status: Int32 = 0
        while waitpid(process, &status, WNOHANG) == 0 {
            guard time(nil) < deadline else {
                throw Failure(description: "the program did not end:\n\(transcript.suffix(800))")
            }
            var descriptor = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
            var buffer = [UInt8](repeating: 0, count: 4_096)
            if poll(&descriptor, 1, 100) > 0 { _ = read(master, &buffer, buffer.count) }
        }
        close(master)
        return (status >> 8) & 0xFF
    }

    func kill(_ signal: Int32) {
        Glibc.kill(process, signal)
        var status: Int32 = 0
        waitpid(process, &status, 0)
        close(master)
    }
}
