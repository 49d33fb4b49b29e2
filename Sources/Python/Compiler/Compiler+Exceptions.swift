import PythonSyntax

/// `try` and `with`.
extension Compiler {
    private func region() -> Region { Region(start: here, depth: scope.depth, handled: scope.handled) }

    /// Lets the exceptions of a region, which ended at `covered`, be handled from the next instruction on.
    private mutating func handle(_ region: Region, until covered: Int) {
        var spans = region.spans
        if region.start < covered { spans.append((region.start, covered)) }
        for (start, end) in spans where start < end {
            scope.code.handlers.append(
                HandlerRange(start: start, end: end, target: here, depth: region.depth, handled: region.handled))
        }
    }

    mutating func attempt(
        _ body: [Statement], _ handlers: [Handler], _ otherwise: [Statement], _ finally: [Statement]
    ) throws(PythonSyntaxError) {
        if !finally.isEmpty { try enter(.finally(finally, region: region())) }
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
        handle(region, until: covered)
        emit(.beginHandler)
        scope.handled += 1
        try enter(.handler)
        try compile(finally)
        scope.blocks.removeLast()
        scope.handled -= 1
        emit(.reraise)
        land(end)
    }

    mutating func attempt(
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
        try enter(.handler)
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
                try enter(.finally(Self.forgetting(name), region: self.region()))
                try compile(handler.body)
                guard case .finally(let forget, let inner)? = scope.blocks.popLast() else { continue }
                let covered = here
                try compile(forget)
                emit(.endHandler)
                ends.append(emit(.jump))
                handle(inner, until: covered)
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

    /// Calls the exit function that lies on top, when nothing was raised.
    mutating func callExit() {
        for _ in 0..<3 { push(.none) }
        call(CallSite(positional: 3), .call)
        emit(.pop)
    }

    mutating func with(
        _ items: ArraySlice<(context: Expression, target: Expression?)>, _ body: [Statement], _ range: SourceRange
    ) throws(PythonSyntaxError) {
        guard let item = items.first else { return try compile(body) }
        try compile(item.context)
        scope.range = item.context.range
        emit(.enter)
        call(CallSite(), .call)
        // The exit function lies below the value now.
        scope.depth += 1
        let position = scope.blocks.count
        if let target = item.target {
            try enter(.with(region: region()))
            try assign(target)
        } else {
            emit(.pop)
            try enter(.with(region: region()))
        }
        try with(items.dropFirst(), body, range)
        guard case .with(let region) = scope.blocks[position] else { return }
        scope.blocks.removeLast()
        let covered = here
        scope.range = item.context.range
        callExit()
        scope.depth -= 1
        let end = emit(.jump)
        handle(region, until: covered)
        emit(.beginHandler)
        emit(.loadHandledType)
        emit(.loadHandled)
        push(.none)
        call(CallSite(positional: 3), .call)
        let handled = emit(.popJumpIfTrue)
        emit(.reraise)
        land(handled)
        emit(.endHandler)
        land(end)
    }
}
