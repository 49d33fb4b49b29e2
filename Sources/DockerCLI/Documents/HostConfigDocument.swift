import CommandSyntax
import Engine
import WorldModel

/// The `HostConfig` part of `docker inspect`.
enum HostConfigDocument {
    static func value(_ container: Container) -> TemplateValue {
        var host = container.hostConfig
        host.links = host.links.map { text in
            let link = LinkNotation.parts(text)
            return "/\(link.name):/\(container.name)/\(link.alias)"
        }
        var object = TemplateObject("*container.HostConfig")
        for (name, value) in general(host) + isolation(host) + resources(host) {
            object.append(goNames[name] ?? name, value, json: name)
        }
        if !host.mounts.isEmpty { object["Mounts"] = .list(host.mounts.map(mount)) }
        object["MaskedPaths"] = host.privileged ? .nilList : .strings(maskedPaths)
        object["ReadonlyPaths"] = host.privileged ? .nilList : .strings(readonlyPaths)
        if let usesInit = host.initProcess { object["Init"] = .bool(usesInit) }
        object.appendEmpty([
            "Mounts": .nilList, "Init": .null, "Annotations": .nilMap, "StorageOpt": .nilMap, "Tmpfs": .nilMap,
            "Sysctls": .nilMap,
        ])
        return .object(object)
    }

    /// Fields whose name in Go, which templates use, is not the one in JSON.
    private static let goNames = [
        "Dns": "DNS", "DnsOptions": "DNSOptions", "DnsSearch": "DNSSearch", "CpuShares": "CPUShares",
        "NanoCpus": "NanoCPUs", "CpuPeriod": "CPUPeriod", "CpuQuota": "CPUQuota",
        "CpuRealtimePeriod": "CPURealtimePeriod", "CpuRealtimeRuntime": "CPURealtimeRuntime", "CpuCount": "CPUCount",
        "CpuPercent": "CPUPercent", "BlkioDeviceReadIOps": "BlkioDeviceReadIOps",
    ]

    private static let maskedPaths = [
        "/proc/asound", "/proc/acpi", "/proc/interrupts", "/proc/kcore", "/proc/keys", "/proc/latency_stats",
        "/proc/timer_list", "/proc/timer_stats", "/proc/sched_debug", "/proc/scsi", "/sys/firmware",
        "/sys/devices/virtual/powercap",
    ]
    private static let readonlyPaths = ["/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger"]

    private static func general(_ host: HostConfig) -> [(String, TemplateValue)] {
        [
            ("Binds", Doc.listOrNull(host.binds)), ("ContainerIDFile", .string(host.containerIDFile)),
            (
                "LogConfig",
                Doc.object(
                    "container.LogConfig", ["Type": .string(host.logDriver), "Config": Doc.labels(host.logOptions)])
            ),
            ("NetworkMode", .string(host.networkMode)), ("PortBindings", portBindings(host.portBindings)),
            (
                "RestartPolicy",
                Doc.object(
                    "container.RestartPolicy",
                    [
                        "Name": .string(host.restartPolicy.name),
                        "MaximumRetryCount": Doc.int(host.restartPolicy.maximumRetryCount),
                    ])
            ),
            ("AutoRemove", .bool(host.autoRemove)), ("VolumeDriver", .string(host.volumeDriver)),
            ("VolumesFrom", Doc.listOrNull(host.volumesFrom)), ("ConsoleSize", .list([.int(0), .int(0)])),
        ] + map("Annotations", host.annotations) + [
            ("CapAdd", Doc.listOrNull(host.capAdd)), ("CapDrop", Doc.listOrNull(host.capDrop)),
        ]
    }

