/// MT19937, the generator of Python's `random`, as Matsumoto and Nishimura wrote it: with the same seed the same numbers.
struct MersenneTwister: Sendable, Equatable {
    /// 624 words, and which of them comes next.
    private(set) var words: [UInt32]
    private(set) var place: Int

    /// Takes a state over that `words` and `place` gave.
    init?(words: [UInt32], place: Int) {
        guard words.count == 624, (0...624).contains(place) else { return nil }
        self.words = words
        self.place = place
    }

    /// - Parameter key: words of the seed, the lowest first.
    init(key: [UInt32]) {
        let key = key.isEmpty ? [0] : key
        words = [19_650_218]
        for i in 1..<624 { words.append(1_812_433_253 &* (words[i - 1] ^ (words[i - 1] >> 30)) &+ UInt32(i)) }
        place = 624
        var (i, j) = (1, 0)
        for _ in 0..<max(624, key.count) {
            words[i] = (words[i] ^ ((words[i - 1] ^ (words[i - 1] >> 30)) &* 1_664_525)) &+ key[j] &+ UInt32(j)
            i += 1
            j = j + 1 < key.count ? j + 1 : 0
            if i == 624 {
                words[0] = words[623]
                i = 1
            }
        }
        for _ in 0..<623 {
            words[i] = (words[i] ^ ((words[i - 1] ^ (words[i - 1] >> 30)) &* 1_566_083_941)) &- UInt32(i)
            i += 1
            if i == 624 {
                words[0] = words[623]
                i = 1
            }
        }
        words[0] = 0x8000_0000
    }

    mutating func next() -> UInt32 {
        if place == 624 { twist() }
        var y = words[place]
        place += 1
        y ^= y >> 11
        y ^= (y << 7) & 0x9D2C_5680
        y ^= (y << 15) & 0xEFC6_0000
        return y ^ (y >> 18)
    }

    private mutating func twist() {
        for i in 0..<624 {
            let y = (words[i] & 0x8000_0000) | (words[(i + 1) % 624] & 0x7FFF_FFFF)
            words[i] = words[(i + 397) % 624] ^ (y >> 1) ^ (y & 1 == 0 ? 0 : 0x9908_B0DF)
        }
        place = 0
    }
}
