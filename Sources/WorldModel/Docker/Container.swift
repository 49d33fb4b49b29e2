/// A container, as the engine keeps it.
package struct Container: Sendable, Equatable {
    package let id: ContainerID
    package var name: String
    /// Grows with each container, so that lists have an order.
    package let sequence: Int
    package let created: Instant
    package var image: ImageID
    /// The layers below its own, lowest first; they stay while the container does, even when the image goes.
    package var layers: [ImageID] = []
    /// The image as it was asked for.
    package var imageName: String
    package var config: ContainerConfig
    package var hostConfig: HostConfig
    package var state: ContainerState
    /// The root file system, and the image's tree below it.
    package var tree: TreeID
    package var mounts: [MountPoint]
    /// The networks it belongs to, in the order of joining.
    package var endpoints: [Endpoint]
    package var log: LogID
    /// The pipe or terminal that feeds its standard input, while it runs with one.
    package var input: PipeID?
    package var terminal: TerminalID?
    package var machine: MachineID?
    package var network: NetworkNamespaceID?
    package var restartCount: Int
    package var execs: [String]
    /// The command after entrypoint and arguments are put together.
    package var path: String
    package var arguments: [String]
    /// Set by `docker stop` and `docker kill`, so that restart policies leave it alone.
    package var wasStoppedByUser: Bool
    package var health: Health?

    package init(
        id: ContainerID, name: String, sequence: Int, created: Instant, image: ImageID, imageName: String,
        config: ContainerConfig, hostConfig: HostConfig, tree: TreeID, log: LogID
    ) {
        self.id = id
        self.name = name
        self.sequence = sequence
        self.created = created
        self.image = image
        self.imageName = imageName
        self.config = config
        self.hostConfig = hostConfig
        self.tree = tree
        self.log = log
        state = ContainerState()
        mounts = []
        endpoints = []
        restartCount = 0
        execs = []
        path = ""
        arguments = []
        wasStoppedByUser = false
    }
}

/// Where a container is in its life, with the record of its last run.
package struct ContainerState: Sendable, Equatable {
    package var phase: Phase = .created
    package var exitCode: Int32 = 0
    package var error = ""
    package var startedAt: Instant?
    package var finishedAt: Instant?
    package var oomKilled = false

    /// The phases of a container's life. Only the running ones have a process.
    package enum Phase: Sendable, Equatable {
        case created
        case running(ProcessID)
        case paused(ProcessID)
        case restarting
        case exited
        case removing
        case dead
    }

    package init() {}

    /// The status word of the API: `created`, `running`, ...
    package var status: String {
        switch phase {
        case .created: "created"
        case .running: "running"
        case .paused: "paused"
        case .restarting: "restarting"
        case .exited: "exited"
        case .removing: "removing"
        case .dead: "dead"
        }
    }

    /// The first process, while there is one.
    package var process: ProcessID? {
        switch phase {
        case .running(let process), .paused(let process): process
        default: nil
        }
    }

    /// Running in the API's sense, which includes paused and restarting.
    package var isRunning: Bool {
        switch phase {
        case .running, .paused, .restarting: true
        default: false
        }
    }

    package var isPaused: Bool {
        if case .paused = phase { true } else { false }
    }
}

/// What a container's health check has found.
package struct Health: Sendable, Equatable {
    /// `starting`, `healthy` or `unhealthy`.
    package var status = "starting"
    package var failingStreak = 0
    package var results: [Result] = []

    package struct Result: Sendable, Equatable {
        package var start: Instant
        package var end: Instant
        package var exitCode: Int32
        package var output: String

        package init(start: Instant, end: Instant, exitCode: Int32, output: String) {
            self.start = start
            self.end = end
            self.exitCode = exitCode
            self.output = output
        }
    }

    package init() {}
}

/// A mount of a container (Engine API: `MountPoint`).
package struct MountPoint: Sendable, Equatable {
    /// `volume`, `bind`, `tmpfs` or `image`.
    package var type: String
    package var name: String
    /// The image whose files are mounted.
    package var image: ImageID?
    package var source: String
    package var destination: String
    package var driver: String
    package var mode: String
    package var isWritable: Bool
    package var propagation: String
    /// The part of a volume or an image that is mounted, relative to its root.
    package var subpath = ""
    /// Whether no volume was named: it was made for the container and goes with it (`docker rm -v`, `--rm`).
    package var isUnnamed = false

    package init(
        type: String, name: String = "", source: String, destination: String, driver: String = "", mode: String = "",
        isWritable: Bool = true, propagation: String = ""
    ) {
        self.type = type
        self.name = name
        self.source = source
        self.destination = destination
        self.driver = driver
        self.mode = mode
        self.isWritable = isWritable
        self.propagation = propagation
    }
}

/// A container's place in a network (Engine API: `EndpointSettings`).
package struct Endpoint: Sendable, Equatable {
    package var network: NetworkID
    package var networkName: String
    package var aliases: [String]
    /// The address asked for, if one was.
    package var requestedAddress: IPv4Address?
    package var requestedAddress6: IPv6Address?
    /// Addresses of the link besides (`--link-local-ip`).
    package var linkLocalAddresses: [String] = []
    package var driverOptions: [String: String] = [:]
    /// Names of its own for others on the network, as `web:alias` (`docker network connect --link`).
    package var links: [String] = []
    /// The hardware address asked for, if one was.
    package var requestedHardwareAddress: String?
    /// Which of several networks leads out: the highest.
    package var gatewayPriority = 0
    /// Whether the container has been on this very network: from then on it is held by its id, before by its name.
    package var isBound = false
    /// Set while the container runs.
    package var address: IPv4Address?
    package var address6: IPv6Address?
    package var endpointID: String
    package var hardwareAddress: String
    package var dnsNames: [String]

    package init(network: NetworkID, networkName: String) {
        self.network = network
        self.networkName = networkName
        aliases = []
        endpointID = ""
        hardwareAddress = ""
        dnsNames = []
    }
}