    private static func isolation(_ host: HostConfig) -> [(String, TemplateValue)] {
        [
            ("CgroupnsMode", .string(host.cgroupnsMode)), ("Dns", .strings(host.dns)),
            ("DnsOptions", .strings(host.dnsOptions)), ("DnsSearch", .strings(host.dnsSearch)),
            ("ExtraHosts", Doc.listOrNull(host.extraHosts)), ("GroupAdd", Doc.listOrNull(host.groupAdd)),
            ("IpcMode", .string(host.ipcMode)), ("Cgroup", ""), ("Links", Doc.listOrNull(host.links)),
            ("OomScoreAdj", Doc.int(host.oomScoreAdj)), ("PidMode", .string(host.pidMode)),
            ("Privileged", .bool(host.privileged)), ("PublishAllPorts", .bool(host.publishAllPorts)),
            ("ReadonlyRootfs", .bool(host.readonlyRootfs)), ("SecurityOpt", Doc.listOrNull(host.securityOpt)),
        ] + map("StorageOpt", host.storageOpt) + map("Tmpfs", host.tmpfs) + [
            ("UTSMode", .string(host.utsMode)), ("UsernsMode", .string(host.usernsMode)),
            ("ShmSize", Doc.int(host.shmSize)),
        ] + map("Sysctls", host.sysctls) + [
            ("Runtime", .string(host.runtime)), ("Isolation", .string(host.isolation)),
        ]
    }

    /// A map that is left out when it is empty.
    private static func map(_ name: String, _ values: [String: String]) -> [(String, TemplateValue)] {
        values.isEmpty ? [] : [(name, Doc.labels(values))]
    }

    private static func devices(_ host: HostConfig) -> TemplateValue {
        .list(
            host.devices.map { device in
                Doc.object(
                    "container.DeviceMapping",
                    [
                        "PathOnHost": .string(device.pathOnHost), "PathInContainer": .string(device.pathInContainer),
                        "CgroupPermissions": .string(device.permissions),
                    ])
            })
    }

    private static func ulimits(_ host: HostConfig) -> TemplateValue {
        .list(
            host.ulimits.map { limit in
                Doc.object(
                    "*container.Ulimit",
                    ["Name": .string(limit.name), "Hard": Doc.int(limit.hard), "Soft": Doc.int(limit.soft)])
            })
    }

    private static func deviceRequests(_ host: HostConfig) -> TemplateValue {
        guard !host.deviceRequests.isEmpty else { return .nilList }
        return .list(
            host.deviceRequests.map { request in
                Doc.object(
                    "container.DeviceRequest",
                    [
                        "Driver": .string(request.driver), "Count": Doc.int(request.count),
                        "DeviceIDs": Doc.listOrNull(request.deviceIDs),
                        "Capabilities": .list([.strings(request.capabilities)]), "Options": Doc.labels(request.options),
                    ])
            })
    }

    private static func resources(_ host: HostConfig) -> [(String, TemplateValue)] {
        [
            ("CpuShares", Doc.int(host.cpuShares)), ("Memory", Doc.int(host.memory)),
            ("NanoCpus", Doc.int(host.nanoCpus)),
            ("CgroupParent", .string(host.cgroupParent)), ("BlkioWeight", Doc.int(host.blkioWeight)),
            ("BlkioWeightDevice", []),
            ("BlkioDeviceReadBps", []), ("BlkioDeviceWriteBps", []), ("BlkioDeviceReadIOps", []),
            ("BlkioDeviceWriteIOps", []), ("CpuPeriod", Doc.int(host.cpuPeriod)), ("CpuQuota", Doc.int(host.cpuQuota)),
            ("CpuRealtimePeriod", Doc.int(host.cpuRealtimePeriod)),
            ("CpuRealtimeRuntime", Doc.int(host.cpuRealtimeRuntime)), ("CpusetCpus", .string(host.cpusetCpus)),
            ("CpusetMems", .string(host.cpusetMems)), ("Devices", devices(host)),
            ("DeviceCgroupRules", Doc.listOrNull(host.deviceCgroupRules)),
            ("DeviceRequests", deviceRequests(host)), ("MemoryReservation", Doc.int(host.memoryReservation)),
            ("MemorySwap", Doc.int(host.memorySwap)),
            ("MemorySwappiness", host.memorySwappiness.map { Doc.int($0) } ?? .null),
            ("OomKillDisable", host.oomKillDisable.map { .bool($0) } ?? .null),
            ("PidsLimit", host.pidsLimit.map { Doc.int($0) } ?? .null), ("Ulimits", ulimits(host)), ("CpuCount", 0),
            ("CpuPercent", 0), ("IOMaximumIOps", 0), ("IOMaximumBandwidth", 0),
        ]
    }

