/// What a scalar of YAML means (YAML 1.2's core schema, as Go's library reads it).
enum YAMLScalar {
    static func resolve(_ text: String, isPlain: Bool, tag: String) -> ModelValue {
        if tag == "!!str" || !isPlain && tag != "!!int" && tag != "!!float" && tag != "!!bool" { return .string(text) }
        if isPlain || tag == "!!null" {
            if ["", "~", "null", "Null", "NULL"].contains(text) { return .null }
        }
        if ["true", "True", "TRUE"].contains(text) { return .bool(true) }
        if ["false", "False", "FALSE"].contains(text) { return .bool(false) }
        if let integer = integer(text) { return .integer(integer) }
        if let number = number(text) { return .number(number) }
        if isPlain, isTimestamp(text) { return .time(text) }
        return .string(text)
    }

    /// Whether a text written without quotes would be read as something else.
    static func isAmbiguous(_ text: String) -> Bool {
        if resolve(text, isPlain: true, tag: "").text == nil { return true }
        return isOldBoolean(text) || isSexagesimal(text) || isTimestamp(text) || text == "<<" || text == "="
    }

    private static func integer(_ text: String) -> Int? {
        let plain = text.filter { $0 != "_" }
        guard let first = plain.first, first.isASCII, first.isNumber || "+-".contains(first) else { return nil }
        let sign = first == "-" ? -1 : 1
        let digits = "+-".contains(first) ? plain.dropFirst() : plain[...]
        guard let lead = digits.first, lead.isNumber else { return nil }
        for (prefix, radix) in [("0x", 16), ("0b", 2), ("0o", 8)] where digits.hasPrefix(prefix) {
            return Int(digits.dropFirst(2), radix: radix).map { $0 * sign }
        }
        if digits.count > 1, digits.first == "0", digits.allSatisfy(\.isNumber) {
            // An old octal number, where its digits allow it.
            return Int(digits, radix: 8).map { $0 * sign } ?? Int(digits).map { $0 * sign }
        }
        return Int(digits).map { $0 * sign }
    }

    private static func number(_ text: String) -> Double? {
        switch text {
        case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF": return .infinity
        case "-.inf", "-.Inf", "-.INF": return -.infinity
        case ".nan", ".NaN", ".NAN": return .nan
        default: break
        }
        guard text.utf8.contains(where: { (0x30...0x39).contains($0) }),
            text.utf8.allSatisfy({ (0x30...0x39).contains($0) || "+-.eE_".utf8.contains($0) }),
            text.first != "_", text.first.map({ $0.isNumber || "+-.".contains($0) }) == true
        else { return nil }
        return Double(text.filter { $0 != "_" })
    }

    private static func isOldBoolean(_ text: String) -> Bool {
        ["y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "n", "N", "no", "No", "NO", "off", "Off", "OFF"].contains(
            text)
    }

    /// `1:20:30`, a number to base 60 in YAML 1.1.
    private static func isSexagesimal(_ text: String) -> Bool {
        let digits = text.drop { $0 == "+" || $0 == "-" }
        guard digits.first?.isNumber == true, digits.contains(":") else { return false }
        let parts = digits.split(separator: ":", omittingEmptySubsequences: false)
        return parts.dropFirst().allSatisfy { part in
            let whole = part.prefix { $0 != "." }
            return !whole.isEmpty && whole.count <= 2 && whole.allSatisfy(\.isNumber) && (Int(whole) ?? 99) < 60
                && part.dropFirst(whole.count).allSatisfy { $0.isNumber || $0 == "." || $0 == "_" }
        } && parts[0].allSatisfy { $0.isNumber || $0 == "_" }
    }

    private static func isTimestamp(_ text: String) -> Bool {
        let date = text.prefix(10)
        guard date.count == 10 else { return false }
        return date.enumerated().allSatisfy { $0 == 4 || $0 == 7 ? $1 == "-" : $1.isNumber }
            && (text.count == 10 || "Tt ".contains(text[date.endIndex]))
    }
}
