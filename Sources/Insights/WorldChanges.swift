import CommandSyntax
import Engine
import FileTrees
import HashTreeCollections
import Kernel
import Phrases
import WorldModel

/// `changes`: what differs between two moments of a world, in Docker's own nouns.
package enum WorldChanges {
    /// All differences that a learner can see: images first, then containers and what hangs on them, then files.
    package static func between(_ old: Simulation, _ new: Simulation) -> [WorldChange] {
        images(old, new) + containers(old, new) + addresses(old, new) + ports(old, new) + networks(old, new)
            + volumes(old, new) + files(old, new) + cache(old, new)
    }

    private static func human(_ bytes: Int) -> String {
        ByteSize.humanSize(Double(bytes), significantDigits: 3)
    }

    // MARK: Images

    private static func images(_ old: Simulation, _ new: Simulation) -> [WorldChange] {
        let (before, after) = (old.world.docker, new.world.docker)
        var changes: [WorldChange] = []
        for image in before.images.values.sorted(by: { $0.sequence < $1.sequence })
        where after.images[image.id] == nil {
            changes.append(WorldChange(.removed, "image", name(of: image, old), "\(human(old.size(of: image)))"))
        }
        for image in after.images.values.sorted(by: { $0.sequence < $1.sequence })
        where before.images[image.id] == nil {
            let count = image.layers.count
            let layers = count == 1 ? Phrase("1 layer") : Phrase("\(count) layers")
            changes.append(
                WorldChange(.added, "image", name(of: image, new), "\(layers), \(human(new.size(of: image)))"))
        }
        let names = Set(before.references.keys).union(after.references.keys).sorted()
        for key in names where before.references[key] != after.references[key] {
            guard let reference = try? ImageReference(parsing: key), reference.digest == nil else { continue }
            let (was, becomes) = (before.references[key], after.references[key])
            if let was, let becomes {
                changes.append(
                    WorldChange(
                        .changed, "tag", reference.familiar, Phrase("names \(becomes.short) now, not \(was.short)")))
            } else if let becomes, before.images[becomes] != nil {
                changes.append(WorldChange(.added, "tag", reference.familiar, Phrase("for \(becomes.short)")))
            } else if let was, after.images[was] != nil {
                changes.append(WorldChange(.removed, "tag", reference.familiar, Phrase("\(was.short) is still here")))
            }
        }
        return changes
    }

    private static func name(of image: Image, _ simulation: Simulation) -> String {
        simulation.references(of: image.id).tags.first ?? image.id.short
    }

    // MARK: Containers

    private static func containers(_ old: Simulation, _ new: Simulation) -> [WorldChange] {
        let (before, after) = (old.world.docker.containers, new.world.docker.containers)
        var changes: [WorldChange] = []
        for container in before.values.sorted(by: { $0.sequence < $1.sequence }) where after[container.id] == nil {
            changes.append(WorldChange(.removed, "container", container.name, Phrase("was \(status(container))")))
        }
        for container in after.values.sorted(by: { $0.sequence < $1.sequence }) {
            guard let was = before[container.id] else {
                let detail: Phrase = "\(status(container)), \(container.imageName)"
                changes.append(WorldChange(.added, "container", container.name, detail))
                continue
            }
            let differences = differences(was, container)
            if !differences.isEmpty {
                changes.append(
                    WorldChange(.changed, "container", container.name, .joined(differences, separator: ", ")))
            }
        }
        return changes
    }

    private static func status(_ container: Container) -> String {
        let state = container.state
        guard state.status == "exited" || state.status == "dead" else { return state.status }
        return "\(state.status) (\(state.exitCode))"
    }

    private static func differences(_ was: Container, _ is: Container) -> [Phrase] {
        var out: [Phrase] = []
        if was.name != `is`.name { out.append(Phrase("was called \(was.name)")) }
        if status(was) != status(`is`) {
            out.append(Phrase("\(status(was)) before, \(status(`is`)) now"))
        } else if was.state.startedAt != `is`.state.startedAt {
            out.append(Phrase("restarted"))
        }
        if was.health?.status != `is`.health?.status, let health = `is`.health {
            out.append(Phrase(verbatim: health.status))
        }
        if was.hostConfig != `is`.hostConfig { out.append(Phrase("other limits or options")) }
        let (joined, left) = (Set(`is`.endpoints.map(\.networkName)), Set(was.endpoints.map(\.networkName)))
        for network in joined.subtracting(left).sorted() { out.append(Phrase("joined \(network)")) }
        for network in left.subtracting(joined).sorted() { out.append(Phrase("left \(network)")) }
        return out
    }

    // MARK: Networks

    /// Whose an address is.
    private struct Owner: Hashable, Comparable {
        var container: String
        var network: String

        static func < (a: Owner, b: Owner) -> Bool { (a.container, a.network) < (b.container, b.network) }
    }

    private static func addresses(_ old: Simulation, _ new: Simulation) -> [WorldChange] {
        func table(_ simulation: Simulation) -> [Owner: String] {
            var table: [Owner: String] = [:]
            for container in simulation.world.docker.containers.values where container.state.isRunning {
                for endpoint in container.endpoints {
                    guard let address = endpoint.address else { continue }
                    table[Owner(container: container.name, network: endpoint.networkName)] = address.description
                }
            }
            return table
        }
        let (before, after) = (table(old), table(new))
        return Set(before.keys).union(after.keys).sorted().compactMap { key in
            switch (before[key], after[key]) {
            case (nil, let address?):
                WorldChange(.added, "address", address, Phrase("of \(key.container) on network \(key.network)"))
            case (let address?, nil):
                WorldChange(.removed, "address", address, Phrase("of \(key.container) on network \(key.network)"))
            case (let was?, let address?) where was != address:
                WorldChange(
                    .changed, "address", address, Phrase("of \(key.container) on network \(key.network), was \(was)"))
            default: nil
            }
        }
    }

    private static func ports(_ old: Simulation, _ new: Simulation) -> [WorldChange] {
        func table(_ simulation: Simulation) -> [String: Phrase] {
            var table: [String: Phrase] = [:]
            for port in simulation.world.network.published where port.hostAddress != "::" {
                let name = simulation.world.docker.containers[port.container]?.name ?? ""
                let transport = port.transport == "tcp" ? "" : "/\(port.transport)"
                table["\(port.hostAddress):\(port.hostPort)\(transport)"] = Phrase("to \(name):\(port.containerPort)")
            }
            return table
        }
        return compare("port", table(old), table(new))
    }

    private static func networks(_ old: Simulation, _ new: Simulation) -> [WorldChange] {
        func table(_ simulation: Simulation) -> [String: Phrase] {
            var table: [String: Phrase] = [:]
            for network in simulation.world.docker.networks.values {
                let subnet = network.subnets.first.map { "\($0.subnet.first)/\($0.subnet.prefix)" } ?? ""
                table[network.name] = Phrase(
                    verbatim: [network.driver, subnet].filter { !$0.isEmpty }.joined(separator: ", "))
            }
            return table
        }
        return compare("network", table(old), table(new))
    }

    private static func compare(
        _ noun: String, _ before: [String: Phrase], _ after: [String: Phrase]
    ) -> [WorldChange] {
        Set(before.keys).union(after.keys).sorted().compactMap { key in
            switch (before[key], after[key]) {
            case (nil, let detail?): WorldChange(.added, noun, key, detail)
            case (let detail?, nil): WorldChange(.removed, noun, key, detail)
            case (let was?, let detail?) where was != detail:
                WorldChange(.changed, noun, key, Phrase("\(detail), was \(was)"))
            default: nil
            }
        }
    }

    // MARK: Files

    private static func volumes(_ old: Simulation, _ new: Simulation) -> [WorldChange] {
        func table(_ simulation: Simulation) -> [String: Phrase] {
            var table: [String: Phrase] = [:]
            for (name, volume) in simulation.world.docker.volumes {
                table[volume.isAnonymous ? String(name.prefix(12)) : name] = Phrase(verbatim: volume.driver)
            }
            return table
        }
        return compare("volume", table(old), table(new))
    }

    /// Places with files: the machine, containers that were there before, volumes that were there before.
    private static func files(_ old: Simulation, _ new: Simulation) -> [WorldChange] {
        var changes: [WorldChange] = []
        if let was = old.world.machines[.host]?.mounts.first?.tree, let now = new.world.machines[.host]?.mounts.first {
            changes += files(Phrase("on your machine"), was, now.tree, old, new)
        }
        for container in new.world.docker.containers.values.sorted(by: { $0.sequence < $1.sequence }) {
            guard let was = old.world.docker.containers[container.id] else { continue }
            changes += files(Phrase("in \(container.name)"), was.tree, container.tree, old, new)
        }
        for (name, volume) in new.world.docker.volumes.sorted(by: { $0.key < $1.key }) {
            guard let was = old.world.docker.volumes[name] else { continue }
            let shown = volume.isAnonymous ? String(name.prefix(12)) : name
            changes += files(Phrase("in volume \(shown)"), was.tree, volume.tree, old, new)
        }
        return changes
    }

    private static func files(
        _ place: Phrase, _ was: TreeID, _ now: TreeID, _ old: Simulation, _ new: Simulation
    ) -> [WorldChange] {
        guard let before = old.world.trees[was], let after = new.world.trees[now], before != after else { return [] }
        let changes = after.changes(since: before)
        // A folder counts as changed when something in it is; only what is at the ends is told.
        let told = changes.filter { change in
            change.kind != .modified || !changes.contains { $0.path.hasPrefix(change.path + "/") }
        }
        let signs: [TreeChange.Kind: Phrase] = [
            .added: Phrase("new"), .modified: Phrase("changed"), .deleted: Phrase("removed"),
        ]
        var details: [Phrase] = []
        for kind in [TreeChange.Kind.added, .modified, .deleted] {
            let paths = told.filter { $0.kind == kind }.map { home($0.path) }
            guard let word = signs[kind], !paths.isEmpty else { continue }
            let shown = paths.prefix(3).joined(separator: ", ")
            details.append(
                paths.count > 3
                    ? Phrase("\(word): \(shown) and \(paths.count - 3) more") : "\(word): \(shown)")
        }
        guard !details.isEmpty else { return [] }
        return [WorldChange(.changed, "files", place, .joined(details, separator: "; "))]
    }

    private static func home(_ path: String) -> String {
        path.hasPrefix("/home/you/") ? "~/" + path.dropFirst("/home/you/".count) : path
    }

    private static func cache(_ old: Simulation, _ new: Simulation) -> [WorldChange] {
        let difference = new.world.docker.buildCache.count - old.world.docker.buildCache.count
        guard difference != 0 else { return [] }
        let count = abs(difference)
        let what = count == 1 ? Phrase("1 record") : Phrase("\(count) records")
        return [WorldChange(difference > 0 ? .added : .removed, "cache", what, Phrase("of the build cache"))]
    }
}
