import BigInt
import Kernel
import WorldModel

/// What `new` can be used on, and functions that make values.
enum Constructors {
    static let all = Natives.Group("constructors", plain + errors)

    private static let errors: Natives.Functions = ErrorType.allCases.map { type in
        (
            type.rawValue, type == .aggregateError ? 2 : 1,
            { (m, os, c) throws(Trap) in try makeError(type, &m, &os, c) }
        )
    }

    private static let plain: Natives.Functions = [
            ("Object", 1, { (m, os, c) throws(Trap) in
                if c.newTarget != .undefined, case .object(let id) = c.newTarget, case .function = m.things[Int(id)].kind {
                    return .object(m.make(.ordinary, try m.prototype(for: c.newTarget, else: m.prototypes.object, &os)))
                }
                if c[0] == .undefined || c[0] == .null { return .object(m.makeObject()) }
                return .object(try m.toObject(c[0]))
            }),
            ("Function", 1, { (m, os, c) throws(Trap) in
                var words: [String] = []
                for value in c.arguments { words.append(try m.toText(value, &os)) }
                let body = words.popLast() ?? ""
                let source = "(function anonymous(\(words.joined(separator: ","))\n) {\n\(body)\n})"
                let maker = try m.compileFunction(
                    source, file: "anonymous", [], isInternal: false, returnsLast: true)
                return try m.call(maker, .undefined, [], &os)
            }),
            ("Array", 1, { (m, os, c) throws(Trap) in
                let prototype = try m.prototype(for: c.newTarget, else: m.prototypes.array, &os)
                let id = m.allocate(Thing(kind: .array, prototype: prototype))
                if c.count == 1, case .number(let number) = c[0] {
                    guard let length = Int(exactly: number), length >= 0, length < 1 << 32 else {
                        throw m.error(.rangeError, "Invalid array length")
                    }
                    try m.grow(id, to: length)
                } else {
                    m.things[Int(id)].items = c.arguments
                }
                return .object(id)
            }),
            ("String", 1, { (m, os, c) throws(Trap) in
                if c.count == 0 { return c.newTarget == .undefined ? m.text("") : try wrap(m.text(""), &m, &os, c) }
                if case .symbol(let number) = c[0], c.newTarget == .undefined { return m.text(m.keyText(-number)) }
                return try wrap(try m.toTextValue(c[0], &os), &m, &os, c)
            }),
            ("Number", 1, { (m, os, c) throws(Trap) in
                if c.count == 0 { return try wrap(.number(0), &m, &os, c) }
                let value = try m.toNumeric(c[0], &os)
                if let big = m.big(value) { return try wrap(.number(Double(big)), &m, &os, c) }
                return try wrap(value, &m, &os, c)
            }),
            ("Boolean", 1, { (m, os, c) throws(Trap) in try wrap(.bool(m.truth(c[0])), &m, &os, c) }),
            ("Symbol", 0, { (m, os, c) throws(Trap) in
                if c.newTarget != .undefined { throw m.error(.typeError, "Symbol is not a constructor") }
                let description: String? = c[0] == .undefined ? nil : try m.toText(c[0], &os)
                return .symbol(m.names.newSymbol(description))
            }),
            ("BigInt", 1, { (m, os, c) throws(Trap) in
                if c.newTarget != .undefined { throw m.error(.typeError, "BigInt is not a constructor") }
                let value = try m.toPrimitive(c[0], .number, &os)
                switch value {
                case .number(let number):
                    guard number == number.rounded(), number.isFinite else {
                        throw m.error(
                            .rangeError,
                            "The number \(NumberText.text(number)) cannot be converted to a BigInt because it is not an integer"
                        )
                    }
                    return m.bigInt(BigInt(number))
                case .bool(let flag): return m.bigInt(flag ? 1 : 0)
                case .string(let id):
                    let text = m.texts[Int(id)].string.trimmingCharacters(in: NumberText.blanks)
                    let digits = text.lowercased()
                    let radix = digits.hasPrefix("0x") ? 16 : digits.hasPrefix("0o") ? 8 : digits.hasPrefix("0b") ? 2 : 10
                    let written = radix == 10 ? digits : String(digits.dropFirst(2))
                    guard let number = text.isEmpty ? 0 : BigInt(written, radix: radix) else {
                        throw m.error(.syntaxError, "Cannot convert \(text) to a BigInt")
                    }
                    return m.bigInt(number)
                case .object where m.big(value) != nil: return value
                default: throw m.error(.typeError, "Cannot convert \(m.describe(value)) to a BigInt")
                }
            }),
            ("Promise", 1, PromiseBuiltins.make),
            ("Map", 0, { (m, os, c) throws(Trap) in
                try CollectionBuiltins.make(.map(OrderedTable()), "Map", m.prototypes.map, &m, &os, c)
            }),
            ("Set", 0, { (m, os, c) throws(Trap) in
                try CollectionBuiltins.make(.set(OrderedTable()), "Set", m.prototypes.set, &m, &os, c)
            }),
            ("WeakMap", 0, { (m, os, c) throws(Trap) in
                try CollectionBuiltins.make(
                    .weak(OrderedTable(), isMap: true), "WeakMap", m.prototypes.weakMap, &m, &os, c)
            }),
            ("WeakSet", 0, { (m, os, c) throws(Trap) in
                try CollectionBuiltins.make(
                    .weak(OrderedTable(), isMap: false), "WeakSet", m.prototypes.weakSet, &m, &os, c)
            }),
            ("Date", 7, DateBuiltins.make),
            ("RegExp", 2, TextBuiltins.makeRegularExpression),
            ("Proxy", 2, { (m, os, c) throws(Trap) in
                guard case .object(let target) = c[0], case .object(let handler) = c[1] else {
                    throw m.error(.typeError, "Cannot create proxy with a non-object as target or handler")
                }
                return .object(m.make(.proxy(target: target, handler: handler), m.things[Int(target)].prototype))
            }),
            ("Uint8Array", 3, BytesBuiltins.make),
            ("Buffer", 2, BytesBuiltins.make),
        ]

