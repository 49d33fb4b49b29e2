/// A piece of a regular expression of Python's `re`.
indirect enum PatternNode: Sendable, Equatable {
    case literal(UInt32)
    case set(PatternSet)
    /// `.`
    case any
    case place(Place)
    /// Brackets: with a number they capture, with flags they change how what is in them matches.
    case group(number: Int?, adds: PatternFlags, removes: PatternFlags, [PatternNode])
    case branch([[PatternNode]])
    case repetition(Repetition, [PatternNode])
    /// `\1`, `(?P=name)`
    case reference(Int)
    /// `(?=…)`, `(?!…)`, `(?<=…)`, `(?<!…)`
    case look(isAhead: Bool, isNegated: Bool, [PatternNode])
    /// `(?(1)yes|no)`
    case condition(group: Int, yes: [PatternNode], no: [PatternNode])
    /// `(?>…)`
    case atomic([PatternNode])

    /// Where something has to stand, without taking a character.
    enum Place: Sendable, Equatable {
        case lineStart, lineEnd, textStart, textEnd, wordBoundary, noWordBoundary
    }

    struct Repetition: Sendable, Equatable {
        var least: Int
        /// `nil`: as often as one likes.
        var most: Int?
        var manner: Manner

        enum Manner: Sendable { case greedy, lazy, possessive }
    }

    /// The fewest and the most characters that nodes can take; `nil` where there is no most.
    static func width(of nodes: [PatternNode], groups: [Int: (Int, Int?)]) -> (least: Int, most: Int?) {
        var sum: (least: Int, most: Int?) = (0, 0)
        for node in nodes {
            let (least, most) = node.width(groups)
            sum = (sum.least + least, sum.most.flatMap { known in most.map { known + $0 } })
        }
        return sum
    }

    private func width(_ groups: [Int: (Int, Int?)]) -> (Int, Int?) {
        func all(_ choices: [[PatternNode]]) -> (Int, Int?) {
            let widths = choices.map { Self.width(of: $0, groups: groups) }
            let most = widths.contains { $0.most == nil } ? nil : widths.compactMap(\.most).max()
            return (widths.map(\.least).min() ?? 0, most)
        }
        switch self {
        case .literal, .set, .any: return (1, 1)
        case .place, .look: return (0, 0)
        case .group(_, _, _, let nodes), .atomic(let nodes): return Self.width(of: nodes, groups: groups)
        case .branch(let choices): return all(choices)
        case .condition(_, let yes, let no): return all([yes, no])
        case .reference(let number): return groups[number] ?? (0, nil)
        case .repetition(let repetition, let nodes):
            let (least, most) = Self.width(of: nodes, groups: groups)
            let limit = most == 0 ? 0 : most.flatMap { known in repetition.most.map { $0 * known } }
            return (least * repetition.least, limit)
        }
    }
}

/// The flags of `re`, with Python's numbers.
struct PatternFlags: OptionSet, Sendable, Hashable {
    let rawValue: Int

    static let ignoreCase = PatternFlags(rawValue: 2)
    static let locale = PatternFlags(rawValue: 4)
    static let multiline = PatternFlags(rawValue: 8)
    static let dotAll = PatternFlags(rawValue: 16)
    static let unicode = PatternFlags(rawValue: 32)
    static let verbose = PatternFlags(rawValue: 64)
    static let debug = PatternFlags(rawValue: 128)
    static let ascii = PatternFlags(rawValue: 256)

    /// Which characters there are: one of these at a time.
    static let kinds: PatternFlags = [.ascii, .locale, .unicode]

    /// As they stand in brackets: `(?im)`.
    static let letters: [Character: PatternFlags] = [
        "i": .ignoreCase, "L": .locale, "m": .multiline, "s": .dotAll, "x": .verbose, "a": .ascii, "u": .unicode,
    ]
}
