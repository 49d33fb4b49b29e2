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
