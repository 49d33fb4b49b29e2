import CommandSyntax

/// Turns every short form of a model into its long form (compose-go, `transform`).
package enum Canonical {
    /// `isRaw` says that variables are still in the texts: what cannot be read stays as it is.
    package static func apply(_ value: ModelValue, isRaw: Bool = false) throws(ComposeError) -> ModelValue {
        try apply(value, ModelPath(), isRaw)
    }

    private static func apply(_ value: ModelValue, _ path: ModelPath, _ isRaw: Bool) throws(ComposeError) -> ModelValue
    {
        var value = value
        if let rule = rules[path] {
            do {
                value = try transform(value, rule, path)
            } catch  where isRaw {
                return value
            }
        }
        switch value {
        case .mapping(let members):
            var out: [String: ModelValue] = [:]
            for (key, member) in members.sorted(by: { $0.key < $1.key }) {
                out[key] = try apply(member, path.next(key), isRaw)
            }
            return .mapping(out)
        case .list(let items):
            var out: [ModelValue] = []
            for item in items { out.append(try apply(item, path.next(ModelPath.item), isRaw)) }
            return .list(out)
        default: return value
        }
    }

    private enum Rule {
        case build, dependencies, environmentFiles, list, extends, devices, names, volume, device, fileReference, ports
        case keyValue, external, include
    }

    private static let rules = PathTable<Rule>([
        "services.*.build": .build, "services.*.build.secrets.[]": .fileReference,
        "services.*.build.additional_contexts": .keyValue, "services.*.build.ssh": .keyValue,
        "services.*.depends_on": .dependencies, "services.*.env_file": .environmentFiles,
        "services.*.label_file": .list, "services.*.extends": .extends, "services.*.gpus": .devices,
        "services.*.networks": .names, "services.*.models": .names, "services.*.volumes.[]": .volume,
        "services.*.dns": .list, "services.*.devices.[]": .device, "services.*.secrets.[]": .fileReference,
        "services.*.configs.[]": .fileReference, "services.*.ports": .ports, "volumes.*": .external,
        "networks.*": .external, "secrets.*": .external, "configs.*": .external, "include.[]": .include,
    ])

    private static func transform(_ value: ModelValue, _ rule: Rule, _ path: ModelPath) throws(ComposeError)
        -> ModelValue
    {
        switch rule {
        case .build: return value.text.map { ["context": .string($0)] } ?? value
        case .list: return value.text.map { .list([.string($0)]) } ?? value
        case .extends: return value.text.map { ["service": .string($0)] } ?? value
        case .include: return value.text.map { ["path": .list([.string($0)])] } ?? value
        case .fileReference: return value.text.map { ["source": .string($0)] } ?? value
        case .devices: return value.text.map { _ in .list([["count": "all"]]) } ?? value
        case .names:
            guard let items = value.items else { return value }
            return .mapping(Dictionary(items.map { ($0.printed, .null) }) { first, _ in first })
        case .keyValue: return keyValue(value)
        case .dependencies: return dependencies(value)
        case .environmentFiles: return environmentFiles(value)
        case .volume: return try volume(value)
        case .device: return try device(value)
        case .ports: return try ports(value)
        case .external: return try external(value, path)
        }
    }

    private static func keyValue(_ value: ModelValue) -> ModelValue {
        guard let items = value.items ?? value.text.map({ [.string($0)] }) else { return value }
        return .mapping(
            Dictionary(
                items.map { item in
                    let parts = item.printed.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                    return (String(parts[0]), parts.count > 1 ? .string(String(parts[1])) : .null)
                }
            ) { $1 })
    }

    private static func dependencies(_ value: ModelValue) -> ModelValue {
        let plain: ModelValue = ["condition": "service_started", "required": .bool(true)]
        if let items = value.items {
            return .mapping(Dictionary(items.map { ($0.printed, plain) }) { first, _ in first })
        }
        return .mapping(
            (value.members ?? [:]).mapValues { member in
                var member = member
                if member["required"] == nil { member["required"] = .bool(true) }
                return member
            })
    }

    private static func environmentFiles(_ value: ModelValue) -> ModelValue {
        let items = value.items ?? [value]
        return .list(
            items.map { item in
                guard let path = item.text else {
                    var file = item
                    if file["required"] == nil { file["required"] = .bool(true) }
                    return file
                }
                return ["path": .string(path), "required": .bool(true)]
            })
    }

    private static func volume(_ value: ModelValue) throws(ComposeError) -> ModelValue {
        var volume = value
        if let text = value.text { volume = try VolumeNotation.parse(text) }
        if let target = volume["target"]?.text, !target.isEmpty { volume["target"] = .string(PathText.clean(target)) }
        return volume
    }

    private static func device(_ value: ModelValue) throws(ComposeError) -> ModelValue {
        guard let text = value.text else { return value }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count < 4 else {
            throw ComposeError("confusing device mapping, please use long syntax: \(text)")
        }
        return [
            "source": .string(parts[0]), "target": .string(parts.count > 1 ? parts[1] : parts[0]),
            "permissions": .string(parts.count > 2 ? parts[2] : "rwm"),
        ]
    }

    private static func ports(_ value: ModelValue) throws(ComposeError) -> ModelValue {
        guard let items = value.items else { return value }
        var ports: [ModelValue] = []
        for item in items {
            guard item.members == nil else {
                ports.append(item)
                continue
            }
            do {
                ports += try PortSpec.parse(item.printed).map(port)
            } catch {
                throw ComposeError(error.message)
            }
        }
        return .list(ports)
    }

    private static func port(_ spec: PortSpec) -> ModelValue {
        var port: ModelValue = [
            "mode": "ingress", "target": .integer(spec.port), "protocol": .string(spec.transport),
        ]
        if !spec.hostPort.isEmpty { port["published"] = .string(spec.hostPort) }
        if !spec.hostAddress.isEmpty { port["host_ip"] = .string(spec.hostAddress) }
        return port
    }

    /// `external: {name: x}`, the old way to name what exists already.
    private static func external(_ value: ModelValue, _ path: ModelPath) throws(ComposeError) -> ModelValue {
        guard let external = value["external"], external.members != nil else { return value }
        var resource = value
        resource["external"] = .bool(true)
        if let name = external["name"] {
            if let own = value["name"], own != name {
                throw ComposeError("\(path): name and external.name conflict; only use name")
            }
            resource["name"] = name
        }
        return resource
    }
}
