import JSON
import WorldModel

/// The functions that look at their arguments as expressions
extension JQBuiltins {
    static let special: [String: Special] = [
        "empty/0": { _, _, _, _, _ throws(JQMachine.Stop) in },
        "error/0": { _, _, input, _, _ throws(JQMachine.Stop) in throw .failed(input.value) },
        "path/1": { machine, arguments, input, scope, emit throws(JQMachine.Stop) in
            for path in try machine.paths(arguments[0], input.value, scope) {
                try emit(.init(value: .array(path)))
            }
        },
        "del/1": { machine, arguments, input, scope, emit throws(JQMachine.Stop) in
            let paths = try machine.paths(arguments[0], input.value, scope)
            try emit(.init(value: try JQPaths.delete(input.value, paths)))
        },
        "getpath/1": { machine, arguments, input, scope, emit throws(JQMachine.Stop) in
            for path in try machine.values(arguments[0], input.value, scope) {
                let keys = path.items ?? []
                let value = (try? JQPaths.get(input.value, path: keys)) ?? .null
                try emit(.init(value: value, path: input.path.map { $0 + keys }))
            }
        },
        "range/1": { machine, arguments, input, scope, emit throws(JQMachine.Stop) in
            for end in try machine.values(arguments[0], input.value, scope) { try range(0, end, 1, emit) }
        },
        "range/2": { machine, arguments, input, scope, emit throws(JQMachine.Stop) in
            for start in try machine.values(arguments[0], input.value, scope) {
                for end in try machine.values(arguments[1], input.value, scope) {
                    try range(start.double, end, 1, emit)
                }
            }
        },
        "range/3": { machine, arguments, input, scope, emit throws(JQMachine.Stop) in
            for start in try machine.values(arguments[0], input.value, scope) {
                for end in try machine.values(arguments[1], input.value, scope) {
                    for step in try machine.values(arguments[2], input.value, scope) {
                        try range(start.double, end, step.double, emit)
                    }
                }
            }
        },
        "first/1": { machine, arguments, input, scope, emit throws(JQMachine.Stop) in
            if let value = try machine.first(arguments[0], input.value, scope) { try emit(.init(value: value)) }
        },
        "limit/2": { machine, arguments, input, scope, emit throws(JQMachine.Stop) in
            for count in try machine.values(arguments[0], input.value, scope) where count.double > 0 {
                try limited(Int(count.double), machine, arguments[1], input, scope, emit)
            }
        },
        "recurse/1": { machine, arguments, input, scope, emit throws(JQMachine.Stop) in
            // With a list of what is still to come, so that the depth does not matter.
            var pending = [input]
            while let item = pending.popLast() {
                try emit(item)
                var found: [JQMachine.Item] = []
                try machine.evaluate(arguments[0], item, scope) { inner throws(JQMachine.Stop) in found.append(inner) }
                pending += found.reversed()
            }
        },
        "until/2": { machine, arguments, input, scope, emit throws(JQMachine.Stop) in
            var value = input.value
            while !JQText.isTrue(try machine.first(arguments[0], value, scope) ?? .bool(true)) {
                guard let next = try machine.first(arguments[1], value, scope) else { return }
                value = next
            }
            try emit(.init(value: value))
        },
        "while/2": { machine, arguments, input, scope, emit throws(JQMachine.Stop) in
            var value = input.value
            while JQText.isTrue(try machine.first(arguments[0], value, scope) ?? .null) {
                try emit(.init(value: value))
                guard let next = try machine.first(arguments[1], value, scope) else { return }
                value = next
            }
        },
        "input/0": { machine, _, _, _, emit throws(JQMachine.Stop) in
            guard let value = try machine.nextInput() else { throw JQMachine.error("break") }
            try emit(.init(value: value))
        },
        "inputs/0": { machine, _, _, _, emit throws(JQMachine.Stop) in
            while let value = try machine.nextInput() { try emit(.init(value: value)) }
        },
        "now/0": { machine, _, _, _, emit throws(JQMachine.Stop) in
            try emit(.init(value: .number(Double(machine.now.nanoseconds) / 1e9)))
        },
        "env/0": { machine, _, _, _, emit throws(JQMachine.Stop) in try emit(.init(value: machine.environment)) },
        "sort_by/1": { machine, arguments, input, scope, emit throws(JQMachine.Stop) in
            let pairs = try keyed(machine, arguments[0], input.value, scope, "sorted")
            try emit(.init(value: .array(pairs.map(\.item))))
        },
        "group_by/1": { machine, arguments, input, scope, emit throws(JQMachine.Stop) in
            let groups = try grouped(machine, arguments[0], input.value, scope)
            try emit(.init(value: .array(groups.map { .array($0) })))
        },
        "unique_by/1": { machine, arguments, input, scope, emit throws(JQMachine.Stop) in
            let groups = try grouped(machine, arguments[0], input.value, scope)
            try emit(.init(value: .array(groups.compactMap(\.first))))
        },
        "min_by/1": { machine, arguments, input, scope, emit throws(JQMachine.Stop) in
            let pairs = try keyed(machine, arguments[0], input.value, scope, "iterated over")
            try emit(.init(value: pairs.first?.item ?? .null))
        },
        "max_by/1": { machine, arguments, input, scope, emit throws(JQMachine.Stop) in
            let pairs = try keyed(machine, arguments[0], input.value, scope, "iterated over")
            try emit(.init(value: pairs.last?.item ?? .null))
        },
    ]

