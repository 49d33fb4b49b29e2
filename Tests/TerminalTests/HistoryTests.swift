import Glibc
import Terminal
import Testing

@Suite("History")
struct HistoryTests {
    @Test(
        "an entry of several lines is one line in the file", arguments: ["a", "a\nb", "a\\nb", "\\", "a\\\nb\r", "ü\\"])
    func format(entry: String) {
        let line = HistoryFormat.encode(entry)
        #expect(!line.contains("\n"))
        #expect(HistoryFormat.decode(line) == entry)
    }

    @Test("a file edited by hand is read as well")
    func byHand() {
        #expect(HistoryFormat.entries(in: "ls\n\na\\qb\nend\\") == ["ls", "a\\qb", "end\\"])
    }

    @Test("entries come back, and only the newest are kept")
    func file() throws {
        var template = Array("/tmp/drydock-history-XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        try #require(descriptor >= 0)
        close(descriptor)
        let path = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
        defer { unlink(path) }
        let file = HistoryFile(path: path, limit: 3)
        for number in 1...7 { #expect(file.append("docker run \(number) \\\n  x")) }
        #expect(file.load() == (5...7).map { "docker run \($0) \\\n  x" })
        #expect(TestFiles.read(path) == "docker run 5 \\\\\\n  x\ndocker run 6 \\\\\\n  x\ndocker run 7 \\\\\\n  x\n")
        #expect(HistoryFile(path: "/nowhere/history").load() == [])
        #expect(!HistoryFile(path: "/nowhere/history").append("x"))
    }
}
