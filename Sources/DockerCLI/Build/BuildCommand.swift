import CommandSyntax
import Dockerfile
import Engine
import FileTrees
import HashTreeCollections
import Kernel
import WorldModel

/// `docker build`, with BuildKit or with the classic builder.
enum BuildCommand {
    static func build(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> any Program {
        if let value = simulation.world.processes[me]?.environment["DOCKER_BUILDKIT"], !value.isEmpty,
            !["1", "t", "T", "true", "TRUE", "True"].contains(value)
        {
            throw CommandFailure(
                "DOCKER_BUILDKIT environment variable expects boolean value: strconv.ParseBool: parsing \(GoQuote.quote(value)): invalid syntax"
            )
        }
        let prefix = "ERROR: failed to build: "
        try BuildFlagChecks.check(command)
        let source = try BuildSource(command, simulation, me) { CommandFailure(prefix + $0) }
        let environment = simulation.world.processes[me]?.environment
        var mode =
            command.isSet("progress")
            ? command.string("progress") ?? "auto" : environment?["BUILDKIT_PROGRESS"] ?? "auto"
        if command.bool("quiet") { mode = "quiet" }
        let display = try BuildDisplay(named: mode, simulation, me)
        let asked = command.isSet("call") ? command.string("call") ?? "" : "build"
        let call = asked.split(separator: ",").first.map(String.init) ?? "build"
        var request = try request(command, source, simulation, me, prefix: "ERROR: ")
        let destinations = try BuildDestinations(command, tags: request.tags, simulation, me)
        request.outputs = destinations.outputs
        return BuildProgram(
            source: source, request: request,
            display: display, printsID: command.bool("quiet"), idFile: command.string("iidfile") ?? "",
            destinations: destinations, metadataFile: command.string("metadata-file") ?? "",
            call: command.bool("check") ? "check" : call)
    }

    /// What the client says first when it builds without BuildKit.
    static let classicNote = """
        DEPRECATED: The legacy builder is deprecated and will be removed in a future release.
                    BuildKit is currently disabled; enable it by removing the DOCKER_BUILDKIT=0
                    environment-variable.


        """

    static func classic(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> any Program {
        simulation.print(classicNote, to: 2, as: me)
        if command.bool("squash") {
            throw CommandFailure(
                "\"--squash\" is only supported on a Docker daemon with experimental features enabled")
        }
        let directory = simulation.world.processes[me]?.workingDirectory ?? "/"
        if let remote = RemoteSource(command.operands[0]), remote.isGit {
            // The client itself clones it, and there is no git on the learner's machine.
            throw CommandFailure(
                "unable to prepare context: unable to find 'git': exec: \"git\": executable file not found in $PATH")
        }
        let source = try BuildSource(command, simulation, me) { CommandFailure($0) }
        guard source.address == nil else {
            throw CommandFailure(
                "unable to prepare context: the classic builder fetches no contexts in Drydock: leave DOCKER_BUILDKIT=0 away"
            )
        }
        if source.readsInput == false, source.dockerfile == nil {
            let path = ContainerOptions.absolute(source.dockerfilePath, from: directory)
            throw CommandFailure(
                "unable to prepare context: unable to evaluate symlinks in Dockerfile path: lstat \(path): no such file or directory"
            )
        }
        return ClassicBuildProgram(
            source: source, request: try request(command, source, simulation, me, prefix: ""),
            isQuiet: command.bool("quiet"), idFile: command.string("iidfile") ?? "")
    }

    private static func request(
        _ command: ParsedCommand, _ source: BuildSource, _ simulation: Simulation, _ me: ProcessID, prefix: String
    ) throws(CommandFailure) -> BuildRequest {
        var request = BuildRequest(context: source.context, dockerfile: source.dockerfile)
        request.contextAddress = source.address
        request.dockerfilePath = source.dockerfilePath
        request.dockerfileProblem = source.dockerfileProblem
        request.dockerfileName = source.dockerfileName
        request.contextName = source.contextName
        request.ownIgnoreFile = source.ownIgnoreFile
        for text in command.list("tag") {
            do {
                request.tags.append(try ImageReference(parsing: text))
            } catch {
                if prefix.isEmpty {
                    throw CommandFailure(
                        "invalid argument \"\(text)\" for \"-t, --tag\" flag: \(error.message)\n\nUsage:  docker build [OPTIONS] PATH | URL | -\n\nRun 'docker build --help' for more information",
                        status: 125)
                }
                // Buildx uses the parser's words without the daemon's.
                let start = "invalid reference format: "
                var reason =
                    error.message.hasPrefix(start) ? String(error.message.dropFirst(start.count)) : error.message
                if reason.hasSuffix("must be lowercase") { reason = "repository name must be lowercase" }
                throw CommandFailure("\(prefix)failed to build: invalid tag \"\(text)\": \(reason)")
            }
        }
        let environment = simulation.world.processes[me]?.environment ?? Environment()
        request.buildArguments = command.list("build-arg").map { text in
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            return (parts[0], parts.count > 1 ? parts[1] : environment[parts[0]])
        }
        request.credentials = ClientConfig(simulation, me).allCredentials
        for text in command.list("build-context") {
            request.contexts.append(try NamedContext(reading: text, simulation, me))
        }
        request.labels = command.list("label").map { text in
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            return (parts[0], parts.count > 1 ? parts[1] : "")
        }
        for text in command.list("secret") {
            let secret = try BuildSecret(text)
            request.secrets[secret.id] = try secret.content(simulation, me)
        }
        for text in command.list("add-host") {
            guard let mark = text.firstIndex(where: { $0 == "=" || $0 == ":" }) else {
                throw CommandFailure("\(prefix)failed to build: invalid host \(text)")
            }
            let address = String(text[text.index(after: mark)...])
            request.extraHosts.append((String(text[..<mark]), address == "host-gateway" ? "172.17.0.1" : address))
        }
        if command.isSet("network"), let mode = command.string("network"), !mode.isEmpty { request.network = mode }
        guard prefix.isEmpty || ["default", "none", "host"].contains(request.network) else {
            throw CommandFailure(
                "ERROR: failed to build: network mode \"\(request.network)\" not supported by buildkit - you can define a custom network for your builder using the network driver-opt in buildx create"
            )
        }
        request.ulimits = command.list("ulimit").compactMap { UlimitNotation.parse($0).limit }
        if let size = command.bytes("shm-size"), size > 0 { request.sharedMemory = Int(size) }
        request.allowsHostNetwork = command.list("allow").contains("network.host")
        request.target = command.string("target") ?? ""
        request.usesCache = !command.bool("no-cache")
        request.uncachedStages = Set(
            command.list("no-cache-filter").flatMap { $0.split(separator: ",").map(String.init) })
        request.pulls = command.bool("pull")
        request.removesContainers = !command.isSet("rm") || command.bool("rm")
        request.removesFailedContainers = command.bool("force-rm")
        return request
    }
}
