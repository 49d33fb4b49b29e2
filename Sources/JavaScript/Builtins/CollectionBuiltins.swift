import Kernel
import WorldModel

/// Map, Set and their weak kin.
enum CollectionBuiltins {
    static let groups =
        [
            Natives.Group("Map.prototype", common("Map") + ofMaps),
            Natives.Group("Set.prototype", common("Set") + ofSets),
            Natives.Group("WeakMap.prototype", weak("WeakMap") + [getter("WeakMap"), setter("WeakMap")]),
            Natives.Group("WeakSet.prototype", weak("WeakSet") + [adder("WeakSet")]),
        ]

    static func make(
        _ kind: Thing.Kind, _ name: String, _ usual: ObjectID, _ m: inout Machine, _ os: inout Simulation, _ c: Call
    ) throws(Trap) -> Value {
        guard c.newTarget != .undefined else { throw m.error(.typeError, "Constructor \(name) requires 'new'") }
        let id = m.make(kind, try m.prototype(for: c.newTarget, else: usual, &os))
        guard c[0] != .undefined, c[0] != .null else { return .object(id) }
        let isMap = name.hasSuffix("Map")
        if !m.isObject(c[0]), m.string(c[0]) == nil {
            throw m.error(
                .typeError,
                "\(m.valueText(c[0])) is not iterable (cannot read property Symbol(Symbol.iterator))")
        }
        for value in try m.values(of: c[0], &os) {
            if isMap {
                guard m.isObject(value) else {
                    throw m.error(.typeError, "Iterator value \(m.describe(value)) is not an entry object")
                }
                let key = try m.get(value, .index(0), &os)
                let item = try m.get(value, .index(1), &os)
                change(id, &m) {
                    $0.set($1, key, item)
                } key: {
                    key
                }
            } else {
                change(id, &m) {
                    $0.set($1, value, value)
                } key: {
                    value
                }
            }
        }
        return .object(id)
    }

    private static func table(_ kind: Thing.Kind) -> OrderedTable? {
        switch kind {
        case .map(let table), .set(let table), .weak(let table, _): table
        default: nil
        }
    }

    /// Changes a table in place.
    private static func change<R>(
        _ id: ObjectID, _ m: inout Machine, _ body: (inout OrderedTable, OrderedTable.Hash) -> R, key: () -> Value
    ) -> R? {
        let hash = m.hash(key())
        let kind = m.things[Int(id)].kind
        guard var table = table(kind) else { return nil }
        var isMap = false
        var isWeak = false
        switch kind {
        case .map: isMap = true
        case .weak(_, let map): (isMap, isWeak) = (map, true)
        default: break
        }
        m.things[Int(id)].kind = .free
        return finish(id, &m, &table, isMap, isWeak) { body(&$0, hash) }
    }

    private static func finish<R>(
        _ id: ObjectID, _ m: inout Machine, _ table: inout OrderedTable, _ isMap: Bool, _ isWeak: Bool,
        _ body: (inout OrderedTable) -> R
    ) -> R {
        let result = body(&table)
        m.grown += 48
        m.things[Int(id)].kind = isWeak ? .weak(table, isMap: isMap) : isMap ? .map(table) : .set(table)
        return result
    }

    private static func table(
        _ c: Call, _ type: String, _ name: String, _ m: inout Machine
    ) throws(Trap) -> ObjectID {
        if case .object(let id) = c.this {
            switch (m.things[Int(id)].kind, type) {
            case (.map, "Map"), (.set, "Set"), (.weak(_, true), "WeakMap"), (.weak(_, false), "WeakSet"): return id
            default: break
            }
        }
        throw m.error(
            .typeError, "Method \(type).prototype.\(name) called on incompatible receiver \(m.describe(c.this))")
    }

    private static func weak(_ type: String) -> Natives.Functions {
        [
            (
                "has", 1,
                { (m, os, c) throws(Trap) in
                    let id = try table(c, type, "has", &m)
                    return .bool(table(m.things[Int(id)].kind)?.contains(m.hash(c[0])) ?? false)
                }
            ),
            (
                "delete", 1,
                { (m, os, c) throws(Trap) in
                    let id = try table(c, type, "delete", &m)
                    return .bool(change(id, &m, { $0.remove($1) }, key: { c[0] }) ?? false)
                }
            ),
        ]
    }

    private static func common(_ type: String) -> Natives.Functions {
        let own: Natives.Functions = [
            (
                "clear", 0,
                { (m, os, c) throws(Trap) in
                    let id = try table(c, type, "clear", &m)
                    change(id, &m, { table, _ in table.removeAll() }, key: { .undefined })
                    return .undefined
                }
            ),
            (
                "get size", 0,
                { (m, os, c) throws(Trap) in
                    let id = try table(c, type, "size", &m)
                    return .int(table(m.things[Int(id)].kind)?.count ?? 0)
                }
            ),
            iterator(type, "keys", .keys), iterator(type, "values", .values), iterator(type, "entries", .entries),
            iterator(type, "[Symbol.iterator]", type == "Map" ? .entries : .values),
        ]
        return weak(type) + own
    }

    private static func iterator(
        _ type: String, _ name: String, _ kind: IteratorState.Kind
    ) -> Natives.Function {
        (name, 0, { (m, os, c) throws(Trap) in m.makeIterator(.table(try table(c, type, name, &m), slot: 0, kind)) })
    }

    private static func getter(_ type: String) -> Natives.Function {
        (
            "get", 1,
            { (m, os, c) throws(Trap) in
                let id = try table(c, type, "get", &m)
                return table(m.things[Int(id)].kind)?.value(m.hash(c[0])) ?? .undefined
            }
        )
    }

    private static func setter(_ type: String) -> Natives.Function {
        (
            "set", 2,
            { (m, os, c) throws(Trap) in
                let id = try table(c, type, "set", &m)
                if type == "WeakMap", !m.isObject(c[0]) {
                    throw m.error(.typeError, "Invalid value used as weak map key")
                }
                change(id, &m, { $0.set($1, c[0] == .number(-0.0) ? .number(0) : c[0], c[1]) }, key: { c[0] })
                return c.this
            }
        )
    }

    private static func adder(_ type: String) -> Natives.Function {
        (
            "add", 1,
            { (m, os, c) throws(Trap) in
                let id = try table(c, type, "add", &m)
                if type == "WeakSet", !m.isObject(c[0]) { throw m.error(.typeError, "Invalid value used in weak set") }
                let value = c[0] == .number(-0.0) ? Value.number(0) : c[0]
                change(id, &m, { $0.set($1, value, value) }, key: { value })
                return c.this
            }
        )
    }

    private static let ofMaps = [getter("Map"), setter("Map")]
    private static let ofSets = [adder("Set")]
}
