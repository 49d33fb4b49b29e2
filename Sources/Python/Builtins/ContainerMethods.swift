import Kernel
import WorldModel

/// Methods of `list` and `tuple`.
enum ListMethods {
    static let all: Natives.Group = ofTuples + own

    private static let own: Natives.Group = [
        (
            "append",
            { (m, os, a) throws(Trap) in
                guard a.count == 2 else {
                    throw m.error(.typeError, "list.append() takes exactly one argument (\(a.count - 1) given)")
                }
                let id = try id(a, &m)
                _ = m.withList(id) { $0.append(a[1]) }
                return .none
            }
        ),
        (
            "extend",
            { (m, os, a) throws(Trap) in
                let id = try id(a, &m)
                let items = try m.items(of: a[1], &os)
                _ = m.withList(id) { $0 += items }
                return .none
            }
        ),
        (
            "insert",
            { (m, os, a) throws(Trap) in
                let id = try id(a, &m)
                let place = try m.index(a[1], &os)
                _ = m.withList(id) { $0.insert(a[2], at: max(0, min($0.count, place < 0 ? place + $0.count : place))) }
                return .none
            }
        ),
        (
            "pop",
            { (m, os, a) throws(Trap) in
                let id = try id(a, &m)
                let items = m.sequence(a[0]) ?? []
                if items.isEmpty { throw m.error(.indexError, "pop from empty list") }
                let index = a.count > 1 ? try m.index(a[1], &os) : -1
                let place = index < 0 ? index + items.count : index
                guard items.indices.contains(place) else { throw m.error(.indexError, "pop index out of range") }
                return m.withList(id) { $0.remove(at: place) } ?? .none
            }
        ),
        (
            "remove",
            { (m, os, a) throws(Trap) in
                let id = try id(a, &m)
                for (place, item) in (m.sequence(a[0]) ?? []).enumerated() where try m.isEqual(item, a[1], &os) {
                    _ = m.withList(id) { $0.remove(at: place) }
                    return .none
                }
                throw m.error(.valueError, "list.remove(x): x not in list")
            }
        ),
        (
            "clear",
            { (m, os, a) throws(Trap) in
                let id = try id(a, &m)
                _ = m.withList(id) { $0 = [] }
                return .none
            }
        ),
        ("copy", { (m, os, a) throws(Trap) in m.list(m.sequence(a[0]) ?? []) }),
        (
            "reverse",
            { (m, os, a) throws(Trap) in
                let id = try id(a, &m)
                _ = m.withList(id) { $0.reverse() }
                return .none
            }
        ),
        (
            "sort",
            { (m, os, a) throws(Trap) in
                let id = try id(a, &m)
                let isReversed = try a.keyword("reverse").map { value throws(Trap) in try m.truth(value, &os) } ?? false
                let sorted = try m.sorted(
                    m.sequence(a[0]) ?? [], key: a.keyword("key") ?? .none, isReversed: isReversed, &os)
                _ = m.withList(id) { $0 = sorted }
                return .none
            }
        ),
    ]

    private static func id(_ a: Arguments, _ m: inout Interpreter) throws(Trap) -> ObjectID {
        guard let first = a.positional.first, case .object(let id) = m.plain(first), case .list = m.heap[Int(id)] else {
            throw m.error(.typeError, "descriptor requires a 'list' object")
        }
        return id
    }

    static let ofTuples: Natives.Group = [
        (
            "index",
            { (m, os, a) throws(Trap) in
                let items = try m.items(of: m.plain(a[0]), &os)
                let start = a.count > 2 ? max(0, try m.index(a[2], &os)) : 0
                for place in items.indices.dropFirst(start) {
                    if try m.isEqual(items[place], a[1], &os) { return .int(place) }
                }
                let what = { if case .tuple? = m.object(a[0]) { true } else { false } }()
                throw m.error(
                    .valueError, what ? "tuple.index(x): x not in tuple" : "\(try m.repr(a[1], &os)) is not in list")
            }
        ),
        (
            "count",
            { (m, os, a) throws(Trap) in
                var count = 0
                for item in try m.items(of: m.plain(a[0]), &os) { if try m.isEqual(item, a[1], &os) { count += 1 } }
                return .int(count)
            }
        ),
    ]
}

