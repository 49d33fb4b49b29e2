/// A JSON value; objects keep the order of their keys.
package indirect enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)

    package subscript(key: String) -> JSONValue? {
        if case .object(let object) = self { object[key] } else { nil }
    }

    package var text: String? { if case .string(let text) = self { text } else { nil } }
    package var items: [JSONValue]? { if case .array(let items) = self { items } else { nil } }
    package var object: JSONObject? { if case .object(let object) = self { object } else { nil } }
}

/// The members of an object, in order. Equal when they have the same members in any order.
package struct JSONObject: Hashable, Sendable {
    package private(set) var keys: [String] = []
    private var values: [String: JSONValue] = [:]

    package init() {}

    package init(_ members: [(String, JSONValue)]) {
        for (key, value) in members { self[key] = value }
    }

    package subscript(key: String) -> JSONValue? {
        get { values[key] }
        set {
            if newValue == nil, values[key] != nil { keys.removeAll { $0 == key } }
            if newValue != nil, values[key] == nil { keys.append(key) }
            values[key] = newValue
        }
    }

    package var count: Int { keys.count }
    package var members: [(key: String, value: JSONValue)] { keys.map { ($0, values[$0] ?? .null) } }
    package var sortedKeys: [String] { keys.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) } }

    package static func == (a: JSONObject, b: JSONObject) -> Bool { a.values == b.values }
    package func hash(into hasher: inout Hasher) { hasher.combine(values) }
}
