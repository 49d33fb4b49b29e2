import JSON
import SQLStore

extension FunctionTable {
    private static let name = ValueType(.text, length: 64)
    private static let count = ValueType(.integer, isNullable: false, length: 21)

    /// What a session and its server know of themselves.
    static let facts: [String: FunctionRule] = [
        "database": .fact(name) { $0.session.database.map(SQLValue.text) ?? .null },
        "schema": .fact(name) { $0.session.database.map(SQLValue.text) ?? .null },
        "user": .fact(name) { .text("\($0.session.user)@\($0.session.host)") },
        "session_user": .fact(name) { .text("\($0.session.user)@\($0.session.host)") },
        "system_user": .fact(name) { .text("\($0.session.user)@\($0.session.host)") },
        "current_user": .fact(name) { .text("\($0.session.account.user)@\($0.session.account.host)") },
        "version": .fact(name.nullable(false)) { .text($0.settings.version) },
        "connection_id": .fact(count) { .int($0.session.number) },
        "last_insert_id": .fact(count) { .int($0.session.lastInsertID) },
        "row_count": .fact(count) { .int($0.session.rowCount) },
        "found_rows": .fact(count) { .int($0.session.foundRows) },
        "sleep": FunctionRule(1...1) { (binder, _, values) throws(SQLError) in
            let evaluation = binder.evaluation
            let name = binder.helper("sleep") { values in
                evaluation.delay += Int(bounded: max(0, values[0].double) * 1e6)
                return .int(0)
            }
            return Bound("\(name)(\(binder.double(values[0])))", ValueType(.integer, isNullable: false, length: 1))
        },
        "uuid": FunctionRule(0...0) { (binder, _, _) throws(SQLError) in
            let evaluation = binder.evaluation
            let name = binder.helper("uuid") { _ in
                let digits = evaluation.random.hex(digits: 32)
                let parts = [8, 4, 4, 4, 12].reduce(into: (rest: digits[...], parts: [String]())) { state, count in
                    state.parts.append(String(state.rest.prefix(count)))
                    state.rest = state.rest.dropFirst(count)
                }.parts
                return .text(parts.joined(separator: "-"))
            }
            return Bound("\(name)()", ValueType(.text, isNullable: false, length: 36))
        },
    ]

    // MARK: JSON

    private static let document = ValueType(.text, length: 1_000)

    static let documents: [String: FunctionRule] = [
        "json_object": FunctionRule(0...100) { (binder, _, values) throws(SQLError) in
            guard values.count % 2 == 0 else {
                throw SQLError(1582, "42000", "Incorrect parameter count in the call to native function 'JSON_OBJECT'")
            }
            let types = values.map(\.type)
            let name = binder.helper("json_object \(types.map(\.isNumber))", isStrict: false) { values in
                let members = stride(from: 0, to: values.count, by: 2).map { index in
                    JSONText.scalar(.string(values[index].string)) + ": " + json(values[index + 1], types[index + 1])
                }
                return .text("{" + members.joined(separator: ", ") + "}")
            }
            return Bound("\(name)(\(values.map(\.sql).joined(separator: ", ")))", document)
        },
        "json_array": FunctionRule(0...100) { (binder, _, values) throws(SQLError) in
            let types = values.map(\.type)
            let name = binder.helper("json_array \(types.map(\.isNumber))", isStrict: false) { values in
                .text("[" + zip(values, types).map { json($0, $1) }.joined(separator: ", ") + "]")
            }
            return Bound("\(name)(\(values.map(\.sql).joined(separator: ", ")))", document)
        },
        "json_extract": .texts(2...10, document) { values in
            let value = parse(values[0])
            let found = values.dropFirst().compactMap { find($0, in: value) }
            if values.count > 2 { return .text("[" + found.map(write).joined(separator: ", ") + "]") }
            return found.first.map { .text(write($0)) } ?? .null
        },
        "json_value": .texts(2...2, document) { values in
            guard let found = find(values[1], in: parse(values[0])), found.items == nil, found.object == nil else {
                return .null
            }
            return found == .null ? .null : .text(found.text ?? write(found))
        },
        "json_unquote": .texts(1...1, document) { values in
            .text(values[0].hasPrefix("\"") ? parse(values[0])?.text ?? values[0] : values[0])
        },
        "json_quote": .texts(1...1, document) { .text(JSONText.scalar(.string($0[0]))) },
        "json_valid": .texts(1...1, ValueType(.integer, length: 1)) { .int(parse($0[0]) == nil ? 0 : 1) },
        "json_length": .texts(1...2, ValueType(.integer, length: 10)) { values in
            let value = values.count > 1 ? find(values[1], in: parse(values[0])) : parse(values[0])
            guard let value else { return .null }
            return .int(value.items?.count ?? value.object?.count ?? 1)
        },
        "json_keys": .texts(1...2, document) { values in
            let value = values.count > 1 ? find(values[1], in: parse(values[0])) : parse(values[0])
            guard let keys = value?.object?.keys else { return .null }
            return .text("[" + keys.map { JSONText.scalar(.string($0)) }.joined(separator: ", ") + "]")
        },
        "json_type": .texts(1...1, ValueType(.text, length: 10)) { values in
            switch parse(values[0]) {
            case nil: return .null
            case .null?: return .text("NULL")
            case .bool?: return .text("BOOLEAN")
            case .number(let number)?: return .text(number == number.rounded() ? "INTEGER" : "DOUBLE")
            case .string?: return .text("STRING")
            case .array?: return .text("ARRAY")
            case .object?: return .text("OBJECT")
            }
        },
        "json_contains": .texts(2...3, ValueType(.integer, length: 1)) { values in
            let value = values.count > 2 ? find(values[2], in: parse(values[0])) : parse(values[0])
            guard let value, let wanted = parse(values[1]) else { return .null }
            return .int(contains(value, wanted) ? 1 : 0)
        },
        "json_set": FunctionRule(3...3) { (binder, _, values) throws(SQLError) in
            let type = values[2].type
            let name = binder.helper("json_set \(type.isNumber)", isStrict: false) { values in
                guard let value = parse(values[0].string), let new = parse(json(values[2], type)) else { return .null }
                return .text(write(set(value, steps(values[1].string)[...], new)))
            }
            return Bound("\(name)(\(values.map(\.sql).joined(separator: ", ")))", document)
        },
    ]

