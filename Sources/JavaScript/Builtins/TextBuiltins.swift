import Foundation
import Kernel
import WorldModel

/// Regular expressions and JSON.
enum TextBuiltins {
    static let groups: [Natives.Group] = [Natives.Group("RegExp.prototype", ofExpressions), Natives.Group("JSON", ofJSON)]

    // MARK: Regular expressions

    static let makeRegularExpression: NativeFunction = { (m, os, c) throws(Trap) in
        var source = ""
        var flags = ""
        if case .regularExpression(let known, let knownFlags)? = m.kind(c[0]) {
            (source, flags) = (known, knownFlags)
        } else if c[0] != .undefined {
            source = try m.toText(c[0], &os)
        }
        if c[1] != .undefined { flags = try m.toText(c[1], &os) }
        return try m.makeRegularExpression(source, flags)
    }

    private static func own(_ c: Call, _ name: String, _ m: inout Machine) throws(Trap) -> (ObjectID, String, String) {
        guard case .object(let id) = c.this, case .regularExpression(let source, let flags) = m.things[Int(id)].kind
        else {
            throw m.error(.typeError, "Receiver is not a RegExp")
        }
        return (id, source, flags)
    }

    /// A pattern between slashes: its own slashes are escaped.
    private static func shown(_ source: String) -> String {
        if source.isEmpty { return "(?:)" }
        var result = ""
        var isEscaped = false
        var isInClass = false
        for character in source {
            if character == "/", !isEscaped, !isInClass { result += "\\" }
            if character == "\n" {
                result += "\\n"
                continue
            }
            if !isEscaped {
                if character == "[" { isInClass = true }
                if character == "]" { isInClass = false }
            }
            isEscaped = !isEscaped && character == "\\"
            result.append(character)
        }
        return result
    }

    private static func flag(_ name: String, _ letter: Character) -> Natives.Function {
        ("get " + name, 0, { (m, os, c) throws(Trap) in .bool(try own(c, name, &m).2.contains(letter)) })
    }

    private static let ofExpressions: Natives.Functions = [
        ("exec", 1, { (m, os, c) throws(Trap) in
            let (id, source, flags) = try own(c, "exec", &m)
            let text = try m.toTextValue(c[0], &os)
            let moves = flags.contains("g") || flags.contains("y")
            let start = moves ? try m.toInteger(try m.get(c.this, .lastIndex, &os), &os) : 0
            let string = m.string(text) ?? ""
            let units = string as NSString
            guard start <= units.length, let expression = RegularExpression.compile(source, flags),
                let match = expression.match(units, from: max(0, start), isSticky: flags.contains("y"))
            else {
                if moves { m.define(id, .key(KnownName.lastIndex.rawValue), .number(0), .writable) }
                return .null
            }
            let whole = Text(string)
            var groups: [Value] = []
            for group in match { groups.append(group.map { m.text(whole.slice($0.lowerBound, $0.upperBound)) } ?? .undefined) }
            let bounds = match[0] ?? 0..<0
            if moves { m.define(id, .key(KnownName.lastIndex.rawValue), .int(bounds.upperBound), .writable) }
            let list = m.array(groups)
            guard case .object(let result) = list else { return .null }
            m.define(result, .key(KnownName.index.rawValue), .int(bounds.lowerBound))
            m.define(result, .key(KnownName.input.rawValue), text)
            var named = Value.undefined
            if !expression.names.isEmpty {
                let holder = m.make(.ordinary, -1)
                for (number, name) in expression.names.sorted(by: { $0.key < $1.key }) {
                    m.define(holder, name, number < groups.count ? groups[number] : .undefined)
                }
                named = .object(holder)
            }
            m.define(result, .key(KnownName.groups.rawValue), named)
            return list
        }),
        ("toString", 0, { (m, os, c) throws(Trap) in
            let (_, source, flags) = try own(c, "toString", &m)
            return m.text("/\(shown(source))/\(flags)")
        }),
        ("get source", 0, { (m, os, c) throws(Trap) in
            let source = try own(c, "source", &m).1
            return m.text(shown(source))
        }),
        ("get flags", 0, { (m, os, c) throws(Trap) in m.text(String(try own(c, "flags", &m).2.sorted())) }),
        flag("global", "g"), flag("ignoreCase", "i"), flag("multiline", "m"), flag("sticky", "y"),
        flag("unicode", "u"), flag("dotAll", "s"), flag("hasIndices", "d"),
    ]

