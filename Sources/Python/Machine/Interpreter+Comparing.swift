import BigInt
import Foundation
import Kernel
import PythonSyntax
import WorldModel

/// Comparing, sorting, truth, membership, and what dictionaries compare.
extension Interpreter {
    static func compare<T: Comparable>(_ a: Int, _ x: T, _ y: T) -> Bool {
        switch a {
        case 0: x == y
        case 1: x != y
        case 2: x < y
        case 3: x <= y
        case 4: x > y
        default: x >= y
        }
    }

    private static let comparisons = ["__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__"]
    private static let signs = ["==", "!=", "<", "<=", ">", ">="]
    private static let mirrored = [0, 1, 4, 5, 2, 3]

    mutating func compare(_ a: Int, _ left: Value, _ right: Value, _ os: inout Simulation) throws(Trap) -> Value {
        if isUser(left) || isUser(right) {
            for (operation, receiver, other) in [(a, left, right), (Self.mirrored[a], right, left)] {
                if let method = try overridden(receiver, Self.comparisons[operation], &os) {
                    let result = try call(method, [other], &os)
                    if result != .notImplemented { return result }
                } else if operation == 1, let method = try overridden(receiver, "__eq__", &os) {
                    let result = try call(method, [other], &os)
                    if result != .notImplemented { return .bool(!(try truth(result, &os))) }
                }
            }
        }
        if a < 2 { return .bool(try isEqual(left, right, &os) == (a == 0)) }
        return .bool(try ordered(a, left, right, &os))
    }

    private func isUser(_ value: Value) -> Bool { if case .instance? = object(value) { true } else { false } }

    func isSame(_ a: Value, _ b: Value) -> Bool {
        if case .object(let x) = a, case .object(let y) = b, x != y {
            // Equal short texts are one object, as they are interned.
            if case .string(let p) = heap[Int(x)], case .string(let q) = heap[Int(y)], p.count < 20 { return p == q }
            if case .tuple(let p) = heap[Int(x)], case .tuple(let q) = heap[Int(y)] { return p.isEmpty && q.isEmpty }
            return false
        }
        if case .float(let x) = a, case .float(let y) = b { return x == y }
        return a == b
    }

    mutating func isEqual(_ a: Value, _ b: Value, _ os: inout Simulation) throws(Trap) -> Bool {
        if a == b { if case .float(let x) = a { return !x.isNaN } else { return true } }
        if let x = number(a), let y = number(b) {
            if let p = x.whole, let q = y.whole { return p == q }
            // A whole number and a float are compared by their exact values.
            if let p = x.whole { return p == Self.exact(y.double) }
            if let q = y.whole { return q == Self.exact(x.double) }
            return x.double == y.double
        }
        if isUser(a) || isUser(b) {
            for (receiver, other) in [(a, b), (b, a)] {
                if let method = try overridden(receiver, "__eq__", &os) {
                    let result = try call(method, [other], &os)
                    if result != .notImplemented { return try truth(result, &os) }
                }
            }
        }
        switch (object(plain(a)), object(plain(b))) {
        case (.string(let x), .string(let y)): return x == y
        case (.bytes(let x, _), .bytes(let y, _)): return x == y
        case (.list(let x), .list(let y)), (.tuple(let x), .tuple(let y)):
            guard x.count == y.count else { return false }
            return try nested(" in comparison") { (m) throws(Trap) in
                for (p, q) in zip(x, y) { if try !m.isEqual(p, q, &os) { return false } }
                return true
            }
        case (.dictionary(let x), .dictionary(let y)):
            guard x.count == y.count else { return false }
            return try nested(" in comparison") { (m) throws(Trap) in
                for entry in x.entries {
                    guard let other = y[entry.hash], try m.isEqual(entry.value, other, &os) else { return false }
                }
                return true
            }
        case (.range(let a, let b, let c), .range(let x, let y, let z)):
            let p = Self.rangeCount(a, b, c)
            return p == Self.rangeCount(x, y, z) && (p == 0 || a == x && (p == 1 || c == z))
        case (.method(let r, let f), .method(let s, let g)): return r == s && f == g
        default:
            if let x = setTable(a), let y = setTable(b) {
                return x.count == y.count && x.entries.allSatisfy { y.contains($0.hash) }
            }
            return false
        }
    }

    /// A float as a whole number; `nil` when it is none.
    private static func exact(_ value: Double) -> BigInt? {
        value.isFinite && value == value.rounded() ? BigInt(value) : nil
    }

