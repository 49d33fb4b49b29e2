/// The functions that templates can call: Go's and Docker's.
struct TemplateFunctions {
    /// Why a function did not take its arguments.
    struct Failure: Error {
        let message: String
        /// Which argument has the wrong type, and the type that the function wants; nil for any other mistake.
        var mistyped: (index: Int, wanted: String)?
    }

    let set: GoTemplate.FunctionSet

    /// How many arguments each takes; nil for any number from the first on.
    private static let counts: [String: (least: Int, most: Int?)] = [
        "and": (1, nil), "eq": (1, nil), "ge": (2, 2), "gt": (2, 2), "html": (0, nil), "index": (1, nil),
        "join": (2, 2), "js": (0, nil), "json": (1, 1), "le": (2, 2), "len": (1, 1), "lower": (1, 1), "lt": (2, 2),
        "ne": (2, 2), "not": (1, 1), "or": (1, nil), "pad": (3, 3), "print": (0, nil), "printf": (1, nil),
        "println": (0, nil), "slice": (1, nil), "split": (2, 2), "title": (1, 1), "truncate": (2, 2),
        "upper": (1, 1), "urlquery": (0, nil),
    ]

    static let names = Set(counts.keys)

    /// What is wrong with a number of arguments, nil where it is right.
    static func countComplaint(_ name: String, _ count: Int) -> String? {
        guard let (least, most) = counts[name] else { return nil }
        if let most, most == least, count != least {
            return "wrong number of args for \(name): want \(least) got \(count)"
        }
        return count < least ? "wrong number of args for \(name): want at least \(least) got \(count)" : nil
    }

    /// Calls a function; the number of arguments has been checked.
    func call(_ name: String, _ values: [TemplateValue]) throws(Failure) -> TemplateValue {
        switch name {
        case "and": return values.first { !$0.isTrue } ?? values[values.count - 1]
        case "or": return values.first { $0.isTrue } ?? values[values.count - 1]
        case "not": return .bool(!values[0].isTrue)
        case "eq", "ne", "lt", "le", "gt", "ge": return .bool(try Self.compare(name, values))
        case "len": return .int(try Self.length(of: values[0]))
        case "index": return try Self.index(values[0], values.dropFirst())
        case "slice": return try Self.slice(values[0], values.dropFirst())
        case "print": return .string(GoFormat.sprint(values))
        case "println": return .string(values.map(\.text).joined(separator: " ") + "\n")
        case "printf": return .string(GoFormat.sprintf(values[0].text, Array(values.dropFirst())))
        case "html": return .string(TemplateEscaping.html(GoFormat.sprint(values)))
        case "js": return .string(TemplateEscaping.js(GoFormat.sprint(values)))
        case "urlquery": return .string(TemplateEscaping.query(GoFormat.sprint(values)))
        default: return try callDocker(name, values)
        }
    }

    private func callDocker(_ name: String, _ values: [TemplateValue]) throws(Failure) -> TemplateValue {
        if set == .headers, ["json", "title", "lower", "upper", "truncate"].contains(name) { return values[0] }
        switch name {
        case "json": return .string(GoJSON.compact(values[0]))
        case "join":
            return .string(try Self.texts(values[0]).joined(separator: try Self.text(values[1], 1)))
        case "split":
            return .strings(Self.split(try Self.text(values[0]), separator: try Self.text(values[1], 1)))
        case "lower": return .string(try Self.text(values[0]).lowercased())
        case "upper": return .string(try Self.text(values[0]).uppercased())
        case "title": return .string(Self.title(try Self.text(values[0])))
        case "truncate":
            return .string(String(try Self.text(values[0]).prefix(max(0, try Self.whole(values[1], 1)))))
        case "pad":
            let text = try Self.text(values[0])
            guard !text.isEmpty else { return .string("") }
            let (before, after) = (try Self.whole(values[1], 1), try Self.whole(values[2], 2))
            return .string(Self.spaces(before) + text + Self.spaces(after))
        default: throw Failure(message: "function \(GoQuote.quote(name)) not defined")
        }
    }

    // MARK: - Arguments

    private static func text(_ value: TemplateValue, _ index: Int = 0) throws(Failure) -> String {
        switch value {
        case .string(let text): return text
        case .missing: return ""
        default: throw mistyped(value, index, "string")
        }
    }

    private static func texts(_ value: TemplateValue) throws(Failure) -> [String] {
        switch value {
        case .list(let values): return values.map(\.text)
        case .nilList, .missing: return []
        default: throw mistyped(value, 0, "[]string")
        }
    }

    static func whole(_ value: TemplateValue, _ index: Int) throws(Failure) -> Int {
        guard case .int(let number) = value else { throw mistyped(value, index, "int") }
        return Int(number)
    }

    private static func mistyped(_ value: TemplateValue, _ index: Int, _ wanted: String) -> Failure {
        let message = "wrong type for value; expected \(wanted); got \(value.typeName)"
        return Failure(message: message, mistyped: (index, wanted))
    }

    private static func spaces(_ count: Int) -> String {
        String(repeating: " ", count: min(max(0, count), 10_000))
    }

    private static func split(_ text: String, separator: String) -> [String] {
        guard let first = separator.utf8.first else { return text.unicodeScalars.map { String($0) } }
        let (bytes, pattern) = (Array(text.utf8), Array(separator.utf8))
        var parts: [String] = []
        var (start, position) = (0, 0)
        while position + pattern.count <= bytes.count {
            if bytes[position] == first, bytes[position..<position + pattern.count].elementsEqual(pattern) {
                parts.append(String(decoding: bytes[start..<position], as: UTF8.self))
                position += pattern.count
                start = position
            } else {
                position += 1
            }
        }
        return parts + [String(decoding: bytes[start...], as: UTF8.self)]
    }

    /// Each word with a capital at its start.
    private static func title(_ text: String) -> String {
        var result = ""
        var isInWord = false
        for scalar in text.unicodeScalars {
            result += isInWord ? String(scalar) : scalar.properties.titlecaseMapping
            isInWord = !isSeparator(scalar)
        }
        return result
    }

    private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
        let isLetter = scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_"
        return !isLetter && (scalar.isASCII || scalar.properties.isWhitespace)
    }
}
