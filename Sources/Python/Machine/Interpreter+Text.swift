import BigInt
import Kernel
import WorldModel

/// How values are written.
extension Interpreter {
    mutating func str(_ value: Value, _ os: inout Simulation) throws(Trap) -> String {
        if case .object(let id) = value {
            switch heap[Int(id)] {
            case .string(let text): return text.string
            case .instance(let instance):
                if let method = try overridden(value, "__str__", &os) {
                    let result = try call(method, [], &os)
                    guard let text = string(result) else {
                        throw error(.typeError, "__str__ returned non-string (type \(typeName(result)))")
                    }
                    return text
                }
                let layout = layout(of: instance.type)
                if layout.isException { return try exceptionText(value, &os) }
                if let text = string(instance.payload) { return text }
            default: break
            }
        }
        return try repr(value, &os)
    }

    private mutating func exceptionText(_ value: Value, _ os: inout Simulation) throws(Trap) -> String {
        let arguments = ownAttribute(value, "args").flatMap { sequence($0) } ?? []
        if isInstance(value, of: .osError), let number = ownAttribute(value, "errno"), number != .none,
            arguments.count >= 2
        {
            let name = ownAttribute(value, "filename") ?? .none
            let text = "[Errno \(try str(number, &os))] \(try str(ownAttribute(value, "strerror") ?? .none, &os))"
            return name == .none ? text : text + ": " + (try repr(name, &os))
        }
        switch arguments.count {
        case 0: return ""
        case 1:
            return isInstance(value, of: .keyError) ? try repr(arguments[0], &os) : try str(arguments[0], &os)
        default: return try repr(tuple(arguments), &os)
        }
    }

    mutating func repr(_ value: Value, _ os: inout Simulation) throws(Trap) -> String {
        switch value {
        case .undefined: return "<undefined>"
        case .none: return "None"
        case .notImplemented: return "NotImplemented"
        case .ellipsis: return "Ellipsis"
        case .bool(let flag): return flag ? "True" : "False"
        case .int(let number): return String(number)
        case .float(let number): return FloatText.repr(number)
        case .native(let number): return "<built-in function \(Natives.table[Int(number)].name)>"
        case .object(let id): return try repr(id, value, &os)
        }
    }

    private func address(_ id: ObjectID) -> String {
        let digits = String(0x7F3A_0000_0000 + Int(id) * 64, radix: 16)
        return "0x" + digits
    }

    private mutating func repr(_ id: ObjectID, _ value: Value, _ os: inout Simulation) throws(Trap) -> String {
        switch heap[Int(id)] {
        case .free: return "<free>"
        case .string(let text): return Self.quoted(text.string)
        case .bytes(let bytes, let isMutable):
            let text = "b" + Self.quoted(bytes)
            return isMutable ? "bytearray(\(text))" : text
        case .big(let number): return try decimal(number)
        case .list(let items):
            return try nested(id, "[...]", &os) { (machine, os) throws(Trap) in
                "[" + (try machine.joined(items, &os)) + "]"
            }
        case .tuple(let items):
            return try nested(id, "(...)", &os) { (machine, os) throws(Trap) in
                "(" + (try machine.joined(items, &os)) + (items.count == 1 ? ",)" : ")")
            }
        case .dictionary(let table):
            return try nested(id, "{...}", &os) { (machine, os) throws(Trap) in
                var parts: [String] = []
                for entry in table.entries {
                    parts.append("\(try machine.repr(entry.key, &os)): \(try machine.repr(entry.value, &os))")
                }
                return "{" + parts.joined(separator: ", ") + "}"
            }
        case .set(let table, let isFrozen):
            let inner = try joined(Self.setOrder(table), &os)
            if isFrozen { return table.count == 0 ? "frozenset()" : "frozenset({\(inner)})" }
            return table.count == 0 ? "set()" : "{\(inner)}"
        case .range(let from, let to, let step):
            return step == 1 ? "range(\(from), \(to))" : "range(\(from), \(to), \(step))"
        case .slice(let a, let b, let c): return "slice(\(try joined([a, b, c], &os)))"
        case .function(let function): return "<function \(function.qualifiedName) at \(address(id))>"
        case .method(let receiver, let function):
            if case .native(let number) = function {
                return
                    "<built-in method \(Natives.table[Int(number)].name) of \(typeName(receiver)) object at \(address(id))>"
            }
            if case .function(let code)? = object(function) {
                return "<bound method \(code.qualifiedName) of \(try repr(receiver, &os))>"
            }
            return "<bound method>"
        case .cell: return "<cell at \(address(id))>"
        case .type(let type):
            if let symbol = symbols.find("__repr__"), let metaclass = type.metaclass,
                let function = lookUp(symbol, in: metaclass, unless: .type)
            {
                return try str(try call(function, [value], &os), &os)
            }
            return "<class '\(qualifiedName(type))'>"
        case .instance(let instance): return try repr(id, value, instance, &os)
        case .module(let name, _): return "<module '\(name)'>"
        case .iterator: return "<\(typeName(value)) object at \(address(id))>"
        case .generator(let state): return "<\(typeName(value)) object \(state.name) at \(address(id))>"
        case .property: return "<property object at \(address(id))>"
        case .staticMethod: return "<staticmethod object at \(address(id))>"
        case .classMethod: return "<classmethod object at \(address(id))>"
        case .proxy: return "<super: object>"
        case .view(let kind, let inner):
            guard case .dictionary(let table) = heap[Int(inner)] else { return "dict_\(kind)([])" }
            let items = table.entries.map { entry -> Value in
                switch kind {
                case .keys: entry.key
                case .values: entry.value
                case .items: tuple([entry.key, entry.value])
                }
            }
            return "dict_\(kind.rawValue)([\(try joined(items, &os))])"
        case .file(let file):
            if file.isBinary { return "<_io.BufferedReader name='\(file.name)'>" }
            return "<_io.TextIOWrapper name='\(file.name)' mode='\(file.mode)' encoding='utf-8'>"
        case .socket(let socket): return "<socket.socket fd=\(socket.descriptor ?? -1), family=2, type=1, proto=0>"
        case .pattern(let pattern): return pattern.shown
        }
    }

