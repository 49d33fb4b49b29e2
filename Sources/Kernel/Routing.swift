import WorldModel

/// A line of a routing table.
package struct Route: Sendable, Equatable {
    /// Nothing for the default route.
    package var subnet: Subnet?
    package var gateway: IPv4Address?
    package var interface: Interface
}

extension Simulation {
    /// Where packets for other networks go. Of several networks the one with the highest priority does it, and of equal ones
    /// the first by name; an internal network has no way out (moby, `libnetwork`, `Endpoint.less`).
    package func defaultRoute(of namespace: NetworkNamespaceID) -> Route? {
        let interfaces = world.network.namespaces[namespace]?.interfaces ?? []
        if namespace == .host {
            guard let outer = interfaces.first(where: { $0.name != "lo" && $0.network == nil }) else { return nil }
            let first = Subnet(outer.address, prefix: outer.prefix).first
            return Route(gateway: IPv4Address(bits: first.bits + 1), interface: outer)
        }
        let ways = interfaces.compactMap { interface -> (order: (Int, String), route: Route)? in
            guard let network = interface.network.flatMap({ world.docker.networks[$0] }), !network.isInternal,
                let gateway = network.subnets.first?.effectiveGateway
            else { return nil }
            return ((-interface.gatewayPriority, network.name), Route(gateway: gateway, interface: interface))
        }
        return ways.min { $0.order < $1.order }?.route
    }

    /// The routing table of a namespace: the default route first, then the networks by address.
    package func routes(of namespace: NetworkNamespaceID) -> [Route] {
        let interfaces = (world.network.namespaces[namespace]?.interfaces ?? []).filter { $0.name != "lo" }
        let direct = interfaces.map { Route(subnet: Subnet($0.address, prefix: $0.prefix), interface: $0) }
        return (defaultRoute(of: namespace).map { [$0] } ?? [])
            + direct.sorted { ($0.subnet?.first.bits ?? 0) < ($1.subnet?.first.bits ?? 0) }
    }
}
