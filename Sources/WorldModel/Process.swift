/// One process of the simulated machine.
package struct Process: Sendable, Equatable {
    package let id: ProcessID
    package var parent: ProcessID
    package var machine: MachineID
    /// Its number within its machine; 1 is the first process there.
    package var localNumber: Int
    package var program: any Program
    package var arguments: [String]
    /// What lists show instead of its arguments, where the program has said so (`setproctitle(3)`).
    package var title: String?
    /// `NAME=value` in the order of their definition.
    package var environment: Environment
    package var workingDirectory: String
    package var credentials: Credentials
    package var umask: UInt16
    package var descriptors: [Int: Descriptor]
    package var state: State
    package var pendingSignals: [Signal]
    /// Signals set to be ignored, as `nohup` and `trap ''` do; inherited by children.
    package var ignoredSignals: Set<Signal>
    package var started: Instant
    /// The job it belongs to: signals from the terminal reach all of the foreground job.
    package var group: ProcessID
    /// Steps taken, the measure of processor time.
    package var steps: Int
    /// From -20 to 19; it is kept and shown, and has no effect.
    package var niceness = 0
    /// The terminal it was started on.
    package var terminal: TerminalID?
    package var children: [ProcessID]

    /// Its line in lists of processes.
    package var commandLine: String { title ?? arguments.joined(separator: " ") }

    /// What the scheduler knows of a process.
    package enum State: Sendable, Equatable {
        case runnable
        /// Waiting; the ticket tells a current wait from one that is over.
        case waiting([WaitReason], ticket: Int)
        /// Frozen by a pause or a stop signal, with the state to go back to.
        indirect case frozen(State)
        /// Ended, not yet waited for by its parent.
        case zombie(ExitStatus)
    }

    package init(
        id: ProcessID, parent: ProcessID, machine: MachineID, localNumber: Int, program: any Program,
        arguments: [String], environment: Environment, workingDirectory: String, credentials: Credentials,
        started: Instant
    ) {
        self.id = id
        self.parent = parent
        self.machine = machine
        self.localNumber = localNumber
        self.program = program
        self.arguments = arguments
        self.environment = environment
        self.workingDirectory = workingDirectory
        self.credentials = credentials
        umask = 0o022
        descriptors = [:]
        state = .runnable
        pendingSignals = []
        ignoredSignals = []
        self.started = started
        group = id
        steps = 0
        terminal = nil
        children = []
    }

    package static func == (a: Process, b: Process) -> Bool {
        a.id == b.id && a.parent == b.parent && a.machine == b.machine && a.localNumber == b.localNumber
            && a.arguments == b.arguments && a.environment == b.environment
            && a.workingDirectory == b.workingDirectory && a.credentials == b.credentials && a.umask == b.umask
            && a.descriptors == b.descriptors && a.state == b.state && a.pendingSignals == b.pendingSignals
            && a.ignoredSignals == b.ignoredSignals && a.started == b.started && a.group == b.group
            && a.steps == b.steps && a.terminal == b.terminal && a.children == b.children
            && a.program.isEqual(to: b.program)
    }
}

/// How a process ended.
package enum ExitStatus: Sendable, Equatable {
    case code(Int32)
    case signal(Signal)

    /// The status as a shell and `docker inspect` show it: 128 + n after signal n.
    package var shellStatus: Int32 {
        switch self {
        case .code(let code): code & 255
        case .signal(let signal): 128 + Int32(signal.number)
        }
    }
}

/// User and groups of a process.
package struct Credentials: Sendable, Equatable {
    package var user: UInt32
    package var group: UInt32
    package var supplementary: [UInt32]
    /// What `root` may do here. Other users hold none of it.
    package var capabilities = CapabilitySet.all

    /// Whether the process has one of `root`'s powers.
    package func can(_ capability: CapabilitySet) -> Bool { user == 0 && capabilities.isSuperset(of: capability) }

    /// Changes the user and keeps the capabilities, which only `root` can use.
    package mutating func become(_ user: UInt32, _ group: UInt32, _ supplementary: [UInt32]) {
        (self.user, self.group, self.supplementary) = (user, group, supplementary)
    }

    package init(user: UInt32 = 0, group: UInt32 = 0, supplementary: [UInt32] = []) {
        self.user = user
        self.group = group
        self.supplementary = supplementary
    }

    package static let root = Credentials()
}

/// A file descriptor of a process.
package struct Descriptor: Sendable, Equatable {
    package var file: OpenFileID
    package var closesOnExec: Bool

    package init(_ file: OpenFileID, closesOnExec: Bool = false) {
        self.file = file
        self.closesOnExec = closesOnExec
    }
}

/// Environment variables in the order in which they were first set.
package struct Environment: Sendable, Equatable {
    package private(set) var entries: [(name: String, value: String)]

    /// From `NAME=value` lines; later ones replace earlier ones in place.
    package init(_ lines: [String] = []) {
        entries = []
        for line in lines {
            let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            self[String(parts[0])] = parts.count > 1 ? String(parts[1]) : ""
        }
    }

    package subscript(_ name: String) -> String? {
        get { entries.first { $0.name == name }?.value }
        set {
            let index = entries.firstIndex { $0.name == name }
            switch (index, newValue) {
            case (let index?, let value?): entries[index].value = value
            case (let index?, nil): entries.remove(at: index)
            case (nil, let value?): entries.append((name, value))
            case (nil, nil): break
            }
        }
    }

    /// Puts a list over this environment (moby, `ReplaceOrAppendEnvVars`): a value replaces one of the same name in
    /// place, a new one comes at the end, and a name alone takes away what was there before the list.
    package mutating func override(with lines: [String]) {
        let names = Set(entries.map(\.name))
        for line in lines {
            let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            if parts.count > 1 {
                if !names.contains(parts[0]) { self[parts[0]] = nil }
                self[parts[0]] = parts[1]
            } else if names.contains(parts[0]) {
                self[parts[0]] = nil
            }
        }
    }

    package var lines: [String] { entries.map { $0.name + "=" + $0.value } }

    package static func == (a: Environment, b: Environment) -> Bool {
        a.entries.elementsEqual(b.entries) { $0.name == $1.name && $0.value == $1.value }
    }
}
