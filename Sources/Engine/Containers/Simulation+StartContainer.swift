import FileTrees
import HashTreeCollections
import Kernel
import WorldModel

/// Starting containers.
extension Simulation {
    /// Starts a container that does not run (`POST /containers/{id}/start`). Starting a running one does nothing.
    package mutating func startContainer(_ text: String) throws(EngineError) {
        let container = try findContainer(text)
        switch container.state.phase {
        case .running, .restarting: return
        case .paused:
            throw EngineError(.conflict, "cannot start a paused container, try unpause instead")
        case .removing, .dead:
            throw EngineError(.conflict, "container is marked for removal and cannot be started")
        case .created, .exited: break
        }
        world.docker.containers[container.id]?.wasStoppedByUser = false
        world.docker.containers[container.id]?.restartCount = 0
        try launch(container.id)
    }

    /// Makes the machine of a container and runs its first process there.
    mutating func launch(_ id: ContainerID) throws(EngineError) {
        do {
            if let container = world.docker.containers[id] { try checkLinks(of: container) }
            try checkDevices(of: id)
            let namespace = try joinNetworks(id)
            world.docker.containers[id]?.network = namespace
            try publishPorts(id, namespace)
            let machine = try makeMachine(for: id, namespace)
            try startFirstProcess(of: id, in: machine)
        } catch {
            failStart(id, error)
            throw error
        }
        elapse(milliseconds: 100)
        world.docker.containers[id]?.state.startedAt = world.clock.now
        guard let container = world.docker.containers[id] else { return }
        emitMounts("mount", container)
        for endpoint in container.endpoints where endpoint.address != nil {
            emit("connect", endpoint, of: container)
        }
        emit("start", container)
        beginHealthChecks(id)
        notify(.container(id))
    }

    /// What stays of a start that failed.
    private mutating func failStart(_ id: ContainerID, _ error: EngineError) {
        defer { notify(.container(id)) }
        leaveNetworks(id)
        if let machine = world.docker.containers[id]?.machine { dropMachine(machine) }
        world.docker.containers[id]?.machine = nil
        let isNetwork = error.message.hasPrefix("failed to set up container networking")
        if !isNetwork {
            world.docker.containers[id]?.state.exitCode = StartFailure.exitCode(for: error)
        } else if world.docker.containers[id]?.state.exitCode == 0 {
            // The runtime was not asked: only a status of zero is replaced (moby, `containerStart`).
            world.docker.containers[id]?.state.exitCode = 128
        }
        world.docker.containers[id]?.state.error = error.message
        if let log = world.docker.containers[id]?.log {
            world.streams.logs[log]?.isClosed = true
            notify(.log(log))
        }
    }

    mutating func dropMachine(_ machine: MachineID) {
        for process in world.machines[machine]?.processes ?? [] { end(process, .signal(.kill)) }
        dropTemporaryTrees(of: machine)
        world.machines[machine] = nil
    }

    /// Devices that a container asks for must exist on the host.
    private func checkDevices(of id: ContainerID) throws(EngineError) {
        for device in world.docker.containers[id]?.hostConfig.devices ?? [] {
            guard (try? resolve(device.pathOnHost, in: FileView(machine: .host))) == nil else { continue }
            throw EngineError(
                .system,
                "error gathering device information while adding custom device \"\(device.pathOnHost)\": no such file or directory"
            )
        }
        if let request = world.docker.containers[id]?.hostConfig.deviceRequests.first {
            throw EngineError(
                .system,
                "could not select device driver \"\(request.driver)\" with capabilities: [[\(request.capabilities.joined(separator: " "))]]"
            )
        }
    }

    // MARK: The machine

