import JavaScriptSyntax

extension Compiler {
    /// An expression whose value nobody wants.
    mutating func effect(_ expression: Expression) throws(JavaScriptSyntaxError) {
        switch expression.kind {
        case .assign(.identifier(let name, let place), let value):
            try compile(value)
            state.place = place
            store(name)
        case .update(let name, _, let target):
            try update(name, isPrefix: true, target)
            emit(.pop)
        case .parenthesized(let inner): try effect(inner)
        case .sequence(let items): for item in items { try effect(item) }
        default:
            try compile(expression)
            emit(.pop)
        }
    }

    /// Leaves the value on the stack.
    mutating func compile(_ expression: Expression) throws(JavaScriptSyntaxError) {
        let place = expression.place
        state.place = place
        switch expression.kind {
        case .null: emit(.null)
        case .bool(let value): emit(value ? .trueValue : .falseValue)
        case .number(let value): constant(.number(value))
        case .string(let text): constant(machine.text(text))
        case .bigInt(let digits): constant(machine.bigInt(literal: digits))
        case .regularExpression(let pattern, let flags):
            if let problem = RegularExpression.problem(pattern, flags) {
                throw error("Invalid regular expression: /\(pattern)/\(flags): \(problem)")
            }
            constant(machine.text(pattern))
            constant(machine.text(flags))
            emit(.makeRegularExpression)
        case .identifier(let name): load(name)
        case .this: emit(.loadThis)
        case .superReference: throw error("'super' keyword unexpected here", width: 5)
        case .newTarget: emit(.newTarget)
        case .importMeta: emit(.importMeta)
        case .template(let texts, let values): try template(texts, values)
        case .taggedTemplate(let tag, let cooked, let raw, let values): try tagged(tag, cooked, raw, values)
        case .array(let elements):
            emit(.makeArray, elements.count)
            try items(elements)
        case .object(let members): try object(members)
        case .function(let function): try makeFunction(function)
        case .classDefinition(let definition): try makeClass(definition)
        case .unary(let name, let value): try unary(name, value)
        case .update(let name, let isPrefix, let target): try update(name, isPrefix: isPrefix, target)
        case .binary(let name, let left, let right):
            try compile(left)
            try compile(right)
            state.place = place
            emit(Self.operations[name] ?? .add)
            if name == "instanceof" { state.code.texts[Int32(next - 1)] = Self.text(right) }
        case .logical(let name, let left, let right):
            try compile(left)
            let end = jump(Self.shortcuts[name] ?? .jumpIfTrueOrPop)
            try compile(right)
            land(end)
        case .privateIn(let name, let value):
            try compile(value)
            load(name)
            emit(.hasPrivate)
        case .assign(let pattern, let value): try assign(pattern, value)
        case .compound(let name, let target, let value): try compound(name, target, value)
        case .conditional(let test, let then, let other):
            try compile(test)
            let skip = jump(.jumpIfFalse)
            try compile(then)
            let end = jump()
            land(skip)
            try compile(other)
            land(end)
        case .call(let callee, let arguments, let isOptional): try call(callee, arguments, isOptional, place)
        case .new(let callee, let arguments):
            try compile(callee)
            let hasSpread = try self.arguments(arguments)
            state.place = place
            if hasSpread { emit(.constructSpread) } else { emit(.construct, arguments.count) }
            state.code.texts[Int32(next - 1)] = Self.text(callee)
        case .member, .index, .privateMember: try member(expression)
        case .chain(let inner):
            state.chains.append(([], []))
            try compile(inner)
            endChain()
        case .sequence(let items):
            for item in items.dropLast() { try effect(item) }
            if let last = items.last { try compile(last) }
        case .yield(let value, let isDelegate): try yield(value, isDelegate)
        case .await(let value):
            try compile(value)
            state.place = place
            emit(.await)
        case .importCall(let source):
            try compile(source)
            emit(.importCall)
        case .parenthesized(let inner): try compile(inner)
        case .cover: throw error("Unexpected token '('")
        }
    }

