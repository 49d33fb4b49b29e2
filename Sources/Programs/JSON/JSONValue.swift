/// A JSON value; objects keep the order of their keys.
indirect enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)

    subscript(key: String) -> JSONValue? {
        if case .object(let object) = self { object[key] } else { nil }
    }

    var text: String? { if case .string(let text) = self { text } else { nil } }
    var items: [JSONValue]? { if case .array(let items) = self { items } else { nil } }
    var object: JSONObject? { if case .object(let object) = self { object } else { nil } }
}

/// The members of an object, in order. Equal when they have the same members in any order.
struct JSONObject: Hashable, Sendable {
    private(set) var keys: [String] = []
    private var values: [String: JSONValue] = [:]

    init() {}

    init(_ members: [(String, JSONValue)]) {
        for (key, value) in members { self[key] = value }
    }

    subscript(key: String) -> JSONValue? {
        get { values[key] }
        set {
            if newValue == nil, values[key] != nil { keys.removeAll { $0 == key } }
            if newValue != nil, values[key] == nil { keys.append(key) }
            values[key] = newValue
        }
    }

    var count: Int { keys.count }
    var members: [(key: String, value: JSONValue)] { keys.map { ($0, values[$0] ?? .null) } }
    var sortedKeys: [String] { keys.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) } }

    static func == (a: JSONObject, b: JSONObject) -> Bool { a.values == b.values }
    func hash(into hasher: inout Hasher) { hasher.combine(values) }
}

/// Writing JSON.
struct JSONWriter: Sendable {
    /// `nil` writes everything on one line.
    var indentation: String?
    var sortsKeys = false
    /// Characters beyond ASCII as `\u` escapes.
    var escapesAll = false
    var number: @Sendable (Double) -> String = { JSONWriter.plainNumber($0) }

    func text(_ value: JSONValue) -> String {
        var out = ""
        write(value, level: 0, to: &out)
        return out
    }

    private func write(_ value: JSONValue, level: Int, to out: inout String) {
        switch value {
        case .null: out += "null"
        case .bool(let value): out += value ? "true" : "false"
        case .number(let value): out += number(value)
        case .string(let text): writeString(text, to: &out)
        case .array(let items):
            writeList("[", "]", items.count, level, &out) { write(items[$0], level: level + 1, to: &$1) }
        case .object(let object):
            let keys = sortsKeys ? object.sortedKeys : object.keys
            writeList("{", "}", keys.count, level, &out) { index, out in
                writeString(keys[index], to: &out)
                out += indentation == nil ? ":" : ": "
                write(object[keys[index]] ?? .null, level: level + 1, to: &out)
            }
        }
    }

    private func writeList(
        _ open: String, _ close: String, _ count: Int, _ level: Int, _ out: inout String,
        _ item: (Int, inout String) -> Void
    ) {
        out += open
        for index in 0..<count {
            if index > 0 { out += "," }
            if let indentation { out += "\n" + String(repeating: indentation, count: level + 1) }
            item(index, &out)
        }
        if count > 0, let indentation { out += "\n" + String(repeating: indentation, count: level) }
        out += close
    }

    private func writeString(_ text: String, to out: inout String) {
        out += "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\t": out += "\\t"
            case "\r": out += "\\r"
            case "\u{08}": out += "\\b"
            case "\u{0C}": out += "\\f"
            default:
                if scalar.value < 32 || scalar.value == 127 || escapesAll && scalar.value > 126 {
                    for unit in String(scalar).utf16 { out += "\\u" + String(unit, radix: 16).zeros(4) }
                } else {
                    out.unicodeScalars.append(scalar)
                }
            }
        }
        out += "\""
    }

    /// Whole numbers without a fraction, others in the fewest digits.
    static func plainNumber(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : "\(value)"
    }
}
