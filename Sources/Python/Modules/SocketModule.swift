import Kernel
import WorldModel

/// Stream sockets.
enum SocketModule {
    static let functions: Natives.Group = [
        ("make", { (m, os, a) throws(Trap) in m.make(.socket(SocketState())) }),
        (
            "lookup",
            { (m, os, a) throws(Trap) in
                let name = m.string(a[0]) ?? ""
                return m.text(try address(name, &m, &os).description)
            }
        ),
        ("gethostname", { (m, os, a) throws(Trap) in m.text(os.machineName(of: m.me)) }),
    ]

    private static func state(_ a: Arguments, _ m: inout Interpreter) throws(Trap) -> (ObjectID, SocketState) {
        guard case .object(let id)? = a.positional.first, case .socket(let state) = m.heap[Int(id)] else {
            throw m.error(.typeError, "descriptor requires a 'socket' object")
        }
        if state.isClosed { throw m.error(.badDescriptor) }
        return (id, state)
    }

    private static func address(
        _ name: String, _ m: inout Interpreter, _ os: inout Simulation
    ) throws(Trap) -> IPv4Address {
        if name.isEmpty { return .any }
        if let address = IPv4Address(name) { return address }
        if let found = os.lookUp(name, as: m.me).first { return found }
        let value = m.exception(.gaierror, [.int(-2), m.text("Name or service not known")])
        m.setAttribute(value, "errno", .int(-2))
        m.setAttribute(value, "strerror", m.text("Name or service not known"))
        throw .raised(value)
    }

    private static func pair(
        _ value: Value, _ m: inout Interpreter, _ os: inout Simulation
    ) throws(Trap) -> (String, Int) {
        guard let items = m.sequence(value), items.count >= 2, let host = m.string(items[0]) else {
            throw m.error(.typeError, "AF_INET address must be tuple, not \(m.typeName(value))")
        }
        return (host, try m.index(items[1], &os))
    }

