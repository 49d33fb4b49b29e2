import Kernel
import WorldModel

/// The heart of the machine.
extension Machine {
    /// Runs the calls above `floor` until they have ended or the budget is used up.
    mutating func run(floor: Int, budget: inout Int, _ os: inout Simulation) throws(Trap) {
        while frames.count > floor {
            do throws(Trap) {
                try runFrames(floor, &budget, &os)
                if budget <= 0 { return }
            } catch {
                guard case .thrown(let value) = error else { throw error }
                try unwind(value, floor: floor, &os)
            }
        }
    }

    /// Looks for who handles an exception.
    mutating func unwind(_ thrown: Value, floor: Int, _ os: inout Simulation) throws(Trap) {
        var value = thrown
        while let frame = frames.last, frames.count > floor {
            let place = frame.pc - 1
            if let handler = codes[Int(frame.code)].handlers.first(where: { $0.start <= place && place < $0.end }) {
                stack.removeLast(stack.count - frame.base - handler.depth)
                stack.append(value)
                frames[frames.count - 1].pc = handler.target
                return
            }
            frames.removeLast()
            stack.removeLast(stack.count - frame.floor)
            do throws(Trap) {
                if try fail(frame, value, &os) { return }
            } catch {
                guard case .thrown(let other) = error else { throw error }
                value = other
            }
        }
        throw .thrown(value)
    }

