import HashTreeCollections
import WorldModel

/// Publishing ports of containers on the host.
extension Simulation {
    /// Publishes the ports of a starting container.
    mutating func publishPorts(_ id: ContainerID, _ namespace: NetworkNamespaceID) throws(EngineError) {
        guard let container = world.docker.containers[id], namespace != .host else { return }
        // Only a network with a way out can be reached from outside.
        guard let endpoint = container.endpoints.first(where: { hasWayOut($0) }) else { return }
        var bindings = container.hostConfig.portBindings
        if container.hostConfig.publishAllPorts {
            let bound = Set(bindings.map(\.containerPort))
            bindings += container.config.exposedPorts.filter { !bound.contains($0) }.map {
                PortBinding(containerPort: $0)
            }
        }
        let hostBinding = world.docker.networks[endpoint.network]?.hostBinding ?? ""
        for var binding in bindings {
            if binding.hostIP.isEmpty { binding.hostIP = hostBinding }
            let parts = binding.containerPort.split(separator: "/").map(String.init)
            guard let port = Int(parts[0]) else { continue }
            let transport = parts.count > 1 ? parts[1] : "tcp"
            func refuse(_ reason: String) -> EngineError {
                EngineError(
                    .system,
                    "failed to set up container networking: driver failed programming external connectivity on endpoint \(container.name) (\(endpoint.endpointID)): \(reason)"
                )
            }
            guard isHostAddress(binding.hostIP) else {
                let target = "\(endpoint.address?.description ?? ""):\(port)/\(transport)"
                throw refuse(
                    "failed to bind host port for \(binding.hostIP):\(binding.hostPort):\(target): cannot assign requested address"
                )
            }
            switch choosePort(for: binding, transport, id) {
            case .free(let hostPort):
                let addresses = binding.hostIP.isEmpty ? ["0.0.0.0", "::"] : [binding.hostIP]
                for address in addresses {
                    world.network.published.append(
                        PublishedPort(
                            hostAddress: address, hostPort: hostPort, containerPort: port, transport: transport,
                            container: id, target: namespace))
                }
            case .refused(let reason): throw refuse(reason)
            }
        }
    }

    /// Whether an endpoint is on a network that is not internal.
    package func hasWayOut(_ endpoint: Endpoint) -> Bool {
        endpoint.address != nil && world.docker.networks[endpoint.network].map { !$0.isInternal } ?? false
    }

    /// Whether ports of a running container mean anything: not on an internal network alone, and not without one.
    package func showsPorts(_ container: Container) -> Bool {
        container.hostConfig.networkMode.hasPrefix("container:") || container.endpoints.contains { hasWayOut($0) }
    }

    /// Publishes or withdraws ports after a running container's networks changed.
    mutating func republishPorts(_ id: ContainerID) throws(EngineError) {
        guard let container = world.docker.containers[id], let namespace = container.network else { return }
        let isPublished = world.network.published.contains { $0.container == id }
        let canPublish = container.endpoints.contains { hasWayOut($0) }
        if isPublished, !canPublish { world.network.published.removeAll { $0.container == id } }
        if !isPublished, canPublish { try publishPorts(id, namespace) }
    }

    private enum PortChoice {
        case free(Int)
        case refused(String)
    }

    private func isHostAddress(_ address: String) -> Bool {
        if ["", "0.0.0.0", "::", "::1"].contains(address) || address.hasPrefix("127.") { return true }
        return world.network.namespaces[.host]?.interfaces.contains { $0.address.description == address } ?? false
    }

    /// The host port that a binding asks for: one, the first free one of a range, or any.
    private func choosePort(for binding: PortBinding, _ transport: String, _ id: ContainerID) -> PortChoice {
        let ends = binding.hostPort.split(separator: "-").compactMap { Int($0) }
        guard let first = ends.first, first > 0 else {
            var port = 32_768
            while conflict(port, transport, binding.hostIP) != nil || isListening(port, transport) { port += 1 }
            return .free(port)
        }
        let range = first...max(first, ends[ends.count - 1])
        for port in range where conflict(port, transport, binding.hostIP) == nil && !isListening(port, transport) {
            return .free(port)
        }
        guard range.count == 1 else { return .refused("all ports are allocated") }
        guard let other = conflict(first, transport, binding.hostIP) else {
            // A program of the host has it.
            let address = binding.hostIP.isEmpty ? "0.0.0.0" : binding.hostIP
            let inside = world.docker.containers[id]?.endpoints.first?.address?.description ?? ""
            return .refused(
                "failed to bind host port for \(address):\(first):\(inside):\(binding.containerPort): address already in use"
            )
        }
        // The same binding twice is not noticed before the socket is opened.
        if other.container == id, "\(other.containerPort)/\(transport)" == binding.containerPort {
            return .refused("failed to listen on \(transport.uppercased()) socket: address already in use")
        }
        return .refused("Bind for \(other.hostAddress):\(first) failed: port is already allocated")
    }

    private func isListening(_ port: Int, _ transport: String) -> Bool {
        transport == "tcp" && world.network.namespaces[.host]?.listeningPorts.contains(port) == true
    }

    /// What is published already where a binding would go.
    private func conflict(_ port: Int, _ transport: String, _ address: String) -> PublishedPort? {
        world.network.published.first { other in
            other.hostPort == port && other.transport == transport
                && (other.hostAddress == address || address.isEmpty || other.hostAddress == "0.0.0.0"
                    || address == "0.0.0.0")
        }
    }
}
