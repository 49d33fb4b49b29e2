/// Makes explicit what a model implies: the default network, names, dependencies (compose-go, `loader/normalize.go`).
package enum Normalization {
    package static func apply(
        _ model: ModelValue, project: String, environment: [String: String]
    ) throws(ComposeError) -> ModelValue {
        var model = model
        model["name"] = .string(project)
        var networks = model["networks"]?.members ?? [:]
        var services: [String: ModelValue] = [:]
        for (name, service) in model["services"]?.sortedMembers ?? [] {
            services[name] = normalize(service, environment)
        }
        if services.values.contains(where: { $0["networks"]?["default"] != nil }), networks["default"] == nil {
            networks["default"] = .null
        }
        if model["services"] != nil { model["services"] = .mapping(services) }
        if !networks.isEmpty { model["networks"] = .mapping(networks) }
        for section in ["networks", "volumes", "configs", "secrets"] {
            guard let resources = model[section]?.members else { continue }
            model[section] = .mapping(
                resources.reduce(into: [:]) { $0[$1.key] = named($1.value, $1.key, project: project) })
        }
        return model
    }

    private static func named(_ resource: ModelValue, _ key: String, project: String) -> ModelValue {
        guard resource.members != nil else { return ["name": .string("\(project)_\(key)")] }
        guard resource["name"] == nil else { return resource }
        var named = resource
        named["name"] = .string(resource["external"]?.isTrue == true ? key : "\(project)_\(key)")
        return named
    }

    private static func normalize(_ service: ModelValue, _ environment: [String: String]) -> ModelValue {
        guard service.members != nil else { return service }
        var service = service
        if service["provider"] == nil, service["network_mode"] == nil {
            if service["networks"]?.members?.isEmpty ?? true, service["networks"]?.items?.isEmpty ?? true {
                service["networks"] = ["default": .null]
            }
        }
        if service["pull_policy"] == "if_not_present" { service["pull_policy"] = "missing" }
        if var build = service["build"] {
            build.fill("context", ".")
            if build["dockerfile_inline"] == nil { build.fill("dockerfile", "Dockerfile") }
            if let arguments = build["args"] { build["args"] = resolve(arguments, environment, dropsUnset: true) }
            service["build"] = build
        }
        if let variables = service["environment"] {
            service["environment"] = resolve(variables, environment, dropsUnset: false)
        }
        addDependencies(&service)
        if let hooks = service["pre_start"]?.items, let image = service["image"] {
            service["pre_start"] = .list(
                hooks.map { hook in
                    var hook = hook
                    hook.fill("image", image)
                    return hook
                })
        }
        return service
    }

    /// Names without a value take that of the environment.
    private static func resolve(
        _ variables: ModelValue, _ environment: [String: String], dropsUnset: Bool
    ) -> ModelValue {
        if let items = variables.items {
            return .list(
                items.compactMap { item in
                    guard let name = item.text, !name.contains("=") else { return item }
                    guard let value = environment[name] else { return dropsUnset ? nil : item }
                    return .string("\(name)=\(value)")
                })
        }
        guard let members = variables.members else { return variables }
        return .mapping(
            members.reduce(into: [:]) { out, member in
                guard member.value == .null else {
                    out[member.key] = member.value
                    return
                }
                if let value = environment[member.key] {
                    out[member.key] = .string(value)
                } else if !dropsUnset {
                    out[member.key] = .null
                }
            })
    }

    /// Links, shared namespaces and `volumes_from` are dependencies.
    private static func addDependencies(_ service: inout ModelValue) {
        var dependencies = service["depends_on"]?.members ?? [:]
        func add(_ name: String, restarts: Bool) {
            guard dependencies[name] == nil else { return }
            dependencies[name] = [
                "condition": "service_started", "restart": .bool(restarts), "required": .bool(true),
            ]
        }
        for link in service["links"]?.texts ?? [] { add(String(link.prefix { $0 != ":" }), restarts: true) }
        for space in ["network_mode", "ipc", "pid", "uts", "cgroup"] {
            guard let mode = service[space]?.text, mode.hasPrefix("service:") else { continue }
            add(String(mode.dropFirst(8)), restarts: true)
        }
        for source in service["volumes_from"]?.texts ?? [] where !source.hasPrefix("container:") {
            add(String(source.prefix { $0 != ":" }), restarts: false)
        }
        if !dependencies.isEmpty { service["depends_on"] = .mapping(dependencies) }
    }
}
