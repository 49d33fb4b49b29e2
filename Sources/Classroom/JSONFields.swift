import JSON

/// Reading the fields of messages.
extension JSONValue {
    func integer(_ key: String) -> Int? {
        guard case .number(let number)? = self[key] else { return nil }
        return Int(exactly: number.rounded(.towardZero))
    }

    func integers(_ key: String) -> [Int] {
        (self[key]?.items ?? []).map { if case .number(let number) = $0 { Int(exactly: number) ?? 0 } else { 0 } }
    }

    func flag(_ key: String) -> Bool { self[key] == .bool(true) }
    func string(_ key: String) -> String? { self[key]?.text }
    func strings(_ key: String) -> [String] { self[key]?.items?.compactMap(\.text) ?? [] }

    static func integer(_ value: Int) -> JSONValue { .number(Double(value)) }
    static func strings(_ values: [String]) -> JSONValue { .array(values.map { .string($0) }) }
    static func object(_ members: [(String, JSONValue)]) -> JSONValue { .object(JSONObject(members)) }

    /// On one line, as messages and databases hold it.
    package var line: String { JSONWriter().text(self) }
}
