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

    // MARK: Leaving blocks

    /// Compiles a loop's body; gives the jumps of its `break`s.
    private mutating func loop(_ start: Int, _ body: [Statement]) throws(PythonSyntaxError) -> [Int] {
        scope.blocks.append(.loop(start: start, breaks: [], depth: scope.depth))
        try compile(body)
        emit(.jump, start)
        guard case .loop(_, let breaks, _)? = scope.blocks.popLast() else { return [] }
        return breaks
    }

    /// Runs what stands between here and the block at `index`: the `finally`s and the ends of `with`.
    private mutating func unwind(to index: Int) throws(PythonSyntaxError) {
        let blocks = scope.blocks
        let handled = scope.handled
        let depth = scope.depth
        for position in stride(from: blocks.count - 1, through: index, by: -1) {
            // What runs now is no longer covered by the block, nor by those inside of it.
            switch scope.blocks[position] {
            case .finally(let body, _):
                suspend(position)
                let saved = scope.blocks
                scope.blocks = Array(scope.blocks[..<position])
                try compile(body)
                scope.blocks = saved
            case .with:
                suspend(position)
                emit(.leave)
                scope.depth -= 1
            case .handler:
                emit(.endHandler)
                scope.handled -= 1
            case .binding(let name):
                push(.none)
                store(name)
                delete(name)
            case .loop: break
            }
        }
        scope.handled = handled
        scope.depth = depth
        resume(from: index)
    }

    private mutating func suspend(_ position: Int) {
        let end = here
        func ended(_ region: Region) -> Region {
            var region = region
            if region.start < end { region.spans.append((region.start, end)) }
            region.start = Int.max
            return region
        }
        switch scope.blocks[position] {
        case .finally(let body, let region): scope.blocks[position] = .finally(body, region: ended(region))
        case .with(let region): scope.blocks[position] = .with(region: ended(region))
        default: break
        }
    }

    /// After the jump the blocks cover again what follows.
    private mutating func resume(from index: Int) {
        for position in index..<scope.blocks.count {
            switch scope.blocks[position] {
            case .finally(let body, var region) where region.start == Int.max:
                region.start = here + 1
                scope.blocks[position] = .finally(body, region: region)
            case .with(var region) where region.start == Int.max:
                region.start = here + 1
                scope.blocks[position] = .with(region: region)
            default: break
            }
        }
    }

    private mutating func leaveLoop(isBreak: Bool, _ range: SourceRange) throws(PythonSyntaxError) {
        guard let index = scope.blocks.lastIndex(where: { if case .loop = $0 { true } else { false } }),
            case .loop(let start, var breaks, let depth) = scope.blocks[index]
        else { throw at(range, isBreak ? "'break' outside loop" : "'continue' not properly in loop") }
        try unwind(to: index + 1)
        _ = depth
        if isBreak {
            // A `for` loop keeps its iterator on the stack.
            if scope.code.instructions[start].operation == .forNext { emit(.pop) }
            breaks.append(emit(.jump))
            scope.blocks[index] = .loop(start: start, breaks: breaks, depth: depth)
        } else {
            emit(.jump, start)
        }
    }

    private mutating func compileReturn(_ value: Expression?, _ range: SourceRange) throws(PythonSyntaxError) {
        guard scope.kind == .function else { throw at(range, "'return' outside function") }
        if let value { try compile(value) } else { push(.none) }
        let needsUnwinding = scope.blocks.contains { if case .loop = $0 { false } else { true } }
        if needsUnwinding {
            let name = temporary()
            store(name)
            // Iterators of loops lie above what `with` has put below them.
            try unwindForReturn()
            load(name)
        }
        emit(.returnValue)
    }

    /// As `unwind`, with the iterators of loops taken off on the way.
    private mutating func unwindForReturn() throws(PythonSyntaxError) {
        let saved = (scope.blocks, scope.handled, scope.depth)
        for position in stride(from: scope.blocks.count - 1, through: 0, by: -1) {
            switch scope.blocks[position] {
            case .finally(let body, _):
                suspend(position)
                let blocks = scope.blocks
                scope.blocks = Array(scope.blocks[..<position])
                try compile(body)
                scope.blocks = blocks
            case .with:
                suspend(position)
                emit(.leave)
                scope.depth -= 1
            case .handler:
                emit(.endHandler)
                scope.handled -= 1
            case .binding(let name):
                push(.none)
                store(name)
                delete(name)
            case .loop(let start, _, _):
                if scope.code.instructions[start].operation == .forNext {
                    emit(.pop)
                    scope.depth -= 1
                }
            }
        }
        let suspended = scope.blocks
        (scope.handled, scope.depth) = (saved.1, saved.2)
        scope.blocks = suspended
        // The load of the value and the return stand outside, too.
        for position in scope.blocks.indices {
            switch scope.blocks[position] {
            case .finally(let body, var region) where region.start == Int.max:
                region.start = here + 2
                scope.blocks[position] = .finally(body, region: region)
            case .with(var region) where region.start == Int.max:
                region.start = here + 2
                scope.blocks[position] = .with(region: region)
            default: break
            }
        }
    }

    // MARK: Exceptions

    private func region() -> Region { Region(start: here, depth: scope.depth, handled: scope.handled) }

    /// Lets the exceptions of a region be handled from the next instruction on.
    private mutating func handle(_ region: Region) {
        var spans = region.spans
        if region.start < here { spans.append((region.start, here)) }
        for (start, end) in spans where start < end {
            scope.code.handlers.append(
                HandlerRange(start: start, end: end, target: here, depth: region.depth, handled: region.handled))
        }
    }

    private mutating func attempt(
        _ body: [Statement], _ handlers: [Handler], _ otherwise: [Statement], _ finally: [Statement]
    ) throws(PythonSyntaxError) {
        if !finally.isEmpty { scope.blocks.append(.finally(finally, region: region())) }
        if handlers.isEmpty {
            try compile(body)
            try compile(otherwise)
        } else {
            try attempt(body, handlers, otherwise)
        }
        guard !finally.isEmpty, case .finally(_, let region)? = scope.blocks.popLast() else { return }
        // Everything went well, or was handled.
        let covered = here
        try compile(finally)
        let end = emit(.jump)
        var whole = region
        if whole.start < covered { whole.spans.append((whole.start, covered)) }
        whole.start = Int.max
        handle(whole)
        emit(.beginHandler)
        scope.handled += 1
        scope.blocks.append(.handler)
        try compile(finally)
        scope.blocks.removeLast()
        scope.handled -= 1
        emit(.reraise)
        land(end)
    }

    private mutating func attempt(
        _ body: [Statement], _ handlers: [Handler], _ otherwise: [Statement]
    ) throws(PythonSyntaxError) {
        let region = region()
        try compile(body)
        // An unwinding `return` within the body is covered too; its `finally`s are not its own.
        let covered = here
        try compile(otherwise)
        var ends = [emit(.jump)]
        scope.code.handlers.append(
            HandlerRange(start: region.start, end: covered, target: here, depth: region.depth, handled: region.handled))
        emit(.beginHandler)
        scope.handled += 1
        scope.blocks.append(.handler)
        for handler in handlers {
            scope.range = handler.range
            var next: Int?
            if let type = handler.type {
                try compile(type)
                scope.range = type.range
                emit(.matchException)
                next = emit(.popJumpIfFalse)
            }
            if let name = handler.name {
                emit(.loadHandled)
                store(name)
                scope.blocks.append(.finally(Self.forgetting(name), region: self.region()))
                try compile(handler.body)
                guard case .finally(let forget, let inner)? = scope.blocks.popLast() else { continue }
                let covered = here
                try compile(forget)
                emit(.endHandler)
                ends.append(emit(.jump))
                var whole = inner
                if whole.start < covered { whole.spans.append((whole.start, covered)) }
                whole.start = Int.max
                handle(whole)
                emit(.beginHandler)
                scope.handled += 1
                try compile(forget)
                scope.handled -= 1
                emit(.reraise)
            } else {
                try compile(handler.body)
                emit(.endHandler)
                ends.append(emit(.jump))
            }
            if let next { land(next) }
        }
        scope.blocks.removeLast()
        scope.handled -= 1
        emit(.reraise)
        for end in ends { land(end) }
    }

    /// `name = None; del name`, as at the end of an `except … as name`.
    private static func forgetting(_ name: String) -> [Statement] {
        let range = SourceRange(line: 1, column: 0, endLine: 1, endColumn: 0)
        let target = Expression(.name(name), range)
        return [
            Statement(kind: .assign([target], Expression(.none, range)), range: range),
            Statement(kind: .delete([target]), range: range),
        ]
    }

    private mutating func with(
        _ items: ArraySlice<(context: Expression, target: Expression?)>, _ body: [Statement], _ range: SourceRange
    ) throws(PythonSyntaxError) {
        guard let item = items.first else { return try compile(body) }
        try compile(item.context)
        scope.range = item.context.range
        emit(.enter)
        // The exit function lies below the value now.
        scope.depth += 1
        let position = scope.blocks.count
        if let target = item.target {
            scope.blocks.append(.with(region: region()))
            try assign(target)
        } else {
            emit(.pop)
            scope.blocks.append(.with(region: region()))
        }
        try with(items.dropFirst(), body, range)
        guard case .with(let region) = scope.blocks[position] else { return }
        scope.blocks.removeLast()
        let covered = here
        scope.range = item.context.range
        emit(.leave)
        scope.depth -= 1
        let end = emit(.jump)
        var whole = region
        if whole.start < covered { whole.spans.append((whole.start, covered)) }
        whole.start = Int.max
        handle(whole)
        emit(.beginHandler)
        emit(.leaveRaised)
        let handled = emit(.popJumpIfTrue)
        emit(.reraise)
        land(handled)
        emit(.endHandler)
        land(end)
    }
}