    private mutating func ordered(_ a: Int, _ left: Value, _ right: Value, _ os: inout Simulation) throws(Trap) -> Bool
    {
        if let x = number(left), let y = number(right) {
            if let p = x.whole, let q = y.whole { return Self.compare(a, p, q) }
            return Self.compare(a, x.double, y.double)
        }
        switch (object(plain(left)), object(plain(right))) {
        case (.string(let x), .string(let y)):
            if x.isASCII, y.isASCII { return Self.compare(a, x.string, y.string) }
            let (p, q) = (Array(x.string.unicodeScalars.map(\.value)), Array(y.string.unicodeScalars.map(\.value)))
            return Self.compare(a, p.lexicographicallyPrecedes(q) ? -1 : p == q ? 0 : 1, 0)
        case (.bytes(let x, _), .bytes(let y, _)):
            return Self.compare(a, x.lexicographicallyPrecedes(y) ? -1 : x == y ? 0 : 1, 0)
        case (.list(let x), .list(let y)), (.tuple(let x), .tuple(let y)):
            return try nested(" in comparison") { (m) throws(Trap) in
                for (p, q) in zip(x, y) where try !m.isEqual(p, q, &os) {
                    return try m.truth(try m.compare(a, p, q, &os), &os)
                }
                return Self.compare(a, x.count, y.count)
            }
        default:
            if let x = setTable(left), let y = setTable(right) {
                let isSubset = x.entries.allSatisfy { y.contains($0.hash) }
                let isSuperset = y.entries.allSatisfy { x.contains($0.hash) }
                switch a {
                case 2: return isSubset && x.count < y.count
                case 3: return isSubset
                case 4: return isSuperset && x.count > y.count
                default: return isSuperset
                }
            }
            throw error(
                .typeError,
                "'\(Self.signs[a])' not supported between instances of '\(typeName(left))' and '\(typeName(right))'")
        }
    }

    /// Sorts by `<`; what is equal keeps its order.
    mutating func sorted(
        _ items: [Value], key: Value, isReversed: Bool, _ os: inout Simulation
    ) throws(Trap) -> [Value] {
        held += items
        defer { held.removeLast(items.count) }
        var keyed: [(key: Value, value: Value)] = []
        let before = held.count
        for item in items {
            let sortKey = key == .none ? item : try call(key, [item], &os)
            held.append(sortKey)
            keyed.append((sortKey, item))
        }
        defer { held.removeLast(held.count - before) }
        if isReversed { keyed.reverse() }
        // Comparing may call Python and may fail. Few items are sorted as CPython does, each put into its place.
        if keyed.count <= 32 {
            for at in keyed.indices.dropFirst() {
                let item = keyed[at]
                var (low, high) = (0, at)
                // The item before comes first: it decides for what is in order already.
                if try !isLess(item.key, keyed[at - 1].key, &os) { continue }
                high = at - 1
                while low < high {
                    let middle = (low + high) / 2
                    if try isLess(item.key, keyed[middle].key, &os) { high = middle } else { low = middle + 1 }
                }
                keyed.remove(at: at)
                keyed.insert(item, at: low)
            }
            let values = keyed.map(\.value)
            return isReversed ? values.reversed() : values
        }
        func merge(_ items: ArraySlice<(key: Value, value: Value)>) throws(Trap) -> [(key: Value, value: Value)] {
            guard items.count > 1 else { return Array(items) }
            let middle = items.startIndex + items.count / 2
            let left = try merge(items[..<middle])
            let right = try merge(items[middle...])
            var out: [(key: Value, value: Value)] = []
            out.reserveCapacity(items.count)
            var (i, j) = (0, 0)
            while i < left.count, j < right.count {
                if try isLess(right[j].key, left[i].key, &os) {
                    out.append(right[j])
                    j += 1
                } else {
                    out.append(left[i])
                    i += 1
                }
            }
            return out + left[i...] + right[j...]
        }
        var result = try merge(keyed[...])
        if isReversed { result.reverse() }
        return result.map(\.value)
    }

    mutating func isLess(_ a: Value, _ b: Value, _ os: inout Simulation) throws(Trap) -> Bool {
        if case .int(let x) = a, case .int(let y) = b { return x < y }
        return try truth(try compare(2, a, b, &os), &os)
    }

    // MARK: Truth and membership