    private static func wrap(
        _ value: Value, _ m: inout Machine, _ os: inout Simulation, _ c: Call
    ) throws(Trap) -> Value {
        guard c.newTarget != .undefined else { return value }
        let prototype = try m.prototype(for: c.newTarget, else: m.prototype(of: value), &os)
        return .object(m.make(.wrapper(value), prototype))
    }

    private static func makeError(
        _ type: ErrorType, _ m: inout Machine, _ os: inout Simulation, _ c: Call
    ) throws(Trap) -> Value {
        let usual = m.prototypes.errors[type] ?? m.prototypes.error
        let prototype = try m.prototype(for: c.newTarget, else: usual, &os)
        let id = m.make(.error, prototype)
        let messagePlace = type == .aggregateError ? 1 : 0
        let message = c[messagePlace] == .undefined ? nil : try m.toText(c[messagePlace], &os)
        var above: ObjectID = -1
        if case .object(let maker) = c.newTarget { above = maker }
        m.noteStack(id, above: above)
        if let message {
            let text = m.text(message)
            m.things[Int(id)].properties.add(KnownName.message.rawValue, text, .method)
        }
        let options = c[messagePlace + 1]
        if m.isObject(options), try m.has(options, .key(KnownName.cause.rawValue), &os) {
            let cause = try m.get(options, .cause, &os)
            m.things[Int(id)].properties.add(KnownName.cause.rawValue, cause, .method)
        }
        if type == .aggregateError {
            let list = m.array(try m.values(of: c[0], &os))
            m.things[Int(id)].properties.add(KnownName.errors.rawValue, list, .method)
        }
        return .object(id)
    }
}

/// `Object` and what all objects have.
enum ObjectBuiltins {
    static let groups: [Natives.Group] = [
        Natives.Group("Object", ofObject), Natives.Group("Object.prototype", ofAll),
        Natives.Group("Symbol", ofSymbol), Natives.Group("Symbol.prototype", ofSymbols),
        Natives.Group("Error", ofError), Natives.Group("Error.prototype", ofErrors),
        Natives.Group("Boolean.prototype", ofBooleans), Natives.Group("BigInt.prototype", ofBigInts),
    ]

    private static func keys(
        _ value: Value, _ m: inout Machine, _ os: inout Simulation
    ) throws(Trap) -> (ObjectID, [PropertyName]) {
        let id = try m.toObject(value)
        if case .proxy(let target, _) = m.things[Int(id)].kind {
            return (id, try m.ownKeys(id, hidden: false, &os).filter { m.own(target, $0) != nil })
        }
        return (id, try m.ownKeys(id, hidden: false, &os))
    }

