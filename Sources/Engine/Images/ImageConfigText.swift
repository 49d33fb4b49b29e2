import FileTrees
import HashTreeCollections
import JSON
import WorldModel

/// An image's configuration as the JSON document that archives and registries carry (OCI image spec, "Image Configuration").
enum ImageConfigText {
    static func write(_ image: Image) -> String {
        if let text = image.configText { return text }
        var object = JSONObject()
        object["architecture"] = .string(image.architecture)
        if !image.author.isEmpty { object["author"] = .string(image.author) }
        if !image.comment.isEmpty { object["comment"] = .string(image.comment) }
        object["config"] = config(image.config)
        if !image.container.isEmpty { object["container"] = .string(image.container) }
        object["created"] = .string(CivilTime(image.created).rfc3339Nano)
        object["history"] = .array(image.history.map(history))
        object["os"] = .string("linux")
        object["rootfs"] = .object(
            JSONObject([
                ("type", .string("layers")), ("diff_ids", .array(image.layers.map { .string($0.description) })),
            ]))
        return JSONWriter().text(.object(object))
    }

    private static func history(_ entry: HistoryEntry) -> JSONValue {
        var object = JSONObject([("created", .string(CivilTime(entry.created).rfc3339Nano))])
        if !entry.author.isEmpty { object["author"] = .string(entry.author) }
        if !entry.createdBy.isEmpty { object["created_by"] = .string(entry.createdBy) }
        if !entry.comment.isEmpty { object["comment"] = .string(entry.comment) }
        if entry.emptyLayer { object["empty_layer"] = .bool(true) }
        return .object(object)
    }

    private static func config(_ config: ContainerConfig) -> JSONValue {
        func texts(_ list: [String]) -> JSONValue { .array(list.map { .string($0) }) }
        func set(_ list: [String]) -> JSONValue { .object(JSONObject(list.map { ($0, .object(JSONObject())) })) }
        var object = JSONObject()
        if !config.hostname.isEmpty { object["Hostname"] = .string(config.hostname) }
        if !config.user.isEmpty { object["User"] = .string(config.user) }
        if !config.exposedPorts.isEmpty { object["ExposedPorts"] = set(config.exposedPorts) }
        if !config.env.isEmpty { object["Env"] = texts(config.env) }
        if let entrypoint = config.entrypoint { object["Entrypoint"] = texts(entrypoint) }
        if let cmd = config.cmd { object["Cmd"] = texts(cmd) }
        if !config.volumes.isEmpty { object["Volumes"] = set(config.volumes) }
        if !config.workingDir.isEmpty { object["WorkingDir"] = .string(config.workingDir) }
        if !config.labels.isEmpty {
            object["Labels"] = .object(
                JSONObject(config.labels.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) }))
        }
        if let signal = config.stopSignal { object["StopSignal"] = .string(signal) }
        if let timeout = config.stopTimeout { object["StopTimeout"] = .number(Double(timeout)) }
        if config.argsEscaped { object["ArgsEscaped"] = .bool(true) }
        if let check = config.healthcheck { object["Healthcheck"] = healthcheck(check) }
        if !config.onBuild.isEmpty { object["OnBuild"] = texts(config.onBuild) }
        if let shell = config.shell { object["Shell"] = texts(shell) }
        return .object(object)
    }

    private static func healthcheck(_ check: Healthcheck) -> JSONValue {
        var object = JSONObject()
        if !check.test.isEmpty { object["Test"] = .array(check.test.map { .string($0) }) }
        for (name, value) in [
            ("Interval", check.interval), ("Timeout", check.timeout), ("StartPeriod", check.startPeriod),
            ("StartInterval", check.startInterval), ("Retries", Int64(check.retries)),
        ] where value != 0 {
            object[name] = .number(Double(value))
        }
        return .object(object)
    }

    // MARK: Reading

    /// The image that a document describes; `nil` when it lacks what an image must have.
    static func read(_ text: String) -> ImageDraft? {
        guard let value = JSONReader.parse(text), let layers = value["rootfs"]?["diff_ids"]?.items else { return nil }
        let digests = layers.compactMap(\.text).filter { $0.hasPrefix("sha256:") }.map {
            Digest(hex: String($0.dropFirst(7)))
        }
        guard digests.count == layers.count else { return nil }
        let created = value["created"]?.text.flatMap { Instant(rfc3339: $0) } ?? Instant(nanoseconds: 0)
        let history = (value["history"]?.items ?? []).map { entry in
            HistoryEntry(
                created: entry["created"]?.text.flatMap { Instant(rfc3339: $0) } ?? created,
                createdBy: entry["created_by"]?.text ?? "", comment: entry["comment"]?.text ?? "",
                emptyLayer: entry["empty_layer"] == .bool(true), author: entry["author"]?.text ?? "")
        }
        var draft = ImageDraft(
            config: readConfig(value["config"] ?? .null), layers: digests, history: history, created: created)
        draft.author = value["author"]?.text ?? ""
        draft.comment = value["comment"]?.text ?? ""
        draft.container = value["container"]?.text ?? ""
        draft.architecture = value["architecture"]?.text ?? "amd64"
        if write(draft.image(id: Digest(hex: ""))) != text { draft.configText = text }
        return draft
    }

    private static func readConfig(_ value: JSONValue) -> ContainerConfig {
        func texts(_ key: String) -> [String]? { value[key]?.items?.compactMap(\.text) }
        func number(_ value: JSONValue?) -> Int64 {
            if case .number(let number)? = value { Int64(number) } else { 0 }
        }
        var config = ContainerConfig()
        config.hostname = value["Hostname"]?.text ?? ""
        config.user = value["User"]?.text ?? ""
        config.exposedPorts = value["ExposedPorts"]?.object?.keys ?? []
        config.env = texts("Env") ?? []
        config.entrypoint = texts("Entrypoint")
        config.cmd = texts("Cmd")
        config.volumes = value["Volumes"]?.object?.keys ?? []
        config.workingDir = value["WorkingDir"]?.text ?? ""
        for (key, label) in value["Labels"]?.object?.members ?? [] { config.labels[key] = label.text }
        config.stopSignal = value["StopSignal"]?.text
        config.stopTimeout = value["StopTimeout"].map { Int(number($0)) }
        config.argsEscaped = value["ArgsEscaped"] == .bool(true)
        if let check = value["Healthcheck"], check.object != nil {
            var healthcheck = Healthcheck()
            healthcheck.test = check["Test"]?.items?.compactMap(\.text) ?? []
            healthcheck.interval = number(check["Interval"])
            healthcheck.timeout = number(check["Timeout"])
            healthcheck.startPeriod = number(check["StartPeriod"])
            healthcheck.startInterval = number(check["StartInterval"])
            healthcheck.retries = Int(number(check["Retries"]))
            config.healthcheck = healthcheck
        }
        config.onBuild = texts("OnBuild") ?? []
        config.shell = texts("Shell")
        return config
    }
}
