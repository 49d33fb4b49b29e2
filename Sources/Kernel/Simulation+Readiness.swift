import WorldModel

/// Whether descriptors would let a program wait, as `poll(2)` tells.
extension Simulation {
    /// What a read of a descriptor would wait for; `nil` when it would not wait.
    package func reasonToWaitReading(_ number: Int, as process: ProcessID) -> WaitReason? {
        func pipe(_ id: PipeID) -> WaitReason? {
            guard let pipe = world.streams.pipes[id] else { return nil }
            return pipe.buffer.isEmpty && !pipe.hasEnded ? .readable(id) : nil
        }
        switch openFile(number, of: process)?.kind {
        case .pipeEnd(let id): return pipe(id)
        case .terminal(let id): return world.streams.terminals[id].flatMap { pipe($0.input) }
        case .socket(let id):
            switch world.network.sockets[id]?.state {
            case .connected(let input, _, _, _): return pipe(input)
            case .listening(_, _, let backlog), .listeningAtPath(let backlog):
                return backlog.isEmpty ? .connection(id) : nil
            case .datagrams(let socket): return socket.queue.isEmpty && !socket.wasRefused ? .connection(id) : nil
            default: return nil
            }
        default: return nil
        }
    }

    /// What a write to a descriptor would wait for; `nil` when it would not wait.
    package func reasonToWaitWriting(_ number: Int, as process: ProcessID) -> WaitReason? {
        func pipe(_ id: PipeID) -> WaitReason? {
            guard let pipe = world.streams.pipes[id], pipe.readers > 0 || pipe.isNamed else { return nil }
            return pipe.isFull ? .writable(id) : nil
        }
        switch openFile(number, of: process)?.kind {
        case .pipeEnd(let id): return pipe(id)
        case .socket(let id):
            guard case .connected(_, let output, _, _)? = world.network.sockets[id]?.state else { return nil }
            return pipe(output)
        default: return nil
        }
    }
}
