import Kernel
import WorldModel

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
