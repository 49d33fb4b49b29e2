import Kernel
import PythonSyntax
import WorldModel

/// The loop that carries out instructions.
extension Interpreter {
    /// Runs until the frame at `floor` has returned, gives `nil` when `budget` instructions were carried out before that.
    mutating func run(floor: Int, budget: inout Int, _ os: inout Simulation) throws(Trap) -> Value? {
        while true {
            do throws(Trap) {
                if let value = try carryOut(floor: floor, budget: &budget, &os) { return value }
                return nil
            } catch {
                guard case .raised(let exception) = error else { throw error }
                try handle(exception, floor: floor)
            }
        }
    }

    /// Finds who handles an exception; frames that nobody handles it in are left.
    mutating func handle(_ exception: Value, floor: Int) throws(Trap) {
        noteContext(exception)
        while frames.count > floor {
            let top = frames.count - 1
            let pc = frames[top].pc - 1
            let isReraised = skipsTrace
            skipsTrace = false
            if !isReraised { trace(exception, at: pc) }
            let code = frames[top].code
            if let handler = codes[code].handlers.first(where: { $0.start <= pc && pc < $0.end }) {
                let floor = frames[top].base + codes[code].variables.count + handler.depth
                stack.removeLast(stack.count - floor)
                stack.append(exception)
                let handled = frames[top].handled
                frames[top].handled.removeLast(max(0, handled.count - handler.handled))
                frames[top].pc = handler.target
                return
            }
            // A generator that lets StopIteration out would look as if it had ended (PEP 479).
            if frames[top].generator != nil, isInstance(exception, of: .stopIteration) {
                leaveFrame()
                let message = text("generator raised StopIteration")
                let failure = self.exception(.runtimeError, [message])
                setAttribute(failure, "__cause__", exception)
                if frames.count <= floor { throw .raised(failure) }
                return try handle(failure, floor: floor)
            }
            leaveFrame()
        }
        throw .raised(exception)
    }

    /// Takes the top frame away. A generator whose frame it is has ended.
    @discardableResult
    mutating func leaveFrame() -> Frame {
        let frame = frames.removeLast()
        stack.removeLast(stack.count - frame.base)
        if let id = frame.generator, case .generator(var state) = heap[Int(id)] {
            state.frame = nil
            state.stack = []
            state.isRunning = false
            heap[Int(id)] = .generator(state)
        }
        return frame
    }

    private mutating func noteContext(_ exception: Value) {
        guard let handled = handledException, handled != exception, ownAttribute(exception, "__context__") == nil else {
            return
        }
        // No circles.
        var next: Value? = handled
        while let value = next, value != .none {
            if value == exception { return }
            next = ownAttribute(value, "__context__")
        }
        setAttribute(exception, "__context__", handled)
    }

    // MARK: Instructions