    private static let operations: [String: Operation] = [
        "+": .add, "-": .subtract, "*": .multiply, "/": .divide, "%": .remainder, "**": .power, "&": .bitAnd,
        "|": .bitOr, "^": .bitXor, "<<": .shiftLeft, ">>": .shiftRight, ">>>": .shiftRightUnsigned, "<": .less,
        "<=": .lessOrEqual, ">": .greater, ">=": .greaterOrEqual, "==": .equal, "!=": .notEqual, "===": .strictEqual,
        "!==": .strictNotEqual, "instanceof": .instanceOf, "in": .isIn,
    ]

    private static let shortcuts: [String: Operation] = [
        "&&": .jumpIfFalseOrPop, "||": .jumpIfTrueOrPop, "??": .jumpIfNotNullishOrPop,
    ]

    /// What stands in a program, as messages name it.
    static func text(_ expression: Expression) -> String {
        switch expression.kind {
        case .identifier(let name): name
        case .this: "this"
        case .member(let object, let name, let isOptional): text(object) + (isOptional ? "?." : ".") + name
        case .privateMember(let object, let name, _): text(object) + "." + name
        case .index(let object, let index, _):
            if case .string(let name) = index.kind {
                "\(text(object)).\(name)"
            } else {
                "\(text(object))[\(text(index))]"
            }
        case .call(let callee, _, _): text(callee) + "(...)"
        case .string(let value): "\"\(value)\""
        case .number(let value): NumberText.text(value)
        case .null: "null"
        case .bool(let value): value ? "true" : "false"
        case .chain(let inner), .parenthesized(let inner): text(inner)
        case .array(let elements): "[\(elements.map { $0.expression.map { text($0) } ?? "" }.joined(separator: ","))]"
        case .object(let members):
            "{\(members.map { _ in "(intermediate value)" }.joined(separator: ","))}"
        default: "(intermediate value)"
        }
    }

    // MARK: Members

    private mutating func member(_ expression: Expression) throws(JavaScriptSyntaxError) {
        switch expression.kind {
        case .member(let object, let name, let isOptional):
            if case .superReference = object.kind { return emit(.getSuper, key(name)) }
            try compile(object)
            if isOptional { skipIfNullish() }
            state.place = expression.place
            emit(name == "length" ? .getLength : .getMember, key(name))
        case .index(let object, let index, let isOptional):
            if case .superReference = object.kind { throw error("Drydock: super[…] is not simulated") }
            try compile(object)
            if isOptional { skipIfNullish() }
            try compile(index)
            state.place = expression.place
            emit(.getIndex)
        case .privateMember(let object, let name, let isOptional):
            try compile(object)
            if isOptional { skipIfNullish() }
            try loadPrivate(name)
            state.place = expression.place
            emit(.getPrivate)
        default: try compile(expression)
        }
    }

    private mutating func loadPrivate(_ name: String) throws(JavaScriptSyntaxError) {
        guard find(name) != nil else {
            throw error("Private field '\(name)' must be declared in an enclosing class", width: name.count)
        }
        load(name)
    }

    private mutating func skipIfNullish() {
        let skip = jump(.jumpIfNullish)
        state.chains[state.chains.count - 1].plain.append(skip)
    }

    private mutating func endChain(with nothing: Operation = .undefined) {
        let chain = state.chains.removeLast()
        guard !chain.plain.isEmpty || !chain.withOne.isEmpty else { return }
        let end = jump()
        for skip in chain.withOne { land(skip) }
        if !chain.withOne.isEmpty { emit(.pop) }
        for skip in chain.plain { land(skip) }
        emit(nothing)
        land(end)
    }

