/// What may be done to a property.
struct PropertyFlags: OptionSet, Sendable, Equatable {
    let rawValue: UInt8

    static let writable = PropertyFlags(rawValue: 1)
    static let enumerable = PropertyFlags(rawValue: 2)
    static let configurable = PropertyFlags(rawValue: 4)
    /// The value is an object with a getter and a setter.
    static let accessor = PropertyFlags(rawValue: 8)
    /// A private name of a class: nobody else sees it.
    static let hidden = PropertyFlags(rawValue: 16)
    /// The value is a cell, as with what a module exports.
    static let shared = PropertyFlags(rawValue: 32)

    /// The value is made when somebody looks: an error's stack.
    static let late = PropertyFlags(rawValue: 64)

    static let plain: PropertyFlags = [.writable, .enumerable, .configurable]
    static let method: PropertyFlags = [.writable, .configurable]
}

/// An object's properties, in the order in which they came.
struct PropertyMap: Sendable, Equatable {
    struct Entry: Sendable, Equatable {
        var value: Value
        /// `removed` where a property was deleted.
        var key: Key
        var flags: PropertyFlags
    }

    static let removed = Key.min
    /// From so many on, places are found by a table.
    private static let few = 10

    private(set) var entries: [Entry] = []
    private var places: [Key: Int] = [:]
    private var removedCount = 0

    init() {}

    init(capacity: Int) { entries.reserveCapacity(capacity) }

    var count: Int { entries.count - removedCount }

    func place(_ key: Key) -> Int? {
        if entries.count <= Self.few {
            for index in entries.indices where entries[index].key == key { return index }
            return nil
        }
        return places[key]
    }

    subscript(place place: Int) -> Entry {
        get { entries[place] }
        set { entries[place] = newValue }
    }

    mutating func setValue(_ value: Value, at place: Int) { entries[place].value = value }

    mutating func set(_ key: Key, _ value: Value, _ flags: PropertyFlags = .plain) {
        if let place = place(key) {
            entries[place] = Entry(value: value, key: key, flags: flags)
        } else {
            add(key, value, flags)
        }
    }

    /// Adds a property that is not there.
    mutating func add(_ key: Key, _ value: Value, _ flags: PropertyFlags = .plain) {
        entries.append(Entry(value: value, key: key, flags: flags))
        if entries.count > Self.few {
            if entries.count == Self.few + 1 { rebuild() } else { places[key] = entries.count - 1 }
        }
    }

    mutating func remove(_ key: Key) {
        guard let place = place(key) else { return }
        if entries.count <= Self.few {
            entries.remove(at: place)
            return
        }
        places[key] = nil
        entries[place] = Entry(value: .undefined, key: Self.removed, flags: [])
        removedCount += 1
        if removedCount > entries.count / 2 {
            entries.removeAll { $0.key == Self.removed }
            removedCount = 0
            rebuild()
        }
    }

    private mutating func rebuild() {
        places = [:]
        guard entries.count > Self.few else { return }
        for (index, entry) in entries.enumerated() where entry.key != Self.removed { places[entry.key] = index }
    }
}
