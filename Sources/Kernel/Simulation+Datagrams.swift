import WorldModel

/// Datagram sockets (UDP). What nobody hears is lost; who has connected a socket learns of it (`udp(7)`).
extension Simulation {
    /// Makes a datagram socket and gives its descriptor.
    package mutating func makeDatagramSocket(as process: ProcessID) -> Int {
        let socket = SocketID(world.streams.fresh())
        world.network.sockets[socket] = Socket(.datagrams(DatagramSocket(namespace: namespace(of: process))))
        let file = addOpenFile(
            OpenFile(.socket(socket), canRead: true, canWrite: true, path: "socket:[\(socket.number)]"))
        return install(file, as: process)
    }

    /// Binds a datagram socket and gives its port: the one that is wanted, or a free one for 0.
    @discardableResult
    package mutating func bindDatagrams(
        _ number: Int, at address: IPv4Address, port: Int, as process: ProcessID
    ) throws(Errno) -> Int {
        let (id, socket) = try datagramSocket(number, of: process)
        guard socket.point == nil else { throw .invalid }
        guard address == .any || address.isLoopback || owns(socket.namespace, address) else {
            throw .addressNotAvailable
        }
        return try bind(id, at: address, port: port)
    }

    private mutating func bind(_ id: SocketID, at address: IPv4Address, port: Int) throws(Errno) -> Int {
        guard case .datagrams(let socket)? = world.network.sockets[id]?.state else { throw .invalid }
        let taken = world.network.namespaces[socket.namespace]?.datagramSockets ?? [:]
        var point = ListenPoint(address: address, port: port)
        while port == 0, point.port == 0 || taken.keys.contains(where: { $0.collides(with: point) }) {
            point.port = takeEphemeralPort()
        }
        guard !taken.keys.contains(where: { $0.collides(with: point) }) else { throw .addressInUse }
        world.network.namespaces[socket.namespace]?.datagramSockets[point] = id
        change(id) { $0.point = point }
        return point.port
    }

    /// Chooses the only other side of a datagram socket. Nothing is sent.
    package mutating func connectDatagrams(
        _ number: Int, to address: IPv4Address, port: Int, as process: ProcessID
    ) throws(Errno) {
        let (id, socket) = try datagramSocket(number, of: process)
        if socket.point == nil { _ = try bind(id, at: .any, port: 0) }
        let peer = ListenPoint(address: address == .any ? .loopback : address, port: port)
        change(id) {
            $0.peer = peer
            $0.queue.removeAll { $0.sender != peer }
        }
    }

    /// Sends a datagram to an address, or to the other side that was chosen.
    ///
    /// - Throws: `refused` when the one before had found nobody, and what a route says that does not exist.
    package mutating func sendDatagram(
        _ bytes: [UInt8], from number: Int, to target: ListenPoint? = nil, as process: ProcessID
    ) throws(Errno) {
        var (id, socket) = try datagramSocket(number, of: process)
        guard var target = target ?? socket.peer else { throw .destinationRequired }
        guard bytes.count <= 65_507 else { throw .messageTooLong }
        if target.address == .any { target.address = .loopback }
        try takeRefusal(id)
        if socket.point == nil {
            _ = try bind(id, at: .any, port: 0)
            (id, socket) = try datagramSocket(number, of: process)
        }
        if isOutside(target.address, from: socket.namespace) { return }
        if let caller = world.network.masquerades[target] {
            let interfaces = world.network.namespaces[socket.namespace]?.interfaces ?? []
            let near = interfaces.first { Subnet($0.address, prefix: $0.prefix).contains(target.address) }
            let own = near?.address ?? .loopback
            return deliver(Datagram(bytes, from: ListenPoint(address: own, port: socket.point?.port ?? 0)), to: caller)
        }
        let way: Way
        do {
            way = try self.way(from: socket.namespace, to: target.address, port: target.port, transport: "udp")
        } catch {
            if error == .unreachable { throw error }
            return  // lost on its way
        }
        guard let receiver = world.network.namespaces[way.namespace]?.datagramSocket(at: way.address, port: way.port)
        else {
            if !way.isPublished, socket.peer == target { change(id) { $0.wasRefused = true } }
            notify(.connection(id))
            return
        }
        let real = ListenPoint(address: way.address, port: way.port)
        if real != target { change(id) { $0.translations[real] = target } }
        let source = sourceAddress(from: socket.namespace, to: way.namespace, target.address)
        let seen = ListenPoint(address: source, port: socket.point?.port ?? 0)
        if way.namespace != socket.namespace, !owns(socket.namespace, source) {
            world.network.masquerades[seen] = id
            change(id) { $0.masks.insert(seen) }
        }
        deliver(Datagram(bytes, from: seen), to: receiver)
    }

    private mutating func deliver(_ datagram: Datagram, to id: SocketID) {
        change(id) { socket in
            let sender = socket.translations[datagram.sender] ?? datagram.sender
            // A socket that is connected hears one; a full one loses what comes.
            guard socket.peer == nil || socket.peer == sender, socket.queue.count < 256 else { return }
            socket.queue.append(Datagram(datagram.bytes, from: sender))
        }
        notify(.connection(id))
    }

    /// What `receiveDatagram` gives.
    package enum Reception: Sendable, Equatable {
        case datagram(Datagram)
        case blocked(WaitReason)
    }

    /// Takes the next datagram that has come.
    ///
    /// - Parameter keeping: the next call gives it again (`MSG_PEEK`).
    /// - Throws: `refused` when nobody was there for what a connected socket sent.
    package mutating func receiveDatagram(
        _ number: Int, keeping: Bool = false, as process: ProcessID
    ) throws(Errno) -> Reception {
        let (id, socket) = try datagramSocket(number, of: process)
        try takeRefusal(id)
        guard let first = socket.queue.first else { return .blocked(.connection(id)) }
        if !keeping { change(id) { $0.queue.removeFirst() } }
        return .datagram(first)
    }

    /// Where a datagram socket is bound.
    package func datagramPoint(_ number: Int, of process: ProcessID) -> ListenPoint? {
        (try? datagramSocket(number, of: process))?.socket.point
    }

    private mutating func takeRefusal(_ id: SocketID) throws(Errno) {
        guard case .datagrams(let socket)? = world.network.sockets[id]?.state, socket.wasRefused else { return }
        change(id) { $0.wasRefused = false }
        throw .refused
    }

    private mutating func change(_ id: SocketID, _ body: (inout DatagramSocket) -> Void) {
        guard case .datagrams(var socket)? = world.network.sockets[id]?.state else { return }
        body(&socket)
        world.network.sockets[id]?.state = .datagrams(socket)
    }

    private func datagramSocket(
        _ number: Int, of process: ProcessID
    ) throws(Errno) -> (id: SocketID, socket: DatagramSocket) {
        guard let file = openFile(number, of: process) else { throw .badDescriptor }
        guard case .socket(let id) = file.kind, case .datagrams(let socket)? = world.network.sockets[id]?.state else {
            throw .invalid
        }
        return (id, socket)
    }
}
