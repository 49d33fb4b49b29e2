import BigInt
import Kernel
import WorldModel

/// `print`, `len`, `sorted` and their like.
enum BuiltinFunctions {
    static let all: Natives.Group = [
        ("print", print), ("len", { (m, os, a) throws(Trap) in .int(try m.length(try a.one("len", &m), &os)) }),
        ("repr", { (m, os, a) throws(Trap) in m.text(try m.repr(try a.one("repr", &m), &os)) }),
        ("ascii", { (m, os, a) throws(Trap) in m.text(Interpreter.ascii(try m.repr(try a.one("ascii", &m), &os))) }),
        ("abs", abs), ("min", { (m, os, a) throws(Trap) in try extreme(a, "min", 2, &m, &os) }),
        ("max", { (m, os, a) throws(Trap) in try extreme(a, "max", 4, &m, &os) }), ("sum", sum), ("sorted", sorted),
        ("any", { (m, os, a) throws(Trap) in try test(a, "any", until: true, &m, &os) }),
        ("all", { (m, os, a) throws(Trap) in try test(a, "all", until: false, &m, &os) }),
        ("iter", iter), ("next", next), ("isinstance", isInstance), ("issubclass", isSubclass),
        ("getattr", getattr), ("setattr", setattr), ("hasattr", hasattr), ("delattr", delattr),
        ("callable", callable), ("id", id), ("hash", hash), ("chr", chr), ("ord", ord),
        ("hex", { (m, os, a) throws(Trap) in try based(a, 16, "0x", &m, &os) }),
        ("oct", { (m, os, a) throws(Trap) in try based(a, 8, "0o", &m, &os) }),
        ("bin", { (m, os, a) throws(Trap) in try based(a, 2, "0b", &m, &os) }), ("round", round), ("divmod", divmod),
        ("pow", pow), ("input", input), ("open", Files.open), ("format", format), ("globals", globals),
        ("locals", locals), ("vars", vars), ("dir", dir), ("eval", eval), ("exec", exec), ("__import__", importModule),
        ("exit", SystemModule.exit), ("quit", SystemModule.exit),
    ]

    @Sendable private static func print(
        _ m: inout Interpreter, _ os: inout Simulation, _ a: Arguments
    ) throws(Trap) -> Value {
        func option(_ name: String, _ usual: String) throws(Trap) -> String {
            guard let value = a.keyword(name), value != .none else { return usual }
            guard let text = m.string(value) else {
                throw m.error(.typeError, "\(name) must be None or a string, not \(m.typeName(value))")
            }
            return text
        }
        for (name, _) in a.keywords where !["sep", "end", "file", "flush"].contains(name) {
            throw m.error(.typeError, "print() got an unexpected keyword argument '\(name)'")
        }
        let separator = try option("sep", " ")
        let end = try option("end", "\n")
        var parts: [String] = []
        for value in a.positional { parts.append(try m.str(value, &os)) }
        let line = parts.joined(separator: separator) + end
        let target = a.keyword("file") ?? .none
        let file = target == .none ? try SystemModule.stream("stdout", &m, &os) : target
        if file == .none { return .none }
        if case .object(let id) = file, case .file = m.heap[Int(id)] {
            try Files.write(Array(line.utf8), to: id, &m, &os)
            if let flush = a.keyword("flush"), try m.truth(flush, &os) { try Files.flush(id, &m, &os) }
        } else {
            let write = try m.attribute(file, "write", &os)
            _ = try m.call(write, [m.text(line)], &os)
        }
        return .none
    }

    @Sendable private static func abs(
        _ m: inout Interpreter, _ os: inout Simulation, _ a: Arguments
    ) throws(Trap) -> Value {
        let value = try a.one("abs", &m)
        if let method = try m.overridden(value, "__abs__", &os) { return try m.call(method, [], &os) }
        switch m.number(value) {
        case .int(let number)?: return number == .min ? m.integer(-BigInt(number)) : .int(Swift.abs(number))
        case .big(let number)?: return m.integer(BigInt(number.magnitude))
        case .float(let number)?: return .float(Swift.abs(number))
        case nil: throw m.error(.typeError, "bad operand type for abs(): '\(m.typeName(value))'")
        }
    }