/// Methods of `dict`.
enum DictionaryMethods {
    private static func id(_ a: Arguments, _ m: inout Interpreter) throws(Trap) -> ObjectID {
        guard let first = a.positional.first, case .object(let id) = m.plain(first), case .dictionary = m.heap[Int(id)]
        else {
            throw m.error(.typeError, "descriptor requires a 'dict' object")
        }
        return id
    }

    private static func table(_ a: Arguments, _ m: inout Interpreter) throws(Trap) -> Table {
        guard case .dictionary(let table) = m.heap[Int(try id(a, &m))] else { return Table() }
        return table
    }

    static let all: Natives.Group = [
        ("keys", { (m, os, a) throws(Trap) in m.make(.view(.keys, of: try id(a, &m))) }),
        ("values", { (m, os, a) throws(Trap) in m.make(.view(.values, of: try id(a, &m))) }),
        ("items", { (m, os, a) throws(Trap) in m.make(.view(.items, of: try id(a, &m))) }),
        (
            "get",
            { (m, os, a) throws(Trap) in
                guard a.count >= 2 else { throw m.error(.typeError, "get expected at least 1 argument, got 0") }
                return try table(a, &m)[try m.key(a[1], &os)] ?? (a.count > 2 ? a[2] : .none)
            }
        ),
        (
            "setdefault",
            { (m, os, a) throws(Trap) in
                let key = try m.key(a[1], &os)
                if let found = try table(a, &m)[key] { return found }
                let value = a.count > 2 ? a[2] : .none
                _ = m.withTable(try id(a, &m)) { $0.set(key, a[1], value) }
                return value
            }
        ),
        (
            "pop",
            { (m, os, a) throws(Trap) in
                let key = try m.key(a[1], &os)
                if let entry = m.withTable(try id(a, &m), { $0.remove(key) }) ?? nil { return entry.value }
                if a.count > 2 { return a[2] }
                throw .raised(m.exception(.keyError, [a[1]]))
            }
        ),
        (
            "popitem",
            { (m, os, a) throws(Trap) in
                guard let last = try table(a, &m).lastEntry else {
                    throw .raised(m.exception(.keyError, [m.text("popitem(): dictionary is empty")]))
                }
                _ = m.withTable(try id(a, &m)) { $0.remove(last.hash) }
                return m.tuple([last.key, last.value])
            }
        ),
        (
            "update",
            { (m, os, a) throws(Trap) in
                let id = try id(a, &m)
                if a.count > 1 { try m.update(id, from: a[1], isCall: false, &os) }
                for (name, value) in a.keywords {
                    let label = m.text(name)
                    _ = m.withTable(id) { $0.set(.string(name), label, value) }
                }
                return .none
            }
        ),
        (
            "clear",
            { (m, os, a) throws(Trap) in
                m.heap[Int(try id(a, &m))] = .dictionary(Table())
                return .none
            }
        ),
        ("copy", { (m, os, a) throws(Trap) in m.make(.dictionary(try table(a, &m))) }),
        (
            "fromkeys",
            { (m, os, a) throws(Trap) in
                var table = Table()
                for name in try m.items(of: a[1], &os) {
                    table.set(try m.key(name, &os), name, a.count > 2 ? a[2] : .none)
                }
                return m.make(.dictionary(table))
            }
        ),
        (
            "__reversed__",
            { (m, os, a) throws(Trap) in
                guard case .object(let id) = m.list(try table(a, &m).entries.map(\.key)) else { return .none }
                return m.make(.iterator(.reversed(id, at: try table(a, &m).count - 1)))
            }
        ),
    ]
}

/// Methods of `set` and `frozenset`.
enum SetMethods {
    private static func table(
        _ value: Value, _ m: inout Interpreter, _ os: inout Simulation
    ) throws(Trap) -> Table {
        if let table = m.setTable(value) { return table }
        var table = Table()
        for item in try m.items(of: value, &os) { table.set(try m.key(item, &os), item, .none) }
        return table
    }

    private static func isFrozen(_ a: Arguments, _ m: Interpreter) -> Bool {
        if case .set(_, true)? = m.object(m.plain(a[0])) { true } else { false }
    }