    private mutating func call(
        _ callee: Expression, _ arguments: [Element], _ isOptional: Bool, _ place: SourcePlace
    ) throws(JavaScriptSyntaxError) {
        var target = callee
        while case .parenthesized(let inner) = target.kind { target = inner }
        switch target.kind {
        case .superReference:
            emit(.superConstructor)
            let hasSpread = try self.arguments(arguments)
            state.place = place
            if hasSpread { emit(.superCallSpread) } else { emit(.superCall, arguments.count) }
            return
        case .member(let object, let name, let isOptionalMember):
            if case .superReference = object.kind {
                emit(.getSuper, key(name))
                emit(.loadThis)
            } else {
                try compile(object)
                if isOptionalMember { skipIfNullish() }
                state.place = target.place
                emit(.getMethod, key(name))
            }
        case .index(let object, let index, let isOptionalMember):
            try compile(object)
            if isOptionalMember { skipIfNullish() }
            try compile(index)
            state.place = target.place
            emit(.getIndexMethod)
        case .privateMember(let object, let name, let isOptionalMember):
            try compile(object)
            if isOptionalMember { skipIfNullish() }
            try loadPrivate(name)
            state.place = target.place
            emit(.getPrivateMethod)
        default:
            try compile(target)
            emit(.undefined)
        }
        if isOptional {
            emit(.swap)
            let skip = jump(.jumpIfNullish)
            state.chains[state.chains.count - 1].withOne.append(skip)
            emit(.swap)
        }
        let hasSpread = try self.arguments(arguments)
        state.place = place
        if hasSpread { emit(.callSpread) } else { emit(.call, arguments.count) }
        state.code.texts[Int32(next - 1)] = Self.text(target)
    }

    /// Puts arguments on the stack; true when they are one array because some are spread.
    private mutating func arguments(_ arguments: [Element]) throws(JavaScriptSyntaxError) -> Bool {
        let hasSpread = arguments.contains { if case .spread = $0 { true } else { false } }
        guard hasSpread else {
            for argument in arguments { if let expression = argument.expression { try compile(expression) } }
            return false
        }
        emit(.makeArray, arguments.count)
        try items(arguments, isCall: true)
        return true
    }

    private mutating func items(_ elements: [Element], isCall: Bool = false) throws(JavaScriptSyntaxError) {
        for element in elements {
            switch element {
            case .hole: emit(.pushHole)
            case .item(let item):
                try compile(item)
                emit(.push)
            case .spread(let source):
                try compile(source)
                state.place = source.place
                emit(.getIterator, isCall ? 1 : 0)
                state.code.texts[Int32(next - 1)] = Self.text(source)
                emit(.spread)
            }
        }
    }

    private mutating func object(_ members: [Member]) throws(JavaScriptSyntaxError) {
        emit(.makeObject, members.count)
        for member in members {
            switch member {
            case .value(let key, let value):
                switch key {
                case .name(let name):
                    try compile(value)
                    emit(.defineMember, name == "__proto__" ? -1 : self.key(name))
                case .computed(let expression):
                    try compile(expression)
                    emit(.toKey)
                    try compile(value)
                    emit(.defineComputed, 0)
                case .hidden: throw error("Unexpected private field")
                }
            case .shorthand(let name, let place):
                state.place = place
                load(name)
                emit(.defineMember, key(name))
            case .shorthandDefault(_, _, let place):
                state.place = place
                throw error("Invalid shorthand property initializer")
            case .method(let key, let function): try objectMethod(key, function, 4)
            case .getter(let key, let function): try objectMethod(key, function, 5)
            case .setter(let key, let function): try objectMethod(key, function, 6)
            case .spread(let source):
                try compile(source)
                emit(.copyProperties)
            }
        }
    }

    private mutating func objectMethod(
        _ key: PropertyKey, _ function: Function, _ how: Int
    ) throws(JavaScriptSyntaxError) {
        switch key {
        case .name(let name): constant(machine.text(name))
        case .computed(let expression):
            try compile(expression)
            emit(.toKey)
        case .hidden: throw error("Unexpected private field")
        }
        try makeFunction(function)
        emit(.setHome)
        emit(.defineComputed, how)
    }

    private mutating func template(_ texts: [String], _ values: [Expression]) throws(JavaScriptSyntaxError) {
        constant(machine.text(texts[0]))
        for (index, value) in values.enumerated() {
            try compile(value)
            emit(.toText)
            constant(machine.text(texts[index + 1]))
        }
        emit(.concatenate, values.count * 2 + 1)
    }

