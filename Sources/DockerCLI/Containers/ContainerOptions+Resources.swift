import CommandSyntax
import Engine
import Kernel
import WorldModel

/// What a container may use, and how its health is checked.
extension ContainerOptions {
    mutating func readResources(_ simulation: Simulation) throws(EngineError) {
        try readMemory()
        readProcessor()
        if command.isSet("pids-limit") {
            hostConfig.pidsLimit = command.int("pids-limit").map { $0 == 0 ? nil : Int64($0) } ?? nil
        }
        if let size = command.bytes("shm-size"), size > 0 { hostConfig.shmSize = size }
        hostConfig.blkioWeight = command.int("blkio-weight") ?? 0
        hostConfig.cgroupParent = command.string("cgroup-parent") ?? ""
        hostConfig.ulimits = command.list("ulimit").compactMap { UlimitNotation.parse($0).limit }.sorted {
            $0.name < $1.name
        }
        hostConfig.sysctls = KeyValueText.dictionary(command.list("sysctl"))
        hostConfig.storageOpt = KeyValueText.dictionary(command.list("storage-opt"))
        hostConfig.deviceCgroupRules = command.list("device-cgroup-rule")
        hostConfig.deviceRequests = command.list("gpus").compactMap { try? GPUNotation.parse($0) }
        for text in command.list("device") { hostConfig.devices.append(try device(text)) }
    }

    private mutating func readMemory() throws(EngineError) {
        hostConfig.memory = command.bytes("memory") ?? 0
        hostConfig.memoryReservation = command.bytes("memory-reservation") ?? 0
        if command.isSet("memory-swap") {
            hostConfig.memorySwap = command.string("memory-swap") == "-1" ? -1 : command.bytes("memory-swap") ?? 0
        }
        if command.isSet("memory-swappiness"), let swappiness = command.int("memory-swappiness") {
            guard swappiness == -1 || (0...100).contains(swappiness) else {
                throw refuse("invalid value: \(swappiness). Valid memory swappiness range is 0-100")
            }
            if swappiness != -1 { hostConfig.memorySwappiness = Int64(swappiness) }
        }
        if command.isSet("oom-kill-disable") { hostConfig.oomKillDisable = command.bool("oom-kill-disable") }
        hostConfig.oomScoreAdj = command.int("oom-score-adj") ?? 0
    }

    private mutating func readProcessor() {
        if let cpus = command.string("cpus"), case .nano(let nano) = CPUNotation.parse(cpus) {
            hostConfig.nanoCpus = nano
        }
        hostConfig.cpuShares = Int64(command.int("cpu-shares") ?? 0)
        hostConfig.cpuPeriod = Int64(command.int("cpu-period") ?? 0)
        hostConfig.cpuQuota = Int64(command.int("cpu-quota") ?? 0)
        hostConfig.cpuRealtimePeriod = Int64(command.int("cpu-rt-period") ?? 0)
        hostConfig.cpuRealtimeRuntime = Int64(command.int("cpu-rt-runtime") ?? 0)
        hostConfig.cpusetCpus = command.string("cpuset-cpus") ?? ""
        hostConfig.cpusetMems = command.string("cpuset-mems") ?? ""
    }

    /// `--device HOST[:CONTAINER[:PERMISSIONS]]` (docker/cli, `validateLinuxPath`)
    private func device(_ text: String) throws(EngineError) -> DeviceMapping {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        func isMode(_ text: String) -> Bool {
            !text.isEmpty && text.allSatisfy { "rwm".contains($0) } && Set(text).count == text.count
        }
        guard parts.count <= 3, !parts[0].isEmpty else { throw refuse("bad format for path: \(text)") }
        var mapping = DeviceMapping(pathOnHost: parts[0], pathInContainer: parts[0], permissions: "rwm")
        switch parts.count {
        case 1: break
        case 2: if isMode(parts[1]) { mapping.permissions = parts[1] } else { mapping.pathInContainer = parts[1] }
        default:
            guard isMode(parts[2]) else { throw refuse("bad mode specified: \(parts[2])") }
            (mapping.pathInContainer, mapping.permissions) = (parts[1], parts[2])
        }
        guard mapping.pathInContainer.hasPrefix("/") else {
            throw refuse("\(mapping.pathInContainer) is not an absolute path")
        }
        return mapping
    }

    // MARK: Isolation

    mutating func readNamespaces() throws(EngineError) {
        func check(_ flag: String, _ kind: String, allowsContainer: Bool, _ known: Set<String>) throws(EngineError)
            -> String
        {
            let value = command.string(flag) ?? ""
            guard known.contains(value) || allowsContainer && value.hasPrefix("container:") && value.count > 10 else {
                throw refuse("--\(flag): invalid \(kind) mode")
            }
            return value
        }
        hostConfig.pidMode = try check("pid", "PID", allowsContainer: true, ["", "host"])
        hostConfig.utsMode = try check("uts", "UTS", allowsContainer: false, ["", "host"])
        hostConfig.usernsMode = try check("userns", "USER", allowsContainer: false, ["", "host"])
        let cgroup = try check("cgroupns", "CGROUP", allowsContainer: false, ["", "host", "private"])
        if !cgroup.isEmpty { hostConfig.cgroupnsMode = cgroup }
        if hostConfig.privileged, cgroup.isEmpty { hostConfig.cgroupnsMode = "private" }
    }

