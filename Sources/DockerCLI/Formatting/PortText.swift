import CommandSyntax
import WorldModel

/// Ports as lists show them: `0.0.0.0:8080->80/tcp, [::]:8080->80/tcp` (docker/cli, `DisplayablePorts`).
package enum PortText {
    /// A port of a container: published at a host's address, or only exposed.
    package struct Port {
        package var address: String
        package var containerPort: Int
        package var hostPort: Int
        package var transport: String

        var order: (Int, String, Int, String) { (containerPort, address, hostPort, transport) }
    }

    static func text(of container: Container, _ simulation: Simulation) -> String {
        guard container.state.process != nil, simulation.showsPorts(container) else { return "" }
        let ports = ports(of: container, simulation).sorted { $0.order < $1.order }
        var mappings: [String] = []
        var finished: [String] = []
        var groups: [(key: String, address: String, transport: String, range: ClosedRange<Int>)] = []
        for port in ports {
            if !port.address.isEmpty, port.hostPort != port.containerPort {
                mappings.append("\(host(port.address)):\(port.hostPort)->\(port.containerPort)/\(port.transport)")
                continue
            }
            // Neighbouring ports become a range.
            let key = port.address + "/" + port.transport
            let range = port.containerPort...port.containerPort
            guard let index = groups.firstIndex(where: { $0.key == key }) else {
                groups.append((key, port.address, port.transport, range))
                continue
            }
            if groups[index].range.upperBound + 1 == port.containerPort {
                groups[index].range = groups[index].range.lowerBound...port.containerPort
            } else {
                finished.append(text(groups[index].address, groups[index].transport, groups[index].range))
                groups[index].range = range
            }
        }
        return (finished + groups.map { text($0.address, $0.transport, $0.range) } + mappings).joined(separator: ", ")
    }

    private static func text(_ address: String, _ transport: String, _ range: ClosedRange<Int>) -> String {
        let ports = range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)-\(range.upperBound)"
        return (address.isEmpty ? ports : "\(host(address)):\(ports)->\(ports)") + "/" + transport
    }

    private static func host(_ address: String) -> String { address.contains(":") ? "[\(address)]" : address }

    package static func ports(of container: Container, _ simulation: Simulation) -> [Port] {
        var ports = simulation.world.network.published.filter { $0.container == container.id }.map { port in
            Port(
                address: port.hostAddress, containerPort: port.containerPort, hostPort: port.hostPort,
                transport: port.transport)
        }
        for exposed in container.config.exposedPorts {
            let fields = exposed.split(separator: "/").map(String.init)
            guard let number = Int(fields[0]) else { continue }
            let transport = fields.count > 1 ? fields[1] : "tcp"
            if ports.contains(where: { $0.containerPort == number && $0.transport == transport }) { continue }
            ports.append(Port(address: "", containerPort: number, hostPort: 0, transport: transport))
        }
        return ports
    }

    /// Compose's `Publishers`.
    static func publishers(of container: Container, _ simulation: Simulation) -> TemplateValue {
        guard container.state.process != nil else { return .list([]) }
        return .list(
            ports(of: container, simulation).sorted { $0.order < $1.order }.map { port in
                Doc.object(
                    "api.PortPublisher",
                    [
                        "URL": .string(port.address), "TargetPort": .int(Int64(port.containerPort)),
                        "PublishedPort": .int(Int64(port.hostPort)), "Protocol": .string(port.transport),
                    ])
            })
    }
}
