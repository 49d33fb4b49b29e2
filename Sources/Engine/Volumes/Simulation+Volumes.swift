import FileTrees
import HashTreeCollections
import Kernel
import WorldModel

/// Volumes and the mounts of containers.
extension Simulation {
    /// Makes a volume, or gives the one that has the name (`POST /volumes/create`).
    @discardableResult
    package mutating func createVolume(
        name: String, labels: [String: String] = [:], options: [String: String] = [:]
    ) throws(EngineError) -> Volume {
        if let existing = world.docker.volumes[name] { return existing }
        let name = name.isEmpty ? world.random.hex(digits: 64) : name
        try checkVolumeName(name, operation: "create \(name)")
        let sequence = world.docker.sequence()
        var volume = Volume(
            name: name, sequence: sequence, tree: addTree(FileTree(modified: world.clock.now.nanoseconds)),
            created: world.clock.now)
        volume.labels = labels
        volume.options = options
        world.docker.volumes[name] = volume
        emit("volume", "create", actor: name, ["driver": "local"])
        return volume
    }

    private func checkVolumeName(_ name: String, operation: String) throws(EngineError) {
        let isValid =
            name.utf8.count >= 2
            && name.utf8.enumerated().allSatisfy { index, byte in
                (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                    || index > 0 && (byte == 0x5F || byte == 0x2E || byte == 0x2D)
            }
        guard isValid else {
            throw EngineError(
                .invalidParameter,
                "\(operation): \"\(name)\" includes invalid characters for a local volume name, only \"[a-zA-Z0-9][a-zA-Z0-9_.-]\" are allowed. If you intended to pass a host directory, use absolute path"
            )
        }
    }

    /// Removes a volume that no container refers to.
    package mutating func removeVolume(_ name: String) throws(EngineError) {
        guard let volume = world.docker.volumes[name] else {
            throw EngineError(.notFound, "get \(name): no such volume")
        }
        let users = world.docker.containers.values.filter { $0.mounts.contains { $0.name == name } }
            .sorted { $0.sequence < $1.sequence }
        guard users.isEmpty else {
            let ids = users.map(\.id.hex).joined(separator: ", ")
            throw EngineError(.conflict, "remove \(name): volume is in use - [\(ids)]")
        }
        world.trees[volume.tree] = nil
        world.docker.volumes[name] = nil
        emit("volume", "destroy", actor: name, ["driver": "local"])
    }

    // MARK: Mounts of a container

    /// Works out the mounts of a new container, making volumes where they are missing.
    mutating func prepareMounts(for container: inout Container) throws(EngineError) -> [MountPoint] {
        var mounts: [MountPoint] = []
        for bind in container.hostConfig.binds {
            let mount = try parseBind(bind)
            try add(mount, to: &mounts)
        }
        for request in container.hostConfig.mounts { try add(try mountPoint(for: request), to: &mounts) }
        for source in container.hostConfig.volumesFrom {
            let parts = source.split(separator: ":").map(String.init)
            let other = try findContainer(parts[0])
            if parts.count > 1, !["ro", "rw", "z", "Z"].contains(parts[1]) {
                throw EngineError(.invalidParameter, "invalid mode: \(parts[1])")
            }
            for var mount in other.mounts where !mounts.contains(where: { $0.destination == mount.destination }) {
                if parts.count > 1, parts[1] == "ro" { mount.isWritable = false }
                mounts.append(mount)
            }
        }
        for path in container.config.volumes where !mounts.contains(where: { $0.destination == path }) {
            mounts.append(MountPoint(type: "volume", source: "", destination: path, driver: "local"))
        }
        for index in mounts.indices where mounts[index].type == "volume" {
            try resolveVolume(&mounts[index], tree: container.tree)
        }
        return mounts.sorted { $0.destination < $1.destination }
    }

    private func add(_ mount: MountPoint, to mounts: inout [MountPoint]) throws(EngineError) {
        guard !mounts.contains(where: { $0.destination == mount.destination }) else {
            throw EngineError(.invalidParameter, "Duplicate mount point: \(mount.destination)")
        }
        mounts.append(mount)
    }

    /// `-v [SOURCE:]TARGET[:OPTIONS]`
    private func parseBind(_ text: String) throws(EngineError) -> MountPoint {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        let prefix = "invalid volume specification: '\(text)'"
        guard (2...3).contains(parts.count), !parts[0].isEmpty, !parts[1].isEmpty else {
            throw EngineError(.invalidParameter, prefix)
        }
        let isBind = parts[0].hasPrefix("/")
        let kind = isBind ? "bind" : "volume"
        let target = parts[1]
        guard target.hasPrefix("/") else {
            throw EngineError(
                .invalidParameter,
                "\(prefix): invalid mount config for type \"\(kind)\": invalid mount path: '\(target)' mount path must be absolute"
            )
        }
        guard FileTree.components(target).isEmpty == false else {
            throw EngineError(
                .invalidParameter,
                "\(prefix): invalid mount config for type \"\(kind)\": invalid specification: destination can't be '/'")
        }
        let mode = parts.count == 3 ? parts[2] : ""
        let known: Set<String> = [
            "ro", "rw", "z", "Z", "nocopy", "cached", "delegated", "consistent", "shared", "rshared", "slave", "rslave",
            "private", "rprivate",
        ]
        let options = mode.split(separator: ",").map(String.init)
        guard options.allSatisfy(known.contains), parts.count < 3 || !mode.isEmpty else {
            throw EngineError(.invalidParameter, "invalid mode: \(mode)")
        }
        var mount = MountPoint(
            type: kind, name: isBind ? "" : parts[0], source: isBind ? parts[0] : "",
            destination: clean(target), driver: isBind ? "" : "local", mode: mode.isEmpty && !isBind ? "z" : mode,
            isWritable: !options.contains("ro"), propagation: isBind ? "rprivate" : "")
        if !isBind { try checkVolumeName(parts[0], operation: "create \(parts[0])") }
        if isBind { mount.source = clean(parts[0]) }
        return mount
    }

    private func clean(_ path: String) -> String { "/" + FileTree.components(path).joined(separator: "/") }

    private func mountPoint(for request: MountRequest) throws(EngineError) -> MountPoint {
        func refuse(_ reason: String) -> EngineError {
            EngineError(.invalidParameter, "invalid mount config for type \"\(request.type)\": \(reason)")
        }
        guard ["bind", "volume", "tmpfs"].contains(request.type) else { throw refuse("mount type unknown") }
        guard request.target.hasPrefix("/") else {
            throw refuse("invalid mount path: '\(request.target)' mount path must be absolute")
        }
        if request.type == "bind" {
            guard !request.source.isEmpty else { throw refuse("field Source must not be empty") }
            guard let found = try? resolve(request.source, in: FileView(machine: .host)) else {
                throw refuse("bind source path does not exist: \(request.source)")
            }
            return MountPoint(
                type: "bind", source: found.path, destination: clean(request.target), isWritable: !request.readOnly,
                propagation: "rprivate")
        }
        if request.type == "tmpfs" {
            return MountPoint(
                type: "tmpfs", source: "", destination: clean(request.target), isWritable: !request.readOnly)
        }
        if !request.source.isEmpty { try checkVolumeName(request.source, operation: "create \(request.source)") }
        guard !request.volumeSubpath.hasPrefix("/"), !request.volumeSubpath.split(separator: "/").contains("..") else {
            throw refuse("subpath must be a relative path within the volume")
        }
        var mount = MountPoint(
            type: "volume", name: request.source, source: "", destination: clean(request.target), driver: "local",
            mode: "z", isWritable: !request.readOnly)
        mount.subpath = request.volumeSubpath
        return mount
    }

    /// Finds or makes a mount's volume. An empty one is filled with what the image has at that place.
    private mutating func resolveVolume(_ mount: inout MountPoint, tree: TreeID) throws(EngineError) {
        let isAnonymous = mount.name.isEmpty
        let volume = try createVolume(name: mount.name)
        if isAnonymous { world.docker.volumes[volume.name]?.isAnonymous = true }
        mount.name = volume.name
        mount.source = "/var/lib/docker/volumes/\(volume.name)/_data"
        mount.driver = "local"
        guard !mount.mode.contains("nocopy"), mount.subpath.isEmpty, let root = world.trees[tree],
            var data = world.trees[volume.tree],
            data[data.root].directory?.entries.isEmpty == true,
            let source = root.find(mount.destination), root[source].isDirectory
        else { return }
        var top = root[source]
        if let directory = data[data.root].directory { top.content = .directory(directory) }
        data[data.root] = top
        for (path, id) in root.walk(from: source) { data.place(root[id].emptied, at: path) }
        world.trees[volume.tree] = data
    }
}
