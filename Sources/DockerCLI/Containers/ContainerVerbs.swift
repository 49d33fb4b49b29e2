import CommandSyntax
import Engine
import HashTreeCollections
import Kernel
import WorldModel

extension VerbTable {
    /// The commands about containers.
    static let containers: [String: Verb] = [
        "docker container run": .lasting(RunCommand.run),
        "docker container create": .immediate(RunCommand.createOnly),
        "docker container start": .lasting(StartCommand.start),
        "docker container stop": .lasting(StopCommand.stop),
        "docker container restart": .lasting(StopCommand.restart),
        "docker container kill": .immediate { command, simulation, me throws(CommandFailure) in
            each(command.operands, &simulation, me) { text, simulation throws(EngineError) in
                try simulation.killContainer(text, signal: command.string("signal") ?? "KILL")
                return text
            }
        },
        "docker container pause": .immediate { command, simulation, me throws(CommandFailure) in
            each(command.operands, &simulation, me) { text, simulation throws(EngineError) in
                try simulation.pauseContainer(text)
                return text
            }
        },
        "docker container unpause": .immediate { command, simulation, me throws(CommandFailure) in
            each(command.operands, &simulation, me) { text, simulation throws(EngineError) in
                try simulation.unpauseContainer(text)
                return text
            }
        },
        "docker container rm": .immediate(RemoveCommand.remove),
        "docker container rename": .immediate { command, simulation, me throws(CommandFailure) in
            let (old, new) = (command.operands[0], command.operands[1])
            guard !old.isEmpty, !new.isEmpty else {
                throw CommandFailure("Error: Neither old nor new names may be empty")
            }
            do throws(EngineError) {
                try simulation.renameContainer(old, to: new)
                return 0
            } catch {
                throw CommandFailure(
                    CommandFailure.daemonText(error) + "\nError: failed to rename container named \(old)")
            }
        },
        "docker container ls": .immediate(ListCommand.list),
        "docker container logs": .lasting(LogsCommand.logs),
        "docker container exec": .lasting(ExecCommand.exec),
        "docker container attach": .lasting(StartCommand.attach),
        "docker container wait": .lasting { command, _, _ throws(CommandFailure) in
            WaitProgram(names: command.operands)
        },
        "docker container inspect": .immediate { command, simulation, me throws(CommandFailure) in
            try InspectCommand.inspect(command, kinds: [.container], &simulation, me)
        },
        "docker container port": .immediate(PortCommand.port),
        "docker container diff": .immediate(DiffCommand.diff),
        "docker container top": .immediate(TopCommand.top),
        "docker container prune": PruneCommand.containers,
        "docker container cp": .lasting(CopyCommand.copy),
        "docker container commit": .immediate(CommitCommand.commit),
        "docker container stats": .lasting(StatsCommand.stats),
        "docker container export": .immediate(ExportCommand.export),
        "docker container update": .immediate(UpdateCommand.update),
    ]

    /// Does something to each operand, printing names that went well and errors that did not.
    static func each(
        _ names: [String], _ simulation: inout Simulation, _ me: ProcessID,
        _ body: (String, inout Simulation) throws(EngineError) -> String
    ) -> Int32 {
        var status: Int32 = 0
        for name in names {
            do throws(EngineError) {
                simulation.print(try body(name, &simulation) + "\n", as: me)
            } catch {
                simulation.print(CommandFailure.daemonText(error) + "\n", to: 2, as: me)
                status = 1
            }
        }
        return status
    }
}

