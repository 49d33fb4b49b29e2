import Engine
import JSON
import WorldModel

/// Reads the parts of a JSON body. What is not there stays as it usually is.
struct BodyReader {
    let value: JSONValue

    init(_ value: JSONValue?) { self.value = value ?? .null }

    subscript(_ name: String) -> BodyReader { BodyReader(value[name] ?? insensitive(name)) }

    /// Go matches names without regard to case.
    private func insensitive(_ name: String) -> JSONValue? {
        value.object?.members.first { $0.key.lowercased() == name.lowercased() }?.value
    }

    var text: String { value.text ?? "" }
    var isNull: Bool { value == .null }
    var isTrue: Bool { value == .bool(true) }
    var flag: Bool? { if case .bool(let flag) = value { flag } else { nil } }
    var number: Int64? { if case .number(let number) = value { Int64(exactly: number.rounded()) } else { nil } }
    var items: [BodyReader] { (value.items ?? []).map { BodyReader($0) } }
    var texts: [String]? { value.items?.compactMap(\.text) }
    var members: [(name: String, value: BodyReader)] {
        (value.object?.members ?? []).map { ($0.key, BodyReader($0.value)) }
    }
    var map: [String: String] { members.reduce(into: [:]) { $0[$1.name] = $1.value.text } }

    /// A list of words, or one text (Go: `strslice.StrSlice`).
    var words: [String]? { value.text.map { [$0] } ?? texts }
}

extension ContainerConfig {
    /// `ContainerConfig` of the API.
    init(_ body: BodyReader) {
        self.init()
        hostname = body["Hostname"].text
        domainname = body["Domainname"].text
        user = body["User"].text
        attachStdin = body["AttachStdin"].isTrue
        attachStdout = body["AttachStdout"].isTrue
        attachStderr = body["AttachStderr"].isTrue
        exposedPorts = body["ExposedPorts"].members.map(\.name).sorted()
        tty = body["Tty"].isTrue
        openStdin = body["OpenStdin"].isTrue
        stdinOnce = body["StdinOnce"].isTrue
        env = body["Env"].texts ?? []
        cmd = body["Cmd"].words
        entrypoint = body["Entrypoint"].words
        image = body["Image"].text
        volumes = body["Volumes"].members.map(\.name).sorted()
        workingDir = body["WorkingDir"].text
        labels = body["Labels"].map
        stopSignal = body["StopSignal"].value.text
        stopTimeout = body["StopTimeout"].number.map { Int($0) }
        shell = body["Shell"].texts
        if !body["Healthcheck"].isNull { healthcheck = Healthcheck(body["Healthcheck"]) }
    }
}

extension Healthcheck {
    fileprivate init(_ body: BodyReader) {
        self.init()
        test = body["Test"].texts ?? []
        interval = body["Interval"].number ?? 0
        timeout = body["Timeout"].number ?? 0
        startPeriod = body["StartPeriod"].number ?? 0
        startInterval = body["StartInterval"].number ?? 0
        retries = Int(body["Retries"].number ?? 0)
    }
}

extension HostConfig {
    /// `HostConfig` of the API.
    init(_ body: BodyReader) {
        self.init()
        readGeneral(body)
        readIsolation(body)
        readResources(body)
    }

    private mutating func readGeneral(_ body: BodyReader) {
        binds = body["Binds"].texts ?? []
        containerIDFile = body["ContainerIDFile"].text
        if !body["LogConfig"]["Type"].text.isEmpty { logDriver = body["LogConfig"]["Type"].text }
        logOptions = body["LogConfig"]["Config"].map
        let mode = body["NetworkMode"].text
        networkMode = mode.isEmpty || mode == "default" ? "bridge" : mode
        for (port, bindings) in body["PortBindings"].members.sorted(by: { $0.name < $1.name }) {
            portBindings += bindings.items.map {
                PortBinding(containerPort: port, hostIP: $0["HostIp"].text, hostPort: $0["HostPort"].text)
            }
        }
        if !body["RestartPolicy"]["Name"].text.isEmpty { restartPolicy.name = body["RestartPolicy"]["Name"].text }
        restartPolicy.maximumRetryCount = Int(body["RestartPolicy"]["MaximumRetryCount"].number ?? 0)
        autoRemove = body["AutoRemove"].isTrue
        volumeDriver = body["VolumeDriver"].text
        volumesFrom = body["VolumesFrom"].texts ?? []
        mounts = body["Mounts"].items.map { MountRequest($0) }
        tmpfs = body["Tmpfs"].map
        annotations = body["Annotations"].map
        publishAllPorts = body["PublishAllPorts"].isTrue
        links = body["Links"].texts ?? []
        if let usesInit = body["Init"].flag { initProcess = usesInit }
        if !body["Runtime"].text.isEmpty { runtime = body["Runtime"].text }
        storageOpt = body["StorageOpt"].map
    }

