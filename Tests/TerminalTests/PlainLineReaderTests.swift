import Glibc
import Terminal
import Testing

@Suite("Reading lines without a terminal")
struct PlainLineReaderTests {
    private func lines(_ input: [UInt8]) throws -> [LineResult] {
        var ends: [Int32] = [0, 0]
        try #require(pipe(&ends) == 0)
        TerminalWriter(descriptor: ends[1]).write(input)
        close(ends[1])
        defer { close(ends[0]) }
        let reader = PlainLineReader(descriptor: ends[0])
        var results: [LineResult] = []
        while results.last != .endOfInput, results.count < 10_000 { results.append(reader.readLine()) }
        return results
    }

    @Test("lines come one by one, the last one even without a newline")
    func simple() throws {
        #expect(try lines(Array("a\n\nü日".utf8)) == [.line("a"), .line(""), .line("ü日"), .endOfInput])
        #expect(try lines(Array("a\r\nb\n".utf8)) == [.line("a"), .line("b"), .endOfInput])
        #expect(try lines([]) == [.endOfInput])
        #expect(try lines([0xFF, 0x0A]) == [.line("\u{FFFD}"), .endOfInput])
    }

    @Test("lines longer than the buffer are whole")
    func long() throws {
        let long = String(repeating: "x", count: 40_000)
        #expect(try lines(Array((long + "\nb\n").utf8)) == [.line(long), .line("b"), .endOfInput])
    }

    @Test("writing to a closed descriptor says so")
    func closed() {
        #expect(!TerminalWriter(descriptor: -1).write("x"))
        #expect(TerminalWriter(descriptor: -1).write(""))
    }
}
