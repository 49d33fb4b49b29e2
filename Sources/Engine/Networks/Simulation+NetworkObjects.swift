import FileTrees
import HashTreeCollections
import WorldModel

/// Making and removing networks.
extension Simulation {
    /// `POST /networks/create`
    package mutating func createNetwork(_ request: NetworkRequest) throws(EngineError) -> Network {
        guard !request.name.isEmpty else {
            throw EngineError(.invalidParameter, "invalid name: name is empty")
        }
        guard !Network.predefinedNames.contains(request.name) else {
            throw EngineError(.forbidden, "operation is not permitted on predefined \(request.name) network")
        }
        var request = request
        var pools: [NetworkPool] = []
        var pools6: [NetworkPool6] = []
        for pool in request.pools {
            if let found = try NetworkPool6(checking: pool) {
                pools6.append(found)
            } else {
                pools.append(try checked(pool))
            }
        }
        guard request.enablesIPv4 || request.enablesIPv6 else {
            throw EngineError(.invalidParameter, "IPv4 or IPv6 must be enabled")
        }
        guard !world.docker.networks.values.contains(where: { $0.name == request.name }) else {
            throw EngineError(.conflict, "network with name \(request.name) already exists")
        }
        try checkScope(of: request)
        if request.isConfigurationOnly { return addConfiguration(request, pools, pools6) }
        try checkDriver(request.driver)
        if !request.configurationFrom.isEmpty {
            (pools, pools6) = try takeConfiguration(&request)
        }
        try checkAddressDriver(of: request)
        for pool in pools6 where request.enablesIPv6 && taken6.contains(where: { $0.overlaps(pool.subnet) }) {
            throw EngineError(
                .forbidden, "invalid pool request: Pool overlaps with other one on this address space")
        }
        for pool in pools where taken.contains(where: { $0.overlaps(pool.subnet) }) {
            throw EngineError(
                .forbidden, "invalid pool request: Pool overlaps with other one on this address space")
        }
        if pools.isEmpty { pools = [try freePool()] }
        if request.enablesIPv6, pools6.isEmpty { pools6 = [freePool6()] }
        try checkParent(request)
        let id = NetworkID(world.random.hex(digits: 64))
        if request.driver == "bridge" { try checkBridgeOptions(request.options, of: id) }
        var network = Network(
            id: id, name: request.name, sequence: world.docker.sequence(), created: world.clock.now,
            driver: request.driver, subnets: pools)
        network.options = request.options
        network.labels = request.labels
        network.isInternal = request.isInternal
        network.isAttachable = request.isAttachable
        network.enablesIPv6 = request.enablesIPv6
        network.subnets6 = pools6
        network.configurationFrom = request.configurationFrom
        network.addressOptions = request.addressOptions
        world.docker.networks[id] = network
        if request.driver == "bridge", let pool = pools.first {
            let hardware = (0..<5).map { _ in hexadecimal([UInt8(truncatingIfNeeded: world.random.next())]) }
            var bridge = Interface(
                name: network.interfaceName, address: pool.effectiveGateway, prefix: pool.subnet.prefix,
                hardwareAddress: (["02"] + hardware).joined(separator: ":"), network: id)
            bridge.address6 = network.pool6?.effectiveGateway
            bridge.prefix6 = network.pool6?.subnet.prefix ?? 64
            world.network.namespaces[.host]?.interfaces.append(bridge)
        }
        emit("network", "create", actor: id.hex, ["name": network.name, "type": network.driver])
        return network
    }

    private func checked(_ pool: NetworkRequest.Pool) throws(EngineError) -> NetworkPool {
        func refuse(_ reason: String) -> EngineError {
            EngineError(.invalidParameter, "invalid network config:\n\(reason)")
        }
        guard let subnet = Subnet(pool.subnet) else {
            throw refuse("invalid subnet \(pool.subnet): invalid CIDR block notation")
        }
        guard subnet.first == subnet.address else {
            throw refuse("invalid subnet \(pool.subnet): it should be \(subnet.first)/\(subnet.prefix)")
        }
        var range: Subnet?
        if let text = pool.range {
            guard let found = Subnet(text) else {
                throw refuse("invalid ip-range \(text): invalid CIDR block notation")
            }
            guard found.first == found.address else {
                throw refuse("invalid ip-range \(text): it should be \(found.first)/\(found.prefix)")
            }
            range = found
        }
        let gateway = pool.gateway.flatMap { IPv4Address($0) }
        if let text = pool.gateway, gateway == nil { throw refuse("invalid gateway \(text): invalid address") }
        var result = NetworkPool(
            subnet: subnet, gateway: gateway,
            effectiveGateway: gateway ?? IPv4Address(bits: subnet.first.bits + 1), range: range)
        result.isConfigured = true
        for (name, text) in pool.auxiliaryAddresses {
            guard let address = IPv4Address(text), subnet.contains(address) else {
                throw refuse("invalid auxiliary address \(name): \(text)")
            }
            result.auxiliaryAddresses[name] = address
        }
        return result
    }

