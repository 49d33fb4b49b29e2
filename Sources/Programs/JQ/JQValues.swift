import JSON

/// How jq shows values, in messages and as text.
enum JQText {
    static func isTrue(_ value: JSONValue) -> Bool { value != .null && value != .bool(false) }

    static func type(_ value: JSONValue) -> String {
        switch value {
        case .null: "null"
        case .bool: "boolean"
        case .number: "number"
        case .string: "string"
        case .array: "array"
        case .object: "object"
        }
    }

    static let compact = JSONWriter(indentation: nil, number: { number($0) })

    /// Texts as they are, everything else as JSON.
    static func string(_ value: JSONValue) -> String { value.text ?? compact.text(value) }

    /// At most ten bytes of a value, for messages.
    static func shortened(_ value: JSONValue) -> String {
        let text = compact.text(value)
        return text.utf8.count > 11 ? String(text.prefix(10)) + "..." : text
    }

    /// `string ("x")`
    static func described(_ value: JSONValue) -> String {
        value == .null ? "null (null)" : "\(type(value)) (\(shortened(value)))"
    }

    /// The fewest digits that stand for a number, with an exponent when it is very large or small.
    static func number(_ value: Double) -> String {
        if value.isNaN { return "null" }
        let value = value.isInfinite ? (value < 0 ? -Double.greatestFiniteMagnitude : .greatestFiniteMagnitude) : value
        if value == 0 { return value.sign == .minus ? "-0" : "0" }
        let (digits, point) = decimal(abs(value))
        let sign = value < 0 ? "-" : ""
        if point <= -5 || point > digits.count + 15 {
            let exponent = point - 1
            let mantissa = digits.count > 1 ? "\(digits.prefix(1)).\(digits.dropFirst())" : digits
            return "\(sign)\(mantissa)e\(exponent < 0 ? "-" : "+")\(String(abs(exponent)).zeros(2))"
        }
        if point <= 0 { return "\(sign)0.\(String(repeating: "0", count: -point))\(digits)" }
        if point >= digits.count { return sign + digits + String(repeating: "0", count: point - digits.count) }
        return "\(sign)\(digits.prefix(point)).\(digits.dropFirst(point))"
    }

    /// The significant digits, and where the point stands among them.
    private static func decimal(_ value: Double) -> (digits: String, point: Int) {
        let parts = "\(value)".split(separator: "e")
        let mantissa = parts[0].split(separator: ".").map(String.init)
        let fraction = mantissa.count > 1 && mantissa[1] != "0" ? mantissa[1] : ""
        var point = mantissa[0].count + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
        var digits = Substring(mantissa[0] + fraction)
        while digits.first == "0", digits.count > 1 {
            digits.removeFirst()
            point -= 1
        }
        while digits.last == "0", digits.count > 1 { digits.removeLast() }
        return (String(digits), point)
    }
}

/// Order and arithmetic of values.
enum JQArithmetic {
    private static func rank(_ value: JSONValue) -> Int {
        switch value {
        case .null: 0
        case .bool(false): 1
        case .bool(true): 2
        case .number: 3
        case .string: 4
        case .array: 5
        case .object: 6
        }
    }

    static func isLess(_ a: JSONValue, _ b: JSONValue) -> Bool { compare(a, b) < 0 }

    /// null, false, true, numbers, texts, lists, objects (by their keys, then their values).
    static func compare(_ a: JSONValue, _ b: JSONValue) -> Int {
        switch (a, b) {
        case (.number(let x), .number(let y)): return x < y ? -1 : x == y ? 0 : 1
        case (.string(let x), .string(let y)):
            return x == y ? 0 : x.unicodeScalars.lexicographicallyPrecedes(y.unicodeScalars) ? -1 : 1
        case (.array(let x), .array(let y)):
            for (first, second) in zip(x, y) {
                let order = compare(first, second)
                if order != 0 { return order }
            }
            return x.count - y.count
        case (.object(let x), .object(let y)):
            let (keysX, keysY) = (x.sortedKeys, y.sortedKeys)
            let order = compare(.array(keysX.map { .string($0) }), .array(keysY.map { .string($0) }))
            if order != 0 { return order }
            for key in keysX {
                let order = compare(x[key] ?? .null, y[key] ?? .null)
                if order != 0 { return order }
            }
            return 0
        default: return rank(a) - rank(b)
        }
    }