    func securityOptions(_ simulation: Simulation) throws(EngineError) -> [String] {
        for option in command.list("security-opt") {
            let mark = option.firstIndex(of: "=") ?? option.firstIndex(of: ":")
            let value = mark.map { option[option.index(after: $0)...] } ?? ""
            guard !value.isEmpty || option.prefix(upTo: mark ?? option.endIndex) == "no-new-privileges" else {
                throw refuse("Invalid --security-opt: \(GoQuote.quote(option))")
            }
        }
        for option in command.list("security-opt") where option.hasPrefix("seccomp=") || option.hasPrefix("seccomp:") {
            let path = String(option.dropFirst(8))
            guard path != "unconfined", path != "builtin", !simulation.exists(path, as: me) else { continue }
            throw refuse("opening seccomp profile (\(path)) failed: open \(path): no such file or directory")
        }
        return command.list("security-opt")
    }

    // MARK: Health

    mutating func readHealth() throws(EngineError) {
        let names = [
            "health-cmd", "health-interval", "health-retries", "health-start-period", "health-timeout",
            "health-start-interval",
        ]
        let isAsked = names.contains(where: command.isSet)
        if command.bool("no-healthcheck") {
            if isAsked { throw refuse("--no-healthcheck conflicts with --health-* options") }
            config.healthcheck = Healthcheck()
            config.healthcheck?.test = ["NONE"]
            return
        }
        guard isAsked else { return }
        var check = Healthcheck()
        if let text = command.string("health-cmd"), !text.isEmpty { check.test = ["CMD-SHELL", text] }
        for (flag, name) in [
            ("health-interval", "interval"), ("health-timeout", "timeout"), ("health-start-period", "start-period"),
            ("health-start-interval", "start-interval"),
        ] {
            guard let span = command.duration(flag)?.nanoseconds else { continue }
            guard span >= 0 else { throw refuse("--\(flag) cannot be negative") }
            switch name {
            case "interval": check.interval = span
            case "timeout": check.timeout = span
            case "start-period": check.startPeriod = span
            default: check.startInterval = span
            }
        }
        check.retries = command.int("health-retries") ?? 0
        guard check.retries >= 0 else { throw refuse("--health-retries cannot be negative") }
        config.healthcheck = check
    }
}

/// `--ulimit TYPE=SOFT[:HARD]` (docker/go-units, `ParseUlimit`).
enum UlimitNotation {
    static let types: Set<String> = [
        "core", "cpu", "data", "fsize", "locks", "memlock", "msgqueue", "nice", "nofile", "nproc", "rss", "rtprio",
        "rttime", "sigpending", "stack",
    ]

    static func parse(_ text: String) -> (limit: Ulimit?, complaint: String?) {
        let halves = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard halves.count == 2 else { return (nil, "invalid ulimit argument: \(text)") }
        guard types.contains(halves[0]) else { return (nil, "invalid ulimit type: \(halves[0])") }
        let values = halves[1].split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard values.count <= 2 else {
            return (nil, "too many limit value arguments - \(halves[1]), can only have up to two, `soft[:hard]`")
        }
        var numbers: [Int64] = []
        for value in values {
            guard let number = Int64(value) else {
                return (nil, "strconv.ParseInt: parsing \(GoQuote.quote(value)): invalid syntax")
            }
            numbers.append(number)
        }
        let (soft, hard) = (numbers[0], numbers.count > 1 ? numbers[1] : numbers[0])
        if hard != -1, soft == -1 || soft > hard {
            return (nil, "ulimit soft limit must be less than or equal to hard limit: \(soft) > \(hard)")
        }
        return (Ulimit(name: halves[0], soft: soft, hard: hard), nil)
    }
}

/// `--platform OS[/ARCH[/VARIANT]]`
enum Platform {
    /// - Parameter reason: what the message begins with; `docker import` says nothing before.
    static func check(
        _ text: String?, saying reason: String = "error parsing specified platform: "
    ) throws(EngineError) {
        guard let text, !text.isEmpty else { return }
        let known: Set<String> = [
            "linux", "windows", "darwin", "freebsd", "amd64", "arm64", "arm", "386", "ppc64le", "s390x", "riscv64",
            "x86_64", "aarch64", "i386", "armhf",
        ]
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count <= 3, known.contains(parts[0]) else {
            throw EngineError(
                .invalidParameter,
                "\(reason)\(GoQuote.quote(text)): unknown operating system or architecture: invalid argument"
            )
        }
    }
}
