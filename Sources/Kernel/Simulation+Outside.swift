import HashTreeCollections
import WorldModel

/// The way out of the learner's machine, to the servers and names of the catalogue's `Outside`.
extension Simulation {
    /// Whether a way leads out of a namespace: an interface on a network that is not internal.
    package func hasWayOut(_ namespace: NetworkNamespaceID) -> Bool {
        if namespace == .host { return true }
        return (world.network.namespaces[namespace]?.interfaces ?? []).contains { interface in
            // The steps of a build have an interface and no network of Docker's.
            let isInternal = interface.network.map { world.docker.networks[$0]?.isInternal ?? true } ?? false
            return !interface.address.isLoopback && !isInternal
        }
    }

    /// Whether packets to an address leave the machine, and a machine outside has it.
    package func isOutside(_ address: IPv4Address, from namespace: NetworkNamespaceID) -> Bool {
        guard catalog.outside.has(address), hasWayOut(namespace) else { return false }
        let interfaces = world.network.namespaces[namespace]?.interfaces ?? []
        return !interfaces.contains { Subnet($0.address, prefix: $0.prefix).contains(address) }
    }

    /// The addresses that a process's name servers know for a name outside.
    func outsideAddresses(of name: String, as process: ProcessID) -> [IPv4Address] {
        let full = name.hasSuffix(".") ? String(name.dropLast()) : name
        guard let address = catalog.outside.addresses[full], hasWayOut(namespace(of: process)) else { return [] }
        // Each is asked until one answers.
        return nameServers(of: process).contains { catalog.outside.nameServers.contains($0) } ? [address] : []
    }

    /// Whom a process asks for names: those of its `/etc/resolv.conf`. Docker's own passes on to those that the container
    /// was given, or to the machine's.
    private func nameServers(of process: ProcessID) -> [IPv4Address] {
        // The engine is a process of the host.
        let machine = world.processes[process]?.machine ?? .host
        guard let bytes = try? contents(of: "/etc/resolv.conf", in: FileView(machine: machine)) else { return [] }
        let embedded = IPv4Address(bits: 0x7F00_000B)
        var servers: [IPv4Address] = []
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" })
            guard words.count > 1, words[0] == "nameserver", let server = IPv4Address(words[1]) else { continue }
            guard server == embedded, let container = world.machines[machine]?.container else {
                servers.append(server)
                continue
            }
            let given = world.docker.containers[container]?.hostConfig.dns ?? []
            servers += given.isEmpty ? Array(catalog.outside.nameServers) : given.compactMap { IPv4Address($0) }
        }
        return servers
    }

    /// The machine of the servers outside is there as soon as one is needed.
    mutating func makeOutsideMachine() {
        guard world.machines[.outside] == nil else { return }
        world.machines[.outside] = Machine(hostname: "outside", mounts: [], network: .outside)
    }
}
