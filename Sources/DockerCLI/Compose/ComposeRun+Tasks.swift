import Compose
import Engine
import HashTreeCollections
import Kernel
import WorldModel

/// Doing tasks: which function does which, and those about containers.
extension ComposeRun {
    mutating func perform(
        _ task: inout ComposeTask, _ simulation: inout Simulation, _ me: ProcessID
    ) -> ComposeOutcome {
        do throws(EngineError) {
            switch task.kind {
            case .createNetwork(let key): return try createNetwork(key, &simulation, me)
            case .createVolume(let key): return try createVolume(&task, key, &simulation, me)
            case .create(let service, let number, let name, let old):
                return try create(&task, service, number, name, old, &simulation, me)
            case .start(let name, let service): return try start(&task, name, service, &simulation, me)
            case .await(let dependency, let how): return awaitDependency(&task, dependency, how, &simulation, me)
            case .stop(let id, let service, let timeout):
                return try stop(&task, id, service, timeout, &simulation, me)
            case .restart(let id, let timeout): return try restart(&task, id, timeout, &simulation, me)
            case .remove(let id, let name, let withVolumes):
                say("Container \(name)", "Removing", &simulation, me)
                // One that removes itself at its end is gone already.
                if !isDryRun, simulation.world.docker.containers[id] != nil {
                    try simulation.removeContainer(id.hex, force: true, withVolumes: withVolumes)
                }
                say("Container \(name)", "Removed", .done, &simulation, me)
                return .done
            case .kill(let id, let signal):
                return try simple(id, "Killing", "Killed", &simulation, me) { simulation throws(EngineError) in
                    try simulation.killContainer(id.hex, signal: signal)
                }
            case .pause(let id):
                return try simple(id, "", "Paused", &simulation, me) { simulation throws(EngineError) in
                    try simulation.pauseContainer(id.hex)
                }
            case .unpause(let id):
                return try simple(id, "", "Unpaused", &simulation, me) { simulation throws(EngineError) in
                    try simulation.unpauseContainer(id.hex)
                }
            case .removeNetwork(let name): return removeNetwork(name, &simulation, me)
            case .removeVolume(let name): return removeVolume(name, &simulation, me)
            case .removeImage(let name): return removeImage(name, &simulation, me)
            case .build(let services, let options): return build(&task, services, options, &simulation, me)
            case .pull(let service, let isQuiet, let ignoresFailure):
                return pull(service, isQuiet, ignoresFailure, &simulation, me)
            case .push(let service, let ignoresFailure): return push(service, ignoresFailure, &simulation, me)
            case .skip(let service, let text):
                say(service, "", .done, text: text, &simulation, me)
                return .done
            case .say(let id, let status):
                say(id, status, .done, &simulation, me)
                return .done
            case .warn(let message):
                warn(message, &simulation, me)
                return .done
            case .settle: return settle(&task, simulation)
            case .awaitRunning(let services, let until):
                return awaitRunning(&task, services, until, &simulation, me)
            }
        } catch {
            return .failed(CommandFailure.daemonText(error))
        }
    }

    private mutating func simple(
        _ id: ContainerID, _ before: String, _ after: String, _ simulation: inout Simulation, _ me: ProcessID,
        _ body: (inout Simulation) throws(EngineError) -> Void
    ) throws(EngineError) -> ComposeOutcome {
        guard let container = simulation.world.docker.containers[id] else { return .done }
        if !before.isEmpty { say("Container \(container.name)", before, &simulation, me) }
        do throws(EngineError) {
            if !isDryRun { try body(&simulation) }
        } catch {
            if !before.isEmpty { say("Container \(container.name)", "Error while \(before)", .failed, &simulation, me) }
            throw error
        }
        say("Container \(container.name)", after, .done, &simulation, me)
        return .done
    }

    // MARK: Containers

    private mutating func create(
        _ task: inout ComposeTask, _ serviceName: String, _ number: Int, _ name: String,
        _ replacement: ComposeTask.Replacement?,
        _ simulation: inout Simulation, _ me: ProcessID
    ) throws(EngineError) -> ComposeOutcome {
        guard let service = project.services[serviceName] else { return .done }
        let replaced = replacement.flatMap { simulation.world.docker.containers[$0.container] }
        let label = "Container \(replaced?.name ?? name)"
        if !task.hasBegun {
            task.hasBegun = true
            say(label, replaced == nil ? "Creating" : "Recreate", &simulation, me)
            if isDryRun {
                say(label, replaced == nil ? "Created" : "Recreated", .done, &simulation, me)
                return .done
            }
            return .yield
        }
        if !task.isPrepared {
            task.isPrepared = true
            do throws(EngineError) {
                let maker = ServiceContainer(service: service, project: project, number: number)
                let first = replaced.map { "\($0.id.short)_\(name)" } ?? name
                let inherited = replacement?.keepsVolumes == true ? replaced : nil
                _ = try simulation.createContainer(
                    maker.request(name: first, replacing: inherited, simulation))
            } catch {
                let text = CommandFailure.daemonText(error)
                say(label, text, .failed, &simulation, me)
                return .failed(text)
            }
            guard let replaced else {
                say(label, "Created", .done, &simulation, me)
                return .done
            }
            task.stopping = try StopOperation(
                replaced.id.hex, signal: nil, timeout: replacement?.timeout, simulation)
        }
        guard let replaced else { return .done }
        if let reasons = task.stopping?.step(&simulation) { return .wait(reasons) }
        let newName = "\(replaced.id.short)_\(name)"
        try simulation.removeContainer(replaced.id.hex, force: false, withVolumes: false)
        try simulation.renameContainer(newName, to: name)
        say(label, "Recreated", .done, &simulation, me)
        return .done
    }

