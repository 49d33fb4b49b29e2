/// A compiled regular expression.
final class CompiledPattern: Sendable, Equatable {
    /// As it was written; one of bytes has a character for each.
    let text: String
    let isText: Bool
    let flags: PatternFlags
    /// Groups without the whole.
    let groupCount: Int
    /// Names of groups in the order of their numbers.
    let names: [(name: String, number: Int)]
    let program: PatternProgram

    init(_ text: String, _ given: PatternFlags, isText: Bool) throws(PatternFailure) {
        var parser = try PatternParser(text, given, isText: isText)
        let nodes = try parser.parse()
        var flags = parser.flags
        if isText, !flags.contains(.ascii) { flags.insert(.unicode) }
        self.text = text
        self.isText = isText
        self.flags = flags
        groupCount = parser.groupCount - 1
        names = parser.names.map { ($0.key, $0.value) }.sorted { $0.1 < $1.1 }
        var compiler = PatternCompiler(groupCount: parser.groupCount, widths: parser.widths)
        program = try compiler.program(nodes, flags)
    }

    static func == (a: CompiledPattern, b: CompiledPattern) -> Bool {
        a.text == b.text && a.flags == b.flags && a.isText == b.isText
    }

    /// As Python shows it: `re.compile('a', re.IGNORECASE)`.
    var shown: String {
        let names = [
            "TEMPLATE", "IGNORECASE", "LOCALE", "MULTILINE", "DOTALL", "UNICODE", "VERBOSE", "DEBUG", "ASCII",
        ]
        var shown = flags
        if isText { shown.remove(.unicode) }
        let parts = names.indices.filter { shown.rawValue & 1 << $0 != 0 }.map { "re." + names[$0] }
        let quoted =
            isText ? Interpreter.quoted(text) : "b" + Interpreter.quoted(text.unicodeScalars.map { UInt8($0.value) })
        return
            "re.compile(\(([String(quoted.prefix(200))] + [parts.joined(separator: "|")]).filter { !$0.isEmpty }.joined(separator: ", ")))"
    }
}

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

/// Writes the steps of a pattern.
struct PatternCompiler {
    private var program = PatternProgram()
    private let widths: [Int: (Int, Int?)]

    init(groupCount: Int, widths: [Int: (Int, Int?)]) {
        program.groupCount = groupCount
        program.registerCount = groupCount * 2 + 1
        self.widths = widths
    }

    mutating func program(_ nodes: [PatternNode], _ flags: PatternFlags) throws(PatternFailure) -> PatternProgram {
        try write(nodes, flags)
        program.steps.append(.accept)
        return program
    }

    private mutating func write(_ nodes: [PatternNode], _ flags: PatternFlags) throws(PatternFailure) {
        for node in nodes { try write(node, flags) }
    }

    private mutating func write(_ node: PatternNode, _ flags: PatternFlags) throws(PatternFailure) {
        if let one = one(node, flags) { return program.steps.append(.one(one)) }
        switch node {
        case .literal, .set, .any: break
        case .place(let place): program.steps.append(.place(place, flags))
        case .reference(let group): program.steps.append(.reference(group, flags))
        case .branch(let choices): try write(choices: choices, flags)
        case .group(let number, let adds, let removes, let nodes):
            var inner = flags
            if !adds.isDisjoint(with: .kinds) { inner.subtract(.kinds) }
            inner = inner.union(adds).subtracting(removes)
            if let number { program.steps.append(.note(register: number * 2)) }
            try write(nodes, inner)
            if let number { program.steps.append(.note(register: number * 2 + 1)) }
        case .repetition(let repetition, let nodes): try write(repetition, nodes, flags)
        case .look(let isAhead, let isNegated, let nodes):
            var back = 0
            if !isAhead {
                let (least, most) = PatternNode.width(of: nodes, groups: widths)
                guard least == most else {
                    throw PatternFailure(message: "look-behind requires fixed-width pattern", position: nil)
                }
                back = least
            }
            let start = hold()
            try write(nodes, flags)
            program.steps.append(.stop)
            program.steps[start] = .look(back: back, isNegated: isNegated, end: program.steps.count)
        case .atomic(let nodes):
            let start = hold()
            try write(nodes, flags)
            program.steps.append(.stop)
            program.steps[start] = .atomic(end: program.steps.count)
        case .condition(let group, let yes, let no):
            let start = hold()
            try write(yes, flags)
            let end = hold()
            program.steps[start] = .condition(group: group, no: program.steps.count)
            try write(no, flags)
            program.steps[end] = .jump(program.steps.count)
        }
    }

    /// A step that is written later.
    private mutating func hold() -> Int {
        program.steps.append(.stop)
        return program.steps.count - 1
    }

    private mutating func write(choices: [[PatternNode]], _ flags: PatternFlags) throws(PatternFailure) {
        var ends: [Int] = []
        for (index, choice) in choices.enumerated() {
            guard index < choices.count - 1 else {
                try write(choice, flags)
                break
            }
            let fork = hold()
            try write(choice, flags)
            ends.append(hold())
            program.steps[fork] = .fork(fork + 1, program.steps.count)
        }
        for end in ends { program.steps[end] = .jump(program.steps.count) }
    }

    private mutating func write(
        _ repetition: PatternNode.Repetition, _ nodes: [PatternNode], _ flags: PatternFlags
    ) throws(PatternFailure) {
        if nodes.count == 1, let one = one(nodes[0], flags) { return program.steps.append(.many(one, repetition)) }
        let start = repetition.manner == .possessive ? hold() : nil
        let register = program.registerCount
        program.registerCount += 2
        program.steps.append(.loopStart(register: register))
        let first = hold()
        let body = program.steps.count
        try write(nodes, flags)
        program.steps[first] = .jump(program.steps.count)
        program.steps.append(.loopEnd(register: register, repetition, body: body))
        // Only a lazy loop comes here, to go through once more.
        program.steps.append(.jump(program.steps.count + 2))
        program.steps.append(.loopAgain(register: register, body: body))
        if let start {
            program.steps.append(.stop)
            program.steps[start] = .atomic(end: program.steps.count)
        }
    }

    /// A node that takes exactly one character.
    private mutating func one(_ node: PatternNode, _ flags: PatternFlags) -> PatternStep.One? {
        switch node {
        case .literal(let unit):
            guard flags.contains(.ignoreCase), !PatternSet.otherCases(of: unit, flags).isEmpty else {
                return .unit(unit)
            }
            return add(PatternSet(items: [.range(unit, unit)]), flags)
        case .set(let set): return add(set, flags)
        case .any: return flags.contains(.dotAll) ? .any : .anyInLine
        case .group(nil, adds: [], removes: [], let nodes) where nodes.count == 1: return one(nodes[0], flags)
        default: return nil
        }
    }

    private mutating func add(_ set: PatternSet, _ flags: PatternFlags) -> PatternStep.One {
        program.sets.append(PatternProgram.Members(set, flags))
        return .set(program.sets.count - 1)
    }
}
