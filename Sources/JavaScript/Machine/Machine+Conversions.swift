import BigInt
import Kernel
import WorldModel

/// Values as others (ECMA-262, section 7.1).
extension Machine {
    func truth(_ value: Value) -> Bool {
        switch value {
        case .undefined, .null, .hole: false
        case .bool(let value): value
        case .number(let number): number != 0 && !number.isNaN
        case .string(let id): !texts[Int(id)].string.isEmpty
        case .symbol, .cell: true
        case .object(let id): if case .big(let big) = things[Int(id)].kind { big != 0 } else { true }
        }
    }

    func typeName(_ value: Value) -> String {
        switch value {
        case .undefined, .hole: "undefined"
        case .null, .cell: "object"
        case .bool: "boolean"
        case .number: "number"
        case .string: "string"
        case .symbol: "symbol"
        case .object: big(value) != nil ? "bigint" : isCallable(value) ? "function" : "object"
        }
    }

    enum Hint: String {
        case none = "default"
        case number, string
    }

    mutating func toPrimitive(_ value: Value, _ hint: Hint, _ os: inout Simulation) throws(Trap) -> Value {
        guard isObject(value) else { return value }
        let exotic = try get(value, .key(KnownSymbol.toPrimitive.key), &os)
        if exotic != .undefined, exotic != .null {
            let result = try call(exotic, value, [text(hint.rawValue)], &os)
            if !isObject(result) { return result }
            throw error(.typeError, "Cannot convert object to primitive value")
        }
        var order: [KnownName] = [.valueOf, .toString]
        if hint == .string { order.reverse() }
        for name in order {
            let method = try get(value, name, &os)
            guard isCallable(method) else { continue }
            let result = try call(method, value, [], &os)
            if !isObject(result) { return result }
        }
        throw error(.typeError, "Cannot convert object to primitive value")
    }

    mutating func toText(_ value: Value, _ os: inout Simulation) throws(Trap) -> String {
        switch value {
        case .undefined, .hole, .cell: return "undefined"
        case .null: return "null"
        case .bool(let value): return value ? "true" : "false"
        case .number(let number): return NumberText.text(number)
        case .string(let id): return texts[Int(id)].string
        case .symbol: throw error(.typeError, "Cannot convert a Symbol value to a string")
        case .object:
            if let big = big(value) { return String(big) }
            return try toText(try toPrimitive(value, .string, &os), &os)
        }
    }

    /// A text as a value; a text stays what it is.
    mutating func toTextValue(_ value: Value, _ os: inout Simulation) throws(Trap) -> Value {
        if case .string = value { return value }
        return text(try toText(value, &os))
    }

    mutating func toNumber(_ value: Value, _ os: inout Simulation) throws(Trap) -> Double {
        switch value {
        case .number(let number): return number
        case .undefined, .hole, .cell: return .nan
        case .null: return 0
        case .bool(let value): return value ? 1 : 0
        case .string(let id): return NumberText.number(texts[Int(id)].string)
        case .symbol: throw error(.typeError, "Cannot convert a Symbol value to a number")
        case .object:
            if big(value) != nil { throw error(.typeError, "Cannot convert a BigInt value to a number") }
            return try toNumber(try toPrimitive(value, .number, &os), &os)
        }
    }

    /// A number, or a BigInt as it is.
    mutating func toNumeric(_ value: Value, _ os: inout Simulation) throws(Trap) -> Value {
        if case .number = value { return value }
        let primitive = try toPrimitive(value, .number, &os)
        if big(primitive) != nil { return primitive }
        return .number(try toNumber(primitive, &os))
    }

    /// A whole number; what is none is 0.
    mutating func toInteger(_ value: Value, _ os: inout Simulation) throws(Trap) -> Int {
        let number = try toNumber(value, &os)
        if number.isNaN { return 0 }
        return Int(exactly: max(-9e18, min(9e18, number)).rounded(.towardZero)) ?? 0
    }

    static func int32(_ number: Double) -> Int32 {
        guard number.isFinite else { return 0 }
        if let small = Int(exactly: number.rounded(.towardZero)) { return Int32(truncatingIfNeeded: small) }
        let rest = number.rounded(.towardZero).truncatingRemainder(dividingBy: 4_294_967_296)
        return Int32(truncatingIfNeeded: Int(rest))
    }

    /// A text, a number or a truth value as the object whose methods it has.
    mutating func toObject(_ value: Value) throws(Trap) -> ObjectID {
        switch value {
        case .object(let id): return id
        case .undefined, .null, .hole, .cell:
            throw error(.typeError, "Cannot convert undefined or null to object")
        default: return make(.wrapper(value), prototype(of: value))
        }
    }

    /// An object as messages name it: `#<Dog>`.
    mutating func describe(_ value: Value) -> String {
        switch value {
        case .object(let id):
            if case .array = things[Int(id)].kind { return "[object Array]" }
            if isCallable(value) { return codeText(value) }
            return "#<\(constructorName(id) ?? "Object")>"
        case .string(let id): return texts[Int(id)].string
        case .symbol(let number): return keyText(-number)
        case .number(let number): return NumberText.text(number)
        case .bool(let value): return value ? "true" : "false"
        case .null: return "null"
        default: return "undefined"
        }
    }

    /// The name of what made an object, without running anything.
    mutating func constructorName(_ id: ObjectID) -> String? {
        var id = things[Int(id)].prototype >= 0 ? id : -1
        while id >= 0 {
            if case .proxy = things[Int(id)].kind { return "Object" }
            if let property = own(id, .key(KnownName.constructor.rawValue)),
                case .object(let function) = property.value,
                isCallable(property.value),
                let name = own(function, .key(KnownName.name.rawValue)).flatMap({ string($0.value) }), !name.isEmpty
            {
                return name
            }
            id = things[Int(id)].prototype
        }
        return nil
    }

    /// A function's text.
    mutating func codeText(_ value: Value) -> String {
        if case .function(let function)? = kind(value) {
            let code = codes[Int(function.code)]
            if !code.isInternal, !code.source.isEmpty { return code.source }
            return "function \(code.name)() { [native code] }"
        }
        if case .native(let number)? = kind(value) {
            return "function \(Natives.table[Int(number)].name)() { [native code] }"
        }
        return "function () { [native code] }"
    }
}
