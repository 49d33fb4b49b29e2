import Compose
import Engine
import FileTrees
import Kernel
import WorldModel

/// Networks, volumes and images of the project: making and removing them.
extension ComposeRun {
    mutating func createNetwork(
        _ key: String, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(EngineError) -> ComposeOutcome {
        let settings = project.networks[key] ?? .null
        let name = settings["name"]?.text ?? key
        let known = try? simulation.findNetwork(name)
        if settings["external"]?.isTrue == true {
            return known == nil
                ? .failed("network \(name) declared as external, but could not be found") : .done
        }
        if let known, known.name == name {
            let owner = known.labels[ComposeLabels.project] ?? ""
            if owner != project.name {
                let maker = owner.isEmpty ? "by compose" : "for project \"\(owner)\""
                warn(
                    "a network with name \(name) exists but was not created \(maker).\nSet `external: true` to use an existing network",
                    &simulation, me)
            }
            if owner != project.name || known.labels[ComposeLabels.network] != key {
                return .failed(
                    "network \(name) was found but has incorrect label \(ComposeLabels.network) set to \"\(known.labels[ComposeLabels.network] ?? "")\" (expected: \"\(key)\")"
                )
            }
            guard Self.hasDiverged(known.labels, settings) else { return .done }
            // The containers on it were stopped before; they join the new one when they start.
            if !isDryRun {
                for container in simulation.containers(ofProject: project.name) {
                    try? simulation.disconnect(container.id.hex, from: name, force: true, forgets: false)
                }
                try simulation.removeNetwork(name)
            }
            say("Network \(name)", "Removed", .done, &simulation, me)
        }
        say("Network \(name)", "Creating", &simulation, me)
        if !isDryRun {
            var request = NetworkRequest(name: name)
            request.driver = settings["driver"]?.text ?? "bridge"
            request.options = (settings["driver_opts"]?.members ?? [:]).mapValues(\.printed)
            request.isInternal = settings["internal"]?.isTrue == true
            request.isAttachable = settings["attachable"]?.isTrue == true
            request.enablesIPv6 = settings["enable_ipv6"]?.isTrue == true
            request.labels = labels(settings, [ComposeLabels.network: key])
            request.pools = (settings["ipam"]?["config"]?.items ?? []).map { pool in
                var wanted = NetworkRequest.Pool(subnet: pool["subnet"]?.text ?? "")
                wanted.gateway = pool["gateway"]?.text
                wanted.range = pool["ip_range"]?.text
                wanted.auxiliaryAddresses = (pool["aux_addresses"]?.members ?? [:]).mapValues(\.printed)
                return wanted
            }
            do throws(EngineError) {
                _ = try simulation.createNetwork(request)
            } catch {
                let text = CommandFailure.daemonText(error)
                say("Network \(name)", text, .failed, &simulation, me)
                return .failed("failed to create network \(name): \(text)")
            }
        }
        say("Network \(name)", "Created", .done, &simulation, me)
        return .done
    }

    func labels(_ settings: ModelValue, _ own: [String: String]) -> [String: String] {
        var labels = (settings["labels"]?.members ?? [:]).mapValues(\.printed)
        labels[ComposeLabels.project] = project.name
        labels[ComposeLabels.composeVersion] = ComposeLabels.version
        labels[ComposeLabels.hash] = Self.hash(of: settings)
        return labels.merging(own) { $1 }
    }

    private static func hash(of settings: ModelValue) -> String { Digest.sha256(of: settings.hashText).hex }

    /// Whether a network or volume that Compose has made is no longer what the file says.
    static func hasDiverged(_ labels: [String: String], _ settings: ModelValue) -> Bool {
        labels[ComposeLabels.hash].map { $0 != hash(of: settings) } ?? false
    }

    /// Stops the running containers on networks that are to be made anew.
    func networkStops(_ simulation: Simulation) -> [Strand] {
        let diverged = project.networks.filter { key, settings in
            guard settings["external"]?.isTrue != true,
                let known = try? simulation.findNetwork(settings["name"]?.text ?? key)
            else { return false }
            return known.labels[ComposeLabels.project] == project.name && Self.hasDiverged(known.labels, settings)
        }
        guard !diverged.isEmpty else { return [] }
        return simulation.containers(ofProject: project.name).filter { container in
            container.state.isRunning
                && container.endpoints.contains { endpoint in
                    diverged.contains { ($0.value["name"]?.text ?? $0.key) == endpoint.networkName }
                }
        }.map { [ComposeTask(.stop($0.id, service: $0.composeService, timeout: nil))] }
    }

    mutating func createVolume(
        _ task: inout ComposeTask, _ key: String, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(EngineError) -> ComposeOutcome {
        let settings = project.volumes[key] ?? .null
        let name = settings["name"]?.text ?? key
        let known = simulation.world.docker.volumes[name]
        if settings["external"]?.isTrue == true {
            return known == nil ? .failed("external volume \"\(name)\" not found") : .done
        }
        if let known {
            let owner = known.labels[ComposeLabels.project]
            if owner == nil {
                warn(
                    "volume \"\(name)\" already exists but was not created by Docker Compose. Use `external: true` to use an existing volume",
                    &simulation, me)
            } else if owner != project.name {
                warn(
                    "volume \"\(name)\" already exists but was created for project \"\(owner ?? "")\" (expected \"\(project.name)\"). Use `external: true` to use an existing volume",
                    &simulation, me)
            } else if Self.hasDiverged(known.labels, settings) {
                switch try replaceVolume(&task, name, &simulation, me) {
                case .done: break
                case let outcome?: return outcome
                case nil: return .done
                }
            } else {
                return .done
            }
            if owner != project.name { return .done }
        }
        say("Volume \(name)", "Creating", &simulation, me)
        if !isDryRun {
            _ = try simulation.createVolume(
                name: name, labels: labels(settings, [ComposeLabels.volume: key]),
                options: (settings["driver_opts"]?.members ?? [:]).mapValues(\.printed))
        }
        say("Volume \(name)", "Created", .done, &simulation, me)
        return .done
    }

    /// Asks whether a volume may be made anew, and takes it away with the containers that use it. Nothing: it stays.
    private mutating func replaceVolume(
        _ task: inout ComposeTask, _ name: String, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(EngineError) -> ComposeOutcome? {
        if !assumesYes {
            if !task.hasBegun {
                task.hasBegun = true
                simulation.print(
                    "Volume \"\(name)\" exists but doesn't match configuration in compose file. Recreate (data will be lost)? ",
                    as: me)
            }
            switch (try? simulation.readLine(0, as: me)) ?? .end {
            case .blocked(let reason): return .wait([reason])
            case .end: return nil
            case .bytes(let bytes):
                let answer = String(decoding: bytes, as: UTF8.self).filter { !$0.isWhitespace }.lowercased()
                guard ["y", "yes"].contains(answer) else { return nil }
            }
        }
        let users = simulation.containers(ofProject: project.name).filter { container in
            container.mounts.contains { $0.name == name }
        }
        for container in users {
            let label = "Container \(container.name)"
            say(label, "Stopping", &simulation, me)
            say(label, "Stopped", .done, &simulation, me)
            say(label, "Removing", &simulation, me)
            if !isDryRun { try simulation.removeContainer(container.id.hex, force: true, withVolumes: false) }
            say(label, "Removed", .done, &simulation, me)
        }
        if !isDryRun { try simulation.removeVolume(name) }
        return .done
    }

    func warn(_ message: String, _ simulation: inout Simulation, _ me: ProcessID) {
        ComposeLog.warn([message], &simulation, me)
    }

    mutating func removeNetwork(
        _ name: String, _ simulation: inout Simulation, _ me: ProcessID
    ) -> ComposeOutcome {
        say("Network \(name)", "Removing", &simulation, me)
        let id = (try? simulation.findNetwork(name))?.id
        let isUsed = simulation.world.docker.containers.values.contains { container in
            container.endpoints.contains { $0.network == id } && (isDryRun || container.state.isRunning)
        }
        if isUsed {
            say("Network \(name)", "Resource is still in use", .done, &simulation, me)
            return .done
        }
        do throws(EngineError) {
            if !isDryRun { try simulation.removeNetwork(name) }
        } catch {
            return .failed("failed to remove network \(name): \(CommandFailure.daemonText(error))")
        }
        say("Network \(name)", "Removed", .done, &simulation, me)
        return .done
    }

    mutating func removeVolume(
        _ name: String, _ simulation: inout Simulation, _ me: ProcessID
    ) -> ComposeOutcome {
        say("Volume \(name)", "Removing", &simulation, me)
        do throws(EngineError) {
            if !isDryRun { try simulation.removeVolume(name) }
            say("Volume \(name)", "Removed", .done, &simulation, me)
        } catch {
            say("Volume \(name)", "Resource is still in use", .done, &simulation, me)
        }
        return .done
    }

    mutating func removeImage(
        _ name: String, _ simulation: inout Simulation, _ me: ProcessID
    ) -> ComposeOutcome {
        let label = "Image \(name)"
        say(label, "Removing", &simulation, me)
        do throws(EngineError) {
            if !isDryRun { _ = try simulation.removeImage(name, force: false) }
            say(label, "Removed", .done, &simulation, me)
        } catch {
            let text = error.kind == .conflict ? "Resource is still in use" : "Warning: No resource found to remove"
            say(label, text, .done, &simulation, me)
        }
        return .done
    }
}
