import JavaScriptSyntax
import Kernel
import WorldModel

/// What a function of the machine's own is given.
struct Call {
    var this: Value
    var arguments: [Value]
    /// The class that `new` was used on; undefined without `new`.
    var newTarget: Value = .undefined

    subscript(index: Int) -> Value { index < arguments.count ? arguments[index] : .undefined }

    var count: Int { arguments.count }
}

/// Calling functions. On the stack: the function, `this`, the arguments.
extension Machine {
    /// How many calls can be at work, about as many as Node has room for.
    static let deepest = 9_000
    /// How deep the machine's own functions may call back.
    static let deepestNested = 40
    /// Instructions that one call from the machine's own functions may take.
    private static let nestedLimit = 30_000_000

    /// Calls from the machine's own functions, and waits for the end.
    mutating func call(
        _ function: Value, _ this: Value, _ arguments: [Value], newTarget: Value = .undefined,
        _ os: inout Simulation
    ) throws(Trap) -> Value {
        guard depth < Self.deepestNested else { throw error(.rangeError, "Maximum call stack size exceeded") }
        if case .native(let number)? = kind(function) {
            return try Natives.table[Int(number)].run(
                &self, &os, Call(this: this, arguments: arguments, newTarget: newTarget))
        }
        return try nested(&os) { (machine, os) throws(Trap) in
            machine.stack.append(function)
            machine.stack.append(this)
            machine.stack.append(contentsOf: arguments)
            try machine.invoke(arguments.count, newTarget: newTarget, ending: .push, &os)
        }
    }

    /// Runs what `begin` begins to its end and takes the value that it leaves.
    mutating func nested(
        _ os: inout Simulation, _ begin: (inout Machine, inout Simulation) throws(Trap) -> Void
    ) throws(Trap) -> Value {
        guard depth < Self.deepestNested else { throw error(.rangeError, "Maximum call stack size exceeded") }
        let floor = frames.count
        let height = stack.count
        depth += 1
        defer { depth -= 1 }
        if depth == 1 { nestedBudget = Self.nestedLimit }
        do throws(Trap) {
            try begin(&self, &os)
            if frames.count > floor {
                var budget = nestedBudget
                try run(floor: floor, budget: &budget, &os)
                nestedBudget = budget
                guard budget > 0 else {
                    throw error(.rangeError, "Drydock: a function that the language calls by itself runs too long")
                }
            }
        } catch {
            if frames.count > floor { frames.removeLast(frames.count - floor) }
            stack.removeLast(stack.count - height)
            throw error
        }
        let result = stack.removeLast()
        stack.removeLast(stack.count - height)
        return result
    }

    /// What `this` is when a constructor begins: nothing yet in a derived class.
    mutating func newThis(_ code: Code, _ newTarget: Value, _ os: inout Simulation) throws(Trap) -> Value {
        if code.role == .derivedConstructor { return .hole }
        return .object(make(.ordinary, try prototype(for: newTarget, else: prototypes.object, &os)))
    }

    /// The prototype that instances of a class have.
    mutating func prototype(
        for newTarget: Value, else usual: ObjectID, _ os: inout Simulation
    ) throws(Trap) -> ObjectID {
        guard newTarget != .undefined, case .object(let prototype) = try get(newTarget, .prototype, &os) else {
            return usual
        }
        return prototype
    }

    /// Gives an instance the fields of a class.
    mutating func makeFields(_ type: Value, _ this: Value, _ os: inout Simulation) throws(Trap) {
        guard case .function(let function)? = kind(type), function.fields >= 0 else { return }
        _ = try call(.object(function.fields), this, [], &os)
    }

    // MARK: Within the machine

