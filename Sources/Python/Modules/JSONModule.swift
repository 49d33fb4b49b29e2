import BigInt
import Kernel
import WorldModel

/// `json.dumps` and `json.loads`.
enum JSONModule {
    static let functions: Natives.Group = [
        (
            "dumps",
            { (m, os, a) throws(Trap) in
                var writer = Writer()
                if let value = a.keyword("indent"), value != .none {
                    if let text = m.string(value) {
                        writer.indent = text
                    } else {
                        let count = try m.index(value, &os)
                        try m.reserve(count)
                        writer.indent = String(repeating: " ", count: max(0, count))
                    }
                }
                if let value = a.keyword("separators"), let parts = m.sequence(value), parts.count == 2 {
                    writer.separators = (m.string(parts[0]) ?? ",", m.string(parts[1]) ?? ":")
                } else if writer.indent != nil {
                    writer.separators = (",", ": ")
                }
                writer.sortsKeys =
                    try a.keyword("sort_keys").map { value throws(Trap) in try m.truth(value, &os) } ?? false
                writer.isASCII =
                    try a.keyword("ensure_ascii").map { value throws(Trap) in try m.truth(value, &os) } ?? true
                writer.usual = a.keyword("default") ?? .none
                return m.text(try writer.text(a[0], 0, &m, &os))
            }
        ),
        (
            "loads",
            { (m, os, a) throws(Trap) in
                let text: String
                if case .bytes(let bytes, _)? = m.object(a[0]) {
                    text = String(decoding: bytes, as: UTF8.self)
                } else if let string = m.string(a[0]) {
                    text = string
                } else {
                    throw m.error(
                        .typeError, "the JSON object must be str, bytes or bytearray, not \(m.typeName(a[0]))")
                }
                var reader = Reader(text)
                return try reader.document(&m)
            }
        ),
    ]

    struct Writer {
        var indent: String?
        var separators = (", ", ": ")
        var sortsKeys = false
        var isASCII = true
        var usual = Value.none
        private var open: [ObjectID] = []

        init() {}

        mutating func text(
            _ value: Value, _ level: Int, _ m: inout Interpreter, _ os: inout Simulation
        ) throws(Trap) -> String {
            switch m.plain(value) {
            case .none: return "null"
            case .bool(let flag): return flag ? "true" : "false"
            case .int(let number): return String(number)
            case .float(let number):
                if number.isNaN { return "NaN" }
                if number.isInfinite { return number < 0 ? "-Infinity" : "Infinity" }
                return FloatText.repr(number)
            case .object(let id):
                switch m.heap[Int(id)] {
                case .string(let text): return quoted(text.string)
                case .big(let number): return try m.decimal(number)
                case .list(let items), .tuple(let items):
                    try enter(id, &m)
                    defer { open.removeLast() }
                    if items.isEmpty { return "[]" }
                    var parts: [String] = []
                    for item in items { parts.append(try text(item, level + 1, &m, &os)) }
                    return wrapped(parts, "[", "]", level)
                case .dictionary(let table):
                    try enter(id, &m)
                    defer { open.removeLast() }
                    if table.count == 0 { return "{}" }
                    var pairs: [(String, Value)] = []
                    for entry in table.entries { pairs.append((try key(entry.key, &m, &os), entry.value)) }
                    if sortsKeys { pairs.sort { $0.0 < $1.0 } }
                    var parts: [String] = []
                    for (name, item) in pairs {
                        parts.append(quoted(name) + separators.1 + (try text(item, level + 1, &m, &os)))
                    }
                    return wrapped(parts, "{", "}", level)
                default: break
                }
            default: break
            }
            guard usual != .none else {
                throw m.error(.typeError, "Object of type \(m.typeName(value)) is not JSON serializable")
            }
            return try text(try m.call(usual, [value], &os), level, &m, &os)
        }

        private mutating func enter(_ id: ObjectID, _ m: inout Interpreter) throws(Trap) {
            if open.contains(id) { throw m.error(.valueError, "Circular reference detected") }
            if open.count >= Interpreter.deepestStructure {
                throw m.error(
                    .recursionError, "maximum recursion depth exceeded while encoding a JSON object")
            }
            open.append(id)
        }

