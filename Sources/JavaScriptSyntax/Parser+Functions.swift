/// Functions and classes.
extension Parser {
    /// `function …` or `async function …`.
    mutating func functionDefinition(
        isExpression: Bool, isDefault: Bool = false
    ) throws(JavaScriptSyntaxError) -> Function {
        let start = token.start
        var context = Context(isStrict: context.isStrict)
        if seesWord("async") {
            context.isAsync = true
            try advance()
        }
        try expect("function")
        context.isGenerator = try take("*")
        var name = ""
        if token.kind == .identifier, isExpression ? true : !isReserved(token.text) {
            name = token.text
            try advance()
        } else if !isExpression, !isDefault {
            throw unexpected()
        }
        var function = try functionRest(context, .plain, start)
        function.name = name.isEmpty && isDefault ? "default" : name
        function.isNamedExpression = isExpression && !name.isEmpty
        return function
    }

    /// Parameters and body.
    mutating func functionRest(
        _ context: Context, _ role: Function.Role, _ start: Int
    ) throws(JavaScriptSyntaxError) -> Function {
        var function = Function()
        function.role = role
        function.place = lexer.place(start)
        functions.append(context)
        try expect("(")
        while !sees(")") {
            if try take("...") {
                function.rest = try bindingPattern()
                break
            }
            function.parameters.append(try parameter())
            if !sees(")") { try expect(",") }
        }
        guard sees(")") else {
            throw lexer.error("missing ) after formal parameters", at: token.start, width: token.end - token.start)
        }
        try advance()
        return try functionBody(function, start)
    }

    private mutating func parameter() throws(JavaScriptSyntaxError) -> Pattern {
        let pattern = try bindingPattern()
        guard try take("=") else { return pattern }
        return .defaulted(pattern, Self.named(try assignment(), by: pattern))
    }

    /// The body in braces; the context is the function's and is left behind.
    private mutating func functionBody(_ begun: Function, _ start: Int) throws(JavaScriptSyntaxError) -> Function {
        var function = begun
        guard sees("{") else { throw unexpected() }
        try advance()
        if token.kind == .string, token.text == "use strict" { functions[functions.count - 1].isStrict = true }
        while !sees("}") {
            if token.kind == .end { throw unexpected() }
            function.body.append(try statement())
        }
        leave(&function)
        function.text = lexer.text(start, token.end)
        try advance()
        return function
    }

    /// Ends a function: what it speaks of is spoken of inside the one around it.
    private mutating func leave(_ function: inout Function) {
        let context = functions.removeLast()
        function.isAsync = context.isAsync
        function.isGenerator = context.isGenerator
        function.isStrict = context.isStrict
        function.references = Set(context.names)
        function.innerReferences = context.inner
        var outer = function.references.union(context.inner)
        if function.role != .arrow { outer.subtract(["this", "arguments", "new.target"]) }
        functions[functions.count - 1].inner.formUnion(outer)
    }

    // MARK: Arrows

    /// Behind `=>`: the body.
    /// - Parameter mark: how many names the function around had spoken of before the parameters.
    mutating func arrow(
        _ parameters: [Element], isAsync: Bool, mark: Int, start: Int
    ) throws(JavaScriptSyntaxError) -> Function {
        var function = Function()
        function.role = .arrow
        function.place = lexer.place(start)
        var arrow = Context(isAsync: isAsync, isStrict: context.isStrict, isArrow: true)
        arrow.mayCallSuper = context.mayCallSuper
        arrow.names = Array(context.names[mark...])
        for (index, element) in parameters.enumerated() {
            switch element {
            case .hole: throw unexpected()
            case .item(let expression): function.parameters.append(try pattern(expression))
            case .spread(let expression):
                guard index == parameters.count - 1 else {
                    throw lexer.error("Rest parameter must be last formal parameter", at: token.start)
                }
                function.rest = try pattern(expression)
            }
        }
        functions.append(arrow)
        if sees("{") { return try functionBody(function, start) }
        let place = place
        let value = try assignment()
        function.body = [Statement(kind: .returning(value), place: place)]
        leave(&function)
        function.text = lexer.text(start, previousEnd)
        return function
    }

    // MARK: Classes

