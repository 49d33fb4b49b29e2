import FileTrees
import HashTreeCollections
import Kernel
import WorldModel

/// What a container sees of files: its root and everything that is mounted on it.
extension Simulation {
    /// The mounts of a container for one run, those below others after them.
    mutating func mounts(of container: Container, hostname: String) throws(EngineError) -> [Mount] {
        guard let root = world.trees[container.tree]?.root else { throw .noSuchContainer(container.id.hex) }
        // What can fail comes before anything is made for the run.
        let placed = try container.mounts.filter { $0.type != "tmpfs" }.map { mount throws(EngineError) in
            makeSource(of: mount)
            return try place(mount)
        }
        for options in container.hostConfig.tmpfs.values {
            if let unknown = TmpfsOptions.unknownOption(options) {
                throw EngineError(.invalidParameter, "invalid tmpfs option \"\(unknown)\"")
            }
        }
        let isReadOnly = container.hostConfig.readonlyRootfs
        var mounts = [
            Mount(path: "/", tree: container.tree, root: root, isReadOnly: isReadOnly, fileSystem: .overlay)
        ]
        mounts += kernelMounts(of: container)
        let destinations = Set(container.mounts.map(\.destination))
        if let shared = sharedSystemFiles(of: container) {
            mounts += shared.filter { !destinations.contains($0.path) }
        } else {
            for (path, text) in systemFiles(of: container, hostname: hostname) where !destinations.contains(path) {
                let time = world.clock.now.nanoseconds
                let tree = addTree(FileTree(holding: Inode(.file(FileBody(text)), mode: 0o644, modified: time)))
                mounts.append(
                    Mount(
                        path: path, tree: tree, root: InodeID(1), isReadOnly: isReadOnly, fileSystem: .engineFile))
            }
        }
        for mount in placed {
            // A volume of type tmpfs is made for the run.
            let volume = container.mounts.first { $0.destination == mount.path }?.name
            guard let options = volume.flatMap({ world.docker.volumes[$0]?.options }), options["type"] == "tmpfs" else {
                mounts.append(mount)
                continue
            }
            let memory = TmpfsOptions(options["o"] ?? "", flags: [])
            mounts.append(temporary(memory, at: mount.path, isReadOnly: mount.isReadOnly))
        }
        for mount in container.mounts where mount.type == "tmpfs" {
            let asked = container.hostConfig.mounts.first { $0.target == mount.destination }
            let options = TmpfsOptions(size: asked?.tmpfsSize ?? 0, mode: asked?.tmpfsMode ?? 0)
            mounts.append(temporary(options, at: mount.destination, isReadOnly: !mount.isWritable))
        }
        for (path, options) in container.hostConfig.tmpfs.sorted(by: { $0.key < $1.key }) {
            let path = "/" + FileTree.components(path).joined(separator: "/")
            mounts.append(temporary(TmpfsOptions(options), at: path))
        }
        // Shorter paths first, so that mounts below other mounts lie on top.
        return mounts.enumerated().sorted { a, b in
            let (x, y) = (a.element.path.split(separator: "/").count, b.element.path.split(separator: "/").count)
            return x == y ? a.offset < b.offset : x < y
        }.map(\.element)
    }

    /// `/proc` and `/sys`, which the kernel makes up, and devices of the container's own.
    private mutating func kernelMounts(of container: Container) -> [Mount] {
        guard let host = world.machines[.host] else { return [] }
        var mounts: [Mount] = []
        for path in ["/proc", "/dev", "/sys"] {
            guard var mount = host.mounts.first(where: { $0.path == path }) else { continue }
            mount.isReadOnly = mount.path != "/dev"
            if mount.path == "/dev" {
                mount.tree = addTree(devices(of: container, in: mount.tree))
                mount.fileSystem.isTemporary = true
            }
            mounts.append(mount)
        }
        let size = Int(container.hostConfig.shmSize)
        let tree = addTree(emptyTree(mode: 0o1777))
        world.limitedTrees[tree] = size
        mounts.append(Mount(path: "/dev/shm", tree: tree, root: InodeID(1), fileSystem: .sharedMemory(size)))
        return mounts
    }

    private func devices(of container: Container, in host: TreeID) -> FileTree {
        var tree = world.trees[host] ?? FileTree()
        if container.config.tty { tree.place(Inode(.device(.terminal), mode: 0o620), at: "console") }
        for device in container.hostConfig.devices where device.pathInContainer.hasPrefix("/dev/") {
            guard let location = try? resolve(device.pathOnHost, in: FileView(machine: .host)) else { continue }
            tree.place(inode(at: location), at: String(device.pathInContainer.dropFirst(5)))
        }
        tree.stamp(world.clock.now.nanoseconds)
        return tree
    }

    private func emptyTree(mode: UInt16) -> FileTree {
        var tree = FileTree(modified: world.clock.now.nanoseconds)
        tree[tree.root].mode = mode
        return tree
    }

    private mutating func temporary(_ options: TmpfsOptions, at path: String, isReadOnly: Bool = false) -> Mount {
        var tree = emptyTree(mode: options.mode)
        tree[tree.root].owner = options.owner
        tree[tree.root].group = options.group
        let id = addTree(tree)
        world.limitedTrees[id] = options.limit
        return Mount(
            path: path, tree: id, root: InodeID(1), isReadOnly: isReadOnly || options.isReadOnly,
            fileSystem: options.fileSystem)
    }

