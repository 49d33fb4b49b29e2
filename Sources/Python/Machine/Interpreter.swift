import BigInt
import Kernel
import PythonSyntax
import WorldModel

/// A Python interpreter as a value: heap, codes and threads. It runs inside one simulated process and waits by being
/// stepped again.
struct Interpreter: Sendable, Equatable {
    // MARK: What there is

    var heap: [Object] = []
    var freePlaces: [ObjectID] = []
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
    /// Whether packages are there without pip: for programs of ours that are written in Python.
    var hasAllPackages = false

    // MARK: The thread at work

    var stack: [Value] = []
    var frames: [Frame] = []
    var thread = 0
    var threads: [PythonThread] = [PythonThread(number: 0)]
    /// How deep the interpreter's own functions have called back.
    var depth = 0
    /// Until when `time.sleep` of this thread lasts.
    var sleepsUntil: Instant?
    /// Nanoseconds that this thread has slept within functions that could not rest.
    var owedSleep: Int64 = 0
    var lastThread = 0
    /// The code that calls a thread's function.
    var threadCode: Int?
    /// Locks that are taken, with their owner and how often.
    var locks: [ObjectID: (owner: Int, count: Int)] = [:]

    // MARK: Memory

    /// Objects made since the last collection, and how many lead to the next one.
    var allocations = 0
    var threshold = 50_000
    /// Bytes that were there after the last collection, that came since, and that the program waits to be given.
    var (kept, grown, demanded) = (0, 0, 0)
    /// Values that the interpreter's own functions hold while they call back.
    var held: [Value] = []
    /// Texts that need not be made again.
    var letters: [ObjectID] = []
    var emptyTuple: ObjectID = 0
    /// Buffers to write out: standard output first.
    var outputs: [ObjectID] = []
    var initialPath: [String] = []
    /// Functions that signals call, by the signal's number; numbers mean to ignore it or to do the usual.
    var signalHandlers: [Int: Value] = [:]
    /// Functions to call at the end.
    var lastWords: [Value] = []
    var isRestarted = false
    var isUnbuffered = false
    /// The generators of `random.Random`, by number.
    var generators: [MersenneTwister] = []
    /// `input` has written its prompt and waits for the line.
    var hasPrompted = false
    /// Somebody reads more slowly than this program writes.
    var slowOutput: WaitReason?
    /// How many digits a whole number may have to be read or written in decimal; 0 for any number.
    var mostDigits = 4300
    /// How deep in structures that hold each other the interpreter is.
    var structureDepth = 0
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
        /// Until when it rests for what it has slept where it could not.
        var restsUntil: Instant?
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
        grown += Self.size(object)
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
}
