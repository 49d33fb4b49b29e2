/// A function of ours that SQLite calls.
package struct Helper {
    package var name: String
    /// Whether a NULL argument makes the result NULL.
    package var isStrict: Bool
    package var body: ([SQLValue]) throws(SQLError) -> SQLValue

    package init(name: String, isStrict: Bool, body: @escaping ([SQLValue]) throws(SQLError) -> SQLValue) {
        (self.name, self.isStrict, self.body) = (name, isStrict, body)
    }

    package func call(_ values: [SQLValue]) throws(SQLError) -> SQLValue {
        if isStrict, values.contains(.null) { return .null }
        return try body(values)
    }
}

/// An aggregate of ours: it gets the arguments of all rows at once.
package struct AggregateHelper {
    package var name: String
    package var body: ([[SQLValue]]) throws(SQLError) -> SQLValue

    package init(name: String, body: @escaping ([[SQLValue]]) throws(SQLError) -> SQLValue) {
        (self.name, self.body) = (name, body)
    }
}
