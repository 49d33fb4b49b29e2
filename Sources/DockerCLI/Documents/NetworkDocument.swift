import CommandSyntax
import Engine
import HashTreeCollections
import WorldModel

/// What `docker inspect` shows of a network (Engine API: `NetworkInspect`).
package enum NetworkDocument {
    package static func value(_ network: Network, _ simulation: Simulation) -> TemplateValue {
        var members: [(String, TemplateValue)] = []
        for container in simulation.world.docker.containers.values.sorted(by: { $0.sequence < $1.sequence }) {
            for endpoint in container.endpoints where endpoint.network == network.id && container.state.process != nil {
                members.append(
                    (
                        container.id.hex,
                        Doc.object(
                            "network.EndpointResource",
                            [
                                "Name": .string(container.name), "EndpointID": .string(endpoint.endpointID),
                                "MacAddress": .string(endpoint.hardwareAddress),
                                "IPv4Address": .string(
                                    endpoint.address.map { "\($0)/\(network.subnets.first?.subnet.prefix ?? 0)" } ?? ""),
                                "IPv6Address": .string(
                                    endpoint.address6.map { "\($0)/\(network.pool6?.subnet.prefix ?? 0)" } ?? ""),
                            ])
                    ))
            }
        }
        return Doc.object(
            "network.Inspect",
            [
                "Name": .string(network.name), "Id": .string(network.id.hex), "Created": Doc.time(network.created),
                "Scope": "local", "Driver": .string(network.driver), "EnableIPv4": true,
                "EnableIPv6": .bool(network.enablesIPv6),
                "IPAM": ipam(network), "Internal": .bool(network.isInternal),
                "Attachable": .bool(network.isAttachable), "Ingress": false,
                "ConfigFrom": Doc.object("network.ConfigReference", ["Network": .string(network.configurationFrom)]),
                "ConfigOnly": .bool(network.isConfigurationOnly),
                "Containers": Doc.map("map[string]network.EndpointResource", members),
                "Options": Doc.labels(network.options), "Labels": Doc.labels(network.labels),
            ])
    }

    private static func ipam(_ network: Network) -> TemplateValue {
        // What was asked for comes before what the engine chose.
        let all =
            network.subnets.map { (isConfigured: $0.isConfigured, value: value($0)) }
            + network.subnets6.map { (isConfigured: $0.isConfigured, value: value($0)) }
        let pools = (all.filter(\.isConfigured) + all.filter { !$0.isConfigured }).map(\.value)
        return Doc.object(
            "network.IPAM",
            [
                "Driver": "default", "Options": network.isPredefined ? .nilMap : Doc.labels(network.addressOptions),
                "Config": pools.isEmpty ? .nilList : .list(pools),
            ])
    }

    private static func value(_ pool: NetworkPool) -> TemplateValue {
        value(
            pool.subnet.description, pool.range?.description, pool.gateway?.description,
            pool.auxiliaryAddresses.mapValues(\.description))
    }

    private static func value(_ pool: NetworkPool6) -> TemplateValue {
        value(
            pool.subnet.description, pool.range?.description, pool.gateway?.description,
            pool.auxiliaryAddresses.mapValues(\.description))
    }

    private static func value(
        _ subnet: String, _ range: String?, _ gateway: String?, _ reserved: [String: String]
    ) -> TemplateValue {
        var object = TemplateObject("network.IPAMConfig")
        func add(_ name: String, _ text: String?) {
            object.append(name, .string(text ?? ""), json: text == nil ? nil : name)
        }
        add("Subnet", subnet)
        add("IPRange", range)
        add("Gateway", gateway)
        let sorted = reserved.sorted { $0.key < $1.key }.map { (key: $0.key, value: $0.value) }
        object.append(
            "AuxAddress", sorted.isEmpty ? .nilMap : .stringMap(sorted),
            json: sorted.isEmpty ? nil : "AuxiliaryAddresses")
        return .object(object)
    }
}
