/// `async for`, `async with` and comprehensions, written out in terms of what there is besides (PEP 492, PEP 530).
extension PythonParser {
    /// Whether clauses of a comprehension begin here.
    var startsClauses: Bool { isWord("for") || isWord("async") }

    /// A comprehension, behind its element.
    ///
    /// - Parameter before: how often something was awaited before the element.
    mutating func comprehension(
        _ kind: ComprehensionKind, _ element: Expression, _ value: Expression?, since before: Int
    ) throws(PythonSyntaxError) -> Expression.Kind {
        var clauses: [Clause] = []
        var asyncs: [Bool] = []
        var outside = 0
        while startsClauses {
            let start = peek.range
            let isAsync = takeWord("async")
            if isAsync, functions.last != true {
                throw PythonSyntaxError("asynchronous comprehension outside of an asynchronous function", start)
            }
            try expectWord("for")
            let target = try targetList()
            try expectWord("in")
            // The first iterable is computed outside.
            let known = awaits
            var clause = Clause(target: target, iterable: try disjunction(), conditions: [])
            if clauses.isEmpty { outside = awaits - known }
            while takeWord("if") { clause.conditions.append(try conditionOfClause()) }
            clauses.append(clause)
            asyncs.append(isAsync)
        }
        guard asyncs.contains(true) || awaits - before > outside else {
            return .comprehension(kind, element, value: value, clauses)
        }
        return waiting(kind, element, value, clauses, asyncs)
    }

    /// `[f(x) async for x in y]` is an async function of `y` that fills a list.
    private func waiting(
        _ kind: ComprehensionKind, _ element: Expression, _ value: Expression?, _ clauses: [Clause], _ asyncs: [Bool]
    ) -> Expression.Kind {
        let range = element.range
        let writer = AsyncWriter(range: range)
        let result = writer.name(".result")
        var body: [Statement]
        switch kind {
        case .generator: body = [writer.statement(.expression(Expression(.yield(element), range)))]
        case .list: body = [writer.calling(result, "append", [element])]
        case .set: body = [writer.calling(result, "add", [element])]
        case .dictionary:
            let item = Expression(.subscripting(result, element), range)
            body = [writer.statement(.assign([item], value ?? element))]
        }
        for (index, clause) in clauses.enumerated().reversed() {
            for condition in clause.conditions.reversed() { body = [writer.statement(.if(condition, body, []))] }
            let iterable = index == 0 ? writer.name(".0") : clause.iterable
            body =
                asyncs[index]
                ? writer.loop(clause.target, iterable, body, [], number: index, isIterator: index == 0)
                : [writer.statement(.for(clause.target, iterable, body, otherwise: []))]
        }
        let names: [ComprehensionKind: (name: String, empty: Expression.Kind)] = [
            .list: ("<listcomp>", .list([])), .dictionary: ("<dictcomp>", .dictionary([])),
            .set: ("<setcomp>", .call(writer.name("set"), [])), .generator: ("<genexpr>", .none),
        ]
        let (name, empty) = names[kind] ?? ("<genexpr>", .none)
        if kind != .generator {
            body.insert(writer.statement(.assign([result], Expression(empty, range))), at: 0)
            body.append(writer.statement(.return(result)))
        }
        var parameters = Parameters()
        parameters.positional = [Parameters.Parameter(".0")]
        let function = Function(
            isAsync: true, name: name, parameters: parameters, body: body, decorators: [], returns: nil)
        return .asyncComprehension(
            function, iterable: clauses[0].iterable, isAsyncIterable: asyncs[0], isGenerator: kind == .generator)
    }

    /// The rest of `async for`.
    mutating func asyncFor(_ start: SourceRange) throws(PythonSyntaxError) -> Statement.Kind {
        let target = try targetList()
        try expectWord("in")
        let iterable = try expressionList()
        let body = try block(of: "'for' statement")
        let otherwise = takeWord("else") ? try block(of: "'else' statement") : []
        let writer = AsyncWriter(range: iterable.range)
        return .if(
            Expression(.bool(true), start), writer.loop(target, iterable, body, otherwise, number: at), [])
    }

    /// The rest of `async with`.
    mutating func asyncWith(_ start: SourceRange) throws(PythonSyntaxError) -> Statement.Kind {
        let items = try contexts()
        var body = try block(of: "'with' statement")
        for (number, item) in items.enumerated().reversed() {
            let writer = AsyncWriter(range: item.context.range)
            body = writer.context(item.context, item.target, body, number: "\(at).\(number)")
        }
        return .if(Expression(.bool(true), start), body, [])
    }
}

/// Writes what `async` statements stand for. Its names begin with a dot, so that no program has them.
private struct AsyncWriter {
    let range: SourceRange

    func statement(_ kind: Statement.Kind) -> Statement { Statement(kind: kind, range: range) }

    func name(_ text: String) -> Expression { Expression(.name(text), range) }

    private func call(_ value: Expression, _ method: String, _ arguments: [Expression] = []) -> Expression {
        let callee = Expression(.attribute(value, method), range)
        return Expression(.call(callee, arguments.map { .positional($0) }), range)
    }

    func calling(_ value: Expression, _ method: String, _ arguments: [Expression]) -> Statement {
        statement(.expression(call(value, method, arguments)))
    }

    private func waited(_ value: Expression) -> Expression { Expression(.await(value), range) }

    private func assign(_ target: Expression, _ value: Expression) -> Statement { statement(.assign([target], value)) }

    private func bool(_ value: Bool) -> Expression { Expression(.bool(value), range) }

    /// - Parameter isIterator: `__aiter__` was called already.
    func loop(
        _ target: Expression, _ iterable: Expression, _ body: [Statement], _ otherwise: [Statement], number: Int,
        isIterator: Bool = false
    ) -> [Statement] {
        let iterator = name(".iterator\(number)")
        let goesOn = name(".goesOn\(number)")
        let end = Handler(
            type: name("StopAsyncIteration"), name: nil, body: [assign(goesOn, bool(false))], range: range)
        let step = statement(
            .try(
                [assign(target, waited(call(iterator, "__anext__")))], [end], otherwise: body, finally: []))
        return [
            assign(iterator, isIterator ? iterable : call(iterable, "__aiter__")), assign(goesOn, bool(true)),
            statement(.while(goesOn, [step], otherwise: otherwise)),
        ]
    }

    func context(
        _ context: Expression, _ target: Expression?, _ body: [Statement], number: String
    ) -> [Statement] {
        let manager = name(".manager\(number)")
        let isFine = name(".isFine\(number)")
        let error = ".error\(number)"
        let none = Expression(.none, range)
        let type = Expression(.call(name("type"), [.positional(name(error))]), range)
        let asks = call(
            manager, "__aexit__", [type, name(error), Expression(.attribute(name(error), "__traceback__"), range)])
        let refuses = Expression(.unary(.not, waited(asks)), range)
        let handler = Handler(
            type: name("BaseException"), name: error,
            body: [
                assign(isFine, bool(false)),
                statement(.if(refuses, [statement(.raise(nil, from: nil))], [])),
            ], range: range)
        let entered = waited(call(manager, "__aenter__"))
        let leaves = statement(
            .if(isFine, [statement(.expression(waited(call(manager, "__aexit__", [none, none, none]))))], []))
        return [
            assign(manager, context),
            target.map { assign($0, entered) } ?? statement(.expression(entered)),
            assign(isFine, bool(true)),
            statement(
                .try(
                    [statement(.try(body, [handler], otherwise: [], finally: []))], [], otherwise: [],
                    finally: [leaves])),
        ]
    }
}