        private func key(_ value: Value, _ m: inout Interpreter, _ os: inout Simulation) throws(Trap) -> String {
            if let text = m.string(value) { return text }
            switch value {
            case .none: return "null"
            case .bool(let flag): return flag ? "true" : "false"
            case .int, .float: return try m.repr(value, &os)
            default:
                throw m.error(
                    .typeError, "keys must be str, int, float, bool or None, not \(m.typeName(value))")
            }
        }

        private func wrapped(_ parts: [String], _ start: String, _ end: String, _ level: Int) -> String {
            guard let indent else { return start + parts.joined(separator: separators.0) + end }
            let inner = "\n" + String(repeating: indent, count: level + 1)
            return start + inner + parts.joined(separator: separators.0 + inner) + "\n"
                + String(repeating: indent, count: level) + end
        }

        private func quoted(_ text: String) -> String {
            var out = "\""
            for scalar in text.unicodeScalars {
                switch scalar {
                case "\"": out += "\\\""
                case "\\": out += "\\\\"
                case "\n": out += "\\n"
                case "\r": out += "\\r"
                case "\t": out += "\\t"
                case "\u{8}": out += "\\b"
                case "\u{C}": out += "\\f"
                case _ where scalar.value < 0x20: out += "\\u" + Interpreter.hex(Int(scalar.value), 4)
                case _ where isASCII && scalar.value > 0x7E:
                    for unit in String(scalar).utf16 { out += "\\u" + Interpreter.hex(Int(unit), 4) }
                default: out.unicodeScalars.append(scalar)
                }
            }
            return out + "\""
        }
    }

    struct Reader {
        private let text: [Unicode.Scalar]
        private var at = 0

        init(_ text: String) { self.text = Array(text.unicodeScalars) }

        private func failure(_ message: String, _ place: Int, _ m: inout Interpreter) -> Trap {
            let line = text[..<min(place, text.count)].count { $0 == "\n" } + 1
            let start = text[..<min(place, text.count)].lastIndex(of: "\n").map { $0 + 1 } ?? 0
            let whole = "\(message): line \(line) column \(place - start + 1) (char \(place))"
            let value = m.exception(.jsonDecodeError, [m.text(whole)])
            m.setAttribute(value, "msg", m.text(message))
            m.setAttribute(value, "pos", .int(place))
            m.setAttribute(value, "lineno", .int(line))
            m.setAttribute(value, "colno", .int(place - start + 1))
            return .raised(value)
        }

        private mutating func skip() { while at < text.count, " \t\n\r".unicodeScalars.contains(text[at]) { at += 1 } }

        mutating func document(_ m: inout Interpreter) throws(Trap) -> Value {
            skip()
            let value = try self.value(&m)
            m.held.append(value)
            defer { m.held.removeLast() }
            skip()
            if at < text.count { throw failure("Extra data", at, &m) }
            return value
        }