    static let methods: Natives.Group = [
        (
            "bind",
            { (m, os, a) throws(Trap) in
                var (id, state) = try state(a, &m)
                let (host, port) = try pair(a[1], &m, &os)
                let own = try address(host, &m, &os)
                do throws(Errno) {
                    state.descriptor = try os.listen(at: own, port: port, as: m.me)
                } catch {
                    throw m.error(error)
                }
                (state.boundAddress, state.boundPort) = (own.description, port)
                m.heap[Int(id)] = .socket(state)
                return .none
            }
        ),
        (
            "listen",
            { (m, os, a) throws(Trap) in
                var (id, state) = try state(a, &m)
                state.isListening = true
                m.heap[Int(id)] = .socket(state)
                return .none
            }
        ),
        (
            "accept",
            { (m, os, a) throws(Trap) in
                let (_, state) = try state(a, &m)
                guard let number = state.descriptor else { throw m.error(.invalid) }
                do {
                    switch try os.accept(number, as: m.me) {
                    case .blocked(let reason): throw Trap.blocked([reason])
                    case .descriptor(let descriptor):
                        var client = SocketState(descriptor: descriptor)
                        if case .socket(let socket)? = os.openFile(descriptor, of: m.me)?.kind,
                            case .connected(_, _, let peer, let port)? = os.world.network.sockets[socket]?.state
                        {
                            (client.peer, client.peerPort) = (peer.description, port)
                        }
                        let peer = m.tuple([m.text(client.peer), .int(client.peerPort)])
                        return m.tuple([m.make(.socket(client)), peer])
                    }
                } catch {
                    if let trap = error as? Trap { throw trap }
                    throw m.error(error as? Errno ?? .invalid)
                }
            }
        ),
        (
            "connect",
            { (m, os, a) throws(Trap) in
                var (id, state) = try state(a, &m)
                let (host, port) = try pair(a[1], &m, &os)
                let target = try address(host, &m, &os)
                do throws(Errno) {
                    state.descriptor = try os.connect(to: target == .any ? .loopback : target, port: port, as: m.me)
                } catch {
                    throw m.error(error)
                }
                (state.peer, state.peerPort) = (target.description, port)
                m.heap[Int(id)] = .socket(state)
                return .none
            }
        ),
        (
            "recv",
            { (m, os, a) throws(Trap) in
                let (id, state) = try state(a, &m)
                guard let number = state.descriptor else { throw m.error(.invalid) }
                try flush(id, &m, &os)
                do {
                    switch try os.read(number, as: m.me, limit: max(1, try m.index(a[1], &os))) {
                    case .bytes(let bytes): return m.make(.bytes(bytes, isMutable: false))
                    case .end: return m.make(.bytes([], isMutable: false))
                    case .blocked(let reason): throw Trap.blocked([reason])
                    }
                } catch {
                    if let trap = error as? Trap { throw trap }
                    throw m.error(error as? Errno ?? .invalid)
                }
            }
        ),
        ("send", { (m, os, a) throws(Trap) in try send(a, &m, &os) }),
        (
            "sendall",
            { (m, os, a) throws(Trap) in
                _ = try send(a, &m, &os)
                return .none
            }
        ),
        (
            "shutdown",
            { (m, os, a) throws(Trap) in
                let (id, state) = try state(a, &m)
                try flush(id, &m, &os)
                if let number = state.descriptor { os.shutDownWriting(number, as: m.me) }
                return .none
            }
        ),
        (
            "close",
            { (m, os, a) throws(Trap) in
                guard case .object(let id)? = a.positional.first, case .socket(var state) = m.heap[Int(id)] else {
                    return .none
                }
                try? flush(id, &m, &os)
                guard case .socket(let now) = m.heap[Int(id)] else { return .none }
                state = now
                state.isClosed = true
                m.heap[Int(id)] = .socket(state)
                if state.files == 0, let number = state.descriptor {
                    os.close(number, of: m.me)
                    state.descriptor = nil
                    m.heap[Int(id)] = .socket(state)
                }
                return .none
            }
        ),
        (
            "makefile",
            { (m, os, a) throws(Trap) in
                var (id, state) = try state(a, &m)
                let mode = m.string(a.value(1, "mode") ?? .none) ?? "r"
                state.files += 1
                m.heap[Int(id)] = .socket(state)
                return m.make(
                    .file(
                        FileState(
                            descriptor: nil, name: "socket", mode: mode, isBinary: mode.contains("b"),
                            canRead: mode.contains("r"), canWrite: mode.contains("w"), socket: id)))
            }
        ),
        (
            "getsockname",
            { (m, os, a) throws(Trap) in
                let (_, state) = try state(a, &m)
                let own =
                    state.boundPort > 0 ? state.boundAddress : os.hostAddress(of: m.me)?.description ?? "127.0.0.1"
                return m.tuple([m.text(own), .int(state.boundPort)])
            }
        ),
        (
            "getpeername",
            { (m, os, a) throws(Trap) in
                let (_, state) = try state(a, &m)
                return m.tuple([m.text(state.peer), .int(state.peerPort)])
            }
        ),
        ("settimeout", { (m, os, a) throws(Trap) in .none }), ("gettimeout", { (m, os, a) throws(Trap) in .none }),
        ("setblocking", { (m, os, a) throws(Trap) in .none }), ("setsockopt", { (m, os, a) throws(Trap) in .none }),
        (
            "fileno",
            { (m, os, a) throws(Trap) in
                let (_, state) = try state(a, &m)
                return .int(state.descriptor ?? 3)
            }
        ),
        ("__enter__", { (m, os, a) throws(Trap) in a[0] }),
        (
            "__exit__",
            { (m, os, a) throws(Trap) in
                let close = try m.attribute(a[0], "close", &os)
                return try m.call(close, [], &os)
            }
        ),
    ]

    private static func send(_ a: Arguments, _ m: inout Interpreter, _ os: inout Simulation) throws(Trap) -> Value {
        var (id, state) = try state(a, &m)
        guard case .bytes(let bytes, _)? = m.object(m.plain(a[1])) else {
            throw m.error(.typeError, "a bytes-like object is required, not '\(m.typeName(a[1]))'")
        }
        guard let number = state.descriptor else { throw m.error(.invalid) }
        guard case .socket(let socket)? = os.openFile(number, of: m.me)?.kind,
            case .connected(_, let output, _, _)? = os.world.network.sockets[socket]?.state,
            (os.world.streams.pipes[output]?.readers ?? 0) > 0
        else { throw m.error(.brokenPipe) }
        state.output += bytes
        m.heap[Int(id)] = .socket(state)
        try flush(id, &m, &os)
        return .int(bytes.count)
    }

