import FileTrees
import HashTreeCollections
import WorldModel

/// The build cache.
extension Simulation {
    /// Removes what no image uses; all of it when asked. Gives the bytes won.
    package mutating func pruneBuildCache(all: Bool) -> (keys: [Digest], bytes: Int) {
        var removed: [Digest] = []
        var bytes = 0
        for record in world.docker.buildCache.values.sorted(by: { $0.sequence < $1.sequence }) {
            let isUsed = world.docker.images.values.contains { $0.layers.starts(with: record.layers) }
            guard all || !isUsed else { continue }
            world.docker.buildCache[record.key] = nil
            releaseLayers(record.layers)
            removed.append(record.key)
            if !isUsed { bytes += record.size }
        }
        bytes += world.docker.cacheMounts.values.reduce(0) { $0 + $1.contentSize() }
        world.docker.cacheMounts = [:]
        return (removed, bytes)
    }
}
