import HTTP
import Kernel
import WorldModel

/// The servers that nginx passes requests on to, each in its turn (`ngx_http_upstream`, round robin).
struct NginxUpstreams: Equatable {
    /// The servers of each `upstream` block.
    var groups: [String: [String]] = [:]
    /// Whose turn it is.
    private var turns: [String: Int] = [:]
    /// What the names meant when the configuration was read: nginx asks once, and again at a reload.
    private var addresses: [String: [IPv4Address]] = [:]

    /// Connects to the next server behind an address; when it does not answer, to the one after it.
    mutating func connect(to address: WebAddress, _ simulation: inout Simulation, _ me: ProcessID) -> Int? {
        let peers = self.peers(of: address, simulation, me)
        guard !peers.isEmpty else { return nil }
        let first = turns[address.host, default: 0]
        for offset in peers.indices {
            let index = (first + offset) % peers.count
            turns[address.host] = index + 1
            if let number = try? simulation.connect(to: peers[index].address, port: peers[index].port, as: me) {
                return number
            }
        }
        return nil
    }

    private func peers(
        of address: WebAddress, _ simulation: Simulation, _ me: ProcessID
    ) -> [(address: IPv4Address, port: Int)] {
        guard let group = groups[address.host] else {
            return (addresses[address.host] ?? simulation.lookUp(address.host, as: me)).map { ($0, address.port) }
        }
        return group.flatMap { server in
            let parts = server.split(separator: ":").map(String.init)
            let port = parts.count > 1 ? Int(parts[1]) ?? 80 : 80
            return (addresses[parts[0]] ?? simulation.lookUp(parts[0], as: me)).map { ($0, port) }
        }
    }

    /// Looks up the servers behind some hosts. Gives the first whose name nobody knows: nginx does not start with one.
    /// A name with a variable is looked up when it is known.
    mutating func resolve(_ hosts: [String], _ simulation: Simulation, _ me: ProcessID) -> String? {
        for name in hosts.flatMap({ groups[$0] ?? [$0] }).map({ String($0.prefix { $0 != ":" }) })
        where !name.contains("$") {
            addresses[name] = simulation.lookUp(name, as: me)
            if addresses[name]?.isEmpty ?? true { return name }
        }
        return nil
    }
}
