import Kernel
import WorldModel

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