/// `docker rm`
enum RemoveCommand {
    static func remove(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Int32 {
        let force = command.bool("force")
        var status: Int32 = 0
        for name in command.operands {
            do throws(EngineError) {
                guard name.contains(where: { $0 != "/" }) else {
                    simulation.print("container name cannot be empty\n", to: 2, as: me)
                    status = 1
                    continue
                }
                try simulation.removeContainer(name, force: force, withVolumes: command.bool("volumes"))
                simulation.print(name + "\n", as: me)
            } catch {
                simulation.print(CommandFailure.daemonText(error) + "\n", to: 2, as: me)
                if !(force && error.kind == .notFound) { status = 1 }
            }
        }
        return status
    }
}

/// `docker stop` and `docker restart`: one container after another.
struct StopCommand: Program {
    private var names: [String]
    private let signal: String?
    private let timeout: Int?
    private let starts: Bool
    private var operation: StopOperation?
    private var status: Int32 = 0

    static func stop(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> any Program {
        StopCommand(command, starts: false)
    }

    static func restart(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> any Program {
        StopCommand(command, starts: true)
    }

    private init(_ command: ParsedCommand, starts: Bool) {
        names = command.operands
        signal = command.isSet("signal") ? command.string("signal") : nil
        timeout = command.isSet("timeout") ? command.int("timeout") : nil
        self.starts = starts
    }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        guard let name = names.first else { return .exit(status) }
        do throws(EngineError) {
            var current: StopOperation
            if let operation {
                current = operation
            } else {
                current = try StopOperation(name, signal: signal, timeout: timeout, simulation)
            }
            if let reasons = current.step(&simulation) {
                operation = current
                return .wait(reasons)
            }
            if starts {
                do throws(EngineError) {
                    try simulation.startContainer(name)
                } catch {
                    throw EngineError(error.kind, "Cannot restart container \(name): \(error.message)")
                }
                if let container = try? simulation.findContainer(name) { simulation.emit("restart", container) }
            }
            simulation.print(name + "\n", as: me)
        } catch {
            simulation.print(CommandFailure.daemonText(error) + "\n", to: 2, as: me)
            status = 1
        }
        operation = nil
        names.removeFirst()
        return .again
    }
}

/// `docker start` and `docker attach`
enum StartCommand {
    /// How long starting takes, in nanoseconds: the container's program gets on with its work meanwhile.
    static let moment: Int64 = 150_000_000