    private mutating func makeMachine(
        for id: ContainerID, _ namespace: NetworkNamespaceID
    ) throws(EngineError) -> MachineID {
        guard let container = world.docker.containers[id] else { throw .noSuchContainer(id.hex) }
        world.counters.machine += 1
        let machine = MachineID(world.counters.machine)
        let hostname =
            container.hostConfig.networkMode == "host" && container.config.hostname.isEmpty
            ? world.machines[.host]?.hostname ?? "" : container.config.hostname
        let processSpace = try sharedMachine(container.hostConfig.pidMode, "PID")
        _ = try sharedMachine(container.hostConfig.ipcMode, "IPC")
        let mounts = try mounts(of: container, hostname: hostname)
        let shownName = container.hostConfig.utsMode == "host" ? world.machines[.host]?.hostname : nil
        var record = Machine(hostname: shownName ?? hostname, mounts: mounts, network: namespace, container: id)
        if let limit = container.hostConfig.pidsLimit, limit > 0 { record.processLimit = Int(limit) }
        record.memoryLimit = Int(container.hostConfig.memory)
        record.ulimits = container.hostConfig.ulimits
        record.processSpace = processSpace
        world.machines[machine] = record
        world.docker.containers[id]?.machine = machine
        try makeMountPoints(mounts, of: container)
        return machine
    }

    // MARK: The first process

    private mutating func startFirstProcess(of id: ContainerID, in machine: MachineID) throws(EngineError) {
        guard let container = world.docker.containers[id] else { throw .noSuchContainer(id.hex) }
        let rotation = try LogDriver.rotation(container, in: self)
        world.streams.logs[container.log]?.rotation = rotation
        let user = try credentials(container.config.user, in: machine, groups: container.hostConfig.groupAdd)
        let directory = container.config.workingDir.isEmpty ? "/" : container.config.workingDir
        let environment = containerEnvironment(container, user: user, machine: machine)
        let words = [container.path] + container.arguments
        let executable: Executable
        do {
            executable = try findExecutable(words, environment, machine, directory, user)
        } catch {
            throw EngineError(.invalidParameter, StartFailure.task(error.message))
        }
        let streams = makeStreams(for: container)
        // With --init the first process is docker-init, and the command is its child.
        let usesInit = container.hostConfig.initProcess == true
        var request = Spawn(
            program: usesInit ? DockerInit(executable.program, executable.arguments) : executable.program,
            arguments: usesInit ? ["/sbin/docker-init", "--"] + words : executable.arguments, machine: machine,
            environment: environment,
            workingDirectory: directory, credentials: user, descriptors: streams.descriptors,
            terminal: streams.terminal)
        request.parent = nil
        world.streams.logs[container.log]?.isClosed = false
        let process = spawn(request)
        world.machines[machine]?.initialProcess = process
        if let terminal = streams.terminal { world.streams.terminals[terminal]?.foreground = process }
        world.docker.containers[id]?.input = streams.input
        world.docker.containers[id]?.terminal = streams.terminal
        world.docker.containers[id]?.state.phase = .running(process)
        world.docker.containers[id]?.state.error = ""
        world.docker.containers[id]?.state.exitCode = 0
        world.docker.containers[id]?.state.oomKilled = false
    }

    /// Finds the executable of a container's command, with the runtime's words when there is none.
    func findExecutable(
        _ words: [String], _ environment: Environment, _ machine: MachineID, _ directory: String, _ user: Credentials
    ) throws(EngineError) -> Executable {
        let name = words[0]
        let view = FileView(machine: machine, workingDirectory: directory, credentials: user)
        var path = name
        if !name.contains("/") {
            guard let found = search(name, path: environment["PATH"] ?? "", view: view) else {
                throw EngineError(.notFound, "exec: \(name.goQuoted): executable file not found in $PATH")
            }
            path = found
        }
        do {
            let target = try resolve(path, in: view)
            if inode(at: target).isDirectory {
                throw EngineError(.system, "exec: \"\(name)\": is a directory: permission denied")
            }
            return try loadExecutable(
                path, arguments: words, machine: machine, workingDirectory: directory, credentials: user)
        } catch let error as EngineError {
            throw error
        } catch let error as Errno {
            switch error {
            case .noEntry, .notDirectory:
                // The file is there, and the interpreter of its first line is not.
                guard (try? resolve(path, in: view)) == nil else {
                    return Executable(
                        program: ExecFailure(text: "exec \(path): no such file or directory"), arguments: words)
                }
                throw EngineError(.notFound, "exec: \"\(name)\": stat \(name): no such file or directory")
            case .execFormat:
                return Executable(program: ExecFailure(text: "exec \(path): exec format error"), arguments: words)
            default: throw EngineError(.system, "exec: \"\(name)\": permission denied")
            }
        } catch {
            throw EngineError(.system, "\(error)")
        }
    }

