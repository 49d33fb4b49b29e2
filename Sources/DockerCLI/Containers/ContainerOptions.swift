import CommandSyntax
import Engine
import Kernel
import WorldModel

/// Turns the flags of `docker run` and `docker create` into a request.
struct ContainerOptions {
    let command: ParsedCommand
    let me: ProcessID
    var config = ContainerConfig()
    var hostConfig = HostConfig()

    init(_ command: ParsedCommand, _ me: ProcessID) {
        self.command = command
        self.me = me
    }

    /// The request. Failures carry the message alone.
    mutating func request(_ simulation: Simulation) throws(EngineError) -> CreateRequest {
        try readConfig(simulation)
        try readHostConfig(simulation)
        try readMounts(simulation)
        try readResources(simulation)
        try readHealth()
        var request = CreateRequest(name: command.string("name") ?? "", config: config, hostConfig: hostConfig)
        request.networks = try networks()
        return request
    }

    func refuse(_ message: String) -> EngineError { EngineError(.invalidParameter, message) }

    private mutating func readConfig(_ simulation: Simulation) throws(EngineError) {
        config.image = command.operands[0]
        let words = Array(command.operands.dropFirst())
        config.cmd = words.isEmpty ? nil : words
        config.hostname = command.string("hostname") ?? ""
        config.domainname = command.string("domainname") ?? ""
        config.user = command.string("user") ?? ""
        config.tty = command.bool("tty")
        config.openStdin = command.bool("interactive")
        config.workingDir = command.string("workdir") ?? ""
        if command.isSet("entrypoint") { config.entrypoint = [command.string("entrypoint") ?? ""] }
        config.stopSignal = command.isSet("stop-signal") ? command.string("stop-signal") : nil
        config.stopTimeout = command.isSet("stop-timeout") ? command.int("stop-timeout") : nil
        try readEnvironment(simulation)
        try readLabels(simulation)
        for text in command.list("expose") { config.exposedPorts += try Self.exposed(text) }
        let attached = command.list("attach").map { $0.lowercased() }
        if attached.isEmpty {
            config.attachStdin = config.openStdin && !command.bool("detach")
            config.attachStdout = !command.bool("detach")
            config.attachStderr = !command.bool("detach")
        } else {
            config.attachStdin = attached.contains("stdin")
            config.attachStdout = attached.contains("stdout")
            config.attachStderr = attached.contains("stderr")
        }
        config.stdinOnce = config.openStdin && config.attachStdin
    }

    private mutating func readEnvironment(_ simulation: Simulation) throws(EngineError) {
        let own = simulation.world.processes[me]?.environment ?? Environment()
        var lines: [String] = []
        for path in command.list("env-file") { lines += try EnvironmentFile.read(path, simulation, me, own) }
        config.env = lines + EnvironmentFile.flags(command.list("env"), own)
    }

    private mutating func readLabels(_ simulation: Simulation) throws(EngineError) {
        for path in command.list("label-file") {
            for line in try EnvironmentFile.read(path, simulation, me, Environment()) { addLabel(line) }
        }
        for text in command.list("label") { addLabel(text) }
    }

