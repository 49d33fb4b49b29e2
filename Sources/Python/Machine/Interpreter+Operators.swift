import BigInt
import Foundation
import Kernel
import PythonSyntax
import WorldModel

/// What operators do.
extension Interpreter {
    private static let operators = BinaryOperator.allCases
    private static let methods: [BinaryOperator: String] = [
        .add: "add", .subtract: "sub", .multiply: "mul", .divide: "truediv", .floorDivide: "floordiv", .modulo: "mod",
        .power: "pow", .leftShift: "lshift", .rightShift: "rshift", .and: "and", .or: "or", .xor: "xor",
        .matrixMultiply: "matmul",
    ]

    // MARK: Numbers

    /// A number as it is computed with.
    enum Number {
        case int(Int)
        case big(BigInt)
        case float(Double)

        var double: Double {
            switch self {
            case .int(let value): Double(value)
            case .big(let value): Double(value)
            case .float(let value): value
            }
        }

        var whole: BigInt? {
            switch self {
            case .int(let value): BigInt(value)
            case .big(let value): value
            case .float: nil
            }
        }
    }

    func number(_ value: Value) -> Number? {
        switch value {
        case .int(let number): return .int(number)
        case .bool(let flag): return .int(flag ? 1 : 0)
        case .float(let number): return .float(number)
        case .object:
            switch object(plain(value)) {
            case .big(let number): return .big(number)
            case nil:
                let inner = plain(value)
                return inner == value ? nil : number(inner)
            default: return nil
            }
        default: return nil
        }
    }

    mutating func value(_ number: Number) -> Value {
        switch number {
        case .int(let number): .int(number)
        case .big(let number): integer(number)
        case .float(let number): .float(number)
        }
    }

    /// An index: a whole number, or something with `__index__`.
    mutating func index(_ value: Value, _ os: inout Simulation) throws(Trap) -> Int {
        if let small = smallInt(value) { return small }
        if case .big? = object(plain(value)) {
            throw error(.indexError, "cannot fit 'int' into an index-sized integer")
        }
        if let method = try overridden(value, "__index__", &os), case .int(let number) = try call(method, [], &os) {
            return number
        }
        throw error(.typeError, "'\(typeName(value))' object cannot be interpreted as an integer")
    }

    func smallInt(_ value: Value) -> Int? {
        switch plain(value) {
        case .int(let number): number
        case .bool(let flag): flag ? 1 : 0
        default: nil
        }
    }

    // MARK: Binary operators

    mutating func binary(_ a: Int, _ left: Value, _ right: Value, _ os: inout Simulation) throws(Trap) -> Value {
        let operation = Self.operators[a]
        if let x = number(left), let y = number(right), isPlainNumber(left), isPlainNumber(right) {
            if let result = try arithmetic(operation, x, y, left, right) { return result }
        } else if let result = try userOperator(operation, left, right, &os) {
            return result
        } else if let x = number(left), let y = number(right), let result = try arithmetic(operation, x, y, left, right)
        {
            return result
        }
        if let result = try containers(operation, plain(left), plain(right), &os) { return result }
        if operation == .or, let union = typeUnion(left, right) { return union }
        if operation == .multiply, sequence(left) != nil || string(left) != nil,
            let method = try overridden(right, "__index__", &os)
        {
            return try binary(a, left, try call(method, [], &os), &os)
        }
        throw unsupported(operation.rawValue + (operation == .power ? " or pow()" : ""), left, right)
    }

    /// `int | str | None`: a union of types is the tuple of its members here, as `isinstance` takes it.
    private mutating func typeUnion(_ left: Value, _ right: Value) -> Value? {
        func members(_ value: Value) -> [Value]? {
            if value == .none { return [.object(typeID(of: .none))] }
            switch object(value) {
            case .type: return [value]
            case .tuple(let items):
                let areTypes = items.allSatisfy { if case .type? = object($0) { true } else { false } }
                return areTypes && !items.isEmpty ? items : nil
            default: return nil
            }
        }
        guard left != .none || right != .none, let a = members(left), let b = members(right) else { return nil }
        return tuple(a + b.filter { !a.contains($0) })
    }

    private mutating func repeated<T>(_ items: [T], _ count: Int) throws(Trap) -> [T] {
        try reserve(items.count, times: count, each: MemoryLayout<T>.size)
        return Array(repeatElement(items, count: max(0, count)).joined())
    }

    private func isPlainNumber(_ value: Value) -> Bool {
        if case .instance? = object(value) { return false }
        return true
    }

