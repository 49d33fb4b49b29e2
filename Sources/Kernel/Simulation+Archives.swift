import FileTrees
import WorldModel

/// Archives of what a view shows, and back: what `docker cp` and `docker export` send.
extension Simulation {
    /// What extraction refuses to do.
    package enum ExtractionFailure: Error, Sendable, Equatable {
        case file(path: String, Errno)
        /// A directory stands where a file should come, or the other way round.
        case overwrites(existing: String, isDirectory: Bool, entry: String)
    }

    /// The object at a path with everything below it, under a name of its own. Links are kept as links, and the second name
    /// of a file as a hard link to the first. Mounts are entered.
    ///
    /// - Throws: the first object that the view's user may not read.
    package func archive(of path: String, named name: String, in view: FileView) throws(Errno) -> TarArchive {
        var archive = TarArchive()
        var firstNames: [TreeID: [InodeID: String]] = [:]
        var pending = [(path: path, name: name)]
        while let (path, name) = pending.popLast() {
            let location = try resolve(path, in: view, followingLast: false)
            let inode = inode(at: location)
            var entry = TarArchive.Entry(path: name, inode: inode.emptied)
            if inode.isFile || inode.isDirectory {
                guard allows(inode, .read, view.credentials) else { throw .accessDenied }
            }
            if !inode.isDirectory, inode.links > 1 {
                entry.hardLink = firstNames[location.tree]?[location.inode]
                if entry.hardLink == nil { firstNames[location.tree, default: [:]][location.inode] = name }
            }
            archive.entries.append(entry)
            for child in (inode.directory?.names ?? []).reversed() {
                pending.append((Self.joined(path, child), Self.joined(name, child)))
            }
        }
        return archive
    }

    /// Puts the objects of an archive below a directory, replacing files that are there.
    ///
    /// - Parameter keepsOwners: give the objects the owners of the archive; otherwise they belong to the view's user.
    package mutating func extract(
        _ archive: TarArchive, into directory: String, in view: FileView, keepsOwners: Bool
    ) throws(ExtractionFailure) {
        for entry in archive.entries {
            let path = Self.joined(directory, FileTree.components(entry.path).joined(separator: "/"))
            do throws(Errno) {
                try extract(entry, at: path, directory, view, keepsOwners)
            } catch {
                if error == .exists || error == .isDirectory {
                    throw .overwrites(
                        existing: entry.path, isDirectory: error == .isDirectory, entry: directory)
                }
                throw .file(path: path, error)
            }
        }
    }

    private mutating func extract(
        _ entry: TarArchive.Entry, at path: String, _ base: String, _ view: FileView, _ keepsOwners: Bool
    ) throws(Errno) {
        var inode = entry.inode
        if !keepsOwners { (inode.owner, inode.group) = (view.credentials.user, view.credentials.group) }
        let existing = try? resolve(path, in: view, followingLast: false)
        if let existing {
            if self.inode(at: existing).isDirectory {
                guard inode.isDirectory else { throw .isDirectory }
                return try adopt(inode, at: existing, isBase: path == base || path == base + "/", view)
            }
            if inode.isDirectory { throw .exists }
        }
        let place: Place
        do {
            place = try self.place(of: path, in: view)
        } catch {
            try makeParents(of: path, inode, view)
            place = try self.place(of: path, in: view)
        }
        try checkWritable(place.directory, view.credentials)
        let now = world.clock.now.nanoseconds
        if place.existing != nil {
            world.trees[place.directory.tree]?.unlink(place.name, from: place.directory.inode, at: now)
        }
        if let hardLink = entry.hardLink {
            let target = try resolve(
                Self.joined(base, FileTree.components(hardLink).joined(separator: "/")), in: view, followingLast: false)
            guard target.tree == place.directory.tree else { throw .crossDevice }
            world.trees[target.tree]?.link(target.inode, named: place.name, in: place.directory.inode, at: now)
            return
        }
        add(inode, at: place)
    }

    /// A directory that is there already takes the archive's metadata. The place of extraction itself stays as it is.
    private mutating func adopt(
        _ inode: Inode, at existing: Location, isBase: Bool, _ view: FileView
    ) throws(Errno) {
        guard !isBase, var directory = world.trees[existing.tree]?[existing.inode] else { return }
        guard !existing.isReadOnly else { throw .readOnly }
        guard view.credentials.user == 0 || directory.owner == view.credentials.user else { return }
        (directory.mode, directory.modified) = (inode.mode, inode.modified)
        (directory.owner, directory.group) = (inode.owner, inode.group)
        world.trees[existing.tree]?[existing.inode] = directory
    }

    private mutating func makeParents(of path: String, _ inode: Inode, _ view: FileView) throws(Errno) {
        var at = ""
        for name in FileTree.components(path).dropLast() {
            at += "/" + name
            if (try? resolve(at, in: view)) != nil { continue }
            let place = try place(of: at, in: view)
            try checkWritable(place.directory, view.credentials)
            add(
                Inode(
                    .directory(Directory(parent: place.directory.inode)), mode: 0o755, owner: inode.owner,
                    group: inode.group, modified: world.clock.now.nanoseconds), at: place)
        }
    }

    private static func joined(_ path: String, _ name: String) -> String {
        if name.isEmpty { return path }
        return path.isEmpty || path.hasSuffix("/") ? path + name : path + "/" + name
    }
}
