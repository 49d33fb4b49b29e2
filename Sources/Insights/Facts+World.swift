import Engine
import FileTrees
import JSON
import Kernel
import WorldModel

/// Of the simulated world: what is there, and what has changed.
extension Facts {
    package static func changes(_ changes: [WorldChange]) -> JSONValue {
        list(changes) { change in
            object([
                "change": text(change.sign.word.english), "kind": text(change.noun), "name": text(change.name.english),
                "detail": text(change.detail.english),
            ])
        }
    }

    /// Networks with the running containers on them.
    package static func networks(_ simulation: Simulation) -> JSONValue {
        let running = simulation.containersNewestFirst.reversed().filter(\.state.isRunning)
        let networks = simulation.world.docker.networks.values.sorted { $0.sequence < $1.sequence }
        return list(networks) { network in
            let members = running.compactMap { container in
                container.endpoints.first { $0.network == network.id }.map { (container, $0) }
            }
            return object([
                "name": text(network.name), "driver": text(network.driver), "internal": .bool(network.isInternal),
                "subnets": texts(network.subnets.map { "\($0.subnet.first)/\($0.subnet.prefix)" }),
                "containers": list(members) { container, endpoint in
                    member(container, endpoint, simulation)
                },
            ])
        }
    }

    private static func member(_ container: Container, _ endpoint: Endpoint, _ simulation: Simulation) -> JSONValue {
        let published = simulation.world.network.published.filter { $0.container == container.id }
        return object([
            "name": text(container.name), "address": text(endpoint.address?.description),
            "names": texts(endpoint.dnsNames),
            "listens": list(NetworkMap.ports(container, simulation)) { number($0) },
            "published": list(published) { port in
                object([
                    "address": text(port.hostAddress), "port": number(port.hostPort),
                    "containerPort": number(port.containerPort),
                ])
            },
        ])
    }

    /// Volumes with what mounts them.
    package static func volumes(_ simulation: Simulation) -> JSONValue {
        let containers = Array(simulation.containersNewestFirst.reversed())
        let volumes = simulation.world.docker.volumes.values.sorted { $0.sequence < $1.sequence }
        return list(volumes) { volume in
            let users = containers.flatMap { container in
                container.mounts.filter { $0.type == "volume" && $0.name == volume.name }.map { (container, $0) }
            }
            return object([
                "name": text(volume.name), "anonymous": .bool(volume.isAnonymous),
                "bytes": number(simulation.world.trees[volume.tree]?.contentSize() ?? 0),
                "mounts": list(users) { container, mount in
                    object([
                        "container": text(container.name), "path": text(mount.destination),
                        "writable": .bool(mount.isWritable),
                    ])
                },
            ])
        }
    }

    /// The layers of an image, the lowest first; `null` where there is no such image.
    package static func layers(_ simulation: Simulation, _ name: String) -> JSONValue {
        guard let image = try? simulation.findImage(name) else { return .null }
        let steps = image.history.filter { !$0.emptyLayer }
        return list(image.layers.indices) { index in
            let layer = Layer.chainID(of: image.layers[...index]).flatMap { simulation.world.docker.layers[$0] }
            return object([
                "number": number(index + 1), "bytes": number(layer?.size),
                "files": number(layer?.content.entries.count),
                "command": text(steps.indices.contains(index) ? steps[index].createdBy : nil),
            ])
        }
    }

    /// What the last `docker compose up` did with each service.
    package static func composeServices(_ simulation: Simulation) -> JSONValue {
        let docker = simulation.world.docker
        return list(docker.composeNotes[docker.lastComposeProject] ?? []) { note in
            object(["name": text(note.service), "action": text(note.action), "reasons": texts(note.reasons)])
        }
    }

    /// The steps of the last build.
    package static func buildSteps(_ simulation: Simulation) -> JSONValue {
        list(simulation.world.docker.buildMemory.last?.steps ?? []) { step in
            object(["step": text(step.title), "cached": .bool(step.isCached)])
        }
    }
}
