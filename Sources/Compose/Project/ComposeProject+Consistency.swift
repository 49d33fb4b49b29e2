/// Whether the parts of a project fit together (compose-go, `loader/validate.go`).
extension ComposeProject {
    package func checkConsistency() throws(ComposeError) {
        for name in serviceNames {
            guard let service = services[name] else { continue }
            try checkSource(of: service)
            try checkNetworks(of: service)
            try checkDependencies(of: service)
            try checkFiles(of: service)
            try checkLimits(of: service)
        }
        _ = try startOrder()
    }

    private func checkSource(of service: ComposeService) throws(ComposeError) {
        if service.build == nil, service.image == nil, service["provider"] == nil {
            throw .inconsistent("service \"\(service.name)\" has neither an image nor a build context specified")
        }
        if let build = service.build, build["dockerfile_inline"] != nil, build["dockerfile"] != nil {
            throw .inconsistent(
                "service \"\(service.name)\" declares mutualy exclusive dockerfile and dockerfile_inline")
        }
        for (name, value) in service.build?["additional_contexts"]?.sortedMembers ?? [] {
            let text = value.printed
            guard text.hasPrefix("service:"), allServices[String(text.dropFirst(8))] == nil else { continue }
            throw ComposeError(
                "service \"\(service.name)\" declares unknown service \"\(text.dropFirst(8))\" as additional contexts \(name)"
            )
        }
        if let test = service["healthcheck"]?["test"]?.items?.first?.text,
            !["CMD", "CMD-SHELL", "NONE"].contains(test)
        {
            throw ComposeError("healthcheck.test must start either by \"CMD\", \"CMD-SHELL\" or \"NONE\"")
        }
    }

    private func checkNetworks(of service: ComposeService) throws(ComposeError) {
        let networks = service["networks"]?.members ?? [:]
        if service.text("network_mode")?.isEmpty == false, !networks.isEmpty {
            throw .inconsistent("service \(service.name) declares mutually exclusive `network_mode` and `networks`")
        }
        for network in networks.keys.sorted() where self.networks[network] == nil {
            throw .inconsistent("service \"\(service.name)\" refers to undefined network \(network)")
        }
    }

    private func checkDependencies(of service: ComposeService) throws(ComposeError) {
        for name in service.dependencies.keys.sorted() where allServices[name] == nil {
            throw .inconsistent("service \"\(service.name)\" depends on undefined service \"\(name)\"")
        }
        guard let mode = service.text("network_mode"), mode.hasPrefix("service:") else { return }
        let name = String(mode.dropFirst(8))
        if allServices[name] == nil {
            throw ComposeError("service \"\(name)\" not found for network_mode 'service:\(name)'")
        }
    }

    private func checkFiles(of service: ComposeService) throws(ComposeError) {
        var targets: [String: Int] = [:]
        for (index, mount) in (service["volumes"]?.items ?? []).enumerated() {
            if mount["type"] == "volume", let source = mount["source"]?.text, volumes[source] == nil {
                throw .inconsistent("service \"\(service.name)\" refers to undefined volume \(source)")
            }
            guard let target = mount["target"]?.text else { continue }
            if let earlier = targets[target] {
                throw ComposeError(
                    "services.\(service.name).volumes[\(index)]: target \(target) already mounted as services.\(service.name).volumes[\(earlier)]"
                )
            }
            targets[target] = index
        }
        for (section, known) in [("secret", secrets), ("config", configs)] {
            for reference in service[section + "s"]?.items ?? [] {
                guard let source = reference["source"]?.text, known[source] == nil else { continue }
                throw .inconsistent("service \"\(service.name)\" refers to undefined \(section) \(source)")
            }
        }
        for reference in service.build?["secrets"]?.items ?? [] {
            guard let source = reference["source"]?.text, secrets[source] == nil else { continue }
            throw .inconsistent("service \"\(service.name)\" refers to undefined build secret \(source)")
        }
    }

    /// Keys that say the same in the old place and under `deploy` must agree.
    private func checkLimits(of service: ComposeService) throws(ComposeError) {
        let deploy = service["deploy"]
        let limits = deploy?["resources"]?["limits"]
        let reservations = deploy?["resources"]?["reservations"]
        let pairs: [(String, String, ModelValue?)] = [
            ("scale", "deploy.replicas", deploy?["replicas"]),
            ("mem_limit", "deploy.resources.limits.memory", limits?["memory"]),
            ("mem_reservation", "deploy.resources.reservations.memory", reservations?["memory"]),
            ("cpus", "deploy.resources.limits.cpus", limits?["cpus"]),
            // Limits that say nothing of processes say none.
            ("pids_limit", "deploy.resources.limits.pids", limits.map { $0["pids"] ?? .integer(0) }),
        ]
        for (key, other, value) in pairs {
            guard let own = service[key], own != .null, let value, value != .null, own != value else { continue }
            throw ComposeError(
                "services.\(service.name): can't set distinct values on '\(key)' and '\(other)': invalid compose project"
            )
        }
        if let name = service.text("container_name"), !name.isEmpty, service.scale > 1 {
            let key = service["scale"] == nil ? "deploy.replicas" : "scale"
            throw ComposeError(
                "services.\(key): can't set container_name and \(service.name) as container name must be unique: invalid compose project"
            )
        }
    }
}
