import FileTrees
import WorldModel

/// Descriptors: opening, closing, sharing them.
extension Simulation {
    /// How a file is opened (`open(2)`).
    package struct OpenMode: Sendable {
        package var reads = false
        package var writes = false
        package var creates = false
        package var truncates = false
        package var appends = false
        package var isExclusive = false
        package var permissions: UInt16 = 0o666

        package init(
            reads: Bool = false, writes: Bool = false, creates: Bool = false, truncates: Bool = false,
            appends: Bool = false
        ) {
            (self.reads, self.writes, self.creates) = (reads, writes, creates)
            (self.truncates, self.appends) = (truncates, appends)
        }

        package static let reading = OpenMode(reads: true)
        package static let writing = OpenMode(writes: true, creates: true, truncates: true)
        package static let appending = OpenMode(writes: true, creates: true, appends: true)
        package static let readingAndWriting = OpenMode(reads: true, writes: true, creates: true)
    }

    /// Opens a file and gives the lowest free descriptor.
    package mutating func open(_ path: String, _ mode: OpenMode, as process: ProcessID) throws(Errno) -> Int {
        let file = try openFile(path, mode, as: process)
        return install(file, as: process)
    }

    private mutating func openFile(_ path: String, _ mode: OpenMode, as process: ProcessID) throws(Errno) -> OpenFileID
    {
        if let number = Self.descriptorNumber(path) {
            guard let file = world.processes[process]?.descriptors[number]?.file else { throw .noEntry }
            return file
        }
        let view = view(of: process)
        let place: Place
        if let found = try? resolve(path, in: view) {
            guard !(mode.creates && mode.isExclusive) else { throw .exists }
            return try openExisting(found, path, mode, as: process)
        } else {
            guard mode.creates else {
                _ = try resolve(path, in: view)
                throw .noEntry
            }
            place = try self.place(of: path, in: view, followingLast: true)
        }
        if path.hasSuffix("/") { throw .isDirectory }
        try checkWritable(place.directory, view.credentials)
        let inode = Inode(
            .file(.bytes([])), mode: mode.permissions & ~umask(of: process), owner: view.credentials.user,
            group: view.credentials.group, modified: world.clock.now.nanoseconds)
        add(inode, at: place)
        return try openExisting(try resolve(place.path, in: view), path, mode, as: process)
    }

    /// The number in `/dev/fd/3` and `/proc/self/fd/3`.
    package static func descriptorNumber(_ path: String) -> Int? {
        for folder in ["/dev/fd/", "/proc/self/fd/"] where path.hasPrefix(folder) {
            return Int(path.dropFirst(folder.count))
        }
        return nil
    }

    private mutating func openExisting(
        _ location: Location, _ path: String, _ mode: OpenMode, as process: ProcessID
    ) throws(Errno) -> OpenFileID {
        let user = view(of: process).credentials
        let inode = inode(at: location)
        if mode.reads, !allows(inode, .read, user) { throw .accessDenied }
        if mode.writes, !allows(inode, .write, user) { throw .accessDenied }
        if inode.isDirectory, mode.writes { throw .isDirectory }
        var kind = OpenFile.Kind.inode(location.tree, location.inode)
        if KernelFiles.machine(of: location.tree) != nil {
            // What a kernel file says is settled when it is opened.
            guard !mode.writes else { throw inode.mode & 0o200 == 0 ? .accessDenied : .readOnly }
            let snapshot = FileTree(holding: inode.emptied)
            world.counters.tree += 1
            let tree = TreeID(Self.firstSnapshot - world.counters.tree)
            world.trees[tree] = snapshot
            kind = .inode(tree, snapshot.root)
        } else if case .fifo = inode.content, mode.reads || mode.writes {
            kind = .pipeEnd(pipe(namedBy: NamedPipe(tree: location.tree, inode: location.inode), writes: mode.writes))
        } else if case .device(let device) = inode.content {
            kind = .device(device)
            if case .standardStream(let number) = device {
                guard let file = world.processes[process]?.descriptors[number]?.file else { throw .noEntry }
                return file
            }
            if device == .terminal {
                guard let terminal = world.processes[process]?.terminal else { throw .noEntry }
                kind = .terminal(terminal)
            }
        } else if mode.writes {
            guard !location.isReadOnly else { throw .readOnly }
            world.trees[location.tree]?[location.inode].copyUps &+= 1
            if mode.truncates {
                world.trees[location.tree]?[location.inode].content = .file(.bytes([]))
                world.trees[location.tree]?[location.inode].modified = world.clock.now.nanoseconds
            }
        }
        var file = OpenFile(
            kind, canRead: mode.reads, canWrite: mode.writes, appends: mode.appends, path: location.path)
        file.path = location.path
        return addOpenFile(file)
    }

