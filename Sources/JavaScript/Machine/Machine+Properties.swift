import Kernel
import WorldModel

/// Properties: finding, setting, removing.
extension Machine {
    // MARK: Names

    func propertyName(_ key: Key) -> PropertyName {
        if key >= 0, names.indexes[Int(key)] >= 0 { return .index(Int(names.indexes[Int(key)])) }
        return .key(key)
    }

    /// What a text is called as a property's name.
    mutating func named(_ text: String) -> PropertyName {
        let key = names.key(text)
        return propertyName(key)
    }

    /// The key that a place of something without items has.
    mutating func key(_ name: PropertyName) -> Key {
        switch name {
        case .key(let key): key
        case .index(let index): names.key(String(index))
        }
    }

    /// What a value is called as a property's name.
    mutating func name(_ value: Value, _ os: inout Simulation) throws(Trap) -> PropertyName {
        switch value {
        case .number(let number):
            if let index = Int(exactly: number), index >= 0, index < Int(Int32.max), number.sign == .plus || index > 0 {
                return .index(index)
            }
            return .key(names.key(NumberText.text(number)))
        case .string(let id): return named(texts[Int(id)].string)
        case .symbol(let number): return .key(-number)
        default:
            let primitive = try toPrimitive(value, .string, &os)
            if case .symbol(let number) = primitive { return .key(-number) }
            return named(try toText(primitive, &os))
        }
    }

    func keyText(_ key: Key) -> String {
        key >= 0 ? names.strings[Int(key)] : "Symbol(\(names.symbols[Int(-key)] ?? ""))"
    }

    func nameText(_ name: PropertyName) -> String {
        switch name {
        case .key(let key): keyText(key)
        case .index(let index): String(index)
        }
    }

    // MARK: Own properties

    struct Property {
        var value: Value
        var flags: PropertyFlags
    }

    /// A function's `name`, `length` and `prototype` come into being when somebody looks.
    mutating func fill(_ id: ObjectID) {
        guard case .function(var function) = things[Int(id)].kind, !function.isFilled else { return }
        function.isFilled = true
        things[Int(id)].kind = .function(function)
        let code = codes[Int(function.code)]
        let hasPrototype =
            code.isClass || code.isGenerator || code.role == .plain && !code.isAsync
        things[Int(id)].properties.add(KnownName.length.rawValue, .int(code.length), [.configurable])
        if things[Int(id)].properties.place(KnownName.name.rawValue) == nil {
            let name = function.name >= 0 ? .string(function.name) : text(code.name)
            things[Int(id)].properties.add(KnownName.name.rawValue, name, [.configurable])
        }
        guard hasPrototype, things[Int(id)].properties.place(KnownName.prototype.rawValue) == nil else { return }
        let prototype: ObjectID
        if code.isGenerator {
            prototype = make(.ordinary, code.isAsync ? prototypes.asyncGenerator : prototypes.generator)
        } else {
            prototype = makeObject()
            things[Int(prototype)].properties.add(KnownName.constructor.rawValue, .object(id), .method)
        }
        things[Int(id)].properties.add(
            KnownName.prototype.rawValue, .object(prototype), code.isClass ? [] : [.writable])
    }

