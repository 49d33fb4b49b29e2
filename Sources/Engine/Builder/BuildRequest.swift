import FileTrees
import WorldModel

/// What is to be built, and how (Engine API: `POST /build`).
package struct BuildRequest: Sendable, Equatable {
    /// The files of the build context, before `.dockerignore`.
    package var context: FileTree
    /// The address of a context that the engine itself fetches: a Dockerfile, or an archive.
    package var contextAddress: String?
    /// The Dockerfile's path in such an archive.
    package var dockerfilePath = "Dockerfile"
    /// Where the context comes from: the builder knows it again by this.
    package var contextName = ""
    /// The Dockerfile's bytes; `nil` when it could not be read.
    package var dockerfile: [UInt8]?
    /// Why it could not be read, when it is there: `read …: is a directory`.
    package var dockerfileProblem: String?
    /// Its name in messages.
    package var dockerfileName = "Dockerfile"
    package var tags: [ImageReference] = []
    /// What becomes of the result; without any it is an image with the tags.
    package var outputs: [BuildOutput] = []
    package var buildArguments: [(name: String, value: String?)] = []
    package var labels: [(name: String, value: String)] = []
    package var target = ""
    /// The secrets that `--secret` names, by id.
    package var secrets: [String: [UInt8]] = [:]
    /// What the client has kept for registries, by their names.
    package var credentials: [String: RegistryCredentials] = [:]
    /// What `--build-context` gives the Dockerfile by name.
    package var contexts: [NamedContext] = []
    /// What `--add-host` adds to `/etc/hosts`.
    package var extraHosts: [(name: String, address: String)] = []
    /// `default`, `none` or `host`: the network of RUN.
    package var network = "default"
    /// `--ulimit`
    package var ulimits: [Ulimit] = []
    /// Bytes of `/dev/shm` (`--shm-size`).
    package var sharedMemory = BuildRequest.standardSharedMemory
    package static let standardSharedMemory = 64 << 20
    /// Whether commands may have the host's network (`--allow network.host`).
    package var allowsHostNetwork = false
    package var usesCache = true
    /// Stages that `--no-cache-filter` names.
    package var uncachedStages: Set<String> = []
    package var pulls = false
    /// `--rm` and `--force-rm` of the classic builder: which containers of steps are removed.
    package var removesContainers = true
    /// Whether the output begins with what the client says of the context that it sends.
    package var announcesContext = true
    package var removesFailedContainers = false
    /// An ignore file for this Dockerfile alone: `NAME.dockerignore` beside it.
    package var ownIgnoreFile: [UInt8]?
    /// Whether the context came as a tar archive on standard input.
    package var isArchive = false
    /// Whether the context comes from standard input as a Dockerfile alone.
    package var hasContext = true

    package init(context: FileTree, dockerfile: [UInt8]?) {
        self.context = context
        self.dockerfile = dockerfile
    }

    package static func == (a: BuildRequest, b: BuildRequest) -> Bool {
        a.context == b.context && a.dockerfile == b.dockerfile && a.dockerfileName == b.dockerfileName
            && a.tags == b.tags && a.outputs == b.outputs && a.secrets == b.secrets && a.credentials == b.credentials
            && a.network == b.network && a.contexts == b.contexts && a.ulimits == b.ulimits
            && a.sharedMemory == b.sharedMemory && a.allowsHostNetwork == b.allowsHostNetwork
            && a.extraHosts.elementsEqual(b.extraHosts) { $0 == $1 }
            && a.target == b.target && a.usesCache == b.usesCache && a.uncachedStages == b.uncachedStages
            && a.pulls == b.pulls && a.removesContainers == b.removesContainers
            && a.removesFailedContainers == b.removesFailedContainers
            && a.buildArguments.elementsEqual(b.buildArguments) { $0 == $1 }
            && a.labels.elementsEqual(b.labels) { $0 == $1 }
    }
}

/// Something that a build has to say. What belongs to a step follows its `begin`.
package enum BuildProgress: Sendable, Equatable {
    /// A step begins: `[2/3] RUN make`.
    case begin(String)
    /// A line about the step, such as `transferring context: 2B done`.
    case status(String)
    /// What the step's command printed.
    case output([UInt8])
    case cached
    /// Nanoseconds that the step took.
    case done(Int64)
    case failed(String)
}

/// How a build ended.
package enum BuildResult: Sendable, Equatable {
    case image(ImageID)
    /// The result is not among the images.
    case exported
    case failure(BuildFailure)

    package var isFailure: Bool {
        if case .failure = self { true } else { false }
    }
}

/// A build that failed.
package struct BuildFailure: Error, Sendable, Equatable {
    /// The message after `failed to solve: `.
    package var message: String
    /// The lines of the Dockerfile that it is about.
    package var lines: ClosedRange<Int>?
    /// The step that failed, with what it printed.
    package var step: String?
    package var output: [UInt8] = []
    /// Whether it failed after the builder had done its work.
    package var isOfClient = false

    package init(_ message: String, lines: ClosedRange<Int>? = nil, step: String? = nil) {
        self.message = message
        self.lines = lines
        self.step = step
    }
}