    func place(_ mount: MountPoint) throws(EngineError) -> Mount {
        if mount.type == "volume" {
            guard let volume = world.docker.volumes[mount.name] else {
                throw EngineError(.notFound, "get \(mount.name): no such volume")
            }
            if !volume.options.isEmpty { return try place(volume, mount) }
            guard let root = world.trees[volume.tree]?.find(mount.subpath) else {
                throw EngineError(
                    .notFound,
                    "cannot access path /var/lib/docker/volumes/\(mount.name)/_data/\(mount.subpath): lstat /var/lib/docker/volumes/\(mount.name)/_data/\(mount.subpath): no such file or directory"
                )
            }
            return Mount(path: mount.destination, tree: volume.tree, root: root, isReadOnly: !mount.isWritable)
        }
        guard let location = try? resolve(mount.source, in: FileView(machine: .host)) else {
            throw EngineError(
                .invalidParameter,
                "invalid mount config for type \"bind\": bind source path does not exist: \(mount.source)")
        }
        return Mount(
            path: mount.destination, tree: location.tree, root: location.inode, isReadOnly: !mount.isWritable)
    }

    /// A volume that is something else in truth: a folder of the host, or memory.
    private func place(_ volume: Volume, _ mount: MountPoint) throws(EngineError) -> Mount {
        let (type, device) = (volume.options["type"] ?? "", volume.options["device"] ?? "")
        let isBind = volume.options["o"]?.split(separator: ",").contains { $0 == "bind" || $0 == "rbind" } == true
        let root = world.trees[volume.tree]?.root ?? InodeID(1)
        if isBind, let location = try? resolve(device, in: FileView(machine: .host)) {
            return Mount(
                path: mount.destination, tree: location.tree, root: location.inode, isReadOnly: !mount.isWritable)
        }
        guard type == "tmpfs" else {
            let place = "/var/lib/docker/volumes/\(volume.name)/_data"
            let reason =
                isBind ? "no such file or directory" : "file systems of type \(type) are not simulated in Drydock"
            throw EngineError(
                .system,
                "error while mounting volume '\(place)': failed to mount local volume: mount \(device):\(place), flags: 0x1000: \(reason)"
            )
        }
        return Mount(path: mount.destination, tree: volume.tree, root: root, isReadOnly: !mount.isWritable)
    }

    /// `-v /missing:/x` makes the directory on the host, owned by root.
    private mutating func makeSource(of mount: MountPoint) {
        guard mount.type == "bind", (try? resolve(mount.source, in: FileView(machine: .host))) == nil,
            let root = world.machines[.host]?.mounts.first
        else { return }
        world.trees[root.tree]?.makeDirectories(mount.source, at: world.clock.now.nanoseconds)
    }

    // MARK: Mount points

    /// Makes what a container's mounts lie upon, and refuses a folder on a file or the other way round, in the runtime's
    /// words.
    mutating func makeMountPoints(_ mounts: [Mount], of container: Container) throws(EngineError) {
        for (index, mount) in mounts.enumerated().dropFirst() {
            guard mount.path != "/" else {
                let name = container.mounts.first { $0.destination == "/" }?.source ?? ""
                let root = "/var/lib/docker/overlay2/\(String(container.id.hex.reversed()))/merged"
                throw EngineError(
                    .system,
                    StartFailure.task(
                        "error mounting \"\(name)\" to rootfs at \"/\": create mountpoint for / mount: mountpoint \"\(root)\" is on the top of rootfs \"\(root)\""
                    ))
            }
            // What it lies upon may itself be mounted.
            let below = mounts[..<index].filter { mount.path == $0.path || mount.path.hasPrefix($0.path + "/") }
            guard let host = below.max(by: { $0.path.count < $1.path.count }) else {
                try check(mount, upon: container.tree, mount.path, container)
                makeMountPoint(mount, in: container.tree)
                continue
            }
            if ["proc", "sysfs"].contains(host.fileSystem.type) || host.path == mount.path { continue }
            guard host.root == world.trees[host.tree]?.root else { continue }
            var inner = mount
            inner.path = String(mount.path.dropFirst(host.path.count))
            try check(mount, upon: host.tree, inner.path, container)
            makeMountPoint(inner, in: host.tree)
        }
    }

    private func check(
        _ mount: Mount, upon tree: TreeID, _ path: String, _ container: Container
    ) throws(EngineError) {
        guard let place = world.trees[tree]?.inode(at: path), let source = world.trees[mount.tree]?[mount.root],
            source.isFile != place.isFile, !place.isSymbolicLink
        else { return }
        let point = container.mounts.first { $0.destination == mount.path }
        let isMemory = mount.fileSystem.type == "tmpfs"
        let name =
            isMemory
            ? "tmpfs"
            : point?.type == "volume" ? "/var/lib/docker/volumes/\(point?.name ?? "")/_data" : point?.source ?? ""
        let flags = isMemory ? "MS_NOSUID|MS_NODEV|MS_NOEXEC, data=mode=0644" : "MS_BIND|MS_REC"
        throw EngineError(
            .system,
            StartFailure.task(
                "error mounting \"\(name)\" to rootfs at \"\(mount.path)\": mount src=\(name), dst=\(mount.path), dstFd=/proc/thread-self/fd/14, flags=\(flags): not a directory: Are you trying to mount a directory onto a file (or vice-versa)? Check if the specified host path exists and is the expected type"
            ))
    }

    /// What is mounted over must exist: the runtime makes it.
    mutating func makeMountPoint(_ mount: Mount, in tree: TreeID) {
        guard let root = world.trees[tree], root.find(mount.path) == nil else { return }
        let isFile = world.trees[mount.tree]?[mount.root].isFile ?? false
        let now = world.clock.now.nanoseconds
        if isFile {
            world.trees[tree]?.place(Inode(.file(.bytes([])), mode: 0o755, modified: now), at: mount.path, time: now)
        } else {
            world.trees[tree]?.makeDirectories(mount.path, at: now)
        }
    }
}
