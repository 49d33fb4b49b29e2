/// Expressions, from the loosest operator to the tightest.
extension PythonParser {
    /// One or more expressions with commas, which make a tuple.
    mutating func expressionList() throws(PythonSyntaxError) -> Expression {
        if isWord("yield") { return try yield() }
        let first = try starredOrNamed()
        guard isSymbol(",") else { return first }
        var items = [first]
        while take(",") {
            guard startsExpression else { break }
            items.append(try starredOrNamed())
        }
        return Expression(.tuple(items), first.range.through(previous))
    }

    private var startsExpression: Bool {
        switch peek.kind {
        case .newline, .end, .indent, .dedent: return false
        case .symbol(let text): return ["(", "[", "{", "-", "+", "~", "*", "..."].contains(text)
        case .name(let name):
            return !Self.keywords.contains(name)
                || ["None", "True", "False", "not", "lambda", "yield", "await"].contains(name)
        default: return true
        }
    }

    private mutating func starredOrNamed() throws(PythonSyntaxError) -> Expression {
        let start = peek.range
        if take("*") { return Expression(.starred(try bitwise(0)), start.through(previous)) }
        return try namedExpression()
    }

    mutating func namedExpression() throws(PythonSyntaxError) -> Expression {
        if let name = peek.name, !Self.keywords.contains(name), at + 1 < tokens.count, tokens[at + 1].symbol == ":=" {
            let start = peek.range
            at += 2
            return Expression(.assignment(name, try expression()), start.through(previous))
        }
        return try expression()
    }

    mutating func yield() throws(PythonSyntaxError) -> Expression {
        let start = peek.range
        try expectWord("yield")
        if takeWord("from") { return Expression(.yieldFrom(try expression()), start.through(previous)) }
        let value = startsExpression ? try expressionList() : nil
        return Expression(.yield(value), start.through(previous))
    }

    /// `target` and `targetList` stop before `in`.
    mutating func target() throws(PythonSyntaxError) -> Expression {
        let start = peek.range
        if take("*") { return Expression(.starred(try bitwise(0)), start.through(previous)) }
        return try bitwise(0)
    }

    mutating func targetList() throws(PythonSyntaxError) -> Expression {
        let first = try target()
        guard isSymbol(",") else {
            try checkTarget(first)
            return first
        }
        var items = [first]
        while take(",") {
            if isWord("in") { break }
            items.append(try target())
        }
        let tuple = Expression(.tuple(items), first.range.through(previous))
        try checkTarget(tuple)
        return tuple
    }

    mutating func expression() throws(PythonSyntaxError) -> Expression {
        try enter()
        defer { depth -= 1 }
        let start = peek.range
        if takeWord("lambda") {
            let parameters = try parameters(until: ":", annotated: false)
            try expect(":")
            return Expression(.lambda(parameters, try expression()), start.through(previous))
        }
        let value = try disjunction()
        guard takeWord("if") else { return value }
        let test = try disjunction()
        guard takeWord("else") else {
            throw PythonSyntaxError("expected 'else' after 'if' expression", value.range.through(previous))
        }
        return Expression(.conditional(value, test: test, otherwise: try expression()), start.through(previous))
    }

    mutating func disjunction() throws(PythonSyntaxError) -> Expression {
        let first = try conjunction()
        guard isWord("or") else { return first }
        var items = [first]
        while takeWord("or") { items.append(try conjunction()) }
        return Expression(.or(items), first.range.through(previous))
    }

    private mutating func conjunction() throws(PythonSyntaxError) -> Expression {
        let first = try inversion()
        guard isWord("and") else { return first }
        var items = [first]
        while takeWord("and") { items.append(try inversion()) }
        return Expression(.and(items), first.range.through(previous))
    }

    private mutating func inversion() throws(PythonSyntaxError) -> Expression {
        try enter()
        defer { depth -= 1 }
        let start = peek.range
        if takeWord("not") { return Expression(.unary(.not, try inversion()), start.through(previous)) }
        return try comparison()
    }

