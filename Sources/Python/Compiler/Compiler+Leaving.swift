import PythonSyntax

/// `break`, `continue` and `return`, and what they leave on their way.
extension Compiler {
    /// CPython's CO_MAXBLOCKS.
    private static let mostBlocks = 20

    /// Goes into a block that has to be left in its own way.
    mutating func enter(_ block: Block) throws(PythonSyntaxError) {
        if scope.blocks.count >= Self.mostBlocks {
            throw PythonSyntaxError("too many statically nested blocks", scope.range)
        }
        scope.blocks.append(block)
    }

    /// Compiles a loop's body; gives the jumps of its `break`s.
    mutating func loop(_ start: Int, _ body: [Statement]) throws(PythonSyntaxError) -> [Int] {
        try enter(.loop(start: start, breaks: [], depth: scope.depth))
        try compile(body)
        emit(.jump, start)
        guard case .loop(_, let breaks, _)? = scope.blocks.popLast() else { return [] }
        return breaks
    }

    /// Runs what stands between here and the block at `index`: the `finally`s and the ends of `with`.
    ///
    /// - Parameters:
    ///   - dropsIterators: whether the iterators of loops on the way are taken off the stack.
    ///   - exit: how many instructions still follow that lie outside of the blocks.
    private mutating func unwind(to index: Int, dropsIterators: Bool, exit: Int) throws(PythonSyntaxError) {
        let (handled, depth) = (scope.handled, scope.depth)
        for position in stride(from: scope.blocks.count - 1, through: index, by: -1) {
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
                callExit()
                scope.depth -= 1
            case .handler:
                emit(.endHandler)
                scope.handled -= 1
            case .binding(let name):
                push(.none)
                store(name)
                delete(name)
            case .loop(let start, _, _):
                if dropsIterators, scope.code.instructions[start].operation == .forNext {
                    emit(.pop)
                    scope.depth -= 1
                }
            }
        }
        (scope.handled, scope.depth) = (handled, depth)
        resume(from: index, behind: exit)
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

    /// Behind the jump the blocks cover again what follows.
    private mutating func resume(from index: Int, behind exit: Int) {
        for position in index..<scope.blocks.count {
            switch scope.blocks[position] {
            case .finally(let body, var region) where region.start == Int.max:
                region.start = here + exit
                scope.blocks[position] = .finally(body, region: region)
            case .with(var region) where region.start == Int.max:
                region.start = here + exit
                scope.blocks[position] = .with(region: region)
            default: break
            }
        }
    }

    mutating func leaveLoop(isBreak: Bool, _ range: SourceRange) throws(PythonSyntaxError) {
        guard let index = scope.blocks.lastIndex(where: { if case .loop = $0 { true } else { false } }),
            case .loop(let start, var breaks, let depth) = scope.blocks[index]
        else { throw at(range, isBreak ? "'break' outside loop" : "'continue' not properly in loop") }
        try unwind(to: index + 1, dropsIterators: false, exit: 1)
        if isBreak {
            // A `for` loop keeps its iterator on the stack.
            if scope.code.instructions[start].operation == .forNext { emit(.pop) }
            breaks.append(emit(.jump))
            scope.blocks[index] = .loop(start: start, breaks: breaks, depth: depth)
        } else {
            emit(.jump, start)
        }
    }

    mutating func compileReturn(_ value: Expression?, _ range: SourceRange) throws(PythonSyntaxError) {
        guard scope.kind == .function else { throw at(range, "'return' outside function") }
        if let value { try compile(value) } else { push(.none) }
        let needsUnwinding = scope.blocks.contains { if case .loop = $0 { false } else { true } }
        if needsUnwinding {
            let name = temporary()
            store(name)
            // Iterators of loops lie above what `with` has put below them.
            try unwind(to: 0, dropsIterators: true, exit: 2)
            load(name)
        }
        emit(.returnValue)
    }
}