    mutating func own(_ id: ObjectID, _ name: PropertyName) -> Property? {
        let place = Int(id)
        switch things[place].kind {
        case .array, .arguments:
            switch name {
            case .index(let index):
                guard index < things[place].items.count else { return nil }
                let value = things[place].items[index]
                if value == .hole { return nil }
                let flags: PropertyFlags =
                    things[place].itemsAreReadOnly
                    ? .enumerable : things[place].itemsAreFixed ? [.writable, .enumerable] : .plain
                return Property(value: value, flags: flags)
            case .key(KnownName.length.rawValue):
                return Property(
                    value: .int(things[place].items.count), flags: things[place].itemsAreReadOnly ? [] : [.writable])
            default: break
            }
        case .view(let view):
            if case .index(let index) = name {
                return item(of: view, index).map { Property(value: $0, flags: .plain) }
            }
        case .wrapper(.string(let id)):
            let text = texts[Int(id)]
            if case .index(let index) = name, index < text.count {
                return Property(value: self.text(text.slice(index, index + 1)), flags: .enumerable)
            }
            if name == .key(KnownName.length.rawValue) { return Property(value: .int(text.count), flags: []) }
        case .function(let function) where !function.isFilled: fill(id)
        default: break
        }
        guard let found = things[place].properties.place(key(name)) else { return nil }
        if things[place].properties[place: found].flags.contains(.late) { finishStack(id, found) }
        let entry = things[place].properties[place: found]
        if entry.flags.contains(.shared), case .cell(let cell) = entry.value {
            return Property(value: cells[Int(cell)], flags: [.writable, .enumerable])
        }
        return Property(value: entry.value, flags: entry.flags)
    }

    // MARK: Getting

    /// The object whose methods a value has; -1 for none.
    func prototype(of value: Value) -> ObjectID {
        switch value {
        case .object(let id): id
        case .string: prototypes.string
        case .number: prototypes.number
        case .bool: prototypes.boolean
        case .symbol: prototypes.symbol
        default: -1
        }
    }

    mutating func get(_ value: Value, _ known: KnownName, _ os: inout Simulation) throws(Trap) -> Value {
        try get(value, .key(known.rawValue), &os)
    }

    mutating func get(_ value: Value, _ name: String, _ os: inout Simulation) throws(Trap) -> Value {
        try get(value, named(name), &os)
    }

    /// - Parameter receiver: what a getter has as `this`; usually the value itself.
    mutating func get(
        _ value: Value, _ name: PropertyName, receiver: Value? = nil, _ os: inout Simulation
    ) throws(Trap) -> Value {
        if case .string(let id) = value {
            if name == .key(KnownName.length.rawValue) { return .int(texts[Int(id)].count) }
            if case .index(let index) = name {
                let text = texts[Int(id)]
                return index < text.count ? self.text(text.slice(index, index + 1)) : .undefined
            }
        }
        if name == .key(KnownName.length.rawValue), let view = view(value), view.element != nil {
            return .int(view.count)
        }
        var id = prototype(of: value)
        guard id >= 0 else {
            let what = value == .null ? "null" : "undefined"
            throw error(.typeError, "Cannot read properties of \(what) (reading '\(nameText(name))')")
        }
        while id >= 0 {
            if case .proxy(let target, let handler) = things[Int(id)].kind {
                let trap = try trap("get", target: target, handler: handler, &os)
                if trap == .undefined { return try get(.object(target), name, receiver: receiver ?? value, &os) }
                let nameValue = self.value(of: name)
                return try call(trap, .object(handler), [.object(target), nameValue, receiver ?? value], &os)
            }
            if let property = own(id, name) {
                if property.flags.contains(.accessor) {
                    guard case .accessor(let getter, _)? = kind(property.value), getter != .undefined else {
                        return .undefined
                    }
                    return try call(getter, receiver ?? value, [], &os)
                }
                if property.flags.contains(.hidden) { return .undefined }
                if property.value == .hole {
                    throw error(.referenceError, "Cannot access '\(nameText(name))' before initialization")
                }
                return property.value
            }
            id = things[Int(id)].prototype
        }
        return .undefined
    }

    mutating func value(of name: PropertyName) -> Value {
        switch name {
        case .key(let key): nameText(key)
        case .index(let index): text(String(index))
        }
    }

    mutating func has(_ value: Value, _ name: PropertyName, _ os: inout Simulation) throws(Trap) -> Bool {
        guard case .object(var id) = value else { return false }
        while id >= 0 {
            if case .proxy(let target, let handler) = things[Int(id)].kind {
                let trap = try trap("has", target: target, handler: handler, &os)
                if trap == .undefined { return try has(.object(target), name, &os) }
                let nameValue = self.value(of: name)
                return try callTruth(trap, .object(handler), [.object(target), nameValue], &os)
            }
            if let property = own(id, name), !property.flags.contains(.hidden) { return true }
            id = things[Int(id)].prototype
        }
        return false
    }

