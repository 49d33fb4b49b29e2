/// An IPv4 address.
package struct IPv4Address: Hashable, Sendable, Comparable, CustomStringConvertible {
    package var bits: UInt32

    package init(bits: UInt32) { self.bits = bits }

    /// From dotted decimal, as `10.0.0.1`.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        bits = 0
        for part in parts {
            guard part.utf8.count <= 3, let byte = UInt8(part), part.first != "+" else { return nil }
            bits = bits << 8 | UInt32(byte)
        }
    }

    package var description: String {
        "\(bits >> 24).\(bits >> 16 & 255).\(bits >> 8 & 255).\(bits & 255)"
    }

    package static let any = IPv4Address(bits: 0)
    package static let loopback = IPv4Address(bits: 0x7F00_0001)
    package var isLoopback: Bool { bits >> 24 == 127 }

    package static func < (a: IPv4Address, b: IPv4Address) -> Bool { a.bits < b.bits }
}

/// A range of addresses in CIDR notation.
package struct Subnet: Hashable, Sendable, CustomStringConvertible {
    package var address: IPv4Address
    package var prefix: Int

    package init(_ address: IPv4Address, prefix: Int) {
        self.address = address
        self.prefix = prefix
    }

    /// From `172.17.0.0/16`.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let address = IPv4Address(parts[0]), let prefix = Int(parts[1]),
            (0...32).contains(prefix)
        else { return nil }
        self.init(address, prefix: prefix)
    }

    package var mask: UInt32 { prefix == 0 ? 0 : ~UInt32(0) << (32 - UInt32(prefix)) }
    package var first: IPv4Address { IPv4Address(bits: address.bits & mask) }
    package var last: IPv4Address { IPv4Address(bits: address.bits | ~mask) }
    package func contains(_ other: IPv4Address) -> Bool { other.bits & mask == address.bits & mask }
    package func overlaps(_ other: Subnet) -> Bool { contains(other.first) || other.contains(first) }
    package var description: String { "\(address)/\(prefix)" }
}

/// Names a network namespace.
package struct NetworkNamespaceID: Hashable, Sendable, Comparable {
    package let number: Int

    package init(_ number: Int) { self.number = number }

    package static let host = NetworkNamespaceID(0)
    package static let outside = NetworkNamespaceID(-1)

    package static func < (a: NetworkNamespaceID, b: NetworkNamespaceID) -> Bool { a.number < b.number }
}

/// Interfaces and listening sockets that processes of one namespace share.
package struct NetworkNamespace: Sendable, Equatable {
    package var interfaces: [Interface]
    /// Listening sockets by where they listen.
    package var listeners: [ListenPoint: SocketID]
    /// Datagram sockets (UDP) by where they are bound.
    package var datagramSockets: [ListenPoint: SocketID]

    package init(interfaces: [Interface] = []) {
        self.interfaces = interfaces
        listeners = [:]
        datagramSockets = [:]
    }
}

extension NetworkNamespace {
    /// The socket that hears what is sent to an address and port: one bound to that address, or to all.
    package func listener(at address: IPv4Address, port: Int) -> SocketID? {
        listeners[ListenPoint(address: address, port: port)] ?? listeners[ListenPoint(address: .any, port: port)]
    }

    /// The datagram socket that gets what is sent to an address and port.
    package func datagramSocket(at address: IPv4Address, port: Int) -> SocketID? {
        datagramSockets[ListenPoint(address: address, port: port)]
            ?? datagramSockets[ListenPoint(address: .any, port: port)]
    }

    /// Whether something listens on a port where the outside can reach it: not at a loopback address.
    package func isOpen(_ port: Int) -> Bool {
        listeners.keys.contains { $0.port == port && !$0.address.isLoopback }
    }

    /// Ports that something listens on, at whatever address.
    package var listeningPorts: [Int] { Set(listeners.keys.map(\.port)).sorted() }
}

