import FileTrees
import WorldModel

/// Stream sockets between network namespaces.
extension Simulation {
    /// Starts listening on a port of the process's namespace and gives the descriptor.
    ///
    /// - Parameter address: one of the namespace's own addresses; what is sent to its others is then not heard.
    package mutating func listen(
        at address: IPv4Address = .any, port: Int, as process: ProcessID
    ) throws(Errno) -> Int {
        let namespace = namespace(of: process)
        guard address == .any || address.isLoopback || owns(namespace, address) else { throw .addressNotAvailable }
        let point = ListenPoint(address: address, port: port)
        let others = world.network.namespaces[namespace]?.listeners.keys
        guard others?.contains(where: { $0.collides(with: point) }) != true else { throw .addressInUse }
        let socket = SocketID(world.streams.fresh())
        world.network.sockets[socket] = Socket(.listening(namespace, point, backlog: []))
        world.network.namespaces[namespace]?.listeners[point] = socket
        let file = addOpenFile(OpenFile(.socket(socket), canRead: true, canWrite: true, path: "socket:[\(port)]"))
        return install(file, as: process)
    }

    /// Takes the next connection of a listening descriptor, or says what to wait for.
    package mutating func accept(_ number: Int, as process: ProcessID) throws(Errno) -> Acceptance {
        guard case .socket(let id)? = openFile(number, of: process)?.kind,
            let backlog = world.network.sockets[id]?.backlog
        else { throw .invalid }
        guard let connection = backlog.first else { return .blocked(.connection(id)) }
        world.network.sockets[id]?.backlog?.removeFirst()
        let file = addOpenFile(
            OpenFile(.socket(connection), canRead: true, canWrite: true, path: "socket:[\(connection.number)]"))
        let descriptor = install(file, as: process)
        releaseEarlyEnds(connection)
        return .descriptor(descriptor)
    }

    /// What `accept` gave.
    package enum Acceptance: Sendable, Equatable {
        case descriptor(Int)
        case blocked(WaitReason)
    }

    /// Connects to an address and port and gives the descriptor.
    package mutating func connect(
        to address: IPv4Address, port: Int, as process: ProcessID
    ) throws(Errno) -> Int {
        let origin = namespace(of: process)
        if isOutside(address, from: origin) {
            guard let server = catalog.outside.servers[Outside.Place(address, port: port)] else { throw .refused }
            return call(server(), at: address, port, as: process)
        }
        let route = try way(from: origin, to: address, port: port)
        let target = route.namespace
        guard let listener = world.network.namespaces[target]?.listener(at: route.address, port: route.port),
            world.network.sockets[listener]?.backlog != nil
        else {
            // docker-proxy has taken the call already when it finds nobody behind it.
            throw route.isPublished ? .connectionReset : .refused
        }
        let source = sourceAddress(from: origin, to: target, address)
        return call(listener, at: address, port, from: source, as: process)
    }

    /// Starts listening at a path, as Unix domain sockets do, and gives the descriptor.
    package mutating func listen(
        atPath path: String, permissions: UInt16 = 0o777, as process: ProcessID
    ) throws(Errno) -> Int {
        let view = view(of: process)
        guard (try? resolve(path, in: view)) == nil else { throw .addressInUse }
        let place = try place(of: path, in: view, followingLast: true)
        try checkWritable(place.directory, view.credentials)
        let socket = SocketID(world.streams.fresh())
        world.network.sockets[socket] = Socket(.listeningAtPath(backlog: []))
        let inode = Inode(
            .socket(socket.number), mode: permissions, owner: view.credentials.user, group: view.credentials.group,
            modified: world.clock.now.nanoseconds)
        add(inode, at: place)
        let file = addOpenFile(OpenFile(.socket(socket), canRead: true, canWrite: true, path: path))
        return install(file, as: process)
    }

    /// Connects to whoever listens at a path and gives the descriptor.
    package mutating func connect(toPath path: String, as process: ProcessID) throws(Errno) -> Int {
        let view = view(of: process)
        let inode = inode(at: try resolve(path, in: view))
        guard case .socket(let number) = inode.content, world.network.sockets[SocketID(number)]?.backlog != nil else {
            throw .refused
        }
        guard allows(inode, .write, view.credentials) else { throw .accessDenied }
        return call(SocketID(number), at: .loopback, 0, from: .loopback, as: process)
    }