    // MARK: JSON

    private static let ofJSON: Natives.Functions = [
        ("parse", 2, { (m, os, c) throws(Trap) in
            var reader = JSONReader(try m.toText(c[0], &os))
            let value = try reader.read(&m)
            guard m.isCallable(c[1]) else { return value }
            return try m.call(m.hooks["revive"] ?? .undefined, .undefined, [value, c[1]], &os)
        }),
        ("stringify", 3, { (m, os, c) throws(Trap) in
            var writer = JSONWriter()
            if case .number(let number) = c[2] {
                writer.gap = String(repeating: " ", count: max(0, min(10, Int(exactly: number.rounded(.down)) ?? 0)))
            } else if let text = m.string(c[2]) {
                writer.gap = String(text.prefix(10))
            }
            if m.isCallable(c[1]) { writer.replacer = c[1] } else if m.isArray(c[1]), let items = m.items(c[1]) {
                var names: [PropertyName] = []
                for item in items { names.append(try m.name(item, &os)) }
                writer.names = names
            }
            let holder = m.makeObject()
            m.define(holder, "", c[0])
            m.held.append(.object(holder))
            defer { m.held.removeLast() }
            guard try writer.write(c[0], holder: .object(holder), key: .key(m.names.key("")), &m, &os) else {
                return .undefined
            }
            return m.text(writer.output)
        }),
    ]
}

extension Machine {
    mutating func makeRegularExpression(_ source: String, _ flags: String) throws(Trap) -> Value {
        guard flags.allSatisfy({ "dgimsuyv".contains($0) }), Set(flags).count == flags.count else {
            throw error(.syntaxError, "Invalid flags supplied to RegExp constructor '\(flags)'")
        }
        if let problem = RegularExpression.problem(source, flags) {
            throw error(.syntaxError, "Invalid regular expression: /\(source)/\(flags): \(problem)")
        }
        let id = make(.regularExpression(source: source, flags: flags), prototypes.regularExpression)
        things[Int(id)].properties.add(KnownName.lastIndex.rawValue, .number(0), .writable)
        return .object(id)
    }
}

/// Reads JSON with V8's complaints.
struct JSONReader {
    private let bytes: [UInt8]
    private let text: String
    private var place = 0
    private var depth = 0

    init(_ text: String) {
        self.text = text
        bytes = Array(text.utf8)
    }

    mutating func read(_ m: inout Machine) throws(Trap) -> Value {
        let value = try value(&m)
        skip()
        guard place == bytes.count else { throw unexpected(&m, isAfterValue: true) }
        return value
    }

    private mutating func skip() {
        while place < bytes.count, [32, 9, 10, 13].contains(bytes[place]) { place += 1 }
    }

    private func unexpected(_ m: inout Machine, isAfterValue: Bool = false) -> Trap {
        guard place < bytes.count else { return m.error(.syntaxError, "Unexpected end of JSON input") }
        let units = String(decoding: bytes[..<place], as: UTF8.self).utf16.count
        if isAfterValue {
            return m.error(.syntaxError, "Unexpected non-whitespace character after JSON at position \(units)")
        }
        if ["undefined", "[object Object]", "NaN", "Infinity"].contains(text) {
            return m.error(.syntaxError, "\"\(text)\" is not valid JSON")
        }
        let rest = String(decoding: bytes[place...], as: UTF8.self)
        let character = rest.first.map(String.init) ?? ""
        if bytes[place] == 0x22 { return m.error(.syntaxError, "Unexpected string in JSON at position \(units)") }
        let shown = Text(text)
        let source: String
        if shown.count <= 40 {
            source = "\"\(text)\" is not valid JSON"
        } else {
            let from = max(0, units - 10)
            let to = min(shown.count, units + 10)
            source =
                "\(from > 0 ? "..." : "")\"\(shown.slice(from, to))\"\(to < shown.count ? "..." : "") is not valid JSON"
        }
        return m.error(.syntaxError, "Unexpected token '\(character)', \(source)")
    }

