import CommandSyntax
import Engine
import Kernel
import WorldModel

/// Turns the flags of `docker run` and `docker create` into a request.
struct ContainerOptions {
    let command: ParsedCommand
    let me: ProcessID
    private var config = ContainerConfig()
    private var hostConfig = HostConfig()

    init(_ command: ParsedCommand, _ me: ProcessID) {
        self.command = command
        self.me = me
    }

    /// The request. Failures carry the message alone.
    mutating func request(_ simulation: Simulation) throws(EngineError) -> CreateRequest {
        try readConfig(simulation)
        try readHostConfig(simulation)
        try readMounts(simulation)
        readLimits()
        readHealth()
        var request = CreateRequest(name: command.string("name") ?? "", config: config, hostConfig: hostConfig)
        request.networks = try networks()
        return request
    }

    private func refuse(_ message: String) -> EngineError { EngineError(.invalidParameter, message) }

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
        for text in command.list("expose") {
            config.exposedPorts.append(text.contains("/") ? text : text + "/tcp")
        }
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
        for text in command.list("env") {
            if text.contains("=") {
                lines.append(text)
            } else if let value = own[text] {
                lines.append("\(text)=\(value)")
            } else {
                lines.append(text)
            }
        }
        var seen: [String] = []
        for line in lines {
            let name = line.prefix { $0 != "=" }
            if let index = seen.firstIndex(where: { $0.prefix { $0 != "=" } == name }) {
                seen[index] = line
            } else {
                seen.append(line)
            }
        }
        config.env = seen
    }

    private mutating func readLabels(_ simulation: Simulation) throws(EngineError) {
        for path in command.list("label-file") {
            for line in try EnvironmentFile.lines(path, simulation, me) { addLabel(line) }
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
        hostConfig.dns = command.list("dns")
        hostConfig.dnsSearch = command.list("dns-search")
        hostConfig.dnsOptions = command.list("dns-option")
        hostConfig.extraHosts = command.list("add-host").map { text in
            guard let mark = text.firstIndex(where: { $0 == "=" || $0 == ":" }) else { return text }
            return text[..<mark] + ":" + text[text.index(after: mark)...]
        }
        hostConfig.groupAdd = command.list("group-add")
        hostConfig.securityOpt = command.list("security-opt") + (hostConfig.privileged ? ["label=disable"] : [])
        hostConfig.volumesFrom = command.list("volumes-from")
        hostConfig.links = command.list("link")
        hostConfig.pidMode = command.string("pid") ?? ""
        hostConfig.utsMode = command.string("uts") ?? ""
        if command.isSet("ipc") { hostConfig.ipcMode = command.string("ipc") ?? "" }
        if command.bool("init") { hostConfig.initProcess = true }
        if command.isSet("log-driver") { hostConfig.logDriver = command.string("log-driver") ?? "json-file" }
        hostConfig.containerIDFile = command.string("cidfile") ?? ""
        hostConfig.networkMode = command.list("network").first.map(Self.networkName) ?? "bridge"
        if hostConfig.networkMode == "default" { hostConfig.networkMode = "bridge" }
    }

    private static func capability(_ text: String) -> String {
        let name = text.uppercased()
        return name == "ALL" || name.hasPrefix("CAP_") ? name : "CAP_" + name
    }

    /// `--network NAME` or `--network name=NAME,alias=…`.
    private static func networkName(_ text: String) -> String {
        guard text.contains("=") else { return text }
        return text.split(separator: ",").first { $0.hasPrefix("name=") }.map { String($0.dropFirst(5)) } ?? text
    }

    static func restartPolicy(_ text: String) throws(EngineError) -> RestartPolicy {
        var policy = RestartPolicy()
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        policy.name = parts[0].isEmpty ? "no" : parts[0]
        if parts.count > 1 {
            guard let count = Int(parts[1]) else {
                throw EngineError(
                    .invalidParameter, "invalid restart policy format: maximum retry count must be an integer")
            }
            policy.maximumRetryCount = count
        }
        return policy
    }

    private mutating func readMounts(_ simulation: Simulation) throws(EngineError) {
        let directory = simulation.world.processes[me]?.workingDirectory ?? "/"
        for text in command.list("volume") {
            guard text.contains(":") else {
                config.volumes.append(text)
                continue
            }
            if text.hasPrefix("./") || text.hasPrefix("../") || text.hasPrefix(".:") || text.hasPrefix("~/") {
                var parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
                parts[0] = Self.absolute(parts[0], from: directory)
                hostConfig.binds.append(parts.joined(separator: ":"))
            } else {
                hostConfig.binds.append(text)
            }
        }
        for text in command.list("mount") { hostConfig.mounts.append(Self.mount(text, directory)) }
        for text in command.list("tmpfs") {
            let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
            let options = parts.count > 1 ? parts[1] : ""
            for option in options.split(separator: ",") {
                let name = option.prefix { $0 != "=" }
                guard
                    [
                        "rw", "ro", "size", "mode", "noexec", "exec", "nosuid", "suid", "nodev", "dev", "uid", "gid",
                        "nr_inodes",
                    ].contains(name)
                else {
                    throw refuse("Error response from daemon: invalid tmpfs option \"\(name)\"")
                }
            }
            guard parts[0].hasPrefix("/") else {
                throw refuse(
                    "Error response from daemon: invalid mount path: '\(parts[0])' mount path must be absolute")
            }
            hostConfig.tmpfs[parts[0]] = options
        }
    }

    static func absolute(_ path: String, from directory: String) -> String {
        var names: [Substring] = []
        for name in ((path.hasPrefix("/") ? "" : directory + "/") + path).split(separator: "/") where name != "." {
            if name == ".." { names = names.dropLast() } else { names.append(name) }
        }
        return "/" + names.joined(separator: "/")
    }

    private static func mount(_ text: String, _ directory: String) -> MountRequest {
        var request = MountRequest(type: "volume", source: "", target: "", readOnly: false)
        for field in text.split(separator: ",") {
            let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let value = parts.count > 1 ? parts[1] : "true"
            switch parts[0].lowercased() {
            case "type": request.type = value
            case "source", "src": request.source = value
            case "target", "dst", "destination": request.target = value
            case "readonly", "ro": request.readOnly = value != "false" && value != "0"
            case "volume-nocopy": request.volumeNoCopy = true
            case "volume-subpath": request.volumeSubpath = value
            default: break
            }
        }
        if request.type == "bind", request.source.hasPrefix(".") {
            request.source = absolute(request.source, from: directory)
        }
        return request
    }

    private mutating func readLimits() {
        hostConfig.memory = command.bytes("memory") ?? 0
        hostConfig.memoryReservation = command.bytes("memory-reservation") ?? 0
        if command.isSet("memory-swap") { hostConfig.memorySwap = command.bytes("memory-swap") ?? 0 }
        if let cpus = command.double("cpus") { hostConfig.nanoCpus = Int64(cpus * 1e9) }
        hostConfig.cpuShares = Int64(command.int("cpu-shares") ?? 0)
        hostConfig.cpusetCpus = command.string("cpuset-cpus") ?? ""
        if command.isSet("pids-limit") { hostConfig.pidsLimit = command.int("pids-limit").map(Int64.init) }
        if command.isSet("shm-size") { hostConfig.shmSize = command.bytes("shm-size") ?? hostConfig.shmSize }
        hostConfig.oomScoreAdj = command.int("oom-score-adj") ?? 0
    }

    private mutating func readHealth() {
        if command.bool("no-healthcheck") {
            config.healthcheck = Healthcheck()
            config.healthcheck?.test = ["NONE"]
            return
        }
        let names = [
            "health-cmd", "health-interval", "health-retries", "health-start-period", "health-timeout",
            "health-start-interval",
        ]
        guard names.contains(where: command.isSet) else { return }
        var check = Healthcheck()
        if let text = command.string("health-cmd"), !text.isEmpty { check.test = ["CMD-SHELL", text] }
        check.interval = command.duration("health-interval")?.nanoseconds ?? 0
        check.timeout = command.duration("health-timeout")?.nanoseconds ?? 0
        check.startPeriod = command.duration("health-start-period")?.nanoseconds ?? 0
        check.retries = command.int("health-retries") ?? 0
        config.healthcheck = check
    }

    private func networks() throws(EngineError) -> [NetworkAttachment] {
        var attachments: [NetworkAttachment] = []
        for text in command.list("network") {
            var attachment = NetworkAttachment(name: Self.networkName(text))
            if attachment.name == "default" { attachment.name = "bridge" }
            for field in text.split(separator: ",") where text.contains("=") {
                if field.hasPrefix("alias=") { attachment.aliases.append(String(field.dropFirst(6))) }
                if field.hasPrefix("ip=") { attachment.address = String(field.dropFirst(3)) }
            }
            attachments.append(attachment)
        }
        let aliases = command.list("network-alias")
        if !aliases.isEmpty || command.isSet("ip") {
            if attachments.isEmpty { attachments = [NetworkAttachment(name: "bridge")] }
            attachments[0].aliases += aliases
            attachments[0].address = command.string("ip") ?? attachments[0].address
            if ["bridge", "host", "none"].contains(attachments[0].name), !aliases.isEmpty {
                throw refuse("network-scoped aliases are only supported for user-defined networks")
            }
        }
        return attachments
    }
}

