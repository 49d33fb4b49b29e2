import Kernel
import WorldModel

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

    /// Defines a property, as `Object.defineProperty` does.
    static func define(
        _ id: ObjectID, _ name: PropertyName, _ descriptor: Value, _ m: inout Machine, _ os: inout Simulation
    ) throws(Trap) {
        let wanted = try m.descriptor(descriptor, &os)
        if name == .key(KnownSymbol.iterator.key), id == m.prototypes.array { m.isArrayIterationChanged = true }
        if try m.defineOwn(id, name, wanted, &os) { return }
        if case .proxy = m.things[Int(id)].kind {
            throw m.error(
                .typeError, "'defineProperty' on proxy: trap returned falsish for property '\(m.nameText(name))'")
        }
        if try m.getOwn(id, name, &os) != nil {
            throw m.error(.typeError, "Cannot redefine property: \(m.nameText(name))")
        }
        throw m.error(.typeError, "Cannot define property \(m.nameText(name)), object is not extensible")
    }

    private static let ofObject: Natives.Functions = [
        (
            "keys", 1,
            { (m, os, c) throws(Trap) in
                let (_, names) = try keys(c[0], &m, &os)
                var list: [Value] = []
                for name in names { list.append(m.value(of: name)) }
                return m.array(list)
            }
        ),
        (
            "values", 1,
            { (m, os, c) throws(Trap) in
                let (id, names) = try keys(c[0], &m, &os)
                var list: [Value] = []
                for name in names { list.append(try m.get(.object(id), name, &os)) }
                return m.array(list)
            }
        ),
        (
            "entries", 1,
            { (m, os, c) throws(Trap) in
                let (id, names) = try keys(c[0], &m, &os)
                var list: [Value] = []
                for name in names {
                    let value = try m.get(.object(id), name, &os)
                    let key = m.value(of: name)
                    list.append(m.array([key, value]))
                }
                return m.array(list)
            }
        ),
        (
            "assign", 2,
            { (m, os, c) throws(Trap) in
                let target = Value.object(try m.toObject(c[0]))
                for source in c.arguments.dropFirst() where source != .undefined && source != .null {
                    let id = try m.toObject(source)
                    for name in try m.ownKeys(id, hidden: false, symbols: true, &os) {
                        try m.set(target, name, try m.get(.object(id), name, &os), &os)
                    }
                }
                return target
            }
        ),
        ("freeze", 1, { (m, os, c) throws(Trap) in freeze(c[0], isFrozen: true, &m) }),
        ("seal", 1, { (m, os, c) throws(Trap) in freeze(c[0], isFrozen: false, &m) }),
        (
            "preventExtensions", 1,
            { (m, os, c) throws(Trap) in
                guard case .object(let id) = c[0], m.isObject(c[0]) else { return c[0] }
                guard try m.preventExtensions(id, &os) else {
                    throw m.error(.typeError, "'preventExtensions' on proxy: trap returned falsish")
                }
                return c[0]
            }
        ),
        ("isFrozen", 1, { (m, os, c) throws(Trap) in .bool(isFixed(c[0], isFrozen: true, m)) }),
        ("isSealed", 1, { (m, os, c) throws(Trap) in .bool(isFixed(c[0], isFrozen: false, m)) }),
        (
            "isExtensible", 1,
            { (m, os, c) throws(Trap) in
                guard case .object(let id) = c[0], m.isObject(c[0]) else { return .bool(false) }
                return .bool(try m.isExtensible(id, &os))
            }
        ),
        (
            "create", 2,
            { (m, os, c) throws(Trap) in
                var prototype: ObjectID = -1
                if case .object(let id) = c[0] {
                    prototype = id
                } else if c[0] != .null {
                    throw m.error(.typeError, "Object prototype may only be an Object or null: \(m.describe(c[0]))")
                }
                let id = m.make(.ordinary, prototype)
                if case .object(let list) = c[1] {
                    for name in try m.ownKeys(list, hidden: false, symbols: true, &os) {
                        try define(id, name, try m.get(c[1], name, &os), &m, &os)
                    }
                }
                return .object(id)
            }
        ),
        (
            "getPrototypeOf", 1,
            { (m, os, c) throws(Trap) in
                let id = try m.toObject(c[0])
                let prototype = try m.prototypeOf(id, &os)
                return prototype >= 0 ? .object(prototype) : .null
            }
        ),
        (
            "setPrototypeOf", 2,
            { (m, os, c) throws(Trap) in
                var prototype: ObjectID = -1
                if case .object(let wanted) = c[1], m.isObject(c[1]) {
                    prototype = wanted
                } else if c[1] != .null {
                    throw m.error(.typeError, "Object prototype may only be an Object or null: \(m.describe(c[1]))")
                }
                guard c[0] != .undefined, c[0] != .null else {
                    throw m.error(.typeError, "Object.setPrototypeOf called on null or undefined")
                }
                guard case .object(let id) = c[0], m.isObject(c[0]) else { return c[0] }
                guard try m.setPrototype(id, to: prototype, &os) else {
                    throw m.error(.typeError, "\(m.describe(c[0])) is not extensible")
                }
                return c[0]
            }
        ),
        (
            "defineProperty", 3,
            { (m, os, c) throws(Trap) in
                guard case .object(let id) = c[0] else {
                    throw m.error(.typeError, "Object.defineProperty called on non-object")
                }
                try define(id, try m.name(c[1], &os), c[2], &m, &os)
                return c[0]
            }
        ),
        (
            "defineProperties", 2,
            { (m, os, c) throws(Trap) in
                guard case .object(let id) = c[0] else {
                    throw m.error(.typeError, "Object.defineProperties called on non-object")
                }
                let list = try m.toObject(c[1])
                for name in try m.ownKeys(list, hidden: false, symbols: true, &os) {
                    try define(id, name, try m.get(c[1], name, &os), &m, &os)
                }
                return c[0]
            }
        ),
        (
            "getOwnPropertyNames", 1,
            { (m, os, c) throws(Trap) in
                let id = try m.toObject(c[0])
                var list: [Value] = []
                for name in try m.ownKeys(id, &os) { list.append(m.value(of: name)) }
                return m.array(list)
            }
        ),
        (
            "getOwnPropertySymbols", 1,
            { (m, os, c) throws(Trap) in
                let id = try m.toObject(c[0])
                var list: [Value] = []
                for case .key(let key) in try m.ownKeys(id, symbols: true, &os) where key < 0 {
                    list.append(.symbol(-key))
                }
                return m.array(list)
            }
        ),
        (
            "getOwnPropertyDescriptor", 2,
            { (m, os, c) throws(Trap) in
                let id = try m.toObject(c[0])
                guard let property = try m.getOwn(id, try m.name(c[1], &os), &os) else { return .undefined }
                return m.object(of: property)
            }
        ),
        (
            "getOwnPropertyDescriptors", 1,
            { (m, os, c) throws(Trap) in
                let id = try m.toObject(c[0])
                let result = m.makeObject()
                for name in try m.ownKeys(id, symbols: true, &os) {
                    if let property = try m.getOwn(id, name, &os) {
                        let value = m.object(of: property)
                        m.define(result, name, value)
                    }
                }
                return .object(result)
            }
        ),
        ("is", 2, { (m, os, c) throws(Trap) in .bool(m.isSame(c[0], c[1])) }),
        (
            "fromEntries", 1,
            { (m, os, c) throws(Trap) in
                let id = m.makeObject()
                for entry in try m.values(of: c[0], &os) {
                    let key = try m.name(try m.get(entry, .index(0), &os), &os)
                    m.define(id, key, try m.get(entry, .index(1), &os))
                }
                return .object(id)
            }
        ),
        (
            "hasOwn", 2,
            { (m, os, c) throws(Trap) in
                .bool(try m.getOwn(try m.toObject(c[0]), try m.name(c[1], &os), &os) != nil)
            }
        ),
    ]

    private static let ofAll: Natives.Functions = [
        (
            "hasOwnProperty", 1,
            { (m, os, c) throws(Trap) in
                let name = try m.name(c[0], &os)
                return .bool(try m.getOwn(try m.toObject(c.this), name, &os) != nil)
            }
        ),
        (
            "isPrototypeOf", 1,
            { (m, os, c) throws(Trap) in
                guard case .object(let value) = c[0], case .object(let id) = c.this else { return .bool(false) }
                return .bool(try m.inherits(value, from: id, &os))
            }
        ),
        (
            "propertyIsEnumerable", 1,
            { (m, os, c) throws(Trap) in
                let name = try m.name(c[0], &os)
                return .bool(try m.getOwn(try m.toObject(c.this), name, &os)?.flags.contains(.enumerable) ?? false)
            }
        ),
        (
            "toString", 0,
            { (m, os, c) throws(Trap) in
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
            }
        ),
        (
            "toLocaleString", 0,
            { (m, os, c) throws(Trap) in
                try m.call(try m.get(c.this, .toString, &os), c.this, [], &os)
            }
        ),
        ("valueOf", 0, { (m, os, c) throws(Trap) in .object(try m.toObject(c.this)) }),
        (
            "set __proto__", 1,
            { (m, os, c) throws(Trap) in
                guard case .object(let id) = c.this, m.isObject(c.this) else { return .undefined }
                var prototype: ObjectID = -1
                if case .object(let wanted) = c[0], m.isObject(c[0]) {
                    prototype = wanted
                } else if c[0] != .null {
                    return .undefined
                }
                guard try m.setPrototype(id, to: prototype, &os) else {
                    throw m.error(.typeError, "\(m.describe(c.this)) is not extensible")
                }
                return .undefined
            }
        ),
        (
            "get __proto__", 0,
            { (m, os, c) throws(Trap) in
                let prototype = try m.prototypeOf(try m.toObject(c.this), &os)
                return prototype >= 0 ? .object(prototype) : .null
            }
        ),
    ]

    private static let ofSymbol: Natives.Functions = [
        (
            "for", 1,
            { (m, os, c) throws(Trap) in
                let name = try m.toText(c[0], &os)
                if let known = m.names.registered[name] { return .symbol(known) }
                let number = m.names.newSymbol(name)
                m.names.registered[name] = number
                return .symbol(number)
            }
        ),
        (
            "keyFor", 1,
            { (m, os, c) throws(Trap) in
                guard case .symbol(let number) = c[0],
                    let name = m.names.registered.first(where: { $0.value == number })
                else { return .undefined }
                return m.text(name.key)
            }
        ),
    ]

    private static func symbol(_ value: Value, _ m: inout Machine) throws(Trap) -> Int32 {
        if case .symbol(let number) = value { return number }
        if case .wrapper(.symbol(let number))? = m.kind(value) { return number }
        throw m.error(.typeError, "\(m.describe(value)) is not a symbol")
    }

    private static let ofSymbols: Natives.Functions = [
        (
            "toString", 0,
            { (m, os, c) throws(Trap) in
                let key = try symbol(c.this, &m)
                return m.text(m.keyText(-key))
            }
        ),
        ("valueOf", 0, { (m, os, c) throws(Trap) in .symbol(try symbol(c.this, &m)) }),
        (
            "get description", 0,
            { (m, os, c) throws(Trap) in
                let key = try symbol(c.this, &m)
                guard let text = m.names.symbols[Int(key)] else { return .undefined }
                return m.text(text)
            }
        ),
    ]

    private static let ofError: Natives.Functions = [
        (
            "captureStackTrace", 2,
            { (m, os, c) throws(Trap) in
                guard case .object(let id) = c[0] else { return .undefined }
                let name = try m.toText(try m.get(c[0], .name, &os), &os)
                let message = try m.get(c[0], .message, &os)
                let text = message == .undefined ? "" : try m.toText(message, &os)
                var above: ObjectID = -1
                if case .object(let function) = c[1] { above = function }
                m.setStack(id, heading: text.isEmpty ? name : "\(name): \(text)", above: above)
                return .undefined
            }
        )
    ]

    private static let ofErrors: Natives.Functions = [
        (
            "toString", 0,
            { (m, os, c) throws(Trap) in
                let name = try m.get(c.this, .name, &os)
                let message = try m.get(c.this, .message, &os)
                let first = name == .undefined ? "Error" : try m.toText(name, &os)
                let second = message == .undefined ? "" : try m.toText(message, &os)
                return m.text(first.isEmpty ? second : second.isEmpty ? first : "\(first): \(second)")
            }
        )
    ]

    private static let ofBooleans: Natives.Functions = [
        (
            "toString", 0,
            { (m, os, c) throws(Trap) in
                if case .wrapper(.bool(let value))? = m.kind(c.this) { return m.text(value ? "true" : "false") }
                return m.text(c.this == .bool(true) ? "true" : "false")
            }
        ),
        (
            "valueOf", 0,
            { (m, os, c) throws(Trap) in
                if case .wrapper(let value)? = m.kind(c.this) { return value }
                return c.this
            }
        ),
    ]

    private static let ofBigInts: Natives.Functions = [
        (
            "toString", 0,
            { (m, os, c) throws(Trap) in
                guard let number = m.big(c.this) else {
                    throw m.error(.typeError, "BigInt.prototype.toString requires that 'this' be a BigInt")
                }
                let radix = c[0] == .undefined ? 10 : try m.toInteger(c[0], &os)
                return m.text(String(number, radix: max(2, min(36, radix))))
            }
        ),
        (
            "toLocaleString", 0,
            { (m, os, c) throws(Trap) in
                guard let number = m.big(c.this) else { return m.text("") }
                return m.text(NumberBuiltins.grouped(String(number)))
            }
        ),
        ("valueOf", 0, { (m, os, c) throws(Trap) in c.this }),
    ]
}
