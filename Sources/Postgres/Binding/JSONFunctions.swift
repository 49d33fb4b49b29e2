import JSON
import SQLStore

/// What operators and functions do to JSON (the manual, 9.16).
enum JSONFunctions {
    static func parse(_ text: String) -> JSONValue { JSONReader.parse(text) ?? .null }

    /// A value as JSON text, by its type.
    static func text(_ value: SQLValue, _ type: SQLType, _ conversion: TypeConversion) -> String {
        if value.isNull { return "null" }
        switch type {
        case .bool: return value.isTrue ? "true" : "false"
        case .json, .jsonb: return value.string
        case .record: return value.string
        case .array(let item):
            let items = (ArrayText.read(value.string) ?? []).map { part -> String in
                guard let part, let read = try? conversion.read(part, as: item) else { return "null" }
                return text(read, item, conversion)
            }
            return "[" + items.joined(separator: ",") + "]"
        case .timestamp: return JSONText.scalar(.string(value.string.replacing(" ", with: "T")))
        case .timestamptz: return JSONText.scalar(.string(value.string.replacing(" ", with: "T") + "+00:00"))
        default:
            let written = conversion.write(value, type) ?? ""
            return type.isNumber && written != "NaN" ? written : JSONText.scalar(.string(written))
        }
    }

    static func operate(
        _ mark: String, _ text: String, _ other: SQLValue, isIndex: Bool, isText: Bool, isBinary: Bool
    ) -> SQLValue {
        let value = parse(text)
        switch mark {
        case "->", "->>": return give(member(value, other, isIndex: isIndex), isText, isBinary)
        case "#>", "#>>":
            var found: JSONValue? = value
            for step in ArrayText.read(other.string) ?? [] {
                guard let inner = found, let step else { return .null }
                found = member(
                    inner, Int(step).map { inner.items == nil ? .text(step) : .int($0) } ?? .text(step),
                    isIndex: inner.items != nil)
            }
            return give(found, isText, isBinary)
        case "@>": return .bool(contains(value, parse(other.string)))
        case "<@": return .bool(contains(parse(other.string), value))
        case "?": return .bool(has(value, other.string))
        case "?|": return .bool((ArrayText.read(other.string) ?? []).contains { $0.map { has(value, $0) } ?? false })
        case "?&": return .bool((ArrayText.read(other.string) ?? []).allSatisfy { $0.map { has(value, $0) } ?? false })
        case "||": return .text(JSONText.canonical(joined(value, parse(other.string))))
        default: return .text(JSONText.canonical(without(value, other, isIndex: isIndex)))
        }
    }

    private static func give(_ value: JSONValue?, _ isText: Bool, _ isBinary: Bool) -> SQLValue {
        guard let value else { return .null }
        if isText {
            if value == .null { return .null }
            if let text = value.text { return .text(text) }
        }
        return .text(isBinary || isText ? JSONText.canonical(value) : JSONText.scalar(value))
    }

    private static func member(_ value: JSONValue, _ key: SQLValue, isIndex: Bool) -> JSONValue? {
        guard isIndex else { return value.object?[key.string] }
        guard let items = value.items else { return nil }
        let index = key.integer < 0 ? items.count + key.integer : key.integer
        return items.indices.contains(index) ? items[index] : nil
    }

    private static func has(_ value: JSONValue, _ key: String) -> Bool {
        value.object?[key] != nil || value.items?.contains(.string(key)) == true || value == .string(key)
    }

    private static func contains(_ whole: JSONValue, _ part: JSONValue) -> Bool {
        switch (whole, part) {
        case (.object(let object), .object(let other)):
            other.members.allSatisfy { key, value in object[key].map { contains($0, value) } ?? false }
        case (.array(let items), .array(let others)):
            others.allSatisfy { other in items.contains { contains($0, other) } }
        case (.array(let items), _): items.contains(part)
        default: whole == part
        }
    }

    private static func joined(_ a: JSONValue, _ b: JSONValue) -> JSONValue {
        if var object = a.object, let other = b.object {
            for (key, value) in other.members { object[key] = value }
            return .object(object)
        }
        return .array((a.items ?? [a]) + (b.items ?? [b]))
    }

    private static func without(_ value: JSONValue, _ key: SQLValue, isIndex: Bool) -> JSONValue {
        if let object = value.object {
            return .object(JSONObject(object.members.filter { $0.key != key.string }.map { ($0.key, $0.value) }))
        }
        guard var items = value.items else { return value }
        if isIndex {
            let index = key.integer < 0 ? items.count + key.integer : key.integer
            if items.indices.contains(index) { items.remove(at: index) }
        } else {
            items.removeAll { $0 == .string(key.string) }
        }
        return .array(items)
    }
}
