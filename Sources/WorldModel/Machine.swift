import FileTrees

/// A set of namespaces: what the processes in it see as their machine.
package struct Machine: Sendable, Equatable {
    package var hostname: String
    /// What is mounted where; the first is the root. Later mounts lie over earlier ones.
    package var mounts: [Mount]
    package var network: NetworkNamespaceID
    /// The container that runs here, if one does.
    package var container: ContainerID?
    /// Its first process; when that ends, all end.
    package var initialProcess: ProcessID?
    package var nextLocalNumber: Int
    /// Everything that runs here, oldest first.
    package var processes: [ProcessID]
    /// Memory that its processes may use together, in bytes; 0 is no limit.
    package var memoryLimit: Int
    /// How many processes may run here at a time (`--pids-limit`).
    package var processLimit = Machine.standardProcessLimit

    /// What a machine has room for when nothing else is said: enough for any program, too little for a fork bomb.
    package static let standardProcessLimit = 2048

    package init(hostname: String, mounts: [Mount], network: NetworkNamespaceID, container: ContainerID? = nil) {
        self.hostname = hostname
        self.mounts = mounts
        self.network = network
        self.container = container
        nextLocalNumber = 1
        processes = []
        memoryLimit = 0
    }
}

/// A directory or file of a tree that appears at a path.
package struct Mount: Sendable, Equatable {
    /// Absolute path without a trailing slash; `/` is the root.
    package var path: String
    package var tree: TreeID
    package var root: InodeID
    package var isReadOnly: Bool

    package init(path: String, tree: TreeID, root: InodeID, isReadOnly: Bool = false) {
        self.path = path
        self.tree = tree
        self.root = root
        self.isReadOnly = isReadOnly
    }
}
