import JSON

/// Calls of functions
extension JQMachine {
    func call(
        _ name: String, _ arguments: [JQExpression], _ input: Item, _ scope: Scope, _ emit: Emit
    ) throws(Stop) {
        let key = Self.key(name, arguments.count)
        if let closure = scope.functions[key] ?? JQLibrary.functions[key] {
            try apply(closure, arguments, input, scope, emit)
        } else if let special = JQBuiltins.special[key] {
            try special(self, arguments, input, scope, emit)
        } else if let plain = JQBuiltins.plain[key] {
            try product(arguments[...], [], input.value, scope) { values throws(Stop) in
                try emit(Item(value: try plain(input.value, values)))
            }
        } else {
            throw Self.error("\(key) is not defined")
        }
    }

    /// Every combination of the arguments' values, the last argument's first.
    func product(
        _ arguments: ArraySlice<JQExpression>, _ values: [JSONValue], _ input: JSONValue, _ scope: Scope,
        _ body: ([JSONValue]) throws(Stop) -> Void
    ) throws(Stop) {
        guard let last = arguments.last else { return try body(values) }
        try each(last, input, scope) { value throws(Stop) in
            try product(arguments.dropLast(), [value] + values, input, scope, body)
        }
    }

    private func apply(
        _ closure: Closure, _ arguments: [JQExpression], _ input: Item, _ scope: Scope, _ emit: Emit
    ) throws(Stop) {
        var inner = closure.surroundings
        let function = closure.function
        if !closure.isArgument { inner.functions[Self.key(function.name, function.parameters.count)] = closure }
        try bindParameters(zip(function.parameters, arguments).map { ($0, $1) }[...], input, inner, scope) {
            ready throws(Stop) in
            try evaluate(function.body, input, ready, emit)
        }
    }

    private func bindParameters(
        _ pairs: ArraySlice<(String, JQExpression)>, _ input: Item, _ inner: Scope, _ scope: Scope,
        _ body: (Scope) throws(Stop) -> Void
    ) throws(Stop) {
        guard let (name, argument) = pairs.first else { return try body(inner) }
        var next = inner
        guard name.hasPrefix("$") else {
            let function = JQFunction(name: name, parameters: [], body: argument)
            next.functions[Self.key(name, 0)] = Closure(function, scope, isArgument: true)
            return try bindParameters(pairs.dropFirst(), input, next, scope, body)
        }
        let plain = String(name.dropFirst())
        try each(argument, input.value, scope) { value throws(Stop) in
            next.variables[plain] = value
            let function = JQFunction(name: plain, parameters: [], body: .literal(value))
            next.functions[Self.key(plain, 0)] = Closure(function, scope, isArgument: true)
            try bindParameters(pairs.dropFirst(), input, next, scope, body)
        }
    }

    /// Names in a program that nothing defines, as jq finds them before it starts.
    static func undefined(in expression: JQExpression, _ known: Set<String> = []) -> String? {
        JQNames.undefined(in: expression, functions: known, variables: ["ENV", "__loc__", "__prog_args"])
    }
}
