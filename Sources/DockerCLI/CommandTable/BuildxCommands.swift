import CommandSyntax

/// `docker buildx` and all below it; `docker build` and `docker builder` lead here.
enum BuildxCommands {
    static let group = CommandSpec(
        "docker buildx", summary: "Docker Buildx",
        flags: [
            .builder,
            .debug,
        ],
        subcommands: [
            history, imagetools, bake, build, create, dialStdio, du, inspect,
            ls, prune, rm, stop, use, version,
            install, uninstall,
        ],
        group: .management, longText: "Extended build capabilities with BuildKit",
        closingText: "Experimental commands and flags are hidden. Set BUILDX_EXPERIMENTAL=1 to show them.")

    static let dialStdio = CommandSpec(
        "docker buildx dial-stdio", summary: "Proxy current stdio streams to builder instance",
        flags: [
            .builder,
            .debug,
            .string("platform", "Target platform: this is used for node selection"),
            .string(
                "progress",
                """
                Set type of progress output ("auto", "plain", "rawjson", "tty"). Use plain to show container output
                """, default: "\"none\""),
        ]
    ).plainlyWorded()

    static let du = CommandSpec(
        "docker buildx du", summary: "Disk usage",
        flags: [
            .builder,
            .debug,
            .custom("filter", "filter", "Provide filter values", repeats: true),
            .string("format", "Format the output"),
            .bool("verbose", "Shorthand for \"--format=pretty\""),
        ])

    static let inspect = CommandSpec(
        "docker buildx inspect", "[NAME]", summary: "Inspect current builder instance", arity: .atMost(1),
        flags: [
            .bool("bootstrap", "Ensure builder has booted before inspecting"),
            .builder,
            .debug,
        ])

    static let ls = CommandSpec(
        "docker buildx ls", summary: "List builder instances", arity: .exact(0),
        flags: [
            .debug,
            .string("format", "Format the output", default: "\"table\""),
            .noTruncation,
        ])

    static let prune = CommandSpec(
        "docker buildx prune", summary: "Remove build cache",
        flags: [
            .bool("all", "a", "Include internal/frontend images"),
            .builder,
            .debug,
            .custom("filter", "filter", "Provide filter values", repeats: true),
            .force,
            .bytes("max-used-space", "Maximum amount of disk space allowed to keep for cache"),
            .bytes("min-free-space", "Target amount of free disk space after pruning"),
            .bytes("reserved-space", "Amount of disk space always allowed to keep for cache"),
            .bool("verbose", "Provide a more verbose output"),
            .bytes("keep-storage", "Amount of disk space to keep for cache").alias(of: "reserved-space").deprecated(
                "keep-storage flag has been changed to reserved-space"),
        ])

    static let rm = CommandSpec(
        "docker buildx rm", "[OPTIONS] [NAME...]", summary: "Remove one or more builder instances", arity: .any,
        flags: [
            .bool("all-inactive", "Remove all inactive builders"),
            .builder,
            .debug,
            .force,
            .bool("keep-daemon", "Keep the BuildKit daemon running"),
            .bool("keep-state", "Keep BuildKit state"),
        ])

    static let stop = CommandSpec(
        "docker buildx stop", "[NAME]", summary: "Stop builder instance", arity: .atMost(1),
        flags: [
            .builder,
            .debug,
        ])

    static let use = CommandSpec(
        "docker buildx use", "[OPTIONS] NAME", summary: "Set the current builder instance", arity: .atMost(1),
        flags: [
            .builder,
            .debug,
            .bool("default", "Set builder as default for current context"),
            .bool("global", "Builder persists context changes"),
        ])

    static let version = CommandSpec(
        "docker buildx version", summary: "Show buildx version information", arity: .exact(0),
        flags: [
            .debug
        ])

    static let install = CommandSpec(
        "docker buildx install", summary: "Install buildx as a 'docker builder' alias", arity: .exact(0),
        flags: [
            .debug
        ]
    ).hidden()

    static let uninstall = CommandSpec(
        "docker buildx uninstall", summary: "Uninstall the 'docker builder' alias", arity: .exact(0),
        flags: [
            .debug
        ]
    ).hidden()
}

extension CommandSpec {
    /// A Buildx command in a place where `docker` hands it on: it keeps its own page and names the default builder.
    func forwarded(as name: String, _ summary: String, group: Group = .plain) -> CommandSpec {
        var command = withDefaultBuilder().inFamily(.buildx)
        command.name = name
        command.aliases = []
        command.longText = longText.isEmpty ? self.summary : longText
        command.summary = summary
        command.group = group
        return command
    }

    private func withDefaultBuilder() -> CommandSpec {
        var command = self
        for index in command.flags.indices where command.flags[index].name == "builder" {
            command.flags[index].defaultText = "\"default\""
        }
        command.subcommands = subcommands.map { $0.withDefaultBuilder() }
        return command
    }
}
