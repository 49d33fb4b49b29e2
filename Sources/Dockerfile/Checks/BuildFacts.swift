/// What the checks need to know besides the Dockerfile.
package struct BuildFacts: Sendable {
    /// What a base image brings along.
    package struct BaseImage: Sendable {
        /// The variables it sets.
        package var environment: [String: String]
        /// Whether it was built with SHELL.
        package var hasShell: Bool

        /// Makes an image's facts; without any, it brings only `PATH`.
        package init(environment: [String: String] = [:], hasShell: Bool = false) {
            self.environment = environment
            self.hasShell = hasShell
        }
    }

    /// The `--build-arg`s.
    package var buildArguments: [String: String] = [:]
    /// The platform built on, `linux/amd64`.
    package var buildPlatform = "linux/amd64"
    /// The platform built for.
    package var targetPlatform = "linux/amd64"
    /// The stage of `--target`, empty for the last one.
    package var target = ""
    /// The context's `.dockerignore`.
    package var ignorePatterns: IgnorePatterns?
    /// The base images by the name FROM ends up with; one that is missing brings only `PATH`.
    package var baseImages: [String: BaseImage] = [:]
    /// The stages that are built, nil for all: `--check` looks at all, a build only at those it needs.
    package var stageIndices: Set<Int>?

    /// The facts of a build for `linux/amd64` without arguments.
    package init() {}

    /// The arguments that FROM can always use (buildkit `defaultArgs`).
    func platformArguments(stageName: String) -> [String: String] {
        var arguments = ["TARGETSTAGE": target.isEmpty ? stageName : target]
        for (prefix, platform) in [("BUILD", buildPlatform), ("TARGET", targetPlatform)] {
            let parts = platform.split(on: "/")
            arguments[prefix + "PLATFORM"] = platform
            arguments[prefix + "OS"] = parts[0]
            arguments[prefix + "OSVERSION"] = ""
            arguments[prefix + "ARCH"] = parts.count > 1 ? parts[1] : ""
            arguments[prefix + "VARIANT"] = parts.count > 2 ? parts[2] : ""
        }
        if arguments["TARGETSTAGE"] == "" { arguments["TARGETSTAGE"] = "default" }
        return arguments
    }
}
