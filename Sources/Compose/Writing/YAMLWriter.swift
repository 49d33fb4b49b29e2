import JSON

/// Writes YAML as Go's library does: keys and items indented by two, texts quoted only where they must be.
package enum YAMLWriter {
    package static func text(_ value: JSONValue) -> String {
        var out = ""
        switch value {
        case .object(let object) where object.count > 0: write(object, 0, &out)
        case .array(let items) where !items.isEmpty: write(items, 0, &out)
        default: out = inline(value, 0) + "\n"
        }
        return out
    }

    private static func write(_ object: JSONObject, _ depth: Int, _ out: inout String) {
        for (index, member) in object.members.enumerated() {
            // The first key of an object in a list stands behind the dash.
            if index > 0 || !out.hasSuffix("- ") { out += indentation(depth) }
            out += scalar(member.key, depth, isKey: true) + ":"
            write(member.value, depth, &out)
        }
    }

    private static func write(_ items: [JSONValue], _ depth: Int, _ out: inout String) {
        for (index, item) in items.enumerated() {
            if index > 0 || !out.hasSuffix("- ") { out += indentation(depth) }
            out += "- "
            switch item {
            case .object(let object) where object.count > 0: write(object, depth + 1, &out)
            case .array(let nested) where !nested.isEmpty: write(nested, depth + 1, &out)
            default: out += inline(item, depth) + "\n"
            }
        }
    }

    /// What follows a key.
    private static func write(_ value: JSONValue, _ depth: Int, _ out: inout String) {
        switch value {
        case .object(let object) where object.count > 0:
            out += "\n"
            write(object, depth + 1, &out)
        case .array(let items) where !items.isEmpty:
            out += "\n"
            write(items, depth + 1, &out)
        default: out += " " + inline(value, depth) + "\n"
        }
    }

    private static func indentation(_ depth: Int) -> String { String(repeating: "  ", count: depth) }

    private static func inline(_ value: JSONValue, _ depth: Int) -> String {
        switch value {
        case .null: "null"
        case .bool(let flag): flag ? "true" : "false"
        case .number(let number): JSONWriter.plainNumber(number)
        case .string(let text): scalar(text, depth, isKey: false)
        case .array: "[]"
        case .object: "{}"
        }
    }

    // MARK: Texts

    private static func scalar(_ text: String, _ depth: Int, isKey: Bool) -> String {
        if text.unicodeScalars.contains("\n"), !isKey, canBeBlock(text) { return block(text, depth) }
        if YAMLScalar.isAmbiguous(text) || text.unicodeScalars.contains("\n") { return doubleQuoted(text) }
        if canBePlain(text) { return text }
        let isPrintable = text.unicodeScalars.allSatisfy { $0.value >= 32 && $0.value != 127 }
        return isPrintable
            ? "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
            : doubleQuoted(text)
    }

    /// `|`, with what says how the text ends and, when it begins with a blank, how deep it is.
    private static func block(_ text: String, _ depth: Int) -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var mark = "|"
        if text.hasPrefix(" ") || text.hasPrefix("\n") { mark += "2" }
        if !text.hasSuffix("\n") {
            mark += "-"
        } else {
            lines.removeLast()
            if text.hasSuffix("\n\n") || text == "\n" { mark += "+" }
        }
        let body = lines.map { $0.isEmpty ? "" : indentation(depth + 1) + $0 }
        return ([mark] + body).joined(separator: "\n")
    }

    private static func canBeBlock(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { $0.value >= 32 && $0.value != 127 || $0 == "\n" || $0 == "\t" }
            && !text.contains(" \n")
    }

    /// Whether a text may stand without quotes (libyaml, `yaml_emitter_analyze_scalar`).
    private static func canBePlain(_ text: String) -> Bool {
        let scalars = Array(text.unicodeScalars)
        guard let first = scalars.first, let last = scalars.last else { return false }
        if text.hasPrefix("---") || text.hasPrefix("...") { return false }
        if first == " " || last == " " { return false }
        if "#,[]{}&*!|>'\"%@`".unicodeScalars.contains(first) { return false }
        if "?:-".unicodeScalars.contains(first), scalars.count == 1 || isBlank(scalars[1]) { return false }
        if last == ":" { return false }
        for (index, scalar) in scalars.enumerated() {
            if scalar.value < 32 || scalar.value == 127 || scalar == "\u{FEFF}" { return false }
            if scalar == ":", index + 1 < scalars.count, isBlank(scalars[index + 1]) { return false }
            if scalar == "#", index > 0, isBlank(scalars[index - 1]) { return false }
        }
        return true
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" }

    private static func doubleQuoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\t": out += "\\t"
            case "\r": out += "\\r"
            case "\u{1B}": out += "\\e"
            case "\0": out += "\\0"
            default:
                if scalar.value < 32 || scalar.value == 127 {
                    let digits = String(scalar.value, radix: 16, uppercase: true)
                    out += "\\x" + String(repeating: "0", count: 2 - digits.count) + digits
                } else {
                    out.unicodeScalars.append(scalar)
                }
            }
        }
        return out + "\""
    }
}