    // Asked in two steps: what is asked about may come into being by the asking.
    mutating func getTruth(_ value: Value, _ name: KnownName, _ os: inout Simulation) throws(Trap) -> Bool {
        let found = try get(value, name, &os)
        return truth(found)
    }

    mutating func getTruth(_ value: Value, _ name: String, _ os: inout Simulation) throws(Trap) -> Bool {
        let found = try get(value, name, &os)
        return truth(found)
    }

    mutating func getString(_ value: Value, _ name: String, _ os: inout Simulation) throws(Trap) -> String? {
        let found = try get(value, name, &os)
        return string(found)
    }

    mutating func getString(_ value: Value, _ name: KnownName, _ os: inout Simulation) throws(Trap) -> String? {
        let found = try get(value, name, &os)
        return string(found)
    }

    mutating func getString(_ value: Value, _ name: PropertyName, _ os: inout Simulation) throws(Trap) -> String? {
        let found = try get(value, name, &os)
        return string(found)
    }

    mutating func callTruth(
        _ function: Value, _ this: Value, _ arguments: [Value], _ os: inout Simulation
    ) throws(Trap) -> Bool {
        let answer = try call(function, this, arguments, &os)
        return truth(answer)
    }

    // MARK: Setting

    /// Sets a property.
    /// - Parameter isStrict: whether a thing that cannot be done is an exception.
    mutating func set(
        _ target: Value, _ name: PropertyName, _ value: Value, isStrict: Bool = true, _ os: inout Simulation
    ) throws(Trap) {
        guard case .object(let id) = target else {
            if target == .undefined || target == .null {
                let what = target == .null ? "null" : "undefined"
                throw error(.typeError, "Cannot set properties of \(what) (setting '\(nameText(name))')")
            }
            guard isStrict else { return }
            if case .string(let id) = target {
                var isOwn = name == .key(KnownName.length.rawValue)
                if case .index(let index) = name { isOwn = index < texts[Int(id)].count }
                if isOwn {
                    throw error(
                        .typeError,
                        "Cannot assign to read only property '\(nameText(name))' of string '\(texts[Int(id)].string)'")
                }
            }
            throw error(
                .typeError,
                "Cannot create property '\(nameText(name))' on \(typeName(target)) '\(try toText(target, &os))'")
        }
        if case .view(let view) = things[Int(id)].kind, case .index(let index) = name {
            return try setItem(of: view, index, value, &os)
        }
        var holder = id
        while holder >= 0 {
            if case .proxy(let inner, _) = things[Int(holder)].kind {
                if try !assign(holder, name, value, receiver: target, &os), isStrict {
                    let property = try getOwn(inner, name, &os)
                    guard property?.flags.contains(.writable) ?? true else {
                        throw error(
                            .typeError,
                            "Cannot assign to read only property '\(nameText(name))' of object '\(describe(.object(inner)))'"
                        )
                    }
                    throw error(.typeError, "'set' on proxy: trap returned falsish for property '\(nameText(name))'")
                }
                return
            }
            if let property = own(holder, name) {
                if property.flags.contains(.accessor) {
                    guard case .accessor(_, let setter)? = kind(property.value), setter != .undefined else {
                        if isStrict {
                            throw error(
                                .typeError,
                                "Cannot set property \(nameText(name)) of \(describe(target)) which has only a getter")
                        }
                        return
                    }
                    _ = try call(setter, target, [value], &os)
                    return
                }
                guard property.flags.contains(.writable) else {
                    if isStrict {
                        throw error(
                            .typeError,
                            "Cannot assign to read only property '\(nameText(name))' of object '\(describe(target))'")
                    }
                    return
                }
                if holder == id { return try replace(id, name, value) }
                break
            }
            holder = things[Int(holder)].prototype
        }
        try addOwn(id, name, value, isStrict: isStrict)
    }

