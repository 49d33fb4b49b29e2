/// Names one file, directory, link or device within its tree; stable while the file exists, whatever its names are.
package struct InodeID: Hashable, Sendable, Comparable {
    package let number: UInt64

    package init(_ number: UInt64) {
        self.number = number
    }

    package static func < (a: InodeID, b: InodeID) -> Bool { a.number < b.number }
}

/// One object of a file tree with its metadata, as `stat(2)` shows it.
package struct Inode: Sendable, Equatable {
    package var content: Content
    /// Permission bits with set-id and sticky bits, such as `0o755`.
    package var mode: UInt16
    package var owner: UInt32
    package var group: UInt32
    /// Modification time in nanoseconds since 1970.
    package var modified: Int64
    /// The time of the last access where it was set apart (`touch -a`); otherwise it is that of the modification.
    package var accessed: Int64?
    /// Grows with each opening for writing and each change of attributes, also one that leaves all as it was: overlayfs
    /// copies the object into the upper layer then.
    package var copyUps: UInt32 = 0
    /// How many names lead here; a directory counts its own name once.
    package var links: Int

    /// What the object is.
    package enum Content: Sendable, Equatable {
        case file(FileBody)
        case directory(Directory)
        case symbolicLink(String)
        case device(Device)
        case fifo
        /// The name of a socket on which a process of the machine listens, with the socket's number.
        case socket(Int)
    }

    package init(
        _ content: Content, mode: UInt16, owner: UInt32 = 0, group: UInt32 = 0, modified: Int64 = 0, links: Int = 1
    ) {
        self.content = content
        self.mode = mode
        self.owner = owner
        self.group = group
        self.modified = modified
        self.links = links
    }

    package var isDirectory: Bool {
        if case .directory = content { true } else { false }
    }

    package var isFile: Bool {
        if case .file = content { true } else { false }
    }

    package var isSymbolicLink: Bool {
        if case .symbolicLink = content { true } else { false }
    }

    package var directory: Directory? {
        if case .directory(let directory) = content { directory } else { nil }
    }

    package var body: FileBody? {
        if case .file(let body) = content { body } else { nil }
    }

    /// The size that `stat` reports, in bytes.
    package var size: Int {
        switch content {
        case .file(let body): body.count
        case .directory: 4096
        case .symbolicLink(let target): target.utf8.count
        case .device, .fifo, .socket: 0
        }
    }

    /// Whether two objects look the same from outside; names and link counts play no part.
    package func looksLike(_ other: Inode) -> Bool {
        guard mode == other.mode, owner == other.owner, group == other.group else { return false }
        switch (content, other.content) {
        case (.directory, .directory): return true
        case (.file(let a), .file(let b)): return modified == other.modified && a == b
        default: return modified == other.modified && content == other.content
        }
    }
}

/// The entries of a directory by name.
package struct Directory: Sendable, Equatable {
    package var entries: [String: InodeID]
    package var parent: InodeID

    package init(entries: [String: InodeID] = [:], parent: InodeID) {
        self.entries = entries
        self.parent = parent
    }

    /// The names in byte order, without `.` and `..`.
    package var names: [String] {
        entries.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}

/// The character devices that programs meet in `/dev`.
package enum Device: Sendable, Equatable {
    case null, zero, full, random
    /// The terminal of the process that opens it.
    case terminal
    /// The process's own standard input, output or error (0, 1, 2).
    case standardStream(Int)
}
