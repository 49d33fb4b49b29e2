import FileTrees
import HashTreeCollections
import WorldModel

/// Removing what nothing uses (`POST /containers/prune` and its sisters).
extension Simulation {
    /// Bytes of the files that a container has of its own.
    package func ownSize(of container: Container) -> Int {
        ownLayer(of: container).size
    }

    /// Removes the containers that do not run.
    package mutating func pruneContainers(_ filter: PruneFilter) -> PruneReport {
        var report = PruneReport()
        for container in containersNewestFirst where !container.state.isRunning {
            guard filter.admits(container.config.labels, created: container.created) else { continue }
            report.bytes += ownSize(of: container)
            try? removeContainer(container.id.hex, force: false, withVolumes: false)
            report.removed.append(container.id.hex)
        }
        emit("container", "prune", actor: "", ["reclaimed": String(report.bytes)])
        return report
    }

    /// Removes the volumes that no container refers to: anonymous ones, or all.
    package mutating func pruneVolumes(all: Bool, _ filter: PruneFilter) -> PruneReport {
        var report = PruneReport()
        let used = Set(world.docker.containers.values.flatMap { $0.mounts.map(\.name) })
        for volume in world.docker.volumes.values.sorted(by: { $0.name < $1.name }) where !used.contains(volume.name) {
            // A volume with options may hold what is not the engine's.
            guard all || volume.isAnonymous, volume.options.isEmpty, filter.admitsLabels(volume.labels) else {
                continue
            }
            report.bytes += world.trees[volume.tree]?.contentSize() ?? 0
            try? removeVolume(volume.name)
            report.removed.append(volume.name)
        }
        emit("volume", "prune", actor: "", ["reclaimed": String(report.bytes)])
        return report
    }

    /// Removes dangling images, or with `all` every image that no container uses. The report's lines are those of `docker rmi`.
    package mutating func pruneImages(all: Bool, _ filter: PruneFilter) -> PruneReport {
        var report = PruneReport()
        for image in world.docker.images.values.sorted(by: { $0.sequence < $1.sequence }) {
            guard filter.admits(image.config.labels, created: image.created), !hasChildren(image.id) else { continue }
            let tags = references(of: image.id).tags
            guard all || tags.isEmpty else { continue }
            let layers = world.docker.layers
            // The last name of an image that a container uses stays: removing it is refused.
            for name in tags.isEmpty ? [image.id.description] : tags { removeForPrune(name, &report) }
            for gone in image.layers.indices {
                guard let chain = Layer.chainID(of: image.layers[...gone]), world.docker.layers[chain] == nil else {
                    continue
                }
                report.bytes += layers[chain]?.size ?? 0
            }
        }
        emit("image", "prune", actor: "", ["reclaimed": String(report.bytes)])
        return report
    }

    private mutating func removeForPrune(_ name: String, _ report: inout PruneReport) {
        for removal in (try? removeImage(name, force: false)) ?? [] {
            switch removal {
            case .untagged(let text): report.removed.append("untagged: \(text)")
            case .deleted(let digest): report.removed.append("deleted: \(digest)")
            }
        }
    }

    /// Removes the networks of one's own that no container belongs to.
    package mutating func pruneNetworks(_ filter: PruneFilter) -> PruneReport {
        var report = PruneReport()
        // A stopped container holds no network.
        let used = Set(
            world.docker.containers.values.flatMap { $0.endpoints.filter { $0.address != nil }.map(\.network) })
        for network in world.docker.networks.values.sorted(by: { $0.sequence < $1.sequence })
        where !used.contains(network.id) && !network.isPredefined {
            guard filter.admits(network.labels, created: network.created) else { continue }
            try? removeNetwork(network.id.hex)
            report.removed.append(network.name)
        }
        emit("network", "prune", actor: "", ["reclaimed": "0"])
        return report
    }
}
