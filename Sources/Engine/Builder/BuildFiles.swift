import Dockerfile
import FileTrees
import Kernel
import WorldModel

/// Copying files into an image: COPY and ADD.
struct BuildFiles {
    /// Where the files come from.
    var source: FileTree
    var isContext: Bool
    /// `--exclude`: what is left out of directories. Files that are named themselves are copied all the same.
    var excluded: IgnorePatterns?
    /// ADD unpacks archives: tar, as it is or in gzip.
    var unpacks = false
    /// The classic builder gives `--chown` to the destination of a folder, and not to the folders above that it makes.
    var isClassic = false

    /// A missing source.
    struct Failure: Error {
        var message: String
        /// The source that is missing, from the root of its tree.
        var path = ""
    }

    /// What COPY and ADD say about ownership and permissions.
    struct Attributes: Equatable {
        var owner: UInt32 = 0
        var group: UInt32 = 0
        /// `nil` keeps the source's.
        var mode: FileMode?
        var keepsOwner = false
        /// Whether `--chown` names an owner.
        var namesOwner = false

        /// The permissions of folders that are made on the way: those of `--chmod` if they are in octal digits, less the
        /// builder's umask.
        var folderMode: UInt16 { (mode?.absolute ?? 0o755) & ~0o022 }

        /// The permissions of a copy.
        func mode(over mode: UInt16, isDirectory: Bool) -> UInt16 {
            self.mode?.applied(to: mode, isDirectory: isDirectory, umask: 0) ?? mode
        }
    }

    /// A source that was found, with its path in the tree.
    struct Match {
        var path: String
        var id: InodeID
    }

    /// The objects that the patterns name. A name without wildcards must be there.
    func matches(_ patterns: [String]) throws(Failure) -> [Match] {
        var matches: [Match] = []
        for pattern in patterns {
            let path = FileTree.components(Self.withoutDots(pattern)).joined(separator: "/")
            if path.contains("*") || path.contains("?") || path.contains("[") {
                for match in expand(path) {
                    // A link stands for what it leads to, as one that is named itself.
                    guard let id = find(match.path) else {
                        throw Failure(message: "\"/\(match.path)\": not found", path: "/" + match.path)
                    }
                    matches.append(Match(path: match.path, id: id))
                }
                continue
            }
            guard let id = find(path) else { throw Failure(message: "\"/\(path)\": not found", path: "/" + path) }
            matches.append(Match(path: path, id: id))
        }
        return matches
    }

    /// `..` cannot leave the context.
    private static func withoutDots(_ pattern: String) -> String {
        var names: [Substring] = []
        for name in pattern.split(separator: "/") where name != "." {
            if name == ".." { names = names.dropLast() } else { names.append(name) }
        }
        return names.joined(separator: "/")
    }

    /// The object at a path, following links within the tree.
    private func find(_ path: String, depth: Int = 0) -> InodeID? {
        guard depth < 20 else { return nil }
        var at = source.root
        var walked: [String] = []
        let names = FileTree.components(path)
        for (index, name) in names.enumerated() {
            guard let next = source.child(name, of: at) else { return nil }
            if case .symbolicLink(let target) = source[next].content {
                let rest = names[(index + 1)...].joined(separator: "/")
                let base = target.hasPrefix("/") ? "" : walked.joined(separator: "/")
                return find(Self.withoutDots(base + "/" + target + "/" + rest), depth: depth + 1)
            }
            walked.append(name)
            at = next
        }
        return at
    }

    private func expand(_ pattern: String) -> [Match] {
        var found = [Match(path: "", id: source.root)]
        for component in pattern.split(separator: "/").map(String.init) {
            let pattern = try? PathPattern(component)
            var next: [Match] = []
            for match in found {
                guard let directory = source[match.id].directory else { continue }
                for name in directory.names where pattern?.matches(name) ?? false {
                    guard let id = directory.entries[name] else { continue }
                    next.append(Match(path: match.path.isEmpty ? name : match.path + "/" + name, id: id))
                }
            }
            found = next
        }
        return found
    }

    /// Go's `filepath.Match` for one component. A malformed pattern means no file.
    static func matches(_ name: String, _ pattern: String) -> Bool {
        (try? PathPattern(pattern))?.matches(name) ?? false
    }

    /// The digest of what would be copied: paths, kinds, modes and contents, not times.
    func digest(of matches: [Match], attributes: Attributes) -> Digest {
        var text = "\(attributes)\n"
        for match in matches {
            text += line(match.path.split(separator: "/").last.map(String.init) ?? "", match.id)
            for (path, id) in source.walk(from: match.id) { text += line(path, id) }
        }
        return Digest.sha256(of: text)
    }

