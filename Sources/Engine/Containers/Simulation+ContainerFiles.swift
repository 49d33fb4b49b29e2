import FileTrees
import HashTreeCollections
import Kernel
import WorldModel

/// A container's files from outside, whether it runs or not: `docker cp` and `docker export`.
///
/// They see the root, volumes and bind mounts, but not what the kernel mounts for a run: `/proc`, `/dev`, tmpfs.
extension Simulation {
    /// What is at a path of a container (Engine API: `ContainerPathStat`).
    package struct ContainerPathStatus: Sendable, Equatable {
        package var inode: Inode
        /// Where a symbolic link leads in the end, existing or not.
        package var linkTarget: String?
    }

    /// `HEAD /containers/{id}/archive`
    package mutating func statContainerPath(_ text: String, _ path: String) throws(EngineError) -> ContainerPathStatus {
        let container = try findContainer(text)
        return try withFiles(of: container) { simulation, view throws(EngineError) in
            let location = try simulation.locate(path, text, view)
            let inode = simulation.inode(at: location)
            guard inode.isSymbolicLink else { return ContainerPathStatus(inode: inode) }
            let end = try? simulation.place(of: location.path, in: view, followingLast: true)
            return ContainerPathStatus(inode: inode, linkTarget: end?.existing?.path ?? end?.path)
        }
    }

    /// The object at a path of a container as an archive under its own name (`GET /containers/{id}/archive`).
    package mutating func archive(_ path: String, ofContainer text: String) throws(EngineError) -> TarArchive {
        let container = try findContainer(text)
        let archive = try withFiles(of: container) { simulation, view throws(EngineError) in
            let location = try simulation.locate(path, text, view)
            let name = CopyPath(path).base
            do throws(Errno) {
                return try simulation.archive(of: location.path, named: name, in: view)
            } catch {
                throw EngineError(.system, "open \(path): \(error.rawValue.lowercased())")
            }
        }
        emit("archive-path", container, ["path": path])
        return archive
    }

    /// Puts an archive's objects below a directory of a container (`PUT /containers/{id}/archive`).
    ///
    /// - Parameter asContainerUser: give everything to the user that the container runs as.
    package mutating func extract(
        _ archive: TarArchive, to path: String, ofContainer text: String, asContainerUser: Bool
    ) throws(EngineError) {
        let container = try findContainer(text)
        try withFiles(of: container) { simulation, view throws(EngineError) in
            let location = try simulation.locateDirectory(path, text, view)
            try simulation.checkExtraction(to: location, container)
            var view = view
            if asContainerUser, !container.config.user.isEmpty {
                view.credentials = try simulation.credentials(container.config.user, in: view.machine, groups: [])
            }
            let owner = view.credentials
            var archive = archive
            if asContainerUser, owner.user != 0 {
                for index in archive.entries.indices {
                    (archive.entries[index].inode.owner, archive.entries[index].inode.group) = (owner.user, owner.group)
                }
            }
            view.credentials = .root
            do throws(ExtractionFailure) {
                try simulation.extract(archive, into: location.path, in: view, keepsOwners: true)
            } catch {
                throw EngineError(.invalidParameter, error.message)
            }
        }
        emit("extract-to-dir", container, ["path": path])
    }

    /// The whole root file system without what is mounted over it (`GET /containers/{id}/export`).
    package mutating func exportContainer(_ text: String) throws(EngineError) -> TarArchive {
        let container = try findContainer(text)
        emit("export", container)
        return TarArchive(of: world.trees[container.tree] ?? FileTree())
    }

    private func locate(_ path: String, _ container: String, _ view: FileView) throws(EngineError) -> Location {
        guard !path.isEmpty else { throw EngineError(.invalidParameter, "bad parameter: pathcannot be empty") }
        do {
            return try resolve(path.hasPrefix("/") ? path : "/" + path, in: view, followingLast: false)
        } catch .notDirectory {
            throw EngineError(.system, "lstat \(path): not a directory")
        } catch {
            throw EngineError(.notFound, "Could not find the file \(path.trimmedSlash) in container \(container)")
        }
    }