    static func start(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> any Program {
        if command.bool("attach") || command.bool("interactive") {
            guard command.operands.count == 1 else {
                throw CommandFailure("you cannot start and attach multiple containers at once")
            }
            return try startAttached(command, &simulation, me)
        }
        var failed: [String] = []
        for name in command.operands {
            do throws(EngineError) {
                try simulation.startContainer(name)
                simulation.print(name + "\n", as: me)
            } catch {
                simulation.print(CommandFailure.daemonText(error) + "\n", to: 2, as: me)
                failed.append(name)
            }
        }
        guard !failed.isEmpty else { return Finished(status: 0, after: moment) }
        throw CommandFailure("Error: failed to start containers: \(failed.joined(separator: ", "))")
    }

    private static func startAttached(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> any Program {
        let container: Container
        do throws(EngineError) {
            container = try simulation.findContainer(command.operands[0])
            if container.config.tty, !simulation.isTerminal(0, of: me), command.bool("interactive") {
                throw EngineError(.invalidParameter, "the input device is not a TTY")
            }
        } catch {
            throw error.kind == .invalidParameter ? CommandFailure(error.message) : CommandFailure(error)
        }
        let keys = try DetachKeys.attaching(command, simulation, me)
        let cursor = simulation.world.streams.logs[container.log]?.entries.count ?? 0
        simulation.emit("attach", container)
        do {
            try simulation.startContainer(container.id.hex)
        } catch {
            throw CommandFailure(CommandFailure.daemonText(error))
        }
        var attach = AttachProgram(.container(container.id), log: container.log, cursor: cursor)
        attach.forwardsInput = command.bool("interactive") && container.config.openStdin
        attach.detachKeys = keys
        attach.saysDetached = false
        return attach
    }

    static func attach(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> any Program {
        let container: Container
        do {
            container = try simulation.findContainer(command.operands[0])
        } catch {
            throw CommandFailure(error)
        }
        switch container.state.phase {
        case .running: break
        case .paused: throw CommandFailure("You cannot attach to a paused container, unpause it first")
        case .restarting: throw CommandFailure("You cannot attach to a restarting container, wait until it is running")
        default: throw CommandFailure("You cannot attach to a stopped container, start it first")
        }
        let keys = try DetachKeys.attaching(command, simulation, me)
        let cursor = simulation.world.streams.logs[container.log]?.entries.count ?? 0
        simulation.emit("attach", container)
        AttachProgram.showCurrentLine(of: container, &simulation, me)
        var attach = AttachProgram(.container(container.id), log: container.log, cursor: cursor)
        attach.forwardsInput = container.config.openStdin && !command.bool("no-stdin")
        attach.detachKeys = keys
        attach.passesSignals = command.bool("sig-proxy")
        return attach
    }
}

/// `docker wait`
struct WaitProgram: Program {
    var names: [String]
    /// The container that is waited for: it may remove itself at its end.
    private var found: ContainerID?
    private var status: Int32 = 0

    init(names: [String]) { self.names = names }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        guard let name = names.first else { return .exit(status) }
        do throws(EngineError) {
            if let found, simulation.world.docker.containers[found] == nil {
                simulation.print("\(simulation.world.docker.exitCodes[found] ?? 0)\n", as: me)
                self.found = nil
                names.removeFirst()
                return .again
            }
            let container = try simulation.findContainer(found?.hex ?? name)
            if container.state.isRunning || container.state.phase == .created {
                found = container.id
                return .wait([.container(container.id)])
            }
            simulation.print("\(container.state.exitCode)\n", as: me)
        } catch {
            simulation.print(CommandFailure.daemonText(error) + "\n", to: 2, as: me)
            status = 1
        }
        found = nil
        names.removeFirst()
        return .again
    }
}

/// `docker exec`
enum ExecCommand {
    static func exec(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> any Program {
        let isRunning: Bool
        do throws(EngineError) {
            isRunning = try simulation.findContainer(command.operands[0]).state.isRunning
        } catch {
            throw CommandFailure(error)
        }
        if command.bool("tty"), command.bool("interactive"), !command.bool("detach"), !simulation.isTerminal(0, of: me)
        {
            throw CommandFailure("the input device is not a TTY")
        }
        var request = Simulation.ExecRequest(arguments: Array(command.operands.dropFirst()))
        let own = simulation.world.processes[me]?.environment ?? Environment()
        do throws(EngineError) {
            for path in command.list("env-file") {
                request.environment += try EnvironmentFile.read(path, simulation, me, own)
            }
        } catch {
            throw CommandFailure(error.message)
        }
        request.environment += EnvironmentFile.flags(command.list("env"), own)
        request.workingDirectory = command.string("workdir") ?? ""
        request.user = command.string("user") ?? ""
        request.tty = command.bool("tty")
        request.privileged = command.bool("privileged")
        request.attachesInput = command.bool("interactive")
        do throws(EngineError) {
            // That the container does not run is told before keys that are none.
            let keys = isRunning ? try DetachKeys(command, simulation, me) : .usual
            let started = try simulation.exec(command.operands[0], request)
            if command.bool("detach") { return Finished(status: 0) }
            var attach = AttachProgram(.exec(started.id), log: started.log, cursor: 0)
            attach.forwardsInput = command.bool("interactive")
            attach.detachKeys = keys
            return attach
        } catch {
            guard error.message.hasPrefix("OCI runtime exec failed"), !command.bool("detach") else {
                throw CommandFailure(error)
            }
            // The runtime's failures come through the exec's own output.
            simulation.print(error.message + "\n", as: me)
            if error.message.contains("Cwd must be an absolute path") { return Finished(status: 128) }
            return Finished(status: error.kind == .notFound ? 127 : 126)
        }
    }
}
