/// Lists whose entries have a key: of two entries with the same key the later one stays, in the place of the first
/// (compose-go, `override/uncity.go`).
package enum Unicity {
    package static func enforce(_ value: ModelValue) throws(ComposeError) -> ModelValue {
        try enforce(value, ModelPath())
    }

    private static func enforce(_ value: ModelValue, _ path: ModelPath) throws(ComposeError) -> ModelValue {
        switch value {
        case .mapping(let members):
            var out: [String: ModelValue] = [:]
            for (key, member) in members { out[key] = try enforce(member, path.next(key)) }
            return .mapping(out)
        case .list(let items):
            guard let rule = rules[path] else { return value }
            var kept: [ModelValue] = []
            var places: [String: Int] = [:]
            for (index, item) in items.enumerated() {
                let key = try self.key(of: item, rule, path.next("[\(index)]"))
                if let place = places[key] {
                    kept[place] = item
                } else {
                    places[key] = kept.count
                    kept.append(item)
                }
            }
            return .list(kept)
        default: return value
        }
    }

    private enum Rule { case keyValue, volume, port, config, secret, environmentFile, device, text }

    private static let rules = PathTable<Rule>([
        "networks.*.labels": .keyValue, "networks.*.ipam.options": .keyValue, "volumes.*.labels": .keyValue,
        "services.*.annotations": .keyValue, "services.*.build.args": .keyValue,
        "services.*.build.additional_contexts": .keyValue, "services.*.build.platform": .keyValue,
        "services.*.build.tags": .keyValue, "services.*.build.labels": .keyValue, "services.*.cap_add": .keyValue,
        "services.*.cap_drop": .keyValue, "services.*.configs": .config, "services.*.deploy.labels": .keyValue,
        "services.*.devices": .device, "services.*.dns": .keyValue, "services.*.dns_opt": .keyValue,
        "services.*.dns_search": .keyValue, "services.*.environment": .keyValue,
        "services.*.env_file": .environmentFile, "services.*.expose": .text, "services.*.labels": .keyValue,
        "services.*.links": .keyValue, "services.*.networks.*.aliases": .keyValue,
        "services.*.networks.*.link_local_ips": .keyValue, "services.*.ports": .port,
        "services.*.profiles": .keyValue, "services.*.secrets": .secret, "services.*.sysctls": .keyValue,
        "services.*.tmpfs": .keyValue, "services.*.volumes": .volume,
    ])

    private static func key(of item: ModelValue, _ rule: Rule, _ path: ModelPath) throws(ComposeError) -> String {
        switch rule {
        case .keyValue:
            guard let text = item.text else { throw ComposeError("\(path): unexpected type \(item.goType)") }
            return String(text.prefix { $0 != "=" })
        case .text: return item.printed
        case .volume:
            if let target = item["target"]?.text { return PathText.clean(target) }
            guard let text = item.text, let volume = try? VolumeNotation.parse(text) else { return item.printed }
            return PathText.clean(volume["target"]?.text ?? "")
        case .port:
            guard item.members != nil else { return item.printed }
            guard let target = item["target"] else {
                throw ComposeError("service ports \(path) is missing a target port")
            }
            let host = item["host_ip"]?.printed ?? "0.0.0.0"
            return "\(host):\(item["published"]?.printed ?? ""):\(target.printed)/\(item["protocol"]?.printed ?? "tcp")"
        case .config, .secret:
            let folder = rule == .secret ? "/run/secrets/" : "/"
            if let target = item["target"]?.text { return target }
            return folder + (item["source"]?.text ?? item.printed)
        case .environmentFile: return item["path"]?.text ?? item.printed
        case .device:
            if let target = item["target"]?.text { return target }
            let parts = item.printed.split(separator: ":", omittingEmptySubsequences: false)
            return String(parts.count > 1 ? parts[1] : parts[0])
        }
    }
}
