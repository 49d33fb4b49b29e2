/// Carries a pattern out on a text: depth first, with a stack of what is still to be tried, as CPython does.
struct PatternMatcher {
    private let program: PatternProgram
    private let text: PatternText
    private let end: Int
    private var stack: [Entry] = []
    /// Where groups begin and end, which was closed last, and the state of loops; -1 is nothing.
    private var registers: [Int]
    private var effort = 0

    /// What is tried when the way so far leads nowhere, or undone on the way back to it.
    private struct Entry {
        enum Kind { case branch, register, greedy, lazy }

        var kind: Kind
        /// The step to go on with; the register.
        var step: Int
        /// Where in the text; the value to restore.
        var place: Int
        /// Greedy: the first place where it may end. Lazy: how many were taken.
        var limit = 0
    }

    /// A match: where each group stands, the whole first, and which was closed last.
    struct Found {
        var groups: [Range<Int>?]
        var lastGroup: Int?
    }

    enum Mode { case anywhere, here, whole }

    /// It took more than this many steps: a pattern that would keep a learner waiting for ever.
    struct TooMuch: Error {}

    private static let patience = 100_000_000

    /// - Parameter end: what stands from there on does not count.
    init(_ pattern: CompiledPattern, _ text: PatternText, end: Int) {
        program = pattern.program
        self.text = text
        self.end = end
        registers = []
    }

    // MARK: Searching

    /// The first match from a place on.
    ///
    /// - Parameter mustAdvance: an empty match at that very place is none.
    mutating func find(from start: Int, _ mode: Mode, mustAdvance: Bool = false) throws(TooMuch) -> Found? {
        guard start <= end else { return nil }
        var from = start
        while from <= end {
            if mode == .anywhere, let candidate = candidate(from) { from = candidate }
            guard from <= end else { return nil }
            registers = [Int](repeating: -1, count: program.registerCount)
            stack.removeAll(keepingCapacity: true)
            let refusesEmpty = mustAdvance && from == start
            if let last = try run(0, from, needsWhole: mode == .whole, refusing: refusesEmpty ? from : nil) {
                return found(from, last)
            }
            guard mode == .anywhere else { return nil }
            from += 1
        }
        return nil
    }

    /// All matches from a place on. An empty one may follow another directly, but not stand in the same place.
    mutating func findAll(from start: Int) throws(TooMuch) -> [Found] {
        var all: [Found] = []
        var from = start
        var mustAdvance = false
        while let next = try find(from: from, .anywhere, mustAdvance: mustAdvance) {
            guard let whole = next.groups[0] else { return all }
            all.append(next)
            from = whole.upperBound
            mustAdvance = whole.isEmpty
        }
        return all
    }

    private func found(_ start: Int, _ last: Int) -> Found {
        var groups: [Range<Int>?] = [start..<last]
        for group in 1..<max(1, program.groupCount) {
            let (low, high) = (registers[group * 2], registers[group * 2 + 1])
            groups.append(low >= 0 && high >= low ? low..<high : nil)
        }
        let lastGroup = registers[program.lastGroup]
        return Found(groups: groups, lastGroup: lastGroup < 0 ? nil : lastGroup)
    }

    /// The next place where the first character fits, when the pattern begins with one.
    private func candidate(_ from: Int) -> Int? {
        let one: PatternStep.One
        switch program.steps[0] {
        case .one(let first): one = first
        case .many(let first, let repetition) where repetition.least > 0: one = first
        default: return nil
        }
        var place = from
        while place < end, !takes(one, place) { place += 1 }
        return place < end ? place : end + 1
    }

    // MARK: Running

    private func takes(_ one: PatternStep.One, _ place: Int) -> Bool {
        switch one {
        case .unit(let unit): text[place] == unit
        case .set(let set): program.sets[set].contains(text[place])
        case .any: true
        case .anyInLine: text[place] != 10
        }
    }

    /// Goes from a step on until the pattern, or the part that was begun, is through; gives back where in the text.
    private mutating func run(
        _ first: Int, _ start: Int, needsWhole: Bool = false, refusing empty: Int? = nil
    ) throws(TooMuch) -> Int? {
        let base = stack.count
        var (step, place) = (first, start)
        while true {
            effort += 1
            if effort > Self.patience { throw TooMuch() }
            var isFine = true
            switch program.steps[step] {
            case .one(let one):
                isFine = place < end && takes(one, place)
                place += 1
                step += 1
            case .many(let one, let repetition): isFine = many(one, repetition, &step, &place)
            case .fork(let a, let b):
                stack.append(Entry(kind: .branch, step: b, place: place))
                step = a
            case .jump(let target): step = target
            case .note(let register):
                set(register, place)
                if register & 1 == 1 { set(program.lastGroup, register / 2) }
                step += 1
            case .place(let kind, let flags):
                isFine = stands(kind, flags, place)
                step += 1
            case .reference(let group, let flags):
                isFine = repeats(group, flags, &place)
                step += 1
            case .look(let back, let isNegated, let target):
                let mark = stack.count
                let isThere = place >= back ? try run(step + 1, place - back) != nil : false
                if isNegated { unwind(to: mark) } else { forgetBranches(above: mark) }
                isFine = isThere != isNegated
                step = target
            case .atomic(let target):
                let mark = stack.count
                let last = try run(step + 1, place)
                forgetBranches(above: mark)
                isFine = last != nil
                place = last ?? place
                step = target
            case .condition(let group, let no):
                let isSet = group < program.groupCount && registers[group * 2 + 1] >= 0
                step = isSet ? step + 1 : no
            case .loopStart(let register):
                set(register, -1)
                set(register + 1, -1)
                step += 1
            case .loopEnd(let register, let repetition, let body): loop(register, repetition, body, &step, place)
            case .loopAgain(let register, let body):
                set(register + 1, place)
                step = body
            case .stop: return place
            case .accept:
                if place != empty, !needsWhole || place == end { return place }
                isFine = false
            }
            guard !isFine else { continue }
            guard goBack(base, &step, &place) else { return nil }
        }
    }

