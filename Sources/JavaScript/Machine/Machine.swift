import BigInt
import JavaScriptSyntax
import Kernel
import WorldModel

/// A JavaScript machine as a value: heaps, codes, the call at work and what waits for the event loop.
struct Machine: Sendable, Equatable {
    // MARK: Heaps

    var things: [Thing] = []
    var freeThings: [ObjectID] = []
    var texts: [Text] = []
    var freeTexts: [TextID] = []
    var cells: [Value] = []
    var freeCells: [CellID] = []
    /// Texts of one character that need not be made again.
    var letters: [TextID] = []
    var emptyText: TextID = 0

    var names = NameTable()
    var codes: [Code] = []
    /// The instructions of each code, again: they are wanted at every call.
    var instructions: [[Instruction]] = []
    var global: ObjectID = -1
    var prototypes = Prototypes()

    // MARK: The call at work

    var stack: [Value] = []
    var frames: [Frame] = []
    /// How deep the machine's own functions have called back.
    var depth = 0
    /// Instructions that calls from the machine's own functions may still take.
    var nestedBudget = 0
    /// Values that the machine's own functions hold while they call back.
    var held: [Value] = []
    /// What generators end with whose `return` was called.
    var finishValues: [ObjectID: Value] = [:]
    /// Pieces of tagged templates, by where they stand.
    var templates: [TemplatePlace: ObjectID] = [:]
    /// Somebody gave arrays another iterator.
    var isArrayIterationChanged = false
    /// Where the exception on its way was thrown.
    var thrownAt: ThrownPlace?

    // MARK: The event loop

    var jobs: [Job] = []
    var firstJob = 0
    var loop = EventLoop()
    /// Promises that were rejected when nobody listened.
    var rejections: [ObjectID] = []

    // MARK: The process

    var me = ProcessID(0)
    var arguments: [String] = []
    var version = "20.20.2"
    /// What the library keeps here, by name: `process`, the loader, hooks of the event loop.
    var hooks: [String: Value] = [:]
    /// Texts of the library that are compiled already, by their names.
    var libraryCodes: [String: Int32] = [:]
    /// ES modules by their addresses.
    var modules: [String: ModuleRecord] = [:]
    /// Texts of files whose lines messages show.
    var sources: [String: [String]] = [:]
    var random = RandomSource(seed: 1)
    var slowOutput: WaitReason?
    var outputs: [Int: [UInt8]] = [:]
    /// What was read of descriptors whose end is waited for.
    var inputs: [Int: [UInt8]] = [:]
    /// ES modules that are parsed and not yet linked.
    var scripts: [String: Script] = [:]

    // MARK: Memory

    var allocations = 0
    var threshold = 200_000
    var grown = 0
    var kept = 0

    struct ThrownPlace: Sendable, Equatable {
        var file: String
        var place: SourcePlace
    }

    static func == (a: Machine, b: Machine) -> Bool {
        a.things == b.things && a.stack == b.stack && a.frames == b.frames && a.texts == b.texts && a.cells == b.cells
    }

    // MARK: Making

    mutating func allocate(_ thing: Thing) -> ObjectID {
        allocations += 1
        grown += 64 + thing.items.count * 16
        if let place = freeThings.popLast() {
            things[Int(place)] = thing
            return place
        }
        things.append(thing)
        return ObjectID(things.count - 1)
    }

    mutating func make(_ kind: Thing.Kind, _ prototype: ObjectID) -> ObjectID {
        allocate(Thing(kind: kind, prototype: prototype))
    }

    mutating func makeObject() -> ObjectID { allocate(Thing(kind: .ordinary, prototype: prototypes.object)) }

    mutating func array(_ items: [Value]) -> Value {
        .object(allocate(Thing(kind: .array, prototype: prototypes.array, items: items)))
    }

    mutating func text(_ string: String) -> Value {
        if string.utf8.count <= 1 {
            guard let byte = string.utf8.first else { return .string(emptyText) }
            if Int(byte) < letters.count { return .string(letters[Int(byte)]) }
        }
        return text(Text(string))
    }

    mutating func text(_ text: Text) -> Value {
        allocations += 1
        grown += 48 + text.string.utf8.count
        if let place = freeTexts.popLast() {
            texts[Int(place)] = text
            return .string(place)
        }
        texts.append(text)
        return .string(TextID(texts.count - 1))
    }

    mutating func newCell(_ value: Value) -> CellID {
        allocations += 1
        if let place = freeCells.popLast() {
            cells[Int(place)] = value
            return place
        }
        cells.append(value)
        return CellID(cells.count - 1)
    }

    mutating func bigInt(_ value: BigInt) -> Value { .object(make(.big(value), prototypes.bigInt)) }