        private mutating func value(_ m: inout Interpreter) throws(Trap) -> Value {
            guard at < text.count else { throw failure("Expecting value", at, &m) }
            switch text[at] {
            case "\"":
                at += 1
                return m.text(try string(&m))
            case "{":
                return try m.nested(" while decoding a JSON object from a unicode string") { (m) throws(Trap) in
                    try object(&m)
                }
            case "[":
                return try m.nested(" while decoding a JSON array from a unicode string") { (m) throws(Trap) in
                    try array(&m)
                }
            default: break
            }
            for (word, value) in [
                ("null", Value.none), ("true", .bool(true)), ("false", .bool(false)), ("NaN", .float(.nan)),
                ("Infinity", .float(.infinity)), ("-Infinity", .float(-.infinity)),
            ] {
                if text[at...].starts(with: word.unicodeScalars) {
                    at += word.count
                    return value
                }
            }
            let start = at
            if at < text.count, text[at] == "-" { at += 1 }
            while at < text.count, ("0"..."9").contains(text[at]) { at += 1 }
            var isFloat = false
            if at + 1 < text.count, text[at] == ".", ("0"..."9").contains(text[at + 1]) {
                isFloat = true
                at += 1
                while at < text.count, ("0"..."9").contains(text[at]) { at += 1 }
            }
            if at < text.count, text[at] == "e" || text[at] == "E" {
                isFloat = true
                at += 1
                if at < text.count, text[at] == "+" || text[at] == "-" { at += 1 }
                while at < text.count, ("0"..."9").contains(text[at]) { at += 1 }
            }
            let digits = String(String.UnicodeScalarView(text[start..<at]))
            guard !digits.isEmpty, digits != "-" else { throw failure("Expecting value", start, &m) }
            if isFloat { return .float(Double(digits) ?? 0) }
            if let small = Int(digits) { return .int(small) }
            if m.mostDigits > 0, digits.utf8.count > m.mostDigits {
                throw m.error(.valueError, Interpreter.tooManyDigits(m.mostDigits, digits.utf8.count))
            }
            return m.integer(BigInt(digits) ?? 0)
        }

        private mutating func string(_ m: inout Interpreter) throws(Trap) -> String {
            let start = at - 1
            var units: [UInt16] = []
            while true {
                guard at < text.count else { throw failure("Unterminated string starting at", start, &m) }
                let scalar = text[at]
                at += 1
                if scalar == "\"" { break }
                if scalar.value < 0x20 { throw failure("Invalid control character at", at - 1, &m) }
                guard scalar == "\\" else {
                    units += Array(String(scalar).utf16)
                    continue
                }
                guard at < text.count else { throw failure("Unterminated string starting at", start, &m) }
                let kind = text[at]
                at += 1
                let simple: [Unicode.Scalar: UInt16] = [
                    "n": 10, "r": 13, "t": 9, "b": 8, "f": 12, "/": 47, "\\": 92, "\"": 34,
                ]
                if let unit = simple[kind] {
                    units.append(unit)
                } else if kind == "u", at + 4 <= text.count,
                    let unit = UInt16(String(String.UnicodeScalarView(text[at..<(at + 4)])), radix: 16)
                {
                    units.append(unit)
                    at += 4
                } else {
                    throw failure("Invalid \\escape", at - 2, &m)
                }
            }
            return String(decoding: units, as: UTF16.self)
        }

        private mutating func array(_ m: inout Interpreter) throws(Trap) -> Value {
            at += 1
            let result = m.list([])
            m.held.append(result)
            defer { m.held.removeLast() }
            skip()
            if at < text.count, text[at] == "]" {
                at += 1
                return result
            }
            while true {
                skip()
                let item = try value(&m)
                if case .object(let id) = result { _ = m.withList(id) { $0.append(item) } }
                skip()
                guard at < text.count, text[at] == "," else { break }
                at += 1
            }
            guard at < text.count, text[at] == "]" else { throw failure("Expecting ',' delimiter", at, &m) }
            at += 1
            return result
        }

        private mutating func object(_ m: inout Interpreter) throws(Trap) -> Value {
            at += 1
            let result = m.make(.dictionary(Table()))
            m.held.append(result)
            defer { m.held.removeLast() }
            skip()
            if at < text.count, text[at] == "}" {
                at += 1
                return result
            }
            while true {
                skip()
                guard at < text.count, text[at] == "\"" else {
                    throw failure("Expecting property name enclosed in double quotes", at, &m)
                }
                at += 1
                let name = try string(&m)
                skip()
                guard at < text.count, text[at] == ":" else { throw failure("Expecting ':' delimiter", at, &m) }
                at += 1
                skip()
                let item = try value(&m)
                let label = m.text(name)
                if case .object(let id) = result { _ = m.withTable(id) { $0.set(.string(name), label, item) } }
                skip()
                guard at < text.count, text[at] == "," else { break }
                at += 1
            }
            guard at < text.count, text[at] == "}" else { throw failure("Expecting ',' delimiter", at, &m) }
            at += 1
            return result
        }
    }
}