    static func apply(_ sign: String, _ a: JSONValue, _ b: JSONValue) throws(JQMachine.Stop) -> JSONValue {
        switch sign {
        case "==": return .bool(compare(a, b) == 0)
        case "!=": return .bool(compare(a, b) != 0)
        case "<": return .bool(compare(a, b) < 0)
        case "<=": return .bool(compare(a, b) <= 0)
        case ">": return .bool(compare(a, b) > 0)
        case ">=": return .bool(compare(a, b) >= 0)
        case "+": return try add(a, b)
        case "-": return try subtract(a, b)
        case "*": return try multiply(a, b)
        case "/": return try divide(a, b)
        default: return try remainder(a, b)
        }
    }

    private static func refuse(_ a: JSONValue, _ b: JSONValue, _ what: String) -> JQMachine.Stop {
        JQMachine.error("\(JQText.described(a)) and \(JQText.described(b)) cannot be \(what)")
    }

    static func add(_ a: JSONValue, _ b: JSONValue) throws(JQMachine.Stop) -> JSONValue {
        switch (a, b) {
        case (.null, _): return b
        case (_, .null): return a
        case (.number(let x), .number(let y)): return .number(x + y)
        case (.string(let x), .string(let y)): return .string(x + y)
        case (.array(let x), .array(let y)): return .array(x + y)
        case (.object(let x), .object(let y)):
            var merged = x
            for (key, value) in y.members { merged[key] = value }
            return .object(merged)
        default: throw refuse(a, b, "added")
        }
    }

    private static func subtract(_ a: JSONValue, _ b: JSONValue) throws(JQMachine.Stop) -> JSONValue {
        switch (a, b) {
        case (.number(let x), .number(let y)): return .number(x - y)
        case (.array(let x), .array(let y)): return .array(x.filter { !y.contains($0) })
        default: throw refuse(a, b, "subtracted")
        }
    }

    private static func multiply(_ a: JSONValue, _ b: JSONValue) throws(JQMachine.Stop) -> JSONValue {
        switch (a, b) {
        case (.number(let x), .number(let y)): return .number(x * y)
        case (.string(let text), .number(let count)), (.number(let count), .string(let text)):
            guard count > 0 else { return .null }
            return .string(String(repeating: text, count: max(1, Int(min(count.rounded(.up), 100_000)))))
        case (.object(let x), .object(let y)): return .object(merged(x, y))
        default: throw refuse(a, b, "multiplied")
        }
    }

    private static func merged(_ a: JSONObject, _ b: JSONObject) -> JSONObject {
        var result = a
        for (key, value) in b.members {
            if case .object(let inner) = value, case .object(let old)? = a[key] {
                result[key] = .object(merged(old, inner))
            } else {
                result[key] = value
            }
        }
        return result
    }

    private static func divide(_ a: JSONValue, _ b: JSONValue) throws(JQMachine.Stop) -> JSONValue {
        switch (a, b) {
        case (.number(let x), .number(let y)):
            guard y != 0 else { throw refuse(a, b, "divided because the divisor is zero") }
            return .number(x / y)
        case (.string(let x), .string(let y)): return JQStrings.split(x, y)
        default: throw refuse(a, b, "divided")
        }
    }

    private static func remainder(_ a: JSONValue, _ b: JSONValue) throws(JQMachine.Stop) -> JSONValue {
        guard case .number(let x) = a, case .number(let y) = b else { throw refuse(a, b, "divided") }
        let divisor = Int64(max(-9e18, min(9e18, y)))
        guard divisor != 0 else { throw refuse(a, b, "divided because the divisor is zero") }
        let rest = Int64(max(-9e18, min(9e18, x))).magnitude % divisor.magnitude
        return .number(x < 0 ? -Double(rest) : Double(rest))
    }
}

/// Reading and changing what a path leads to.
enum JQPaths {
    static func get(_ value: JSONValue, _ key: JSONValue) throws(JQMachine.Stop) -> JSONValue {
        switch (value, key) {
        case (.object(let object), .string(let name)): return object[name] ?? .null
        case (.array(let items), .number(let number)):
            let index = Int(max(-1e9, min(1e9, number.rounded(.down))))
            let place = index < 0 ? items.count + index : index
            return items.indices.contains(place) ? items[place] : .null
        case (.null, .string), (.null, .number), (.null, .null): return .null
        case (.null, .object): return .null
        case (.array(let items), .object(let range)):
            let (start, end) = bounds(range, items.count)
            return .array(Array(items[start..<end]))
        case (.string(let text), .object(let range)):
            let scalars = Array(text.unicodeScalars)
            let (start, end) = bounds(range, scalars.count)
            return .string(String(String.UnicodeScalarView(scalars[start..<end])))
        case (.array(let items), .array(let part)): return indices(of: part, in: items)
        case (_, .string(let name)):
            throw JQMachine.error("Cannot index \(JQText.type(value)) with string \"\(name)\"")
        case (_, .object): throw JQMachine.error("Cannot index \(JQText.type(value)) with object")
        default: throw JQMachine.error("Cannot index \(JQText.type(value)) with \(JQText.type(key))")
        }
    }

