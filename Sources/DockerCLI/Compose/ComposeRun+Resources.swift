import Compose
import Engine
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
            if owner != project.name || known.labels[ComposeLabels.network] != key {
                return .failed(
                    "network \(name) was found but has incorrect label \(ComposeLabels.network) set to \"\(known.labels[ComposeLabels.network] ?? "")\" (expected: \"\(key)\")"
                )
            }
            return .done
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
        labels[ComposeLabels.hash] = ""
        return labels.merging(own) { $1 }.filter { $0.key != ComposeLabels.hash }
    }

    mutating func createVolume(
        _ key: String, _ simulation: inout Simulation, _ me: ProcessID
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
            }
            return .done
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