/// Files of `NAME=value` lines, as `--env-file` takes them.
enum EnvironmentFile {
    static func lines(_ path: String, _ simulation: Simulation, _ me: ProcessID) throws(EngineError) -> [String] {
        do {
            let text = String(decoding: try simulation.contents(of: path, as: me), as: UTF8.self)
            return text.split(separator: "\n").map { line in
                String(line.last == "\r" ? line.dropLast() : line).trimmedStart
            }.filter { !$0.isEmpty && !$0.hasPrefix("#") }
        } catch {
            throw EngineError(.invalidParameter, "open \(path): \(error.rawValue.lowercasedFirst)")
        }
    }

    static func read(
        _ path: String, _ simulation: Simulation, _ me: ProcessID, _ environment: Environment
    ) throws(EngineError) -> [String] {
        var out: [String] = []
        for line in try lines(path, simulation, me) {
            let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard !parts[0].isEmpty else {
                throw EngineError(.invalidParameter, "invalid env file (\(path)): no variable name on line '\(line)'")
            }
            guard !parts[0].contains(where: \.isWhitespace) else {
                throw EngineError(
                    .invalidParameter, "invalid env file (\(path)): variable '\(parts[0])' contains whitespaces")
            }
            if parts.count > 1 {
                out.append(line)
            } else if let value = environment[parts[0]] {
                out.append("\(parts[0])=\(value)")
            }
        }
        return out
    }
}

extension String {
    var trimmedStart: String { String(drop { $0 == " " || $0 == "\t" }) }
    /// Go writes system errors in lower case.
    var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
