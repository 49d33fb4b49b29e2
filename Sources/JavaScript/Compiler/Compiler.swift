import JavaScriptSyntax

/// Makes instructions of a tree. Variables that inner functions speak of lie in cells, the others on the stack.
struct Compiler {
    var machine: Machine
    let file: String
    let isInternal: Bool
    /// The functions at work, the innermost last.
    var states: [State] = []
    /// A module's exports: cells that are there before it runs.
    var moduleCells: [String: CellID] = [:]
    var isModule = false

    struct Variable {
        enum Kind { case mutable, lexical, constant, ownName }

        var kind: Kind
        var slot: Int
        var isCell: Bool
    }

    struct Scope { var variables: [String: Variable] = [:] }

    /// Where `break`, `continue` and `return` go through.
    struct Target {
        enum Kind {
            case loop
            case choice
            case block
            /// An iterator to close, by its place.
            case iterator(Int)
            /// A `finally`, with the places of what to do after it.
            case final(kind: Int, value: Int)
        }

        var kind: Kind
        var labels: [String] = []
        var breaks: [Int] = []
        var continues: [Int] = []
        /// Jumps to a `finally`, and what is done behind it.
        var exits: [(jump: Int, exit: Exit)] = []
    }

    enum Exit {
        case breaking(String?)
        case continuing(String?)
        case returning
    }

    /// A function at work.
    struct State {
        var function: Function
        var code: Code
        var scopes: [Scope] = [Scope()]
        var targets: [Target] = []
        var captures: [Capture: Int] = [:]
        /// Jumps of the optional chain at hand: with nothing left, and with one operand left.
        var chains: [(plain: [Int], withOne: [Int])] = []
        var place = SourcePlace(line: 1, column: 1)
        /// Labels that stand before the statement at hand.
        var labels: [String] = []

        struct Capture: Hashable {
            var depth: Int
            var slot: Int
        }
    }

    var state: State {
        get { states[states.count - 1] }
        _modify { yield &states[states.count - 1] }
    }

    // MARK: Emitting

    var next: Int { state.code.instructions.count }

    mutating func emit(_ operation: Operation, _ a: Int = 0) {
        state.code.instructions.append(Instruction(operation: operation, a: Int32(a)))
        state.code.places.append(state.place)
    }

    /// A jump whose end is not known yet.
    mutating func jump(_ operation: Operation = .jump) -> Int {
        emit(operation, 0)
        return next - 1
    }

    mutating func land(_ jump: Int) { state.code.instructions[jump].a = Int32(next) }

    mutating func constant(_ value: Value) {
        state.code.constants.append(value)
        emit(.constant, state.code.constants.count - 1)
    }

    mutating func key(_ name: String) -> Int { Int(machine.names.key(name)) }

    mutating func newSlot() -> Int {
        state.code.localCount += 1
        return state.code.localCount - 1
    }

    // MARK: Variables

    mutating func declare(
        _ name: String, _ kind: Variable.Kind, isCell: Bool? = nil, slot: Int? = nil
    ) throws(JavaScriptSyntaxError) {
        if let old = state.scopes[state.scopes.count - 1].variables[name], old.kind != .ownName {
            if kind == .mutable, old.kind == .mutable { return }
            throw JavaScriptSyntaxError(
                message: "Identifier '\(name)' has already been declared", place: state.place, width: name.utf16.count)
        }
        let variable = Variable(
            kind: kind, slot: slot ?? newSlot(),
            isCell: isCell ?? state.function.innerReferences.contains(name))
        state.scopes[state.scopes.count - 1].variables[name] = variable
    }

    enum Found {
        case local(Variable)
        case free(Int, Variable)
    }

    mutating func find(_ name: String) -> Found? {
        for depth in states.indices.reversed() {
            for scope in states[depth].scopes.reversed() {
                guard let variable = scope.variables[name] else { continue }
                if depth == states.count - 1 { return .local(variable) }
                return .free(capture(depth, variable.slot, in: states.count - 1), variable)
            }
        }
        return nil
    }

    /// The place among a function's captures of an outer function's variable.
    private mutating func capture(_ owner: Int, _ slot: Int, in depth: Int) -> Int {
        let capture = State.Capture(depth: owner, slot: slot)
        if let index = states[depth].captures[capture] { return index }
        let source = owner == depth - 1 ? slot : -1 - self.capture(owner, slot, in: depth - 1)
        let index = states[depth].code.captures.count
        states[depth].code.captures.append(Int32(source))
        states[depth].captures[capture] = index
        return index
    }

    mutating func load(_ name: String) {
        switch find(name) {
        case .local(let variable):
            let isChecked = variable.kind == .lexical || variable.kind == .constant
            if variable.isCell {
                emit(isChecked ? .loadCellChecked : .loadCell, variable.slot)
            } else {
                emit(isChecked ? .loadChecked : .loadLocal, variable.slot)
            }
            if isChecked { state.code.texts[Int32(next - 1)] = name }
        case .free(let index, let variable):
            let isChecked = variable.kind == .lexical || variable.kind == .constant
            emit(isChecked ? .loadFreeChecked : .loadFree, index)
            if isChecked { state.code.texts[Int32(next - 1)] = name }
        case nil:
            if name == "undefined" { emit(.undefined) } else { emit(.loadGlobal, key(name)) }
        }
    }

