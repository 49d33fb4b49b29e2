import BigInt
import Foundation
import Kernel
import WorldModel

/// Operators (ECMA-262, sections 7.2 and 13).
extension Machine {
    mutating func add(_ a: Value, _ b: Value, _ os: inout Simulation) throws(Trap) -> Value {
        if case .string(let x) = a, case .string(let y) = b { return try joined(texts[Int(x)], texts[Int(y)]) }
        let left = try toPrimitive(a, .none, &os)
        let right = try toPrimitive(b, .none, &os)
        if case .string = left { return try concatenate(left, right, &os) }
        if case .string = right { return try concatenate(left, right, &os) }
        return try arithmetic(.add, left, right, &os)
    }

    private mutating func concatenate(_ a: Value, _ b: Value, _ os: inout Simulation) throws(Trap) -> Value {
        try joined(Text(try toText(a, &os)), Text(try toText(b, &os)))
    }

    /// The longest text that there can be (V8's limit).
    static let longestText = 536_870_888

    mutating func joined(_ a: Text, _ b: Text) throws(Trap) -> Value {
        if a.string.utf8.count + b.string.utf8.count > Self.longestText / 4 {
            throw error(.rangeError, "Invalid string length")
        }
        return text(Text(a, b))
    }

    mutating func arithmetic(
        _ operation: Operation, _ a: Value, _ b: Value, _ os: inout Simulation
    ) throws(Trap) -> Value {
        let left = try toNumeric(a, &os)
        let right = try toNumeric(b, &os)
        if let x = big(left), let y = big(right) { return try big(operation, x, y) }
        guard case .number(let x) = left, case .number(let y) = right else {
            throw error(.typeError, "Cannot mix BigInt and other types, use explicit conversions")
        }
        switch operation {
        case .add: return .number(x + y)
        case .subtract: return .number(x - y)
        case .multiply: return .number(x * y)
        case .divide: return .number(x / y)
        case .remainder: return .number(fmod(x, y))
        case .power: return .number(Self.power(x, y))
        case .bitAnd: return .number(Double(Self.int32(x) & Self.int32(y)))
        case .bitOr: return .number(Double(Self.int32(x) | Self.int32(y)))
        case .bitXor: return .number(Double(Self.int32(x) ^ Self.int32(y)))
        case .shiftLeft: return .number(Double(Self.int32(x) << (Self.int32(y) & 31)))
        case .shiftRight: return .number(Double(Self.int32(x) >> (Self.int32(y) & 31)))
        default: return .number(Double(UInt32(bitPattern: Self.int32(x)) >> UInt32(Self.int32(y) & 31)))
        }
    }

    static func power(_ x: Double, _ y: Double) -> Double {
        if y.isNaN || abs(x) == 1 && y.isInfinite { return .nan }
        return pow(x, y)
    }

    private mutating func big(_ operation: Operation, _ x: BigInt, _ y: BigInt) throws(Trap) -> Value {
        switch operation {
        case .add: return bigInt(x + y)
        case .subtract: return bigInt(x - y)
        case .multiply: return bigInt(x * y)
        case .divide, .remainder:
            guard y != 0 else { throw error(.rangeError, "Division by zero") }
            return bigInt(operation == .divide ? x / y : x % y)
        case .power:
            guard y >= 0 else { throw error(.rangeError, "Exponent must be non-negative") }
            guard y < 100_000 else { throw error(.rangeError, "Maximum BigInt size exceeded") }
            return bigInt(x.power(Int(y)))
        case .bitAnd: return bigInt(x & y)
        case .bitOr: return bigInt(x | y)
        case .bitXor: return bigInt(x ^ y)
        case .shiftLeft, .shiftRight:
            guard y.magnitude < 1_000_000 else { throw error(.rangeError, "Maximum BigInt size exceeded") }
            return bigInt(operation == .shiftLeft ? x << Int(y) : x >> Int(y))
        default: throw error(.typeError, "BigInts have no unsigned right shift, use >> instead")
        }
    }

    // MARK: Comparing

    func strictlyEqual(_ a: Value, _ b: Value) -> Bool {
        switch (a, b) {
        case (.number(let x), .number(let y)): x == y
        case (.string(let x), .string(let y)): x == y || texts[Int(x)] == texts[Int(y)]
        case (.object(let x), .object(let y)):
            if x == y { true } else if let p = big(a), let q = big(b) { p == q } else { false }
        default: a == b
        }
    }

