import Kernel
import WorldModel

/// Types, and the attributes of objects.
extension Interpreter {
    // MARK: Types

    /// The class of a value.
    func typeID(of value: Value) -> ObjectID {
        switch value {
        case .undefined, .none: return BuiltinType.none.rawValue
        case .notImplemented: return BuiltinType.notImplemented.rawValue
        case .ellipsis: return BuiltinType.ellipsis.rawValue
        case .bool: return BuiltinType.bool.rawValue
        case .int: return BuiltinType.int.rawValue
        case .float: return BuiltinType.float.rawValue
        case .native: return BuiltinType.builtinFunction.rawValue
        case .object(let id):
            if case .instance(let instance) = heap[Int(id)] { return instance.type }
            if case .type(let type) = heap[Int(id)], let metaclass = type.metaclass { return metaclass }
            return Self.builtin(heap[Int(id)]).rawValue
        }
    }

    private static func builtin(_ object: Object) -> BuiltinType {
        switch object {
        case .free: .none
        case .string: .str
        case .bytes(_, let isMutable): isMutable ? .bytearray : .bytes
        case .big: .int
        case .list: .list
        case .tuple: .tuple
        case .dictionary: .dict
        case .set(_, let isFrozen): isFrozen ? .frozenset : .set
        case .range: .range
        case .slice: .slice
        case .function: .function
        case .method(_, .native): .builtinFunction
        case .method: .method
        case .cell: .cell
        case .type: .type
        case .instance: .object
        case .module: .module
        case .iterator(.enumerate): .enumerate
        case .iterator(.zip): .zip
        case .iterator(.map): .map
        case .iterator(.filter): .filter
        case .iterator(.reversed): .reversed
        case .iterator: .iterator
        case .generator(let state):
            switch state.kind {
            case .generator: .generator
            case .coroutine: .coroutine
            case .asyncGenerator: .asyncGenerator
            }
        case .property: .property
        case .staticMethod: .staticmethod
        case .classMethod: .classmethod
        case .proxy: .super
        case .view(.keys, _): .dictKeys
        case .view(.values, _): .dictValues
        case .view(.items, _): .dictItems
        case .file: .file
        case .socket: .socket
        case .pattern: .pattern
        }
    }

    func typeObject(_ id: ObjectID) -> ClassObject? {
        if case .type(let type) = heap[Int(id)] { return type }
        return nil
    }

    func typeName(_ value: Value) -> String {
        if case .iterator(let state)? = object(value) {
            switch state {
            case .sequence: return "list_iterator"
            case .text: return "str_ascii_iterator"
            case .range: return "range_iterator"
            case .table(_, let kind, _, _):
                return kind == .keys ? "dict_keyiterator" : kind == .values ? "dict_valueiterator" : "dict_itemiterator"
            case .reversed: return "list_reverseiterator"
            case .call: return "callable_iterator"
            default: break
            }
        }
        return typeObject(typeID(of: value))?.name ?? "object"
    }

    /// The interpreter's own type whose data instances of a class have.
    func layout(of type: ObjectID) -> BuiltinType { typeObject(type)?.layout ?? .object }

    func isSubclass(_ type: ObjectID, of other: ObjectID) -> Bool {
        type == other || typeObject(type)?.order.contains(other) == true
    }

    func isInstance(_ value: Value, of type: ObjectID) -> Bool { isSubclass(typeID(of: value), of: type) }
    func isInstance(_ value: Value, of type: BuiltinType) -> Bool { isInstance(value, of: type.rawValue) }

    // MARK: Looking up

    /// What a class or those it derives from have under a name. `type`'s own attributes end the search at `limit`.
    func lookUp(_ name: Symbol, in type: ObjectID, unless limit: BuiltinType? = nil) -> Value? {
        guard let order = typeObject(type)?.order else { return nil }
        for id in order {
            if let limit, id == limit.rawValue { return nil }
            if case .type(let type) = heap[Int(id)], let value = type.attributes[name] { return value }
        }
        return nil
    }

