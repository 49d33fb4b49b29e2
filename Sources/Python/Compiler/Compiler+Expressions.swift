import BigInt
import PythonSyntax

extension Compiler {
    /// Pushes the value of an expression.
    mutating func compile(_ expression: Expression) throws(PythonSyntaxError) {
        let outer = scope.range
        scope.range = expression.range
        defer { scope.range = outer }
        switch expression.kind {
        case .none: push(.none)
        case .ellipsis: push(.ellipsis)
        case .bool(let value): push(.bool(value))
        case .integer(let digits, let base):
            if let small = Int(digits, radix: base) {
                push(.integer(small))
            } else {
                push(.big(Constructors.whole(digits, base) ?? 0))
            }
        case .float(let value): push(.value(value))
        case .string(let text): push(.string(text))
        case .bytes(let bytes): push(.bytes(bytes))
        case .formatted(let parts): try formatted(parts)
        case .name(let name): load(name)
        case .attribute(let value, let name):
            try compile(value)
            scope.range = expression.range
            emit(.loadAttribute, mangled(name))
        case .subscripting(let value, let index):
            try compile(value)
            try compile(index)
            scope.range = expression.range
            emit(.loadItem)
        case .slice(let from, let to, let step):
            for part in [from, to, step] { if let part { try compile(part) } else { push(.none) } }
            emit(.makeSlice)
        case .call(let callee, let arguments): try compileCall(callee, arguments, expression.range)
        case .unary(let operation, let value):
            if operation == .minus, case .integer(let digits, let base) = value.kind,
                let small = Int(digits, radix: base)
            {
                return push(.integer(-small))
            }
            try compile(value)
            scope.range = expression.range
            if operation == .not {
                emit(.negate)
            } else {
                emit(.unary, operation == .minus ? 0 : operation == .plus ? 1 : 2)
            }
        case .binary(let left, let operation, let right):
            try compile(left)
            try compile(right)
            scope.range = expression.range
            emit(.binary, BinaryOperator.allCases.firstIndex(of: operation)!)
        case .comparison(let first, let rest): try comparison(first, rest, expression.range)
        case .and(let items): try shortcut(items, .jumpIfFalseOrPop)
        case .or(let items): try shortcut(items, .jumpIfTrueOrPop)
        case .conditional(let value, let test, let otherwise):
            try compile(test)
            let jump = emit(.popJumpIfFalse)
            try compile(value)
            let end = emit(.jump)
            land(jump)
            try compile(otherwise)
            land(end)
        case .lambda(let parameters, let body):
            try make(parameters, name: "<lambda>", names: .lambda(parameters, body), expression.range) {
                (compiler: inout Compiler) throws(PythonSyntaxError) in
                try compiler.compile(body)
                compiler.emit(.returnValue)
            }
        case .list(let items): try sequence(items, .makeList)
        case .tuple(let items):
            if let constant = Self.constant(items) { return push(constant) }
            try sequence(items, .makeTuple)
        case .set(let items): try sequence(items, .makeSet)
        case .dictionary(let pairs): try dictionary(pairs)
        case .comprehension(let kind, let element, let value, let clauses):
            try comprehension(kind, element, value, clauses, expression.range)
        case .starred: throw at(expression.range, "can't use starred expression here")
        case .yield(let value):
            guard scope.kind == .function else { throw at(expression.range, "'yield' outside function") }
            if let value { try compile(value) } else { push(.none) }
            if scope.code.isAsync { emit(.wrapYield) }
            emit(.yieldValue)
        case .yieldFrom(let value):
            guard scope.kind == .function else { throw at(expression.range, "'yield' outside function") }
            if scope.code.isAsync { throw at(expression.range, "'yield from' inside async function") }
            try compile(value)
            emit(.iterate)
            push(.none)
            emit(.yieldFrom)
        case .await(let value):
            try compile(value)
            try wait(expression.range)
        case .asyncComprehension(let function, let iterable, let isAsyncIterable, let isGenerator):
            try asyncComprehension(
                function, iterable, isAsyncIterable: isAsyncIterable, isGenerator: isGenerator, expression.range)
        case .assignment(let name, let value):
            try compile(value)
            emit(.duplicate)
            store(name)
        }
    }

    /// A tuple of constants is a constant.
    private static func constant(_ items: [Expression]) -> Constant? {
        var out: [Constant] = []
        for item in items {
            switch item.kind {
            case .none: out.append(.none)
            case .bool(let value): out.append(.bool(value))
            case .integer(let digits, let base):
                guard let small = Int(digits, radix: base) else { return nil }
                out.append(.integer(small))
            case .float(let value): out.append(.value(value))
            case .string(let text): out.append(.string(text))
            case .tuple(let inner):
                guard let constant = constant(inner) else { return nil }
                out.append(constant)
            default: return nil
            }
        }
        return .tuple(out)
    }

    private mutating func sequence(_ items: [Expression], _ operation: Operation) throws(PythonSyntaxError) {
        let hasStars = items.contains { if case .starred = $0.kind { true } else { false } }
        guard hasStars else {
            for item in items { try compile(item) }
            emit(operation, items.count)
            return
        }
        emit(operation == .makeSet ? .makeSet : .makeList)
        for item in items {
            if case .starred(let inner) = item.kind {
                try compile(inner)
                scope.range = inner.range
                emit(operation == .makeSet ? .extendSet : .extendList)
            } else {
                try compile(item)
                emit(operation == .makeSet ? .addToSet : .appendToList)
            }
        }
        if operation == .makeTuple { emit(.listToTuple) }
    }