    private static func extreme(
        _ a: Arguments, _ name: String, _ operation: Int, _ m: inout Interpreter, _ os: inout Simulation
    ) throws(Trap) -> Value {
        guard !a.positional.isEmpty else {
            throw m.error(.typeError, "\(name) expected at least 1 argument, got 0")
        }
        let items = a.count == 1 ? try m.items(of: a[0], &os) : a.positional
        let key = a.keyword("key") ?? .none
        guard !items.isEmpty else {
            if let usual = a.keyword("default") { return usual }
            throw m.error(.valueError, "\(name)() iterable argument is empty")
        }
        m.held += items
        defer { m.held.removeLast(items.count) }
        var best = items[0]
        var bestKey = key == .none ? best : try m.call(key, [best], &os)
        for item in items.dropFirst() {
            let itemKey = key == .none ? item : try m.call(key, [item], &os)
            if try m.truth(try m.compare(operation, itemKey, bestKey, &os), &os) { (best, bestKey) = (item, itemKey) }
        }
        return best
    }

    @Sendable private static func sum(
        _ m: inout Interpreter, _ os: inout Simulation, _ a: Arguments
    ) throws(Trap) -> Value {
        var total = a.value(1, "start") ?? .int(0)
        if m.string(total) != nil { throw m.error(.typeError, "sum() can't sum strings [use ''.join(seq) instead]") }
        let items = try m.items(of: try a.one("sum", &m, most: 2), &os)
        // Floats are added with compensation, as CPython 3.12 does; earlier versions do not.
        for item in items { total = try m.binary(0, total, item, &os) }
        return total
    }

    @Sendable private static func sorted(
        _ m: inout Interpreter, _ os: inout Simulation, _ a: Arguments
    ) throws(Trap) -> Value {
        let items = try m.items(of: try a.one("sorted", &m), &os)
        let isReversed = try a.keyword("reverse").map { value throws(Trap) in try m.truth(value, &os) } ?? false
        return m.list(try m.sorted(items, key: a.keyword("key") ?? .none, isReversed: isReversed, &os))
    }

    private static func test(
        _ a: Arguments, _ name: String, until: Bool, _ m: inout Interpreter, _ os: inout Simulation
    ) throws(Trap) -> Value {
        let iterator = try m.iterator(try a.one(name, &m), &os)
        m.held.append(iterator)
        defer { m.held.removeLast() }
        while let item = try m.next(iterator, &os) { if try m.truth(item, &os) == until { return .bool(until) } }
        return .bool(!until)
    }

    @Sendable private static func iter(
        _ m: inout Interpreter, _ os: inout Simulation, _ a: Arguments
    ) throws(Trap) -> Value {
        if a.count == 2 { return m.make(.iterator(.call(a[0], until: a[1]))) }
        return try m.iterator(try a.one("iter", &m), &os)
    }

    @Sendable private static func next(
        _ m: inout Interpreter, _ os: inout Simulation, _ a: Arguments
    ) throws(Trap) -> Value {
        if let value = try m.next(try a.one("next", &m, most: 2), &os) { return value }
        if a.count == 2 { return a[1] }
        throw .raised(m.stopIteration(.none))
    }

    // MARK: Types and attributes

    @Sendable private static func isInstance(
        _ m: inout Interpreter, _ os: inout Simulation, _ a: Arguments
    ) throws(Trap) -> Value {
        try a.exactly(2, "isinstance", &m)
        return .bool(try isOne(m.typeID(of: a[0]), a[1], "isinstance", &m, &os))
    }

    @Sendable private static func isSubclass(
        _ m: inout Interpreter, _ os: inout Simulation, _ a: Arguments
    ) throws(Trap) -> Value {
        try a.exactly(2, "issubclass", &m)
        guard case .object(let id) = a[0], case .type = m.heap[Int(id)] else {
            throw m.error(.typeError, "issubclass() arg 1 must be a class")
        }
        return .bool(try isOne(id, a[1], "issubclass", &m, &os))
    }