    // The instructions that are wanted often stand here, the others in `perform`.
    private mutating func runFrames(_ floor: Int, _ budget: inout Int, _ os: inout Simulation) throws(Trap) {
        frames: while frames.count > floor {
            let top = frames.count - 1
            let list = instructions[Int(frames[top].code)]
            let code = Int(frames[top].code)
            let base = frames[top].base
            var pc = frames[top].pc
            while true {
                budget -= 1
                if budget <= 0 {
                    frames[top].pc = pc
                    return
                }
                let instruction = list[pc]
                pc += 1
                let a = Int(instruction.a)
                switch instruction.operation {
                case .constant: stack.append(codes[code].constants[a])
                case .undefined: stack.append(.undefined)
                case .null: stack.append(.null)
                case .trueValue: stack.append(.bool(true))
                case .falseValue: stack.append(.bool(false))
                case .hole: stack.append(.hole)
                case .loadLocal: stack.append(stack[base + a])
                case .storeLocal, .initialize: stack[base + a] = stack.removeLast()
                case .loadChecked:
                    let value = stack[base + a]
                    if value == .hole {
                        frames[top].pc = pc
                        throw notYet(code, pc)
                    }
                    stack.append(value)
                case .storeChecked:
                    if stack[base + a] == .hole {
                        frames[top].pc = pc
                        throw notYet(code, pc)
                    }
                    stack[base + a] = stack.removeLast()
                case .loadCell: if case .cell(let cell) = stack[base + a] { stack.append(cells[Int(cell)]) }
                case .loadCellChecked:
                    if case .cell(let cell) = stack[base + a] {
                        let value = cells[Int(cell)]
                        if value == .hole {
                            frames[top].pc = pc
                            throw notYet(code, pc)
                        }
                        stack.append(value)
                    }
                case .storeCell, .initializeCell:
                    if case .cell(let cell) = stack[base + a] { cells[Int(cell)] = stack.removeLast() }
                case .storeCellChecked:
                    if case .cell(let cell) = stack[base + a] {
                        if cells[Int(cell)] == .hole {
                            frames[top].pc = pc
                            throw notYet(code, pc)
                        }
                        cells[Int(cell)] = stack.removeLast()
                    }
                case .loadFree: stack.append(cells[Int(frames[top].closure[a])])
                case .loadFreeChecked:
                    let value = cells[Int(frames[top].closure[a])]
                    if value == .hole {
                        frames[top].pc = pc
                        throw notYet(code, pc)
                    }
                    stack.append(value)
                case .storeFree: cells[Int(frames[top].closure[a])] = stack.removeLast()
                case .storeFreeChecked:
                    let cell = Int(frames[top].closure[a])
                    if cells[cell] == .hole {
                        frames[top].pc = pc
                        throw notYet(code, pc)
                    }
                    cells[cell] = stack.removeLast()
                case .loadFreeCell: stack.append(.cell(frames[top].closure[a]))
                case .newCell: stack[base + a] = .cell(newCell(.hole))
                case .freshCell:
                    var value = stack[base + a]
                    if case .cell(let cell) = value { value = cells[Int(cell)] }
                    stack[base + a] = .cell(newCell(value))
                case .copyHole: stack[base + a] = .hole
                case .pop: stack.removeLast()
                case .duplicate: stack.append(stack[stack.count - 1])
                case .duplicateTwo:
                    stack.append(stack[stack.count - 2])
                    stack.append(stack[stack.count - 2])
                case .swap: stack.swapAt(stack.count - 1, stack.count - 2)
                case .rotateThree:
                    let value = stack.removeLast()
                    stack.insert(value, at: stack.count - 2)
                case .rotateFour:
                    let value = stack.removeLast()
                    stack.insert(value, at: stack.count - 3)
                case .jump:
                    // A loop that gathers much rests, so that the kernel can count what it holds.
                    if a < pc, isCrowded {
                        frames[top].pc = a
                        budget = 0
                        return
                    }
                    pc = a
                case .jumpIfFalse: if !isTrue(stack.removeLast()) { pc = a }
                case .jumpIfTrue: if isTrue(stack.removeLast()) { pc = a }
                case .jumpIfFalseOrPop: if isTrue(stack[stack.count - 1]) { stack.removeLast() } else { pc = a }
                case .jumpIfTrueOrPop: if isTrue(stack[stack.count - 1]) { pc = a } else { stack.removeLast() }
                case .jumpIfNotNullishOrPop:
                    switch stack[stack.count - 1] {
                    case .undefined, .null: stack.removeLast()
                    default: pc = a
                    }
                case .jumpIfNullish:
                    switch stack[stack.count - 1] {
                    case .undefined, .null:
                        stack.removeLast()
                        pc = a
                    default: break
                    }
                case .jumpIfNotUndefined:
                    if stack[stack.count - 1] == .undefined { stack.removeLast() } else { pc = a }
                case .add, .subtract, .multiply, .divide, .less, .lessOrEqual, .greater, .greaterOrEqual:
                    if case .number(let y) = stack[stack.count - 1], case .number(let x) = stack[stack.count - 2] {
                        stack.removeLast()
                        stack[stack.count - 1] = Self.quick(instruction.operation, x, y)
                    } else {
                        frames[top].pc = pc
                        try operate(instruction.operation, &os)
                    }
                case .strictEqual, .strictNotEqual:
                    let b = stack.removeLast()
                    let isEqual = strictlyEqual(stack[stack.count - 1], b)
                    stack[stack.count - 1] = .bool(isEqual == (instruction.operation == .strictEqual))
                case .increment, .decrement:
                    if case .number(let number) = stack[stack.count - 1] {
                        stack[stack.count - 1] = .number(instruction.operation == .increment ? number + 1 : number - 1)
                    } else {
                        frames[top].pc = pc
                        try step(instruction.operation, &os)
                    }
                case .not: stack[stack.count - 1] = .bool(!isTrue(stack[stack.count - 1]))
                case .getMember:
                    frames[top].pc = pc
                    if case .object(let id) = stack[stack.count - 1],
                        let place = things[Int(id)].properties.place(instruction.a),
                        things[Int(id)].properties[place: place].flags.isSubset(of: .plain)
                    {
                        stack[stack.count - 1] = things[Int(id)].properties[place: place].value
                    } else {
                        stack[stack.count - 1] = try get(stack[stack.count - 1], propertyName(instruction.a), &os)
                    }
                case .getLength:
                    frames[top].pc = pc
                    if case .object(let id) = stack[stack.count - 1], case .array = things[Int(id)].kind {
                        stack[stack.count - 1] = .number(Double(things[Int(id)].items.count))
                    } else {
                        stack[stack.count - 1] = try get(stack[stack.count - 1], .length, &os)
                    }
                case .getIndex:
                    frames[top].pc = pc
                    let key = stack.removeLast()
                    if case .number(let number) = key, case .object(let id) = stack[stack.count - 1],
                        case .array = things[Int(id)].kind, let index = Int(exactly: number), index >= 0,
                        index < things[Int(id)].items.count, things[Int(id)].items[index] != .hole
                    {
                        stack[stack.count - 1] = things[Int(id)].items[index]
                    } else {
                        stack[stack.count - 1] = try item(stack[stack.count - 1], key, &os)
                    }
                case .returnValue:
                    frames[top].pc = pc
                    try leave(&os)
                    continue frames
                default:
                    frames[top].pc = pc
                    try perform(instruction, code, base, &os)
                    if frames.count != top + 1 || frames[top].base != base || Int(frames[top].code) != code {
                        continue frames
                    }
                    pc = frames[top].pc
                }
            }
        }
    }

