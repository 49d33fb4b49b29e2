import BigInt
import Foundation
import Kernel
import WorldModel

/// Calling the interpreter's own types: `int("7")`, `list(x)`, `type(x)`.
enum Constructors {
    static func make(
        _ type: BuiltinType, _ a: Arguments, _ m: inout Interpreter, _ os: inout Simulation
    ) throws(Trap) -> Value {
        switch type {
        case .object:
            return m.make(.instance(Instance(type: BuiltinType.object.rawValue)))
        case .type: return try makeType(BuiltinType.type.rawValue, a, &m, &os)
        case .none: return .none
        case .bool: return .bool(try a.positional.first.map { value throws(Trap) in try m.truth(value, &os) } ?? false)
        case .int: return try integer(a, &m, &os)
        case .float: return try float(a, &m, &os)
        case .str:
            guard let value = a.value(0, "object") else { return m.text("") }
            if case .bytes(let bytes, _)? = m.object(value), a.count + a.keywords.count > 1 {
                return try BytesMethods.decode(
                    bytes, m.string(a.value(1, "encoding") ?? .none) ?? "utf-8",
                    m.string(a.value(2, "errors") ?? .none) ?? "strict", &m)
            }
            return m.text(try m.str(value, &os))
        case .bytes, .bytearray:
            return m.make(.bytes(try bytes(a, &m, &os), isMutable: type == .bytearray))
        case .list:
            return m.list(try a.positional.first.map { value throws(Trap) in try m.items(of: value, &os) } ?? [])
        case .tuple:
            guard let value = a.positional.first else { return m.tuple([]) }
            if case .tuple? = m.object(value) { return value }
            return m.tuple(try m.items(of: value, &os))
        case .dict:
            let value = m.make(.dictionary(Table()))
            guard case .object(let id) = value else { return value }
            m.held.append(value)
            defer { m.held.removeLast() }
            if let source = a.positional.first { try m.update(id, from: source, isCall: false, &os) }
            for (name, content) in a.keywords {
                let label = m.text(name)
                _ = m.withTable(id) { $0.set(.string(name), label, content) }
            }
            return value
        case .set, .frozenset:
            var table = Table()
            for item in try a.positional.first.map({ value throws(Trap) in try m.items(of: value, &os) }) ?? [] {
                table.set(try m.key(item, &os), item, .none)
            }
            return m.make(.set(table, isFrozen: type == .frozenset))
        case .range:
            var numbers: [Int] = []
            for value in a.positional { numbers.append(try m.index(value, &os)) }
            switch numbers.count {
            case 1: return m.make(.range(0, numbers[0], 1))
            case 2: return m.make(.range(numbers[0], numbers[1], 1))
            case 3:
                if numbers[2] == 0 { throw m.error(.valueError, "range() arg 3 must not be zero") }
                return m.make(.range(numbers[0], numbers[1], numbers[2]))
            default: throw m.error(.typeError, "range expected at least 1 argument, got \(numbers.count)")
            }
        case .slice:
            let p = a.positional
            return m.make(
                p.count == 1
                    ? .slice(.none, p[0], .none) : .slice(p[0], p.count > 1 ? p[1] : .none, p.count > 2 ? p[2] : .none))
        case .enumerate:
            let source = try m.iterator(try a.one("enumerate", &m, most: 2), &os)
            let start = try a.value(1, "start").map { value throws(Trap) in try m.index(value, &os) } ?? 0
            return m.make(.iterator(.enumerate(source, next: start)))
        case .zip, .map:
            if type == .map, a.count < 2 { throw m.error(.typeError, "map() must have at least two arguments.") }
            var sources: [Value] = []
            for value in type == .zip ? a.positional : Array(a.positional.dropFirst()) {
                guard m.isIterable(value) else {
                    throw m.error(.typeError, "'\(m.typeName(value))' object is not iterable")
                }
                sources.append(try m.iterator(value, &os))
            }
            if type == .map { return m.make(.iterator(.map(try a.one("map", &m, most: .max), sources))) }
            let isStrict = try a.keyword("strict").map { value throws(Trap) in try m.truth(value, &os) } ?? false
            return m.make(.iterator(.zip(sources, isStrict: isStrict)))
        case .filter:
            try a.exactly(2, "filter", &m)
            return m.make(.iterator(.filter(a[0], try m.iterator(a[1], &os))))
        case .reversed:
            let value = try a.one("reversed", &m)
            if let method = try m.overridden(value, "__reversed__", &os) { return try m.call(method, [], &os) }
            switch m.object(m.plain(value)) {
            case .range(let from, let to, let step):
                let count = Interpreter.rangeCount(from, to, step)
                return m.make(.iterator(.range(next: from + (count - 1) * step, end: from - step, step: -step)))
            case .dictionary, .view:
                let items = try m.items(of: value, &os)
                guard case .object(let id) = m.list(items) else { return .none }
                return m.make(.iterator(.reversed(id, at: items.count - 1)))
            default: break
            }
            guard case .object(let id) = value else {
                throw m.error(.typeError, "'\(m.typeName(value))' object is not reversible")
            }
            if m.sequence(value) == nil, m.string(value) == nil, try m.overridden(value, "__getitem__", &os) == nil {
                throw m.error(.typeError, "'\(m.typeName(value))' object is not reversible")
            }
            return m.make(.iterator(.reversed(id, at: try m.length(value, &os) - 1)))
        case .property:
            return m.make(
                .property(
                    get: a.value(0, "fget") ?? .none, set: a.value(1, "fset") ?? .none,
                    delete: a.value(2, "fdel") ?? .none))
        case .staticmethod: return m.make(.staticMethod(try a.one("staticmethod", &m)))
        case .classmethod: return m.make(.classMethod(try a.one("classmethod", &m)))
        case .super: return try proxy(a, &m)
        default:
            throw m.error(.typeError, "cannot create '\(type.name)' instances")
        }
    }

