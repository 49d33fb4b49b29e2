import Kernel
import WorldModel

/// Sockets. Those for datagrams are in `SocketModule+Datagrams.swift`.
enum SocketModule {
    static let functions: Natives.Group = [
        (
            "make",
            { (m, os, a) throws(Trap) in
                var state = SocketState()
                if try m.truth(a[0], &os) {
                    state.isForDatagrams = true
                    state.descriptor = os.makeDatagramSocket(as: m.me)
                }
                return m.make(.socket(state))
            }
        ),
        (
            "lookup",
            { (m, os, a) throws(Trap) in
                let name = m.string(a[0]) ?? ""
                return m.text(try address(name, &m, &os).description)
            }
        ),
        ("gethostname", { (m, os, a) throws(Trap) in m.text(os.machineName(of: m.me)) }),
    ]

    static func state(_ a: Arguments, _ m: inout Interpreter) throws(Trap) -> (ObjectID, SocketState) {
        guard case .object(let id)? = a.positional.first, case .socket(let state) = m.heap[Int(id)] else {
            throw m.error(.typeError, "descriptor requires a 'socket' object")
        }
        if state.isClosed { throw m.error(.badDescriptor) }
        return (id, state)
    }

    static func address(
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

    static func pair(
        _ value: Value, for function: String, _ m: inout Interpreter, _ os: inout Simulation
    ) throws(Trap) -> (String, Int) {
        guard let items = m.sequence(value), items.count >= 2, let host = m.string(items[0]) else {
            throw m.error(.typeError, "AF_INET address must be tuple, not \(m.typeName(value))")
        }
        let port = try m.index(items[1], &os)
        guard (0...65535).contains(port) else {
            throw m.error(.overflowError, "\(function)(): port must be 0-65535.")
        }
        return (host, port)
    }

    static let methods: Natives.Group = [
        (
            "bind",
            { (m, os, a) throws(Trap) in
                var (id, state) = try state(a, &m)
                let (host, port) = try pair(a[1], for: "bind", &m, &os)
                let own = try address(host, &m, &os)
                do throws(Errno) {
                    if let descriptor = state.descriptor, state.isForDatagrams {
                        state.boundPort = try os.bindDatagrams(descriptor, at: own, port: port, as: m.me)
                    } else {
                        state.descriptor = try os.listen(at: own, port: port, as: m.me)
                        state.boundPort = port
                    }
                } catch {
                    throw m.error(error)
                }
                state.boundAddress = own.description
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
                let (id, state) = try state(a, &m)
                guard let number = state.descriptor else { throw m.error(.invalid) }
                do {
                    switch try os.accept(number, as: m.me) {
                    case .blocked(let reason): throw wait(for: reason, id, &m, &os)
                    case .descriptor(let descriptor):
                        arrived(id, &m)
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
                let (host, port) = try pair(a[1], for: "connect", &m, &os)
                let target = try address(host, &m, &os)
                do throws(Errno) {
                    if let descriptor = state.descriptor, state.isForDatagrams {
                        try os.connectDatagrams(descriptor, to: target, port: port, as: m.me)
                    } else {
                        state.descriptor = try os.connect(to: target == .any ? .loopback : target, port: port, as: m.me)
                    }
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
                if state.isForDatagrams { return try receive(a, &m, &os).bytes }
                try flush(id, &m, &os)
                do {
                    switch try os.read(number, as: m.me, limit: max(1, try m.index(a[1], &os))) {
                    case .bytes(let bytes):
                        arrived(id, &m)
                        return m.make(.bytes(bytes, isMutable: false))
                    case .end: return m.make(.bytes([], isMutable: false))
                    case .blocked(let reason): throw wait(for: reason, id, &m, &os)
                    }
                } catch {
                    if let trap = error as? Trap { throw trap }
                    throw m.error(error as? Errno ?? .invalid)
                }
            }
        ),
        (
            "recvfrom",
            { (m, os, a) throws(Trap) in
                let (bytes, sender) = try receive(a, &m, &os)
                return m.tuple([bytes, sender])
            }
        ),
        ("sendto", { (m, os, a) throws(Trap) in try sendDatagram(a, &m, &os) }),
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
                if state.isForDatagrams, let point = state.descriptor.flatMap({ os.datagramPoint($0, of: m.me) }) {
                    return m.tuple([m.text(point.address.description), .int(point.port)])
                }
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
        (
            "settimeout",
            { (m, os, a) throws(Trap) in
                let seconds = m.number(a[1])?.double
                if let seconds, !(seconds >= 0) { throw m.error(.valueError, "Timeout value out of range") }
                return try setTimeout(seconds, a, &m)
            }
        ),
        (
            "gettimeout",
            { (m, os, a) throws(Trap) in try state(a, &m).1.timeout.map { .float($0) } ?? .none }
        ),
        (
            "setblocking",
            { (m, os, a) throws(Trap) in try setTimeout(try m.truth(a[1], &os) ? nil : 0, a, &m) }
        ),
        // Options change nothing here: addresses can always be used again at once.
        ("setsockopt", { (m, os, a) throws(Trap) in .none }),
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

    private static func setTimeout(_ seconds: Double?, _ a: Arguments, _ m: inout Interpreter) throws(Trap) -> Value {
        var (id, state) = try state(a, &m)
        state.timeout = seconds
        m.heap[Int(id)] = .socket(state)
        return .none
    }

    /// How an operation waits: for what it needs, or until the socket's timeout is over.
    static func wait(
        for reason: WaitReason, _ id: ObjectID, _ m: inout Interpreter, _ os: inout Simulation
    ) -> Trap {
        guard case .socket(var state) = m.heap[Int(id)], let timeout = state.timeout else { return .blocked([reason]) }
        if timeout == 0 {
            let message = m.text("Resource temporarily unavailable")
            return .raised(m.exception(.blockingIOError, [.int(11), message]))
        }
        let now = os.world.clock.now
        if let deadline = state.deadline, deadline <= now {
            arrived(id, &m)
            return m.error(.timeoutError, "timed out")
        }
        let nanoseconds = Int64(exactly: (min(timeout, 4e9) * 1e9).rounded()) ?? .max / 2
        let deadline = state.deadline ?? Instant(nanoseconds: now.nanoseconds + nanoseconds)
        state.deadline = deadline
        m.heap[Int(id)] = .socket(state)
        return .blocked([reason, .time(deadline)])
    }

    /// What was waited for is there.
    static func arrived(_ id: ObjectID, _ m: inout Interpreter) {
        guard case .socket(var state) = m.heap[Int(id)], state.deadline != nil else { return }
        state.deadline = nil
        m.heap[Int(id)] = .socket(state)
    }

    private static func send(_ a: Arguments, _ m: inout Interpreter, _ os: inout Simulation) throws(Trap) -> Value {
        var (id, state) = try state(a, &m)
        if state.isForDatagrams { return try sendDatagram(a, &m, &os) }
        let bytes = try bytes(a[1], &m)
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

    static func bytes(_ value: Value, _ m: inout Interpreter) throws(Trap) -> [UInt8] {
        if case .bytes(let bytes, _)? = m.object(m.plain(value)) { return bytes }
        throw m.error(.typeError, "a bytes-like object is required, not '\(m.typeName(value))'")
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
