import Kernel
import WorldModel

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
            if m.isArray(m.unproxied(value)) { try array(id, &m, &os) } else { try object(id, &m, &os) }
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
        let count = try m.toInteger(try m.get(.object(id), .length, &os), &os)
        guard count > 0 else {
            output += "[]"
            return
        }
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
                result +=
                    "\\u" + String(repeating: "0", count: scalar.value < 16 ? 3 : 2) + String(scalar.value, radix: 16)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
