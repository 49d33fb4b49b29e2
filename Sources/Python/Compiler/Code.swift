import PythonSyntax

/// What the machine does in one instruction; `a` is its operand.
enum Operation: UInt8, Sendable {
    case constant, loadFast, storeFast, deleteFast, loadGlobal, storeGlobal, deleteGlobal, loadName, storeName
    case deleteName, loadCell, storeCell, deleteCell, pushCell
    case pop, duplicate, duplicateTwo, swap, rotateThree
    case loadAttribute, storeAttribute, deleteAttribute, loadItem, storeItem, deleteItem, makeSlice
    case binary, inPlace, unary, compare, isSame, contains, negate
    case jump, popJumpIfFalse, popJumpIfTrue, jumpIfFalseOrPop, jumpIfTrueOrPop
    case iterate, forNext
    case makeList, makeTuple, makeSet, makeDictionary, appendToList, addToSet, setInDictionary
    case extendList, extendSet, updateDictionary, listToTuple
    case unpack, unpackStarred
    case call, callMethod, callSpread, makeFunction, makeClass
    case returnValue, yieldValue, yieldFrom
    /// What `await` asks; a value of an async generator, which is no question to the event loop.
    case awaitable, wrapYield
    case raise, raiseFrom, reraise, raiseAgain, beginHandler, endHandler, matchException, loadHandled, loadHandledType
    case enter
    case importName, importFrom, importAll
    case format, joinTexts, annotate
    case matchSequence, matchMapping, matchKey, matchObject, mappingRest
    case assertionError
}

struct Instruction: Sendable, Equatable {
    var operation: Operation
    var a: Int32
}

/// A call with keywords, or of a method; or the making of a function.
struct CallSite: Sendable, Equatable {
    /// The method's name; the number of the function's code.
    var method: Symbol = 0
    /// Arguments by position; defaults of a function.
    var positional = 0
    /// The names of the last arguments.
    var keywords: [Symbol] = []
}

/// A function's or module's instructions.
struct Code: Sendable, Equatable {
    var name: String
    var qualifiedName: String
    var file: String
    var instructions: [Instruction] = []
    var places: [SourceRange] = []
    var constants: [Value] = []
    var calls: [CallSite] = []
    /// Names of the fast variables; parameters come first.
    var variables: [Symbol] = []
    /// Variables that inner functions share, with the parameter that each begins with.
    var cells: [Symbol] = []
    /// Variables that come from outer functions, and their places among the outer frame's cells.
    var free: [Symbol] = []
    var sources: [Int] = []
    var handlers: [HandlerRange] = []
    var positionalOnly = 0
    var positional = 0
    var keywordOnly = 0
    var hasVariadic = false
    var hasKeywords = false
    var isGenerator = false
    var isAsync = false
    var isClassBody = false
    var firstLine = 1
    /// The text that the body begins with.
    var documentation: String?

    /// Which parameters are cells: place of the variable, place of the cell.
    var cellParameters: [(variable: Int, cell: Int)] = []

    static func == (a: Code, b: Code) -> Bool {
        a.file == b.file && a.qualifiedName == b.qualifiedName && a.instructions == b.instructions
    }
}

/// Instructions whose exceptions are handled.
struct HandlerRange: Sendable, Equatable {
    var start: Int
    var end: Int
    var target: Int
    /// Operands on the stack when the handler begins.
    var depth: Int
    /// Exceptions being handled around it.
    var handled: Int
}

/// A function at work.
struct Frame: Sendable, Equatable {
    var code: Int
    var pc = 0
    /// Where its variables begin on the thread's stack.
    var base: Int
    var module: ObjectID
    var cells: [ObjectID] = []
    /// Exceptions that are being handled, the last one innermost.
    var handled: [Value] = []
    /// Of a class body.
    var names = Namespace()
    /// What happens to the value that it returns.
    var ending = Ending.push
    /// The generator whose frame it is.
    var generator: ObjectID?
    var owner: ObjectID?

    enum Ending: Sendable, Equatable {
        /// The caller gets it.
        case push
        /// An instance was made: the caller gets that.
        case instance(Value)
        /// The interpreter itself called.
        case native
        /// `next(generator)` or `send`: the end is StopIteration.
        case generatorCall
        /// A `for` loop: the end goes there.
        case loop(Int)
        /// `yield from`: the value that is returned is the expression's.
        case delegate
        /// A class body: name, bases, keywords.
        case classBody
        case module
    }
}