    /// A function of a receiver's class that can be called with the receiver at once.
    func plainMethod(_ receiver: Value, _ name: Symbol) throws(Trap) -> Value? {
        if case .object(let id) = receiver {
            switch heap[Int(id)] {
            case .instance(let instance):
                if instance.attributes[name] != nil { return nil }
                if let getter = getattributeSymbol, lookUp(getter, in: instance.type, unless: .object) != nil {
                    return nil
                }
            case .module, .type, .proxy, .function: return nil
            default: break
            }
        }
        guard let found = lookUp(name, in: typeID(of: receiver)) else { return nil }
        switch found {
        case .native: return found
        case .object(let id):
            if case .function = heap[Int(id)] { return found }
            return nil
        default: return nil
        }
    }

    private var getattributeSymbol: Symbol? { symbols.find("__getattribute__") }

    /// A method that the language looks for in the class: `__len__`, `__exit__`. Bound to the value.
    mutating func specialMethod(_ value: Value, _ name: String, _ os: inout Simulation) throws(Trap) -> Value? {
        guard let symbol = symbols.find(name) else { return nil }
        return try specialMethod(value, symbol, &os)
    }

    mutating func specialMethod(_ value: Value, _ name: Symbol, _ os: inout Simulation) throws(Trap) -> Value? {
        let type = typeID(of: value)
        guard let found = lookUp(name, in: type) else { return nil }
        return try bound(found, to: value, in: type, &os)
    }

    /// A method written in Python for an instance of a Python class; `nil` for everything of the interpreter's own.
    mutating func overridden(_ value: Value, _ name: String, _ os: inout Simulation) throws(Trap) -> Value? {
        guard case .object(let id) = value, let symbol = symbols.find(name) else { return nil }
        let type: ObjectID
        switch heap[Int(id)] {
        case .instance(let instance): type = instance.type
        case .type(let own):
            // A class is an instance of its metaclass.
            guard let metaclass = own.metaclass else { return nil }
            type = metaclass
        default: return nil
        }
        guard let found = lookUp(symbol, in: type) else { return nil }
        if case .native = found { return nil }
        return try bound(found, to: value, in: type, &os)
    }

    /// What getting an attribute of a class through an instance gives.
    private mutating func bound(
        _ found: Value, to value: Value, in type: ObjectID, _ os: inout Simulation
    ) throws(Trap) -> Value {
        guard case .object(let id) = found else {
            if case .native = found { return make(.method(receiver: value, function: found)) }
            return found
        }
        switch heap[Int(id)] {
        case .function: return make(.method(receiver: value, function: found))
        case .property(let get, _, _):
            if get == .none { throw error(.attributeError, "unreadable attribute") }
            return try call(get, [value], &os)
        case .staticMethod(let function): return function
        case .classMethod(let function): return make(.method(receiver: .object(type), function: function))
        case .instance(let instance):
            if let get = symbols.find("__get__"), lookUp(get, in: instance.type) != nil,
                let method = try specialMethod(found, get, &os)
            {
                return try call(method, [value, .object(type)], &os)
            }
            return found
        default: return found
        }
    }

    // MARK: Attributes

    mutating func attribute(_ value: Value, _ name: Symbol, _ os: inout Simulation) throws(Trap) -> Value {
        if let found = try find(value, name, &os) { return found }
        throw noAttribute(value, name)
    }

    mutating func attribute(_ value: Value, _ name: String, _ os: inout Simulation) throws(Trap) -> Value {
        try attribute(value, symbols[name], &os)
    }

    /// An attribute, or nil where there is none.
    mutating func find(_ value: Value, _ name: Symbol, _ os: inout Simulation) throws(Trap) -> Value? {
        if case .object(let id) = value {
            switch heap[Int(id)] {
            case .instance(let instance): return try find(value, instance, name, &os)
            case .type(let type): return try find(id, type, name, &os)
            case .module(let title, let names):
                if let found = names[name] { return found }
                switch symbols.name(name) {
                case "__dict__": return namespaceDictionary(names)
                case "__name__": return text(title)
                default: return nil
                }
            case .proxy(let type, let receiver): return try find(behind: type, receiver, name, &os)
            case .function(let function):
                if let found = functionAttribute(function, name) { return found }
            case .method(_, let function):
                let shown = symbols.name(name)
                if shown == "__self__", case .method(let receiver, _) = heap[Int(id)] { return receiver }
                if shown == "__func__" { return function }
                if case .object(let inner) = function, case .function(let code) = heap[Int(inner)],
                    let found = functionAttribute(code, name)
                {
                    return found
                }
            default: break
            }
        }
        let type = typeID(of: value)
        if let found = lookUp(name, in: type) { return try bound(found, to: value, in: type, &os) }
        return try ownProperty(value, symbols.name(name), &os)
    }

