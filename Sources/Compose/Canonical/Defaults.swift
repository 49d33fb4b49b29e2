/// Fills in what a long form leaves out (compose-go, `transform/defaults.go`).
enum Defaults {
    static func apply(_ value: ModelValue) -> ModelValue { apply(value, ModelPath()) }

    private static func apply(_ value: ModelValue, _ path: ModelPath) -> ModelValue {
        switch value {
        case .mapping(let members):
            var out: ModelValue = .mapping(
                members.reduce(into: [:]) { $0[$1.key] = apply($1.value, path.next($1.key)) })
            if let rule = rules[path] { rule(&out) }
            return out
        case .list(let items): return .list(items.map { apply($0, path.next(ModelPath.item)) })
        default: return value
        }
    }

    private static let rules = PathTable<@Sendable (inout ModelValue) -> Void>([
        "services.*.build": { $0.fill("context", ".") },
        "services.*.secrets.[]": { $0.fill("target", .string("/run/secrets/" + ($0["source"]?.text ?? ""))) },
        "services.*.ports.[]": {
            $0.fill("protocol", "tcp")
            $0.fill("mode", "ingress")
        },
        "services.*.deploy.resources.reservations.devices.[]": { fillCount(&$0) },
        "services.*.gpus.[]": { fillCount(&$0) },
    ])

    @Sendable private static func fillCount(_ device: inout ModelValue) {
        if device["device_ids"] == nil { device.fill("count", "all") }
    }
}

extension ModelValue {
    /// Sets a key that is missing.
    mutating func fill(_ key: String, _ value: ModelValue) {
        if self[key] == nil { self[key] = value }
    }
}
