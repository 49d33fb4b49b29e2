import Kernel
import WorldModel

/// Calling: Python's functions get a frame, the interpreter's own are called at once.
extension Interpreter {
    static let deepest = 1000
    /// How often the interpreter's own functions may call back within each other: each takes of the real stack.
    private static let deepestCall = 80

    // MARK: From instructions

    /// Calls what lies below the arguments. Gives true when a frame was made.
    mutating func beginCall(_ count: Int, _ keywords: [Symbol], _ os: inout Simulation) throws(Trap) -> Bool {
        let total = count + keywords.count
        let place = stack.count - total - 1
        return try begin(stack[place], receiver: nil, at: place, count, keywords, &os)
    }

    /// Calls a method of the object below the arguments, without making a bound method.
    mutating func beginMethod(_ site: CallSite, _ os: inout Simulation) throws(Trap) -> Bool {
        let place = stack.count - site.positional - site.keywords.count - 1
        let receiver = stack[place]
        if let function = try plainMethod(receiver, site.method) {
            return try begin(function, receiver: receiver, at: place, site.positional, site.keywords, &os)
        }
        let function = try attribute(receiver, site.method, &os)
        return try begin(function, receiver: nil, at: place, site.positional, site.keywords, &os)
    }

    /// Calls with a list and a dictionary of arguments.
    mutating func beginSpread(_ os: inout Simulation) throws(Trap) -> Bool {
        let place = stack.count - 3
        guard case .list(let positional)? = object(stack[place + 1]),
            case .dictionary(let table)? = object(stack[place + 2])
        else { return false }
        var keywords: [Symbol] = []
        let saved = Array(stack[place...])
        stack.removeLast(2)
        stack += positional
        for entry in table.entries {
            guard let name = string(entry.key) else { throw error(.typeError, "keywords must be strings") }
            keywords.append(symbols[name])
            stack.append(entry.value)
        }
        do throws(Trap) {
            return try begin(stack[place], receiver: nil, at: place, positional.count, keywords, &os)
        } catch {
            // What waits is begun again, with the same operands.
            if case .blocked = error {
                stack.removeLast(stack.count - place)
                stack += saved
            }
            throw error
        }
    }

    /// - Parameter place: where the called value or the receiver lies; the arguments follow.
    private mutating func begin(
        _ callee: Value, receiver: Value?, at place: Int, _ count: Int, _ keywords: [Symbol], _ os: inout Simulation
    ) throws(Trap) -> Bool {
        switch callee {
        case .native(let number):
            if number == Natives.next, receiver == nil, count == 1, keywords.isEmpty,
                case .object(let id) = stack[place + 1], case .generator = heap[Int(id)]
            {
                stack.removeLast(2)
                try resume(id, sending: .none, ending: .generatorCall, &os)
                return true
            }
            // A module that is imported runs in a frame of its own, so that it can wait.
            if number == Natives.importModule, receiver == nil, count == 1, keywords.isEmpty,
                let name = string(stack[place + 1]), !name.isEmpty, !name.contains(".")
            {
                stack.removeLast(2)
                return try beginImport(name, level: 0, &os)
            }
            if let receiver, count == 1, case .object(let id) = receiver, Natives.sends.contains(number) {
                let value = stack[place + 1]
                stack.removeLast(2)
                try resume(id, sending: value, ending: .generatorCall, &os)
                return true
            }
            var call = Arguments(positional: Array(stack[(place + 1)..<(place + 1 + count)]))
            if let receiver { call.positional.insert(receiver, at: 0) }
            for (index, name) in keywords.enumerated() {
                call.keywords.append((symbols.name(name), stack[place + 1 + count + index]))
            }
            let value = try Natives.table[Int(number)].run(&self, &os, call)
            stack.removeLast(stack.count - place)
            stack.append(value)
            return false
        case .object(let id):
            switch heap[Int(id)] {
            case .function(let function):
                try push(function, receiver: receiver, at: place, count, keywords, ending: .push)
                return try startGenerator()
            case .method(let inner, let function):
                return try begin(function, receiver: inner, at: place, count, keywords, &os)
            default: break
            }
        default: break
        }
        // Classes and callable objects.
        var positional = Array(stack[(place + 1)..<(place + 1 + count)])
        if let receiver { positional.insert(receiver, at: 0) }
        var named: [(String, Value)] = []
        for (index, name) in keywords.enumerated() {
            named.append((symbols.name(name), stack[place + 1 + count + index]))
        }
        if case .object(let id) = callee, case .type(let type) = heap[Int(id)], type.metaclass == nil,
            let (instance, function) = try plainInstance(id, type)
        {
            stack[place] = callee
            guard case .object(let number) = function, case .function(let code) = heap[Int(number)] else {
                return false
            }
            try push(code, receiver: instance, at: place, count, keywords, ending: .instance(instance))
            return try startGenerator()
        }
        let value = try call(callee, positional, named, &os)
        stack.removeLast(stack.count - place)
        stack.append(value)
        return false
    }

