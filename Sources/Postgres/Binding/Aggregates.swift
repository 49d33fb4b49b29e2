import PostgresSyntax
import SQLStore

/// Aggregates and window functions (the manual, 9.21 and 9.22).
enum Aggregates {
    static let names: Set<String> = [
        "count", "sum", "avg", "min", "max", "string_agg", "array_agg", "bool_and", "bool_or", "every", "json_agg",
        "jsonb_agg", "json_object_agg", "jsonb_object_agg", "stddev", "stddev_samp", "stddev_pop", "variance",
        "var_samp", "var_pop",
    ]

    /// Window functions with their results; those without one give what they are given.
    static let windowFunctions: [String: SQLType?] = [
        "row_number": .int8, "rank": .int8, "dense_rank": .int8, "percent_rank": .float8, "cume_dist": .float8,
        "ntile": .int4, "lag": SQLType?.none, "lead": SQLType?.none, "first_value": SQLType?.none,
        "last_value": SQLType?.none, "nth_value": SQLType?.none,
    ]

    /// How an aggregate is computed.
    struct Plan {
        var function: String
        var arguments: [String]
        var type: SQLType
        /// Whether SQLite has it.
        var isNative = true
        /// What is done with the result.
        var wrap: (String) -> String = { $0 }
    }

    static func plan(
        _ call: SQLCall, _ arguments: [BoundExpression], _ binder: inout Binder
    ) throws(SQLError) -> Plan? {
        if call.name == "count" {
            if call.isStar { return Plan(function: "count", arguments: [], type: .int8) }
            guard arguments.count == 1 else { return nil }
            let value = arguments[0].fields.map { $0.first?.sql ?? "1" } ?? arguments[0].comparable
            return Plan(function: "count", arguments: [value], type: .int8)
        }
        guard let first = arguments.first else { return nil }
        switch call.name {
        case "sum", "avg", "stddev", "stddev_samp", "stddev_pop", "variance", "var_samp", "var_pop":
            guard arguments.count == 1 else { return nil }
            return try numbers(call, first, &binder)
        case "min", "max":
            guard arguments.count == 1, first.type != .bool, first.type != .json else { return nil }
            let value = try binder.settled(first)
            if value.type == .interval || value.type.isEnumeration {
                let type = value.type
                let isMax = call.name == "max"
                let name = binder.aggregateHelper("\(call.name) \(type.name)") { rows in
                    rows.map { $0[0] }.filter { !$0.isNull }.max { (Binder.order($0, $1, type) < 0) == isMax } ?? .null
                }
                return Plan(function: name, arguments: [value.sql], type: type, isNative: false)
            }
            return Plan(function: call.name, arguments: [value.comparable], type: value.type)
        case "bool_and", "bool_or", "every":
            guard first.type == .bool else { return nil }
            return Plan(function: call.name == "bool_or" ? "max" : "min", arguments: [first.sql], type: .bool)
        default: return try collections(call, arguments, &binder)
        }
    }

    // MARK: Numbers

    private static func numbers(
        _ call: SQLCall, _ value: BoundExpression, _ binder: inout Binder
    ) throws(SQLError) -> Plan? {
        let name = call.name
        if value.type == .interval, name == "sum" || name == "avg" {
            let helper = binder.aggregateHelper("\(name) interval") { rows in
                let spans = rows.compactMap { Interval($0[0].string) }
                guard !spans.isEmpty else { return .null }
                let sum = spans.reduce(Interval(), +)
                return .text((name == "avg" ? sum.scaled(by: 1 / Double(spans.count)) : sum).text)
            }
            return Plan(function: helper, arguments: [value.sql], type: .interval, isNative: false)
        }
        guard value.type.isNumber || value.type == .unknown else { return nil }
        if value.type.isFloat {
            if name == "sum" || name == "avg" {
                return Plan(function: name, arguments: [value.sql], type: name == "sum" ? value.type : .float8)
            }
        } else if name == "sum", value.type == .int2 || value.type == .int4 {
            return Plan(function: "sum", arguments: [value.sql], type: .int8)
        }
        let isFloat = value.type.isFloat
        let isDistinct = call.isDistinct
        let helper = binder.aggregateHelper("\(name) \(isFloat) \(isDistinct)") { (rows) throws(SQLError) in
            var numbers = rows.map { $0[0] }.filter { !$0.isNull }
            if isDistinct { numbers = Array(Set(numbers)) }
            return result(of: name, numbers.map(\.decimal), isFloat: isFloat)
        }
        return Plan(function: helper, arguments: [value.sql], type: isFloat ? .float8 : .anyNumeric, isNative: false)
    }

