import JavaScriptSyntax
import Kernel
import WorldModel

/// Instructions that are not the most frequent ones.
extension Machine {
    private mutating func undefinedName(_ name: String, _ code: Int) -> Trap {
        let isModule = codes[code].file.hasPrefix("file:")
        let hint = ["require", "module", "exports", "__filename", "__dirname"].contains(name) && isModule
        let advice = name == "require" ? ", you can use import instead" : ""
        return error(.referenceError, "\(name) is not defined" + (hint ? " in ES module scope\(advice)" : ""))
    }

    private func label(_ code: Int) -> String? {
        guard let frame = frames.last else { return nil }
        return codes[code].texts[Int32(frame.pc - 1)]
    }

    mutating func perform(
        _ instruction: Instruction, _ code: Int, _ base: Int, _ os: inout Simulation
    ) throws(Trap) {
        let a = Int(instruction.a)
        switch instruction.operation {
        case .remainder, .power, .bitAnd, .bitOr, .bitXor, .shiftLeft, .shiftRight, .shiftRightUnsigned:
            let b = stack.removeLast()
            stack[stack.count - 1] = try arithmetic(instruction.operation, stack[stack.count - 1], b, &os)
        case .equal, .notEqual:
            let b = stack.removeLast()
            let isEqual = try looselyEqual(stack[stack.count - 1], b, &os)
            stack[stack.count - 1] = .bool(isEqual == (instruction.operation == .equal))
        case .instanceOf:
            let type = stack.removeLast()
            stack[stack.count - 1] = .bool(try isInstance(stack[stack.count - 1], of: type, &os))
        case .isIn:
            let target = stack.removeLast()
            let key = stack[stack.count - 1]
            guard isObject(target) else {
                throw error(
                    .typeError,
                    "Cannot use 'in' operator to search for '\(try keyLabel(key, &os))' in \(describe(target))")
            }
            stack[stack.count - 1] = .bool(try has(target, try name(key, &os), &os))
        case .negate:
            let value = try toNumeric(stack[stack.count - 1], &os)
            if let number = big(value) {
                stack[stack.count - 1] = bigInt(-number)
            } else if case .number(let number) = value {
                stack[stack.count - 1] = .number(-number)
            }
        case .plus: stack[stack.count - 1] = .number(try toNumber(stack[stack.count - 1], &os))
        case .complement:
            let value = try toNumeric(stack[stack.count - 1], &os)
            if let number = big(value) {
                stack[stack.count - 1] = bigInt(-number - 1)
            } else if case .number(let number) = value {
                stack[stack.count - 1] = .number(Double(~Self.int32(number)))
            }
        case .typeOf: stack[stack.count - 1] = text(typeName(stack[stack.count - 1]))
        case .typeOfGlobal:
            let isThere = try has(.object(global), propertyName(instruction.a), &os)
            let value = isThere ? try get(.object(global), propertyName(instruction.a), &os) : .undefined
            stack.append(text(typeName(value)))
        case .toNumeric: stack[stack.count - 1] = try toNumeric(stack[stack.count - 1], &os)
        case .toKey:
            if case .symbol = stack[stack.count - 1] { return }
            if case .number = stack[stack.count - 1] { return }
            let target = stack.count > 1 ? stack[stack.count - 2] : .null
            if target == .undefined { return }
            let primitive = try toPrimitive(stack[stack.count - 1], .string, &os)
            if case .symbol = primitive { stack[stack.count - 1] = primitive } else {
                stack[stack.count - 1] = try toTextValue(primitive, &os)
            }
        case .toText: stack[stack.count - 1] = try toTextValue(stack[stack.count - 1], &os)
        case .concatenate:
            let parts = stack[(stack.count - a)...].map { string($0) ?? "" }
            stack.removeLast(a)
            stack.append(text(parts.joined()))
        case .loadGlobal:
            let name = propertyName(instruction.a)
            guard try has(.object(global), name, &os) else {
                throw undefinedName(keyText(instruction.a), code)
            }
            stack.append(try get(.object(global), name, &os))
        case .storeGlobal:
            let name = propertyName(instruction.a)
            if codes[code].isStrict, !(try has(.object(global), name, &os)) {
                throw error(.referenceError, "\(keyText(instruction.a)) is not defined")
            }
            try set(.object(global), name, stack.removeLast(), &os)
        case .storeConstant: throw error(.typeError, "Assignment to constant variable.")
        case .loadThis:
            let this = frames[frames.count - 1].this
            if this == .hole {
                throw error(
                    .referenceError,
                    "Must call super constructor in derived class before accessing 'this' or returning from derived constructor"
                )
            }
            stack.append(this)
        case .newTarget: stack.append(frames[frames.count - 1].newTarget)
        case .callee: stack.append(.object(frames[frames.count - 1].function))
        case .setMember:
            let value = stack.removeLast()
            try set(stack[stack.count - 1], propertyName(instruction.a), value, isStrict: codes[code].isStrict, &os)
            stack[stack.count - 1] = value
        case .setIndex: try setIndex(code, &os)
        case .deleteMember:
            let target = stack.removeLast()
            stack.append(
                .bool(try delete(target, propertyName(instruction.a), isStrict: codes[code].isStrict, &os)))
        case .deleteIndex:
            let key = stack.removeLast()
            let target = stack.removeLast()
            stack.append(.bool(try delete(target, try name(key, &os), isStrict: codes[code].isStrict, &os)))
        case .getMethod:
            let target = stack[stack.count - 1]
            stack[stack.count - 1] = try get(target, propertyName(instruction.a), &os)
            stack.append(target)
        case .getIndexMethod:
            let key = stack.removeLast()
            let target = stack[stack.count - 1]
            if target == .undefined || target == .null {
                throw error(
                    .typeError,
                    "Cannot read properties of \(describe(target)) (reading '\(try keyLabel(key, &os))')")
            }
            stack[stack.count - 1] = try get(target, try name(key, &os), &os)
            stack.append(target)
        case .getSuper: stack.append(try superMember(instruction.a, &os))
        case .setSuper:
            let this = frames[frames.count - 1].this
            try set(this, propertyName(instruction.a), stack[stack.count - 1], &os)
        case .superConstructor:
            let active = frames[frames.count - 1].function
            stack.append(.object(things[Int(active)].prototype))
            stack.append(.undefined)
        case .getPrivate, .setPrivate, .definePrivate, .hasPrivate, .getPrivateMethod, .newPrivateName:
            try performPrivate(instruction, &os)
        case .makeObject:
            stack.append(
                .object(
                    allocate(
                        Thing(kind: .ordinary, prototype: prototypes.object, properties: PropertyMap(capacity: a)))))
        case .makeArray:
            var items: [Value] = []
            items.reserveCapacity(a)
            stack.append(array(items))
        case .push:
            let value = stack.removeLast()
            if case .object(let id) = stack[stack.count - 1] { things[Int(id)].items.append(value) }
        case .pushHole: if case .object(let id) = stack[stack.count - 1] { things[Int(id)].items.append(.hole) }
        case .spread:
            let iterator = stack[stack.count - 1]
            var items: [Value] = []
            let mark = held.count
            defer { held.removeLast(held.count - mark) }
            while let value = try nextValue(iterator, &os) {
                items.append(value)
                held.append(value)
                if items.count > Self.mostItems / 10 { throw error(.rangeError, "Invalid array length") }
            }
            stack.removeLast()
            if case .object(let id) = stack[stack.count - 1] { things[Int(id)].items += items }
            grown += items.count * 16
        case .defineMember:
            let value = stack.removeLast()
            guard case .object(let id) = stack[stack.count - 1] else { return }
            if a < 0 {
                if case .object(let prototype) = value { things[Int(id)].prototype = prototype }
                if value == .null { things[Int(id)].prototype = -1 }
            } else {
                define(id, propertyName(instruction.a), value)
            }
        case .defineComputed: try defineComputed(a, &os)
        case .setHome:
            // The object stands below the key and the function.
            guard case .object(let home) = stack[stack.count - 3], case .object(let id) = stack[stack.count - 1],
                case .function(var function) = things[Int(id)].kind
            else { return }
            function.home = home
            things[Int(id)].kind = .function(function)
        case .copyProperties:
            let source = stack.removeLast()
            if case .object(let id) = stack[stack.count - 1] { try copy(source, into: id, besides: [], &os) }
        case .copyRest:
            let excluded = items(stack.removeLast()) ?? []
            let source = stack.removeLast()
            var names: [PropertyName] = []
            for key in excluded { names.append(try name(key, &os)) }
            let id = makeObject()
            try copy(source, into: id, besides: names, &os)
            stack.append(.object(id))
        case .makeFunction: makeFunction(a, base)
        case .makeClass: try makeClass(a, base, &os)
        case .setFields:
            let fields = stack.removeLast()
            guard case .object(let type) = stack[stack.count - 2], case .object(let maker) = fields,
                case .function(var function) = things[Int(type)].kind
            else { return }
            function.fields = maker
            things[Int(type)].kind = .function(function)
            if case .object(let prototype) = stack[stack.count - 1], case .function(var own) = things[Int(maker)].kind {
                own.home = prototype
                things[Int(maker)].kind = .function(own)
            }
        case .makeRegularExpression:
            let flags = string(stack.removeLast()) ?? ""
            let source = string(stack.removeLast()) ?? ""
            stack.append(try makeRegularExpression(source, flags))
        case .makeTemplate:
            let raw = Array(stack[(stack.count - a)...])
            stack.removeLast(a)
            let cooked = Array(stack[(stack.count - a)...])
            stack.removeLast(a)
            stack.append(template(cooked, raw, code))
        case .call: try invoke(a, newTarget: .undefined, ending: .push, &os)
        case .callSpread:
            let list = items(stack.removeLast()) ?? []
            stack.append(contentsOf: list)
            try invoke(list.count, newTarget: .undefined, ending: .push, &os)
        case .construct: try construct(a, &os)
        case .constructSpread:
            let list = items(stack.removeLast()) ?? []
            stack.append(contentsOf: list)
            try construct(list.count, &os)
        case .superCall: try superCall(a, &os)
        case .superCallSpread:
            let list = items(stack.removeLast()) ?? []
            stack.append(contentsOf: list)
            try superCall(list.count, &os)
        case .yield: try yield(&os)
        case .await: try suspendForValue(&os)
        case .yieldDelegate: try delegate(base + a, &os)
        case .passFinish: if stack[stack.count - 1] == .hole { throw .thrown(.hole) }
        case .throw_:
            if a == 0 { noteThrow() }
            throw .thrown(stack.removeLast())
        case .checkObject: try checkObject(a, code)
        case .getIterator:
            let value = stack[stack.count - 1]
            stack[stack.count - 1] = try iterator(value, text: label(code), isSpread: a == 1, &os)
        case .getAsyncIterator: try asyncIterator(code, &os)
        case .iterateNext: try iterate(base + a, &os)
        case .iterateValue:
            if stack[base + a] == .undefined {
                stack.append(.undefined)
            } else if let value = try nextValue(stack[base + a], &os) {
                stack.append(value)
            } else {
                stack[base + a] = .undefined
                stack.append(.undefined)
            }
        case .iteratorRest:
            var items: [Value] = []
            let iterator = stack[base + a]
            if iterator != .undefined { while let value = try nextValue(iterator, &os) { items.append(value) } }
            stack[base + a] = .undefined
            stack.append(array(items))
        case .closeIterator:
            let iterator = stack[base + a]
            stack[base + a] = .undefined
            try close(iterator, &os)
        case .closeIteratorQuietly:
            let iterator = stack[base + a]
            stack[base + a] = .undefined
            do throws(Trap) {
                try close(iterator, &os)
            } catch {
                guard case .thrown = error else { throw error }
            }
        case .forInKeys:
            let list = array(try forInKeys(stack[stack.count - 1], &os))
            stack[stack.count - 1] = makeIterator(.array(list, at: 0, .values))
        case .importCall:
            let source = stack[stack.count - 1]
            let file = text(codes[code].file)
            stack[stack.count - 1] = try call(hooks["import"] ?? .undefined, .undefined, [source, file], &os)
        case .importMeta:
            let file = text(codes[code].file)
            stack.append(try call(hooks["importMeta"] ?? .undefined, .undefined, [file], &os))
        default: throw error(.error, "Drydock: the instruction \(instruction.operation) is not known")
        }
    }

