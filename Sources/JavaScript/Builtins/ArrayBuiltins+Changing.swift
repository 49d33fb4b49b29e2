import Kernel
import WorldModel

/// What changes an array where it lies. Arrays are changed at once; proxies and what is only like an array are changed
/// step by step, as the language says (ECMA-262, section 23.1.3).
extension ArrayBuiltins {
    /// The array that a function was called on, when it is one.
    private static func array(_ c: Call, _ m: Machine) -> ObjectID? {
        guard case .object(let id) = c.this, case .array = m.things[Int(id)].kind else { return nil }
        return id
    }

    private static func checkChangeable(_ id: ObjectID, _ index: Int, _ m: inout Machine) throws(Trap) {
        if m.things[Int(id)].itemsAreReadOnly || !m.things[Int(id)].isExtensible {
            throw m.error(.typeError, "Cannot add property \(index), object is not extensible")
        }
    }

    static let changing: Natives.Functions = [
        ("push", 1, push), ("pop", 0, pop), ("shift", 0, shift), ("unshift", 1, unshift), ("splice", 2, splice),
        ("reverse", 0, reverse), ("fill", 1, fill),
    ]

    private static let push: NativeFunction = { (m, os, c) throws(Trap) in
        guard let id = array(c, m) else {
            let list = try Like(c.this, &m, &os)
            for (index, value) in c.arguments.enumerated() { try list.set(list.count + index, value, &m, &os) }
            return try list.setCount(list.count + c.count, &m, &os)
        }
        try checkChangeable(id, m.things[Int(id)].items.count, &m)
        m.things[Int(id)].items.append(contentsOf: c.arguments)
        m.grown += c.count * 16
        return .int(m.things[Int(id)].items.count)
    }

    private static let pop: NativeFunction = { (m, os, c) throws(Trap) in
        guard let id = array(c, m) else {
            let list = try Like(c.this, &m, &os)
            let last = list.count > 0 ? try list.get(list.count - 1, &m, &os) : .undefined
            if list.count > 0 { try list.remove(list.count - 1, &m, &os) }
            _ = try list.setCount(max(0, list.count - 1), &m, &os)
            return last
        }
        if m.things[Int(id)].itemsAreFixed {
            throw m.error(
                .typeError, "Cannot delete property '\(m.things[Int(id)].items.count - 1)' of [object Array]")
        }
        let value = m.things[Int(id)].items.popLast() ?? .undefined
        return value == .hole ? .undefined : value
    }

    private static let shift: NativeFunction = { (m, os, c) throws(Trap) in
        guard let id = array(c, m) else {
            let list = try Like(c.this, &m, &os)
            let first = list.count > 0 ? try list.get(0, &m, &os) : .undefined
            try list.move(from: 1, to: 0, &m, &os)
            if list.count > 0 { try list.remove(list.count - 1, &m, &os) }
            _ = try list.setCount(max(0, list.count - 1), &m, &os)
            return first
        }
        guard !m.things[Int(id)].items.isEmpty else { return .undefined }
        if m.things[Int(id)].itemsAreFixed {
            throw m.error(.typeError, "Cannot remove array element: object is sealed")
        }
        let value = m.things[Int(id)].items.removeFirst()
        return value == .hole ? .undefined : value
    }

    private static let unshift: NativeFunction = { (m, os, c) throws(Trap) in
        guard let id = array(c, m) else {
            let list = try Like(c.this, &m, &os)
            try list.move(from: 0, to: c.count, &m, &os)
            for (index, value) in c.arguments.enumerated() { try list.set(index, value, &m, &os) }
            return try list.setCount(list.count + c.count, &m, &os)
        }
        try checkChangeable(id, m.things[Int(id)].items.count, &m)
        m.things[Int(id)].items.insert(contentsOf: c.arguments, at: 0)
        m.grown += c.count * 16
        return .int(m.things[Int(id)].items.count)
    }

    private static let splice: NativeFunction = { (m, os, c) throws(Trap) in
        let id = array(c, m)
        let list = try id == nil ? Like(c.this, &m, &os) : nil
        let count = id.map { m.things[Int($0)].items.count } ?? list?.count ?? 0
        let from = try place(c[0], count, else: 0, &m, &os)
        let removed =
            c.count == 0 ? 0 : c.count == 1 ? count - from : max(0, min(count - from, try m.toInteger(c[1], &os)))
        let added = Array(c.arguments.dropFirst(2))
        if let list {
            var gone: [Value] = []
            for index in from..<from + removed { gone.append(try list.get(index, &m, &os)) }
            try list.move(from: from + removed, to: from + added.count, &m, &os)
            for index in stride(from: count - 1, through: count - removed + added.count, by: -1) {
                try list.remove(index, &m, &os)
            }
            for (index, value) in added.enumerated() { try list.set(from + index, value, &m, &os) }
            _ = try list.setCount(count - removed + added.count, &m, &os)
            return m.array(gone)
        }
        guard let id else { return .undefined }
        if m.things[Int(id)].itemsAreFixed { try checkChangeable(id, count, &m) }
        let gone = Array(m.things[Int(id)].items[from..<from + removed])
        m.things[Int(id)].items.replaceSubrange(from..<from + removed, with: added)
        m.grown += added.count * 16
        return try like(c.this, gone, &m, &os)
    }

