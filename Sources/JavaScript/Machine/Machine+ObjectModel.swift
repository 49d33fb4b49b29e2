import Kernel
import WorldModel

/// What the language does with objects of every kind (ECMA-262, sections 10.1 and 10.5): ordinary ones do it
/// themselves, a proxy asks its handler.
extension Machine {
    /// What `Object.defineProperty` is told; what is `nil` was not said.
    struct Descriptor {
        var value: Value?
        var get: Value?
        var set: Value?
        var isWritable: Bool?
        var isEnumerable: Bool?
        var isConfigurable: Bool?

        var isAccessor: Bool { self.get != nil || self.set != nil }

        init(value: Value? = nil) { self.value = value }

        /// A property that somebody simply sets.
        static func plain(_ value: Value) -> Descriptor {
            var descriptor = Descriptor(value: value)
            (descriptor.isWritable, descriptor.isEnumerable, descriptor.isConfigurable) = (true, true, true)
            return descriptor
        }
    }

    /// A proxy's target, its handler, and the handler's function for something; undefined when it has none.
    mutating func trap(
        _ name: String, target: ObjectID, handler: ObjectID, _ os: inout Simulation
    ) throws(Trap) -> Value {
        guard target >= 0 else {
            throw error(.typeError, "Cannot perform '\(name)' on a proxy that has been revoked")
        }
        let found = try get(.object(handler), name, &os)
        if found == .undefined || found == .null { return .undefined }
        guard isCallable(found) else {
            let shown = isObject(found) ? describe(found) : "'\(try toText(found, &os))'"
            throw error(
                .typeError, "\(shown) returned for property '\(name)' of object '#<Object>' is not a function")
        }
        return found
    }

    // MARK: Own properties

    mutating func getOwn(
        _ id: ObjectID, _ name: PropertyName, _ os: inout Simulation
    ) throws(Trap) -> Property? {
        guard case .proxy(let target, let handler) = things[Int(id)].kind else {
            let property = own(id, name)
            return property?.flags.contains(.hidden) == true ? nil : property
        }
        let trap = try trap("getOwnPropertyDescriptor", target: target, handler: handler, &os)
        guard trap != .undefined else { return try getOwn(target, name, &os) }
        let nameValue = value(of: name)
        let answer = try call(trap, .object(handler), [.object(target), nameValue], &os)
        if answer == .undefined { return nil }
        guard isObject(answer) else {
            throw error(
                .typeError,
                "'getOwnPropertyDescriptor' on proxy: trap returned neither object nor undefined for property '\(nameText(name))'"
            )
        }
        let descriptor = try descriptor(answer, &os)
        var flags: PropertyFlags = []
        if descriptor.isEnumerable == true { flags.insert(.enumerable) }
        if descriptor.isConfigurable == true { flags.insert(.configurable) }
        if descriptor.isAccessor {
            let accessor = make(.accessor(get: descriptor.get ?? .undefined, set: descriptor.set ?? .undefined), -1)
            return Property(value: .object(accessor), flags: flags.union(.accessor))
        }
        if descriptor.isWritable == true { flags.insert(.writable) }
        return Property(value: descriptor.value ?? .undefined, flags: flags)
    }

    /// An object as a descriptor (ECMA-262, section 6.2.6.5).
    mutating func descriptor(_ value: Value, _ os: inout Simulation) throws(Trap) -> Descriptor {
        guard isObject(value) else {
            throw error(.typeError, "Property description must be an object: \(describe(value))")
        }
        var descriptor = Descriptor()
        func flag(_ name: KnownName, _ machine: inout Machine, _ os: inout Simulation) throws(Trap) -> Bool? {
            guard try machine.has(value, .key(name.rawValue), &os) else { return nil }
            return try machine.getTruth(value, name, &os)
        }
        descriptor.isEnumerable = try flag(.enumerable, &self, &os)
        descriptor.isConfigurable = try flag(.configurable, &self, &os)
        if try has(value, .key(KnownName.value.rawValue), &os) { descriptor.value = try get(value, .value, &os) }
        descriptor.isWritable = try flag(.writable, &self, &os)
        if try has(value, .key(KnownName.get.rawValue), &os) { descriptor.get = try get(value, .get, &os) }
        if try has(value, .key(KnownName.set.rawValue), &os) { descriptor.set = try get(value, .set, &os) }
        for (function, what) in [(descriptor.get, "Getter"), (descriptor.set, "Setter")] {
            if let function, function != .undefined, !isCallable(function) {
                throw error(.typeError, "\(what) must be a function: \(describe(function))")
            }
        }
        if descriptor.isAccessor, descriptor.value != nil || descriptor.isWritable != nil {
            throw error(
                .typeError,
                "Invalid property descriptor. Cannot both specify accessors and a value or writable attribute, \(describe(value))"
            )
        }
        return descriptor
    }

