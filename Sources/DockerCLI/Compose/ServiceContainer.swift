import CommandSyntax
import Compose
import Engine
import FileTrees
import WorldModel

/// What a container of a service is made of (compose, `pkg/compose/create.go`).
struct ServiceContainer {
    let service: ComposeService
    let project: ComposeProject
    let number: Int

    /// The name of a service's container with a number.
    static func name(_ service: ComposeService, in project: ComposeProject, number: Int) -> String {
        service.text("container_name").flatMap { $0.isEmpty ? nil : $0 } ?? "\(project.name)-\(service.name)-\(number)"
    }

    /// The hash that tells whether a container is still what the file says.
    static func hash(of service: ComposeService) -> String { Digest.sha256(of: service.hashText).hex }

    func request(
        name: String, replacing old: Container? = nil, _ simulation: Simulation
    ) throws(EngineError) -> CreateRequest {
        var request = CreateRequest(name: name, config: config(simulation), hostConfig: try hostConfig(simulation))
        let inherited = inherited(from: old)
        request.hostConfig.mounts.removeAll { mount in
            mount.type == "volume" && mount.source.isEmpty && inherited.contains { $0.target == mount.target }
        }
        request.hostConfig.mounts += inherited
        if let old { request.config.labels[ComposeLabels.replaces] = old.id.hex }
        let mode = request.hostConfig.networkMode
        if service.text("network_mode") == nil {
            request.networks = attachments(name: Self.name(service, in: project, number: number))
            request.hostConfig.networkMode = request.networks.first?.name ?? "none"
        } else if mode != "host", mode != "none", !mode.hasPrefix("container:") {
            request.networks = [NetworkAttachment(name: mode)]
        }
        return request
    }

    // MARK: Config

    private func config(_ simulation: Simulation) -> ContainerConfig {
        var config = ContainerConfig()
        config.image = ServiceImage.name(of: service, in: project)
        config.cmd = words("command")
        config.entrypoint = words("entrypoint")
        config.hostname = service.text("hostname") ?? ""
        config.domainname = service.text("domainname") ?? ""
        config.user = service.text("user") ?? ""
        config.workingDir = service.text("working_dir") ?? ""
        config.tty = service.isTrue("tty")
        config.openStdin = service.isTrue("stdin_open")
        config.attachStdout = true
        config.attachStderr = true
        config.env = (service["environment"]?.sortedMembers ?? []).map { name, value in
            value == .null ? name : "\(name)=\(value.printed)"
        }
        config.stopSignal = service.text("stop_signal")
        if let period = service.integer("stop_grace_period") { config.stopTimeout = period / 1_000_000_000 }
        let published = (service["ports"]?.items ?? []).map(Self.containerPort)
        config.exposedPorts = Array(Set(published + service.texts("expose"))).sorted()
        config.labels = labels(simulation)
        config.healthcheck = healthcheck
        return config
    }

    private func words(_ key: String) -> [String]? { service[key]?.items.map { $0.map(\.printed) } }

    private func labels(_ simulation: Simulation) -> [String: String] {
        var labels = service.dictionary("labels")
        labels[ComposeLabels.project] = project.name
        labels[ComposeLabels.service] = service.name
        labels[ComposeLabels.number] = String(number)
        labels[ComposeLabels.oneOff] = "False"
        labels[ComposeLabels.hash] = Self.hash(of: service)
        labels[ComposeLabels.files] = project.files.joined(separator: ",")
        labels[ComposeLabels.folder] = project.workingDirectory
        labels[ComposeLabels.composeVersion] = ComposeLabels.version
        labels[ComposeLabels.dependencies] = service.dependencies.sorted { $0.key < $1.key }
            .map { "\($0.key):\($0.value.condition):\($0.value.restarts)" }.joined(separator: ",")
        if let image = ServiceImage.find(service, in: project, simulation) {
            labels[ComposeLabels.image] = image.id.description
        }
        return labels
    }