    static func portBindings(_ bindings: [PortBinding]) -> TemplateValue {
        var ports: [(String, TemplateValue)] = []
        for port in Set(bindings.map(\.containerPort)).sorted() {
            let hosts = bindings.filter { $0.containerPort == port }.map { binding in
                Doc.object(
                    "nat.PortBinding", ["HostIp": .string(binding.hostIP), "HostPort": .string(binding.hostPort)])
            }
            ports.append((port, .list(hosts)))
        }
        return Doc.map("nat.PortMap", ports)
    }

    private static func mount(_ mount: MountRequest) -> TemplateValue {
        var object = TemplateObject("mount.Mount")
        object["Type"] = .string(mount.type)
        if !mount.source.isEmpty { object["Source"] = .string(mount.source) }
        object["Target"] = .string(mount.target)
        if mount.readOnly { object["ReadOnly"] = true }
        if !mount.consistency.isEmpty { object["Consistency"] = .string(mount.consistency) }
        for (name, options) in [
            ("BindOptions", bindOptions(mount)), ("VolumeOptions", volumeOptions(mount)),
            ("TmpfsOptions", tmpfsOptions(mount)),
        ] where !options.isEmpty {
            object[name] = Doc.object("*mount.\(name)", options)
        }
        return .object(object)
    }

    private static func bindOptions(_ mount: MountRequest) -> [(String, TemplateValue)] {
        var options: [(String, TemplateValue)] = []
        if !mount.bindPropagation.isEmpty { options.append(("Propagation", .string(mount.bindPropagation))) }
        let names = [
            "disabled": "NonRecursive", "writable": "ReadOnlyNonRecursive", "readonly": "ReadOnlyForceRecursive",
        ]
        if let name = names[mount.bindRecursion] { options.append((name, true)) }
        return options
    }

    private static func volumeOptions(_ mount: MountRequest) -> [(String, TemplateValue)] {
        var options: [(String, TemplateValue)] = []
        var driver: [(String, TemplateValue)] = []
        if !mount.volumeDriver.isEmpty { driver.append(("Name", .string(mount.volumeDriver))) }
        if !mount.volumeOptions.isEmpty { driver.append(("Options", Doc.labels(mount.volumeOptions))) }
        if mount.volumeNoCopy { options.append(("NoCopy", true)) }
        if !mount.volumeLabels.isEmpty { options.append(("Labels", Doc.labels(mount.volumeLabels))) }
        if !mount.volumeSubpath.isEmpty { options.append(("Subpath", .string(mount.volumeSubpath))) }
        guard !options.isEmpty || !driver.isEmpty else { return [] }
        return options + [("DriverConfig", Doc.object("*mount.Driver", driver))]
    }

    private static func tmpfsOptions(_ mount: MountRequest) -> [(String, TemplateValue)] {
        var options: [(String, TemplateValue)] = []
        if mount.tmpfsSize > 0 { options.append(("SizeBytes", Doc.int(mount.tmpfsSize))) }
        if mount.tmpfsMode > 0 { options.append(("Mode", Doc.int(mount.tmpfsMode))) }
        return options
    }
}

/// The `NetworkSettings` part of `docker inspect`.
enum NetworkSettingsDocument {
    static func value(_ container: Container, _ simulation: Simulation) -> TemplateValue {
        let isRunning = container.state.process != nil
        let first = container.endpoints.first { $0.networkName == "bridge" }
        var object = TemplateObject("*container.NetworkSettings")
        object["Bridge"] = ""
        object["SandboxID"] = .string(isRunning ? String(container.id.hex.reversed()) : "")
        object["SandboxKey"] = .string(isRunning ? "/var/run/docker/netns/\(container.id.short)" : "")
        object["Ports"] = isRunning ? ports(container, simulation) : Doc.map("nat.PortMap", [])
        object["HairpinMode"] = false
        object["LinkLocalIPv6Address"] = ""
        object["LinkLocalIPv6PrefixLen"] = 0
        object["SecondaryIPAddresses"] = .nilList
        object["SecondaryIPv6Addresses"] = .nilList
        object["EndpointID"] = .string(first?.endpointID ?? "")
        object["Gateway"] = .string(gateway(first, simulation))
        object["GlobalIPv6Address"] = ""
        object["GlobalIPv6PrefixLen"] = 0
        object["IPAddress"] = .string(first?.address?.description ?? "")
        object["IPPrefixLen"] = Doc.int(prefix(first, simulation))
        object["IPv6Gateway"] = ""
        object["MacAddress"] = .string(first?.hardwareAddress ?? "")
        object["Networks"] = Doc.map(
            "map[string]*network.EndpointSettings",
            container.endpoints.map { ($0.networkName, endpoint($0, container, simulation)) })
        return .object(object)
    }

