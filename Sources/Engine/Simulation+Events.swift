import HashTreeCollections
import WorldModel

/// Events, as `docker events` shows them.
extension Simulation {
    /// Records an event and wakes whoever listens.
    package mutating func emit(_ type: String, _ action: String, actor: String, _ attributes: [String: String] = [:]) {
        world.docker.events.append(
            EngineEvent(
                time: world.clock.now, type: type, action: action, actor: actor,
                attributes: attributes.sorted { $0.key < $1.key }.map { (key: $0.key, value: $0.value) }))
        if world.docker.events.count > 2_048 {
            world.docker.events.removeFirst(1_024)
            world.docker.forgottenEvents += 1_024
        }
        notify(.engineEvent)
    }

    /// Records an event of a container, with the attributes that all of them have.
    package mutating func emit(_ action: String, _ container: Container, _ more: [String: String] = [:]) {
        var attributes = container.config.labels
        attributes["image"] = container.imageName
        attributes["name"] = container.name
        emit("container", action, actor: container.id.hex, attributes.merging(more) { $1 })
    }

    /// Records that a container joins or leaves a network.
    mutating func emit(_ action: String, _ endpoint: Endpoint, of container: Container) {
        let driver = world.docker.networks[endpoint.network]?.driver ?? "bridge"
        emit(
            "network", action, actor: endpoint.network.hex,
            ["container": container.id.hex, "name": endpoint.networkName, "type": driver])
    }

    /// Records that a run of a container mounts or unmounts its volumes.
    mutating func emitMounts(_ action: String, _ container: Container) {
        for mount in container.mounts where mount.type == "volume" {
            var attributes = ["container": container.id.hex, "driver": mount.driver]
            if action == "mount" {
                attributes["destination"] = mount.destination
                attributes["propagation"] = mount.propagation
                attributes["read/write"] = String(mount.isWritable)
            }
            emit("volume", action, actor: mount.name, attributes)
        }
    }

    /// Records an event of an image, with its labels.
    mutating func emit(_ action: String, image: ImageID, name: String? = nil) {
        var attributes = world.docker.images[image]?.config.labels ?? [:]
        attributes["name"] = name ?? image.description
        emit("image", action, actor: image.description, attributes)
    }
}
