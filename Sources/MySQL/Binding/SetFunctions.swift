import MySQLSyntax
import SQLStore

/// Aggregates and window functions.
extension Binder {
    private static let windowFunctions: Set<String> = [
        "row_number", "rank", "dense_rank", "percent_rank", "cume_dist", "ntile", "lag", "lead", "first_value",
        "last_value", "nth_value",
    ]

    static let aggregateNames: Set<String> = [
        "count", "sum", "avg", "min", "max", "group_concat", "std", "stddev", "stddev_pop", "stddev_samp", "variance",
        "var_pop", "var_samp", "bit_or", "bit_and", "bit_xor", "json_arrayagg", "json_objectagg",
    ]

    /// `nil` is no function over sets of rows.
    mutating func setFunction(_ call: MySQLCall, _ scope: Scope) throws(SQLError) -> Bound? {
        if Self.windowFunctions.contains(call.name) {
            guard let window = call.window else {
                throw SQLError(4034, "HY000", "Window specification with OVER is missing for \(call.written)")
            }
            return try windowFunction(call, window, scope)
        }
        guard Self.aggregateNames.contains(call.name) else { return nil }
        guard allowsAggregates else { throw .wrongGroupFunction }
        // An aggregate of an aggregate has no meaning.
        allowsAggregates = call.window != nil
        defer { allowsAggregates = true }
        var values: [Bound] = []
        for argument in call.arguments { values.append(try expression(argument, in: scope)) }
        guard call.isStar || !values.isEmpty else {
            throw SQLError(1064, "42000", "an aggregate needs what it is to be taken of")
        }
        let window = if let window = call.window { try self.window(window, scope) } else { "" }
        if call.window == nil { hasAggregate = true }
        return try aggregate(call, values, window, scope)
    }

    private mutating func aggregate(
        _ call: MySQLCall, _ values: [Bound], _ window: String, _ scope: Scope
    ) throws(SQLError) -> Bound {
        let distinct = call.isDistinct ? "DISTINCT " : ""
        switch call.name {
        case "count":
            let type = ValueType(.integer, isNullable: false, length: 21)
            if call.isStar { return Bound("count(*)\(window)", type) }
            if values.count > 1 {
                let name = aggregate("count distinct") { rows in
                    .int(Set(rows.filter { !$0.contains(.null) }.map { $0.map { Collation.folded($0.string) } }).count)
                }
                return Bound("\(name)(\(values.map(\.sql).joined(separator: ", ")))", type)
            }
            return Bound("count(\(distinct)\(call.isDistinct ? values[0].compared : values[0].sql))\(window)", type)
        case "min", "max":
            return Bound("\(call.name)(\(values[0].compared))\(window)", values[0].type.nullable(true))
        case "sum", "avg":
            let value = number(values[0])
            let adds = call.name == "sum"
            if value.type.kind == .double {
                return Bound("\(call.name)(\(distinct)\(value.sql))\(window)", ValueType(.double))
            }
            let scale = (value.type.scale ?? 0) + (adds ? 0 : 4)
            let name = aggregate("\(call.name) \(scale)") { rows in
                let numbers = rows.compactMap { $0[0] == .null ? nil : $0[0].decimal }
                guard !numbers.isEmpty else { return .null }
                let sum = numbers.reduce(DecimalNumber(0), +)
                return .text(
                    (adds ? sum : sum.quotient(by: DecimalNumber(numbers.count), scale: scale)).rounded(to: scale).text)
            }
            return Bound("\(name)(\(distinct)\(value.sql))\(window)", ValueType(.decimal, scale: scale))
        case "group_concat": return try concatenation(call, values, window, scope)
        case "std", "stddev", "stddev_pop", "stddev_samp", "variance", "var_pop", "var_samp":
            let (isSample, isRoot) = (call.name.hasSuffix("samp"), call.name.hasPrefix("std"))
            let name = aggregate(call.name) { rows in
                let numbers = rows.compactMap { $0[0] == .null ? nil : $0[0].double }
                let count = Double(numbers.count)
                guard count > (isSample ? 1 : 0) else { return .null }
                let mean = numbers.reduce(0, +) / count
                let spread = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (isSample ? count - 1 : count)
                return .real(isRoot ? spread.squareRoot() : spread)
            }
            let number = number(values[0])
            let scale = number.type.kind == .double ? nil : (number.type.scale ?? 0) + 4
            return Bound("\(name)(\(distinct)\(double(number)))\(window)", ValueType(.double, scale: scale))
        case "bit_or", "bit_and", "bit_xor":
            let kind = call.name
            let name = aggregate(kind) { rows in
                let numbers = rows.compactMap { $0[0] == .null ? nil : $0[0].integer }
                let result = numbers.reduce(kind == "bit_and" ? -1 : 0) {
                    kind == "bit_or" ? $0 | $1 : kind == "bit_and" ? $0 & $1 : $0 ^ $1
                }
                return result < 0 ? .text(String(UInt64(bitPattern: Int64(result)))) : .int(result)
            }
            return Bound("\(name)(\(integer(values[0])))\(window)", ValueType(.integer, isNullable: false, length: 21))
        case "json_arrayagg":
            let type = values[0].type
            let name = aggregate("json_arrayagg \(type.isNumber)") { rows in
                .text("[" + rows.map { FunctionTable.json($0[0], type) }.joined(separator: ",") + "]")
            }
            return Bound("\(name)(\(values[0].sql))\(window)", ValueType(.text, length: 1_000))
        default: throw .notSimulated("\(call.written) is")
        }
    }