/// Where a socket listens: an address, or `0.0.0.0` for all of the namespace's, and a port.
package struct ListenPoint: Hashable, Sendable, Comparable {
    package var address: IPv4Address
    package var port: Int

    package init(address: IPv4Address = .any, port: Int) {
        self.address = address
        self.port = port
    }

    package static func < (a: ListenPoint, b: ListenPoint) -> Bool { (a.port, a.address) < (b.port, b.address) }

    /// Whether both cannot listen at once.
    package func collides(with other: ListenPoint) -> Bool {
        port == other.port && (address == other.address || address == .any || other.address == .any)
    }
}

/// A network interface.
package struct Interface: Sendable, Equatable {
    package var name: String
    package var address: IPv4Address
    package var prefix: Int
    package var hardwareAddress: String
    /// The Docker network behind it.
    package var network: NetworkID?
    /// Which of several networks leads out: the highest.
    package var gatewayPriority = 0
    package var address6: IPv6Address?
    package var prefix6 = 64
    /// Addresses of the link besides, with their prefix.
    package var linkLocalAddresses: [Subnet] = []

    package init(
        name: String, address: IPv4Address, prefix: Int, hardwareAddress: String, network: NetworkID? = nil
    ) {
        self.name = name
        self.address = address
        self.prefix = prefix
        self.hardwareAddress = hardwareAddress
        self.network = network
    }
}

/// A socket: of streams (TCP, Unix domain) or of datagrams (UDP).
package struct Socket: Sendable, Equatable {
    package var state: State

    package enum State: Sendable, Equatable {
        case idle
        case listening(NetworkNamespaceID, ListenPoint, backlog: [SocketID])
        /// A Unix domain socket: its inode leads here.
        case listeningAtPath(backlog: [SocketID])
        case connected(input: PipeID, output: PipeID, peer: IPv4Address, peerPort: Int)
        case datagrams(DatagramSocket)
    }

    package init(_ state: State = .idle) { self.state = state }

    /// Connections that wait to be accepted; none where the socket does not listen.
    package var backlog: [SocketID]? {
        get {
            switch state {
            case .listening(_, _, let backlog), .listeningAtPath(let backlog): backlog
            default: nil
            }
        }
        set {
            switch state {
            case .listening(let namespace, let point, _): state = .listening(namespace, point, backlog: newValue ?? [])
            case .listeningAtPath: state = .listeningAtPath(backlog: newValue ?? [])
            default: break
            }
        }
    }
}

/// What a datagram socket knows.
package struct DatagramSocket: Sendable, Equatable {
    package var namespace: NetworkNamespaceID
    /// Where it is bound; an address is given to it with the first datagram it sends.
    package var point: ListenPoint?
    /// The only other side that it hears, once it is connected.
    package var peer: ListenPoint?
    /// What has come and was not read.
    package var queue: [Datagram] = []
    /// Nobody was there for what it sent (an ICMP message said so).
    package var wasRefused = false
    /// Where the answers of a server seem to come from when it was called through a published port.
    package var translations: [ListenPoint: ListenPoint] = [:]
    /// Where it seems to send from for those behind a gateway.
    package var masks: Set<ListenPoint> = []

    package init(namespace: NetworkNamespaceID) { self.namespace = namespace }
}

/// A message of UDP.
package struct Datagram: Sendable, Equatable {
    package var bytes: [UInt8]
    package var sender: ListenPoint

    package init(_ bytes: [UInt8], from sender: ListenPoint) {
        self.bytes = bytes
        self.sender = sender
    }
}

/// A container's port that the host makes reachable.
package struct PublishedPort: Sendable, Equatable {
    package var hostAddress: String
    package var hostPort: Int
    package var containerPort: Int
    package var transport: String
    package var container: ContainerID
    package var target: NetworkNamespaceID

    package init(
        hostAddress: String, hostPort: Int, containerPort: Int, transport: String, container: ContainerID,
        target: NetworkNamespaceID
    ) {
        self.hostAddress = hostAddress
        self.hostPort = hostPort
        self.containerPort = containerPort
        self.transport = transport
        self.container = container
        self.target = target
    }
}
