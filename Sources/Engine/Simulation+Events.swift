import WorldModel

/// Events, as `docker events` shows them.
extension Simulation {
    /// Records an event and wakes whoever listens.
    package mutating func emit(_ type: String, _ action: String, actor: String, _ attributes: [String: String] = [:]) {
        world.docker.events.append(
            EngineEvent(
                time: world.clock.now, type: type, action: action, actor: actor,
                attributes: attributes.sorted { $0.key < $1.key }.map { (key: $0.key, value: $0.value) }))
        if world.docker.events.count > 2_048 { world.docker.events.removeFirst(1_024) }
        notify(.engineEvent)
    }

    /// Records an event of a container, with the attributes that all of them have.
    package mutating func emit(_ action: String, _ container: Container, _ more: [String: String] = [:]) {
        var attributes = container.config.labels
        attributes["image"] = container.imageName
        attributes["name"] = container.name
        emit("container", action, actor: container.id.hex, attributes.merging(more) { $1 })
    }
}