    /// Makes the two ends of a connection, and puts one of them before the listener.
    private mutating func call(
        _ listener: SocketID, at address: IPv4Address, _ port: Int, from source: IPv4Address, as process: ProcessID
    ) -> Int {
        let (number, server) = makeEnds(at: address, port, from: source, as: process)
        world.network.sockets[listener]?.backlog?.append(server)
        acceptEarly(server)
        notify(.connection(listener))
        return number
    }

    /// Starts a server of the world outside for a connection to it.
    private mutating func call(
        _ server: any Program, at address: IPv4Address, _ port: Int, as process: ProcessID
    ) -> Int {
        let (number, socket) = makeEnds(at: address, port, from: hostAddress(of: process) ?? .loopback, as: process)
        let file = addOpenFile(OpenFile(.socket(socket), canRead: true, canWrite: true, path: "socket:[\(port)]"))
        makeOutsideMachine()
        spawn(Spawn(program: server, arguments: ["server"], machine: .outside, descriptors: [0: file]))
        return number
    }

    /// The two ends of a connection: the caller's descriptor, and the socket of the other side.
    private mutating func makeEnds(
        at address: IPv4Address, _ port: Int, from source: IPv4Address, as process: ProcessID
    ) -> (client: Int, server: SocketID) {
        let toServer = addPipe()
        let toClient = addPipe()
        let localPort = takeEphemeralPort()
        let client = SocketID(world.streams.fresh())
        let server = SocketID(world.streams.fresh())
        world.network.sockets[client] = Socket(
            .connected(input: toClient, output: toServer, peer: address, peerPort: port))
        world.network.sockets[server] = Socket(
            .connected(input: toServer, output: toClient, peer: source, peerPort: localPort))
        let file = addOpenFile(OpenFile(.socket(client), canRead: true, canWrite: true, path: "socket:[\(port)]"))
        return (install(file, as: process), server)
    }

    /// The next port for those who do not choose one.
    mutating func takeEphemeralPort() -> Int {
        let port = world.network.nextEphemeralPort
        world.network.nextEphemeralPort = port >= 60_999 ? 32_768 : port + 1
        return port
    }

    /// Tells the other side that nothing more comes, and still hears it (`shutdown(2)` with `SHUT_WR`).
    package mutating func shutDownWriting(_ number: Int, as process: ProcessID) {
        guard let id = world.processes[process]?.descriptors[number]?.file,
            let file = world.streams.openFiles[id], file.canWrite, case .socket(let socket) = file.kind,
            case .connected(_, let output, _, _)? = world.network.sockets[socket]?.state
        else { return }
        world.streams.openFiles[id]?.canWrite = false
        world.streams.pipes[output]?.writers -= 1
        notify(.readable(output))
    }

    /// Holds the server's ends of a fresh connection open until it is accepted.
    private mutating func acceptEarly(_ socket: SocketID) {
        guard case .connected(let input, let output, _, _)? = world.network.sockets[socket]?.state else { return }
        world.streams.pipes[input]?.readers += 1
        world.streams.pipes[output]?.writers += 1
        world.network.pendingAccept.insert(socket)
    }

    /// Gives back the ends that were held for a connection before it was accepted.
    private mutating func releaseEarlyEnds(_ socket: SocketID) {
        guard world.network.pendingAccept.remove(socket) != nil,
            case .connected(let input, let output, _, _)? = world.network.sockets[socket]?.state
        else { return }
        world.streams.pipes[input]?.readers -= 1
        world.streams.pipes[output]?.writers -= 1
    }

    mutating func closeSocket(_ id: SocketID) {
        guard let socket = world.network.sockets.removeValue(forKey: id) else { return }
        switch socket.state {
        case .listening(let namespace, let point, let backlog):
            world.network.namespaces[namespace]?.listeners[point] = nil
            for pending in backlog { closeSocket(pending) }
        case .listeningAtPath(let backlog): for pending in backlog { closeSocket(pending) }
        case .connected(let input, let output, _, _) where world.network.pendingAccept.contains(id):
            world.network.pendingAccept.remove(id)
            world.streams.pipes[input]?.readers -= 1
            world.streams.pipes[output]?.writers -= 1
            notify(.readable(output))
            notify(.writable(input))
        case .datagrams(let socket):
            if let point = socket.point { world.network.namespaces[socket.namespace]?.datagramSockets[point] = nil }
            for masked in socket.masks { world.network.masquerades[masked] = nil }
        default: break
        }
    }

