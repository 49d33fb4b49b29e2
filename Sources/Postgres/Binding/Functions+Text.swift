import FileTrees
import Foundation
import SQLStore

/// Functions of texts (the manual, 9.4 to 9.7).
extension FunctionTable {
    private static func text(
        _ count: Int, optional: Int = 0, _ body: @escaping @Sendable ([String]) throws(SQLError) -> String
    ) -> [SQLFunction] {
        [
            SQLFunction(Array(repeating: .text, count: count), optional: optional, .text) {
                (_, values, _) throws(SQLError) in
                .text(try body(values.map(\.string)))
            }
        ]
    }

    /// The part of a text from a place on, counted from 1; places before the first count, too.
    private static func part(_ text: String, _ start: Int, _ count: Int?) throws(SQLError) -> String {
        if let count, count < 0 { throw SQLError("22011", "negative substring length not allowed") }
        let marks = Array(text)
        let first = max(1, start)
        let end = count.map { min(marks.count, start + $0 - 1) } ?? marks.count
        return first > end ? "" : String(marks[(first - 1)..<end])
    }

    private static func padded(_ text: String, _ width: Int, _ fill: String, left: Bool) -> String {
        guard width > text.count, !fill.isEmpty else { return String(text.prefix(max(0, width))) }
        let missing = min(width, 10_000_000) - text.count
        let filling = String(String(repeating: fill, count: missing / fill.count + 1).prefix(missing))
        return left ? filling + text : text + filling
    }

    private static func trimmed(_ text: String, _ marks: String, left: Bool, right: Bool) -> String {
        let set = Set(marks)
        var slice = Substring(text)
        if left { slice = slice.drop { set.contains($0) } }
        if right { while let last = slice.last, set.contains(last) { slice.removeLast() } }
        return String(slice)
    }

    private static func capitalized(_ text: String) -> String {
        var isInWord = false
        return String(
            text.flatMap { mark -> String in
                defer { isInWord = mark.isLetter || mark.isNumber }
                return isInWord ? mark.lowercased() : mark.uppercased()
            })
    }

    private static func split(_ text: String, _ separator: String, _ place: Int) throws(SQLError) -> String {
        guard place != 0 else { throw SQLError("22023", "field position must not be zero") }
        let parts = separator.isEmpty ? [text] : text.components(separatedBy: separator)
        let index = place > 0 ? place - 1 : parts.count + place
        return parts.indices.contains(index) ? parts[index] : ""
    }

    /// The result has the type of the first argument.
    private static let ofFirst: @Sendable ([SQLType]) -> SQLType = { $0[0] }

    /// Where a part begins in a text, from 1; 0 where it is not there.
    private static let place = SQLFunction([.text, .text], .int4) { _, values, _ in
        let text = values[0].string
        guard !values[1].string.isEmpty else { return .int(1) }
        return .int(
            text.range(of: values[1].string).map { text.distance(from: text.startIndex, to: $0.lowerBound) + 1 } ?? 0)
    }

    private static func written(_ context: SQLContext, _ value: SQLValue, _ type: SQLType) -> String {
        context.conversion.write(value, type) ?? ""
    }

    static func quotedName(_ name: String) -> String {
        let isPlain =
            name.first.map { $0 == "_" || $0.isLowercase && $0.isASCII } == true
            && name.allSatisfy { $0 == "_" || $0.isASCII && ($0.isLowercase || $0.isNumber) }
        return isPlain ? name : "\"" + name.replacing("\"", with: "\"\"") + "\""
    }

    /// `format`, with `%s`, `%I`, `%L` and `%%`.
    private static func format(_ context: SQLContext, _ values: [SQLValue], _ types: [SQLType]) throws(SQLError)
        -> String
    {
        var out = ""
        var next = 1
        var rest = Substring(values[0].string)
        while let mark = rest.popFirst() {
            guard mark == "%" else {
                out.append(mark)
                continue
            }
            var kind = rest.popFirst()
            if let digits = kind, digits.isNumber {
                let number = String(digits) + rest.prefix { $0.isNumber }
                if rest.dropFirst(number.count - 1).first == "$" {
                    rest = rest.dropFirst(number.count)
                    next = Int(number) ?? next
                    kind = rest.popFirst()
                }
            }
            if kind == "%" {
                out += "%"
                continue
            }
            guard let kind, "sIL".contains(kind) else {
                throw SQLError("22023", "unrecognized format() type specifier \"\(kind.map(String.init) ?? "")\"")
            }
            guard next < values.count else { throw SQLError("22023", "too few arguments for format()") }
            let text = written(context, values[next], types[next])
            switch kind {
            case "I": out += quotedName(text)
            case "L": out += values[next].isNull ? "NULL" : SQLText.string(text)
            default: out += text
            }
            next += 1
        }
        return out
    }