    /// Changes the value of an own property.
    private mutating func replace(_ id: ObjectID, _ name: PropertyName, _ value: Value) throws(Trap) {
        let place = Int(id)
        switch (things[place].kind, name) {
        case (.array, .index(let index)), (.arguments, .index(let index)): things[place].items[index] = value
        case (.array, .key(KnownName.length.rawValue)): try setLength(id, value)
        case (.namespace, _):
            throw error(
                .typeError, "Cannot assign to read only property '\(nameText(name))' of object '[object Module]'")
        default:
            let key = key(name)
            if let found = things[place].properties.place(key) { things[place].properties.setValue(value, at: found) }
        }
    }

    private mutating func setLength(_ id: ObjectID, _ value: Value) throws(Trap) {
        guard case .number(let number) = value, let length = Int(exactly: number), length >= 0, length < 1 << 32 else {
            throw error(.rangeError, "Invalid array length")
        }
        let count = things[Int(id)].items.count
        if length < count {
            things[Int(id)].items.removeLast(count - length)
        } else {
            try grow(id, to: length)
        }
    }

    /// The most items that an array can have here.
    static let mostItems = 50_000_000

    mutating func grow(_ id: ObjectID, to length: Int) throws(Trap) {
        let count = things[Int(id)].items.count
        guard length > count else { return }
        guard length <= Self.mostItems else { throw error(.rangeError, "Invalid array length") }
        grown += (length - count) * 16
        things[Int(id)].items.append(contentsOf: repeatElement(.hole, count: length - count))
    }

    private mutating func addOwn(
        _ id: ObjectID, _ name: PropertyName, _ value: Value, isStrict: Bool
    ) throws(Trap) {
        let place = Int(id)
        if case .namespace = things[place].kind {
            throw error(.typeError, "Cannot add property \(nameText(name)), object is not extensible")
        }
        guard things[place].isExtensible else {
            guard isStrict else { return }
            throw error(.typeError, "Cannot add property \(nameText(name)), object is not extensible")
        }
        if case .index(let index) = name {
            switch things[place].kind {
            case .array, .arguments:
                if index == things[place].items.count {
                    things[place].items.append(value)
                    grown += 16
                } else {
                    if index > things[place].items.count { try grow(id, to: index + 1) }
                    things[place].items[index] = value
                }
                return
            case .view: return
            default: break
            }
        }
        grown += 32
        let key = key(name)
        things[place].properties.set(key, value)
    }

    /// Defines an own property whatever stands in the prototypes.
    mutating func define(_ id: ObjectID, _ name: PropertyName, _ value: Value, _ flags: PropertyFlags = .plain) {
        if case .index(let index) = name {
            switch things[Int(id)].kind {
            case .array, .arguments:
                try? grow(id, to: index + 1)
                if index < things[Int(id)].items.count { things[Int(id)].items[index] = value }
                return
            default: break
            }
        }
        if case .function(let function) = things[Int(id)].kind, !function.isFilled { fill(id) }
        let key = key(name)
        things[Int(id)].properties.set(key, value, flags)
    }

    mutating func define(_ id: ObjectID, _ name: String, _ value: Value, _ flags: PropertyFlags = .plain) {
        let key = names.key(name)
        define(id, propertyName(key), value, flags)
    }

    /// Adds a getter or a setter to what there is.
    mutating func defineAccessor(
        _ id: ObjectID, _ name: PropertyName, get: Value?, set: Value?, _ flags: PropertyFlags
    ) {
        var (getter, setter) = (Value.undefined, Value.undefined)
        if let old = own(id, name), old.flags.contains(.accessor), case .accessor(let g, let s)? = kind(old.value) {
            (getter, setter) = (g, s)
        }
        let accessor = make(.accessor(get: get ?? getter, set: set ?? setter), -1)
        define(id, name, .object(accessor), flags.union(.accessor).subtracting(.writable))
    }

