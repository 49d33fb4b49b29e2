import JavaScriptSyntax

extension Compiler {
    mutating func compile(_ statement: Statement) throws(JavaScriptSyntaxError) {
        state.place = statement.place
        let labels = state.labels
        state.labels = []
        switch statement.kind {
        case .empty, .function, .importing: break
        case .expression(let expression): try effect(expression)
        case .variables(let kind, let list): try declareVariables(kind, list)
        case .classDefinition(let definition):
            try makeClass(definition)
            initialize(definition.name ?? "")
        case .block(let statements):
            state.targets.append(Target(kind: .block, labels: labels))
            try block(statements)
            leaveTarget(breaksTo: next)
        case .condition(let test, let then, let other):
            try compile(test)
            let skip = jump(.jumpIfFalse)
            try compile(then)
            if let other {
                let end = jump()
                land(skip)
                try compile(other)
                land(end)
            } else {
                land(skip)
            }
        case .loop(let first, let test, let update, let body): try loop(first, test, update, body, labels)
        case .forIn(let binding, let source, let body): try forIn(binding, source, body, labels)
        case .forOf(let binding, let source, let body, let isAwait):
            try forOf(binding, source, body, isAwait: isAwait, labels)
        case .whileLoop(let test, let body):
            let start = next
            state.targets.append(Target(kind: .loop, labels: labels))
            try compile(test)
            let end = jump(.jumpIfFalse)
            try compile(body)
            emit(.jump, start)
            land(end)
            leaveTarget(breaksTo: next, continuesTo: start)
        case .doWhile(let body, let test):
            let start = next
            state.targets.append(Target(kind: .loop, labels: labels))
            try compile(body)
            let check = next
            try compile(test)
            emit(.jumpIfTrue, start)
            leaveTarget(breaksTo: next, continuesTo: check)
        case .returning(let value):
            if let value { try compile(value) } else { emit(.undefined) }
            if value != nil, state.code.isAsync, state.code.isGenerator { emit(.await) }
            try leave(.returning)
        case .breaking(let label): try leave(.breaking(label))
        case .continuing(let label): try leave(.continuing(label))
        case .throwing(let value):
            try compile(value)
            state.place = statement.place
            emit(.throwValue)
        case .trying(let body, let parameter, let handler, let final):
            try trying(body, parameter, handler, final)
        case .switching(let value, let cases): try choice(value, cases, labels)
        case .labeled(let label, let inner):
            state.labels = labels + [label]
            switch inner.kind {
            case .loop, .forIn, .forOf, .whileLoop, .doWhile, .block, .switching, .labeled: try compile(inner)
            default: try compile(Statement(kind: .block([inner]), place: inner.place))
            }
        case .exporting(let declaration): try export(declaration, statement.place)
        }
    }

    mutating func block(_ statements: [Statement]) throws(JavaScriptSyntaxError) {
        state.scopes.append(Scope())
        try hoist(statements)
        for statement in statements { try compile(statement) }
        state.scopes.removeLast()
    }

    private mutating func declareVariables(
        _ kind: Statement.Declaration, _ list: [(pattern: Pattern, value: Expression?)]
    ) throws(JavaScriptSyntaxError) {
        for (pattern, value) in list {
            if let value {
                try compile(value)
            } else {
                if kind == .var { continue }
                emit(.undefined)
            }
            try destructure(pattern, kind == .var ? .assigning : .declaring, source: value)
        }
    }

    private mutating func export(
        _ declaration: ExportDeclaration, _ place: SourcePlace
    ) throws(JavaScriptSyntaxError) {
        switch declaration {
        case .declaration(let statement): try compile(statement)
        case .defaultFunction, .names, .namesFrom, .allFrom: break
        case .defaultClass(let definition):
            try makeClass(definition)
            initialize(definition.name ?? "default")
        case .defaultExpression(let value):
            try compile(value)
            initialize("default")
        }
    }

    // MARK: Leaving

    /// Ends a target: its jumps go where they belong.
    private mutating func leaveTarget(breaksTo end: Int, continuesTo start: Int? = nil) {
        let target = state.targets.removeLast()
        for jump in target.breaks { state.code.instructions[jump].a = Int32(end) }
        for jump in target.continues { state.code.instructions[jump].a = Int32(start ?? end) }
    }

