import WorldModel

/// Changing what is on the heap in place, and the room that it takes.
extension Interpreter {
    // MARK: In place

    /// What can be changed item by item.
    enum Store {
        case list(count: Int)
        case dictionary
        case set
        case bytes(count: Int)
    }

    /// Tells what an object is and lets it go: while a `switch` holds its items, changing one copies them all.
    func store(_ id: ObjectID) -> Store? {
        switch heap[Int(id)] {
        case .list(let items): .list(count: items.count)
        case .dictionary: .dictionary
        case .set(_, isFrozen: false): .set
        case .bytes(let bytes, isMutable: true): .bytes(count: bytes.count)
        default: nil
        }
    }

    mutating func withList<R>(_ id: ObjectID, _ body: (inout [Value]) -> R) -> R? {
        guard case .list(var items) = heap[Int(id)] else { return nil }
        heap[Int(id)] = .free
        let before = items.count
        let result = body(&items)
        grown += max(0, items.count - before) * Self.itemSize
        heap[Int(id)] = .list(items)
        return result
    }

    mutating func withBytes<R>(_ id: ObjectID, _ body: (inout [UInt8]) -> R) -> R? {
        guard case .bytes(var bytes, let isMutable) = heap[Int(id)] else { return nil }
        heap[Int(id)] = .free
        let before = bytes.count
        let result = body(&bytes)
        grown += max(0, bytes.count - before)
        heap[Int(id)] = .bytes(bytes, isMutable: isMutable)
        return result
    }

    mutating func withTable<R>(_ id: ObjectID, _ body: (inout Table) -> R) -> R? {
        // Not a `switch`: it would hold the table a second time, and each change would copy it.
        if case .dictionary(var table) = heap[Int(id)] {
            heap[Int(id)] = .free
            let before = table.count
            let result = body(&table)
            grown += max(0, table.count - before) * Self.entrySize
            heap[Int(id)] = .dictionary(table)
            return result
        }
        if case .set(var table, let isFrozen) = heap[Int(id)] {
            heap[Int(id)] = .free
            let before = table.count
            let result = body(&table)
            grown += max(0, table.count - before) * Self.entrySize
            heap[Int(id)] = .set(table, isFrozen: isFrozen)
            return result
        }
        return nil
    }

    // MARK: Room

    /// Bytes of a list's item and of a table's entry, about as CPython has them.
    private static let (itemSize, entrySize) = (8, 80)
    /// Bytes of an object itself, and of the interpreter with its modules.
    private static let (objectSize, programSize) = (64, 8_000_000)

    /// What an object holds, in bytes.
    static func size(_ object: Object) -> Int {
        switch object {
        case .string(let text): text.string.utf8.count
        case .bytes(let bytes, _): bytes.count
        case .list(let items), .tuple(let items): items.count * itemSize
        case .dictionary(let table), .set(let table, _): table.count * entrySize
        case .file(let file): file.input.count + file.output.count
        default: 0
        }
    }

    /// What the process holds, and what it has asked for.
    var memoryUse: Int { heap.count * Self.objectSize + Self.programSize + kept + grown + demanded }

    /// Asks for room before it is taken. A program that asks for much rests, so that the kernel can say no by killing it;
    /// more than the machine has is a MemoryError.
    mutating func reserve(_ count: Int, times: Int = 1, each size: Int = 1) throws(Trap) {
        let (product, isOver) = max(0, count).multipliedReportingOverflow(by: max(0, times))
        let (bytes, isFarOver) = product.multipliedReportingOverflow(by: size)
        guard bytes > Self.little || isOver || isFarOver else { return }
        if isOver || isFarOver || bytes > Int(HostFacts.memory) || depth > 0 && bytes > Self.largest {
            throw error(.memoryError, "")
        }
        if depth > 0 || demanded >= bytes {
            demanded = 0
            return
        }
        demanded = bytes
        throw .blocked([])
    }

    /// The most items that are gathered before anybody can ask for room.
    static let mostItems = 16_000_000
    private static let little = 1_000_000
    /// The largest object where the program cannot rest.
    private static let largest = 64_000_000

    /// Whether it is time to look for what nobody can reach any more.
    var wantsCollection: Bool { isCrowded || allocations > threshold && depth == 0 }

    /// Whether so much was made that the program should rest for a collection.
    private var isCrowded: Bool { grown + demanded > max(16_000_000, kept) && depth == 0 }

    /// Whether a thread should stop at the next chance.
    var shouldRest: Bool { isCrowded || owedSleep > 0 && depth == 0 }

    // MARK: Depth

    /// How deep structures that hold each other are gone into.
    static let deepestStructure = 300

    /// Goes one level deeper into a structure, with Python's RecursionError when that is too deep.
    mutating func nested<T>(
        _ what: String, _ body: (inout Interpreter) throws(Trap) -> T
    ) throws(Trap) -> T {
        guard structureDepth < Self.deepestStructure else {
            throw error(.recursionError, "maximum recursion depth exceeded\(what)")
        }
        structureDepth += 1
        defer { structureDepth -= 1 }
        return try body(&self)
    }

    // MARK: Garbage

    mutating func collect() {
        // The marker is gone when the heap changes: else all of it would be copied.
        let isReachable = reachable()
        for id in heap.indices where !isReachable[id] {
            if case .free = heap[id] { continue }
            heap[id] = .free
            freePlaces.append(ObjectID(id))
            traces[ObjectID(id)] = nil
            locks[ObjectID(id)] = nil
        }
        allocations = 0
        (kept, grown) = (heap.reduce(0) { $0 + Self.size($1) }, 0)
        threshold = max(50_000, heap.count - freePlaces.count)
    }

    /// Which places of the heap something leads to.
    private func reachable() -> [Bool] {
        var marker = Marker(heap)
        for id in 0..<ObjectID(BuiltinType.allCases.count) { marker.mark(.object(id)) }
        for id in modules.values { marker.mark(.object(id)) }
        for id in letters + [builtins, main, emptyTuple] + outputs { marker.mark(.object(id)) }
        for code in codes { for value in code.constants { marker.mark(value) } }
        for value in stack + held + lastWords + signalHandlers.values { marker.mark(value) }
        for frame in frames { marker.mark(frame) }
        for thread in threads {
            marker.mark(thread.object)
            for value in thread.stack { marker.mark(value) }
            for frame in thread.frames { marker.mark(frame) }
        }
        marker.run()
        return marker.isMarked
    }
}