    /// `GROUP_CONCAT(DISTINCT a, b ORDER BY c SEPARATOR '; ')`.
    private mutating func concatenation(
        _ call: MySQLCall, _ values: [Bound], _ window: String, _ scope: Scope
    ) throws(SQLError) -> Bound {
        var keys: [(bound: Bound, isDescending: Bool)] = []
        for key in call.order { keys.append((try expression(key.expression, in: scope), key.isDescending)) }
        let (count, separator, isDistinct) = (values.count, call.separator ?? ",", call.isDistinct)
        let orders = keys.map { ($0.bound.type, $0.isDescending) }
        let most = Int(settings.value(of: "group_concat_max_len", session) ?? "") ?? 1_024
        let name = aggregate("group_concat \(count) \(separator) \(isDistinct) \(orders)") { rows in
            var kept = rows.filter { !$0.prefix(count).contains(.null) }
            if !orders.isEmpty {
                kept.sort { a, b in
                    for (index, (type, isDescending)) in orders.enumerated() {
                        let order = Self.order(a[count + index], b[count + index], type)
                        if order != 0 { return isDescending ? order > 0 : order < 0 }
                    }
                    return false
                }
            }
            var texts = kept.map { $0.prefix(count).map(\.string).joined() }
            if isDistinct {
                var seen: Set<String> = []
                texts = texts.filter { seen.insert(Collation.folded($0)).inserted }
            }
            return texts.isEmpty ? .null : .text(String(texts.joined(separator: separator).prefix(most)))
        }
        let arguments = values.map { text($0) } + keys.map(\.bound.sql)
        return Bound("\(name)(\(arguments.joined(separator: ", ")))\(window)", ValueType(.text, length: 1_000))
    }

    /// NULL comes first.
    private static func order(_ a: SQLValue, _ b: SQLValue, _ type: ValueType) -> Int {
        if a == .null || b == .null { return a == b ? 0 : a == .null ? -1 : 1 }
        if type.kind == .text { return Collation.compare(a.string, b.string) }
        if type.isNumber { return DecimalNumber.compare(a.decimal, b.decimal) }
        return a.string == b.string ? 0 : a.string < b.string ? -1 : 1
    }

    // MARK: Windows

    private mutating func window(_ window: MySQLWindow, _ scope: Scope) throws(SQLError) -> String {
        var parts: [String] = []
        if !window.partition.isEmpty {
            var keys: [String] = []
            for key in window.partition { keys.append(try expression(key, in: scope).compared) }
            parts.append("PARTITION BY " + keys.joined(separator: ", "))
        }
        if !window.order.isEmpty {
            var keys: [String] = []
            for key in window.order {
                keys.append(try expression(key.expression, in: scope).compared + (key.isDescending ? " DESC" : ""))
            }
            parts.append("ORDER BY " + keys.joined(separator: ", "))
        }
        if let frame = window.frame { parts.append(frame.uppercased()) }
        return " OVER (\(parts.joined(separator: " ")))"
    }

    private mutating func windowFunction(
        _ call: MySQLCall, _ window: MySQLWindow, _ scope: Scope
    ) throws(SQLError) -> Bound {
        var values: [Bound] = []
        for argument in call.arguments { values.append(try expression(argument, in: scope)) }
        let over = try self.window(window, scope)
        let text = "\(call.name)(\(values.map(\.sql).joined(separator: ", ")))\(over)"
        switch call.name {
        case "row_number", "rank", "dense_rank", "ntile":
            return Bound(text, ValueType(.integer, isNullable: false, length: 21))
        case "percent_rank", "cume_dist": return Bound(text, ValueType(.double, scale: 10, isNullable: false))
        default:
            guard let first = values.first else {
                throw SQLError(
                    1582, "42000", "Incorrect parameter count in the call to native function '\(call.written)'")
            }
            return Bound(text, first.type.nullable(true))
        }
    }
}
