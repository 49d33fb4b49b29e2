/// What stands in brackets: groups, looks around, conditions, flags.
extension PatternParser {
    enum Brackets {
        case node(PatternNode)
        /// A comment.
        case nothing
        /// `(?i)`, and where it stands.
        case globalFlags(at: Int)
    }

    /// The rest of what an opening bracket begins.
    mutating func brackets(isVerbose: Bool) throws(PatternFailure) -> Brackets {
        let start = source.place - 1
        guard try source.match("?") else { return .node(try group(nil, isVerbose, start)) }
        guard let kind = try source.get() else { throw source.failure("unexpected end of pattern") }
        switch kind {
        case "P": return .node(try named(isVerbose, start))
        case ":": return .node(try plain(isVerbose, start))
        case ">":
            let nodes = try alternatives(isVerbose: isVerbose)
            try close(start)
            return .node(.atomic(nodes))
        case "#":
            while true {
                guard source.next != nil else {
                    throw source.failure("missing ), unterminated comment", source.place - start)
                }
                if try source.get() == ")" { return .nothing }
            }
        case "=", "!": return .node(try look(isAhead: true, isNegated: kind == "!", isVerbose, start))
        case "<":
            guard let kind = try source.get() else { throw source.failure("unexpected end of pattern") }
            guard kind == "=" || kind == "!" else {
                throw source.failure("unknown extension ?<" + kind, behind: kind, 2)
            }
            return .node(try look(isAhead: false, isNegated: kind == "!", isVerbose, start))
        case "(": return .node(try condition(isVerbose, start))
        case "-": return try inlineFlags(kind, isVerbose, start)
        case _ where kind.first.map { PatternFlags.letters[$0] != nil } == true && kind.count == 1:
            return try inlineFlags(kind, isVerbose, start)
        default: throw source.failure("unknown extension ?" + kind, behind: kind, 1)
        }
    }

    private mutating func close(_ start: Int) throws(PatternFailure) {
        guard try source.match(")") else {
            throw source.failure("missing ), unterminated subpattern", source.place - start)
        }
    }

    private mutating func group(_ name: String?, _ isVerbose: Bool, _ start: Int) throws(PatternFailure) -> PatternNode
    {
        let number = try openGroup(name)
        let nodes = try alternatives(isVerbose: isVerbose)
        try close(start)
        closeGroup(number, nodes)
        return .group(number: number, adds: [], removes: [], nodes)
    }

    private mutating func plain(
        _ isVerbose: Bool, _ start: Int, adds: PatternFlags = [], removes: PatternFlags = []
    ) throws(PatternFailure) -> PatternNode {
        let isVerbose = (isVerbose || adds.contains(.verbose)) && !removes.contains(.verbose)
        let nodes = try alternatives(isVerbose: isVerbose)
        try close(start)
        return .group(number: nil, adds: adds, removes: removes, nodes)
    }

    /// `(?P<name>…)` and `(?P=name)`.
    private mutating func named(_ isVerbose: Bool, _ start: Int) throws(PatternFailure) -> PatternNode {
        if try source.match("<") {
            let name = try source.get(until: ">", "group name")
            try source.checkGroupName(name)
            return try group(name, isVerbose, start)
        }
        if try source.match("=") {
            let name = try source.get(until: ")", "group name")
            try source.checkGroupName(name)
            guard let number = names[name] else {
                throw source.failure("unknown group name \(Interpreter.quoted(name))", behind: name, 1)
            }
            guard isClosed(number) else { throw source.failure("cannot refer to an open group", behind: name, 1) }
            try checkLookBehind(number)
            return .reference(number)
        }
        guard let other = try source.get() else { throw source.failure("unexpected end of pattern") }
        throw source.failure("unknown extension ?P" + other, behind: other, 2)
    }

    private mutating func look(
        isAhead: Bool, isNegated: Bool, _ isVerbose: Bool, _ start: Int
    ) throws(PatternFailure) -> PatternNode {
        let isOuter = !isAhead && groupsBeforeLook == nil
        if isOuter { groupsBeforeLook = groupCount }
        let nodes = try alternatives(isVerbose: isVerbose)
        if isOuter { groupsBeforeLook = nil }
        try close(start)
        return .look(isAhead: isAhead, isNegated: isNegated, nodes)
    }