    /// Where an archive is to be unpacked; what is no directory is found out by who unpacks it.
    private func locateDirectory(
        _ path: String, _ container: String, _ view: FileView
    ) throws(EngineError) -> Location {
        let trimmed = path.trimmedSlash
        do {
            return try resolve(trimmed.isEmpty ? "/" : trimmed, in: view)
        } catch .notDirectory {
            throw EngineError(.system, "not a directory")
        } catch {
            return try locate(path, container, view)
        }
    }

    private func checkExtraction(to location: Location, _ container: Container) throws(EngineError) {
        guard inode(at: location).isDirectory else {
            throw EngineError(.invalidParameter, "extraction point is not a directory")
        }
        let mount = container.mounts.first { mount in
            mount.type != "tmpfs" && (location.path + "/").hasPrefix(mount.destination + "/")
        }
        if let mount {
            guard mount.isWritable else {
                throw EngineError(.forbidden, "mounted volume is marked read-only")
            }
        } else if container.hostConfig.readonlyRootfs {
            throw EngineError(.forbidden, "container rootfs is marked read-only")
        }
    }

    /// Lets a container's files be seen as they are mounted for it.
    mutating func withFiles<Result>(
        of container: Container, _ body: (inout Simulation, FileView) throws(EngineError) -> Result
    ) throws(EngineError) -> Result {
        guard let root = world.trees[container.tree]?.root else { throw .noSuchContainer(container.id.hex) }
        var mounts = [Mount(path: "/", tree: container.tree, root: root)]
        let running = container.machine.flatMap { world.machines[$0]?.mounts } ?? []
        let images = container.mounts.filter { $0.type == "image" }.map(\.destination)
        mounts += running.filter { $0.fileSystem == .engineFile || images.contains($0.path) }
        for mount in container.mounts where !["tmpfs", "image"].contains(mount.type) { mounts.append(try place(mount)) }
        world.counters.machine += 1
        let machine = MachineID(world.counters.machine)
        world.machines[machine] = Machine(hostname: "", mounts: mounts, network: .host)
        defer { world.machines[machine] = nil }
        for mount in mounts.dropFirst() { makeMountPoint(mount, in: container.tree) }
        return try body(&self, FileView(machine: machine))
    }
}

extension Simulation.ExtractionFailure {
    /// As Docker's archive package says it.
    package var message: String {
        switch self {
        case .file(let path, let error): "open \(path): \(error.rawValue.lowercased())"
        case .overwrites(let existing, true, let directory):
            "cannot overwrite directory \"\(existing)\" with non-directory \"\(directory)\""
        case .overwrites(let existing, false, let directory):
            "cannot overwrite non-directory \"\(existing)\" with directory \"\(directory)\""
        }
    }
}

/// A path as `docker cp` reads it: a trailing slash says directory, a trailing `/.` says its contents.
package struct CopyPath: Sendable, Equatable {
    /// The directory part, as `/a/b`.
    package let directory: String
    /// The last component; `.` for contents, `/` for the root.
    package let base: String
    /// Whether the path says that it is a directory.
    package let assertsDirectory: Bool

    /// An absolute path, or one that is taken from `/`.
    package init(_ path: String) {
        let names = FileTree.components(path)
        assertsDirectory = path.hasSuffix("/") || path.hasSuffix("/.") || path == "."
        if path.hasSuffix("/.") || path == "." {
            directory = "/" + names.joined(separator: "/")
            base = "."
        } else {
            directory = "/" + names.dropLast().joined(separator: "/")
            base = names.last ?? "/"
        }
    }
}

extension String {
    /// Without a trailing slash, unless it is all there is.
    fileprivate var trimmedSlash: String { count > 1 && hasSuffix("/") ? String(dropLast()) : self }
}
