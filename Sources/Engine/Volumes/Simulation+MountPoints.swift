import FileTrees
import HashTreeCollections
import Kernel
import WorldModel

/// What a container asks to be mounted: `-v`, `--mount`, `--volumes-from` and the image's volumes.
extension Simulation {
    private static let propagations: Set<String> = ["shared", "rshared", "slave", "rslave", "private", "rprivate"]

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
        let inMemory = Set(container.hostConfig.tmpfs.keys.map(clean))
        for path in container.config.volumes
        where !inMemory.contains(clean(path)) && !mounts.contains(where: { $0.destination == path }) {
            mounts.append(MountPoint(type: "volume", source: "", destination: path, driver: "local"))
        }
        for path in container.hostConfig.tmpfs.keys.sorted()
        where mounts.contains(where: { $0.destination == clean(path) }) {
            throw EngineError(.invalidParameter, "Duplicate mount point: \(path)")
        }
        for index in mounts.indices where mounts[index].type == "volume" {
            let request = container.hostConfig.mounts.first { clean($0.target) == mounts[index].destination }
            try resolveVolume(&mounts[index], request, tree: container.tree, id: container.id)
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
        guard FileTree.components(target).contains(where: { $0 != "." && $0 != ".." }) else {
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
        // One of each kind is enough.
        let kinds: [Set<String>] = [
            ["ro", "rw"], ["z", "Z"], ["nocopy"], ["cached", "delegated", "consistent"], Self.propagations,
        ]
        let isValid = options.allSatisfy(known.contains) && kinds.allSatisfy { $0.filter(options.contains).count <= 1 }
        guard isValid, parts.count < 3 || !mode.isEmpty else {
            throw EngineError(.invalidParameter, "invalid mode: \(mode)")
        }
        let propagation = options.first(where: Self.propagations.contains)
        let misplaced = isBind ? options.contains("nocopy") : propagation != nil
        guard !misplaced else {
            throw EngineError(
                .invalidParameter,
                "\(prefix): invalid mount config for type \"\(kind)\": field \(isBind ? "VolumeOptions" : "BindOptions") must not be specified"
            )
        }
        var mount = MountPoint(
            type: kind, name: isBind ? "" : parts[0], source: isBind ? parts[0] : "",
            destination: clean(target), driver: isBind ? "" : "local", mode: mode.isEmpty && !isBind ? "z" : mode,
            isWritable: !options.contains("ro"), propagation: isBind ? propagation ?? "rprivate" : "")
        if !isBind { try checkVolumeName(parts[0]) }
        if isBind { mount.source = clean(parts[0]) }
        return mount
    }

    private func clean(_ path: String) -> String { "/" + FileTree.components(path).joined(separator: "/") }

    private func mountPoint(for request: MountRequest) throws(EngineError) -> MountPoint {
        func refuse(_ reason: String) -> EngineError {
            EngineError(.invalidParameter, "invalid mount config for type \"\(request.type)\": \(reason)")
        }
        if request.type == "image" {
            throw EngineError(.notImplemented, "mounts of type image are not simulated in Drydock")
        }
        guard ["bind", "volume", "tmpfs"].contains(request.type) else { throw refuse("mount type unknown") }
        guard request.target.hasPrefix("/") else {
            throw refuse("invalid mount path: '\(request.target)' mount path must be absolute")
        }
        guard clean(request.target) != "/" else { throw refuse("invalid specification: destination can't be '/'") }
        if request.type == "bind" {
            guard !request.source.isEmpty else { throw refuse("field Source must not be empty") }
            guard request.source.hasPrefix("/") else {
                throw refuse("invalid mount path: '\(request.source)' mount path must be absolute")
            }
            guard ["", "private", "rprivate", "shared", "rshared", "slave", "rslave"].contains(request.bindPropagation)
            else { throw refuse("invalid propagation mode: \(request.bindPropagation)") }
            guard let found = try? resolve(request.source, in: FileView(machine: .host)) else {
                throw refuse("bind source path does not exist: \(request.source)")
            }
            return MountPoint(
                type: "bind", source: found.path, destination: clean(request.target), isWritable: !request.readOnly,
                propagation: request.bindPropagation.isEmpty ? "rprivate" : request.bindPropagation)
        }
        if request.type == "tmpfs" {
            guard request.source.isEmpty else { throw refuse("field Source must not be specified") }
            return MountPoint(
                type: "tmpfs", source: "", destination: clean(request.target), isWritable: !request.readOnly)
        }
        if !request.source.isEmpty { try checkVolumeName(request.source) }
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
    private mutating func resolveVolume(
        _ mount: inout MountPoint, _ request: MountRequest?, tree: TreeID, id: ContainerID
    ) throws(EngineError) {
        if mount.name.isEmpty { mount.isUnnamed = true }
        let volume = try createVolume(
            name: mount.name, driver: request?.volumeDriver ?? "", labels: request?.volumeLabels ?? [:],
            options: request?.volumeOptions ?? [:])
        mount.name = volume.name
        mount.source = "/var/lib/docker/volumes/\(volume.name)/_data"
        mount.driver = "local"
        let isWanted = !mount.mode.contains("nocopy") && request?.volumeNoCopy != true && mount.subpath.isEmpty
        guard isWanted, volume.options.isEmpty, let root = world.trees[tree], var data = world.trees[volume.tree],
            data[data.root].directory?.entries.isEmpty == true, let source = root.find(mount.destination)
        else { return }
        guard root[source].isDirectory else {
            throw EngineError(
                .system,
                "source /var/lib/docker/overlay2/\(String(id.hex.reversed()))/merged\(mount.destination) is not directory"
            )
        }
        var top = root[source]
        if let directory = data[data.root].directory { top.content = .directory(directory) }
        data[data.root] = top
        for (path, id) in root.walk(from: source) { data.place(root[id].emptied, at: path) }
        world.trees[volume.tree] = data
    }
}
