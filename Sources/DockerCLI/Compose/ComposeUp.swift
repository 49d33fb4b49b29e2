import CommandSyntax
import Compose
import Engine
import HashTreeCollections
import Kernel
import WorldModel

/// `docker compose up`, `create`, `start` and `scale`: bringing a project to what its file says.
enum ComposeUp {
    /// How containers are brought to what the file says.
    struct Options: Sendable, Equatable {
        enum Recreate: Sendable, Equatable { case diverged, force, never }

        var recreate = Recreate.diverged
        /// For services that are only depended on.
        var recreateDependencies = Recreate.diverged
        /// The services that were named; empty means all.
        var services: [String] = []
        var renewsVolumes = false
        var removesOrphans = false
        var ignoresOrphans = false
        var timeout: Int?
        /// A service whose containers are left alone: `run` makes one of its own.
        var isWithoutService: String?
    }

    static func up(
        _ call: inout ComposeCall, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> any Program {
        let command = call.command
        let isDetached = command.bool("detach") || command.bool("wait")
        try checkUp(command)
        let project = try selected(&call, &simulation, me, withDependencies: !command.bool("no-deps"))
        try checkScale(project)
        var phases = try preparation(call, project, &simulation)
        if command.bool("no-start") { return ComposeRun(call, project, phases) }
        phases.append(.start)
        if command.bool("wait") {
            let limit = command.isSet("wait-timeout") ? command.int("wait-timeout") : nil
            phases.append(
                .awaitRunning(until: limit.map { simulation.world.clock.now + Int64($0) * 1_000_000_000 }))
        }
        if command.bool("watch") { phases.append(.finish(.watch(isUp: true))) }
        if !isDetached, !call.isDryRun, !command.bool("watch") {
            phases.removeLast()
            phases.append(.finish(.attach(ComposeAttach.Options(command, project))))
        }
        return ComposeRun(call, project, phases)
    }

    private static func checkUp(_ command: ParsedCommand) throws(CommandFailure) {
        if command.bool("build"), command.bool("no-build") {
            throw CommandFailure("--build and --no-build are incompatible")
        }
        if command.bool("force-recreate"), command.bool("no-recreate") {
            throw CommandFailure("--force-recreate and --no-recreate are incompatible")
        }
        if command.bool("always-recreate-deps"), command.bool("no-recreate") {
            throw CommandFailure("--always-recreate-deps and --no-recreate are incompatible")
        }
        let isAttached = [
            "abort-on-container-exit", "abort-on-container-failure", "attach", "attach-dependencies", "watch",
        ]
        if command.bool("detach"), isAttached.contains(where: command.isSet) {
            throw CommandFailure(
                "--detach cannot be combined with --abort-on-container-exit, --abort-on-container-failure, --attach, --attach-dependencies or --watch"
            )
        }
        try checkPull(command)
    }

    static func checkPull(_ command: ParsedCommand) throws(CommandFailure) {
        guard command.isSet("pull"), let policy = command.string("pull") else { return }
        guard ["policy", "", "always", "missing", "never", "build", "if_not_present"].contains(policy) else {
            throw CommandFailure("invalid --pull option \(GoQuote.quote(policy))")
        }
    }

    /// The project with the services that the command names, and its scales.
    static func selected(
        _ call: inout ComposeCall, _ simulation: inout Simulation, _ me: ProcessID, services named: [String]? = nil,
        withDependencies: Bool = true
    ) throws(CommandFailure) -> ComposeProject {
        let services = named ?? call.command.operands
        var project = try call.project(&simulation, me)
        do throws(ComposeError) {
            try project.enable(services)
            try project.select(services, withDependencies: withDependencies)
            project.dropUnusedResources()
        } catch {
            throw CommandFailure(error.message)
        }
        guard !project.services.isEmpty else { throw CommandFailure("no service selected") }
        for text in call.command.list("scale") {
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else {
                throw CommandFailure("invalid --scale option \(GoQuote.quote(parts[0])). Should be SERVICE=NUM")
            }
            guard let number = Int(parts[1]) else {
                throw CommandFailure("strconv.Atoi: parsing \(GoQuote.quote(parts[1])): invalid syntax")
            }
            guard project.services[parts[0]] != nil else {
                throw CommandFailure("no such service: \(parts[0]): not found")
            }
            project.services[parts[0]]?.scale = number
        }
        return project
    }

    /// `SERVICE=NUMBER`
    static func scale(_ text: String, _ project: inout ComposeProject) throws(CommandFailure) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else { throw CommandFailure("invalid scale specifier: \(text)") }
        guard let number = Int(parts[1]) else {
            throw CommandFailure("invalid scale specifier: can't parse replica value as int: \(text)")
        }
        guard project.services[parts[0]] != nil else { throw CommandFailure("no such service: \(parts[0])") }
        project.services[parts[0]]?.scale = number
    }