    private mutating func carryOut(floor: Int, budget: inout Int, _ os: inout Simulation) throws(Trap) -> Value? {
        frames: while true {
            let top = frames.count - 1
            let code = instructions[frames[top].code]
            let base = frames[top].base
            while true {
                if budget <= 0 {
                    if depth == 0 { return nil }
                    throw error(.runtimeError, "Drydock: this takes too long inside of one of Python's own functions")
                }
                budget -= 1
                let pc = frames[top].pc
                let instruction = code[pc]
                let a = Int(instruction.a)
                frames[top].pc = pc + 1
                switch instruction.operation {
                case .constant: stack.append(codes[frames[top].code].constants[a])
                case .loadFast:
                    let value = stack[base + a]
                    if value == .undefined { throw unbound(codes[frames[top].code].variables[a]) }
                    stack.append(value)
                case .storeFast: stack[base + a] = stack.removeLast()
                case .deleteFast:
                    if stack[base + a] == .undefined { throw unbound(codes[frames[top].code].variables[a]) }
                    stack[base + a] = .undefined
                case .loadGlobal: stack.append(try global(instruction.a, frames[top].module, &os))
                case .storeGlobal: setGlobal(instruction.a, stack.removeLast(), frames[top].module)
                case .deleteGlobal:
                    _ = try global(instruction.a, frames[top].module, &os)
                    setGlobal(instruction.a, nil, frames[top].module)
                case .loadName:
                    if let own = frames[top].names[instruction.a] {
                        stack.append(own)
                    } else {
                        stack.append(try global(instruction.a, frames[top].module, &os))
                    }
                case .storeName: frames[top].names[instruction.a] = stack.removeLast()
                case .deleteName: frames[top].names[instruction.a] = nil
                case .loadCell:
                    guard case .cell(let value) = heap[Int(frames[top].cells[a])], value != .undefined else {
                        throw unboundCell(a)
                    }
                    stack.append(value)
                case .storeCell: heap[Int(frames[top].cells[a])] = .cell(stack.removeLast())
                case .deleteCell: heap[Int(frames[top].cells[a])] = .cell(.undefined)
                case .pushCell: stack.append(.object(frames[top].cells[a]))
                case .pop: stack.removeLast()
                case .duplicate: stack.append(stack[stack.count - 1])
                case .duplicateTwo: stack += stack[(stack.count - 2)...]
                case .swap: stack.swapAt(stack.count - 1, stack.count - 2)
                case .rotateThree:
                    let value = stack.removeLast()
                    stack.insert(value, at: stack.count - 2)
                case .loadAttribute:
                    let value = stack[stack.count - 1]
                    stack[stack.count - 1] = try attribute(value, instruction.a, &os)
                case .storeAttribute:
                    try setAttribute(stack[stack.count - 1], instruction.a, stack[stack.count - 2], &os)
                    stack.removeLast(2)
                case .deleteAttribute: try deleteAttribute(stack.removeLast(), instruction.a, &os)
                case .loadItem:
                    let value = try item(stack[stack.count - 2], stack[stack.count - 1], &os)
                    stack.removeLast()
                    stack[stack.count - 1] = value
                case .storeItem:
                    try setItem(stack[stack.count - 2], stack[stack.count - 1], stack[stack.count - 3], &os)
                    stack.removeLast(3)
                case .deleteItem:
                    try deleteItem(stack[stack.count - 2], stack[stack.count - 1], &os)
                    stack.removeLast(2)
                case .makeSlice:
                    let value = make(.slice(stack[stack.count - 3], stack[stack.count - 2], stack[stack.count - 1]))
                    stack.removeLast(3)
                    stack.append(value)
                case .binary, .inPlace:
                    let right = stack[stack.count - 1]
                    let left = stack[stack.count - 2]
                    let value: Value
                    if case .int(let x) = left, case .int(let y) = right, a < 2 {
                        let (sum, overflow) = a == 0 ? x.addingReportingOverflow(y) : x.subtractingReportingOverflow(y)
                        value = overflow ? try binary(a, left, right, &os) : .int(sum)
                    } else if instruction.operation == .inPlace {
                        value = try inPlace(a, left, right, &os)
                    } else {
                        value = try binary(a, left, right, &os)
                    }
                    stack.removeLast()
                    stack[stack.count - 1] = value
                case .unary: stack[stack.count - 1] = try unary(a, stack[stack.count - 1], &os)
                case .compare:
                    let right = stack[stack.count - 1]
                    let left = stack[stack.count - 2]
                    let value: Value
                    if case .int(let x) = left, case .int(let y) = right {
                        value = .bool(Self.compare(a, x, y))
                    } else {
                        value = try compare(a, left, right, &os)
                    }
                    stack.removeLast()
                    stack[stack.count - 1] = value
                case .isSame:
                    let right = stack.removeLast()
                    let isSame = isSame(stack[stack.count - 1], right)
                    stack[stack.count - 1] = .bool(isSame == (a == 0))
                case .contains:
                    let holds = try contains(stack[stack.count - 1], stack[stack.count - 2], &os)
                    stack.removeLast()
                    stack[stack.count - 1] = .bool(holds == (a == 0))
                case .negate: stack[stack.count - 1] = .bool(!(try truth(stack[stack.count - 1], &os)))
                case .jump:
                    frames[top].pc = a
                    if shouldRest { budget = 0 }
                case .popJumpIfFalse:
                    let test = stack[stack.count - 1]
                    let holds: Bool
                    if case .bool(let flag) = test { holds = flag } else { holds = try truth(test, &os) }
                    stack.removeLast()
                    if !holds { frames[top].pc = a }
                case .popJumpIfTrue:
                    let holds = try truth(stack[stack.count - 1], &os)
                    stack.removeLast()
                    if holds { frames[top].pc = a }
                case .jumpIfFalseOrPop:
                    if try truth(stack[stack.count - 1], &os) { stack.removeLast() } else { frames[top].pc = a }
                case .jumpIfTrueOrPop:
                    if try truth(stack[stack.count - 1], &os) { frames[top].pc = a } else { stack.removeLast() }
                case .iterate:
                    let iterator = try iterator(stack[stack.count - 1], &os)
                    stack[stack.count - 1] = iterator
                case .forNext:
                    if case .object(let id) = stack[stack.count - 1] {
                        switch heap[Int(id)] {
                        case .iterator(.range(let next, let end, let step)):
                            if step > 0 ? next < end : next > end {
                                let (following, isOver) = next.addingReportingOverflow(step)
                                heap[Int(id)] = .iterator(
                                    .range(next: isOver ? end : following, end: end, step: step))
                                stack.append(.int(next))
                            } else {
                                stack.removeLast()
                                frames[top].pc = a
                            }
                            continue
                        case .generator:
                            try resume(id, sending: .none, ending: .loop(a), &os)
                            continue frames
                        default: break
                        }
                    }
                    if let value = try next(stack[stack.count - 1], &os) {
                        stack.append(value)
                    } else {
                        stack.removeLast()
                        frames[top].pc = a
                    }
                case .makeList: stack.append(list(take(a)))
                case .makeTuple: stack.append(tuple(take(a)))
                case .makeSet:
                    var table = Table()
                    for value in stack[(stack.count - a)...] { table.set(try key(value, &os), value, .none) }
                    stack.removeLast(a)
                    stack.append(make(.set(table, isFrozen: false)))
                case .makeDictionary:
                    var table = Table()
                    let start = stack.count - 2 * a
                    for index in 0..<a {
                        let key = stack[start + 2 * index]
                        table.set(try self.key(key, &os), key, stack[start + 2 * index + 1])
                    }
                    stack.removeLast(2 * a)
                    stack.append(make(.dictionary(table)))
                case .appendToList:
                    let value = stack.removeLast()
                    if case .object(let id) = stack[stack.count - 1 - a] { _ = withList(id) { $0.append(value) } }
                case .addToSet:
                    let value = stack[stack.count - 1]
                    let key = try key(value, &os)
                    stack.removeLast()
                    if case .object(let id) = stack[stack.count - 1 - a] {
                        _ = withTable(id) { $0.set(key, value, .none) }
                    }
                case .setInDictionary:
                    let value = stack[stack.count - 1]
                    let name = stack[stack.count - 2]
                    let key = try key(name, &os)
                    stack.removeLast(2)
                    if case .object(let id) = stack[stack.count - 1 - a] {
                        _ = withTable(id) { $0.set(key, name, value) }
                    }
                case .extendList:
                    let items = try items(of: stack[stack.count - 1], &os)
                    stack.removeLast()
                    if case .object(let id) = stack[stack.count - 1] { _ = withList(id) { $0 += items } }
                case .extendSet:
                    let items = try items(of: stack[stack.count - 1], &os)
                    stack.removeLast()
                    guard case .object(let id) = stack[stack.count - 1] else { continue }
                    for item in items {
                        let key = try key(item, &os)
                        _ = withTable(id) { $0.set(key, item, .none) }
                    }
                case .updateDictionary:
                    let source = stack[stack.count - 1]
                    guard case .object(let id) = stack[stack.count - 2] else { continue }
                    try update(id, from: source, isCall: a == 1, &os)
                    stack.removeLast()
                case .listToTuple:
                    if case .object(let id) = stack[stack.count - 1], case .list(let items) = heap[Int(id)] {
                        stack[stack.count - 1] = tuple(items)
                    }
                case .unpack: try unpack(a, &os)
                case .unpackStarred: try unpackStarred(before: a >> 8, after: a & 0xFF, &os)
                case .call:
                    let site = codes[frames[top].code].calls[a]
                    if try beginCall(site.positional, site.keywords, &os) { continue frames }
                case .callMethod:
                    let site = codes[frames[top].code].calls[a]
                    if try beginMethod(site, &os) { continue frames }
                case .callSpread:
                    if try beginSpread(&os) { continue frames }
                case .makeFunction: makeFunction(codes[frames[top].code].calls[a])
                case .makeClass:
                    if try beginClass(codes[frames[top].code].calls[a], &os) { continue frames }
                case .returnValue:
                    let value = stack.removeLast()
                    if let result = try finish(value, floor: floor, &os) { return result }
                    continue frames
                case .yieldValue:
                    let value = stack.removeLast()
                    if let result = suspend(value, floor: floor) { return result }
                    continue frames
                case .awaitable: stack.append(try awaitable(stack.removeLast(), &os))
                case .wrapYield:
                    let value = stack.removeLast()
                    stack.append(make(.cell(value)))
                case .yieldFrom:
                    if try delegate(&os) { continue frames }
                    // An iterator of another kind gave a value: it is yielded, and asked again afterwards.
                    frames[top].pc = pc
                    let value = stack.removeLast()
                    if let result = suspend(value, floor: floor) { return result }
                    continue frames
                case .raise: throw .raised(try raisable(stack[stack.count - 1], &os))
                case .raiseFrom:
                    let exception = try raisable(stack[stack.count - 2], &os)
                    var cause = stack[stack.count - 1]
                    if cause != .none { cause = try raisable(cause, &os) }
                    setAttribute(exception, "__cause__", cause)
                    setAttribute(exception, "__suppress_context__", .bool(true))
                    throw .raised(exception)
                case .raiseAgain:
                    guard let exception = handledException else {
                        throw error(.runtimeError, "No active exception to reraise")
                    }
                    skipsTrace = frames[top].handled.last == exception
                    throw .raised(exception)
                case .reraise:
                    let exception = frames[top].handled.removeLast()
                    skipsTrace = true
                    throw .raised(exception)
                case .beginHandler: frames[top].handled.append(stack.removeLast())
                case .endHandler: frames[top].handled.removeLast()
                case .loadHandledType: stack.append(.object(typeID(of: frames[top].handled.last ?? .none)))
                case .loadHandled: stack.append(frames[top].handled.last ?? .none)
                case .matchException:
                    let type = stack.removeLast()
                    stack.append(.bool(try matches(frames[top].handled.last ?? .none, type, &os)))
                case .enter:
                    let context = stack.removeLast()
                    try enter(context, &os)
                case .importName:
                    guard case .int(let level) = stack.removeLast() else { continue }
                    if try beginImport(symbols.name(instruction.a), level: level, &os) { continue frames }
                case .importFrom: stack.append(try importedName(stack[stack.count - 1], instruction.a, &os))
                case .importAll: importAll(stack[stack.count - 1])
                case .format:
                    let value = try formatted(stack[stack.count - 2], stack[stack.count - 1], conversion: a, &os)
                    stack.removeLast(2)
                    stack.append(value)
                case .joinTexts:
                    let joined = stack[(stack.count - a)...].map { string($0) ?? "" }.joined()
                    stack.removeLast(a)
                    stack.append(text(joined))
                case .annotate: annotate(instruction.a, stack.removeLast())
                case .matchSequence: try matchSequence(a, &os)
                case .matchMapping:
                    let value = plain(stack.removeLast())
                    if case .dictionary? = object(value) {
                        stack.append(.bool(true))
                    } else {
                        stack.append(.bool(false))
                    }
                case .matchKey: try matchKey(&os)
                case .matchObject: try matchObject(codes[frames[top].code].calls[a], &os)
                case .mappingRest: try mappingRest(a, &os)
                case .assertionError: stack.append(.object(BuiltinType.assertionError.rawValue))
                }
            }
        }
    }