    /// The environment of a container's processes: `PATH`, `HOSTNAME`, and `TERM` on a terminal come first, then what the
    /// container has, which replaces them in place, and `HOME` last (moby, `CreateDaemonEnvironment`; runc).
    ///
    /// - Parameter added: what an exec adds.
    func containerEnvironment(
        _ container: Container, user: Credentials, machine: MachineID, tty: Bool? = nil, added: [String] = []
    ) -> Environment {
        var lines = [
            "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            "HOSTNAME=" + (world.machines[machine]?.hostname ?? ""),
        ]
        if tty ?? container.config.tty { lines.append("TERM=xterm") }
        lines += linkVariables(of: container)
        var environment = Environment(lines)
        environment.override(with: container.config.env)
        environment.override(with: added)
        if environment["HOME"] == nil {
            environment["HOME"] = account(user.user, in: machine)?.home ?? "/"
        }
        return environment
    }

    /// The descriptors of a first process or exec: a terminal, or input, output and error.
    private mutating func makeStreams(
        for container: Container
    ) -> (descriptors: [Int: OpenFileID], input: PipeID?, terminal: TerminalID?) {
        makeStreams(tty: container.config.tty, opensInput: container.config.openStdin, log: container.log)
    }

    mutating func makeStreams(
        tty: Bool, opensInput: Bool, log: LogID
    ) -> (descriptors: [Int: OpenFileID], input: PipeID?, terminal: TerminalID?) {
        if tty {
            let input = addPipe()
            world.streams.pipes[input]?.writers = 1
            let terminal = TerminalID(world.streams.fresh())
            world.streams.terminals[terminal] = PseudoTerminal(input: input, output: .log(log))
            let file = addOpenFile(OpenFile(.terminal(terminal), canRead: true, canWrite: true, path: "/dev/pts/0"))
            return ([0: file, 1: file, 2: file], input, terminal)
        }
        var input: PipeID?
        let reader: OpenFileID
        if opensInput {
            let pipe = addPipe()
            world.streams.pipes[pipe]?.writers = 1
            input = pipe
            reader = addOpenFile(OpenFile(.pipeEnd(pipe), canRead: true, path: "pipe:[\(pipe.number)]"))
        } else {
            reader = addOpenFile(OpenFile(.device(.null), canRead: true, path: "/dev/null"))
        }
        let output = addOpenFile(OpenFile(.log(log, .output), canWrite: true, path: "pipe:[\(log.number)]"))
        let error = addOpenFile(OpenFile(.log(log, .error), canWrite: true, path: "pipe:[\(log.number)]"))
        return ([0: reader, 1: output, 2: error], input, nil)
    }
}

/// The exit codes and texts of failed starts.
package enum StartFailure {
    /// Puts runc's words into containerd's.
    static func task(_ message: String) -> String {
        if message.hasPrefix("exec /") { return message }
        return
            "failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error during container init: \(message)"
    }

    /// 127 when something is missing, 126 when it may not be run, 128 otherwise (moby, `exitStatusFromError`).
    package static func exitCode(for error: EngineError) -> Int32 {
        let text = error.message
        if text.contains("error mounting") { return 127 }
        if text.contains("executable file not found") || text.contains("no such file or directory")
            || text.contains("system cannot find the file")
        {
            return 127
        }
        if text.contains("permission denied") || text.contains("not a directory") || text.contains("exec format error")
        {
            return 126
        }
        return 128
    }
}
