extension TestRandom {
    /// Bytes of all kinds, with more of those that languages give a meaning to.
    package mutating func bytes(upTo limit: Int) -> [UInt8] {
        let special = Array("$(){}[]<>|&;'\"`\\\n \t#*?!=-:~%@/,.0aZ".utf8)
        return (0..<below(limit)).map { _ in below(4) == 0 ? UInt8(truncatingIfNeeded: next()) : pick(special) }
    }

    /// A text with a few bytes removed, repeated, swapped, replaced or cut off.
    package mutating func mutated(_ original: [UInt8]) -> [UInt8] {
        var bytes = original
        for _ in 0...below(4) {
            guard bytes.count > 1 else { return bytes }
            let at = below(bytes.count)
            switch below(6) {
            case 0: bytes.remove(at: at)
            case 1: bytes.insert(contentsOf: self.bytes(upTo: 6), at: at)
            case 2: bytes.swapAt(at, below(bytes.count))
            case 3: bytes[at] = pick(Array("$(){}[]<>|&;'\"`\\\n :-#".utf8))
            case 4:
                let end = min(bytes.count, at + below(20))
                bytes.insert(contentsOf: bytes[at..<end], at: below(bytes.count))
            default: bytes.removeSubrange(at...)
            }
        }
        return bytes
    }
}
