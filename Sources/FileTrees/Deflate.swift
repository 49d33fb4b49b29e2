/// Compression in the DEFLATE format (RFC 1951): repetitions within the last 32 KiB, with the fixed codes of the format.
package enum Deflate {
    private static let window = 32_768
    private static let longest = 258
    /// How many earlier places are looked at for a repetition.
    private static let patience = 24

    package static func compress(_ bytes: [UInt8]) -> [UInt8] {
        var writer = BitWriter()
        writer.out.reserveCapacity(bytes.count / 2 + 16)
        writer.write(1, bits: 1)  // the only block
        writer.write(1, bits: 2)  // with fixed codes
        bytes.withUnsafeBufferPointer { bytes in
            var last = [Int32](repeating: -1, count: 1 << 15)
            var previous = [Int32](repeating: -1, count: window)
            /// Remembers where three bytes stand.
            func remember(_ place: Int) {
                guard place + 2 < bytes.count else { return }
                let hash = Self.hash(bytes, place)
                previous[place & (window - 1)] = last[hash]
                last[hash] = Int32(place)
            }
            var at = 0
            while at < bytes.count {
                var (length, distance) = (0, 0)
                if at + 2 < bytes.count {
                    var candidate = Int(last[Self.hash(bytes, at)])
                    var tries = patience
                    while candidate >= 0, at - candidate <= window - 1, tries > 0 {
                        let same = Self.commonLength(bytes, candidate, at)
                        if same > length { (length, distance) = (same, at - candidate) }
                        let next = Int(previous[candidate & (window - 1)])
                        guard next < candidate, length < longest else { break }
                        candidate = next
                        tries -= 1
                    }
                }
                if length >= 3 {
                    writer.writeRepetition(length: length, distance: distance)
                    for place in at..<at + length { remember(place) }
                    at += length
                } else {
                    writer.writeSymbol(Int(bytes[at]))
                    remember(at)
                    at += 1
                }
            }
        }
        writer.writeSymbol(256)
        let packed = writer.finish()
        return packed.count > bytes.count + bytes.count / 65_535 * 5 + 5 ? stored(bytes) : packed
    }

    /// What does not become smaller is kept as it is.
    private static func stored(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        for start in stride(from: 0, to: max(1, bytes.count), by: 65_535) {
            let end = min(bytes.count, start + 65_535)
            let length = UInt16(end - start)
            out.append(end == bytes.count ? 1 : 0)
            for value in [length, ~length] { out += [UInt8(value & 255), UInt8(value >> 8)] }
            out += bytes[start..<end]
        }
        return out
    }

    private static func hash(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int {
        let value = UInt32(bytes[place]) | UInt32(bytes[place + 1]) << 8 | UInt32(bytes[place + 2]) << 16
        return Int((value &* 0x9E37_79B1) >> 17)
    }

    private static func commonLength(_ bytes: UnsafeBufferPointer<UInt8>, _ a: Int, _ b: Int) -> Int {
        let limit = min(longest, bytes.count - b)
        var length = 0
        while length < limit, bytes[a + length] == bytes[b + length] { length += 1 }
        return length
    }

    /// The codes 257 to 285: where their lengths begin, and how many bits follow.
    static let lengths: [(base: Int, extra: Int)] = [
        (3, 0), (4, 0), (5, 0), (6, 0), (7, 0), (8, 0), (9, 0), (10, 0), (11, 1), (13, 1), (15, 1), (17, 1), (19, 2),
        (23, 2), (27, 2), (31, 2), (35, 3), (43, 3), (51, 3), (59, 3), (67, 4), (83, 4), (99, 4), (115, 4), (131, 5),
        (163, 5), (195, 5), (227, 5), (258, 0),
    ]

    /// The codes of distances.
    static let distances: [(base: Int, extra: Int)] = [
        (1, 0), (2, 0), (3, 0), (4, 0), (5, 1), (7, 1), (9, 2), (13, 2), (17, 3), (25, 3), (33, 4), (49, 4), (65, 5),
        (97, 5), (129, 6), (193, 6), (257, 7), (385, 7), (513, 8), (769, 8), (1025, 9), (1537, 9), (2049, 10),
        (3073, 10), (4097, 11), (6145, 11), (8193, 12), (12_289, 12), (16_385, 13), (24_577, 13),
    ]
}

/// Puts bits together, the lowest first.
private struct BitWriter {
    var out: [UInt8] = []
    private var held: UInt32 = 0
    private var count = 0

    mutating func write(_ value: Int, bits: Int) {
        held |= UInt32(value) << UInt32(count)
        count += bits
        while count >= 8 {
            out.append(UInt8(truncatingIfNeeded: held))
            held >>= 8
            count -= 8
        }
    }

    /// A Huffman code, whose highest bit comes first.
    private mutating func writeCode(_ code: Int, bits: Int) {
        let reversed = (0..<bits).reduce(0) { $0 | (code >> $1 & 1) << (bits - 1 - $1) }
        write(reversed, bits: bits)
    }

    /// A symbol of the fixed code (RFC 1951, 3.2.6).
    mutating func writeSymbol(_ symbol: Int) {
        switch symbol {
        case 0...143: writeCode(0x30 + symbol, bits: 8)
        case 144...255: writeCode(0x190 + symbol - 144, bits: 9)
        case 256...279: writeCode(symbol - 256, bits: 7)
        default: writeCode(0xC0 + symbol - 280, bits: 8)
        }
    }

    mutating func writeRepetition(length: Int, distance: Int) {
        let size = length == 258 ? 28 : (Deflate.lengths.firstIndex { $0.base > length } ?? 28) - 1
        writeSymbol(257 + size)
        write(length - Deflate.lengths[size].base, bits: Deflate.lengths[size].extra)
        let place = (Deflate.distances.firstIndex { $0.base > distance } ?? Deflate.distances.count) - 1
        writeCode(place, bits: 5)
        write(distance - Deflate.distances[place].base, bits: Deflate.distances[place].extra)
    }

    consuming func finish() -> [UInt8] {
        if count > 0 { out.append(UInt8(truncatingIfNeeded: held)) }
        return out
    }
}
