/// Makes values for those who want to know something as data. The names of keys are stable; more may come.
package enum Facts {
    package static func object(_ members: KeyValuePairs<String, JSONValue>) -> JSONValue {
        .object(JSONObject(members.map { ($0.key, $0.value) }))
    }

    package static func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

    package static func number(_ number: Int?) -> JSONValue { number.map { .number(Double($0)) } ?? .null }

    package static func texts(_ texts: some Sequence<String>) -> JSONValue { .array(texts.map { .string($0) }) }

    package static func list<Item>(_ items: some Sequence<Item>, _ fact: (Item) -> JSONValue) -> JSONValue {
        .array(items.map(fact))
    }
}