    private var healthcheck: Healthcheck? {
        guard let value = service["healthcheck"], value != .null else { return nil }
        var check = Healthcheck()
        if value["disable"]?.isTrue == true {
            check.test = ["NONE"]
            return check
        }
        func nanoseconds(_ key: String) -> Int64 {
            if case .integer(let number)? = value[key] { Int64(number) } else { 0 }
        }
        check.test = value["test"]?.texts ?? []
        check.interval = nanoseconds("interval")
        check.timeout = nanoseconds("timeout")
        check.startPeriod = nanoseconds("start_period")
        check.startInterval = nanoseconds("start_interval")
        check.retries = Int(nanoseconds("retries"))
        return check
    }

    // MARK: Host

    private func hostConfig(_ simulation: Simulation) throws(EngineError) -> HostConfig {
        var host = HostConfig()
        host.networkMode = try mode("network_mode", simulation) ?? "default"
        host.restartPolicy = restartPolicy
        host.portBindings = (service["ports"]?.items ?? []).map { port in
            PortBinding(
                containerPort: Self.containerPort(port), hostIP: port["host_ip"]?.text ?? "",
                hostPort: port["published"]?.printed ?? "")
        }
        host.privileged = service.isTrue("privileged")
        host.readonlyRootfs = service.isTrue("read_only")
        host.capAdd = service.texts("cap_add").map(ContainerOptions.capability)
        host.capDrop = service.texts("cap_drop").map(ContainerOptions.capability)
        host.dns = service.texts("dns")
        host.dnsOptions = service.texts("dns_opt")
        host.dnsSearch = service.texts("dns_search")
        host.extraHosts = service.texts("extra_hosts").map { Self.hostLine($0) }
        host.groupAdd = service.texts("group_add")
        host.securityOpt = service.texts("security_opt")
        host.sysctls = service.dictionary("sysctls")
        host.storageOpt = service.dictionary("storage_opt")
        host.annotations = service.dictionary("annotations")
        host.initProcess = service["init"].flatMap { $0 == .null ? nil : $0.isTrue }
        host.pidMode = try mode("pid", simulation) ?? ""
        if let mode = try mode("ipc", simulation) { host.ipcMode = mode }
        host.utsMode = service.text("uts") ?? ""
        host.usernsMode = service.text("userns_mode") ?? ""
        if let runtime = service.text("runtime") { host.runtime = runtime }
        if let driver = service["logging"]?["driver"]?.text { host.logDriver = driver }
        host.logOptions = (service["logging"]?["options"]?.members ?? [:]).mapValues(\.printed)
        host.volumesFrom = try volumesFrom(simulation)
        host.links = links(simulation)
        setLimits(&host)
        setMounts(&host)
        return host
    }

    private static func containerPort(_ port: ModelValue) -> String {
        "\(port["target"]?.printed ?? "")/\(port["protocol"]?.text ?? "tcp")"
    }

    private static func hostLine(_ text: String) -> String {
        guard let mark = text.firstIndex(of: "=") else { return text }
        return text[..<mark] + ":" + text[text.index(after: mark)...]
    }

    /// A namespace's mode; `service:x` becomes the first container of the service.
    private func mode(_ key: String, _ simulation: Simulation) throws(EngineError) -> String? {
        guard let mode = service.text(key), !mode.isEmpty else { return nil }
        guard mode.hasPrefix("service:") else { return mode }
        let name = String(mode.dropFirst(8))
        guard let container = simulation.containers(ofProject: project.name, services: [name]).first else {
            let kind = ["network_mode": "network", "ipc": "IPC", "pid": "PID"][key] ?? key
            throw EngineError(
                .notFound, "cannot share \(kind) namespace with service \(name): container missing")
        }
        return "container:" + container.id.hex
    }

    private var restartPolicy: RestartPolicy {
        var policy = RestartPolicy()
        if let text = service.text("restart"), !text.isEmpty {
            let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
            policy.name = parts[0]
            if parts.count > 1 { policy.maximumRetryCount = Int(parts[1]) ?? 0 }
        } else if let deployed = service["deploy"]?["restart_policy"], deployed != .null {
            switch deployed["condition"]?.text ?? "" {
            case "none", "no": policy.name = "no"
            case "on-failure": policy.name = "on-failure"
            case "unless-stopped": policy.name = "unless-stopped"
            default: policy.name = "always"
            }
            if case .integer(let attempts)? = deployed["max_attempts"] { policy.maximumRetryCount = attempts }
        }
        return policy
    }

