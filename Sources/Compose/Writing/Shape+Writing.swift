import CommandSyntax
import JSON

/// Writing: what Compose prints of a value, with keys in its order.
extension Shape {
    /// Numbers are of 32 bits where Compose's are.
    func write(_ value: ModelValue, forJSON: Bool) -> JSONValue {
        switch self {
        case .bytes: return .string(value.printed)
        case .duration:
            guard case .integer(let nanoseconds) = value else { return plain(value) }
            return .string(GoDuration(nanoseconds: Int64(nanoseconds)).description)
        case .fileMode:
            guard case .integer(let mode) = value else { return plain(value) }
            return .string("0" + String(mode, radix: 8))
        case .number:
            guard case .number(let number) = value else { return plain(value) }
            return .number(Double("\(Float(number))") ?? number)
        case .pairs:
            return .array(
                value.sortedMembers.map { .string($0.value == .null ? $0.key : "\($0.key)=\($0.value.printed)") })
        case .ulimit:
            guard let soft = value["soft"], let hard = value["hard"] else { return plain(value) }
            return .object(JSONObject([("soft", plain(soft)), ("hard", plain(hard))]))
        case .list(let shape):
            return .array((value.items ?? []).map { shape.write($0, forJSON: forJSON) })
        case .map(let shape):
            return .object(
                JSONObject(
                    value.sortedMembers.map {
                        ($0.key, $0.value == .null ? .null : shape.write($0.value, forJSON: forJSON))
                    }))
        case .object(let fields): return object(value, fields, forJSON: forJSON)
        default: return plain(value)
        }
    }

    private func object(_ value: ModelValue, _ fields: [Field], forJSON: Bool) -> JSONValue {
        var object = JSONObject()
        for field in fields {
            let member = value[field.name] ?? .null
            switch field.presence {
            case .filled: if Self.isEmpty(member) { continue }
            case .given: if member == .null { continue }
            case .always: if !forJSON, Self.isEmpty(member) { continue }
            case .required: if !forJSON, member == .null { continue }
            }
            if member == .null, case .object = field.shape {
                object[field.name] = field.shape.write(.mapping([:]), forJSON: forJSON)
            } else {
                object[field.name] = field.shape.write(member, forJSON: forJSON)
            }
        }
        if !forJSON {
            for (key, member) in value.sortedMembers where key.hasPrefix("x-") { object[key] = plain(member) }
        }
        return .object(object)
    }

    private static func isEmpty(_ value: ModelValue) -> Bool {
        switch value {
        case .null: true
        case .bool(let flag): !flag
        case .integer(let number): number == 0
        case .number(let number): number == 0
        case .string(let text): text.isEmpty
        case .time: false
        case .list(let items): items.isEmpty
        case .mapping(let members): members.isEmpty
        }
    }

    private func plain(_ value: ModelValue) -> JSONValue { value.json }
}

extension ModelValue {
    /// The value as JSON, members sorted by name.
    package var json: JSONValue {
        switch self {
        case .null: .null
        case .bool(let value): .bool(value)
        case .integer(let value): .number(Double(value))
        case .number(let value): .number(value)
        case .string(let text), .time(let text): .string(text)
        case .list(let items): .array(items.map(\.json))
        case .mapping: .object(JSONObject(sortedMembers.map { ($0.key, $0.value.json) }))
        }
    }
}
