import JavaScriptSyntax
import Kernel
import WorldModel

/// Functions, classes, private names.
extension Machine {
    mutating func makeFunction(_ number: Int, _ base: Int) {
        var closure: [CellID] = []
        closure.reserveCapacity(codes[number].captures.count)
        let top = frames.count - 1
        for source in codes[number].captures {
            if source >= 0 {
                if case .cell(let cell) = stack[base + Int(source)] {
                    closure.append(cell)
                } else {
                    // A variable that only a wrong guess left outside a cell.
                    let cell = newCell(stack[base + Int(source)])
                    stack[base + Int(source)] = .cell(cell)
                    closure.append(cell)
                }
            } else {
                closure.append(frames[top].closure[Int(-1 - source)])
            }
        }
        var function = FunctionObject(code: Int32(number), closure: closure)
        if codes[number].role == .arrow || codes[number].role == .field {
            function.this = frames[top].this
            function.newTarget = frames[top].newTarget
            if case .function(let around) = things[Int(frames[top].function)].kind { function.home = around.home }
        }
        stack.append(.object(allocate(Thing(kind: .function(function), prototype: functionPrototype(number)))))
    }

    private func functionPrototype(_ number: Int) -> ObjectID {
        switch (codes[number].isAsync, codes[number].isGenerator) {
        case (false, false): prototypes.function
        case (true, false): prototypes.asyncFunction
        case (false, true): prototypes.generatorFunction
        case (true, true): prototypes.asyncGeneratorFunction
        }
    }

    /// The superclass is on the stack; the class and its prototype take its place.
    mutating func makeClass(_ number: Int, _ base: Int, _ os: inout Simulation) throws(Trap) {
        let superclass = stack.removeLast()
        var (parent, methods) = (prototypes.function, prototypes.object)
        if superclass == .null {
            methods = -1
        } else if superclass != .hole {
            guard isCallable(superclass), case .object(let id) = superclass else {
                throw error(.typeError, "Class extends value \(describeShort(superclass)) is not a constructor or null")
            }
            parent = id
            guard case .object(let prototype) = try get(superclass, .prototype, &os) else {
                throw error(.typeError, "Class extends value does not have valid prototype property undefined")
            }
            methods = prototype
        }
        makeFunction(number, base)
        guard case .object(let type) = stack[stack.count - 1], case .function(var function) = things[Int(type)].kind
        else { return }
        let prototype = make(.ordinary, methods)
        function.home = prototype
        things[Int(type)].kind = .function(function)
        things[Int(type)].prototype = parent
        things[Int(type)].properties.add(KnownName.prototype.rawValue, .object(prototype), [])
        things[Int(prototype)].properties.add(KnownName.constructor.rawValue, .object(type), .method)
        stack.append(.object(prototype))
    }

    private mutating func describeShort(_ value: Value) -> String {
        isObject(value) ? "#<Object>" : describe(value)
    }

    mutating func construct(_ count: Int, _ os: inout Simulation) throws(Trap) {
        let place = stack.count - count - 1
        let callee = stack[place]
        guard isConstructor(callee) else {
            let shown = codes[Int(frames[frames.count - 1].code)].texts[Int32(frames[frames.count - 1].pc - 1)]
            throw error(.typeError, "\(shown ?? describe(callee)) is not a constructor")
        }
        try begin(callee, count, newTarget: callee, isSuper: false, &os)
    }

    /// What `Reflect.construct` does: both can be constructed.
    mutating func construct(
        _ type: Value, _ arguments: [Value], newTarget: Value, _ os: inout Simulation
    ) throws(Trap) -> Value {
        try nested(&os) { (machine, os) throws(Trap) in
            machine.stack.append(type)
            machine.stack.append(contentsOf: arguments)
            try machine.begin(type, arguments.count, newTarget: newTarget, isSuper: false, &os)
        }
    }

    mutating func superCall(_ count: Int, _ os: inout Simulation) throws(Trap) {
        let place = stack.count - count - 2
        let parent = stack[place]
        guard isConstructor(parent) else {
            var type = "anonymous class"
            if case .function(let function) = things[Int(frames[frames.count - 1].function)].kind,
                !codes[Int(function.code)].name.isEmpty
            {
                type = codes[Int(function.code)].name
            }
            throw error(
                .typeError,
                "Super constructor \(isObject(parent) ? "null" : describe(parent)) of \(type) is not a constructor")
        }
        stack.remove(at: place + 1)
        try begin(parent, count, newTarget: frames[frames.count - 1].newTarget, isSuper: true, &os)
    }

    func isConstructor(_ value: Value) -> Bool {
        switch kind(value) {
        case .function(let function)?:
            let code = codes[Int(function.code)]
            return code.isClass || code.role == .plain && !code.isAsync && !code.isGenerator
        case .native(let number)?: return Natives.table[Int(number)].isConstructor
        case .bound(let target, _)?: return isConstructor(target)
        case .proxy(let target, _)?: return target >= 0 && isConstructor(.object(target))
        default: return false
        }
    }