    private mutating func dictionary(_ pairs: [(key: Expression?, value: Expression)]) throws(PythonSyntaxError) {
        let isPlain = pairs.allSatisfy { $0.key != nil }
        if isPlain {
            for (key, value) in pairs {
                try compile(key!)
                try compile(value)
            }
            emit(.makeDictionary, pairs.count)
            return
        }
        emit(.makeDictionary)
        for (key, value) in pairs {
            if let key {
                try compile(key)
                try compile(value)
                emit(.setInDictionary)
            } else {
                try compile(value)
                emit(.updateDictionary)
            }
        }
    }

    private mutating func shortcut(_ items: [Expression], _ operation: Operation) throws(PythonSyntaxError) {
        var jumps: [Int] = []
        for (index, item) in items.enumerated() {
            try compile(item)
            if index < items.count - 1 { jumps.append(emit(operation)) }
        }
        for jump in jumps { land(jump) }
    }

    private mutating func comparison(
        _ first: Expression, _ rest: [(ComparisonOperator, Expression)], _ range: SourceRange
    ) throws(PythonSyntaxError) {
        try compile(first)
        var jumps: [Int] = []
        for (index, (operation, value)) in rest.enumerated() {
            try compile(value)
            let isLast = index == rest.count - 1
            if !isLast {
                emit(.duplicate)
                emit(.rotateThree)
            }
            scope.range = range
            compare(operation)
            if !isLast { jumps.append(emit(.jumpIfFalseOrPop)) }
        }
        guard !jumps.isEmpty else { return }
        let end = emit(.jump)
        for jump in jumps { land(jump) }
        // The value that was kept for the next comparison lies below.
        emit(.swap)
        emit(.pop)
        land(end)
    }

    private mutating func compare(_ operation: ComparisonOperator) {
        switch operation {
        case .equal: emit(.compare, 0)
        case .notEqual: emit(.compare, 1)
        case .less: emit(.compare, 2)
        case .lessOrEqual: emit(.compare, 3)
        case .greater: emit(.compare, 4)
        case .greaterOrEqual: emit(.compare, 5)
        case .is: emit(.isSame, 0)
        case .isNot: emit(.isSame, 1)
        case .in: emit(.contains, 0)
        case .notIn: emit(.contains, 1)
        }
    }

    // MARK: Calls

    private mutating func compileCall(
        _ callee: Expression, _ arguments: [Argument], _ range: SourceRange
    ) throws(PythonSyntaxError) {
        let isSpread = arguments.contains {
            switch $0 {
            case .list, .mapping: true
            default: false
            }
        }
        if isSpread {
            try compile(callee)
            try spread(arguments)
            scope.range = range
            emit(.callSpread)
            return
        }
        var site = CallSite()
        var operation = Operation.call
        if case .attribute(let value, let name) = callee.kind {
            try compile(value)
            site.method = symbols[mangled(name)]
            operation = .callMethod
        } else {
            try compile(callee)
        }
        for argument in arguments {
            switch argument {
            case .positional(let value):
                try compile(value)
                site.positional += 1
            case .keyword(let name, let value):
                try compile(value)
                site.keywords.append(symbols[name])
            default: break
            }
        }
        scope.range = range
        call(site, operation)
    }

    /// Pushes a list of all positional arguments and a dictionary of the others.
    private mutating func spread(_ arguments: [Argument]) throws(PythonSyntaxError) {
        emit(.makeList)
        for argument in arguments {
            switch argument {
            case .positional(let value):
                try compile(value)
                emit(.appendToList)
            case .list(let value):
                try compile(value)
                emit(.extendList)
            default: break
            }
        }
        emit(.makeDictionary)
        for argument in arguments {
            switch argument {
            case .keyword(let name, let value):
                push(.string(name))
                try compile(value)
                emit(.setInDictionary)
            case .mapping(let value):
                try compile(value)
                emit(.updateDictionary, 1)
            default: break
            }
        }
    }

    // MARK: f-strings

    private mutating func formatted(_ parts: [FormatPart]) throws(PythonSyntaxError) {
        for part in parts { try formatted(part) }
        if parts.count != 1 || parts.first.map({ if case .text = $0 { false } else { true } }) != true {
            emit(.joinTexts, parts.count)
        }
    }

    private mutating func formatted(_ part: FormatPart) throws(PythonSyntaxError) {
        switch part {
        case .text(let text): push(.string(text))
        case .value(let value, let conversion, let format, let label):
            var count = 1
            if let label {
                push(.string(label))
                count = 2
            }
            try compile(value)
            try formatted(format)
            // conversion, and whether a format lies on the stack
            let shown = conversion ?? (label != nil && format.isEmpty ? "r" : " ")
            let letters: [Character: Int] = [" ": 0, "s": 1, "r": 2, "a": 3]
            emit(.format, letters[shown] ?? 0)
            if count == 2 { emit(.joinTexts, 2) }
        }
    }
}
