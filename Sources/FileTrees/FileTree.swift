import HashTreeCollections

/// A file system as a value: copies are free and share everything that neither side changes.
///
/// Objects live in one persistent table by inode number; directories map names to numbers. So hard links are two names of
/// one number, an open file survives the removal of its name, and a container's root is a copy of its image's tree.
package struct FileTree: Sendable, Equatable {
    package private(set) var inodes: TreeDictionary<InodeID, Inode>
    package let root: InodeID
    private var nextNumber: UInt64

    /// An empty tree: a root directory owned by `root`, mode 755.
    package init(modified: Int64 = 0) {
        root = InodeID(1)
        nextNumber = 2
        inodes = [root: Inode(.directory(Directory(parent: root)), mode: 0o755, modified: modified)]
    }

    /// A tree whose root is a single object, such as a file that is mounted over another.
    package init(holding inode: Inode) {
        root = InodeID(1)
        nextNumber = 2
        inodes = [root: inode]
    }

    /// The object of that number. Numbers come from this tree, so a missing one is a stale handle and reads as a fifo.
    package subscript(_ id: InodeID) -> Inode {
        get { inodes[id] ?? Inode(.fifo, mode: 0, links: 0) }
        set { inodes[id] = newValue }
    }

    package func contains(_ id: InodeID) -> Bool { inodes[id] != nil }

    /// The number behind a name of a directory.
    package func child(_ name: String, of directory: InodeID) -> InodeID? {
        inodes[directory]?.directory?.entries[name]
    }

    /// Adds an object under a name that is free, and stamps the directory.
    @discardableResult
    package mutating func add(_ inode: Inode, named name: String, to directory: InodeID, at time: Int64) -> InodeID {
        let id = InodeID(nextNumber)
        nextNumber += 1
        var inode = inode
        if case .directory(var entries) = inode.content {
            entries.parent = directory
            inode.content = .directory(entries)
        }
        inode.links = 1
        inodes[id] = inode
        setEntry(name, of: directory, to: id, at: time)
        return id
    }

    /// Gives an object another name (a hard link).
    package mutating func link(_ id: InodeID, named name: String, in directory: InodeID, at time: Int64) {
        inodes[id]?.links += 1
        setEntry(name, of: directory, to: id, at: time)
    }

    /// Removes a name. The object goes with its last name, unless `isOpen` says that somebody still holds it.
    package mutating func unlink(_ name: String, from directory: InodeID, at time: Int64, isOpen: Bool = false) {
        guard let id = child(name, of: directory) else { return }
        setEntry(name, of: directory, to: nil, at: time)
        inodes[id]?.links -= 1
        if let inode = inodes[id], inode.links <= 0, !isOpen {
            forget(id)
        }
    }

    /// Drops an object that has no name any more, with everything below it.
    package mutating func forget(_ id: InodeID) {
        var pending = [id]
        while let next = pending.popLast() {
            guard let inode = inodes.removeValue(forKey: next) else { continue }
            guard let directory = inode.directory else { continue }
            for child in directory.entries.values {
                inodes[child]?.links -= 1
                if let left = inodes[child]?.links, left <= 0 { pending.append(child) }
            }
        }
    }

    /// Moves a name within this tree, replacing what stood at the new place.
    ///
    /// - Parameter keepsReplaced: whether that stays without a name, because something has it open.
    package mutating func rename(
        _ name: String, in directory: InodeID, to newName: String, in newDirectory: InodeID, at time: Int64,
        keepsReplaced: Bool = false
    ) {
        guard let id = child(name, of: directory) else { return }
        if let old = child(newName, of: newDirectory) {
            guard old != id else { return }
            unlink(newName, from: newDirectory, at: time, isOpen: keepsReplaced)
        }
        setEntry(name, of: directory, to: nil, at: time)
        setEntry(newName, of: newDirectory, to: id, at: time)
        if case .directory(var entries)? = inodes[id]?.content {
            entries.parent = newDirectory
            inodes[id]?.content = .directory(entries)
        }
    }

    private mutating func setEntry(_ name: String, of directory: InodeID, to id: InodeID?, at time: Int64) {
        guard var parent = inodes[directory], case .directory(var entries) = parent.content else { return }
        parent.content = .fifo  // gives up its share, so that the dictionary below changes in place
        inodes[directory] = nil
        entries.entries[name] = id
        parent.content = .directory(entries)
        parent.modified = time
        inodes[directory] = parent
    }
}
