import FileTrees
import HashTreeCollections

/// What the Docker engine keeps: containers, images, layers, networks, volumes, build cache, events.
package struct DockerState: Sendable, Equatable {
    package var containers: TreeDictionary<ContainerID, Container> = [:]
    /// Containers by name, without the slash.
    package var containerNames: TreeDictionary<String, ContainerID> = [:]
    package var images: TreeDictionary<ImageID, Image> = [:]
    /// Images by reference in full form, as `docker.io/library/alpine:latest` or with a digest.
    package var references: TreeDictionary<String, ImageID> = [:]
    /// Layers by chain id.
    package var layers: TreeDictionary<Digest, Layer> = [:]
    package var networks: TreeDictionary<NetworkID, Network> = [:]
    package var volumes: TreeDictionary<String, Volume> = [:]
    /// Images that were pushed to the simulated Docker Hub, by name and tag.
    package var hubUploads: TreeDictionary<String, HubUpload> = [:]
    /// Downloads from the simulated Docker Hub within the last hours, which it limits.
    package var hubDownloads: [HubDownload] = []
    package var buildCache: TreeDictionary<Digest, BuildCacheRecord> = [:]
    /// What the last builds did.
    package var buildMemory = BuildMemory()
    /// What the last `docker compose up` of each project did with its services, and why.
    package var composeNotes: [String: [ComposeNote]] = [:]
    /// The project that was brought up last.
    package var lastComposeProject = ""
    /// Services as they were brought up, by their hash: each key of the file with its value as a text.
    package var composeServices: [String: [String: String]] = [:]
    /// The files of contexts as they were last sent to the builder, by where they come from.
    package var sentContexts: TreeDictionary<String, FileTree> = [:]
    /// The references that the builder has fetched of Git repositories, by address.
    package var gitRepositories: [String: Set<String>] = [:]
    /// What `RUN --mount=type=cache` keeps between builds, by its id.
    package var cacheMounts: TreeDictionary<String, FileTree> = [:]
    package var execs: TreeDictionary<String, Exec> = [:]
    /// Exit statuses of containers that removed themselves, until whoever is attached has seen them.
    package var exitCodes: [ContainerID: Int32] = [:]
    /// Exit statuses of commands that ran for a build, until the build has seen them.
    package var buildExits: [MachineID: Int32] = [:]
    package var events: [EngineEvent] = []
    /// How many events have been forgotten from the front of the list.
    package var forgottenEvents = 0
    package var nextSequence = 0
    /// The engine's own id, made at its first start.
    package var daemonID = ""

    package init() {}

    /// A number greater than all before.
    package mutating func sequence() -> Int {
        nextSequence += 1
        return nextSequence
    }
}

/// An image that was pushed to the simulated Docker Hub.
package struct HubUpload: Sendable, Equatable {
    package var manifest: String
    /// Configuration and layers by digest.
    package var blobs: [String: FileBody]

    package init(manifest: String, blobs: [String: FileBody]) {
        self.manifest = manifest
        self.blobs = blobs
    }
}

/// What `docker compose up` did with a service, and why.
package struct ComposeNote: Sendable, Equatable {
    package var service: String
    /// `created`, `recreated`, `kept` or `removed`.
    package var action: String
    /// In words, one a line.
    package var reasons: [String]

    package init(service: String, action: String, reasons: [String]) {
        self.service = service
        self.action = action
        self.reasons = reasons
    }
}

/// A download from the simulated Docker Hub.
package struct HubDownload: Sendable, Equatable {
    /// Who was logged in, if anybody was.
    package var user: String?
    package var time: Instant

    package init(user: String?, time: Instant) {
        self.user = user
        self.time = time
    }
}

/// A network of the engine.
package struct Network: Sendable, Equatable {
    package let id: NetworkID
    package var name: String
    package let sequence: Int
    package var created: Instant
    package var driver: String
    package var subnets: [NetworkPool]
    /// IPv6 addresses; given out only where the network has IPv6.
    package var subnets6: [NetworkPool6] = []
    package var isInternal = false
    package var isAttachable = false
    package var enablesIPv6 = false
    /// Whether it is but a configuration for other networks.
    package var isConfigurationOnly = false
    /// The network whose configuration this one has.
    package var configurationFrom = ""
    package var options: [String: String] = [:]
    /// What was asked of the address management.
    package var addressOptions: [String: String] = [:]
    package var labels: [String: String] = [:]

    /// The networks that every engine has.
    package static let predefinedNames: Set<String> = ["bridge", "host", "none"]

    package var isPredefined: Bool { Self.predefinedNames.contains(name) }

    /// The IPv6 pool in use.
    package var pool6: NetworkPool6? { enablesIPv6 ? subnets6.first : nil }

    package init(id: NetworkID, name: String, sequence: Int, created: Instant, driver: String, subnets: [NetworkPool]) {
        self.id = id
        self.name = name
        self.sequence = sequence
        self.created = created
        self.driver = driver
        self.subnets = subnets
    }
}