    static func indices(of part: [JSONValue], in items: [JSONValue]) -> JSONValue {
        guard !part.isEmpty, part.count <= items.count else { return part.isEmpty ? .null : .array([]) }
        let found = (0...(items.count - part.count)).filter { Array(items[$0..<($0 + part.count)]) == part }
        return .array(found.map { .number(Double($0)) })
    }

    private static func bounds(_ range: JSONObject, _ count: Int) -> (Int, Int) {
        func place(_ value: JSONValue?, _ usual: Int, _ rounding: FloatingPointRoundingRule) -> Int {
            guard case .number(let number)? = value else { return usual }
            let index = Int(max(-1e9, min(1e9, number.rounded(rounding))))
            return max(0, min(count, index < 0 ? count + index : index))
        }
        let start = place(range["start"], 0, .down)
        return (start, max(start, place(range["end"], count, .up)))
    }

    static func get(_ value: JSONValue, path: [JSONValue]) throws(JQMachine.Stop) -> JSONValue {
        var value = value
        for key in path { value = try get(value, key) }
        return value
    }

    static func set(
        _ value: JSONValue, _ path: ArraySlice<JSONValue>, _ new: JSONValue
    ) throws(JQMachine.Stop) -> JSONValue {
        guard let key = path.first else { return new }
        let inner = try set(try get(value, key), path.dropFirst(), new)
        switch (value, key) {
        case (.object(var object), .string(let name)):
            object[name] = inner
            return .object(object)
        case (.null, .string(let name)): return .object(JSONObject([(name, inner)]))
        case (.array, .number(let number)), (.null, .number(let number)):
            var items = value.items ?? []
            var index = Int(max(-1e9, min(1e9, number)))
            if index < 0 { index += items.count }
            guard index >= 0 else { throw JQMachine.error("Out of bounds negative array index") }
            guard index < 10_000_000 else { throw JQMachine.error("Array index too large") }
            while items.count <= index { items.append(.null) }
            items[index] = inner
            return .array(items)
        case (.array, .object(let range)), (.null, .object(let range)):
            var items = value.items ?? []
            guard case .array(let more) = inner else {
                throw JQMachine.error("A slice of an array can only be assigned another array")
            }
            let (start, end) = bounds(range, items.count)
            items.replaceSubrange(start..<end, with: more)
            return .array(items)
        default: return inner
        }
    }

    /// Without what the paths lead to; the last ones go first, so that places do not move.
    static func delete(_ value: JSONValue, _ paths: [[JSONValue]]) throws(JQMachine.Stop) -> JSONValue {
        let order = paths.sorted { JQArithmetic.compare(.array($0), .array($1)) > 0 }
        var value = value
        for path in order { value = try delete(value, path[...]) }
        return value
    }

    private static func delete(
        _ value: JSONValue, _ path: ArraySlice<JSONValue>
    ) throws(JQMachine.Stop) -> JSONValue {
        guard let key = path.first else { return .null }
        if value == .null { return .null }
        guard path.count == 1 else {
            let inner = try delete(try get(value, key), path.dropFirst())
            return try set(value, [key], inner)
        }
        switch (value, key) {
        case (.object(var object), .string(let name)):
            object[name] = nil
            return .object(object)
        case (.array(var items), .number(let number)):
            let index = Int(max(-1e9, min(1e9, number)))
            let place = index < 0 ? items.count + index : index
            if items.indices.contains(place) { items.remove(at: place) }
            return .array(items)
        case (.array(var items), .object(let range)):
            let (start, end) = bounds(range, items.count)
            items.removeSubrange(start..<end)
            return .array(items)
        default:
            throw JQMachine.error("Cannot delete field at \(JQText.type(value)) index of \(JQText.type(key))")
        }
    }
}