    /// A fresh instance of a plain class with the `__init__` that is written in Python; `nil` for other classes.
    private mutating func plainInstance(_ id: ObjectID, _ type: ClassObject) throws(Trap) -> (Value, Value)? {
        guard type.layout == .object || type.layout.isException, id >= ObjectID(BuiltinType.allCases.count) else {
            return nil
        }
        if lookUp(symbols["__new__"], in: id, unless: .object) != nil { return nil }
        guard let function = lookUp(symbols["__init__"], in: id, unless: .object), case .object(let number) = function,
            case .function = heap[Int(number)]
        else { return nil }
        if type.layout.isException { return nil }
        return (make(.instance(Instance(type: id))), function)
    }

    /// Makes a frame whose variables are taken from the stack.
    mutating func push(
        _ function: FunctionObject, receiver: Value?, at place: Int, _ count: Int, _ keywords: [Symbol],
        ending: Frame.Ending
    ) throws(Trap) {
        if frames.count >= Self.deepest { throw error(.recursionError, "maximum recursion depth exceeded") }
        let given = count + (receiver == nil ? 0 : 1)
        // Fields are asked for one by one: a code as a whole is much to copy.
        let number = function.code
        if keywords.isEmpty, given == codes[number].positional, codes[number].keywordOnly == 0,
            !codes[number].hasVariadic, !codes[number].hasKeywords
        {
            // As many as there are parameters: they are where they have to be, or one place below.
            if let receiver { stack[place] = receiver } else { stack.remove(at: place) }
        } else {
            var positional = Array(stack[(place + 1)..<(place + 1 + count)])
            if let receiver { positional.insert(receiver, at: 0) }
            var named: [(Symbol, Value)] = []
            for (index, name) in keywords.enumerated() { named.append((name, stack[place + 1 + count + index])) }
            let variables = try bind(function, codes[number], positional, named)
            stack.removeLast(stack.count - place)
            stack += variables
        }
        open(function, base: place, ending)
    }

    mutating func open(_ function: FunctionObject, base: Int, _ ending: Frame.Ending) {
        let number = function.code
        let missing = base + codes[number].variables.count - stack.count
        for _ in 0..<max(0, missing) { stack.append(.undefined) }
        var frame = Frame(code: number, base: base, module: function.module)
        frame.ending = ending
        frame.owner = function.owner
        if !codes[number].cells.isEmpty || !function.closure.isEmpty {
            frame.cells = codes[number].cells.map { _ in allocate(.cell(.undefined)) } + function.closure
            for (variable, cell) in codes[number].cellParameters {
                heap[Int(frame.cells[cell])] = .cell(stack[base + variable])
            }
        }
        frames.append(frame)
    }

    /// If the frame on top is a generator's, it is put away at once, and the caller gets the generator.
    mutating func startGenerator() throws(Trap) -> Bool {
        let code = frames[frames.count - 1].code
        guard codes[code].isGenerator || codes[code].isAsync else { return true }
        let ending = frames[frames.count - 1].ending
        let id = putGenerator()
        if case .instance = ending {} else { stack.append(.object(id)) }
        return false
    }

    mutating func putGenerator() -> ObjectID {
        var frame = frames.removeLast()
        let variables = Array(stack[frame.base...])
        stack.removeLast(stack.count - frame.base)
        let code = codes[frame.code]
        var state = GeneratorState(frame: nil, stack: variables, name: code.name)
        state.kind = !code.isAsync ? .generator : code.isGenerator ? .asyncGenerator : .coroutine
        let id = allocate(.generator(state))
        frame.generator = id
        frame.base = 0
        state.frame = frame
        heap[Int(id)] = .generator(state)
        return id
    }

