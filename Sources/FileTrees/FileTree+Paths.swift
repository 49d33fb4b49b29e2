/// Whole-path conveniences for code that builds trees: image recipes, builders, imports. They follow no symbolic links
/// and check no permissions; programs go through the kernel's system calls.
extension FileTree {
    /// The components of a slash-separated path, without empty ones and dots.
    package static func components(_ path: String) -> [String] {
        path.split(separator: "/").filter { $0 != "." }.map(String.init)
    }

    /// An absolute path without empty components, dots, and what `..` takes back (Go's `path.Clean`).
    package static func cleaned(_ path: String) -> String {
        var names: [String] = []
        for name in components(path) {
            if name == ".." { names = names.dropLast() } else { names.append(name) }
        }
        return "/" + names.joined(separator: "/")
    }

    /// The object at a path from the root, or from another directory.
    package func find(_ path: String, from start: InodeID? = nil) -> InodeID? {
        var at = start ?? root
        for name in Self.components(path) {
            guard let next = child(name, of: at) else { return nil }
            at = next
        }
        return at
    }

    /// The object at a path, with its metadata.
    package func inode(at path: String) -> Inode? {
        find(path).map { self[$0] }
    }

    /// Makes the directories of a path that are missing, and gives the last one.
    @discardableResult
    package mutating func makeDirectories(
        _ path: String, from start: InodeID? = nil, mode: UInt16 = 0o755, owner: UInt32 = 0, group: UInt32 = 0,
        at time: Int64 = 0
    ) -> InodeID {
        var at = start ?? root
        for name in Self.components(path) {
            if let next = child(name, of: at) {
                at = next
            } else {
                let inode = Inode(
                    .directory(Directory(parent: at)), mode: mode, owner: owner, group: group, modified: time)
                at = add(inode, named: name, to: at, at: time)
            }
        }
        return at
    }

    /// Puts an object at a path, making directories above it and replacing what stood there.
    @discardableResult
    package mutating func place(_ inode: Inode, at path: String, time: Int64? = nil) -> InodeID {
        var names = Self.components(path)
        guard let name = names.popLast() else {
            self[root] = inode
            return root
        }
        let time = time ?? inode.modified
        let directory = makeDirectories(names.joined(separator: "/"), at: time)
        unlink(name, from: directory, at: time)
        return add(inode, named: name, to: directory, at: time)
    }

    /// Gives an object another name at a path, making directories above it and replacing what stood there.
    package mutating func link(_ id: InodeID, at path: String, time: Int64) {
        var names = Self.components(path)
        guard let name = names.popLast() else { return }
        let directory = makeDirectories(names.joined(separator: "/"), at: time)
        guard child(name, of: directory) != id else { return }
        unlink(name, from: directory, at: time)
        link(id, named: name, in: directory, at: time)
    }

    /// Puts a text file at a path.
    package mutating func write(
        _ text: String, to path: String, mode: UInt16 = 0o644, owner: UInt32 = 0, group: UInt32 = 0, at time: Int64 = 0
    ) {
        place(Inode(.file(FileBody(text)), mode: mode, owner: owner, group: group, modified: time), at: path)
    }

    /// Gives a time of modification, in nanoseconds since 1970, to everything that has none.
    package mutating func stamp(_ time: Int64) {
        for (id, inode) in inodes where inode.modified == 0 { self[id].modified = time }
    }

    /// Removes the object at a path with everything below it.
    package mutating func remove(_ path: String, at time: Int64 = 0) {
        var names = Self.components(path)
        guard let name = names.popLast(), let directory = find(names.joined(separator: "/")) else { return }
        unlink(name, from: directory, at: time)
    }

    /// Every object below a directory with its path relative to it, parents first, names in byte order.
    package func walk(from start: InodeID? = nil) -> [(path: String, id: InodeID)] {
        var out: [(path: String, id: InodeID)] = []
        var pending: [(String, InodeID)] = [("", start ?? root)]
        while let (path, id) = pending.popLast() {
            if !path.isEmpty { out.append((path, id)) }
            guard let directory = self[id].directory else { continue }
            for name in directory.names.reversed() {
                if let child = directory.entries[name] {
                    pending.append((path.isEmpty ? name : path + "/" + name, child))
                }
            }
        }
        return out
    }

    /// The bytes of all regular files below a directory, each object counted once.
    package func contentSize(from start: InodeID? = nil) -> Int {
        var seen: Set<InodeID> = []
        return walk(from: start).reduce(into: 0) { sum, entry in
            if seen.insert(entry.id).inserted, let body = self[entry.id].body { sum += body.count }
        }
    }

    /// An object with everything below it as a tree of its own.
    package func part(at id: InodeID) -> FileTree {
        guard self[id].isDirectory else { return FileTree(holding: self[id]) }
        guard id != root else { return self }
        var part = FileTree(modified: self[id].modified)
        part[part.root].mode = self[id].mode
        part[part.root].owner = self[id].owner
        part[part.root].group = self[id].group
        for (path, child) in walk(from: id) {
            part.place(self[child].emptied, at: path, time: self[child].modified)
        }
        return part
    }

    /// Copies an object, with everything below it, from another tree to a path of this one.
    package mutating func copy(_ id: InodeID, of other: FileTree, to path: String, at time: Int64) {
        place(other[id].emptied, at: path, time: time)
        for (below, child) in other.walk(from: id) {
            place(other[child].emptied, at: path + "/" + below, time: other[child].modified)
        }
    }
}

extension Inode {
    /// The object itself: a directory without its entries.
    package var emptied: Inode {
        guard let directory else { return self }
        var copy = self
        copy.content = .directory(Directory(parent: directory.parent))
        return copy
    }
}
