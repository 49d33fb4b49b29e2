import CommandSyntax

/// A value of a Compose model: what YAML holds, with keys that are texts.
package indirect enum ModelValue: Hashable, Sendable {
    case null
    case bool(Bool)
    case integer(Int)
    case number(Double)
    case string(String)
    /// A date written without quotes, which YAML takes for a time and Compose refuses.
    case time(String)
    case list([ModelValue])
    case mapping([String: ModelValue])

    /// The value of a key, when this is a mapping that has it.
    package subscript(key: String) -> ModelValue? {
        get { if case .mapping(let members) = self { members[key] } else { nil } }
        set {
            guard case .mapping(var members) = self else { return }
            members[key] = newValue
            self = .mapping(members)
        }
    }

    package var text: String? { if case .string(let text) = self { text } else { nil } }
    package var items: [ModelValue]? { if case .list(let items) = self { items } else { nil } }
    package var members: [String: ModelValue]? { if case .mapping(let members) = self { members } else { nil } }
    package var isTrue: Bool { self == .bool(true) }

    /// The members of a mapping by name; Compose walks its maps in any order, here it is always this one.
    package var sortedMembers: [(key: String, value: ModelValue)] {
        (members ?? [:]).sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// The texts of a list, or a single text as a list of one.
    package var texts: [String] {
        switch self {
        case .list(let items): items.map(\.printed)
        case .null: []
        default: [printed]
        }
    }

    /// What Go's `fmt.Sprint` makes of a scalar.
    package var printed: String {
        switch self {
        case .null: "<nil>"
        case .bool(let value): value ? "true" : "false"
        case .integer(let value): String(value)
        case .number(let value): NumberText.shortest(value)
        case .string(let text): text
        case .time(let text): text
        case .list(let items): "[" + items.map(\.printed).joined(separator: " ") + "]"
        case .mapping: "map[" + sortedMembers.map { "\($0.key):\($0.value.printed)" }.joined(separator: " ") + "]"
        }
    }

    /// The name of Go's type for the value, as it stands in messages.
    package var goType: String {
        switch self {
        case .null: "<nil>"
        case .bool: "bool"
        case .integer: "int"
        case .number: "float64"
        case .string: "string"
        case .time: "time.Time"
        case .list: "[]interface {}"
        case .mapping: "map[string]interface {}"
        }
    }
}

extension ModelValue: ExpressibleByStringLiteral, ExpressibleByDictionaryLiteral {
    package init(stringLiteral text: String) { self = .string(text) }

    package init(dictionaryLiteral members: (String, ModelValue)...) {
        self = .mapping(Dictionary(members) { $1 })
    }
}
