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
    /// The machine that numbers its processes and whose processes it sees, where it is another one (`--pid`).
    package var processSpace: MachineID?
    /// Everything that runs here, oldest first.
    package var processes: [ProcessID]
    /// Memory that its processes may use together, in bytes; 0 is no limit.
    package var memoryLimit: Int
    /// What the processes that begin here may use (`--ulimit`).
    package var ulimits: [Ulimit] = []
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
    package var fileSystem: FileSystem
    /// Whether a process of the machine mounted it, after the machine was made.
    package var isLater = false

    package init(
        path: String, tree: TreeID, root: InodeID, isReadOnly: Bool = false, fileSystem: FileSystem = .disk
    ) {
        self.path = path
        self.tree = tree
        self.root = root
        self.isReadOnly = isReadOnly
        self.fileSystem = fileSystem
    }
}

/// What kind of file system is mounted, as `mount` and `df` tell it.
package struct FileSystem: Sendable, Equatable {
    /// The first word of its line: a device or a name.
    package var source: String
    package var type: String
    /// Its options after `rw` or `ro`.
    package var options: [String]
    /// Bytes that it can hold, where that is less than the machine's disk.
    package var limit: Int?
    /// Whether it is made for one run of a container, and gone with it.
    package var isTemporary: Bool

    package init(
        source: String, type: String, options: [String], limit: Int? = nil, isTemporary: Bool = false
    ) {
        self.source = source
        self.type = type
        self.options = options
        self.limit = limit
        self.isTemporary = isTemporary
    }

    /// A part of the host's disk: its files, a volume.
    package static let disk = FileSystem(source: "/dev/vda1", type: "ext4", options: ["relatime"])
    /// A file that the engine writes for a run.
    package static let engineFile = FileSystem(
        source: "/dev/vda1", type: "ext4", options: ["relatime"], isTemporary: true)
    /// The layers of an image with a container's own on top.
    package static let overlay = FileSystem(source: "overlay", type: "overlay", options: ["relatime"])
    package static let devices = FileSystem(
        source: "tmpfs", type: "tmpfs", options: ["nosuid", "size=65536k", "mode=755"], limit: 65_536 << 10)
    package static let processes = FileSystem(
        source: "proc", type: "proc", options: ["nosuid", "nodev", "noexec", "relatime"])
    package static let kernelObjects = FileSystem(
        source: "sysfs", type: "sysfs", options: ["nosuid", "nodev", "noexec", "relatime"])

    /// `/dev/shm` of some bytes.
    package static func sharedMemory(_ size: Int) -> FileSystem {
        FileSystem(
            source: "shm", type: "tmpfs",
            options: ["nosuid", "nodev", "noexec", "relatime", "size=\(size / 1024)k"], limit: size,
            isTemporary: true)
    }
}
