import CommandSyntax
import Engine
import HashTreeCollections
import WorldModel

/// What `docker inspect` shows of an image (Engine API: `ImageInspect`).
enum ImageDocument {
    static func value(_ image: Image, _ simulation: Simulation) -> TemplateValue {
        let names = simulation.references(of: image.id)
        var object = TemplateObject("*image.InspectResponse")
        object["Id"] = .string(image.id.description)
        object["RepoTags"] = .strings(names.tags)
        object["RepoDigests"] = .strings(names.digests)
        object["Parent"] = .string(image.parent?.description ?? "")
        object["Comment"] = .string(image.comment.isEmpty ? "buildkit.dockerfile.v0" : image.comment)
        object["Created"] = Doc.time(image.created)
        object["DockerVersion"] = ""
        object["Author"] = .string(image.author)
        object["Architecture"] = .string(image.architecture)
        object["Os"] = "linux"
        object["Size"] = Doc.int(simulation.size(of: image))
        object["GraphDriver"] = Doc.object(
            "storage.DriverData",
            [
                "Data": .stringMap([(key: "MergedDir", value: "/var/lib/docker/overlay2/\(image.id.hex)/merged")]),
                "Name": "overlay2",
            ])
        object["RootFS"] = Doc.object(
            "image.RootFS", ["Type": "layers", "Layers": .strings(image.layers.map(\.description))])
        object["Metadata"] = Doc.object("image.Metadata", ["LastTagTime": Doc.time(image.lastTagged)])
        object["Config"] = ConfigDocument.value(image.config, isImage: true)
        return .object(object)
    }
}

/// What `docker inspect` shows of a network (Engine API: `NetworkInspect`).
enum NetworkDocument {
    static func value(_ network: Network, _ simulation: Simulation) -> TemplateValue {
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
            object["Subnet"] = .string(pool.subnet.description)
            if let gateway = pool.gateway { object["Gateway"] = .string(gateway.description) }
            return .object(object)
        }
        return Doc.object(
            "network.IPAM",
            ["Driver": "default", "Options": .nilMap, "Config": pools.isEmpty ? .nilList : .list(pools)])
    }
}

/// What `docker inspect` shows of a volume (Engine API: `Volume`).
enum VolumeDocument {
    static func value(_ volume: Volume) -> TemplateValue {
        Doc.object(
            "volume.Volume",
            [
                "CreatedAt": .string(CivilTime(Instant(seconds: volume.created.seconds)).rfc3339Nano),
                "Driver": .string(volume.driver),
                "Labels": volume.isAnonymous
                    ? Doc.labels(["com.docker.volume.anonymous": ""])
                    : volume.labels.isEmpty ? .nilMap : Doc.labels(volume.labels),
                "Mountpoint": .string("/var/lib/docker/volumes/\(volume.name)/_data"), "Name": .string(volume.name),
                "Options": volume.options.isEmpty ? .nilMap : Doc.labels(volume.options), "Scope": "local",
            ])
    }
}