    private mutating func addLabel(_ text: String) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        config.labels[parts[0]] = parts.count > 1 ? parts[1] : ""
    }

    private mutating func readHostConfig(_ simulation: Simulation) throws(EngineError) {
        hostConfig.autoRemove = command.bool("rm")
        hostConfig.restartPolicy = try Self.restartPolicy(command.string("restart") ?? "no")
        if hostConfig.autoRemove, !["no", ""].contains(hostConfig.restartPolicy.name) {
            throw refuse("conflicting options: cannot specify both --restart and --rm")
        }
        for text in command.list("publish") {
            do {
                let bindings = try PublishNotation.parse(text)
                hostConfig.portBindings += bindings
                config.exposedPorts += bindings.map(\.containerPort)
            } catch {
                throw refuse(error.message)
            }
        }
        config.exposedPorts = Array(Set(config.exposedPorts)).sorted()
        hostConfig.publishAllPorts = command.bool("publish-all")
        hostConfig.privileged = command.bool("privileged")
        hostConfig.readonlyRootfs = command.bool("read-only")
        hostConfig.capAdd = command.list("cap-add").map(Self.capability)
        hostConfig.capDrop = command.list("cap-drop").map(Self.capability)
        hostConfig.dns = command.list("dns").compactMap(FlagNotation.address)
        hostConfig.dnsSearch = command.list("dns-search").compactMap(FlagNotation.domain)
        hostConfig.dnsOptions = command.list("dns-option")
        hostConfig.extraHosts = command.list("add-host").compactMap(HostNotation.init).map {
            "\($0.name):\($0.address)"
        }
        hostConfig.groupAdd = command.list("group-add")
        hostConfig.securityOpt = try securityOptions(simulation)
        hostConfig.volumesFrom = command.list("volumes-from")
        hostConfig.links = command.list("link")
        try readNamespaces()
        if command.isSet("ipc") { hostConfig.ipcMode = command.string("ipc") ?? "" }
        if command.bool("init") { hostConfig.initProcess = true }
        if command.isSet("log-driver") { hostConfig.logDriver = command.string("log-driver") ?? "json-file" }
        hostConfig.logOptions = KeyValueText.dictionary(command.list("log-opt"))
        if hostConfig.logDriver == "none", !hostConfig.logOptions.isEmpty {
            throw EngineError(.invalidParameter, "invalid logging opts for driver none")
        }
        hostConfig.volumeDriver = command.string("volume-driver") ?? ""
        hostConfig.annotations = KeyValueText.dictionary(command.list("annotation"))
        hostConfig.isolation = command.string("isolation") ?? ""
        if command.isSet("runtime") { hostConfig.runtime = command.string("runtime") ?? "" }
        try Platform.check(command.string("platform"))
        hostConfig.containerIDFile = command.string("cidfile") ?? ""
        hostConfig.networkMode = command.list("network").first.map { NetworkNotation($0).name } ?? "bridge"
        if hostConfig.networkMode == "default" { hostConfig.networkMode = "bridge" }
    }

    static func capability(_ text: String) -> String {
        let name = text.uppercased()
        return name == "ALL" || name.hasPrefix("CAP_") ? name : "CAP_" + name
    }

    static func restartPolicy(_ text: String) throws(EngineError) -> RestartPolicy {
        var policy = RestartPolicy()
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        policy.name = parts[0].isEmpty ? "no" : parts[0]
        if parts.count > 1, parts[0].isEmpty {
            throw EngineError(.invalidParameter, "invalid restart policy format: no policy provided before colon")
        }
        if parts.count > 1, !parts[1].isEmpty {
            guard let count = Int(parts[1]) else {
                throw EngineError(
                    .invalidParameter, "invalid restart policy format: maximum retry count must be an integer")
            }
            policy.maximumRetryCount = count
        }
        return policy
    }

    /// `--expose 80`, `80/udp`, `80-82`.
    private static func exposed(_ text: String) throws(EngineError) -> [String] {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let transport = parts.count > 1 ? parts[1] : "tcp"
        if parts[0].isEmpty {
            throw EngineError(
                .invalidParameter,
                "invalid range format for --expose: \(text), error: Empty string specified for ports.")
        }
        let ends = parts[0].split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        func number(_ end: String) throws(EngineError) -> Int {
            guard let port = UInt16(end) else {
                let reason = Int(end) == nil ? "invalid syntax" : "value out of range"
                throw EngineError(
                    .invalidParameter,
                    "invalid range format for --expose: \(text), error: strconv.ParseUint: parsing \"\(end)\": \(reason)"
                )
            }
            return Int(port)
        }
        let first = try number(ends[0])
        let last = ends.count > 1 ? try number(ends[1]) : first
        guard first <= last else {
            throw EngineError(
                .invalidParameter,
                "invalid range format for --expose: \(text), error: Invalid range specified for the Port: \(parts[0])")
        }
        return (first...last).map { "\($0)/\(transport)" }
    }
}