    private static func combined(
        _ operation: PythonOperator, _ a: Arguments, _ m: inout Interpreter, _ os: inout Simulation
    ) throws(Trap) -> Value {
        var out = try table(a[0], &m, &os)
        for other in a.positional.dropFirst() { out = Interpreter.combined(operation, out, try table(other, &m, &os)) }
        return m.make(.set(out, isFrozen: isFrozen(a, m)))
    }

    static let all: Natives.Group = [
        ("union", { (m, os, a) throws(Trap) in try combined(.or, a, &m, &os) }),
        ("intersection", { (m, os, a) throws(Trap) in try combined(.and, a, &m, &os) }),
        ("difference", { (m, os, a) throws(Trap) in try combined(.subtract, a, &m, &os) }),
        ("symmetric_difference", { (m, os, a) throws(Trap) in try combined(.xor, a, &m, &os) }),
        (
            "issubset",
            { (m, os, a) throws(Trap) in
                let other = try table(a[1], &m, &os)
                return .bool(try table(a[0], &m, &os).entries.allSatisfy { other.contains($0.hash) })
            }
        ),
        (
            "issuperset",
            { (m, os, a) throws(Trap) in
                let own = try table(a[0], &m, &os)
                return .bool(try table(a[1], &m, &os).entries.allSatisfy { own.contains($0.hash) })
            }
        ),
        (
            "isdisjoint",
            { (m, os, a) throws(Trap) in
                let other = try table(a[1], &m, &os)
                return .bool(try !table(a[0], &m, &os).entries.contains { other.contains($0.hash) })
            }
        ),
        ("copy", { (m, os, a) throws(Trap) in m.make(.set(try table(a[0], &m, &os), isFrozen: isFrozen(a, m))) }),
    ]

    private static func id(_ a: Arguments, _ m: inout Interpreter) throws(Trap) -> ObjectID {
        guard case .object(let id) = m.plain(a[0]), case .set = m.heap[Int(id)] else {
            throw m.error(.typeError, "descriptor requires a 'set' object")
        }
        return id
    }

    private static func become(
        _ operation: PythonOperator, _ a: Arguments, _ m: inout Interpreter, _ os: inout Simulation
    ) throws(Trap) -> Value {
        var out = try table(a[0], &m, &os)
        for other in a.positional.dropFirst() { out = Interpreter.combined(operation, out, try table(other, &m, &os)) }
        m.heap[Int(try id(a, &m))] = .set(out, isFrozen: false)
        return .none
    }

    static let changing: Natives.Group = [
        (
            "add",
            { (m, os, a) throws(Trap) in
                let key = try m.key(a[1], &os)
                _ = m.withTable(try id(a, &m)) { $0.set(key, a[1], .none) }
                return .none
            }
        ),
        (
            "remove",
            { (m, os, a) throws(Trap) in
                let key = try m.key(a[1], &os)
                guard m.withTable(try id(a, &m), { $0.remove(key) }) != .some(nil) else {
                    throw .raised(m.exception(.keyError, [a[1]]))
                }
                return .none
            }
        ),
        (
            "discard",
            { (m, os, a) throws(Trap) in
                let key = try m.key(a[1], &os)
                _ = m.withTable(try id(a, &m)) { $0.remove(key) }
                return .none
            }
        ),
        (
            "pop",
            { (m, os, a) throws(Trap) in
                let id = try id(a, &m)
                guard case .set(let table, _) = m.heap[Int(id)], let first = Interpreter.setOrder(table).first else {
                    throw .raised(m.exception(.keyError, [m.text("pop from an empty set")]))
                }
                let key = try m.key(first, &os)
                _ = m.withTable(id) { $0.remove(key) }
                return first
            }
        ),
        (
            "clear",
            { (m, os, a) throws(Trap) in
                m.heap[Int(try id(a, &m))] = .set(Table(), isFrozen: false)
                return .none
            }
        ),
        ("update", { (m, os, a) throws(Trap) in try become(.or, a, &m, &os) }),
        ("intersection_update", { (m, os, a) throws(Trap) in try become(.and, a, &m, &os) }),
        ("difference_update", { (m, os, a) throws(Trap) in try become(.subtract, a, &m, &os) }),
        ("symmetric_difference_update", { (m, os, a) throws(Trap) in try become(.xor, a, &m, &os) }),
    ]
}
