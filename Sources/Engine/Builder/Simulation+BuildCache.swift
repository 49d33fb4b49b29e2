import FileTrees
import HashTreeCollections
import WorldModel

/// The build cache.
extension Simulation {
    /// Whether there is a record that was noted under a text.
    func hasCached(_ text: String) -> Bool { world.docker.buildCache[Digest.sha256(of: text)] != nil }

    /// Notes the use of something, under a text that names it.
    mutating func noteCached(
        _ kind: BuildCacheRecord.Kind, _ text: String, _ description: String, layers: [Digest] = [], size: Int
    ) {
        let key = Digest.sha256(of: text)
        let now = world.clock.now
        guard world.docker.buildCache[key] != nil else {
            world.docker.buildCache[key] = BuildCacheRecord(
                kind, key: key, layers: layers, description: description, size: size, created: now,
                sequence: world.docker.sequence())
            return
        }
        world.docker.buildCache[key]?.usageCount += 1
        world.docker.buildCache[key]?.lastUsed = now
        world.docker.buildCache[key]?.size = size
    }

    /// Removes what no image and no other record uses; all of it when asked. Gives what was removed.
    package mutating func pruneBuildCache(
        all: Bool, where admits: (DiskUsage.CacheUsage) -> Bool = { _ in true }
    ) -> [DiskUsage.CacheUsage] {
        var removed: [DiskUsage.CacheUsage] = []
        while true {
            // A record that others stood on may be free when they are gone.
            let free = DiskUsage.cache(self).filter { (all || !$0.isShared) && admits($0) }
            guard !free.isEmpty else { break }
            for usage in free { world.docker.buildCache[usage.record.key] = nil }
            removed += free
        }
        for usage in removed { releaseLayers(usage.record.layers) }
        let kinds = Set(world.docker.buildCache.values.map(\.kind))
        if !kinds.contains(.cacheMount) { world.docker.cacheMounts = [:] }
        if !kinds.contains(.gitRepository) { world.docker.gitRepositories = [:] }
        if !kinds.contains(.localSource) { world.docker.sentContexts = [:] }
        return removed
    }
}
