import BigInt

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