    mutating func classDefinition(
        isExpression: Bool, isDefault: Bool = false
    ) throws(JavaScriptSyntaxError) -> ClassDefinition {
        var definition = ClassDefinition()
        let start = token.start
        try expect("class")
        if token.kind == .identifier, !isReserved(token.text) {
            definition.name = try name()
        } else if !isExpression {
            guard isDefault else { throw unexpected() }
            definition.name = "default"
        }
        let wasStrict = context.isStrict
        functions[functions.count - 1].isStrict = true
        if try take("extends") { definition.superclass = try leftHandSide() }
        try expect("{")
        let before = context.inner
        functions[functions.count - 1].inner = []
        while !sees("}") {
            if try take(";") { continue }
            if token.kind == .end { throw unexpected() }
            try classItem(&definition)
        }
        definition.innerReferences = context.inner
        functions[functions.count - 1].inner.formUnion(before)
        functions[functions.count - 1].isStrict = wasStrict
        definition.text = lexer.text(start, token.end)
        try advance()
        return definition
    }

    private mutating func classItem(_ definition: inout ClassDefinition) throws(JavaScriptSyntaxError) {
        let start = token.start
        var isStatic = false
        if seesWord("static") {
            let next = try following()
            if next.text != "(" && next.text != "=" && next.text != ";" && next.text != "}" || next.kind == .string {
                isStatic = true
                try advance()
                if sees("{") {
                    var function = Function()
                    function.role = .field
                    function.place = place
                    functions.append(Context(isStrict: true, mayReturn: false))
                    definition.items.append(.staticBlock(try functionBody(function, start)))
                    return
                }
            }
        }
        let head = try memberHead()
        if let kind = head.accessor {
            var function = try functionRest(Context(isStrict: true), kind == "get" ? .getter : .setter, start)
            function.name = Self.text(head.key)
            definition.items.append(
                kind == "get"
                    ? .getter(head.key, function, isStatic: isStatic)
                    : .setter(head.key, function, isStatic: isStatic))
            return
        }
        if sees("(") {
            let isConstructor =
                if case .name("constructor") = head.key { !isStatic && !head.isAsync && !head.isGenerator } else {
                    false
                }
            var context = Context(isAsync: head.isAsync, isGenerator: head.isGenerator, isStrict: true)
            context.mayCallSuper = isConstructor && definition.superclass != nil
            let role: Function.Role =
                isConstructor ? (definition.superclass == nil ? .constructor : .derivedConstructor) : .method
            var function = try functionRest(context, role, start)
            function.name = isConstructor ? definition.name ?? "" : Self.text(head.key)
            if isConstructor {
                guard definition.constructor == nil else {
                    throw lexer.error("A class may only have one constructor", at: start, width: 11)
                }
                definition.constructor = function
            } else {
                definition.items.append(.method(head.key, function, isStatic: isStatic))
            }
            return
        }
        var value: Function?
        if try take("=") {
            functions.append(Context(isStrict: true))
            var function = Function()
            function.role = .field
            function.place = place
            function.name = Self.text(head.key)
            let place = place
            let expression = Self.named(try assignment(), Self.text(head.key))
            function.body = [Statement(kind: .returning(expression), place: place)]
            leave(&function)
            value = function
        }
        try endStatement()
        definition.items.append(.field(head.key, value, isStatic: isStatic))
    }

    struct MemberHead {
        var key: PropertyKey
        var isAsync = false
        var isGenerator = false
        var accessor: String?
    }

    /// `async`, `*`, `get`, `set` and the key.
    mutating func memberHead() throws(JavaScriptSyntaxError) -> MemberHead {
        var head = MemberHead(key: .name(""))
        func ends(_ token: Token) -> Bool {
            token.kind == .end || token.kind == .punctuator && ["(", "=", ";", "}", ",", ":"].contains(token.text)
        }
        if seesWord("async") {
            let next = try following()
            if !ends(next), !next.isFirst {
                head.isAsync = true
                try advance()
            }
        }
        if try take("*") { head.isGenerator = true }
        if seesWord("get") || seesWord("set"), !head.isAsync, !head.isGenerator {
            let next = try following()
            if !ends(next), next.text != "*" || next.kind == .string {
                head.accessor = token.text
                try advance()
            }
        }
        head.key = try propertyKey()
        return head
    }

    mutating func propertyKey() throws(JavaScriptSyntaxError) -> PropertyKey {
        switch token.kind {
        case .identifier, .keyword, .string:
            let text = token.text
            try advance()
            return .name(text)
        case .hidden:
            let text = token.text
            try advance()
            return .hidden(text)
        case .number(let value):
            let place = place
            try advance()
            return .computed(Expression(kind: .number(value), place: place))
        case .bigInt(let digits):
            try advance()
            return .name(digits)
        default:
            guard try take("[") else { throw unexpected() }
            let key = try assignment()
            try expect("]")
            return .computed(key)
        }
    }

    static func text(_ key: PropertyKey) -> String {
        switch key {
        case .name(let name), .hidden(let name): name
        case .computed: ""
        }
    }
}
