import WorldModel

/// A connected descriptor with what could not be written to it yet.
package struct Connection: Equatable, Sendable {
    package let descriptor: Int
    private var outbox: [UInt8] = []
    /// The other side will send no more.
    package private(set) var hasEnded = false
    package private(set) var isBroken = false

    package init(_ descriptor: Int) { self.descriptor = descriptor }

    package var hasOutput: Bool { !outbox.isEmpty }

    package mutating func send(_ bytes: [UInt8]) { outbox += bytes }

    /// Writes what it can. Gives what to wait for when the other side is slow.
    package mutating func flush(_ simulation: inout Simulation, _ me: ProcessID) -> WaitReason? {
        while !outbox.isEmpty {
            guard isPeerOpen(simulation, me) else {
                outbox = []
                isBroken = true
                return nil
            }
            do {
                switch try simulation.write(outbox, to: descriptor, as: me) {
                case .taken(let count): outbox.removeFirst(count)
                case .blocked(let reason): return reason
                }
            } catch {
                outbox = []
                isBroken = true
            }
        }
        return nil
    }

    /// Servers ignore SIGPIPE; so the end of the other side is looked at before writing.
    private func isPeerOpen(_ simulation: Simulation, _ me: ProcessID) -> Bool {
        guard case .socket(let socket)? = simulation.openFile(descriptor, of: me)?.kind,
            case .connected(_, let output, _, _)? = simulation.world.network.sockets[socket]?.state
        else { return false }
        return (simulation.world.streams.pipes[output]?.readers ?? 0) > 0
    }

    /// The address of the other side.
    package func peer(_ simulation: Simulation, _ me: ProcessID) -> IPv4Address {
        guard case .socket(let socket)? = simulation.openFile(descriptor, of: me)?.kind,
            case .connected(_, _, let peer, _)? = simulation.world.network.sockets[socket]?.state
        else { return .loopback }
        return peer
    }

    /// Reads all that is there. Gives what to wait for when nothing more is there yet.
    package mutating func fill(_ inbox: inout [UInt8], _ simulation: inout Simulation, _ me: ProcessID) -> WaitReason? {
        while !hasEnded {
            switch (try? simulation.read(descriptor, as: me)) ?? .end {
            case .bytes(let bytes): inbox += bytes
            case .blocked(let reason): return reason
            case .end: hasEnded = true
            }
        }
        return nil
    }
}
