import CommandSyntax
import Engine
import FileTrees
import HashTreeCollections
import Phrases
import WorldModel

/// `volumes`: what is mounted where, and what becomes of it.
package enum VolumeMap {
    package static func lines(_ simulation: Simulation) -> [Phrase] {
        let docker = simulation.world.docker
        let containers = Array(simulation.containersNewestFirst.reversed())
        var lines: [Phrase] = []
        for volume in docker.volumes.values.sorted(by: { $0.sequence < $1.sequence }) {
            lines += entry(volume, containers, simulation) + [""]
        }
        lines += section(Phrase("Folders of this machine"), containers) { container in
            container.mounts.filter { $0.type == "bind" }.map { mount in
                let limits: Phrase = mount.isWritable ? "" : Phrase("   read-only")
                return "\(mount.source)   \(mount.destination)\(limits)"
            }
        }
        // `--tmpfs` is no mount of the API's, `--mount type=tmpfs` is.
        lines += section(Phrase("In memory"), containers) { container in
            let paths =
                container.mounts.filter { $0.type == "tmpfs" }.map(\.destination) + container.hostConfig.tmpfs.keys
            return paths.sorted().map { Phrase("\($0)   empty again after every stop") }
        }
        while lines.last == "" { lines.removeLast() }
        if lines.isEmpty { lines.append(Phrase("Nothing is mounted, and there are no volumes.")) }
        return lines
    }

    // MARK: Volumes

    private static func entry(_ volume: Volume, _ containers: [Container], _ simulation: Simulation) -> [Phrase] {
        let size = ByteSize.humanSize(Int64(simulation.world.trees[volume.tree]?.contentSize() ?? 0))
        let users = containers.flatMap { container in
            container.mounts.filter { $0.type == "volume" && $0.name == volume.name }.map { (container, $0) }
        }
        let name = volume.isAnonymous ? String(volume.name.prefix(12)) : volume.name
        var lines: [Phrase] = ["\(name)   \(size)   \(fate(volume, users.map(\.0)))"]
        for (container, mount) in users {
            let folder: Phrase = mount.subpath.isEmpty ? "" : Phrase("   (its folder \(mount.subpath))")
            let limits: Phrase = mount.isWritable ? "" : Phrase("   read-only")
            lines.append(row(container, "\(mount.destination)\(folder)\(limits)"))
        }
        return lines
    }

    /// What takes the volume away.
    private static func fate(_ volume: Volume, _ users: [Container]) -> Phrase {
        guard volume.isAnonymous else {
            return users.isEmpty
                ? Phrase("no container uses it; docker volume rm \(volume.name) deletes it")
                : Phrase("stays when its containers go")
        }
        guard let user = users.first else {
            return Phrase("anonymous, its container is gone; docker volume prune deletes it")
        }
        return user.hostConfig.autoRemove
            ? Phrase("anonymous, goes with \(user.name) (--rm)")
            : Phrase("anonymous, goes with docker rm -v \(user.name)")
    }

    private static func row(_ container: Container, _ text: Phrase) -> Phrase {
        let name = container.state.isRunning ? container.name : container.name + " (\(container.state.status))"
        return "   \(name.padded(to: 23)) \(text)"
    }

    // MARK: Other mounts

    private static func section(
        _ title: Phrase, _ containers: [Container], _ mounts: (Container) -> [Phrase]
    ) -> [Phrase] {
        let rows = containers.flatMap { container in mounts(container).map { row(container, $0) } }
        return rows.isEmpty ? [] : [title] + rows + [""]
    }
}