    /// The frozen pieces of a tagged template: the same ones each time.
    private mutating func template(_ cooked: [Value], _ raw: [Value], _ code: Int) -> Value {
        let place = TemplatePlace(code: code, pc: frames[frames.count - 1].pc)
        if let known = templates[place] { return .object(known) }
        let list = array(cooked)
        let rawList = array(raw)
        guard case .object(let id) = list, case .object(let rawID) = rawList else { return list }
        define(id, .key(KnownName.raw.rawValue), rawList, [])
        for piece in [Int(id), Int(rawID)] {
            things[piece].isExtensible = false
            things[piece].itemsAreFixed = true
            things[piece].itemsAreReadOnly = true
        }
        templates[place] = id
        return list
    }

    // MARK: Members

    private mutating func setIndex(_ code: Int, _ os: inout Simulation) throws(Trap) {
        let value = stack[stack.count - 1]
        let key = stack[stack.count - 2]
        let target = stack[stack.count - 3]
        if case .number(let number) = key, case .object(let id) = target, case .array = things[Int(id)].kind,
            let index = Int(exactly: number), index >= 0, index < things[Int(id)].items.count,
            !things[Int(id)].itemsAreReadOnly
        {
            things[Int(id)].items[index] = value
        } else {
            if target == .undefined || target == .null {
                throw error(
                    .typeError, "Cannot set properties of \(describe(target)) (setting '\(try keyLabel(key, &os))')")
            }
            try set(target, try name(key, &os), value, isStrict: codes[code].isStrict, &os)
        }
        stack.removeLast(2)
        stack[stack.count - 1] = value
    }

