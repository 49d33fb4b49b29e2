import JSON

/// `=`, `|=`, `+=` and their like, and the paths they change
extension JQMachine {
    func assign(
        _ sign: String, _ target: JQExpression, _ value: JQExpression, _ input: Item, _ scope: Scope, _ emit: Emit
    ) throws(Stop) {
        let paths = try self.paths(target, input.value, scope)
        switch sign {
        case "=":
            try each(value, input.value, scope) { new throws(Stop) in
                var result = input.value
                for path in paths { result = try JQPaths.set(result, path[...], new) }
                try emit(Item(value: result))
            }
        case "|=":
            var result = input.value
            var gone: [[JSONValue]] = []
            for path in paths {
                let old = try JQPaths.get(result, path: path)
                if let new = try first(value, old, scope) {
                    result = try JQPaths.set(result, path[...], new)
                } else {
                    gone.append(path)
                }
            }
            try emit(Item(value: try JQPaths.delete(result, gone)))
        default:
            let plain = String(sign.dropLast())
            try each(value, input.value, scope) { operand throws(Stop) in
                var result = input.value
                for path in paths {
                    let old = try JQPaths.get(result, path: path)
                    let new =
                        plain == "//"
                        ? (JQText.isTrue(old) ? old : operand) : try JQArithmetic.apply(plain, old, operand)
                    result = try JQPaths.set(result, path[...], new)
                }
                try emit(Item(value: result))
            }
        }
    }

    /// The ways to what an expression gives.
    func paths(_ expression: JQExpression, _ input: JSONValue, _ scope: Scope) throws(Stop) -> [[JSONValue]] {
        var all: [[JSONValue]] = []
        try evaluate(expression, Item(value: input, path: []), scope) { item throws(Stop) in
            guard let path = item.path else {
                throw Self.error("Invalid path expression with result \(JQText.shortened(item.value))")
            }
            all.append(path)
        }
        return all
    }

    /// The first value of an expression.
    func first(_ expression: JQExpression, _ input: JSONValue, _ scope: Scope) throws(Stop) -> JSONValue? {
        labelCount += 1
        let number = labelCount
        var found: JSONValue?
        do throws(Stop) {
            try each(expression, input, scope) { value throws(Stop) in
                found = value
                throw .brokeOut(number)
            }
        } catch {
            guard case .brokeOut(number) = error else { throw error }
        }
        return found
    }
}
