import Engine

/// `--network NAME` or `--network name=NAME,alias=…,ip=…` (docker/cli, `NetworkOpt`).
struct NetworkNotation: Sendable, Equatable {
    var name = ""
    var aliases: [String] = []
    var address: String?
    var hardwareAddress: String?
    var gatewayPriority = 0

    init(_ text: String) {
        guard text.contains("=") else {
            name = text == "default" ? "bridge" : text
            return
        }
        for field in text.split(separator: ",") {
            let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let value = parts.count > 1 ? parts[1] : ""
            switch parts[0].lowercased() {
            case "name": name = value
            case "alias": aliases.append(value)
            case "ip": address = value
            case "mac-address": hardwareAddress = value
            case "gw-priority": gatewayPriority = Int(value) ?? 0
            default: break
            }
        }
        if name == "default" { name = "bridge" }
    }

    /// What is wrong with a text, if anything.
    static func complaint(_ text: String) -> String? {
        guard text.contains("=") else { return nil }
        let known = ["name", "alias", "ip", "ip6", "mac-address", "link-local-ip", "driver-opt", "gw-priority"]
        for field in text.split(separator: ",") {
            let key = field.prefix { $0 != "=" }.lowercased()
            guard known.contains(key) else { return "invalid field key \(key)" }
        }
        return NetworkNotation(text).name.isEmpty ? "network name/id is not specified" : nil
    }

    /// Whether a network is one that a container makes for itself.
    var isUserDefined: Bool {
        !["bridge", "host", "none", ""].contains(name) && !name.hasPrefix("container:")
    }
}