    private static func gateway(_ endpoint: Endpoint?, _ simulation: Simulation) -> String {
        guard let endpoint, endpoint.address != nil else { return "" }
        return simulation.world.docker.networks[endpoint.network]?.subnets.first?.effectiveGateway.description ?? ""
    }

    private static func prefix(_ endpoint: Endpoint?, _ simulation: Simulation) -> Int {
        guard let endpoint, endpoint.address != nil else { return 0 }
        return simulation.world.docker.networks[endpoint.network]?.subnets.first?.subnet.prefix ?? 0
    }

    private static func ports(_ container: Container, _ simulation: Simulation) -> TemplateValue {
        guard simulation.showsPorts(container) else { return Doc.map("nat.PortMap", []) }
        let published = simulation.world.network.published.filter { $0.container == container.id }
        let keys = Set(container.config.exposedPorts + published.map { "\($0.containerPort)/\($0.transport)" }).sorted()
        return Doc.map(
            "nat.PortMap",
            keys.map { key in
                let hosts = published.filter { "\($0.containerPort)/\($0.transport)" == key }
                guard !hosts.isEmpty else { return (key, .nilList) }
                return (
                    key,
                    .list(
                        hosts.map {
                            Doc.object(
                                "nat.PortBinding",
                                ["HostIp": .string($0.hostAddress), "HostPort": .string(String($0.hostPort))])
                        })
                )
            })
    }

    static func endpoint(_ endpoint: Endpoint, _ container: Container, _ simulation: Simulation) -> TemplateValue {
        let pool6 = simulation.world.docker.networks[endpoint.network]?.pool6
        let isUp = endpoint.address != nil || container.state.startedAt != nil
        let hardware =
            endpoint.hardwareAddress.isEmpty ? endpoint.requestedHardwareAddress ?? "" : endpoint.hardwareAddress
        return Doc.object(
            "*network.EndpointSettings",
            [
                "IPAMConfig": ipamConfig(endpoint),
                "Links": Doc.listOrNull(endpoint.links), "Aliases": Doc.listOrNull(endpoint.aliases),
                "MacAddress": .string(hardware),
                "DriverOpts": endpoint.driverOptions.isEmpty ? .nilMap : Doc.labels(endpoint.driverOptions),
                "GwPriority": Doc.int(endpoint.gatewayPriority),
                "NetworkID": .string(isUp ? endpoint.network.hex : ""), "EndpointID": .string(endpoint.endpointID),
                "Gateway": .string(gateway(endpoint, simulation)),
                "IPAddress": .string(endpoint.address?.description ?? ""),
                "IPPrefixLen": Doc.int(prefix(endpoint, simulation)),
                "IPv6Gateway": .string(
                    endpoint.address6.flatMap { _ in pool6?.effectiveGateway.description } ?? ""),
                "GlobalIPv6Address": .string(endpoint.address6?.description ?? ""),
                "GlobalIPv6PrefixLen": Doc.int(endpoint.address6.flatMap { _ in pool6?.subnet.prefix } ?? 0),
                "DNSNames": isUp ? Doc.listOrNull(endpoint.dnsNames) : .nilList,
            ])
    }

    private static func ipamConfig(_ endpoint: Endpoint) -> TemplateValue {
        var object = TemplateObject("*network.EndpointIPAMConfig")
        func add(_ name: String, _ text: String?) {
            object.append(name, .string(text ?? ""), json: text == nil ? nil : name)
        }
        add("IPv4Address", endpoint.requestedAddress?.description)
        add("IPv6Address", endpoint.requestedAddress6?.description)
        let locals = endpoint.linkLocalAddresses
        object.append("LinkLocalIPs", Doc.listOrNull(locals), json: locals.isEmpty ? nil : "LinkLocalIPs")
        let isAsked = endpoint.requestedAddress != nil || endpoint.requestedAddress6 != nil || !locals.isEmpty
        return isAsked ? .object(object) : .null
    }
}
