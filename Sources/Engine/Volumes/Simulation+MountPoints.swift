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
            let (other, options) = try parseVolumesFrom(source)
            for var mount in other.mounts where !mounts.contains(where: { $0.destination == mount.destination }) {
                if options.contains("ro") { mount.isWritable = false }
                mounts.append(mount)
            }
        }
        let inMemory = Set(container.hostConfig.tmpfs.keys.map(FileTree.cleaned))
        for path in container.config.volumes
        where !inMemory.contains(FileTree.cleaned(path)) && !mounts.contains(where: { $0.destination == path }) {
            mounts.append(MountPoint(type: "volume", source: "", destination: path, driver: "local"))
        }
        for path in container.hostConfig.tmpfs.keys.sorted()
        where mounts.contains(where: { $0.destination == FileTree.cleaned(path) }) {
            throw EngineError(.invalidParameter, "Duplicate mount point: \(path)")
        }
        for index in mounts.indices where mounts[index].type == "volume" {
            let request = container.hostConfig.mounts.first {
                FileTree.cleaned($0.target) == mounts[index].destination
            }
            try resolveVolume(&mounts[index], request, for: container)
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
        guard FileTree.cleaned(target) != "/" else {
            throw EngineError(
                .invalidParameter,
                "\(prefix): invalid mount config for type \"\(kind)\": invalid specification: destination can't be '/'")
        }
        let mode = parts.count == 3 ? parts[2] : ""
        guard let options = Self.options(ofMode: mode), parts.count < 3 || !mode.isEmpty else {
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
            destination: FileTree.cleaned(target), driver: isBind ? "" : "local",
            mode: mode.isEmpty && !isBind ? "z" : mode,
            isWritable: !options.contains("ro"), propagation: isBind ? propagation ?? "rprivate" : "")
        if !isBind { try checkVolumeName(parts[0]) }
        if isBind { mount.source = FileTree.cleaned(parts[0]) }
        return mount
    }

    /// The options of a mode such as `ro,z`: known ones, and one of each kind at most (moby, `linuxValidMountMode`).
    private static func options(ofMode mode: String) -> [String]? {
        let kinds: [Set<String>] = [
            ["ro", "rw"], ["z", "Z"], ["nocopy"], ["cached", "delegated", "consistent"], propagations,
        ]
        let options = mode.split(separator: ",").map(String.init)
        let isValid =
            options.allSatisfy { option in kinds.contains { $0.contains(option) } }
            && kinds.allSatisfy { $0.filter(options.contains).count <= 1 }
        return isValid ? options : nil
    }

    /// `--volumes-from CONTAINER[:MODE]` (moby, `ParseVolumesFrom`).
    private func parseVolumesFrom(_ text: String) throws(EngineError) -> (Container, options: [String]) {
        guard !text.isEmpty else {
            throw EngineError(.invalidParameter, "volumes-from specification cannot be an empty string")
        }
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let mode = parts.count > 1 ? parts[1] : ""
        guard let options = Self.options(ofMode: mode), !options.contains("nocopy"),
            Self.propagations.isDisjoint(with: options)
        else { throw EngineError(.invalidParameter, "invalid mode: \(mode)") }
        guard !parts[0].isEmpty else {
            throw EngineError(.invalidParameter, "invalid name or ID supplied: \"\"")
        }
        do {
            return (try findContainer(parts[0]), options)
        } catch {
            throw EngineError(.invalidParameter, error.message)
        }
    }

    private mutating func mountPoint(for request: MountRequest) throws(EngineError) -> MountPoint {
        func refuse(_ reason: String) -> EngineError {
            EngineError(.invalidParameter, "invalid mount config for type \"\(request.type)\": \(reason)")
        }
        guard ["bind", "volume", "tmpfs", "image"].contains(request.type) else { throw refuse("mount type unknown") }
        guard request.target.hasPrefix("/") else {
            throw refuse("invalid mount path: '\(request.target)' mount path must be absolute")
        }
        let target = FileTree.cleaned(request.target)
        guard target != "/" else { throw refuse("invalid specification: destination can't be '/'") }
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
                type: "bind", source: found.path, destination: target, isWritable: !request.readOnly,
                propagation: request.bindPropagation.isEmpty ? "rprivate" : request.bindPropagation)
        }
        if request.type == "tmpfs" {
            guard request.source.isEmpty else { throw refuse("field Source must not be specified") }
            return MountPoint(type: "tmpfs", source: "", destination: target, isWritable: !request.readOnly)
        }
        let subpath = request.type == "image" ? request.imageSubpath : request.volumeSubpath
        guard !subpath.hasPrefix("/"), !subpath.split(separator: "/").contains("..") else {
            throw refuse("subpath must be a relative path within the volume")
        }
        if request.type == "image" { return try imageMount(request, at: target, refuse) }
        if !subpath.isEmpty, request.source.isEmpty {
            throw refuse("must not set Subpath when using anonymous volumes")
        }
        if !request.source.isEmpty { try checkVolumeName(request.source) }
        var mount = MountPoint(
            type: "volume", name: request.source, source: "", destination: target, driver: "local", mode: "z",
            isWritable: !request.readOnly)
        mount.subpath = subpath
        return mount
    }

    /// An image's files, for reading (transcript `netvol-a20-image-mounts`).
    private mutating func imageMount(
        _ request: MountRequest, at target: String, _ refuse: (String) -> EngineError
    ) throws(EngineError) -> MountPoint {
        guard !request.source.isEmpty else { throw refuse("field Source must not be empty") }
        let image = try findImage(request.source)
        var mount = MountPoint(
            type: "image", name: request.source,
            source: "/var/lib/docker/overlay2/\(world.random.hex(digits: 64))/merged", destination: target,
            isWritable: false, propagation: "rprivate")
        mount.image = image.id
        mount.subpath = request.imageSubpath
        return mount
    }

    /// Finds or makes a mount's volume. An empty one is filled with what the image has at that place.
    private mutating func resolveVolume(
        _ mount: inout MountPoint, _ request: MountRequest?, for container: Container
    ) throws(EngineError) {
        if mount.name.isEmpty { mount.isUnnamed = true }
        let volume = try createVolume(
            name: mount.name, driver: request?.volumeDriver ?? container.hostConfig.volumeDriver,
            labels: request?.volumeLabels ?? [:],
            options: request?.volumeOptions ?? [:])
        mount.name = volume.name
        mount.source = "/var/lib/docker/volumes/\(volume.name)/_data"
        mount.driver = "local"
        let isWanted = !mount.mode.contains("nocopy") && request?.volumeNoCopy != true && mount.subpath.isEmpty
        guard isWanted, volume.options.isEmpty, let root = world.trees[container.tree],
            var data = world.trees[volume.tree],
            data[data.root].directory?.entries.isEmpty == true, let source = root.find(mount.destination)
        else { return }
        guard root[source].isDirectory else {
            throw EngineError(
                .system,
                "source /var/lib/docker/overlay2/\(String(container.id.hex.reversed()))/merged\(mount.destination) is not directory"
            )
        }
        var top = root[source]
        if let directory = data[data.root].directory { top.content = .directory(directory) }
        data[data.root] = top
        for (path, id) in root.walk(from: source) { data.place(root[id].emptied, at: path) }
        world.trees[volume.tree] = data
    }
}
