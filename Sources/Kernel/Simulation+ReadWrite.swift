import FileTrees
import HashTreeCollections
import WorldModel

typealias Pipes = TreeDictionary<PipeID, Pipe>

/// What a read gave.
package enum Reading: Sendable, Equatable {
    case bytes([UInt8])
    case end
    case blocked(WaitReason)
}

/// What a write did.
package enum Writing: Sendable, Equatable {
    /// Everything or the first `count` bytes were taken.
    case taken(Int)
    case blocked(WaitReason)
}

/// Reading and writing through descriptors.
extension Simulation {
    /// Reads up to `limit` bytes.
    package mutating func read(
        _ number: Int, as process: ProcessID, limit: Int = 65_536
    ) throws(Errno) -> Reading {
        guard let id = world.processes[process]?.descriptors[number]?.file, let file = world.streams.openFiles[id],
            file.canRead
        else { throw .badDescriptor }
        switch file.kind {
        case .inode(let tree, let inode): return try readFile(id, tree, inode, offset: file.offset, limit)
        case .device(let device): return readDevice(device, limit)
        case .pipeEnd(let pipe): return readPipe(pipe, limit)
        case .terminal(let terminal): return readTerminal(terminal, limit)
        case .socket(let socket):
            guard case .connected(let input, _, _, _)? = world.network.sockets[socket]?.state else { throw .invalid }
            return readPipe(input, limit)
        case .log: throw .badDescriptor
        }
    }

    private mutating func readFile(
        _ id: OpenFileID, _ tree: TreeID, _ inode: InodeID, offset: Int, _ limit: Int
    ) throws(Errno) -> Reading {
        guard let object = world.trees[tree]?[inode] else { return .end }
        guard let body = object.body else { throw .isDirectory }
        guard offset < body.count else { return .end }
        let end = min(body.count, offset + limit)
        world.streams.openFiles[id]?.offset = end
        return .bytes(body.bytes(in: offset..<end))
    }

    private mutating func readDevice(_ device: Device, _ limit: Int) -> Reading {
        switch device {
        case .null, .terminal, .standardStream: return .end
        case .zero, .full: return .bytes([UInt8](repeating: 0, count: min(limit, 4096)))
        case .random:
            return .bytes((0..<min(limit, 4096)).map { _ in UInt8(truncatingIfNeeded: world.random.next()) })
        }
    }

    /// Takes bytes out of a pipe.
    package mutating func readPipe(_ id: PipeID, _ limit: Int) -> Reading {
        guard let available = world.streams.pipes[id]?.buffer.count else { return .end }
        if available == 0 { return world.streams.pipes[id]?.hasEnded == true ? .end : .blocked(.readable(id)) }
        var bytes: [UInt8] = []
        if limit >= available {
            // Everything: the buffer changes its owner, and nothing is copied.
            swap(&bytes, &world.streams.pipes[id, default: Pipe()].buffer)
        } else {
            bytes = Array(world.streams.pipes[id]?.buffer.prefix(limit) ?? [])
            world.streams.pipes[id]?.buffer.removeFirst(limit)
        }
        notify(.writable(id))
        return .bytes(bytes)
    }

    /// Takes a line or less from a terminal; a `^D` alone is the end of the input.
    private mutating func readTerminal(_ id: TerminalID, _ limit: Int) -> Reading {
        guard let input = world.streams.terminals[id]?.input, let pipe = world.streams.pipes[input] else { return .end }
        guard let first = pipe.buffer.first else {
            return pipe.writers == 0 ? .end : .blocked(.readable(input))
        }
        if first == 0x04 {
            world.streams.pipes[input]?.buffer.removeFirst()
            return .end
        }
        var count = 0
        while count < pipe.buffer.count, count < limit {
            if pipe.buffer[count] == 0x04 { break }
            count += 1
            if pipe.buffer[count - 1] == 0x0A { break }
        }
        return readPipe(input, count)
    }