    private mutating func start(
        _ task: inout ComposeTask, _ name: String, _ serviceName: String, _ simulation: inout Simulation,
        _ me: ProcessID
    ) throws(EngineError) -> ComposeOutcome {
        let label = "Container \(name)"
        if !task.hasBegun {
            task.hasBegun = true
            if let container = try? simulation.findContainer(name), container.state.isRunning { return .done }
            say(label, "Starting", &simulation, me)
            if isDryRun {
                say(label, "Started", .done, &simulation, me)
                return .done
            }
            return .yield
        }
        if !task.isPrepared {
            task.isPrepared = true
            if let service = project.services[serviceName], let id = try? simulation.findContainer(name).id {
                try ServiceContainer(service: service, project: project, number: 1).putFiles(into: id, &simulation)
            }
            try simulation.startContainer(name)
            task.hooks = project.services[serviceName]?["post_start"]?.items ?? []
        }
        if let waits = try runHooks(&task, name, serviceName, &simulation) { return waits }
        say(label, "Started", .done, &simulation, me)
        return .done
    }

    /// Runs what is left of a task's hooks in a container, one after the other. Gives nothing when all are done.
    private func runHooks(
        _ task: inout ComposeTask, _ name: String, _ service: String, _ simulation: inout Simulation
    ) throws(EngineError) -> ComposeOutcome? {
        while let hook = task.hooks.first {
            guard let running = task.hook else {
                var request = Simulation.ExecRequest(arguments: hook["command"]?.texts ?? [])
                request.user = hook["user"]?.text ?? ""
                request.privileged = hook["privileged"] == .bool(true)
                request.workingDirectory = hook["working_dir"]?.text ?? ""
                request.environment = (hook["environment"]?.sortedMembers ?? []).compactMap {
                    $0.value == .null ? nil : "\($0.key)=\($0.value.printed)"
                }
                // A command that is not there fails without a word.
                task.hook = try? simulation.exec(name, request)
                if task.hook == nil { task.hooks.removeFirst() }
                continue
            }
            guard simulation.world.streams.logs[running.log]?.isClosed ?? true else {
                return .wait([.log(running.log)])
            }
            let status = simulation.world.docker.execs[running.id]?.exitCode ?? 0
            task.hook = nil
            task.hooks.removeFirst()
            if status != 0 { return .failed("\(service) hook exited with status \(status)") }
        }
        return nil
    }

    private mutating func stop(
        _ task: inout ComposeTask, _ id: ContainerID, _ service: String?, _ timeout: Int?,
        _ simulation: inout Simulation, _ me: ProcessID
    ) throws(EngineError) -> ComposeOutcome {
        guard let container = simulation.world.docker.containers[id] else { return .done }
        let label = "Container \(container.name)"
        if !task.hasBegun {
            task.hasBegun = true
            say(label, "Stopping", &simulation, me)
            if isDryRun {
                say(label, "Stopped", .done, &simulation, me)
                return .done
            }
            task.hooks = service.flatMap { project.services[$0]?["pre_stop"]?.items } ?? []
            // A hook cannot run in a container that has ended; Compose then goes on without a word.
            if !task.hooks.isEmpty, !container.state.isRunning { return .done }
            return .yield
        }
        if let waits = try runHooks(&task, container.name, service ?? "", &simulation) { return waits }
        if task.stopping == nil {
            task.stopping = try StopOperation(id.hex, signal: nil, timeout: timeout, simulation)
        }
        if let reasons = task.stopping?.step(&simulation) { return .wait(reasons) }
        say(label, "Stopped", .done, &simulation, me)
        return .done
    }

    private mutating func restart(
        _ task: inout ComposeTask, _ id: ContainerID, _ timeout: Int?, _ simulation: inout Simulation,
        _ me: ProcessID
    ) throws(EngineError) -> ComposeOutcome {
        guard let container = simulation.world.docker.containers[id] else { return .done }
        let label = "Container \(container.name)"
        if !task.hasBegun {
            task.hasBegun = true
            say(label, "Restarting", &simulation, me)
            if !isDryRun { task.stopping = try StopOperation(id.hex, signal: nil, timeout: timeout, simulation) }
            return .yield
        }
        if !isDryRun {
            if let reasons = task.stopping?.step(&simulation) { return .wait(reasons) }
            try simulation.startContainer(id.hex)
            simulation.emit("restart", container)
        }
        say(label, "Started", .done, &simulation, me)
        return .done
    }

}
