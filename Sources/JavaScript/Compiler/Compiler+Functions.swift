import JavaScriptSyntax

/// Functions and classes.
extension Compiler {
    /// Compiles a function and gives its code's number.
    mutating func compile(_ function: Function) throws(JavaScriptSyntaxError) -> Int {
        begin(function)
        try parameters(function)
        try body(function)
        return finish()
    }

    private mutating func begin(_ function: Function) {
        var code = Code(name: function.name, file: file)
        code.role = function.role
        code.isAsync = function.isAsync
        code.isGenerator = function.isGenerator
        code.isStrict = function.isStrict
        code.isInternal = isInternal
        code.source = function.text
        states.append(State(function: function, code: code))
        state.place = function.place
    }

    mutating func finish() -> Int {
        emit(.undefined)
        emit(.returnValue)
        let done = states.removeLast().code
        return machine.add(done)
    }

    private mutating func parameters(_ function: Function) throws(JavaScriptSyntaxError) {
        var patterns: [(Pattern, Int)] = []
        state.code.parameterCount = function.parameters.count
        state.code.length =
            function.parameters.firstIndex { if case .defaulted = $0 { true } else { false } }
            ?? function.parameters.count
        for parameter in function.parameters {
            let slot = newSlot()
            if case .identifier(let name, _) = parameter {
                // The last of two parameters with one name counts.
                state.scopes[0].variables[name] = nil
                try declare(name, .mutable, slot: slot)
            } else {
                patterns.append((parameter, slot))
            }
        }
        if let rest = function.rest {
            state.code.hasRest = true
            let slot = newSlot()
            if case .identifier(let name, _) = rest {
                try declare(name, .mutable, slot: slot)
            } else {
                patterns.append((rest, slot))
            }
        }
        let takesArguments =
            function.role != .arrow && (states.count > 1 || !function.parameters.isEmpty)
            && (function.references.contains("arguments") || function.innerReferences.contains("arguments"))
        if takesArguments, state.scopes[0].variables["arguments"] == nil {
            try declare("arguments", .mutable)
            state.code.usesArguments = true
            state.code.argumentsPlace = state.scopes[0].variables["arguments"]?.slot ?? 0
        }
        for (pattern, _) in patterns {
            for name in pattern.names { try declare(name, .mutable) }
        }
        for variable in state.scopes[0].variables.values where variable.isCell { emit(.freshCell, variable.slot) }
        if function.isNamedExpression, state.scopes[0].variables[function.name] == nil,
            function.references.union(function.innerReferences).contains(function.name)
        {
            try declare(function.name, .ownName)
            emit(.callee)
            let variable = state.scopes[0].variables[function.name]
            if variable?.isCell == true { emit(.newCell, variable?.slot ?? 0) }
            initialize(function.name)
        }
        for (pattern, slot) in patterns {
            emit(.loadLocal, slot)
            try destructure(pattern, .declaring)
        }
    }

    mutating func body(_ function: Function) throws(JavaScriptSyntaxError) {
        let taken = Set(Self.lexicals(function.body).map(\.name))
        let inner = function.isStrict ? [] : Self.blockFunctions(function.body).filter { !taken.contains($0) }
        for name in Self.variables(function.body) + inner where state.scopes[0].variables[name] == nil {
            try declare(name, .mutable, isCell: isExported(name) ? true : nil)
            if let variable = state.scopes[0].variables[name], variable.isCell {
                makeCell(name, variable)
                emit(.undefined)
                emit(.initializeCell, variable.slot)
            }
        }
        if !function.parameters.isEmpty || function.rest != nil || states.count > 1 {
            // A function's own names may be declared anew in its body, parameters may not.
            let names = Set(function.parameters.flatMap(\.names) + (function.rest?.names ?? []))
            for lexical in Self.lexicals(function.body) where names.contains(lexical.name) {
                state.place = lexical.place
                throw JavaScriptSyntaxError(
                    message: "Identifier '\(lexical.name)' has already been declared", place: lexical.place,
                    width: lexical.name.utf16.count)
            }
        }
        try hoist(function.body)
        for statement in function.body { try compile(statement) }
    }

