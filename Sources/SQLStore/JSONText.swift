import JSON

/// JSON as databases write it: members by length and bytes of their names, blanks after marks.
package enum JSONText {
    package static func canonical(_ value: JSONValue) -> String {
        switch value {
        case .array(let items): "[" + items.map(canonical).joined(separator: ", ") + "]"
        case .object(let object):
            "{"
                + object.members.sorted {
                    ($0.key.utf8.count, $0.key) < ($1.key.utf8.count, $1.key)
                }.map { scalar(.string($0.key)) + ": " + canonical($0.value) }.joined(separator: ", ") + "}"
        default: scalar(value)
        }
    }

    package static func scalar(_ value: JSONValue) -> String { JSONWriter().text(value) }
}
