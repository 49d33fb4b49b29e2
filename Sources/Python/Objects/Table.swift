import BigInt

/// What a dictionary or a set compares: equal keys have equal values, and `1`, `1.0` and `True` are one key.
enum Key: Hashable, Sendable {
    case none, ellipsis
    case int(Int)
    case big(BigInt)
    case float(Double)
    case string(String)
    case bytes([UInt8])
    case tuple([Key])
    case set(Set<Key>)
    case native(Int32)
    /// An object that is equal to itself only.
    case identity(ObjectID)
    /// An object with `__hash__` and `__eq__` of its own: it is compared by its hash.
    case hashed(Int)

    /// What `hash` gives: the same in every run, for Swift's own hashes are not.
    var fingerprint: UInt64 {
        switch self {
        case .none: 1
        case .ellipsis: 2
        case .int(let number): UInt64(bitPattern: Int64(number))
        case .big(let number): Self.fingerprint(String(number).utf8)
        case .float(let number): number.bitPattern
        case .string(let text): Self.fingerprint(text.utf8)
        case .bytes(let bytes): Self.fingerprint(bytes)
        case .tuple(let keys): keys.reduce(0x345678) { ($0 ^ $1.fingerprint) &* 0x100_0000_01B3 }
        case .set(let keys): keys.reduce(0x9E37) { $0 &+ $1.fingerprint &* 0x9E37_79B9_7F4A_7C15 }
        case .native(let number): UInt64(number) &* 31
        case .identity(let id): UInt64(id) &* 4
        case .hashed(let number): UInt64(bitPattern: Int64(number))
        }
    }

    /// FNV-1a.
    private static func fingerprint(_ bytes: some Sequence<UInt8>) -> UInt64 {
        bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}

/// Keys with values, in the order in which they came.
struct Table: Sendable, Equatable {
    struct Entry: Sendable, Equatable {
        var hash: Key
        var key: Value
        var value: Value
    }

    /// `nil` where an entry was removed.
    private(set) var slots: [Entry?] = []
    private var places: [Key: Int] = [:]

    var count: Int { places.count }

    var entries: [Entry] { slots.compactMap { $0 } }

    subscript(_ hash: Key) -> Value? { places[hash].flatMap { slots[$0]?.value } }

    func contains(_ hash: Key) -> Bool { places[hash] != nil }

    /// Sets a value; a key that is there keeps its place.
    mutating func set(_ hash: Key, _ key: Value, _ value: Value) {
        if let place = places[hash] {
            slots[place]?.value = value
        } else {
            places[hash] = slots.count
            slots.append(Entry(hash: hash, key: key, value: value))
        }
    }

    @discardableResult
    mutating func remove(_ hash: Key) -> Entry? {
        guard let place = places.removeValue(forKey: hash) else { return nil }
        let entry = slots[place]
        slots[place] = nil
        if slots.count > 32, slots.count > places.count * 2 { compact() }
        return entry
    }

    var lastEntry: Entry? { slots.last { $0 != nil } ?? nil }
    var firstEntry: Entry? { slots.first { $0 != nil } ?? nil }

    private mutating func compact() {
        slots = slots.filter { $0 != nil }
        places = [:]
        for (place, entry) in slots.enumerated() { if let entry { places[entry.hash] = place } }
    }

    /// The next entry at or behind a slot, for iteration.
    func entry(from slot: Int) -> (entry: Entry, next: Int)? {
        var slot = slot
        while slot < slots.count {
            if let entry = slots[slot] { return (entry, slot + 1) }
            slot += 1
        }
        return nil
    }

    /// The same keys with the same values, in any order.
    static func == (a: Table, b: Table) -> Bool {
        a.count == b.count && a.entries.allSatisfy { b[$0.hash] == $0.value }
    }
}

/// Names with values, in order: what a module, a class or an instance has.
struct Namespace: Sendable, Equatable {
    private(set) var names: [Symbol] = []
    private(set) var values: [Value] = []
    /// Made when there are too many to look through.
    private var places: [Symbol: Int] = [:]
    private static let few = 8

    init() {}

    private func place(of name: Symbol) -> Int? {
        if names.count <= Self.few { return names.firstIndex(of: name) }
        return places[name]
    }

    subscript(_ name: Symbol) -> Value? {
        get { place(of: name).map { values[$0] } }
        set {
            guard let newValue else {
                remove(name)
                return
            }
            if let place = place(of: name) {
                values[place] = newValue
                return
            }
            names.append(name)
            values.append(newValue)
            if names.count == Self.few + 1 {
                for (place, name) in names.enumerated() { places[name] = place }
            } else if names.count > Self.few {
                places[name] = names.count - 1
            }
        }
    }

    private mutating func remove(_ name: Symbol) {
        guard let place = place(of: name) else { return }
        names.remove(at: place)
        values.remove(at: place)
        places = [:]
        if names.count > Self.few { for (place, name) in names.enumerated() { places[name] = place } }
    }

    var isEmpty: Bool { names.isEmpty }
}