    /// Declares what a block declares, and makes its functions.
    mutating func hoist(_ statements: [Statement]) throws(JavaScriptSyntaxError) {
        let functions = Self.functions(statements)
        for function in functions {
            state.place = function.place
            let known = state.scopes[state.scopes.count - 1].variables[function.name]
            try declare(function.name, .mutable, isCell: isExported(function.name) ? true : nil)
            if known == nil, let variable = state.scopes[state.scopes.count - 1].variables[function.name],
                variable.isCell
            {
                makeCell(function.name, variable)
            }
        }
        try open(Self.lexicals(statements))
        for function in functions {
            try makeFunction(function)
            initialize(function.name)
            // Sloppy code sees functions of blocks outside of them, once the block was entered.
            guard state.scopes.count > 1, !state.code.isStrict,
                let outer = state.scopes[0].variables[function.name], outer.kind == .mutable
            else { continue }
            load(function.name)
            emit(outer.isCell ? .storeCell : .storeLocal, outer.slot)
        }
    }

    mutating func makeFunction(_ function: Function) throws(JavaScriptSyntaxError) {
        let place = state.place
        let number = try compile(function)
        state.place = place
        emit(.makeFunction, number)
    }

    // MARK: Classes

    /// Leaves the class on the stack.
    mutating func makeClass(_ definition: ClassDefinition) throws(JavaScriptSyntaxError) {
        let place = state.place
        let isStrict = state.code.isStrict
        state.code.isStrict = true
        state.scopes.append(Scope())
        defer {
            state.scopes.removeLast()
            state.code.isStrict = isStrict
        }
        if let name = definition.name, definition.hasOwnName {
            try declare(name, .constant, isCell: definition.innerReferences.contains(name))
            if let variable = state.scopes[state.scopes.count - 1].variables[name] {
                emit(variable.isCell ? .newCell : .copyHole, variable.slot)
            }
        }
        try declarePrivateNames(definition)
        if let superclass = definition.superclass { try compile(superclass) } else { emit(.hole) }
        let constructor = definition.constructor ?? Self.defaultConstructor(definition)
        let number = try compile(constructor)
        machine.codes[number].isClass = true
        machine.codes[number].name = definition.name ?? ""
        machine.codes[number].source = definition.text
        state.place = place
        emit(.makeClass, number)
        try members(definition)
        if let name = definition.name, definition.hasOwnName {
            emit(.swap)
            emit(.duplicate)
            initialize(name)
            emit(.swap)
        }
        emit(.pop)
        try statics(definition)
    }

    private mutating func declarePrivateNames(_ definition: ClassDefinition) throws(JavaScriptSyntaxError) {
        for item in definition.items {
            let key: PropertyKey
            var owner = -1
            if case .method = item { owner = self.key(definition.name ?? "") }
            switch item {
            case .method(let name, _, _), .getter(let name, _, _), .setter(let name, _, _), .field(let name, _, _):
                key = name
            case .staticBlock: continue
            }
            guard case .hidden(let name) = key, state.scopes[state.scopes.count - 1].variables[name] == nil else {
                continue
            }
            try declare(name, .mutable, isCell: true)
            let slot = state.scopes[state.scopes.count - 1].variables[name]?.slot ?? 0
            emit(.newCell, slot)
            constant(machine.text(name))
            emit(.newPrivateName, owner)
            emit(.initializeCell, slot)
        }
    }

    private static func defaultConstructor(_ definition: ClassDefinition) -> Function {
        var function = Function()
        function.isStrict = true
        function.role = definition.superclass == nil ? .constructor : .derivedConstructor
        function.name = definition.name ?? ""
        guard definition.superclass != nil else { return function }
        let place = SourcePlace(line: 1, column: 1)
        function.rest = .identifier("args", place)
        let arguments = Element.spread(Expression(kind: .identifier("args"), place: place))
        let call = Expression(
            kind: .call(Expression(kind: .superReference, place: place), [arguments], isOptional: false), place: place)
        function.body = [Statement(kind: .expression(call), place: place)]
        function.references = ["args"]
        return function
    }