    private func checkDriver(_ driver: String) throws(EngineError) {
        switch driver {
        case "bridge", "macvlan", "ipvlan": return
        case "host", "null":
            throw EngineError(.forbidden, "only one instance of \"\(driver)\" network is allowed")
        case "overlay":
            throw EngineError(
                .unavailable,
                "This node is not a swarm manager. Use \"docker swarm init\" or \"docker swarm join\" to connect this node to swarm and try again."
            )
        default: throw EngineError(.notFound, "plugin \"\(driver)\" not found")
        }
    }

    /// macvlan and ipvlan hang on an interface of the host; `eth0.10` is made on `eth0` (libnetwork, `setup_common`).
    private func checkParent(_ request: NetworkRequest) throws(EngineError) {
        guard ["macvlan", "ipvlan"].contains(request.driver), let parent = request.options["parent"], !parent.isEmpty
        else { return }
        let interfaces = (world.network.namespaces[.host]?.interfaces ?? []).map(\.name)
        guard !interfaces.contains(parent) else { return }
        guard let dot = parent.lastIndex(of: "."), Int(parent[parent.index(after: dot)...]) != nil else {
            throw EngineError(
                .invalidParameter, "invalid subinterface vlan name \(parent), example formatting is eth0.10")
        }
        let base = String(parent[..<dot])
        guard interfaces.contains(base) else {
            throw EngineError(
                .invalidParameter, "-o parent interface was not found on the host: \(base)")
        }
    }

    private var taken: [Subnet] {
        world.docker.networks.values.filter { !$0.isConfigurationOnly }.flatMap { $0.subnets.map(\.subnet) }
    }

    private var taken6: [Subnet6] {
        world.docker.networks.values.filter { !$0.isConfigurationOnly && $0.enablesIPv6 }.flatMap {
            $0.subnets6.map(\.subnet)
        }
    }

    /// The first free subnet of the engine's own IPv6 range, one of unique local addresses (RFC 4193).
    private func freePool6() -> NetworkPool6 {
        let digits = (try? findNetwork("bridge").id.hex.prefix(10)).flatMap { UInt64($0, radix: 16) } ?? 0
        let base = [0xFD00 | digits >> 32, digits >> 16 & 0xFFFF, digits & 0xFFFF].map(UInt16.init)
        let taken = self.taken6
        let subnets = (0...taken.count).map { number in
            Subnet6(IPv6Address(groups: base + [UInt16(truncatingIfNeeded: number), 0, 0, 0, 0]), prefix: 64)
        }
        let subnet = subnets.first { candidate in !taken.contains { $0.overlaps(candidate) } } ?? subnets[0]
        let gateway = subnet.first.advanced(by: 1)
        return NetworkPool6(subnet: subnet, gateway: gateway, effectiveGateway: gateway)
    }

    /// The first free one of Docker's default address pools: 172.17 to 172.31 with 16 bits, then 192.168 with 20.
    private func freePool() throws(EngineError) -> NetworkPool {
        let taken = self.taken
        let large = (17...31).map { Subnet(IPv4Address(bits: 0xAC00_0000 | UInt32($0) << 16), prefix: 16) }
        let small = (0..<16).map { Subnet(IPv4Address(bits: 0xC0A8_0000 | UInt32($0) << 12), prefix: 20) }
        guard let subnet = (large + small).first(where: { candidate in !taken.contains { $0.overlaps(candidate) } })
        else {
            throw EngineError(
                .invalidParameter, "all predefined address pools have been fully subnetted")
        }
        let gateway = IPv4Address(bits: subnet.first.bits + 1)
        return NetworkPool(subnet: subnet, gateway: gateway, effectiveGateway: gateway)
    }

    /// Removes a network that no running container belongs to (`DELETE /networks/{id}`).
    package mutating func removeNetwork(_ text: String) throws(EngineError) {
        let network = try findNetwork(text)
        guard !network.isPredefined else {
            throw EngineError(.forbidden, "\(network.name) is a pre-defined network and cannot be removed")
        }
        guard !world.docker.networks.values.contains(where: { $0.configurationFrom == network.name }) else {
            throw EngineError(
                .forbidden, "error while removing network: configuration network \"\(network.name)\" is in use")
        }
        let active = world.docker.containers.values.sorted { $0.sequence < $1.sequence }.flatMap { container in
            container.endpoints.filter { $0.network == network.id && $0.address != nil }
                .map { "name:\"\(container.name)\" id:\"\($0.endpointID.prefix(12))\"" }
        }
        guard active.isEmpty else {
            throw EngineError(
                .forbidden,
                "error while removing network: network \(network.name) has active endpoints (\(active.joined(separator: ", ")))"
            )
        }
        world.docker.networks[network.id] = nil
        world.network.namespaces[.host]?.interfaces.removeAll { $0.network == network.id }
        emit("network", "destroy", actor: network.id.hex, ["name": network.name, "type": network.driver])
    }
}

extension Network {
    /// The bridge's interface on the host.
    var interfaceName: String {
        options["com.docker.network.bridge.name"] ?? "br-" + id.hex.prefix(12)
    }
}