    mutating func looselyEqual(_ a: Value, _ b: Value, _ os: inout Simulation) throws(Trap) -> Bool {
        switch (a, b) {
        case (.undefined, .undefined), (.null, .null), (.undefined, .null), (.null, .undefined): return true
        case (.undefined, _), (.null, _), (_, .undefined), (_, .null): return false
        case (.number, .number), (.string, .string), (.bool, .bool), (.symbol, .symbol): return strictlyEqual(a, b)
        case (.bool(let x), _): return try looselyEqual(.number(x ? 1 : 0), b, &os)
        case (_, .bool(let y)): return try looselyEqual(a, .number(y ? 1 : 0), &os)
        default: break
        }
        if isObject(a), isObject(b) { return strictlyEqual(a, b) }
        if isObject(a) { return try looselyEqual(try toPrimitive(a, .none, &os), b, &os) }
        if isObject(b) { return try looselyEqual(a, try toPrimitive(b, .none, &os), &os) }
        if let x = big(a) { return try equals(x, b, &os) }
        if let y = big(b) { return try equals(y, a, &os) }
        if case .symbol = a { return false }
        if case .symbol = b { return false }
        return try toNumber(a, &os) == toNumber(b, &os)
    }

    private mutating func equals(_ x: BigInt, _ b: Value, _ os: inout Simulation) throws(Trap) -> Bool {
        if let y = big(b) { return x == y }
        if case .symbol = b { return false }
        let number = try toNumber(b, &os)
        return number == number.rounded() && number.isFinite && BigInt(number) == x
    }

    /// Whether one comes before the other; `nil` when one is no number.
    mutating func isLess(_ a: Value, _ b: Value, _ os: inout Simulation) throws(Trap) -> Bool? {
        let left = try toPrimitive(a, .number, &os)
        let right = try toPrimitive(b, .number, &os)
        if case .string(let x) = left, case .string(let y) = right {
            let (first, second) = (texts[Int(x)], texts[Int(y)])
            if first.isASCII, second.isASCII { return first.string < second.string }
            return first.string.utf16.lexicographicallyPrecedes(second.string.utf16)
        }
        if let x = big(left), let y = big(right) { return x < y }
        if let x = big(left) { return Self.compare(x, try toNumber(right, &os)).map { $0 < 0 } }
        if let y = big(right) { return Self.compare(y, try toNumber(left, &os)).map { $0 > 0 } }
        let (x, y) = (try toNumber(left, &os), try toNumber(right, &os))
        return x.isNaN || y.isNaN ? nil : x < y
    }

    private static func compare(_ x: BigInt, _ y: Double) -> Int? {
        if y.isNaN { return nil }
        if y.isInfinite { return y > 0 ? -1 : 1 }
        let whole = BigInt(y.rounded(.down))
        if x == whole { return y > y.rounded(.down) ? -1 : 0 }
        return x < whole ? -1 : 1
    }

    /// The same value, as Object.is has it.
    func isSame(_ a: Value, _ b: Value) -> Bool {
        if case .number(let x) = a, case .number(let y) = b {
            return x.isNaN && y.isNaN || x == y && x.sign == y.sign
        }
        return strictlyEqual(a, b)
    }

    mutating func isInstance(_ value: Value, of type: Value, _ os: inout Simulation) throws(Trap) -> Bool {
        guard isObject(type) else { throw error(.typeError, "Right-hand side of 'instanceof' is not an object") }
        let own = try get(type, .key(KnownSymbol.hasInstance.key), &os)
        if own != .undefined, own != .null { return try callTruth(own, type, [value], &os) }
        guard isCallable(type) else { throw error(.typeError, "Right-hand side of 'instanceof' is not callable") }
        if case .bound(let target, _)? = kind(type) { return try isInstance(value, of: target, &os) }
        guard case .object(let id) = value, isObject(value) else { return false }
        guard case .object(let prototype) = try get(type, .prototype, &os) else {
            throw error(.typeError, "Function has non-object prototype 'undefined' in instanceof check")
        }
        return try inherits(id, from: prototype, &os)
    }

    /// Whether an object is among the prototypes of another.
    mutating func inherits(
        _ id: ObjectID, from prototype: ObjectID, _ os: inout Simulation
    ) throws(Trap) -> Bool {
        var next = try prototypeOf(id, &os)
        while next >= 0 {
            if next == prototype { return true }
            next = try prototypeOf(next, &os)
        }
        return false
    }

    /// What a Map or Set knows a value by.
    func hash(_ value: Value) -> OrderedTable.Hash {
        switch value {
        case .undefined, .hole, .cell: .undefined
        case .null: .null
        case .bool(let value): .bool(value)
        case .number(let number): .number(number == 0 ? 0 : number.isNaN ? .infinity.nextDown : number)
        case .string(let id): .string(texts[Int(id)].string)
        case .symbol(let number): .symbol(number)
        case .object(let id): if case .big(let number) = things[Int(id)].kind { .big(number) } else { .object(id) }
        }
    }
}
