import CommandSyntax
import Compose
import Engine
import HashTreeCollections
import Kernel
import WorldModel

/// `docker compose run`: a command in a container of its own.
struct ComposeOneOff: Sendable, Equatable {
    var service: String
    var words: [String]
    var name: String?
    var environment: [String]
    var user: String?
    var directory: String?
    var entrypoint: String?
    var labels: [String: String]
    var ports: [String]
    var volumes: [String]
    var capAdd: [String]
    var capDrop: [String]
    var usesServicePorts: Bool
    var usesAliases: Bool
    var removes: Bool
    var detaches: Bool
    var isInteractive: Bool
    var hasTerminal: Bool

    static func run(
        _ call: inout ComposeCall, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> any Program {
        let command = call.command
        if command.bool("service-ports"), !command.list("publish").isEmpty {
            throw CommandFailure("--service-ports and --publish are incompatible")
        }
        try ComposeUp.checkPull(command)
        var oneOff = ComposeOneOff(command, simulation, me)
        do throws(EngineError) {
            let own = simulation.world.processes[me]?.environment ?? Environment()
            for path in command.list("env-from-file") {
                oneOff.environment = try EnvironmentFile.read(path, simulation, me, own) + oneOff.environment
            }
        } catch {
            throw CommandFailure(error.message)
        }
        let project = try ComposeUp.selected(
            &call, &simulation, me, services: [oneOff.service],
            withDependencies: !command.bool("no-deps"))
        let policy = command.isSet("pull") ? command.string("pull") ?? "" : ""
        let images = ComposeRun.imageStages(
            project, policy: policy == "policy" ? "" : policy, builds: command.bool("build"), isQuiet: true,
            isQuietBuild: command.bool("quiet-build"), simulation)
        var options = ComposeUp.Options()
        options.isWithoutService = oneOff.service
        options.ignoresOrphans = ["1", "true", "TRUE", "True"].contains(call.environment["COMPOSE_IGNORE_ORPHANS"])
        options.removesOrphans = command.bool("remove-orphans")
        var phases: [ComposeRun.Phase] = [.stages(images), .resources, .converge(options)]
        let needed = project.services[oneOff.service]?.dependencies ?? [:]
        // What it needs is started; its own service is not.
        if !command.bool("no-deps"), !needed.isEmpty { phases.append(.startOthers(than: oneOff.service)) }
        if !command.bool("no-deps") {
            let waits = needed.sorted { $0.key < $1.key }
                .filter { $0.value.condition != "service_started" && project.services[$0.key] != nil }
                .map { name, how in
                    var task = ComposeTask(.await(dependency: name, how))
                    task.isQuiet = true
                    return task
                }
            if !waits.isEmpty { phases.append(.stages([[waits]])) }
        }
        phases.append(.finish(.oneOff(oneOff)))
        return ComposeRun(call, project, phases)
    }

    private init(_ command: ParsedCommand, _ simulation: Simulation, _ me: ProcessID) {
        func text(_ flag: String) -> String? { command.isSet(flag) ? command.string(flag) : nil }
        service = command.operands[0]
        words = Array(command.operands.dropFirst())
        name = text("name")
        let own = simulation.world.processes[me]?.environment ?? Environment()
        environment = command.list("env").compactMap { line in
            line.contains("=") ? line : own[line].map { "\(line)=\($0)" }
        }
        user = text("user")
        directory = text("workdir")
        entrypoint = text("entrypoint")
        labels = KeyValueText.dictionary(command.list("label"))
        ports = command.list("publish")
        volumes = command.list("volume")
        capAdd = command.list("cap-add")
        capDrop = command.list("cap-drop")
        usesServicePorts = command.bool("service-ports")
        usesAliases = command.bool("use-aliases")
        removes = command.bool("rm")
        detaches = command.bool("detach")
        isInteractive = !detaches && (!command.isSet("interactive") || command.bool("interactive"))
        hasTerminal = !detaches && !command.bool("no-TTY") && simulation.isTerminal(0, of: me)
    }

    /// Makes the container and starts it.
    func begin(
        _ project: ComposeProject, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> any Program {
        guard let found = project.services[service] else { throw CommandFailure("no such service: \(service)") }
        do throws(EngineError) {
            let id = try create(adjusted(found), project, &simulation)
            if !detaches, let container = simulation.world.docker.containers[id] {
                simulation.emit("attach", container)
            }
            let log = simulation.world.docker.containers[id]?.log ?? LogID(0)
            do {
                try simulation.startContainer(id.hex)
            } catch {
                if removes { try? simulation.removeContainer(id.hex, force: true, withVolumes: true) }
                throw error
            }
            if detaches { return Finished(status: 0, output: id.hex + "\n", after: StartCommand.moment) }
            var attach = AttachProgram(.container(id), log: log, cursor: 0)
            attach.forwardsInput = isInteractive
            attach.saysDetached = false
            return attach
        } catch {
            throw CommandFailure(error)
        }
    }

    /// The service with what the command line says.
    private func adjusted(_ found: ComposeService) -> ComposeService {
        var service = found
        if !words.isEmpty { service.value["command"] = .list(words.map { .string($0) }) }
        if let entrypoint {
            service.value["entrypoint"] = .list(
                entrypoint.split(separator: " ").map { .string(String($0)) })
            if words.isEmpty { service.value["command"] = .list([]) }
        }
        var variables = service["environment"]?.members ?? [:]
        for line in environment {
            let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            variables[parts[0]] = .string(parts.count > 1 ? parts[1] : "")
        }
        if !variables.isEmpty { service.value["environment"] = .mapping(variables) }
        if let user { service.value["user"] = .string(user) }
        if let directory { service.value["working_dir"] = .string(directory) }
        if !usesServicePorts { service.value["ports"] = nil }
        service.value["tty"] = .bool(hasTerminal)
        service.value["stdin_open"] = .bool(isInteractive)
        service.value["container_name"] = nil
        service.value["restart"] = nil
        service.value["deploy"] = nil
        service.value["healthcheck"] = service["healthcheck"]
        func extend(_ key: String, _ more: [String]) {
            if !more.isEmpty { service.value[key] = .list((service.texts(key) + more).map { .string($0) }) }
        }
        extend("cap_add", capAdd)
        extend("cap_drop", capDrop)
        return service
    }

    private func create(
        _ service: ComposeService, _ project: ComposeProject, _ simulation: inout Simulation
    ) throws(EngineError) -> ContainerID {
        let slug = simulation.world.random.hex(digits: 12)
        let name = self.name ?? "\(project.name)-\(service.name)-run-\(slug)"
        let maker = ServiceContainer(service: service, project: project, number: 1)
        var request = try maker.request(name: name, simulation)
        request.config.labels[ComposeLabels.oneOff] = "True"
        request.config.labels[ComposeLabels.slug] = slug
        request.config.labels.merge(labels) { $1 }
        request.config.attachStdin = isInteractive
        request.config.stdinOnce = isInteractive
        request.hostConfig.autoRemove = removes
        request.hostConfig.binds += volumes
        for text in ports {
            do {
                let bindings = try PublishNotation.parse(text)
                request.hostConfig.portBindings += bindings
                request.config.exposedPorts = Array(Set(request.config.exposedPorts + bindings.map(\.containerPort)))
                    .sorted()
            } catch {
                throw EngineError(.invalidParameter, error.message)
            }
        }
        if !usesAliases {
            for index in request.networks.indices { request.networks[index].aliases = [name] }
        }
        let id = try simulation.createContainer(request)
        try maker.putFiles(into: id, &simulation)
        return id
    }
}
