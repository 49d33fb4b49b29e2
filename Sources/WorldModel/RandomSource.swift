/// The world's source of chance: SplitMix64, so that a seed gives the same ids and names everywhere.
package struct RandomSource: Sendable, Equatable, RandomNumberGenerator {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// Lower-case hexadecimal digits. A result of digits only is drawn again, as Docker does for ids: the short form
    /// of an id must not look like a number.
    package mutating func hex(digits count: Int) -> String {
        let alphabet = Array("0123456789abcdef".utf8)
        while true {
            var out: [UInt8] = []
            while out.count < count {
                var word = next()
                for _ in 0..<min(16, count - out.count) {
                    out.append(alphabet[Int(word & 15)])
                    word >>= 4
                }
            }
            if out.prefix(12).contains(where: { $0 > 0x39 }) { return String(decoding: out, as: UTF8.self) }
        }
    }
}
