import JavaScriptSyntax

/// What the machine does in one instruction; `a` is its operand.
enum Operation: UInt8, Sendable {
    // Often and quick
    case constant, undefined, null, trueValue, falseValue, hole
    case loadLocal, storeLocal, loadChecked, storeChecked, initialize, loadCell, storeCell, loadCellChecked
    case storeCellChecked, initializeCell, loadFree, storeFree, loadFreeChecked, storeFreeChecked, loadFreeCell
    case newCell, freshCell, copyHole
    case pop, duplicate, duplicateTwo, swap, rotateThree, rotateFour
    case jump, jumpIfFalse, jumpIfTrue, jumpIfFalseOrPop, jumpIfTrueOrPop, jumpIfNotNullishOrPop, jumpIfNullish
    case jumpIfNotUndefined
    case add, subtract, multiply, divide, less, lessOrEqual, greater, greaterOrEqual, strictEqual, strictNotEqual
    case increment, decrement, not
    case getMember, getIndex, getLength
    // The rest
    case remainder, power, bitAnd, bitOr, bitXor, shiftLeft, shiftRight, shiftRightUnsigned, equal, notEqual
    case instanceOf, isIn, negate, plus, complement, typeOf, typeOfGlobal, toNumeric, toKey, toText
    case loadGlobal, storeGlobal, storeConstant, loadThis, newTarget, callee
    case setMember, setIndex, deleteMember, deleteIndex, getMethod, getIndexMethod
    case getSuper, setSuper, superConstructor
    case getPrivate, setPrivate, definePrivate, hasPrivate, getPrivateMethod, newPrivateName
    case makeObject, makeArray, push, pushHole, spread, defineMember, defineComputed
    case copyProperties, copyRest
    case makeFunction, makeClass, setFields, makeRegularExpression, makeTemplate, concatenate
    case call, callSpread, construct, constructSpread, superCall, superCallSpread
    case returnValue, yield, await, yieldDelegate, passFinish
    case throwValue, checkObject
    case getIterator, getAsyncIterator, iterateNext, iterateValue, iteratorRest, closeIterator, closeIteratorQuietly
    case forInKeys
    case importCall, importMeta
    case setHome
}

struct Instruction: Sendable, Equatable {
    var operation: Operation
    var a: Int32
}

/// Instructions whose exceptions are handled.
struct HandlerRange: Sendable, Equatable {
    var start: Int
    var end: Int
    var target: Int
    /// Operands on the stack when the handler begins, with the variables.
    var depth: Int
}

/// A function's instructions.
struct Code: Sendable, Equatable {
    var name: String
    /// What it was assigned to, where it has no name: traces show it.
    var inferredName = ""
    var file: String
    var instructions: [Instruction] = []
    var places: [SourcePlace] = []
    /// What is called, as messages name it, by the call's place.
    var texts: [Int32: String] = [:]
    var constants: [Value] = []
    var handlers: [HandlerRange] = []
    /// Places for variables; parameters come first.
    var localCount = 0
    var parameterCount = 0
    /// How many parameters stand before the first one with a default.
    var length = 0
    var hasRest = false
    var usesArguments = false
    /// Where `arguments` goes.
    var argumentsPlace = 0
    var role = Function.Role.plain
    var isAsync = false
    var isGenerator = false
    var isStrict = false
    var isClass = false
    /// A module's own code.
    var isModuleBody = false
    /// One of the library's own.
    var isInternal = false
    /// Where a closure's cells come from: places of the function around, or, from -1 down, its own closure's.
    var captures: [Int32] = []
    var source = ""

    static func == (a: Code, b: Code) -> Bool { a.file == b.file && a.name == b.name && a.places == b.places }
}

/// A function at work.
struct Frame: Sendable, Equatable {
    var code: Int32
    var pc = 0
    /// Where its variables begin on the stack.
    var base: Int
    /// Where the stack ends when it has returned.
    var floor: Int
    var function: ObjectID
    var this: Value
    var newTarget: Value = .undefined
    var closure: [CellID]
    var ending = Ending.push
    /// The generator or asynchronous call whose frame it is.
    var generator: ObjectID = -1

    /// What happens to the value that it returns.
    enum Ending: Sendable, Equatable {
        case push
        /// `new`: the object, unless an object is returned.
        case instance(Value)
        /// `super(…)`: the caller's `this`.
        case superCall
        /// `generator.next()`: the value is wrapped.
        case generatorCall
        /// A `for … of`: the end goes there.
        case loop(Int)
        /// `next()` of an iterator within a loop: the result is taken apart.
        case iteratorResult(Int)
        /// A call that was woken: nobody takes the value.
        case resumed
    }
}
