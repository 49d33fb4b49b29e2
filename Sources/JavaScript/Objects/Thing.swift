import BigInt

/// An object on the heap.
struct Thing: Sendable, Equatable {
    var kind: Kind
    /// The object that properties are looked for in next; -1 for none.
    var prototype: ObjectID
    var isExtensible = true
    /// An array whose items cannot be changed, or not be removed.
    var itemsAreFixed = false
    var itemsAreReadOnly = false
    var properties = PropertyMap()
    /// Items of an array; arguments of a bound function.
    var items: [Value] = []

    enum Kind: Sendable, Equatable {
        case free
        case ordinary
        case array
        case arguments
        case error
        case function(FunctionObject)
        case native(Int32)
        case bound(target: Value, this: Value)
        case accessor(get: Value, set: Value)
        case generator(GeneratorState)
        case promise(PromiseState)
        case map(OrderedTable)
        case set(OrderedTable)
        /// Weak collections are ordinary ones here; only their name differs.
        case weak(OrderedTable, isMap: Bool)
        case date(Double)
        case regularExpression(source: String, flags: String)
        /// A text, number or truth value as an object.
        case wrapper(Value)
        case big(BigInt)
        case arrayBuffer([UInt8])
        case view(BytesView)
        case iterator(IteratorState)
        case proxy(target: ObjectID, handler: ObjectID)
        /// What `import * as name` gives.
        case namespace
    }
}

/// A text; its length and places count UTF-16 units.
struct Text: Sendable, Equatable {
    var string: String
    let isASCII: Bool

    init(_ string: String) {
        self.string = string
        isASCII = string.utf8.allSatisfy { $0 < 0x80 }
    }

    init(_ first: Text, _ second: Text) {
        string = first.string + second.string
        isASCII = first.isASCII && second.isASCII
    }

    var count: Int { isASCII ? string.utf8.count : string.utf16.count }

    /// The units from one place to another.
    func slice(_ from: Int, _ to: Int) -> String {
        guard from < to else { return "" }
        if isASCII {
            let utf8 = string.utf8
            let start = utf8.index(utf8.startIndex, offsetBy: from)
            return String(string[start..<utf8.index(start, offsetBy: to - from)])
        }
        let units = string.utf16
        let start = units.index(units.startIndex, offsetBy: from)
        return String(decoding: Array(units[start..<units.index(start, offsetBy: to - from)]), as: UTF16.self)
    }

    func unit(_ place: Int) -> UInt16 {
        if isASCII {
            let utf8 = string.utf8
            return UInt16(utf8[utf8.index(utf8.startIndex, offsetBy: place)])
        }
        let units = string.utf16
        return units[units.index(units.startIndex, offsetBy: place)]
    }

    static func == (a: Text, b: Text) -> Bool { a.string.utf8.elementsEqual(b.string.utf8) }
}

struct FunctionObject: Sendable, Equatable {
    var code: Int32
    /// Cells of variables from around it.
    var closure: [CellID]
    /// What `this` and `new.target` are in an arrow function.
    var this: Value = .undefined
    var newTarget: Value = .undefined
    /// The object whose method it is, for `super`.
    var home: ObjectID = -1
    /// The function that gives a class's instances their fields; -1 for none.
    var fields: ObjectID = -1
    /// `name`, `length` and `prototype` are there as properties.
    var isFilled = false
    /// The name, where it is not the code's.
    var name: TextID = -1
}

/// A generator, or a call of an asynchronous function: its frame while it rests.
struct GeneratorState: Sendable, Equatable {
    enum Status: Sendable { case fresh, resting, running, done }

    var status = Status.fresh
    var frame: Frame?
    var stack: [Value] = []
    var isAsync = false
    var isGenerator = false
    /// What the call of an asynchronous function gave.
    var promise: ObjectID = -1
    /// Calls of an asynchronous generator that wait for their turn.
    var queue: [Request] = []

    struct Request: Sendable, Equatable {
        var mode: ResumeMode
        var value: Value
        var promise: ObjectID
    }
}

enum ResumeMode: Int32, Sendable {
    case next = 0
    case raise, finish
}

struct PromiseState: Sendable, Equatable {
    enum Status: Sendable { case pending, fulfilled, rejected }

    var status = Status.pending
    var value: Value = .undefined
    var reactions: [Reaction] = []
    var isHandled = false

    struct Reaction: Sendable, Equatable {
        var onFulfilled: Value = .undefined
        var onRejected: Value = .undefined
        /// The promise that `then` gave.
        var derived: ObjectID = -1
        /// The call that waits.
        var coroutine: ObjectID = -1
    }
}

/// An iterator of the machine's own.
enum IteratorState: Sendable, Equatable {
    case array(Value, at: Int, Kind)
    case text(TextID, at: Int)
    case table(ObjectID, slot: Int, Kind)
    case done

    enum Kind: Sendable { case keys, values, entries }
}

/// Keys with values in the order in which they came, for Map and Set.
struct OrderedTable: Sendable, Equatable {
    enum Hash: Hashable, Sendable {
        case undefined, null
        case bool(Bool)
        case number(Double)
        case string(String)
        case symbol(Int32)
        case object(ObjectID)
        case big(BigInt)
    }

    struct Entry: Sendable, Equatable {
        var hash: Hash
        var key: Value
        var value: Value
    }

    /// `nil` where an entry was removed; iterators go by the place.
    private(set) var slots: [Entry?] = []
    private var places: [Hash: Int] = [:]

    var count: Int { places.count }

    func value(_ hash: Hash) -> Value? { places[hash].flatMap { slots[$0]?.value } }

    func contains(_ hash: Hash) -> Bool { places[hash] != nil }

    mutating func set(_ hash: Hash, _ key: Value, _ value: Value) {
        if let place = places[hash] {
            slots[place]?.value = value
        } else {
            places[hash] = slots.count
            slots.append(Entry(hash: hash, key: key, value: value))
        }
    }

    mutating func remove(_ hash: Hash) -> Bool {
        guard let place = places.removeValue(forKey: hash) else { return false }
        slots[place] = nil
        if places.isEmpty { slots = Array(repeating: nil, count: min(slots.count, 64)) }
        return true
    }

    mutating func removeAll() {
        slots = []
        places = [:]
    }

    /// The next entry at or behind a slot.
    func entry(from slot: Int) -> (entry: Entry, next: Int)? {
        var slot = slot
        while slot < slots.count {
            if let entry = slots[slot] { return (entry, slot + 1) }
            slot += 1
        }
        return nil
    }
}
