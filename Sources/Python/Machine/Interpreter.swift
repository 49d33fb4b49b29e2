import BigInt
import Kernel
import PythonSyntax
import WorldModel

/// A Python interpreter as a value: heap, codes and threads. It runs inside one simulated process and waits by being
/// stepped again.
struct Interpreter: Sendable, Equatable {
    // MARK: What there is

    var heap: [Object] = []
    private(set) var freePlaces: [ObjectID] = []
    var symbols = SymbolTable()
    var codes: [Code] = []
    /// The instructions of each code, again: they are wanted at every call.
    var instructions: [[Instruction]] = []
    /// Modules by their full names.
    var modules: [String: ObjectID] = [:]
    var builtins: ObjectID = 0
    var main: ObjectID = 0
    /// Where exceptions came through, by exception.
    var traces: [ObjectID: [TraceEntry]] = [:]
    /// The process's arguments, and its number.
    var arguments: [String] = []
    var me = ProcessID(0)
    var version = "3.12"

    // MARK: The thread at work

    var stack: [Value] = []
    var frames: [Frame] = []
    var thread = 0
    var threads: [PythonThread] = [PythonThread(number: 0)]
    /// How deep the interpreter's own functions have called back.
    var depth = 0
    /// Until when `time.sleep` of this thread lasts.
    var sleepsUntil: Instant?
    var lastThread = 0
    /// The code that calls a thread's function.
    var threadCode: Int?
    /// Locks that are taken, with their owner and how often.
    var locks: [ObjectID: (owner: Int, count: Int)] = [:]

    // MARK: Memory

    private var allocations = 0
    private var threshold = 200_000
    /// Values that the interpreter's own functions hold while they call back.
    var held: [Value] = []
    /// Texts that need not be made again.
    var letters: [ObjectID] = []
    var emptyTuple: ObjectID = 0
    /// Buffers to write out: standard output first.
    var outputs: [ObjectID] = []
    var random = RandomSource(seed: 1)
    var initialPath: [String] = []
    /// Functions that signals call, by the signal's number; numbers mean to ignore it or to do the usual.
    var signalHandlers: [Int: Value] = [:]
    /// Functions to call at the end.
    var lastWords: [Value] = []
    var isRestarted = false
    var isUnbuffered = false
    /// `random.seed` was called: from then on the numbers are the program's own.
    var hasSeed = false
    /// `input` has written its prompt and waits for the line.
    var hasPrompted = false
    /// Somebody reads more slowly than this program writes.
    var slowOutput: WaitReason?
    /// Things whose text is being made.
    var writing: [ObjectID] = []
    /// The exception on its way was raised again: its place was noted before.
    var skipsTrace = false

    /// How a thread rests while another runs.
    struct PythonThread: Sendable, Equatable {
        var number: Int
        var stack: [Value] = []
        var frames: [Frame] = []
        var sleepsUntil: Instant?
        /// The Thread object.
        var object: Value = .none
        var isDaemon = false
        var waits: [WaitReason] = []
        var isDone = false
    }

    /// A line that an exception came through.
    struct TraceEntry: Sendable, Equatable {
        var code: Int
        var place: SourceRange
    }

    static func == (a: Interpreter, b: Interpreter) -> Bool {
        a.heap == b.heap && a.stack == b.stack && a.frames == b.frames && a.threads == b.threads
    }

    // MARK: The heap

    mutating func allocate(_ object: Object) -> ObjectID {
        allocations += 1
        if let place = freePlaces.popLast() {
            heap[Int(place)] = object
            return place
        }
        heap.append(object)
        return ObjectID(heap.count - 1)
    }

    mutating func make(_ object: Object) -> Value { .object(allocate(object)) }

    mutating func text(_ string: String) -> Value {
        if string.utf8.count == 1, let byte = string.utf8.first, Int(byte) < letters.count {
            return .object(letters[Int(byte)])
        }
        return make(.string(Text(string)))
    }

    mutating func tuple(_ items: [Value]) -> Value { items.isEmpty ? .object(emptyTuple) : make(.tuple(items)) }

    mutating func list(_ items: [Value]) -> Value { make(.list(items)) }

    mutating func integer(_ value: BigInt) -> Value {
        if let small = Int(exactly: value) { return .int(small) }
        return make(.big(value))
    }

    mutating func name(_ symbol: Symbol) -> Value { text(symbols.name(symbol)) }

    func object(_ value: Value) -> Object? {
        guard case .object(let id) = value else { return nil }
        return heap[Int(id)]
    }

    /// The list, text or number inside an instance of a class that derives from a built-in type; others as they are.
    func plain(_ value: Value) -> Value {
        guard case .object(let id) = value, case .instance(let instance) = heap[Int(id)], instance.payload != .none
        else {
            return value
        }
        return instance.payload
    }

    func string(_ value: Value) -> String? {
        guard case .object(let id) = plain(value), case .string(let text) = heap[Int(id)] else { return nil }
        return text.string
    }

    mutating func withList<R>(_ id: ObjectID, _ body: (inout [Value]) -> R) -> R? {
        guard case .list(var items) = heap[Int(id)] else { return nil }
        heap[Int(id)] = .free
        let result = body(&items)
        heap[Int(id)] = .list(items)
        return result
    }

    mutating func withTable<R>(_ id: ObjectID, _ body: (inout Table) -> R) -> R? {
        switch heap[Int(id)] {
        case .dictionary(var table):
            heap[Int(id)] = .free
            let result = body(&table)
            heap[Int(id)] = .dictionary(table)
            return result
        case .set(var table, let isFrozen):
            heap[Int(id)] = .free
            let result = body(&table)
            heap[Int(id)] = .set(table, isFrozen: isFrozen)
            return result
        default: return nil
        }
    }

    // MARK: Garbage

    /// Roughly, in bytes.
    var memoryUse: Int { heap.count * 96 + 8_000_000 }

    /// Whether it is time to look for what nobody can reach any more.
    var wantsCollection: Bool { allocations > threshold && depth == 0 }

    mutating func collect() {
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
        for id in heap.indices where !marker.isMarked[id] {
            if case .free = heap[id] { continue }
            heap[id] = .free
            freePlaces.append(ObjectID(id))
            traces[ObjectID(id)] = nil
            locks[ObjectID(id)] = nil
        }
        allocations = 0
        threshold = max(200_000, heap.count - freePlaces.count)
    }
}
