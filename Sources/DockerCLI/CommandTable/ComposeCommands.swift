import CommandSyntax

/// `docker compose` and all below it.
enum ComposeCommands {
    static let group = CommandSpec(
        "docker compose", "[OPTIONS] COMMAND", summary: "Docker Compose", flags: composeFlags,
        subcommands: [
            bridge, attach, build, commit, config, cp, create, down, events, exec, export, images, kill, logs,
            ls, pause, port, ps, publish, pull, push, restart, rm, run, scale, start, stats, stop, top, unpause,
            up, version, volumes, wait, watch, alpha,
        ],
        group: .management, longText: "Define and run multi-container applications with Docker")

    private static let composeFlags: [FlagSpec] = [
        .bool("all-resources", "Include all resources, even those not used by services"),
        .string(
            "ansi",
            "Control when to print ANSI control characters (\"never\"|\"always\"|\"auto\")", default: "\"auto\""),
        .bool("compatibility", "Run compose in backward compatibility mode"),
        .dryRun,
        .list("env-file", "Specify an alternate environment file", as: "stringArray"),
        .list("file", "f", "Compose configuration files", as: "stringArray"),
        .int("parallel", "Control max parallelism, -1 for unlimited", default: "-1"),
        .list("profile", "Specify a profile to enable", as: "stringArray"),
        .string("progress", "Set type of progress output (auto, tty, plain, json, quiet)"),
        .string(
            "project-directory",
            """
            Specify an alternate working directory
            (default: the path of the, first specified, Compose file)
            """),
        .string("project-name", "p", "Project name"),
        .bool("verbose", "Show more output").hidden(),
        .string("workdir", "Specify an alternate working directory").alias(of: "project-directory").hidden(),
        .bool("no-ansi", "Do not print ANSI control characters").hidden(),
        .bool("version", "v", "Show the Docker Compose version information").hidden(),
    ]

    static let build = CommandSpec(
        "docker compose build", "[OPTIONS] [SERVICE...]", summary: "Build or rebuild services", arity: .any,
        flags: buildFlags)

    private static let buildFlags: [FlagSpec] = [
        .list("build-arg", "Set build-time variables for services", as: "stringArray"),
        .string("builder", "Set builder to use"),
        .bool("check", "Check build configuration"),
        .dryRun,
        .bytes("memory", "m", "Set memory limit for the build container. Not supported by BuildKit."),
        .bool("no-cache", "Do not use cache when building the image"),
        .bool("print", "Print equivalent bake file"),
        .string("provenance", "Add a provenance attestation"),
        .bool("pull", "Always attempt to pull a newer version of the image"),
        .bool("push", "Push service images"),
        .bool("quiet", "q", "Suppress the build output"),
        .string("sbom", "Add a SBOM attestation"),
        .string(
            "ssh",
            """
            Set SSH authentications used when building service images. (use 'default' for using your default \
            SSH Agent)
            """),
        .bool("with-dependencies", "Also build dependencies (transitively)"),
        .bool("compress", "Compress the build context using gzip").hidden(),
        .bool("force-rm", "Always remove intermediate containers").hidden(),
        .bool("no-rm", "Do not remove intermediate containers").hidden(),
        .bool("parallel", "Build images in parallel").hidden(),
        .string("progress", "Set type of ui output").hidden(),
    ]

    static let commit = CommandSpec(
        "docker compose commit", "[OPTIONS] SERVICE [REPOSITORY[:TAG]]",
        summary: "Create a new image from a service container's changes", arity: .range(1, 2),
        flags: [
            .string("author", "a", "Author (e.g., \"John Hannibal Smith <hannibal@a-team.com>\")"),
            .list("change", "c", "Apply Dockerfile instruction to the created image"),
            .dryRun,
            .int("index", "index of the container if service has multiple replicas."),
            .string("message", "m", "Commit message"),
            .bool("pause", "p", "Pause container during commit", default: "true"),
        ]
    ).plainlyWorded()

    static let config = CommandSpec(
        "docker compose config", "[OPTIONS] [SERVICE...]",
        summary: "Parse, resolve and render compose file in canonical format", arity: .any, flags: configFlags)

