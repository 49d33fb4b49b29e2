import Kernel
import WorldModel

/// Making functions, classes and instances.
extension Interpreter {
    mutating func makeFunction(_ site: CallSite) {
        let code = codes[Int(site.method)]
        var keywordDefaults: [Symbol: Value] = [:]
        for name in site.keywords.reversed() { keywordDefaults[name] = stack.removeLast() }
        let defaults = Array(stack[(stack.count - site.positional)...])
        stack.removeLast(site.positional)
        let frame = frames[frames.count - 1]
        let function = FunctionObject(
            code: Int(site.method), module: frame.module, name: code.name, qualifiedName: code.qualifiedName,
            defaults: defaults, keywordDefaults: keywordDefaults, closure: code.sources.map { frame.cells[$0] })
        stack.append(make(.function(function)))
    }

    // MARK: Classes

    /// Runs a class's body; what it needs afterwards waits below the frame.
    mutating func beginClass(_ site: CallSite, _ os: inout Simulation) throws(Trap) -> Bool {
        let place = stack.count - site.positional - site.keywords.count - 1
        guard case .function(let function)? = object(stack[place]) else { return false }
        let code = codes[function.code]
        var keywords = Table()
        for (index, name) in site.keywords.enumerated() {
            keywords.set(.string(symbols.name(name)), self.name(name), stack[place + 1 + site.positional + index])
        }
        let bases = Array(stack[(place + 1)..<(place + 1 + site.positional)])
        stack.removeLast(stack.count - place)
        stack.append(tuple(bases))
        stack.append(make(.dictionary(keywords)))
        var frame = Frame(code: function.code, base: stack.count, module: function.module)
        frame.cells = function.closure
        frame.ending = .classBody
        if case .module(let title, _) = heap[Int(function.module)] { frame.names[symbols["__module__"]] = text(title) }
        frame.names[symbols["__qualname__"]] = text(code.qualifiedName)
        for _ in code.variables { stack.append(.undefined) }
        frames.append(frame)
        return true
    }

    /// Makes the class whose body has ended.
    mutating func finishClass(_ frame: Frame, _ os: inout Simulation) throws(Trap) -> Value {
        guard case .dictionary(let keywords)? = object(stack.removeLast()),
            case .tuple(let bases)? = object(stack.removeLast())
        else { return .none }
        let metaclass = keywords[.string("metaclass")] ?? bases.compactMap({ self.metaclass(of: $0) }).first
        let others = keywords.entries.filter { string($0.key) != "metaclass" }.map { (string($0.key) ?? "", $0.value) }
        let name = codes[frame.code].name
        if let metaclass, metaclass != .object(BuiltinType.type.rawValue) {
            let names = namespaceDictionary(frame.names)
            return try call(metaclass, [text(name), tuple(bases), names], others, &os)
        }
        return try makeClass(name, bases, frame.names, nil, others, &os)
    }

    private func metaclass(of base: Value) -> Value? {
        guard case .type(let type)? = object(base) else { return nil }
        return type.metaclass.map { .object($0) }
    }

    mutating func makeClass(
        _ name: String, _ bases: [Value], _ names: Namespace, _ metaclass: ObjectID?, _ keywords: [(String, Value)],
        _ os: inout Simulation
    ) throws(Trap) -> Value {
        var parents: [ObjectID] = []
        for base in bases {
            guard case .object(let id) = base, case .type(let type) = heap[Int(id)] else {
                throw error(.typeError, "bases must be types")
            }
            if [.bool, .none, .function, .range, .slice].contains(type.layout), id == type.layout.rawValue {
                throw error(.typeError, "type '\(type.name)' is not an acceptable base type")
            }
            parents.append(id)
        }
        if parents.isEmpty { parents = [BuiltinType.object.rawValue] }
        let layout = parents.map { self.layout(of: $0) }.first { $0 != .object } ?? .object
        var type = ClassObject(
            name: name, bases: parents, order: [], attributes: names, layout: layout,
            metaclass: metaclass ?? parents.compactMap({ typeObject($0)?.metaclass }).first)
        let id = allocate(.type(type))
        guard let order = merged(parents) else {
            throw error(
                .typeError,
                "Cannot create a consistent method resolution\norder (MRO) for bases "
                    + parents.compactMap { typeObject($0)?.name }.joined(separator: ", "))
        }
        type.order = [id] + order
        heap[Int(id)] = .type(type)
        adopt(names, by: id)
        for (name, value) in zip(names.names, names.values) {
            if case .instance = object(value), let method = try specialMethod(value, "__set_name__", &os) {
                _ = try call(method, [.object(id), self.name(name)], &os)
            }
        }
        let symbol = symbols["__init_subclass__"]
        for base in order {
            guard let found = typeObject(base)?.attributes[symbol] else { continue }
            var function = found
            if case .classMethod(let inner)? = object(found) { function = inner }
            if case .native = function { break }
            _ = try call(function, [.object(id)], keywords, &os)
            break
        }
        return .object(id)
    }