    // MARK: Parts of instructions

    private mutating func take(_ count: Int) -> [Value] {
        let items = Array(stack[(stack.count - count)...])
        stack.removeLast(count)
        return items
    }

    private mutating func unbound(_ name: Symbol) -> Trap {
        error(
            .unboundLocalError,
            "cannot access local variable '\(symbols.name(name))' where it is not associated with a value")
    }

    private mutating func unboundCell(_ place: Int) -> Trap {
        let code = codes[frames[frames.count - 1].code]
        if place < code.cells.count { return unbound(code.cells[place]) }
        let name = symbols.name(code.free[place - code.cells.count])
        return error(
            .nameError,
            "cannot access free variable '\(name)' where it is not associated with a value in enclosing scope")
    }

    mutating func global(_ name: Symbol, _ module: ObjectID, _ os: inout Simulation) throws(Trap) -> Value {
        if case .module(_, let names) = heap[Int(module)], let value = names[name] { return value }
        if case .module(_, let names) = heap[Int(builtins)], let value = names[name] { return value }
        let wanted = symbols.name(name)
        if let home = Library.rareBuiltins[wanted] {
            let value = try attribute(.object(try importNow(home, &os)), wanted, &os)
            setGlobal(name, value, builtins)
            return value
        }
        var known: [String] = []
        if case .module(_, let names) = heap[Int(module)] { known += names.names.map(symbols.name) }
        if let frame = frames.last { known += codes[frame.code].variables.map(symbols.name) }
        if case .module(_, let names) = heap[Int(builtins)] { known += names.names.map(symbols.name) }
        var message = "name '\(wanted)' is not defined"
        if let near = Suggestions.near(wanted, in: known) {
            message += ". Did you mean: '\(near)'?"
        } else if Modules.names.contains(wanted) {
            message += ". Did you forget to import '\(wanted)'?"
        }
        let trap = error(.nameError, message)
        if case .raised(let value) = trap { setAttribute(value, "name", text(wanted)) }
        throw trap
    }