    static func checkScale(_ project: ComposeProject) throws(CommandFailure) {
        for name in project.serviceNames {
            guard let service = project.services[name], let own = service.text("container_name"), !own.isEmpty,
                service.scale > 1
            else { continue }
            throw CommandFailure(
                "WARNING: The \(GoQuote.quote(name)) service is using the custom container name \(GoQuote.quote(own)). Docker requires each container to have a unique name. Remove the custom name to scale the service"
            )
        }
    }

    /// Images, networks, volumes, containers.
    static func preparation(
        _ call: ComposeCall, _ project: ComposeProject, _ simulation: inout Simulation
    ) throws(CommandFailure) -> [ComposeRun.Phase] {
        let command = call.command
        var policy = command.isSet("pull") ? command.string("pull") ?? "" : ""
        if policy == "policy" { policy = "" }
        let images = ComposeRun.imageStages(
            project, policy: policy, builds: command.bool("build"), neverBuilds: command.bool("no-build"),
            isQuiet: command.bool("quiet-pull"), simulation)
        var options = Options()
        options.services = command.operands
        options.recreate = command.bool("force-recreate") ? .force : command.bool("no-recreate") ? .never : .diverged
        options.recreateDependencies =
            command.bool("always-recreate-deps") ? .force : command.bool("no-recreate") ? .never : .diverged
        if command.operands.isEmpty { options.recreateDependencies = options.recreate }
        options.renewsVolumes = command.bool("renew-anon-volumes")
        options.removesOrphans = command.bool("remove-orphans")
        options.ignoresOrphans = ["1", "true", "TRUE", "True"].contains(call.environment["COMPOSE_IGNORE_ORPHANS"])
        options.timeout = command.isSet("timeout") ? command.int("timeout") : nil
        return [.stages(images), .resources, .converge(options)]
    }

    static func create(
        _ call: inout ComposeCall, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> any Program {
        try checkUp(call.command)
        let project = try selected(&call, &simulation, me)
        try checkScale(project)
        return ComposeRun(call, project, try preparation(call, project, &simulation))
    }

    static func start(
        _ call: inout ComposeCall, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> any Program {
        let (loaded, name) = try call.projectOrName(&simulation, me)
        guard loaded != nil else {
            guard !simulation.containers(ofProject: name).isEmpty else {
                throw CommandFailure("no container found for project \(GoQuote.quote(name)): not found")
            }
            throw CommandFailure("no configuration file provided: not found")
        }
        let project = try selected(&call, &simulation, me)
        return ComposeRun(call, project, [.start])
    }

    static func scaleServices(
        _ call: inout ComposeCall, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> any Program {
        let command = call.command
        var names: [String] = []
        for text in command.operands {
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { throw CommandFailure("invalid scale specifier: \(text)") }
            guard Int(parts[1]) != nil else {
                throw CommandFailure("invalid scale specifier: can't parse replica value as int: \(text)")
            }
            names.append(String(parts[0]))
        }
        var project = try selected(
            &call, &simulation, me, services: names, withDependencies: !command.bool("no-deps"))
        for text in command.operands { try scale(text, &project) }
        try checkScale(project)
        var options = Options()
        options.services = names
        options.ignoresOrphans = true
        return ComposeRun(call, project, [.resources, .converge(options), .start])
    }
}