    private mutating func tagged(
        _ tag: Expression, _ cooked: [String?], _ raw: [String], _ values: [Expression]
    ) throws(JavaScriptSyntaxError) {
        switch tag.kind {
        case .member(let object, let name, _):
            try compile(object)
            emit(.getMethod, key(name))
        default:
            try compile(tag)
            emit(.undefined)
        }
        for text in cooked { if let text { constant(machine.text(text)) } else { emit(.undefined) } }
        for text in raw { constant(machine.text(text)) }
        emit(.makeTemplate, cooked.count)
        for value in values { try compile(value) }
        emit(.call, values.count + 1)
        state.code.texts[Int32(next - 1)] = Self.text(tag)
    }

    // MARK: Operators

    private mutating func unary(_ name: String, _ value: Expression) throws(JavaScriptSyntaxError) {
        if name == "typeof", case .identifier(let variable) = value.kind, find(variable) == nil,
            variable != "undefined"
        {
            return emit(.typeOfGlobal, key(variable))
        }
        if name == "delete" { return try delete(value) }
        if name == "-", case .number(let number) = value.kind { return constant(.number(-number)) }
        try compile(value)
        switch name {
        case "!": emit(.not)
        case "-": emit(.negate)
        case "+": emit(.plus)
        case "~": emit(.complement)
        case "typeof": emit(.typeOf)
        default:
            emit(.pop)
            emit(.undefined)
        }
    }

    private mutating func delete(_ target: Expression) throws(JavaScriptSyntaxError) {
        switch target.kind {
        case .member(let object, let name, let isOptional):
            try compile(object)
            if isOptional { skipIfNullish() }
            emit(.deleteMember, key(name))
        case .index(let object, let index, let isOptional):
            try compile(object)
            if isOptional { skipIfNullish() }
            try compile(index)
            emit(.deleteIndex)
        case .chain(let inner):
            state.chains.append(([], []))
            try delete(inner)
            endChain(with: .trueValue)
        case .parenthesized(let inner): try delete(inner)
        case .identifier where state.code.isStrict:
            throw error("Delete of an unqualified identifier in strict mode.")
        default:
            try effect(target)
            emit(.trueValue)
        }
    }

    private mutating func update(
        _ name: String, isPrefix: Bool, _ target: Expression
    ) throws(JavaScriptSyntaxError) {
        let operation: Operation = name == "++" ? .increment : .decrement
        switch target.kind {
        case .identifier(let variable):
            load(variable)
            if !isPrefix {
                emit(.toNumeric)
                emit(.duplicate)
            }
            emit(operation)
            if isPrefix { emit(.duplicate) }
            store(variable)
        case .parenthesized(let inner): try update(name, isPrefix: isPrefix, inner)
        default:
            try reference(target)
            let count = try loadReference(target)
            if !isPrefix {
                emit(.toNumeric)
                emit(.duplicate)
                emit(count == 1 ? .rotateThree : .rotateFour)
            }
            emit(operation)
            storeReference(target)
            if !isPrefix { emit(.pop) }
        }
    }

    /// Puts the parts of a member on the stack.
    private mutating func reference(_ target: Expression) throws(JavaScriptSyntaxError) {
        switch target.kind {
        case .member(let object, _, _):
            if case .superReference = object.kind { emit(.loadThis) } else { try compile(object) }
        case .index(let object, let index, _):
            try compile(object)
            try compile(index)
            emit(.toKey)
        case .privateMember(let object, let name, _):
            try compile(object)
            try loadPrivate(name)
        default: throw error("Invalid left-hand side in assignment")
        }
    }

    /// Loads the member whose parts are on the stack and stay; how many parts.
    private mutating func loadReference(_ target: Expression) throws(JavaScriptSyntaxError) -> Int {
        state.place = target.place
        switch target.kind {
        case .member(_, let name, _):
            emit(.duplicate)
            emit(.getMember, key(name))
            return 1
        case .privateMember:
            emit(.duplicateTwo)
            emit(.getPrivate)
            return 2
        default:
            emit(.duplicateTwo)
            emit(.getIndex)
            return 2
        }
    }

