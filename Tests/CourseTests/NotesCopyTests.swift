import Foundation
import Testing

@testable import Course

/// The course says what the notes say in its own words: no eight words of a sentence are the same.
/// `Scripts/hash-notes` writes the hashes of the notes' runs of words.
@Suite struct NotesCopyTests {
    private static let length = 8

    private static let runs: Set<UInt64> = {
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Notes/runs.bin")
        let bytes = (try? Data(contentsOf: path)).map(Array.init) ?? []
        return Set(
            stride(from: 0, to: bytes.count - 4, by: 5).map { start in
                (0..<5).reduce(UInt64(0)) { $0 | UInt64(bytes[start + $1]) << (8 * UInt64($1)) }
            })
    }()

    private static func hash(_ text: String) -> UInt64 {
        text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 } & 0xFF_FFFF_FFFF
    }

    private static func runs(in text: String) -> [String] {
        let words = Spelling.prose(text).joined(separator: "\n").lowercased()
            .split { !("a"..."z").contains($0) }
        guard words.count >= length else { return [] }
        return (0...(words.count - length)).map { words[$0..<($0 + length)].joined(separator: " ") }
    }

    @Test("no sentence of the notes is copied")
    func copies() {
        #expect(Self.runs.count > 10_000)
        for (text, file, line) in RepositoryTests.content.readableTexts {
            for run in Self.runs(in: text) where Self.runs.contains(Self.hash(run)) {
                Issue.record("\(file):\(line): “\(run)” stands in the notes")
            }
        }
    }
}
