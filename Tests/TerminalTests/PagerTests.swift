import Terminal
import Testing

@Suite("Paging and keys")
struct PagerTests {
    private let ten = (1...10).map { "line \($0)" }

    @Test("pages go forwards and back")
    func pages() {
        var state = PagerState(lines: ten, size: TerminalSize(columns: 80, rows: 5))
        #expect(!state.fits)
        #expect(state.page == ["line 1", "line 2", "line 3", "line 4"])
        #expect(state.percent == 40)
        #expect(state.handle(.enter) == .show(["line 5", "line 6", "line 7", "line 8"]))
        #expect(state.handle(.character("b")) == .show(["line 1", "line 2", "line 3", "line 4"]))
        #expect(state.handle(.character("b")) == .nothing)
        #expect(state.handle(.character("x")) == .nothing)
        #expect(state.handle(.character(" ")) == .show(["line 5", "line 6", "line 7", "line 8"]))
        #expect(state.handle(.down) == .show(["line 9", "line 10"]))
        #expect(state.isAtEnd)
        #expect(state.handle(.enter) == .quit)
        #expect(state.handle(.character("q")) == .quit)
    }

    @Test("a line wider than the screen takes several rows")
    func wide() {
        let state = PagerState(lines: ["123456789012", "a", "b"], size: TerminalSize(columns: 5, rows: 5))
        #expect(state.page == ["123456789012", "a"])
        #expect(PagerState(lines: ["12345678901234567"], size: TerminalSize(columns: 2, rows: 2)).fits)
        #expect(PagerState(lines: [], size: TerminalSize(columns: 80, rows: 24)).fits)
    }

    @Test("a new size counts from the next page on")
    func resize() {
        var state = PagerState(lines: ten, size: TerminalSize(columns: 80, rows: 3))
        state.resize(to: TerminalSize(columns: 80, rows: 24))
        #expect(state.isAtEnd)
    }

    @Test(
        "bytes are keys",
        arguments: [
            ([0x61], .character("a")), ([0x0D], .enter), ([0x0A], .enter), ([0x09], .tab), ([0x7F], .backspace),
            ([0x1B], .escape), ([0x1B, 0x5B, 0x41], .up),
            ([0x1B, 0x4F, 0x42], .down), ([0x1B, 0x5B, 0x35, 0x7E], .pageUp),
            ([0x1B, 0x5B, 0x5A], .unknown), ([0x03], .interrupt), ([0x04], .endOfInput), ([], .endOfInput),
            ([0x12], .control("r")), ([0xC3, 0xA9], .character("é")), ([0x00], .unknown), ([0x1F], .unknown),
        ] as [([UInt8], Key)])
    func keys(bytes: [UInt8], key: Key) {
        #expect(Key(bytes: bytes) == key)
    }
}
