import FileTrees
import Kernel
import WorldModel

/// What copying and removing tools share.
extension Simulation {
    /// Writes a whole file, creating it when it is missing. Executables stay executables.
    mutating func put(
        _ body: FileBody, at path: String, permissions: UInt16 = 0o666, as me: ProcessID
    ) throws(Errno) {
        var mode = OpenMode.writing
        mode.permissions = permissions
        let number = try open(path, mode, as: me)
        defer { close(number, of: me) }
        if case .inode(let tree, let inode)? = openFile(number, of: me)?.kind {
            world.trees[tree]?[inode].content = .file(body)
            world.trees[tree]?[inode].modified = world.clock.now.nanoseconds
        } else {
            writeAll(body.bytes, to: number, as: me)
        }
    }

    /// Metadata of the object itself, links not followed.
    func linkStatus(_ path: String, as me: ProcessID) -> Inode? {
        try? status(of: path, as: me, followingLast: false)
    }

    /// Links of a directory as `stat` counts them: its name, its `.`, the `..` of each directory in it.
    func linkCount(_ inode: Inode, at location: Location) -> Int {
        guard let directory = inode.directory else { return inode.links }
        return 2 + directory.entries.values.count { world.trees[location.tree]?[$0].isDirectory ?? false }
    }

    /// Columns of the terminal that a descriptor leads to.
    func terminalWidth(_ number: Int, of me: ProcessID) -> Int? {
        guard case .terminal(let id)? = openFile(number, of: me)?.kind else { return nil }
        return world.streams.terminals[id].map { max(20, $0.columns) } ?? 80
    }
}