    mutating func setGlobal(_ name: Symbol, _ value: Value?, _ module: ObjectID) {
        guard case .module(let title, var names) = heap[Int(module)] else { return }
        heap[Int(module)] = .free
        names[name] = value
        heap[Int(module)] = .module(name: title, names)
    }

    private mutating func unpack(_ count: Int, _ os: inout Simulation) throws(Trap) {
        let value = stack[stack.count - 1]
        let items = try unpackable(value, &os)
        guard items.count == count else {
            throw error(
                .valueError,
                items.count > count
                    ? "too many values to unpack (expected \(count))"
                    : "not enough values to unpack (expected \(count), got \(items.count))")
        }
        stack.removeLast()
        stack += items.reversed()
    }

    private mutating func unpackable(_ value: Value, _ os: inout Simulation) throws(Trap) -> [Value] {
        if let items = sequence(value) { return items }
        guard isIterable(value) else { throw error(.typeError, "cannot unpack non-iterable \(typeName(value)) object") }
        return try items(of: value, &os)
    }

    private mutating func unpackStarred(before: Int, after: Int, _ os: inout Simulation) throws(Trap) {
        let items = try unpackable(stack[stack.count - 1], &os)
        guard items.count >= before + after else {
            throw error(
                .valueError, "not enough values to unpack (expected at least \(before + after), got \(items.count))")
        }
        let middle = list(Array(items[before..<(items.count - after)]))
        stack.removeLast()
        stack += (items[..<before] + [middle] + items[(items.count - after)...]).reversed()
    }

