import CommandSyntax
import Compose
import Engine
import HashTreeCollections
import Kernel
import WorldModel

/// What has to happen to the containers of a project (compose, `pkg/compose/convergence.go`).
extension ComposeRun {
    mutating func convergence(
        _ options: ComposeUp.Options, _ simulation: inout Simulation
    ) throws(CommandFailure) -> [[Strand]] {
        if !isDryRun { noteDecisions(options, &simulation) }
        var stages: [[Strand]] = []
        let orphans = self.orphans(simulation)
        if !orphans.isEmpty, !options.ignoresOrphans {
            if options.removesOrphans {
                stages.append(
                    orphans.map { orphan in
                        [
                            ComposeTask(.stop(orphan.id, service: nil, timeout: options.timeout)),
                            ComposeTask(.remove(orphan.id, name: orphan.name, withVolumes: false)),
                        ]
                    })
            } else {
                let names = orphans.map(\.name).joined(separator: " ")
                stages.append([
                    [
                        ComposeTask(
                            .warn(
                                "Found orphan containers ([\(names)]) for this project. If you removed or renamed this service in your compose file, you can run this command with the --remove-orphans flag to clean it up."
                            ))
                    ]
                ])
            }
        }
        var stopped: Set<ContainerID> = []
        for level in Self.levels(project) {
            let stops = dependents(ofObsoleteAmong: level, options, simulation).filter { !stopped.contains($0.id) }
            stages.append(stops.map { [ComposeTask(.stop($0.id, service: $0.composeService, timeout: nil))] })
            stopped.formUnion(stops.map(\.id))
            let names = level.filter { $0 != options.isWithoutService }
            stages.append(names.flatMap { strands(for: $0, options, stopped, simulation) })
        }
        return stages
    }

    /// Containers of services that the file does not know, and those that `run` has left.
    private func orphans(_ simulation: Simulation) -> [Container] {
        let known = Set(project.allServices.keys)
        return simulation.containers(ofProject: project.name, withOneOff: true).filter { container in
            container.isOneOff ? container.state.phase == .exited : !known.contains(container.composeService)
        }
    }

    private func strands(
        for name: String, _ options: ComposeUp.Options, _ stopped: Set<ContainerID>, _ simulation: Simulation
    ) -> [Strand] {
        guard let service = project.services[name] else { return [] }
        let policy = policy(for: name, options)
        let expected = service.scale
        let observed = simulation.containers(ofProject: project.name, services: [name]).map { container in
            (container: container, isObsolete: isObsolete(container, service, policy, simulation))
        }.sorted { a, b in
            // What is out of date goes first when there are too many, then what has high numbers.
            a.isObsolete != b.isObsolete ? b.isObsolete : a.container.composeNumber < b.container.composeNumber
        }
        var strands: [Strand] = []
        for (index, (container, isObsolete)) in observed.enumerated() {
            if index >= expected {
                strands.append([
                    ComposeTask(.stop(container.id, service: name, timeout: options.timeout)),
                    ComposeTask(.remove(container.id, name: container.name, withVolumes: false)),
                ])
            } else if isObsolete {
                let number = container.composeNumber
                let newName = ServiceContainer.name(service, in: project, number: number)
                strands.append([
                    ComposeTask(
                        .create(
                            service: name, number: number, name: newName,
                            replacing: .init(
                                container: container.id, keepsVolumes: !options.renewsVolumes,
                                timeout: options.timeout)))
                ])
            } else if container.state.isRunning, !stopped.contains(container.id) {
                strands.append([ComposeTask(.say("Container \(container.name)", "Running"))])
            }
        }
        let next = (observed.map(\.container.composeNumber).max() ?? 0) + 1
        for index in 0..<max(0, expected - observed.count) {
            let number = next + index
            strands.append([
                ComposeTask(
                    .create(
                        service: name, number: number,
                        name: ServiceContainer.name(service, in: project, number: number), replacing: nil))
            ])
        }
        return strands
    }

    private func policy(for name: String, _ options: ComposeUp.Options) -> ComposeUp.Options.Recreate {
        options.services.isEmpty || options.services.contains(name) ? options.recreate : options.recreateDependencies
    }

    /// Running containers that asked to be restarted with a service which is about to be made anew.
    private func dependents(
        ofObsoleteAmong names: [String], _ options: ComposeUp.Options, _ simulation: Simulation
    ) -> [Container] {
        let obsolete = names.filter { name in
            guard let service = project.services[name], name != options.isWithoutService else { return false }
            return simulation.containers(ofProject: project.name, services: [name]).contains {
                isObsolete($0, service, policy(for: name, options), simulation)
            }
        }
        guard !obsolete.isEmpty else { return [] }
        let dependents = project.services.values.filter { service in
            service.dependencies.contains { obsolete.contains($0.key) && $0.value.restarts }
        }.map(\.name)
        guard !dependents.isEmpty else { return [] }
        return simulation.containers(ofProject: project.name, services: dependents).filter(\.state.isRunning)
    }