    /// Writes bytes; a pipe that is full takes a part or none.
    package mutating func write(
        _ bytes: [UInt8], to number: Int, as process: ProcessID
    ) throws(Errno) -> Writing {
        guard let id = world.processes[process]?.descriptors[number]?.file, let file = world.streams.openFiles[id],
            file.canWrite
        else { throw .badDescriptor }
        switch file.kind {
        case .inode(let tree, let inode): try writeFile(bytes, id, file, tree, inode)
        case .device(.full): throw .noSpace
        case .device: break
        case .pipeEnd(let pipe): return try writePipe(bytes, pipe, as: process)
        case .terminal(let terminal): writeTerminal(bytes, terminal)
        case .log(let log, let stream): append(bytes, to: log, stream)
        case .socket(let socket):
            guard case .connected(_, let output, _, _)? = world.network.sockets[socket]?.state else {
                throw .brokenPipe
            }
            return try writePipe(bytes, output, as: process)
        }
        return .taken(bytes.count)
    }

    /// Writes all bytes at once, overfilling a full pipe: for short messages of programs that do not wait.
    package mutating func writeAll(_ bytes: [UInt8], to number: Int, as process: ProcessID) {
        guard let file = openFile(number, of: process), file.canWrite, !bytes.isEmpty else { return }
        if case .pipeEnd(let pipe) = file.kind {
            guard let state = world.streams.pipes[pipe] else { return }
            guard state.readers > 0 || state.isNamed else { return send(.brokenPipe, to: process) }
            world.streams.pipes[pipe]?.buffer += bytes
            notify(.readable(pipe))
        } else {
            _ = try? write(bytes, to: number, as: process)
        }
    }

    /// Writes a text at once.
    package mutating func print(_ text: String, to number: Int = 1, as process: ProcessID) {
        writeAll(Array(text.utf8), to: number, as: process)
    }

    /// A file system in memory can be full: whether it has room for a file to grow to `size` bytes.
    func checkRoom(for size: Int, in tree: TreeID, _ inode: InodeID) throws(Errno) {
        if world.faults.contains(.diskFull), world.limitedTrees[tree] == nil,
            size > world.trees[tree]?[inode].body?.count ?? 0
        {
            throw .noSpace
        }
        guard let room = room(in: tree, besides: inode) else { return }
        guard size <= room else { throw .noSpace }
    }

    /// Bytes that one file can have, in whole pages; nothing where there is no limit.
    private func room(in tree: TreeID, besides inode: InodeID) -> Int? {
        guard let limit = world.limitedTrees[tree], let files = world.trees[tree] else { return nil }
        func pages(_ bytes: Int) -> Int { (bytes + 4_095) / 4_096 }
        let others = files.walk().reduce(0) { $0 + ($1.id == inode ? 0 : pages(files[$1.id].body?.count ?? 0)) }
        return max(0, limit / 4_096 - others) * 4_096
    }

    /// Bytes that the file at a path can have where its file system is small.
    package func room(at path: String, as me: ProcessID) -> Int? {
        guard let found = try? resolve(path, in: view(of: me)) else { return nil }
        return room(in: found.tree, besides: found.inode)
    }

    private mutating func writeFile(
        _ bytes: [UInt8], _ id: OpenFileID, _ file: OpenFile, _ tree: TreeID, _ inode: InodeID
    ) throws(Errno) {
        guard case .file(var body)? = world.trees[tree]?[inode].content else { throw .isDirectory }
        try checkRoom(for: max(body.count, (file.appends ? body.count : file.offset) + bytes.count), in: tree, inode)
        // The bytes are taken out while they change, so that they have one owner and are not copied.
        world.trees[tree]?[inode].content = .file(.bytes([]))
        var data = body.bytes
        body = .bytes([])
        defer { world.trees[tree]?[inode].content = .file(.bytes(data)) }
        var offset = file.appends ? data.count : file.offset
        guard offset + bytes.count <= Self.maximumFileSize else { throw .noSpace }
        if offset > data.count { data += [UInt8](repeating: 0, count: offset - data.count) }
        let overwritten = min(bytes.count, data.count - offset)
        if overwritten == 0 {
            data += bytes
        } else {
            data.replaceSubrange(offset..<(offset + overwritten), with: bytes)
        }
        offset += bytes.count
        world.trees[tree]?[inode].modified = world.clock.now.nanoseconds
        world.streams.openFiles[id]?.offset = offset
    }

