import FileTrees
import SQLStore

extension FunctionTable {
    private static let length = ValueType(.integer, length: 10)

    static let texts: [String: FunctionRule] = [
        "concat": .texts(1...100) { .text($0.joined()) },
        "concat_ws": FunctionRule(2...100) { (binder, _, values) throws(SQLError) in
            let name = binder.helper("concat_ws", isStrict: false) { values in
                guard values[0] != .null else { return .null }
                return .text(
                    values.dropFirst().filter { $0 != .null }.map(\.string).joined(separator: values[0].string))
            }
            return Bound(
                "\(name)(\(binder.texts(values)))", ValueType(.text, isNullable: values[0].type.isNullable, length: 255)
            )
        },
        "upper": .texts(1...1) { .text(upper($0[0])) }, "ucase": .texts(1...1) { .text(upper($0[0])) },
        "lower": .texts(1...1) { .text($0[0].lowercased()) }, "lcase": .texts(1...1) { .text($0[0].lowercased()) },
        "length": .texts(1...1, length) { .int($0[0].utf8.count) },
        "octet_length": .texts(1...1, length) { .int($0[0].utf8.count) },
        "bit_length": .texts(1...1, length) { .int($0[0].utf8.count * 8) },
        "char_length": .texts(1...1, length) { .int($0[0].unicodeScalars.count) },
        "character_length": .texts(1...1, length) { .int($0[0].unicodeScalars.count) },
        "reverse": .texts(1...1) { .text(String($0[0].reversed())) },
        "repeat": .texts(2...2) { repeated($0[0], whole($0[1])) },
        "space": .texts(1...1) { repeated(" ", whole($0[0])) },
        "left": .texts(2...2) { .text(String($0[0].prefix(max(0, whole($0[1]))))) },
        "right": .texts(2...2) { .text(String($0[0].suffix(max(0, whole($0[1]))))) },
        "substring": .texts(2...3) { part($0[0], from: whole($0[1]), $0.count > 2 ? whole($0[2]) : nil) },
        "substring_index": .texts(3...3) { index($0[0], $0[1], whole($0[2])) },
        "trim": .texts(2...3) { .text(trimmed($0[1], $0.count > 2 ? $0[2] : " ", $0[0])) },
        "ltrim": .texts(1...1) { .text(trimmed($0[0], " ", "leading")) },
        "rtrim": .texts(1...1) { .text(trimmed($0[0], " ", "trailing")) },
        "lpad": .texts(2...3) { padded($0, isLeft: true) },
        "rpad": .texts(2...3) { padded($0, isLeft: false) },
        "replace": .texts(3...3) { .text($0[1].isEmpty ? $0[0] : $0[0].replacing($0[1], with: $0[2])) },
        "locate": .texts(2...3, length) { .int(place($0[0], $0[1], $0.count > 2 ? whole($0[2]) : 1)) },
        "instr": .texts(2...2, length) { .int(place($0[1], $0[0], 1)) },
        "strcmp": .texts(2...2, length) { .int(Collation.compare($0[0], $0[1])) },
        "insert": .texts(4...4) { inserted($0) },
        "find_in_set": .texts(2...2, length) { values in
            let items = values[1].split(separator: ",", omittingEmptySubsequences: false)
            return .int((items.firstIndex { Collation.compare(String($0), values[0]) == 0 } ?? -1) + 1)
        },
        "field": FunctionRule(2...100) { (binder, _, values) throws(SQLError) in
            let tests = values.dropFirst().enumerated().map { index, value in
                "WHEN \(binder.compare("=", values[0], value).sql) THEN \(index + 1)"
            }
            return Bound(
                "(CASE \(tests.joined(separator: " ")) ELSE 0 END)", ValueType(.integer, isNullable: false, length: 3))
        },
        "elt": FunctionRule(2...100) { (binder, _, values) throws(SQLError) in
            let number = binder.integer(values[0])
            let branches = values.dropFirst().enumerated().map { "WHEN \($0 + 1) THEN \(binder.text($1))" }
            return Bound("(CASE \(number) \(branches.joined(separator: " ")) END)", ValueType(.text, length: 255))
        },
        "hex": FunctionRule(1...1) { (binder, _, values) throws(SQLError) in
            if values[0].type.isNumber {
                let name = binder.helper("hex number") {
                    .text(String(UInt64(bitPattern: Int64($0[0].integer)), radix: 16).uppercased())
                }
                return Bound("\(name)(\(binder.integer(values[0])))", ValueType(.text, length: 16))
            }
            let name = binder.helper("hex text") { values in
                .text(values[0].string.utf8.map { String($0, radix: 16).padded(to: 2) }.joined().uppercased())
            }
            return Bound("\(name)(\(values[0].sql))", binder.type(ValueType(.text, length: 255), values))
        },
        "unhex": .texts(1...1) { unhex($0[0]) },
        "md5": .texts(1...1) { hash(.md5, $0[0]) }, "sha1": .texts(1...1) { hash(.sha1, $0[0]) },
        "sha": .texts(1...1) { hash(.sha1, $0[0]) },
        "sha2": .texts(2...2) { values in
            let kinds: [String: HashFunction] = [
                "0": .sha256, "224": .sha224, "256": .sha256, "384": .sha384, "512": .sha512,
            ]
            return kinds[values[1]].map { hash($0, values[0]) } ?? .null
        },
        "to_base64": .texts(1...1) { .text(String(decoding: Base64.encode(Array($0[0].utf8)), as: UTF8.self)) },
        "from_base64": .texts(1...1) { values in
            let (bytes, isValid) = Base64.decode(Array(values[0].utf8))
            return isValid ? .text(String(decoding: bytes, as: UTF8.self)) : .null
        },
        "ascii": .texts(1...1, length) { .int(Int($0[0].utf8.first ?? 0)) },
        "ord": .texts(1...1, length) { .int(Int($0[0].unicodeScalars.first?.value ?? 0)) },
        "char": FunctionRule(1...100) { (binder, _, values) throws(SQLError) in
            let name = binder.helper("char", isStrict: false) { values in
                .text(
                    String(
                        decoding: values.filter { $0 != .null }.map { UInt8(truncatingIfNeeded: $0.integer) },
                        as: UTF8.self))
            }
            let codes = values.map { binder.integer($0) }.joined(separator: ", ")
            return Bound("\(name)(\(codes))", ValueType(.text, isNullable: false, length: 255))
        },
        "bin": .texts(1...1) { .text(String(UInt64(bitPattern: Int64(whole($0[0]))), radix: 2)) },
        "oct": .texts(1...1) { .text(String(UInt64(bitPattern: Int64(whole($0[0]))), radix: 8)) },
        "conv": .texts(3...3) { values in
            guard let from = Int(values[1]), let to = Int(values[2]), 2...36 ~= from, 2...36 ~= to else { return .null }
            return .text(String(UInt64(values[0], radix: from) ?? 0, radix: to).uppercased())
        },
        "format": .texts(2...3) { grouped($0[0], max(0, min(30, whole($0[1])))) },
        "quote": FunctionRule(1...1) { (binder, _, values) throws(SQLError) in
            let name = binder.helper("quote", isStrict: false) { values in
                guard values[0] != .null else { return .text("NULL") }
                return .text("'" + values[0].string.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'")
            }
            return Bound("\(name)(\(binder.texts(values)))", ValueType(.text, length: 255))
        },
        "regexp_replace": FunctionRule(3...3) { (binder, _, values) throws(SQLError) in
            let name = binder.helper("regexp_replace") { (values) throws(SQLError) in
                let texts = values.map(\.string)
                return .text(try Regular(texts[1], ignoresCase: true).replace(texts[0], with: texts[2], all: true))
            }
            return Bound("\(name)(\(binder.texts(values)))", ValueType(.text, length: 255))
        },
        "regexp_substr": FunctionRule(2...2) { (binder, _, values) throws(SQLError) in
            let name = binder.helper("regexp_substr") { (values) throws(SQLError) in
                let found = try Regular(values[1].string, ignoresCase: true).firstMatch(values[0].string)
                return .text((found?.first ?? nil) ?? "")
            }
            return Bound("\(name)(\(binder.texts(values)))", ValueType(.text, length: 255))
        },
        "charset": .texts(1...1) { _ in .text("utf8mb4") },
        "collation": .texts(1...1) { _ in .text("utf8mb4_general_ci") },
    ]

    /// Letter for letter: what has no single capital, such as ß, stays.
    private static func upper(_ text: String) -> String {
        text.unicodeScalars.map { scalar in
            let capital = scalar.properties.uppercaseMapping
            return capital.unicodeScalars.count == 1 ? capital : String(scalar)
        }.joined()
    }

    /// A number of characters; beyond all numbers it is the greatest.
    private static func whole(_ text: String) -> Int { Int(text) ?? Int(bounded: NumberText.double(text)) }

    /// `max_allowed_packet` bounds what a text can grow to.
    private static func repeated(_ text: String, _ count: Int) -> SQLValue {
        guard count > 0, !text.isEmpty else { return .text("") }
        guard count <= 16_777_216 / text.utf8.count else { return .null }
        return .text(String(repeating: text, count: count))
    }

    /// Counts from 1, from the end where it is negative.
    private static func part(_ text: String, from start: Int, _ count: Int?) -> SQLValue {
        let marks = Array(text)
        let first = start > 0 ? start - 1 : start < 0 ? marks.count + start : -1
        guard first >= 0, first < marks.count, count ?? 1 > 0 else { return .text("") }
        return .text(String(marks[first..<min(marks.count, first + min(count ?? marks.count, marks.count))]))
    }

    private static func index(_ text: String, _ mark: String, _ count: Int) -> SQLValue {
        guard !mark.isEmpty, count != 0 else { return .text("") }
        let parts = text.split(separator: mark, omittingEmptySubsequences: false)
        let kept = count > 0 ? parts.prefix(count) : parts.suffix(-count)
        return .text(kept.joined(separator: mark))
    }

    private static func trimmed(_ text: String, _ mark: String, _ side: String) -> String {
        guard !mark.isEmpty else { return text }
        var rest = text[...]
        if side != "trailing" { while rest.hasPrefix(mark) { rest = rest.dropFirst(mark.count) } }
        if side != "leading" { while rest.hasSuffix(mark) { rest = rest.dropLast(mark.count) } }
        return String(rest)
    }

    private static func padded(_ values: [String], isLeft: Bool) -> SQLValue {
        let (text, filler) = (values[0], values.count > 2 ? values[2] : " ")
        let width = whole(values[1])
        guard width >= 0, width <= 1_000_000 else { return .null }
        if text.count >= width { return .text(String(text.prefix(width))) }
        guard !filler.isEmpty else { return .text("") }
        let missing = width - text.count
        let padding = String(String(repeating: filler, count: missing / filler.count + 1).prefix(missing))
        return .text(isLeft ? padding + text : text + padding)
    }

    private static func place(_ part: String, _ text: String, _ start: Int) -> Int {
        let (marks, wanted) = (Array(Collation.folded(text)), Array(Collation.folded(part)))
        guard start > 0, start - 1 + wanted.count <= marks.count else { return 0 }
        for first in (start - 1)...(marks.count - wanted.count)
        where Array(marks[first..<first + wanted.count]) == wanted {
            return first + 1
        }
        return 0
    }

    private static func inserted(_ values: [String]) -> SQLValue {
        let marks = Array(values[0])
        let (start, count) = (whole(values[1]), whole(values[2]))
        guard start >= 1, start <= marks.count else {
            return .text(values[0])
        }
        let end = count < 0 ? marks.count : min(marks.count, start - 1 + min(count, marks.count))
        return .text(String(marks[..<(start - 1)]) + values[3] + String(marks[end...]))
    }

    private static func unhex(_ text: String) -> SQLValue {
        let digits = text.count % 2 == 0 ? text : "0" + text
        var bytes: [UInt8] = []
        var rest = digits[...]
        while !rest.isEmpty {
            guard let byte = UInt8(rest.prefix(2), radix: 16) else { return .null }
            bytes.append(byte)
            rest = rest.dropFirst(2)
        }
        return .text(String(decoding: bytes, as: UTF8.self))
    }

    private static func hash(_ function: HashFunction, _ text: String) -> SQLValue {
        .text(function.hash(Array(text.utf8)).map { String($0, radix: 16).padded(to: 2) }.joined())
    }

    /// `1,234,567.89`.
    private static func grouped(_ text: String, _ places: Int) -> SQLValue {
        let rounded = (DecimalNumber(NumberText.leading(text).number) ?? DecimalNumber(0)).rounded(to: places).text
        let parts = rounded.split(separator: ".")
        let digits = parts[0].drop { $0 == "-" }
        var out = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { out += "," }
            out.append(digit)
        }
        return .text((rounded.hasPrefix("-") ? "-" : "") + out + (parts.count > 1 ? "." + parts[1] : ""))
    }
}