    @inline(__always)
    private func isTrue(_ value: Value) -> Bool {
        if case .bool(let flag) = value { return flag }
        return truth(value)
    }

    @inline(__always)
    private static func quick(_ operation: Operation, _ x: Double, _ y: Double) -> Value {
        switch operation {
        case .add: .number(x + y)
        case .subtract: .number(x - y)
        case .multiply: .number(x * y)
        case .divide: .number(x / y)
        case .less: .bool(x < y)
        case .lessOrEqual: .bool(x <= y)
        case .greater: .bool(x > y)
        default: .bool(x >= y)
        }
    }

    private mutating func notYet(_ code: Int, _ pc: Int) -> Trap {
        let name = codes[code].texts[Int32(pc - 1)] ?? ""
        return error(.referenceError, "Cannot access '\(name)' before initialization")
    }

    /// The end of a call, with its value on the stack.
    private mutating func leave(_ os: inout Simulation) throws(Trap) {
        let value = stack.removeLast()
        let frame = frames.removeLast()
        stack.removeLast(stack.count - frame.floor)
        if frame.generator >= 0 { return try finish(frame, value, &os) }
        if case .instance = frame.ending, codes[Int(frame.code)].role == .derivedConstructor {
            return try leaveDerived(frame, value, &os)
        }
        if frame.ending == .superCall, codes[Int(frame.code)].role == .derivedConstructor || !isObject(value) {
            let result = isObject(value) ? value : frame.this
            guard result != .hole else { throw missingSuper() }
            return try deliver(result, .superCall, &os)
        }
        try deliver(value, frame.ending, &os)
    }

    private mutating func leaveDerived(_ frame: Frame, _ value: Value, _ os: inout Simulation) throws(Trap) {
        let result = isObject(value) ? value : frame.this
        guard result != .hole else { throw missingSuper() }
        stack.append(result)
    }

    private mutating func missingSuper() -> Trap {
        error(
            .referenceError,
            "Must call super constructor in derived class before accessing 'this' or returning from derived constructor"
        )
    }

    // MARK: The slow ways

    private mutating func operate(_ operation: Operation, _ os: inout Simulation) throws(Trap) {
        let b = stack[stack.count - 1]
        let a = stack[stack.count - 2]
        let result: Value
        switch operation {
        case .add: result = try add(a, b, &os)
        case .subtract, .multiply, .divide: result = try arithmetic(operation, a, b, &os)
        case .less: result = .bool(try isLess(a, b, &os) == true)
        case .greater: result = .bool(try isLess(b, a, &os) == true)
        case .lessOrEqual: result = .bool(try isLess(b, a, &os) == false)
        default: result = .bool(try isLess(a, b, &os) == false)
        }
        stack.removeLast()
        stack[stack.count - 1] = result
    }

    private mutating func step(_ operation: Operation, _ os: inout Simulation) throws(Trap) {
        let value = try toNumeric(stack[stack.count - 1], &os)
        if let number = big(value) {
            stack[stack.count - 1] = bigInt(operation == .increment ? number + 1 : number - 1)
        } else if case .number(let number) = value {
            stack[stack.count - 1] = .number(operation == .increment ? number + 1 : number - 1)
        }
    }

    private mutating func item(_ target: Value, _ key: Value, _ os: inout Simulation) throws(Trap) -> Value {
        if target == .undefined || target == .null {
            let what = target == .null ? "null" : "undefined"
            throw error(.typeError, "Cannot read properties of \(what) (reading '\(try keyLabel(key, &os))')")
        }
        return try get(target, try name(key, &os), &os)
    }

    mutating func keyLabel(_ key: Value, _ os: inout Simulation) throws(Trap) -> String {
        if case .symbol(let number) = key { return keyText(-number) }
        return try toText(key, &os)
    }
}