    mutating func bigInt(literal: String) -> Value {
        let digits = literal.lowercased()
        let radix = digits.hasPrefix("0x") ? 16 : digits.hasPrefix("0o") ? 8 : digits.hasPrefix("0b") ? 2 : 10
        let value = BigInt(radix == 10 ? digits : String(digits.dropFirst(2)), radix: radix)
        return bigInt(value ?? 0)
    }

    mutating func nameText(_ key: Key) -> Value {
        if key < 0 { return .symbol(-key) }
        let place = Int(key)
        if names.texts[place] < 0, case .string(let id) = text(names.strings[place]) { names.texts[place] = id }
        return .string(names.texts[place])
    }

    mutating func add(_ code: Code) -> Int {
        var code = code
        for index in code.handlers.indices { code.handlers[index].depth = code.localCount }
        instructions.append(code.instructions)
        codes.append(code)
        return codes.count - 1
    }

    // MARK: Asking

    func string(_ value: Value) -> String? {
        guard case .string(let id) = value else { return nil }
        return texts[Int(id)].string
    }

    func text(of id: TextID) -> Text { texts[Int(id)] }

    func kind(_ value: Value) -> Thing.Kind? {
        guard case .object(let id) = value else { return nil }
        return things[Int(id)].kind
    }

    func isCallable(_ value: Value) -> Bool {
        switch kind(value) {
        case .function?, .native?, .bound?: true
        case .proxy(let target, _)?: target >= 0 && isCallable(.object(target))
        default: false
        }
    }

    /// What a proxy stands for; a proxy that was revoked stays what it is.
    func unproxied(_ value: Value) -> Value {
        var value = value
        while case .proxy(let target, _)? = kind(value), target >= 0 { value = .object(target) }
        return value
    }

    func isArray(_ value: Value) -> Bool {
        guard case .object(let id) = value else { return false }
        if case .array = things[Int(id)].kind { return true }
        return false
    }

    func isObject(_ value: Value) -> Bool {
        switch kind(value) {
        case nil, .big?: false
        default: true
        }
    }

    func big(_ value: Value) -> BigInt? {
        if case .big(let number)? = kind(value) { return number }
        return nil
    }

    func items(_ value: Value) -> [Value]? {
        guard case .object(let id) = value else { return nil }
        switch things[Int(id)].kind {
        case .array, .arguments: return things[Int(id)].items
        default: return nil
        }
    }
}

/// Where a tagged template stands.
struct TemplatePlace: Hashable, Sendable {
    var code: Int
    var pc: Int
}

/// The objects that others have their methods from.
struct Prototypes: Sendable, Equatable {
    var object: ObjectID = -1
    var function: ObjectID = -1
    var array: ObjectID = -1
    var string: ObjectID = -1
    var number: ObjectID = -1
    var boolean: ObjectID = -1
    var symbol: ObjectID = -1
    var bigInt: ObjectID = -1
    var error: ObjectID = -1
    var errors: [ErrorType: ObjectID] = [:]
    var promise: ObjectID = -1
    var map: ObjectID = -1
    var set: ObjectID = -1
    var weakMap: ObjectID = -1
    var weakSet: ObjectID = -1
    var date: ObjectID = -1
    var regularExpression: ObjectID = -1
    var iterator: ObjectID = -1
    var asyncIterator: ObjectID = -1
    var arrayIterator: ObjectID = -1
    var stringIterator: ObjectID = -1
    var mapIterator: ObjectID = -1
    var setIterator: ObjectID = -1
    var generator: ObjectID = -1
    var asyncGenerator: ObjectID = -1
    var generatorFunction: ObjectID = -1
    var asyncFunction: ObjectID = -1
    var asyncGeneratorFunction: ObjectID = -1
    var arrayBuffer: ObjectID = -1
    var dataView: ObjectID = -1
    /// Of typed arrays, by what their items are.
    var views: [ObjectID] = []
    var buffer: ObjectID = -1
}

enum ErrorType: String, Sendable, CaseIterable {
    case error = "Error"
    case typeError = "TypeError"
    case rangeError = "RangeError"
    case referenceError = "ReferenceError"
    case syntaxError = "SyntaxError"
    case evalError = "EvalError"
    case uriError = "URIError"
    case aggregateError = "AggregateError"
}

/// A job of the promise queue.
enum Job: Sendable, Equatable {
    /// A reaction to a promise that was settled.
    case react(PromiseState.Reaction, value: Value, isRejected: Bool)
    /// A thenable has to be asked for its value.
    case adopt(promise: ObjectID, thenable: Value, then: Value)
    case call(Value, [Value])
}

/// An ES module.
struct ModuleRecord: Sendable, Equatable {
    var file: String
    /// What it exports under which name: the cell.
    var exports: [String: CellID] = [:]
    /// Modules whose exports it passes on.
    var stars: [String] = []
    var code: ObjectID = -1
    var namespace: ObjectID = -1
}