    static let text: [String: [SQLFunction]] = [
        "upper": text(1) { $0[0].uppercased() },
        "lower": text(1) { $0[0].lowercased() },
        "initcap": text(1) { capitalized($0[0]) },
        "reverse": text(1) { String($0[0].reversed()) },
        "replace": text(3) { $0[1].isEmpty ? $0[0] : $0[0].replacing($0[1], with: $0[2]) },
        "translate": text(3) { values in
            let (from, to) = (Array(values[1]), Array(values[2]))
            return String(
                values[0].compactMap { mark -> Character? in
                    guard let place = from.firstIndex(of: mark) else { return mark }
                    return place < to.count ? to[place] : nil
                })
        },
        "btrim": text(2, optional: 1) { trimmed($0[0], $0.count > 1 ? $0[1] : " ", left: true, right: true) },
        "ltrim": text(2, optional: 1) { trimmed($0[0], $0.count > 1 ? $0[1] : " ", left: true, right: false) },
        "rtrim": text(2, optional: 1) { trimmed($0[0], $0.count > 1 ? $0[1] : " ", left: false, right: true) },
        "quote_ident": text(1) { quotedName($0[0]) },
        "quote_literal": text(1) { SQLText.string($0[0]) },
        "quote_nullable": [
            SQLFunction([.text], isStrict: false, .text) { _, values, _ in
                .text(values[0].isNull ? "NULL" : SQLText.string(values[0].string))
            }
        ],
        "md5": text(1) { hexadecimal(HashFunction.md5.hash(Array($0[0].utf8))) },
        "length": [
            SQLFunction([.text], .int4) { _, values, _ in .int(values[0].string.count) },
            SQLFunction([.bytea], .int4) { _, values, _ in
                if case .blob(let bytes) = values[0] { .int(bytes.count) } else { .int(0) }
            },
        ],
        "char_length": [SQLFunction([.text], .int4) { _, values, _ in .int(values[0].string.count) }],
        "character_length": [SQLFunction([.text], .int4) { _, values, _ in .int(values[0].string.count) }],
        "octet_length": [SQLFunction([.text], .int4) { _, values, _ in .int(values[0].string.utf8.count) }],
        "substring": [
            SQLFunction([.text, .int4, .int4], optional: 1, .text) { (_, values, _) throws(SQLError) in
                .text(try part(values[0].string, values[1].integer, values.count > 2 ? values[2].integer : nil))
            },
            SQLFunction([.text, .text], .text) { (_, values, _) throws(SQLError) in
                let groups = try Regular(values[1].string).firstMatch(values[0].string)
                return groups?.dropFirst().first.flatMap { $0 }.map { .text($0) } ?? groups?[0].map { .text($0) }
                    ?? .null
            },
        ],
        "substr": [
            SQLFunction([.text, .int4, .int4], optional: 1, .text) { (_, values, _) throws(SQLError) in
                .text(try part(values[0].string, values[1].integer, values.count > 2 ? values[2].integer : nil))
            }
        ],
        "left": [
            SQLFunction([.text, .int4], .text) { _, values, _ in
                let count = values[1].integer
                return .text(String(count < 0 ? values[0].string.dropLast(-count) : values[0].string.prefix(count)))
            }
        ],
        "right": [
            SQLFunction([.text, .int4], .text) { _, values, _ in
                let count = values[1].integer
                return .text(String(count < 0 ? values[0].string.dropFirst(-count) : values[0].string.suffix(count)))
            }
        ],
        "overlay": [
            SQLFunction([.text, .text, .int4, .int4], optional: 1, .text) { (_, values, _) throws(SQLError) in
                let start = values[2].integer
                let count = values.count > 3 ? values[3].integer : values[1].string.count
                let head = try part(values[0].string, 1, max(0, start - 1))
                return .text(head + values[1].string + (try part(values[0].string, start + count, nil)))
            }
        ],
        "strpos": [place],
        "position": [place],
        "starts_with": [
            SQLFunction([.text, .text], .bool) { _, values, _ in .bool(values[0].string.hasPrefix(values[1].string)) }
        ],
        "repeat": [
            SQLFunction([.text, .int4], .text) { (_, values, _) throws(SQLError) in
                let count = max(0, values[1].integer)
                guard count * max(1, values[0].string.utf8.count) <= 100_000_000 else {
                    throw SQLError("54000", "requested length too large")
                }
                return .text(String(repeating: values[0].string, count: count))
            }
        ],
        "lpad": [
            SQLFunction([.text, .int4, .text], optional: 1, .text) { _, values, _ in
                .text(
                    padded(values[0].string, values[1].integer, values.count > 2 ? values[2].string : " ", left: true))
            }
        ],
        "rpad": [
            SQLFunction([.text, .int4, .text], optional: 1, .text) { _, values, _ in
                .text(
                    padded(values[0].string, values[1].integer, values.count > 2 ? values[2].string : " ", left: false))
            }
        ],
        "split_part": [
            SQLFunction([.text, .text, .int4], .text) { (_, values, _) throws(SQLError) in
                .text(try split(values[0].string, values[1].string, values[2].integer))
            }
        ],
        "ascii": [
            SQLFunction([.text], .int4) { _, values, _ in .int(Int(values[0].string.unicodeScalars.first?.value ?? 0)) }
        ],
        "chr": [
            SQLFunction([.int4], .text) { (_, values, _) throws(SQLError) in
                guard let scalar = UInt32(exactly: values[0].integer).flatMap(Unicode.Scalar.init), scalar.value > 0
                else {
                    throw SQLError("54000", "requested character too large for encoding: \(values[0].integer)")
                }
                return .text(String(Character(scalar)))
            }
        ],
        "concat": [
            SQLFunction([nil], isVariadic: true, isStrict: false, .text) { context, values, types in
                .text(zip(values, types).map { written(context, $0, $1) }.joined())
            }
        ],
        "concat_ws": [
            SQLFunction([.text, nil], isVariadic: true, isStrict: false, .text) { context, values, types in
                guard !values[0].isNull else { return .null }
                let parts = zip(values, types).dropFirst().filter { !$0.0.isNull }.map { written(context, $0, $1) }
                return .text(parts.joined(separator: values[0].string))
            }
        ],
        "format": [
            SQLFunction([.text, nil], optional: 1, isVariadic: true, isStrict: false, .text) {
                (context, values, types) throws(SQLError) in
                .text(try format(context, values, types))
            }
        ],
        "to_hex": [SQLFunction([.int8], .text) { _, values, _ in .text(String(values[0].integer, radix: 16)) }],
        "regexp_replace": [
            SQLFunction([.text, .text, .text, .text], optional: 1, .text) { (_, values, _) throws(SQLError) in
                let flags = values.count > 3 ? values[3].string : ""
                let regular = try Regular(values[1].string, ignoresCase: flags.contains("i"))
                return .text(regular.replace(values[0].string, with: values[2].string, all: flags.contains("g")))
            }
        ],
        "regexp_split_to_array": [
            SQLFunction([.text, .text], .array(.text)) { (_, values, _) throws(SQLError) in
                .text(ArrayText.write(try Regular(values[1].string).split(values[0].string)))
            }
        ],
        "similar_to": [
            SQLFunction([.text, .text], .bool) { (_, values, _) throws(SQLError) in
                let pattern = values[1].string.replacing("%", with: ".*").replacing("_", with: ".")
                return .bool(try Regular("^(?:\(pattern))$").firstMatch(values[0].string) != nil)
            }
        ],
        "encode": [
            SQLFunction([.bytea, .text], .text) { (_, values, _) throws(SQLError) in
                guard case .blob(let bytes) = values[0] else { return .null }
                switch values[1].string.lowercased() {
                case "hex": return .text(hexadecimal(bytes))
                case "base64": return .text(Data(bytes).base64EncodedString())
                case "escape": return .text(String(decoding: bytes, as: UTF8.self))
                default: throw SQLError("22023", "unrecognized encoding: \"\(values[1].string)\"")
                }
            }
        ],
        "decode": [
            SQLFunction([.text, .text], .bytea) { (context, values, _) throws(SQLError) in
                switch values[1].string.lowercased() {
                case "hex": return try context.conversion.read("\\x" + values[0].string, as: .bytea)
                case "base64": return .blob(Data(base64Encoded: values[0].string).map(Array.init) ?? [])
                default: return .blob(Array(values[0].string.utf8))
                }
            }
        ],
        "sha256": [
            SQLFunction([.bytea], .bytea) { _, values, _ in
                if case .blob(let bytes) = values[0] { .blob(HashFunction.sha256.hash(bytes)) } else { .null }
            }
        ],
        "array_to_string": [
            SQLFunction([nil, .text, .text], optional: 1, .text) { _, values, _ in
                let missing = values.count > 2 ? values[2].string : nil
                let items = (ArrayText.read(values[0].string) ?? []).compactMap { $0 ?? missing }
                return .text(items.joined(separator: values[1].string))
            }
        ],
        "string_to_array": [
            SQLFunction([.text, .text], .array(.text)) { _, values, _ in
                .text(ArrayText.write(SetFunctions.split(values[0].string, values[1].string)))
            }
        ],
        "array_length": [
            SQLFunction([nil, .int4], .int4) { _, values, _ in
                let count = ArrayText.read(values[0].string)?.count ?? 0
                return values[1].integer == 1 && count > 0 ? .int(count) : .null
            }
        ],
        "cardinality": [
            SQLFunction([nil], .int4) { _, values, _ in .int(ArrayText.read(values[0].string)?.count ?? 0) }
        ],
        "array_append": [
            SQLFunction([nil, nil], isStrict: false, result: ofFirst) { context, values, types in
                .text(
                    ArrayText.write(
                        (ArrayText.read(values[0].string) ?? []) + [context.conversion.write(values[1], types[1])]))
            }
        ],
        "array_remove": [
            SQLFunction([nil, nil], result: ofFirst) { context, values, types in
                let gone = context.conversion.write(values[1], types[1])
                return .text(ArrayText.write((ArrayText.read(values[0].string) ?? []).filter { $0 != gone }))
            }
        ],
        "array_position": [
            SQLFunction([nil, nil], .int4) { context, values, types in
                let wanted = context.conversion.write(values[1], types[1])
                return (ArrayText.read(values[0].string) ?? []).firstIndex(of: wanted).map { .int($0 + 1) } ?? .null
            }
        ],
    ]
}
