import Dockerfile
import FileTrees
import HashTreeCollections
import Kernel
import WorldModel

/// A build as BuildKit does it: a value that is stepped until it has a result.
package struct BuildOperation: Sendable, Equatable {
    package internal(set) var request: BuildRequest
    /// What there is to say and has not been taken yet.
    package var progress: [BuildProgress] = []
    /// What the checks have found.
    package internal(set) var report = BuildCheckReport()
    let isQuestion: Bool
    var plan: BuildPlan?
    var context = FileTree()
    /// Finished and begun stages by number.
    var states: [Int: StageState] = [:]
    /// Position among the reachable stages, and within the stage; -1 is its FROM.
    var stage = 0
    var instruction = -1
    var shown = 0
    var running: Running?
    var hasSentContext = false
    /// Images that registries have, by full name: those that the build needs and that are not here.
    var remotes: [String: RemoteImage] = [:]
    /// What has been done so far, for explanations.
    var trace = BuildTrace(name: "")
    /// The files of the last stage, for the client that asked for them.
    package internal(set) var files: FileTree?
    /// The files of contexts with names, by name, once their `.dockerignore` was read.
    var folders: [String: FileTree] = [:]
    /// What the builder knew of these folders before, by name and path.
    var knownFolders: [String: FileTree] = [:]
    /// What ADD, and a context that is an address, have brought from web servers.
    var remoteFiles = RemoteFiles()
    /// Whether the context at an address has come.
    var hasRemoteContext = false
    /// Whether the context at an address is the one that was fetched there before.
    var contextWasKnown = false
    /// Whether it is only tried what the cache has: steps that are not there are not done.
    var isTrial = false
    /// Whether it is a repository that could not be brought.
    var isBringingRepository = false
    /// When the file began to come that is on its way.
    var fetchBegan: Instant?
    /// Keys of the steps that this build has come to.
    var finished: Set<Digest> = []
    /// The first step that names something the context does not have.
    var missingSource: BuildFailure?
    /// Images whose step was shown.
    var opened: Set<String> = []
    /// Nanoseconds that the layers of the last image took to come.
    var pulling: Int64 = 0
    var began: Instant?

    /// A RUN that is being carried out.
    struct Running: Sendable, Equatable {
        var process: Simulation.BuildProcess
        var step: Instruction
        var title: String
        var key: Digest
        var history: String
        var words: [String]
        /// The caches that are mounted: where, and their ids.
        var caches: [String: String]
        var read = 0
        var output: [UInt8] = []
        var began: Instant
        var lines: ClosedRange<Int>
    }

    /// A question (`--call`) is begun and never finished: what its checks find is the answer, and not said before.
    package init(_ request: BuildRequest, isQuestion: Bool = false) {
        self.request = request
        self.isQuestion = isQuestion
    }

    /// How a step of the build ends.
    package enum Outcome: Sendable, Equatable {
        case again
        case wait([WaitReason])
        case finished(BuildResult)
    }

    /// Goes on for a while.
    package mutating func step(_ simulation: inout Simulation) -> Outcome {
        do throws(BuildFailure) {
            guard let plan else {
                if let outcome = try fetchContext(&simulation) { return outcome }
                try begin(&simulation)
                return .again
            }
            if running != nil { return try follow(&simulation) }
            guard stage < plan.reachable.count else {
                remember(&simulation)
                return .finished(try export(plan, &simulation))
            }
            return try next(plan, &simulation)
        } catch {
            if !trace.steps.isEmpty { remember(&simulation) }
            return .finished(.failure(error))
        }
    }

    private func remember(_ simulation: inout Simulation) {
        var trace = trace
        trace.name = "\(request.contextName) \(request.dockerfileName)"
        trace.ignoredCache = !request.usesCache
        simulation.world.docker.buildMemory.remember(trace)
    }

    /// Notes a step for explanations. Whether it came from the cache is told by the last thing that was said.
    mutating func note(
        _ title: String, _ parsed: StageInstruction, _ index: Int, isCached: Bool, inputs: [String: String]
    ) {
        trace.steps.append(
            BuildTrace.Step(
                title: title, instruction: parsed.source.original, stage: index, isCached: isCached, inputs: inputs))
    }

    /// What the file offers, once it has been read.
    package var outline: BuildOutline? { plan.map { BuildOutline($0, request) } }

    /// The parsed file, for what is said about it without building.
    package var document: DockerfileDocument? { plan?.document }

    /// Stops what runs: the build is given up.
    package mutating func cancel(_ simulation: inout Simulation) {
        if let run = running { simulation.finish(run.process) }
        running = nil
        remoteFiles.cancel(&simulation)
    }
}