    private mutating func storeReference(_ target: Expression) {
        state.place = target.place
        switch target.kind {
        case .member(let object, let name, _):
            if case .superReference = object.kind { emit(.setSuper, key(name)) } else { emit(.setMember, key(name)) }
        case .privateMember: emit(.setPrivate)
        default: emit(.setIndex)
        }
    }

    /// The function that was made by the last instruction.
    private var lastFunction: Int? {
        guard let last = state.code.instructions.last, last.operation == .makeFunction else { return nil }
        return Int(last.a)
    }

    private mutating func assign(_ pattern: Pattern, _ value: Expression) throws(JavaScriptSyntaxError) {
        switch pattern {
        case .identifier(let name, let place):
            try compile(value)
            emit(.duplicate)
            state.place = place
            store(name)
        case .reference(let target):
            if case .member(let object, let name, _) = target.kind, case .superReference = object.kind {
                try compile(value)
                emit(.duplicate)
                emit(.setSuper, key(name))
                emit(.pop)
                return
            }
            switch target.kind {
            case .index(let object, let index, _):
                try compile(object)
                try compile(index)
            default: try reference(target)
            }
            try compile(value)
            if case .function(let function) = value.kind, function.name.isEmpty, let code = lastFunction {
                machine.codes[code].inferredName = Self.text(target)
            }
            storeReference(target)
        default:
            try compile(value)
            emit(.duplicate)
            try destructure(pattern, .assigning, source: value)
        }
    }

    private mutating func compound(
        _ name: String, _ target: Expression, _ value: Expression
    ) throws(JavaScriptSyntaxError) {
        let place = state.place
        if let shortcut = Self.shortcuts[name] {
            if case .identifier(let variable) = target.kind {
                load(variable)
                let end = jump(shortcut)
                try compile(value)
                emit(.duplicate)
                store(variable)
                land(end)
                return
            }
            try reference(target)
            let count = try loadReference(target)
            let keep = jump(shortcut)
            try compile(value)
            storeReference(target)
            let end = jump()
            land(keep)
            // The old value stays, the parts go.
            for _ in 0..<count {
                emit(.swap)
                emit(.pop)
            }
            land(end)
            return
        }
        if case .identifier(let variable) = target.kind {
            load(variable)
            try compile(value)
            state.place = place
            emit(Self.operations[name] ?? .add)
            emit(.duplicate)
            store(variable)
            return
        }
        try reference(target)
        _ = try loadReference(target)
        try compile(value)
        state.place = place
        emit(Self.operations[name] ?? .add)
        storeReference(target)
    }

    private mutating func yield(_ value: Expression?, _ isDelegate: Bool) throws(JavaScriptSyntaxError) {
        guard isDelegate else {
            if let value { try compile(value) } else { emit(.undefined) }
            if state.code.isAsync { emit(.await) }
            emit(.yield)
            return
        }
        if let value { try compile(value) }
        emit(state.code.isAsync ? .getAsyncIterator : .getIterator)
        state.code.texts[Int32(next - 1)] = value.map { Self.text($0) } ?? ""
        let iterator = newSlot()
        emit(.storeLocal, iterator)
        emit(.undefined)
        if state.code.isAsync {
            // next(received), awaited; taken apart; yielded as it is.
            let start = next
            let received = newSlot()
            emit(.storeLocal, received)
            emit(.loadLocal, iterator)
            emit(.getMethod, key("next"))
            emit(.loadLocal, received)
            emit(.call, 1)
            emit(.await)
            emit(.checkObject, 1)
            emit(.duplicate)
            emit(.getMember, key("done"))
            let done = jump(.jumpIfTrue)
            emit(.getMember, key("value"))
            emit(.yield)
            emit(.jump, start)
            land(done)
            emit(.getMember, key("value"))
        } else {
            emit(.yieldDelegate, iterator)
        }
    }
}