    /// Functions learn in whose body they stand: `super()` without arguments needs that.
    private mutating func adopt(_ names: Namespace, by id: ObjectID) {
        func functions(_ value: Value) -> [ObjectID] {
            guard case .object(let place) = value else { return [] }
            switch heap[Int(place)] {
            case .function: return [place]
            case .staticMethod(let inner), .classMethod(let inner): return functions(inner)
            case .property(let get, let set, let delete): return [get, set, delete].flatMap(functions)
            default: return []
            }
        }
        for place in names.values.flatMap(functions) {
            guard case .function(var function) = heap[Int(place)], function.owner == nil else { continue }
            function.owner = id
            heap[Int(place)] = .function(function)
        }
    }

    /// The C3 order of several classes' orders.
    private func merged(_ parents: [ObjectID]) -> [ObjectID]? {
        var lists = parents.map { typeObject($0)?.order ?? [$0] } + [parents]
        var out: [ObjectID] = []
        while true {
            lists = lists.filter { !$0.isEmpty }
            guard !lists.isEmpty else { return out }
            guard
                let next = lists.lazy.map({ $0[0] }).first(where: { head in
                    !lists.contains { $0.dropFirst().contains(head) }
                })
            else { return nil }
            out.append(next)
            lists = lists.map { $0.first == next ? Array($0.dropFirst()) : $0 }
        }
    }

    // MARK: Instances

    /// Calls a class.
    mutating func construct(
        _ id: ObjectID, _ positional: [Value], _ named: [(String, Value)], _ os: inout Simulation
    ) throws(Trap) -> Value {
        guard let type = typeObject(id) else { return .none }
        if let metaclass = type.metaclass, let symbol = symbols.find("__call__"),
            let function = lookUp(symbol, in: metaclass, unless: .type), function != .none
        {
            if case .native = function {} else { return try call(function, [.object(id)] + positional, named, &os) }
        }
        return try instantiate(id, positional, named, &os)
    }

    mutating func instantiate(
        _ id: ObjectID, _ positional: [Value], _ named: [(String, Value)], _ os: inout Simulation
    ) throws(Trap) -> Value {
        guard let type = typeObject(id) else { return .none }
        let arguments = Arguments(positional: positional, keywords: named.map { (name: $0.0, value: $0.1) })
        if id < ObjectID(BuiltinType.allCases.count), !type.layout.isException {
            return try Constructors.make(type.layout, arguments, &self, &os)
        }
        if layout(of: id) == .type { return try Constructors.makeType(id, arguments, &self, &os) }
        let held = held.count
        defer { self.held.removeLast(self.held.count - held) }
        self.held += positional + named.map(\.1)
        var instance: Value
        if let function = lookUp(symbols["__new__"], in: id, unless: .object), !isNative(function) {
            var plain = function
            if case .staticMethod(let inner)? = object(function) { plain = inner }
            instance = try call(plain, [.object(id)] + positional, named, &os)
            self.held.append(instance)
            guard isInstance(instance, of: id) else { return instance }
        } else {
            instance = try blank(id, arguments, &os)
            self.held.append(instance)
        }
        if let function = lookUp(symbols["__init__"], in: id, unless: .object), !isNative(function) {
            let result = try call(function, [instance] + positional, named, &os)
            if result != .none {
                throw error(.typeError, "__init__() should return None, not '\(typeName(result))'")
            }
        } else if type.layout == .object, !positional.isEmpty || !named.isEmpty,
            lookUp(symbols["__new__"], in: id, unless: .object) == nil
        {
            throw error(.typeError, "\(type.name)() takes no arguments")
        }
        return instance
    }

    private func isNative(_ value: Value) -> Bool { if case .native = value { true } else { false } }

    private static let kindsOfFailure: [Int: BuiltinType] = [
        1: .permissionError, 2: .fileNotFoundError, 3: .processLookupError, 10: .childProcessError,
        11: .blockingIOError, 13: .permissionError, 17: .fileExistsError, 20: .notADirectoryError,
        21: .isADirectoryError, 32: .brokenPipeError, 104: .connectionResetError, 110: .timeoutError,
        111: .connectionRefusedError,
    ]

