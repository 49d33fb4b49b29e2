import FileTrees
import HashTreeCollections
import WorldModel

/// How much room the engine's objects take (Engine API: `GET /system/df`).
package struct DiskUsage: Sendable {
    package struct ImageUsage: Sendable {
        package var image: Image
        package var size: Int
        /// Bytes of layers that other images have too.
        package var sharedSize: Int
        /// How many containers were made from it.
        package var containers: Int
    }

    package struct VolumeUsage: Sendable {
        package var volume: Volume
        package var size: Int
        /// How many containers mount it.
        package var links: Int
    }

    package struct CacheUsage: Sendable {
        package var record: BuildCacheRecord
        /// Whether an image, or another record, holds the record's layers.
        package var isShared: Bool
        /// The record whose layers this one stands on.
        package var parent: Digest?
    }

    /// Newest first.
    package var images: [ImageUsage] = []
    /// Bytes of all layers of images, each counted once.
    package var layersSize = 0
    package var containers: [(container: Container, size: Int)] = []
    package var volumes: [VolumeUsage] = []
    package var cache: [CacheUsage] = []

    package init(_ simulation: Simulation) {
        let docker = simulation.world.docker
        var users: [Digest: Int] = [:]
        let chains = docker.images.mapValues { image in
            image.layers.indices.compactMap { Layer.chainID(of: image.layers[...$0]) }
        }
        for chain in chains.values.joined() { users[chain, default: 0] += 1 }
        layersSize = users.keys.reduce(0) { $0 + (docker.layers[$1]?.size ?? 0) }
        let counts = docker.containers.values.reduce(into: [ImageID: Int]()) { $0[$1.image, default: 0] += 1 }
        let parents = Set(docker.images.values.compactMap(\.parent))
        let named = Set(docker.references.values)
        for image in docker.images.values.sorted(by: { ($0.created, $0.sequence) > ($1.created, $1.sequence) }) {
            // Intermediate images of the classic builder are no images of their own.
            if parents.contains(image.id), !named.contains(image.id) { continue }
            let own = chains[image.id] ?? []
            let sizes = own.map { (size: docker.layers[$0]?.size ?? 0, isShared: (users[$0] ?? 0) > 1) }
            images.append(
                ImageUsage(
                    image: image, size: sizes.reduce(0) { $0 + $1.size },
                    sharedSize: sizes.reduce(0) { $0 + ($1.isShared ? $1.size : 0) }, containers: counts[image.id] ?? 0)
            )
        }
        containers = simulation.containersNewestFirst.map { ($0, simulation.ownSize(of: $0)) }
        let mounts = docker.containers.values.reduce(into: [String: Int]()) { links, container in
            for name in Set(container.mounts.map(\.name)) { links[name, default: 0] += 1 }
        }
        volumes = docker.volumes.values.sorted { $0.name < $1.name }.map { volume in
            VolumeUsage(
                volume: volume, size: simulation.world.trees[volume.tree]?.contentSize() ?? 0,
                links: mounts[volume.name] ?? 0)
        }
        cache = Self.cache(simulation)
    }

    /// The records of the build cache, oldest first.
    package static func cache(_ simulation: Simulation) -> [CacheUsage] {
        let docker = simulation.world.docker
        let records = docker.buildCache.values.sorted { $0.sequence < $1.sequence }
        let stacks = Set(
            docker.images.values.flatMap { image in image.layers.indices.map { Array(image.layers[...$0]) } })
        let holders = Dictionary(records.filter { !$0.layers.isEmpty }.map { ($0.layers, $0.key) }) { first, _ in first
        }
        let parents = records.map { $0.kind == .step ? holders[$0.layers.dropLast()] : nil }
        let used = Set(parents.compactMap { $0 })
        return zip(records, parents).map { record, parent in
            CacheUsage(
                record: record, isShared: stacks.contains(record.layers) || used.contains(record.key), parent: parent)
        }
    }

    /// Bytes of cache records that no image shares.
    package var cacheSize: Int { cache.reduce(0) { $0 + ($1.isShared ? 0 : $1.record.size) } }
}
