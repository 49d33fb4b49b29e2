import CommandSyntax
import WorldModel

/// Short ways to write the API's JSON documents.
package enum Doc {
    package static func object(_ type: String, _ fields: KeyValuePairs<String, TemplateValue>) -> TemplateValue {
        object(type, fields.map { ($0.key, $0.value) })
    }

    package static func object(_ type: String, _ fields: [(String, TemplateValue)]) -> TemplateValue {
        var object = TemplateObject(type)
        for (name, value) in fields { object.append(name, value) }
        return .object(object)
    }

    package static func map(_ type: String, _ fields: [(String, TemplateValue)]) -> TemplateValue {
        var object = TemplateObject(map: type)
        for (name, value) in fields { object[name] = value }
        return .object(object)
    }

    /// A list that is `null` when empty.
    package static func listOrNull(_ texts: [String]) -> TemplateValue { texts.isEmpty ? .nilList : .strings(texts) }

    package static func strings(_ texts: [String]?) -> TemplateValue { texts.map { .strings($0) } ?? .nilList }

    package static func labels(_ labels: [String: String]) -> TemplateValue {
        .stringMap(labels.sorted { $0.key < $1.key }.map { (key: $0.key, value: $0.value) })
    }

    /// A set of keys, as ports and volumes are kept: `{"80/tcp": {}}`.
    package static func set(_ keys: [String]) -> TemplateValue {
        map("map[string]struct {}", keys.map { ($0, .object(TemplateObject("struct {}"))) })
    }

    package static func int(_ value: some BinaryInteger) -> TemplateValue { .int(Int64(value)) }

    package static func time(_ instant: Instant?) -> TemplateValue { .string(Ages.rfc3339(instant)) }
}