    /// The same by path, for explanations. Folders say nothing of their own.
    func inputs(of matches: [Match]) -> [String: String] {
        var inputs: [String: String] = [:]
        for match in matches {
            if !source[match.id].isDirectory { inputs[match.path] = line("", match.id) }
            for (path, id) in source.walk(from: match.id) where !source[id].isDirectory && !isExcluded(path) {
                inputs[match.path.isEmpty ? path : match.path + "/" + path] = line("", id)
            }
        }
        return inputs
    }

    private func line(_ path: String, _ id: InodeID) -> String {
        let inode = source[id]
        let body =
            switch inode.content {
            case .file(let body): body.digest.hex
            case .symbolicLink(let target): target
            default: ""
            }
        return "\(path) \(inode.mode) \(inode.isDirectory) \(body)\n"
    }

    /// Puts the objects at a destination of `tree`. A destination that ends in a slash, or is a directory, takes them by
    /// their names; a source directory gives its contents.
    func copy(
        _ matches: [Match], to destination: String, endsInSlash: Bool, into tree: inout FileTree,
        attributes: Attributes, at time: Int64
    ) throws(Failure) {
        let isDirectory = endsInSlash || tree.find(destination).map { tree[$0].isDirectory } ?? false
        for match in matches {
            let inode = source[match.id]
            if inode.isDirectory {
                if let found = tree.inode(at: destination), !found.isDirectory, !found.isSymbolicLink {
                    throw Failure(message: destination)
                }
                // A new folder has nothing of the source's; one that is there keeps its owner and permissions.
                makeFolders(destination, in: &tree, attributes, ofFolder: true, time)
                for (path, id) in source.walk(from: match.id) where !isExcluded(path) {
                    place(id, at: destination + "/" + path, in: &tree, attributes, time)
                }
            } else if let archive = archive(in: inode) {
                unpack(archive, to: destination, into: &tree, attributes, time)
            } else {
                let name = match.path.split(separator: "/").last.map(String.init) ?? ""
                let above =
                    isDirectory
                    ? destination
                    : destination.prefix(upTo: destination.lastIndex(of: "/") ?? destination.startIndex).description
                makeFolders(above, in: &tree, attributes, ofFolder: false, time)
                place(match.id, at: isDirectory ? destination + "/" + name : destination, in: &tree, attributes, time)
            }
        }
    }

    /// Makes the folders of a destination that are missing. They belong to whom `--chown` names, and have the permissions
    /// of `--chmod` if they are in octal digits (recorded in images-a24-second-builds).
    func makeFolders(
        _ path: String, in tree: inout FileTree, _ attributes: Attributes, ofFolder: Bool, _ time: Int64
    ) {
        let names = FileTree.components(path)
        for count in names.indices.map({ $0 + 1 }) {
            let folder = names.prefix(count).joined(separator: "/")
            guard tree.find(folder) == nil else { continue }
            let isOwned = !(isClassic && ofFolder && count < names.count)
            tree.makeDirectories(
                folder, mode: attributes.folderMode, owner: isOwned ? attributes.owner : 0,
                group: isOwned ? attributes.group : 0, at: time)
        }
    }

    /// The files of an archive that ADD unpacks.
    private func archive(in inode: Inode) -> FileTree? {
        guard unpacks, let bytes = inode.body?.bytes, let archive = try? TarArchive(Gzip.unpackedIfPacked(bytes)),
            !archive.entries.isEmpty
        else { return nil }
        return archive.tree
    }

    /// Puts what an archive holds below a directory. It keeps its owners, unless `--chown` names one.
    private func unpack(
        _ archive: FileTree, to destination: String, into tree: inout FileTree, _ attributes: Attributes, _ time: Int64
    ) {
        tree.makeDirectories(destination, at: time)
        var kept = attributes
        kept.keepsOwner = !attributes.namesOwner
        let files = BuildFiles(source: archive, isContext: false)
        for (path, id) in archive.walk() { files.place(id, at: destination + "/" + path, in: &tree, kept, time) }
    }

    private func isExcluded(_ path: String) -> Bool {
        (try? excluded?.matchesOrParentMatches(path)) ?? false
    }

    private func place(
        _ id: InodeID, at path: String, in tree: inout FileTree, _ attributes: Attributes, _ time: Int64
    ) {
        var inode = source[id].emptied
        if isContext || !attributes.keepsOwner {
            inode.owner = attributes.owner
            inode.group = attributes.group
        }
        inode.mode = attributes.mode(over: inode.mode, isDirectory: inode.isDirectory)
        if let existing = tree.find(path), let directory = tree[existing].directory, inode.isDirectory {
            // What is in a folder stays, the folder itself becomes the copy (recorded in images-a25-missing-files).
            inode.content = .directory(directory)
            (inode.links, inode.copyUps) = (tree[existing].links, tree[existing].copyUps &+ 1)
            tree[existing] = inode
            return
        }
        tree.place(inode, at: path, time: inode.modified)
    }
}
