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

    func label(_ code: Int) -> String? {
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
            if case .symbol = primitive {
                stack[stack.count - 1] = primitive
            } else {
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
        case .throwValue:
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
        if how > 0 {
            giveName(value, name, prefix: [2: "get ", 3: "set ", 5: "get ", 6: "set "][how])
        } else {
            giveName(value, name, prefix: nil, isValue: true)
        }
        let flags: PropertyFlags =
            how == 0 || how == 4 ? .plain : how < 4 ? [.configurable] : [.configurable, .enumerable]
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
}