    // MARK: Removing

    mutating func delete(
        _ target: Value, _ name: PropertyName, isStrict: Bool, _ os: inout Simulation
    ) throws(Trap) -> Bool {
        guard case .object(let id) = target else {
            if target == .undefined || target == .null {
                throw error(.typeError, "Cannot convert undefined or null to object")
            }
            return true
        }
        if case .proxy(let inner, let handler) = things[Int(id)].kind {
            let trap = try trap("deleteProperty", target: inner, handler: handler, &os)
            if trap == .undefined { return try delete(.object(inner), name, isStrict: isStrict, &os) }
            let nameValue = value(of: name)
            let isDone = try callTruth(trap, .object(handler), [.object(inner), nameValue], &os)
            if !isDone, isStrict {
                throw error(
                    .typeError, "'deleteProperty' on proxy: trap returned falsish for property '\(nameText(name))'")
            }
            return isDone
        }
        guard let property = own(id, name) else { return true }
        guard property.flags.contains(.configurable) else {
            if isStrict {
                throw error(.typeError, "Cannot delete property '\(nameText(name))' of \(describe(target))")
            }
            return false
        }
        if case .index(let index) = name {
            switch things[Int(id)].kind {
            case .array, .arguments:
                things[Int(id)].items[index] = .hole
                return true
            default: break
            }
        }
        let key = key(name)
        things[Int(id)].properties.remove(key)
        return true
    }

    // MARK: Keys

    /// Own names in the language's order: places, then texts, then symbols.
    mutating func ownKeys(
        _ id: ObjectID, hidden: Bool = true, symbols: Bool = false, _ os: inout Simulation
    ) throws(Trap) -> [PropertyName] {
        if case .proxy(let target, let handler) = things[Int(id)].kind {
            let trap = try trap("ownKeys", target: target, handler: handler, &os)
            var names: [PropertyName] = []
            if trap == .undefined {
                names = try ownKeys(target, symbols: symbols, &os)
            } else {
                let answer = try call(trap, .object(handler), [.object(target)], &os)
                for item in try list(answer, &os) {
                    guard string(item) != nil || typeName(item) == "symbol" else {
                        throw error(.typeError, "\(describe(item)) is not a valid property name")
                    }
                    let name = try name(item, &os)
                    if case .key(let key) = name, key < 0, !symbols { continue }
                    names.append(name)
                }
            }
            guard !hidden else { return names }
            var shown: [PropertyName] = []
            for name in names where try getOwn(id, name, &os)?.flags.contains(.enumerable) == true {
                shown.append(name)
            }
            return shown
        }
        fill(id)
        var indexes: [Int] = []
        switch things[Int(id)].kind {
        case .array, .arguments:
            for (index, value) in things[Int(id)].items.enumerated() where value != .hole { indexes.append(index) }
        case .view(let view) where view.element != nil: indexes = Array(0..<view.count)
        case .wrapper(.string(let text)): indexes = Array(0..<texts[Int(text)].count)
        default: break
        }
        var keys: [Key] = []
        var signs: [Key] = []
        for entry in things[Int(id)].properties.entries where entry.key != PropertyMap.removed {
            if entry.flags.contains(.hidden) || !hidden && !entry.flags.contains(.enumerable) { continue }
            if entry.key < 0 {
                signs.append(entry.key)
            } else if names.indexes[Int(entry.key)] >= 0 {
                indexes.append(Int(names.indexes[Int(entry.key)]))
            } else {
                keys.append(entry.key)
            }
        }
        if case .namespace = things[Int(id)].kind { keys.sort { keyText($0) < keyText($1) } }
        var result = indexes.sorted().map { PropertyName.index($0) }
        if hidden, isArray(.object(id)) { keys.insert(KnownName.length.rawValue, at: 0) }
        result += keys.map { .key($0) }
        return symbols ? result + signs.map { .key($0) } : result
    }
}
