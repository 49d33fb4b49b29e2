import WorldModel

/// Scheduling: who is stepped when, and how waiting ends.
extension Simulation {
    /// How a run of the scheduler ended.
    package enum Outcome: Sendable, Equatable {
        /// Every process waits for something or has ended.
        case idle
        /// The step budget is used up; more could run.
        case budgetSpent
    }

    /// Steps what is runnable until nothing is, or until `budget` steps are taken.
    @discardableResult
    package mutating func runUntilIdle(budget: inout Int) -> Outcome {
        while true {
            fireDueTimers()
            guard !world.processes.runQueue.isEmpty else { return .idle }
            guard budget > 0 else { return .budgetSpent }
            let next = world.processes.runQueue.removeFirst()
            step(next, budget: &budget)
        }
    }

    /// Moves the clock to the next timer, if there is one by `limit`. Returns whether it did.
    package mutating func skipToNextTimer(by limit: Instant? = nil) -> Bool {
        guard let due = world.clock.nextDue else { return false }
        if let limit, due > limit { return false }
        world.clock.now = max(world.clock.now, due)
        return true
    }

    private mutating func fireDueTimers() {
        while let action = world.clock.takeDue() {
            switch action {
            case .wake(let process, let ticket): wake(process, ticket: ticket)
            case .engine(let timer): catalog.engineTimer(&self, timer)
            }
        }
    }

    /// Takes a program out of the world, steps it while it wants more, and puts it back.
    private mutating func step(_ id: ProcessID, budget: inout Int) {
        // The record is not held meanwhile: what the program has gathered then has one owner and changes in place.
        guard world.processes.table[id]?.state == .runnable, var program = world.processes.table[id]?.program else {
            return
        }
        world.processes.table[id]?.program = Vacant()
        var turn = 128
        while true {
            extraSteps = 0
            isStepDisturbed = false
            let result = program.step(&self, id)
            let taken = 1 + extraSteps
            budget -= taken
            turn -= taken
            world.clock.now = world.clock.now + Int64(taken) * 1_000
            guard let place = world.processes.table[id]?.program else { return }
            guard place is Vacant else { return enqueue(id) }  // it became another program
            world.processes.table[id]?.steps += taken
            switch result {
            case .again:
                let isSmall = program.memoryUse <= 1 << 20
                if isSmall, turn > 0, budget > 0, isUndisturbed(id) { continue }
                world.processes.table[id]?.program = program
                deliverOwnSignals(id)
                checkMemory(of: id)
                return enqueue(id)
            case .wait(let reasons):
                world.processes.table[id]?.program = program
                deliverOwnSignals(id)
                checkMemory(of: id)
                return suspend(id, for: reasons)
            case .exit(let status):
                world.processes.table[id]?.program = program
                return end(id, .code(status))
            }
        }
    }

    /// Whether a process can go on at once.
    private func isUndisturbed(_ id: ProcessID) -> Bool {
        world.processes.table[id]?.state == .runnable && world.processes.table[id]?.pendingSignals.isEmpty == true
    }

    private mutating func enqueue(_ id: ProcessID) {
        guard world.processes.table[id]?.state == .runnable else { return }
        world.processes.runQueue.append(id)
    }

    /// Puts a process that can run into the queue.
    package mutating func makeRunnable(_ id: ProcessID) {
        world.processes.table[id]?.state = .runnable
        world.processes.runQueue.append(id)
    }

    private mutating func suspend(_ id: ProcessID, for reasons: [WaitReason]) {
        guard world.processes.table[id]?.state == .runnable else { return }
        guard isUndisturbed(id), !reasons.contains(where: isFulfilled) else { return enqueue(id) }
        let ticket = world.processes.nextTicket
        world.processes.nextTicket += 1
        world.processes.table[id]?.state = .waiting(reasons, ticket: ticket)
        for reason in reasons {
            switch reason {
            case .child, .signal: break
            case .time(let due): world.clock.schedule(.wake(id, ticket: ticket), at: due)
            default:
                world.processes.waiters[reason, default: []].append(.init(process: id, ticket: ticket))
            }
        }
    }

    /// Whether what is waited for has come already, within the step that decided to wait.
    private func isFulfilled(_ reason: WaitReason) -> Bool {
        switch reason {
        case .readable(let pipe): world.streams.pipes[pipe].map { !$0.buffer.isEmpty } ?? true
        case .connection(let socket):
            if let backlog = world.network.sockets[socket]?.backlog {
                !backlog.isEmpty
            } else {
                true
            }
        default: false
        }
    }

    /// Wakes everybody who waits for this.
    package mutating func notify(_ reason: WaitReason) {
        guard let waiters = world.processes.waiters.removeValue(forKey: reason) else { return }
        for waiter in waiters { wake(waiter.process, ticket: waiter.ticket) }
    }

    /// Ends a process's wait, whatever it waits for.
    package mutating func wake(_ id: ProcessID) {
        guard case .waiting(_, let ticket)? = world.processes.table[id]?.state else { return }
        wake(id, ticket: ticket)
    }

    private mutating func wake(_ id: ProcessID, ticket: Int) {
        guard let state = world.processes.table[id]?.state else { return }
        switch state {
        case .waiting(let reasons, ticket):
            forgetWaiter(reasons, ticket: ticket)
            makeRunnable(id)
        case .frozen(.waiting(let reasons, ticket)):
            forgetWaiter(reasons, ticket: ticket)
            world.processes.table[id]?.state = .frozen(.runnable)
        default: break
        }
    }

    private mutating func forgetWaiter(_ reasons: [WaitReason], ticket: Int) {
        for reason in reasons {
            guard let waiters = world.processes.waiters[reason] else { continue }
            let left = waiters.filter { $0.ticket != ticket }
            world.processes.waiters[reason] = left.isEmpty ? nil : left
        }
    }
}
