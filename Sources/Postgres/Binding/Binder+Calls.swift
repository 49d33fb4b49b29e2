import PostgresSyntax
import SQLStore

/// Function calls: plain ones by the function table, aggregates, window functions, and those that give many rows.
extension Binder {
    mutating func bindCall(_ call: SQLCall, _ position: Int) throws(SQLError) -> BoundExpression {
        if let special = try special(call, position) { return special }
        if Aggregates.names.contains(call.name) { return try aggregate(call, position) }
        if let window = Aggregates.windowFunctions[call.name], call.window != nil {
            return try windowFunction(call, window, position)
        }
        var arguments: [BoundExpression] = []
        for argument in call.arguments { arguments.append(try bind(argument)) }
        if SetFunctions.names.contains(call.name) { return try rowsInSelect(call.name, arguments, position) }
        return try plainCall(call.name, arguments, position)
    }

    func noFunction(_ name: String, _ arguments: [BoundExpression], _ position: Int) -> SQLError {
        if FunctionTable.notSimulated.contains(name) {
            return SQLError("0A000", "function \(name) is not simulated by Drydock", at: position)
        }
        return SQLError(
            "42883", "function \(name)(\(arguments.map { $0.type.plainName }.joined(separator: ", "))) does not exist",
            hint: "No function matches the given name and argument types. You might need to add explicit type casts.",
            at: position)
    }

    // MARK: Plain functions

    private mutating func plainCall(
        _ name: String, _ arguments: [BoundExpression], _ position: Int
    ) throws(SQLError) -> BoundExpression {
        guard let (function, types) = FunctionTable.choose(name, arguments.map(\.type)) else {
            throw noFunction(name, arguments, position)
        }
        var parts: [String] = []
        var settledTypes: [SQLType] = []
        for (argument, type) in zip(arguments, types) {
            let value: BoundExpression
            if let type {
                value = try coerce(argument, to: type)
            } else {
                value = argument.fields == nil ? try settled(argument) : argument
            }
            if let fields = value.fields {
                parts.append(rowJSON(fields))
                settledTypes.append(.json)
            } else {
                parts.append(value.sql)
                settledTypes.append(
                    argument.type == .unknown && type == nil && name == "pg_typeof" ? .unknown : value.type)
            }
        }
        let context = context
        let body = function.body
        let key = name + " " + settledTypes.map(\.name).joined(separator: ",")
        let helper = helper(key, isStrict: function.isStrict) { (values) throws(SQLError) in
            try body(context, values, settledTypes)
        }
        // What nextval is told wrongly is seen before anything runs.
        if ["nextval", "currval", "setval"].contains(name), let constant = arguments.first?.constant {
            do throws(SQLError) { _ = try context.sequence(constant) } catch {
                throw error.located(at: arguments[0].position)
            }
        }
        return BoundExpression(
            "\(helper)(\(parts.joined(separator: ", ")))", function.result(settledTypes), at: position)
    }

    // MARK: Functions with rules of their own

    private mutating func special(_ call: SQLCall, _ position: Int) throws(SQLError) -> BoundExpression? {
        switch call.name {
        case "coalesce", "greatest", "least":
            var values: [BoundExpression] = []
            for argument in call.arguments { values.append(try bind(argument)) }
            let type = try commonType(values, for: call.name.uppercased())
            var parts: [BoundExpression] = []
            for value in values { parts.append(try coerce(value, to: type)) }
            if call.name == "coalesce" {
                let list = parts.map(\.sql).joined(separator: ", ")
                return BoundExpression(parts.count == 1 ? list : "coalesce(\(list))", type, at: position)
            }
            let isGreatest = call.name == "greatest"
            let name = helper("\(call.name) \(type.name)", isStrict: false) { values in
                values.filter { !$0.isNull }.max {
                    (Self.order($0, $1, type) < 0) == isGreatest && Self.order($0, $1, type) != 0
                } ?? .null
            }
            return BoundExpression("\(name)(\(parts.map(\.sql).joined(separator: ", ")))", type, at: position)
        case "nullif":
            guard call.arguments.count == 2 else { return nil }
            let a = try bind(call.arguments[0])
            let (x, y) = try comparable(a, try bind(call.arguments[1]), "=", position)
            let value = try settled(a)
            return BoundExpression("(CASE WHEN \(x) = \(y) THEN NULL ELSE \(value.sql) END)", value.type, at: position)
        case "row_to_json", "to_json", "to_jsonb":
            guard call.arguments.count == 1 else { return nil }
            let value = try bind(call.arguments[0])
            let type: SQLType = call.name == "to_jsonb" ? .jsonb : .json
            if let fields = value.fields { return BoundExpression(rowJSON(fields), type, at: position) }
            guard value.type != .unknown else {
                throw SQLError(
                    "42804", "could not determine polymorphic type because input has type unknown", at: position)
            }
            return nil
        default: return nil
        }
    }

