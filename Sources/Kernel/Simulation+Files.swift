import FileTrees
import WorldModel

/// System calls on names: what exists where, and changing it.
extension Simulation {
    /// Metadata of the object at a path (`stat(2)`, or `lstat(2)` when the last link is not followed).
    package func status(of path: String, as process: ProcessID, followingLast: Bool = true) throws(Errno) -> Inode {
        inode(at: try resolve(path, in: view(of: process), followingLast: followingLast))
    }

    package func exists(_ path: String, as process: ProcessID) -> Bool {
        (try? resolve(path, in: view(of: process))) != nil
    }

    package func isDirectory(_ path: String, as process: ProcessID) -> Bool {
        (try? status(of: path, as: process))?.isDirectory ?? false
    }

    /// The names in a directory in byte order, mount points included by their own entries.
    package func list(_ path: String, as process: ProcessID) throws(Errno) -> [String] {
        let view = view(of: process)
        let location = try resolve(path, in: view)
        let inode = inode(at: location)
        guard let directory = inode.directory else { throw .notDirectory }
        guard allows(inode, .read, view.credentials) else { throw .accessDenied }
        return directory.names
    }

    /// The bytes of a regular file.
    package func contents(of path: String, in view: FileView) throws(Errno) -> [UInt8] {
        let inode = inode(at: try resolve(path, in: view))
        guard !inode.isDirectory else { throw .isDirectory }
        guard allows(inode, .read, view.credentials) else { throw .accessDenied }
        return inode.body?.bytes ?? []
    }

    /// The bytes of a regular file, as a process reads it.
    package func contents(of path: String, as process: ProcessID) throws(Errno) -> [UInt8] {
        if let number = Self.descriptorNumber(path), case .pipeEnd(let pipe)? = openFile(number, of: process)?.kind {
            return world.streams.pipes[pipe]?.buffer ?? []
        }
        return try contents(of: path, in: view(of: process))
    }

    /// Writes a whole file, creating it when it is missing. Executables stay executables.
    package mutating func put(
        _ body: FileBody, at path: String, permissions: UInt16 = 0o666, as me: ProcessID
    ) throws(Errno) {
        var mode = OpenMode.writing
        mode.permissions = permissions
        let number = try open(path, mode, as: me)
        defer { close(number, of: me) }
        if case .inode(let tree, let inode)? = openFile(number, of: me)?.kind {
            try checkRoom(for: body.count, in: tree, inode)
            world.trees[tree]?[inode].content = .file(body)
            world.trees[tree]?[inode].modified = world.clock.now.nanoseconds
        } else {
            writeAll(body.bytes, to: number, as: me)
        }
    }

    package mutating func makeDirectory(_ path: String, mode: UInt16, as process: ProcessID) throws(Errno) {
        let view = view(of: process)
        let place = try place(of: path, in: view)
        guard place.existing == nil else { throw .exists }
        try checkWritable(place.directory, view.credentials)
        let inode = Inode(
            .directory(Directory(parent: place.directory.inode)), mode: mode & ~umask(of: process),
            owner: view.credentials.user, group: view.credentials.group, modified: world.clock.now.nanoseconds)
        add(inode, at: place)
    }

    package mutating func makeSymbolicLink(
        to target: String, at path: String, as process: ProcessID
    ) throws(Errno) {
        try make(.symbolicLink(target), mode: 0o777, at: path, as: process)
    }

    /// Makes a named pipe (`mkfifo(3)`).
    package mutating func makeNamedPipe(_ path: String, mode: UInt16, as process: ProcessID) throws(Errno) {
        try make(.fifo, mode: mode & ~umask(of: process), at: path, as: process)
    }

    /// Makes a new object that belongs to who makes it.
    private mutating func make(
        _ content: Inode.Content, mode: UInt16, at path: String, as process: ProcessID
    ) throws(Errno) {
        let view = view(of: process)
        let place = try place(of: path, in: view)
        guard place.existing == nil else { throw .exists }
        try checkWritable(place.directory, view.credentials)
        add(
            Inode(
                content, mode: mode, owner: view.credentials.user, group: view.credentials.group,
                modified: world.clock.now.nanoseconds), at: place)
    }

    package mutating func makeHardLink(to target: String, at path: String, as process: ProcessID) throws(Errno) {
        let view = view(of: process)
        let source = try resolve(target, in: view, followingLast: false)
        guard !inode(at: source).isDirectory else { throw .notPermitted }
        let place = try place(of: path, in: view)
        guard place.existing == nil else { throw .exists }
        guard source.tree == place.directory.tree else { throw .crossDevice }
        try checkWritable(place.directory, view.credentials)
        world.trees[source.tree]?[source.inode].copyUps &+= 1
        world.trees[source.tree]?.link(
            source.inode, named: place.name, in: place.directory.inode, at: world.clock.now.nanoseconds)
    }

    /// Removes a name that is not a directory (`unlink(2)`).
    package mutating func unlink(_ path: String, as process: ProcessID) throws(Errno) {
        let view = view(of: process)
        let place = try place(of: path, in: view)
        guard let existing = place.existing else { throw .noEntry }
        guard !inode(at: existing).isDirectory else { throw .isDirectory }
        try checkRemovable(existing, from: place.directory, view)
        let now = world.clock.now.nanoseconds
        let held = isHeld(existing)
        world.trees[place.directory.tree]?.unlink(
            place.name, from: place.directory.inode, at: now, isOpen: held)
    }