    private mutating func value(_ m: inout Machine) throws(Trap) -> Value {
        skip()
        guard place < bytes.count else { throw unexpected(&m) }
        guard depth < 500 else { throw m.error(.rangeError, "Maximum call stack size exceeded") }
        depth += 1
        defer { depth -= 1 }
        switch bytes[place] {
        case 0x7B: return try object(&m)
        case 0x5B: return try array(&m)
        case 0x22:
            let text = try string(&m)
            return m.text(text)
        case 0x2D, 0x30...0x39: return try number(&m)
        default:
            for (word, value) in [("true", Value.bool(true)), ("false", .bool(false)), ("null", .null)] {
                guard bytes[place] == word.utf8.first else { continue }
                for byte in word.utf8 {
                    guard place < bytes.count, bytes[place] == byte else { throw unexpected(&m) }
                    place += 1
                }
                return value
            }
            throw unexpected(&m)
        }
    }

    private mutating func number(_ m: inout Machine) throws(Trap) -> Value {
        let start = place
        if bytes[place] == 0x2D { place += 1 }
        guard place < bytes.count, (0x30...0x39).contains(bytes[place]) else {
            if place < bytes.count { throw m.error(.syntaxError, "No number after minus sign in JSON at position \(place)") }
            throw m.error(.syntaxError, "No number after minus sign in JSON at position \(place)")
        }
        if bytes[place] == 0x30, place + 1 < bytes.count, (0x30...0x39).contains(bytes[place + 1]) {
            place += 1
            throw m.error(.syntaxError, "Unexpected number in JSON at position \(place)")
        }
        func digits() { while place < bytes.count, (0x30...0x39).contains(bytes[place]) { place += 1 } }
        digits()
        if place < bytes.count, bytes[place] == 0x2E {
            place += 1
            guard place < bytes.count, (0x30...0x39).contains(bytes[place]) else {
                throw m.error(.syntaxError, "Unterminated fractional number in JSON at position \(place)")
            }
            digits()
        }
        if place < bytes.count, bytes[place] == 0x65 || bytes[place] == 0x45 {
            place += 1
            if place < bytes.count, bytes[place] == 0x2B || bytes[place] == 0x2D { place += 1 }
            guard place < bytes.count, (0x30...0x39).contains(bytes[place]) else {
                throw m.error(.syntaxError, "Exponent part is missing a number in JSON at position \(place)")
            }
            digits()
        }
        return .number(Double(String(decoding: bytes[start..<place], as: UTF8.self)) ?? .nan)
    }

    private mutating func string(_ m: inout Machine) throws(Trap) -> String {
        place += 1
        var result: [UInt8] = []
        while true {
            guard place < bytes.count else {
                throw m.error(.syntaxError, "Unterminated string in JSON at position \(place)")
            }
            let byte = bytes[place]
            if byte == 0x22 {
                place += 1
                return String(decoding: result, as: UTF8.self)
            }
            if byte < 0x20 {
                throw m.error(.syntaxError, "Bad control character in string literal in JSON at position \(place)")
            }
            place += 1
            guard byte == 0x5C else {
                result.append(byte)
                continue
            }
            guard place < bytes.count else {
                throw m.error(.syntaxError, "Unterminated string in JSON at position \(place)")
            }
            let escape = bytes[place]
            place += 1
            switch escape {
            case 0x22, 0x5C, 0x2F: result.append(escape)
            case 0x62: result.append(8)
            case 0x66: result.append(12)
            case 0x6E: result.append(10)
            case 0x72: result.append(13)
            case 0x74: result.append(9)
            case 0x75:
                var units: [UInt16] = [try unit(&m)]
                if UTF16.isLeadSurrogate(units[0]), place + 1 < bytes.count, bytes[place] == 0x5C, bytes[place + 1] == 0x75 {
                    place += 2
                    units.append(try unit(&m))
                }
                result += String(decoding: units, as: UTF16.self).utf8
            default:
                place -= 1
                throw m.error(.syntaxError, "Bad escaped character in JSON at position \(place)")
            }
        }
    }

