import Kernel
import WorldModel

/// What arrays have without calling back; the rest is in the library.
enum ArrayBuiltins {
    static let groups: [Natives.Group] = [Natives.Group("Array", ofArray), Natives.Group("Array.prototype", ofArrays)]

    private static let ofArray: Natives.Functions = [
        ("isArray", 1, { (m, os, c) throws(Trap) in .bool(m.isArray(c[0])) }),
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

    private static func checkChangeable(_ id: ObjectID, _ index: Int, _ m: inout Machine) throws(Trap) {
        if m.things[Int(id)].itemsAreReadOnly || !m.things[Int(id)].isExtensible {
            throw m.error(.typeError, "Cannot add property \(index), object is not extensible")
        }
    }

    private static let ofArrays: Natives.Functions = [
        (
            "push", 1,
            { (m, os, c) throws(Trap) in
                guard case .object(let id) = c.this, case .array = m.things[Int(id)].kind else {
                    throw m.error(.typeError, "Array.prototype.push called on something that is no array")
                }
                try checkChangeable(id, m.things[Int(id)].items.count, &m)
                m.things[Int(id)].items.append(contentsOf: c.arguments)
                m.grown += c.count * 16
                return .int(m.things[Int(id)].items.count)
            }
        ),
        (
            "pop", 0,
            { (m, os, c) throws(Trap) in
                guard case .object(let id) = c.this else { return .undefined }
                if m.things[Int(id)].itemsAreFixed {
                    throw m.error(
                        .typeError, "Cannot delete property '\(m.things[Int(id)].items.count - 1)' of [object Array]")
                }
                let value = m.things[Int(id)].items.popLast() ?? .undefined
                return value == .hole ? .undefined : value
            }
        ),
        (
            "shift", 0,
            { (m, os, c) throws(Trap) in
                guard case .object(let id) = c.this, !m.things[Int(id)].items.isEmpty else { return .undefined }
                if m.things[Int(id)].itemsAreFixed {
                    throw m.error(.typeError, "Cannot remove array element: object is sealed")
                }
                let value = m.things[Int(id)].items.removeFirst()
                return value == .hole ? .undefined : value
            }
        ),
        (
            "unshift", 1,
            { (m, os, c) throws(Trap) in
                guard case .object(let id) = c.this else { return .undefined }
                try checkChangeable(id, m.things[Int(id)].items.count, &m)
                m.things[Int(id)].items.insert(contentsOf: c.arguments, at: 0)
                return .int(m.things[Int(id)].items.count)
            }
        ),
        (
            "slice", 2,
            { (m, os, c) throws(Trap) in
                let (_, items) = try items(c, &m, &os)
                let from = try place(c[0], items.count, else: 0, &m, &os)
                let to = try place(c[1], items.count, else: items.count, &m, &os)
                return m.array(from < to ? Array(items[from..<to]) : [])
            }
        ),
        (
            "splice", 2,
            { (m, os, c) throws(Trap) in
                guard case .object(let id) = c.this, case .array = m.things[Int(id)].kind else { return .undefined }
                let count = m.things[Int(id)].items.count
                if m.things[Int(id)].itemsAreFixed { try checkChangeable(id, count, &m) }
                let from = try place(c[0], count, else: 0, &m, &os)
                let removed =
                    c.count == 0
                    ? 0 : c.count == 1 ? count - from : max(0, min(count - from, try m.toInteger(c[1], &os)))
                let gone = Array(m.things[Int(id)].items[from..<from + removed])
                m.things[Int(id)].items.replaceSubrange(from..<from + removed, with: c.arguments.dropFirst(2))
                return m.array(gone)
            }
        ),
        (
            "concat", 1,
            { (m, os, c) throws(Trap) in
                var (_, list) = try items(c, &m, &os)
                for value in c.arguments {
                    if let more = m.items(value), m.isArray(value) { list += more } else { list.append(value) }
                }
                return m.array(list)
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
            "reverse", 0,
            { (m, os, c) throws(Trap) in
                guard case .object(let id) = c.this else { return .undefined }
                if m.things[Int(id)].itemsAreReadOnly {
                    throw m.error(.typeError, "Cannot assign to read only property '0' of object '[object Array]'")
                }
                m.things[Int(id)].items.reverse()
                return c.this
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
            "fill", 1,
            { (m, os, c) throws(Trap) in
                guard case .object(let id) = c.this else { return .undefined }
                let count = m.things[Int(id)].items.count
                let from = try place(c[1], count, else: 0, &m, &os)
                let to = try place(c[2], count, else: count, &m, &os)
                for index in stride(from: from, to: to, by: 1) { m.things[Int(id)].items[index] = c[0] }
                return c.this
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
