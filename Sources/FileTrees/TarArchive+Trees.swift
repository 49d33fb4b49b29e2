/// Archives of trees and layers.
extension TarArchive {
    /// Everything below a tree's root, parents first. The second name of a file is a hard link to its first.
    package init(of tree: FileTree) {
        self.init()
        var firstNames: [InodeID: String] = [:]
        for (path, id) in tree.walk() {
            let inode = tree[id]
            var entry = Entry(path: path, inode: inode.emptied)
            if !inode.isDirectory, inode.links > 1 {
                entry.hardLink = firstNames[id]
                if entry.hardLink == nil { firstNames[id] = path }
            }
            entries.append(entry)
        }
    }

    /// A layer in the form of the OCI image spec: what is gone has an empty file `.wh.NAME` in its place.
    package init(_ layer: LayerContent) {
        self.init()
        for (path, entry) in layer.entries {
            switch entry {
            case .object(let inode): entries.append(Entry(path: path, inode: inode))
            case .hardLink(let inode, let first): entries.append(Entry(path: path, inode: inode, hardLink: first))
            case .whiteout:
                var names = path.split(separator: "/").map(String.init)
                let name = names.removeLast()
                names.append(Self.whiteout + name)
                entries.append(
                    Entry(path: names.joined(separator: "/"), inode: Inode(.file(.bytes([])), mode: 0)))
            }
        }
    }

    private static let whiteout = ".wh."

    /// The layer that an archive in that form holds.
    package var layer: LayerContent {
        var layer = LayerContent()
        var objects: [String: Inode] = [:]
        for entry in entries {
            var names = FileTree.components(entry.path)
            guard let name = names.popLast() else { continue }
            if name.hasPrefix(Self.whiteout) {
                names.append(String(name.dropFirst(Self.whiteout.count)))
                layer.entries.append((names.joined(separator: "/"), .whiteout))
            } else {
                let path = (names + [name]).joined(separator: "/")
                let first = entry.hardLink.map { FileTree.components($0).joined(separator: "/") }
                if let first, let linked = objects[first] {
                    layer.entries.append((path, .hardLink(linked, to: first)))
                } else {
                    objects[path] = entry.inode
                    layer.entries.append((path, .object(entry.inode)))
                }
            }
        }
        return layer
    }

    /// The tree that the archive describes, under a root of its own.
    package var tree: FileTree {
        var tree = FileTree()
        for entry in entries {
            let path = FileTree.components(entry.path).joined(separator: "/")
            if let link = entry.hardLink, let target = tree.find(link) {
                tree.link(target, at: path, time: entry.inode.modified)
            } else if entry.inode.isDirectory, let existing = tree.find(path), let directory = tree[existing].directory
            {
                var merged = entry.inode
                merged.content = .directory(directory)
                tree[existing] = merged
            } else {
                tree.place(entry.inode, at: path)
            }
        }
        return tree
    }
}
