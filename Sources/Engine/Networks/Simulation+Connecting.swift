import HashTreeCollections
import WorldModel

/// Containers joining and leaving networks while they live.
extension Simulation {
    /// `POST /networks/{id}/connect`
    package mutating func connect(_ containerText: String, _ attachment: NetworkAttachment) throws(EngineError) {
        let network = try findNetwork(attachment.name)
        let container = try findContainer(containerText)
        // A container that does not run keeps what it asked for before (transcript netvol-a19).
        if container.state.process == nil, container.endpoints.contains(where: { $0.network == network.id }) { return }
        try checkConnection(of: container, to: network)
        try checkAddresses(of: attachment, in: network)
        guard !container.endpoints.contains(where: { $0.network == network.id }) else {
            throw EngineError(
                .forbidden, "endpoint with name \(container.name) already exists in network \(network.name)")
        }
        var endpoint = endpoint(of: network.id, network.name, attachment)
        if let namespace = container.network, container.state.process != nil {
            let interfaces = world.network.namespaces[namespace]?.interfaces ?? []
            if let interface = try plug(&endpoint, network, container, taken: interfaces) {
                world.network.namespaces[namespace]?.interfaces.append(interface)
            }
        }
        world.docker.containers[container.id]?.endpoints.append(endpoint)
        rewriteSystemFiles(of: container.id)
        if container.state.process != nil {
            try republishPorts(container.id)
            emit("connect", endpoint, of: container)
        }
    }

    private func checkConnection(of container: Container, to network: Network) throws(EngineError) {
        let names = container.endpoints.map(\.networkName)
        if network.name == "host" {
            throw EngineError(
                .invalidParameter,
                "cannot connect container to host network - container must be created in host network mode")
        }
        if container.hostConfig.networkMode == "host" || container.hostConfig.networkMode.hasPrefix("container:") {
            throw EngineError(
                .invalidParameter,
                "container sharing network namespace with another container or host cannot be connected to any other network"
            )
        }
        if (network.name == "none" && !names.isEmpty) || names.contains("none") {
            throw EngineError(
                .invalidParameter,
                "container cannot be connected to multiple networks with one of the networks in private (none) mode")
        }
    }

    /// Checks the addresses that a container asks for (moby, `EndpointSettings` validation).
    func checkAddresses(of attachment: NetworkAttachment, in network: Network) throws(EngineError) {
        var reasons: [String] = []
        let address = attachment.address.flatMap { $0.isEmpty ? nil : $0 }
        let address6 = attachment.address6.flatMap { $0.isEmpty ? nil : $0 }
        if let address, IPv4Address(address) == nil { reasons.append("invalid IPv4 address: \(address)") }
        if let address6, IPv6Address(address6) == nil { reasons.append("invalid IPv6 address: \(address6)") }
        if network.isPredefined, address != nil || address6 != nil {
            reasons.append("user specified IP address is supported on user defined networks only")
        }
        func check(_ text: String, _ configured: [Bool]) {
            if configured.isEmpty {
                reasons.append(
                    "user specified IP address is supported only when connecting to networks with user configured subnets"
                )
            } else if !configured.contains(true) {
                reasons.append("no configured subnet or ip-range contain the IP address \(text)")
            }
        }
        if let address {
            let found = IPv4Address(address)
            check(
                address,
                network.subnets.filter(\.isConfigured).map { pool in found.map { pool.subnet.contains($0) } ?? false })
        }
        if let address6 {
            let found = IPv6Address(address6)
            check(
                address6,
                network.subnets6.filter(\.isConfigured).map { pool in found.map { pool.subnet.contains($0) } ?? false })
        }
        guard !reasons.isEmpty else { return }
        let list = reasons.count == 1 ? reasons[0] : reasons.map { "* \($0)" }.joined(separator: "\n")
        throw EngineError(.invalidParameter, "invalid endpoint settings:\n\(list)")
    }

    /// `POST /networks/{id}/disconnect`
    ///
    /// - Parameter forgets: whether the container's configuration loses the network too.
    package mutating func disconnect(
        _ containerText: String, from networkText: String, force: Bool, forgets: Bool = true
    ) throws(EngineError) {
        let network = try? findNetwork(networkText)
        let container: Container
        do {
            container = try findContainer(containerText)
        } catch {
            guard network != nil else { throw EngineError(.notFound, "network \(networkText) not found") }
            throw force ? EngineError(.notFound, "endpoint \(containerText) not found") : error
        }
        // A stopped container may still hold a network that is gone.
        let endpoint =
            container.endpoints.first { $0.network == network?.id }
            ?? (force ? container.endpoints.first { $0.networkName == networkText } : nil)
        if network == nil, endpoint == nil { throw EngineError(.notFound, "network \(networkText) not found") }
        if network?.name == "host" {
            throw EngineError(
                .forbidden,
                "cannot disconnect container from host network - container was created in host network mode")
        }
        guard let endpoint else {
            throw EngineError(
                .forbidden, "container \(container.id) is not connected to network \(network?.name ?? networkText)")
        }
        if forgets {
            world.docker.containers[container.id]?.endpoints.removeAll { $0.network == endpoint.network }
        } else if let index = container.endpoints.firstIndex(of: endpoint) {
            world.docker.containers[container.id]?.endpoints[index].isBound = false
        }
        if let namespace = container.network, namespace != .host {
            world.network.namespaces[namespace]?.interfaces.removeAll { $0.network == endpoint.network }
        }
        rewriteSystemFiles(of: container.id, resolver: false)
        if container.state.process != nil { try republishPorts(container.id) }
        if endpoint.address != nil { emit("disconnect", endpoint, of: container) }
    }
}