    private mutating func superMember(_ key: Key, _ os: inout Simulation) throws(Trap) -> Value {
        let frame = frames[frames.count - 1]
        guard case .function(let function) = things[Int(frame.function)].kind, function.home >= 0 else {
            return .undefined
        }
        let parent = things[Int(function.home)].prototype
        guard parent >= 0 else { return .undefined }
        if let property = try find(parent, propertyName(key)) {
            if property.flags.contains(.accessor), case .accessor(let getter, _)? = kind(property.value) {
                return getter == .undefined ? .undefined : try call(getter, frame.this, [], &os)
            }
            return property.value
        }
        return .undefined
    }

    /// A property of an object or of what it derives from.
    private mutating func find(_ id: ObjectID, _ name: PropertyName) throws(Trap) -> Property? {
        var id = id
        while id >= 0 {
            if let property = own(id, name) { return property }
            id = things[Int(id)].prototype
        }
        return nil
    }

    /// How: 0 a value; 1 to 3 a method, getter, setter of a class; 4 to 6 those of an object literal.
    private mutating func defineComputed(_ how: Int, _ os: inout Simulation) throws(Trap) {
        let value = stack.removeLast()
        let key = stack.removeLast()
        guard case .object(let id) = stack[stack.count - 1] else { return }
        let name = try name(key, &os)
        if how > 0 { giveName(value, name, prefix: [2: "get ", 3: "set ", 5: "get ", 6: "set "][how]) } else {
            giveName(value, name, prefix: nil, isValue: true)
        }
        let flags: PropertyFlags = how == 0 || how == 4 ? .plain : how < 4 ? [.configurable] : [.configurable, .enumerable]
        switch how {
        case 2, 5: defineAccessor(id, name, get: value, set: nil, flags)
        case 3, 6: defineAccessor(id, name, get: nil, set: value, flags)
        default: define(id, name, value, how == 1 ? .method : .plain)
        }
    }

