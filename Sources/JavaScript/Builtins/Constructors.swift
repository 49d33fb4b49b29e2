import BigInt
import Kernel
import WorldModel

/// What `new` can be used on, and functions that make values.
enum Constructors {
    static let all = Natives.Group("constructors", plain + errors + TypedArrayBuiltins.constructors)

    private static let errors: Natives.Functions = ErrorType.allCases.map { type in
        (
            type.rawValue, type == .aggregateError ? 2 : 1,
            { (m, os, c) throws(Trap) in try makeError(type, &m, &os, c) }
        )
    }

    private static let plain: Natives.Functions = [
        (
            "Object", 1,
            { (m, os, c) throws(Trap) in
                if c.newTarget != .undefined, case .object(let id) = c.newTarget,
                    case .function = m.things[Int(id)].kind
                {
                    return .object(m.make(.ordinary, try m.prototype(for: c.newTarget, else: m.prototypes.object, &os)))
                }
                if c[0] == .undefined || c[0] == .null { return .object(m.makeObject()) }
                return .object(try m.toObject(c[0]))
            }
        ),
        (
            "Function", 1,
            { (m, os, c) throws(Trap) in
                var words: [String] = []
                for value in c.arguments { words.append(try m.toText(value, &os)) }
                let body = words.popLast() ?? ""
                let source = "(function anonymous(\(words.joined(separator: ","))\n) {\n\(body)\n})"
                let maker = try m.compileFunction(
                    source, file: "anonymous", [], isInternal: false, returnsLast: true)
                return try m.call(maker, .undefined, [], &os)
            }
        ),
        (
            "Array", 1,
            { (m, os, c) throws(Trap) in
                let prototype = try m.prototype(for: c.newTarget, else: m.prototypes.array, &os)
                let id = m.allocate(Thing(kind: .array, prototype: prototype))
                if c.count == 1, case .number(let number) = c[0] {
                    guard let length = Int(exactly: number), length >= 0, length < 1 << 32 else {
                        throw m.error(.rangeError, "Invalid array length")
                    }
                    try m.grow(id, to: length)
                } else {
                    m.things[Int(id)].items = c.arguments
                }
                return .object(id)
            }
        ),
        (
            "String", 1,
            { (m, os, c) throws(Trap) in
                if c.count == 0 { return c.newTarget == .undefined ? m.text("") : try wrap(m.text(""), &m, &os, c) }
                if case .symbol(let number) = c[0], c.newTarget == .undefined { return m.text(m.keyText(-number)) }
                return try wrap(try m.toTextValue(c[0], &os), &m, &os, c)
            }
        ),
        (
            "Number", 1,
            { (m, os, c) throws(Trap) in
                if c.count == 0 { return try wrap(.number(0), &m, &os, c) }
                let value = try m.toNumeric(c[0], &os)
                if let big = m.big(value) { return try wrap(.number(Double(big)), &m, &os, c) }
                return try wrap(value, &m, &os, c)
            }
        ),
        ("Boolean", 1, { (m, os, c) throws(Trap) in try wrap(.bool(m.truth(c[0])), &m, &os, c) }),
        (
            "Symbol", 0,
            { (m, os, c) throws(Trap) in
                if c.newTarget != .undefined { throw m.error(.typeError, "Symbol is not a constructor") }
                let description: String? = c[0] == .undefined ? nil : try m.toText(c[0], &os)
                return .symbol(m.names.newSymbol(description))
            }
        ),
        (
            "BigInt", 1,
            { (m, os, c) throws(Trap) in
                if c.newTarget != .undefined { throw m.error(.typeError, "BigInt is not a constructor") }
                let value = try m.toPrimitive(c[0], .number, &os)
                switch value {
                case .number(let number):
                    guard number == number.rounded(), number.isFinite else {
                        throw m.error(
                            .rangeError,
                            "The number \(NumberText.text(number)) cannot be converted to a BigInt because it is not an integer"
                        )
                    }
                    return m.bigInt(BigInt(number))
                case .bool(let flag): return m.bigInt(flag ? 1 : 0)
                case .string(let id):
                    let text = m.texts[Int(id)].string.trimmingCharacters(in: NumberText.blanks)
                    let digits = text.lowercased()
                    let radix =
                        digits.hasPrefix("0x") ? 16 : digits.hasPrefix("0o") ? 8 : digits.hasPrefix("0b") ? 2 : 10
                    let written = radix == 10 ? digits : String(digits.dropFirst(2))
                    guard let number = text.isEmpty ? 0 : BigInt(written, radix: radix) else {
                        throw m.error(.syntaxError, "Cannot convert \(text) to a BigInt")
                    }
                    return m.bigInt(number)
                case .object where m.big(value) != nil: return value
                default: throw m.error(.typeError, "Cannot convert \(m.describe(value)) to a BigInt")
                }
            }
        ),
        ("Promise", 1, PromiseBuiltins.make),
        (
            "Map", 0,
            { (m, os, c) throws(Trap) in
                try CollectionBuiltins.make(.map(OrderedTable()), "Map", m.prototypes.map, &m, &os, c)
            }
        ),
        (
            "Set", 0,
            { (m, os, c) throws(Trap) in
                try CollectionBuiltins.make(.set(OrderedTable()), "Set", m.prototypes.set, &m, &os, c)
            }
        ),
        (
            "WeakMap", 0,
            { (m, os, c) throws(Trap) in
                try CollectionBuiltins.make(
                    .weak(OrderedTable(), isMap: true), "WeakMap", m.prototypes.weakMap, &m, &os, c)
            }
        ),
        (
            "WeakSet", 0,
            { (m, os, c) throws(Trap) in
                try CollectionBuiltins.make(
                    .weak(OrderedTable(), isMap: false), "WeakSet", m.prototypes.weakSet, &m, &os, c)
            }
        ),
        ("Date", 7, DateBuiltins.make),
        ("RegExp", 2, TextBuiltins.makeRegularExpression),
        (
            "Proxy", 2,
            { (m, os, c) throws(Trap) in
                guard case .object(let target) = c[0], case .object(let handler) = c[1] else {
                    throw m.error(.typeError, "Cannot create proxy with a non-object as target or handler")
                }
                return .object(m.make(.proxy(target: target, handler: handler), m.things[Int(target)].prototype))
            }
        ),
    ]

