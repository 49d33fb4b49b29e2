/// What checking a Dockerfile found (buildkit `lint.LintResults`).
package struct BuildCheckReport: Hashable, Sendable {
    /// The warnings in the order BuildKit raises them.
    package var warnings: [BuildCheck] = []
    /// How many of them are raised before the base images are asked for.
    package var earlyCount = 0
    /// The error that ended the check, if one did.
    package var error: DockerfileError?

    package init(warnings: [BuildCheck] = [], earlyCount: Int = 0, error: DockerfileError? = nil) {
        self.warnings = warnings
        self.earlyCount = earlyCount
        self.error = error
    }

    /// The warnings by line, as `--check` lists them.
    package var sortedWarnings: [BuildCheck] {
        // Swift's sort is stable, and so is Go's up to twelve elements.
        warnings.sorted { $0.lines.lowerBound < $1.lines.lowerBound }
    }
}