    /// An instance without `__init__`: of an exception with its arguments, of a list with its items.
    mutating func blank(_ id: ObjectID, _ arguments: Arguments, _ os: inout Simulation) throws(Trap) -> Value {
        var instance = Instance(type: id)
        // An OSError with the number of a known failure is of that failure's class.
        if id == BuiltinType.osError.rawValue, arguments.count >= 2, let number = smallInt(arguments[0]),
            let kind = Self.kindsOfFailure[number]
        {
            instance = Instance(type: kind.rawValue)
        }
        let layout = layout(of: id)
        if layout.isException {
            instance.attributes[symbols["args"]] = tuple(arguments.positional)
            if isSubclass(id, of: BuiltinType.osError.rawValue), arguments.count >= 2 {
                instance.attributes[symbols["errno"]] = arguments[0]
                instance.attributes[symbols["strerror"]] = arguments[1]
                instance.attributes[symbols["filename"]] = arguments.count > 2 ? arguments[2] : Value.none
            }
        } else if layout != .object {
            let hasInit = lookUp(symbols["__init__"], in: id, unless: .object).map { !isNative($0) } ?? false
            // A class with an `__init__` of its own may take other arguments than the type that it derives from.
            let isContainer = [.list, .dict, .set].contains(layout)
            instance.payload = try Constructors.make(
                layout, hasInit && isContainer ? Arguments(positional: []) : arguments, &self, &os)
        }
        return make(.instance(instance))
    }

    /// A tuple whose items have names, too.
    mutating func record(_ name: String, _ names: [String], _ items: Value) -> Value {
        var attributes = Namespace()
        attributes[symbols["__module__"]] = text("builtins")
        let tuple = BuiltinType.tuple.rawValue
        let id = allocate(
            .type(ClassObject(name: name, bases: [tuple], order: [], attributes: attributes, layout: .tuple)))
        if case .type(var type) = heap[Int(id)] {
            type.order = [id, tuple, BuiltinType.object.rawValue]
            heap[Int(id)] = .type(type)
        }
        var instance = Instance(type: id, payload: items)
        for (name, value) in zip(names, sequence(items) ?? []) { instance.attributes[symbols[name]] = value }
        return make(.instance(instance))
    }

    // MARK: match

    mutating func matchSequence(_ a: Int, _ os: inout Simulation) throws(Trap) {
        let value = stack.removeLast()
        let hasStar = a & (1 << 30) != 0
        let (before, after) = ((a & ~(1 << 30)) >> 8, a & 0xFF)
        guard string(value) == nil, let items = sequence(plain(value)),
            hasStar ? items.count >= before + after : items.count == a
        else {
            stack.append(.bool(false))
            return
        }
        if hasStar {
            let middle = list(Array(items[before..<(items.count - after)]))
            stack += (items[..<before] + [middle] + items[(items.count - after)...]).reversed()
        } else {
            stack += items.reversed()
        }
        stack.append(.bool(true))
    }

    mutating func matchKey(_ os: inout Simulation) throws(Trap) {
        let name = stack.removeLast()
        let value = plain(stack.removeLast())
        let key = try key(name, &os)
        guard case .dictionary(let table)? = object(value), let found = table[key] else {
            stack.append(.bool(false))
            return
        }
        stack.append(found)
        stack.append(.bool(true))
    }

    mutating func mappingRest(_ count: Int, _ os: inout Simulation) throws(Trap) {
        var keys: [Key] = []
        for value in stack[(stack.count - count)...] { keys.append(try key(value, &os)) }
        stack.removeLast(count)
        guard case .dictionary(var table)? = object(plain(stack.removeLast())) else { return }
        for key in keys { table.remove(key) }
        stack.append(make(.dictionary(table)))
    }

    mutating func matchObject(_ site: CallSite, _ os: inout Simulation) throws(Trap) {
        let type = stack.removeLast()
        let value = stack.removeLast()
        guard case .object(let id) = type, case .type(let found) = heap[Int(id)] else {
            throw error(.typeError, "called match pattern must be a class")
        }
        guard isInstance(value, of: id) else {
            stack.append(.bool(false))
            return
        }
        var parts: [Value] = []
        if site.positional > 0 {
            if found.layout != .object, id < ObjectID(BuiltinType.allCases.count) {
                parts.append(value)
            } else {
                let names = lookUp(symbols["__match_args__"], in: id).flatMap { sequence($0) } ?? []
                guard names.count >= site.positional else {
                    throw error(
                        .typeError,
                        "\(found.name)() accepts \(names.count) positional sub-patterns (\(site.positional) given)")
                }
                for name in names.prefix(site.positional) {
                    parts.append(try attribute(value, string(name) ?? "", &os))
                }
            }
        }
        for name in site.keywords {
            guard let part = try find(value, name, &os) else {
                stack.append(.bool(false))
                return
            }
            parts.append(part)
        }
        stack += parts.reversed()
        stack.append(.bool(true))
    }
}
