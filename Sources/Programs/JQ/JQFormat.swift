import FileTrees
import JSON

/// `@csv`, `@base64` and the other formats.
enum JQFormat {
    static func apply(_ name: String, _ value: JSONValue) throws(JQMachine.Stop) -> String {
        switch name {
        case "@text": return JQText.string(value)
        case "@json": return JQText.compact.text(value)
        case "@csv": return try row(value, "csv", ",") { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }
        case "@tsv":
            return try row(value, "tsv", "\t") {
                $0.replacing("\\", with: "\\\\").replacing("\t", with: "\\t").replacing("\n", with: "\\n").replacing(
                    "\r", with: "\\r")
            }
        case "@html":
            let escapes: [Character: String] = ["<": "&lt;", ">": "&gt;", "&": "&amp;", "'": "&#39;", "\"": "&quot;"]
            return JQText.string(value).map { escapes[$0] ?? String($0) }.joined()
        case "@uri":
            return JQText.string(value).utf8.map { byte in
                let character = Character(UnicodeScalar(byte))
                let isPlain = byte < 128 && (character.isLetter || character.isNumber || "-_.~".contains(character))
                return isPlain ? String(character) : "%" + String(byte, radix: 16, uppercase: true).zeros(2)
            }.joined()
        case "@sh":
            let items = value.items ?? [value]
            return try items.map { item throws(JQMachine.Stop) in
                switch item {
                case .array, .object:
                    throw JQMachine.error("\(JQText.described(item)) can not be escaped for shell")
                case .string(let text): return "'" + text.replacing("'", with: "'\\''") + "'"
                default: return JQText.string(item)
                }
            }.joined(separator: " ")
        case "@base64": return String(decoding: Base64.encode(Array(JQText.string(value).utf8)), as: UTF8.self)
        case "@base64d":
            var bytes = Array(JQText.string(value).utf8)
            while bytes.count % 4 != 0 { bytes.append(0x3D) }
            let decoded = Base64.decode(bytes)
            guard decoded.isValid else {
                throw JQMachine.error("\(JQText.described(value)) is not valid base64 data")
            }
            return String(decoding: decoded.bytes, as: UTF8.self)
        default: throw JQMachine.error("\(name.dropFirst()) is not a valid format")
        }
    }

    private static func row(
        _ value: JSONValue, _ name: String, _ separator: String, _ quoted: (String) -> String
    ) throws(JQMachine.Stop) -> String {
        guard let items = value.items else {
            throw JQMachine.error("\(JQText.described(value)) cannot be \(name)-formatted, only an array can be")
        }
        return try items.map { item throws(JQMachine.Stop) in
            switch item {
            case .null: return ""
            case .bool(let value): return value ? "true" : "false"
            case .number(let value): return JQText.number(value)
            case .string(let text): return quoted(text)
            case .array, .object:
                throw JQMachine.error("\(JQText.described(item)) is not valid in a \(name) row")
            }
        }.joined(separator: separator)
    }
}

/// Functions on texts.
enum JQStrings {
    static func split(_ text: String, _ separator: String) -> JSONValue {
        if text.isEmpty { return .array([]) }
        guard !separator.isEmpty else { return .array(text.unicodeScalars.map { .string(String($0)) }) }
        return .array(text.parts(between: separator).map { .string($0) })
    }

    /// The matches of a regular expression, as objects.
    static func matches(
        _ text: String, _ pattern: String, _ flags: String, all: Bool
    ) throws(JQMachine.Stop) -> [JSONValue] {
        var regex: Regex<AnyRegexOutput>
        do {
            regex = try Regex(pattern).matchingSemantics(.unicodeScalar)
        } catch {
            throw JQMachine.error("\(pattern) (at offset 0) is not a valid regex: \(error)")
        }
        if flags.contains("i") { regex = regex.ignoresCase() }
        if flags.contains("s") { regex = regex.dotMatchesNewlines() }
        var found: [JSONValue] = []
        var start = text.startIndex
        while let match = try? regex.firstMatch(in: text[start...]) {
            found.append(describe(match.output, match.range, in: text))
            guard all || flags.contains("g") else { break }
            if match.range.isEmpty {
                guard match.range.upperBound < text.endIndex else { break }
                start = text.unicodeScalars.index(after: match.range.upperBound)
            } else {
                start = match.range.upperBound
            }
        }
        return found
    }

    private static func describe(_ output: AnyRegexOutput, _ range: Range<String.Index>, in text: String) -> JSONValue {
        func offset(_ index: String.Index) -> JSONValue {
            .number(Double(text.unicodeScalars.distance(from: text.startIndex, to: index)))
        }
        func part(_ range: Range<String.Index>?) -> [(String, JSONValue)] {
            guard let range else { return [("offset", .number(-1)), ("length", .number(0)), ("string", .null)] }
            let piece = text[range]
            return [
                ("offset", offset(range.lowerBound)), ("length", .number(Double(piece.unicodeScalars.count))),
                ("string", .string(String(piece))),
            ]
        }
        let captures = output.dropFirst().map { capture in
            JSONValue.object(JSONObject(part(capture.range) + [("name", capture.name.map { .string($0) } ?? .null)]))
        }
        return .object(JSONObject(part(range) + [("captures", .array(Array(captures)))]))
    }
}
