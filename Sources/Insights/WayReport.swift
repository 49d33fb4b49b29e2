import Engine
import Kernel
import Phrases
import WorldModel

/// Why one machine reaches another, or does not: network, name and port, in words for beginners.
package struct WayReport {
    package private(set) var lines: [Phrase] = []
    /// Whether something answers: at the port that was asked for, or at any where none was.
    package private(set) var reaches = false

    private let simulation: Simulation
    private let origin: Origin
    private let port: Int?

    /// Who asks.
    private struct Origin {
        var name: Phrase
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
            origin = Origin(name: Phrase(verbatim: source), process: ProcessID(0), namespace: .host)
            lines = [fault.text]
            return
        }
        guard parts.count < 2 || port != nil else {
            lines = [Phrase("\(parts[1]) is no port.")]
            return
        }
        follow(name)
    }

    private struct Fault: Error { var text: Phrase }

    private static func origin(_ simulation: Simulation, _ source: String) -> Result<Origin, Fault> {
        if let container = try? simulation.findContainer(source) {
            guard let process = container.state.process, container.state.isRunning else {
                return .failure(Fault(text: notRunning(container)))
            }
            return .success(
                Origin(
                    name: Phrase(verbatim: container.name), process: process,
                    namespace: simulation.namespace(of: process),
                    container: container))
        }
        let mine = simulation.world.processes.table.filter { $0.value.machine == .host }.map(\.key).min()
        guard ["you", "host", "localhost"].contains(source), let mine else {
            return .failure(Fault(text: Phrase("There is no container \(source).")))
        }
        return .success(Origin(name: Phrase("this machine"), process: mine, namespace: .host))
    }

    private static func notRunning(_ container: Container) -> Phrase {
        Phrase("\(container.name) is not running, so it has no address. Start it: docker start \(container.name)")
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
                    ? Phrase("Nothing is called \(name): neither this machine nor its name server knows that name.")
                    : Phrase("There is no container \(name): no network knows that name.")
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
            lines = [Phrase("1. Name: this machine does not know the names of containers; other containers do.")]
            let published = simulation.world.network.published.filter { $0.container == target.id }
            if let first = published.first {
                lines.append(
                    Phrase(
                        "   Use a published port: localhost:\(first.hostPort) leads to its port \(first.containerPort)."
                    ))
            } else if let address = target.endpoints.compactMap(\.address).first {
                lines.append(Phrase("   Publish a port with -p, or use its address, which changes: \(address)"))
            }
            return
        }
        let shared = target.endpoints.first { theirs in from.endpoints.contains { $0.network == theirs.network } }
        guard let shared, let address = shared.address else {
            lines = apart(from, target)
            return
        }
        lines = [Phrase("1. Network: both are on \(shared.networkName), so packets get through.")]
        if shared.networkName == "bridge" {
            lines.append(
                Phrase(
                    "2. Name: the default network bridge knows no names. \(from.name) must use \(address), or both join a network of their own: docker network create app"
                ))
        } else {
            lines.append(Phrase("2. Name: \(from.name) does not ask Docker's name server, so it must use \(address)."))
        }
        end(in: simulation.namespace(of: target.state.process ?? origin.process), at: address, target)
        reaches = false
    }

    private func apart(_ from: Container, _ to: Container) -> [Phrase] {
        func networks(_ container: Container) -> Phrase {
            let mode = container.hostConfig.networkMode
            if mode == "host" || mode == "none" {
                return mode == "host" ? Phrase("the host's own network") : Phrase("no network")
            }
            let names = container.endpoints.map(\.networkName)
            return names.isEmpty ? Phrase("no network") : Phrase(verbatim: names.joined(separator: ", "))
        }
        let host = to.hostConfig.networkMode == "host"
        var lines = [
            host
                ? Phrase(
                    "1. Network: \(from.name) is on \(networks(from)), \(to.name) is on \(networks(to)). They share none, so \(to.name) cannot be found by name. Its ports are those of this machine."
                )
                : Phrase(
                    "1. Network: \(from.name) is on \(networks(from)), \(to.name) is on \(networks(to)). They share none, so \(to.name) cannot be found by name, and packets to its address are dropped."
                )
        ]
        if host {
            lines.append(
                Phrase("   Run \(from.name) with --add-host host.docker.internal:host-gateway to reach them."))
        } else if let network = to.endpoints.first(where: { !["bridge", "host", "none"].contains($0.networkName) }) {
            lines.append(Phrase("   To change that: docker network connect \(network.networkName) \(from.name)"))
        } else {
            lines.append(Phrase("   To change that: put both on one network of their own: docker network create app"))
        }
        return lines
    }

    /// The address is known: where does it lead?
    private mutating func arrive(at address: IPv4Address, name: String?) {
        let way: Simulation.Way
        do throws(Errno) {
            way = try simulation.way(from: origin.namespace, to: address, port: port ?? 0)
        } catch {
            if let name { lines.append(Phrase("1. Name: \(name) is \(address).")) }
            lines.append(Phrase("\(lines.count + 1). Network: \(nowhere(address, error))"))
            return
        }
        let target = container(in: way.namespace)
        if address.isLoopback, way.namespace == origin.namespace {
            let called = name ?? address.description
            lines = [
                origin.container == nil
                    ? Phrase("1. Name: \(called) is \(origin.name) itself.")
                    : Phrase("1. Name: \(called) is \(origin.name) itself, not this machine.")
            ]
        } else if way.isPublished {
            lines = [
                Phrase(
                    "1. Published: port \(port ?? 0) of this machine leads to port \(way.port) of \(target?.name ?? "?")."
                )
            ]
        } else if way.namespace == origin.namespace {
            lines = [Phrase("1. Network: \(name ?? address.description) is \(origin.name) itself.")]
        } else if let target, let network = sharedNetwork(address, target) {
            lines = [Phrase("1. Network: both are on \(network), so packets get through.")]
            if let name {
                let isServer = target.endpoints.contains { $0.address == address && $0.dnsNames.contains(name) }
                lines.append(
                    isServer
                        ? Phrase("2. Name: \(origin.name) asks Docker's name server, which says \(name) is \(address).")
                        : Phrase("2. Name: \(origin.name) reads in its /etc/hosts that \(name) is \(address)."))
            }
        } else {
            let place =
                target.map { Phrase("\($0.name), whose networks this machine can reach") }
                ?? Phrase("this machine, the host")
            lines = [
                name.map { Phrase("1. Network: \($0) is \(address), \(place).") }
                    ?? Phrase("1. Network: \(address) is \(place).")
            ]
        }
        end(in: way.namespace, at: way.address, target, port: way.isPublished ? way.port : nil)
    }

    private func nowhere(_ address: IPv4Address, _ error: Errno) -> Phrase {
        let isOnInternal = origin.container?.endpoints.contains {
            simulation.world.docker.networks[$0.network]?.isInternal == true
        }
        switch error {
        case .unreachable:
            return isOnInternal == true
                ? Phrase(
                    "\(origin.name) is on an internal network, which has no way out, so \(address) cannot be reached.")
                : Phrase("\(origin.name) is on no network, so \(address) cannot be reached.")
        case .noRoute: return Phrase("nobody has the address \(address).")
        default:
            let owner = simulation.world.docker.containers.values.first { container in
                container.endpoints.contains { $0.address == address }
            }
            if let owner, let from = origin.container,
                !from.endpoints.contains(where: { mine in owner.endpoints.contains { $0.network == mine.network } })
            {
                return
                    Phrase(
                        "\(address) is \(owner.name), on a network that \(from.name) is not on. Docker drops the packets."
                    )
            }
            if owner != nil {
                return Phrase("the network has enable_icc=false: its containers do not reach each other.")
            }
            return isOnInternal == true
                ? Phrase("published ports cannot be reached from an internal network.")
                : Phrase("nothing answers at \(address).")
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
        let who =
            target.map { Phrase(verbatim: $0.name) } ?? (namespace == .host ? Phrase("this machine") : origin.name)
        let step = (lines.last { $0.english.first?.isNumber == true }?.english.prefix { $0.isNumber }).flatMap {
            Int($0)
        }
        func say(_ phrase: Phrase) { lines.append(Phrase("\((step ?? 0) + 1). Port: \(phrase)")) }
        let open = place?.listeningPorts ?? []
        let heard = open.filter { place?.listener(at: address, port: $0) != nil }
        guard let port = published ?? port else {
            reaches = !heard.isEmpty
            if heard.isEmpty {
                say(
                    open.isEmpty
                        ? Phrase("nothing in \(who) listens, so every connection is refused.")
                        : Phrase("\(who) listens on \(Self.list(open)), but \(onlyInside())"))
            } else {
                say(
                    target == nil
                        ? Phrase("\(who) listens on \(Self.list(heard)).")
                        : Phrase("\(who) listens on \(Self.list(heard)). Publishing is not needed for this."))
            }
            return
        }
        if heard.contains(port) {
            reaches = true
            return say(Phrase("something in \(who) listens on \(port). It works."))
        }
        if open.contains(port) { return say(Phrase("something in \(who) listens on \(port), but \(onlyInside())")) }
        let others: Phrase = open.isEmpty ? "" : Phrase(" It listens on \(Self.list(open)).")
        if published != nil {
            return say(Phrase("nothing in \(who) listens on \(port): the connection is closed at once.\(others)"))
        }
        let mapping = simulation.world.network.published.first {
            $0.hostPort == port && $0.container == target?.id
        }
        if let mapping {
            let inside = mapping.containerPort
            return say(
                Phrase("\(port) is the port on the host. Between containers it is \(inside): \(who):\(inside)"))
        }
        say(Phrase("nothing in \(who) listens on \(port): the connection is refused.\(others)"))
    }

    private func onlyInside() -> Phrase {
        Phrase("only at an address of its own inside. It has to listen at 0.0.0.0.")
    }

    private static func list(_ ports: [Int]) -> String { ports.map(String.init).joined(separator: ", ") }
}
