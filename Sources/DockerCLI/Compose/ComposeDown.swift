import CommandSyntax
import Compose
import Engine
import HashTreeCollections
import Kernel
import WorldModel

/// `docker compose down`, `stop`, `kill` and what else is done to containers that are there.
enum ComposeDown {
    static func down(
        _ call: inout ComposeCall, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> any Program {
        let command = call.command
        if let kind = command.string("rmi"), !["", "all", "local"].contains(kind) {
            throw CommandFailure("invalid value for --rmi: \(GoQuote.quote(kind))")
        }
        let (loaded, name) = try call.projectOrName(&simulation, me)
        var project: ComposeProject = if let loaded { loaded } else { try observed(name, simulation) }
        let services = command.operands
        for service in services where project.allServices[service] == nil {
            throw CommandFailure("no such service: \(service)")
        }
        for service in services { try? project.enable([service]) }
        let timeout = command.isSet("timeout") ? command.int("timeout") : nil
        var containers = simulation.containers(ofProject: name).filter { container in
            services.isEmpty
                ? project.services[container.composeService] != nil : services.contains(container.composeService)
        }
        if command.bool("remove-orphans") {
            containers += simulation.containers(ofProject: name, withOneOff: true).filter { container in
                container.isOneOff || project.allServices[container.composeService] == nil
            }
        }
        var phases: [ComposeRun.Phase] = [
            .stages(removals(containers, project, timeout: timeout, withVolumes: command.bool("volumes")))
        ]
        phases.append(.stages([resources(command, project, simulation)]))
        return ComposeRun(call, project, phases)
    }

    /// Images, volumes and networks that go with the project.
    private static func resources(
        _ command: ParsedCommand, _ project: ComposeProject, _ simulation: Simulation
    ) -> [ComposeRun.Strand] {
        var strands: [ComposeRun.Strand] = []
        if let kind = command.string("rmi"), !kind.isEmpty {
            var names: Set<String> = []
            for service in project.services.values {
                if kind == "local", service.image != nil || service.build == nil { continue }
                let name = ServiceImage.name(of: service, in: project)
                guard (try? simulation.findImage(name)) != nil else { continue }
                names.insert((try? ImageReference(parsing: name).withDefaultTag.familiar) ?? name)
            }
            strands += names.sorted().map { [ComposeTask(.removeImage($0))] }
        }
        if command.bool("volumes") {
            for (key, settings) in project.volumes.sorted(by: { $0.key < $1.key }) {
                let name = settings["name"]?.text ?? key
                guard settings["external"]?.isTrue != true, simulation.world.docker.volumes[name] != nil else {
                    continue
                }
                strands.append([ComposeTask(.removeVolume(name))])
            }
        }
        return strands + networks(project, simulation)
    }

    /// Removes the project's own networks that are there.
    static func networks(_ project: ComposeProject, _ simulation: Simulation) -> [ComposeRun.Strand] {
        project.networks.sorted { $0.key < $1.key }.compactMap { key, settings in
            let name = settings["name"]?.text ?? key
            // One of the same name that somebody else has made is left alone.
            guard settings["external"]?.isTrue != true, let known = try? simulation.findNetwork(name),
                known.name == name, known.labels[ComposeLabels.project] == project.name
            else { return nil }
            return [ComposeTask(.removeNetwork(name))]
        }
    }

    /// A project known only by what it has made.
    private static func observed(_ name: String, _ simulation: Simulation) throws(CommandFailure) -> ComposeProject {
        var services: [String: ModelValue] = [:]
        for container in simulation.containers(ofProject: name) {
            services[container.composeService] = ["image": .string(container.imageName)]
        }
        func resources(_ labels: [(name: String, labels: [String: String])], _ key: String) -> ModelValue {
            .mapping(
                labels.filter { $0.labels[ComposeLabels.project] == name }.reduce(into: [:]) {
                    $0[$1.labels[key] ?? $1.name] = ["name": .string($1.name)]
                })
        }
        let model: ModelValue = [
            "services": .mapping(services),
            "networks": resources(
                simulation.world.docker.networks.values.map { ($0.name, $0.labels) }, ComposeLabels.network),
            "volumes": resources(
                simulation.world.docker.volumes.values.map { ($0.name, $0.labels) }, ComposeLabels.volume),
        ]
        do {
            return try ComposeProject(model, name: name, workingDirectory: "/", files: [], environment: [:])
        } catch {
            throw CommandFailure(error.message)
        }
    }

    // MARK: Stopping

    /// Stops containers, those first that others do not need.
    static func stops(
        _ containers: [Container], _ project: ComposeProject, timeout: Int?
    ) -> [[ComposeRun.Strand]] {
        inReverseOrder(containers, project) {
            [ComposeTask(.stop($0.id, service: $0.composeService, timeout: timeout))]
        }
    }

    static func removals(
        _ containers: [Container], _ project: ComposeProject, timeout: Int?, withVolumes: Bool
    ) -> [[ComposeRun.Strand]] {
        inReverseOrder(containers, project) { container in
            [
                ComposeTask(.stop(container.id, service: container.composeService, timeout: timeout)),
                ComposeTask(.remove(container.id, name: container.name, withVolumes: withVolumes)),
            ]
        }
    }

    /// Containers by level of their services, the dependents first; those of unknown services come last.
    private static func inReverseOrder(
        _ containers: [Container], _ project: ComposeProject, _ strand: (Container) -> ComposeRun.Strand
    ) -> [[ComposeRun.Strand]] {
        var stages = ComposeRun.levels(project).reversed().map { level in
            containers.filter { level.contains($0.composeService) }.map(strand)
        }
        stages.append(containers.filter { project.services[$0.composeService] == nil }.map(strand))
        return stages.filter { !$0.isEmpty }
    }

    // MARK: Commands on containers

    /// The containers of the services that a command names, or of all.
    static func targets(
        _ call: inout ComposeCall, _ simulation: inout Simulation, _ me: ProcessID, withOneOff: Bool = false
    ) throws(CommandFailure) -> (project: ComposeProject, containers: [Container]) {
        let (loaded, name) = try call.projectOrName(&simulation, me)
        var project: ComposeProject = if let loaded { loaded } else { try observed(name, simulation) }
        let services = call.command.operands
        for service in services {
            guard project.allServices[service] != nil else { throw CommandFailure("no such service: \(service)") }
            try? project.enable([service])
        }
        let containers = simulation.containers(ofProject: name, services: services, withOneOff: withOneOff).filter {
            project.allServices[$0.composeService] != nil || services.isEmpty
        }
        return (project, containers)
    }

    static func stop(
        _ call: inout ComposeCall, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> any Program {
        let (project, containers) = try targets(&call, &simulation, me)
        let timeout = call.command.isSet("timeout") ? call.command.int("timeout") : nil
        return ComposeRun(call, project, [.stages(stops(containers, project, timeout: timeout))])
    }

    static func kill(
        _ call: inout ComposeCall, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> any Program {
        let (project, found) = try targets(&call, &simulation, me, withOneOff: true)
        let containers = found.filter { $0.state.isRunning }
        guard !containers.isEmpty else {
            simulation.print("no container to kill", to: 2, as: me)
            return Finished(status: 0)
        }
        let signal = call.command.string("signal") ?? "SIGKILL"
        return ComposeRun(
            call, project, [.stages([containers.map { [ComposeTask(.kill($0.id, signal: signal))] }])])
    }

    static func pause(
        _ call: inout ComposeCall, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> any Program {
        let (project, found) = try targets(&call, &simulation, me)
        let containers = found.filter { $0.state.isRunning && !$0.state.isPaused }
        return ComposeRun(call, project, [.stages([containers.map { [ComposeTask(.pause($0.id))] }])])
    }

    static func unpause(
        _ call: inout ComposeCall, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> any Program {
        let (project, found) = try targets(&call, &simulation, me)
        let containers = found.filter(\.state.isPaused)
        return ComposeRun(call, project, [.stages([containers.map { [ComposeTask(.unpause($0.id))] }])])
    }

    static func restart(
        _ call: inout ComposeCall, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> any Program {
        let (project, found) = try targets(&call, &simulation, me)
        let timeout = call.command.isSet("timeout") ? call.command.int("timeout") : nil
        var containers = found
        if !call.command.operands.isEmpty, !call.command.bool("no-deps") {
            // Services that asked for it are restarted with what they depend on.
            let dependents = project.services.values.filter { service in
                service.dependencies.contains { call.command.operands.contains($0.key) && $0.value.restarts }
            }.map(\.name)
            containers += simulation.containers(ofProject: project.name).filter {
                dependents.contains($0.composeService) && !found.contains($0)
            }
        }
        let stages = ComposeRun.levels(project).map { level in
            containers.filter { level.contains($0.composeService) }.map {
                [ComposeTask(.restart($0.id, timeout: timeout))]
            }
        }.filter { !$0.isEmpty }
        return ComposeRun(call, project, [.stages(stages + [[[ComposeTask(.settle)]]])])
    }

    // MARK: rm

    static func remove(
        _ call: inout ComposeCall, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> any Program {
        let (project, found) = try targets(&call, &simulation, me)
        let command = call.command
        let stops = command.bool("stop")
        let containers = found.filter { stops || !$0.state.isRunning }
        guard !containers.isEmpty else {
            simulation.print("No stopped containers\n", to: 2, as: me)
            return Finished(status: 0)
        }
        let names = containers.map(\.name).joined(separator: ", ")
        let strands = containers.map { container -> ComposeRun.Strand in
            let remove = ComposeTask(.remove(container.id, name: container.name, withVolumes: command.bool("volumes")))
            let stop = ComposeTask(.stop(container.id, service: container.composeService, timeout: nil))
            return stops ? [stop, remove] : [remove]
        }
        let run = ComposeRun(call, project, [.stages([strands])])
        if command.bool("force") {
            simulation.print("Going to remove \(names)\n", as: me)
            return run
        }
        let isTerminal = simulation.isTerminal(0, of: me)
        simulation.print(isTerminal ? "? Going to remove \(names) (y/N) " : "Going to remove \(names)", as: me)
        return ComposeQuestion(then: run)
    }
}

/// Waits for `y` before it goes on.
private struct ComposeQuestion: Program {
    private let run: ComposeRun
    private var answer: [UInt8] = []

    init(then run: ComposeRun) { self.run = run }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        switch (try? simulation.readLine(0, as: me)) ?? .end {
        case .bytes(let bytes):
            answer += bytes
            guard answer.last == 0x0A else { return .again }
        case .blocked(let reason): return .wait([reason])
        case .end: break
        }
        let word = String(decoding: answer, as: UTF8.self).filter { !$0.isWhitespace }.lowercased()
        guard word == "y" || word == "yes" else { return .exit(0) }
        simulation.replace(
            me, with: Simulation.Executable(program: run, arguments: simulation.world.processes[me]?.arguments ?? []))
        return .again
    }
}
