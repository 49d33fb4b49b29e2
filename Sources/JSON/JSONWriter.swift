/// Writing JSON.
package struct JSONWriter: Sendable {
    /// `nil` writes everything on one line.
    package var indentation: String?
    package var sortsKeys = false
    /// Characters beyond ASCII as `\u` escapes.
    package var escapesAll = false
    package var number: @Sendable (Double) -> String

    package init(
        indentation: String? = nil, number: @escaping @Sendable (Double) -> String = { JSONWriter.plainNumber($0) }
    ) {
        self.indentation = indentation
        self.number = number
    }

    package func text(_ value: JSONValue) -> String {
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
                    for unit in String(scalar).utf16 { out += "\\u" + Self.hexadecimal(unit) }
                } else {
                    out.unicodeScalars.append(scalar)
                }
            }
        }
        out += "\""
    }

    private static func hexadecimal(_ unit: UInt16) -> String {
        let digits = String(unit, radix: 16)
        return String(repeating: "0", count: 4 - digits.count) + digits
    }

    /// Whole numbers without a fraction, others in the fewest digits.
    package static func plainNumber(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : "\(value)"
    }
}