    mutating func unsupported(_ sign: String, _ left: Value, _ right: Value) -> Trap {
        if sign == "+", string(left) != nil {
            return error(.typeError, "can only concatenate str (not \"\(typeName(right))\") to str")
        }
        if sign == "+", case .list? = object(plain(left)) {
            return error(.typeError, "can only concatenate list (not \"\(typeName(right))\") to list")
        }
        if sign == "+", case .tuple? = object(plain(left)) {
            return error(.typeError, "can only concatenate tuple (not \"\(typeName(right))\") to tuple")
        }
        if sign == "+", case .bytes? = object(plain(left)) {
            return error(.typeError, "can't concat \(typeName(right)) to bytes")
        }
        if sign == "*", sequence(left) != nil || string(left) != nil {
            return error(.typeError, "can't multiply sequence by non-int of type '\(typeName(right))'")
        }
        return error(
            .typeError, "unsupported operand type(s) for \(sign): '\(typeName(left))' and '\(typeName(right))'")
    }

    /// `__add__` and `__radd__` and their like.
    private mutating func userOperator(
        _ operation: BinaryOperator, _ left: Value, _ right: Value, _ os: inout Simulation
    ) throws(Trap) -> Value? {
        guard let name = Self.methods[operation] else { return nil }
        let (leftType, rightType) = (typeID(of: left), typeID(of: right))
        let isRightFirst = leftType != rightType && isSubclass(rightType, of: leftType)
        for isReflected in isRightFirst ? [true, false] : [false, true] {
            if isReflected, leftType == rightType { continue }
            let (receiver, other) = isReflected ? (right, left) : (left, right)
            guard let method = try overridden(receiver, "__\(isReflected ? "r" : "")\(name)__", &os) else { continue }
            let result = try call(method, [other], &os)
            if result != .notImplemented { return result }
        }
        return nil
    }

    mutating func inPlace(_ a: Int, _ left: Value, _ right: Value, _ os: inout Simulation) throws(Trap) -> Value {
        let operation = Self.operators[a]
        if let name = Self.methods[operation], let method = try overridden(left, "__i\(name)__", &os) {
            let result = try call(method, [right], &os)
            if result != .notImplemented { return result }
        }
        if case .object(let id) = plain(left) {
            switch (operation, store(id)) {
            case (.add, .list):
                let items = try items(of: right, &os)
                _ = withList(id) { $0 += items }
                return left
            case (.multiply, .list(let length)):
                if let count = smallInt(right) {
                    try reserve(length, times: count, each: 8)
                    _ = withList(id) { $0 = Array(repeatElement($0, count: max(0, count)).joined()) }
                    return left
                }
            case (.or, .dictionary):
                try update(id, from: right, isCall: false, &os)
                return left
            case (.or, .set), (.and, .set), (.subtract, .set), (.xor, .set):
                let result = try binary(a, left, right, &os)
                if case .set(let table, _)? = object(result) {
                    heap[Int(id)] = .set(table, isFrozen: false)
                    return left
                }
            case (.add, .bytes):
                if case .bytes(let more, _)? = object(right) {
                    try reserve(more.count)
                    _ = withBytes(id) { $0 += more }
                    return left
                }
            default: break
            }
        }
        do throws(Trap) {
            return try binary(a, left, right, &os)
        } catch {
            if case .raised(let exception) = error, isInstance(exception, of: .typeError),
                let message = ownAttribute(exception, "args").flatMap({ sequence($0)?.first }).flatMap({ string($0) }),
                message.hasPrefix("unsupported operand type(s) for \(operation.rawValue):")
                    || message.hasPrefix("unsupported operand type(s) for ** or pow():")
            {
                let sign = operation.rawValue + "="
                throw self.error(
                    .typeError, "unsupported operand type(s) for \(sign): '\(typeName(left))' and '\(typeName(right))'")
            }
            throw error
        }
    }

