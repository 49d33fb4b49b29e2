import BigInt
import PythonSyntax

/// Turns a program into instructions.
struct Compiler {
    /// What instructions refer to by name.
    var symbols: SymbolTable
    /// Finished codes; the first has the number `firstNumber`.
    private(set) var codes: [Code] = []
    private(set) var constants: [[Constant]] = []
    private let firstNumber: Int
    private let file: String
    var scopes: [Scope] = []

    /// A value in the program's text.
    indirect enum Constant: Sendable, Hashable {
        case value(Double)
        case integer(Int)
        case big(BigInt)
        case string(String)
        case bytes([UInt8])
        case none, ellipsis
        case bool(Bool)
        case tuple([Constant])
    }

    /// Whether annotations of functions are not worked out.
    var leavesAnnotations = false

    init(symbols: SymbolTable, firstNumber: Int, file: String) {
        (self.symbols, self.firstNumber, self.file) = (symbols, firstNumber, file)
    }

    /// Compiles a module and gives the number of its code.
    mutating func module(_ body: [Statement], name: String) throws(PythonSyntaxError) -> Int {
        begin(.module, name: name, names: NameCollector.classBody(body), qualifiedName: name, line: 1)
        leavesAnnotations = body.contains { statement in
            guard case .importFrom("__future__", _, let items) = statement.kind else { return false }
            return items.contains { $0.name == "annotations" }
        }
        for statement in body { try compile(statement) }
        emit(.constant, constant(.none))
        emit(.returnValue)
        return end()
    }

    /// Compiles one expression, as `eval` does.
    mutating func evaluation(_ expression: Expression) throws(PythonSyntaxError) -> Int {
        begin(.module, name: "<module>", names: NameCollector(), qualifiedName: "<module>", line: 1)
        try compile(expression)
        emit(.returnValue)
        return end()
    }

    // MARK: Scopes

    enum Kind { case module, function, classBody }

    struct Scope {
        var kind: Kind
        var code: Code
        var constants: [Constant] = []
        var places: [Constant: Int] = [:]
        var fast: [String: Int] = [:]
        var cells: [String: Int] = [:]
        var globals: Set<String>
        var nonlocals: Set<String>
        var localNames: Set<String>
        var blocks: [Block] = []
        /// Operands that loops and `with` statements keep on the stack.
        var depth = 0
        var handled = 0
        var range = SourceRange(line: 1, column: 0, endLine: 1, endColumn: 0)
        var temporaries = 0
    }

    /// What `break`, `continue` and `return` leave on their way.
    indirect enum Block {
        case loop(start: Int, breaks: [Int], depth: Int)
        case finally([Statement], region: Region)
        case with(region: Region)
        case handler
        /// The name that `except … as` forgets.
        case binding(String)
    }

    /// Instructions that a handler covers, not yet ended.
    struct Region {
        var start: Int
        var spans: [(Int, Int)] = []
        var depth: Int
        var handled: Int
    }

    var scope: Scope {
        get { scopes[scopes.count - 1] }
        _modify { yield &scopes[scopes.count - 1] }
    }

    mutating func begin(_ kind: Kind, name: String, names: NameCollector, qualifiedName: String, line: Int) {
        var code = Code(name: name, qualifiedName: qualifiedName, file: file)
        code.firstLine = line
        code.isClassBody = kind == .classBody
        code.isGenerator = names.isGenerator
        code.isAsync = names.isAsync
        var scope = Scope(
            kind: kind, code: code, globals: names.globals, nonlocals: names.nonlocals, localNames: names.localNames)
        if kind == .function {
            for local in names.bound where names.localNames.contains(local) {
                if names.needed.contains(local) {
                    scope.cells[local] = scope.code.cells.count
                    scope.code.cells.append(symbols[local])
                    // A parameter arrives as a variable first.
                    scope.fast[local] = scope.code.variables.count
                    scope.code.variables.append(symbols[local])
                    scope.code.cellParameters.append((scope.fast[local]!, scope.cells[local]!))
                } else {
                    scope.fast[local] = scope.code.variables.count
                    scope.code.variables.append(symbols[local])
                }
            }
        }
        // What comes from functions around it.
        let wanted = kind == .classBody ? names.needed.union(names.used) : names.free
        for name in wanted.sorted() where !names.globals.contains(name) {
            if kind == .function, scope.cells[name] != nil || scope.fast[name] != nil { continue }
            guard let source = outerCell(name) else { continue }
            scope.cells[name] = scope.code.cells.count + scope.code.free.count
            scope.code.free.append(symbols[name])
            scope.code.sources.append(source)
        }
        // Cells of its own come first; free ones follow.
        let own = scope.code.cells.count
        for (index, name) in scope.code.free.enumerated() { scope.cells[symbols.name(name)] = own + index }
        scopes.append(scope)
    }