    private static func wrap(
        _ value: Value, _ m: inout Machine, _ os: inout Simulation, _ c: Call
    ) throws(Trap) -> Value {
        guard c.newTarget != .undefined else { return value }
        let prototype = try m.prototype(for: c.newTarget, else: m.prototype(of: value), &os)
        return .object(m.make(.wrapper(value), prototype))
    }

    private static func makeError(
        _ type: ErrorType, _ m: inout Machine, _ os: inout Simulation, _ c: Call
    ) throws(Trap) -> Value {
        let usual = m.prototypes.errors[type] ?? m.prototypes.error
        let prototype = try m.prototype(for: c.newTarget, else: usual, &os)
        let id = m.make(.error, prototype)
        let messagePlace = type == .aggregateError ? 1 : 0
        let message = c[messagePlace] == .undefined ? nil : try m.toText(c[messagePlace], &os)
        var above: ObjectID = -1
        if case .object(let maker) = c.newTarget { above = maker }
        m.noteStack(id, above: above)
        if let message {
            let text = m.text(message)
            m.things[Int(id)].properties.add(KnownName.message.rawValue, text, .method)
        }
        let options = c[messagePlace + 1]
        if m.isObject(options), try m.has(options, .key(KnownName.cause.rawValue), &os) {
            let cause = try m.get(options, .cause, &os)
            m.things[Int(id)].properties.add(KnownName.cause.rawValue, cause, .method)
        }
        if type == .aggregateError {
            let list = m.array(try m.values(of: c[0], &os))
            m.things[Int(id)].properties.add(KnownName.errors.rawValue, list, .method)
        }
        return .object(id)
    }
}