    private mutating func find(
        _ value: Value, _ instance: Instance, _ name: Symbol, _ os: inout Simulation
    ) throws(Trap) -> Value? {
        let found = lookUp(name, in: instance.type)
        // Properties and descriptors that can be set come before the instance's own.
        if let found, case .object(let id) = found {
            if case .property = heap[Int(id)] { return try bound(found, to: value, in: instance.type, &os) }
            if case .instance(let descriptor) = heap[Int(id)], let set = symbols.find("__set__"),
                lookUp(set, in: descriptor.type) != nil
            {
                return try bound(found, to: value, in: instance.type, &os)
            }
        }
        if let own = instance.attributes[name] { return own }
        if let found { return try bound(found, to: value, in: instance.type, &os) }
        if let property = try ownProperty(value, symbols.name(name), &os) { return property }
        if let symbol = symbols.find("__getattr__"), let function = lookUp(symbol, in: instance.type, unless: .object) {
            return try call(function, [value, self.name(name)], &os)
        }
        return nil
    }

    private mutating func find(
        _ id: ObjectID, _ type: ClassObject, _ name: Symbol, _ os: inout Simulation
    ) throws(Trap) -> Value? {
        let shown = symbols.name(name)
        switch shown {
        case "__name__": return text(type.name)
        case "__qualname__": return type.attributes[name] ?? text(type.name)
        case "__module__": return type.attributes[name] ?? text("builtins")
        case "__mro__": return tuple(type.order.map { .object($0) })
        case "__bases__": return tuple(type.bases.map { .object($0) })
        case "__dict__": return namespaceDictionary(type.attributes)
        case "__class__": return .object(typeID(of: .object(id)))
        case "__doc__": return type.attributes[name] ?? Value.none
        default: break
        }
        if let found = lookUp(name, in: id) {
            guard case .object(let inner) = found else { return found }
            switch heap[Int(inner)] {
            case .staticMethod(let function): return function
            case .classMethod(let function): return make(.method(receiver: .object(id), function: function))
            case .instance(let instance):
                if let get = symbols.find("__get__"), lookUp(get, in: instance.type) != nil,
                    let method = try specialMethod(found, get, &os)
                {
                    return try call(method, [.none, .object(id)], &os)
                }
                return found
            default: return found
            }
        }
        let metaclass = typeID(of: .object(id))
        if let found = lookUp(name, in: metaclass) { return try bound(found, to: .object(id), in: metaclass, &os) }
        return nil
    }

    /// `super()`: what stands behind a class in the order of the receiver's class.
    private mutating func find(
        behind type: ObjectID, _ receiver: Value, _ name: Symbol, _ os: inout Simulation
    ) throws(Trap) -> Value? {
        var start = typeID(of: receiver)
        // In a class method the receiver is a class.
        if case .object(let id) = receiver, case .type(let own) = heap[Int(id)], own.order.contains(type) { start = id }
        guard let order = typeObject(start)?.order, let place = order.firstIndex(of: type) else { return nil }
        for id in order[(place + 1)...] {
            guard case .type(let candidate) = heap[Int(id)], let found = candidate.attributes[name] else { continue }
            if start != typeID(of: receiver) {
                if case .object(let inner) = found, case .function = heap[Int(inner)] {
                    return symbols.name(name) == "__new__" ? found : make(.method(receiver: receiver, function: found))
                }
                if case .native = found {
                    return symbols.name(name) == "__new__" ? found : make(.method(receiver: receiver, function: found))
                }
                if case .object(let inner) = found, case .classMethod(let function) = heap[Int(inner)] {
                    return make(.method(receiver: receiver, function: function))
                }
            }
            return try bound(found, to: receiver, in: start, &os)
        }
        return nil
    }

