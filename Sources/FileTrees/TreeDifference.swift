/// What happened to one path between two trees, as `docker diff` names it.
package struct TreeChange: Sendable, Equatable {
    package enum Kind: String, Sendable {
        case modified = "C"
        case added = "A"
        case deleted = "D"
    }

    package var kind: Kind
    /// The path from the root, with a leading slash.
    package var path: String

    package init(_ kind: Kind, _ path: String) {
        self.kind = kind
        self.path = path
    }
}

/// One entry of an image layer: an object as it becomes, or the mark that a lower one is gone.
package enum LayerEntry: Sendable, Equatable {
    case object(Inode)
    /// Another name of a file that has a path of the layer.
    case hardLink(Inode, to: String)
    /// A whiteout (OCI image spec, "Layer changesets"): the path of lower layers is hidden.
    case whiteout
}

/// A layer: the difference between two trees, by path without a leading slash, parents first.
package struct LayerContent: Sendable, Equatable {
    package var entries: [(path: String, entry: LayerEntry)]

    package init(entries: [(path: String, entry: LayerEntry)] = []) {
        self.entries = entries
    }

    package static func == (a: LayerContent, b: LayerContent) -> Bool {
        a.entries.elementsEqual(b.entries) { $0.path == $1.path && $0.entry == $1.entry }
    }

    /// The bytes of the regular files in the layer, each counted once.
    package var size: Int {
        entries.reduce(0) { sum, item in
            if case .object(let inode) = item.entry, let body = inode.body { sum + body.count } else { sum }
        }
    }
}

extension FileTree {
    /// The layer that turns `base` into this tree. O(objects of both).
    ///
    /// - Parameter isDescendant: whether this tree began as a copy of `base`. Then what was written again is part of the
    ///   layer even if it looks as before, as in the upper layer of overlayfs (recorded in images-a22-copied-up).
    package func layer(over base: FileTree, isDescendant: Bool = false) -> LayerContent {
        var layer = LayerContent()
        var firstNames: [InodeID: String] = [:]
        compare(with: base, isDescendant: isDescendant) { path, old, new in
            guard let new else {
                layer.entries.append((path, .whiteout))
                return
            }
            let inode = self[new].emptied
            if let first = firstNames[new] {
                layer.entries.append((path, .hardLink(inode, to: first)))
            } else {
                layer.entries.append((path, .object(inode)))
                if inode.isFile, inode.links > 1 { firstNames[new] = path }
            }
        }
        return layer
    }

    /// The changes since `base` in the order of `docker diff`: parents of changed paths count as modified.
    package func changes(since base: FileTree) -> [TreeChange] {
        var changes: [TreeChange] = []
        var noted: Set<String> = []
        compare(with: base, isDescendant: false) { path, old, new in
            var parent = ""
            for name in path.split(separator: "/").dropLast() {
                parent += "/" + name
                if noted.insert(parent).inserted { changes.append(TreeChange(.modified, parent)) }
            }
            let kind: TreeChange.Kind = new == nil ? .deleted : old == nil ? .added : .modified
            if noted.insert("/" + path).inserted { changes.append(TreeChange(kind, "/" + path)) }
        }
        return changes
    }

    /// Calls `report` for each path that differs, with its number in `base` and here. Parents come first.
    private func compare(
        with base: FileTree, isDescendant: Bool, _ report: (String, InodeID?, InodeID?) -> Void
    ) {
        var pending: [(path: String, old: InodeID?, new: InodeID?)] = [("", base.root, root)]
        while let (path, old, new) = pending.popLast() {
            if !path.isEmpty, differs(old, in: base, new, isDescendant) { report(path, old, new) }
            guard let new else { continue }
            let here = self[new].directory
            let there = old.flatMap { base[$0].directory }
            guard here != nil || there != nil else { continue }
            let names = Set(here?.entries.keys.map { $0 } ?? []).union(there?.entries.keys.map { $0 } ?? [])
            let sorted = names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            for name in sorted.reversed() where here != nil {
                pending.append((path.isEmpty ? name : path + "/" + name, there?.entries[name], here?.entries[name]))
            }
        }
    }

    private func differs(_ old: InodeID?, in base: FileTree, _ new: InodeID?, _ isDescendant: Bool) -> Bool {
        guard let old, let new else { return old != nil || new != nil }
        let (before, after) = (base[old], self[new])
        guard before.looksLike(after) else { return true }
        guard isDescendant else { return false }
        // A folder in the place of another has nothing but its attributes.
        return old == new ? before.copyUps != after.copyUps : !after.isDirectory
    }

    /// This tree with a layer put on top.
    package func applying(_ layer: LayerContent) -> FileTree {
        var tree = self
        for (path, entry) in layer.entries {
            switch entry {
            case .whiteout: tree.remove(path)
            case .hardLink(let inode, let first):
                guard let target = tree.find(first) else {
                    tree.place(inode, at: path)
                    continue
                }
                tree.link(target, at: path, time: inode.modified)
            case .object(let inode):
                if inode.isDirectory, let existing = tree.find(path), let directory = tree[existing].directory {
                    var merged = inode
                    merged.content = .directory(directory)
                    merged.links = tree[existing].links
                    tree[existing] = merged
                } else {
                    tree.place(inode, at: path)
                }
            }
        }
        return tree
    }
}
