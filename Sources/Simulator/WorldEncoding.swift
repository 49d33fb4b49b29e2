import Engine
import FileTrees
import HashTreeCollections
import WorldModel

/// A world as text: the same world always gives the same text, whatever process wrote it.
///
/// It names everything that a learner can see or that decides what happens next: the clock, the random source, files by
/// digest, processes with their state, streams, network and Docker's objects. Used to compare worlds across undo, replay
/// and processes.
package enum WorldEncoding {
    package static func text(_ world: World) -> String {
        var lines: [String] = ["clock \(world.clock)", "random \(world.random)", "counters \(world.counters)"]
        for (id, machine) in sorted(world.machines, by: \.number) {
            lines.append("machine \(id.number) \(machine.hostname) \(machine.mounts) \(machine.processes)")
        }
        for (id, tree) in sorted(world.trees, by: \.number) {
            lines.append("tree \(id.number) \(digest(of: tree).hex)")
        }
        for (id, process) in sorted(world.processes.table, by: \.number) {
            lines.append("process \(id.number) \(describe(process))")
        }
        lines.append("queue \(world.processes.runQueue.map(\.number))")
        for (id, file) in sorted(world.streams.openFiles, by: \.number) { lines.append("open \(id.number) \(file)") }
        for (id, pipe) in sorted(world.streams.pipes, by: \.number) { lines.append("pipe \(id.number) \(pipe)") }
        for (id, log) in sorted(world.streams.logs, by: \.number) { lines.append("log \(id.number) \(log)") }
        for (id, namespace) in sorted(world.network.namespaces, by: \.number) {
            lines.append(
                "namespace \(id.number) \(namespace.interfaces) \(namespace.listeners.sorted { $0.key < $1.key })")
        }
        lines.append("published \(world.network.published)")
        return (lines + docker(world.docker)).joined(separator: "\n")
    }

    /// The digest of the text.
    package static func digest(_ world: World) -> Digest { Digest.sha256(of: text(world)) }

    private static func sorted<Key, Value>(
        _ table: TreeDictionary<Key, Value>, by number: (Key) -> Int
    ) -> [(key: Key, value: Value)] {
        table.map { (key: $0.key, value: $0.value) }.sorted { number($0.key) < number($1.key) }
    }

    private static func digest(of tree: FileTree) -> Digest {
        var text = ""
        for (path, id) in tree.walk() {
            let inode = tree[id]
            text += "\(path) \(id.number) \(inode.mode) \(inode.owner) \(inode.group) \(inode.modified) \(inode.links) "
            switch inode.content {
            case .file(.bytes(let bytes)): text += "\(bytes.count) \(bytes.hashOfContent)\n"
            case .file(let body): text += "\(body.count)\n"
            case .symbolicLink(let target): text += target + "\n"
            case .directory, .device, .fifo, .socket: text += "-\n"
            }
        }
        return Digest.sha256(of: text)
    }

    private static func describe(_ process: Process) -> String {
        let descriptors = process.descriptors.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value.file.number)" }
        return "\(process.parent.number) \(process.machine.number) \(process.arguments) \(process.environment.lines) "
            + "\(process.workingDirectory) \(process.credentials) \(descriptors) \(process.state) \(process.pendingSignals)"
    }

    private static func docker(_ docker: DockerState) -> [String] {
        var lines: [String] = []
        for container in docker.containers.values.sorted(by: { $0.sequence < $1.sequence }) {
            lines.append(
                "container \(container.id) \(container.name) \(container.created) \(container.image) \(container.state) \(container.config.canonicalText) \(container.mounts) \(container.endpoints) \(container.restartCount)"
            )
        }
        for image in docker.images.values.sorted(by: { $0.sequence < $1.sequence }) {
            lines.append("image \(image.id) \(image.layers.map(\.hex)) \(image.created)")
        }
        lines += docker.references.map { "reference \($0.key) \($0.value)" }.sorted()
        lines += docker.layers.map { "layer \($0.key) \($0.value.size)" }.sorted()
        lines += docker.networks.map { "network \($0.key) \($0.value.name)" }.sorted()
        lines += docker.volumes.map { "volume \($0.key) \($0.value.tree.number)" }.sorted()
        lines += docker.buildCache.map { "cache \($0.key) \($0.value.usageCount)" }.sorted()
        lines += docker.events.suffix(50).map { "event \($0)" }
        return lines
    }
}

extension [UInt8] {
    fileprivate var hashOfContent: String { Digest.sha256(of: self).hex }
}
