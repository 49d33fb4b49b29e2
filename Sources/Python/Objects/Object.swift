import BigInt
import WorldModel

/// Something on the heap.
enum Object: Sendable, Equatable {
    /// Nothing; the place can be used again.
    case free
    case string(Text)
    case bytes([UInt8], isMutable: Bool)
    case big(BigInt)
    case list([Value])
    case tuple([Value])
    case dictionary(Table)
    case set(Table, isFrozen: Bool)
    case range(Int, Int, Int)
    case slice(Value, Value, Value)
    case function(FunctionObject)
    /// A function with the object that it was got from.
    case method(receiver: Value, function: Value)
    /// A variable that functions share.
    case cell(Value)
    case type(ClassObject)
    case instance(Instance)
    case module(name: String, Namespace)
    case iterator(IteratorState)
    case generator(GeneratorState)
    case property(get: Value, set: Value, delete: Value)
    case staticMethod(Value)
    case classMethod(Value)
    /// `super()`: attributes are looked for behind the class in the object's order of classes.
    case proxy(behind: ObjectID, of: Value)
    /// `d.keys()`, `d.values()`, `d.items()`.
    case view(ViewKind, of: ObjectID)
    case file(FileState)
    case socket(SocketState)
    /// A compiled regular expression.
    case pattern(CompiledPattern)
}

enum ViewKind: String, Sendable { case keys, values, items }

/// A text; indexes count code points.
struct Text: Sendable, Equatable {
    let string: String
    let isASCII: Bool

    init(_ string: String) {
        self.string = string
        isASCII = string.utf8.allSatisfy { $0 < 0x80 }
    }

    init(repeating text: Text, count: Int) {
        string = String(repeating: text.string, count: count)
        isASCII = text.isASCII
    }

    /// One text behind the other.
    init(_ first: Text, _ second: Text) {
        string = first.string + second.string
        isASCII = first.isASCII && second.isASCII
    }

    var count: Int { isASCII ? string.utf8.count : string.unicodeScalars.count }

    /// The code points from one index to another.
    func slice(_ from: Int, _ to: Int) -> String {
        guard from < to else { return "" }
        if isASCII {
            let utf8 = string.utf8
            let start = utf8.index(utf8.startIndex, offsetBy: from)
            return String(string[start..<utf8.index(start, offsetBy: to - from)])
        }
        let scalars = string.unicodeScalars
        let start = scalars.index(scalars.startIndex, offsetBy: from)
        return String(scalars[start..<scalars.index(start, offsetBy: to - from)])
    }

    static func == (a: Text, b: Text) -> Bool { a.string.utf8.elementsEqual(b.string.utf8) }
}

/// A Python function.
struct FunctionObject: Sendable, Equatable {
    /// Its number in the interpreter's list of codes.
    var code: Int
    var module: ObjectID
    var name: String
    var qualifiedName: String
    /// Values of the last parameters.
    var defaults: [Value]
    /// Values of keyword-only parameters, by name.
    var keywordDefaults: [Symbol: Value]
    /// The cells of variables from around it.
    var closure: [ObjectID]
    /// The class in whose body it stands.
    var owner: ObjectID?
    var attributes = Namespace()
}

struct ClassObject: Sendable, Equatable {
    var name: String
    var bases: [ObjectID]
    /// The order in which attributes are looked for (C3).
    var order: [ObjectID]
    var attributes: Namespace
    /// The interpreter's own type whose data instances have: `list` for a class that derives from it.
    var layout: BuiltinType
    var metaclass: ObjectID?
}

struct Instance: Sendable, Equatable {
    var type: ObjectID
    var attributes = Namespace()
    /// The list, text or number that an instance of a class derived from a built-in type is.
    var payload: Value = .none
}

/// An iterator of the interpreter's own.
enum IteratorState: Sendable, Equatable {
    case sequence(ObjectID, at: Int)
    case text(ObjectID, at: Int)
    case range(next: Int, end: Int, step: Int)
    case table(ObjectID, ViewKind, slot: Int, count: Int)
    /// Through `__getitem__` with 0, 1, 2 …
    case items(Value, at: Int)
    case enumerate(Value, next: Int)
    case zip([Value], isStrict: Bool)
    case map(Value, [Value])
    case filter(Value, Value)
    case reversed(ObjectID, at: Int)
    case lines(ObjectID)
    case call(Value, until: Value)
    case done
}

/// A generator: its frame while it rests.
struct GeneratorState: Sendable, Equatable {
    var frame: Frame?
    /// The frame's variables and operands.
    var stack: [Value]
    var isRunning = false
    var isStarted = false
    var name: String
    var kind = Kind.generator

    enum Kind: Sendable { case generator, coroutine, asyncGenerator }
}

/// An open file.
struct FileState: Sendable, Equatable {
    /// `nil` for a file in memory.
    var descriptor: Int?
    var name: String
    var mode: String
    var isBinary: Bool
    var canRead: Bool
    var canWrite: Bool
    /// What was read and not yet taken; in memory the whole text.
    var input: [UInt8] = []
    var position = 0
    var hasEnded = false
    var output: [UInt8] = []
    var isClosed = false
    var isLineBuffered = false
    var encoding = "utf-8"
    var errors = "strict"
    /// Whether `\r\n` is read as `\n`.
    var translatesNewlines = true
    /// A socket's file shares the socket's descriptor.
    var socket: ObjectID?
}

struct SocketState: Sendable, Equatable {
    var descriptor: Int?
    /// A socket of UDP.
    var isForDatagrams = false
    var boundAddress = ""
    var boundPort = 0
    var isListening = false
    var peer = ""
    var peerPort = 0
    /// What could not be sent yet.
    var output: [UInt8] = []
    /// Seconds that an operation may wait; `nil` for as long as it takes.
    var timeout: Double?
    /// When the operation that waits now has waited long enough.
    var deadline: Instant?
    var isClosed = false
    /// Files and descriptors that still use it.
    var files = 0
}
