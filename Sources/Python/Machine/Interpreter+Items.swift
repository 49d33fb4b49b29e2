import Kernel
import WorldModel

/// Items, slices and iteration.
extension Interpreter {
    /// How many numbers a range has; at most `Int.max`.
    static func rangeCount(_ from: Int, _ to: Int, _ step: Int) -> Int {
        guard step > 0 ? from < to : from > to else { return 0 }
        let distance = step > 0 ? UInt(bitPattern: to &- from) : UInt(bitPattern: from &- to)
        return Int(clamping: (distance - 1) / step.magnitude + 1)
    }

    /// The items of a list or tuple.
    func sequence(_ value: Value) -> [Value]? {
        switch object(plain(value)) {
        case .list(let items), .tuple(let items): items
        default: nil
        }
    }

    func isIterable(_ value: Value) -> Bool {
        switch object(value) {
        case .string, .bytes, .list, .tuple, .dictionary, .set, .range, .iterator, .generator, .view, .file: return true
        case .instance(let instance):
            if instance.payload != .none { return isIterable(instance.payload) }
            return ["__iter__", "__getitem__"].contains { name in
                symbols.find(name).map { lookUp($0, in: instance.type) != nil } ?? false
            }
        case .type(let type):
            guard let metaclass = type.metaclass, let symbol = symbols.find("__iter__") else { return false }
            return lookUp(symbol, in: metaclass) != nil
        default: return false
        }
    }

    // MARK: Items

    mutating func item(_ container: Value, _ index: Value, _ os: inout Simulation) throws(Trap) -> Value {
        if let method = try overridden(container, "__getitem__", &os) { return try call(method, [index], &os) }
        let value = plain(container)
        guard case .object(let id) = value else { throw notSubscriptable(container) }
        switch heap[Int(id)] {
        case .list(let items):
            if case .int(let place) = index {
                let at = place < 0 ? place + items.count : place
                if at >= 0, at < items.count { return items[at] }
                throw error(.indexError, "list index out of range")
            }
            if let at = try place(index, items.count, "list", &os) { return items[at] }
            return try list(slice(items, index, "list", &os) { return $0 })
        case .tuple(let items):
            if let at = try place(index, items.count, "tuple", &os) { return items[at] }
            return try tuple(slice(items, index, "tuple", &os) { return $0 })
        case .string(let content):
            if let at = try place(index, content.count, "string", &os) { return text(content.slice(at, at + 1)) }
            let (from, to, step) = try bounds(index, content.count, &os)
            if step == 1 { return text(content.slice(from, max(from, to))) }
            let scalars = Array(content.string.unicodeScalars)
            var out = String.UnicodeScalarView()
            for at in Self.indices(from, to, step) { out.append(scalars[at]) }
            return text(String(out))
        case .bytes(let bytes, let isMutable):
            if let at = try place(index, bytes.count, "index", &os) { return .int(Int(bytes[at])) }
            let (from, to, step) = try bounds(index, bytes.count, &os)
            return make(.bytes(Self.indices(from, to, step).map { bytes[$0] }, isMutable: isMutable))
        case .dictionary(let table):
            if let found = table[try key(index, &os)] { return found }
            if container != value, let method = try overridden(container, "__missing__", &os) {
                return try call(method, [index], &os)
            }
            throw .raised(exception(.keyError, [index]))
        case .range(let from, let to, let step):
            let count = Self.rangeCount(from, to, step)
            if let at = try place(index, count, "range object", &os) { return .int(from + at * step) }
            let (start, end, stride) = try bounds(index, count, &os)
            return make(.range(from + start * step, from + end * step, step * stride))
        case .type(let type):
            if let symbol = symbols.find("__class_getitem__"), let function = lookUp(symbol, in: id, unless: .object) {
                var plain = function
                if case .classMethod(let inner)? = object(function) { plain = inner }
                return try call(plain, [container, index], &os)
            }
            if let metaclass = type.metaclass, let symbol = symbols.find("__getitem__"),
                let function = lookUp(symbol, in: metaclass)
            {
                return try call(function, [container, index], &os)
            }
            // `list[int]`: what it means does not matter at run time.
            return container
        default: throw notSubscriptable(container)
        }
    }

    private mutating func notSubscriptable(_ value: Value) -> Trap {
        if case .type(let type)? = object(value) {
            return error(.typeError, "type '\(type.name)' is not subscriptable")
        }
        return error(.typeError, "'\(typeName(value))' object is not subscriptable")
    }

    /// The place that an index means; `nil` for a slice.
    private mutating func place(
        _ index: Value, _ count: Int, _ what: String, _ os: inout Simulation
    ) throws(Trap) -> Int? {
        if case .slice? = object(index) { return nil }
        guard isWholeNumber(index) else {
            let name =
                what == "string"
                ? "string indices must be integers, not '\(typeName(index))'"
                : what == "index"
                    ? "byte indices must be integers or slices, not \(typeName(index))"
                    : "\(what == "range object" ? "range" : what) indices must be integers or slices, not \(typeName(index))"
            throw error(.typeError, name)
        }
        let at = try self.index(index, &os)
        let place = at < 0 ? at + count : at
        guard place >= 0, place < count else {
            throw error(.indexError, "\(what) index out of range".replacing("index index", with: "index"))
        }
        return place
    }