    /// `break`, `continue` or `return`, through what has to be done on the way.
    private mutating func leave(_ exit: Exit, from depth: Int? = nil) throws(JavaScriptSyntaxError) {
        var index = (depth ?? state.targets.count) - 1
        while index >= 0 {
            let target = state.targets[index]
            switch (target.kind, exit) {
            case (.iterator(let slot), .continuing(let label)):
                // The loop of this iterator goes on: it is the next target.
                if index > 0, case .loop = state.targets[index - 1].kind,
                    label == nil || state.targets[index - 1].labels.contains(label ?? "")
                {
                    break
                }
                emit(.closeIterator, slot)
            case (.iterator(let slot), _): emit(.closeIterator, slot)
            case (.final(let kind, let value), _):
                if case .returning = exit { emit(.storeLocal, value) }
                emitNumber(state.targets[index].exits.count + 2)
                emit(.storeLocal, kind)
                state.targets[index].exits.append((jump(), exit))
                return
            case (.loop, .breaking(nil)), (.choice, .breaking(nil)):
                state.targets[index].breaks.append(jump())
                return
            case (_, .breaking(let label?)) where target.labels.contains(label):
                state.targets[index].breaks.append(jump())
                return
            case (.loop, .continuing(let label)) where label == nil || target.labels.contains(label ?? ""):
                state.targets[index].continues.append(jump())
                return
            default: break
            }
            index -= 1
        }
        switch exit {
        case .returning: emit(.returnValue)
        case .breaking(let label?), .continuing(let label?):
            throw error("Undefined label '\(label)'")
        case .breaking: throw error("Illegal break statement")
        case .continuing:
            throw error("Illegal continue statement: no surrounding iteration statement")
        }
    }

    func error(_ message: String, width: Int = 1) -> JavaScriptSyntaxError {
        JavaScriptSyntaxError(message: message, place: state.place, width: width)
    }

    mutating func emitNumber(_ number: Int) { constant(.int(number)) }

    // MARK: Loops

    private mutating func loop(
        _ first: Statement?, _ test: Expression?, _ update: Expression?, _ body: Statement, _ labels: [String]
    ) throws(JavaScriptSyntaxError) {
        state.scopes.append(Scope())
        var shared: [Int] = []
        if let first {
            let names = Self.lexicals([first])
            try open(names)
            for name in names {
                if let variable = state.scopes[state.scopes.count - 1].variables[name.name], variable.isCell {
                    shared.append(variable.slot)
                }
            }
            try compile(first)
        }
        let start = next
        state.targets.append(Target(kind: .loop, labels: labels))
        var end: Int?
        if let test {
            try compile(test)
            end = jump(.jumpIfFalse)
        }
        try compile(body)
        let again = next
        // Each round has variables of its own.
        for slot in shared { emit(.freshCell, slot) }
        if let update {
            state.place = update.place
            try effect(update)
        }
        emit(.jump, start)
        if let end { land(end) }
        leaveTarget(breaksTo: next, continuesTo: again)
        state.scopes.removeLast()
    }

    private mutating func bind(_ binding: ForBinding) throws(JavaScriptSyntaxError) {
        switch binding {
        case .declaration(let kind, let pattern):
            try destructure(pattern, kind == .var ? .assigning : .declaring)
        case .target(let pattern): try destructure(pattern, .assigning)
        }
    }

    /// Opens the scope of a loop's variables.
    private mutating func openBinding(_ binding: ForBinding) throws(JavaScriptSyntaxError) {
        state.scopes.append(Scope())
        if case .declaration(let kind, let pattern) = binding, kind != .var {
            let place = state.place
            try open(pattern.names.map { ($0, kind == .const ? .constant : .lexical, place) })
        }
    }

    private mutating func forIn(
        _ binding: ForBinding, _ source: Expression, _ body: Statement, _ labels: [String]
    ) throws(JavaScriptSyntaxError) {
        try compile(source)
        emit(.forInKeys)
        try over(binding, body, labels, isAwait: false)
    }

    private mutating func forOf(
        _ binding: ForBinding, _ source: Expression, _ body: Statement, isAwait: Bool, _ labels: [String]
    ) throws(JavaScriptSyntaxError) {
        try compile(source)
        state.place = source.place
        emit(isAwait ? .getAsyncIterator : .getIterator)
        state.code.texts[Int32(next - 1)] = Self.text(source)
        try over(binding, body, labels, isAwait: isAwait)
    }

