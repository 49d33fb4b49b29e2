/// `RUN [--mount=…] [--network=…] [--security=…] command` (buildkit `parseRun`). The frontend that Docker 28.5 comes
/// with does not know `--security`: the build refuses it.
package struct RunInstruction: Hashable, Sendable {
    /// What runs.
    package var command: InstructionCommand
    /// The `--mount` values as written; `mounts(expanding:)` reads them once variables are known.
    package var mountFlags: [String]
    /// `default`, `none` or `host`.
    package var network: String
    /// The names of the flags used, sorted.
    package var usedFlags: [String]

    init(_ parsed: ParsedInstruction) throws(DockerfileError) {
        let flags = try InstructionFlags(parsed, [("mount", .list), ("network", .text), ("security", .text)])
        usedFlags = flags.usedNames
        command = InstructionCommand(parsed)
        mountFlags = flags.list("mount")
        for flag in mountFlags { try RunMount.check(flag) }
        network = flags.isUsed("network") ? flags.text("network") : "default"
        guard ["default", "none", "host"].contains(network) else {
            throw DockerfileError("invalid network mode \(network.goQuoted)")
        }
    }

    /// The mounts with their variables expanded; BuildKit reports their faults only when it builds.
    package func mounts(
        expanding expand: (String) throws(DockerfileError) -> String
    ) throws(DockerfileError) -> [RunMount] {
        var mounts: [RunMount] = []
        for flag in mountFlags { mounts.append(try RunMount(flag, expanding: expand)) }
        return mounts
    }
}
