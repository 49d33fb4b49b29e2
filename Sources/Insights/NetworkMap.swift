import CommandSyntax
import Engine
import HashTreeCollections
import Kernel
import WorldModel

/// `map`: networks with what is on them. `map A B`: whether A reaches B, and why.
package enum NetworkMap {
    // MARK: The picture

    package static func lines(_ simulation: Simulation) -> [String] {
        let docker = simulation.world.docker
        var lines: [String] = []
        let running = simulation.containersNewestFirst.reversed().filter(\.state.isRunning)
        let networks = docker.networks.values.filter { $0.driver != "null" && $0.driver != "host" }.sorted {
            $0.sequence < $1.sequence
        }
        for network in networks {
            let members = running.compactMap { container in
                container.endpoints.first { $0.network == network.id }.map { (container, $0) }
            }
            guard !members.isEmpty || !network.isPredefined else { continue }
            lines.append(heading(network))
            if members.isEmpty { lines.append("   (nothing is on it)") }
            for (container, endpoint) in members { lines += entry(container, endpoint, network, simulation) }
            lines.append("")
        }
        lines += others(running)
        let stopped = simulation.containersNewestFirst.count { !$0.state.isRunning }
        if lines.isEmpty { lines.append("No container is running.") }
        if stopped > 0 { lines.append("Not running: \(stopped) container\(stopped == 1 ? "" : "s") (docker ps -a).") }
        return lines
    }

    private static func heading(_ network: Network) -> String {
        let subnet = network.subnets.first.map { "\($0.subnet.first)/\($0.subnet.prefix)" } ?? ""
        let names = network.name == "bridge" ? "no names here, only addresses" : "containers find each other by name"
        return "\(network.name)   \(subnet)   \(names)" + (network.isInternal ? ", no way out" : "")
    }

    private static func entry(
        _ container: Container, _ endpoint: Endpoint, _ network: Network, _ simulation: Simulation
    ) -> [String] {
        let address = endpoint.address?.description ?? ""
        let listens = listening(container, simulation)
        var lines = [
            "   \(container.name.padded(to: 23)) " + (listens.isEmpty ? address : address.padded(to: 16) + listens)
        ]
        let names = endpoint.dnsNames.filter { $0 != container.name && !container.id.hex.hasPrefix($0) }
        if network.name != "bridge", !names.isEmpty {
            lines.append("      also called \(names.joined(separator: ", "))")
        }
        for port in simulation.world.network.published where port.container == container.id && port.hostAddress != "::"
        {
            let host = port.hostAddress == "0.0.0.0" ? "localhost" : port.hostAddress
            lines.append("      published: \(host):\(port.hostPort) leads to port \(port.containerPort)")
        }
        return lines
    }

    private static func listening(_ container: Container, _ simulation: Simulation) -> String {
        let ports = ports(container, simulation)
        return ports.isEmpty ? "" : "listens on " + ports.map(String.init).joined(separator: ", ")
    }

    /// The ports that something in a container listens on.
    package static func ports(_ container: Container, _ simulation: Simulation) -> [Int] {
        container.network.flatMap { simulation.world.network.namespaces[$0]?.listeningPorts } ?? []
    }

    private static func others(_ running: [Container]) -> [String] {
        running.compactMap { container in
            let mode = container.hostConfig.networkMode
            if mode == "host" { return "\(container.name) uses the host's own network." }
            if mode == "none" || container.endpoints.isEmpty, !mode.hasPrefix("container:") {
                return "\(container.name) is on no network."
            }
            guard mode.hasPrefix("container:") else { return nil }
            let other = running.first { mode.hasSuffix($0.id.hex) }?.name ?? "another container"
            return "\(container.name) shares the network of \(other)."
        }
    }
}
