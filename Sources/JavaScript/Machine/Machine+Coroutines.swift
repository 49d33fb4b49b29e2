import Kernel
import WorldModel

/// Generators and asynchronous functions: calls that rest.
extension Machine {
    /// Begins a generator or an asynchronous function.
    mutating func begin(
        _ frame: inout Frame, _ code: Code, _ ending: Frame.Ending, _ os: inout Simulation
    ) throws(Trap) {
        var state = GeneratorState()
        state.isAsync = code.isAsync
        state.isGenerator = code.isGenerator
        guard code.isGenerator else {
            // It runs at once, up to the first `await`.
            let promise = make(.promise(PromiseState()), prototypes.promise)
            state.promise = promise
            state.status = .running
            let id = make(.generator(state), -1)
            frame.generator = id
            frames.append(frame)
            return
        }
        let usual = code.isAsync ? prototypes.asyncGenerator : prototypes.generator
        let prototype = try prototype(for: .object(frame.function), else: usual, &os)
        state.stack = Array(stack[frame.base...])
        frame.ending = .push
        state.frame = frame
        stack.removeLast(stack.count - frame.floor)
        let id = make(.generator(state), prototype)
        if case .generator(var made) = things[Int(id)].kind {
            made.frame?.generator = id
            things[Int(id)].kind = .generator(made)
        }
        try deliver(.object(id), ending, &os)
    }

    private mutating func change(_ id: ObjectID, _ body: (inout GeneratorState) -> Void) {
        guard case .generator(var state) = things[Int(id)].kind else { return }
        things[Int(id)].kind = .free
        body(&state)
        things[Int(id)].kind = .generator(state)
    }

    /// Puts the call at work to rest.
    mutating func suspend() -> Frame {
        let frame = frames.removeLast()
        let rest = Array(stack[frame.base...])
        stack.removeLast(stack.count - frame.floor)
        change(frame.generator) {
            $0.frame = frame
            $0.stack = rest
            $0.status = .resting
        }
        return frame
    }

    /// Wakes a resting call.
    private mutating func wake(_ id: ObjectID, _ ending: Frame.Ending) {
        var woken: Frame?
        var values: [Value] = []
        change(id) {
            woken = $0.frame
            values = $0.stack
            $0.frame = nil
            $0.stack = []
            $0.status = .running
        }
        guard var frame = woken else { return }
        frame.floor = stack.count
        frame.base = stack.count + 2
        frame.ending = ending
        stack.append(.undefined)
        stack.append(.undefined)
        stack.append(contentsOf: values)
        frames.append(frame)
    }

    // MARK: Generators

    /// `next`, `throw` and `return` of a generator.
    mutating func resume(
        _ id: ObjectID, _ mode: ResumeMode, _ value: Value, _ ending: Frame.Ending, _ os: inout Simulation
    ) throws(Trap) {
        guard case .generator(let state) = things[Int(id)].kind else { return }
        guard frames.count < Self.deepest else { throw error(.rangeError, "Maximum call stack size exceeded") }
        switch state.status {
        case .running: throw error(.typeError, "Generator is already running")
        case .done:
            if mode == .raise { throw .thrown(value) }
            return try deliver(mode == .finish ? value : .undefined, ending, &os)
        case .fresh where mode != .next:
            change(id) { $0.status = .done }
            if mode == .raise { throw .thrown(value) }
            return try deliver(value, ending, &os)
        case .fresh: wake(id, ending)
        case .resting:
            wake(id, ending)
            switch mode {
            case .next: stack.append(value)
            case .raise: throw .thrown(value)
            case .finish:
                finishValues[id] = value
                throw .thrown(.hole)
            }
        }
    }

    /// `yield`: the value on the stack goes to whom asked.
    mutating func yield(_ os: inout Simulation) throws(Trap) {
        let value = stack.removeLast()
        let frame = suspend()
        guard case .generator(let state) = things[Int(frame.generator)].kind else { return }
        if state.isAsync {
            try deliver(.undefined, frame.ending, &os)
            return answer(frame.generator, value, isDone: false, isError: false)
        }
        switch frame.ending {
        case .generatorCall: stack.append(iteratorResult(value, isDone: false))
        case .loop(let end):
            stack.append(value)
            frames[frames.count - 1].pc = end + 1
        default: stack.append(value)
        }
    }

    // MARK: Asynchronous functions

