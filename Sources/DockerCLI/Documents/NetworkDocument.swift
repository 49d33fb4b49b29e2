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
                                "IPv6Address": "",
                            ])
                    ))
            }
        }
        return Doc.object(
            "network.Inspect",
            [
                "Name": .string(network.name), "Id": .string(network.id.hex), "Created": Doc.time(network.created),
                "Scope": "local", "Driver": .string(network.driver), "EnableIPv4": true, "EnableIPv6": false,
                "IPAM": ipam(network), "Internal": .bool(network.isInternal),
                "Attachable": .bool(network.isAttachable), "Ingress": false,
                "ConfigFrom": Doc.object("network.ConfigReference", ["Network": ""]), "ConfigOnly": false,
                "Containers": Doc.map("map[string]network.EndpointResource", members),
                "Options": Doc.labels(network.options), "Labels": Doc.labels(network.labels),
            ])
    }

    private static func ipam(_ network: Network) -> TemplateValue {
        let pools: [TemplateValue] = network.subnets.map { pool in
            var object = TemplateObject("network.IPAMConfig")
            func add(_ name: String, _ text: String?) {
                object.append(name, .string(text ?? ""), json: text == nil ? nil : name)
            }
            add("Subnet", pool.subnet.description)
            add("IPRange", pool.range?.description)
            add("Gateway", pool.gateway?.description)
            let reserved = pool.auxiliaryAddresses.sorted { $0.key < $1.key }.map {
                (key: $0.key, value: $0.value.description)
            }
            object.append(
                "AuxAddress", reserved.isEmpty ? .nilMap : .stringMap(reserved),
                json: reserved.isEmpty ? nil : "AuxiliaryAddresses")
            return .object(object)
        }
        return Doc.object(
            "network.IPAM",
            [
                "Driver": "default", "Options": network.isPredefined ? .nilMap : Doc.labels([:]),
                "Config": pools.isEmpty ? .nilList : .list(pools),
            ])
    }
}
