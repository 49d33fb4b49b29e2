import JSON

/// JSON schemas (draft 2020-12) of the course's YAML files, for editors.
package enum FileSchema: String, CaseIterable, Sendable {
    case module, exercise, questions, templates, glossary, errors, agenda

    private var shape: FileShape {
        switch self {
        case .module: .module
        case .exercise: .exercise
        case .questions: .question
        case .templates: .template
        case .glossary: .term
        case .errors: .error
        case .agenda: .agenda
        }
    }

    /// Whether the file is a list of such things.
    private var isList: Bool { ![.module, .exercise, .agenda].contains(self) }

    /// The schema as a document.
    package var document: JSONValue {
        let body = isList ? Self.list(of: Self.object(shape)) : Self.object(shape)
        let head = JSONObject([
            ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
            ("title", .string("Drydock: \(rawValue).yaml")),
        ])
        return .object(JSONObject(head.members + (body.object?.members ?? [])))
    }

    /// The schema as a file.
    package var text: String { JSONWriter(indentation: "  ").text(document) + "\n" }

    private static func object(_ shape: FileShape) -> JSONValue {
        let properties = shape.fields.map { field in
            let members = (schema(field.kind).object?.members ?? []) + [("description", .string(field.text))]
            return (field.key, JSONValue.object(JSONObject(members)))
        }
        return .object(
            JSONObject([
                ("type", .string("object")), ("properties", .object(JSONObject(properties))),
                ("required", .array(shape.fields.filter(\.isRequired).map { .string($0.key) })),
                ("additionalProperties", .bool(false)),
            ]))
    }

    private static func list(of items: JSONValue) -> JSONValue {
        .object(JSONObject([("type", .string("array")), ("items", items)]))
    }

    /// What YAML reads as a number or a truth is a text to the parsers, too.
    private static let scalar = JSONValue.object(
        JSONObject([("type", .array(["string", "number", "boolean"].map { .string($0) }))]))

    private static func schema(_ kind: FileShape.Kind) -> JSONValue {
        switch kind {
        case .text: scalar
        case .number: .object(JSONObject([("type", .string("integer"))]))
        case .flag: .object(JSONObject([("type", .string("boolean"))]))
        case .texts: .object(JSONObject([("anyOf", .array([scalar, list(of: scalar)]))]))
        case .word(let words): .object(JSONObject([("enum", .array(words.map { .string($0) }))]))
        case .mappings(let shape): list(of: object(shape))
        case .values:
            .object(
                JSONObject([
                    ("type", .string("object")),
                    ("additionalProperties", .object(JSONObject([("anyOf", .array([scalar, list(of: scalar)]))]))),
                ]))
        }
    }
}