    // MARK: From the interpreter's own functions

    /// Calls anything with positional arguments and waits for its end.
    mutating func call(_ callee: Value, _ positional: [Value], _ os: inout Simulation) throws(Trap) -> Value {
        try call(callee, positional, [], &os)
    }

    /// Calls anything and waits for its end.
    mutating func call(
        _ callee: Value, _ positional: [Value], _ named: [(String, Value)], _ os: inout Simulation
    ) throws(Trap) -> Value {
        switch callee {
        case .native(let number):
            return try Natives.table[Int(number)].run(&self, &os, Arguments(positional: positional, keywords: named))
        case .object(let id):
            switch heap[Int(id)] {
            case .function(let function): return try callFunction(function, positional, named, &os)
            case .method(let receiver, let function): return try call(function, [receiver] + positional, named, &os)
            case .type: return try construct(id, positional, named, &os)
            case .classMethod(let function), .staticMethod(let function):
                return try call(function, positional, named, &os)
            case .instance:
                if let function = try specialMethod(callee, "__call__", &os) {
                    return try call(function, positional, named, &os)
                }
            default: break
            }
        default: break
        }
        throw error(.typeError, "'\(typeName(callee))' object is not callable")
    }

    private mutating func callFunction(
        _ function: FunctionObject, _ positional: [Value], _ named: [(String, Value)], _ os: inout Simulation
    ) throws(Trap) -> Value {
        if frames.count >= Self.deepest {
            throw error(.recursionError, "maximum recursion depth exceeded")
        }
        var keywords: [(Symbol, Value)] = []
        for (name, value) in named { keywords.append((symbols[name], value)) }
        let values = try bind(function, codes[function.code], positional, keywords)
        let base = stack.count
        stack += values
        open(function, base: base, .native)
        let code = function.code
        if codes[code].isGenerator || codes[code].isAsync { return .object(putGenerator()) }
        return try finishNested(&os)
    }

    /// Runs the frame on top to its end.
    ///
    /// - Parameters:
    ///   - exception: what is raised where the frame rests, in place of going on.
    ///   - floor: how many frames were there before; by default all but the one on top.
    mutating func finishNested(
        raising exception: Value? = nil, floor: Int? = nil, _ os: inout Simulation
    ) throws(Trap) -> Value {
        if depth >= Self.deepestCall {
            leaveFrame()
            throw error(.recursionError, "maximum recursion depth exceeded")
        }
        depth += 1
        defer { depth -= 1 }
        // Nobody could stop it here.
        var budget = 50_000_000
        let floor = floor ?? frames.count - 1
        do throws(Trap) {
            if let exception { try handle(exception, floor: floor) }
            return try run(floor: floor, budget: &budget, &os) ?? .none
        } catch {
            guard case .blocked = error else { throw error }
            while frames.count > floor { leaveFrame() }
            throw cannotWait
        }
    }

    var cannotWait: Trap {
        mutating get { error(.runtimeError, "Drydock: this cannot wait inside of one of Python's own functions") }
    }

    // MARK: Returning

    /// Ends the frame on top. Gives a value when the interpreter itself had called it.
    mutating func finish(_ value: Value, floor: Int, _ os: inout Simulation) throws(Trap) -> Value? {
        let frame = leaveFrame()
        switch frame.ending {
        case .push: stack.append(value)
        case .instance(let instance):
            if value != .none {
                throw error(.typeError, "__init__() should return None, not '\(typeName(value))'")
            }
            stack.append(instance)
        case .native:
            if frame.generator != nil { throw .raised(stopIteration(value)) }
            return value
        case .generatorCall: throw .raised(stopIteration(value))
        case .loop(let target):
            stack.removeLast()
            frames[frames.count - 1].pc = target
        case .delegate:
            stack.removeLast()
            stack.append(value)
        case .classBody: stack.append(try finishClass(frame, &os))
        case .module: stack.append(.object(frame.module))
        }
        if frames.count == floor { return stack.removeLast() }
        return nil
    }

    mutating func stopIteration(_ value: Value) -> Value {
        let exception = exception(.stopIteration, value == .none ? [] : [value])
        setAttribute(exception, "value", value)
        return exception
    }
}