    private static func result(of name: String, _ numbers: [DecimalNumber], isFloat: Bool) -> SQLValue {
        guard !numbers.isEmpty else { return .null }
        let sum = numbers.reduce(DecimalNumber(0), +)
        let count = DecimalNumber(numbers.count)
        switch name {
        case "sum": return .text(sum.text)
        case "avg": return .text(sum.divided(by: count).text)
        default:
            let isSample = !name.hasSuffix("_pop")
            guard numbers.count > 1 || !isSample else { return .null }
            let squares = numbers.reduce(DecimalNumber(0)) { $0 + $1 * $1 }
            let top = count * squares - sum * sum
            let variance = top.divided(by: count * (isSample ? count - DecimalNumber(1) : count))
            let value = name.hasPrefix("stddev") ? variance.squareRoot : variance
            return isFloat ? .real(value.double) : .text(value.digits == 0 ? "0" : value.text)
        }
    }

    // MARK: Collections

    private static func collections(
        _ call: SQLCall, _ arguments: [BoundExpression], _ binder: inout Binder
    ) throws(SQLError) -> Plan? {
        let conversion = binder.context.conversion
        let sorting = call.order
        var keyTypes: [SQLType] = []
        for key in sorting { keyTypes.append(try binder.bind(key.expression).type) }
        let isDistinct = call.isDistinct
        let count = arguments.count
        /// The rows in the order that the call asks for.
        func arranged(_ rows: [[SQLValue]]) -> [[SQLValue]] {
            var rows = rows
            if isDistinct {
                var seen = Set<[SQLValue]>()
                rows = rows.filter { seen.insert(Array($0.prefix(count))).inserted }
                if sorting.isEmpty { rows.sort { Binder.order($0[0], $1[0], arguments[0].type) < 0 } }
            }
            guard !sorting.isEmpty else { return rows }
            return rows.enumerated().sorted { one, other in
                for (index, key) in sorting.enumerated() {
                    let (a, b) = (one.element[count + index], other.element[count + index])
                    if a.isNull != b.isNull { return a.isNull == (key.nullsFirst ?? key.isDescending) }
                    let order = Binder.order(a, b, keyTypes[index])
                    if order != 0 { return (order < 0) != key.isDescending }
                }
                return one.offset < other.offset
            }.map(\.element)
        }
        let key =
            "\(call.name) \(isDistinct) \(keyTypes) \(sorting.map { "\($0.isDescending) \($0.nullsFirst as Any)" })"
        var values: [BoundExpression] = []
        switch call.name {
        case "string_agg":
            guard count == 2, arguments.allSatisfy({ $0.type.isText || $0.type == .unknown }) else { return nil }
            for argument in arguments { values.append(try binder.coerce(argument, to: .text)) }
            let name = binder.aggregateHelper(key) { rows in
                let kept = arranged(rows).filter { !$0[0].isNull }
                guard !kept.isEmpty else { return .null }
                return .text(
                    kept.enumerated().map { ($0.offset > 0 ? $0.element[1].string : "") + $0.element[0].string }
                        .joined())
            }
            return Plan(function: name, arguments: values.map(\.sql), type: .text, isNative: false)
        case "array_agg":
            guard count == 1 else { return nil }
            let value = try binder.settled(arguments[0])
            let type = value.type
            let name = binder.aggregateHelper(key + type.name) { rows in
                rows.isEmpty ? .null : .text(ArrayText.write(arranged(rows).map { conversion.write($0[0], type) }))
            }
            return Plan(function: name, arguments: [value.sql], type: .array(type), isNative: false)
        case "json_agg", "jsonb_agg", "json_object_agg", "jsonb_object_agg":
            for argument in arguments {
                if let fields = argument.fields {
                    values.append(BoundExpression(binder.rowJSON(fields), .json, at: argument.position))
                } else {
                    values.append(try binder.settled(argument))
                }
            }
            let types = values.map(\.type)
            let isBinary = call.name.hasPrefix("jsonb")
            let isObject = call.name.contains("object")
            guard count == (isObject ? 2 : 1) else { return nil }
            let name = binder.aggregateHelper(key + types.map(\.name).joined(separator: ",")) { rows in
                guard !rows.isEmpty else { return .null }
                let parts = arranged(rows).map { row -> String in
                    guard isObject else { return JSONFunctions.text(row[0], types[0], conversion) }
                    return JSONText.scalar(.string(conversion.write(row[0], types[0]) ?? "")) + " : "
                        + JSONFunctions.text(row[1], types[1], conversion)
                }
                // Rows stand on lines of their own, as json_agg writes them.
                let separator = types[0] == .json && !isObject ? ", \n " : ", "
                let text = isObject ? "{ \(parts.joined(separator: ", ")) }" : "[\(parts.joined(separator: separator))]"
                return .text(isBinary ? JSONText.canonical(JSONFunctions.parse(text)) : text)
            }
            return Plan(function: name, arguments: values.map(\.sql), type: isBinary ? .jsonb : .json, isNative: false)
        default: return nil
        }
    }
}

extension SQLType {
    var isEnumeration: Bool { if case .enumeration = self { true } else { false } }
}