    private mutating func readIsolation(_ body: BodyReader) {
        capAdd = body["CapAdd"].texts ?? []
        capDrop = body["CapDrop"].texts ?? []
        dns = body["Dns"].texts ?? []
        dnsOptions = body["DnsOptions"].texts ?? []
        dnsSearch = body["DnsSearch"].texts ?? []
        extraHosts = body["ExtraHosts"].texts ?? []
        groupAdd = body["GroupAdd"].texts ?? []
        if !body["IpcMode"].text.isEmpty { ipcMode = body["IpcMode"].text }
        pidMode = body["PidMode"].text
        utsMode = body["UTSMode"].text
        usernsMode = body["UsernsMode"].text
        if !body["CgroupnsMode"].text.isEmpty { cgroupnsMode = body["CgroupnsMode"].text }
        privileged = body["Privileged"].isTrue
        readonlyRootfs = body["ReadonlyRootfs"].isTrue
        securityOpt = body["SecurityOpt"].texts ?? []
        sysctls = body["Sysctls"].map
        isolation = body["Isolation"].text
        oomScoreAdj = Int(body["OomScoreAdj"].number ?? 0)
        if let size = body["ShmSize"].number, size > 0 { shmSize = size }
    }

    private mutating func readResources(_ body: BodyReader) {
        cpuShares = body["CpuShares"].number ?? 0
        memory = body["Memory"].number ?? 0
        nanoCpus = body["NanoCpus"].number ?? 0
        cgroupParent = body["CgroupParent"].text
        blkioWeight = Int(body["BlkioWeight"].number ?? 0)
        cpuPeriod = body["CpuPeriod"].number ?? 0
        cpuQuota = body["CpuQuota"].number ?? 0
        cpuRealtimePeriod = body["CpuRealtimePeriod"].number ?? 0
        cpuRealtimeRuntime = body["CpuRealtimeRuntime"].number ?? 0
        cpusetCpus = body["CpusetCpus"].text
        cpusetMems = body["CpusetMems"].text
        memoryReservation = body["MemoryReservation"].number ?? 0
        memorySwap = body["MemorySwap"].number ?? 0
        // The client writes -1 where nothing was asked for.
        if let swappiness = body["MemorySwappiness"].number, swappiness >= 0 { memorySwappiness = swappiness }
        oomKillDisable = body["OomKillDisable"].flag
        pidsLimit = body["PidsLimit"].number.flatMap { $0 == 0 ? nil : $0 }
        devices = body["Devices"].items.map {
            DeviceMapping(
                pathOnHost: $0["PathOnHost"].text, pathInContainer: $0["PathInContainer"].text,
                permissions: $0["CgroupPermissions"].text)
        }
        deviceCgroupRules = body["DeviceCgroupRules"].texts ?? []
        ulimits = body["Ulimits"].items.map {
            Ulimit(name: $0["Name"].text, soft: $0["Soft"].number ?? 0, hard: $0["Hard"].number ?? 0)
        }
        deviceRequests = body["DeviceRequests"].items.map { item in
            var request = DeviceRequest()
            request.driver = item["Driver"].text
            request.count = Int(item["Count"].number ?? 0)
            request.deviceIDs = item["DeviceIDs"].texts ?? []
            request.capabilities = item["Capabilities"].items.first?.texts ?? []
            request.options = item["Options"].map
            return request
        }
    }
}

extension MountRequest {
    fileprivate init(_ body: BodyReader) {
        self.init(
            type: body["Type"].text, source: body["Source"].text, target: body["Target"].text,
            readOnly: body["ReadOnly"].isTrue)
        consistency = body["Consistency"].text
        let bind = body["BindOptions"]
        bindPropagation = bind["Propagation"].text
        bindRecursion =
            bind["NonRecursive"].isTrue
            ? "disabled"
            : bind["ReadOnlyForceRecursive"].isTrue ? "readonly" : bind["ReadOnlyNonRecursive"].isTrue ? "writable" : ""
        let volume = body["VolumeOptions"]
        volumeNoCopy = volume["NoCopy"].isTrue
        volumeSubpath = volume["Subpath"].text
        volumeLabels = volume["Labels"].map
        volumeDriver = volume["DriverConfig"]["Name"].text
        volumeOptions = volume["DriverConfig"]["Options"].map
        imageSubpath = body["ImageOptions"]["Subpath"].text
        tmpfsSize = body["TmpfsOptions"]["SizeBytes"].number ?? 0
        tmpfsMode = Int(body["TmpfsOptions"]["Mode"].number ?? 0)
    }
}

extension NetworkAttachment {
    /// `EndpointSettings` of the API.
    init(name: String, _ body: BodyReader) {
        // The client's word for the network that a container has unless another one is asked for.
        self.init(name: name == "default" ? "bridge" : name)
        aliases = body["Aliases"].texts ?? []
        let wanted = body["IPAMConfig"]["IPv4Address"].text
        address = wanted.isEmpty ? nil : wanted
        address6 = body["IPAMConfig"]["IPv6Address"].value.text.flatMap { $0.isEmpty ? nil : $0 }
        linkLocalAddresses = body["IPAMConfig"]["LinkLocalIPs"].texts ?? []
        links = body["Links"].texts ?? []
        driverOptions = body["DriverOpts"].map
        hardwareAddress = body["MacAddress"].value.text.flatMap { $0.isEmpty ? nil : $0 }
        gatewayPriority = Int(body["GwPriority"].number ?? 0)
    }
}
