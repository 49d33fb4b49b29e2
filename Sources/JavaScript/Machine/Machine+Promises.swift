import Kernel
import WorldModel

/// Promises (ECMA-262, section 27.2).
extension Machine {
    func promise(_ id: ObjectID) -> PromiseState? {
        if case .promise(let state) = things[Int(id)].kind { return state }
        return nil
    }

    private mutating func changePromise(_ id: ObjectID, _ body: (inout PromiseState) -> Void) {
        guard case .promise(var state) = things[Int(id)].kind else { return }
        things[Int(id)].kind = .free
        body(&state)
        things[Int(id)].kind = .promise(state)
    }

    mutating func newPromise() -> ObjectID { make(.promise(PromiseState()), prototypes.promise) }

    /// A promise for a value; a promise is its own.
    mutating func resolved(_ value: Value, _ os: inout Simulation) throws(Trap) -> ObjectID {
        if case .object(let id) = value, case .promise = things[Int(id)].kind { return id }
        let promise = newPromise()
        try resolve(promise, value, &os)
        return promise
    }

    /// Settles a promise with a value, or binds it to another.
    mutating func resolve(_ id: ObjectID, _ value: Value, _ os: inout Simulation) throws(Trap) {
        guard promise(id)?.status == .pending else { return }
        guard isObject(value) else { return fulfil(id, value) }
        if value == .object(id) {
            return reject(id, makeError(.typeError, "Chaining cycle detected for promise #<Promise>"))
        }
        do throws(Trap) {
            let then = try get(value, .then, &os)
            guard isCallable(then) else { return fulfil(id, value) }
            jobs.append(.adopt(promise: id, thenable: value, then: then))
        } catch {
            guard case .thrown(let reason) = error else { throw error }
            reject(id, reason)
        }
    }

    mutating func fulfil(_ id: ObjectID, _ value: Value) { settle(id, value, .fulfilled) }

    mutating func reject(_ id: ObjectID, _ value: Value) {
        guard let state = promise(id), state.status == .pending else { return }
        if !state.isHandled { rejections.append(id) }
        settle(id, value, .rejected)
    }

    private mutating func settle(_ id: ObjectID, _ value: Value, _ status: PromiseState.Status) {
        var reactions: [PromiseState.Reaction] = []
        changePromise(id) {
            guard $0.status == .pending else { return }
            reactions = $0.reactions
            $0.reactions = []
            $0.status = status
            $0.value = value
        }
        for reaction in reactions { jobs.append(.react(reaction, value: value, isRejected: status == .rejected)) }
    }

    /// What happens when a promise is settled.
    mutating func then(_ id: ObjectID, _ reaction: PromiseState.Reaction) {
        guard let state = promise(id) else { return }
        switch state.status {
        case .pending: changePromise(id) { $0.reactions.append(reaction) }
        case .fulfilled: jobs.append(.react(reaction, value: state.value, isRejected: false))
        case .rejected:
            rejections.removeAll { $0 == id }
            jobs.append(.react(reaction, value: state.value, isRejected: true))
        }
        changePromise(id) { $0.isHandled = true }
    }

    // MARK: Jobs

    /// Begins the next job; false when there is none.
    mutating func beginJob(_ os: inout Simulation) throws(Trap) -> Bool {
        guard firstJob < jobs.count else {
            jobs.removeAll(keepingCapacity: true)
            firstJob = 0
            return false
        }
        let job = jobs[firstJob]
        firstJob += 1
        if firstJob > 4_096 {
            jobs.removeFirst(firstJob)
            firstJob = 0
        }
        switch job {
        case .react(let reaction, let value, let isRejected):
            if reaction.coroutine >= 0 {
                try resumeCoroutine(reaction.coroutine, value, isRejected, &os)
            } else {
                try react(reaction, value, isRejected, &os)
            }
        case .adopt(let promise, let thenable, let then):
            let (resolve, reject) = resolvers(promise)
            do throws(Trap) {
                _ = try call(then, thenable, [resolve, reject], &os)
            } catch {
                guard case .thrown(let reason) = error else { throw error }
                self.reject(promise, reason)
            }
        case .call(let function, let arguments):
            if function == hooks["resumeGenerator"], case .object(let id)? = arguments.first {
                try self.caught(&os) { (machine, os) throws(Trap) in try machine.runRequest(id) }
            } else {
                _ = try call(function, .undefined, arguments, &os)
            }
        }
        return true
    }

    private mutating func resumeCoroutine(
        _ id: ObjectID, _ value: Value, _ isRejected: Bool, _ os: inout Simulation
    ) throws(Trap) {
        try caught(&os) { (machine, os) throws(Trap) in try machine.proceed(id, value, isError: isRejected) }
    }

    /// An exception that is thrown into a call goes to that call's handlers.
    mutating func caught(
        above floor: Int = 0, _ os: inout Simulation, _ body: (inout Machine, inout Simulation) throws(Trap) -> Void
    ) throws(Trap) {
        do throws(Trap) {
            try body(&self, &os)
        } catch {
            guard case .thrown(let value) = error else { throw error }
            try unwind(value, floor: floor, &os)
        }
    }

    private mutating func react(
        _ reaction: PromiseState.Reaction, _ value: Value, _ isRejected: Bool, _ os: inout Simulation
    ) throws(Trap) {
        let handler = isRejected ? reaction.onRejected : reaction.onFulfilled
        guard isCallable(handler) else {
            guard reaction.derived >= 0 else { return }
            if isRejected { reject(reaction.derived, value) } else { fulfil(reaction.derived, value) }
            return
        }
        // The handler runs in a frame of its own, whose end settles the promise.
        if case .function? = kind(handler), let runner = hooks["react"] {
            stack.append(runner)
            stack.append(.undefined)
            stack.append(handler)
            stack.append(value)
            stack.append(reaction.derived >= 0 ? .object(reaction.derived) : .undefined)
            return try invoke(3, newTarget: .undefined, ending: .resumed, &os)
        }
        do throws(Trap) {
            let result = try call(handler, .undefined, [value], &os)
            if reaction.derived >= 0 { try resolve(reaction.derived, result, &os) }
        } catch {
            guard case .thrown(let reason) = error else { throw error }
            if reaction.derived >= 0 { reject(reaction.derived, reason) }
        }
    }

    /// The two functions that settle a promise; only the first call counts.
    mutating func resolvers(_ id: ObjectID) -> (resolve: Value, reject: Value) {
        let flag = Value.object(makeObject())
        func make(_ native: Int32, _ machine: inout Machine) -> Value {
            let function = machine.make(.native(native), machine.prototypes.function)
            return .object(
                machine.allocate(
                    Thing(
                        kind: .bound(target: .object(function), this: .undefined),
                        prototype: machine.prototypes.function, items: [.object(id), flag])))
        }
        return (make(Natives.resolvePromise, &self), make(Natives.rejectPromise, &self))
    }
}
