import PythonSyntax

/// Which names a body binds, uses and shares with the functions in it.
struct NameCollector {
    private(set) var bound: [String] = []
    private var boundSet: Set<String> = []
    private(set) var used: Set<String> = []
    private(set) var globals: Set<String> = []
    private(set) var nonlocals: Set<String> = []
    /// What inner functions need from outside of themselves.
    private(set) var needed: Set<String> = []
    private(set) var isGenerator = false
    var isAsync = false

    /// Names that the body needs from around it.
    var free: Set<String> { used.union(needed).union(nonlocals).subtracting(localNames).subtracting(globals) }

    var localNames: Set<String> { boundSet.subtracting(globals).subtracting(nonlocals) }

    mutating func bind(_ name: String) { if boundSet.insert(name).inserted { bound.append(name) } }

    // MARK: Functions

    static func function(_ parameters: Parameters, _ body: [Statement]) -> NameCollector {
        var collector = NameCollector()
        for name in parameters.names { collector.bind(name) }
        for statement in body { collector.walk(statement) }
        return collector
    }

    static func lambda(_ parameters: Parameters, _ body: Expression) -> NameCollector {
        var collector = NameCollector()
        for name in parameters.names { collector.bind(name) }
        collector.walk(body)
        return collector
    }

    static func classBody(_ body: [Statement]) -> NameCollector {
        var collector = NameCollector()
        for statement in body { collector.walk(statement) }
        return collector
    }

    /// The first iterable is computed outside.
    static func comprehension(_ element: Expression, _ value: Expression?, _ clauses: [Clause]) -> NameCollector {
        var collector = NameCollector()
        collector.bind(".0")
        for (index, clause) in clauses.enumerated() {
            if index > 0 { collector.walk(clause.iterable) }
            collector.bindTarget(clause.target)
            for condition in clause.conditions { collector.walk(condition) }
        }
        collector.walk(element)
        if let value { collector.walk(value) }
        collector.nonlocals.formUnion(assignments(element, clauses))
        return collector
    }

    private mutating func inner(_ collector: NameCollector, isClass: Bool = false) {
        needed.formUnion(isClass ? collector.needed.union(collector.used) : collector.free)
    }

    // MARK: Statements

    mutating func walk(_ statement: Statement) {
        switch statement.kind {
        case .expression(let value): walk(value)
        case .assign(let targets, let value):
            walk(value)
            for target in targets { bindTarget(target) }
        case .augmented(let target, _, let value):
            walk(value)
            if case .name(let name) = target.kind { used.insert(name) }
            bindTarget(target)
        case .annotated(let target, let annotation, let value):
            walk(annotation)
            if let value { walk(value) }
            bindTarget(target)
        case .delete(let targets): for target in targets { bindTarget(target) }
        case .return(let value): if let value { walk(value) }
        case .raise(let value, let cause): for part in [value, cause].compactMap({ $0 }) { walk(part) }
        case .assert(let test, let message): for part in [test, message].compactMap({ $0 }) { walk(part) }
        case .global(let names): globals.formUnion(names)
        case .nonlocal(let names): nonlocals.formUnion(names)
        case .import(let items):
            for item in items { bind(item.alias ?? String(item.path.prefix { $0 != "." })) }
        case .importFrom(_, _, let items): for item in items where item.name != "*" { bind(item.alias ?? item.name) }
        case .if(let test, let body, let otherwise):
            walk(test)
            walk(body + otherwise)
        case .while(let test, let body, let otherwise):
            walk(test)
            walk(body + otherwise)
        case .for(let target, let iterable, let body, let otherwise):
            walk(iterable)
            bindTarget(target)
            walk(body + otherwise)
        case .try(let body, let handlers, let otherwise, let finally):
            walk(body)
            for handler in handlers {
                if let type = handler.type { walk(type) }
                if let name = handler.name { bind(name) }
                walk(handler.body)
            }
            walk(otherwise + finally)
        case .with(let items, let body):
            for item in items {
                walk(item.context)
                if let target = item.target { bindTarget(target) }
            }
            walk(body)
        case .function(let function):
            for decorator in function.decorators { walk(decorator) }
            walkDefaults(function.parameters)
            for parameter in function.parameters.positional + function.parameters.keywordOnly {
                if let annotation = parameter.annotation { walk(annotation) }
            }
            if let returns = function.returns { walk(returns) }
            bind(function.name)
            inner(.function(function.parameters, function.body))
        case .class(let definition):
            for decorator in definition.decorators { walk(decorator) }
            walk(definition.arguments)
            bind(definition.name)
            inner(.classBody(definition.body), isClass: true)
        case .match(let subject, let cases):
            walk(subject)
            for branch in cases {
                walk(branch.pattern)
                if let guarding = branch.guarding { walk(guarding) }
                walk(branch.body)
            }
        case .pass, .break, .continue: break
        }
    }