    private mutating func arithmetic(
        _ operation: BinaryOperator, _ x: Number, _ y: Number, _ left: Value, _ right: Value
    ) throws(Trap) -> Value? {
        if case .int(let a) = x, case .int(let b) = y { return try integers(operation, a, b, left, right) }
        if let a = x.whole, let b = y.whole { return try bigIntegers(operation, a, b) }
        let (a, b) = (x.double, y.double)
        switch operation {
        case .add: return .float(a + b)
        case .subtract: return .float(a - b)
        case .multiply: return .float(a * b)
        case .divide:
            if b == 0 { throw error(.zeroDivisionError, "float division by zero") }
            return .float(a / b)
        case .floorDivide:
            if b == 0 { throw error(.zeroDivisionError, "float floor division by zero") }
            let rest = fmod(a, b)
            let quotient = (a - rest) / b
            return .float(((rest != 0 && (rest < 0) != (b < 0)) ? quotient - 1 : quotient).rounded())
        case .modulo:
            if b == 0 { throw error(.zeroDivisionError, "float modulo") }
            let rest = fmod(a, b)
            return .float(rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest == 0 ? (b < 0 ? -0.0 : 0.0) : rest)
        case .power:
            if a == 0, b < 0 { throw error(.zeroDivisionError, "0.0 cannot be raised to a negative power") }
            if a < 0, a.isFinite, b.isFinite, b != b.rounded() {
                let advice = "write complex(x) ** y"
                throw error(.valueError, "Drydock: a root of a negative number is not simulated; \(advice)")
            }
            let result = pow(a, b)
            if result.isInfinite, a.isFinite, b.isFinite {
                throw error(.overflowError, "(34, 'Numerical result out of range')")
            }
            return .float(result)
        default: return nil
        }
    }

    private mutating func integers(
        _ operation: BinaryOperator, _ a: Int, _ b: Int, _ left: Value, _ right: Value
    ) throws(Trap) -> Value? {
        func checked(_ result: (partialValue: Int, overflow: Bool)) -> Value? {
            result.overflow ? nil : .int(result.partialValue)
        }
        switch operation {
        case .add: if let value = checked(a.addingReportingOverflow(b)) { return value }
        case .subtract: if let value = checked(a.subtractingReportingOverflow(b)) { return value }
        case .multiply: if let value = checked(a.multipliedReportingOverflow(by: b)) { return value }
        case .divide:
            if b == 0 { throw error(.zeroDivisionError, "division by zero") }
            return .float(Double(a) / Double(b))
        case .floorDivide, .modulo:
            if b == 0 {
                throw error(
                    .zeroDivisionError,
                    operation == .modulo ? "integer modulo by zero" : "integer division or modulo by zero")
            }
            if b == -1 { return operation == .modulo ? .int(0) : a == .min ? integer(-BigInt(a)) : .int(-a) }
            let (quotient, rest) = a.quotientAndRemainder(dividingBy: b)
            let isOff = rest != 0 && (rest < 0) != (b < 0)
            return .int(operation == .modulo ? (isOff ? rest + b : rest) : (isOff ? quotient - 1 : quotient))
        case .power: return try power(BigInt(a), BigInt(b))
        case .and, .or, .xor:
            let value = operation == .and ? a & b : operation == .or ? a | b : a ^ b
            if case .bool = left, case .bool = right { return .bool(value != 0) }
            return .int(value)
        case .rightShift where b >= 0: return .int(b >= 64 ? (a < 0 ? -1 : 0) : a >> b)
        case .leftShift, .rightShift: break
        case .matrixMultiply: return nil
        }
        return try bigIntegers(operation, BigInt(a), BigInt(b))
    }

    private mutating func power(_ a: BigInt, _ b: BigInt) throws(Trap) -> Value {
        if b < 0 {
            if a == 0 { throw error(.zeroDivisionError, "0.0 cannot be raised to a negative power") }
            return .float(pow(Double(a), Double(b)))
        }
        guard let exponent = Int(exactly: b), a.bitWidth * exponent < 4_000_000 else {
            throw error(.memoryError, "")
        }
        return integer(a.power(exponent))
    }

    private mutating func bigIntegers(_ operation: BinaryOperator, _ a: BigInt, _ b: BigInt) throws(Trap) -> Value? {
        switch operation {
        case .add: return integer(a + b)
        case .subtract: return integer(a - b)
        case .multiply: return integer(a * b)
        case .divide:
            if b == 0 { throw error(.zeroDivisionError, "division by zero") }
            return .float(Double(a) / Double(b))
        case .floorDivide, .modulo:
            if b == 0 { throw error(.zeroDivisionError, "integer division or modulo by zero") }
            var (quotient, rest) = a.quotientAndRemainder(dividingBy: b)
            if rest != 0, (rest < 0) != (b < 0) {
                quotient -= 1
                rest += b
            }
            return integer(operation == .modulo ? rest : quotient)
        case .power: return try power(a, b)
        case .leftShift, .rightShift:
            guard let count = Int(exactly: b), count >= 0 else { throw error(.valueError, "negative shift count") }
            if operation == .leftShift {
                if count > 4_000_000 { throw error(.memoryError, "") }
                return integer(a << count)
            }
            // Downwards, for negative numbers too.
            return integer(a < 0 ? -((-a - 1) >> count) - 1 : a >> count)
        case .and: return integer(a & b)
        case .or: return integer(a | b)
        case .xor: return integer(a ^ b)
        case .matrixMultiply: return nil
        }
    }

