import FileTrees

/// What a build did, step by step: kept so that it can be explained why a step came from the cache or did not.
package struct BuildTrace: Sendable, Equatable {
    /// One step of a build.
    package struct Step: Sendable, Equatable {
        /// As it was shown: `[2/4] COPY src /app`.
        package var title: String
        /// The instruction as it was written.
        package var instruction: String
        package var stage: Int
        package var isCached: Bool
        /// What decides about the cache besides the instruction: files by path with their digests, variables with their
        /// values.
        package var inputs: [String: String]

        package init(title: String, instruction: String, stage: Int, isCached: Bool, inputs: [String: String]) {
            self.title = title
            self.instruction = instruction
            self.stage = stage
            self.isCached = isCached
            self.inputs = inputs
        }
    }

    /// Where the context came from, and the Dockerfile's name.
    package var name: String
    package var steps: [Step] = []
    /// Whether `--no-cache` was given.
    package var ignoredCache = false

    package init(name: String) { self.name = name }
}

/// The last builds, of which the second one back of the same Dockerfile tells what has changed.
package struct BuildMemory: Sendable, Equatable {
    package private(set) var last: BuildTrace?
    /// The build before of the same Dockerfile.
    package private(set) var before: BuildTrace?
    private var traces: [String: BuildTrace] = [:]

    package init() {}

    /// Keeps what a build did.
    package mutating func remember(_ trace: BuildTrace) {
        before = traces[trace.name]
        last = trace
        traces[trace.name] = trace
    }
}