    /// The pipe behind a name, made when it is opened first.
    private mutating func pipe(namedBy name: NamedPipe, writes: Bool) -> PipeID {
        let id: PipeID
        if let known = world.streams.namedPipes[name], world.streams.pipes[known] != nil {
            id = known
        } else {
            id = addPipe()
            world.streams.namedPipes[name] = id
            world.streams.pipes[id]?.isNamed = true
        }
        if writes { world.streams.pipes[id]?.hasHadWriter = true }
        return id
    }

    /// Trees of opened kernel files have numbers below this.
    private static let firstSnapshot = -1_000_000_000

    /// Registers an open file that nobody refers to yet.
    package mutating func addOpenFile(_ file: OpenFile) -> OpenFileID {
        let id = OpenFileID(world.streams.fresh())
        world.streams.openFiles[id] = file
        return id
    }

    /// Gives a process the lowest free descriptor for an open file.
    @discardableResult
    package mutating func install(
        _ file: OpenFileID, as process: ProcessID, from lowest: Int = 0, closesOnExec: Bool = false
    ) -> Int {
        var number = lowest
        while world.processes[process]?.descriptors[number] != nil { number += 1 }
        retain(file)
        world.processes.table[process]?.descriptors[number] = Descriptor(file, closesOnExec: closesOnExec)
        return number
    }

    /// Makes `target` lead where `source` leads (`dup2(2)`).
    package mutating func duplicate(_ source: Int, to target: Int, as process: ProcessID) throws(Errno) {
        guard let file = world.processes[process]?.descriptors[source]?.file else { throw .badDescriptor }
        guard source != target else {
            // It is where it is wanted, for children too.
            world.processes.table[process]?.descriptors[target]?.closesOnExec = false
            return
        }
        retain(file)
        close(target, of: process)
        world.processes.table[process]?.descriptors[target] = Descriptor(file)
    }

    /// Makes a pipe and gives its reading and writing descriptors.
    package mutating func makePipe(as process: ProcessID) -> (read: Int, write: Int) {
        let pipe = addPipe()
        let reader = addOpenFile(OpenFile(.pipeEnd(pipe), canRead: true, path: "pipe:[\(pipe.number)]"))
        let writer = addOpenFile(OpenFile(.pipeEnd(pipe), canWrite: true, path: "pipe:[\(pipe.number)]"))
        return (
            install(reader, as: process, from: 3, closesOnExec: true),
            install(writer, as: process, from: 3, closesOnExec: true)
        )
    }

    /// Registers a pipe without ends.
    package mutating func addPipe(capacity: Int = Pipe.defaultCapacity) -> PipeID {
        let id = PipeID(world.streams.fresh())
        world.streams.pipes[id] = Pipe(capacity: capacity)
        return id
    }

    /// Counts one more descriptor of an open file.
    package mutating func retain(_ id: OpenFileID) {
        guard let file = world.streams.openFiles[id] else { return }
        world.streams.openFiles[id]?.references += 1
        guard file.references == 0 else { return }
        forEachPipe(of: file) { pipes, pipe, reads in
            if reads { pipes[pipe]?.readers += 1 } else { pipes[pipe]?.writers += 1 }
        }
    }

