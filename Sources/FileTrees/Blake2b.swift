/// BLAKE2b (RFC 7693) with a digest of any length, which OpenSSL has only from version 3.2 on.
package enum Blake2b {
    private static let start: [UInt64] = [
        0x6A09_E667_F3BC_C908, 0xBB67_AE85_84CA_A73B, 0x3C6E_F372_FE94_F82B, 0xA54F_F53A_5F1D_36F1,
        0x510E_527F_ADE6_82D1, 0x9B05_688C_2B3E_6C1F, 0x1F83_D9AB_FB41_BD6B, 0x5BE0_CD19_137E_2179,
    ]

    private static let order: [[Int]] = [
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
        [14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3],
        [11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4],
        [7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8],
        [9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13],
        [2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9],
        [12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11],
        [13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10],
        [6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5],
        [10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0],
    ]

    /// The digest of `length` bytes, 1 to 64.
    package static func hash(_ bytes: [UInt8], length: Int) -> [UInt8] {
        var state = start
        state[0] ^= 0x0101_0000 ^ UInt64(length)
        let blocks = max(1, (bytes.count + 127) / 128)
        for block in 0..<blocks {
            let from = block * 128
            let isLast = block == blocks - 1
            var words = [UInt64](repeating: 0, count: 16)
            for (index, byte) in bytes[min(from, bytes.count)..<min(bytes.count, from + 128)].enumerated() {
                words[index / 8] |= UInt64(byte) << UInt64(index % 8 * 8)
            }
            mix(&state, words, count: UInt64(isLast ? bytes.count : from + 128), isLast: isLast)
        }
        return (0..<length).map { UInt8(truncatingIfNeeded: state[$0 / 8] >> UInt64($0 % 8 * 8)) }
    }

    private static func mix(_ state: inout [UInt64], _ words: [UInt64], count: UInt64, isLast: Bool) {
        var v = state + start
        v[12] ^= count
        if isLast { v[14] = ~v[14] }
        func rotated(_ value: UInt64, _ bits: UInt64) -> UInt64 { value >> bits | value << (64 - bits) }
        func step(_ a: Int, _ b: Int, _ c: Int, _ d: Int, _ x: UInt64, _ y: UInt64) {
            v[a] = v[a] &+ v[b] &+ x
            v[d] = rotated(v[d] ^ v[a], 32)
            v[c] = v[c] &+ v[d]
            v[b] = rotated(v[b] ^ v[c], 24)
            v[a] = v[a] &+ v[b] &+ y
            v[d] = rotated(v[d] ^ v[a], 16)
            v[c] = v[c] &+ v[d]
            v[b] = rotated(v[b] ^ v[c], 63)
        }
        for round in 0..<12 {
            let order = order[round % 10]
            for column in 0..<4 {
                step(
                    column, column + 4, column + 8, column + 12, words[order[2 * column]], words[order[2 * column + 1]])
            }
            for column in 0..<4 {
                step(
                    column, (column + 1) % 4 + 4, (column + 2) % 4 + 8, (column + 3) % 4 + 12,
                    words[order[8 + 2 * column]], words[order[9 + 2 * column]])
            }
        }
        for index in 0..<8 { state[index] ^= v[index] ^ v[index + 8] }
    }
}
