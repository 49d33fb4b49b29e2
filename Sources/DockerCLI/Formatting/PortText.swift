import WorldModel

/// Ports as lists show them: `0.0.0.0:8080->80/tcp, [::]:8080->80/tcp`.
enum PortText {
    static func text(of container: Container, _ simulation: Simulation) -> String {
        guard container.state.process != nil else { return "" }
        let published = simulation.world.network.published.filter { $0.container == container.id }
        var parts: [(port: Int, transport: String, text: String)] = []
        for port in published {
            let address = port.hostAddress.contains(":") ? "[\(port.hostAddress)]" : port.hostAddress
            parts.append(
                (
                    port.containerPort, port.transport,
                    "\(address):\(port.hostPort)->\(port.containerPort)/\(port.transport)"
                ))
        }
        for exposed in container.config.exposedPorts {
            let fields = exposed.split(separator: "/").map(String.init)
            guard let number = Int(fields[0]) else { continue }
            let transport = fields.count > 1 ? fields[1] : "tcp"
            if published.contains(where: { $0.containerPort == number && $0.transport == transport }) { continue }
            parts.append((number, transport, exposed))
        }
        return parts.enumerated().sorted {
            ($0.element.port, $0.element.transport, $0.offset) < ($1.element.port, $1.element.transport, $1.offset)
        }.map(\.element.text).joined(separator: ", ")
    }
}
