import JSON
import SQLStore

/// Functions that give rows, such as `generate_series`: they become a JSON array, which SQLite's `json_each` lays out.
enum SetFunctions {
    static let names: Set<String> = [
        "generate_series", "unnest", "regexp_split_to_table", "string_to_table", "json_array_elements",
        "jsonb_array_elements", "json_array_elements_text", "jsonb_array_elements_text", "json_each", "jsonb_each",
        "json_each_text", "jsonb_each_text", "json_object_keys", "jsonb_object_keys", "regexp_matches",
    ]

    struct Plan {
        /// The call that gives the array.
        var sql: String
        var columns: [(name: String, type: SQLType)]

        /// One column of a row, as SQLite reads it out of the array.
        func read(_ row: String, _ column: Int) -> String {
            columns.count == 1 ? row : "json_extract(\(row), '$[\(column)]')"
        }
    }

    /// Rows that a function may give before it counts as endless.
    private static let most = 3_000_000

    static func plan(
        _ name: String, _ given: [BoundExpression], _ binder: inout Binder
    ) throws(SQLError) -> Plan? {
        var arguments = given
        switch name {
        case "generate_series": return try series(arguments, &binder)
        case "unnest":
            guard arguments.count == 1, case .array(let item) = arguments[0].type else { return nil }
            let conversion = binder.context.conversion
            let call = binder.helper("unnest \(item.name)") { (values) throws(SQLError) in
                var items: [JSONValue] = []
                for part in ArrayText.read(values[0].string) ?? [] {
                    guard let part else {
                        items.append(.null)
                        continue
                    }
                    items.append(json(try conversion.read(part, as: item)))
                }
                return .text(JSONWriter().text(.array(items)))
            }
            return Plan(sql: "\(call)(\(arguments[0].sql))", columns: [("unnest", item)])
        case "regexp_split_to_table", "string_to_table", "regexp_matches":
            guard arguments.count >= 2 else { return nil }
            for index in arguments.indices { arguments[index] = try binder.coerce(arguments[index], to: .text) }
            let call = binder.helper(name) { (values) throws(SQLError) in
                let text = values[0].string
                let pattern = values[1].string
                let parts: [String]
                switch name {
                case "string_to_table": parts = split(text, pattern)
                case "regexp_split_to_table": parts = try Regular(pattern).split(text)
                default:
                    let isGlobal = values.count > 2 && values[2].string.contains("g")
                    parts = try Regular(pattern).matches(text, limit: isGlobal ? .max : 1).map { groups in
                        ArrayText.write(groups.count > 1 ? Array(groups.dropFirst()) : groups)
                    }
                }
                return .text(JSONWriter().text(.array(parts.map { .string($0) })))
            }
            let type: SQLType = name == "regexp_matches" ? .array(.text) : .text
            return Plan(sql: "\(call)(\(arguments.map(\.sql).joined(separator: ", ")))", columns: [(name, type)])
        default: return try jsonRows(name, arguments, &binder)
        }
    }

    static func split(_ text: String, _ separator: String) -> [String] {
        if text.isEmpty { return [] }
        if separator.isEmpty { return [text] }
        return text.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }

    private static func json(_ value: SQLValue) -> JSONValue {
        switch value {
        case .null: .null
        case .int(let number): abs(number) < 1 << 53 ? .number(Double(number)) : .string(String(number))
        case .real(let number): .number(number)
        default: .string(value.string)
        }
    }

