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

    private static func ports(_ container: Container, _ simulation: Simulation) -> [Int] {
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

    // MARK: The way

    /// - Parameter target: a container's name, with a port or without.
    package static func way(_ simulation: Simulation, from source: String, to target: String) -> [String] {
        let parts = target.split(separator: ":", maxSplits: 1).map(String.init)
        let port = parts.count > 1 ? Int(parts[1]) : nil
        guard let from = try? simulation.findContainer(source) else { return ["There is no container \(source)."] }
        guard let to = try? simulation.findContainer(parts[0]) else {
            return ["There is no container \(parts[0]): no network knows that name."]
        }
        for container in [from, to] where !container.state.isRunning {
            return ["\(container.name) is not running, so it has no address. Start it: docker start \(container.name)"]
        }
        let shared = from.endpoints.filter { mine in to.endpoints.contains { $0.network == mine.network } }
        guard let link = shared.first, let endpoint = to.endpoints.first(where: { $0.network == link.network }),
            let network = simulation.world.docker.networks[link.network]
        else {
            return apart(from, to)
        }
        var lines = ["1. Network: both are on \(network.name), so packets get through."]
        let address = endpoint.address?.description ?? ""
        if network.name == "bridge" {
            lines.append("2. Name: the default network bridge knows no names. \(from.name) must use \(address),")
            lines.append("   or both join a network of their own: docker network create app")
        } else {
            lines.append("2. Name: \(from.name) asks Docker's name server, which says \(to.name) is \(address).")
        }
        return lines + ending(to, port, simulation)
    }

    private static func apart(_ from: Container, _ to: Container) -> [String] {
        func names(_ container: Container) -> String {
            let names = container.endpoints.map(\.networkName)
            return names.isEmpty ? "no network" : names.joined(separator: ", ")
        }
        var lines = [
            "1. Network: \(from.name) is on \(names(from)), \(to.name) is on \(names(to)). They share none,",
            "   so \(to.name) cannot be found by name, and packets to its address are dropped.",
        ]
        if let network = to.endpoints.first(where: { !["bridge", "host", "none"].contains($0.networkName) }) {
            lines.append("   To change that: docker network connect \(network.networkName) \(from.name)")
        } else {
            lines.append("   To change that: put both on one network of their own: docker network create app")
        }
        return lines
    }

    private static func ending(_ to: Container, _ port: Int?, _ simulation: Simulation) -> [String] {
        let open = ports(to, simulation)
        guard let port else {
            return [
                open.isEmpty
                    ? "3. Port: nothing in \(to.name) listens, so every connection is refused."
                    : "3. Port: \(to.name) listens on \(open.map(String.init).joined(separator: ", ")). Publishing is not needed for this."
            ]
        }
        guard !open.contains(port) else { return ["3. Port: something in \(to.name) listens on \(port). It works."] }
        let published = simulation.world.network.published.first { $0.container == to.id && $0.hostPort == port }
        if let published {
            return [
                "3. Port: \(port) is the port on the host. Between containers it is \(published.containerPort): \(to.name):\(published.containerPort)"
            ]
        }
        return [
            "3. Port: nothing in \(to.name) listens on \(port): the connection is refused."
                + (open.isEmpty ? "" : " It listens on \(open.map(String.init).joined(separator: ", ")).")
        ]
    }
}
