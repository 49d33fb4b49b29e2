/// Parses Python 3.12 (The Python Language Reference, "Full Grammar specification"). Type parameters are not simulated, and
/// said so.
package struct PythonParser {
    var tokens: [Token]
    var at = 0
    /// How many rules that call themselves are open.
    var depth = 0
    /// The functions around, and which of them are async.
    var functions: [Bool] = []
    /// How many times something was awaited so far.
    var awaits = 0

    /// Goes into a rule that can hold itself. `depth` is restored by the caller.
    mutating func enter() throws(PythonSyntaxError) {
        depth += 1
        if depth > Self.deepest { throw PythonSyntaxError("", peek.range, type: "MemoryError") }
    }

    /// Enough for as many parentheses as CPython lets lie inside of each other, with three rules for each.
    private static let deepest = 650
    /// The longest chain of operators, calls or `elif`s.
    static let longestChain = 500

    /// An expression of a chain, which CPython's compiler would go into link by link.
    func link(_ kind: Expression.Kind, _ range: SourceRange) throws(PythonSyntaxError) -> Expression {
        let expression = Expression(kind, range)
        if expression.height > Self.longestChain { throw tooLong }
        return expression
    }

    var tooLong: PythonSyntaxError {
        PythonSyntaxError("maximum recursion depth exceeded during compilation", peek.range, type: "RecursionError")
    }

    /// Parses a program.
    package static func parse(_ source: String) throws(PythonSyntaxError) -> [Statement] {
        if source.utf8.contains(0) {
            throw PythonSyntaxError(
                "source code string cannot contain null bytes",
                SourceRange(line: 1, column: 0, endLine: 1, endColumn: 0))
        }
        var lexer = Lexer(source)
        var parser = PythonParser(tokens: try lexer.run())
        var body: [Statement] = []
        while parser.peek.kind != .end { body += try parser.statement() }
        return body
    }

    /// Parses one expression, as `eval` does.
    package static func expression(_ source: String) throws(PythonSyntaxError) -> Expression {
        var lexer = Lexer(String(source.drop { $0 == " " || $0 == "\t" }))
        var parser = PythonParser(tokens: try lexer.run())
        let expression = try parser.expressionList()
        if parser.peek.kind == .newline { parser.at += 1 }
        if parser.peek.kind != .end { throw parser.unexpected() }
        return expression
    }

    // MARK: Tokens

    var peek: Token { tokens[min(at, tokens.count - 1)] }
    var previous: SourceRange { tokens[max(0, at - 1)].range }

    func isSymbol(_ text: String) -> Bool { peek.symbol == text }
    func isWord(_ text: String) -> Bool { peek.name == text }

    func isWord(_ text: String, after count: Int) -> Bool {
        at + count < tokens.count && tokens[at + count].name == text
    }

    mutating func take(_ symbol: String) -> Bool {
        guard isSymbol(symbol) else { return false }
        at += 1
        return true
    }

    mutating func takeWord(_ word: String) -> Bool {
        guard isWord(word) else { return false }
        at += 1
        return true
    }

    mutating func expect(_ symbol: String) throws(PythonSyntaxError) {
        guard take(symbol) else {
            throw symbol == ":" ? PythonSyntaxError("expected ':'", peek.range) : unexpected()
        }
    }

    mutating func expectWord(_ word: String) throws(PythonSyntaxError) {
        guard takeWord(word) else { throw unexpected() }
    }

    mutating func identifier() throws(PythonSyntaxError) -> String {
        guard let name = peek.name, !Self.keywords.contains(name) else { throw unexpected() }
        at += 1
        return name
    }

    func unexpected() -> PythonSyntaxError {
        if peek.kind == .indent { return PythonSyntaxError("unexpected indent", peek.range, type: "IndentationError") }
        return PythonSyntaxError("invalid syntax", peek.range)
    }

    static let keywords: Set<String> = [
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
        "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
        "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
    ]

    // MARK: Statements

    /// One line's statements, or one compound statement.
    mutating func statement() throws(PythonSyntaxError) -> [Statement] {
        if peek.kind == .newline {
            at += 1
            return []
        }
        if let compound = try compound() { return [compound] }
        var statements = [try simple()]
        while take(";") {
            if peek.kind == .newline { break }
            statements.append(try simple())
        }
        guard peek.kind == .newline else { throw unexpected() }
        at += 1
        return statements
    }

    /// The indented lines after a colon, or statements on the same line.
    mutating func block(of what: String) throws(PythonSyntaxError) -> [Statement] {
        let start = previous
        try expect(":")
        guard peek.kind == .newline else { return try statement() }
        at += 1
        guard peek.kind == .indent else {
            throw PythonSyntaxError(
                "expected an indented block after \(what) on line \(start.line)", peek.range, type: "IndentationError")
        }
        at += 1
        var body: [Statement] = []
        while peek.kind != .dedent, peek.kind != .end { body += try statement() }
        if peek.kind == .dedent { at += 1 }
        return body
    }

    private mutating func compound() throws(PythonSyntaxError) -> Statement? {
        let start = peek.range
        func made(_ kind: Statement.Kind) -> Statement { Statement(kind: kind, range: start.through(previous)) }
        if isSymbol("@") { return made(try decorated()) }
        guard let word = peek.name else { return nil }
        switch word {
        case "if":
            at += 1
            return made(try conditional())
        case "while":
            at += 1
            let test = try namedExpression()
            let body = try block(of: "'while' statement")
            return made(.while(test, body, otherwise: try otherwise("'else' statement")))
        case "for":
            at += 1
            let target = try targetList()
            try expectWord("in")
            let iterable = try expressionList()
            let body = try block(of: "'for' statement")
            return made(.for(target, iterable, body, otherwise: try otherwise("'else' statement")))
        case "try":
            at += 1
            return made(try attempt())
        case "with":
            at += 1
            return made(try with())
        case "def":
            return made(.function(try function([])))
        case "class":
            return made(.class(try classDefinition([])))
        case "async":
            at += 1
            if isWord("def") { return made(.function(try function([], isAsync: true))) }
            guard isWord("for") || isWord("with") else { throw unexpected() }
            let word = isWord("for") ? "for" : "with"
            guard functions.last == true else {
                throw PythonSyntaxError("'async \(word)' outside async function", start)
            }
            at += 1
            return made(word == "for" ? try asyncFor(start) : try asyncWith(start))
        case "match" where isMatch():
            return made(try match())
        default: return nil
        }
    }

    private mutating func decorated() throws(PythonSyntaxError) -> Statement.Kind {
        var decorators: [Expression] = []
        while take("@") {
            decorators.append(try namedExpression())
            guard peek.kind == .newline else { throw unexpected() }
            at += 1
        }
        if isWord("class") { return .class(try classDefinition(decorators)) }
        let isAsync = takeWord("async")
        guard isWord("def") else { throw unexpected() }
        return .function(try function(decorators, isAsync: isAsync))
    }

    private mutating func conditional() throws(PythonSyntaxError) -> Statement.Kind {
        var branches: [(start: SourceRange, test: Expression, body: [Statement])] = []
        repeat {
            let start = previous
            let test = try namedExpression()
            if isSymbol("=") {
                throw PythonSyntaxError("invalid syntax. Maybe you meant '==' or ':=' instead of '='?", test.range)
            }
            branches.append((start, test, try block(of: "'if' statement")))
            if branches.count > Self.longestChain { throw tooLong }
        } while takeWord("elif")
        var rest = try otherwise("'else' statement")
        // An `elif` is an `if` in the `else` of the one before.
        for branch in branches.dropFirst().reversed() {
            rest = [
                Statement(kind: .if(branch.test, branch.body, rest), range: branch.start.through(previous))
            ]
        }
        return .if(branches[0].test, branches[0].body, rest)
    }

    private mutating func otherwise(_ what: String) throws(PythonSyntaxError) -> [Statement] {
        takeWord("else") ? try block(of: what) : []
    }

    private mutating func attempt() throws(PythonSyntaxError) -> Statement.Kind {
        let body = try block(of: "'try' statement")
        var handlers: [Handler] = []
        var ofGroups = 0
        while isWord("except") {
            let start = peek.range
            at += 1
            if take("*") { ofGroups += 1 }
            if ofGroups > 0, ofGroups <= handlers.count {
                throw PythonSyntaxError("cannot have both 'except' and 'except*' on the same 'try'", start)
            }
            if ofGroups > 0, isSymbol(":") {
                throw PythonSyntaxError("expected one or more exception types", peek.range)
            }
            var handler = Handler(type: nil, name: nil, body: [], range: start)
            if !isSymbol(":") {
                handler.type = try expression()
                if isSymbol(",") {
                    throw PythonSyntaxError("multiple exception types must be parenthesized", peek.range)
                }
                if takeWord("as") { handler.name = try identifier() }
            }
            handler.body = try block(of: "'except' statement")
            handlers.append(handler)
        }
        let otherwise = try otherwise("'else' statement")
        let finally = takeWord("finally") ? try block(of: "'finally' statement") : []
        if handlers.isEmpty, finally.isEmpty {
            throw PythonSyntaxError("expected 'except' or 'finally' block", peek.range)
        }
        if ofGroups > 0 { handlers = [ExceptStar.handler(for: handlers)] }
        return .try(body, handlers, otherwise: otherwise, finally: finally)
    }

    private mutating func with() throws(PythonSyntaxError) -> Statement.Kind {
        let items = try contexts()
        return .with(items, try block(of: "'with' statement"))
    }

    /// What stands behind `with`, up to the colon.
    mutating func contexts() throws(PythonSyntaxError) -> [(context: Expression, target: Expression?)] {
        var items: [(Expression, Expression?)] = []
        // Parentheses around several items look like a tuple until `as` comes.
        let isGrouped = isSymbol("(") && groupHasAs()
        if isGrouped { at += 1 }
        repeat {
            if isGrouped, isSymbol(")") { break }
            let context = try expression()
            items.append((context, takeWord("as") ? try target() : nil))
        } while take(",")
        if isGrouped { try expect(")") }
        return items
    }

    private func groupHasAs() -> Bool {
        var depth = 0
        for token in tokens[at...] {
            switch token.symbol {
            case "(", "[", "{": depth += 1
            case ")", "]", "}":
                depth -= 1
                if depth == 0 { return false }
            default: if depth == 1, token.name == "as" { return true }
            }
            if token.kind == .newline { return false }
        }
        return false
    }

    // MARK: Functions and classes

    private mutating func function(
        _ decorators: [Expression], isAsync: Bool = false
    ) throws(PythonSyntaxError) -> Function {
        try expectWord("def")
        let name = try identifier()
        if isSymbol("[") { throw PythonSyntaxError("type parameters are not simulated in Drydock", peek.range) }
        guard take("(") else { throw PythonSyntaxError("expected '('", peek.range) }
        let parameters = try parameters(until: ")", annotated: true)
        try expect(")")
        let returns = take("->") ? try expression() : nil
        functions.append(isAsync)
        defer { functions.removeLast() }
        let body = try block(of: "function definition")
        return Function(
            isAsync: isAsync, name: name, parameters: parameters, body: body, decorators: decorators, returns: returns)
    }

    mutating func parameters(until end: String, annotated: Bool) throws(PythonSyntaxError) -> Parameters {
        var out = Parameters()
        var isKeywordOnly = false
        while !isSymbol(end) {
            if take("**") {
                out.keywords = try identifier()
                if annotated, take(":") { _ = try expression() }
            } else if take("*") {
                isKeywordOnly = true
                if !isSymbol(","), !isSymbol(end) {
                    out.variadic = try identifier()
                    if annotated, take(":") { _ = try expression() }
                }
            } else if take("/") {
                out.positionalOnly = out.positional.count
            } else {
                let range = peek.range
                var parameter = Parameters.Parameter(try identifier())
                if annotated, take(":") { parameter.annotation = try expression() }
                if take("=") { parameter.defaultValue = try expression() }
                if isKeywordOnly {
                    out.keywordOnly.append(parameter)
                } else {
                    if parameter.defaultValue == nil, out.positional.last?.defaultValue != nil {
                        throw PythonSyntaxError("parameter without a default follows parameter with a default", range)
                    }
                    out.positional.append(parameter)
                }
                if out.names.filter({ $0 == parameter.name }).count > 1 {
                    throw PythonSyntaxError(
                        "duplicate argument '\(parameter.name)' in function definition", range)
                }
            }
            if !take(",") { break }
        }
        return out
    }

    private mutating func classDefinition(_ decorators: [Expression]) throws(PythonSyntaxError) -> ClassDefinition {
        try expectWord("class")
        let name = try identifier()
        var arguments: [Argument] = []
        if take("(") { arguments = try self.arguments() }
        return ClassDefinition(
            name: name, arguments: arguments, body: try block(of: "class definition"), decorators: decorators)
    }

    // MARK: Simple statements

    private mutating func simple() throws(PythonSyntaxError) -> Statement {
        let start = peek.range
        let kind = try simpleKind()
        return Statement(kind: kind, range: start.through(previous))
    }

    private mutating func simpleKind() throws(PythonSyntaxError) -> Statement.Kind {
        switch peek.name {
        case "pass":
            at += 1
            return .pass
        case "break":
            at += 1
            return .break
        case "continue":
            at += 1
            return .continue
        case "return":
            at += 1
            return .return(endsHere ? nil : try expressionList())
        case "raise":
            at += 1
            if endsHere { return .raise(nil, from: nil) }
            let value = try expression()
            return .raise(value, from: takeWord("from") ? try expression() : nil)
        case "assert":
            at += 1
            let test = try expression()
            return .assert(test, take(",") ? try expression() : nil)
        case "del":
            at += 1
            var targets = [try target()]
            while take(","), !endsHere { targets.append(try target()) }
            return .delete(targets)
        case "global":
            at += 1
            return .global(try names())
        case "nonlocal":
            at += 1
            return .nonlocal(try names())
        case "import":
            at += 1
            var items: [(String, String?)] = []
            repeat { items.append((try dottedName(), takeWord("as") ? try identifier() : nil)) } while take(",")
            return .import(items)
        case "from": return try importFrom()
        default: return try expressionStatement()
        }
    }

    private var endsHere: Bool { peek.kind == .newline || peek.kind == .end || isSymbol(";") }

    private mutating func names() throws(PythonSyntaxError) -> [String] {
        var names = [try identifier()]
        while take(",") { names.append(try identifier()) }
        return names
    }

    private mutating func dottedName() throws(PythonSyntaxError) -> String {
        var name = try identifier()
        while take(".") { name += "." + (try identifier()) }
        return name
    }

    private mutating func importFrom() throws(PythonSyntaxError) -> Statement.Kind {
        at += 1
        var level = 0
        while isSymbol(".") || isSymbol("...") {
            level += isSymbol(".") ? 1 : 3
            at += 1
        }
        let module = isWord("import") ? "" : try dottedName()
        try expectWord("import")
        if take("*") { return .importFrom(module, level: level, [("*", nil)]) }
        let isGrouped = take("(")
        var items: [(String, String?)] = []
        repeat {
            if isGrouped, isSymbol(")") { break }
            items.append((try identifier(), takeWord("as") ? try identifier() : nil))
        } while take(",")
        if isGrouped { try expect(")") }
        return .importFrom(module, level: level, items)
    }

    private static let augmentations: [String: BinaryOperator] = Dictionary(
        uniqueKeysWithValues: BinaryOperator.allCases.map { ($0.rawValue + "=", $0) })

    private mutating func expressionStatement() throws(PythonSyntaxError) -> Statement.Kind {
        let first = try expressionList()
        if let symbol = peek.symbol, let operation = Self.augmentations[symbol] {
            at += 1
            try checkTarget(first)
            return .augmented(first, operation, isWord("yield") ? try yield() : try expressionList())
        }
        if isSymbol(":") {
            at += 1
            let annotation = try expression()
            return .annotated(first, annotation: annotation, take("=") ? try expressionList() : nil)
        }
        guard isSymbol("=") else {
            if peek.kind != .newline, peek.kind != .end, !isSymbol(";") {
                if case .name(let name) = first.kind, ["print", "exec"].contains(name) {
                    throw PythonSyntaxError(
                        "Missing parentheses in call to '\(name)'. Did you mean \(name)(...)?",
                        first.range.through(lastOfLine))
                }
                if isExpressionStart {
                    throw PythonSyntaxError("invalid syntax", peek.range)
                }
            }
            return .expression(first)
        }
        var targets = [first]
        var value = first
        while take("=") {
            value = isWord("yield") ? try yield() : try expressionList()
            targets.append(value)
        }
        targets.removeLast()
        for target in targets { try checkTarget(target) }
        return .assign(targets, value)
    }

    private var isExpressionStart: Bool {
        switch peek.kind {
        case .name, .integer, .float, .string: true
        default: false
        }
    }

    private var lastOfLine: SourceRange {
        var index = at
        while index + 1 < tokens.count, tokens[index + 1].kind != .newline, tokens[index + 1].kind != .end {
            index += 1
        }
        return tokens[index].range
    }

    /// What cannot be assigned to, in Python's words.
    func checkTarget(_ target: Expression) throws(PythonSyntaxError) {
        let what: String
        switch target.kind {
        case .name, .attribute, .subscripting: return
        case .starred(let inner): return try checkTarget(inner)
        case .tuple(let items), .list(let items):
            for item in items { try checkTarget(item) }
            return
        case .call: what = "function call"
        case .none: what = "None"
        case .bool(let value): what = value ? "True" : "False"
        case .integer, .float, .string, .bytes: what = "literal"
        case .binary, .unary: what = "expression"
        case .comparison: what = "comparison"
        default: what = "expression"
        }
        let advice = ["None", "True", "False"].contains(what) ? "" : " here. Maybe you meant '==' instead of '='?"
        throw PythonSyntaxError("cannot assign to \(what)\(advice)", target.range)
    }
}
