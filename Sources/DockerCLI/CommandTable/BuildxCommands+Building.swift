import CommandSyntax

// The Buildx commands with the most flags.

extension BuildxCommands {
    static let build = CommandSpec(
        "docker buildx build", "[OPTIONS] PATH | URL | -", summary: "Start a build", aliases: ["b"],
        aliasPaths: ["docker build", "docker builder build", "docker image build", "docker buildx b"],
        arity: .exact(1), flags: buildFlags)

    private static let buildFlags: [FlagSpec] = [
        .list("add-host", "Add a custom host-to-IP mapping (format: \"host:ip\")", as: "strings"),
        .list(
            "allow",
            """
            Allow extra privileged entitlement (e.g., "network.host", "security.insecure", "device")
            """, as: "stringArray"),
        .list("annotation", "Add annotation to the image", as: "stringArray"),
        .list("attest", "Attestation parameters (format: \"type=sbom,generator=image\")", as: "stringArray"),
        .list("build-arg", "Set build-time variables", as: "stringArray"),
        .list("build-context", "Additional build contexts (e.g., name=path)", as: "stringArray"),
        .builder,
        .list(
            "cache-from",
            "External cache sources (e.g., \"user/app:cache\", \"type=local,src=path/to/dir\")", as: "stringArray"),
        .list(
            "cache-to",
            """
            Cache export destinations (e.g., "user/app:cache", "type=local,dest=path/to/dir")
            """, as: "stringArray"),
        .string(
            "call",
            "Set method for evaluating build (\"check\", \"outline\", \"targets\")", default: "\"build\""),
        .string("cgroup-parent", "Set the parent cgroup for the \"RUN\" instructions during build"),
        .bool("check", "Shorthand for \"--call=check\""),
        .debug,
        .string("file", "f", "Name of the Dockerfile (default: \"PATH/Dockerfile\")"),
        .string("iidfile", "Write the image ID to a file"),
        .list("label", "Set metadata for an image", as: "stringArray"),
        .bool("load", "Shorthand for \"--output=type=docker\""),
        .string("metadata-file", "Write build result metadata to a file"),
        .string(
            "network",
            "Set the networking mode for the \"RUN\" instructions during build", default: "\"default\""),
        .bool("no-cache", "Do not use cache when building the image"),
        .list("no-cache-filter", "Do not cache specified stages", as: "stringArray"),
        .list("output", "o", "Output destination (format: \"type=local,dest=path\")", as: "stringArray"),
        .list("platform", "Set target platform for build", as: "stringArray"),
        .string(
            "progress",
            """
            Set type of progress output ("auto", "none",  "plain", "quiet", "rawjson", "tty"). Use plain to \
            show container output
            """, default: "\"auto\""),
        .string("provenance", "Shorthand for \"--attest=type=provenance\""),
        .bool("pull", "Always attempt to pull all referenced images"),
        .bool("push", "Shorthand for \"--output=type=registry\""),
        .bool("quiet", "q", "Suppress the build output and print image ID on success"),
        .string("sbom", "Shorthand for \"--attest=type=sbom\""),
        .list(
            "secret",
            "Secret to expose to the build (format: \"id=mysecret[,src=/local/secret]\")", as: "stringArray"),
        .bytes("shm-size", "Shared memory size for build containers"),
        .list(
            "ssh",
            """
            SSH agent socket or keys to expose to the build (format: "default|<id>[=<socket>|<key>[,<key>]]")
            """, as: "stringArray"),
        .list("tag", "t", "Name and optionally a tag (format: \"name:tag\")", as: "stringArray"),
        .string("target", "Set the target build stage to build"),
        .custom("ulimit", "ulimit", "Ulimit options", default: "[]", repeats: true),
        .bool("compress", "Compress the build context using gzip").hidden(),
        .int("cpu-period", "Limit the CPU CFS period").hidden(),
        .int("cpu-quota", "Limit the CPU CFS quota").hidden(),
        .int("cpu-shares", "c", "CPU shares (relative weight)").hidden(),
        .string("cpuset-cpus", "CPUs in which to allow execution").hidden(),
        .string("cpuset-mems", "MEMs in which to allow execution").hidden(),
        .bool("force-rm", "Always remove intermediate containers").hidden(),
        .string("isolation", "Container isolation technology").hidden(),
        .string("memory", "m", "Memory limit").hidden(),
        .string("memory-swap", "Swap limit equal to memory plus swap").hidden(),
        .string("print", "Print result of information request").alias(of: "call").hidden(),
        .bool("rm", "Remove intermediate containers after a successful build", default: "true").hidden(),
        .list("security-opt", "Security options").hidden(),
        .bool("squash", "Squash newly built layers into a single new layer").hidden(),
    ]

    static let bake = CommandSpec(
        "docker buildx bake", "[OPTIONS] [TARGET...]", summary: "Build from a file", aliases: ["f"],
        aliasPaths: ["docker buildx bake", "docker buildx f"], arity: .any, flags: bakeFlags)

    private static let bakeFlags: [FlagSpec] = [
        .list("allow", "Allow build to access specified resources", as: "stringArray"),
        .builder,
        .string(
            "call",
            "Set method for evaluating build (\"check\", \"outline\", \"targets\")", default: "\"build\""),
        .bool("check", "Shorthand for \"--call=check\""),
        .debug,
        .list("file", "f", "Build definition file", as: "stringArray"),
        .string("list", "List targets or variables"),
        .bool("load", "Shorthand for \"--set=*.output=type=docker\". Conditional."),
        .string("metadata-file", "Write build result metadata to a file"),
        .bool("no-cache", "Do not use cache when building the image"),
        .bool("print", "Print the options without building"),
        .string(
            "progress",
            """
            Set type of progress output ("auto", "none",  "plain", "quiet", "rawjson", "tty"). Use plain to \
            show container output
            """, default: "\"auto\""),
        .string("provenance", "Shorthand for \"--set=*.attest=type=provenance\""),
        .bool("pull", "Always attempt to pull all referenced images"),
        .bool("push", "Shorthand for \"--set=*.output=type=registry\". Conditional."),
        .string("sbom", "Shorthand for \"--set=*.attest=type=sbom\""),
        .list("set", "Override target value (e.g., \"targetpattern.key=value\")", as: "stringArray"),
    ]

    static let create = CommandSpec(
        "docker buildx create", "[OPTIONS] [CONTEXT|ENDPOINT]", summary: "Create a new builder instance",
        arity: .atMost(1),
        flags: [
            .bool("append", "Append a node to builder instead of changing it"),
            .bool("bootstrap", "Boot builder after creation"),
            .string("buildkitd-config", "BuildKit daemon config file"),
            .string("buildkitd-flags", "BuildKit daemon flags"),
            .debug,
            .string("driver", "Driver to use (available: \"docker-container\", \"kubernetes\", \"remote\")"),
            .list("driver-opt", "Options for the driver", as: "stringArray"),
            .bool("leave", "Remove a node from builder instead of changing it"),
            .string("name", "Builder instance name"),
            .string("node", "Create/modify node with given name"),
            .list("platform", "Fixed platforms for current node", as: "stringArray"),
            .bool("use", "Set the current builder instance"),
            .string("config", "BuildKit daemon config file").alias(of: "buildkitd-config").hidden(),
        ])
}