    private static let reverse: NativeFunction = { (m, os, c) throws(Trap) in
        guard let id = array(c, m) else {
            let list = try Like(c.this, &m, &os)
            for low in 0..<list.count / 2 {
                let high = list.count - 1 - low
                let (first, last) = (try list.get(low, &m, &os), try list.get(high, &m, &os))
                try list.set(low, last, &m, &os)
                try list.set(high, first, &m, &os)
            }
            return c.this
        }
        if m.things[Int(id)].itemsAreReadOnly {
            throw m.error(.typeError, "Cannot assign to read only property '0' of object '[object Array]'")
        }
        m.things[Int(id)].items.reverse()
        return c.this
    }

    private static let fill: NativeFunction = { (m, os, c) throws(Trap) in
        let id = array(c, m)
        let list = try id == nil ? Like(c.this, &m, &os) : nil
        let count = id.map { m.things[Int($0)].items.count } ?? list?.count ?? 0
        let from = try place(c[1], count, else: 0, &m, &os)
        let to = try place(c[2], count, else: count, &m, &os)
        if let id, m.things[Int(id)].itemsAreReadOnly, from < to {
            throw m.error(.typeError, "Cannot assign to read only property '\(from)' of object '[object Array]'")
        }
        for index in stride(from: from, to: to, by: 1) {
            if let id { m.things[Int(id)].items[index] = c[0] } else { try list?.set(index, c[0], &m, &os) }
        }
        return c.this
    }

    /// Items as an array of the class of another.
    static func like(
        _ source: Value, _ items: [Value], _ m: inout Machine, _ os: inout Simulation
    ) throws(Trap) -> Value {
        let made = m.array(items)
        guard case .object(let id) = source, case .array = m.things[Int(id)].kind,
            m.things[Int(id)].prototype != m.prototypes.array
        else { return made }
        var type = try m.get(source, .constructor, &os)
        if m.isObject(type) {
            let species = try m.get(type, .key(KnownSymbol.species.key), &os)
            if species != .undefined { type = species }
        }
        guard type != .undefined, type != .null else { return made }
        let result = try m.construct(type, [.int(0)], newTarget: type, &os)
        for (index, item) in items.enumerated() where item != .hole { try m.set(result, .index(index), item, &os) }
        try m.set(result, .key(KnownName.length.rawValue), .int(items.count), &os)
        return result
    }

    /// Something with a length and places.
    private struct Like {
        let object: Value
        let count: Int

        init(_ value: Value, _ m: inout Machine, _ os: inout Simulation) throws(Trap) {
            object = .object(try m.toObject(value))
            count = max(0, min(Machine.mostItems, try m.toInteger(try m.get(object, .length, &os), &os)))
        }

        func get(_ index: Int, _ m: inout Machine, _ os: inout Simulation) throws(Trap) -> Value {
            try m.get(object, .index(index), &os)
        }

        func set(_ index: Int, _ value: Value, _ m: inout Machine, _ os: inout Simulation) throws(Trap) {
            try m.set(object, .index(index), value, &os)
        }

        func remove(_ index: Int, _ m: inout Machine, _ os: inout Simulation) throws(Trap) {
            _ = try m.delete(object, .index(index), isStrict: true, &os)
        }

        func setCount(_ count: Int, _ m: inout Machine, _ os: inout Simulation) throws(Trap) -> Value {
            try m.set(object, .key(KnownName.length.rawValue), .int(count), &os)
            return .int(count)
        }

        /// Moves all items from one place on to another.
        func move(from: Int, to: Int, _ m: inout Machine, _ os: inout Simulation) throws(Trap) {
            guard from != to, from < count else { return }
            let places = from > to ? Array(from..<count) : (from..<count).reversed()
            for index in places {
                let target = index - from + to
                if try m.has(object, .index(index), &os) {
                    try set(target, try get(index, &m, &os), &m, &os)
                } else {
                    try remove(target, &m, &os)
                }
            }
        }
    }
}