    /// Calls what lies below `count` arguments. A function of the program gets a frame; others leave their result.
    mutating func invoke(
        _ count: Int, newTarget: Value, ending: Frame.Ending, _ os: inout Simulation
    ) throws(Trap) {
        let place = stack.count - count - 2
        let callee = stack[place]
        guard case .object(let id) = callee else { throw notCallable(callee) }
        switch things[Int(id)].kind {
        case .function(let function):
            if newTarget == .undefined, codes[Int(function.code)].isClass {
                throw error(
                    .typeError, "Class constructor \(codes[Int(function.code)].name) cannot be invoked without 'new'")
            }
            try push(function, callee, count, newTarget, ending, &os)
        case .native(let number):
            let native = Natives.table[Int(number)]
            switch native.role {
            case .call:
                // f.call(this, …): the function goes where `call` was.
                stack[place] = stack[place + 1]
                if count > 0 { stack.remove(at: place + 1) } else { stack[place + 1] = .undefined }
                return try invoke(max(0, count - 1), newTarget: .undefined, ending: ending, &os)
            case .apply:
                let list = count > 1 ? stack[place + 3] : .undefined
                let arguments = try self.list(list, &os)
                stack[place] = stack[place + 1]
                stack[place + 1] = count > 0 ? stack[place + 2] : .undefined
                stack.removeLast(stack.count - place - 2)
                stack.append(contentsOf: arguments)
                return try invoke(arguments.count, newTarget: .undefined, ending: ending, &os)
            case .reflectApply:
                // Reflect.apply(f, this, …): as f.apply.
                while stack.count < place + 5 { stack.append(.undefined) }
                guard isCallable(stack[place + 2]) else { break }
                let arguments = try self.list(stack[place + 4], &os)
                stack[place] = stack[place + 2]
                stack[place + 1] = stack[place + 3]
                stack.removeLast(stack.count - place - 2)
                stack.append(contentsOf: arguments)
                return try invoke(arguments.count, newTarget: .undefined, ending: ending, &os)
            case .resume(let mode):
                if case .object(let generator) = stack[place + 1],
                    case .generator(let state) = things[Int(generator)].kind,
                    !state.isAsync
                {
                    let value = count > 0 ? stack[place + 2] : .undefined
                    stack.removeLast(stack.count - place)
                    return try resume(generator, mode, value, ending == .push ? .generatorCall : ending, &os)
                }
            case .plain: break
            }
            let arguments = Array(stack[(place + 2)...])
            let result = try native.run(
                &self, &os, Call(this: stack[place + 1], arguments: arguments, newTarget: newTarget))
            stack.removeLast(stack.count - place)
            try deliver(result, ending, &os)
        case .bound(let target, let this):
            stack[place] = target
            stack[place + 1] = this
            let items = things[Int(id)].items
            stack.insert(contentsOf: items, at: place + 2)
            return try invoke(count + items.count, newTarget: newTarget, ending: ending, &os)
        case .proxy(let target, let handler):
            let trap = try trap("apply", target: target, handler: handler, &os)
            if trap == .undefined {
                stack[place] = .object(target)
                return try invoke(count, newTarget: newTarget, ending: ending, &os)
            }
            let list = array(Array(stack[(place + 2)...]))
            let result = try call(trap, .object(handler), [.object(target), stack[place + 1], list], &os)
            stack.removeLast(stack.count - place)
            try deliver(result, ending, &os)
        default: throw notCallable(callee)
        }
    }

    mutating func notCallable(_ value: Value) -> Trap {
        var text = describe(value)
        if let frame = frames.last, let known = codes[Int(frame.code)].texts[Int32(frame.pc - 1)] { text = known }
        return error(.typeError, "\(text) is not a function")
    }

