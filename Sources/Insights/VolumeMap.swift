import CommandSyntax
import Engine
import FileTrees
import HashTreeCollections
import WorldModel

/// `volumes`: what is mounted where, and what becomes of it.
package enum VolumeMap {
    package static func lines(_ simulation: Simulation) -> [String] {
        let docker = simulation.world.docker
        let containers = Array(simulation.containersNewestFirst.reversed())
        var lines: [String] = []
        for volume in docker.volumes.values.sorted(by: { $0.sequence < $1.sequence }) {
            lines += entry(volume, containers, simulation) + [""]
        }
        lines += section("Folders of this machine", containers) { container in
            container.mounts.filter { $0.type == "bind" }.map { mount in
                "\(mount.source)   \(mount.destination)" + (mount.isWritable ? "" : "   read-only")
            }
        }
        // `--tmpfs` is no mount of the API's, `--mount type=tmpfs` is.
        lines += section("In memory", containers) { container in
            let paths =
                container.mounts.filter { $0.type == "tmpfs" }.map(\.destination) + container.hostConfig.tmpfs.keys
            return paths.sorted().map { $0 + "   empty again after every stop" }
        }
        while lines.last == "" { lines.removeLast() }
        if lines.isEmpty { lines.append("Nothing is mounted, and there are no volumes.") }
        return lines
    }

    // MARK: Volumes

    private static func entry(_ volume: Volume, _ containers: [Container], _ simulation: Simulation) -> [String] {
        let size = ByteSize.humanSize(Int64(simulation.world.trees[volume.tree]?.contentSize() ?? 0))
        let users = containers.flatMap { container in
            container.mounts.filter { $0.type == "volume" && $0.name == volume.name }.map { (container, $0) }
        }
        let name = volume.isAnonymous ? String(volume.name.prefix(12)) : volume.name
        var lines = ["\(name)   \(size)   \(fate(volume, users.map(\.0)))"]
        for (container, mount) in users {
            let path = mount.destination + (mount.subpath.isEmpty ? "" : "   (its folder \(mount.subpath))")
            lines.append(row(container, path + (mount.isWritable ? "" : "   read-only")))
        }
        return lines
    }

    /// What takes the volume away.
    private static func fate(_ volume: Volume, _ users: [Container]) -> String {
        guard volume.isAnonymous else {
            return users.isEmpty
                ? "no container uses it; docker volume rm \(volume.name) deletes it"
                : "stays when its containers go"
        }
        guard let user = users.first else {
            return "anonymous, its container is gone; docker volume prune deletes it"
        }
        return user.hostConfig.autoRemove
            ? "anonymous, goes with \(user.name) (--rm)" : "anonymous, goes with docker rm -v \(user.name)"
    }

    private static func row(_ container: Container, _ text: String) -> String {
        let name = container.state.isRunning ? container.name : container.name + " (\(container.state.status))"
        return "   \(name.padded(to: 23)) \(text)"
    }

    // MARK: Other mounts

    private static func section(
        _ title: String, _ containers: [Container], _ mounts: (Container) -> [String]
    ) -> [String] {
        let rows = containers.flatMap { container in mounts(container).map { row(container, $0) } }
        return rows.isEmpty ? [] : [title] + rows + [""]
    }
}