    /// A property as the object that tells of it.
    mutating func object(of property: Property) -> Value {
        let id = makeObject()
        if property.flags.contains(.accessor), case .accessor(let get, let set)? = kind(property.value) {
            define(id, "get", get)
            define(id, "set", set)
        } else {
            define(id, "value", property.value)
            define(id, "writable", .bool(property.flags.contains(.writable)))
        }
        define(id, "enumerable", .bool(property.flags.contains(.enumerable)))
        define(id, "configurable", .bool(property.flags.contains(.configurable)))
        return .object(id)
    }

    private mutating func object(of descriptor: Descriptor) -> Value {
        let id = makeObject()
        for (name, value) in [("value", descriptor.value), ("get", descriptor.get), ("set", descriptor.set)] {
            if let value { define(id, name, value) }
        }
        for (name, flag) in [
            ("writable", descriptor.isWritable), ("enumerable", descriptor.isEnumerable),
            ("configurable", descriptor.isConfigurable),
        ] {
            if let flag { define(id, name, .bool(flag)) }
        }
        return .object(id)
    }

    /// Defines a property; false when the object does not allow it.
    mutating func defineOwn(
        _ id: ObjectID, _ name: PropertyName, _ descriptor: Descriptor, _ os: inout Simulation
    ) throws(Trap) -> Bool {
        switch things[Int(id)].kind {
        case .proxy(let target, let handler):
            let trap = try trap("defineProperty", target: target, handler: handler, &os)
            guard trap != .undefined else { return try defineOwn(target, name, descriptor, &os) }
            let nameValue = value(of: name)
            let object = object(of: descriptor)
            return try callTruth(trap, .object(handler), [.object(target), nameValue, object], &os)
        case .view(let view):
            guard case .index(let index) = name else { break }
            if index >= view.count || descriptor.isAccessor { return false }
            if let value = descriptor.value { try setItem(of: view, index, value, &os) }
            return true
        default: break
        }
        let old = own(id, name)
        guard let old else {
            guard things[Int(id)].isExtensible else { return false }
            add(id, name, descriptor)
            return true
        }
        guard allows(descriptor, on: old) else { return false }
        if name == .key(KnownName.length.rawValue), case .array = things[Int(id)].kind {
            if let value = descriptor.value { try set(.object(id), name, value, &os) }
            return true
        }
        change(id, name, old, by: descriptor)
        return true
    }

    private mutating func add(_ id: ObjectID, _ name: PropertyName, _ descriptor: Descriptor) {
        var flags: PropertyFlags = []
        if descriptor.isEnumerable == true { flags.insert(.enumerable) }
        if descriptor.isConfigurable == true { flags.insert(.configurable) }
        if descriptor.isAccessor {
            return defineAccessor(id, name, get: descriptor.get, set: descriptor.set, flags)
        }
        if descriptor.isWritable == true { flags.insert(.writable) }
        define(id, name, descriptor.value ?? .undefined, flags)
    }

    private mutating func change(
        _ id: ObjectID, _ name: PropertyName, _ old: Property, by descriptor: Descriptor
    ) {
        var flags = old.flags
        func flag(_ flag: PropertyFlags, _ wanted: Bool?) {
            guard let wanted else { return }
            if wanted { flags.insert(flag) } else { flags.remove(flag) }
        }
        flag(.enumerable, descriptor.isEnumerable)
        flag(.configurable, descriptor.isConfigurable)
        if descriptor.isAccessor {
            return defineAccessor(id, name, get: descriptor.get, set: descriptor.set, flags)
        }
        if flags.contains(.accessor) {
            guard descriptor.value != nil || descriptor.isWritable != nil else {
                return define(id, name, old.value, flags)
            }
            flags.subtract([.accessor, .writable])
        }
        flag(.writable, descriptor.isWritable)
        let kept = old.flags.contains(.accessor) ? .undefined : old.value
        define(id, name, descriptor.value ?? kept, flags)
    }

    /// Whether a property that is there may become what a descriptor says (ECMA-262, section 10.1.6.3).
    private func allows(_ descriptor: Descriptor, on old: Property) -> Bool {
        guard !old.flags.contains(.configurable) else { return true }
        if descriptor.isConfigurable == true { return false }
        if let isEnumerable = descriptor.isEnumerable, isEnumerable != old.flags.contains(.enumerable) { return false }
        if old.flags.contains(.accessor) {
            guard case .accessor(let get, let set)? = kind(old.value) else { return false }
            if descriptor.value != nil || descriptor.isWritable != nil { return false }
            return (descriptor.get ?? get) == get && (descriptor.set ?? set) == set
        }
        if descriptor.isAccessor { return false }
        guard !old.flags.contains(.writable) else { return true }
        return descriptor.isWritable != true && descriptor.value.map { isSame($0, old.value) } ?? true
    }