    private mutating func unit(_ m: inout Machine) throws(Trap) -> UInt16 {
        guard place + 4 <= bytes.count,
            let value = UInt16(String(decoding: bytes[place..<place + 4], as: UTF8.self), radix: 16)
        else { throw m.error(.syntaxError, "Bad Unicode escape in JSON at position \(place)") }
        place += 4
        return value
    }

    private mutating func array(_ m: inout Machine) throws(Trap) -> Value {
        place += 1
        var items: [Value] = []
        skip()
        if place < bytes.count, bytes[place] == 0x5D {
            place += 1
            return m.array([])
        }
        while true {
            items.append(try value(&m))
            skip()
            guard place < bytes.count else { throw unexpected(&m) }
            if bytes[place] == 0x5D {
                place += 1
                return m.array(items)
            }
            guard bytes[place] == 0x2C else {
                throw m.error(
                    .syntaxError, "Expected ',' or ']' after array element in JSON at position \(place)")
            }
            place += 1
        }
    }

    private mutating func object(_ m: inout Machine) throws(Trap) -> Value {
        place += 1
        let id = m.makeObject()
        skip()
        if place < bytes.count, bytes[place] == 0x7D {
            place += 1
            return .object(id)
        }
        var isFirst = true
        while true {
            skip()
            guard place < bytes.count, bytes[place] == 0x22 else {
                if place >= bytes.count, isFirst || true {
                    if place >= bytes.count, !isFirst { throw unexpected(&m) }
                    if place >= bytes.count {
                        throw m.error(
                            .syntaxError, "Expected property name or '}' in JSON at position \(place)")
                    }
                }
                throw m.error(
                    .syntaxError,
                    isFirst
                        ? "Expected property name or '}' in JSON at position \(place)"
                        : "Expected double-quoted property name in JSON at position \(place)")
            }
            isFirst = false
            let key = try string(&m)
            skip()
            guard place < bytes.count else { throw unexpected(&m) }
            guard bytes[place] == 0x3A else {
                throw m.error(.syntaxError, "Expected ':' after property name in JSON at position \(place)")
            }
            place += 1
            let item = try value(&m)
            m.define(id, key, item)
            skip()
            guard place < bytes.count else { throw unexpected(&m) }
            if bytes[place] == 0x7D {
                place += 1
                return .object(id)
            }
            guard bytes[place] == 0x2C else {
                throw m.error(
                    .syntaxError, "Expected ',' or '}' after property value in JSON at position \(place)")
            }
            place += 1
        }
    }
}

/// Writes JSON (ECMA-262, section 25.5.2).
struct JSONWriter {
    var gap = ""
    var replacer: Value?
    var names: [PropertyName]?
    var output = ""
    private var indent = ""
    private var stack: [(object: ObjectID, key: String)] = []

