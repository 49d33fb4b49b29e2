import FileTrees
import HashTreeCollections
import WorldModel

/// What the daemon refuses in a container's configuration (moby, `verifyContainerSettings`).
extension Simulation {
    func checkHostConfig(_ host: HostConfig) throws(EngineError) {
        try checkRestartPolicy(host.restartPolicy)
        try checkCapabilities(host)
        try checkMemory(host)
        try checkProcessor(host)
        try checkModes(host)
        try LogDriver.check(host.logDriver, host.logOptions)
        for path in host.tmpfs.keys.sorted() {
            guard path.hasPrefix("/") else {
                throw refuse("invalid mount path: '\(path)' mount path must be absolute")
            }
            if FileTree.cleaned(path) == "/" { throw refuse("invalid specification: destination can't be '/'") }
        }
    }

    /// What Go's `strconv.ParseBool` takes.
    static func isTruthValue(_ text: Substring) -> Bool {
        ["1", "t", "T", "true", "TRUE", "True", "0", "f", "F", "false", "FALSE", "False"].contains(text)
    }

    private func refuse(_ message: String) -> EngineError { EngineError(.invalidParameter, message) }

    package func checkRestartPolicy(_ policy: RestartPolicy) throws(EngineError) {
        guard ["no", "always", "on-failure", "unless-stopped", ""].contains(policy.name) else {
            throw refuse(
                "invalid restart policy: unknown policy '\(policy.name)'; use one of 'no', 'always', 'on-failure', or 'unless-stopped'"
            )
        }
        if policy.maximumRetryCount != 0, policy.name != "on-failure" {
            throw refuse("invalid restart policy: maximum retry count can only be used with 'on-failure'")
        }
        if policy.maximumRetryCount < 0 {
            throw refuse("invalid restart policy: maximum retry count cannot be negative")
        }
    }

    private func checkCapabilities(_ host: HostConfig) throws(EngineError) {
        for (names, field) in [(host.capAdd, "CapAdd"), (host.capDrop, "CapDrop")] {
            for name in names where name != "ALL" && CapabilitySet(named: name) == nil {
                throw refuse("invalid \(field): unknown capability: \"\(name)\"")
            }
        }
    }

    /// Checks the limits of memory, as `docker update` does too.
    package func checkMemory(_ host: HostConfig) throws(EngineError) {
        if host.memory > 0, host.memory < 6 << 20 { throw refuse("Minimum memory limit allowed is 6MB") }
        if host.memory > 0, host.memorySwap > 0, host.memorySwap < host.memory {
            throw refuse("Minimum memoryswap limit should be larger than memory limit, see usage")
        }
        if host.memory == 0, host.memorySwap > 0 {
            throw refuse("You should always set the Memory limit when using Memoryswap limit, see usage")
        }
        if host.memory > 0, host.memoryReservation > 0, host.memory < host.memoryReservation {
            throw refuse("Minimum memory limit can not be less than memory reservation limit, see usage")
        }
        if !(-1000...1000).contains(host.oomScoreAdj) {
            throw refuse("Invalid value \(host.oomScoreAdj), range for oom score adj is [-1000, 1000]")
        }
    }

    /// Checks the limits of processor time, as `docker update` does too.
    package func checkProcessor(_ host: HostConfig) throws(EngineError) {
        if host.nanoCpus > 0, host.cpuPeriod > 0 {
            throw refuse("Conflicting options: Nano CPUs and CPU Period cannot both be set")
        }
        if host.nanoCpus > 0, host.cpuQuota > 0 {
            throw refuse("Conflicting options: Nano CPUs and CPU Quota cannot both be set")
        }
        let processors = HostFacts.processors
        if host.nanoCpus < 0 || host.nanoCpus > Int64(processors) * 1_000_000_000 {
            throw refuse(
                "range of CPUs is from 0.01 to \(processors).00, as there are only \(processors) CPUs available")
        }
        if host.cpuShares < 0 {
            throw refuse("invalid CPU shares (\(host.cpuShares)): value must be a positive integer")
        }
        if host.cpuPeriod != 0, !(1_000...1_000_000).contains(host.cpuPeriod) {
            throw refuse("CPU cfs period can not be less than 1ms (i.e. 1000) or larger than 1s (i.e. 1000000)")
        }
        if host.cpuQuota > 0, host.cpuQuota < 1_000 {
            throw refuse("CPU cfs quota can not be less than 1ms (i.e. 1000)")
        }
        try checkSet(host.cpusetCpus, "CPUs", "cpuset cpus", available: processors)
        try checkSet(host.cpusetMems, "memory nodes", "cpuset mems", available: 1)
    }