    /// Counts one descriptor less; the last one closes the file.
    package mutating func release(_ id: OpenFileID) {
        guard let file = world.streams.openFiles[id] else { return }
        guard file.references <= 1 else {
            world.streams.openFiles[id]?.references -= 1
            return
        }
        world.streams.openFiles[id] = nil
        var touched: [PipeID] = []
        forEachPipe(of: file) { pipes, pipe, reads in
            if reads { pipes[pipe]?.readers -= 1 } else { pipes[pipe]?.writers -= 1 }
            touched.append(pipe)
        }
        for pipe in touched {
            if let left = world.streams.pipes[pipe], left.readers <= 0, left.writers <= 0 {
                // What was written to a named pipe waits for a reader.
                if left.isNamed, !left.buffer.isEmpty { continue }
                if left.isNamed { world.streams.namedPipes = world.streams.namedPipes.filter { $0.value != pipe } }
                world.streams.pipes[pipe] = nil
            }
            notify(.readable(pipe))
            notify(.writable(pipe))
        }
        if case .socket(let socket) = file.kind { closeSocket(socket) }
        if case .inode(let tree, _) = file.kind, tree.number < Self.firstSnapshot { world.trees[tree] = nil }
        if case .inode(let tree, let inode) = file.kind, let object = world.trees[tree]?[inode], object.links <= 0,
            !isMounted(inode, in: tree)
        {
            world.trees[tree]?.forget(inode)
        }
    }

    private mutating func forEachPipe(
        of file: OpenFile, _ body: (inout Pipes, PipeID, _ reads: Bool) -> Void
    ) {
        switch file.kind {
        case .pipeEnd(let pipe):
            if file.canRead { body(&world.streams.pipes, pipe, true) }
            if file.canWrite { body(&world.streams.pipes, pipe, false) }
        case .socket(let socket):
            if case .connected(let input, let output, _, _)? = world.network.sockets[socket]?.state {
                body(&world.streams.pipes, input, true)
                if file.canWrite { body(&world.streams.pipes, output, false) }
            }
        default: break
        }
    }

    /// Closes a descriptor.
    package mutating func close(_ number: Int, of process: ProcessID) {
        guard let descriptor = world.processes.table[process]?.descriptors.removeValue(forKey: number) else { return }
        release(descriptor.file)
    }

    /// Where a descriptor leads.
    package func openFile(_ number: Int, of process: ProcessID) -> OpenFile? {
        guard let id = world.processes[process]?.descriptors[number]?.file else { return nil }
        return world.streams.openFiles[id]
    }

    /// How large the file behind a descriptor is, in bytes; `nil` when it is no file.
    package func size(of number: Int, as process: ProcessID) -> Int? {
        guard case .inode(let tree, let inode)? = openFile(number, of: process)?.kind else { return nil }
        return world.trees[tree]?[inode].body?.count
    }

    /// Cuts a file off, or fills it up with zeros (`ftruncate(2)`).
    package mutating func truncate(_ number: Int, to size: Int, as process: ProcessID) throws(Errno) {
        guard let file = openFile(number, of: process), file.canWrite,
            case .inode(let tree, let inode) = file.kind, let body = world.trees[tree]?[inode].body
        else { throw .invalid }
        if size > body.count { try checkRoom(for: size, in: tree, inode) }
        let bytes = body.bytes.prefix(size) + [UInt8](repeating: 0, count: max(0, size - body.count))
        world.trees[tree]?[inode].content = .file(.bytes(Array(bytes)))
        world.trees[tree]?[inode].modified = world.clock.now.nanoseconds
    }

    /// Sets where the next read or write takes place, in bytes from the beginning (`lseek(2)`).
    package mutating func seek(_ number: Int, to offset: Int, as process: ProcessID) {
        guard let id = world.processes[process]?.descriptors[number]?.file else { return }
        world.streams.openFiles[id]?.offset = offset
    }

    /// Shows what is typed into the terminal of a process's standard input, or hides it (`tcsetattr(3)`, ECHO).
    package mutating func setEcho(_ echoes: Bool, as process: ProcessID) {
        guard case .terminal(let id)? = openFile(0, of: process)?.kind else { return }
        world.streams.terminals[id]?.echoes = echoes
    }

    /// Whether a descriptor is a terminal (`isatty(3)`).
    package func isTerminal(_ number: Int, of process: ProcessID) -> Bool {
        if case .terminal? = openFile(number, of: process)?.kind { true } else { false }
    }
}
