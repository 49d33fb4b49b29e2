import Kernel
import WorldModel

/// Iterating, and what is counted.
extension Interpreter {
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
        case .iterator: return value
        case .generator(let state): if state.kind == .generator { return value }
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

    /// The next item of an iterator that another one goes over.
    private mutating func nextInner(_ iterator: Value, _ os: inout Simulation) throws(Trap) -> Value? {
        try nested("") { (m) throws(Trap) in try m.next(iterator, &os) }
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
            let (following, isOver) = next.addingReportingOverflow(step)
            become(.range(next: isOver ? end : following, end: end, step: step))
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
            guard let value = try nextInner(source, &os) else { return nil }
            become(.enumerate(source, next: number + 1))
            return tuple([.int(number), value])
        case .zip(let sources, let isStrict):
            var values: [Value] = []
            for (index, source) in sources.enumerated() {
                guard let value = try nextInner(source, &os) else {
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
                guard let value = try nextInner(source, &os) else { return nil }
                values.append(value)
            }
            return try call(function, values, &os)
        case .filter(let function, let source):
            while let value = try nextInner(source, &os) {
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
                try reserve(Self.rangeCount(from, to, step), each: 8)
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
            if held.count - start > Self.mostItems { throw error(.memoryError, "") }
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