    private static func proxy(_ a: Arguments, _ m: inout Interpreter) throws(Trap) -> Value {
        if a.count >= 2, case .object(let type) = a[0] { return m.make(.proxy(behind: type, of: a[1])) }
        guard let frame = m.frames.last, let owner = frame.owner else {
            throw m.error(.runtimeError, "super(): no arguments")
        }
        // The first parameter; it may be shared with an inner function.
        var receiver = m.stack[frame.base]
        if let cell = m.codes[frame.code].cellParameters.first(where: { $0.variable == 0 })?.cell,
            case .cell(let value) = m.heap[Int(frame.cells[cell])]
        {
            receiver = value
        }
        return m.make(.proxy(behind: owner, of: receiver))
    }

    /// `type(x)`, or `type(name, bases, names)`; also for classes that derive from `type`.
    static func makeType(
        _ metaclass: ObjectID, _ a: Arguments, _ m: inout Interpreter, _ os: inout Simulation
    ) throws(Trap) -> Value {
        if a.count == 1, metaclass == BuiltinType.type.rawValue { return .object(m.typeID(of: a[0])) }
        guard a.count >= 3 else { throw m.error(.typeError, "type() takes 1 or 3 arguments") }
        if let symbol = m.symbols.find("__new__"), metaclass != BuiltinType.type.rawValue,
            let function = m.lookUp(symbol, in: metaclass, unless: .type)
        {
            var plain = function
            if case .staticMethod(let inner)? = m.object(function) { plain = inner }
            let named = a.keywords.map { ($0.name, $0.value) }
            let made = try m.call(plain, [.object(metaclass)] + a.positional, named, &os)
            try initialise(made, metaclass, a, &m, &os)
            return made
        }
        let made = try newType(metaclass, a, &m, &os)
        try initialise(made, metaclass, a, &m, &os)
        return made
    }

    private static func initialise(
        _ made: Value, _ metaclass: ObjectID, _ a: Arguments, _ m: inout Interpreter, _ os: inout Simulation
    ) throws(Trap) {
        guard let symbol = m.symbols.find("__init__"), metaclass != BuiltinType.type.rawValue,
            let function = m.lookUp(symbol, in: metaclass, unless: .type)
        else { return }
        _ = try m.call(function, [made] + a.positional, a.keywords.map { ($0.name, $0.value) }, &os)
    }

    static func newType(
        _ metaclass: ObjectID, _ a: Arguments, _ m: inout Interpreter, _ os: inout Simulation
    ) throws(Trap) -> Value {
        var names = Namespace()
        if case .dictionary(let table)? = m.object(m.plain(a[2])) {
            for entry in table.entries { names[m.symbols[m.string(entry.key) ?? ""]] = entry.value }
        }
        if names[m.symbols["__module__"]] == nil { names[m.symbols["__module__"]] = m.text("__main__") }
        return try m.makeClass(
            m.string(a[0]) ?? "", m.sequence(a[1]) ?? [], names,
            metaclass == BuiltinType.type.rawValue ? nil : metaclass, a.keywords.map { ($0.name, $0.value) }, &os)
    }

    // MARK: Numbers