    /// A large number in decimal, unless it has more digits than `sys.set_int_max_str_digits` allows.
    mutating func decimal(_ number: BigInt) throws(Trap) -> String {
        // A digit is 3.32 bits.
        let isLong = mostDigits > 0 && number.magnitude.bitWidth > mostDigits * 3322 / 1000 + 8
        let text = isLong ? "" : String(number)
        if isLong || mostDigits > 0 && text.utf8.count - (number < 0 ? 1 : 0) > mostDigits {
            throw error(.valueError, Self.tooManyDigits(mostDigits, nil))
        }
        return text
    }

    static func tooManyDigits(_ limit: Int, _ count: Int?) -> String {
        "Exceeds the limit (\(limit) digits) for integer string conversion"
            + (count.map { ": value has \($0) digits" } ?? "")
            + "; use sys.set_int_max_str_digits() to increase the limit"
    }

    private func qualifiedName(_ type: ClassObject) -> String {
        let module = symbols.find("__module__").flatMap { type.attributes[$0] }.flatMap { string($0) }
        let name = symbols.find("__qualname__").flatMap { type.attributes[$0] }.flatMap { string($0) } ?? type.name
        guard let module, module != "builtins" else { return type.name }
        return "\(module).\(name)"
    }

    private mutating func repr(
        _ id: ObjectID, _ value: Value, _ instance: Instance, _ os: inout Simulation
    ) throws(Trap) -> String {
        if let method = try overridden(value, "__repr__", &os) {
            let result = try call(method, [], &os)
            guard let text = string(result) else {
                throw error(.typeError, "__repr__ returned non-string (type \(typeName(result)))")
            }
            return text
        }
        if layout(of: instance.type).isException {
            let arguments = ownAttribute(value, "args").flatMap { sequence($0) } ?? []
            return "\(typeName(value))(\(try joined(arguments, &os)))"
        }
        if instance.payload != .none {
            let inner = try repr(instance.payload, &os)
            if case .set? = object(instance.payload) { return "\(typeName(value))(\(inner))" }
            return inner
        }
        guard let type = typeObject(instance.type) else { return "<object>" }
        return "<\(qualifiedName(type)) object at \(address(id))>"
    }

    mutating func joined(_ items: [Value], _ os: inout Simulation) throws(Trap) -> String {
        var parts: [String] = []
        for item in items { parts.append(try repr(item, &os)) }
        return parts.joined(separator: ", ")
    }

