import PythonSyntax

/// Functions, classes, comprehensions and `match`.
extension Compiler {
    mutating func compileFunction(_ function: Function, _ range: SourceRange) throws(PythonSyntaxError) {
        for decorator in function.decorators { try compile(decorator) }
        try make(function, range)
        try annotate(function)
        for decorator in function.decorators.reversed() {
            scope.range = decorator.range
            call(CallSite(positional: 1), .call)
        }
        scope.range = range
        store(function.name)
    }

    private mutating func make(_ function: Function, _ range: SourceRange) throws(PythonSyntaxError) {
        var names = NameCollector.function(function.parameters, function.body)
        names.isAsync = function.isAsync
        try make(function.parameters, name: function.name, names: names, range) {
            (compiler: inout Compiler) throws(PythonSyntaxError) in
            compiler.scope.code.documentation = Self.documentation(function.body)
            try compiler.compile(function.body)
            compiler.push(.none)
            compiler.emit(.returnValue)
        }
    }

    /// Waits for what lies on the stack.
    mutating func wait(_ range: SourceRange) throws(PythonSyntaxError) {
        guard scope.code.isAsync else { throw at(range, "'await' outside async function") }
        scope.range = range
        emit(.awaitable)
        push(.none)
        emit(.yieldFrom)
    }

    mutating func asyncComprehension(
        _ function: Function, _ iterable: Expression, isAsyncIterable: Bool, isGenerator: Bool, _ range: SourceRange
    ) throws(PythonSyntaxError) {
        try make(function, range)
        try compile(iterable)
        scope.range = iterable.range
        if isAsyncIterable {
            emit(.loadAttribute, "__aiter__")
            call(CallSite(), .call)
        }
        scope.range = range
        call(CallSite(positional: 1), .call)
        if !isGenerator { try wait(range) }
    }

    /// Gives the function on the stack the annotations of its parameters and of what it returns.
    private mutating func annotate(_ function: Function) throws(PythonSyntaxError) {
        let parameters = function.parameters.positional + function.parameters.keywordOnly
        let annotations =
            parameters.compactMap { parameter in parameter.annotation.map { (parameter.name, $0) } }
            + (function.returns.map { [("return", $0)] } ?? [])
        // `from __future__ import annotations` leaves them as texts: nobody looks at those here.
        guard !annotations.isEmpty, !leavesAnnotations else { return }
        emit(.duplicate)
        for (name, annotation) in annotations {
            push(.string(name))
            try compile(annotation)
        }
        emit(.makeDictionary, annotations.count)
        emit(.swap)
        emit(.storeAttribute, "__annotations__")
    }

    /// Compiles a function's code and emits what makes the function.
    mutating func make(
        _ parameters: Parameters, name: String, names: NameCollector, _ range: SourceRange,
        _ body: (inout Compiler) throws(PythonSyntaxError) -> Void
    ) throws(PythonSyntaxError) {
        let defaults = parameters.positional.compactMap(\.defaultValue)
        for value in defaults { try compile(value) }
        var site = CallSite(positional: defaults.count)
        for parameter in parameters.keywordOnly {
            guard let value = parameter.defaultValue else { continue }
            try compile(value)
            site.keywords.append(symbols[parameter.name])
        }
        let qualifiedName = qualified(name)
        begin(.function, name: name, names: names, qualifiedName: qualifiedName, line: range.line)
        scope.range = range
        scope.code.positionalOnly = parameters.positionalOnly
        scope.code.positional = parameters.positional.count
        scope.code.keywordOnly = parameters.keywordOnly.count
        scope.code.hasVariadic = parameters.variadic != nil
        scope.code.hasKeywords = parameters.keywords != nil
        try body(&self)
        site.method = Symbol(end())
        scope.range = range
        call(site, .makeFunction)
    }

    /// The text that a body begins with.
    private static func documentation(_ body: [Statement]) -> String? {
        if case .expression(let value)? = body.first?.kind, case .string(let text) = value.kind { return text }
        return nil
    }

    mutating func compileClass(_ definition: ClassDefinition, _ range: SourceRange) throws(PythonSyntaxError) {
        for decorator in definition.decorators { try compile(decorator) }
        let qualifiedName = qualified(definition.name)
        begin(
            .classBody, name: definition.name, names: .classBody(definition.body), qualifiedName: qualifiedName,
            line: range.line)
        scope.range = range
        if let text = Self.documentation(definition.body) {
            push(.string(text))
            store("__doc__")
        }
        try compile(definition.body)
        push(.none)
        emit(.returnValue)
        let code = end()
        scope.range = range
        call(CallSite(method: Symbol(code)), .makeFunction)
        var site = CallSite()
        for argument in definition.arguments {
            switch argument {
            case .positional(let value):
                try compile(value)
                site.positional += 1
            case .keyword(let name, let value):
                try compile(value)
                site.keywords.append(symbols[name])
            default: throw at(range, "argument lists of classes are not simulated in Drydock")
            }
        }
        scope.range = range
        call(site, .makeClass)
        for _ in definition.decorators { call(CallSite(positional: 1), .call) }
        store(definition.name)
    }