    private mutating func functionAttribute(_ function: FunctionObject, _ name: Symbol) -> Value? {
        if let found = function.attributes[name] { return found }
        switch symbols.name(name) {
        case "__name__": return text(function.name)
        case "__qualname__": return text(function.qualifiedName)
        case "__module__":
            if case .module(let title, _) = heap[Int(function.module)] { return text(title) }
            return .some(Value.none)
        case "__doc__":
            if let documentation = codes[function.code].documentation { return text(documentation) }
            return .some(Value.none)
        case "__defaults__": return function.defaults.isEmpty ? Value.none : tuple(function.defaults)
        case "__dict__": return namespaceDictionary(function.attributes)
        case "__annotations__":
            return symbols.find("__annotations__").flatMap { function.attributes[$0] } ?? make(.dictionary(Table()))
        case "__globals__":
            if case .module(_, let names) = heap[Int(function.module)] { return namespaceDictionary(names) }
            return nil
        default: return nil
        }
    }

    /// Whether a class, and each that it derives from but `object`, names its attributes in `__slots__`.
    private func hasOnlySlots(_ id: ObjectID) -> Bool {
        guard let slots = symbols.find("__slots__"), case .type(let type) = heap[Int(id)],
            let names = type.attributes[slots], sequence(names)?.contains(where: { string($0) == "__dict__" }) != true
        else { return false }
        return type.bases.allSatisfy { $0 < ObjectID(BuiltinType.allCases.count) || hasOnlySlots($0) }
    }

    /// Attributes that are no methods: `__class__`, `__dict__`, an exception's `args`.
    private mutating func ownProperty(_ value: Value, _ name: String, _ os: inout Simulation) throws(Trap) -> Value? {
        switch name {
        case "__class__": return .object(typeID(of: value))
        case "__dict__":
            guard case .instance(let instance)? = object(value), !hasOnlySlots(instance.type) else { return nil }
            return namespaceDictionary(instance.attributes)
        case "__doc__": return Value.none
        case "__name__":
            if case .native(let number) = value { return text(Natives.table[Int(number)].name) }
            if case .generator(let state)? = object(value) { return text(state.name) }
            return nil
        case "__traceback__": return isInstance(value, of: .baseException) ? .some(Value.none) : nil
        case "__suppress_context__": return isInstance(value, of: .baseException) ? .bool(false) : nil
        case "__cause__", "__context__": return isInstance(value, of: .baseException) ? .some(Value.none) : nil
        case "value" where isInstance(value, of: .stopIteration): return Value.none
        case "code" where isInstance(value, of: .systemExit):
            guard case .tuple(let items)? = object(ownAttribute(value, "args") ?? .none) else { return Value.none }
            return items.first ?? Value.none
        default: return Properties.value(of: plain(value), name, &self, &os)
        }
    }

    mutating func namespaceDictionary(_ names: Namespace) -> Value {
        var table = Table()
        for (name, value) in zip(names.names, names.values) {
            table.set(.string(symbols.name(name)), self.name(name), value)
        }
        return make(.dictionary(table))
    }

    mutating func noAttribute(_ value: Value, _ name: Symbol) -> Trap {
        let shown = symbols.name(name)
        var message: String
        switch object(value) {
        case .module(let title, _): message = "module '\(title)' has no attribute '\(shown)'"
        case .type(let type): message = "type object '\(type.name)' has no attribute '\(shown)'"
        case .proxy: message = "'super' object has no attribute '\(shown)'"
        // A method hands such questions on to its function.
        case .method(_, let function): message = "'\(typeName(function))' object has no attribute '\(shown)'"
        default: message = "'\(typeName(value))' object has no attribute '\(shown)'"
        }
        if let near = Suggestions.near(shown, in: attributeNames(value)) { message += ". Did you mean: '\(near)'?" }
        return error(.attributeError, message)
    }

    /// The names of all attributes.
    func attributeNames(_ value: Value) -> [String] {
        var names: Set<Symbol> = []
        switch object(value) {
        case .instance(let instance): names.formUnion(instance.attributes.names)
        case .module(_, let own): return own.names.map(symbols.name).sorted()
        case .type(let type):
            for id in type.order { names.formUnion(typeObject(id)?.attributes.names ?? []) }
            return names.map(symbols.name).sorted()
        default: break
        }
        for id in typeObject(typeID(of: value))?.order ?? [] { names.formUnion(typeObject(id)?.attributes.names ?? []) }
        return names.map(symbols.name).sorted()
    }
}