    /// Removes an empty directory.
    package mutating func removeDirectory(_ path: String, as process: ProcessID) throws(Errno) {
        let view = view(of: process)
        let place = try place(of: path, in: view)
        guard let existing = place.existing else { throw .noEntry }
        guard let directory = inode(at: existing).directory else { throw .notDirectory }
        try checkRemovable(existing, from: place.directory, view)
        guard directory.entries.isEmpty else { throw .notEmpty }
        let now = world.clock.now.nanoseconds
        let held = isHeld(existing)
        world.trees[place.directory.tree]?.unlink(
            place.name, from: place.directory.inode, at: now, isOpen: held)
    }

    /// Moves a name (`rename(2)`).
    package mutating func rename(_ path: String, to newPath: String, as process: ProcessID) throws(Errno) {
        let view = view(of: process)
        let source = try place(of: path, in: view)
        guard let moved = source.existing else { throw .noEntry }
        let target = try place(of: newPath, in: view)
        try checkRemovable(moved, from: source.directory, view)
        try checkWritable(target.directory, view.credentials)
        guard source.directory.tree == target.directory.tree else { throw .crossDevice }
        if inode(at: moved).isDirectory, (target.path + "/").hasPrefix(source.path + "/"), source.path != target.path {
            throw .invalid
        }
        if let existing = target.existing {
            if existing.tree == moved.tree, existing.inode == moved.inode { return }  // the same object: nothing to do
            try checkRemovable(existing, from: target.directory, view)
            let old = inode(at: existing)
            if old.isDirectory, !inode(at: moved).isDirectory { throw .isDirectory }
            if !old.isDirectory, inode(at: moved).isDirectory { throw .notDirectory }
            if let directory = old.directory, !directory.entries.isEmpty { throw .notEmpty }
        }
        let held = target.existing.map(isHeld) ?? false
        world.trees[source.directory.tree]?.rename(
            source.name, in: source.directory.inode, to: target.name, in: target.directory.inode,
            at: world.clock.now.nanoseconds, keepsReplaced: held)
    }

    /// Changes metadata of the object at a path. Only the owner and `root` may.
    package mutating func change(
        _ path: String, as process: ProcessID, followingLast: Bool = true, _ edit: (inout Inode) -> Void
    ) throws(Errno) {
        let view = view(of: process)
        let location = try resolve(path, in: view, followingLast: followingLast)
        guard !location.isReadOnly else { throw .readOnly }
        guard let old = world.trees[location.tree]?[location.inode] else { throw .noEntry }
        let user = view.credentials
        guard old.owner == user.user || user.can(.fowner) || user.can(.chown) else { throw .notPermitted }
        var changed = old
        edit(&changed)
        if (changed.owner, changed.group) != (old.owner, old.group), user.user == 0, !user.can(.chown) {
            throw .notPermitted
        }
        if changed.mode != old.mode, old.owner != user.user, !user.can(.fowner) { throw .notPermitted }
        changed.copyUps &+= 1
        world.trees[location.tree]?[location.inode] = changed
    }

    package func umask(of process: ProcessID) -> UInt16 {
        world.processes[process]?.umask ?? 0o022
    }

    // MARK: Parts shared by the calls above

    package mutating func add(_ inode: Inode, at place: Place) {
        world.trees[place.directory.tree]?.add(
            inode, named: place.name, to: place.directory.inode, at: world.clock.now.nanoseconds)
    }

    package func checkWritable(_ directory: Location, _ user: Credentials) throws(Errno) {
        guard !directory.isReadOnly else { throw .readOnly }
        let inode = inode(at: directory)
        // A directory that was removed while something holds it takes nothing new.
        guard inode.links > 0 || world.trees[directory.tree]?.root == directory.inode else { throw .noEntry }
        guard allows(inode, .write, user), allows(inode, .execute, user) else { throw .accessDenied }
    }

    private func checkRemovable(_ location: Location, from directory: Location, _ view: FileView) throws(Errno) {
        if world.machines[view.machine]?.mounts.contains(where: { $0.path == location.path }) == true { throw .busy }
        try checkWritable(directory, view.credentials)
        let parent = inode(at: directory)
        let user = view.credentials.user
        if parent.mode & 0o1000 != 0, user != 0, parent.owner != user, inode(at: location).owner != user {
            throw .notPermitted
        }
    }

    /// Whether an object stays when its last name goes: a process has it open, or it is mounted somewhere.
    private func isHeld(_ location: Location) -> Bool {
        world.streams.openFiles.values.contains { $0.kind == .inode(location.tree, location.inode) }
            || isMounted(location.inode, in: location.tree)
    }

    /// Whether an object is what a mount shows.
    func isMounted(_ inode: InodeID, in tree: TreeID) -> Bool {
        world.machines.values.contains { machine in machine.mounts.contains { $0.root == inode && $0.tree == tree } }
    }

    /// Forgets objects without a name that were mounted on a machine that is gone.
    package mutating func forgetUnnamed(_ mounts: [Mount]) {
        for mount in mounts {
            guard let tree = world.trees[mount.tree], mount.root != tree.root, tree.contains(mount.root),
                tree[mount.root].links <= 0,
                !isHeld(Location(tree: mount.tree, inode: mount.root, path: "", isReadOnly: false))
            else { continue }
            world.trees[mount.tree]?.forget(mount.root)
        }
    }
}