    mutating func comprehension(
        _ kind: ComprehensionKind, _ element: Expression, _ value: Expression?, _ clauses: [Clause],
        _ range: SourceRange
    ) throws(PythonSyntaxError) {
        let name =
            switch kind {
            case .list: "<listcomp>"
            case .set: "<setcomp>"
            case .dictionary: "<dictcomp>"
            case .generator: "<genexpr>"
            }
        var names = NameCollector.comprehension(element, value, clauses)
        if kind == .generator { names.becomeGenerator() }
        var parameters = Parameters()
        parameters.positional = [Parameters.Parameter(".0")]
        try make(parameters, name: name, names: names, range) { (compiler: inout Compiler) throws(PythonSyntaxError) in
            switch kind {
            case .list: compiler.emit(.makeList)
            case .set: compiler.emit(.makeSet)
            case .dictionary: compiler.emit(.makeDictionary)
            case .generator: break
            }
            try compiler.clause(clauses[...], kind, element, value, isFirst: true, depth: 0)
            if kind == .generator { compiler.push(.none) }
            compiler.emit(.returnValue)
        }
        try compile(clauses[0].iterable)
        scope.range = clauses[0].iterable.range
        emit(.iterate)
        scope.range = range
        call(CallSite(positional: 1), .call)
    }

    private mutating func clause(
        _ clauses: ArraySlice<Clause>, _ kind: ComprehensionKind, _ element: Expression, _ value: Expression?,
        isFirst: Bool, depth: Int
    ) throws(PythonSyntaxError) {
        guard let clause = clauses.first else {
            try compile(element)
            if let value { try compile(value) }
            scope.range = element.range
            switch kind {
            case .list: emit(.appendToList, depth)
            case .set: emit(.addToSet, depth)
            case .dictionary: emit(.setInDictionary, depth)
            case .generator:
                emit(.yieldValue)
                emit(.pop)
            }
            return
        }
        if isFirst {
            load(".0")
        } else {
            try compile(clause.iterable)
            emit(.iterate)
        }
        let start = here
        let jump = emit(.forNext)
        try assign(clause.target)
        var skips: [Int] = []
        for condition in clause.conditions {
            try compile(condition)
            skips.append(emit(.popJumpIfFalse))
        }
        try self.clause(clauses.dropFirst(), kind, element, value, isFirst: false, depth: depth + 1)
        for skip in skips { land(skip) }
        emit(.jump, start)
        land(jump)
    }

    // MARK: match

    mutating func match(_ subject: Expression, _ cases: [MatchCase]) throws(PythonSyntaxError) {
        try compile(subject)
        let name = temporary()
        store(name)
        var ends: [Int] = []
        for branch in cases {
            var misses: [Int] = []
            load(name)
            try test(branch.pattern, &misses)
            if let guarding = branch.guarding {
                try compile(guarding)
                misses.append(emit(.popJumpIfFalse))
            }
            try compile(branch.body)
            ends.append(emit(.jump))
            for miss in misses { land(miss) }
        }
        for end in ends { land(end) }
    }

    /// Takes the value on the stack and goes on if it matches; jumps with a clean stack if not.
    private mutating func test(_ pattern: Pattern, _ misses: inout [Int]) throws(PythonSyntaxError) {
        switch pattern {
        case .wildcard, .star(nil): emit(.pop)
        case .capture(let name), .star(let name?): store(name)
        case .value(let value):
            try compile(value)
            switch value.kind {
            case .none, .bool: emit(.isSame, 0)
            default: emit(.compare, 0)
            }
            misses.append(emit(.popJumpIfFalse))
        case .bound(let inner, let name):
            emit(.duplicate)
            let value = temporary()
            store(value)
            try test(inner, &misses)
            load(value)
            store(name)
        case .either(let choices):
            let value = temporary()
            store(value)
            var hits: [Int] = []
            for choice in choices {
                var failed: [Int] = []
                load(value)
                try test(choice, &failed)
                hits.append(emit(.jump))
                for miss in failed { land(miss) }
            }
            misses.append(emit(.jump))
            for hit in hits { land(hit) }
        case .sequence(let items):
            let star = items.firstIndex { if case .star = $0 { true } else { false } }
            // Pushes the parts and true, or only false.
            emit(.matchSequence, star.map { $0 << 8 | (items.count - $0 - 1) | 1 << 30 } ?? items.count)
            misses.append(emit(.popJumpIfFalse))
            try testParts(items, &misses)
        case .mapping(let pairs, let rest):
            let value = temporary()
            store(value)
            load(value)
            emit(.matchMapping)
            misses.append(emit(.popJumpIfFalse))
            for (key, item) in pairs {
                load(value)
                try compile(key)
                emit(.matchKey)
                misses.append(emit(.popJumpIfFalse))
                try test(item, &misses)
            }
            if let rest {
                load(value)
                for (key, _) in pairs { try compile(key) }
                emit(.mappingRest, pairs.count)
                store(rest)
            }
        case .object(let type, let items, let named):
            try compile(type)
            var site = CallSite(positional: items.count)
            site.keywords = named.map { symbols[$0.0] }
            call(site, .matchObject)
            misses.append(emit(.popJumpIfFalse))
            try testParts(items + named.map(\.1), &misses)
        }
    }

    /// The parts lie on the stack, the first on top. They are kept in variables, so that a miss leaves nothing behind.
    private mutating func testParts(_ parts: [Pattern], _ misses: inout [Int]) throws(PythonSyntaxError) {
        let names = parts.map { _ in temporary() }
        for name in names { store(name) }
        for (name, part) in zip(names, parts) {
            load(name)
            try test(part, &misses)
        }
    }
}

extension NameCollector {
    mutating func becomeGenerator() {
        walk(Expression(.yield(nil), SourceRange(line: 1, column: 0, endLine: 1, endColumn: 0)))
    }
}