    private static let configFlags: [FlagSpec] = [
        .dryRun,
        .bool("environment", "Print environment used for interpolation."),
        .string("format", "Format the output. Values: [yaml | json]"),
        .string("hash", "Print the service config hash, one per line."),
        .bool("images", "Print the image names, one per line."),
        .bool("lock-image-digests", "Produces an override file with image digests"),
        .bool("models", "Print the model names, one per line."),
        .bool("networks", "Print the network names, one per line."),
        .bool("no-consistency", "Don't check model consistency - warning: may produce invalid Compose output"),
        .bool("no-env-resolution", "Don't resolve service env files"),
        .bool("no-interpolate", "Don't interpolate environment variables"),
        .bool("no-normalize", "Don't normalize compose model"),
        .bool("no-path-resolution", "Don't resolve file paths"),
        .string("output", "o", "Save to file (default to stdout)"),
        .bool("profiles", "Print the profile names, one per line."),
        .bool("quiet", "q", "Only validate the configuration, don't print anything"),
        .bool("resolve-image-digests", "Pin image tags to digests"),
        .bool("services", "Print the service names, one per line."),
        .bool("variables", "Print model variables and default values."),
        .bool("volumes", "Print the volume names, one per line."),
    ]

    static let cp = CommandSpec(
        "docker compose cp",
        "[OPTIONS] SERVICE:SRC_PATH DEST_PATH|-\n\tdocker compose cp [OPTIONS] SRC_PATH|- SERVICE:DEST_PATH",
        summary: "Copy files/folders between a service container and the local filesystem", arity: .exact(2),
        flags: [
            .bool("all", "Include containers created by the run command"),
            .bool("archive", "a", "Archive mode (copy all uid/gid information)"),
            .dryRun,
            .bool("follow-link", "L", "Always follow symbol link in SRC_PATH"),
            .int("index", "Index of the container if service has multiple replicas"),
        ])

    static let events = CommandSpec(
        "docker compose events", "[OPTIONS] [SERVICE...]", summary: "Receive real time events from containers",
        arity: .any,
        flags: [
            .dryRun,
            .bool("json", "Output events as a stream of json objects"),
            .string("since", "Show all events created since timestamp"),
            .string("until", "Stream events until this timestamp"),
        ])

    static let export = CommandSpec(
        "docker compose export", "[OPTIONS] SERVICE",
        summary: "Export a service container's filesystem as a tar archive", arity: .atLeast(1),
        flags: [
            .dryRun,
            .int("index", "index of the container if service has multiple replicas."),
            .string("output", "o", "Write to a file, instead of STDOUT"),
        ]
    ).plainlyWorded()

    static let images = CommandSpec(
        "docker compose images", "[OPTIONS] [SERVICE...]", summary: "List images used by the created containers",
        arity: .any,
        flags: [
            .dryRun,
            .string("format", "Format the output. Values: [table | json]", default: "\"table\""),
            .bool("quiet", "q", "Only display IDs"),
        ])

    static let logs = CommandSpec(
        "docker compose logs", "[OPTIONS] [SERVICE...]", summary: "View output from containers", arity: .any,
        flags: [
            .dryRun,
            .bool("follow", "f", "Follow log output"),
            .int("index", "index of the container if service has multiple replicas"),
            .bool("no-color", "Produce monochrome output"),
            .bool("no-log-prefix", "Don't print prefix in logs"),
            .string(
                "since",
                """
                Show logs since timestamp (e.g. 2013-01-02T13:23:37Z) or relative (e.g. 42m for 42 minutes)
                """),
            .string(
                "tail", "n",
                "Number of lines to show from the end of the logs for each container", default: "\"all\""),
            .bool("timestamps", "t", "Show timestamps"),
            .string(
                "until",
                """
                Show logs before a timestamp (e.g. 2013-01-02T13:23:37Z) or relative (e.g. 42m for 42 minutes)
                """),
        ])

    static let ls = CommandSpec(
        "docker compose ls", "[OPTIONS]", summary: "List running compose projects",
        flags: [
            .bool("all", "a", "Show all stopped Compose projects"),
            .dryRun,
            .custom("filter", "filter", "Filter output based on conditions provided", repeats: true),
            .string("format", "Format the output. Values: [table | json]", default: "\"table\""),
            .bool("quiet", "q", "Only display project names"),
        ]
    ).plainlyWorded()

    static let port = CommandSpec(
        "docker compose port", "[OPTIONS] SERVICE PRIVATE_PORT",
        summary: "Print the public port for a port binding", arity: .atLeast(2),
        flags: [
            .dryRun,
            .int("index", "Index of the container if service has multiple replicas"),
            .string("protocol", "tcp or udp", default: "\"tcp\""),
        ]
    ).plainlyWorded()

