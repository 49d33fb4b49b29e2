/// An IPv6 address. The simulated networks speak IPv4: these are only read, checked and shown.
package struct IPv6Address: Hashable, Sendable, CustomStringConvertible {
    package let groups: [UInt16]

    /// From a text as in RFC 4291, section 2.2: `fe80::1`, `::ffff:10.0.0.1`.
    package init?(_ text: some StringProtocol) {
        let halves = Self.halves(String(text))
        guard let head = Self.groups(halves[0]) else { return nil }
        if halves.count == 1 {
            guard head.count == 8 else { return nil }
            groups = head
            return
        }
        guard let tail = Self.groups(halves[1]), head.count + tail.count < 8, !halves[0].contains(".") else {
            return nil
        }
        groups = head + Array(repeating: 0, count: 8 - head.count - tail.count) + tail
    }

    /// From its eight groups.
    package init(groups: [UInt16]) { self.groups = groups }

    /// The address that is so many behind this one.
    package func advanced(by count: Int) -> IPv6Address {
        var (rest, groups) = (count, groups)
        for index in groups.indices.reversed() {
            rest += Int(groups[index])
            groups[index] = UInt16(truncatingIfNeeded: rest)
            rest >>= 16
        }
        return IPv6Address(groups: groups)
    }

    /// What is before and after the first `::`.
    private static func halves(_ text: String) -> [String] {
        let characters = Array(text)
        guard
            let gap = characters.indices.dropLast().first(where: { characters[$0] == ":" && characters[$0 + 1] == ":" })
        else {
            return [text]
        }
        return [String(characters[..<gap]), String(characters[(gap + 2)...])]
    }

    private static func groups(_ text: String) -> [UInt16]? {
        if text.isEmpty { return [] }
        var groups: [UInt16] = []
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            if index == parts.count - 1, part.contains(".") {
                guard let address = IPv4Address(part) else { return nil }
                groups += [UInt16(address.bits >> 16), UInt16(address.bits & 0xFFFF)]
            } else {
                guard (1...4).contains(part.utf8.count), part.first != "+", part.first != "-",
                    let group = UInt16(part, radix: 16)
                else { return nil }
                groups.append(group)
            }
        }
        return groups
    }

    /// The shortest form (RFC 5952): the longest run of zeros is left out.
    package var description: String {
        var best = 0..<0
        var start: Int?
        for index in 0...8 {
            if index < 8, groups[index] == 0 {
                start = start ?? index
            } else if let first = start {
                if index - first > best.count, index - first > 1 { best = first..<index }
                start = nil
            }
        }
        func text(_ range: Range<Int>) -> String { groups[range].map { String($0, radix: 16) }.joined(separator: ":") }
        return best.isEmpty ? text(0..<8) : text(0..<best.lowerBound) + "::" + text(best.upperBound..<8)
    }
}