    private func volumesFrom(_ simulation: Simulation) throws(EngineError) -> [String] {
        var sources: [String] = []
        for text in service.texts("volumes_from") {
            let parts = text.split(separator: ":").map(String.init)
            if parts[0] == "container", parts.count > 1 {
                sources.append(parts.dropFirst().joined(separator: ":"))
                continue
            }
            guard let container = simulation.containers(ofProject: project.name, services: [parts[0]]).first else {
                throw EngineError(
                    .notFound, "cannot share volume with service \(parts[0]): container missing")
            }
            sources.append(([container.id.hex] + parts.dropFirst()).joined(separator: ":"))
        }
        return sources
    }

    private func links(_ simulation: Simulation) -> [String] {
        service.texts("links").flatMap { link -> [String] in
            let parts = link.split(separator: ":").map(String.init)
            return simulation.containers(ofProject: project.name, services: [parts[0]]).map {
                "\($0.name):\(parts.last ?? "")"
            }
        } + service.texts("external_links").map { $0.contains(":") ? $0 : "\($0):\($0)" }
    }

    private func setLimits(_ host: inout HostConfig) {
        let limits = service["deploy"]?["resources"]?["limits"]
        let reservations = service["deploy"]?["resources"]?["reservations"]
        func amount(_ key: String, _ other: ModelValue?) -> Int64? {
            for value in [service[key], other] { if case .integer(let number)? = value { return Int64(number) } }
            return nil
        }
        host.memory = amount("mem_limit", limits?["memory"]) ?? 0
        host.memoryReservation = amount("mem_reservation", reservations?["memory"]) ?? 0
        host.memorySwap = amount("memswap_limit", nil) ?? 0
        host.memorySwappiness = amount("mem_swappiness", nil)
        host.pidsLimit = amount("pids_limit", limits?["pids"])
        for value in [service["cpus"], limits?["cpus"]] {
            if case .number(let number)? = value { host.nanoCpus = Int64((number * 1e9).rounded()) }
        }
        host.cpuShares = amount("cpu_shares", nil) ?? 0
        host.cpuPeriod = amount("cpu_period", nil) ?? 0
        host.cpuQuota = amount("cpu_quota", nil) ?? 0
        host.cpusetCpus = service.text("cpuset") ?? ""
        host.oomScoreAdj = service.integer("oom_score_adj") ?? 0
        if service.isTrue("oom_kill_disable") { host.oomKillDisable = true }
        if let size = amount("shm_size", nil), size > 0 { host.shmSize = size }
        host.cgroupParent = service.text("cgroup_parent") ?? ""
        host.deviceCgroupRules = service.texts("device_cgroup_rules")
        host.devices = (service["devices"]?.items ?? []).map { device in
            DeviceMapping(
                pathOnHost: device["source"]?.text ?? "", pathInContainer: device["target"]?.text ?? "",
                permissions: device["permissions"]?.text ?? "rwm")
        }
        host.ulimits = (service["ulimits"]?.sortedMembers ?? []).map { name, value in
            func number(_ value: ModelValue?) -> Int64 { Int64(value?.printed ?? "") ?? 0 }
            guard value.members != nil else { return Ulimit(name: name, soft: number(value), hard: number(value)) }
            return Ulimit(name: name, soft: number(value["soft"]), hard: number(value["hard"]))
        }
    }

    // MARK: Networks

    private func attachments(name: String) -> [NetworkAttachment] {
        service.networksByPriority.map { key in
            let settings = service["networks"]?[key]
            var attachment = NetworkAttachment(name: project.networks[key]?["name"]?.text ?? key)
            attachment.gatewayPriority = Int(settings?["gw_priority"]?.printed ?? "") ?? 0
            attachment.aliases = [name, service.name] + (settings?["aliases"]?.texts ?? [])
            attachment.address = settings?["ipv4_address"]?.text
            attachment.address6 = settings?["ipv6_address"]?.text
            attachment.linkLocalAddresses = settings?["link_local_ips"]?.texts ?? []
            attachment.driverOptions = (settings?["driver_opts"]?.members ?? [:]).mapValues(\.printed)
            attachment.hardwareAddress = settings?["mac_address"]?.text ?? service.text("mac_address")
            return attachment
        }
    }
}