    private static func isOne(
        _ type: ObjectID, _ wanted: Value, _ name: String, _ m: inout Interpreter, _ os: inout Simulation
    ) throws(Trap) -> Bool {
        if case .tuple(let items)? = m.object(wanted) {
            for item in items { if try isOne(type, item, name, &m, &os) { return true } }
            return false
        }
        guard case .object(let id) = wanted, case .type = m.heap[Int(id)] else {
            if wanted == .none { return type == BuiltinType.none.rawValue }
            throw m.error(.typeError, "\(name)() arg 2 must be a type, a tuple of types, or a union")
        }
        if m.isSubclass(type, of: id) { return true }
        // Abstract classes may know others: `__subclasshook__` by registered names.
        if let symbol = m.symbols.find("__instancecheck_names__"), let names = m.lookUp(symbol, in: id),
            let list = m.sequence(names)
        {
            let kind = BuiltinType(rawValue: type)
            return list.contains { name in
                switch (m.string(name), kind) {
                case ("__hash__", .list?), ("__hash__", .dict?), ("__hash__", .set?), ("__hash__", .bytearray?): false
                case ("__call__", .function?), ("__call__", .builtinFunction?), ("__call__", .method?),
                    ("__call__", .type?):
                    true
                case (let name?, _):
                    m.symbols.find(name).flatMap { m.lookUp($0, in: type) }.map { $0 != .none } ?? (name == "__hash__")
                case (nil, _): false
                }
            }
        }
        return false
    }

    private static func name(_ value: Value, _ function: String, _ m: inout Interpreter) throws(Trap) -> Symbol {
        guard let text = m.string(value) else {
            throw m.error(.typeError, "attribute name must be string, not '\(m.typeName(value))'")
        }
        return m.symbols[text]
    }

    @Sendable private static func getattr(
        _ m: inout Interpreter, _ os: inout Simulation, _ a: Arguments
    ) throws(Trap) -> Value {
        guard a.count >= 2 else { throw m.error(.typeError, "getattr expected at least 2 arguments, got \(a.count)") }
        let name = try name(a[1], "getattr", &m)
        guard a.count > 2 else { return try m.attribute(a[0], name, &os) }
        do throws(Trap) {
            return try m.find(a[0], name, &os) ?? a[2]
        } catch {
            if case .raised(let exception) = error, m.isInstance(exception, of: .attributeError) { return a[2] }
            throw error
        }
    }

    @Sendable private static func setattr(
        _ m: inout Interpreter, _ os: inout Simulation, _ a: Arguments
    ) throws(Trap) -> Value {
        try a.exactly(3, "setattr", &m)
        try m.setAttribute(a[0], try name(a[1], "setattr", &m), a[2], &os)
        return .none
    }

    @Sendable private static func hasattr(
        _ m: inout Interpreter, _ os: inout Simulation, _ a: Arguments
    ) throws(Trap) -> Value {
        try a.exactly(2, "hasattr", &m)
        do throws(Trap) {
            return .bool(try m.find(a[0], try name(a[1], "hasattr", &m), &os) != nil)
        } catch {
            if case .raised(let exception) = error, m.isInstance(exception, of: .attributeError) { return .bool(false) }
            throw error
        }
    }

    @Sendable private static func delattr(
        _ m: inout Interpreter, _ os: inout Simulation, _ a: Arguments
    ) throws(Trap) -> Value {
        try a.exactly(2, "delattr", &m)
        try m.deleteAttribute(a[0], try name(a[1], "delattr", &m), &os)
        return .none
    }

    @Sendable private static func callable(
        _ m: inout Interpreter, _ os: inout Simulation, _ a: Arguments
    ) throws(Trap) -> Value {
        switch try a.one("callable", &m) {
        case .native: return .bool(true)
        case .object(let id):
            switch m.heap[Int(id)] {
            case .function, .method, .type: return .bool(true)
            case .instance(let instance):
                return .bool(m.symbols.find("__call__").map { m.lookUp($0, in: instance.type) != nil } ?? false)
            default: return .bool(false)
            }
        default: return .bool(false)
        }
    }

