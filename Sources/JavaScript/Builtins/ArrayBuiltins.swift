import Kernel
import WorldModel

/// What arrays have without calling back; the rest is in the library.
enum ArrayBuiltins {
    static let groups: [Natives.Group] = [
        Natives.Group("Array", ofArray), Natives.Group("Array.prototype", changing + ofArrays),
    ]

    private static let ofArray: Natives.Functions = [
        (
            "isArray", 1,
            { (m, os, c) throws(Trap) in
                let value = m.unproxied(c[0])
                if case .proxy? = m.kind(value) {
                    throw m.error(.typeError, "Cannot perform 'IsArray' on a proxy that has been revoked")
                }
                return .bool(m.isArray(value))
            }
        ),
        ("of", 0, { (m, os, c) throws(Trap) in m.array(c.arguments) }),
    ]

    /// The items of an array or of something like one; and the array itself when it is one.
    static func items(
        _ c: Call, _ m: inout Machine, _ os: inout Simulation
    ) throws(Trap) -> (ObjectID, [Value]) {
        let id = try m.toObject(c.this)
        if case .array = m.things[Int(id)].kind { return (id, m.things[Int(id)].items) }
        if case .view(let view) = m.things[Int(id)].kind {
            return (id, (0..<view.count).map { m.item(of: view, $0) ?? .undefined })
        }
        return (id, try m.list(.object(id), &os))
    }

    /// A place that may count from the end.
    static func place(
        _ value: Value, _ count: Int, else usual: Int, _ m: inout Machine, _ os: inout Simulation
    ) throws(Trap) -> Int {
        if value == .undefined { return usual }
        let place = try m.toInteger(value, &os)
        return place < 0 ? max(0, count + place) : min(place, count)
    }

    private static let ofArrays: Natives.Functions = [
        (
            "slice", 2,
            { (m, os, c) throws(Trap) in
                let (_, items) = try items(c, &m, &os)
                let from = try place(c[0], items.count, else: 0, &m, &os)
                let to = try place(c[1], items.count, else: items.count, &m, &os)
                return try like(c.this, from < to ? Array(items[from..<to]) : [], &m, &os)
            }
        ),
        (
            "concat", 1,
            { (m, os, c) throws(Trap) in
                var (_, list) = try items(c, &m, &os)
                if case .array? = m.kind(c.this) {
                } else {
                    list = try isSpreadable(c.this, &m, &os) ? list : [.object(try m.toObject(c.this))]
                }
                for value in c.arguments {
                    if try isSpreadable(value, &m, &os) {
                        list += try m.list(value, &os)
                    } else {
                        list.append(value)
                    }
                }
                return try like(c.this, list, &m, &os)
            }
        ),
        (
            "join", 1,
            { (m, os, c) throws(Trap) in
                let separator = c[0] == .undefined ? "," : try m.toText(c[0], &os)
                return m.text(try joined(c.this, separator, &m, &os))
            }
        ),
        ("toString", 0, { (m, os, c) throws(Trap) in m.text(try joined(c.this, ",", &m, &os)) }),
        (
            "toLocaleString", 0,
            { (m, os, c) throws(Trap) in
                let (_, items) = try items(c, &m, &os)
                var parts: [String] = []
                for item in items {
                    if item == .undefined || item == .null || item == .hole {
                        parts.append("")
                    } else {
                        let method = try m.get(item, "toLocaleString", &os)
                        parts.append(try m.toText(try m.call(method, item, [], &os), &os))
                    }
                }
                return m.text(parts.joined(separator: ","))
            }
        ),
        (
            "indexOf", 1,
            { (m, os, c) throws(Trap) in
                let (_, items) = try items(c, &m, &os)
                let from = try place(c[1], items.count, else: 0, &m, &os)
                for index in items.indices.dropFirst(from) where m.strictlyEqual(items[index], c[0]) {
                    return .int(index)
                }
                return .int(-1)
            }
        ),
        (
            "lastIndexOf", 1,
            { (m, os, c) throws(Trap) in
                let (_, items) = try items(c, &m, &os)
                let last = c.count > 1 ? try m.toInteger(c[1], &os) : items.count - 1
                let to = last < 0 ? items.count + last : min(last, items.count - 1)
                for index in stride(from: to, through: 0, by: -1) where m.strictlyEqual(items[index], c[0]) {
                    return .int(index)
                }
                return .int(-1)
            }
        ),
        (
            "includes", 1,
            { (m, os, c) throws(Trap) in
                let (_, items) = try items(c, &m, &os)
                let from = try place(c[1], items.count, else: 0, &m, &os)
                for item in items.dropFirst(from) {
                    let value = item == .hole ? Value.undefined : item
                    if m.strictlyEqual(value, c[0]) { return .bool(true) }
                    if case .number(let x) = value, x.isNaN, case .number(let y) = c[0], y.isNaN { return .bool(true) }
                }
                return .bool(false)
            }
        ),
        (
            "at", 1,
            { (m, os, c) throws(Trap) in
                let (_, items) = try items(c, &m, &os)
                let place = try m.toInteger(c[0], &os)
                let index = place < 0 ? items.count + place : place
                guard items.indices.contains(index) else { return .undefined }
                return items[index] == .hole ? .undefined : items[index]
            }
        ),
        ("keys", 0, { (m, os, c) throws(Trap) in m.makeIterator(.array(c.this, at: 0, .keys)) }),
        ("values", 0, { (m, os, c) throws(Trap) in m.makeIterator(.array(c.this, at: 0, .values)) }),
        ("entries", 0, { (m, os, c) throws(Trap) in m.makeIterator(.array(c.this, at: 0, .entries)) }),
        ("[Symbol.iterator]", 0, { (m, os, c) throws(Trap) in m.makeIterator(.array(c.this, at: 0, .values)) }),
    ]

    /// Whether `concat` takes the items of a value one by one.
    private static func isSpreadable(
        _ value: Value, _ m: inout Machine, _ os: inout Simulation
    ) throws(Trap) -> Bool {
        guard m.isObject(value) else { return false }
        let wanted = try m.get(value, .key(KnownSymbol.isConcatSpreadable.key), &os)
        return wanted == .undefined ? m.isArray(m.unproxied(value)) : m.truth(wanted)
    }

    /// Items as one text; what holds itself is left out.
    private static func joined(
        _ this: Value, _ separator: String, _ m: inout Machine, _ os: inout Simulation
    ) throws(Trap) -> String {
        let (_, items) = try items(Call(this: this, arguments: []), &m, &os)
        if m.held.contains(this) { return "" }
        m.held.append(this)
        defer { m.held.removeLast() }
        guard m.held.count < 200 else { throw m.error(.rangeError, "Maximum call stack size exceeded") }
        var parts: [String] = []
        parts.reserveCapacity(items.count)
        for item in items {
            switch item {
            case .undefined, .null, .hole: parts.append("")
            default: parts.append(try m.toText(item, &os))
            }
        }
        return parts.joined(separator: separator)
    }
}
