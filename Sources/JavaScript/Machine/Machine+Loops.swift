import JavaScriptSyntax
import Kernel
import WorldModel

/// What loops and destructuring ask of iterators.
extension Machine {
    mutating func iterate(_ place: Int, _ os: inout Simulation) throws(Trap) {
        let iterator = stack[place]
        let top = frames.count - 1
        if case .object(let id) = iterator {
            switch things[Int(id)].kind {
            case .iterator:
                if let value = try step(id, &os) {
                    stack.append(value)
                    frames[top].pc += 1
                }
                return
            case .generator(let state) where !state.isAsync:
                // The loop's end is the next instruction.
                return try resume(id, .next, .undefined, .loop(frames[top].pc), &os)
            default: break
            }
        }
        let next = try get(iterator, .next, &os)
        stack.append(next)
        stack.append(iterator)
        guard isCallable(next) else { throw error(.typeError, "\(describe(next)) is not a function") }
        try invoke(0, newTarget: .undefined, ending: .iteratorResult(frames[top].pc), &os)
    }

    mutating func delegate(_ place: Int, _ os: inout Simulation) throws(Trap) {
        let received = stack.removeLast()
        let iterator = stack[place]
        let next = try get(iterator, .next, &os)
        let result = try call(next, iterator, [received], &os)
        guard isObject(result) else {
            throw error(.typeError, "Iterator result \(describe(result)) is not an object")
        }
        stack.append(try get(result, .value, &os))
        if try getTruth(result, .done, &os) { return }
        frames[frames.count - 1].pc -= 1
        try yield(&os)
    }

    mutating func asyncIterator(_ code: Int, _ os: inout Simulation) throws(Trap) {
        let value = stack[stack.count - 1]
        if value != .undefined, value != .null {
            let method = try get(value, .key(KnownSymbol.asyncIterator.key), &os)
            if isCallable(method) {
                stack[stack.count - 1] = try call(method, value, [], &os)
                return
            }
            let plain = try get(value, .key(KnownSymbol.iterator.key), &os)
            if !isCallable(plain) {
                throw error(.typeError, "\(label(code) ?? describe(value)) is not async iterable")
            }
        } else {
            throw error(.typeError, "\(label(code) ?? describe(value)) is not async iterable")
        }
        let inner = try iterator(value, text: label(code), &os)
        stack[stack.count - 1] = try call(hooks["asyncFromSync"] ?? .undefined, .undefined, [inner], &os)
    }

    mutating func forInKeys(_ value: Value, _ os: inout Simulation) throws(Trap) -> [Value] {
        if value == .undefined || value == .null { return [] }
        var id = try toObject(value)
        var seen: Set<Key> = []
        var list: [Value] = []
        while id >= 0 {
            for name in try ownKeys(id, &os) {
                let key = key(name)
                guard seen.insert(key).inserted else { continue }
                if let property = try getOwn(id, name, &os), property.flags.contains(.enumerable) {
                    list.append(nameText(key))
                }
            }
            id = try prototypeOf(id, &os)
        }
        return list
    }

    mutating func checkObject(_ a: Int, _ code: Int) throws(Trap) {
        let value = stack[stack.count - 1]
        if a == 1 {
            guard isObject(value) else {
                throw error(.typeError, "Iterator result \(describe(value)) is not an object")
            }
            return
        }
        guard value == .undefined || value == .null else { return }
        if let text = label(code), text.hasPrefix("\u{1}") {
            throw error(
                .typeError, "Cannot read properties of \(describe(value)) (reading '\(text.dropFirst())')")
        }
        let parts = (label(code) ?? "").split(separator: "\u{0}", omittingEmptySubsequences: false).map(String.init)
        let what = describe(value)
        let source = parts.first.flatMap { $0.isEmpty || $0 == "(intermediate value)" ? nil : $0 }
        if parts.count > 1 {
            let isNamed = parts.first == "(intermediate value)"
            let shown = source ?? (isNamed ? "(intermediate value)" : valueText(value))
            throw error(
                .typeError, "Cannot destructure property '\(parts[1])' of '\(shown)' as it is \(what).")
        }
        throw error(.typeError, "Cannot destructure '\(source ?? what)' as it is \(what).")
    }
}