    private static func integer(
        _ a: Arguments, _ m: inout Interpreter, _ os: inout Simulation
    ) throws(Trap) -> Value {
        guard let value = a.positional.first else { return .int(0) }
        if let method = try m.overridden(value, "__int__", &os) { return try m.call(method, [], &os) }
        let content: String
        if let text = m.string(value) {
            content = text
        } else if case .bytes(let bytes, _)? = m.object(value) {
            content = String(decoding: bytes, as: UTF8.self)
        } else {
            switch m.number(value) {
            case .float(let double)?:
                if double.isNaN { throw m.error(.valueError, "cannot convert float NaN to integer") }
                if double.isInfinite { throw m.error(.overflowError, "cannot convert float infinity to integer") }
                return m.integer(BigInt(double.rounded(.towardZero)))
            case let number?: return m.value(number)
            case nil:
                if let method = try m.overridden(value, "__index__", &os) { return try m.call(method, [], &os) }
                throw m.error(
                    .typeError,
                    "int() argument must be a string, a bytes-like object or a real number, not '\(m.typeName(value))'")
            }
        }
        let base = try a.value(1, "base").map { value throws(Trap) in try m.index(value, &os) } ?? 10
        if base == 10, let small = small(content) { return .int(small) }
        var digits = content.trimmingCharacters(in: .whitespacesAndNewlines)
        let isNegative = digits.hasPrefix("-")
        if digits.hasPrefix("-") || digits.hasPrefix("+") { digits.removeFirst() }
        var radix = base
        for (prefix, number) in [("0x", 16), ("0o", 8), ("0b", 2)] where digits.lowercased().hasPrefix(prefix) {
            if base == number || base == 0 {
                digits.removeFirst(2)
                radix = number
            }
        }
        if radix == 0 { radix = 10 }
        if m.mostDigits > 0, digits.utf8.count > m.mostDigits, radix.nonzeroBitCount > 1 {
            throw m.error(.valueError, Interpreter.tooManyDigits(m.mostDigits, digits.utf8.count))
        }
        let isValid = !digits.isEmpty && !digits.hasPrefix("_") && !digits.hasSuffix("_") && !digits.contains("__")
        guard isValid, (2...36).contains(radix), let number = whole(digits, radix) else {
            throw m.error(
                .valueError, "invalid literal for int() with base \(base): \(try m.repr(value, &os))")
        }
        return m.integer(isNegative ? -number : number)
    }

    /// The number of a few decimal digits and nothing else, as most texts of numbers are.
    private static func small(_ digits: String) -> Int? {
        guard (1...18).contains(digits.utf8.count) else { return nil }
        var total = 0
        for byte in digits.utf8 {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            total = total * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return total
    }

    /// The decimal digits of other scripts as ASCII's.
    private static func inASCII(_ digits: String) -> String {
        guard digits.utf8.contains(where: { $0 >= 0x80 }) else { return digits }
        return String(
            String.UnicodeScalarView(
                digits.unicodeScalars.map { scalar in
                    guard scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue else {
                        return scalar
                    }
                    return Unicode.Scalar(UInt8(ascii: "0") + UInt8(value))
                }))
    }

    /// The number that digits mean; `nil` when one of them is none.
    static func whole(_ digits: String, _ radix: Int) -> BigInt? {
        let plain = inASCII(digits).replacing("_", with: "")
        guard plain.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) else { return nil }
        if let small = Int(plain, radix: radix) { return BigInt(small) }
        var total = BigInt(0)
        for digit in plain {
            guard let value = Int(String(digit), radix: radix) else { return nil }
            total = total * BigInt(radix) + BigInt(value)
        }
        return total
    }

    private static func float(
        _ a: Arguments, _ m: inout Interpreter, _ os: inout Simulation
    ) throws(Trap) -> Value {
        guard let value = a.positional.first else { return .float(0) }
        if let method = try m.overridden(value, "__float__", &os) { return try m.call(method, [], &os) }
        if let text = m.string(value) {
            let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines).lowercased().replacing("_", with: "")
            switch trimmed.drop(while: { $0 == "+" || $0 == "-" }) {
            case "inf", "infinity": return .float(trimmed.hasPrefix("-") ? -.infinity : .infinity)
            case "nan": return .float(.nan)
            default: break
            }
            let plain = trimmed.hasPrefix("+") ? String(trimmed.dropFirst()) : trimmed
            let shaped =
                plain.hasSuffix(".")
                ? plain + "0" : plain.hasPrefix(".") ? "0" + plain : plain.replacing("-.", with: "-0.")
            guard !plain.contains("x"), let number = Double(shaped) else {
                throw m.error(.valueError, "could not convert string to float: \(Interpreter.quoted(text))")
            }
            return .float(number)
        }
        guard let number = m.number(value) else {
            throw m.error(
                .typeError, "float() argument must be a string or a real number, not '\(m.typeName(value))'")
        }
        if case .big = number, number.double.isInfinite {
            throw m.error(.overflowError, "int too large to convert to float")
        }
        return .float(number.double)
    }

    private static func bytes(
        _ a: Arguments, _ m: inout Interpreter, _ os: inout Simulation
    ) throws(Trap) -> [UInt8] {
        guard let value = a.positional.first else { return [] }
        if let text = m.string(value) {
            guard a.value(1, "encoding") != nil else {
                throw m.error(.typeError, "string argument without an encoding")
            }
            return Array(text.utf8)
        }
        if case .bytes(let bytes, _)? = m.object(m.plain(value)) { return bytes }
        if let count = m.smallInt(value) {
            if count < 0 { throw m.error(.valueError, "negative count") }
            try m.reserve(count)
            return [UInt8](repeating: 0, count: count)
        }
        var out: [UInt8] = []
        for item in try m.items(of: value, &os) {
            let byte = try m.index(item, &os)
            guard (0...255).contains(byte) else { throw m.error(.valueError, "bytes must be in range(0, 256)") }
            out.append(UInt8(byte))
        }
        return out
    }

    static func power(_ base: Double, _ exponent: Int) -> Double { pow(base, Double(exponent)) }

    /// A number with so many places after the point, rounded by its exact value.
    static func fixed(_ value: Double, _ places: Int) -> String { String(format: "%.\(places)f", value) }
}
