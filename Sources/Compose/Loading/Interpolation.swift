import CommandSyntax

/// Fills in the variables of a whole model and gives values the type that their place asks for.
package struct Interpolation {
    private let environment: [String: String]
    /// Variables without a value, one for each use.
    package private(set) var unset: [String] = []
    /// Other things to warn of.
    package private(set) var warnings: [String] = []

    package init(_ environment: [String: String]) { self.environment = environment }

    package mutating func apply(_ value: ModelValue) throws(ComposeError) -> ModelValue {
        try apply(value, ModelPath())
    }

    private mutating func apply(_ value: ModelValue, _ path: ModelPath) throws(ComposeError) -> ModelValue {
        switch value {
        case .string(let text): return try fill(text, path)
        case .list(let items):
            var out: [ModelValue] = []
            for item in items { out.append(try apply(item, path.next(ModelPath.item))) }
            return .list(out)
        case .mapping(let members):
            var out: [String: ModelValue] = [:]
            for (key, member) in members.sorted(by: { $0.key < $1.key }) {
                out[key] = try apply(member, path.next(key))
            }
            return .mapping(out)
        default: return value
        }
    }

    private mutating func fill(_ text: String, _ path: ModelPath) throws(ComposeError) -> ModelValue {
        var filled = text
        if text.utf8.contains(UInt8(ascii: "$")) {
            do {
                filled = try Template(text).fill(lookup: { environment[$0] }, unset: { unset.append($0) })
            } catch {
                if case .invalid(let template) = error {
                    throw ComposeError(
                        "invalid interpolation format for \(path).\nYou may need to escape any $ with another $.\n\(template)"
                    )
                }
                throw ComposeError("error while interpolating \(path): \(error.message)")
            }
        }
        guard let kind = Self.kinds[path] else { return .string(filled) }
        return try cast(filled, to: kind, path)
    }

    // MARK: Types

    private enum Kind { case integer, number, boolean }

    /// Places whose texts become numbers or booleans (compose-go, `loader/interpolate.go`).
    private static let kinds = PathTable<Kind>([
        "services.*.cpu_count": .integer,
        "services.*.cpu_percent": .number, "services.*.cpu_period": .integer, "services.*.cpu_quota": .integer,
        "services.*.cpu_rt_period": .integer, "services.*.cpu_rt_runtime": .integer, "services.*.cpus": .number,
        "services.*.cpu_shares": .integer, "services.*.init": .boolean, "services.*.depends_on.*.required": .boolean,
        "services.*.depends_on.*.restart": .boolean, "services.*.deploy.replicas": .integer,
        "services.*.deploy.update_config.parallelism": .integer,
        "services.*.deploy.update_config.max_failure_ratio": .number,
        "services.*.deploy.rollback_config.parallelism": .integer,
        "services.*.deploy.rollback_config.max_failure_ratio": .number,
        "services.*.deploy.restart_policy.max_attempts": .integer,
        "services.*.deploy.placement.max_replicas_per_node": .integer,
        "services.*.healthcheck.retries": .integer, "services.*.healthcheck.disable": .boolean,
        "services.*.oom_kill_disable": .boolean, "services.*.oom_score_adj": .integer,
        "services.*.pids_limit": .integer, "services.*.ports.[].target": .integer,
        "services.*.privileged": .boolean, "services.*.read_only": .boolean, "services.*.scale": .integer,
        "services.*.stdin_open": .boolean, "services.*.tty": .boolean,
        "services.*.ulimits.*": .integer, "services.*.ulimits.*.hard": .integer,
        "services.*.ulimits.*.soft": .integer, "services.*.volumes.[].read_only": .boolean,
        "services.*.volumes.[].bind.create_host_path": .boolean, "services.*.volumes.[].volume.nocopy": .boolean,
        "services.*.volumes.[].tmpfs.mode": .integer, "services.*.env_file.[].required": .boolean,
        "services.*.build.no_cache": .boolean, "services.*.build.privileged": .boolean,
        "services.*.build.pull": .boolean, "services.*.attach": .boolean, "networks.*.external": .boolean,
        "networks.*.internal": .boolean, "networks.*.attachable": .boolean, "networks.*.enable_ipv6": .boolean,
        "networks.*.enable_ipv4": .boolean, "volumes.*.external": .boolean, "secrets.*.external": .boolean,
        "configs.*.external": .boolean,
    ])

    private mutating func cast(_ text: String, to kind: Kind, _ path: ModelPath) throws(ComposeError) -> ModelValue {
        let prefix = "error while interpolating \(path): failed to cast to expected type: "
        switch kind {
        case .integer:
            guard let value = Int(text) else {
                throw ComposeError("\(prefix)strconv.Atoi: parsing \(GoQuote.quote(text)): invalid syntax")
            }
            return .integer(value)
        case .number:
            guard let value = Double(text) else {
                throw ComposeError("\(prefix)strconv.ParseFloat: parsing \(GoQuote.quote(text)): invalid syntax")
            }
            return .number(value)
        case .boolean:
            let word = text.lowercased()
            if ["y", "yes", "on", "n", "no", "off"].contains(word) {
                let isTrue = ["y", "yes", "on"].contains(word)
                warnings.append(
                    "\(GoQuote.quote(word)) for boolean is not supported by YAML 1.2, please use `\(isTrue)`")
                return .bool(isTrue)
            }
            switch word {
            case "1", "t", "true": return .bool(true)
            case "0", "f", "false": return .bool(false)
            default: throw ComposeError("\(prefix)invalid boolean: \(text)")
            }
        }
    }
}