    /// How big a file of the sandbox can get; the simulated disk is full then.
    private static let maximumFileSize = 128 << 20

    private mutating func writePipe(
        _ bytes: [UInt8], _ id: PipeID, as process: ProcessID
    ) throws(Errno) -> Writing {
        guard let pipe = world.streams.pipes[id], pipe.readers > 0 || pipe.isNamed else {
            send(.brokenPipe, to: process)
            throw .brokenPipe
        }
        let room = world.streams.pipes[id].map { $0.capacity - $0.buffer.count } ?? 0
        guard room > 0 else { return .blocked(.writable(id)) }
        let count = min(bytes.count, room)
        if count == bytes.count, room == Pipe.defaultCapacity {
            world.streams.pipes[id]?.buffer = bytes
        } else {
            world.streams.pipes[id]?.buffer += bytes.prefix(count)
        }
        notify(.readable(id))
        return .taken(count)
    }

    private mutating func writeTerminal(_ bytes: [UInt8], _ id: TerminalID) {
        guard let terminal = world.streams.terminals[id] else { return }
        switch terminal.output {
        case .pipe(let pipe):
            world.streams.pipes[pipe]?.buffer += bytes
            notify(.readable(pipe))
        case .log(let log):
            var out: [UInt8] = []
            for byte in bytes {
                if byte == 0x0A { out.append(0x0D) }
                out.append(byte)
            }
            append(out, to: log, .output)
        }
    }

    /// Keeps output, with the time.
    package mutating func append(_ bytes: [UInt8], to log: LogID, _ stream: OutputStream) {
        guard !bytes.isEmpty else { return }
        world.streams.logs[log]?.append(bytes, stream, at: world.clock.now)
        notify(.log(log))
    }

    /// Shows on a terminal what is typed there.
    mutating func echo(_ bytes: [UInt8], on id: TerminalID) { writeTerminal(bytes, id) }

    /// Puts what is typed into a terminal: `^C` and `^\` become signals to the foreground job.
    package mutating func type(_ bytes: [UInt8], into id: TerminalID) {
        guard let terminal = world.streams.terminals[id] else { return }
        // Who is interrupted while it asks for a password leaves the terminal as it found it.
        if bytes.contains(0x03) { world.streams.terminals[id]?.echoes = true }
        for byte in bytes {
            switch byte {
            case 0x03: if let group = terminal.foreground { send(.interrupt, toGroup: group) }
            case 0x1C: if let group = terminal.foreground { send(.quit, toGroup: group) }
            case 0x0D: world.streams.pipes[terminal.input]?.buffer.append(0x0A)
            default: world.streams.pipes[terminal.input]?.buffer.append(byte)
            }
        }
        notify(.readable(terminal.input))
    }
}

extension Simulation {
    /// Reads up to and including a newline, leaving the rest for other readers of the same input, as shells must.
    package mutating func readLine(_ number: Int, as process: ProcessID) throws(Errno) -> Reading {
        guard let file = openFile(number, of: process), file.canRead else { throw .badDescriptor }
        var pipe: PipeID?
        switch file.kind {
        case .pipeEnd(let id): pipe = id
        case .socket(let socket):
            if case .connected(let input, _, _, _)? = world.network.sockets[socket]?.state { pipe = input }
        case .inode(let tree, let inode):
            let bytes = world.trees[tree]?[inode].body?.bytes ?? []
            guard file.offset < bytes.count else { return .end }
            let end = bytes[file.offset...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
            return try read(number, as: process, limit: end - file.offset)
        default: break
        }
        guard let pipe, let buffer = world.streams.pipes[pipe]?.buffer, !buffer.isEmpty else {
            return try read(number, as: process)
        }
        let end = buffer.firstIndex(of: 0x0A).map { $0 + 1 } ?? buffer.count
        return readPipe(pipe, end)
    }
}