/// The addresses that a network gives out (Engine API: `IPAMConfig`).
package struct NetworkPool: Sendable, Equatable {
    package var subnet: Subnet
    package var gateway: IPv4Address?
    /// The gateway in use, whether it was asked for or chosen.
    package var effectiveGateway: IPv4Address
    package var range: Subnet?
    /// Addresses that the driver must not give out, by name.
    package var auxiliaryAddresses: [String: IPv4Address] = [:]
    /// Whether the subnet was asked for; only then may containers ask for addresses.
    package var isConfigured = false

    package init(subnet: Subnet, gateway: IPv4Address?, effectiveGateway: IPv4Address, range: Subnet? = nil) {
        self.subnet = subnet
        self.gateway = gateway
        self.effectiveGateway = effectiveGateway
        self.range = range
    }
}

/// A volume of the engine.
package struct Volume: Sendable, Equatable {
    package let name: String
    package let sequence: Int
    package var tree: TreeID
    package var created: Instant
    package var driver: String
    package var labels: [String: String]
    package var options: [String: String]
    package var isAnonymous: Bool

    package init(name: String, sequence: Int, tree: TreeID, created: Instant) {
        self.name = name
        self.sequence = sequence
        self.tree = tree
        self.created = created
        driver = "local"
        labels = [:]
        options = [:]
        isAnonymous = false
    }
}

/// A result that the builder can use again.
package struct BuildCacheRecord: Sendable, Equatable {
    /// What a record holds.
    package enum Kind: Sendable, Equatable {
        /// The layer that a step made.
        case step
        /// The layers of an image that a build started from.
        case base
        /// Files that were sent to the builder.
        case localSource
        /// What `RUN --mount=type=cache` keeps.
        case cacheMount
        /// A Git repository.
        case gitRepository
        /// The files of a commit.
        case gitCheckout

        /// BuildKit's name of the record's type.
        package var typeName: String {
            switch self {
            case .step, .base, .gitRepository: "regular"
            case .localSource: "source.local"
            case .cacheMount: "exec.cachemount"
            case .gitCheckout: "source.git.checkout"
            }
        }

        /// Whether the record's files change when it is used again.
        package var isMutable: Bool { [.localSource, .cacheMount, .gitRepository, .gitCheckout].contains(self) }
    }

    package let kind: Kind
    /// What was done to what: the digest over the step and its inputs.
    package let key: Digest
    /// The layers that it holds, lowest first; none for a mutable record.
    package var layers: [Digest]
    package var description: String
    package var size: Int
    package var created: Instant
    package var lastUsed: Instant
    package var usageCount: Int
    package let sequence: Int

    package init(
        _ kind: Kind, key: Digest, layers: [Digest], description: String, size: Int, created: Instant, sequence: Int
    ) {
        self.kind = kind
        self.key = key
        self.layers = layers
        self.description = description
        self.size = size
        self.created = created
        self.sequence = sequence
        lastUsed = created
        usageCount = 1
    }
}

/// A command run inside a running container (Engine API: `ExecInspect`).
package struct Exec: Sendable, Equatable {
    package let id: String
    package var container: ContainerID
    package var arguments: [String]
    package var process: ProcessID?
    package var exitCode: Int32?
    package var log: LogID

    package init(id: String, container: ContainerID, arguments: [String], log: LogID) {
        self.id = id
        self.container = container
        self.arguments = arguments
        self.log = log
    }
}

/// Something that happened to an object of the engine, as `docker events` reports it.
package struct EngineEvent: Sendable, Equatable {
    package var time: Instant
    /// `container`, `image`, `network`, `volume`, `builder` or `daemon`.
    package var type: String
    package var action: String
    package var actor: String
    /// Sorted by key.
    package var attributes: [(key: String, value: String)]

    package init(time: Instant, type: String, action: String, actor: String, attributes: [(key: String, value: String)])
    {
        self.time = time
        self.type = type
        self.action = action
        self.actor = actor
        self.attributes = attributes
    }

    package static func == (a: EngineEvent, b: EngineEvent) -> Bool {
        a.time == b.time && a.type == b.type && a.action == b.action && a.actor == b.actor
            && a.attributes.elementsEqual(b.attributes) { $0 == $1 }
    }
}