    /// Whether a value can be an index.
    private func isWholeNumber(_ value: Value) -> Bool {
        if case .big? = object(plain(value)) { return true }
        return smallInt(value) != nil || isInstanceWithIndex(value)
    }

    func isInstanceWithIndex(_ value: Value) -> Bool {
        guard case .instance(let instance)? = object(value), let symbol = symbols.find("__index__") else {
            return false
        }
        return lookUp(symbol, in: instance.type) != nil
    }

    private mutating func slice(
        _ items: [Value], _ index: Value, _ what: String, _ os: inout Simulation, _ body: ([Value]) -> [Value]
    ) throws(Trap) -> [Value] {
        if let at = try place(index, items.count, what, &os) { return [items[at]] }
        let (from, to, step) = try bounds(index, items.count, &os)
        if step == 1 { return from < to ? Array(items[from..<to]) : [] }
        return Self.indices(from, to, step).map { items[$0] }
    }

    static func indices(_ from: Int, _ to: Int, _ step: Int) -> [Int] { Array(stride(from: from, to: to, by: step)) }

    /// Where a slice begins and ends in something of a length.
    mutating func bounds(_ slice: Value, _ count: Int, _ os: inout Simulation) throws(Trap) -> (Int, Int, Int) {
        guard case .slice(let start, let stop, let stepValue)? = object(slice) else { return (0, count, 1) }
        var step = 1
        if stepValue != .none {
            step = try sliceIndex(stepValue, &os)
            if step == 0 { throw error(.valueError, "slice step cannot be zero") }
        }
        func clamped(_ value: Int) -> Int {
            let place = value < 0 ? value &+ count : value
            return step > 0 ? min(max(place, 0), count) : min(max(place, -1), count - 1)
        }
        let from = start == .none ? (step > 0 ? 0 : count - 1) : clamped(try sliceIndex(start, &os))
        let to = stop == .none ? (step > 0 ? count : -1) : clamped(try sliceIndex(stop, &os))
        return (from, to, step)
    }

    private mutating func sliceIndex(_ value: Value, _ os: inout Simulation) throws(Trap) -> Int {
        if let number = smallInt(value) { return number }
        // Beyond what an index can be is the end, or the beginning.
        if case .big(let number)? = object(plain(value)) { return number < 0 ? .min : .max }
        if isInstanceWithIndex(value) { return try index(value, &os) }
        throw error(.typeError, "slice indices must be integers or None or have an __index__ method")
    }

    mutating func setItem(
        _ container: Value, _ index: Value, _ content: Value, _ os: inout Simulation
    ) throws(Trap) {
        if let method = try overridden(container, "__setitem__", &os) {
            _ = try call(method, [index, content], &os)
            return
        }
        guard case .object(let id) = plain(container) else { throw noAssignment(container) }
        switch store(id) {
        case .list(let count):
            if case .slice? = object(index) { return try setSlice(id, index, content, &os) }
            let place = try listPlace(index, count, "list assignment index out of range", &os)
            _ = withList(id) { $0[place] = content }
        case .dictionary:
            let key = try key(index, &os)
            _ = withTable(id) { $0.set(key, index, content) }
        case .bytes(let count):
            guard case .bytes(_, isMutable: true) = heap[Int(id)] else { throw noAssignment(container) }
            if case .slice? = object(index) { return try setByteSlice(id, index, content, &os) }
            guard let at = try place(index, count, "bytearray index", &os) else { return }
            let byte = try self.index(content, &os)
            guard let byte = UInt8(exactly: byte) else { throw error(.valueError, "byte must be in range(0, 256)") }
            _ = withBytes(id) { $0[at] = byte }
        case .set, nil: throw noAssignment(container)
        }
    }

    private mutating func listPlace(
        _ index: Value, _ count: Int, _ outside: String, _ os: inout Simulation
    ) throws(Trap) -> Int {
        guard isWholeNumber(index) else {
            throw error(.typeError, "list indices must be integers or slices, not \(typeName(index))")
        }
        let at = try self.index(index, &os)
        let place = at < 0 ? at + count : at
        guard place >= 0, place < count else { throw error(.indexError, outside) }
        return place
    }

    private mutating func noAssignment(_ value: Value) -> Trap {
        error(.typeError, "'\(typeName(value))' object does not support item assignment")
    }

