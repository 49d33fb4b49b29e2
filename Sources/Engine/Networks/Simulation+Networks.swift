import FileTrees
import HashTreeCollections
import WorldModel

/// Networks: the predefined ones, addresses, and containers joining them.
extension Simulation {
    /// Makes the networks that every engine has.
    package mutating func createPredefinedNetworks() {
        guard world.docker.networks.isEmpty else { return }
        for (name, driver) in [("bridge", "bridge"), ("host", "host"), ("none", "null")] {
            var pools: [NetworkPool] = []
            if driver == "bridge" {
                let gateway = IPv4Address(bits: 0xAC11_0001)
                pools = [
                    NetworkPool(
                        subnet: Subnet(IPv4Address(bits: 0xAC11_0000), prefix: 16), gateway: gateway,
                        effectiveGateway: gateway)
                ]
            }
            let id = NetworkID(world.random.hex(digits: 64))
            var network = Network(
                id: id, name: name, sequence: world.docker.sequence(), created: world.clock.now, driver: driver,
                subnets: pools)
            if driver == "bridge" {
                let prefix = "com.docker.network.bridge."
                network.options = [
                    prefix + "default_bridge": "true", prefix + "enable_icc": "true",
                    prefix + "enable_ip_masquerade": "true", prefix + "host_binding_ipv4": "0.0.0.0",
                    prefix + "name": "docker0", "com.docker.network.driver.mtu": "1500",
                ]
            }
            world.docker.networks[id] = network
        }
        let bridge = Interface(
            name: "docker0", address: IPv4Address(bits: 0xAC11_0001), prefix: 16,
            hardwareAddress: "02:42:9c:3e:1a:05", network: try? findNetwork("bridge").id)
        world.network.namespaces[.host]?.interfaces.append(bridge)
    }

    /// The network of a name, an id, or the beginning of an id.
    package func findNetwork(_ text: String) throws(EngineError) -> Network {
        guard !text.isEmpty else { throw .emptyName(of: "network") }
        let all = world.docker.networks.values
        if let network = all.first(where: { $0.name == text || $0.id.hex == text }) { return network }
        let matches = all.filter { $0.id.hex.hasPrefix(text) }
        guard matches.count == 1, let network = matches.first else {
            throw EngineError(.notFound, "network \(text) not found")
        }
        return network
    }

    /// The endpoints of a new container, by its network mode and attachments. Unknown networks are found out at start.
    func endpoints(for request: CreateRequest) -> [Endpoint] {
        let mode = request.hostConfig.networkMode
        guard !mode.hasPrefix("container:") else { return [] }
        var attachments = request.networks
        if attachments.isEmpty || !attachments.contains(where: { $0.name == mode || mode == "default" }) {
            attachments.insert(NetworkAttachment(name: mode == "default" ? "bridge" : mode), at: 0)
        }
        return attachments.map { attachment in
            let network = try? findNetwork(attachment.name)
            return endpoint(of: network?.id ?? NetworkID(""), network?.name ?? attachment.name, attachment)
        }
    }

    /// An endpoint as an attachment asks for it.
    func endpoint(of network: NetworkID, _ name: String, _ attachment: NetworkAttachment) -> Endpoint {
        var endpoint = Endpoint(network: network, networkName: name)
        endpoint.aliases = attachment.aliases
        endpoint.requestedAddress = attachment.address.flatMap { IPv4Address($0) }
        endpoint.requestedAddress6 = attachment.address6.flatMap { IPv6Address($0) }
        endpoint.requestedHardwareAddress = attachment.hardwareAddress
        endpoint.linkLocalAddresses = attachment.linkLocalAddresses
        endpoint.driverOptions = attachment.driverOptions
        endpoint.links = attachment.links
        endpoint.gatewayPriority = attachment.gatewayPriority
        return endpoint
    }

