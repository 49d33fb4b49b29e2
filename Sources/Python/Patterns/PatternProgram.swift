/// What a pattern is carried out by: steps, one after the other, of which some lead elsewhere.
struct PatternProgram: Sendable {
    var steps: [PatternStep] = []
    var sets: [Members] = []
    /// Groups with the whole; each has two registers, and behind them is that of the group that was closed last.
    var groupCount = 1
    var registerCount = 3

    /// The register that holds which group was closed last.
    var lastGroup: Int { groupCount * 2 }

    /// The characters of a set under its flags, with those below 256 at hand.
    struct Members: Sendable {
        private let set: PatternSet
        private let flags: PatternFlags
        private var low: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

        init(_ set: PatternSet, _ flags: PatternFlags) {
            self.set = set
            self.flags = flags
            for unit in UInt32(0)..<256 where set.contains(unit, flags) {
                let bit = UInt64(1) << (unit & 63)
                switch unit >> 6 {
                case 0: low.0 |= bit
                case 1: low.1 |= bit
                case 2: low.2 |= bit
                default: low.3 |= bit
                }
            }
        }

        func contains(_ unit: UInt32) -> Bool {
            let bit = UInt64(1) << UInt64(unit & 63)
            switch unit >> 6 {
            case 0: return low.0 & bit != 0
            case 1: return low.1 & bit != 0
            case 2: return low.2 & bit != 0
            case 3: return low.3 & bit != 0
            default: return set.contains(unit, flags)
            }
        }
    }
}

enum PatternStep: Sendable {
    case one(One)
    /// One character again and again.
    case many(One, PatternNode.Repetition)
    /// Goes on at the first, and at the second when that fails.
    case fork(Int, Int)
    case jump(Int)
    /// Notes where a group begins or ends.
    case note(register: Int)
    case place(PatternNode.Place, PatternFlags)
    case reference(Int, PatternFlags)
    /// What follows up to `end` has to stand here, or must not, so many characters back.
    case look(back: Int, isNegated: Bool, end: Int)
    /// What follows up to `end` is not tried in another way once it stands.
    case atomic(end: Int)
    case condition(group: Int, no: Int)
    /// A loop over more than a character: how often it was gone through, and where the last time began.
    case loopStart(register: Int)
    case loopEnd(register: Int, PatternNode.Repetition, body: Int)
    /// Another time through a lazy loop.
    case loopAgain(register: Int, body: Int)
    /// The end of what `look` and `atomic` go through.
    case stop
    case accept

    /// Something that takes one character.
    enum One: Sendable {
        case unit(UInt32)
        case set(Int)
        case any
        case anyInLine
    }
}
