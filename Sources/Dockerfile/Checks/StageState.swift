/// What is known at one point of a stage while it is checked (buildkit `dispatchState`).
struct StageState {
    /// The variables that can be used, with their values.
    var environment: [String: String] = [:]
    /// The names that ENV or the base image set: ARG does not override them.
    var environmentNames: Set<String> = []
    /// The names that ARG declared, with or without a value.
    var argumentNames: Set<String> = []
    /// Whether SHELL was used, here or in a base.
    var hasShell = false
    /// Whether WORKDIR was used, here or in a stage it starts from.
    var hasWorkdir = false
    /// The last CMD, ENTRYPOINT and HEALTHCHECK of this stage by name.
    var last: [String: ClosedRange<Int>] = [:]

    /// The state at the beginning of a stage that starts from this one.
    var inherited: StageState {
        var state = self
        state.last = [:]
        return state
    }

    init(_ base: BuildFacts.BaseImage) {
        environment = base.environment
        if environment["PATH"] == nil {
            environment["PATH"] = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
        }
        environmentNames = Set(environment.keys)
        hasShell = base.hasShell
    }
}