    private mutating func comparison() throws(PythonSyntaxError) -> Expression {
        let first = try bitwise(0)
        var rest: [(ComparisonOperator, Expression)] = []
        while let operation = comparisonOperator() { rest.append((operation, try bitwise(0))) }
        return rest.isEmpty ? first : Expression(.comparison(first, rest), first.range.through(previous))
    }

    private mutating func comparisonOperator() -> ComparisonOperator? {
        if let symbol = peek.symbol, let operation = ComparisonOperator(rawValue: symbol) {
            at += 1
            return operation
        }
        if takeWord("is") { return takeWord("not") ? .isNot : .is }
        if takeWord("in") { return .in }
        if isWord("not"), isWord("in", after: 1) {
            at += 2
            return .notIn
        }
        return nil
    }

    /// Operators between two values, by how tightly they bind.
    private static let levels: [[BinaryOperator]] = [
        [.or], [.xor], [.and], [.leftShift, .rightShift], [.add, .subtract],
        [.multiply, .divide, .floorDivide, .modulo, .matrixMultiply],
    ]

    mutating func bitwise(_ level: Int) throws(PythonSyntaxError) -> Expression {
        guard level < Self.levels.count else { return try unary() }
        var left = try bitwise(level + 1)
        while let symbol = peek.symbol, let operation = BinaryOperator(rawValue: symbol),
            Self.levels[level].contains(operation)
        {
            at += 1
            let right = try bitwise(level + 1)
            left = try link(.binary(left, operation, right), left.range.through(previous))
        }
        return left
    }

    private mutating func unary() throws(PythonSyntaxError) -> Expression {
        try enter()
        defer { depth -= 1 }
        let start = peek.range
        if let symbol = peek.symbol, symbol != "not", let operation = UnaryOperator(rawValue: symbol) {
            at += 1
            return Expression(.unary(operation, try unary()), start.through(previous))
        }
        var base: Expression
        if takeWord("await") {
            guard functions.last == true else {
                let place = functions.isEmpty ? "function" : "async function"
                throw PythonSyntaxError("'await' outside \(place)", start)
            }
            awaits += 1
            let value = try primary()
            base = Expression(.await(value), start.through(previous))
        } else {
            base = try primary()
        }
        guard take("**") else { return base }
        return Expression(.binary(base, .power, try unary()), start.through(previous))
    }

    // MARK: Calls, attributes, items

    private mutating func primary() throws(PythonSyntaxError) -> Expression {
        var value = try atom()
        while true {
            if take(".") {
                let name = try identifier()
                value = try link(.attribute(value, name), value.range.through(previous))
            } else if take("(") {
                let arguments = try arguments()
                value = try link(.call(value, arguments), value.range.through(previous))
            } else if take("[") {
                let index = try index()
                try expect("]")
                value = try link(.subscripting(value, index), value.range.through(previous))
            } else {
                return value
            }
        }
    }

    /// What stands between the brackets of an item.
    private mutating func index() throws(PythonSyntaxError) -> Expression {
        let first = try indexItem()
        guard isSymbol(",") else { return first }
        var items = [first]
        while take(",") {
            if isSymbol("]") { break }
            items.append(try indexItem())
        }
        return Expression(.tuple(items), first.range.through(previous))
    }

    private mutating func indexItem() throws(PythonSyntaxError) -> Expression {
        let start = peek.range
        var parts: [Expression?] = [nil, nil, nil]
        if !isSymbol(":") { parts[0] = try starredOrNamed() }
        guard take(":") else { return parts[0]! }
        if !isSymbol(":"), !isSymbol("]"), !isSymbol(",") { parts[1] = try expression() }
        if take(":"), !isSymbol("]"), !isSymbol(",") { parts[2] = try expression() }
        return Expression(.slice(parts[0], parts[1], parts[2]), start.through(previous))
    }

