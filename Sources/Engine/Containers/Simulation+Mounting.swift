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
        let placed = try container.mounts.filter { !["tmpfs", "image"].contains($0.type) }.map {
            mount throws(EngineError) in
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
        let destinations = Set(
            container.mounts.map(\.destination) + container.hostConfig.tmpfs.keys.map(FileTree.cleaned))
        mounts += kernelMounts(of: container).filter { !destinations.contains($0.path) }
        for mount in container.mounts where mount.type == "image" { mounts.append(try imageMount(mount)) }
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
        for (path, options) in container.hostConfig.tmpfs.sorted(by: { $0.key < $1.key }) {
            let path = FileTree.cleaned(path)
            let place = world.trees[container.tree]?.inode(at: path)
            mounts.append(temporary(TmpfsOptions(options).over(place), at: path))
        }
        for mount in container.mounts where mount.type == "tmpfs" {
            let asked = container.hostConfig.mounts.first { FileTree.cleaned($0.target) == mount.destination }
            let options = TmpfsOptions(size: asked?.tmpfsSize ?? 0, mode: asked?.tmpfsMode ?? 0)
            let place = world.trees[container.tree]?.inode(at: mount.destination)
            mounts.append(temporary(options.over(place), at: mount.destination, isReadOnly: !mount.isWritable))
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

    /// The files of an image or a part of it, for one run.
    private mutating func imageMount(_ mount: MountPoint) throws(EngineError) -> Mount {
        guard let image = mount.image.flatMap({ world.docker.images[$0] }) else {
            throw .noSuchImage(mount.name)
        }
        let tree = tree(of: image)
        guard let root = try part(mount.subpath, of: tree, at: mount.source) else {
            throw missing(mount.subpath, in: mount.source)
        }
        var system = FileSystem.overlay
        system.isTemporary = true
        return Mount(path: mount.destination, tree: addTree(tree), root: root, isReadOnly: true, fileSystem: system)
    }

    private func missing(_ subpath: String, in base: String) -> EngineError {
        EngineError(
            .notFound,
            "cannot access path \(base)/\(subpath): lstat \(base)/\(subpath): no such file or directory")
    }

    /// What a subpath leads to. Symbolic links may not lead out of the volume (moby, `internal/safepath`).
    private func part(_ subpath: String, of tree: FileTree, at base: String) throws(EngineError) -> InodeID? {
        var passed = [tree.root]
        var names = FileTree.components(subpath)
        var links = 0
        func escape() -> EngineError {
            EngineError(
                .invalidParameter,
                "path concatenation escapes the base directory, base: \(base), subpath: \(subpath)")
        }
        while !names.isEmpty {
            let name = names.removeFirst()
            guard name != ".." else {
                guard passed.count > 1 else { throw escape() }
                passed.removeLast()
                continue
            }
            guard let here = passed.last, let next = tree.child(name, of: here) else { return nil }
            guard case .symbolicLink(let target) = tree[next].content else {
                passed.append(next)
                continue
            }
            links += 1
            if target.hasPrefix("/") || links > 40 { throw escape() }
            names = FileTree.components(target) + names
        }
        return passed.last
    }

    func place(_ mount: MountPoint) throws(EngineError) -> Mount {
        if mount.type == "volume" {
            guard let volume = world.docker.volumes[mount.name] else {
                throw EngineError(.notFound, "get \(mount.name): no such volume")
            }
            if !volume.options.isEmpty { return try place(volume, mount) }
            let base = "/var/lib/docker/volumes/\(mount.name)/_data"
            guard let root = try part(mount.subpath, of: world.trees[volume.tree] ?? FileTree(), at: base) else {
                throw missing(mount.subpath, in: base)
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
            let there = try? resolve(device.hasPrefix("/") ? device : "/" + device, in: FileView(machine: .host))
            let isDevice = there.map { if case .device = inode(at: $0).content { true } else { false } } ?? false
            let reason =
                type.hasPrefix("nfs") || type == "cifs" || isDevice
                ? "file systems of type \(type) are not simulated in Drydock"
                : there == nil ? "no such file or directory" : "block device required"
            throw EngineError(
                .system,
                "error while mounting volume '\(place)': failed to mount local volume: mount \(device):\(place)\(isBind ? ", flags: 0x1000" : ""): \(reason)"
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
                let root = layer(of: container)
                throw refuse(mount, container, "mountpoint \"\(root)\" is on the top of rootfs \"\(root)\"")
            }
            try checkKernelPlaces(mount, container)
            // What it lies upon may itself be mounted.
            let below = mounts[..<index].filter { mount.path == $0.path || mount.path.hasPrefix($0.path + "/") }
            guard let host = below.max(by: { $0.path.count < $1.path.count }) else {
                try check(mount, upon: container.tree, mount.path, container)
                makeMountPoint(mount, in: container.tree)
                continue
            }
            if host.path == "/proc", mount.isOfContainer(container) {
                throw refuse(
                    mount, container,
                    "make mountpoint \"\(mount.path)\": mkdirat \(layer(of: container))\(mount.path): no such file or directory"
                )
            }
            if ["proc", "sysfs"].contains(host.fileSystem.type) || host.path == mount.path { continue }
            var inner = mount
            inner.path = String(mount.path.dropFirst(host.path.count))
            try check(mount, upon: host.tree, inner.path, container, from: host.root)
            makeMountPoint(inner, in: host.tree, from: host.root)
        }
    }

    /// What the runtime says of a place that cannot be mounted upon.
    private func refuse(_ mount: Mount, _ container: Container, _ reason: String) -> EngineError {
        EngineError(
            .system,
            StartFailure.task(
                "error mounting \"\(source(of: mount, container))\" to rootfs at \"\(mount.path)\": create mountpoint for \(mount.path) mount: \(reason)"
            ))
    }

    /// The name of what is mounted, as the runtime knows it.
    private func source(of mount: Mount, _ container: Container) -> String {
        if mount.fileSystem.type == "tmpfs" { return "tmpfs" }
        let point = container.mounts.first { $0.destination == mount.path }
        return point?.type == "volume"
            ? "/var/lib/docker/volumes/\(point?.name ?? "")/_data" : point?.source ?? ""
    }

    /// Where a container's files lie on the host.
    private func layer(of container: Container) -> String {
        "/var/lib/docker/overlay2/\(String(container.id.hex.reversed()))/merged"
    }

    /// `/proc` is the kernel's alone, and without devices nothing starts (transcript `netvol-a21-odd-mounts`).
    private func checkKernelPlaces(_ mount: Mount, _ container: Container) throws(EngineError) {
        guard mount.isOfContainer(container) else { return }
        if mount.path == "/proc" {
            throw refuse(
                mount, container,
                "check proc-safety of /proc mount: \"\(layer(of: container))/proc\" cannot be mounted because it is not of type proc"
            )
        }
        if mount.path == "/dev", world.trees[mount.tree]?.child("null", of: mount.root) == nil {
            let reason =
                mount.fileSystem.type == "tmpfs"
                ? "error reopening /dev/null inside container: open /dev/null: permission denied"
                : "can't mask paths: open /dev/null: no such file or directory"
            throw EngineError(.system, StartFailure.task(reason))
        }
    }

    private func check(
        _ mount: Mount, upon tree: TreeID, _ path: String, _ container: Container, from start: InodeID? = nil
    ) throws(EngineError) {
        guard let host = world.trees[tree], let place = host.find(path, from: start).map({ host[$0] }),
            let source = world.trees[mount.tree]?[mount.root],
            source.isFile != place.isFile, !place.isSymbolicLink
        else { return }
        let name = self.source(of: mount, container)
        let flags = mount.fileSystem.type == "tmpfs" ? "MS_NOSUID|MS_NODEV|MS_NOEXEC, data=mode=0644" : "MS_BIND|MS_REC"
        throw EngineError(
            .system,
            StartFailure.task(
                "error mounting \"\(name)\" to rootfs at \"\(mount.path)\": mount src=\(name), dst=\(mount.path), dstFd=/proc/thread-self/fd/14, flags=\(flags): not a directory: Are you trying to mount a directory onto a file (or vice-versa)? Check if the specified host path exists and is the expected type"
            ))
    }

    /// What is mounted over must exist: the runtime makes it.
    mutating func makeMountPoint(_ mount: Mount, in tree: TreeID, from start: InodeID? = nil) {
        guard var host = world.trees[tree], host.find(mount.path, from: start) == nil else { return }
        let isFile = world.trees[mount.tree]?[mount.root].isFile ?? false
        let now = world.clock.now.nanoseconds
        if isFile {
            var names = FileTree.components(mount.path)
            guard let name = names.popLast() else { return }
            let directory = host.makeDirectories(names.joined(separator: "/"), from: start, at: now)
            host.add(Inode(.file(.bytes([])), mode: 0o755, modified: now), named: name, to: directory, at: now)
        } else {
            host.makeDirectories(mount.path, from: start, at: now)
        }
        world.trees[tree] = host
    }
}

extension Mount {
    /// Whether a container asked for it, so that it is none of the runtime's own.
    fileprivate func isOfContainer(_ container: Container) -> Bool {
        container.mounts.contains { $0.destination == path }
            || container.hostConfig.tmpfs.keys.contains { FileTree.cleaned($0) == path }
    }
}
