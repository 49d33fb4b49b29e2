import HashTreeCollections
import WorldModel

/// Finding containers.
extension Simulation {
    /// The container of a name, an id, or the beginning of an id, in that order.
    package func findContainer(_ text: String) throws(EngineError) -> Container {
        let name = text.hasPrefix("/") ? String(text.dropFirst()) : text
        guard !text.isEmpty else { throw .emptyName(of: "container") }
        if let container = world.docker.containers[ContainerID(text)] { return container }
        if let id = world.docker.containerNames[name], let container = world.docker.containers[id] { return container }
        let matches = world.docker.containers.keys.filter { $0.hex.hasPrefix(text) }
        if matches.count > 1 {
            throw EngineError(.invalidParameter, "multiple IDs found with provided prefix: \(text)")
        }
        guard let id = matches.first, let container = world.docker.containers[id] else {
            throw .noSuchContainer(text)
        }
        return container
    }

    /// All containers, newest first.
    package var containersNewestFirst: [Container] {
        // Sorting the small pairs, not the records: a record is dear to copy.
        let order = world.docker.containers.map { (id: $0.key, sequence: $0.value.sequence) }
            .sorted { $0.sequence > $1.sequence }
        return order.compactMap { world.docker.containers[$0.id] }
    }
}
