/// Parses JavaScript as ECMAScript 2023 has it, without `with` and without what only old sloppy code needs.
package struct Parser {
    var lexer: Lexer
    var token: Token
    var previousEnd = 0
    /// The functions around, the innermost last.
    var functions: [Context] = []
    let isModule: Bool
    var depth = 0

    /// What is known of the function that is being read.
    struct Context {
        var isAsync = false
        var isGenerator = false
        var isStrict = false
        var isArrow = false
        var mayReturn = true
        var mayCallSuper = false
        /// Names in the order in which it speaks of them.
        var names: [String] = []
        var inner: Set<String> = []
    }

    /// Reads a whole text.
    /// - Parameter parameters: names that the text can use, as those of a module's wrapper.
    package static func parse(
        _ text: String, isModule: Bool, parameters: [String] = []
    ) throws(JavaScriptSyntaxError) -> Script {
        var parser = try Parser(text, isModule: isModule)
        parser.functions.append(Context(isAsync: isModule, isStrict: isModule, mayReturn: !isModule))
        if !isModule, parser.token.kind == .string, parser.token.text == "use strict" {
            parser.functions[0].isStrict = true
        }
        var function = Function()
        function.isAsync = isModule
        function.parameters = parameters.map { .identifier($0, SourcePlace(line: 1, column: 1)) }
        var body: [Statement] = []
        while parser.token.kind != .end { body.append(try parser.statement(isTop: true)) }
        function.body = body
        function.isStrict = parser.functions[0].isStrict
        function.references = Set(parser.functions[0].names)
        function.innerReferences = parser.functions[0].inner
        return Script(function: function, isModule: isModule)
    }

    private init(_ text: String, isModule: Bool) throws(JavaScriptSyntaxError) {
        lexer = Lexer(text)
        token = Token(kind: .end, text: "", start: 0, end: 0, isFirst: true)
        self.isModule = isModule
        token = try lexer.next()
    }

    // MARK: Tokens

    var context: Context {
        get { functions[functions.count - 1] }
        set { functions[functions.count - 1] = newValue }
    }

    var place: SourcePlace { lexer.place(token.start) }

    mutating func advance() throws(JavaScriptSyntaxError) {
        previousEnd = token.end
        token = try lexer.next()
    }

    func sees(_ text: String) -> Bool {
        (token.kind == .punctuator || token.kind == .keyword) && token.text == text
    }

    /// A word that is a keyword only in its place, such as `of`.
    func seesWord(_ text: String) -> Bool { token.kind == .identifier && token.text == text && !token.hasEscape }

    mutating func take(_ text: String) throws(JavaScriptSyntaxError) -> Bool {
        guard sees(text) else { return false }
        try advance()
        return true
    }

    mutating func expect(_ text: String) throws(JavaScriptSyntaxError) {
        guard try take(text) else { throw unexpected() }
    }

    func unexpected() -> JavaScriptSyntaxError {
        let width = token.end - token.start
        switch token.kind {
        case .end: return lexer.error("Unexpected end of input", at: token.start)
        case .number, .bigInt: return lexer.error("Unexpected number", at: token.start, width: width)
        case .string: return lexer.error("Unexpected string", at: token.start, width: width)
        case .template: return lexer.error("Unexpected template string", at: token.start)
        case .identifier, .hidden:
            if token.text == "await" {
                return lexer.error(
                    "await is only valid in async functions and the top level bodies of modules", at: token.start,
                    width: width)
            }
            return lexer.error("Unexpected identifier '\(token.text)'", at: token.start, width: width)
        case .keyword, .punctuator:
            return lexer.error("Unexpected token '\(token.text)'", at: token.start, width: width)
        }
    }

    mutating func endStatement() throws(JavaScriptSyntaxError) {
        if try take(";") { return }
        guard sees("}") || token.kind == .end || token.isFirst else { throw unexpected() }
    }

    /// What comes behind the token at hand, which stays.
    func following() throws(JavaScriptSyntaxError) -> Token {
        var copy = lexer
        return try copy.next()
    }

    mutating func name() throws(JavaScriptSyntaxError) -> String {
        guard token.kind == .identifier, !isReserved(token.text) else { throw unexpected() }
        let name = token.text
        try advance()
        return name
    }

    func isReserved(_ word: String) -> Bool {
        switch word {
        case "await": context.isAsync
        case "yield": context.isGenerator || context.isStrict
        case "let", "static", "implements", "interface", "package", "private", "protected", "public": context.isStrict
        default: false
        }
    }

    mutating func mention(_ name: String) { functions[functions.count - 1].names.append(name) }

    mutating func deeper<T>(
        _ body: (inout Parser) throws(JavaScriptSyntaxError) -> T
    ) throws(JavaScriptSyntaxError) -> T {
        guard depth < 300 else { throw lexer.error("Drydock: this is nested too deeply", at: token.start) }
        depth += 1
        defer { depth -= 1 }
        return try body(&self)
    }

    // MARK: Statements

    mutating func statement(isTop: Bool = false) throws(JavaScriptSyntaxError) -> Statement {
        try deeper { (parser) throws(JavaScriptSyntaxError) in try parser.plainStatement(isTop: isTop) }
    }

    private mutating func plainStatement(isTop: Bool) throws(JavaScriptSyntaxError) -> Statement {
        let place = place
        func make(_ kind: Statement.Kind) -> Statement { Statement(kind: kind, place: place) }
        if token.kind == .punctuator {
            if token.text == "{" { return make(.block(try block())) }
            if token.text == ";" {
                try advance()
                return make(.empty)
            }
        }
        if token.kind == .keyword, let statement = try keywordStatement(isTop: isTop, make) { return statement }
        if token.kind == .identifier {
            if seesWord("async") {
                let next = try following()
                if next.kind == .keyword, next.text == "function", !next.isFirst {
                    return make(.function(try functionDefinition(isExpression: false)))
                }
            }
            if seesWord("let") {
                let next = try following()
                if next.kind == .identifier || next.text == "[" || next.text == "{" {
                    return make(try variables())
                }
            }
            if try following().text == ":", !isReserved(token.text) {
                let label = try name()
                try advance()
                return make(.labeled(label, try statement()))
            }
        }
        let value = try expression()
        try endStatement()
        return make(.expression(value))
    }

    private mutating func keywordStatement(
        isTop: Bool, _ make: (Statement.Kind) -> Statement
    ) throws(JavaScriptSyntaxError) -> Statement? {
        switch token.text {
        case "var", "const":
            return make(try variables())
        case "function": return make(.function(try functionDefinition(isExpression: false)))
        case "class":
            return make(.classDefinition(try classDefinition(isExpression: false)))
        case "if":
            try advance()
            let test = try condition()
            let then = try statement()
            return make(.condition(test, then, try take("else") ? try statement() : nil))
        case "for": return try forStatement(make)
        case "while":
            try advance()
            return make(.whileLoop(try condition(), try statement()))
        case "do":
            try advance()
            let body = try statement()
            try expect("while")
            let test = try condition()
            _ = try take(";")
            return make(.doWhile(body, test))
        case "return":
            guard context.mayReturn else { throw lexer.error("Illegal return statement", at: token.start, width: 6) }
            try advance()
            let isBare = sees(";") || sees("}") || token.kind == .end || token.isFirst
            let value = isBare ? nil : try expression()
            try endStatement()
            return make(.returning(value))
        case "break", "continue":
            let isBreak = token.text == "break"
            try advance()
            let label = token.kind == .identifier && !token.isFirst ? try name() : nil
            try endStatement()
            return make(isBreak ? .breaking(label) : .continuing(label))
        case "throw":
            try advance()
            if token.isFirst { throw lexer.error("Illegal newline after throw", at: token.start) }
            let value = try expression()
            try endStatement()
            return make(.throwing(value))
        case "try": return try tryStatement(make)
        case "switch": return try switchStatement(make)
        case "debugger":
            try advance()
            try endStatement()
            return make(.empty)
        case "import":
            let next = try following()
            if next.text == "(" || next.text == "." { return nil }
            guard isModule else {
                throw lexer.error("Cannot use import statement outside a module", at: token.start, width: 6)
            }
            guard isTop else { throw unexpected() }
            return make(.importing(try importDeclaration()))
        case "export":
            guard isModule, isTop else { throw unexpected() }
            return make(.exporting(try exportDeclaration()))
        case "with":
            throw lexer.error("Drydock: `with` is not simulated", at: token.start, width: 4)
        default: return nil
        }
    }

    mutating func block() throws(JavaScriptSyntaxError) -> [Statement] {
        try expect("{")
        var statements: [Statement] = []
        while !sees("}") {
            if token.kind == .end { throw unexpected() }
            statements.append(try statement())
        }
        try advance()
        return statements
    }

    private mutating func condition() throws(JavaScriptSyntaxError) -> Expression {
        try expect("(")
        let test = try expression()
        try expect(")")
        return test
    }

    // MARK: Variables

    private mutating func variables(hasIn: Bool = true) throws(JavaScriptSyntaxError) -> Statement.Kind {
        let kind = try declarationKind()
        let list = try declarators(kind, hasIn: hasIn, first: nil)
        try endStatement()
        return .variables(kind, list)
    }

    private mutating func declarationKind() throws(JavaScriptSyntaxError) -> Statement.Declaration {
        let kind = Statement.Declaration(rawValue: token.text) ?? .var
        try advance()
        return kind
    }

    private mutating func declarators(
        _ kind: Statement.Declaration, hasIn: Bool, first: Pattern?
    ) throws(JavaScriptSyntaxError) -> [(pattern: Pattern, value: Expression?)] {
        var list: [(pattern: Pattern, value: Expression?)] = []
        var first = first
        repeat {
            let pattern: Pattern
            if let given = first { pattern = given } else { pattern = try bindingPattern() }
            first = nil
            var value: Expression?
            if try take("=") {
                value = Self.named(try assignment(hasIn: hasIn), by: pattern)
            } else if case .identifier = pattern {
                if kind == .const {
                    throw lexer.error(
                        "Missing initializer in const declaration", at: token.start, width: token.end - token.start)
                }
            } else {
                throw lexer.error(
                    "Missing initializer in destructuring declaration", at: token.start, width: token.end - token.start)
            }
            list.append((pattern, value))
        } while try take(",")
        return list
    }

    // MARK: Loops and the like

    private mutating func forStatement(_ make: (Statement.Kind) -> Statement) throws(JavaScriptSyntaxError) -> Statement
    {
        try advance()
        var isAwait = false
        if seesWord("await") {
            guard context.isAsync else { throw unexpected() }
            isAwait = true
            try advance()
        }
        try expect("(")
        let start = place
        var first: Statement?
        var isDeclaration = sees("var") || sees("const")
        if seesWord("let") {
            let next = try following()
            isDeclaration =
                next.kind == .identifier && next.text != "of" && next.text != "in" || next.text == "["
                || next.text == "{"
        }
        if isDeclaration {
            let kind = try declarationKind()
            let pattern = try bindingPattern()
            if let loop = try forOver(.declaration(kind, pattern), isAwait, make) { return loop }
            first = Statement(kind: .variables(kind, try declarators(kind, hasIn: false, first: pattern)), place: start)
        } else if !sees(";") {
            let value = try expression(hasIn: false)
            if seesWord("of") || sees("in") {
                let target = try pattern(value)
                if let loop = try forOver(.target(target), isAwait, make) { return loop }
            }
            first = Statement(kind: .expression(value), place: start)
        }
        try expect(";")
        let test = sees(";") ? nil : try expression()
        try expect(";")
        let update = sees(")") ? nil : try expression()
        try expect(")")
        return make(.loop(first, test, update, try statement()))
    }

    private mutating func forOver(
        _ binding: ForBinding, _ isAwait: Bool, _ make: (Statement.Kind) -> Statement
    ) throws(JavaScriptSyntaxError) -> Statement? {
        if seesWord("of") {
            try advance()
            let source = try assignment()
            try expect(")")
            return make(.forOf(binding, source, try statement(), isAwait: isAwait))
        }
        guard sees("in") else { return nil }
        try advance()
        let source = try expression()
        try expect(")")
        return make(.forIn(binding, source, try statement()))
    }

    private mutating func tryStatement(_ make: (Statement.Kind) -> Statement) throws(JavaScriptSyntaxError) -> Statement
    {
        try advance()
        let body = try block()
        var parameter: Pattern?
        var handler: [Statement]?
        if try take("catch") {
            if try take("(") {
                parameter = try bindingPattern()
                try expect(")")
            }
            handler = try block()
        }
        let final = try take("finally") ? try block() : nil
        if handler == nil, final == nil {
            throw lexer.error(
                "Missing catch or finally after try", at: token.start, width: max(1, token.end - token.start))
        }
        return make(.trying(body, parameter, handler, finally: final))
    }

    private mutating func switchStatement(
        _ make: (Statement.Kind) -> Statement
    ) throws(JavaScriptSyntaxError) -> Statement {
        try advance()
        let value = try condition()
        try expect("{")
        var cases: [(test: Expression?, body: [Statement])] = []
        while !sees("}") {
            var test: Expression?
            if try take("case") { test = try expression() } else { try expect("default") }
            try expect(":")
            var body: [Statement] = []
            while !sees("case"), !sees("default"), !sees("}") {
                if token.kind == .end { throw unexpected() }
                body.append(try statement())
            }
            cases.append((test, body))
        }
        try advance()
        return make(.switching(value, cases))
    }
}