    /// Arguments up to and with the closing parenthesis.
    mutating func arguments() throws(PythonSyntaxError) -> [Argument] {
        var out: [Argument] = []
        var hasKeyword = false
        while !isSymbol(")") {
            let start = peek.range
            if take("**") {
                out.append(.mapping(try expression()))
                hasKeyword = true
            } else if take("*") {
                out.append(.list(try expression()))
            } else if let name = peek.name, at + 1 < tokens.count, tokens[at + 1].symbol == "=",
                !Self.keywords.contains(name)
            {
                at += 2
                out.append(.keyword(name, try expression()))
                hasKeyword = true
            } else {
                let before = awaits
                let value = try namedExpression()
                if startsClauses {
                    let kind = try comprehension(.generator, value, nil, since: before)
                    out.append(.positional(Expression(kind, start.through(previous))))
                } else {
                    if isSymbol("=") {
                        throw PythonSyntaxError(
                            "expression cannot contain assignment, perhaps you meant \"==\"?", value.range)
                    }
                    if hasKeyword {
                        throw PythonSyntaxError("positional argument follows keyword argument", previous)
                    }
                    out.append(.positional(value))
                }
            }
            if !take(",") { break }
        }
        guard take(")") else {
            if startsExpression {
                throw PythonSyntaxError("invalid syntax. Perhaps you forgot a comma?", previous.through(peek.range))
            }
            throw unexpected()
        }
        return out
    }

    mutating func conditionOfClause() throws(PythonSyntaxError) -> Expression {
        if let name = peek.name, !Self.keywords.contains(name), at + 1 < tokens.count, tokens[at + 1].symbol == ":=" {
            return try namedExpression()
        }
        return try disjunction()
    }

    // MARK: Atoms

    private mutating func atom() throws(PythonSyntaxError) -> Expression {
        let token = peek
        let range = token.range
        switch token.kind {
        case .name(let name):
            at += 1
            switch name {
            case "None": return Expression(.none, range)
            case "True": return Expression(.bool(true), range)
            case "False": return Expression(.bool(false), range)
            default:
                if Self.keywords.contains(name) {
                    at -= 1
                    throw unexpected()
                }
                return Expression(.name(name), range)
            }
        case .integer(let digits, let base):
            at += 1
            return Expression(.integer(digits, base: base), range)
        case .float(let value):
            at += 1
            return Expression(.float(value), range)
        case .imaginary(let value):
            at += 1
            let parts = [Expression(.integer("0", base: 10), range), Expression(.float(value), range)]
            return Expression(.call(Expression(.name("complex"), range), parts.map { .positional($0) }), range)
        case .bytes(var bytes):
            at += 1
            while case .bytes(let more) = peek.kind {
                bytes += more
                at += 1
            }
            return Expression(.bytes(bytes), range.through(previous))
        case .string, .formatted: return try strings()
        case .symbol("..."):
            at += 1
            return Expression(.ellipsis, range)
        case .symbol("("): return try parenthesised()
        case .symbol("["):
            at += 1
            if take("]") { return Expression(.list([]), range.through(previous)) }
            let before = awaits
            let first = try starredOrNamed()
            if startsClauses {
                let kind = try comprehension(.list, first, nil, since: before)
                try expect("]")
                return Expression(kind, range.through(previous))
            }
            let items = try items(after: first, until: "]")
            return Expression(.list(items), range.through(previous))
        case .symbol("{"): return try braces()
        default: throw unexpected()
        }
    }

    /// The rest of a list of expressions, and what closes it.
    private mutating func items(
        after first: Expression, until end: String
    ) throws(PythonSyntaxError) -> [Expression] {
        var items = [first]
        while take(",") {
            if isSymbol(end) { break }
            items.append(try starredOrNamed())
        }
        guard take(end) else {
            if startsExpression {
                throw PythonSyntaxError(
                    "invalid syntax. Perhaps you forgot a comma?", items[items.count - 1].range.through(peek.range))
            }
            throw unexpected()
        }
        return items
    }

