import JSON

/// A loaded project: its services and resources, in long form and with every type read.
package struct ComposeProject: Sendable, Equatable {
    package var name: String
    package var workingDirectory: String
    /// The files it was loaded from.
    package var files: [String]
    package var environment: [String: String]
    /// Services that are in effect, by name.
    package var services: [String: ComposeService] = [:]
    /// Services that their profiles or a selection leave out.
    package var disabledServices: [String: ComposeService] = [:]
    package var networks: [String: ModelValue] = [:]
    package var volumes: [String: ModelValue] = [:]
    package var configs: [String: ModelValue] = [:]
    package var secrets: [String: ModelValue] = [:]
    package var models: [String: ModelValue] = [:]
    /// Top-level keys that begin with `x-`.
    package var extensions: [String: ModelValue] = [:]

    /// Reads a model. Throws Compose's "decoding failed".
    package init(
        _ model: ModelValue, name: String, workingDirectory: String, files: [String], environment: [String: String]
    ) throws(ComposeError) {
        self.name = name
        self.workingDirectory = workingDirectory
        self.files = files
        self.environment = environment
        for (key, service) in model["services"]?.sortedMembers ?? [] {
            let value = service == .null ? .mapping([:]) : try Shape.service.read(service, "services[\(key)]")
            services[key] = ComposeService(name: key, value: value)
        }
        networks = try Self.resources(model, "networks", .network)
        volumes = try Self.resources(model, "volumes", .volume)
        configs = try Self.resources(model, "configs", .file)
        secrets = try Self.resources(model, "secrets", .file)
        models = try Self.resources(model, "models", .model)
        extensions = (model.members ?? [:]).filter { $0.key.hasPrefix("x-") }
    }

    private static func resources(
        _ model: ModelValue, _ section: String, _ shape: Shape
    ) throws(ComposeError) -> [String: ModelValue] {
        var out: [String: ModelValue] = [:]
        for (key, resource) in model[section]?.sortedMembers ?? [] {
            out[key] = resource == .null ? .mapping([:]) : try shape.read(resource, "\(section)[\(key)]")
        }
        return out
    }

    /// All services, whether they are in effect or not.
    package var allServices: [String: ComposeService] { services.merging(disabledServices) { own, _ in own } }

    package var serviceNames: [String] { services.keys.sorted() }

    // MARK: Writing

    /// The project as `docker compose config` shows it.
    package func document(forJSON: Bool) -> JSONValue {
        var object = JSONObject([("name", .string(name))])
        func section(_ name: String, _ members: [(String, JSONValue)]) {
            if !members.isEmpty { object[name] = .object(JSONObject(members)) }
        }
        func resources(_ values: [String: ModelValue], _ shape: Shape) -> [(String, JSONValue)] {
            values.sorted { $0.key < $1.key }.map { ($0.key, shape.write($0.value, forJSON: forJSON)) }
        }
        let services = serviceNames.compactMap { name in
            self.services[name].map { (name, Shape.service.write($0.value, forJSON: forJSON)) }
        }
        if !forJSON { object["services"] = .object(JSONObject(services)) }
        section("networks", resources(networks, .network))
        if forJSON { object["services"] = .object(JSONObject(services)) }
        section("volumes", resources(volumes, .volume))
        section("secrets", resources(secrets.mapValues { $0.without("content") }, .file))
        section(
            "configs", resources(configs.mapValues { $0["environment"] == nil ? $0 : $0.without("content") }, .file))
        section("models", resources(models, .model))
        for (key, value) in extensions.sorted(by: { $0.key < $1.key }) { object[key] = value.json }
        guard forJSON else { return .object(object) }
        return .object(JSONObject(object.sortedKeys.map { ($0, object[$0] ?? .null) }))
    }
}

extension ModelValue {
    func without(_ key: String) -> ModelValue {
        var copy = self
        copy[key] = nil
        return copy
    }
}
