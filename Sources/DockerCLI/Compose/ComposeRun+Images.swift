import Compose
import Engine
import HashTreeCollections
import Kernel
import WorldModel

/// Pulling and building.
extension ComposeRun {
    mutating func build(
        _ task: inout ComposeTask, _ names: [String], _ options: ServiceBuild.Options,
        _ simulation: inout Simulation, _ me: ProcessID
    ) -> ComposeOutcome {
        let services = names.compactMap { project.services[$0] }
        if isDryRun {
            for service in services {
                say(ServiceImage.name(of: service, in: project), "Built", .done, &simulation, me)
            }
            return .done
        }
        var build = task.building ?? ServiceBuild(services, options)
        let outcome = build.step(project, &simulation, me)
        task.building = build
        switch outcome {
        case .wait(let reasons): return .wait(reasons)
        case .failed(let message): return .failed(message)
        case .finished:
            if !options.isQuiet {
                for name in build.built { say(name, "Built", .done, &simulation, me) }
            }
            return .done
        }
    }

    mutating func pull(
        _ name: String, _ isQuiet: Bool, _ ignoresFailure: Bool, _ simulation: inout Simulation, _ me: ProcessID
    ) -> ComposeOutcome {
        guard let service = project.services[name] else { return .done }
        say(name, "", text: "Pulling", &simulation, me)
        if isDryRun {
            say(name, "", .done, text: "Pulled", &simulation, me)
            return .done
        }
        do throws(EngineError) {
            let reference = try ImageReference(parsing: ServiceImage.name(of: service, in: project))
            let credentials = ClientConfig(simulation, me).credentials(reference.domain)
            let result = try simulation.pullImage(reference, credentials)
            if !isQuiet { tell(result, &simulation, me) }
            say(name, "", .done, text: "Pulled", &simulation, me)
            return .done
        } catch {
            say(name, error.message, .failed, text: "Error", &simulation, me)
            if ignoresFailure { return .done }
            return .failed(CommandFailure.daemonText(error))
        }
    }

    mutating func push(
        _ name: String, _ ignoresFailure: Bool, _ simulation: inout Simulation, _ me: ProcessID
    ) -> ComposeOutcome {
        guard let service = project.services[name] else { return .done }
        say(name, "", text: "Pushing", &simulation, me)
        if isDryRun {
            say(name, "", .done, text: "Pushed", &simulation, me)
            return .done
        }
        do throws(EngineError) {
            let reference = try ImageReference(parsing: ServiceImage.name(of: service, in: project))
            let credentials = ClientConfig(simulation, me).credentials(reference.domain)
            let images = try simulation.imagesToPush(reference, allTags: false)
            try simulation.reachRegistry(of: reference)
            for (tag, image) in images {
                _ = try simulation.push(image, as: reference, tag: tag, credentials)
            }
            say(name, "", .done, text: "Pushed", &simulation, me)
            return .done
        } catch {
            say(name, error.message, .failed, text: "Error", &simulation, me)
            return ignoresFailure ? .done : .failed(error.message)
        }
    }

    /// The layers of a pull. A terminal shows only the service.
    private mutating func tell(
        _ result: Simulation.PullResult, _ simulation: inout Simulation, _ me: ProcessID
    ) {
        guard result.isNewer, progress.mode != .terminal else { return }
        for layer in result.layers where layer.wasHere { say(layer.id, "", text: "Already exists", &simulation, me) }
        let new = result.layers.filter { !$0.wasHere }
        for text in ["Pulling fs layer", "Download complete", "Pull complete"] {
            for layer in new { say(layer.id, "", text: text, &simulation, me) }
        }
    }

    /// The images that services need before their containers can be made: built or pulled where they are missing.
    ///
    /// - Parameter policy: What `--pull` says; empty leaves it to the services.
    static func imageStages(
        _ project: ComposeProject, policy: String, builds: Bool, neverBuilds: Bool = false, isQuiet: Bool,
        isQuietBuild: Bool = false, _ simulation: Simulation
    ) -> [[Strand]] {
        var (built, pulled): ([String], [String]) = ([], [])
        for name in project.serviceNames {
            guard let service = project.services[name], service["provider"] == nil else { continue }
            let isHere = ServiceImage.find(service, in: project, simulation) != nil
            let own = ServiceImage.policy(of: service)
            let wanted = policy.isEmpty || own == "never" || own == "build" ? own : policy
            if service.build != nil, !neverBuilds, builds || !isHere || own == "build" {
                built.append(name)
            } else if wanted == "always" || wanted == "missing" && !isHere, service.build == nil {
                pulled.append(name)
            }
        }
        var stages: [[Strand]] = []
        if !pulled.isEmpty {
            stages.append(pulled.map { [ComposeTask(.pull(service: $0, isQuiet: isQuiet, ignoresFailure: false))] })
        }
        if !built.isEmpty {
            var options = ServiceBuild.Options()
            options.isQuiet = isQuietBuild
            stages.append([[ComposeTask(.build(built, options))]])
        }
        return stages
    }
}