    @Sendable private static func id(
        _ m: inout Interpreter, _ os: inout Simulation, _ a: Arguments
    ) throws(Trap) -> Value {
        switch try a.one("id", &m) {
        case .object(let id): .int(0x7F3A_0000_0000 + Int(id) * 64)
        case .int(let number): .int(0x5500_0000_0000 &+ number &* 32)
        case .bool(let flag): .int(flag ? 0x5400_0000_0020 : 0x5400_0000_0040)
        default: .int(0x5400_0000_0000)
        }
    }

    @Sendable private static func hash(
        _ m: inout Interpreter, _ os: inout Simulation, _ a: Arguments
    ) throws(Trap) -> Value {
        .int(try m.key(try a.one("hash", &m), &os).hash)
    }

    // MARK: Numbers and letters

    @Sendable private static func chr(
        _ m: inout Interpreter, _ os: inout Simulation, _ a: Arguments
    ) throws(Trap) -> Value {
        let number = try m.index(try a.one("chr", &m), &os)
        if Int32(exactly: number) == nil { throw m.error(.overflowError, "Python int too large to convert to C int") }
        guard let scalar = UInt32(exactly: number).flatMap(Unicode.Scalar.init) else {
            throw m.error(.valueError, "chr() arg not in range(0x110000)")
        }
        return m.text(String(Character(scalar)))
    }

    @Sendable private static func ord(
        _ m: inout Interpreter, _ os: inout Simulation, _ a: Arguments
    ) throws(Trap) -> Value {
        let value = try a.one("ord", &m)
        if case .bytes(let bytes, _)? = m.object(value), bytes.count == 1 { return .int(Int(bytes[0])) }
        guard let text = m.string(value) else {
            throw m.error(.typeError, "ord() expected string of length 1, but \(m.typeName(value)) found")
        }
        let scalars = text.unicodeScalars
        guard scalars.count == 1, let scalar = scalars.first else {
            throw m.error(.typeError, "ord() expected a character, but string of length \(scalars.count) found")
        }
        return .int(Int(scalar.value))
    }

    private static func based(
        _ a: Arguments, _ base: Int, _ prefix: String, _ m: inout Interpreter, _ os: inout Simulation
    ) throws(Trap) -> Value {
        let value = try a.one("hex", &m)
        guard let whole = m.number(value)?.whole else {
            return m.text(prefix + String(try m.index(value, &os), radix: base))
        }
        return m.text((whole < 0 ? "-" : "") + prefix + String(whole.magnitude, radix: base))
    }

    @Sendable private static func round(
        _ m: inout Interpreter, _ os: inout Simulation, _ a: Arguments
    ) throws(Trap) -> Value {
        let value = try a.one("round", &m, most: 2)
        let digits = a.value(1, "ndigits") ?? .none
        if let method = try m.overridden(value, "__round__", &os) {
            return try m.call(method, digits == .none ? [] : [digits], &os)
        }
        guard let number = m.number(value) else {
            throw m.error(.typeError, "type \(m.typeName(value)) doesn't define __round__ method")
        }
        guard case .float(let double) = number else {
            guard digits != .none, let places = m.smallInt(digits), places < 0, let whole = number.whole else {
                return m.value(number)
            }
            // Numbers of so few digits are nothing beside the unit.
            if places < -whole.magnitude.bitWidth { return .int(0) }
            let unit = BigInt(10).power(-places)
            var (quotient, rest) = whole.magnitude.quotientAndRemainder(dividingBy: unit.magnitude)
            let double = rest * 2
            if double > unit.magnitude || double == unit.magnitude && quotient % 2 == 1 { quotient += 1 }
            rest = 0
            return m.integer(BigInt(sign: whole.sign, magnitude: quotient) * unit)
        }
        if digits == .none {
            if double.isNaN { throw m.error(.valueError, "cannot convert float NaN to integer") }
            if double.isInfinite { throw m.error(.overflowError, "cannot convert float infinity to integer") }
            return m.integer(BigInt(double.rounded(.toNearestOrEven)))
        }
        let places = try m.index(digits, &os)
        guard double.isFinite, places < 300 else { return .float(double) }
        if places < -308 { return .float(double.sign == .minus ? -0.0 : 0) }
        if places < 0 {
            let unit = Constructors.power(10, -places)
            return .float((double / unit).rounded(.toNearestOrEven) * unit)
        }
        // By the exact decimal value, as CPython does.
        return .float(Double(Constructors.fixed(double, places)) ?? double)
    }