    /// False for what JSON has nothing for.
    mutating func write(
        _ given: Value, holder: Value, key: PropertyName, _ m: inout Machine, _ os: inout Simulation
    ) throws(Trap) -> Bool {
        var value = given
        if m.isObject(value) || m.big(value) != nil {
            let method = try m.get(value, .toJSON, &os)
            if m.isCallable(method) {
                let name = m.value(of: key)
                value = try m.call(method, value, [name], &os)
            }
        }
        if let replacer {
            let name = m.value(of: key)
            value = try m.call(replacer, holder, [name, value], &os)
        }
        if case .wrapper(let inner)? = m.kind(value) { value = inner }
        switch value {
        case .null: output += "null"
        case .bool(let flag): output += flag ? "true" : "false"
        case .number(let number): output += number.isFinite ? NumberText.text(number) : "null"
        case .string(let id): output += Self.quoted(m.texts[Int(id)].string)
        case .undefined, .hole, .symbol, .cell: return false
        case .object(let id):
            if m.big(value) != nil { throw m.error(.typeError, "Do not know how to serialize a BigInt") }
            if m.isCallable(value) { return false }
            if let place = stack.firstIndex(where: { $0.object == id }) { throw circle(id, from: place, key, &m) }
            guard stack.count < 500 else { throw m.error(.rangeError, "Maximum call stack size exceeded") }
            stack.append((id, m.nameText(key)))
            if m.isArray(value) { try array(id, &m, &os) } else { try object(id, &m, &os) }
            stack.removeLast()
        }
        return true
    }

    private func circle(_ id: ObjectID, from place: Int, _ key: PropertyName, _ m: inout Machine) -> Trap {
        func name(_ id: ObjectID, _ m: inout Machine) -> String { m.constructorName(id) ?? "Object" }
        func shown(_ key: String) -> String { Int(key) == nil ? "property '\(key)'" : "index \(key)" }
        var lines = ["Converting circular structure to JSON"]
        lines.append("    --> starting at object with constructor '\(name(id, &m))'")
        let between = stack[(place + 1)...]
        if let first = between.first {
            lines.append("    |     \(shown(first.key)) -> object with constructor '\(name(first.object, &m))'")
        }
        if between.count > 2 { lines.append("    |     ...") }
        if between.count > 1, let last = between.last {
            lines.append("    |     \(shown(last.key)) -> object with constructor '\(name(last.object, &m))'")
        }
        lines.append("    --- \(shown(m.nameText(key))) closes the circle")
        return m.error(.typeError, lines.joined(separator: "\n"))
    }

    private mutating func array(_ id: ObjectID, _ m: inout Machine, _ os: inout Simulation) throws(Trap) {
        let count = m.things[Int(id)].items.count
        guard count > 0 else { return output += "[]" }
        let outer = indent
        indent += gap
        output += "["
        for index in 0..<count {
            if index > 0 { output += "," }
            if !gap.isEmpty { output += "\n" + indent }
            let item = try m.item(.object(id), index, &os)
            if !(try write(item, holder: .object(id), key: .index(index), &m, &os)) { output += "null" }
        }
        indent = outer
        output += gap.isEmpty ? "]" : "\n\(indent)]"
    }

    private mutating func object(_ id: ObjectID, _ m: inout Machine, _ os: inout Simulation) throws(Trap) {
        let outer = indent
        indent += gap
        output += "{"
        var isFirst = true
        let keys: [PropertyName]
        if let names { keys = names } else { keys = try m.ownKeys(id, hidden: false, &os) }
        for key in keys {
            if names != nil, try !m.has(.object(id), key, &os) { continue }
            let item = try m.get(.object(id), key, &os)
            let mark = output
            output += isFirst ? "" : ","
            if !gap.isEmpty { output += "\n" + indent }
            output += Self.quoted(m.nameText(key)) + (gap.isEmpty ? ":" : ": ")
            if try write(item, holder: .object(id), key: key, &m, &os) { isFirst = false } else { output = mark }
        }
        indent = outer
        output += gap.isEmpty || isFirst ? "}" : "\n\(indent)}"
    }

    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "\u{8}": result += "\\b"
            case "\u{C}": result += "\\f"
            case _ where scalar.value < 0x20:
                result += "\\u" + String(repeating: "0", count: scalar.value < 16 ? 3 : 2) + String(scalar.value, radix: 16)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