    // MARK: Aggregates

    private mutating func aggregate(_ call: SQLCall, _ position: Int) throws(SQLError) -> BoundExpression {
        if call.window == nil, let place = scopes.last?.forbidsAggregates {
            throw SQLError("42803", "aggregate functions are not allowed in \(place)", at: position)
        }
        // Within an aggregate every column may stand.
        let groups = scopes.last?.groups
        let hadScope = !scopes.isEmpty
        if hadScope, call.window == nil { scopes[scopes.count - 1].groups = nil }
        defer { if hadScope { scopes[scopes.count - 1].groups = groups } }
        let forbidden = scopes.last?.forbidsAggregates
        if hadScope, call.window == nil { scopes[scopes.count - 1].forbidsAggregates = "aggregate function calls" }
        defer { if hadScope { scopes[scopes.count - 1].forbidsAggregates = forbidden } }
        var arguments: [BoundExpression] = []
        for argument in call.arguments { arguments.append(try bind(argument)) }
        guard let plan = try Aggregates.plan(call, arguments, &self) else {
            throw noFunction(call.name, arguments, position)
        }
        var parts = plan.arguments
        if plan.isNative {
            if call.isDistinct, let first = parts.first { parts[0] = "DISTINCT " + first }
        } else {
            // Our own aggregates get the sort keys after their arguments.
            for key in call.order {
                let bound = try bind(key.expression)
                parts.append(sortable(bound).sql)
            }
        }
        var sql = "\(plan.function)(\(call.isStar ? "*" : parts.joined(separator: ", ")))"
        if let filter = call.filter { sql += " FILTER (WHERE \(try condition(try bind(filter), "FILTER").sql))" }
        if let window = call.window { sql += try over(window) }
        return BoundExpression(plan.wrap(sql), plan.type, at: position)
    }

    private mutating func windowFunction(
        _ call: SQLCall, _ result: SQLType?, _ position: Int
    ) throws(SQLError) -> BoundExpression {
        var arguments: [BoundExpression] = []
        for argument in call.arguments { arguments.append(try bind(argument)) }
        let type: SQLType
        if let result {
            type = result
        } else {
            let values = [arguments.first, arguments.count > 2 ? arguments[2] : nil].compactMap { $0 }
            type = try commonType(values, for: call.name.uppercased())
            for index in arguments.indices where index != 1 {
                arguments[index] = try coerce(arguments[index], to: type)
            }
        }
        let list = arguments.map(\.sql).joined(separator: ", ")
        return BoundExpression("\(call.name)(\(list))\(try over(call.window ?? SQLWindow()))", type, at: position)
    }

    private mutating func over(_ window: SQLWindow) throws(SQLError) -> String {
        var window = window
        if let name = window.name {
            guard let base = scopes.last?.windows[name] else {
                throw SQLError("42704", "window \"\(name)\" does not exist")
            }
            if window.partition.isEmpty { window.partition = base.partition }
            if window.order.isEmpty { window.order = base.order }
            window.frame = window.frame ?? base.frame
        }
        var parts: [String] = []
        var keys: [String] = []
        for key in window.partition { keys.append(try bind(key).comparable) }
        if !keys.isEmpty { parts.append("PARTITION BY " + keys.joined(separator: ", ")) }
        if !window.order.isEmpty { parts.append("ORDER BY " + (try orderKeys(window.order))) }
        if let frame = window.frame { parts.append(frame) }
        return " OVER (\(parts.joined(separator: " ")))"
    }

    /// Sort keys, with PostgreSQL's place for NULL: after all others, first when the order is turned round.
    mutating func orderKeys(_ order: [SQLOrder]) throws(SQLError) -> String {
        var keys: [String] = []
        for key in order { keys.append(orderKey(try bind(key.expression), key)) }
        return keys.joined(separator: ", ")
    }

    mutating func orderKey(_ value: BoundExpression, _ key: SQLOrder) -> String {
        sortable(value).comparable + (key.isDescending ? " DESC" : "")
            + (key.nullsFirst ?? key.isDescending ? " NULLS FIRST" : " NULLS LAST")
    }

    // MARK: Functions with many rows

    /// In the list of a `SELECT`: the rows are joined to those of `FROM`.
    private mutating func rowsInSelect(
        _ name: String, _ arguments: [BoundExpression], _ position: Int
    ) throws(SQLError) -> BoundExpression {
        guard let set = try SetFunctions.plan(name, arguments, &self) else {
            throw noFunction(name, arguments, position)
        }
        let alias = alias("s")
        guard !scopes.isEmpty else {
            throw SQLError("0A000", "set-returning functions are not allowed here", at: position)
        }
        scopes[scopes.count - 1].extraSources.append("json_each(\(set.sql)) AS \(alias)")
        return BoundExpression(set.read(alias + ".value", 0), set.columns[0].type, at: position)
    }
}
