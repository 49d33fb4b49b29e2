import HashTreeCollections
import WorldModel

/// Containers joining and leaving networks while they live.
extension Simulation {
    /// `POST /networks/{id}/connect`
    package mutating func connect(_ containerText: String, _ attachment: NetworkAttachment) throws(EngineError) {
        let network = try findNetwork(attachment.name)
        let container = try findContainer(containerText)
        try checkConnection(of: container, to: network)
        try checkAddress(attachment.address, in: network)
        var endpoint = Endpoint(network: network.id, networkName: network.name)
        endpoint.aliases = attachment.aliases
        endpoint.requestedAddress = attachment.address.flatMap { IPv4Address($0) }
        endpoint.gatewayPriority = attachment.gatewayPriority
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
        guard !container.endpoints.contains(where: { $0.network == network.id }) else {
            throw EngineError(
                .forbidden, "endpoint with name \(container.name) already exists in network \(network.name)")
        }
    }

    /// Checks an address that a container asks for (moby, `EndpointSettings` validation).
    func checkAddress(_ text: String?, in network: Network) throws(EngineError) {
        guard let text, !text.isEmpty else { return }
        var reasons: [String] = []
        let address = IPv4Address(text)
        if address == nil { reasons.append("invalid IPv4 address: \(text)") }
        if network.isPredefined {
            reasons.append("user specified IP address is supported on user defined networks only")
        }
        let configured = network.subnets.filter(\.isConfigured)
        if configured.isEmpty {
            reasons.append(
                "user specified IP address is supported only when connecting to networks with user configured subnets")
        } else if !configured.contains(where: { pool in address.map { pool.subnet.contains($0) } ?? false }) {
            reasons.append("no configured subnet or ip-range contain the IP address \(text)")
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
