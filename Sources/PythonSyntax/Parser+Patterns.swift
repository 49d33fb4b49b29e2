/// `match` and its patterns.
extension PythonParser {
    /// Whether `match` begins a statement: its line ends with a colon and no operator follows the word.
    func isMatch() -> Bool {
        guard at + 1 < tokens.count else { return false }
        switch tokens[at + 1].kind {
        case .symbol(let text) where !["(", "[", "{", "-", "*"].contains(text): return false
        case .newline, .end: return false
        case .name(let name) where ["and", "or", "in", "is", "if", "else"].contains(name): return false
        default: break
        }
        var depth = 0
        for (offset, token) in tokens[(at + 1)...].enumerated() {
            switch token.symbol {
            case "(", "[", "{": depth += 1
            case ")", "]", "}": depth -= 1
            case "=" where depth == 0: return false
            default: break
            }
            if token.kind == .newline { return offset > 0 && tokens[at + offset].symbol == ":" }
        }
        return false
    }

    mutating func match() throws(PythonSyntaxError) -> Statement.Kind {
        at += 1
        let subject = try expressionList()
        try expect(":")
        guard peek.kind == .newline, at + 1 < tokens.count, tokens[at + 1].kind == .indent else { throw unexpected() }
        at += 2
        var cases: [MatchCase] = []
        while isWord("case") {
            at += 1
            let pattern = try openPattern()
            let guarding = takeWord("if") ? try namedExpression() : nil
            cases.append(MatchCase(pattern: pattern, guarding: guarding, body: try block(of: "'case' statement")))
        }
        guard peek.kind == .dedent else { throw unexpected() }
        at += 1
        return .match(subject, cases)
    }

    private mutating func openPattern() throws(PythonSyntaxError) -> Pattern {
        let first = try pattern()
        guard isSymbol(",") else { return first }
        var items = [first]
        while take(",") {
            if isSymbol(":") || isWord("if") { break }
            items.append(try pattern())
        }
        return .sequence(items)
    }

    private mutating func pattern() throws(PythonSyntaxError) -> Pattern {
        try enter()
        defer { depth -= 1 }
        if take("*") {
            let name = try identifier()
            return .star(name == "_" ? nil : name)
        }
        var choices = [try closedPattern()]
        while take("|") { choices.append(try closedPattern()) }
        let pattern = choices.count == 1 ? choices[0] : .either(choices)
        return takeWord("as") ? .bound(pattern, try identifier()) : pattern
    }

    private mutating func closedPattern() throws(PythonSyntaxError) -> Pattern {
        if take("(") { return try group(until: ")", isTuple: false) }
        if take("[") { return try group(until: "]", isTuple: true) }
        if take("{") { return try mapping() }
        guard let name = peek.name, !Self.keywords.contains(name) else { return .value(try bitwise(1)) }
        let next = at + 1 < tokens.count ? tokens[at + 1].symbol : nil
        if next != ".", next != "(" {
            at += 1
            return name == "_" ? .wildcard : .capture(name)
        }
        var value = Expression(.name(name), peek.range)
        at += 1
        while take(".") {
            let name = try identifier()
            value = try link(.attribute(value, name), value.range.through(previous))
        }
        guard take("(") else { return .value(value) }
        var positional: [Pattern] = []
        var named: [(String, Pattern)] = []
        while !isSymbol(")") {
            if let key = peek.name, at + 1 < tokens.count, tokens[at + 1].symbol == "=" {
                at += 2
                named.append((key, try pattern()))
            } else {
                positional.append(try pattern())
            }
            if !take(",") { break }
        }
        try expect(")")
        return .object(value, positional, named)
    }

    private mutating func group(until end: String, isTuple: Bool) throws(PythonSyntaxError) -> Pattern {
        var items: [Pattern] = []
        var isTuple = isTuple
        while !isSymbol(end) {
            items.append(try pattern())
            guard take(",") else { break }
            isTuple = true
        }
        try expect(end)
        return isTuple || items.isEmpty ? .sequence(items) : items[0]
    }

    private mutating func mapping() throws(PythonSyntaxError) -> Pattern {
        var pairs: [(Expression, Pattern)] = []
        var rest: String?
        while !isSymbol("}") {
            if take("**") {
                rest = try identifier()
            } else {
                let key = try bitwise(1)
                try expect(":")
                pairs.append((key, try pattern()))
            }
            if !take(",") { break }
        }
        try expect("}")
        return .mapping(pairs, rest: rest)
    }
}