    /// Whether a container is no longer what the file says.
    private func isObsolete(
        _ container: Container, _ service: ComposeService, _ policy: ComposeUp.Options.Recreate,
        _ simulation: Simulation
    ) -> Bool {
        !obsolescence(container, service, policy, simulation).isEmpty
    }

    /// Why a container is no longer what the file says, in words; nothing when it is.
    private func obsolescence(
        _ container: Container, _ service: ComposeService, _ policy: ComposeUp.Options.Recreate,
        _ simulation: Simulation
    ) -> [String] {
        switch policy {
        case .never: return []
        case .force: return ["--force-recreate was given"]
        case .diverged: break
        }
        if let hash = container.config.labels[ComposeLabels.hash], hash != ServiceContainer.hash(of: service) {
            return keyChanges(simulation.world.docker.composeServices[hash], service)
        }
        let image = ServiceImage.find(service, in: project, simulation)?.id
        if let image, container.config.labels[ComposeLabels.image] != image.description {
            return ["the image has changed; it is \(image.short) now"]
        }
        if sharesObsolete(container, service, simulation) {
            return ["it lives in a namespace of a service that is made anew"]
        }
        if container.state.isRunning, service.text("network_mode") == nil {
            for key in service.networksByPriority {
                let name = project.networks[key]?["name"]?.text ?? key
                let id = (try? simulation.findNetwork(name))?.id
                if !container.endpoints.contains(where: { $0.network == id }) {
                    return ["it is not on network \(name)"]
                }
            }
        }
        for mount in service["volumes"]?.items ?? [] where mount["type"] == "volume" {
            guard let source = mount["source"]?.text, let name = project.volumes[source]?["name"]?.text else {
                continue
            }
            if !container.mounts.contains(where: { $0.type == "volume" && $0.name == name }) {
                return ["it does not have volume \(name)"]
            }
        }
        return []
    }

    /// Which keys of a service have changed since a container was made.
    private func keyChanges(_ old: [String: String]?, _ service: ComposeService) -> [String] {
        guard let old else { return ["its configuration has changed"] }
        let new = service.keyTexts
        let changes = Set(old.keys).union(new.keys).sorted().filter { old[$0] != new[$0] }.map { key in
            switch (old[key], new[key]) {
            case (let was?, let now?): "\(key) was \(ellipsis(was, width: 60)) and is \(ellipsis(now, width: 60))"
            case (nil, _): "\(key) is new"
            case (_, nil): "\(key) is gone"
            }
        }
        return changes.isEmpty ? ["its configuration has changed"] : changes
    }

    // MARK: What is remembered

    /// Notes what is about to be done with each service, and why, for `compose why`.
    func noteDecisions(_ options: ComposeUp.Options, _ simulation: inout Simulation) {
        var notes: [ComposeNote] = []
        for name in project.serviceNames {
            guard let service = project.services[name], name != options.isWithoutService else { continue }
            simulation.world.docker.composeServices[ServiceContainer.hash(of: service)] = service.keyTexts
            let containers = simulation.containers(ofProject: project.name, services: [name])
            let why = containers.flatMap { obsolescence($0, service, policy(for: name, options), simulation) }
            var reasons = why.enumerated().filter { why.firstIndex(of: $0.element) == $0.offset }.map(\.element)
            var action = why.isEmpty ? "kept" : "recreated"
            if containers.isEmpty {
                action = "created"
                reasons = ["it had no container"]
            } else if containers.count != service.scale {
                reasons.append("scaled from \(containers.count) to \(service.scale)")
                if why.isEmpty { action = containers.count < service.scale ? "extended" : "reduced" }
            } else if why.isEmpty {
                reasons = ["its configuration, image, networks and volumes are the same"]
            }
            notes.append(ComposeNote(service: name, action: action, reasons: reasons))
        }
        simulation.world.docker.composeNotes[project.name] = notes
        simulation.world.docker.lastComposeProject = project.name
    }

    /// Whether a container lives in a namespace of another service's container that is gone, or about to go.
    private func sharesObsolete(
        _ container: Container, _ service: ComposeService, _ simulation: Simulation
    ) -> Bool {
        let host = container.hostConfig
        let modes = [("network_mode", host.networkMode), ("ipc", host.ipcMode), ("pid", host.pidMode)]
        return modes.contains { key, mode in
            guard let wanted = service.text(key), wanted.hasPrefix("service:"),
                let other = project.services[String(wanted.dropFirst(8))]
            else { return false }
            let holder = simulation.containers(ofProject: project.name, services: [other.name]).first {
                mode == "container:" + $0.id.hex
            }
            return holder.map { isObsolete($0, other, .diverged, simulation) } ?? true
        }
    }
}
