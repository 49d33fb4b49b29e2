import HashTreeCollections
import WorldModel

/// Networks that are but a configuration for others (`--config-only`, `--config-from`), and what is checked of a
/// network's scope and address management (transcript netvol-a19).
extension Simulation {
    func checkScope(of request: NetworkRequest) throws(EngineError) {
        if request.isIngress {
            throw EngineError(.forbidden, "Ingress network can only be global scope network")
        }
        if request.scope == "swarm" {
            throw EngineError(.forbidden, "cannot create a swarm scoped network when swarm is not active")
        }
        guard request.enablesIPv4 else {
            throw EngineError(.notImplemented, "Drydock: a network without IPv4 is not simulated")
        }
        guard request.isConfigurationOnly else { return }
        if request.isInternal || request.isAttachable || !request.scope.isEmpty {
            throw EngineError(
                .forbidden,
                "configuration network can only contain network specific fields. Network operator fields like [ ingress | internal | attachable | scope ] are not supported."
            )
        }
        if !request.configurationFrom.isEmpty {
            throw EngineError(.forbidden, "a configuration network cannot depend on another configuration network")
        }
    }

    func checkAddressDriver(of request: NetworkRequest) throws(EngineError) {
        switch request.addressDriver {
        case "default", "": return
        case "null": throw EngineError(.invalidParameter, "ipv4 pool is empty")
        default: throw EngineError(.notFound, "plugin \"\(request.addressDriver)\" not found")
        }
    }

    /// Adds a network that nothing can be on.
    mutating func addConfiguration(
        _ request: NetworkRequest, _ pools: [NetworkPool], _ pools6: [NetworkPool6]
    ) -> Network {
        let id = NetworkID(world.random.hex(digits: 64))
        var network = Network(
            id: id, name: request.name, sequence: world.docker.sequence(), created: world.clock.now, driver: "null",
            subnets: pools)
        network.subnets6 = pools6
        network.isConfigurationOnly = true
        network.enablesIPv6 = request.enablesIPv6
        network.options = request.options
        network.labels = request.labels
        network.addressOptions = request.addressOptions
        world.docker.networks[id] = network
        emit("network", "create", actor: id.hex, ["name": network.name, "type": network.driver])
        return network
    }

    /// The pools of the configuration that a request names; its options and labels go into the request.
    func takeConfiguration(
        _ request: inout NetworkRequest
    ) throws(EngineError) -> (pools: [NetworkPool], pools6: [NetworkPool6]) {
        let name = request.configurationFrom
        let source = world.docker.networks.values.first { $0.name == name && $0.isConfigurationOnly }
        guard let source else {
            throw EngineError(.notFound, "configuration network \"\(name)\" does not exist")
        }
        guard request.pools.isEmpty, request.labels.isEmpty, !request.enablesIPv6, request.addressOptions.isEmpty,
            ["default", ""].contains(request.addressDriver)
        else {
            throw EngineError(
                .forbidden,
                "user specified configurations are not supported if the network depends on a configuration network")
        }
        guard request.options.isEmpty else {
            throw EngineError(
                .forbidden,
                "network driver options are not supported if the network depends on a configuration network")
        }
        request.options = source.options
        request.labels = source.labels
        request.enablesIPv6 = source.enablesIPv6
        request.addressOptions = source.addressOptions
        return (source.subnets, source.subnets6)
    }
}

extension NetworkPool6 {
    /// Checks a pool that was asked for. `nil` for one that is not of IPv6.
    init?(checking pool: NetworkRequest.Pool) throws(EngineError) {
        func refuse(_ reason: String) -> EngineError {
            EngineError(.invalidParameter, "invalid network config:\n\(reason)")
        }
        guard pool.subnet.contains(":"), let subnet = Subnet6(pool.subnet) else { return nil }
        guard subnet.first == subnet.address else {
            throw refuse("invalid subnet \(pool.subnet): it should be \(subnet.first)/\(subnet.prefix)")
        }
        let range = pool.range.map { Subnet6($0) }
        if let text = pool.range, range == .some(nil) {
            throw refuse("invalid ip-range \(text): invalid CIDR block notation")
        }
        let gateway = pool.gateway.flatMap { IPv6Address($0) }
        if let text = pool.gateway, gateway == nil { throw refuse("invalid gateway \(text): invalid address") }
        self.init(
            subnet: subnet, gateway: gateway, effectiveGateway: gateway ?? subnet.first.advanced(by: 1),
            range: range ?? nil)
        isConfigured = true
        for (name, text) in pool.auxiliaryAddresses {
            guard let address = IPv6Address(text), subnet.contains(address) else {
                throw refuse("invalid auxiliary address \(name): \(text)")
            }
            auxiliaryAddresses[name] = address
        }
    }
}
