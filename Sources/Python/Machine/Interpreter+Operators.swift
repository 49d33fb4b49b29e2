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
        throw unsupported(operation.rawValue + (operation == .power ? " or pow()" : ""), left, right)
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
            switch (operation, heap[Int(id)]) {
            case (.add, .list):
                let items = try items(of: right, &os)
                _ = withList(id) { $0 += items }
                return left
            case (.multiply, .list(let items)):
                if let count = smallInt(right) {
                    heap[Int(id)] = .list(Array((0..<max(0, count)).map { _ in items }.joined()))
                    return left
                }
            case (.or, .dictionary):
                try update(id, from: right, isCall: false, &os)
                return left
            case (.or, .set(_, false)), (.and, .set(_, false)), (.subtract, .set(_, false)), (.xor, .set(_, false)):
                let result = try binary(a, left, right, &os)
                if case .set(let table, _)? = object(result) {
                    heap[Int(id)] = .set(table, isFrozen: false)
                    return left
                }
            case (.add, .bytes(let bytes, true)):
                if case .bytes(let more, _)? = object(right) {
                    heap[Int(id)] = .bytes(bytes + more, isMutable: true)
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
            case (.string(let a), .string(let b)): return text(a.string + b.string)
            case (.list(let a), .list(let b)): return list(a + b)
            case (.tuple(let a), .tuple(let b)): return tuple(a + b)
            case (.bytes(let a, let isMutable), .bytes(let b, _)): return make(.bytes(a + b, isMutable: isMutable))
            default: return nil
            }
        case .multiply:
            let (container, times) = smallInt(right) != nil ? (left, right) : (right, left)
            guard let count = smallInt(times) else { return nil }
            let size = { (items: Int) in items * max(0, count) <= 50_000_000 }
            switch object(container) {
            case .string(let a):
                guard size(a.count) else { throw error(.memoryError, "") }
                return text(String(repeating: a.string, count: max(0, count)))
            case .list(let a):
                guard size(a.count) else { throw error(.memoryError, "") }
                return list(Array((0..<max(0, count)).map { _ in a }.joined()))
            case .tuple(let a): return tuple(Array((0..<max(0, count)).map { _ in a }.joined()))
            case .bytes(let a, let isMutable):
                return make(.bytes(Array((0..<max(0, count)).map { _ in a }.joined()), isMutable: isMutable))
            default: return nil
            }
        case .modulo:
            if let format = string(left) { return text(try PercentFormat.format(format, right, &self, &os)) }
            if case .bytes(let bytes, _)? = object(left) {
                let format = String(decoding: bytes, as: UTF8.self)
                return make(.bytes(Array(try PercentFormat.format(format, right, &self, &os).utf8), isMutable: false))
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

    // MARK: Comparing

    static func compare<T: Comparable>(_ a: Int, _ x: T, _ y: T) -> Bool {
        switch a {
        case 0: x == y
        case 1: x != y
        case 2: x < y
        case 3: x <= y
        case 4: x > y
        default: x >= y
        }
    }

    private static let comparisons = ["__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__"]
    private static let signs = ["==", "!=", "<", "<=", ">", ">="]
    private static let mirrored = [0, 1, 4, 5, 2, 3]

    mutating func compare(_ a: Int, _ left: Value, _ right: Value, _ os: inout Simulation) throws(Trap) -> Value {
        if isUser(left) || isUser(right) {
            for (operation, receiver, other) in [(a, left, right), (Self.mirrored[a], right, left)] {
                if let method = try overridden(receiver, Self.comparisons[operation], &os) {
                    let result = try call(method, [other], &os)
                    if result != .notImplemented { return result }
                } else if operation == 1, let method = try overridden(receiver, "__eq__", &os) {
                    let result = try call(method, [other], &os)
                    if result != .notImplemented { return .bool(!(try truth(result, &os))) }
                }
            }
        }
        if a < 2 { return .bool(try isEqual(left, right, &os) == (a == 0)) }
        return .bool(try ordered(a, left, right, &os))
    }

    private func isUser(_ value: Value) -> Bool { if case .instance? = object(value) { true } else { false } }

    func isSame(_ a: Value, _ b: Value) -> Bool {
        if case .object(let x) = a, case .object(let y) = b, x != y {
            // Equal short texts are one object, as they are interned.
            if case .string(let p) = heap[Int(x)], case .string(let q) = heap[Int(y)], p.count < 20 { return p == q }
            if case .tuple(let p) = heap[Int(x)], case .tuple(let q) = heap[Int(y)] { return p.isEmpty && q.isEmpty }
            return false
        }
        if case .float(let x) = a, case .float(let y) = b { return x == y }
        return a == b
    }

    mutating func isEqual(_ a: Value, _ b: Value, _ os: inout Simulation) throws(Trap) -> Bool {
        if a == b { if case .float(let x) = a { return !x.isNaN } else { return true } }
        if let x = number(a), let y = number(b) {
            if let p = x.whole, let q = y.whole { return p == q }
            // A whole number and a float are compared by their exact values.
            if let p = x.whole { return p == Self.exact(y.double) }
            if let q = y.whole { return q == Self.exact(x.double) }
            return x.double == y.double
        }
        if isUser(a) || isUser(b) {
            for (receiver, other) in [(a, b), (b, a)] {
                if let method = try overridden(receiver, "__eq__", &os) {
                    let result = try call(method, [other], &os)
                    if result != .notImplemented { return try truth(result, &os) }
                }
            }
        }
        switch (object(plain(a)), object(plain(b))) {
        case (.string(let x), .string(let y)): return x == y
        case (.bytes(let x, _), .bytes(let y, _)): return x == y
        case (.list(let x), .list(let y)), (.tuple(let x), .tuple(let y)):
            guard x.count == y.count else { return false }
            for (p, q) in zip(x, y) { if try !isEqual(p, q, &os) { return false } }
            return true
        case (.dictionary(let x), .dictionary(let y)):
            guard x.count == y.count else { return false }
            for entry in x.entries {
                guard let other = y[entry.hash], try isEqual(entry.value, other, &os) else { return false }
            }
            return true
        case (.range(let a, let b, let c), .range(let x, let y, let z)):
            let p = Self.rangeCount(a, b, c)
            return p == Self.rangeCount(x, y, z) && (p == 0 || a == x && (p == 1 || c == z))
        case (.method(let r, let f), .method(let s, let g)): return r == s && f == g
        default:
            if let x = setTable(a), let y = setTable(b) {
                return x.count == y.count && x.entries.allSatisfy { y.contains($0.hash) }
            }
            return false
        }
    }

    /// A float as a whole number; `nil` when it is none.
    private static func exact(_ value: Double) -> BigInt? {
        value.isFinite && value == value.rounded() ? BigInt(value) : nil
    }

    private mutating func ordered(_ a: Int, _ left: Value, _ right: Value, _ os: inout Simulation) throws(Trap) -> Bool
    {
        if let x = number(left), let y = number(right) {
            if let p = x.whole, let q = y.whole { return Self.compare(a, p, q) }
            return Self.compare(a, x.double, y.double)
        }
        switch (object(plain(left)), object(plain(right))) {
        case (.string(let x), .string(let y)):
            if x.isASCII, y.isASCII { return Self.compare(a, x.string, y.string) }
            let (p, q) = (Array(x.string.unicodeScalars.map(\.value)), Array(y.string.unicodeScalars.map(\.value)))
            return Self.compare(a, p.lexicographicallyPrecedes(q) ? -1 : p == q ? 0 : 1, 0)
        case (.bytes(let x, _), .bytes(let y, _)):
            return Self.compare(a, x.lexicographicallyPrecedes(y) ? -1 : x == y ? 0 : 1, 0)
        case (.list(let x), .list(let y)), (.tuple(let x), .tuple(let y)):
            for (p, q) in zip(x, y) where try !isEqual(p, q, &os) {
                return try truth(try compare(a, p, q, &os), &os)
            }
            return Self.compare(a, x.count, y.count)
        default:
            if let x = setTable(left), let y = setTable(right) {
                let isSubset = x.entries.allSatisfy { y.contains($0.hash) }
                let isSuperset = y.entries.allSatisfy { x.contains($0.hash) }
                switch a {
                case 2: return isSubset && x.count < y.count
                case 3: return isSubset
                case 4: return isSuperset && x.count > y.count
                default: return isSuperset
                }
            }
            throw error(
                .typeError,
                "'\(Self.signs[a])' not supported between instances of '\(typeName(left))' and '\(typeName(right))'")
        }
    }

    /// Sorts by `<`; what is equal keeps its order.
    mutating func sorted(
        _ items: [Value], key: Value, isReversed: Bool, _ os: inout Simulation
    ) throws(Trap) -> [Value] {
        held += items
        defer { held.removeLast(items.count) }
        var keyed: [(key: Value, value: Value)] = []
        let before = held.count
        for item in items {
            let sortKey = key == .none ? item : try call(key, [item], &os)
            held.append(sortKey)
            keyed.append((sortKey, item))
        }
        defer { held.removeLast(held.count - before) }
        if isReversed { keyed.reverse() }
        // Comparing may call Python and may fail. Few items are sorted as CPython does, each put into its place.
        if keyed.count <= 32 {
            for at in keyed.indices.dropFirst() {
                let item = keyed[at]
                var (low, high) = (0, at)
                // The item before comes first: it decides for what is in order already.
                if try !isLess(item.key, keyed[at - 1].key, &os) { continue }
                high = at - 1
                while low < high {
                    let middle = (low + high) / 2
                    if try isLess(item.key, keyed[middle].key, &os) { high = middle } else { low = middle + 1 }
                }
                keyed.remove(at: at)
                keyed.insert(item, at: low)
            }
            let values = keyed.map(\.value)
            return isReversed ? values.reversed() : values
        }
        func merge(_ items: ArraySlice<(key: Value, value: Value)>) throws(Trap) -> [(key: Value, value: Value)] {
            guard items.count > 1 else { return Array(items) }
            let middle = items.startIndex + items.count / 2
            let left = try merge(items[..<middle])
            let right = try merge(items[middle...])
            var out: [(key: Value, value: Value)] = []
            out.reserveCapacity(items.count)
            var (i, j) = (0, 0)
            while i < left.count, j < right.count {
                if try isLess(right[j].key, left[i].key, &os) {
                    out.append(right[j])
                    j += 1
                } else {
                    out.append(left[i])
                    i += 1
                }
            }
            return out + left[i...] + right[j...]
        }
        var result = try merge(keyed[...])
        if isReversed { result.reverse() }
        return result.map(\.value)
    }

    mutating func isLess(_ a: Value, _ b: Value, _ os: inout Simulation) throws(Trap) -> Bool {
        if case .int(let x) = a, case .int(let y) = b { return x < y }
        return try truth(try compare(2, a, b, &os), &os)
    }

    // MARK: Truth and membership

    mutating func truth(_ value: Value, _ os: inout Simulation) throws(Trap) -> Bool {
        switch value {
        case .bool(let flag): return flag
        case .none, .undefined: return false
        case .int(let number): return number != 0
        case .float(let number): return number != 0
        case .native, .ellipsis, .notImplemented: return true
        case .object(let id):
            switch heap[Int(id)] {
            case .string(let text): return !text.string.isEmpty
            case .bytes(let bytes, _): return !bytes.isEmpty
            case .big(let number): return number != 0
            case .list(let items), .tuple(let items): return !items.isEmpty
            case .dictionary(let table), .set(let table, _): return table.count > 0
            case .range(let from, let to, let step): return Self.rangeCount(from, to, step) > 0
            case .view(_, let inner):
                if case .dictionary(let table) = heap[Int(inner)] { return table.count > 0 }
                return true
            case .instance(let instance):
                if let method = try overridden(value, "__bool__", &os) {
                    let result = try call(method, [], &os)
                    guard case .bool(let flag) = result else {
                        throw error(.typeError, "__bool__ should return bool, returned \(typeName(result))")
                    }
                    return flag
                }
                if let method = try overridden(value, "__len__", &os) {
                    return try index(try call(method, [], &os), &os) != 0
                }
                return instance.payload == .none ? true : try truth(instance.payload, &os)
            default: return true
            }
        }
    }

    mutating func contains(_ container: Value, _ item: Value, _ os: inout Simulation) throws(Trap) -> Bool {
        if let method = try overridden(container, "__contains__", &os) {
            return try truth(try call(method, [item], &os), &os)
        }
        switch object(plain(container)) {
        case .string(let text):
            guard let part = string(item) else {
                throw error(.typeError, "'in <string>' requires string as left operand, not \(typeName(item))")
            }
            return part.isEmpty || text.string.contains(part)
        case .bytes(let bytes, _):
            if let byte = smallInt(item) { return bytes.contains(UInt8(truncatingIfNeeded: byte)) }
            guard case .bytes(let part, _)? = object(item) else { return false }
            return part.isEmpty || bytes.firstRange(of: part) != nil
        case .list(let items), .tuple(let items):
            for other in items { if try isEqual(other, item, &os) { return true } }
            return false
        case .dictionary(let table), .set(let table, _): return table.contains(try key(item, &os))
        case .range(let from, let to, let step):
            guard let number = smallInt(item) else { return false }
            return (step > 0 ? number >= from && number < to : number <= from && number > to)
                && (number - from) % step == 0
        case .view(let kind, let id):
            guard case .dictionary(let table) = heap[Int(id)] else { return false }
            if kind == .keys { return table.contains(try key(item, &os)) }
            for entry in table.entries {
                if kind == .values {
                    if try isEqual(entry.value, item, &os) { return true }
                } else if let pair = sequence(item), pair.count == 2, try isEqual(entry.key, pair[0], &os),
                    try isEqual(entry.value, pair[1], &os)
                {
                    return true
                }
            }
            return false
        default:
            guard isIterable(container) else {
                throw error(.typeError, "argument of type '\(typeName(container))' is not iterable")
            }
            let iterator = try iterator(container, &os)
            while let other = try next(iterator, &os) { if try isEqual(other, item, &os) { return true } }
            return false
        }
    }

    /// What a dictionary compares.
    mutating func key(_ value: Value, _ os: inout Simulation) throws(Trap) -> Key {
        switch value {
        case .none, .undefined: return .none
        case .ellipsis, .notImplemented: return .ellipsis
        case .bool(let flag): return .int(flag ? 1 : 0)
        case .int(let number): return .int(number)
        case .float(let number):
            if let whole = Int(exactly: number) { return .int(whole) }
            return .float(number)
        case .native(let number): return .native(number)
        case .object(let id):
            switch heap[Int(id)] {
            case .string(let text): return .string(text.string)
            case .bytes(let bytes, false): return .bytes(bytes)
            case .big(let number): return .big(number)
            case .tuple(let items):
                var keys: [Key] = []
                for item in items { keys.append(try key(item, &os)) }
                return .tuple(keys)
            case .set(let table, true): return .set(Set(table.entries.map(\.hash)))
            case .list, .dictionary, .set, .bytes:
                throw error(.typeError, "unhashable type: '\(typeName(value))'")
            case .slice: throw error(.typeError, "unhashable type: 'slice'")
            case .instance(let instance):
                if let method = try overridden(value, "__hash__", &os) {
                    if method == .none { throw error(.typeError, "unhashable type: '\(typeName(value))'") }
                    let hash = try call(method, [], &os)
                    return .hashed(smallInt(hash) ?? 0)
                }
                if let symbol = symbols.find("__eq__"), let found = lookUp(symbol, in: instance.type, unless: .object) {
                    if case .native = found {
                    } else {
                        throw error(.typeError, "unhashable type: '\(typeName(value))'")
                    }
                }
                return instance.payload == .none ? .identity(id) : try key(instance.payload, &os)
            default: return .identity(id)
            }
        }
    }
}