    static let ps = CommandSpec(
        "docker compose ps", "[OPTIONS] [SERVICE...]", summary: "List containers", arity: .any,
        flags: [
            .bool("all", "a", "Show all stopped containers (including those created by the run command)"),
            .dryRun,
            .string("filter", "Filter services by a property (supported filters: status)"),
            .string(
                "format",
                """
                Format output using a custom template:
                'table':            Print output in table format with column headers (default)
                'table TEMPLATE':   Print output in table format using the given Go template
                'json':             Print in JSON format
                'TEMPLATE':         Print output using the given Go template.
                Refer to https://docs.docker.com/go/formatting/ for more information about formatting output with \
                templates
                """, default: "\"table\""),
            .noTruncation,
            .bool("orphans", "Include orphaned services (not declared by project)", default: "true"),
            .bool("quiet", "q", "Only display IDs"),
            .bool("services", "Display services"),
            .list(
                "status",
                """
                Filter services by status. Values: [paused | restarting | removing | running | dead | created | \
                exited]
                """, as: "stringArray"),
        ])

    static let publish = CommandSpec(
        "docker compose publish", "[OPTIONS] REPOSITORY[:TAG]", summary: "Publish compose application",
        arity: .exact(1),
        flags: [
            .bool("app", "Published compose application (includes referenced images)"),
            .dryRun,
            .string("oci-version", "OCI image/artifact specification version (automatically determined by default)"),
            .bool("resolve-image-digests", "Pin image tags to digests"),
            .bool("with-env", "Include environment variables in the published OCI artifact"),
            .bool("yes", "y", "Assume \"yes\" as answer to all prompts"),
        ])

    static let pull = CommandSpec(
        "docker compose pull", "[OPTIONS] [SERVICE...]", summary: "Pull service images", arity: .any,
        flags: [
            .dryRun,
            .bool("ignore-buildable", "Ignore images that can be built"),
            .bool("ignore-pull-failures", "Pull what it can and ignores images with pull failures"),
            .bool("include-deps", "Also pull services declared as dependencies"),
            .string("policy", "Apply pull policy (\"missing\"|\"always\")"),
            .bool("quiet", "q", "Pull without printing progress information"),
            .bool("parallel", "Pull multiple images in parallel").hidden(),
            .bool("no-parallel", "Disable parallel pulling").hidden(),
        ])

    static let push = CommandSpec(
        "docker compose push", "[OPTIONS] [SERVICE...]", summary: "Push service images", arity: .any,
        flags: [
            .dryRun,
            .bool("ignore-push-failures", "Push what it can and ignores images with push failures"),
            .bool("include-deps", "Also push images of services declared as dependencies"),
            .bool("quiet", "q", "Push without printing progress information"),
        ])

    static let stats = CommandSpec(
        "docker compose stats", "[OPTIONS] [SERVICE]",
        summary: "Display a live stream of container(s) resource usage statistics", arity: .atMost(1),
        flags: [
            .bool("all", "a", "Show all containers (default shows just running)"),
            .dryRun,
            .string(
                "format",
                """
                Format output using a custom template:
                'table':            Print output in table format with column headers (default)
                'table TEMPLATE':   Print output in table format using the given Go template
                'json':             Print in JSON format
                'TEMPLATE':         Print output using the given Go template.
                Refer to https://docs.docker.com/engine/cli/formatting/ for more information about formatting \
                output with templates
                """),
            .bool("no-stream", "Disable streaming stats and only pull the first result"),
            .bool("no-trunc", "Do not truncate output"),
        ]
    ).plainlyWorded()

    static let top = CommandSpec(
        "docker compose top", "[SERVICES...]", summary: "Display the running processes", arity: .any,
        flags: [
            .dryRun
        ])

    static let version = CommandSpec(
        "docker compose version", "[OPTIONS]", summary: "Show the Docker Compose version information",
        flags: [
            .dryRun,
            .string("format", "f", "Format the output. Values: [pretty | json]. (Default: pretty)"),
            .bool("short", "Shows only Compose's version number"),
        ]
    ).plainlyWorded()

    static let volumes = CommandSpec(
        "docker compose volumes", "[OPTIONS] [SERVICE...]", summary: "List volumes", arity: .any,
        flags: [
            .dryRun,
            .string(
                "format",
                """
                Format output using a custom template:
                'table':            Print output in table format with column headers (default)
                'table TEMPLATE':   Print output in table format using the given Go template
                'json':             Print in JSON format
                'TEMPLATE':         Print output using the given Go template.
                Refer to https://docs.docker.com/go/formatting/ for more information about formatting output with \
                templates
                """, default: "\"table\""),
            .bool("quiet", "q", "Only display volume names"),
        ])
}
