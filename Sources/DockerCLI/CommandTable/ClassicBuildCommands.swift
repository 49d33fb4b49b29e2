import CommandSyntax

/// Building where BuildKit is switched off.
enum ClassicBuildCommands {
    static let build = CommandSpec(
        "docker image build", "[OPTIONS] PATH | URL | -", summary: "Build an image from a Dockerfile",
        aliasPaths: ["docker image build", "docker build", "docker builder build"], arity: .exact(1),
        flags: buildFlags)

    private static let buildFlags: [FlagSpec] = [
        .list("add-host", "Add a custom host-to-IP mapping (\"host:ip\")"),
        .list("build-arg", "Set build-time variables"),
        .list("cache-from", "Images to consider as cache sources", as: "strings"),
        .string("cgroup-parent", "Set the parent cgroup for the \"RUN\" instructions during build"),
        .bool("compress", "Compress the build context using gzip"),
        .int("cpu-period", "Limit the CPU CFS (Completely Fair Scheduler) period"),
        .int("cpu-quota", "Limit the CPU CFS (Completely Fair Scheduler) quota"),
        .int("cpu-shares", "c", "CPU shares (relative weight)"),
        .string("cpuset-cpus", "CPUs in which to allow execution (0-3, 0,1)"),
        .string("cpuset-mems", "MEMs in which to allow execution (0-3, 0,1)"),
        .contentTrust,
        .string("file", "f", "Name of the Dockerfile (Default is \"PATH/Dockerfile\")"),
        .bool("force-rm", "Always remove intermediate containers"),
        .string("iidfile", "Write the image ID to the file"),
        .string("isolation", "Container isolation technology"),
        .list("label", "Set metadata for an image"),
        .bytes("memory", "m", "Memory limit"),
        .bytes("memory-swap", "Swap limit equal to memory plus swap: -1 to enable unlimited swap"),
        .string("network", "Set the networking mode for the RUN instructions during build", default: "\"default\""),
        .bool("no-cache", "Do not use cache when building the image"),
        .platform,
        .bool("pull", "Always attempt to pull a newer version of the image"),
        .bool("quiet", "q", "Suppress the build output and print image ID on success"),
        .bool("rm", "Remove intermediate containers after a successful build", default: "true"),
        .list("security-opt", "Security options", as: "strings"),
        .bytes("shm-size", "Size of \"/dev/shm\""),
        .bool("squash", "Squash newly built layers into a single new layer").hidden(),
        .list("tag", "t", "Name and optionally a tag in the \"name:tag\" format"),
        .string("target", "Set the target build stage to build."),
        .custom("ulimit", "ulimit", "Ulimit options", default: "[]", repeats: true),
    ]

    static let builder = CommandSpec(
        "docker builder", summary: "Manage builds",
        subcommands: [build.spelled("docker builder build"), builderPrune], group: .management)

    static let builderPrune = CommandSpec(
        "docker builder prune", summary: "Remove build cache",
        flags: [
            .bool("all", "a", "Remove all unused build cache, not just dangling ones"),
            .custom("filter", "filter", "Provide filter values (e.g. \"until=24h\")", repeats: true),
            .force,
            .bytes("keep-storage", "Amount of disk space to keep for cache"),
        ])
}