    /// A list as `0-3,5`.
    private func checkSet(_ text: String, _ what: String, _ field: String, available: Int) throws(EngineError) {
        guard !text.isEmpty else { return }
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
            guard ends.count <= 2, let first = ends[0], let last = ends[ends.count - 1], first <= last else {
                throw refuse("Invalid value \(text) for \(field): invalid format: \(text)")
            }
            guard last < available else {
                let range = available == 1 ? "0" : "0-\(available - 1)"
                throw refuse("Requested \(what) are not available - requested \(text), available: \(range)")
            }
        }
    }

    private func checkModes(_ host: HostConfig) throws(EngineError) {
        guard ["", "default"].contains(host.isolation) else {
            throw refuse("invalid isolation (\(host.isolation)): linux only supports 'default'")
        }
        guard
            ["", "none", "private", "shareable", "host"].contains(host.ipcMode) || host.ipcMode.hasPrefix("container:")
        else { throw refuse("invalid IPC mode: \(host.ipcMode)") }
        guard ["", "runc", "io.containerd.runc.v2"].contains(host.runtime) else {
            throw refuse("unknown or invalid runtime name: \(host.runtime)")
        }
        if !host.storageOpt.isEmpty {
            throw refuse("--storage-opt is supported only for overlay over xfs with 'pquota' mount option")
        }
        for option in host.securityOpt {
            let key = option.prefix { $0 != "=" && $0 != ":" }
            let known = ["label", "apparmor", "seccomp", "no-new-privileges", "systempaths", "writable-cgroups"]
            let isSwitch = key == "no-new-privileges" && option != key
            guard known.contains(String(key)), !isSwitch || Self.isTruthValue(option.dropFirst(key.count + 1)) else {
                throw refuse("invalid --security-opt 2: \"\(option)\"")
            }
        }
    }

    func checkConfig(_ config: ContainerConfig) throws(EngineError) {
        if !config.workingDir.isEmpty, !config.workingDir.hasPrefix("/") {
            throw refuse("the working directory '\(config.workingDir)' is invalid, it needs to be an absolute path")
        }
        if let name = config.stopSignal, !name.isEmpty, Int(name) == nil, Signal(named: name) == nil {
            throw refuse("invalid signal: \(name)")
        }
        guard let check = config.healthcheck else { return }
        let spans = [
            ("Interval", check.interval), ("Timeout", check.timeout), ("StartPeriod", check.startPeriod),
            ("StartInterval", check.startInterval),
        ]
        for (name, span) in spans where span != 0 && span < 1_000_000 {
            throw refuse("\(name) in Healthcheck cannot be less than 1ms")
        }
    }

    /// What does not go with the host's network, or with another container's.
    private func checkSharedNetwork(_ request: CreateRequest) throws(EngineError) {
        let host = request.hostConfig
        if host.networkMode == "host", !host.links.isEmpty {
            throw refuse(
                "conflicting options: host type networking can't be used with links. This would result in undefined behavior"
            )
        }
        if host.utsMode == "host", !request.config.hostname.isEmpty {
            throw refuse("conflicting options: hostname and the UTS mode")
        }
        guard host.networkMode.hasPrefix("container:") else { return }
        let name = String(host.networkMode.dropFirst(10))
        guard !name.isEmpty else {
            throw refuse("invalid network mode: invalid container format container:<name|id>")
        }
        if !request.config.hostname.isEmpty { throw refuse("conflicting options: hostname and the network mode") }
        if !host.links.isEmpty {
            throw refuse(
                "conflicting options: container type network can't be used with links. This would result in undefined behavior"
            )
        }
        if !host.dns.isEmpty { throw refuse("conflicting options: dns and the network mode") }
        if !host.extraHosts.isEmpty {
            throw refuse("conflicting options: custom host-to-IP mapping and the network mode")
        }
        if !host.portBindings.isEmpty || host.publishAllPorts {
            throw refuse("conflicting options: port publishing and the container type network mode")
        }
        if !request.config.exposedPorts.isEmpty {
            throw refuse("conflicting options: port exposing and the container type network mode")
        }
        do {
            _ = try findContainer(name)
        } catch {
            throw EngineError(error.kind, "joining network namespace of container: \(error.message)")
        }
    }

    /// The networks that a container asks for, and its links.
    func checkNetworks(_ request: CreateRequest) throws(EngineError) {
        try checkSharedNetwork(request)
        for attachment in request.networks {
            guard let network = try? findNetwork(attachment.name) else { continue }
            do {
                try checkAddresses(of: attachment, in: network)
            } catch {
                throw refuse("invalid config for network \(attachment.name): \(error.message)")
            }
        }
        for link in request.hostConfig.links {
            let name = LinkNotation.parts(link).name
            let other: Container
            do {
                other = try findContainer(name)
            } catch {
                throw EngineError(error.kind, "could not get container for \(name): \(error.message)")
            }
            guard
                request.hostConfig.networkMode != "bridge"
                    || other.endpoints.contains(where: { $0.networkName == "bridge" })
            else {
                throw refuse("container \(other.id) not attached to default bridge network")
            }
        }
    }
}

extension HostConfig {
    /// What of `root`'s power the container's processes hold.
    package var capabilities: CapabilitySet {
        if privileged { return .all }
        var set: CapabilitySet = capDrop.contains("ALL") ? [] : .container
        if capAdd.contains("ALL") { set = .all }
        for name in capAdd { if let one = CapabilitySet(named: name) { set.insert(one) } }
        for name in capDrop { if let one = CapabilitySet(named: name) { set.remove(one) } }
        return set
    }
}
