/// Rules beyond the schema that hold for a merged model (compose-go, `validation`).
enum ModelChecks {
    static func check(_ model: ModelValue) throws(ComposeError) { try check(model, ModelPath()) }

    private static func check(_ value: ModelValue, _ path: ModelPath) throws(ComposeError) {
        if let rule = rules[path] { try check(value, rule, path) }
        for (key, member) in value.sortedMembers { try check(member, path.next(key)) }
        for item in value.items ?? [] { try check(item, path.next(ModelPath.item)) }
    }

    private enum Rule { case external, configSource, secretSource, address, filled, device, mount }

    private static let rules = PathTable<Rule>([
        "volumes.*": .external, "configs.*": .configSource, "secrets.*": .secretSource,
        "services.*.ports.[]": .address, "services.*.volumes.[]": .mount, "services.*.develop.watch.[].path": .filled,
        "services.*.deploy.resources.reservations.devices.[]": .device, "services.*.gpus.[]": .device,
    ])

    private static func check(_ value: ModelValue, _ rule: Rule, _ path: ModelPath) throws(ComposeError) {
        switch rule {
        case .external:
            guard value["external"]?.isTrue == true else { return }
            for (key, _) in value.sortedMembers where !["name", "external"].contains(key) && !key.hasPrefix("x-") {
                throw ComposeError("\(path): conflicting parameters \"external\" and \"\(key)\" specified")
            }
        case .configSource: try checkSource(value, ["file", "environment", "content"], path)
        case .secretSource: try checkSource(value, ["file", "environment"], path)
        case .address:
            guard let address = value["host_ip"]?.text else { return }
            let octets = address.split(separator: ".", omittingEmptySubsequences: false)
            let isAddress = octets.count == 4 && octets.allSatisfy { UInt8($0) != nil } || address.contains(":")
            if !isAddress { throw ComposeError("\(path): invalid ip address: \(address)") }
        case .filled:
            if value == "" { throw ComposeError("\(path): value can't be blank") }
        case .mount:
            if value["type"] == "bind", value["source"]?.text?.isEmpty ?? true {
                throw ComposeError("invalid mount config for type \"bind\": field Source must not be empty")
            }
        case .device:
            if value["count"] != nil, value["device_ids"] != nil {
                throw ComposeError("\(path): \"count\" and \"device_ids\" attributes are exclusive")
            }
        }
    }

    private static func checkSource(_ value: ModelValue, _ keys: [String], _ path: ModelPath) throws(ComposeError) {
        guard value.members != nil else { return }
        let count = keys.count { value[$0] != nil }
        let names = keys.joined(separator: "|")
        if count > 1 { throw ComposeError("\(path): \(names) attributes are mutually exclusive") }
        if count == 0, value["driver"] == nil, value["external"] == nil {
            throw ComposeError("\(path): one of \(names) must be set")
        }
    }
}