    /// `(?(1)yes|no)`, `(?(name)yes)`.
    private mutating func condition(_ isVerbose: Bool, _ start: Int) throws(PatternFailure) -> PatternNode {
        let name = try source.get(until: ")", "group name")
        let number: Int
        if PatternSource.isIdentifier(name) {
            guard let known = names[name] else {
                throw source.failure("unknown group name \(Interpreter.quoted(name))", behind: name, 1)
            }
            number = known
        } else {
            guard let given = Int(name), given >= 0 else {
                throw source.failure("bad character in group name \(Interpreter.quoted(name))", behind: name, 1)
            }
            guard given > 0 else { throw source.failure("bad group number", behind: name, 1) }
            number = given
            if asked[number] == nil { asked[number] = source.place - name.unicodeScalars.count - 1 }
        }
        try checkLookBehind(number)
        let yes = try sequence(isVerbose: isVerbose)
        var no: [PatternNode] = []
        if try source.match("|") {
            no = try sequence(isVerbose: isVerbose)
            if source.next == "|" { throw source.failure("conditional backref with more than two branches") }
        }
        try close(start)
        return .condition(group: number, yes: yes, no: no)
    }

    // MARK: Flags

    /// `(?i)`, `(?i:…)`, `(?-i:…)`; the first letter was read.
    private mutating func inlineFlags(
        _ first: String, _ isVerbose: Bool, _ start: Int
    ) throws(PatternFailure) -> Brackets {
        var adds: PatternFlags = []
        var end = first
        if first != "-" {
            (adds, end) = try letters(from: first, ends: ")-:", missing: "missing -, : or )", adds: true)
        }
        if end == ")" {
            flags.formUnion(adds)
            return .globalFlags(at: start)
        }
        if adds.contains(.debug) { throw source.failure("bad inline flags: cannot turn on global flag", 1) }
        var removes: PatternFlags = []
        if end == "-" {
            guard let letter = try source.get() else { throw source.failure("missing flag") }
            guard Self.flag(letter) != nil else { throw unknown(letter, "missing flag") }
            (removes, _) = try letters(from: letter, ends: ":", missing: "missing :", adds: false)
        }
        if !adds.isDisjoint(with: removes) { throw source.failure("bad inline flags: flag turned on and off", 1) }
        return .node(try plain(isVerbose, start, adds: adds, removes: removes))
    }

    private static func flag(_ letter: String) -> PatternFlags? {
        letter.count == 1 ? letter.first.flatMap { PatternFlags.letters[$0] } : nil
    }

    private func unknown(_ letter: String, _ missing: String) -> PatternFailure {
        let isLetter = letter.unicodeScalars.allSatisfy(\.properties.isAlphabetic)
        return source.failure(isLetter ? "unknown flag" : missing, behind: letter)
    }

    /// Letters of flags up to an end, which is given back, too.
    private mutating func letters(
        from first: String, ends: String, missing: String, adds: Bool
    ) throws(PatternFailure) -> (PatternFlags, String) {
        var found: PatternFlags = []
        var letter = first
        while true {
            guard let flag = Self.flag(letter) else { throw unknown(letter, missing) }
            if adds {
                if source.isText, letter == "L" {
                    throw source.failure("bad inline flags: cannot use 'L' flag with a str pattern")
                }
                if !source.isText, letter == "u" {
                    throw source.failure("bad inline flags: cannot use 'u' flag with a bytes pattern")
                }
            } else if PatternFlags.kinds.contains(flag) {
                throw source.failure("bad inline flags: cannot turn off flags 'a', 'u' and 'L'")
            }
            found.insert(flag)
            let kinds = found.intersection(.kinds)
            if PatternFlags.kinds.contains(flag), kinds != flag {
                throw source.failure("bad inline flags: flags 'a', 'u' and 'L' are incompatible")
            }
            guard let next = try source.get() else { throw source.failure(missing) }
            if ends.contains(next) { return (found, next) }
            letter = next
        }
    }
}
