/// Which services of a project are in effect.
extension ComposeProject {
    /// Keeps the services whose profiles are active; `*` activates all.
    package mutating func apply(profiles: [String]) {
        let active = Set(profiles)
        for (name, service) in services {
            let isActive =
                service.profiles.isEmpty || active.contains("*") || service.profiles.contains(where: active.contains)
            if !isActive {
                services[name] = nil
                disabledServices[name] = service
            }
        }
    }

    /// Puts services in effect that a command names, whatever their profiles.
    package mutating func enable(_ names: [String]) throws(ComposeError) {
        var profiles: [String] = []
        for name in names where services[name] == nil {
            guard let service = disabledServices[name] else { throw ComposeError("no such service: \(name)") }
            services[name] = service
            disabledServices[name] = nil
            profiles += service.profiles
        }
    }

    /// Keeps some services and what they need.
    ///
    /// - Parameter withDependencies: without, what they depend on goes too, and the dependence is forgotten.
    package mutating func select(_ names: [String], withDependencies: Bool = true) throws(ComposeError) {
        guard !names.isEmpty else { return }
        var wanted: Set<String> = []
        for name in names { try want(name, &wanted, isRequired: true, withDependencies) }
        for (name, service) in services where !wanted.contains(name) {
            services[name] = nil
            disabledServices[name] = service
        }
        for name in services.keys { forgetMissingDependencies(of: name, keepsOptional: withDependencies) }
    }

    private func want(
        _ name: String, _ wanted: inout Set<String>, isRequired: Bool, _ withDependencies: Bool
    ) throws(ComposeError) {
        guard let service = services[name] else {
            if isRequired { throw ComposeError("no such service: \(name)") }
            return
        }
        guard wanted.insert(name).inserted, withDependencies else { return }
        for (dependency, how) in service.dependencies.sorted(by: { $0.key < $1.key }) {
            try want(dependency, &wanted, isRequired: how.isRequired, withDependencies)
        }
    }

    private mutating func forgetMissingDependencies(of name: String, keepsOptional: Bool) {
        guard var service = services[name], let dependencies = service.value["depends_on"]?.members else { return }
        service.value["depends_on"] = .mapping(dependencies.filter { services[$0.key] != nil })
        services[name] = service
    }

    /// Drops networks, volumes, configs and secrets that no service in effect uses.
    package mutating func dropUnusedResources() {
        var used: [String: Set<String>] = [:]
        for service in services.values {
            for name in service["networks"]?.members?.keys ?? [:].keys { used["networks", default: []].insert(name) }
            for mount in service["volumes"]?.items ?? [] where mount["type"] == "volume" {
                if let source = mount["source"]?.text { used["volumes", default: []].insert(source) }
            }
            for section in ["configs", "secrets"] {
                let lists = [service[section], service.build?[section]]
                for reference in lists.flatMap({ $0?.items ?? [] }) {
                    if let source = reference["source"]?.text { used[section, default: []].insert(source) }
                }
            }
            for name in service["models"]?.members?.keys ?? [:].keys { used["models", default: []].insert(name) }
        }
        networks = networks.filter { used["networks", default: []].contains($0.key) }
        volumes = volumes.filter { used["volumes", default: []].contains($0.key) }
        configs = configs.filter { used["configs", default: []].contains($0.key) }
        secrets = secrets.filter { used["secrets", default: []].contains($0.key) }
        models = models.filter { used["models", default: []].contains($0.key) }
    }

    /// The services in the order in which they start: what is depended on comes first.
    package func startOrder() throws(ComposeError) -> [String] {
        var order: [String] = []
        var done: Set<String> = []
        var path: [String] = []
        for name in serviceNames { try visit(name, &order, &done, &path) }
        return order
    }

    private func visit(
        _ name: String, _ order: inout [String], _ done: inout Set<String>, _ path: inout [String]
    ) throws(ComposeError) {
        guard !done.contains(name), let service = services[name] else { return }
        if let start = path.firstIndex(of: name) {
            throw ComposeError("dependency cycle detected: " + (path[start...] + [name]).joined(separator: " -> "))
        }
        path.append(name)
        for dependency in service.dependencies.keys.sorted() { try visit(dependency, &order, &done, &path) }
        path.removeLast()
        done.insert(name)
        order.append(name)
    }

    /// The services that depend on some, directly or not.
    package func dependents(of names: [String]) -> Set<String> {
        var found = Set(names)
        var grows = true
        while grows {
            let more = services.values.filter { service in
                !found.contains(service.name) && service.dependencies.keys.contains(where: found.contains)
            }
            grows = !more.isEmpty
            found.formUnion(more.map(\.name))
        }
        return found.subtracting(names)
    }
}