    private mutating func walk(_ body: [Statement]) { for statement in body { walk(statement) } }

    private mutating func walkDefaults(_ parameters: Parameters) {
        for parameter in parameters.positional + parameters.keywordOnly {
            if let value = parameter.defaultValue { walk(value) }
        }
    }

    private mutating func bindTarget(_ target: Expression) {
        switch target.kind {
        case .name(let name): bind(name)
        case .tuple(let items), .list(let items): for item in items { bindTarget(item) }
        case .starred(let inner): bindTarget(inner)
        default: walk(target)
        }
    }

    private mutating func walk(_ pattern: Pattern) {
        switch pattern {
        case .wildcard, .star(nil): break
        case .capture(let name), .star(let name?): bind(name)
        case .value(let value): walk(value)
        case .sequence(let items), .either(let items): for item in items { walk(item) }
        case .mapping(let pairs, let rest):
            for (key, item) in pairs {
                walk(key)
                walk(item)
            }
            if let rest { bind(rest) }
        case .object(let type, let items, let named):
            walk(type)
            for item in items + named.map(\.1) { walk(item) }
        case .bound(let inner, let name):
            walk(inner)
            bind(name)
        }
    }

    // MARK: Expressions

    private mutating func walk(_ arguments: [Argument]) {
        for argument in arguments {
            switch argument {
            case .positional(let value), .keyword(_, let value), .list(let value), .mapping(let value): walk(value)
            }
        }
    }

    mutating func walk(_ expression: Expression) {
        switch expression.kind {
        case .none, .ellipsis, .bool, .integer, .float, .string, .bytes: break
        case .formatted(let parts): walk(parts)
        case .name(let name): used.insert(name)
        case .attribute(let value, _), .unary(_, let value), .starred(let value): walk(value)
        case .subscripting(let value, let index):
            walk(value)
            walk(index)
        case .slice(let a, let b, let c): for part in [a, b, c].compactMap({ $0 }) { walk(part) }
        case .call(let callee, let arguments):
            walk(callee)
            walk(arguments)
        case .binary(let left, _, let right):
            walk(left)
            walk(right)
        case .comparison(let first, let rest):
            walk(first)
            for (_, value) in rest { walk(value) }
        case .and(let items), .or(let items), .list(let items), .tuple(let items), .set(let items):
            for item in items { walk(item) }
        case .conditional(let value, let test, let otherwise):
            for part in [test, value, otherwise] { walk(part) }
        case .lambda(let parameters, let body):
            walkDefaults(parameters)
            inner(.lambda(parameters, body))
        case .dictionary(let pairs):
            for (key, value) in pairs {
                if let key { walk(key) }
                walk(value)
            }
        case .comprehension(_, let element, let value, let clauses):
            walk(clauses[0].iterable)
            inner(.comprehension(element, value, clauses))
            // `:=` in a comprehension binds outside of it.
            for name in Self.assignments(element, clauses) { bind(name) }
        case .yield(let value):
            isGenerator = true
            if let value { walk(value) }
        case .yieldFrom(let value):
            isGenerator = true
            walk(value)
        case .await(let value): walk(value)
        case .asyncComprehension(let function, let iterable, _, _):
            walk(iterable)
            inner(.function(function.parameters, function.body))
        case .assignment(let name, let value):
            bind(name)
            walk(value)
        }
    }

    private mutating func walk(_ parts: [FormatPart]) {
        for case .value(let value, _, let format, _) in parts {
            walk(value)
            walk(format)
        }
    }

    /// Names that `:=` binds in a comprehension's conditions and element.
    static func assignments(_ element: Expression, _ clauses: [Clause]) -> Set<String> {
        var names: Set<String> = []
        func look(_ expression: Expression) {
            switch expression.kind {
            case .assignment(let name, let value):
                names.insert(name)
                look(value)
            case .comparison(let first, let rest):
                look(first)
                for (_, value) in rest { look(value) }
            case .and(let items), .or(let items), .tuple(let items), .list(let items): items.forEach(look)
            case .unary(_, let value): look(value)
            case .binary(let left, _, let right):
                look(left)
                look(right)
            case .call(_, let arguments):
                for case .positional(let value) in arguments { look(value) }
            default: break
            }
        }
        look(element)
        for clause in clauses { clause.conditions.forEach(look) }
        return names
    }
}
