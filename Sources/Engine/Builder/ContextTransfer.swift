import FileTrees

/// Files on their way to the builder, in the messages of fsutil (github.com/tonistiigi/fsutil, `types/wire.proto`).
///
/// Every file and folder is described; the contents are sent of those that the builder does not have as they are. The
/// sizes were measured with the real builder.
struct ContextTransfer {
    /// What steps need of the context.
    private(set) var files: FileTree
    /// Bytes of all messages.
    private(set) var size = 2

    /// - Parameters:
    ///   - paths: the sources of the steps, with wildcards. An empty one means everything.
    ///   - known: what was sent before.
    init(_ context: FileTree, _ paths: [String], known: FileTree?) {
        files = Self.followed(context, paths)
        var index = 0
        for (path, id) in files.walk() where !path.isEmpty {
            let inode = files[id]
            size += Self.description(path, inode)
            if let body = inode.body, known.flatMap({ $0.inode(at: path) }).map({ Self.isSame($0, inode) }) != true {
                // The number of the file is in two messages, but for the first, whose number is 0.
                size += Self.content(body.count) + (index == 0 ? 0 : 2 * (1 + Self.varint(index)))
            }
            index += 1
        }
    }

    /// Bytes for one file that the builder does not have.
    static func size(ofFile name: String, bytes: Int) -> Int {
        let file = Inode(.file(.bytes([UInt8](repeating: 0, count: bytes))), mode: 0o644)
        return 2 + description(name, file) + content(bytes)
    }

    private static func followed(_ context: FileTree, _ paths: [String]) -> FileTree {
        let patterns = paths.map { FileTree.components($0).filter { $0 != "." } }
        guard patterns.allSatisfy({ !$0.isEmpty && !$0.contains("..") && !$0.joined().contains("$") }) else {
            return context
        }
        var part = FileTree()
        for (path, id) in context.walk() {
            let names = FileTree.components(path)
            let isNamed = patterns.contains { pattern in
                names.count >= pattern.count && zip(names, pattern).allSatisfy { BuildFiles.matches($0, $1) }
            }
            guard isNamed else { continue }
            // With the folders above, as they are.
            for count in names.indices.dropFirst() {
                let above = names[..<count].joined(separator: "/")
                if part.find(above) == nil, let folder = context.inode(at: above) {
                    part.place(folder.emptied, at: above)
                }
            }
            part.place(context[id].emptied, at: path)
        }
        return part
    }

    private static func isSame(_ known: Inode, _ inode: Inode) -> Bool {
        known.mode == inode.mode && known.modified == inode.modified && known.body?.count == inode.body?.count
    }

    /// A message that describes a file: its path, mode, size, time of change and the target of a link.
    private static func description(_ path: String, _ inode: Inode) -> Int {
        var size = 2 + field(path.utf8.count) + 10
        switch inode.content {
        case .directory: size += 6
        case .symbolicLink(let target): size += 5 + 1 + varint(target.utf8.count) + field(target.utf8.count)
        default:
            let count = inode.body?.count ?? 0
            size += 3 + (count == 0 ? 0 : 1 + varint(count))
        }
        return size
    }

    /// The messages with a content, in pieces of 32 KiB, and the one that ends it.
    private static func content(_ count: Int) -> Int {
        var size = 2
        var rest = count
        while rest > 0 {
            let piece = min(rest, 32 * 1_024)
            size += 2 + field(piece)
            rest -= piece
        }
        return size
    }

    /// A field of bytes: its number, its length and the bytes.
    private static func field(_ count: Int) -> Int { 1 + varint(count) + count }

    private static func varint(_ value: Int) -> Int {
        var size = 1
        var rest = value >> 7
        while rest > 0 {
            size += 1
            rest >>= 7
        }
        return size
    }
}
