import Kernel
import WorldModel

/// What waits for time or for others.
struct EventLoop: Sendable, Equatable {
    struct Timer: Sendable, Equatable {
        var due: Instant
        var callback: Value
        var arguments: [Value]
        /// Nanoseconds between calls; `nil` for one call.
        var interval: Int64?
        /// A timer that does not keep the process alive.
        var isRelaxed = false
        /// The object that the program holds.
        var object: Value
    }

    /// A descriptor that somebody listens to.
    struct Watch: Sendable, Equatable {
        var callback: Value
        var accepts: Bool
        var isRelaxed = false
    }

    struct Immediate: Sendable, Equatable {
        var number: Int
        var callback: Value
        var arguments: [Value]
    }

    var timers: [Int: Timer] = [:]
    var nextTimer = 1
    var immediates: [Immediate] = []
    /// `process.nextTick`.
    var ticks: [(callback: Value, arguments: [Value])] = []
    var watches: [Int: Watch] = [:]
    /// Descriptors that are closed when their output is written.
    var closing: [Int: Bool] = [:]
    /// Signals that the program handles.
    var signals: Set<Int> = []
    /// Callbacks that are due in this round.
    var round: [(callback: Value, this: Value, arguments: [Value])] = []
    /// The jobs of promises are at work: ticks wait until all of them are done.
    var drainsJobs = false
    var hasEnded = false
    var hasFailed = false

    static func == (a: EventLoop, b: EventLoop) -> Bool {
        a.timers == b.timers && a.watches == b.watches && a.immediates == b.immediates && a.ticks.count == b.ticks.count
    }

    func forEachValue(_ body: (Value) -> Void) {
        for timer in timers.values {
            body(timer.callback)
            body(timer.object)
            timer.arguments.forEach(body)
        }
        for immediate in immediates {
            body(immediate.callback)
            immediate.arguments.forEach(body)
        }
        for item in ticks {
            body(item.callback)
            item.arguments.forEach(body)
        }
        for item in round {
            body(item.callback)
            body(item.this)
            item.arguments.forEach(body)
        }
        for watch in watches.values { body(watch.callback) }
    }

    var isAlive: Bool {
        !immediates.isEmpty || timers.values.contains { !$0.isRelaxed } || watches.values.contains { !$0.isRelaxed }
            || !round.isEmpty || !ticks.isEmpty
    }
}

extension Machine {
    // MARK: Output

    /// Writes what can be written now; the rest waits.
    mutating func flush(_ descriptor: Int, _ os: inout Simulation) {
        while let bytes = outputs[descriptor], !bytes.isEmpty {
            do throws(Errno) {
                switch try os.write(bytes, to: descriptor, as: me) {
                case .taken(let count): outputs[descriptor]?.removeFirst(count)
                case .blocked(let reason):
                    slowOutput = reason
                    return
                }
            } catch {
                outputs[descriptor] = []
            }
        }
        outputs[descriptor] = nil
        if let closes = loop.closing.removeValue(forKey: descriptor) {
            if closes { os.close(descriptor, of: me) } else { os.shutDownWriting(descriptor, as: me) }
        }
    }

    mutating func write(_ bytes: [UInt8], to descriptor: Int, _ os: inout Simulation) {
        outputs[descriptor, default: []] += bytes
        flush(descriptor, &os)
    }

    // MARK: Rounds

    /// Begins a call of which nobody takes the value.
    mutating func begin(
        _ callback: Value, _ arguments: [Value], this: Value = .undefined, _ os: inout Simulation
    ) throws(Trap) {
        stack.removeAll(keepingCapacity: true)
        guard case .function? = kind(callback) else {
            _ = try call(callback, this, arguments, &os)
            return
        }
        stack.append(callback)
        stack.append(this)
        stack.append(contentsOf: arguments)
        try invoke(arguments.count, newTarget: .undefined, ending: .resumed, &os)
    }

    /// Gathers what is due: timers, descriptors, immediates. What to wait for is returned when nothing is.
    mutating func gather(_ os: inout Simulation) -> [WaitReason] {
        var reasons: [WaitReason] = []
        let now = os.world.clock.now
        let due = loop.timers.filter { $0.value.due <= now }.sorted {
            ($0.value.due, $0.key) < ($1.value.due, $1.key)
        }
        for (number, timer) in due {
            loop.round.append((timer.callback, timer.object, timer.arguments))
            if let interval = timer.interval {
                loop.timers[number]?.due = Instant(nanoseconds: now.nanoseconds + interval)
            } else {
                loop.timers[number] = nil
            }
        }
        for (descriptor, watch) in loop.watches.sorted(by: { $0.key < $1.key }) {
            if let reason = poll(descriptor, watch, &os) { reasons.append(reason) }
        }
        for immediate in loop.immediates { loop.round.append((immediate.callback, .undefined, immediate.arguments)) }
        loop.immediates = []
        if let next = loop.timers.values.map(\.due).min() { reasons.append(.time(next)) }
        for descriptor in outputs.keys.sorted() {
            flush(descriptor, &os)
            if let reason = slowOutput { reasons.append(reason) }
            slowOutput = nil
        }
        return reasons
    }

    /// Asks a descriptor; what to wait for when it has nothing.
    private mutating func poll(_ descriptor: Int, _ watch: EventLoop.Watch, _ os: inout Simulation) -> WaitReason? {
        do throws(Errno) {
            if watch.accepts {
                switch try os.accept(descriptor, as: me) {
                case .blocked(let reason): return reason
                case .descriptor(let client):
                    var peer = ("", 0)
                    if case .socket(let socket)? = os.openFile(client, of: me)?.kind,
                        case .connected(_, _, let address, let port)? = os.world.network.sockets[socket]?.state
                    {
                        peer = (address.description, port)
                    }
                    let address = text(peer.0)
                    loop.round.append((watch.callback, .undefined, [.int(client), address, .int(peer.1)]))
                    return nil
                }
            }
            switch try os.read(descriptor, as: me, limit: 65_536) {
            case .blocked(let reason): return reason
            case .bytes(let bytes):
                let chunk = buffer(bytes)
                loop.round.append((watch.callback, .undefined, [chunk]))
            case .end:
                loop.watches[descriptor] = nil
                loop.round.append((watch.callback, .undefined, [.null]))
            }
        } catch {
            loop.watches[descriptor] = nil
            loop.round.append((watch.callback, .undefined, [.null]))
        }
        return nil
    }
}
