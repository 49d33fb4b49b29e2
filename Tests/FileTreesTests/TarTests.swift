import FileTrees
import TestSupport
import Testing

@Suite("A tar archive")
struct TarTests {
    private var sample: TarArchive {
        TarArchive(entries: [
            .init(path: "d", inode: Inode(.directory(Directory(parent: InodeID(0))), mode: 0o755)),
            .init(path: "d/f", inode: Inode(.file(FileBody("hello\n")), mode: 0o640, owner: 7, group: 8)),
            .init(path: "l", inode: Inode(.symbolicLink("d/f"), mode: 0o777)),
            .init(path: "bin", inode: Inode(.file(.program("gnu/ls", size: 50_000)), mode: 0o755)),
            .init(
                path: String(repeating: "long/", count: 40) + "name",
                inode: Inode(.file(FileBody("x")), mode: 0o644, modified: 1_700_000_000_000_000_000)),
        ])
    }

    @Test("reads what it writes")
    func roundTrip() throws {
        let bytes = sample.bytes
        #expect(bytes.count % 10_240 == 0)
        let read = try TarArchive(bytes)
        #expect(
            read.entries.map { $0.path.hasSuffix("/") ? String($0.path.dropLast()) : $0.path }
                == sample.entries.map(\.path))
        #expect(read.entries.map(\.inode.mode) == sample.entries.map(\.inode.mode))
        #expect(read.entries.map(\.inode.body) == sample.entries.map(\.inode.body))
        #expect(read.entries[1].inode.owner == 7)
        #expect(read.entries[4].inode.modified == 1_700_000_000_000_000_000)
    }

    @Test("refuses what is no archive")
    func malformed() {
        #expect(throws: TarArchive.Malformed.self) { try TarArchive([]) }
        #expect(throws: TarArchive.Malformed.self) { try TarArchive([1, 2, 3]) }
        #expect(throws: TarArchive.Malformed.self) { try TarArchive([UInt8](repeating: 65, count: 2048)) }
        #expect(throws: TarArchive.Malformed.self) { try TarArchive(Array(sample.bytes.prefix(1027))) }
    }

    // Numbers that are negative or do not fit are among it (mode 7777777, a time of 2038 × 10⁹).
    @Test(
        "survives any damage",
        arguments: 1...40 as ClosedRange<UInt64>)
    func damaged(_ seed: UInt64) {
        var random = TestRandom(seed: seed)
        let original = Array(sample.bytes.prefix(4096))
        for _ in 0..<10 {
            var bytes = original
            for _ in 0...random.below(6) { bytes[random.below(bytes.count)] = UInt8(truncatingIfNeeded: random.next()) }
            // The fields that hold numbers, with all their extremes.
            for offset in [100, 108, 116, 124, 136] where random.below(3) == 0 {
                for index in 0..<8 { bytes[offset + index] = random.pick([0x37, 0x2D, 0x20, 0, 0x39, 0xFF, 0x80]) }
            }
            _ = try? TarArchive(bytes)
        }
    }
}
