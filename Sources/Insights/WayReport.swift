import Engine
import Kernel
import WorldModel

/// Why one machine reaches another, or does not: network, name and port, in words for beginners.
package struct WayReport {
    package private(set) var lines: [String] = []
    /// Whether something answers: at the port that was asked for, or at any where none was.
    package private(set) var reaches = false

    private let simulation: Simulation
    private let origin: Origin
    private let port: Int?

    /// Who asks.
    private struct Origin {
        var name: String
        var process: ProcessID
        var namespace: NetworkNamespaceID
        /// `nil` for this machine.
        var container: Container?
    }

    /// - Parameters:
    ///   - source: a container, or `you` for this machine.
    ///   - target: a name or address, with a port or without.
    package init(_ simulation: Simulation, from source: String, to target: String) {
        self.simulation = simulation
        let parts = target.split(separator: ":", maxSplits: 1).map(String.init)
        let name = parts.first ?? ""
        port = parts.count > 1 ? Int(parts[1]) : nil
        switch Self.origin(simulation, source) {
        case .success(let found): origin = found
        case .failure(let fault):
            origin = Origin(name: source, process: ProcessID(0), namespace: .host)
            lines = [fault.text]
            return
        }
        guard parts.count < 2 || port != nil else {
            lines = ["\(parts[1]) is no port."]
            return
        }
        follow(name)
    }

    private struct Fault: Error { var text: String }

    private static func origin(_ simulation: Simulation, _ source: String) -> Result<Origin, Fault> {
        if let container = try? simulation.findContainer(source) {
            guard let process = container.state.process, container.state.isRunning else {
                return .failure(Fault(text: notRunning(container)))
            }
            return .success(
                Origin(
                    name: container.name, process: process, namespace: simulation.namespace(of: process),
                    container: container))
        }
        let mine = simulation.world.processes.table.filter { $0.value.machine == .host }.map(\.key).min()
        guard ["you", "host", "localhost"].contains(source), let mine else {
            return .failure(Fault(text: "There is no container \(source)."))
        }
        return .success(Origin(name: "this machine", process: mine, namespace: .host))
    }

    private static func notRunning(_ container: Container) -> String {
        "\(container.name) is not running, so it has no address. Start it: docker start \(container.name)"
    }

    // MARK: Hops

    private mutating func follow(_ name: String) {
        let named = try? simulation.findContainer(name)
        if let address = simulation.lookUp(name, as: origin.process).first {
            arrive(at: address, name: IPv4Address(name) == nil ? name : nil)
        } else if let named, named.name == name || named.id.hex.hasPrefix(name) {
            explainNoName(of: named)
        } else {
            lines = [
                origin.container == nil
                    ? "Nothing is called \(name): neither this machine nor its name server knows that name."
                    : "There is no container \(name): no network knows that name."
            ]
        }
    }

    /// A container that is there, and that the name server does not tell of.
    private mutating func explainNoName(of target: Container) {
        guard target.state.isRunning else {
            lines = [Self.notRunning(target)]
            return
        }
        guard let from = origin.container else {
            lines = ["1. Name: this machine does not know the names of containers; other containers do."]
            let published = simulation.world.network.published.filter { $0.container == target.id }
            if let first = published.first {
                lines.append(
                    "   Use a published port: localhost:\(first.hostPort) leads to its port \(first.containerPort).")
            } else if let address = target.endpoints.compactMap(\.address).first {
                lines.append("   Publish a port with -p, or use its address, which changes: \(address)")
            }
            return
        }
        let shared = target.endpoints.first { theirs in from.endpoints.contains { $0.network == theirs.network } }
        guard let shared, let address = shared.address else {
            lines = apart(from, target)
            return
        }
        lines = ["1. Network: both are on \(shared.networkName), so packets get through."]
        if shared.networkName == "bridge" {
            lines.append("2. Name: the default network bridge knows no names. \(from.name) must use \(address),")
            lines.append("   or both join a network of their own: docker network create app")
        } else {
            lines.append("2. Name: \(from.name) does not ask Docker's name server, so it must use \(address).")
        }
        end(in: simulation.namespace(of: target.state.process ?? origin.process), at: address, target)
        reaches = false
    }

    private func apart(_ from: Container, _ to: Container) -> [String] {
        func networks(_ container: Container) -> String {
            let mode = container.hostConfig.networkMode
            if mode == "host" || mode == "none" { return mode == "host" ? "the host's own network" : "no network" }
            let names = container.endpoints.map(\.networkName)
            return names.isEmpty ? "no network" : names.joined(separator: ", ")
        }
        var lines = [
            "1. Network: \(from.name) is on \(networks(from)), \(to.name) is on \(networks(to)). They share none,",
            "   so \(to.name) cannot be found by name, and packets to its address are dropped.",
        ]
        if to.hostConfig.networkMode == "host" {
            lines[1] = "   so \(to.name) cannot be found by name. Its ports are those of this machine."
            lines.append("   Run \(from.name) with --add-host host.docker.internal:host-gateway to reach them.")
        } else if let network = to.endpoints.first(where: { !["bridge", "host", "none"].contains($0.networkName) }) {
            lines.append("   To change that: docker network connect \(network.networkName) \(from.name)")
        } else {
            lines.append("   To change that: put both on one network of their own: docker network create app")
        }
        return lines
    }

    /// The address is known: where does it lead?
    private mutating func arrive(at address: IPv4Address, name: String?) {
        let way: Simulation.Way
        do throws(Errno) {
            way = try simulation.way(from: origin.namespace, to: address, port: port ?? 0)
        } catch {
            if let name { lines.append("1. Name: \(name) is \(address).") }
            lines += [nowhere(address, error)].map { "\(lines.count + 1). Network: " + $0 }
            return
        }
        let target = container(in: way.namespace)
        if address.isLoopback, way.namespace == origin.namespace {
            lines = [
                "1. Name: \(name ?? address.description) is \(origin.name) itself\(origin.container == nil ? "" : ", not this machine")."
            ]
        } else if way.isPublished {
            lines = [
                "1. Published: port \(port ?? 0) of this machine leads to port \(way.port) of \(target?.name ?? "it")."
            ]
        } else if way.namespace == origin.namespace {
            lines = ["1. Network: \(name ?? address.description) is \(origin.name) itself."]
        } else if let target, let network = sharedNetwork(address, target) {
            lines = ["1. Network: both are on \(network), so packets get through."]
            if let name {
                let isServer = target.endpoints.contains { $0.address == address && $0.dnsNames.contains(name) }
                lines.append(
                    isServer
                        ? "2. Name: \(origin.name) asks Docker's name server, which says \(name) is \(address)."
                        : "2. Name: \(origin.name) reads in its /etc/hosts that \(name) is \(address).")
            }
        } else {
            let place = target.map { "\($0.name), whose networks this machine can reach" } ?? "this machine, the host"
            lines = ["1. Network: \(name.map { "\($0) is " } ?? "")\(address)\(name == nil ? " is" : ",") \(place)."]
        }
        end(in: way.namespace, at: way.address, target, port: way.isPublished ? way.port : nil)
    }

    private func nowhere(_ address: IPv4Address, _ error: Errno) -> String {
        let isOnInternal = origin.container?.endpoints.contains {
            simulation.world.docker.networks[$0.network]?.isInternal == true
        }
        switch error {
        case .unreachable:
            return isOnInternal == true
                ? "\(origin.name) is on an internal network, which has no way out, so \(address) cannot be reached."
                : "\(origin.name) is on no network, so \(address) cannot be reached."
        case .noRoute: return "nobody has the address \(address)."
        default:
            let owner = simulation.world.docker.containers.values.first { container in
                container.endpoints.contains { $0.address == address }
            }
            if let owner, let from = origin.container,
                !from.endpoints.contains(where: { mine in owner.endpoints.contains { $0.network == mine.network } })
            {
                return
                    "\(address) is \(owner.name), on a network that \(from.name) is not on. Docker drops the packets."
            }
            if owner != nil { return "the network has enable_icc=false: its containers do not reach each other." }
            return isOnInternal == true
                ? "published ports cannot be reached from an internal network."
                : "nothing answers at \(address)."
        }
    }

    private func container(in namespace: NetworkNamespaceID) -> Container? {
        guard namespace != .host else { return nil }
        let all = simulation.world.docker.containers.values.filter { $0.network == namespace && $0.state.isRunning }
        return all.first { !$0.hostConfig.networkMode.hasPrefix("container:") } ?? all.first
    }

    private func sharedNetwork(_ address: IPv4Address, _ target: Container) -> String? {
        guard let mine = simulation.world.network.namespaces[origin.namespace]?.interfaces, origin.namespace != .host
        else { return nil }
        let endpoint = target.endpoints.first { $0.address == address }
        return endpoint.flatMap { end in mine.contains { $0.network == end.network } ? end.networkName : nil }
    }

    // MARK: The port

    /// - Parameter published: the port inside, where a published one led here.
    private mutating func end(
        in namespace: NetworkNamespaceID, at address: IPv4Address, _ target: Container?, port published: Int? = nil
    ) {
        let place = simulation.world.network.namespaces[namespace]
        let who = target?.name ?? (namespace == .host ? "this machine" : origin.name)
        let step = (lines.last { $0.first?.isNumber == true }?.prefix { $0.isNumber }).flatMap { Int($0) } ?? 0
        func say(_ text: String) { lines.append("\(step + 1). Port: " + text) }
        let open = place?.listeningPorts ?? []
        let heard = open.filter { place?.listener(at: address, port: $0) != nil }
        guard let port = published ?? port else {
            reaches = !heard.isEmpty
            if heard.isEmpty {
                say(
                    open.isEmpty
                        ? "nothing in \(who) listens, so every connection is refused."
                        : "\(who) listens on \(Self.list(open)), but \(onlyInside(who))")
            } else {
                say(
                    "\(who) listens on \(Self.list(heard))."
                        + (target == nil ? "" : " Publishing is not needed for this."))
            }
            return
        }
        if heard.contains(port) {
            reaches = true
            return say("something in \(who) listens on \(port). It works.")
        }
        if open.contains(port) { return say("something in \(who) listens on \(port), but \(onlyInside(who))") }
        if published != nil {
            return say(
                "nothing in \(who) listens on \(port): the connection is closed at once."
                    + (open.isEmpty ? "" : " It listens on \(Self.list(open))."))
        }
        let mapping = simulation.world.network.published.first {
            $0.hostPort == port && $0.container == target?.id
        }
        if let mapping {
            return say(
                "\(port) is the port on the host. Between containers it is \(mapping.containerPort): \(who):\(mapping.containerPort)"
            )
        }
        say(
            "nothing in \(who) listens on \(port): the connection is refused."
                + (open.isEmpty ? "" : " It listens on \(Self.list(open))."))
    }

    private func onlyInside(_ who: String) -> String {
        "only at an address of its own inside. It has to listen at 0.0.0.0."
    }

    private static func list(_ ports: [Int]) -> String { ports.map(String.init).joined(separator: ", ") }
}