    /// Gives a starting container its namespace, interfaces and addresses.
    mutating func joinNetworks(_ id: ContainerID) throws(EngineError) -> NetworkNamespaceID {
        guard let container = world.docker.containers[id] else { throw .noSuchContainer(id.hex) }
        if container.hostConfig.networkMode == "host" { return .host }
        if container.hostConfig.networkMode.hasPrefix("container:") {
            let other: Container
            do {
                other = try findContainer(String(container.hostConfig.networkMode.dropFirst(10)))
            } catch {
                throw EngineError(error.kind, "joining network namespace of container: \(error.message)")
            }
            guard let namespace = other.network, other.state.process != nil else {
                throw EngineError(
                    .conflict,
                    "cannot join network namespace of a non running container: container \(other.name) is \(other.state.status)"
                )
            }
            return namespace
        }
        world.counters.namespace += 1
        let namespace = NetworkNamespaceID(world.counters.namespace)
        var interfaces = [Interface(name: "lo", address: .loopback, prefix: 8, hardwareAddress: "00:00:00:00:00:00")]
        var endpoints = container.endpoints
        for index in endpoints.indices {
            // A network that the container has been on is held by its id (netvol-14-prune-stopped-container); before that
            // its name decides (netvol-a10-network-again).
            let endpoint = endpoints[index]
            let wanted = endpoint.network
            guard
                let network = world.docker.networks[wanted]
                    ?? (endpoint.isBound ? nil : try? findNetwork(endpoint.networkName))
            else {
                let name = endpoint.isBound ? wanted.hex : endpoint.networkName
                throw EngineError(.notFound, "failed to set up container networking: network \(name) not found")
            }
            endpoints[index].network = network.id
            if let interface = try plug(&endpoints[index], network, container, taken: interfaces) {
                interfaces.append(interface)
            }
        }
        world.docker.containers[id]?.endpoints = endpoints
        world.network.namespaces[namespace] = NetworkNamespace(interfaces: interfaces)
        return namespace
    }

    /// Gives an endpoint its address, and the interface that the container gets for it. `nil` for networks without addresses.
    mutating func plug(
        _ endpoint: inout Endpoint, _ network: Network, _ container: Container, taken: [Interface]
    ) throws(EngineError) -> Interface? {
        guard !network.isConfigurationOnly else {
            throw EngineError(
                .forbidden,
                "failed to set up container networking: cannot create endpoint on configuration-only network")
        }
        guard let pool = network.subnets.first else { return nil }
        let address6 = try network.pool6.map { pool throws(EngineError) in
            try takeAddress6(in: network, pool, requested: endpoint.requestedAddress6, taken: taken)
        }
        let address = try takeAddress(in: network, pool, requested: endpoint.requestedAddress, taken: taken)
        endpoint.address = address
        endpoint.address6 = address6
        endpoint.isBound = true
        endpoint.endpointID = world.random.hex(digits: 64)
        endpoint.hardwareAddress = endpoint.requestedHardwareAddress ?? randomHardwareAddress()
        endpoint.dnsNames =
            network.name == "bridge" ? [] : dnsNames(of: container, endpoint)
        let name = try interfaceName(of: endpoint, network, taken: taken)
        var interface = Interface(
            name: name, address: address, prefix: pool.subnet.prefix,
            hardwareAddress: endpoint.hardwareAddress, network: network.id)
        interface.gatewayPriority = endpoint.gatewayPriority
        interface.address6 = address6
        interface.prefix6 = network.pool6?.subnet.prefix ?? 64
        interface.linkLocalAddresses = endpoint.linkLocalAddresses.compactMap { text in
            IPv4Address(text).map { Subnet($0, prefix: 16) }
        }
        return interface
    }

    /// What an endpoint's interface is called in the container: as it was asked for, or the first free number behind the
    /// network's prefix (transcript `netvol-a22-network-options`).
    private mutating func interfaceName(
        of endpoint: Endpoint, _ network: Network, taken: [Interface]
    ) throws(EngineError) -> String {
        let names = Set(taken.map(\.name))
        guard let name = endpoint.driverOptions["com.docker.network.endpoint.ifname"] else {
            let prefix = network.options["com.docker.network.container_iface_prefix"] ?? "eth"
            return prefix + String((0...names.count).first { !names.contains("\(prefix)\($0)") } ?? 0)
        }
        let isLong = name.utf8.count > 15
        guard !isLong, !names.contains(name) else {
            let veth = "veth" + world.random.hex(digits: 7)
            throw EngineError(
                .system,
                "failed to set up container networking: failed to add interface \(veth) to sandbox: error renaming interface \"\(veth)\" to \"\(name)\": \(isLong ? "numerical result out of range" : "file exists")"
            )
        }
        return name
    }

