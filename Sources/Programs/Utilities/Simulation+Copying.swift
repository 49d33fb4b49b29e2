import FileTrees
import Kernel
import WorldModel

/// What copying and removing tools share.
extension Simulation {
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