    /// Begins a function of the program.
    mutating func push(
        _ function: FunctionObject, _ callee: Value, _ count: Int, _ newTarget: Value, _ ending: Frame.Ending,
        _ os: inout Simulation
    ) throws(Trap) {
        guard frames.count < Self.deepest, case .object(let id) = callee else {
            throw error(.rangeError, "Maximum call stack size exceeded")
        }
        let index = Int(function.code)
        let base = stack.count - count
        let given = codes[index].parameterCount
        let hasRest = codes[index].hasRest
        let usesArguments = codes[index].usesArguments
        var (rest, arguments) = (Value.undefined, Value.undefined)
        if hasRest { rest = array(count > given ? Array(stack[(base + given)...]) : []) }
        if usesArguments {
            arguments = .object(
                allocate(Thing(kind: .arguments, prototype: prototypes.object, items: Array(stack[base...]))))
        }
        if count > given { stack.removeLast(count - given) }
        let missing = codes[index].localCount - min(count, given)
        if missing > 0 { stack.append(contentsOf: repeatElement(.undefined, count: missing)) }
        if hasRest { stack[base + given] = rest }
        if usesArguments { stack[base + codes[index].argumentsPlace] = arguments }
        var this = stack[base - 1]
        let role = codes[index].role
        if role == .arrow {
            this = function.this
        } else if !codes[index].isStrict, newTarget == .undefined {
            // Sloppy functions see the global object, or an object around a value.
            switch this {
            case .undefined, .null: this = .object(global)
            case .object: break
            default: this = .object(make(.wrapper(this), prototype(of: this)))
            }
        }
        var frame = Frame(
            code: function.code, base: base, floor: base - 2, function: id, this: this,
            newTarget: role == .arrow ? function.newTarget : newTarget, closure: function.closure, ending: ending)
        if codes[index].isAsync || codes[index].isGenerator {
            return try begin(&frame, codes[index], ending, &os)
        }
        frames.append(frame)
    }

    /// Gives a result to whom it belongs.
    mutating func deliver(_ value: Value, _ ending: Frame.Ending, _ os: inout Simulation) throws(Trap) {
        switch ending {
        case .push: stack.append(value)
        case .instance(let this): stack.append(isObject(value) ? value : this)
        case .superCall:
            guard isObject(value), let caller = frames.indices.last else { return stack.append(value) }
            if frames[caller].this != .hole {
                throw error(.referenceError, "Super constructor may only be called once")
            }
            frames[caller].this = value
            stack.append(value)
            try makeFields(.object(frames[caller].function), value, &os)
        case .generatorCall: stack.append(iteratorResult(value, isDone: true))
        case .loop(let end), .iteratorResult(let end):
            if case .iteratorResult = ending { return try takeApart(value, end, &os) }
            frames[frames.count - 1].pc = end
        case .resumed: stack.append(.undefined)
        }
    }

    /// The result of `next()` within a loop, whose end is given.
    private mutating func takeApart(_ result: Value, _ end: Int, _ os: inout Simulation) throws(Trap) {
        guard isObject(result) else {
            throw error(.typeError, "Iterator result \(describe(result)) is not an object")
        }
        if try getTruth(result, .done, &os) {
            frames[frames.count - 1].pc = end
        } else {
            stack.append(try get(result, .value, &os))
            frames[frames.count - 1].pc = end + 1
        }
    }

    mutating func iteratorResult(_ value: Value, isDone: Bool) -> Value {
        let id = makeObject()
        things[Int(id)].properties.add(KnownName.value.rawValue, value)
        things[Int(id)].properties.add(KnownName.done.rawValue, .bool(isDone))
        return .object(id)
    }

    /// The items of something like an array.
    mutating func list(_ value: Value, _ os: inout Simulation) throws(Trap) -> [Value] {
        if value == .undefined || value == .null { return [] }
        if let items = items(value) { return items.map { $0 == .hole ? .undefined : $0 } }
        guard isObject(value) else { throw error(.typeError, "CreateListFromArrayLike called on non-object") }
        let count = try toInteger(try get(value, .length, &os), &os)
        var list: [Value] = []
        for index in 0..<max(0, min(count, 1_000_000)) { list.append(try get(value, .index(index), &os)) }
        return list
    }
}