    /// Begins a constructor. On the stack: the class, its arguments.
    private mutating func begin(
        _ type: Value, _ count: Int, newTarget: Value, isSuper: Bool, _ os: inout Simulation
    ) throws(Trap) {
        let place = stack.count - count - 1
        switch kind(type) {
        case .function(let function)?:
            let code = codes[Int(function.code)]
            let this = try newThis(code, newTarget, &os)
            if this != .hole { try makeFields(type, this, &os) }
            stack.insert(this, at: place + 1)
            try push(function, type, count, newTarget, isSuper ? .superCall : .instance(this), &os)
        case .bound(let target, _)?:
            guard case .object(let id) = type else { return }
            let items = things[Int(id)].items
            stack[place] = target
            stack.insert(contentsOf: items, at: place + 1)
            try begin(
                target, count + items.count, newTarget: newTarget == type ? target : newTarget, isSuper: isSuper, &os)
        case .proxy(let target, let handler)?:
            let trap = try trap("construct", target: target, handler: handler, &os)
            if trap == .undefined {
                stack[place] = .object(target)
                let newTarget = newTarget == type ? .object(target) : newTarget
                return try begin(.object(target), count, newTarget: newTarget, isSuper: isSuper, &os)
            }
            let list = array(Array(stack[(place + 1)...]))
            let result = try call(trap, .object(handler), [.object(target), list, newTarget], &os)
            guard isObject(result) else {
                throw error(.typeError, "'construct' on proxy: trap returned non-object ('\(describe(result))')")
            }
            stack.removeLast(stack.count - place)
            try deliver(result, isSuper ? .superCall : .push, &os)
        default:
            let arguments = Array(stack[(place + 1)...])
            let result = try call(type, .undefined, arguments, newTarget: newTarget, &os)
            stack.removeLast(stack.count - place)
            try deliver(result, isSuper ? .superCall : .push, &os)
        }
    }

    // MARK: Private names

    mutating func performPrivate(_ instruction: Instruction, _ os: inout Simulation) throws(Trap) {
        if instruction.operation == .newPrivateName {
            let name = string(stack.removeLast())
            let number = names.newSymbol(name)
            if instruction.a >= 0 { names.methodOwners[number] = keyText(instruction.a) }
            stack.append(.symbol(number))
            return
        }
        switch instruction.operation {
        case .getPrivate, .getPrivateMethod:
            let key = stack.removeLast()
            let target = stack[stack.count - 1]
            let property = try privateProperty(target, key, "read private member")
            var value = property.value
            if property.flags.contains(.accessor), case .accessor(let getter, _)? = kind(value) {
                guard getter != .undefined else {
                    throw error(.typeError, "'\(privateName(key))' was defined without a getter")
                }
                value = try call(getter, target, [], &os)
            }
            stack[stack.count - 1] = value
            if instruction.operation == .getPrivateMethod { stack.append(target) }
        case .setPrivate:
            let value = stack.removeLast()
            let key = stack.removeLast()
            let target = stack.removeLast()
            let property = try privateProperty(target, key, "write private member")
            if property.flags.contains(.accessor), case .accessor(_, let setter)? = kind(property.value) {
                guard setter != .undefined else {
                    throw error(.typeError, "'\(privateName(key))' was defined without a setter")
                }
                _ = try call(setter, target, [value], &os)
            } else if case .object(let id) = target, case .symbol(let number) = key {
                guard property.flags.contains(.writable) else {
                    throw error(.typeError, "Private method '\(privateName(key))' is not writable")
                }
                things[Int(id)].properties.set(-number, value, [.hidden, .writable])
            }
            stack.append(value)
        case .definePrivate:
            let value = stack.removeLast()
            let key = stack.removeLast()
            guard case .object(let id) = stack[stack.count - 1], case .symbol(let number) = key else { return }
            switch instruction.a {
            case 0: things[Int(id)].properties.set(-number, value, [.hidden, .writable])
            case 1: things[Int(id)].properties.set(-number, value, .hidden)
            case 2: defineAccessor(id, .key(-number), get: value, set: nil, .hidden)
            default: defineAccessor(id, .key(-number), get: nil, set: value, .hidden)
            }
        default:
            let key = stack.removeLast()
            guard case .object(let id) = stack[stack.count - 1], case .symbol(let number) = key else {
                throw error(
                    .typeError, "Cannot use 'in' operator to search for '#x' in \(describe(stack[stack.count - 1]))")
            }
            stack[stack.count - 1] = .bool(things[Int(id)].properties.place(-number) != nil)
        }
    }

    private func privateName(_ key: Value) -> String {
        if case .symbol(let number) = key { return names.symbols[Int(number)] ?? "" }
        return ""
    }

    private mutating func privateProperty(_ target: Value, _ key: Value, _ what: String) throws(Trap) -> Property {
        guard case .object(let id) = target, case .symbol(let number) = key,
            let place = things[Int(id)].properties.place(-number)
        else {
            if case .symbol(let number) = key, let owner = names.methodOwners[number] {
                throw error(
                    .typeError,
                    "Receiver must be \(owner.isEmpty ? "an instance of class anonymous" : "an instance of class \(owner)")"
                )
            }
            let side = what.hasPrefix("read") ? "from" : "to"
            throw error(
                .typeError,
                "Cannot \(what) \(privateName(key)) \(side) an object whose class did not declare it")
        }
        let entry = things[Int(id)].properties[place: place]
        return Property(value: entry.value, flags: entry.flags)
    }
}
