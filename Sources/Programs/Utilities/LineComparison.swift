/// The difference of two texts by lines: the shortest edit script, printed as `diff` does.
struct LineComparison {
    private let old: [[UInt8]]
    private let new: [[UInt8]]
    private let oldEndsOpen: Bool
    private let newEndsOpen: Bool
    private var hunks: [(old: Range<Int>, new: Range<Int>)] = []

    init(_ first: [UInt8], _ second: [UInt8], key: ([UInt8]) -> [UInt8]) {
        old = LineText.split(first)
        new = LineText.split(second)
        oldEndsOpen = !first.isEmpty && first.last != 0x0A
        newEndsOpen = !second.isEmpty && second.last != 0x0A
        var a = old.map(key)
        var b = new.map(key)
        if oldEndsOpen, !a.isEmpty { a[a.count - 1].append(0) }  // a last line without newline differs from one with
        if newEndsOpen, !b.isEmpty { b[b.count - 1].append(0) }
        hunks = Self.compare(a, b)
    }

    var isDifferent: Bool { !hunks.isEmpty }

    private static func compare(_ a: [[UInt8]], _ b: [[UInt8]]) -> [(old: Range<Int>, new: Range<Int>)] {
        let changes = b.difference(from: a)
        var removed = Set<Int>()
        var inserted = Set<Int>()
        for change in changes {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        var hunks: [(old: Range<Int>, new: Range<Int>)] = []
        var i = 0
        var j = 0
        while i < a.count || j < b.count {
            let (x, y) = (i, j)
            while i < a.count, removed.contains(i) { i += 1 }
            while j < b.count, inserted.contains(j) { j += 1 }
            if i > x || j > y { hunks.append((x..<i, y..<j)) }
            i += 1
            j += 1
        }
        return hunks.map { slide($0, a, b) }
    }

    /// Moves a pure insertion or deletion down over equal lines, where `diff` puts it.
    private static func slide(
        _ hunk: (old: Range<Int>, new: Range<Int>), _ a: [[UInt8]], _ b: [[UInt8]]
    ) -> (old: Range<Int>, new: Range<Int>) {
        var hunk = hunk
        while hunk.old.isEmpty, hunk.new.upperBound < b.count, hunk.old.upperBound < a.count,
            b[hunk.new.lowerBound] == b[hunk.new.upperBound], a[hunk.old.upperBound] == b[hunk.new.upperBound]
        {
            hunk = (shift(hunk.old), shift(hunk.new))
        }
        while hunk.new.isEmpty, hunk.old.upperBound < a.count, hunk.new.upperBound < b.count,
            a[hunk.old.lowerBound] == a[hunk.old.upperBound], b[hunk.new.upperBound] == a[hunk.old.upperBound]
        {
            hunk = (shift(hunk.old), shift(hunk.new))
        }
        return hunk
    }

    private static func shift(_ range: Range<Int>) -> Range<Int> { (range.lowerBound + 1)..<(range.upperBound + 1) }

    private func line(_ mark: String, _ index: Int, isNew: Bool) -> [UInt8] {
        let lines = isNew ? new : old
        let isOpen = index == lines.count - 1 && (isNew ? newEndsOpen : oldEndsOpen)
        return Array(mark.utf8) + lines[index] + Array((isOpen ? "\n\\ No newline at end of file\n" : "\n").utf8)
    }

    /// `2c2`, `< old`, `---`, `> new`
    func normal() -> [UInt8] {
        var out: [UInt8] = []
        for hunk in hunks {
            let letter = hunk.old.isEmpty ? "a" : hunk.new.isEmpty ? "d" : "c"
            out += Array((Self.numbers(hunk.old) + letter + Self.numbers(hunk.new) + "\n").utf8)
            for index in hunk.old { out += line("< ", index, isNew: false) }
            if letter == "c" { out += Array("---\n".utf8) }
            for index in hunk.new { out += line("> ", index, isNew: true) }
        }
        return out
    }

    private static func numbers(_ range: Range<Int>) -> String {
        if range.count <= 1 { return String(range.isEmpty ? range.lowerBound : range.lowerBound + 1) }
        return "\(range.lowerBound + 1),\(range.upperBound)"
    }

    func unified(context: Int) -> [UInt8] {
        var out: [UInt8] = []
        var index = 0
        while index < hunks.count {
            var last = index
            while last + 1 < hunks.count, hunks[last + 1].old.lowerBound - hunks[last].old.upperBound <= 2 * context {
                last += 1
            }
            let group = hunks[index...last]
            let before = min(context, hunks[index].old.lowerBound)
            let after = min(context, old.count - hunks[last].old.upperBound)
            let oldRange = (hunks[index].old.lowerBound - before)..<(hunks[last].old.upperBound + after)
            let newRange = (hunks[index].new.lowerBound - before)..<(hunks[last].new.upperBound + after)
            out += Array("@@ -\(Self.span(oldRange)) +\(Self.span(newRange)) @@\n".utf8)
            var at = oldRange.lowerBound
            for hunk in group {
                for same in at..<hunk.old.lowerBound { out += line(" ", same, isNew: false) }
                for gone in hunk.old { out += line("-", gone, isNew: false) }
                for fresh in hunk.new { out += line("+", fresh, isNew: true) }
                at = hunk.old.upperBound
            }
            for same in at..<oldRange.upperBound { out += line(" ", same, isNew: false) }
            index = last + 1
        }
        return out
    }

    private static func span(_ range: Range<Int>) -> String {
        if range.isEmpty { return "\(range.lowerBound),0" }
        return range.count == 1 ? "\(range.lowerBound + 1)" : "\(range.lowerBound + 1),\(range.count)"
    }
}
