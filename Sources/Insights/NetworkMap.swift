import CommandSyntax
import Engine
import HashTreeCollections
import Kernel
import Phrases
import WorldModel

/// `map`: networks with what is on them. `map A B`: whether A reaches B, and why.
package enum NetworkMap {
    // MARK: The picture

    package static func lines(_ simulation: Simulation) -> [Phrase] {
        let docker = simulation.world.docker
        var lines: [Phrase] = []
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
            if members.isEmpty { lines.append(Phrase("   (nothing is on it)")) }
            for (container, endpoint) in members { lines += entry(container, endpoint, network, simulation) }
            lines.append("")
        }
        lines += others(running)
        let stopped = simulation.containersNewestFirst.count { !$0.state.isRunning }
        if lines.isEmpty { lines.append(Phrase("No container is running.")) }
        if stopped > 0 {
            lines.append(
                stopped == 1
                    ? Phrase("Not running: 1 container (docker ps -a).")
                    : Phrase("Not running: \(stopped) containers (docker ps -a)."))
        }
        return lines
    }

    private static func heading(_ network: Network) -> Phrase {
        let subnet = network.subnets.first.map { "\($0.subnet.first)/\($0.subnet.prefix)" } ?? ""
        let names =
            network.name == "bridge"
            ? Phrase("no names here, only addresses") : Phrase("containers find each other by name")
        let exit: Phrase = network.isInternal ? Phrase(", no way out") : ""
        return "\(network.name)   \(subnet)   \(names)\(exit)"
    }

    private static func entry(
        _ container: Container, _ endpoint: Endpoint, _ network: Network, _ simulation: Simulation
    ) -> [Phrase] {
        let address = endpoint.address?.description ?? ""
        let ports = ports(container, simulation)
        let name = container.name.padded(to: 23)
        let listens = Phrase("listens on \(ports.map(String.init).joined(separator: ", "))")
        var lines: [Phrase] = [
            ports.isEmpty ? "   \(name) \(address)" : "   \(name) \(address.padded(to: 16))\(listens)"
        ]
        let names = endpoint.dnsNames.filter { $0 != container.name && !container.id.hex.hasPrefix($0) }
        if network.name != "bridge", !names.isEmpty {
            lines.append(Phrase("      also called \(names.joined(separator: ", "))"))
        }
        for port in simulation.world.network.published where port.container == container.id && port.hostAddress != "::"
        {
            let host = port.hostAddress == "0.0.0.0" ? "localhost" : port.hostAddress
            lines.append(Phrase("      published: \(host):\(port.hostPort) leads to port \(port.containerPort)"))
        }
        return lines
    }

    /// The ports that something in a container listens on.
    package static func ports(_ container: Container, _ simulation: Simulation) -> [Int] {
        container.network.flatMap { simulation.world.network.namespaces[$0]?.listeningPorts } ?? []
    }

    private static func others(_ running: [Container]) -> [Phrase] {
        running.compactMap { container -> Phrase? in
            let mode = container.hostConfig.networkMode
            if mode == "host" { return Phrase("\(container.name) uses the host's own network.") }
            if mode == "none" || container.endpoints.isEmpty, !mode.hasPrefix("container:") {
                return Phrase("\(container.name) is on no network.")
            }
            guard mode.hasPrefix("container:") else { return nil }
            guard let other = running.first(where: { mode.hasSuffix($0.id.hex) })?.name else {
                return Phrase("\(container.name) shares the network of another container.")
            }
            return Phrase("\(container.name) shares the network of \(other).")
        }
    }
}
