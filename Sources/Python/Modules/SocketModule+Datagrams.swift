import Kernel
import WorldModel

/// Sockets for datagrams (UDP).
extension SocketModule {
    /// `send(bytes)` to the other side, `sendto(bytes, address)` and `sendto(bytes, flags, address)`.
    static func sendDatagram(_ a: Arguments, _ m: inout Interpreter, _ os: inout Simulation) throws(Trap) -> Value {
        let (_, state) = try state(a, &m)
        guard state.isForDatagrams, let number = state.descriptor else { throw m.error(.invalid) }
        let bytes = try bytes(a[1], &m)
        var target: ListenPoint?
        if a.count > 2, m.smallInt(a[a.count - 1]) == nil {
            let (host, port) = try pair(a[a.count - 1], for: "sendto", &m, &os)
            target = ListenPoint(address: try address(host, &m, &os), port: port)
        }
        do throws(Errno) {
            try os.sendDatagram(bytes, from: number, to: target, as: m.me)
        } catch {
            throw m.error(error)
        }
        return .int(bytes.count)
    }

    /// The next datagram, cut to the size that is wanted, and who sent it.
    static func receive(
        _ a: Arguments, _ m: inout Interpreter, _ os: inout Simulation
    ) throws(Trap) -> (bytes: Value, sender: Value) {
        let (id, state) = try state(a, &m)
        guard state.isForDatagrams, let number = state.descriptor else { throw m.error(.invalid) }
        let limit = max(0, try m.index(a[1], &os))
        let reception: Simulation.Reception
        do throws(Errno) {
            reception = try os.receiveDatagram(number, as: m.me)
        } catch {
            throw m.error(error)
        }
        switch reception {
        case .blocked(let reason): throw wait(for: reason, id, &m, &os)
        case .datagram(let datagram):
            arrived(id, &m)
            let bytes = m.make(.bytes(Array(datagram.bytes.prefix(limit)), isMutable: false))
            return (bytes, m.tuple([m.text(datagram.sender.address.description), .int(datagram.sender.port)]))
        }
    }
}