    /// Methods, accessors and the function that makes fields. On the stack: the class, its prototype.
    private mutating func members(_ definition: ClassDefinition) throws(JavaScriptSyntaxError) {
        var fields: [(key: PropertyKey, hidden: String?, item: ClassDefinition.Item)] = []
        for (index, item) in definition.items.enumerated() {
            switch item {
            case .method(let key, let function, let isStatic):
                if case .hidden = key, !isStatic {
                    fields.insert(
                        (key, nil, item),
                        at: fields.firstIndex { if case .field = $0.item { true } else { false } } ?? fields.count)
                    continue
                }
                try member(key, function, isStatic, 1)
            case .getter(let key, let function, let isStatic):
                if case .hidden = key, !isStatic {
                    fields.insert((key, nil, item), at: 0)
                    continue
                }
                try member(key, function, isStatic, 2)
            case .setter(let key, let function, let isStatic):
                if case .hidden = key, !isStatic {
                    fields.insert((key, nil, item), at: 0)
                    continue
                }
                try member(key, function, isStatic, 3)
            case .field(let key, _, let isStatic):
                guard case .computed(let expression) = key else {
                    if !isStatic { fields.append((key, nil, item)) }
                    continue
                }
                // The name is made once, when the class is.
                let name = "%key\(index)"
                try declare(name, .mutable, isCell: true)
                emit(.newCell, state.scopes[state.scopes.count - 1].variables[name]?.slot ?? 0)
                try compile(expression)
                emit(.toKey)
                initialize(name)
                if !isStatic { fields.append((key, name, item)) }
            case .staticBlock: break
            }
        }
        guard !fields.isEmpty else { return }
        var maker = Function()
        maker.isStrict = true
        maker.role = .field
        maker.name = "<instance_members_initializer>"
        begin(maker)
        for field in fields {
            emit(.loadThis)
            switch field.item {
            case .method(_, let function, _):
                if case .hidden(let name) = field.key { load(name) }
                try makeFunction(function)
                emit(.definePrivate, 1)
            case .getter(_, let function, _), .setter(_, let function, _):
                if case .hidden(let name) = field.key { load(name) }
                try makeFunction(function)
                if case .getter = field.item { emit(.definePrivate, 2) } else { emit(.definePrivate, 3) }
            case .field(_, let value, _): try self.field(field.key, field.hidden, value)
            case .staticBlock: break
            }
            emit(.pop)
        }
        let number = finish()
        emit(.makeFunction, number)
        emit(.setFields)
    }

    /// One field of the object on the stack, which stays.
    private mutating func field(
        _ key: PropertyKey, _ computed: String?, _ value: Function?
    ) throws(JavaScriptSyntaxError) {
        if case .hidden(let name) = key { load(name) }
        if let computed { load(computed) }
        if let value {
            try makeFunction(value)
            emit(.loadThis)
            emit(.call, 0)
        } else {
            emit(.undefined)
        }
        switch key {
        case .hidden: emit(.definePrivate, 0)
        case .name(let name): emit(.defineMember, self.key(name))
        case .computed: emit(.defineComputed, 0)
        }
    }

    /// A member of the class or of its prototype. How: 1 a method, 2 a getter, 3 a setter.
    private mutating func member(
        _ key: PropertyKey, _ function: Function, _ isStatic: Bool, _ how: Int
    ) throws(JavaScriptSyntaxError) {
        if isStatic { emit(.swap) }
        switch key {
        case .name(let name):
            constant(machine.text(name))
        case .computed(let expression):
            try compile(expression)
            emit(.toKey)
        case .hidden(let name): load(name)
        }
        try makeFunction(function)
        emit(.setHome)
        if case .hidden = key { emit(.definePrivate, how) } else { emit(.defineComputed, how) }
        if isStatic { emit(.swap) }
    }

    /// Static fields and blocks. On the stack: the class, which stays.
    private mutating func statics(_ definition: ClassDefinition) throws(JavaScriptSyntaxError) {
        for (index, item) in definition.items.enumerated() {
            switch item {
            case .field(let key, let value, true):
                if case .hidden(let name) = key { load(name) }
                if case .computed = key { load("%key\(index)") }
                if let value {
                    try staticCall(value, below: { if case .name = key { 0 } else { 1 } }())
                } else {
                    emit(.undefined)
                }
                switch key {
                case .hidden: emit(.definePrivate, 0)
                case .name(let name): emit(.defineMember, self.key(name))
                case .computed: emit(.defineComputed, 0)
                }
            case .staticBlock(let function):
                try staticCall(function, below: 0)
                emit(.pop)
            default: break
            }
        }
    }

    /// Calls a function with the class as `this`; so many operands lie between.
    private mutating func staticCall(_ function: Function, below: Int) throws(JavaScriptSyntaxError) {
        if below == 0 {
            emit(.duplicate)
        } else {
            emit(.duplicateTwo)
            emit(.pop)
        }
        let slot = newSlot()
        emit(.storeLocal, slot)
        try makeFunction(function)
        emit(.loadLocal, slot)
        emit(.call, 0)
    }
}