    private mutating func setByteSlice(
        _ id: ObjectID, _ index: Value, _ content: Value, _ os: inout Simulation
    ) throws(Trap) {
        var fresh: [UInt8] = []
        if case .bytes(let bytes, _)? = object(plain(content)) {
            fresh = bytes
        } else {
            for item in try items(of: content, &os) {
                guard let byte = UInt8(exactly: try self.index(item, &os)) else {
                    throw error(.valueError, "byte must be in range(0, 256)")
                }
                fresh.append(byte)
            }
        }
        guard case .bytes(let old, _) = heap[Int(id)] else { return }
        let (from, to, step) = try bounds(index, old.count, &os)
        let places = Self.indices(from, to, step)
        guard step == 1 || places.count == fresh.count else {
            throw error(
                .valueError,
                "attempt to assign bytes of size \(fresh.count) to extended slice of size \(places.count)")
        }
        let new = fresh
        _ = withBytes(id) { bytes in
            if step == 1 {
                bytes.replaceSubrange(from..<max(from, to), with: new)
            } else {
                for (place, byte) in zip(places, new) { bytes[place] = byte }
            }
        }
    }

    private mutating func setSlice(
        _ id: ObjectID, _ index: Value, _ content: Value, _ os: inout Simulation
    ) throws(Trap) {
        guard isIterable(content) else { throw error(.typeError, "can only assign an iterable") }
        let fresh = try self.items(of: content, &os)
        guard case .list(var changed) = heap[Int(id)] else { return }
        let (from, to, step) = try bounds(index, changed.count, &os)
        if step == 1 {
            changed.replaceSubrange(from..<max(from, to), with: fresh)
        } else {
            let places = Self.indices(from, to, step)
            guard places.count == fresh.count else {
                throw error(
                    .valueError,
                    "attempt to assign sequence of size \(fresh.count) to extended slice of size \(places.count)")
            }
            for (place, value) in zip(places, fresh) { changed[place] = value }
        }
        heap[Int(id)] = .list(changed)
    }

    mutating func deleteItem(_ container: Value, _ index: Value, _ os: inout Simulation) throws(Trap) {
        if let method = try overridden(container, "__delitem__", &os) {
            _ = try call(method, [index], &os)
            return
        }
        guard case .object(let id) = plain(container) else {
            throw error(.typeError, "'\(typeName(container))' object doesn't support item deletion")
        }
        switch store(id) {
        case .list(let count):
            if case .slice? = object(index) {
                let (from, to, step) = try bounds(index, count, &os)
                let places = Set(Self.indices(from, to, step))
                _ = withList(id) { items in
                    items = items.enumerated().filter { !places.contains($0.offset) }.map(\.element)
                }
            } else {
                let place = try listPlace(index, count, "list assignment index out of range", &os)
                _ = withList(id) { $0.remove(at: place) }
            }
        case .dictionary:
            let key = try key(index, &os)
            let removed = withTable(id) { $0.remove(key) }
            if removed == .some(nil) { throw .raised(exception(.keyError, [index])) }
        case .bytes(let count):
            guard case .bytes(_, isMutable: true) = heap[Int(id)] else {
                throw error(.typeError, "'\(typeName(container))' object doesn't support item deletion")
            }
            if case .slice? = object(index) {
                let (from, to, step) = try bounds(index, count, &os)
                let places = Set(Self.indices(from, to, step))
                _ = withBytes(id) { bytes in
                    bytes = bytes.enumerated().filter { !places.contains($0.offset) }.map(\.element)
                }
            } else {
                let place = try listPlace(index, count, "bytearray index out of range", &os)
                _ = withBytes(id) { $0.remove(at: place) }
            }
        case .set, nil: throw error(.typeError, "'\(typeName(container))' object doesn't support item deletion")
        }
    }

    /// `update` of a dictionary, or `**mapping`.
    mutating func update(
        _ id: ObjectID, from source: Value, isCall: Bool, _ os: inout Simulation
    ) throws(Trap) {
        if case .dictionary(let table)? = object(plain(source)) {
            for entry in table.entries { _ = withTable(id) { $0.set(entry.hash, entry.key, entry.value) } }
            return
        }
        if let keys = try find(source, symbols["keys"], &os) {
            for name in try items(of: try call(keys, [], &os), &os) {
                let value = try item(source, name, &os)
                let key = try key(name, &os)
                _ = withTable(id) { $0.set(key, name, value) }
            }
            return
        }
        if isCall { throw error(.typeError, "argument after ** must be a mapping, not \(typeName(source))") }
        guard isIterable(source) else { throw error(.typeError, "'\(typeName(source))' object is not iterable") }
        for (number, pair) in try items(of: source, &os).enumerated() {
            guard isIterable(pair) else {
                throw error(
                    .typeError, "cannot convert dictionary update sequence element #\(number) to a sequence")
            }
            let parts = try items(of: pair, &os)
            guard parts.count == 2 else {
                throw error(
                    .valueError,
                    "dictionary update sequence element #\(number) has length \(parts.count); 2 is required")
            }
            let key = try key(parts[0], &os)
            _ = withTable(id) { $0.set(key, parts[0], parts[1]) }
        }
    }
}