    private mutating func set(_ register: Int, _ value: Int) {
        stack.append(Entry(kind: .register, step: register, place: registers[register]))
        registers[register] = value
    }

    /// The end of a loop: once more, or on.
    private mutating func loop(
        _ register: Int, _ repetition: PatternNode.Repetition, _ body: Int, _ step: inout Int, _ place: Int
    ) {
        let count = registers[register] + 1
        set(register, count)
        if count < repetition.least {
            step = body
            return
        }
        let isOver = repetition.most.map { count >= $0 } ?? false
        let isStuck = registers[register + 1] == place
        if isOver || isStuck {
            step += 1
        } else if repetition.manner == .lazy {
            stack.append(Entry(kind: .branch, step: step + 2, place: place))
            step += 1
        } else {
            stack.append(Entry(kind: .branch, step: step + 1, place: place))
            set(register + 1, place)
            step = body
        }
    }

    private mutating func many(
        _ one: PatternStep.One, _ repetition: PatternNode.Repetition, _ step: inout Int, _ place: inout Int
    ) -> Bool {
        let most = min(repetition.most ?? .max, end - place)
        let wanted = repetition.manner == .lazy ? min(repetition.least, most) : most
        var count = 0
        while count < wanted, takes(one, place + count) { count += 1 }
        guard count >= repetition.least else { return false }
        effort += count
        let least = place + repetition.least
        place += count
        switch repetition.manner {
        case .possessive: break
        case .greedy:
            if place > least { stack.append(Entry(kind: .greedy, step: step + 1, place: place, limit: least)) }
        case .lazy:
            if count < most { stack.append(Entry(kind: .lazy, step: step, place: place, limit: most - count)) }
        }
        step += 1
        return true
    }

    /// Goes back to what is still to be tried; false when there is nothing above the base.
    private mutating func goBack(_ base: Int, _ step: inout Int, _ place: inout Int) -> Bool {
        while stack.count > base, let entry = stack.popLast() {
            switch entry.kind {
            case .register: registers[entry.step] = entry.place
            case .branch:
                (step, place) = (entry.step, entry.place)
                return true
            case .greedy:
                var last = entry.place - 1
                // Where a certain character must follow, only those places count.
                if case .one(.unit(let unit)) = program.steps[entry.step] {
                    while last >= entry.limit, last >= end || text[last] != unit { last -= 1 }
                    guard last >= entry.limit else { continue }
                }
                if last > entry.limit {
                    stack.append(Entry(kind: .greedy, step: entry.step, place: last, limit: entry.limit))
                }
                (step, place) = (entry.step, last)
                return true
            case .lazy:
                guard case .many(let one, _) = program.steps[entry.step], takes(one, entry.place) else { continue }
                if entry.limit > 1 {
                    stack.append(
                        Entry(kind: .lazy, step: entry.step, place: entry.place + 1, limit: entry.limit - 1))
                }
                (step, place) = (entry.step + 1, entry.place + 1)
                return true
            }
        }
        return false
    }

    private mutating func unwind(to mark: Int) {
        while stack.count > mark, let entry = stack.popLast() {
            if entry.kind == .register { registers[entry.step] = entry.place }
        }
    }

    /// Other ways are not tried any more, but what was noted on this one can still be undone.
    private mutating func forgetBranches(above mark: Int) {
        guard stack.count > mark else { return }
        let kept = stack[mark...].filter { $0.kind == .register }
        stack.replaceSubrange(mark..., with: kept)
    }

    // MARK: Places and references

    private func stands(_ place: PatternNode.Place, _ flags: PatternFlags, _ at: Int) -> Bool {
        func isWord(_ index: Int) -> Bool {
            (0..<end).contains(index) && PatternSet.is(text[index], .word, flags)
        }
        switch place {
        case .textStart: return at == 0
        case .textEnd: return at == end
        case .lineStart: return at == 0 || flags.contains(.multiline) && text[at - 1] == 10
        case .lineEnd:
            if at == end || at == end - 1 && text[at] == 10 { return true }
            return flags.contains(.multiline) && text[at] == 10
        // Python 3.12 finds neither in an empty text.
        case .wordBoundary: return end > 0 && isWord(at - 1) != isWord(at)
        case .noWordBoundary: return end > 0 && isWord(at - 1) == isWord(at)
        }
    }

    private func repeats(_ group: Int, _ flags: PatternFlags, _ place: inout Int) -> Bool {
        let (low, high) = (registers[group * 2], registers[group * 2 + 1])
        guard low >= 0, high >= low, place + high - low <= end else { return false }
        for index in low..<high {
            let (a, b) = (text[index], text[place + index - low])
            let isSame =
                a == b || flags.contains(.ignoreCase) && PatternSet.otherCases(of: a, flags).contains(b)
            guard isSame else { return false }
        }
        place += high - low
        return true
    }
}

/// The characters of a text, or bytes.
struct PatternText {
    private let narrow: [UInt8]
    private let wide: [UInt32]
    let count: Int

    init(_ bytes: [UInt8]) {
        narrow = bytes
        wide = []
        count = bytes.count
    }

    init(_ text: Text) {
        narrow = text.isASCII ? Array(text.string.utf8) : []
        wide = text.isASCII ? [] : text.string.unicodeScalars.map(\.value)
        count = text.isASCII ? narrow.count : wide.count
    }

    subscript(index: Int) -> UInt32 { wide.isEmpty ? UInt32(narrow[index]) : wide[index] }
}
