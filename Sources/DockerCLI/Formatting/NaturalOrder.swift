/// The order of lists in the client: numbers within texts count as numbers, so that `web2` comes before `web10`
/// (`github.com/fvbommel/sortorder`, `NaturalLess`).
enum NaturalOrder {
    static func precedes(_ a: String, _ b: String) -> Bool {
        let (x, y) = (Array(a.utf8), Array(b.utf8))
        var (i, j) = (0, 0)
        while i < x.count, j < y.count {
            let (first, second) = (number(x, from: i), number(y, from: j))
            guard !first.isEmpty, !second.isEmpty else {
                if x[i] != y[j] { return x[i] < y[j] }
                i += 1
                j += 1
                continue
            }
            // Without leading zeros the longer number is the larger one.
            let (p, q) = (x[first].drop { $0 == 0x30 }, y[second].drop { $0 == 0x30 })
            if p.count != q.count { return p.count < q.count }
            if !p.elementsEqual(q) { return p.lexicographicallyPrecedes(q) }
            // Of equal numbers the one with fewer zeros comes first.
            if first.count != second.count { return first.count < second.count }
            i = first.upperBound
            j = second.upperBound
        }
        return x.count < y.count
    }

    private static func number(_ bytes: [UInt8], from start: Int) -> Range<Int> {
        let end = bytes[start...].firstIndex { !(0x30...0x39).contains($0) } ?? bytes.count
        return start..<end
    }
}
