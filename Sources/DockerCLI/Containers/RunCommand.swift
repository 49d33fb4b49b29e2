import CommandSyntax
import Engine
import HashTreeCollections
import Kernel
import WorldModel

/// `docker run` and `docker create`.
enum RunCommand {
    static func run(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> any Program {
        if command.bool("detach"), !command.list("attach").isEmpty {
            throw CommandFailure("conflicting options: cannot specify both --attach and --detach")
        }
        if command.bool("tty"), command.bool("interactive"), !command.bool("detach"), !simulation.isTerminal(0, of: me)
        {
            throw CommandFailure("the input device is not a TTY")
        }
        let id = try create(command, &simulation, me) { fault in
            switch fault {
            case .usage(let message): CommandFailure.run(message)
            case .making(let message, let status): CommandFailure.run(message, status: status)
            }
        }
        let isDetached = command.bool("detach")
        let keys = isDetached ? .usual : try DetachKeys.attaching(command, simulation, me)
        if !isDetached, let container = simulation.world.docker.containers[id] { simulation.emit("attach", container) }
        let log = simulation.world.docker.containers[id]?.log ?? LogID(0)
        do {
            try simulation.startContainer(id.hex)
        } catch {
            let status = StartFailure.exitCode(for: error)
            let isOutside =
                error.message.hasPrefix("failed to set up container networking")
                || error.message.contains("error mounting")
                    && !error.message.contains("no such file or directory")
            if isDetached { simulation.print(id.hex + "\n", as: me) }
            if command.bool("rm") {
                try? simulation.removeContainer(id.hex, force: true, withVolumes: true)
            }
            throw CommandFailure.run(
                CommandFailure.daemonText(error), status: isOutside ? 125 : status == 128 ? 125 : status)
        }
        if isDetached {
            return Finished(status: 0, output: id.hex + "\n", after: StartCommand.moment)
        }
        var attach = AttachProgram(.container(id), log: log, cursor: 0)
        attach.detachKeys = keys
        attach.saysDetached = false
        attach.passesSignals = command.bool("sig-proxy")
        let streams = command.list("attach").map { $0.lowercased() }
        if !streams.isEmpty {
            attach.showsOutput = streams.contains("stdout")
            attach.showsError = streams.contains("stderr")
        }
        attach.forwardsInput = command.bool("interactive") && (streams.isEmpty || streams.contains("stdin"))
        return attach
    }

    static func createOnly(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Int32 {
        let id = try create(command, &simulation, me) { fault in
            switch fault {
            case .usage(let message): CommandFailure.starting("create", message)
            case .making(let message, _): CommandFailure(message)
            }
        }
        simulation.print(id.hex + "\n", as: me)
        return 0
    }

    /// What the client warns of before it asks the daemon (docker/cli, `createContainer`).
    private static func warnings(_ host: HostConfig) -> [String] {
        let server = host.dns.first { IPv4Address($0)?.isLoopback == true || $0 == "::1" }
        return server.map { ["Localhost DNS (\($0)) may fail in containers."] } ?? []
    }

    /// Why there is no container: `docker create` adds its help to what is wrong on the command line only.
    private enum Fault {
        case usage(String)
        /// With the status that `docker run` ends with.
        case making(String, status: Int32 = 125)
    }

    /// Reads the options, brings the image, makes the container.
    private static func create(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID,
        failure: (Fault) -> CommandFailure
    ) throws(CommandFailure) -> ContainerID {
        var options = ContainerOptions(command, me)
        let request: CreateRequest
        let reference: ImageReference
        do throws(EngineError) {
            request = try options.request(simulation)
        } catch {
            throw failure(.usage(error.message))
        }
        do throws(EngineError) {
            let name = request.config.image
            if (try? simulation.findImage(name)) != nil, (try? ImageReference(parsing: name)) == nil {
                reference = ImageReference(domain: "docker.io", path: name)
            } else {
                reference = try ImageReference(parsing: name)
            }
        } catch {
            throw failure(.making(error.message))
        }
        for warning in warnings(request.hostConfig) { simulation.print("WARNING: \(warning)\n", to: 2, as: me) }
        if !request.hostConfig.containerIDFile.isEmpty { try checkFile(request, simulation, me, failure) }
        let policy = command.string("pull") ?? "missing"
        guard ["always", "missing", "never"].contains(policy) else {
            throw failure(
                .usage("invalid pull option: '\(policy)': must be one of \"always\", \"missing\" or \"never\""))
        }
        let isHere = (try? simulation.findImage(request.config.image)) != nil
        func bring(isMissing: Bool) throws(CommandFailure) {
            if isMissing {
                simulation.print("Unable to find image '\(reference.withDefaultTag.familiar)' locally\n", to: 2, as: me)
            }
            do {
                let result = try simulation.pullImage(
                    reference, ClientConfig(simulation, me).credentials(reference.domain))
                if !command.bool("quiet") { simulation.print(PullText.lines(result), to: 2, as: me) }
            } catch {
                throw failure(.making(CommandFailure.daemonText(error)))
            }
        }
        if policy == "always" || (!isHere && policy == "missing") { try bring(isMissing: !isHere) }
        let id: ContainerID
        do {
            id = try simulation.createContainer(request)
        } catch {
            // Whatever was not found, the client takes it for the image (docker/cli, `createContainer`).
            guard error.kind == .notFound, isHere, policy == "missing" else {
                throw failure(.making(CommandFailure.daemonText(error)))
            }
            try bring(isMissing: true)
            do {
                id = try simulation.createContainer(request)
            } catch {
                throw failure(.making(CommandFailure.daemonText(error)))
            }
        }
        for warning in request.warnings { simulation.print("WARNING: \(warning)\n", to: 2, as: me) }
        if !request.hostConfig.containerIDFile.isEmpty {
            writeFile(request.hostConfig.containerIDFile, id.hex, &simulation, me)
        }
        return id
    }

    private static func checkFile(
        _ request: CreateRequest, _ simulation: Simulation, _ me: ProcessID,
        _ failure: (Fault) -> CommandFailure
    ) throws(CommandFailure) {
        let path = request.hostConfig.containerIDFile
        if simulation.exists(path, as: me) {
            throw failure(
                .making("container ID file found, make sure the other container isn't running or delete \(path)"))
        }
        let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        if !folder.isEmpty, !simulation.isDirectory(folder, as: me) {
            throw failure(
                .making("failed to create the container ID file: open \(path): no such file or directory", status: 127))
        }
    }

    private static func writeFile(_ path: String, _ text: String, _ simulation: inout Simulation, _ me: ProcessID) {
        guard let descriptor = try? simulation.open(path, .writing, as: me) else { return }
        simulation.writeAll(Array(text.utf8), to: descriptor, as: me)
        simulation.close(descriptor, of: me)
    }
}
