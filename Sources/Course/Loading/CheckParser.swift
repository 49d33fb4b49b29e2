/// Reads checks.
enum CheckParser {
    /// The kinds of checks by their key, with the other keys that each may have.
    static let kinds: [String: Set<String>] = [
        "container": [
            "state", "image", "exit", "env", "label", "port", "network", "mount", "user", "restart", "workdir",
            "command",
        ],
        "no-container": [],
        "image": [
            "cmd", "entrypoint", "env", "label", "exposes", "workdir", "user", "layers-at-most", "size-at-most",
            "same-as",
        ],
        "no-image": [], "volume": ["label"], "no-volume": [], "network": ["driver", "label"], "no-network": [],
        "count": ["is", "at-least", "at-most"], "file": ["in", "contains", "equals", "absent", "mode"],
        "probe": ["prints", "contains", "not-contains", "exit"],
    ]

    static func parse(_ mappings: [YAMLMapping], needsText: Bool = true) throws(ContentFault) -> [Check] {
        var checks: [Check] = []
        for mapping in mappings { checks.append(try parse(mapping, needsText: needsText)) }
        return checks
    }

    private static func parse(_ yaml: YAMLMapping, needsText: Bool) throws(ContentFault) -> Check {
        let names = yaml.keys.map(\.name)
        // `network` is a kind and a property of containers; the more specific reading wins.
        let order = [
            "container", "no-container", "image", "no-image", "file", "count", "probe", "volume", "no-volume",
            "network", "no-network",
        ]
        guard let kind = order.first(where: names.contains) else {
            throw ContentFault(yaml.file, yaml.line, "a check needs one of: \(order.joined(separator: ", "))")
        }
        let properties = kinds[kind] ?? []
        try yaml.allow(properties.union([kind, "text", "diagnose"]))
        let name = try yaml.string(kind)
        var check = Check(
            text: needsText ? try yaml.string("text") : "", diagnose: try yaml.optionalString("diagnose") ?? "",
            subject: .probe(""), properties: [], line: yaml.line)
        check.subject = subject(kind, name)
        for (key, _) in yaml.keys where properties.contains(key) {
            // An empty text is a value, too: `prints: ""`.
            let values = try yaml.strings(key)
            check.properties.append((key, values.isEmpty ? [try yaml.optionalString(key) ?? ""] : values))
        }
        return check
    }

    private static func subject(_ kind: String, _ name: String) -> Check.Subject {
        switch kind {
        case "container": .container(name)
        case "no-container": .noContainer(name)
        case "image": .image(name)
        case "no-image": .noImage(name)
        case "volume": .volume(name)
        case "no-volume": .noVolume(name)
        case "network": .network(name)
        case "no-network": .noNetwork(name)
        case "count": .count(name)
        case "file": .file(name)
        default: .probe(name)
        }
    }
}