    /// The place of a variable among the cells of the scope that is open, if a function around shares it.
    private func outerCell(_ name: String) -> Int? { scopes.last?.cells[name] }

    mutating func end() -> Int {
        let scope = scopes.removeLast()
        codes.append(scope.code)
        constants.append(scope.constants)
        return firstNumber + codes.count - 1
    }

    func qualified(_ name: String) -> String {
        switch scopes.last?.kind {
        case .function: "\(scope.code.qualifiedName).<locals>.\(name)"
        case .classBody: "\(scope.code.qualifiedName).\(name)"
        default: name
        }
    }

    // MARK: Instructions

    @discardableResult
    mutating func emit(_ operation: Operation, _ a: Int = 0) -> Int {
        scope.code.instructions.append(Instruction(operation: operation, a: Int32(truncatingIfNeeded: a)))
        scope.code.places.append(scope.range)
        return scope.code.instructions.count - 1
    }

    mutating func emit(_ operation: Operation, _ name: String) { emit(operation, Int(symbols[name])) }

    var here: Int { scope.code.instructions.count }

    /// Lets a jump lead to the next instruction.
    mutating func land(_ jump: Int) { scope.code.instructions[jump].a = Int32(here) }

    mutating func constant(_ value: Constant) -> Int {
        if let place = scope.places[value] { return place }
        scope.constants.append(value)
        scope.places[value] = scope.constants.count - 1
        return scope.constants.count - 1
    }

    mutating func push(_ value: Constant) { emit(.constant, constant(value)) }

    mutating func call(_ site: CallSite, _ operation: Operation) {
        scope.code.calls.append(site)
        emit(operation, scope.code.calls.count - 1)
    }

    // MARK: Names

    mutating func load(_ name: String) {
        let shown = mangled(name)
        if scope.globals.contains(shown) { return emit(.loadGlobal, shown) }
        switch scope.kind {
        case .module: emit(.loadGlobal, shown)
        case .function:
            if let cell = scope.cells[shown] {
                emit(.loadCell, cell)
            } else if let place = scope.fast[shown] {
                emit(.loadFast, place)
            } else {
                emit(.loadGlobal, shown)
            }
        case .classBody:
            if let cell = scope.cells[shown], !scope.localNames.contains(shown) {
                emit(.loadCell, cell)
            } else {
                emit(.loadName, shown)
            }
        }
    }

    mutating func store(_ name: String) { change(name, .storeGlobal, .storeCell, .storeFast, .storeName) }
    mutating func delete(_ name: String) { change(name, .deleteGlobal, .deleteCell, .deleteFast, .deleteName) }

    private mutating func change(
        _ name: String, _ global: Operation, _ cell: Operation, _ fast: Operation, _ plain: Operation
    ) {
        let shown = mangled(name)
        if scope.globals.contains(shown) { return emit(global, shown) }
        switch scope.kind {
        case .module: emit(global, shown)
        case .function:
            if let place = scope.cells[shown] {
                emit(cell, place)
            } else if let place = scope.fast[shown] {
                emit(fast, place)
            } else {
                emit(global, shown)
            }
        case .classBody:
            if scope.nonlocals.contains(shown), let place = scope.cells[shown] {
                emit(cell, place)
            } else {
                emit(plain, shown)
            }
        }
    }

    /// `__name` inside a class is private to it.
    func mangled(_ name: String) -> String {
        guard name.hasPrefix("__"), !name.hasSuffix("__"), let owner = scopes.last(where: { $0.kind == .classBody })
        else { return name }
        return "_" + owner.code.name.drop { $0 == "_" } + name
    }

    /// A variable that no program can name.
    mutating func temporary() -> String {
        let name = ".\(scope.temporaries)"
        scope.temporaries += 1
        if scope.kind == .function, scope.fast[name] == nil {
            scope.fast[name] = scope.code.variables.count
            scope.code.variables.append(symbols[name])
        }
        return name
    }

    func at(_ range: SourceRange, _ message: String) -> PythonSyntaxError { PythonSyntaxError(message, range) }
}

/// Names by number.
struct SymbolTable: Sendable, Equatable {
    private var numbers: [String: Symbol] = [:]
    private(set) var names: [String] = []

    init() {}

    subscript(_ name: String) -> Symbol {
        mutating get {
            if let number = numbers[name] { return number }
            numbers[name] = Symbol(names.count)
            names.append(name)
            return Symbol(names.count - 1)
        }
    }

    func name(_ symbol: Symbol) -> String { names[Int(symbol)] }

    /// The number of a name that is known already.
    func find(_ name: String) -> Symbol? { numbers[name] }
}