    private static func freeze(_ value: Value, isFrozen: Bool, _ m: inout Machine) -> Value {
        guard case .object(let id) = value else { return value }
        m.fill(id)
        m.things[Int(id)].isExtensible = false
        m.things[Int(id)].itemsAreFixed = true
        if isFrozen { m.things[Int(id)].itemsAreReadOnly = true }
        for place in m.things[Int(id)].properties.entries.indices {
            m.things[Int(id)].properties[place: place].flags.remove(.configurable)
            if isFrozen, !m.things[Int(id)].properties[place: place].flags.contains(.hidden) {
                m.things[Int(id)].properties[place: place].flags.remove(.writable)
            }
        }
        return value
    }

    private static func isFixed(_ value: Value, isFrozen: Bool, _ m: Machine) -> Bool {
        guard case .object(let id) = value else { return true }
        let thing = m.things[Int(id)]
        if thing.isExtensible { return false }
        if !thing.items.isEmpty, isFrozen ? !thing.itemsAreReadOnly : !thing.itemsAreFixed { return false }
        return thing.properties.entries.allSatisfy {
            $0.key == PropertyMap.removed || $0.flags.contains(.hidden)
                || !$0.flags.contains(.configurable)
                    && (!isFrozen || $0.flags.contains(.accessor) || !$0.flags.contains(.writable))
        }
    }

    /// A descriptor as `Object.defineProperty` takes it.
    static func define(
        _ id: ObjectID, _ name: PropertyName, _ descriptor: Value, _ m: inout Machine, _ os: inout Simulation
    ) throws(Trap) {
        guard m.isObject(descriptor) else {
            throw m.error(.typeError, "Property description must be an object: \(m.describe(descriptor))")
        }
        let old = m.own(id, name)
        if let old, !old.flags.contains(.configurable), !old.flags.contains(.writable) || old.flags.contains(.accessor) {
            throw m.error(.typeError, "Cannot redefine property: \(m.nameText(name))")
        }
        if old == nil, !m.things[Int(id)].isExtensible {
            throw m.error(.typeError, "Cannot define property \(m.nameText(name)), object is not extensible")
        }
        var flags = old?.flags.subtracting(.accessor) ?? []
        func flag(
            _ known: KnownName, _ flag: PropertyFlags, _ m: inout Machine, _ os: inout Simulation
        ) throws(Trap) {
            guard try m.has(descriptor, .key(known.rawValue), &os) else { return }
            if try m.getTruth(descriptor, known, &os) { flags.insert(flag) } else { flags.remove(flag) }
        }
        try flag(.enumerable, .enumerable, &m, &os)
        try flag(.configurable, .configurable, &m, &os)
        try flag(.writable, .writable, &m, &os)
        let hasGet = try m.has(descriptor, .key(KnownName.get.rawValue), &os)
        let hasSet = try m.has(descriptor, .key(KnownName.set.rawValue), &os)
        if hasGet || hasSet {
            let getter = hasGet ? try m.get(descriptor, .get, &os) : nil
            let setter = hasSet ? try m.get(descriptor, .set, &os) : nil
            if let getter, getter != .undefined, !m.isCallable(getter) {
                throw m.error(.typeError, "Getter must be a function: \(m.describe(getter))")
            }
            return m.defineAccessor(id, name, get: getter, set: setter, flags)
        }
        let hasValue = try m.has(descriptor, .key(KnownName.value.rawValue), &os)
        if let old, old.flags.contains(.accessor), !hasValue {
            return m.define(id, name, old.value, flags.union(.accessor).subtracting(.writable))
        }
        var value = old?.flags.contains(.accessor) == true ? .undefined : old?.value ?? .undefined
        if try m.has(descriptor, .key(KnownName.value.rawValue), &os) { value = try m.get(descriptor, .value, &os) }
        if name == .key(KnownName.length.rawValue), m.isArray(.object(id)) {
            return try m.set(.object(id), name, value, &os)
        }
        m.define(id, name, value, flags)
        if name == .key(KnownSymbol.iterator.key), id == m.prototypes.array { m.isArrayIterationChanged = true }
    }