    /// `await`: the call rests until the value on the stack is there.
    mutating func suspendForValue(_ os: inout Simulation) throws(Trap) {
        let value = stack.removeLast()
        let promise = try resolved(value, &os)
        let frame = suspend()
        then(promise, PromiseState.Reaction(coroutine: frame.generator))
        guard case .generator(let state) = things[Int(frame.generator)].kind else { return }
        // The first time, the caller gets the promise.
        let first = frame.ending != .resumed && !state.isGenerator
        try deliver(first ? .object(state.promise) : .undefined, frame.ending, &os)
    }

    /// Goes on with a call that waited.
    mutating func proceed(_ id: ObjectID, _ value: Value, isError: Bool) throws(Trap) {
        wake(id, .resumed)
        if isError { throw .thrown(value) }
        stack.append(value)
    }

    /// The end of a generator or an asynchronous call: what the caller gets.
    mutating func finish(_ frame: Frame, _ value: Value, _ os: inout Simulation) throws(Trap) {
        guard case .generator(let state) = things[Int(frame.generator)].kind else { return }
        change(frame.generator) { $0.status = .done }
        guard state.isAsync else { return try deliver(value, frame.ending, &os) }
        if state.isGenerator {
            try deliver(.undefined, frame.ending, &os)
            return answer(frame.generator, value, isDone: true, isError: false)
        }
        try resolve(state.promise, value, &os)
        try deliver(frame.ending == .resumed ? .undefined : .object(state.promise), frame.ending, &os)
    }

    /// An exception left the call; true when somebody else hears of it.
    mutating func fail(_ frame: Frame, _ value: Value, _ os: inout Simulation) throws(Trap) -> Bool {
        guard frame.generator >= 0, case .generator(let state) = things[Int(frame.generator)].kind else { return false }
        change(frame.generator) { $0.status = .done }
        if value == .hole {
            // `return()` was called: the value that it gave is the end.
            let result = finishValues.removeValue(forKey: frame.generator) ?? .undefined
            try finish(frame, result, &os)
            return true
        }
        guard state.isAsync else { return false }
        if state.isGenerator {
            try deliver(.undefined, frame.ending, &os)
            answer(frame.generator, value, isDone: true, isError: true)
            return true
        }
        reject(state.promise, value)
        try deliver(frame.ending == .resumed ? .undefined : .object(state.promise), frame.ending, &os)
        return true
    }

    // MARK: Asynchronous generators

    /// `next`, `throw` and `return` of an asynchronous generator: a promise.
    mutating func ask(
        _ id: ObjectID, _ mode: ResumeMode, _ value: Value, _ os: inout Simulation
    ) throws(Trap) -> Value {
        let promise = make(.promise(PromiseState()), prototypes.promise)
        var isFree = false
        change(id) {
            isFree = $0.queue.isEmpty
            $0.queue.append(GeneratorState.Request(mode: mode, value: value, promise: promise))
        }
        if isFree { serve(id) }
        return .object(promise)
    }

    /// Goes on with the first request.
    private mutating func serve(_ id: ObjectID) {
        guard case .generator(let state) = things[Int(id)].kind, let request = state.queue.first else { return }
        switch state.status {
        case .done: refuse(id, request)
        case .fresh where request.mode != .next:
            refuse(id, request)
        case .running: break
        default: jobs.append(.call(hooks["resumeGenerator"] ?? .undefined, [.object(id)]))
        }
    }

    /// Answers a request of a generator that has ended, or never begins.
    private mutating func refuse(_ id: ObjectID, _ request: GeneratorState.Request) {
        change(id) { $0.status = .done }
        answer(id, request.mode == .next ? .undefined : request.value, isDone: true, isError: request.mode == .raise)
    }

    /// Runs an asynchronous generator for its first request.
    mutating func runRequest(_ id: ObjectID) throws(Trap) {
        guard case .generator(let state) = things[Int(id)].kind, let request = state.queue.first,
            state.status == .fresh || state.status == .resting
        else { return }
        let isFresh = state.status == .fresh
        wake(id, .resumed)
        switch request.mode {
        case .next: if !isFresh { stack.append(request.value) }
        case .raise: throw .thrown(request.value)
        case .finish:
            finishValues[id] = request.value
            throw .thrown(.hole)
        }
    }

    /// Answers the first request of an asynchronous generator.
    private mutating func answer(_ id: ObjectID, _ value: Value, isDone: Bool, isError: Bool) {
        var promise: ObjectID = -1
        change(id) { if !$0.queue.isEmpty { promise = $0.queue.removeFirst().promise } }
        guard promise >= 0 else { return }
        if isError { reject(promise, value) } else { fulfil(promise, iteratorResult(value, isDone: isDone)) }
        serve(id)
    }
}
