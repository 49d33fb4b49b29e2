import Testing
import WorldModel

@testable import Programs

@Suite("differences and patches")
struct PatchTests {
    private static func lines(_ source: inout RandomSource) -> [String] {
        (0..<Int(source.next() % 12)).map { _ in ["a", "b", "c", "d", ""][Int(source.next() % 5)] }
    }

    @Test("a difference carried out gives the new text, and reversed the old one")
    func roundTrip() throws {
        var source = RandomSource(seed: 3)
        for _ in 0..<500 {
            let old = Self.lines(&source)
            let new = Self.lines(&source)
            func bytes(_ lines: [String]) -> [UInt8] { lines.flatMap { Array(($0 + "\n").utf8) } }
            let comparison = LineComparison(bytes(old), bytes(new)) { $0 }
            guard comparison.isDifferent else { continue }
            let text = "--- a\n+++ b\n" + String(decoding: comparison.unified(context: 3), as: UTF8.self)
            let patch = try #require(
                FilePatch.read(text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)).first)
            for (part, from, to) in [(patch, old, new), (patch.reversed, new, old)] {
                var result = from
                var shift = 0
                for hunk in part.hunks {
                    let wanted = hunk.oldStart - 1 + shift
                    let start = try #require(hunk.place(in: result, near: wanted))
                    result.replaceSubrange(start..<start + hunk.old.count, with: hunk.new)
                    shift += hunk.new.count - hunk.old.count
                }
                #expect(result == to, "\(text)")
            }
        }
    }
}
