import FileTrees

/// An open file description: what a descriptor leads to, its offset and flags.
package struct OpenFile: Sendable, Equatable {
    package var kind: Kind
    package var offset: Int
    package var canRead: Bool
    package var canWrite: Bool
    package var appends: Bool
    /// How many descriptors lead here.
    package var references: Int
    /// The path it was opened by.
    package var path: String

    package enum Kind: Sendable, Equatable {
        case inode(TreeID, InodeID)
        case device(Device)
        case pipeEnd(PipeID)
        case terminal(TerminalID)
        /// Output that is kept: a container's standard output or error.
        case log(LogID, OutputStream)
        case socket(SocketID)
    }

    package init(
        _ kind: Kind, canRead: Bool = false, canWrite: Bool = false, appends: Bool = false, path: String = ""
    ) {
        self.kind = kind
        self.canRead = canRead
        self.canWrite = canWrite
        self.appends = appends
        self.path = path
        offset = 0
        references = 0
    }
}

/// Standard output or standard error.
package enum OutputStream: Sendable, Equatable {
    case output, error
}

/// Names a pipe by the object of a file system that it belongs to.
package struct NamedPipe: Hashable, Sendable {
    package let tree: TreeID
    package let inode: InodeID

    package init(tree: TreeID, inode: InodeID) {
        self.tree = tree
        self.inode = inode
    }
}

/// A one-way byte stream with ends.
package struct Pipe: Sendable, Equatable {
    package var buffer: [UInt8]
    package var readers: Int
    package var writers: Int
    /// Bytes it holds before writers wait.
    package var capacity: Int
    /// It has a name in a file system (`mkfifo`): readers wait for the first writer, and writers need no reader.
    package var isNamed = false
    /// Somebody has written to it, or could have.
    package var hasHadWriter = false

    package static let defaultCapacity = 65_536

    package init(capacity: Int = Pipe.defaultCapacity) {
        buffer = []
        readers = 0
        writers = 0
        self.capacity = capacity
    }

    package var isFull: Bool { buffer.count >= capacity }
    package var hasEnded: Bool { writers == 0 && buffer.isEmpty && !awaitsWriter }
    /// Nobody has opened it for writing yet.
    package var awaitsWriter: Bool { isNamed && !hasHadWriter }
}

/// A pseudo-terminal: what is typed goes into `input`, what programs write comes out of `output`.
package struct PseudoTerminal: Sendable, Equatable {
    package var input: PipeID
    package var output: Output
    package var rows: Int
    package var columns: Int
    /// The job that gets the terminal's signals.
    package var foreground: ProcessID?
    /// Whether what is typed is shown. Passwords are not.
    package var echoes = true

    package enum Output: Sendable, Equatable {
        case pipe(PipeID)
        case log(LogID)
    }

    package init(input: PipeID, output: Output, rows: Int = 24, columns: Int = 80) {
        self.input = input
        self.output = output
        self.rows = rows
        self.columns = columns
    }
}