    private mutating func parenthesised() throws(PythonSyntaxError) -> Expression {
        let range = peek.range
        at += 1
        if take(")") { return Expression(.tuple([]), range.through(previous)) }
        if isWord("yield") {
            let value = try yield()
            try expect(")")
            return value
        }
        let before = awaits
        let first = try starredOrNamed()
        if startsClauses {
            let kind = try comprehension(.generator, first, nil, since: before)
            try expect(")")
            return Expression(kind, range.through(previous))
        }
        if take(")") {
            // The parentheses count for what is around, not for the expression.
            return first
        }
        if !isSymbol(","), startsExpression {
            throw PythonSyntaxError("invalid syntax. Perhaps you forgot a comma?", first.range.through(peek.range))
        }
        let items = try items(after: first, until: ")")
        return Expression(.tuple(items), range.through(previous))
    }

    private mutating func braces() throws(PythonSyntaxError) -> Expression {
        let range = peek.range
        at += 1
        if take("}") { return Expression(.dictionary([]), range.through(previous)) }
        if isSymbol("**") { return try dictionary([], range) }
        let before = awaits
        let first = try starredOrNamed()
        if take(":") {
            let value = try expression()
            if startsClauses {
                let kind = try comprehension(.dictionary, first, value, since: before)
                try expect("}")
                return Expression(kind, range.through(previous))
            }
            if !take(","), !isSymbol("}") {
                throw startsExpression
                    ? PythonSyntaxError("invalid syntax. Perhaps you forgot a comma?", value.range.through(peek.range))
                    : unexpected()
            }
            return try dictionary([(first, value)], range)
        }
        if startsClauses {
            let kind = try comprehension(.set, first, nil, since: before)
            try expect("}")
            return Expression(kind, range.through(previous))
        }
        let items = try items(after: first, until: "}")
        return Expression(.set(items), range.through(previous))
    }

    private mutating func dictionary(
        _ begun: [(key: Expression?, value: Expression)], _ range: SourceRange
    ) throws(PythonSyntaxError) -> Expression {
        var pairs = begun
        while !isSymbol("}") {
            if take("**") {
                pairs.append((nil, try bitwise(0)))
            } else {
                let key = try expression()
                try expect(":")
                pairs.append((key, try expression()))
            }
            if !take(",") { break }
        }
        try expect("}")
        return Expression(.dictionary(pairs), range.through(previous))
    }

    // MARK: Strings

    /// Strings that follow each other are one.
    private mutating func strings() throws(PythonSyntaxError) -> Expression {
        let range = peek.range
        var parts: [FormatPart] = []
        var plain = ""
        var isFormatted = false
        while true {
            if case .string(let text) = peek.kind {
                plain += text
                parts.append(.text(text))
            } else if case .formatted(let raw) = peek.kind {
                isFormatted = true
                parts += try raw.map { part throws(PythonSyntaxError) in try Self.part(part, depth) }
            } else {
                break
            }
            at += 1
        }
        return Expression(isFormatted ? .formatted(parts) : .string(plain), range.through(previous))
    }

    private static func part(_ raw: Token.RawPart, _ depth: Int) throws(PythonSyntaxError) -> FormatPart {
        switch raw {
        case .text(let text): return .text(text)
        case .value(let source, let place, let conversion, let format, let isLabelled):
            var code = source
            if isLabelled, let equals = code.lastIndex(of: "=") { code = String(code[..<equals]) }
            var lexer = Lexer(code, line: place.line, column: place.column)
            var parser = PythonParser(tokens: try lexer.run(isExpression: true), depth: depth)
            try parser.enter()
            let value = try parser.expressionList()
            guard parser.peek.kind == .end else {
                throw PythonSyntaxError("f-string: invalid syntax", parser.peek.range)
            }
            let parts = try format.map { part throws(PythonSyntaxError) in try Self.part(part, depth + 1) }
            return .value(value, conversion: conversion, format: parts, label: isLabelled ? source : nil)
        }
    }
}