    /// Texts, lists and sets.
    private mutating func containers(
        _ operation: BinaryOperator, _ left: Value, _ right: Value, _ os: inout Simulation
    ) throws(Trap) -> Value? {
        switch operation {
        case .add:
            switch (object(left), object(right)) {
            case (.string(let a), .string(let b)):
                try reserve(a.string.utf8.count + b.string.utf8.count)
                return make(.string(Text(a, b)))
            case (.list(let a), .list(let b)):
                try reserve(a.count + b.count, times: 1, each: 8)
                return list(a + b)
            case (.tuple(let a), .tuple(let b)): return tuple(a + b)
            case (.bytes(let a, let isMutable), .bytes(let b, _)):
                try reserve(a.count + b.count)
                return make(.bytes(a + b, isMutable: isMutable))
            default: return nil
            }
        case .multiply:
            let (container, times) = smallInt(right) != nil ? (left, right) : (right, left)
            guard let count = smallInt(times) else { return nil }
            switch object(container) {
            case .string(let a):
                try reserve(a.string.utf8.count, times: count)
                return make(.string(Text(repeating: a, count: max(0, count))))
            case .list(let a): return list(try repeated(a, count))
            case .tuple(let a): return tuple(try repeated(a, count))
            case .bytes(let a, let isMutable): return make(.bytes(try repeated(a, count), isMutable: isMutable))
            default: return nil
            }
        case .modulo:
            if let format = string(left) { return text(try PercentFormat.format(format, right, &self, &os)) }
            if case .bytes(let bytes, _)? = object(left) {
                let made = try PercentFormat.format(PercentFormat.text(bytes), right, ofBytes: true, &self, &os)
                return make(.bytes(PercentFormat.bytes(made), isMutable: false))
            }
            return nil
        case .or, .and, .subtract, .xor:
            if operation == .or, case .dictionary? = object(left), case .dictionary? = object(right),
                case .object(let id) = try copyDictionary(left)
            {
                try update(id, from: right, isCall: false, &os)
                return .object(id)
            }
            guard let a = setTable(left), let b = setTable(right) else { return nil }
            var isFrozen = false
            if case .set(_, true)? = object(left) { isFrozen = true }
            return make(.set(Self.combined(operation, a, b), isFrozen: isFrozen))
        default: return nil
        }
    }

    static func combined(_ operation: BinaryOperator, _ a: Table, _ b: Table) -> Table {
        var out = Table()
        for entry in a.entries {
            let isInBoth = b.contains(entry.hash)
            if operation == .or || (operation == .and) == isInBoth && operation != .xor
                || operation == .xor && !isInBoth
            {
                out.set(entry.hash, entry.key, .none)
            }
        }
        if operation == .or || operation == .xor {
            for entry in b.entries where operation == .or || !a.contains(entry.hash) {
                out.set(entry.hash, entry.key, .none)
            }
        }
        return out
    }

    /// A set's table; the keys of a dictionary count, too.
    func setTable(_ value: Value) -> Table? {
        switch object(plain(value)) {
        case .set(let table, _): return table
        case .view(.keys, let id): if case .dictionary(let table) = heap[Int(id)] { return table }
        case .view(.items, _): return nil
        default: break
        }
        return nil
    }

    mutating func copyDictionary(_ value: Value) throws(Trap) -> Value {
        guard case .dictionary(let table)? = object(plain(value)) else { return value }
        return make(.dictionary(table))
    }

    mutating func unary(_ a: Int, _ value: Value, _ os: inout Simulation) throws(Trap) -> Value {
        if let method = try overridden(value, a == 0 ? "__neg__" : a == 1 ? "__pos__" : "__invert__", &os) {
            return try call(method, [], &os)
        }
        switch (a, number(value)) {
        case (0, .int(let number)): return number == .min ? integer(-BigInt(number)) : .int(-number)
        case (0, .big(let number)): return integer(-number)
        case (0, .float(let number)): return .float(-number)
        case (1, let number?): return self.value(number)
        case (2, .int(let number)): return .int(~number)
        case (2, .big(let number)): return integer(-number - 1)
        default:
            let sign = ["-", "+", "~"][a]
            throw error(.typeError, "bad operand type for unary \(sign): '\(typeName(value))'")
        }
    }
}