    /// Names a function after the property that it becomes.
    private mutating func giveName(_ value: Value, _ name: PropertyName, prefix: String?, isValue: Bool = false) {
        guard case .object(let id) = value, case .function(var function) = things[Int(id)].kind, function.name < 0
        else { return }
        let isUnnamed = codes[Int(function.code)].name.isEmpty
        guard isUnnamed || prefix != nil, !isValue || isUnnamed else { return }
        var shown = nameText(name)
        if case .key(let key) = name, key < 0 { shown = "[\(names.symbols[Int(-key)] ?? "")]" }
        if case .string(let id) = text((prefix ?? "") + shown) { function.name = id }
        things[Int(id)].kind = .function(function)
    }

    private mutating func copy(
        _ source: Value, into id: ObjectID, besides excluded: [PropertyName], _ os: inout Simulation
    ) throws(Trap) {
        if source == .undefined || source == .null { return }
        let object = try toObject(source)
        for name in try ownKeys(object, hidden: false, symbols: true, &os) where !excluded.contains(name) {
            let value = try get(.object(object), name, &os)
            define(id, name, value)
        }
    }

    // MARK: Functions and classes

    mutating func makeFunction(_ number: Int, _ base: Int) {
        var closure: [CellID] = []
        closure.reserveCapacity(codes[number].captures.count)
        let top = frames.count - 1
        for source in codes[number].captures {
            if source >= 0 {
                if case .cell(let cell) = stack[base + Int(source)] { closure.append(cell) } else {
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
    private mutating func makeClass(_ number: Int, _ base: Int, _ os: inout Simulation) throws(Trap) {
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

    private mutating func superCall(_ count: Int, _ os: inout Simulation) throws(Trap) {
        let place = stack.count - count - 2
        let parent = stack[place]
        guard isConstructor(parent) else {
            throw error(.typeError, "Super constructor \(describe(parent)) of anonymous class is not a constructor")
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
        case .proxy(let target, _)?: return isConstructor(.object(target))
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
            try begin(target, count + items.count, newTarget: target, isSuper: isSuper, &os)
        case .proxy(let target, let handler)?:
            let trap = try get(.object(handler), .construct, &os)
            if trap == .undefined {
                stack[place] = .object(target)
                return try begin(.object(target), count, newTarget: .object(target), isSuper: isSuper, &os)
            }
            let list = array(Array(stack[(place + 1)...]))
            let result = try call(trap, .object(handler), [.object(target), list, type], &os)
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

    private mutating func performPrivate(_ instruction: Instruction, _ os: inout Simulation) throws(Trap) {
        if instruction.operation == .newPrivateName {
            let name = string(stack.removeLast())
            stack.append(.symbol(names.newSymbol(name)))
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
                throw error(.typeError, "Cannot use 'in' operator to search for '#x' in \(describe(stack[stack.count - 1]))")
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
            let side = what.hasPrefix("read") ? "from" : "to"
            throw error(
                .typeError,
                "Cannot \(what) \(privateName(key)) \(side) an object whose class did not declare it")
        }
        let entry = things[Int(id)].properties[place: place]
        return Property(value: entry.value, flags: entry.flags)
    }

    // MARK: Iterating

    private mutating func iterate(_ place: Int, _ os: inout Simulation) throws(Trap) {
        let iterator = stack[place]
        let top = frames.count - 1
        if case .object(let id) = iterator {
            switch things[Int(id)].kind {
            case .iterator:
                if let value = try step(id, &os) {
                    stack.append(value)
                    frames[top].pc += 1
                }
                return
            case .generator(let state) where !state.isAsync:
                // The loop's end is the next instruction.
                return try resume(id, .next, .undefined, .loop(frames[top].pc), &os)
            default: break
            }
        }
        let next = try get(iterator, .next, &os)
        stack.append(next)
        stack.append(iterator)
        guard isCallable(next) else { throw error(.typeError, "\(describe(next)) is not a function") }
        try invoke(0, newTarget: .undefined, ending: .iteratorResult(frames[top].pc), &os)
    }

    private mutating func delegate(_ place: Int, _ os: inout Simulation) throws(Trap) {
        let received = stack.removeLast()
        let iterator = stack[place]
        let next = try get(iterator, .next, &os)
        let result = try call(next, iterator, [received], &os)
        guard isObject(result) else {
            throw error(.typeError, "Iterator result \(describe(result)) is not an object")
        }
        stack.append(try get(result, .value, &os))
        if try getTruth(result, .done, &os) { return }
        frames[frames.count - 1].pc -= 1
        try yield(&os)
    }

    private mutating func asyncIterator(_ code: Int, _ os: inout Simulation) throws(Trap) {
        let value = stack[stack.count - 1]
        if value != .undefined, value != .null {
            let method = try get(value, .key(KnownSymbol.asyncIterator.key), &os)
            if isCallable(method) {
                stack[stack.count - 1] = try call(method, value, [], &os)
                return
            }
            let plain = try get(value, .key(KnownSymbol.iterator.key), &os)
            if !isCallable(plain) {
                throw error(.typeError, "\(label(code) ?? describe(value)) is not async iterable")
            }
        } else {
            throw error(.typeError, "\(label(code) ?? describe(value)) is not async iterable")
        }
        let inner = try iterator(value, text: label(code), &os)
        stack[stack.count - 1] = try call(hooks["asyncFromSync"] ?? .undefined, .undefined, [inner], &os)
    }

    private mutating func forInKeys(_ value: Value, _ os: inout Simulation) throws(Trap) -> [Value] {
        if value == .undefined || value == .null { return [] }
        var id = try toObject(value)
        var seen: Set<Key> = []
        var list: [Value] = []
        while id >= 0 {
            for name in try ownKeys(id, &os) {
                let key = key(name)
                guard seen.insert(key).inserted else { continue }
                if let property = own(id, name), property.flags.contains(.enumerable) { list.append(nameText(key)) }
            }
            id = things[Int(id)].prototype
        }
        return list
    }

    private mutating func checkObject(_ a: Int, _ code: Int) throws(Trap) {
        let value = stack[stack.count - 1]
        if a == 1 {
            guard isObject(value) else {
                throw error(.typeError, "Iterator result \(describe(value)) is not an object")
            }
            return
        }
        guard value == .undefined || value == .null else { return }
        let parts = (label(code) ?? "").split(separator: "\u{0}", omittingEmptySubsequences: false).map(String.init)
        let what = describe(value)
        let source = parts.first.flatMap { $0.isEmpty || $0 == "(intermediate value)" ? nil : $0 }
        if parts.count > 1 {
            let shown = source ?? (parts.first == "(intermediate value)" ? "(intermediate value)" : valueText(value))
            throw error(
                .typeError, "Cannot destructure property '\(parts[1])' of '\(shown)' as it is \(what).")
        }
        throw error(.typeError, "Cannot destructure '\(source ?? what)' as it is \(what).")
    }
}
