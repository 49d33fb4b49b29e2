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
        /// Whether an image holds the record's layer.
        package var isShared: Bool
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
        cache = docker.buildCache.values.sorted { $0.sequence < $1.sequence }.map { record in
            CacheUsage(record: record, isShared: Layer.chainID(of: record.layers).map { users[$0] != nil } ?? false)
        }
    }

    /// Bytes of cache records that no image shares.
    package var cacheSize: Int { cache.reduce(0) { $0 + ($1.isShared ? 0 : $1.record.size) } }
}