    package func namespace(of process: ProcessID) -> NetworkNamespaceID {
        guard let machine = world.processes[process]?.machine else { return .host }
        return world.machines[machine]?.network ?? .host
    }

    /// Where an address and port lead to.
    package struct Way: Equatable {
        package var namespace: NetworkNamespaceID
        /// The address in that namespace at which the call arrives.
        package var address: IPv4Address
        package var port: Int
        /// Whether a published port leads there.
        package var isPublished = false
    }

    /// Where a call of a namespace arrives. Throws what `connect(2)` says where it arrives nowhere.
    package func way(
        from origin: NetworkNamespaceID, to address: IPv4Address, port: Int, transport: String = "tcp"
    ) throws(Errno) -> Way {
        if address.isLoopback || address == .any || owns(origin, address) {
            if origin == .host, let published = publishedPort(port, transport, at: address) { return published }
            return Way(namespace: origin, address: address == .any ? .loopback : address, port: port)
        }
        guard let mine = world.network.namespaces[origin] else { throw .unreachable }
        let local = mine.interfaces.first {
            !$0.address.isLoopback && Subnet($0.address, prefix: $0.prefix).contains(address)
        }
        guard let outgoing = local ?? defaultRoute(of: origin)?.interface else { throw .unreachable }
        let networks = Set(mine.interfaces.compactMap(\.network))
        for (id, other) in world.network.namespaces {
            guard let interface = other.interfaces.first(where: { $0.address == address }) else { continue }
            if id == .host {
                guard let published = publishedPort(port, transport, at: address) else {
                    return Way(namespace: .host, address: address, port: port)
                }
                // docker-proxy is not asked: an internal network's packets are sent on, and dropped (netvol-a17).
                if outgoing.network.flatMap({ world.docker.networks[$0] })?.isInternal == true { throw .timedOut }
                return published
            }
            guard let network = interface.network else { continue }
            // With enable_icc=false the bridge drops what its containers send each other.
            let isOpen = world.docker.networks[network]?.options["com.docker.network.bridge.enable_icc"] != "false"
            if origin == .host || isOpen && networks.contains(network) {
                return Way(namespace: id, address: address, port: port)
            }
            throw .timedOut
        }
        throw local == nil ? .timedOut : .noRoute
    }

    /// Where a published port leads: to the address that its container has in the network that leads out.
    private func publishedPort(_ port: Int, _ transport: String, at address: IPv4Address) -> Way? {
        let match = world.network.published.first {
            $0.hostPort == port && $0.transport == transport
                && ($0.hostAddress == "0.0.0.0" || $0.hostAddress == address.description)
        }
        return match.map { published in
            let interfaces = world.network.namespaces[published.target]?.interfaces ?? []
            let outer = defaultRoute(of: published.target)?.interface ?? interfaces.first { $0.network != nil }
            return Way(
                namespace: published.target, address: outer?.address ?? .loopback, port: published.containerPort,
                isPublished: true)
        }
    }

    func owns(_ namespace: NetworkNamespaceID, _ address: IPv4Address) -> Bool {
        world.network.namespaces[namespace]?.interfaces.contains { $0.address == address } ?? false
    }

    /// The address that the other side sees: the gateway of its network for whoever comes through a published port.
    func sourceAddress(
        from origin: NetworkNamespaceID, to target: NetworkNamespaceID, _ address: IPv4Address
    ) -> IPv4Address {
        if origin == target { return address }
        let theirs = (world.network.namespaces[target]?.interfaces ?? []).filter { $0.network != nil }
        let mine = world.network.namespaces[origin]?.interfaces ?? []
        for interface in theirs {
            if let shared = mine.first(where: { $0.network == interface.network }) { return shared.address }
        }
        for interface in theirs {
            let gateway = interface.network.flatMap { world.docker.networks[$0]?.subnets.first?.effectiveGateway }
            if let gateway { return gateway }
        }
        return .loopback
    }
}