    private mutating func enter(_ context: Value, _ os: inout Simulation) throws(Trap) {
        guard let exit = try specialMethod(context, "__exit__", &os),
            let enter = try specialMethod(context, "__enter__", &os)
        else {
            let type = typeName(context)
            throw error(.typeError, "'\(type)' object does not support the context manager protocol")
        }
        // What is called next is the way in; the way out waits below.
        stack += [exit, enter]
    }

    private mutating func annotate(_ name: Symbol, _ value: Value) {
        let annotations = symbols["__annotations__"]
        let top = frames.count - 1
        let isClass = codes[frames[top].code].isClassBody
        let key = Key.string(symbols.name(name))
        let label = text(symbols.name(name))
        if isClass {
            if frames[top].names[annotations] == nil { frames[top].names[annotations] = make(.dictionary(Table())) }
            if case .object(let id)? = frames[top].names[annotations] {
                _ = withTable(id) { $0.set(key, label, value) }
            }
        }
    }

    private mutating func matches(_ exception: Value, _ type: Value, _ os: inout Simulation) throws(Trap) -> Bool {
        if case .tuple(let types)? = object(type) {
            for type in types { if try matches(exception, type, &os) { return true } }
            return false
        }
        guard case .type(let wanted)? = object(type), wanted.layout.isException, case .object(let id) = type else {
            throw error(.typeError, "catching classes that do not inherit from BaseException is not allowed")
        }
        return isInstance(exception, of: id)
    }
}
