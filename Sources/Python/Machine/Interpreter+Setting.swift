import Kernel
import WorldModel

/// Changing and deleting attributes.
extension Interpreter {
    mutating func setAttribute(
        _ value: Value, _ name: Symbol, _ content: Value, _ os: inout Simulation
    ) throws(Trap) {
        guard case .object(let id) = value else { throw readOnly(value, name) }
        switch heap[Int(id)] {
        case .instance(var instance):
            if let found = lookUp(name, in: instance.type), case .object(let inner) = found {
                if case .property(_, let set, _) = heap[Int(inner)] {
                    guard set != .none else {
                        throw error(
                            .attributeError,
                            "property '\(symbols.name(name))' of '\(typeName(value))' object has no setter")
                    }
                    _ = try call(set, [value, content], &os)
                    return
                }
                if case .instance(let descriptor) = heap[Int(inner)], let set = symbols.find("__set__"),
                    lookUp(set, in: descriptor.type) != nil, let method = try specialMethod(found, set, &os)
                {
                    _ = try call(method, [value, content], &os)
                    return
                }
            }
            if let symbol = symbols.find("__setattr__"),
                let function = lookUp(symbol, in: instance.type, unless: .object)
            {
                _ = try call(function, [value, self.name(name), content], &os)
                return
            }
            if let symbol = symbols.find("__slots__"), let slots = lookUp(symbol, in: instance.type),
                let items = sequence(slots), !items.contains(where: { string($0) == symbols.name(name) })
            {
                throw error(.attributeError, "'\(typeName(value))' object has no attribute '\(symbols.name(name))'")
            }
            heap[Int(id)] = .free
            instance.attributes[name] = content
            heap[Int(id)] = .instance(instance)
        case .type(var type):
            if id < ObjectID(BuiltinType.allCases.count) {
                throw error(
                    .typeError, "cannot set '\(symbols.name(name))' attribute of immutable type '\(type.name)'")
            }
            type.attributes[name] = content
            heap[Int(id)] = .type(type)
        case .module: setGlobal(name, content, id)
        case .function(var function):
            switch symbols.name(name) {
            case "__name__": function.name = string(content) ?? function.name
            case "__qualname__": function.qualifiedName = string(content) ?? function.qualifiedName
            default: function.attributes[name] = content
            }
            heap[Int(id)] = .function(function)
        case .socket: break
        default: throw readOnly(value, name)
        }
    }

    private mutating func readOnly(_ value: Value, _ name: Symbol) -> Trap {
        let shown = symbols.name(name)
        if lookUp(name, in: typeID(of: value)) != nil {
            return error(.attributeError, "'\(typeName(value))' object attribute '\(shown)' is read-only")
        }
        return error(.attributeError, "'\(typeName(value))' object has no attribute '\(shown)'")
    }

    mutating func deleteAttribute(_ value: Value, _ name: Symbol, _ os: inout Simulation) throws(Trap) {
        guard case .object(let id) = value else { throw noAttribute(value, name) }
        switch heap[Int(id)] {
        case .instance(var instance):
            if let found = lookUp(name, in: instance.type), case .object(let inner) = found,
                case .property(_, _, let delete) = heap[Int(inner)]
            {
                guard delete != .none else {
                    throw error(
                        .attributeError,
                        "property '\(symbols.name(name))' of '\(typeName(value))' object has no deleter")
                }
                _ = try call(delete, [value], &os)
                return
            }
            if let symbol = symbols.find("__delattr__"),
                let function = lookUp(symbol, in: instance.type, unless: .object)
            {
                _ = try call(function, [value, self.name(name)], &os)
                return
            }
            guard instance.attributes[name] != nil else { throw noAttribute(value, name) }
            instance.attributes[name] = nil
            heap[Int(id)] = .instance(instance)
        case .type(var type):
            guard type.attributes[name] != nil else { throw noAttribute(value, name) }
            type.attributes[name] = nil
            heap[Int(id)] = .type(type)
        case .module: setGlobal(name, nil, id)
        default: throw noAttribute(value, name)
        }
    }
}
