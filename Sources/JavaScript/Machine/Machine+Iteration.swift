import Kernel
import WorldModel

/// Iterators.
extension Machine {
    /// The iterator of a value.
    mutating func iterator(_ value: Value, text: String?, isSpread: Bool = false, _ os: inout Simulation) throws(Trap)
        -> Value
    {
        // Arrays whose iteration nobody changed.
        if case .object(let id) = value, case .array = things[Int(id)].kind, usesOwnIterator(id) {
            return makeIterator(.array(value, at: 0, .values))
        }
        if case .object(let id) = value, case .arguments = things[Int(id)].kind {
            return makeIterator(.array(value, at: 0, .values))
        }
        if case .string(let id) = value { return .object(make(.iterator(.text(id, at: 0)), prototypes.stringIterator)) }
        guard value != .undefined, value != .null else { throw notIterable(value, text, isSpread) }
        let method = try get(value, .key(KnownSymbol.iterator.key), &os)
        guard isCallable(method) else { throw notIterable(value, text, isSpread) }
        let result = try call(method, value, [], &os)
        guard isObject(result) else {
            throw error(.typeError, "Result of the Symbol.iterator method is not an object")
        }
        return result
    }

    private mutating func notIterable(_ value: Value, _ text: String?, _ isSpread: Bool) -> Trap {
        if isSpread {
            guard value == .undefined || value == .null else {
                return error(.typeError, "Spread syntax requires ...iterable[Symbol.iterator] to be a function")
            }
            return error(.typeError, "\(text ?? describe(value)) is not iterable (cannot read property undefined)")
        }
        if let text, !text.isEmpty, text != "(intermediate value)" || !isNullish(value) {
            return error(.typeError, "\(text) is not iterable")
        }
        return error(
            .typeError, "\(valueText(value)) is not iterable (cannot read property Symbol(Symbol.iterator))")
    }

    private func isNullish(_ value: Value) -> Bool { value == .undefined || value == .null }

    /// A value with its type, as V8 names what stands nowhere in the program.
    mutating func valueText(_ value: Value) -> String {
        switch value {
        case .undefined, .hole, .cell: "undefined"
        case .null: "object null"
        case .number, .bool: "\(typeName(value)) \(describe(value))"
        case .string: "string \"\(describe(value))\""
        case .symbol: "symbol"
        case .object: isCallable(value) ? "function" : "object"
        }
    }

    private func usesOwnIterator(_ id: ObjectID) -> Bool {
        things[Int(id)].prototype == prototypes.array && !isArrayIterationChanged
    }

    mutating func makeIterator(_ state: IteratorState) -> Value {
        let prototype: ObjectID =
            switch state {
            case .array: prototypes.arrayIterator
            case .text: prototypes.stringIterator
            case .table(let id, _, _):
                if case .map = things[Int(id)].kind { prototypes.mapIterator } else { prototypes.setIterator }
            case .done: prototypes.arrayIterator
            }
        return .object(make(.iterator(state), prototype))
    }

    /// The next value of an iterator of the machine's own; `nil` at its end.
    mutating func step(_ id: ObjectID, _ os: inout Simulation) throws(Trap) -> Value? {
        guard case .iterator(let state) = things[Int(id)].kind else { return nil }
        switch state {
        case .done: return nil
        case .array(let source, let at, let kind):
            let count: Int
            if case .object(let array) = source {
                switch things[Int(array)].kind {
                case .array, .arguments: count = things[Int(array)].items.count
                case .view(let view): count = view.count
                default: count = try toInteger(try get(source, .length, &os), &os)
                }
            } else {
                count = 0
            }
            guard at < count else {
                things[Int(id)].kind = .iterator(.done)
                return nil
            }
            things[Int(id)].kind = .iterator(.array(source, at: at + 1, kind))
            switch kind {
            case .keys: return .int(at)
            case .values: return try item(source, at, &os)
            case .entries: return array([.int(at), try item(source, at, &os)])
            }
        case .text(let text, let at):
            let source = texts[Int(text)]
            guard at < source.count else {
                things[Int(id)].kind = .iterator(.done)
                return nil
            }
            let isPair = !source.isASCII && UTF16.isLeadSurrogate(source.unit(at)) && at + 1 < source.count
            let end = at + (isPair ? 2 : 1)
            things[Int(id)].kind = .iterator(.text(text, at: end))
            return self.text(source.slice(at, end))
        case .table(let table, let slot, let kind):
            let found: (entry: OrderedTable.Entry, next: Int)? =
                switch things[Int(table)].kind {
                case .map(let entries), .set(let entries): entries.entry(from: slot)
                default: nil
                }
            guard let found else {
                things[Int(id)].kind = .iterator(.done)
                return nil
            }
            things[Int(id)].kind = .iterator(.table(table, slot: found.next, kind))
            switch kind {
            case .keys: return found.entry.key
            case .values: return found.entry.value
            case .entries: return array([found.entry.key, found.entry.value])
            }
        }
    }

    mutating func item(_ source: Value, _ index: Int, _ os: inout Simulation) throws(Trap) -> Value {
        if case .object(let id) = source, case .array = things[Int(id)].kind {
            guard index < things[Int(id)].items.count else { return .undefined }
            let value = things[Int(id)].items[index]
            if value != .hole { return value }
        }
        return try get(source, .index(index), &os)
    }

    /// The next value of any iterator; `nil` at its end. For the machine's own functions.
    mutating func nextValue(_ iterator: Value, _ os: inout Simulation) throws(Trap) -> Value? {
        if case .object(let id) = iterator, case .iterator = things[Int(id)].kind { return try step(id, &os) }
        let next = try get(iterator, .next, &os)
        let result = try call(next, iterator, [], &os)
        guard isObject(result) else {
            throw error(.typeError, "Iterator result \(describe(result)) is not an object")
        }
        if try getTruth(result, .done, &os) { return nil }
        return try get(result, .value, &os)
    }

    /// All values of something that can be iterated.
    mutating func values(of value: Value, _ os: inout Simulation) throws(Trap) -> [Value] {
        if case .object(let id) = value, case .array = things[Int(id)].kind, usesOwnIterator(id) {
            return things[Int(id)].items.map { $0 == .hole ? .undefined : $0 }
        }
        let iterator = try iterator(value, text: nil, &os)
        let mark = held.count
        held.append(iterator)
        defer { held.removeLast(held.count - mark) }
        var list: [Value] = []
        while let value = try nextValue(iterator, &os) {
            list.append(value)
            held.append(value)
            if list.count > Self.mostItems / 10 { throw error(.rangeError, "Invalid array length") }
        }
        return list
    }

    /// Tells an iterator that nobody wants more.
    mutating func close(_ iterator: Value, _ os: inout Simulation) throws(Trap) {
        guard case .object(let id) = iterator else { return }
        if case .iterator = things[Int(id)].kind { return }
        let method = try get(iterator, .return, &os)
        if isCallable(method) { _ = try call(method, iterator, [], &os) }
    }
}