    static func flush(_ id: ObjectID, _ m: inout Interpreter, _ os: inout Simulation) throws(Trap) {
        guard case .socket(var state) = m.heap[Int(id)], let number = state.descriptor else { return }
        while !state.output.isEmpty {
            do throws(Errno) {
                switch try os.write(state.output, to: number, as: m.me) {
                case .taken(let count): state.output.removeFirst(count)
                case .blocked(let reason):
                    m.slowOutput = reason
                    m.heap[Int(id)] = .socket(state)
                    if !m.outputs.contains(id) { m.outputs.append(id) }
                    return
                }
            } catch {
                state.output = []
                m.heap[Int(id)] = .socket(state)
                throw m.error(error)
            }
        }
        m.heap[Int(id)] = .socket(state)
    }

    /// A file of the socket was closed.
    static func released(_ id: ObjectID, _ m: inout Interpreter, _ os: inout Simulation) {
        guard case .socket(var state) = m.heap[Int(id)] else { return }
        state.files -= 1
        if state.files == 0, state.isClosed, let number = state.descriptor {
            os.close(number, of: m.me)
            state.descriptor = nil
        }
        m.heap[Int(id)] = .socket(state)
    }
}

/// What `threading` is built on. Threads take turns; one that waits lets the others go on.
enum ThreadModule {
    static let functions: Natives.Group = [
        (
            "start",
            { (m, os, a) throws(Trap) in
                // A function without arguments, the Thread object, and whether it is a daemon.
                m.lastThread += 1
                var thread = Interpreter.PythonThread(number: m.lastThread)
                thread.object = a[1]
                thread.isDaemon = try m.truth(a[2], &os)
                let (stack, frames) = (m.stack, m.frames)
                m.stack = []
                m.frames = []
                do throws(Trap) {
                    try m.prepareThread(a[0])
                    thread.stack = m.stack
                    thread.frames = m.frames
                    (m.stack, m.frames) = (stack, frames)
                } catch {
                    (m.stack, m.frames) = (stack, frames)
                    throw error
                }
                m.threads.append(thread)
                return .int(m.lastThread)
            }
        ),
        (
            "join",
            { (m, os, a) throws(Trap) in
                let number = m.smallInt(a[0]) ?? 0
                if m.threads.contains(where: { $0.number == number && !$0.isDone }) {
                    if m.depth > 0 { return .none }
                    throw .blocked([])
                }
                return .none
            }
        ),
        (
            "is_alive",
            { (m, os, a) throws(Trap) in
                let number = m.smallInt(a[0]) ?? 0
                return .bool(m.threads.contains { $0.number == number && !$0.isDone })
            }
        ),
        ("get_ident", { (m, os, a) throws(Trap) in .int(m.threads[m.thread].number) }),
        ("current", { (m, os, a) throws(Trap) in m.threads[m.thread].object }),
        (
            "acquire",
            { (m, os, a) throws(Trap) in
                guard case .object(let id) = a[0] else { return .none }
                let own = m.threads[m.thread].number
                let isReentrant = try m.truth(a[1], &os)
                let blocks = try m.truth(a[2], &os)
                if let holder = m.locks[id] {
                    if isReentrant, holder.owner == own {
                        m.locks[id] = (own, holder.count + 1)
                        return .bool(true)
                    }
                    if !blocks { return .bool(false) }
                    throw .blocked([])
                }
                m.locks[id] = (own, 1)
                return .bool(true)
            }
        ),
        (
            "release",
            { (m, os, a) throws(Trap) in
                guard case .object(let id) = a[0], let holder = m.locks[id] else {
                    throw m.error(.runtimeError, "release unlocked lock")
                }
                m.locks[id] = holder.count > 1 ? (holder.owner, holder.count - 1) : nil
                return .none
            }
        ),
        (
            "locked",
            { (m, os, a) throws(Trap) in
                guard case .object(let id) = a[0] else { return .bool(false) }
                return .bool(m.locks[id] != nil)
            }
        ),
        // Lets others go on until a condition holds: gives control away once.
        (
            "yield_",
            { (m, os, a) throws(Trap) in
                if try m.truth(try m.call(a[0], [], &os), &os) { return .bool(true) }
                if let end = m.number(a[1])?.double, Double(os.world.clock.now.nanoseconds) / 1e9 >= end {
                    return .bool(false)
                }
                if m.depth > 0 { return .bool(false) }
                if let end = m.number(a[1])?.double { throw .blocked([.time(Instant(nanoseconds: Int64(end * 1e9)))]) }
                throw .blocked([])
            }
        ),
        ("count", { (m, os, a) throws(Trap) in .int(m.threads.count { !$0.isDone }) }),
    ]
}
