import Compose
import Engine
import Kernel
import WorldModel

/// One thing that Compose does, with what it says about it.
struct ComposeTask: Sendable, Equatable {
    /// The container that a new one replaces.
    struct Replacement: Sendable, Equatable {
        var container: ContainerID
        /// Its anonymous volumes go over to the new one.
        var keepsVolumes: Bool
        var timeout: Int?
    }

    enum Kind: Sendable, Equatable {
        case createNetwork(String)
        case createVolume(String)
        /// Makes a service's container; a second name is the one it gets while it replaces another.
        case create(service: String, number: Int, name: String, replacing: Replacement?)
        /// Starts a container by name and runs the service's hooks.
        case start(name: String, service: String)
        /// Waits for what a service needs of another.
        case await(dependency: String, ComposeService.Dependency)
        case stop(ContainerID, service: String?, timeout: Int?)
        case remove(ContainerID, name: String, withVolumes: Bool)
        case restart(ContainerID, timeout: Int?)
        case kill(ContainerID, signal: String)
        case pause(ContainerID)
        case unpause(ContainerID)
        case removeNetwork(String)
        case removeVolume(String)
        case removeImage(String)
        case build([String], ServiceBuild.Options)
        case pull(service: String, isQuiet: Bool, ignoresFailure: Bool)
        case push(service: String, ignoresFailure: Bool)
        /// Says that nothing is done for a service, and why.
        case skip(String, String)
        /// Only says something.
        case say(String, String)
        /// A warning in the log.
        case warn(String)
        /// Lets the containers' programs get on with their work.
        case settle
        /// Waits until all containers run and those with a check are healthy.
        case awaitRunning([String], until: Instant?)
    }

    var kind: Kind
    /// What has begun.
    var hasBegun = false
    /// Whether it says nothing of what it does.
    var isQuiet = false
    /// Whether the container has been made or started, and only something after it is left.
    var isPrepared = false
    var stopping: StopOperation?
    var hooks: [ModelValue] = []
    var hook: Simulation.StartedExec?
    var until: Instant?
    var building: ServiceBuild?

    init(_ kind: Kind) { self.kind = kind }
}

/// How a task leaves a step.
enum ComposeOutcome {
    case done
    /// The strands beside it have their turn first.
    case yield
    case wait([WaitReason])
    /// It failed; the message is printed at the end.
    case failed(String)
}