    static func descriptor(_ property: Machine.Property, _ m: inout Machine) -> Value {
        let id = m.makeObject()
        if property.flags.contains(.accessor), case .accessor(let get, let set)? = m.kind(property.value) {
            m.define(id, "get", get)
            m.define(id, "set", set)
        } else {
            m.define(id, "value", property.value)
            m.define(id, "writable", .bool(property.flags.contains(.writable)))
        }
        m.define(id, "enumerable", .bool(property.flags.contains(.enumerable)))
        m.define(id, "configurable", .bool(property.flags.contains(.configurable)))
        return .object(id)
    }

    private static let ofObject: Natives.Functions = [
        ("keys", 1, { (m, os, c) throws(Trap) in
            let (_, names) = try keys(c[0], &m, &os)
            var list: [Value] = []
            for name in names { list.append(m.value(of: name)) }
            return m.array(list)
        }),
        ("values", 1, { (m, os, c) throws(Trap) in
            let (id, names) = try keys(c[0], &m, &os)
            var list: [Value] = []
            for name in names { list.append(try m.get(.object(id), name, &os)) }
            return m.array(list)
        }),
        ("entries", 1, { (m, os, c) throws(Trap) in
            let (id, names) = try keys(c[0], &m, &os)
            var list: [Value] = []
            for name in names {
                let value = try m.get(.object(id), name, &os)
                let key = m.value(of: name)
                list.append(m.array([key, value]))
            }
            return m.array(list)
        }),
        ("assign", 2, { (m, os, c) throws(Trap) in
            let target = Value.object(try m.toObject(c[0]))
            for source in c.arguments.dropFirst() where source != .undefined && source != .null {
                let id = try m.toObject(source)
                for name in try m.ownKeys(id, hidden: false, symbols: true, &os) {
                    try m.set(target, name, try m.get(.object(id), name, &os), &os)
                }
            }
            return target
        }),
        ("freeze", 1, { (m, os, c) throws(Trap) in freeze(c[0], isFrozen: true, &m) }),
        ("seal", 1, { (m, os, c) throws(Trap) in freeze(c[0], isFrozen: false, &m) }),
        ("preventExtensions", 1, { (m, os, c) throws(Trap) in
            if case .object(let id) = c[0] { m.things[Int(id)].isExtensible = false }
            return c[0]
        }),
        ("isFrozen", 1, { (m, os, c) throws(Trap) in .bool(isFixed(c[0], isFrozen: true, m)) }),
        ("isSealed", 1, { (m, os, c) throws(Trap) in .bool(isFixed(c[0], isFrozen: false, m)) }),
        ("isExtensible", 1, { (m, os, c) throws(Trap) in
            if case .object(let id) = c[0] { return .bool(m.things[Int(id)].isExtensible) }
            return .bool(false)
        }),
        ("create", 2, { (m, os, c) throws(Trap) in
            var prototype: ObjectID = -1
            if case .object(let id) = c[0] { prototype = id } else if c[0] != .null {
                throw m.error(.typeError, "Object prototype may only be an Object or null: \(m.describe(c[0]))")
            }
            let id = m.make(.ordinary, prototype)
            if case .object(let list) = c[1] {
                for name in try m.ownKeys(list, hidden: false, symbols: true, &os) {
                    try define(id, name, try m.get(c[1], name, &os), &m, &os)
                }
            }
            return .object(id)
        }),
        ("getPrototypeOf", 1, { (m, os, c) throws(Trap) in
            if case .object(let id) = c[0] {
                let prototype = m.things[Int(id)].prototype
                return prototype >= 0 ? .object(prototype) : .null
            }
            _ = try m.toObject(c[0])
            return .object(m.prototype(of: c[0]))
        }),
        ("setPrototypeOf", 2, { (m, os, c) throws(Trap) in
            guard case .object(let id) = c[0] else { return c[0] }
            guard case .object(let prototype) = c[1] else {
                m.things[Int(id)].prototype = -1
                return c[0]
            }
            var next = prototype
            while next >= 0 {
                if next == id { throw m.error(.typeError, "Cyclic __proto__ value") }
                next = m.things[Int(next)].prototype
            }
            m.fill(id)
            m.things[Int(id)].prototype = prototype
            return c[0]
        }),
        ("defineProperty", 3, { (m, os, c) throws(Trap) in
            guard case .object(let id) = c[0] else {
                throw m.error(.typeError, "Object.defineProperty called on non-object")
            }
            try define(id, try m.name(c[1], &os), c[2], &m, &os)
            return c[0]
        }),
        ("defineProperties", 2, { (m, os, c) throws(Trap) in
            guard case .object(let id) = c[0] else {
                throw m.error(.typeError, "Object.defineProperties called on non-object")
            }
            let list = try m.toObject(c[1])
            for name in try m.ownKeys(list, hidden: false, symbols: true, &os) {
                try define(id, name, try m.get(c[1], name, &os), &m, &os)
            }
            return c[0]
        }),
        ("getOwnPropertyNames", 1, { (m, os, c) throws(Trap) in
            let id = try m.toObject(c[0])
            var list: [Value] = []
            for name in try m.ownKeys(id, &os) { list.append(m.value(of: name)) }
            return m.array(list)
        }),
        ("getOwnPropertySymbols", 1, { (m, os, c) throws(Trap) in
            let id = try m.toObject(c[0])
            var list: [Value] = []
            for case .key(let key) in try m.ownKeys(id, symbols: true, &os) where key < 0 { list.append(.symbol(-key)) }
            return m.array(list)
        }),
        ("getOwnPropertyDescriptor", 2, { (m, os, c) throws(Trap) in
            let id = try m.toObject(c[0])
            guard let property = m.own(id, try m.name(c[1], &os)) else { return .undefined }
            return descriptor(property, &m)
        }),
        ("getOwnPropertyDescriptors", 1, { (m, os, c) throws(Trap) in
            let id = try m.toObject(c[0])
            let result = m.makeObject()
            for name in try m.ownKeys(id, symbols: true, &os) {
                if let property = m.own(id, name) {
                    let value = descriptor(property, &m)
                    m.define(result, name, value)
                }
            }
            return .object(result)
        }),
        ("is", 2, { (m, os, c) throws(Trap) in .bool(m.isSame(c[0], c[1])) }),
        ("fromEntries", 1, { (m, os, c) throws(Trap) in
            let id = m.makeObject()
            for entry in try m.values(of: c[0], &os) {
                let key = try m.name(try m.get(entry, .index(0), &os), &os)
                m.define(id, key, try m.get(entry, .index(1), &os))
            }
            return .object(id)
        }),
        ("hasOwn", 2, { (m, os, c) throws(Trap) in
            .bool(m.own(try m.toObject(c[0]), try m.name(c[1], &os)) != nil)
        }),
    ]

