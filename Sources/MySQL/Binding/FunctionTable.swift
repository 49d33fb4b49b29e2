import MySQLSyntax
import SQLStore

/// A function of the server: how many arguments it takes and what it becomes.
struct FunctionRule: Sendable {
    let arguments: ClosedRange<Int>
    let make: @Sendable (inout Binder, String, [Bound]) throws(SQLError) -> Bound

    init(
        _ arguments: ClosedRange<Int>,
        _ make: @escaping @Sendable (inout Binder, String, [Bound]) throws(SQLError) -> Bound
    ) {
        (self.arguments, self.make) = (arguments, make)
    }

    /// A function over texts. NULL gives NULL.
    static func texts(
        _ arguments: ClosedRange<Int>, _ type: ValueType = ValueType(.text, length: 255),
        _ body: @escaping @Sendable ([String]) -> SQLValue
    ) -> FunctionRule {
        FunctionRule(arguments) { (binder, name, values) throws(SQLError) in
            let function = binder.helper("function " + name) { body($0.map(\.string)) }
            return Bound("\(function)(\(binder.texts(values)))", binder.type(type, values))
        }
    }

    /// A function over floats.
    static func floats(
        _ arguments: ClosedRange<Int>, _ body: @escaping @Sendable ([Double]) -> Double?
    ) -> FunctionRule {
        FunctionRule(arguments) { (binder, name, values) throws(SQLError) in
            let function = binder.helper("function " + name) { values in
                body(values.map(\.double)).flatMap { $0.isFinite ? .real($0) : nil } ?? .null
            }
            let texts = values.map { binder.double($0) }.joined(separator: ", ")
            return Bound("\(function)(\(texts))", ValueType(.double))
        }
    }

    /// A function of a date. What is no date gives NULL and a warning.
    static func date(
        _ type: ValueType = ValueType(.integer, length: 4), _ body: @escaping @Sendable (Moment) -> SQLValue
    ) -> FunctionRule {
        FunctionRule(1...1) { (binder, name, values) throws(SQLError) in
            let evaluation = binder.evaluation
            let function = binder.helper("function " + name) { values in
                evaluation.moment(of: values[0].string).map { body($0.moment) } ?? .null
            }
            return Bound("\(function)(\(binder.texts(values)))", type)
        }
    }

    /// A function of a time of day.
    static func clock(_ body: @escaping @Sendable (Int) -> SQLValue) -> FunctionRule {
        FunctionRule(1...1) { (binder, name, values) throws(SQLError) in
            let evaluation = binder.evaluation
            let function = binder.helper("function " + name) { values in
                evaluation.time(of: values[0].string).map(body) ?? .null
            }
            return Bound("\(function)(\(binder.texts(values)))", ValueType(.integer, length: 10))
        }
    }

    /// A value that the session knows.
    static func fact(
        _ type: ValueType, _ body: @escaping @Sendable (Binder) -> SQLValue
    ) -> FunctionRule {
        FunctionRule(0...1) { (binder, name, _) throws(SQLError) in
            let value = body(binder)
            let function = binder.helper("function " + name) { _ in value }
            return Bound("\(function)()", type)
        }
    }
}

enum FunctionTable {
    /// The functions by name, in lower case.
    static let rules: [String: FunctionRule] = texts.merging(numbers) { $1 }.merging(choices) { $1 }
        .merging(dates) { $1 }.merging(clocks) { $1 }.merging(facts) { $1 }.merging(documents) { $1 }

    /// Functions that a real server has and Drydock does not.
    static let notSimulated: Set<String> = [
        "benchmark", "get_lock", "release_lock", "is_free_lock", "load_file", "compress", "uncompress", "aes_encrypt",
        "aes_decrypt", "encrypt", "password", "convert_tz", "soundex", "json_table", "json_search", "json_merge",
        "json_merge_patch", "json_merge_preserve", "json_remove", "json_replace", "json_insert", "json_array_append",
        "json_pretty", "json_depth", "json_overlaps", "st_distance", "st_geomfromtext", "point", "regexp_instr",
        "regexp_like", "export_set", "make_set", "inet_aton", "inet_ntoa", "inet6_aton", "uuid_short", "name_const",
        "master_pos_wait", "interval", "period_add", "period_diff", "subtime", "weight_string", "is_uuid",
        "uuid_to_bin", "bin_to_uuid", "random_bytes", "extractvalue", "updatexml", "nextval", "lastval",
    ]
}

extension Binder {
    mutating func texts(_ values: [Bound]) -> String {
        values.map { text($0) }.joined(separator: ", ")
    }

    /// A result that can be NULL where an argument can.
    func type(_ type: ValueType, _ values: [Bound]) -> ValueType {
        type.nullable(values.contains { $0.type.isNullable })
    }

    // MARK: Calls

    mutating func call(_ call: MySQLCall, in scope: Scope) throws(SQLError) -> Bound {
        if let bound = try setFunction(call, scope) { return bound }
        if ["date_add", "date_sub", "adddate", "subdate"].contains(call.name), call.arguments.count == 2 {
            let date = try expression(call.arguments[0], in: scope)
            let isBack = call.name.hasSuffix("sub") || call.name == "subdate"
            if case .interval(let amount, let unit) = call.arguments[1].kind {
                return try shift(date, try expression(amount, in: scope), unit, isBack)
            }
            return try shift(date, try expression(call.arguments[1], in: scope), "day", isBack)
        }
        guard let rule = FunctionTable.rules[call.name] else {
            if FunctionTable.notSimulated.contains(call.name) {
                throw .notSimulated("the function \(call.written) is")
            }
            guard let database = session.database else { throw .noDatabase }
            throw SQLError(1305, "42000", "FUNCTION \(database).\(call.written) does not exist")
        }
        guard rule.arguments.contains(call.arguments.count), !call.isStar else {
            throw SQLError(
                1582, "42000", "Incorrect parameter count in the call to native function '\(call.written)'")
        }
        var values: [Bound] = []
        for argument in call.arguments { values.append(try expression(argument, in: scope)) }
        return try rule.make(&self, call.name, values)
    }
}
