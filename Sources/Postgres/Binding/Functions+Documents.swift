import JSON
import SQLStore

/// Functions of JSON (the manual, 9.16).
extension FunctionTable {
    private static func both(
        _ name: String, _ make: (SQLType) -> SQLFunction
    ) -> [(String, [SQLFunction])] {
        [("json_" + name, [make(.json)]), ("jsonb_" + name, [make(.jsonb)])]
    }

    static let documents: [String: [SQLFunction]] = {
        let pairs =
            both("build_object") { type in
                SQLFunction([nil], optional: 1, isVariadic: true, isStrict: false, type) {
                    (context, values, types) throws(SQLError) in
                    guard values.count.isMultiple(of: 2) else {
                        throw SQLError("22023", "argument list must have even number of elements")
                    }
                    let conversion = context.conversion
                    let members = stride(from: 0, to: values.count, by: 2).map { index in
                        JSONText.scalar(.string(conversion.write(values[index], types[index]) ?? "")) + " : "
                            + JSONFunctions.text(values[index + 1], types[index + 1], conversion)
                    }
                    return finished("{" + members.joined(separator: ", ") + "}", type)
                }
            }
            + both("build_array") { type in
                SQLFunction([nil], optional: 1, isVariadic: true, isStrict: false, type) { context, values, types in
                    let parts = zip(values, types).map { JSONFunctions.text($0, $1, context.conversion) }
                    return finished("[" + parts.joined(separator: ", ") + "]", type)
                }
            }
            + both("array_length") { type in
                SQLFunction([type], .int4) { (_, values, _) throws(SQLError) in
                    guard let items = JSONFunctions.parse(values[0].string).items else {
                        throw SQLError("22023", "cannot get array length of a scalar")
                    }
                    return .int(items.count)
                }
            }
            + both("typeof") { type in
                SQLFunction([type], .text) { _, values, _ in
                    switch JSONFunctions.parse(values[0].string) {
                    case .null: .text("null")
                    case .bool: .text("boolean")
                    case .number: .text("number")
                    case .string: .text("string")
                    case .array: .text("array")
                    case .object: .text("object")
                    }
                }
            }
            + both("extract_path_text") { type in
                SQLFunction([type, .text], isVariadic: true, .text) { _, values, _ in
                    let path = ArrayText.write(values.dropFirst().map(\.string))
                    return JSONFunctions.operate(
                        "#>>", values[0].string, .text(path), isIndex: false, isText: true, isBinary: true)
                }
            }
        var table = Dictionary(uniqueKeysWithValues: pairs)
        for (name, type) in [("to_json", SQLType.json), ("to_jsonb", .jsonb)] {
            table[name] = [
                SQLFunction([nil], type) { context, values, types in
                    finished(JSONFunctions.text(values[0], types[0], context.conversion), type)
                }
            ]
        }
        table["jsonb_set"] = [
            SQLFunction([.jsonb, .array(.text), .jsonb, .bool], optional: 1, .jsonb) { _, values, _ in
                let path = (ArrayText.read(values[1].string) ?? []).compactMap { $0 }
                let value = set(JSONFunctions.parse(values[0].string), path[...], JSONFunctions.parse(values[2].string))
                return .text(JSONText.canonical(value))
            }
        ]
        table["jsonb_pretty"] = [
            SQLFunction([.jsonb], .text) { _, values, _ in
                .text(JSONWriter(indentation: "    ").text(JSONFunctions.parse(values[0].string)))
            }
        ]
        table["jsonb_strip_nulls"] = [
            SQLFunction([.jsonb], .jsonb) { _, values, _ in
                let object = JSONFunctions.parse(values[0].string).object
                let kept = object?.members.filter { $0.value != .null }.map { ($0.key, $0.value) } ?? []
                return object == nil ? values[0] : .text(JSONText.canonical(.object(JSONObject(kept))))
            }
        ]
        return table
    }()

    private static func finished(_ text: String, _ type: SQLType) -> SQLValue {
        .text(type == .jsonb ? JSONText.canonical(JSONFunctions.parse(text)) : text)
    }

    private static func set(_ value: JSONValue, _ path: ArraySlice<String>, _ new: JSONValue) -> JSONValue {
        guard let key = path.first else { return new }
        if var object = value.object {
            guard path.count == 1 || object[key] != nil else { return value }
            object[key] = set(object[key] ?? .null, path.dropFirst(), new)
            return .object(object)
        }
        guard var items = value.items, let number = Int(key) else { return value }
        let index = number < 0 ? items.count + number : number
        if items.indices.contains(index) {
            items[index] = set(items[index], path.dropFirst(), new)
        } else if path.count == 1 {
            items.append(new)
        }
        return .array(items)
    }
}
