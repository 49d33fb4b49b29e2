import Engine

/// `--network NAME` or `--network name=NAME,alias=…,ip=…` (docker/cli, `NetworkOpt`).
struct NetworkNotation: Sendable, Equatable {
    var name = ""
    var aliases: [String] = []
    var address: String?
    var address6: String?
    var linkLocalAddresses: [String] = []
    var driverOptions: [String: String] = [:]
    var hardwareAddress: String?
    var gatewayPriority = 0

    init(_ text: String) {
        guard text.contains("="), let fields = try? CommaFields.parse(text) else {
            name = text == "default" ? "bridge" : text
            return
        }
        for field in fields {
            let (key, value) = Self.parts(field)
            switch key {
            case "name": name = value
            case "alias": aliases.append(value)
            case "ip": address = value
            case "ip6": address6 = value
            case "link-local-ip": linkLocalAddresses.append(value)
            case "driver-opt":
                let parts = value.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                driverOptions[String(parts[0])] = parts.count > 1 ? String(parts[1]) : ""
            case "mac-address": hardwareAddress = value
            case "gw-priority": gatewayPriority = Int(value) ?? 0
            default: break
            }
        }
        if name == "default" { name = "bridge" }
    }

    private static func parts(_ field: String) -> (key: String, value: String) {
        let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map {
            $0.trimmingBlanks
        }
        return (parts[0].lowercased(), parts.count > 1 ? parts[1] : "")
    }

    /// What is wrong with a text, if anything.
    static func complaint(_ text: String) -> String? {
        guard text.contains("=") else { return nil }
        let known = ["name", "alias", "ip", "ip6", "mac-address", "link-local-ip", "driver-opt", "gw-priority"]
        do {
            for field in try CommaFields.parse(text) {
                let (key, value) = parts(field)
                guard field.contains("=") else { return "invalid field \(field)" }
                guard known.contains(key) else { return "invalid field key \(key)" }
                if key == "driver-opt", !value.contains("=") {
                    return "invalid key value pair format in driver options"
                }
                if key == "gw-priority", Int(value) == nil { return "invalid gw-priority (\(value)): invalid syntax" }
            }
        } catch {
            return error.text
        }
        return NetworkNotation(text).name.isEmpty ? "network name/id is not specified" : nil
    }

    /// Whether a network is one that a container makes for itself.
    var isUserDefined: Bool {
        !["bridge", "host", "none", ""].contains(name) && !name.hasPrefix("container:")
    }
}