    @Sendable private static func divmod(
        _ m: inout Interpreter, _ os: inout Simulation, _ a: Arguments
    ) throws(Trap) -> Value {
        try a.exactly(2, "divmod", &m)
        if let method = try m.overridden(a[0], "__divmod__", &os) { return try m.call(method, [a[1]], &os) }
        let quotient = try m.binary(4, a[0], a[1], &os)
        let rest = try m.binary(5, a[0], a[1], &os)
        return m.tuple([quotient, rest])
    }

    @Sendable private static func pow(
        _ m: inout Interpreter, _ os: inout Simulation, _ a: Arguments
    ) throws(Trap) -> Value {
        guard let base = a.value(0, "base"), let exponent = a.value(1, "exp") else {
            throw m.error(.typeError, "pow() missing required argument")
        }
        guard let modulus = a.value(2, "mod"), modulus != .none else { return try m.binary(6, base, exponent, &os) }
        guard let b = m.number(base)?.whole, let e = m.number(exponent)?.whole, let n = m.number(modulus)?.whole else {
            throw m.error(.typeError, "pow() 3rd argument not allowed unless all arguments are integers")
        }
        if n == 0 { throw m.error(.valueError, "pow() 3rd argument cannot be 0") }
        if e < 0 {
            guard let inverse = b.inverse(n) else {
                throw m.error(.valueError, "base is not invertible for the given modulus")
            }
            return m.integer(inverse.power(-e, modulus: n))
        }
        let result = b.power(e, modulus: n)
        return m.integer(n < 0 && result > 0 ? result + n : result)
    }

    @Sendable private static func input(
        _ m: inout Interpreter, _ os: inout Simulation, _ a: Arguments
    ) throws(Trap) -> Value {
        if let prompt = a.positional.first, !m.hasPrompted {
            let text = try m.str(prompt, &os)
            if case .object(let id) = try SystemModule.stream("stdout", &m, &os) {
                try Files.write(Array(text.utf8), to: id, &m, &os)
                try Files.flush(id, &m, &os)
            }
            m.hasPrompted = true
        }
        guard case .object(let id) = try SystemModule.stream("stdin", &m, &os) else { return .none }
        let line = try Files.readLine(id, &m, &os)
        m.hasPrompted = false
        guard let text = m.string(line), !text.isEmpty else { throw m.error(.eofError, "EOF when reading a line") }
        return m.text(text.hasSuffix("\n") ? String(text.dropLast()) : text)
    }

    @Sendable private static func format(
        _ m: inout Interpreter, _ os: inout Simulation, _ a: Arguments
    ) throws(Trap) -> Value {
        m.text(try m.format(try a.one("format", &m, most: 2), a.count > 1 ? m.string(a[1]) ?? "" : "", &os))
    }

    // MARK: Names

    @Sendable private static func globals(
        _ m: inout Interpreter, _ os: inout Simulation, _ a: Arguments
    ) throws(Trap) -> Value {
        guard let frame = m.frames.last, case .module(_, let names) = m.heap[Int(frame.module)] else { return .none }
        return m.namespaceDictionary(names)
    }

    @Sendable private static func locals(
        _ m: inout Interpreter, _ os: inout Simulation, _ a: Arguments
    ) throws(Trap) -> Value {
        guard let frame = m.frames.last else { return .none }
        let code = m.codes[frame.code]
        if code.name == "<module>" || code.variables.isEmpty && !code.isClassBody {
            return try globals(&m, &os, a)
        }
        var names = frame.names
        for (index, symbol) in code.variables.enumerated() where !m.symbols.name(symbol).hasPrefix(".") {
            let value = m.stack[frame.base + index]
            if value != .undefined { names[symbol] = value }
        }
        return m.namespaceDictionary(names)
    }

