import Testing

@testable import Dockerfile

@Suite("the excerpt under an error")
struct SourceExcerptTests {
    private let source = (1...9).map { "line \($0)" } + [""]

    @Test("one line in the middle has two lines on either side")
    func middle() {
        #expect(
            SourceExcerpt.lines(of: source, fileName: "Dockerfile", marked: 4...4) == [
                "Dockerfile:4",
                "--------------------",
                "   2 |     line 2",
                "   3 |     line 3",
                "   4 | >>> line 4",
                "   5 |     line 5",
                "   6 |     line 6",
                "--------------------",
            ])
    }

    @Test(
        "the window moves at the edges",
        arguments: [(1...1, 1...3), (2...2, 1...4), (9...9, 7...10), (10...10, 8...10), (2...4, 1...5)])
    func edges(marked: ClosedRange<Int>, shown: ClosedRange<Int>) {
        let lines = SourceExcerpt.lines(of: source, fileName: "D", marked: marked).dropFirst(2).dropLast()
        #expect(lines.count == shown.count)
        #expect(lines.first?.hasPrefix("   \(shown.lowerBound) |") == true)
        #expect(lines.count { $0.contains(">>>") } == marked.count)
    }

    @Test("an unknown place has no excerpt")
    func nowhere() {
        #expect(SourceExcerpt.lines(of: source, fileName: "D", marked: nil).isEmpty)
        #expect(SourceExcerpt.lines(of: source, fileName: "D", marked: 11...11).isEmpty)
        #expect(SourceExcerpt.lines(of: source, fileName: "D", marked: 0...2).isEmpty)
    }
}