    mutating func truth(_ value: Value, _ os: inout Simulation) throws(Trap) -> Bool {
        switch value {
        case .bool(let flag): return flag
        case .none, .undefined: return false
        case .int(let number): return number != 0
        case .float(let number): return number != 0
        case .native, .ellipsis, .notImplemented: return true
        case .object(let id):
            switch heap[Int(id)] {
            case .string(let text): return !text.string.isEmpty
            case .bytes(let bytes, _): return !bytes.isEmpty
            case .big(let number): return number != 0
            case .list(let items), .tuple(let items): return !items.isEmpty
            case .dictionary(let table), .set(let table, _): return table.count > 0
            case .range(let from, let to, let step): return Self.rangeCount(from, to, step) > 0
            case .view(_, let inner):
                if case .dictionary(let table) = heap[Int(inner)] { return table.count > 0 }
                return true
            case .instance(let instance):
                if let method = try overridden(value, "__bool__", &os) {
                    let result = try call(method, [], &os)
                    guard case .bool(let flag) = result else {
                        throw error(.typeError, "__bool__ should return bool, returned \(typeName(result))")
                    }
                    return flag
                }
                if let method = try overridden(value, "__len__", &os) {
                    return try index(try call(method, [], &os), &os) != 0
                }
                return instance.payload == .none ? true : try truth(instance.payload, &os)
            default: return true
            }
        }
    }

    mutating func contains(_ container: Value, _ item: Value, _ os: inout Simulation) throws(Trap) -> Bool {
        if let method = try overridden(container, "__contains__", &os) {
            return try truth(try call(method, [item], &os), &os)
        }
        switch object(plain(container)) {
        case .string(let text):
            guard let part = string(item) else {
                throw error(.typeError, "'in <string>' requires string as left operand, not \(typeName(item))")
            }
            return text.string.place(of: part) != nil
        case .bytes(let bytes, _):
            if let byte = smallInt(item) { return bytes.contains(UInt8(truncatingIfNeeded: byte)) }
            guard case .bytes(let part, _)? = object(item) else { return false }
            return part.isEmpty || bytes.firstRange(of: part) != nil
        case .list(let items), .tuple(let items):
            for other in items { if try isEqual(other, item, &os) { return true } }
            return false
        case .dictionary(let table), .set(let table, _): return table.contains(try key(item, &os))
        case .range(let from, let to, let step):
            guard let number = smallInt(item) else { return false }
            guard step > 0 ? number >= from && number < to : number <= from && number > to else { return false }
            let distance = step > 0 ? UInt(bitPattern: number &- from) : UInt(bitPattern: from &- number)
            return distance % step.magnitude == 0
        case .view(let kind, let id):
            guard case .dictionary(let table) = heap[Int(id)] else { return false }
            if kind == .keys { return table.contains(try key(item, &os)) }
            for entry in table.entries {
                if kind == .values {
                    if try isEqual(entry.value, item, &os) { return true }
                } else if let pair = sequence(item), pair.count == 2, try isEqual(entry.key, pair[0], &os),
                    try isEqual(entry.value, pair[1], &os)
                {
                    return true
                }
            }
            return false
        default:
            guard isIterable(container) else {
                throw error(.typeError, "argument of type '\(typeName(container))' is not iterable")
            }
            let iterator = try iterator(container, &os)
            while let other = try next(iterator, &os) { if try isEqual(other, item, &os) { return true } }
            return false
        }
    }

    /// What a dictionary compares.
    mutating func key(_ value: Value, _ os: inout Simulation) throws(Trap) -> Key {
        switch value {
        case .none, .undefined: return .none
        case .ellipsis, .notImplemented: return .ellipsis
        case .bool(let flag): return .int(flag ? 1 : 0)
        case .int(let number): return .int(number)
        case .float(let number):
            if let whole = Int(exactly: number) { return .int(whole) }
            return .float(number)
        case .native(let number): return .native(number)
        case .object(let id):
            switch heap[Int(id)] {
            case .string(let text): return .string(text.string)
            case .bytes(let bytes, false): return .bytes(bytes)
            case .big(let number): return .big(number)
            case .tuple(let items):
                return try nested("") { (m) throws(Trap) in
                    var keys: [Key] = []
                    for item in items { keys.append(try m.key(item, &os)) }
                    return .tuple(keys)
                }
            case .set(let table, true): return .set(Set(table.entries.map(\.hash)))
            case .list, .dictionary, .set, .bytes:
                throw error(.typeError, "unhashable type: '\(typeName(value))'")
            case .slice: throw error(.typeError, "unhashable type: 'slice'")
            case .instance(let instance):
                if let method = try overridden(value, "__hash__", &os) {
                    if method == .none { throw error(.typeError, "unhashable type: '\(typeName(value))'") }
                    let hash = try call(method, [], &os)
                    return .hashed(smallInt(hash) ?? 0)
                }
                if let symbol = symbols.find("__eq__"), let found = lookUp(symbol, in: instance.type, unless: .object) {
                    if case .native = found {
                    } else {
                        throw error(.typeError, "unhashable type: '\(typeName(value))'")
                    }
                }
                return instance.payload == .none ? .identity(id) : try key(instance.payload, &os)
            default: return .identity(id)
            }
        }
    }
}