    /// The loop over an iterator, which is on the stack.
    private mutating func over(
        _ binding: ForBinding, _ body: Statement, _ labels: [String], isAwait: Bool
    ) throws(JavaScriptSyntaxError) {
        let iterator = newSlot()
        emit(.storeLocal, iterator)
        let start = next
        state.targets.append(Target(kind: .loop, labels: labels))
        var end: Int
        if isAwait {
            emit(.loadLocal, iterator)
            emit(.getMethod, key("next"))
            emit(.call, 0)
            emit(.await)
            emit(.checkObject, 1)
            emit(.duplicate)
            emit(.getMember, key("done"))
            let more = jump(.jumpIfFalse)
            emit(.pop)
            end = jump()
            land(more)
            emit(.getMember, key("value"))
        } else {
            emit(.iterateNext, iterator)
            end = jump()
        }
        state.targets.append(Target(kind: .iterator(iterator)))
        let from = next
        try openBinding(binding)
        try bind(binding)
        try compile(body)
        state.scopes.removeLast()
        let to = next
        state.targets.removeLast()
        emit(.jump, start)
        // An exception closes the iterator and goes on.
        state.code.handlers.append(HandlerRange(start: from, end: to, target: next, depth: -1))
        emit(.closeIteratorQuietly, iterator)
        emit(.throwValue, 1)
        land(end)
        leaveTarget(breaksTo: next, continuesTo: start)
    }

    // MARK: Exceptions

    private mutating func trying(
        _ body: [Statement], _ parameter: Pattern?, _ handler: [Statement]?, _ final: [Statement]?
    ) throws(JavaScriptSyntaxError) {
        guard let final else { return try catching(body, parameter, handler ?? []) }
        let (kind, value) = (newSlot(), newSlot())
        state.targets.append(Target(kind: .final(kind: kind, value: value)))
        let from = next
        if let handler { try catching(body, parameter, handler) } else { try block(body) }
        let to = next
        let target = state.targets.removeLast()
        emitNumber(0)
        emit(.storeLocal, kind)
        let normal = jump()
        state.code.handlers.append(HandlerRange(start: from, end: to, target: next, depth: -1))
        emit(.storeLocal, value)
        emitNumber(1)
        emit(.storeLocal, kind)
        land(normal)
        for exit in target.exits { land(exit.jump) }
        try block(final)
        // What was on its way goes on.
        emit(.loadLocal, kind)
        emitNumber(1)
        emit(.strictEqual)
        let notThrown = jump(.jumpIfFalse)
        emit(.loadLocal, value)
        emit(.throwValue, 1)
        land(notThrown)
        for (index, exit) in target.exits.enumerated() {
            emit(.loadLocal, kind)
            emitNumber(index + 2)
            emit(.strictEqual)
            let other = jump(.jumpIfFalse)
            if case .returning = exit.exit { emit(.loadLocal, value) }
            try leave(exit.exit)
            land(other)
        }
    }

    private mutating func catching(
        _ body: [Statement], _ parameter: Pattern?, _ handler: [Statement]
    ) throws(JavaScriptSyntaxError) {
        let from = next
        try block(body)
        let to = next
        let end = jump()
        state.code.handlers.append(HandlerRange(start: from, end: to, target: next, depth: -1))
        emit(.passFinish)
        state.scopes.append(Scope())
        if let parameter {
            let place = state.place
            try open(parameter.names.map { ($0, .lexical, place) })
            try destructure(parameter, .declaring)
        } else {
            emit(.pop)
        }
        try block(handler)
        state.scopes.removeLast()
        land(end)
    }

    private mutating func choice(
        _ value: Expression, _ cases: [(test: Expression?, body: [Statement])], _ labels: [String]
    ) throws(JavaScriptSyntaxError) {
        try compile(value)
        let slot = newSlot()
        emit(.storeLocal, slot)
        state.targets.append(Target(kind: .choice, labels: labels))
        state.scopes.append(Scope())
        try hoist(cases.flatMap(\.body))
        var jumps: [Int] = []
        for (test, _) in cases {
            guard let test else {
                jumps.append(-1)
                continue
            }
            emit(.loadLocal, slot)
            try compile(test)
            emit(.strictEqual)
            jumps.append(jump(.jumpIfTrue))
        }
        let other = jump()
        var hasDefault = false
        for (index, (_, body)) in cases.enumerated() {
            if jumps[index] < 0 {
                land(other)
                hasDefault = true
            } else {
                land(jumps[index])
            }
            for statement in body { try compile(statement) }
        }
        if !hasDefault { land(other) }
        state.scopes.removeLast()
        leaveTarget(breaksTo: next)
    }
}
