import HashTreeCollections
import WorldModel

/// Looking up host names, as the C library and Docker's embedded DNS server do.
extension Simulation {
    /// The addresses of a name as seen by a process, best first; empty when the name is unknown.
    package func lookUp(_ name: String, as process: ProcessID) -> [IPv4Address] {
        if let address = IPv4Address(name) { return [address] }
        let name = name.lowercased()
        let fromHosts = hostsEntries(naming: name, as: process).map(\.address)
        if !fromHosts.isEmpty { return fromHosts }
        if name == "localhost" || name.hasSuffix(".localhost") { return [.loopback] }
        let namespace = namespace(of: process)
        // Docker's name server is there for containers only: the machine itself has another one.
        let containers = namespace == .host ? [] : embeddedDNS(name, for: namespace)
        return containers.isEmpty ? outsideAddresses(of: name, as: process) : containers
    }

    /// The name of the machine that a process runs on.
    package func machineName(of process: ProcessID) -> String {
        world.processes[process].flatMap { world.machines[$0.machine]?.hostname } ?? ""
    }

    /// The first address of a process's machine that others can reach.
    package func hostAddress(of process: ProcessID) -> IPv4Address? {
        world.network.namespaces[namespace(of: process)]?.interfaces.first { !$0.address.isLoopback }?.address
    }

    /// The full name of a host: the first one that `/etc/hosts` has beside it.
    package func fullHostName(_ name: String, as process: ProcessID) -> String {
        hostsEntries(naming: name.lowercased(), as: process).first?.names.first ?? name
    }

    /// The lines of `/etc/hosts` that have a name, which is given in small letters.
    private func hostsEntries(
        naming name: String, as process: ProcessID
    ) -> [(address: IPv4Address, names: [String])] {
        let view = FileView(machine: world.processes[process]?.machine ?? .host)
        guard let bytes = try? contents(of: "/etc/hosts", in: view) else { return [] }
        let wanted = Array(name.utf8)
        return bytes.split(separator: UInt8(ascii: "\n")).compactMap { line in
            let words = line.prefix { $0 != UInt8(ascii: "#") }.split {
                $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t")
            }
            let isNamed = words.dropFirst().contains { word in
                word.count == wanted.count && String(decoding: word, as: UTF8.self).lowercased() == name
            }
            guard isNamed, let address = IPv4Address(String(decoding: words[0], as: UTF8.self)) else { return nil }
            return (address, words.dropFirst().map { String(decoding: $0, as: UTF8.self).lowercased() })
        }
    }

    /// Names of containers on the user-defined networks of a namespace.
    private func embeddedDNS(_ name: String, for namespace: NetworkNamespaceID) -> [IPv4Address] {
        let all = containerEndpoints(name, for: namespace)
        return all.compactMap(\.address)
    }

    /// The IPv6 addresses of a container's name, as Docker's name server tells them.
    package func lookUp6(_ name: String, as process: ProcessID) -> [IPv6Address] {
        let namespace = namespace(of: process)
        return namespace == .host ? [] : containerEndpoints(name.lowercased(), for: namespace).compactMap(\.address6)
    }

    /// The endpoints that a name means on the user-defined networks of a namespace, the oldest container's first.
    private func containerEndpoints(_ name: String, for namespace: NetworkNamespaceID) -> [Endpoint] {
        let name = linkTarget(name, in: namespace) ?? name
        let networks = (world.network.namespaces[namespace]?.interfaces ?? []).compactMap(\.network)
        var found: [(sequence: Int, endpoint: Endpoint)] = []
        for network in networks {
            guard let record = world.docker.networks[network], record.name != "bridge" else { continue }
            for container in world.docker.containers.values where container.state.process != nil {
                for endpoint in container.endpoints where endpoint.network == network {
                    let names = endpoint.dnsNames.map { $0.lowercased() }
                    guard endpoint.address != nil else { continue }
                    if names.contains(name) || names.contains(where: { $0 + "." + record.name == name }) {
                        found.append((container.sequence, endpoint))
                    }
                }
            }
        }
        return found.sorted { $0.sequence < $1.sequence }.map(\.endpoint)
    }

    /// The name of the container that a link of the namespace's container calls `name`.
    private func linkTarget(_ name: String, in namespace: NetworkNamespaceID) -> String? {
        let owners = world.docker.containers.values.filter { $0.network == namespace }
        for link in owners.flatMap({ $0.hostConfig.links + $0.endpoints.flatMap(\.links) }) {
            let parts = link.split(separator: ":", maxSplits: 1).map { $0.lowercased() }
            if parts.count > 1, parts[1] == name { return parts[0] }
        }
        return nil
    }
}
