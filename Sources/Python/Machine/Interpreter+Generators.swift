import Kernel
import WorldModel

/// Generators: frames that rest.
extension Interpreter {
    /// Goes on with a generator as a frame on top.
    mutating func resume(
        _ id: ObjectID, sending value: Value, ending: Frame.Ending, raising exception: Value? = nil,
        _ os: inout Simulation
    ) throws(Trap) {
        guard case .generator(var state) = heap[Int(id)] else { return }
        if state.isRunning { throw error(.valueError, "generator already executing") }
        guard var frame = state.frame else {
            if let exception { throw .raised(exception) }
            switch ending {
            case .loop(let target):
                stack.removeLast()
                frames[frames.count - 1].pc = target
            case .delegate:
                stack.removeLast()
                stack.append(.none)
            default: throw .raised(stopIteration(.none))
            }
            return
        }
        if !state.isStarted, value != .none {
            throw error(.typeError, "can't send non-None value to a just-started generator")
        }
        if frames.count >= Self.deepest { throw error(.recursionError, "maximum recursion depth exceeded") }
        frame.base = stack.count
        frame.ending = ending
        stack += state.stack
        // The value of the `yield` expression that it rests at.
        if state.isStarted { stack.append(value) }
        state.isRunning = true
        state.isStarted = true
        state.stack = []
        state.frame = nil
        heap[Int(id)] = .generator(state)
        frames.append(frame)
        if let exception {
            // What it waits for gets it first.
            let code = codes[frame.code].instructions
            if state.isStarted, frame.pc < code.count, code[frame.pc].operation == .yieldFrom, stack.count > 1,
                case .object(let inner) = stack[stack.count - 2], case .generator(let waiting) = heap[Int(inner)],
                waiting.frame != nil
            {
                stack.removeLast()
                frames[frames.count - 1].pc = frame.pc + 1
                return try resume(inner, sending: .none, ending: .delegate, raising: exception, &os)
            }
            frames[frames.count - 1].pc = max(1, frame.pc)
            throw .raised(exception)
        }
    }

    /// What `await` goes on with: a coroutine, or what `__await__` gives.
    mutating func awaitable(_ value: Value, _ os: inout Simulation) throws(Trap) -> Value {
        if case .generator(let state)? = object(value), state.kind == .coroutine {
            if state.isRunning { throw error(.runtimeError, "coroutine is being awaited already") }
            if state.frame == nil { throw error(.runtimeError, "cannot reuse already awaited coroutine") }
            return value
        }
        if let method = try overridden(value, "__await__", &os) {
            let found = try call(method, [], &os)
            return try iterator(found, &os)
        }
        throw error(.typeError, "object \(typeName(value)) can't be used in 'await' expression")
    }

    /// Puts the generator on top away; whoever asked gets the value.
    mutating func suspend(_ value: Value, floor: Int) -> Value? {
        var frame = frames.removeLast()
        let rest = Array(stack[frame.base...])
        stack.removeLast(stack.count - frame.base)
        let ending = frame.ending
        if let id = frame.generator, case .generator(var state) = heap[Int(id)] {
            frame.base = 0
            state.frame = frame
            state.stack = rest
            state.isRunning = false
            heap[Int(id)] = .generator(state)
        }
        switch ending {
        case .native: return value
        case .delegate:
            // The outer generator yields it, too, and comes back to the same instruction.
            frames[frames.count - 1].pc -= 1
            return suspend(value, floor: floor)
        default: stack.append(value)
        }
        if frames.count == floor { return stack.removeLast() }
        return nil
    }

    /// `yield from`: the stack has the iterator and the value that was sent. True when a frame works on it or the
    /// iterator has ended; else the value to yield lies on the stack.
    mutating func delegate(_ os: inout Simulation) throws(Trap) -> Bool {
        let sent = stack.removeLast()
        let source = stack[stack.count - 1]
        if case .object(let id) = source, case .generator = heap[Int(id)] {
            try resume(id, sending: sent, ending: .delegate, &os)
            return true
        }
        if let value = try next(source, &os) {
            stack.append(value)
            return false
        }
        stack.removeLast()
        stack.append(.none)
        return true
    }
}
