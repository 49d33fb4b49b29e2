import FileTrees
import HashTreeCollections

/// Everything simulated, as one value: the learner's machine, its processes, the Docker engine, the network, the clock.
///
/// Nothing in it reads the real clock, disk or randomness. A copy is a snapshot: the large parts share their storage.
package struct World: Sendable, Equatable {
    package var clock: Clock
    package var random: RandomSource
    package var machines: TreeDictionary<MachineID, Machine>
    package var trees: TreeDictionary<TreeID, FileTree>
    /// Bytes that a file system in memory can hold, where it has a limit.
    package var limitedTrees: TreeDictionary<TreeID, Int> = [:]
    package var processes: ProcessTable
    package var streams: Streams
    package var network: NetworkState
    package var docker: DockerState
    package var counters: Counters
    package var faults = Faults()
    /// How processes that only the kernel waited for have ended: the sandbox's shell, probes.
    package var exits: [ProcessID: Int32]
    /// A file that a program wants edited on a real screen.
    package var editRequest: EditRequest?
    /// Whether somebody opens an editor for such a request.
    package var hasEditor = false

    /// A world with an empty host, its clock at `now`.
    package init(seed: UInt64, now: Instant) {
        clock = Clock(now: now)
        random = RandomSource(seed: seed)
        machines = [:]
        trees = [:]
        processes = ProcessTable()
        streams = Streams()
        network = NetworkState()
        docker = DockerState()
        counters = Counters()
        exits = [:]
    }
}

/// Sources of fresh numbers for the world's own handles.
package struct Counters: Sendable, Equatable {
    package var tree = 0
    package var machine = 0
    package var namespace = 0
    package var mark = 0

    package init() {}
}

/// The processes, and who is to run next.
package struct ProcessTable: Sendable, Equatable {
    package var table: TreeDictionary<ProcessID, Process>
    /// Processes to step, in order.
    package var runQueue: [ProcessID]
    /// Who waits for what; entries of waits that are over are skipped by their ticket.
    package var waiters: TreeDictionary<WaitReason, [Waiter]>
    package var nextNumber: Int
    package var nextTicket: Int

    /// A process in a waiting list, with the ticket of the wait.
    package struct Waiter: Sendable, Equatable {
        package var process: ProcessID
        package var ticket: Int

        package init(process: ProcessID, ticket: Int) {
            self.process = process
            self.ticket = ticket
        }
    }

    package init() {
        table = [:]
        runQueue = []
        waiters = [:]
        nextNumber = 1
        nextTicket = 1
    }

    package subscript(_ id: ProcessID) -> Process? {
        get { table[id] }
        set { table[id] = newValue }
    }
}

/// Open files, pipes, terminals and kept output.
package struct Streams: Sendable, Equatable {
    package var openFiles: TreeDictionary<OpenFileID, OpenFile> = [:]
    package var pipes: TreeDictionary<PipeID, Pipe> = [:]
    /// The pipes behind the names of file systems that are open now.
    package var namedPipes: [NamedPipe: PipeID] = [:]
    package var terminals: TreeDictionary<TerminalID, PseudoTerminal> = [:]
    package var logs: TreeDictionary<LogID, OutputLog> = [:]
    package var nextNumber = 1

    package init() {}

    /// A number that no stream has yet.
    package mutating func fresh() -> Int {
        nextNumber += 1
        return nextNumber
    }
}

/// Namespaces, sockets and published ports.
package struct NetworkState: Sendable, Equatable {
    package var namespaces: TreeDictionary<NetworkNamespaceID, NetworkNamespace> = [.host: NetworkNamespace()]
    package var sockets: TreeDictionary<SocketID, Socket> = [:]
    package var published: [PublishedPort] = []
    package var nextEphemeralPort = 32_768
    /// Datagram sockets that others know by the address of their gateway, and by a port of it.
    package var masquerades: [ListenPoint: SocketID] = [:]
    /// Server sides of connections that no one has accepted yet.
    package var pendingAccept: Set<SocketID> = []

    package init() {}
}
