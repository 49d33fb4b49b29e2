import Kernel
import WorldModel

/// Items, slices and iteration.
extension Interpreter {
    static func rangeCount(_ from: Int, _ to: Int, _ step: Int) -> Int {
        step > 0 ? max(0, (to - from + step - 1) / step) : max(0, (from - to - step - 1) / -step)
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
        guard smallInt(index) != nil || isInstanceWithIndex(index) else {
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

    private func isInstanceWithIndex(_ value: Value) -> Bool {
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
            let place = value < 0 ? value + count : value
            return step > 0 ? min(max(place, 0), count) : min(max(place, -1), count - 1)
        }
        let from = start == .none ? (step > 0 ? 0 : count - 1) : clamped(try sliceIndex(start, &os))
        let to = stop == .none ? (step > 0 ? count : -1) : clamped(try sliceIndex(stop, &os))
        return (from, to, step)
    }

    private mutating func sliceIndex(_ value: Value, _ os: inout Simulation) throws(Trap) -> Int {
        if let number = smallInt(value) { return number }
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
        switch heap[Int(id)] {
        case .list(let items):
            if case .slice? = object(index) { return try setSlice(id, items, index, content, &os) }
            guard smallInt(index) != nil || isInstanceWithIndex(index) else {
                throw error(.typeError, "list indices must be integers or slices, not \(typeName(index))")
            }
            let at = try self.index(index, &os)
            let place = at < 0 ? at + items.count : at
            guard place >= 0, place < items.count else {
                throw error(.indexError, "list assignment index out of range")
            }
            _ = withList(id) { $0[place] = content }
        case .dictionary:
            let key = try key(index, &os)
            _ = withTable(id) { $0.set(key, index, content) }
        case .bytes(var bytes, true):
            guard let at = try place(index, bytes.count, "index", &os), let byte = smallInt(content) else { return }
            guard (0...255).contains(byte) else { throw error(.valueError, "byte must be in range(0, 256)") }
            bytes[at] = UInt8(byte)
            heap[Int(id)] = .bytes(bytes, isMutable: true)
        default: throw noAssignment(container)
        }
    }

    private mutating func noAssignment(_ value: Value) -> Trap {
        error(.typeError, "'\(typeName(value))' object does not support item assignment")
    }

    private mutating func setSlice(
        _ id: ObjectID, _ items: [Value], _ index: Value, _ content: Value, _ os: inout Simulation
    ) throws(Trap) {
        guard isIterable(content) else { throw error(.typeError, "can only assign an iterable") }
        let fresh = try self.items(of: content, &os)
        let (from, to, step) = try bounds(index, items.count, &os)
        var changed = items
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
        switch heap[Int(id)] {
        case .list(var items):
            if case .slice? = object(index) {
                let (from, to, step) = try bounds(index, items.count, &os)
                for place in Self.indices(from, to, step).sorted(by: >) { items.remove(at: place) }
            } else {
                let at = try self.index(index, &os)
                let place = at < 0 ? at + items.count : at
                guard place >= 0, place < items.count else {
                    throw error(.indexError, "list assignment index out of range")
                }
                items.remove(at: place)
            }
            heap[Int(id)] = .list(items)
        case .dictionary:
            let key = try key(index, &os)
            let removed = withTable(id) { $0.remove(key) }
            if removed == .some(nil) { throw .raised(exception(.keyError, [index])) }
        default: throw error(.typeError, "'\(typeName(container))' object doesn't support item deletion")
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

    // MARK: Iteration

    mutating func iterator(_ value: Value, _ os: inout Simulation) throws(Trap) -> Value {
        if let method = try overridden(value, "__iter__", &os) {
            let iterator = try call(method, [], &os)
            if symbols.find("__next__").map({ lookUp($0, in: typeID(of: iterator)) == nil }) ?? true {
                throw error(.typeError, "iter() returned non-iterator of type '\(typeName(iterator))'")
            }
            return iterator
        }
        if case .type(let type)? = object(value), let metaclass = type.metaclass, let symbol = symbols.find("__iter__"),
            let function = lookUp(symbol, in: metaclass)
        {
            return try call(function, [value], &os)
        }
        guard case .object(let id) = plain(value) else {
            throw error(.typeError, "'\(typeName(value))' object is not iterable")
        }
        switch heap[Int(id)] {
        case .list, .tuple: return make(.iterator(.sequence(id, at: 0)))
        case .string, .bytes: return make(.iterator(.text(id, at: 0)))
        case .range(let from, let to, let step): return make(.iterator(.range(next: from, end: to, step: step)))
        case .dictionary(let table): return make(.iterator(.table(id, .keys, slot: 0, count: table.count)))
        case .set(let table, _): return make(.iterator(.table(id, .keys, slot: 0, count: table.count)))
        case .view(let kind, let inner):
            guard case .dictionary(let table) = heap[Int(inner)] else { return value }
            return make(.iterator(.table(inner, kind, slot: 0, count: table.count)))
        case .iterator, .generator: return value
        case .file: return make(.iterator(.lines(id)))
        case .instance:
            if try overridden(value, "__getitem__", &os) != nil { return make(.iterator(.items(value, at: 0))) }
        default: break
        }
        throw error(.typeError, "'\(typeName(value))' object is not iterable")
    }

    /// The next item, or nil at the end.
    mutating func next(_ iterator: Value, _ os: inout Simulation) throws(Trap) -> Value? {
        guard case .object(let id) = iterator else {
            throw error(.typeError, "'\(typeName(iterator))' object is not an iterator")
        }
        switch heap[Int(id)] {
        case .iterator(let state): return try advance(id, state, &os)
        case .generator:
            do throws(Trap) {
                try resume(id, sending: .none, ending: .native, &os)
                return try finishNested(&os)
            } catch {
                if case .raised(let exception) = error, isInstance(exception, of: .stopIteration) { return nil }
                throw error
            }
        case .instance:
            guard let method = try overridden(iterator, "__next__", &os) else { break }
            do throws(Trap) {
                return try call(method, [], &os)
            } catch {
                if case .raised(let exception) = error, isInstance(exception, of: .stopIteration) { return nil }
                throw error
            }
        default: break
        }
        throw error(.typeError, "'\(typeName(iterator))' object is not an iterator")
    }

    private mutating func advance(
        _ id: ObjectID, _ state: IteratorState, _ os: inout Simulation
    ) throws(Trap) -> Value? {
        func become(_ state: IteratorState) { heap[Int(id)] = .iterator(state) }
        switch state {
        case .done: return nil
        case .sequence(let source, let at):
            guard let items = sequence(.object(source)), at < items.count else {
                become(.done)
                return nil
            }
            become(.sequence(source, at: at + 1))
            return items[at]
        case .text(let source, let at):
            if case .bytes(let bytes, _) = heap[Int(source)] {
                guard at < bytes.count else { return nil }
                become(.text(source, at: at + 1))
                return .int(Int(bytes[at]))
            }
            guard case .string(let content) = heap[Int(source)], at < content.count else { return nil }
            become(.text(source, at: at + 1))
            return text(content.slice(at, at + 1))
        case .range(let next, let end, let step):
            guard step > 0 ? next < end : next > end else { return nil }
            become(.range(next: next + step, end: end, step: step))
            return .int(next)
        case .table(let source, let kind, let slot, let count):
            let table: Table
            var what = "dictionary"
            switch heap[Int(source)] {
            case .dictionary(let found): table = found
            case .set(let found, _):
                table = found
                what = "Set"
            default: return nil
            }
            if table.count != count { throw error(.runtimeError, "\(what) changed size during iteration") }
            guard let (entry, next) = table.entry(from: slot) else { return nil }
            become(.table(source, kind, slot: next, count: count))
            switch kind {
            case .keys: return entry.key
            case .values: return entry.value
            case .items: return tuple([entry.key, entry.value])
            }
        case .items(let source, let at):
            do throws(Trap) {
                let value = try item(source, .int(at), &os)
                become(.items(source, at: at + 1))
                return value
            } catch {
                if case .raised(let exception) = error, isInstance(exception, of: .indexError) { return nil }
                throw error
            }
        case .enumerate(let source, let number):
            guard let value = try next(source, &os) else { return nil }
            become(.enumerate(source, next: number + 1))
            return tuple([.int(number), value])
        case .zip(let sources, let isStrict):
            var values: [Value] = []
            for (index, source) in sources.enumerated() {
                guard let value = try next(source, &os) else {
                    if isStrict, index > 0 {
                        throw error(
                            .valueError,
                            "zip() argument \(index + 1) is shorter than argument\(index == 1 ? " 1" : "s 1-\(index)")")
                    }
                    if isStrict {
                        for (other, source) in sources.enumerated().dropFirst() where try next(source, &os) != nil {
                            throw error(
                                .valueError,
                                "zip() argument \(other + 1) is longer than argument\(other == 1 ? " 1" : "s 1-\(other)")"
                            )
                        }
                    }
                    return nil
                }
                values.append(value)
            }
            return sources.isEmpty ? nil : tuple(values)
        case .map(let function, let sources):
            var values: [Value] = []
            for source in sources {
                guard let value = try next(source, &os) else { return nil }
                values.append(value)
            }
            return try call(function, values, &os)
        case .filter(let function, let source):
            while let value = try next(source, &os) {
                let test = function == .none ? value : try call(function, [value], &os)
                if try truth(test, &os) { return value }
            }
            return nil
        case .reversed(let source, let at):
            guard at >= 0 else { return nil }
            become(.reversed(source, at: at - 1))
            return try item(.object(source), .int(at), &os)
        case .lines(let file):
            let line = try Files.readLine(file, &self, &os)
            if case .string(let text)? = object(line), text.string.isEmpty { return nil }
            if case .bytes(let bytes, _)? = object(line), bytes.isEmpty { return nil }
            return line
        case .call(let function, let until):
            let value = try call(function, [], &os)
            return try isEqual(value, until, &os) ? nil : value
        }
    }

    /// All items of anything that can be iterated.
    mutating func items(of value: Value, _ os: inout Simulation) throws(Trap) -> [Value] {
        if case .object(let id) = value {
            switch heap[Int(id)] {
            case .list(let items), .tuple(let items): return items
            case .dictionary(let table), .set(let table, _): return table.entries.map(\.key)
            case .range(let from, let to, let step):
                return Self.indices(from, to, step).map { .int($0) }
            default: break
            }
        }
        let iterator = try iterator(value, &os)
        held.append(iterator)
        let start = held.count
        defer { held.removeLast(held.count - start + 1) }
        while let item = try next(iterator, &os) {
            held.append(item)
            if held.count > 50_000_000 { throw error(.memoryError, "") }
        }
        return Array(held[start...])
    }

    /// `len`
    mutating func length(_ value: Value, _ os: inout Simulation) throws(Trap) -> Int {
        if let method = try overridden(value, "__len__", &os) {
            let length = try index(try call(method, [], &os), &os)
            if length < 0 { throw error(.valueError, "__len__() should return >= 0") }
            return length
        }
        switch object(plain(value)) {
        case .string(let text): return text.count
        case .bytes(let bytes, _): return bytes.count
        case .list(let items), .tuple(let items): return items.count
        case .dictionary(let table), .set(let table, _): return table.count
        case .range(let from, let to, let step): return Self.rangeCount(from, to, step)
        case .view(_, let id): if case .dictionary(let table) = heap[Int(id)] { return table.count }
        default: break
        }
        throw error(.typeError, "object of type '\(typeName(value))' has no len()")
    }
}
