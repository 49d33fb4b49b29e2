import FileTrees

/// The objects of a Git repository, as far as their ids go: the SHA-1 of an object's kind, size and content (Pro Git,
/// 10.2 "Git Objects").
enum GitObject {
    static func id(_ kind: String, _ content: [UInt8]) -> String {
        hexadecimal(HashFunction.sha1.hash(Array("\(kind) \(content.count)\0".utf8) + content))
    }

    /// The id of a directory with all that is below it.
    static func tree(_ files: FileTree, _ directory: InodeID) -> String {
        var entries: [(order: String, mode: String, name: String, id: String)] = []
        for (name, child) in files[directory].directory?.entries ?? [:] {
            let inode = files[child]
            if inode.isDirectory {
                // Directories are sorted as if their names ended with a slash.
                entries.append((name + "/", "40000", name, tree(files, child)))
            } else {
                let mode = inode.mode & 0o111 == 0 ? "100644" : "100755"
                entries.append((name, mode, name, id("blob", inode.body?.bytes ?? [])))
            }
        }
        let content = entries.sorted { Array($0.order.utf8).lexicographicallyPrecedes(Array($1.order.utf8)) }
            .flatMap { Array("\($0.mode) \($0.name)\0".utf8) + bytes($0.id) }
        return id("tree", content)
    }

    private static func bytes(_ hex: String) -> [UInt8] {
        let digits = Array(hex)
        return stride(from: 0, to: digits.count, by: 2).compactMap {
            UInt8(String(digits[$0..<($0 + 2)]), radix: 16)
        }
    }
}
