/// The world's time, and what is due when.
package struct Clock: Sendable, Equatable {
    package var now: Instant
    /// Latest first, so that the next one is taken from the end.
    private var timers: [Timer]
    private var nextSequence: Int

    /// Something that happens at a moment.
    package struct Timer: Sendable, Equatable {
        package var due: Instant
        package var sequence: Int
        package var action: Action
    }

    package enum Action: Sendable, Equatable {
        case wake(ProcessID, ticket: Int)
        case engine(EngineTimer)
    }

    package init(now: Instant) {
        self.now = now
        timers = []
        nextSequence = 0
    }

    /// The moment of the next timer.
    package var nextDue: Instant? { timers.last?.due }

    /// Sets a timer. Timers of one moment go off in the order in which they were set. O(n) moves for n pending timers.
    package mutating func schedule(_ action: Action, at due: Instant) {
        nextSequence += 1
        let timer = Timer(due: due, sequence: nextSequence, action: action)
        var low = 0
        var high = timers.count
        while low < high {
            let middle = (low + high) / 2
            if timers[middle].due > due { low = middle + 1 } else { high = middle }
        }
        timers.insert(timer, at: low)
    }

    /// Takes the next timer that is due by now.
    package mutating func takeDue() -> Action? {
        guard let last = timers.last, last.due <= now else { return nil }
        return timers.removeLast().action
    }

    /// Takes back the engine's timers that match.
    package mutating func cancel(where matches: (EngineTimer) -> Bool) {
        timers.removeAll { timer in
            if case .engine(let engine) = timer.action { matches(engine) } else { false }
        }
    }
}

/// A moment the engine asked to be told of.
package enum EngineTimer: Sendable, Equatable {
    /// A container's restart policy starts it again.
    case restart(ContainerID)
    /// A health check is to be run.
    case health(ContainerID)
    /// The kernel killed a process of a container for its memory. This comes at once.
    case outOfMemory(ContainerID)
}