    /// Stores what is on top, which goes.
    mutating func store(_ name: String) {
        let found = find(name)
        guard let found else {
            emit(.storeGlobal, key(name))
            return
        }
        let variable: Variable
        let place: Int
        var isFree = false
        switch found {
        case .local(let local): (variable, place) = (local, local.slot)
        case .free(let index, let free): (variable, place, isFree) = (free, index, true)
        }
        switch variable.kind {
        case .constant:
            // Its value is wanted first: a constant that is not there yet says so.
            load(name)
            emit(.pop)
            emit(.storeConstant)
        case .ownName: if state.code.isStrict { emit(.storeConstant) } else { emit(.pop) }
        case .lexical:
            emit(isFree ? .storeFreeChecked : variable.isCell ? .storeCellChecked : .storeChecked, place)
            state.code.texts[Int32(next - 1)] = name
        case .mutable: emit(isFree ? .storeFree : variable.isCell ? .storeCell : .storeLocal, place)
        }
    }

    /// Gives a variable of this function its first value.
    mutating func initialize(_ name: String) {
        guard case .local(let variable)? = find(name) else { return store(name) }
        emit(variable.isCell ? .initializeCell : .initialize, variable.slot)
    }

    /// Makes the variables of a scope that begins: empty, as nothing has been declared yet.
    mutating func open(_ declarations: [(name: String, kind: Variable.Kind, place: SourcePlace)])
        throws(JavaScriptSyntaxError)
    {
        for declaration in declarations {
            state.place = declaration.place
            try declare(declaration.name, declaration.kind, isCell: isExported(declaration.name) ? true : nil)
            guard let variable = state.scopes[state.scopes.count - 1].variables[declaration.name] else { continue }
            if variable.isCell { makeCell(declaration.name, variable) } else { emit(.copyHole, variable.slot) }
        }
    }

    /// Whether a name of the scope at hand is one that a module exports: its cell is there already.
    func isExported(_ name: String) -> Bool {
        isModule && states.count == 2 && state.scopes.count == 1 && moduleCells[name] != nil
    }

    /// Gives a variable its cell.
    mutating func makeCell(_ name: String, _ variable: Variable) {
        guard isExported(name), case .free(let index, _)? = find("export " + name) else {
            return emit(.newCell, variable.slot)
        }
        emit(.loadFreeCell, index)
        emit(.storeLocal, variable.slot)
    }

    /// What a list of statements declares for its own block.
    static func lexicals(_ statements: [Statement]) -> [(name: String, kind: Variable.Kind, place: SourcePlace)] {
        statements.flatMap { statement -> [(name: String, kind: Variable.Kind, place: SourcePlace)] in
            switch statement.kind {
            case .variables(.let, let list):
                list.flatMap { $0.pattern.names }.map { ($0, .lexical, statement.place) }
            case .variables(.const, let list):
                list.flatMap { $0.pattern.names }.map { ($0, .constant, statement.place) }
            case .classDefinition(let definition):
                definition.name.map { [($0, .lexical, statement.place)] } ?? []
            case .labeled(_, let inner): lexicals([inner])
            case .exporting(.declaration(let inner)): lexicals([inner])
            case .exporting(.defaultClass(let definition)): [(definition.name ?? "default", .lexical, statement.place)]
            case .exporting(.defaultExpression): [("default", .lexical, statement.place)]
            default: []
            }
        }
    }

    /// The functions that a list of statements declares.
    static func functions(_ statements: [Statement]) -> [Function] {
        statements.compactMap { statement in
            switch statement.kind {
            case .function(let function): function
            case .labeled(_, let inner): functions([inner]).first
            case .exporting(.declaration(let inner)): functions([inner]).first
            case .exporting(.defaultFunction(let function)): function
            default: nil
            }
        }
    }

    /// Names of functions that stand in blocks of a function.
    static func blockFunctions(_ statements: [Statement], isBlock: Bool = false) -> [String] {
        statements.flatMap { statement -> [String] in
            switch statement.kind {
            case .function(let function): isBlock && !function.isAsync && !function.isGenerator ? [function.name] : []
            case .block(let inner): blockFunctions(inner, isBlock: true)
            case .condition(_, let then, let other):
                blockFunctions([then] + (other.map { [$0] } ?? []), isBlock: true)
            case .trying(let body, _, let handler, let final):
                blockFunctions(body + (handler ?? []) + (final ?? []), isBlock: true)
            case .loop(_, _, _, let body), .forIn(_, _, let body), .forOf(_, _, let body, _), .whileLoop(_, let body),
                .doWhile(let body, _), .labeled(_, let body):
                blockFunctions([body], isBlock: true)
            case .switching(_, let cases): blockFunctions(cases.flatMap(\.body), isBlock: true)
            default: []
            }
        }
    }

    /// Names that `var` declares anywhere in a function.
    static func variables(_ statements: [Statement]) -> [String] {
        statements.flatMap { statement -> [String] in
            switch statement.kind {
            case .variables(.var, let list): list.flatMap { $0.pattern.names }
            case .block(let inner): variables(inner)
            case .condition(_, let then, let other): variables([then] + (other.map { [$0] } ?? []))
            case .loop(let first, _, _, let body): variables((first.map { [$0] } ?? []) + [body])
            case .forIn(let binding, _, let body), .forOf(let binding, _, let body, _):
                if case .declaration(.var, let pattern) = binding {
                    pattern.names + variables([body])
                } else {
                    variables([body])
                }
            case .whileLoop(_, let body), .doWhile(let body, _), .labeled(_, let body): variables([body])
            case .trying(let body, _, let handler, let final):
                variables(body) + variables(handler ?? []) + variables(final ?? [])
            case .switching(_, let cases): cases.flatMap { variables($0.body) }
            case .exporting(.declaration(let inner)): variables([inner])
            default: []
            }
        }
    }
}
