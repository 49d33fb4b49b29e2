/// Reads regular expressions as CPython's `re/_parser.py` does, with its messages and the places it names.
struct PatternParser {
    var source: PatternSource
    var flags: PatternFlags
    /// Groups so far; the whole is the first.
    private(set) var groupCount = 1
    private(set) var names: [String: Int] = [:]
    /// Widths of groups that are closed.
    private(set) var widths: [Int: (Int, Int?)] = [:]
    /// Groups that a condition asks for, and where.
    var asked: [Int: Int] = [:]
    /// How many groups there were when a look behind began.
    var groupsBeforeLook: Int?

    /// - Parameter text: the pattern; one of bytes has a character for each.
    init(_ text: String, _ flags: PatternFlags, isText: Bool) throws(PatternFailure) {
        source = try PatternSource(text, isText: isText)
        self.flags = flags
    }

    mutating func parse() throws(PatternFailure) -> [PatternNode] {
        let nodes = try alternatives(isVerbose: flags.contains(.verbose), isOutermost: true)
        if source.next != nil { throw source.failure("unbalanced parenthesis") }
        for (group, place) in asked where group >= groupCount {
            throw PatternFailure(message: "invalid group reference \(group)", position: place)
        }
        return nodes
    }

    // MARK: Groups

    mutating func openGroup(_ name: String?) throws(PatternFailure) -> Int {
        let number = groupCount
        groupCount += 1
        if let name {
            if let known = names[name] {
                throw source.failure(
                    "redefinition of group name \(Interpreter.quoted(name)) as group \(number); was group \(known)",
                    behind: name, 1)
            }
            names[name] = number
        }
        return number
    }

    mutating func closeGroup(_ number: Int, _ nodes: [PatternNode]) {
        widths[number] = PatternNode.width(of: nodes, groups: widths)
    }

    func isClosed(_ group: Int) -> Bool { widths[group] != nil }

    func checkLookBehind(_ group: Int) throws(PatternFailure) {
        guard let before = groupsBeforeLook else { return }
        guard isClosed(group) else { throw source.failure("cannot refer to an open group") }
        if group >= before {
            throw source.failure("cannot refer to group defined in the same lookbehind subpattern")
        }
    }

    // MARK: Sequences

    mutating func alternatives(isVerbose: Bool, isOutermost: Bool = false) throws(PatternFailure) -> [PatternNode] {
        var isVerbose = isVerbose
        var choices: [[PatternNode]] = []
        repeat {
            if isOutermost, !choices.isEmpty { isVerbose = flags.contains(.verbose) }
            choices.append(try sequence(isVerbose: isVerbose, isFirst: isOutermost && choices.isEmpty))
        } while try source.match("|")
        return choices.count == 1 ? choices[0] : [.branch(choices)]
    }

    mutating func sequence(isVerbose: Bool, isFirst: Bool = false) throws(PatternFailure) -> [PatternNode] {
        var isVerbose = isVerbose
        var nodes: [PatternNode] = []
        while let this = source.next, this != "|", this != ")" {
            try source.advance()
            if isVerbose {
                if [" ", "\t", "\n", "\r", "\u{B}", "\u{C}"].contains(this) { continue }
                if this == "#" {
                    while let next = try source.get(), next != "\n" {}
                    continue
                }
            }
            switch this {
            case "[": nodes.append(.set(try characterSet()))
            case "*", "+", "?", "{": try repetition(this, &nodes)
            case ".": nodes.append(.any)
            case "^": nodes.append(.place(.lineStart))
            case "$": nodes.append(.place(.lineEnd))
            case "(":
                switch try brackets(isVerbose: isVerbose) {
                case .nothing: break
                case .node(let node): nodes.append(node)
                case .globalFlags(let start):
                    guard isFirst, nodes.isEmpty else {
                        throw PatternFailure(
                            message: "global flags not at the start of the expression", position: start)
                    }
                    isVerbose = flags.contains(.verbose)
                }
            case _ where this.hasPrefix("\\"): nodes.append(try escape(this))
            default: nodes.append(.literal(this.unicodeScalars.first?.value ?? 0))
            }
        }
        return nodes
    }

    // MARK: Repetitions

    private mutating func repetition(_ this: String, _ nodes: inout [PatternNode]) throws(PatternFailure) {
        let here = source.place
        var least = 0
        var most: Int?
        switch this {
        case "?": most = 1
        case "*": break
        case "+": least = 1
        default:
            guard source.next != "}" else { return nodes.append(.literal(123)) }
            let low = try source.get(upTo: .max, from: PatternEscapes.digits)
            var high = low
            if try source.match(",") { high = try source.get(upTo: .max, from: PatternEscapes.digits) }
            guard try source.match("}") else {
                nodes.append(.literal(123))
                return try source.seek(here)
            }
            least = Int(low) ?? 0
            most = Int(high)
            if let most, most < least {
                throw source.failure("min repeat greater than max repeat", source.place - here)
            }
        }
        guard let last = nodes.last else { throw source.failure("nothing to repeat", source.place - here + 1) }
        switch last {
        case .place: throw source.failure("nothing to repeat", source.place - here + 1)
        case .repetition: throw source.failure("multiple repeat", source.place - here + 1)
        default: break
        }
        var manner = PatternNode.Repetition.Manner.greedy
        if try source.match("?") {
            manner = .lazy
        } else if try source.match("+") {
            manner = .possessive
        }
        nodes[nodes.count - 1] = .repetition(.init(least: least, most: most, manner: manner), [last])
    }
}
