import PythonSyntax

extension Compiler {
    mutating func compile(_ body: [Statement]) throws(PythonSyntaxError) {
        for statement in body { try compile(statement) }
    }

    mutating func compile(_ statement: Statement) throws(PythonSyntaxError) {
        scope.range = statement.range
        switch statement.kind {
        case .expression(let value):
            try compile(value)
            emit(.pop)
        case .assign(let targets, let value):
            try compile(value)
            for (index, target) in targets.enumerated() {
                if index < targets.count - 1 { emit(.duplicate) }
                try assign(target)
            }
        case .augmented(let target, let operation, let value): try augment(target, operation, value, statement.range)
        case .annotated(let target, let annotation, let value):
            if let value {
                try compile(value)
                try assign(target)
            }
            if case .name(let name) = target.kind, scope.kind != .function {
                try compile(annotation)
                emit(.annotate, name)
            }
        case .delete(let targets): for target in targets { try delete(target) }
        case .pass: break
        case .break: try leaveLoop(isBreak: true, statement.range)
        case .continue: try leaveLoop(isBreak: false, statement.range)
        case .return(let value): try compileReturn(value, statement.range)
        case .raise(let value, let cause):
            guard let value else {
                emit(.raiseAgain)
                return
            }
            try compile(value)
            if let cause { try compile(cause) }
            scope.range = statement.range
            emit(cause == nil ? .raise : .raiseFrom)
        case .assert(let test, let message):
            try compile(test)
            let jump = emit(.popJumpIfTrue)
            emit(.assertionError)
            if let message {
                try compile(message)
                call(CallSite(positional: 1), .call)
            }
            scope.range = test.range
            emit(.raise)
            land(jump)
        case .global, .nonlocal: try checkDeclaration(statement)
        case .import(let items): for item in items { compileImport(item.path, alias: item.alias) }
        case .importFrom(let module, let level, let items):
            emit(.constant, constant(.integer(level)))
            emit(.importName, module.isEmpty ? "." : module)
            for item in items {
                if item.name == "*" {
                    emit(.importAll)
                } else {
                    emit(.importFrom, item.name)
                    store(item.alias ?? item.name)
                }
            }
            emit(.pop)
        case .if(let test, let body, let otherwise):
            try compile(test)
            let jump = emit(.popJumpIfFalse)
            try compile(body)
            if otherwise.isEmpty {
                land(jump)
            } else {
                let end = emit(.jump)
                land(jump)
                try compile(otherwise)
                land(end)
            }
        case .while(let test, let body, let otherwise):
            let start = here
            var jump: Int?
            if case .bool(true) = test.kind {
            } else {
                try compile(test)
                jump = emit(.popJumpIfFalse)
            }
            let breaks = try loop(start, body)
            if let jump { land(jump) }
            try compile(otherwise)
            for jump in breaks { land(jump) }
        case .for(let target, let iterable, let body, let otherwise):
            try compile(iterable)
            scope.range = iterable.range
            emit(.iterate)
            let start = here
            let jump = emit(.forNext)
            try assign(target)
            scope.depth += 1
            let breaks = try loop(start, body)
            scope.depth -= 1
            land(jump)
            try compile(otherwise)
            for jump in breaks { land(jump) }
        case .try(let body, let handlers, let otherwise, let finally):
            try attempt(body, handlers, otherwise, finally)
        case .with(let items, let body): try with(items[...], body, statement.range)
        case .function(let function):
            try compileFunction(function, statement.range)
        case .class(let definition): try compileClass(definition, statement.range)
        case .match(let subject, let cases): try match(subject, cases)
        }
    }

    private func checkDeclaration(_ statement: Statement) throws(PythonSyntaxError) {
        guard case .nonlocal(let names) = statement.kind else { return }
        for name in names where scope.cells[name] == nil {
            let isInside = scopes.contains { $0.kind == .function }
            throw at(
                statement.range,
                isInside
                    ? "no binding for nonlocal '\(name)' found" : "nonlocal declaration not allowed at module level")
        }
    }

    private mutating func compileImport(_ path: String, alias: String?) {
        emit(.constant, constant(.integer(0)))
        emit(.importName, path)
        if let alias {
            store(alias)
        } else {
            if path.contains(".") {
                emit(.pop)
                emit(.constant, constant(.integer(0)))
                emit(.importName, String(path.prefix { $0 != "." }))
            }
            store(String(path.prefix { $0 != "." }))
        }
    }

    // MARK: Targets

    /// Stores the value on top of the stack.
    mutating func assign(_ target: Expression) throws(PythonSyntaxError) {
        let outer = scope.range
        switch target.kind {
        case .name(let name): store(name)
        case .attribute(let value, let name):
            try compile(value)
            scope.range = target.range
            emit(.storeAttribute, mangled(name))
        case .subscripting(let value, let index):
            try compile(value)
            try compile(index)
            scope.range = target.range
            emit(.storeItem)
        case .tuple(let items), .list(let items):
            let star = items.firstIndex { if case .starred = $0.kind { true } else { false } }
            if let star {
                emit(.unpackStarred, star << 8 | (items.count - star - 1))
            } else {
                emit(.unpack, items.count)
            }
            for item in items {
                if case .starred(let inner) = item.kind { try assign(inner) } else { try assign(item) }
            }
        case .starred: throw at(target.range, "starred assignment target must be in a list or tuple")
        default: throw at(target.range, "cannot assign to expression")
        }
        scope.range = outer
    }

    private mutating func delete(_ target: Expression) throws(PythonSyntaxError) {
        switch target.kind {
        case .name(let name): delete(name)
        case .attribute(let value, let name):
            try compile(value)
            emit(.deleteAttribute, mangled(name))
        case .subscripting(let value, let index):
            try compile(value)
            try compile(index)
            scope.range = target.range
            emit(.deleteItem)
        case .tuple(let items), .list(let items): for item in items { try delete(item) }
        default: throw at(target.range, "cannot delete expression")
        }
    }

    private mutating func augment(
        _ target: Expression, _ operation: BinaryOperator, _ value: Expression, _ range: SourceRange
    ) throws(PythonSyntaxError) {
        let number = BinaryOperator.allCases.firstIndex(of: operation)!
        switch target.kind {
        case .name(let name):
            scope.range = target.range
            load(name)
            try compile(value)
            scope.range = range
            emit(.inPlace, number)
            store(name)
        case .attribute(let object, let name):
            try compile(object)
            emit(.duplicate)
            scope.range = target.range
            emit(.loadAttribute, mangled(name))
            try compile(value)
            scope.range = range
            emit(.inPlace, number)
            emit(.swap)
            scope.range = target.range
            emit(.storeAttribute, mangled(name))
        case .subscripting(let object, let index):
            try compile(object)
            try compile(index)
            emit(.duplicateTwo)
            scope.range = target.range
            emit(.loadItem)
            try compile(value)
            scope.range = range
            emit(.inPlace, number)
            emit(.rotateThree)
            scope.range = target.range
            emit(.storeItem)
        default: throw at(target.range, "'expression' is an illegal expression for augmented assignment")
        }
    }
}