    /// The names that the embedded DNS server knows an endpoint by.
    private func dnsNames(of container: Container, _ endpoint: Endpoint) -> [String] {
        let names = [container.name] + endpoint.aliases + [container.id.short, container.config.hostname]
        return names.enumerated().filter { names.firstIndex(of: $0.element) == $0.offset }.map(\.element)
    }

    /// The lowest free address of a pool.
    private func takeAddress(
        in network: Network, _ pool: NetworkPool, requested: IPv4Address?, taken: [Interface]
    ) throws(EngineError) -> IPv4Address {
        var used = [pool.effectiveGateway] + pool.auxiliaryAddresses.values
        for namespace in world.network.namespaces.values {
            for interface in namespace.interfaces where interface.network == network.id {
                used.append(interface.address)
            }
        }
        for interface in taken where interface.network == network.id { used.append(interface.address) }
        if let requested {
            // The first and the last address are the network's own.
            guard !used.contains(requested), ![pool.subnet.first, pool.subnet.last].contains(requested) else {
                throw EngineError(.conflict, "failed to set up container networking: Address already in use")
            }
            return requested
        }
        let range = pool.range ?? pool.subnet
        let first = range.first.bits + (pool.range == nil ? 1 : 0)
        // Among one address more than are used, one is free.
        var isUsed = Array(repeating: false, count: used.count + 1)
        for address in used where address.bits >= first && address.bits - first < isUsed.count {
            isUsed[Int(address.bits - first)] = true
        }
        let candidate = IPv4Address(bits: first + UInt32(isUsed.firstIndex(of: false) ?? used.count))
        guard candidate < range.last else {
            throw EngineError(
                .system,
                "failed to set up container networking: no available IPv4 addresses on this network's address pools: \(network.name) (\(network.id))"
            )
        }
        return candidate
    }

    /// The lowest free IPv6 address of a pool.
    private func takeAddress6(
        in network: Network, _ pool: NetworkPool6, requested: IPv6Address?, taken: [Interface]
    ) throws(EngineError) -> IPv6Address {
        let others = world.network.namespaces.values.flatMap(\.interfaces) + taken
        let used = Set(
            [pool.effectiveGateway] + pool.auxiliaryAddresses.values
                + others.filter { $0.network == network.id }.compactMap(\.address6))
        if let requested {
            guard !used.contains(requested) else {
                throw EngineError(.conflict, "failed to set up container networking: Address already in use")
            }
            return requested
        }
        let range = pool.range ?? pool.subnet
        // Among one address more than are used, one is free.
        let first = range.first.advanced(by: pool.range == nil ? 1 : 0)
        let free = (0...used.count).map { first.advanced(by: $0) }.first { !used.contains($0) }
        guard let free, range.contains(free) else {
            throw EngineError(
                .system,
                "failed to set up container networking: no available IPv6 addresses on this network's address pools: \(network.name) (\(network.id))"
            )
        }
        return free
    }

    private mutating func randomHardwareAddress() -> String {
        let bytes =
            [UInt8(world.random.next() & 0xFE | 0x02)]
            + (0..<5).map { _ in UInt8(truncatingIfNeeded: world.random.next()) }
        return bytes.map { hexadecimal([$0]) }.joined(separator: ":")
    }

    /// Gives back what a container held of its networks.
    mutating func leaveNetworks(_ id: ContainerID) {
        guard let container = world.docker.containers[id] else { return }
        world.network.published.removeAll { $0.container == id }
        if let namespace = container.network, namespace != .host,
            !container.hostConfig.networkMode.hasPrefix("container:")
        {
            world.network.namespaces[namespace] = nil
        }
        for endpoint in container.endpoints where endpoint.address != nil {
            emit("disconnect", endpoint, of: container)
        }
        world.docker.containers[id]?.network = nil
        world.docker.containers[id]?.endpoints = container.endpoints.map { endpoint in
            var endpoint = endpoint
            endpoint.address = nil
            endpoint.address6 = nil
            endpoint.endpointID = ""
            endpoint.hardwareAddress = ""
            return endpoint
        }
    }
}