    @Sendable private static func vars(
        _ m: inout Interpreter, _ os: inout Simulation, _ a: Arguments
    ) throws(Trap) -> Value {
        guard let value = a.positional.first else { return try locals(&m, &os, a) }
        guard let found = try m.find(value, m.symbols["__dict__"], &os) else {
            throw m.error(.typeError, "vars() argument must have __dict__ attribute")
        }
        return found
    }

    @Sendable private static func dir(
        _ m: inout Interpreter, _ os: inout Simulation, _ a: Arguments
    ) throws(Trap) -> Value {
        var names: [String] = []
        if let value = a.positional.first {
            names = m.attributeNames(value)
        } else {
            // Not in one expression: the machine would be taken before it has the dictionary.
            let scope = try locals(&m, &os, a)
            if case .dictionary(let table)? = m.object(scope) {
                names = table.entries.compactMap { m.string($0.key) }.sorted()
            }
        }
        return m.list(names.map { m.text($0) })
    }

    @Sendable private static func eval(
        _ m: inout Interpreter, _ os: inout Simulation, _ a: Arguments
    ) throws(Trap) -> Value {
        let given = try a.one("eval", &m, most: 3)
        let source = m.string(given) ?? ""
        return try run(try m.compileExpression(source), a, &m, &os)
    }

    @Sendable private static func exec(
        _ m: inout Interpreter, _ os: inout Simulation, _ a: Arguments
    ) throws(Trap) -> Value {
        let given = try a.one("exec", &m, most: 3)
        let source = m.string(given) ?? ""
        let code = try m.compile(source, name: "<module>", file: "<string>")
        _ = try run(code, a, &m, &os)
        return .none
    }

    /// Runs a code with the names of a dictionary, or those of the caller's module.
    private static func run(
        _ code: Int, _ a: Arguments, _ m: inout Interpreter, _ os: inout Simulation
    ) throws(Trap) -> Value {
        var module = m.frames.last?.module ?? m.main
        var target: ObjectID?
        if let scope = a.value(1, "globals"), case .object(let id) = scope,
            case .dictionary(let table) = m.heap[Int(id)]
        {
            var names = Namespace()
            for entry in table.entries { names[m.symbols[m.string(entry.key) ?? ""]] = entry.value }
            module = m.allocate(.module(name: "<string>", names))
            target = id
        }
        var frame = Frame(code: code, base: m.stack.count, module: module)
        frame.ending = .native
        m.frames.append(frame)
        let value = try m.finishNested(&os)
        if let target, case .module(_, let names) = m.heap[Int(module)] {
            for (name, value) in zip(names.names, names.values) {
                let label = m.name(name)
                let key = Key.string(m.symbols.name(name))
                _ = m.withTable(target) { $0.set(key, label, value) }
            }
        }
        return value
    }

    @Sendable private static func importModule(
        _ m: inout Interpreter, _ os: inout Simulation, _ a: Arguments
    ) throws(Trap) -> Value {
        let given = try a.one("__import__", &m, most: 5)
        let name = m.string(given) ?? ""
        return .object(try m.importNow(name, &os))
    }
}

extension Arguments {
    /// The first argument; a complaint when there is none, or too many.
    func one(_ name: String, _ m: inout Interpreter, most: Int = 1) throws(Trap) -> Value {
        guard let first = positional.first, positional.count <= most else {
            let expected = most == 1 ? "exactly one argument" : "at least 1 argument"
            throw m.error(.typeError, "\(name)() takes \(expected) (\(positional.count) given)")
        }
        return first
    }

    func exactly(_ wanted: Int, _ name: String, _ m: inout Interpreter) throws(Trap) {
        guard positional.count == wanted else {
            throw m.error(
                .typeError, "\(name) expected \(wanted) argument\(wanted == 1 ? "" : "s"), got \(positional.count)")
        }
    }
}