    private static let ofAll: Natives.Functions = [
        ("hasOwnProperty", 1, { (m, os, c) throws(Trap) in
            .bool(m.own(try m.toObject(c.this), try m.name(c[0], &os)) != nil)
        }),
        ("isPrototypeOf", 1, { (m, os, c) throws(Trap) in
            guard case .object(let value) = c[0], case .object(let id) = c.this else { return .bool(false) }
            var next = m.things[Int(value)].prototype
            while next >= 0 {
                if next == id { return .bool(true) }
                next = m.things[Int(next)].prototype
            }
            return .bool(false)
        }),
        ("propertyIsEnumerable", 1, { (m, os, c) throws(Trap) in
            .bool(m.own(try m.toObject(c.this), try m.name(c[0], &os))?.flags.contains(.enumerable) ?? false)
        }),
        ("toString", 0, { (m, os, c) throws(Trap) in
            if c.this == .undefined { return m.text("[object Undefined]") }
            if c.this == .null { return m.text("[object Null]") }
            if let tag = try m.getString(c.this, .key(KnownSymbol.toStringTag.key), &os) {
                return m.text("[object \(tag)]")
            }
            let name: String =
                switch m.kind(c.this) {
                case .array?: "Array"
                case .arguments?: "Arguments"
                case .error?: "Error"
                case .date?: "Date"
                case .regularExpression?: "RegExp"
                case .function?, .native?, .bound?: "Function"
                case .wrapper(.string)?: "String"
                case .wrapper(.number)?: "Number"
                case .wrapper(.bool)?: "Boolean"
                case nil:
                    switch c.this {
                    case .string: "String"
                    case .number: "Number"
                    case .bool: "Boolean"
                    default: "Object"
                    }
                default: "Object"
                }
            return m.text("[object \(name)]")
        }),
        ("toLocaleString", 0, { (m, os, c) throws(Trap) in
            try m.call(try m.get(c.this, .toString, &os), c.this, [], &os)
        }),
        ("valueOf", 0, { (m, os, c) throws(Trap) in .object(try m.toObject(c.this)) }),
        ("get __proto__", 0, { (m, os, c) throws(Trap) in
            guard case .object(let id) = c.this else { return .object(m.prototype(of: c.this)) }
            let prototype = m.things[Int(id)].prototype
            return prototype >= 0 ? .object(prototype) : .null
        }),
    ]

