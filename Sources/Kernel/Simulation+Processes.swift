import WorldModel

/// Processes: starting, replacing, ending and waiting for them.
extension Simulation {
    /// What a new process is started with.
    package struct Spawn: Sendable {
        package var program: any Program
        package var arguments: [String]
        package var environment: Environment
        package var workingDirectory: String
        package var credentials: Credentials
        package var machine: MachineID
        /// The process that will wait for it; `nil` when the kernel does.
        package var parent: ProcessID?
        /// Descriptors with the open files they lead to.
        package var descriptors: [Int: OpenFileID]
        package var terminal: TerminalID?

        package init(
            program: any Program, arguments: [String], machine: MachineID, environment: Environment = Environment(),
            workingDirectory: String = "/", credentials: Credentials = .root, parent: ProcessID? = nil,
            descriptors: [Int: OpenFileID] = [:], terminal: TerminalID? = nil
        ) {
            self.program = program
            self.arguments = arguments
            self.environment = environment
            self.workingDirectory = workingDirectory
            self.credentials = credentials
            self.machine = machine
            self.parent = parent
            self.descriptors = descriptors
            self.terminal = terminal
        }
    }

    /// Starts a process. It runs when the scheduler comes to it.
    @discardableResult
    package mutating func spawn(_ request: Spawn) -> ProcessID {
        let id = takeNumber()
        var process = Process(
            id: id, parent: request.parent ?? ProcessID(0), machine: request.machine,
            localNumber: takeLocalNumber(in: request.machine, global: id), program: request.program,
            arguments: request.arguments, environment: request.environment,
            workingDirectory: request.workingDirectory, credentials: request.credentials, started: world.clock.now)
        process.terminal = request.terminal
        for (number, file) in request.descriptors {
            retain(file)
            process.descriptors[number] = Descriptor(file)
        }
        register(process)
        return id
    }

    /// Starts a process unless its machine has as many as it may have.
    package mutating func spawnWithinLimits(_ request: Spawn) -> ProcessID? {
        hasRoom(request.machine) ? spawn(request) : nil
    }

    private func hasRoom(_ machine: MachineID) -> Bool {
        guard let machine = world.machines[machine] else { return false }
        return machine.processes.count < machine.processLimit
    }

    /// Starts a copy of a process that runs `program` (`fork(2)`): same files, directory, user and environment. `nil`
    /// when its machine has as many processes as it may have.
    @discardableResult
    package mutating func fork(_ parent: ProcessID, as program: any Program) -> ProcessID? {
        guard let original = world.processes[parent], hasRoom(original.machine) else { return nil }
        let id = takeNumber()
        var process = Process(
            id: id, parent: parent, machine: original.machine,
            localNumber: takeLocalNumber(in: original.machine, global: id), program: program,
            arguments: original.arguments, environment: original.environment,
            workingDirectory: original.workingDirectory, credentials: original.credentials, started: world.clock.now)
        process.umask = original.umask
        process.niceness = original.niceness
        process.descriptors = original.descriptors
        process.ignoredSignals = original.ignoredSignals
        process.group = original.group
        process.terminal = original.terminal
        for descriptor in original.descriptors.values { retain(descriptor.file) }
        register(process)
        return id
    }

    private mutating func takeNumber() -> ProcessID {
        defer { world.processes.nextNumber += 1 }
        return ProcessID(world.processes.nextNumber)
    }

    private mutating func register(_ process: Process) {
        world.processes[process.id] = process
        world.processes.table[process.parent]?.children.append(process.id)
        world.machines[process.machine]?.processes.append(process.id)
        world.processes.runQueue.append(process.id)
    }

    /// Ends a process. Its parent learns of it; its children go to the machine's first process.
    package mutating func end(_ id: ProcessID, _ status: ExitStatus) {
        guard let process = world.processes[id] else { return }
        if case .zombie = process.state { return }
        isStepDisturbed = true
        for number in process.descriptors.keys.sorted() { close(number, of: id) }
        giveAwayChildren(of: process)
        world.machines[process.machine]?.processes.removeAll { $0 == id }
        if process.parent.number == 0 || world.processes[process.parent] == nil {
            world.processes[id] = nil
            if world.exits.index(forKey: id) != nil { world.exits[id] = status.shellStatus }
        } else {
            world.processes.table[id]?.state = .zombie(status)
            world.processes.table[id]?.program = Vacant()
            wake(process.parent)
        }
        if let machine = world.machines[process.machine], machine.initialProcess == id {
            world.machines[process.machine]?.initialProcess = nil
            for other in machine.processes where other != id { end(other, .signal(.kill)) }
            for other in dependents(of: process.machine) { end(other, .signal(.kill)) }
            world.processes[id] = nil
            catalog.machineDidEnd(&self, process.machine, status.shellStatus)
        }
    }

    private mutating func giveAwayChildren(of process: Process) {
        let heir = world.machines[process.machine]?.initialProcess
        for child in process.children {
            guard let state = world.processes[child]?.state else { continue }
            if let heir, heir != process.id, world.processes[heir] != nil {
                world.processes.table[child]?.parent = heir
                world.processes.table[heir]?.children.append(child)
                if case .zombie = state { wake(heir) }
            } else if case .zombie = state {
                world.processes[child] = nil
            } else {
                world.processes.table[child]?.parent = ProcessID(0)
            }
        }
    }