    private static func range(
        _ start: Double, _ end: JSONValue, _ step: Double, _ emit: JQMachine.Emit
    ) throws(JQMachine.Stop) {
        guard case .number(let end) = end else { throw JQMachine.error("Range bounds must be numeric") }
        var value = start
        while step > 0 ? value < end : step < 0 && value > end {
            try emit(.init(value: .number(value)))
            value += step
        }
    }

    private static func limited(
        _ count: Int, _ machine: JQMachine, _ expression: JQExpression, _ input: JQMachine.Item,
        _ scope: JQMachine.Scope, _ emit: JQMachine.Emit
    ) throws(JQMachine.Stop) {
        var left = count
        // A label that nothing else uses.
        let label = -1 - count
        do throws(JQMachine.Stop) {
            try machine.evaluate(expression, input, scope) { item throws(JQMachine.Stop) in
                left -= 1
                try emit(item)
                if left == 0 { throw .brokeOut(label) }
            }
        } catch {
            if case .brokeOut(label) = error, left == 0 { return }
            throw error
        }
    }

    private static func keyed(
        _ machine: JQMachine, _ expression: JQExpression, _ input: JSONValue, _ scope: JQMachine.Scope, _ what: String
    ) throws(JQMachine.Stop) -> [(key: JSONValue, item: JSONValue)] {
        guard let items = input.items else { throw fail(input, "cannot be \(what), as it is not an array") }
        var pairs: [(offset: Int, key: JSONValue, item: JSONValue)] = []
        for (offset, item) in items.enumerated() {
            pairs.append((offset, .array(try machine.values(expression, item, scope)), item))
        }
        pairs.sort { a, b in
            let order = JQArithmetic.compare(a.key, b.key)
            return order == 0 ? a.offset < b.offset : order < 0
        }
        return pairs.map { ($0.key, $0.item) }
    }

    private static func grouped(
        _ machine: JQMachine, _ expression: JQExpression, _ input: JSONValue, _ scope: JQMachine.Scope
    ) throws(JQMachine.Stop) -> [[JSONValue]] {
        var groups: [(key: JSONValue, items: [JSONValue])] = []
        for (key, item) in try keyed(machine, expression, input, scope, "grouped") {
            if let last = groups.last, JQArithmetic.compare(last.key, key) == 0 {
                groups[groups.count - 1].items.append(item)
            } else {
                groups.append((key, [item]))
            }
        }
        return groups.map(\.items)
    }
}
