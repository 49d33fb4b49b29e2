/// Lays one Compose model over another (Compose specification, "Merge"): mappings are joined, lists appended, the rest
/// replaced; some places have rules of their own.
package enum Merge {
    package static func apply(_ override: ModelValue, over base: ModelValue) throws(ComposeError) -> ModelValue {
        try merge(base, override, ModelPath())
    }

    /// Lays a service over the one that it extends.
    static func extend(_ base: ModelValue, with service: ModelValue) throws(ComposeError) -> ModelValue {
        try merge(base, service, ModelPath(["services", "x"]))
    }

    private static func merge(_ base: ModelValue, _ other: ModelValue, _ path: ModelPath) throws(ComposeError)
        -> ModelValue
    {
        if let rule = rules[path] { return try merge(base, other, path, by: rule) }
        if other == .null { return base }
        switch base {
        case .mapping:
            guard case .mapping = other else { throw ComposeError("cannot override \(path)") }
            return try mergeMappings(base, other, path)
        case .list(let items):
            guard case .list(let more) = other else { throw ComposeError("cannot override \(path)") }
            return .list(items + more)
        default: return other
        }
    }

    private static func mergeMappings(
        _ base: ModelValue, _ other: ModelValue, _ path: ModelPath
    ) throws(ComposeError) -> ModelValue {
        var members = base.members ?? [:]
        for (key, value) in other.sortedMembers {
            members[key] =
                try members[key].map { own throws(ComposeError) in try merge(own, value, path.next(key)) } ?? value
        }
        return .mapping(members)
    }

    // MARK: Places with rules of their own

    private enum Rule { case replace, sequence, hosts, build, dependencies, names, logging, ulimit, pools }

    private static let rules = PathTable<Rule>([
        "networks.*.ipam.config": .pools, "networks.*.labels": .sequence, "volumes.*.labels": .sequence,
        "services.*.annotations": .sequence, "services.*.build": .build, "services.*.build.args": .sequence,
        "services.*.build.additional_contexts": .sequence, "services.*.build.extra_hosts": .hosts,
        "services.*.build.labels": .sequence, "services.*.command": .replace, "services.*.depends_on": .dependencies,
        "services.*.deploy.labels": .sequence, "services.*.dns": .sequence, "services.*.dns_opt": .sequence,
        "services.*.dns_search": .sequence, "services.*.entrypoint": .replace, "services.*.env_file": .sequence,
        "services.*.label_file": .sequence, "services.*.environment": .sequence, "services.*.extra_hosts": .hosts,
        "services.*.healthcheck.test": .replace, "services.*.labels": .sequence,
        "services.*.volumes.*.volume.labels": .sequence, "services.*.logging": .logging,
        "services.*.models": .names, "services.*.networks": .names, "services.*.sysctls": .sequence,
        "services.*.tmpfs": .sequence, "services.*.ulimits.*": .ulimit,
    ])

    private static func merge(
        _ base: ModelValue, _ other: ModelValue, _ path: ModelPath, by rule: Rule
    ) throws(ComposeError) -> ModelValue {
        switch rule {
        case .replace: return other
        case .ulimit: return other
        case .sequence: return .list(sequence(base) + sequence(other))
        case .hosts:
            let known = sequence(base)
            return .list(known + sequence(other).filter { !known.contains($0) })
        case .build:
            return try mergeMappings(asBuild(base), asBuild(other), path)
        case .dependencies:
            let plain: ModelValue = ["condition": "service_started", "required": .bool(true)]
            return try mergeMappings(mapping(base, plain), mapping(other, plain), path)
        case .names: return try mergeMappings(mapping(base, .null), mapping(other, .null), path)
        case .logging:
            // Options stay only while the driver does.
            guard let old = base["driver"], let new = other["driver"], old != new else {
                return try mergeMappings(base, other, path)
            }
            return other
        case .pools: return try mergePools(base, other, path)
        }
    }

    private static func asBuild(_ value: ModelValue) -> ModelValue {
        value.text.map { ["context": .string($0)] } ?? value
    }

    /// A mapping as a list of `KEY=value`, a single text as a list of one.
    static func sequence(_ value: ModelValue) -> [ModelValue] {
        switch value {
        case .list(let items): return items
        case .string: return [value]
        case .mapping:
            var texts: [String] = []
            for (key, member) in value.sortedMembers {
                switch member {
                case .null: texts.append(key)
                case .list(let items): texts += items.map { "\(key)=\($0.printed)" }
                default: texts.append("\(key)=\(member.printed)")
                }
            }
            return texts.sorted().map { .string($0) }
        default: return []
        }
    }

    private static func mapping(_ value: ModelValue, _ member: ModelValue) -> ModelValue {
        guard case .list(let items) = value else { return value.members == nil ? .mapping([:]) : value }
        return .mapping(Dictionary(items.map { ($0.printed, member) }) { first, _ in first })
    }

    private static func mergePools(
        _ base: ModelValue, _ other: ModelValue, _ path: ModelPath
    ) throws(ComposeError) -> ModelValue {
        guard let own = base.items else { throw ComposeError("\(path): unexpected type \(base.goType)") }
        guard let overrides = other.items else { throw ComposeError("\(path): unexpected type \(other.goType)") }
        var pools: [ModelValue] = []
        for pool in own {
            for override in overrides {
                if override["subnet"] != pool["subnet"], !pools.contains(where: { $0["subnet"] == override["subnet"] })
                {
                    pools.append(override)
                    continue
                }
                let merged = try mergeMappings(pool, override, path)
                if let index = pools.firstIndex(where: { $0["subnet"] == merged["subnet"] }) {
                    pools[index] = merged
                } else {
                    pools.append(merged)
                }
            }
        }
        return .list(pools)
    }
}
