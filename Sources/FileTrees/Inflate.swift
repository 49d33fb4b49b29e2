/// Reads the DEFLATE format (RFC 1951).
package enum Inflate {
    /// More than this is not unpacked: an archive of nothing but zeros could fill any memory.
    private static let largest = 1 << 28

    /// Appends the unpacked data, and gives the place behind it; `nil` when it is damaged.
    package static func decompress(_ bytes: [UInt8], from start: Int, into out: inout [UInt8]) -> Int? {
        var reader = BitReader(bytes: bytes, at: start)
        let limit = out.count + largest
        let base = out.count
        while true {
            guard let isLast = reader.read(1), let kind = reader.read(2) else { return nil }
            switch kind {
            case 0:
                guard reader.copyStored(into: &out) else { return nil }
            case 1:
                guard block(&reader, .fixedSymbols, .fixedDistances, from: base, limit: limit, into: &out) else {
                    return nil
                }
            case 2:
                guard let (symbols, distances) = tables(&reader),
                    block(&reader, symbols, distances, from: base, limit: limit, into: &out)
                else { return nil }
            default: return nil
            }
            if out.count > limit { return nil }
            if isLast == 1 { return reader.place }
        }
    }

    private static func block(
        _ reader: inout BitReader, _ symbols: HuffmanTable, _ distances: HuffmanTable, from base: Int, limit: Int,
        into out: inout [UInt8]
    ) -> Bool {
        while out.count <= limit {
            guard let symbol = reader.symbol(symbols) else { return false }
            if symbol < 256 {
                out.append(UInt8(symbol))
                continue
            }
            if symbol == 256 { return true }
            guard symbol - 257 < Deflate.lengths.count else { return false }
            let size = Deflate.lengths[symbol - 257]
            guard let more = reader.read(size.extra), let code = reader.symbol(distances),
                code < Deflate.distances.count, let further = reader.read(Deflate.distances[code].extra)
            else { return false }
            let distance = Deflate.distances[code].base + further
            guard distance <= out.count - base else { return false }
            for _ in 0..<size.base + more { out.append(out[out.count - distance]) }
        }
        return false
    }

    /// The codes that a block describes before its data.
    private static func tables(_ reader: inout BitReader) -> (HuffmanTable, HuffmanTable)? {
        guard let symbolCount = reader.read(5), let distanceCount = reader.read(5), let codeCount = reader.read(4)
        else {
            return nil
        }
        let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
        var sizes = [Int](repeating: 0, count: 19)
        for index in 0..<codeCount + 4 {
            guard let size = reader.read(3) else { return nil }
            sizes[order[index]] = size
        }
        let codes = HuffmanTable(sizes)
        let total = symbolCount + 257 + distanceCount + 1
        var lengths: [Int] = []
        while lengths.count < total {
            guard let symbol = reader.symbol(codes) else { return nil }
            switch symbol {
            case 0...15: lengths.append(symbol)
            case 16:
                guard let last = lengths.last, let count = reader.read(2) else { return nil }
                lengths += [Int](repeating: last, count: count + 3)
            case 17:
                guard let count = reader.read(3) else { return nil }
                lengths += [Int](repeating: 0, count: count + 3)
            default:
                guard let count = reader.read(7) else { return nil }
                lengths += [Int](repeating: 0, count: count + 11)
            }
        }
        guard lengths.count == total else { return nil }
        return (HuffmanTable(lengths[..<(symbolCount + 257)]), HuffmanTable(lengths[(symbolCount + 257)...]))
    }
}

/// A canonical Huffman code: how many codes each length has, and the symbols in their order.
private struct HuffmanTable: Sendable {
    var counts = [Int](repeating: 0, count: 16)
    var symbols: [Int] = []

    init(_ lengths: some Collection<Int>) {
        for length in lengths { counts[length] += 1 }
        counts[0] = 0
        symbols = lengths.enumerated().filter { $0.element > 0 }.sorted {
            ($0.element, $0.offset) < ($1.element, $1.offset)
        }
        .map(\.offset)
    }

    static let fixedSymbols = HuffmanTable(
        (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 })
    static let fixedDistances = HuffmanTable([Int](repeating: 5, count: 30))
}

/// Takes bits from bytes, the lowest first.
private struct BitReader {
    let bytes: [UInt8]
    private var at: Int
    private var held: UInt32 = 0
    private var count = 0

    init(bytes: [UInt8], at: Int) {
        self.bytes = bytes
        self.at = at
    }

    /// The place behind the byte that was begun.
    var place: Int { at - count / 8 }

    mutating func read(_ bits: Int) -> Int? {
        while count < bits {
            guard at < bytes.count else { return nil }
            held |= UInt32(bytes[at]) << UInt32(count)
            at += 1
            count += 8
        }
        defer {
            held >>= UInt32(bits)
            count -= bits
        }
        return Int(held & (1 << UInt32(bits) - 1))
    }

    mutating func symbol(_ table: HuffmanTable) -> Int? {
        var (code, first, index) = (0, 0, 0)
        for length in 1...15 {
            guard let bit = read(1) else { return nil }
            code |= bit
            let count = table.counts[length]
            if code - first < count {
                let place = index + code - first
                return place < table.symbols.count && place >= 0 ? table.symbols[place] : nil
            }
            index += count
            first = (first + count) << 1
            code <<= 1
        }
        return nil
    }

    /// A block that is not compressed begins with the next byte.
    mutating func copyStored(into out: inout [UInt8]) -> Bool {
        at = place
        (held, count) = (0, 0)
        guard at + 4 <= bytes.count else { return false }
        let length = Int(bytes[at]) | Int(bytes[at + 1]) << 8
        let check = Int(bytes[at + 2]) | Int(bytes[at + 3]) << 8
        guard length ^ 0xFFFF == check, at + 4 + length <= bytes.count else { return false }
        out += bytes[(at + 4)..<(at + 4 + length)]
        at += 4 + length
        return true
    }
}