    /// A value as JSON.
    static func json(_ value: SQLValue, _ type: ValueType) -> String {
        if value == .null { return "null" }
        if type.isNumber { return type.text(value) ?? "null" }
        // A document stays one.
        if let parsed = parse(value.string), parsed.items != nil || parsed.object != nil { return value.string }
        return JSONText.scalar(.string(value.string))
    }

    private static func parse(_ text: String) -> JSONValue? { JSONReader.parse(text) }

    private static func write(_ value: JSONValue) -> String {
        switch value {
        case .array(let items): "[" + items.map(write).joined(separator: ", ") + "]"
        case .object(let object):
            "{"
                + object.members.map { JSONText.scalar(.string($0.key)) + ": " + write($0.value) }.joined(
                    separator: ", ")
                + "}"
        default: JSONText.scalar(value)
        }
    }

    /// The steps of `$.a.b[0]."c d"`.
    private static func steps(_ path: String) -> [String] {
        var steps: [String] = []
        var rest = path.drop { $0 == "$" }
        while let mark = rest.first {
            rest.removeFirst()
            if mark == ".", rest.first == "\"" {
                rest.removeFirst()
                steps.append(String(rest.prefix { $0 != "\"" }))
                rest = rest.drop { $0 != "\"" }.dropFirst()
            } else if mark == "." {
                steps.append(String(rest.prefix { $0 != "." && $0 != "[" }))
                rest = rest.drop { $0 != "." && $0 != "[" }
            } else if mark == "[" {
                steps.append("[" + rest.prefix { $0 != "]" })
                rest = rest.drop { $0 != "]" }.dropFirst()
            }
        }
        return steps
    }

    private static func find(_ path: String, in value: JSONValue?) -> JSONValue? {
        var found = value
        for step in steps(path) {
            if step.hasPrefix("["), let index = Int(step.dropFirst()) {
                guard let items = found?.items, items.indices.contains(index) else { return nil }
                found = items[index]
            } else {
                found = found?[step]
            }
        }
        return found
    }

    private static func set(_ value: JSONValue, _ path: ArraySlice<String>, _ new: JSONValue) -> JSONValue {
        guard let step = path.first else { return new }
        if step.hasPrefix("["), let index = Int(step.dropFirst()), var items = value.items {
            if items.indices.contains(index) {
                items[index] = set(items[index], path.dropFirst(), new)
            } else {
                items.append(new)
            }
            return .array(items)
        }
        guard var object = value.object else { return value }
        object[step] = path.count == 1 ? new : object[step].map { set($0, path.dropFirst(), new) }
        return .object(object)
    }

    private static func contains(_ value: JSONValue, _ wanted: JSONValue) -> Bool {
        if let items = value.items {
            let parts = wanted.items ?? [wanted]
            return parts.allSatisfy { part in items.contains { contains($0, part) } }
        }
        if let object = value.object, let other = wanted.object {
            return other.members.allSatisfy { member in object[member.key].map { contains($0, member.value) } ?? false }
        }
        return value == wanted
    }
}