    // MARK: Setting with a receiver

    /// Sets a property as if the receiver had been asked (ECMA-262, section 10.1.9); false when that cannot be.
    mutating func assign(
        _ id: ObjectID, _ name: PropertyName, _ value: Value, receiver: Value, _ os: inout Simulation
    ) throws(Trap) -> Bool {
        var holder = id
        while holder >= 0 {
            if case .proxy(let target, let handler) = things[Int(holder)].kind {
                let trap = try trap("set", target: target, handler: handler, &os)
                guard trap != .undefined else {
                    holder = target
                    continue
                }
                let nameValue = self.value(of: name)
                return try callTruth(trap, .object(handler), [.object(target), nameValue, value, receiver], &os)
            }
            if let property = own(holder, name) {
                if property.flags.contains(.accessor) {
                    guard case .accessor(_, let setter)? = kind(property.value), setter != .undefined else {
                        return false
                    }
                    _ = try call(setter, receiver, [value], &os)
                    return true
                }
                guard property.flags.contains(.writable) else { return false }
                break
            }
            holder = things[Int(holder)].prototype
        }
        guard isObject(receiver), case .object(let target) = receiver else { return false }
        guard let old = try getOwn(target, name, &os) else {
            return try defineOwn(target, name, .plain(value), &os)
        }
        if old.flags.contains(.accessor) || !old.flags.contains(.writable) { return false }
        return try defineOwn(target, name, Descriptor(value: value), &os)
    }

    // MARK: Prototypes and extensibility

    /// The object whose properties an object has, too; -1 for none.
    mutating func prototypeOf(_ id: ObjectID, _ os: inout Simulation) throws(Trap) -> ObjectID {
        guard case .proxy(let target, let handler) = things[Int(id)].kind else { return things[Int(id)].prototype }
        let trap = try trap("getPrototypeOf", target: target, handler: handler, &os)
        guard trap != .undefined else { return try prototypeOf(target, &os) }
        let answer = try call(trap, .object(handler), [.object(target)], &os)
        if case .object(let prototype) = answer, isObject(answer) { return prototype }
        guard answer == .null else {
            throw error(.typeError, "'getPrototypeOf' on proxy: trap returned neither object nor null")
        }
        return -1
    }

    /// Sets the prototype; false when the object does not allow it.
    mutating func setPrototype(
        _ id: ObjectID, to prototype: ObjectID, _ os: inout Simulation
    ) throws(Trap) -> Bool {
        if case .proxy(let target, let handler) = things[Int(id)].kind {
            let trap = try trap("setPrototypeOf", target: target, handler: handler, &os)
            guard trap != .undefined else { return try setPrototype(target, to: prototype, &os) }
            let value = prototype >= 0 ? Value.object(prototype) : .null
            return try callTruth(trap, .object(handler), [.object(target), value], &os)
        }
        if things[Int(id)].prototype == prototype { return true }
        guard things[Int(id)].isExtensible else { return false }
        var next = prototype
        while next >= 0 {
            if next == id { throw error(.typeError, "Cyclic __proto__ value") }
            next = things[Int(next)].prototype
        }
        fill(id)
        things[Int(id)].prototype = prototype
        return true
    }

    mutating func isExtensible(_ id: ObjectID, _ os: inout Simulation) throws(Trap) -> Bool {
        guard case .proxy(let target, let handler) = things[Int(id)].kind else { return things[Int(id)].isExtensible }
        let trap = try trap("isExtensible", target: target, handler: handler, &os)
        guard trap != .undefined else { return try isExtensible(target, &os) }
        return try callTruth(trap, .object(handler), [.object(target)], &os)
    }

    /// Lets an object have no more properties; false when it does not allow that.
    mutating func preventExtensions(_ id: ObjectID, _ os: inout Simulation) throws(Trap) -> Bool {
        guard case .proxy(let target, let handler) = things[Int(id)].kind else {
            things[Int(id)].isExtensible = false
            return true
        }
        let trap = try trap("preventExtensions", target: target, handler: handler, &os)
        guard trap != .undefined else { return try preventExtensions(target, &os) }
        return try callTruth(trap, .object(handler), [.object(target)], &os)
    }
}