    /// Sets are printed as CPython's hashing orders small whole numbers; other things as they came.
    static func setOrder(_ table: Table) -> [Value] {
        var numbers: [Int] = []
        for entry in table.entries {
            guard case .int(let number) = entry.hash, number >= 0, case .int = entry.key else {
                return table.entries.map(\.key)
            }
            numbers.append(number)
        }
        var size = 8
        while numbers.count * 5 >= size * 3 { size *= numbers.count > 50_000 ? 2 : 4 }
        // Beyond the table's size the places collide, and the order is no longer plain.
        guard numbers.allSatisfy({ $0 < size }) else {
            let places = numbers.map { $0 & (size - 1) }
            guard Set(places).count == places.count else { return table.entries.map(\.key) }
            return zip(places, numbers).sorted { $0.0 < $1.0 }.map { .int($0.1) }
        }
        return numbers.sorted().map { .int($0) }
    }

    /// Things that contain themselves are written once.
    private mutating func nested(
        _ id: ObjectID, _ again: String, _ os: inout Simulation,
        _ body: (inout Interpreter, inout Simulation) throws(Trap) -> String
    ) throws(Trap) -> String {
        if writing.contains(id) { return again }
        if writing.count > 300 {
            throw error(.recursionError, "maximum recursion depth exceeded while getting the repr of an object")
        }
        writing.append(id)
        defer { writing.removeLast() }
        return try body(&self, &os)
    }

    // MARK: Quoting

    static func quoted(_ text: String) -> String {
        let quote: Character = text.contains("'") && !text.contains("\"") ? "\"" : "'"
        var out = String(quote)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            case "\\": out += "\\\\"
            case _ where Character(scalar) == quote: out += "\\\(quote)"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F: out += "\\x" + hex(Int(scalar.value), 2)
            case _ where scalar.value >= 0x80 && !isPrintable(scalar):
                out +=
                    scalar.value < 0x100
                    ? "\\x" + hex(Int(scalar.value), 2)
                    : scalar.value < 0x10000 ? "\\u" + hex(Int(scalar.value), 4) : "\\U" + hex(Int(scalar.value), 8)
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + String(quote)
    }

    static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
        case .spaceSeparator: scalar == " "
        default: true
        }
    }

    static func hex(_ number: Int, _ width: Int) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    static func quoted(_ bytes: [UInt8]) -> String {
        let quote: UInt8 = bytes.contains(0x27) && !bytes.contains(0x22) ? 0x22 : 0x27
        var out = String(UnicodeScalar(quote))
        for byte in bytes {
            switch byte {
            case 0x0A: out += "\\n"
            case 0x0D: out += "\\r"
            case 0x09: out += "\\t"
            case 0x5C: out += "\\\\"
            case quote: out += "\\" + String(UnicodeScalar(quote))
            case 0x20..<0x7F: out.unicodeScalars.append(UnicodeScalar(byte))
            default: out += "\\x" + hex(Int(byte), 2)
            }
        }
        return out + String(UnicodeScalar(quote))
    }

    // MARK: f-strings and format

    /// A piece of an f-string: the value, converted, in its format.
    mutating func formatted(
        _ value: Value, _ format: Value, conversion: Int, _ os: inout Simulation
    ) throws(Trap) -> Value {
        var value = value
        switch conversion {
        case 1: value = text(try str(value, &os))
        case 2: value = text(try repr(value, &os))
        case 3: value = text(Self.ascii(try repr(value, &os)))
        default: break
        }
        return text(try self.format(value, string(format) ?? "", &os))
    }

    static func ascii(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            if scalar.isASCII {
                out.unicodeScalars.append(scalar)
            } else {
                out +=
                    scalar.value < 0x100
                    ? "\\x" + hex(Int(scalar.value), 2)
                    : scalar.value < 0x10000 ? "\\u" + hex(Int(scalar.value), 4) : "\\U" + hex(Int(scalar.value), 8)
            }
        }
        return out
    }

    /// `format(value, spec)`
    mutating func format(_ value: Value, _ spec: String, _ os: inout Simulation) throws(Trap) -> String {
        if let method = try overridden(value, "__format__", &os) {
            return try str(try call(method, [text(spec)], &os), &os)
        }
        if spec.isEmpty { return try str(value, &os) }
        let plain = plain(value)
        if number(plain) != nil {
            if case .bool = plain, !spec.contains("d") {
                return try FormatSpec(spec, &self).text(try str(value, &os), &self)
            }
            return try FormatSpec(spec, &self).number(number(plain)!, &self)
        }
        if let string = string(plain) { return try FormatSpec(spec, &self).text(string, &self) }
        throw error(.typeError, "unsupported format string passed to \(typeName(value)).__format__")
    }
}
