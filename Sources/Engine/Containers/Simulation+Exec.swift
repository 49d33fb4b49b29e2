import FileTrees
import HashTreeCollections
import Kernel
import WorldModel

/// Running more processes in a running container.
extension Simulation {
    /// What an exec is to be like (Engine API: `POST /containers/{id}/exec`).
    package struct ExecRequest: Sendable {
        package var arguments: [String]
        /// The id that it gets; a new one where nothing is said.
        package var id: String?
        package var environment: [String] = []
        package var workingDirectory = ""
        package var user = ""
        package var tty = false
        package var attachesInput = false
        /// Whether the process gets all capabilities.
        package var privileged = false

        package init(arguments: [String]) { self.arguments = arguments }
    }

    /// A started exec: where its output goes and its input comes from.
    package struct StartedExec: Sendable, Equatable {
        package var id: String
        package var log: LogID
        package var input: PipeID?
        package var terminal: TerminalID?
    }

    /// What is refused before anything is started: a container that rests, linked ones that do, an unknown user.
    @discardableResult
    package func checkExec(
        _ text: String, _ request: ExecRequest
    ) throws(EngineError) -> (container: Container, machine: MachineID, user: Credentials) {
        let container = try findContainer(text)
        guard container.state.process != nil, let machine = container.machine else { throw .notRunning(container.id) }
        if container.state.isPaused {
            throw EngineError(.conflict, "Container \(text) is paused, unpause the container before exec")
        }
        // Its environment names the linked containers anew (moby, `ContainerExecCreate`).
        try checkLinks(of: container)
        var user = try credentials(request.user.isEmpty ? container.config.user : request.user, in: machine)
        if request.privileged { user.capabilities = .all }
        return (container, machine, user)
    }

    /// Starts a process in a container.
    package mutating func exec(_ text: String, _ request: ExecRequest) throws(EngineError) -> StartedExec {
        let (container, machine, user) = try checkExec(text, request)
        let directory = try execDirectory(request, container, machine, user)
        let environment = containerEnvironment(
            container, user: user, machine: machine, tty: request.tty, added: request.environment)
        let executable: Executable
        do {
            executable = try findExecutable(request.arguments, environment, machine, directory, user)
        } catch {
            throw execFailure(error.message, kind: error.kind)
        }
        elapse(milliseconds: 60)
        let id = request.id ?? world.random.hex(digits: 64)
        let log = LogID(world.streams.fresh())
        world.streams.logs[log] = OutputLog()
        world.streams.logs[log]?.isClosed = false
        let streams = makeStreams(tty: request.tty, opensInput: request.attachesInput, log: log)
        let supervisor = spawn(
            Spawn(program: ExecSupervisor(exec: id), arguments: ["containerd-shim-runc-v2"], machine: .host))
        let process = spawn(
            Spawn(
                program: executable.program, arguments: executable.arguments, machine: machine,
                environment: environment, workingDirectory: directory, credentials: user, parent: supervisor,
                descriptors: streams.descriptors, terminal: streams.terminal))
        if let terminal = streams.terminal { world.streams.terminals[terminal]?.foreground = process }
        var record = Exec(id: id, container: container.id, arguments: request.arguments, log: log)
        record.process = process
        world.docker.execs[id] = record
        world.docker.containers[container.id]?.execs.append(id)
        emit("exec_create: " + request.arguments.joined(separator: " "), container, ["execID": id])
        emit("exec_start: " + request.arguments.joined(separator: " "), container, ["execID": id])
        return StartedExec(id: id, log: log, input: streams.input, terminal: streams.terminal)
    }

    private func execFailure(_ reason: String, kind: EngineError.Kind) -> EngineError {
        EngineError(kind, "OCI runtime exec failed: exec failed: unable to start container process: \(reason)")
    }

    private func execDirectory(
        _ request: ExecRequest, _ container: Container, _ machine: MachineID, _ user: Credentials
    ) throws(EngineError) -> String {
        let wanted = request.workingDirectory.isEmpty ? container.config.workingDir : request.workingDirectory
        guard !wanted.isEmpty else { return "/" }
        guard wanted.hasPrefix("/") else {
            throw EngineError(.system, "OCI runtime exec failed: exec failed: Cwd must be an absolute path")
        }
        let view = FileView(machine: machine, credentials: user)
        guard let found = try? resolve(wanted, in: view), inode(at: found).isDirectory else {
            throw execFailure(
                "chdir to cwd (\"\(wanted)\") set in config.json failed: no such file or directory", kind: .notFound)
        }
        return wanted
    }

    /// An exec's process has ended.
    mutating func execDidEnd(_ id: String, status: Int32) {
        guard let exec = world.docker.execs[id] else { return }
        world.docker.execs[id]?.exitCode = status
        world.docker.execs[id]?.process = nil
        world.streams.logs[exec.log]?.isClosed = true
        notify(.log(exec.log))
        if let container = world.docker.containers[exec.container] {
            emit("exec_die", container, ["execID": id, "exitCode": String(status)])
        }
    }
}

/// Waits for a process that was started in a container, and tells the engine of its end, as containerd's shim does.
struct ExecSupervisor: Program {
    let exec: String

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        guard let child = simulation.world.processes[me]?.children.first else { return .exit(0) }
        guard let status = simulation.reap(child, parent: me) else { return .wait([.child]) }
        simulation.execDidEnd(exec, status: status.shellStatus)
        return .exit(0)
    }

    func handles(_ signal: Signal) -> Bool { true }
}
