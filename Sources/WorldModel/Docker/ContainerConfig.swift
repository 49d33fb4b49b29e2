/// What an image says about containers made from it, and what a container was made with (Engine API: `ContainerConfig`).
package struct ContainerConfig: Sendable, Equatable {
    package var hostname = ""
    package var domainname = ""
    package var user = ""
    package var attachStdin = false
    package var attachStdout = false
    package var attachStderr = false
    /// Ports as `80/tcp`, sorted.
    package var exposedPorts: [String] = []
    package var tty = false
    package var openStdin = false
    package var stdinOnce = false
    /// `NAME=value` lines.
    package var env: [String] = []
    package var cmd: [String]?
    package var healthcheck: Healthcheck?
    package var image = ""
    package var volumes: [String] = []
    package var workingDir = ""
    package var entrypoint: [String]?
    package var onBuild: [String] = []
    /// Sorted by key where shown.
    package var labels: [String: String] = [:]
    package var stopSignal: String?
    /// Seconds.
    package var stopTimeout: Int?
    package var shell: [String]?
    /// Whether `cmd` was written in shell form (classic builder).
    package var argsEscaped = false

    package init() {}
}

/// How a container's health is probed (Engine API: `HealthConfig`). Times are in nanoseconds; 0 takes the default.
package struct Healthcheck: Sendable, Equatable {
    /// `["NONE"]`, `["CMD", args...]` or `["CMD-SHELL", command]`; empty inherits.
    package var test: [String] = []
    package var interval: Int64 = 0
    package var timeout: Int64 = 0
    package var startPeriod: Int64 = 0
    package var startInterval: Int64 = 0
    package var retries = 0

    package init() {}
}

/// What ties a container to its host (Engine API: `HostConfig`), as far as the simulation feels or shows it.
package struct HostConfig: Sendable, Equatable {
    package var binds: [String] = []
    package var containerIDFile = ""
    package var logDriver = "json-file"
    package var logOptions: [String: String] = [:]
    package var networkMode = "bridge"
    package var portBindings: [PortBinding] = []
    package var restartPolicy = RestartPolicy()
    package var autoRemove = false
    package var volumeDriver = ""
    package var volumesFrom: [String] = []
    package var mounts: [MountRequest] = []
    package var tmpfs: [String: String] = [:]
    package var capAdd: [String] = []
    package var capDrop: [String] = []
    package var dns: [String] = []
    package var dnsOptions: [String] = []
    package var dnsSearch: [String] = []
    package var extraHosts: [String] = []
    package var groupAdd: [String] = []
    package var ipcMode = "private"
    package var links: [String] = []
    package var oomScoreAdj = 0
    package var pidMode = ""
    package var privileged = false
    package var publishAllPorts = false
    package var readonlyRootfs = false
    package var securityOpt: [String] = []
    package var utsMode = ""
    package var usernsMode = ""
    package var cgroupnsMode = "private"
    package var shmSize: Int64 = 67_108_864
    package var sysctls: [String: String] = [:]
    package var runtime = "runc"
    package var cpuShares: Int64 = 0
    package var memory: Int64 = 0
    package var nanoCpus: Int64 = 0
    package var cgroupParent = ""
    package var blkioWeight = 0
    package var cpuPeriod: Int64 = 0
    package var cpuQuota: Int64 = 0
    package var cpusetCpus = ""
    package var cpusetMems = ""
    package var devices: [DeviceMapping] = []
    package var memoryReservation: Int64 = 0
    package var memorySwap: Int64 = 0
    package var memorySwappiness: Int64?
    package var oomKillDisable: Bool?
    package var pidsLimit: Int64?
    package var ulimits: [Ulimit] = []
    package var initProcess: Bool?
    package var annotations: [String: String] = [:]
    package var isolation = ""
    package var storageOpt: [String: String] = [:]
    package var deviceCgroupRules: [String] = []
    package var deviceRequests: [DeviceRequest] = []
    package var blkioWeightDevices: [String] = []
    package var cpuRealtimePeriod: Int64 = 0
    package var cpuRealtimeRuntime: Int64 = 0

    package init() {}
}

/// GPUs and the like that a container asks for (Engine API: `DeviceRequest`).
package struct DeviceRequest: Sendable, Equatable {
    package var driver = ""
    /// -1 for all.
    package var count = 0
    package var deviceIDs: [String] = []
    package var capabilities: [String] = []
    package var options: [String: String] = [:]

    package init() {}
}

/// A published port as asked for (Engine API: `PortMap`). An empty host port means any free one.
package struct PortBinding: Sendable, Equatable {
    /// `80/tcp`.
    package var containerPort: String
    package var hostIP: String
    package var hostPort: String

    package init(containerPort: String, hostIP: String = "", hostPort: String = "") {
        self.containerPort = containerPort
        self.hostIP = hostIP
        self.hostPort = hostPort
    }
}

/// When the engine starts a container again by itself.
package struct RestartPolicy: Sendable, Equatable {
    /// `no`, `always`, `unless-stopped` or `on-failure`.
    package var name = "no"
    package var maximumRetryCount = 0

    package init() {}
}

/// A mount as asked for with `--mount` (Engine API: `Mount`).
package struct MountRequest: Sendable, Equatable {
    package var type: String
    package var source: String
    package var target: String
    package var readOnly: Bool
    /// `consistent`, `cached` or `delegated`; it means nothing on Linux.
    package var consistency = ""
    package var bindPropagation = ""
    /// How mounts below a bind come along: `disabled`, `writable`, `readonly`, or nothing for the usual way.
    package var bindRecursion = ""
    package var volumeNoCopy = false
    package var volumeSubpath = ""
    package var volumeLabels: [String: String] = [:]
    package var volumeDriver = ""
    package var volumeOptions: [String: String] = [:]
    package var imageSubpath = ""
    package var tmpfsSize: Int64 = 0
    package var tmpfsMode = 0

    package init(type: String, source: String, target: String, readOnly: Bool) {
        self.type = type
        self.source = source
        self.target = target
        self.readOnly = readOnly
    }
}

/// A device of the host that a container may use.
package struct DeviceMapping: Sendable, Equatable {
    package var pathOnHost: String
    package var pathInContainer: String
    package var permissions: String

    package init(pathOnHost: String, pathInContainer: String, permissions: String) {
        self.pathOnHost = pathOnHost
        self.pathInContainer = pathInContainer
        self.permissions = permissions
    }
}

/// A resource limit of the processes in a container.
package struct Ulimit: Sendable, Equatable {
    package var name: String
    package var soft: Int64
    package var hard: Int64

    package init(name: String, soft: Int64, hard: Int64) {
        self.name = name
        self.soft = soft
        self.hard = hard
    }
}