    private static func series(_ given: [BoundExpression], _ binder: inout Binder) throws(SQLError) -> Plan? {
        var arguments = given
        guard (2...3).contains(arguments.count) else { return nil }
        let types = arguments.prefix(2).map(\.type)
        if types.contains(where: \.isTime) || types.allSatisfy({ $0 == .unknown }) && arguments.count == 3 {
            let type: SQLType = types.contains(.timestamptz) || !types.contains(.timestamp) ? .timestamptz : .timestamp
            for index in 0..<2 { arguments[index] = try binder.coerce(arguments[index], to: type) }
            guard arguments.count == 3 else { return nil }
            arguments[2] = try binder.coerce(arguments[2], to: .interval)
            let now = binder.context.now
            let call = binder.helper("series of times") { (values) throws(SQLError) in
                guard var moment = try? Moment.parse(values[0].string, now: now),
                    let end = try? Moment.parse(values[1].string, now: now), let step = Interval(values[2].string)
                else { return .null }
                guard step.total != 0 else { throw SQLError("22023", "step size cannot equal zero") }
                var texts: [JSONValue] = []
                while step.total > 0 ? moment.microseconds <= end.microseconds : moment.microseconds >= end.microseconds
                {
                    texts.append(.string(moment.text))
                    try check(texts.count)
                    guard let next = moment.adding(step) else { break }
                    moment = next
                }
                return .text(JSONWriter().text(.array(texts)))
            }
            return Plan(
                sql: "\(call)(\(arguments.map(\.sql).joined(separator: ", ")))", columns: [("generate_series", type)])
        }
        let isWhole = arguments.allSatisfy { $0.type.isInteger || $0.type == .unknown }
        guard isWhole || arguments.allSatisfy({ $0.type.isNumber || $0.type == .unknown }) else { return nil }
        let type: SQLType = !isWhole ? .anyNumeric : arguments.contains { $0.type == .int8 } ? .int8 : .int4
        for index in arguments.indices { arguments[index] = try binder.coerce(arguments[index], to: type) }
        let call = binder.helper("series of \(type.name)") { (values) throws(SQLError) in
            var texts: [String] = []
            var value = values[0].decimal
            let (end, step) = (values[1].decimal, values.count > 2 ? values[2].decimal : DecimalNumber(1))
            guard step.digits != 0 else { throw SQLError("22023", "step size cannot equal zero") }
            if isWhole {
                let (end, step) = (values[1].integer, values.count > 2 ? values[2].integer : 1)
                var number: Int? = values[0].integer
                while let current = number, step > 0 ? current <= end : current >= end {
                    texts.append(String(current))
                    try check(texts.count)
                    let (next, overflow) = current.addingReportingOverflow(step)
                    number = overflow ? nil : next
                }
            } else {
                while step.digits > 0 ? !(end < value) : !(value < end) {
                    texts.append("\"\(value.text)\"")
                    try check(texts.count)
                    value = value + step
                }
            }
            return .text("[" + texts.joined(separator: ",") + "]")
        }
        return Plan(
            sql: "\(call)(\(arguments.map(\.sql).joined(separator: ", ")))", columns: [("generate_series", type)])
    }

    private static func check(_ count: Int) throws(SQLError) {
        guard count <= most else { throw SQLError("54000", "the series has more rows than Drydock simulates") }
    }

    private static func jsonRows(
        _ name: String, _ given: [BoundExpression], _ binder: inout Binder
    ) throws(SQLError) -> Plan? {
        guard given.count == 1 else { return nil }
        let isBinary = name.hasPrefix("jsonb")
        let value = try binder.coerce(given[0], to: isBinary ? .jsonb : .json)
        let isText = name.hasSuffix("text")
        let call = binder.helper(name) { (values) throws(SQLError) in
            let document = JSONFunctions.parse(values[0].string)
            func shown(_ value: JSONValue) -> JSONValue {
                if isText { return value == .null ? .null : .string(value.text ?? JSONText.canonical(value)) }
                return .string(isBinary ? JSONText.canonical(value) : JSONText.scalar(value))
            }
            let rows: [JSONValue]
            if name.contains("array") {
                guard let items = document.items else {
                    throw SQLError(
                        "22023", "cannot extract elements from \(document.object == nil ? "a scalar" : "an object")")
                }
                rows = items.map(shown)
            } else {
                guard let object = document.object else {
                    throw SQLError("22023", "cannot call \(name) on \(document.items == nil ? "a scalar" : "an array")")
                }
                rows = object.members.map {
                    name.contains("keys") ? .string($0.key) : .array([.string($0.key), shown($0.value)])
                }
            }
            return .text(JSONWriter().text(.array(rows)))
        }
        let type: SQLType = isText || name.contains("keys") ? .text : isBinary ? .jsonb : .json
        let columns: [(name: String, type: SQLType)] =
            name.contains("each")
            ? [("key", .text), ("value", type)] : [(name.contains("keys") ? name : "value", type)]
        return Plan(sql: "\(call)(\(value.sql))", columns: columns)
    }
}
