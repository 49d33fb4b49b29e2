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

    /// `-B`: differences that are only empty lines do not count.
    mutating func forgetBlankLines() {
        hunks.removeAll { hunk in hunk.old.allSatisfy { old[$0].isEmpty } && hunk.new.allSatisfy { new[$0].isEmpty } }
    }

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

    /// Commands for `ed`, from the end to the beginning.
    func editScript() -> [UInt8] {
        var out: [UInt8] = []
        for hunk in hunks.reversed() {
            let letter = hunk.old.isEmpty ? "a" : hunk.new.isEmpty ? "d" : "c"
            out += Array((Self.numbers(hunk.old) + letter + "\n").utf8)
            for index in hunk.new { out += new[index] + [0x0A] }
            if letter != "d" { out += Array(".\n".utf8) }
        }
        return out
    }

    /// The form of RCS: places and counts.
    func counted() -> [UInt8] {
        var out: [UInt8] = []
        for hunk in hunks {
            if !hunk.old.isEmpty { out += Array("d\(hunk.old.lowerBound + 1) \(hunk.old.count)\n".utf8) }
            guard !hunk.new.isEmpty else { continue }
            out += Array("a\(hunk.old.upperBound) \(hunk.new.count)\n".utf8)
            for index in hunk.new { out += new[index] + [0x0A] }
        }
        return out
    }

    /// The copied context form of POSIX, without its first two lines.
    func copiedContext(_ context: Int) -> [UInt8] {
        var out: [UInt8] = []
        for group in groups(context: context) {
            out += Array("***************\n".utf8)
            for isNew in [false, true] {
                let range = isNew ? group.new : group.old
                let numbers = range.count < 2 ? String(range.upperBound) : "\(range.lowerBound + 1),\(range.upperBound)"
                out += Array((isNew ? "--- \(numbers) ----\n" : "*** \(numbers) ****\n").utf8)
                guard group.hunks.contains(where: { isNew ? !$0.new.isEmpty : !$0.old.isEmpty }) else { continue }
                for index in range {
                    let hunk = group.hunks.first { (isNew ? $0.new : $0.old).contains(index) }
                    let isChange = hunk.map { !$0.old.isEmpty && !$0.new.isEmpty } ?? false
                    let mark = hunk == nil ? "  " : isChange ? "! " : isNew ? "+ " : "- "
                    out += line(mark, index, isNew: isNew)
                }
            }
        }
        return out
    }

    /// Both texts beside each other, in GNU's columns with tabs.
    func sideBySide(width: Int, hidesCommon: Bool) -> [UInt8] {
        let offset = (width / 2 + 5 + (width & 1)) / 8 * 8
        let half = max(0, min(offset - 3, width - offset))
        let second = half == 0 ? width : offset
        var out = ""
        func move(from column: Int, to end: Int) {
            var column = column
            var stop = column + 8 - column % 8
            while stop <= end {
                out += "\t"
                (column, stop) = (stop, stop + 8)
            }
            out += String(repeating: " ", count: max(0, end - column))
        }
        func show(_ left: [UInt8]?, _ sign: Character, _ right: [UInt8]?) {
            var column = 0
            if let left {
                let text = String(LineText.string(left).prefix(half))
                out += text
                column = text.count
            }
            if sign != " " {
                move(from: column, to: (half + second - 1) / 2)
                out.append(sign)
                column = (half + second - 1) / 2 + 1
            }
            if let right, !right.isEmpty {
                move(from: column, to: second)
                out += String(LineText.string(right).prefix(half))
            }
            out += "\n"
        }
        var at = (old: 0, new: 0)
        for hunk in hunks + [(old.count..<old.count, new.count..<new.count)] {
            while at.old < hunk.old.lowerBound {
                if !hidesCommon { show(old[at.old], " ", new[at.new]) }
                at = (at.old + 1, at.new + 1)
            }
            for index in 0..<max(hunk.old.count, hunk.new.count) {
                let left = index < hunk.old.count ? old[hunk.old.lowerBound + index] : nil
                let right = index < hunk.new.count ? new[hunk.new.lowerBound + index] : nil
                show(left, left == nil ? ">" : right == nil ? "<" : "|", right)
            }
            at = (hunk.old.upperBound, hunk.new.upperBound)
        }
        return Array(out.utf8)
    }

    private typealias Group = (
        hunks: ArraySlice<(old: Range<Int>, new: Range<Int>)>, old: Range<Int>, new: Range<Int>
    )

    /// Differences whose contexts touch, with the lines around them.
    private func groups(context: Int) -> [Group] {
        var groups: [Group] = []
        var index = 0
        while index < hunks.count {
            var last = index
            while last + 1 < hunks.count, hunks[last + 1].old.lowerBound - hunks[last].old.upperBound <= 2 * context {
                last += 1
            }
            let before = min(context, hunks[index].old.lowerBound)
            let after = min(context, old.count - hunks[last].old.upperBound)
            groups.append(
                (
                    hunks[index...last],
                    (hunks[index].old.lowerBound - before)..<(hunks[last].old.upperBound + after),
                    (hunks[index].new.lowerBound - before)..<(hunks[last].new.upperBound + after)
                ))
            index = last + 1
        }
        return groups
    }

    private static func numbers(_ range: Range<Int>) -> String {
        if range.count <= 1 { return String(range.isEmpty ? range.lowerBound : range.lowerBound + 1) }
        return "\(range.lowerBound + 1),\(range.upperBound)"
    }

    func unified(context: Int) -> [UInt8] {
        var out: [UInt8] = []
        for (group, oldRange, newRange) in groups(context: context) {
            out += Array("@@ -\(Self.span(oldRange)) +\(Self.span(newRange)) @@\n".utf8)
            var at = oldRange.lowerBound
            for hunk in group {
                for same in at..<hunk.old.lowerBound { out += line(" ", same, isNew: false) }
                for gone in hunk.old { out += line("-", gone, isNew: false) }
                for fresh in hunk.new { out += line("+", fresh, isNew: true) }
                at = hunk.old.upperBound
            }
            for same in at..<oldRange.upperBound { out += line(" ", same, isNew: false) }
        }
        return out
    }

    private static func span(_ range: Range<Int>) -> String {
        if range.isEmpty { return "\(range.lowerBound),0" }
        return range.count == 1 ? "\(range.lowerBound + 1)" : "\(range.lowerBound + 1),\(range.count)"
    }
}