    /// What became of a child, taking it out of the table when it has ended (`waitpid(2)` with `WNOHANG`).
    package mutating func reap(_ child: ProcessID, parent: ProcessID) -> ExitStatus? {
        guard case .zombie(let status)? = world.processes[child]?.state else { return nil }
        world.processes[child] = nil
        world.processes.table[parent]?.children.removeAll { $0 == child }
        return status
    }

    /// Keeps the exit status of a process that has no parent, for `exitStatus(of:)`.
    package mutating func watch(_ id: ProcessID) { world.exits[id] = -1 }

    /// The exit status of a watched process that has ended.
    package func exitStatus(of id: ProcessID) -> Int32? {
        guard world.processes[id] == nil, let status = world.exits[id] else { return nil }
        return status
    }

    /// Whether the process is still in the table and has not ended.
    package func isAlive(_ id: ProcessID) -> Bool {
        guard let process = world.processes[id] else { return false }
        if case .zombie = process.state { return false }
        return true
    }

    // MARK: Programs from files

    /// An executable found and read: the program to run and its command line.
    package struct Executable: Sendable {
        package var program: any Program
        package var arguments: [String]

        package init(program: any Program, arguments: [String]) {
            self.program = program
            self.arguments = arguments
        }
    }

    /// Reads the executable at a path as `execve(2)` does: permission, format, `#!` line.
    package func loadExecutable(
        _ path: String, arguments: [String], as process: ProcessID, depth: Int = 0
    ) throws(Errno) -> Executable {
        guard let caller = world.processes[process] else { throw .noProcess }
        return try loadExecutable(
            path, arguments: arguments, machine: caller.machine, workingDirectory: caller.workingDirectory,
            credentials: caller.credentials, depth: depth)
    }

    /// Whether a path lies in a file system that was mounted `noexec`.
    private func isOnNoExec(_ path: String, of machine: MachineID) -> Bool {
        let below = world.machines[machine]?.mounts.filter { path.hasPrefix($0.path + "/") || $0.path == "/" } ?? []
        return below.enumerated().max { a, b in
            (a.element.path.utf8.count, a.offset) < (b.element.path.utf8.count, b.offset)
        }?.element.fileSystem.options.contains("noexec") ?? false
    }

    /// As above, for a process that does not exist yet.
    package func loadExecutable(
        _ path: String, arguments: [String], machine: MachineID, workingDirectory: String, credentials: Credentials,
        depth: Int = 0
    ) throws(Errno) -> Executable {
        let view = FileView(machine: machine, workingDirectory: workingDirectory, credentials: credentials)
        let found = try resolve(path, in: view)
        let inode = inode(at: found)
        guard !inode.isDirectory else { throw .accessDenied }
        guard allows(inode, .execute, credentials), inode.mode & 0o111 != 0 else { throw .accessDenied }
        guard let body = inode.body, !isOnNoExec(found.path, of: machine) else { throw .accessDenied }
        if case .program(let name, _) = body {
            guard let factory = catalog.programs[name] else { throw .execFormat }
            return Executable(
                program: factory(Invocation(arguments: arguments, program: name)), arguments: arguments)
        }
        let bytes = body.bytes
        guard bytes.starts(with: [0x23, 0x21]), depth < 4 else { throw .execFormat }
        let line = String(decoding: bytes.dropFirst(2).prefix { $0 != 0x0A }, as: UTF8.self)
        let words = line.split(maxSplits: 1, whereSeparator: { $0 == " " || $0 == "\t" }).map(String.init)
        guard let interpreter = words.first else { throw .execFormat }
        let option = words.count > 1 ? [trimmed(words[1])] : []
        return try loadExecutable(
            interpreter, arguments: [interpreter] + option + [path] + arguments.dropFirst(), machine: machine,
            workingDirectory: workingDirectory, credentials: credentials, depth: depth + 1)
    }

    private func trimmed(_ text: String) -> String {
        var text = Substring(text)
        while let last = text.last, last == " " || last == "\t" || last == "\r" { text.removeLast() }
        return String(text)
    }

    /// Turns a process into another program (`execve(2)`): descriptors marked so are closed.
    package mutating func replace(_ id: ProcessID, with executable: Executable) {
        guard let process = world.processes[id] else { return }
        isStepDisturbed = true
        for (number, descriptor) in process.descriptors.sorted(by: { $0.key < $1.key }) where descriptor.closesOnExec {
            close(number, of: id)
        }
        world.processes.table[id]?.program = executable.program
        world.processes.table[id]?.arguments = executable.arguments
        world.processes.table[id]?.pendingSignals = []
    }

    /// Looks a command up in a search path. `nil` when no directory has it; the first match that is not executable is
    /// given when there is no better one, so that running it reports the reason.
    package func search(_ name: String, path: String, as process: ProcessID) -> String? {
        guard let caller = world.processes[process] else { return nil }
        return search(
            name, path: path,
            view: FileView(
                machine: caller.machine, workingDirectory: caller.workingDirectory, credentials: caller.credentials))
    }

    /// As above, for a process that does not exist yet.
    package func search(_ name: String, path: String, view: FileView) -> String? {
        var second: String?
        for directory in path.split(separator: ":", omittingEmptySubsequences: false) {
            let candidate = (directory.isEmpty ? "." : String(directory)) + "/" + name
            guard let found = try? resolve(candidate, in: view) else { continue }
            let inode = inode(at: found)
            guard !inode.isDirectory else { continue }
            if inode.mode & 0o111 != 0, allows(inode, .execute, view.credentials) { return candidate }
            if second == nil { second = candidate }
        }
        return second
    }
}
