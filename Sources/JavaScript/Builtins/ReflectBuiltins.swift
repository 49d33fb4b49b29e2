import Kernel
import WorldModel

/// `Reflect`: what the language does with objects, as functions (ECMA-262, section 28.1).
enum ReflectBuiltins {
    static let groups = [Natives.Group("Reflect", functions)]

    private static func target(_ name: String, _ c: Call, _ m: inout Machine) throws(Trap) -> ObjectID {
        guard case .object(let id) = c[0], m.isObject(c[0]) else {
            throw m.error(.typeError, "Reflect.\(name) called on non-object")
        }
        return id
    }

    private static let functions: Natives.Functions = [
        (
            "get", 2,
            { (m, os, c) throws(Trap) in
                let id = try target("get", c, &m)
                let name = try m.name(c[1], &os)
                return try m.get(.object(id), name, receiver: c.count > 2 ? c[2] : c[0], &os)
            }
        ),
        (
            "set", 3,
            { (m, os, c) throws(Trap) in
                let id = try target("set", c, &m)
                let name = try m.name(c[1], &os)
                return .bool(try m.assign(id, name, c[2], receiver: c.count > 3 ? c[3] : c[0], &os))
            }
        ),
        (
            "has", 2,
            { (m, os, c) throws(Trap) in
                let id = try target("has", c, &m)
                let name = try m.name(c[1], &os)
                return .bool(try m.has(.object(id), name, &os))
            }
        ),
        (
            "deleteProperty", 2,
            { (m, os, c) throws(Trap) in
                let id = try target("deleteProperty", c, &m)
                let name = try m.name(c[1], &os)
                return .bool(try m.delete(.object(id), name, isStrict: false, &os))
            }
        ),
        (
            "ownKeys", 1,
            { (m, os, c) throws(Trap) in
                var list: [Value] = []
                for name in try m.ownKeys(try target("ownKeys", c, &m), symbols: true, &os) {
                    if case .key(let key) = name, key < 0 {
                        list.append(.symbol(-key))
                    } else {
                        list.append(m.value(of: name))
                    }
                }
                return m.array(list)
            }
        ),
        (
            "apply", 3,
            { (m, os, c) throws(Trap) in
                guard m.isCallable(c[0]) else {
                    let type = c[0] == .null ? "null" : m.typeName(c[0])
                    let kind = type == "null" ? type : (type == "object" ? "an " : "a ") + type
                    let shown = m.big(c[0]).map { String($0) } ?? m.describe(c[0])
                    throw m.error(
                        .typeError,
                        "Function.prototype.apply was called on \(shown), which is \(kind) and not a function")
                }
                return try m.call(c[0], c[1], try arguments(c[2], &m, &os), &os)
            }
        ),
        (
            "construct", 2,
            { (m, os, c) throws(Trap) in
                let newTarget = c.count > 2 ? c[2] : c[0]
                for type in [c[0], newTarget] where !m.isConstructor(type) {
                    throw m.error(.typeError, "\(m.describe(type)) is not a constructor")
                }
                return try m.construct(c[0], try arguments(c[1], &m, &os), newTarget: newTarget, &os)
            }
        ),
        (
            "getPrototypeOf", 1,
            { (m, os, c) throws(Trap) in
                let prototype = try m.prototypeOf(try target("getPrototypeOf", c, &m), &os)
                return prototype >= 0 ? .object(prototype) : .null
            }
        ),
        (
            "setPrototypeOf", 2,
            { (m, os, c) throws(Trap) in
                let id = try target("setPrototypeOf", c, &m)
                var prototype: ObjectID = -1
                if case .object(let wanted) = c[1], m.isObject(c[1]) {
                    prototype = wanted
                } else if c[1] != .null {
                    throw m.error(.typeError, "Object prototype may only be an Object or null: \(m.describe(c[1]))")
                }
                return .bool(try m.setPrototype(id, to: prototype, &os))
            }
        ),
        (
            "defineProperty", 3,
            { (m, os, c) throws(Trap) in
                let id = try target("defineProperty", c, &m)
                let name = try m.name(c[1], &os)
                let descriptor = try m.descriptor(c[2], &os)
                return .bool(try m.defineOwn(id, name, descriptor, &os))
            }
        ),
        (
            "getOwnPropertyDescriptor", 2,
            { (m, os, c) throws(Trap) in
                let id = try target("getOwnPropertyDescriptor", c, &m)
                let name = try m.name(c[1], &os)
                guard let property = try m.getOwn(id, name, &os) else { return .undefined }
                return m.object(of: property)
            }
        ),
        (
            "isExtensible", 1,
            { (m, os, c) throws(Trap) in .bool(try m.isExtensible(try target("isExtensible", c, &m), &os)) }
        ),
        (
            "preventExtensions", 1,
            { (m, os, c) throws(Trap) in
                .bool(try m.preventExtensions(try target("preventExtensions", c, &m), &os))
            }
        ),
    ]

    private static func arguments(
        _ value: Value, _ m: inout Machine, _ os: inout Simulation
    ) throws(Trap) -> [Value] {
        guard m.isObject(value) else { throw m.error(.typeError, "CreateListFromArrayLike called on non-object") }
        return try m.list(value, &os)
    }
}