    private static let ofSymbol: Natives.Functions = [
        ("for", 1, { (m, os, c) throws(Trap) in
            let name = try m.toText(c[0], &os)
            if let known = m.names.registered[name] { return .symbol(known) }
            let number = m.names.newSymbol(name)
            m.names.registered[name] = number
            return .symbol(number)
        }),
        ("keyFor", 1, { (m, os, c) throws(Trap) in
            guard case .symbol(let number) = c[0], let name = m.names.registered.first(where: { $0.value == number })
            else { return .undefined }
            return m.text(name.key)
        }),
    ]

    private static func symbol(_ value: Value, _ m: inout Machine) throws(Trap) -> Int32 {
        if case .symbol(let number) = value { return number }
        if case .wrapper(.symbol(let number))? = m.kind(value) { return number }
        throw m.error(.typeError, "\(m.describe(value)) is not a symbol")
    }

    private static let ofSymbols: Natives.Functions = [
        ("toString", 0, { (m, os, c) throws(Trap) in
            let key = try symbol(c.this, &m)
            return m.text(m.keyText(-key))
        }),
        ("valueOf", 0, { (m, os, c) throws(Trap) in .symbol(try symbol(c.this, &m)) }),
        ("get description", 0, { (m, os, c) throws(Trap) in
            let key = try symbol(c.this, &m)
            guard let text = m.names.symbols[Int(key)] else { return .undefined }
            return m.text(text)
        }),
    ]

    private static let ofError: Natives.Functions = [
        ("captureStackTrace", 2, { (m, os, c) throws(Trap) in
            guard case .object(let id) = c[0] else { return .undefined }
            let name = try m.toText(try m.get(c[0], .name, &os), &os)
            let message = try m.get(c[0], .message, &os)
            let text = message == .undefined ? "" : try m.toText(message, &os)
            var above: ObjectID = -1
            if case .object(let function) = c[1] { above = function }
            m.setStack(id, heading: text.isEmpty ? name : "\(name): \(text)", above: above)
            return .undefined
        })
    ]

    private static let ofErrors: Natives.Functions = [
        ("toString", 0, { (m, os, c) throws(Trap) in
            let name = try m.get(c.this, .name, &os)
            let message = try m.get(c.this, .message, &os)
            let first = name == .undefined ? "Error" : try m.toText(name, &os)
            let second = message == .undefined ? "" : try m.toText(message, &os)
            return m.text(first.isEmpty ? second : second.isEmpty ? first : "\(first): \(second)")
        })
    ]

    private static let ofBooleans: Natives.Functions = [
        ("toString", 0, { (m, os, c) throws(Trap) in
            if case .wrapper(.bool(let value))? = m.kind(c.this) { return m.text(value ? "true" : "false") }
            return m.text(c.this == .bool(true) ? "true" : "false")
        }),
        ("valueOf", 0, { (m, os, c) throws(Trap) in
            if case .wrapper(let value)? = m.kind(c.this) { return value }
            return c.this
        }),
    ]

    private static let ofBigInts: Natives.Functions = [
        ("toString", 0, { (m, os, c) throws(Trap) in
            guard let number = m.big(c.this) else {
                throw m.error(.typeError, "BigInt.prototype.toString requires that 'this' be a BigInt")
            }
            let radix = c[0] == .undefined ? 10 : try m.toInteger(c[0], &os)
            return m.text(String(number, radix: max(2, min(36, radix))))
        }),
        ("toLocaleString", 0, { (m, os, c) throws(Trap) in
            guard let number = m.big(c.this) else { return m.text("") }
            return m.text(NumberBuiltins.grouped(String(number)))
        }),
        ("valueOf", 0, { (m, os, c) throws(Trap) in c.this }),
    ]
}
