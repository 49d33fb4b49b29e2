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
                if a.count > 1 { throw m.error(.typeError, "sort() takes no positional arguments") }
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
