import CommandSyntax

/// `docker container` and all below it; most are also spelled without "container".
enum ContainerCommands {
    static let group = CommandSpec(
        "docker container", summary: "Manage containers",
        subcommands: [
            attach, commit, cp, create, diff, exec, export, inspect, kill, logs, ls, pause, port, prune, rename,
            restart, rm, run, start, stats, stop, top, unpause, update, wait,
        ],
        group: .management)

    static let commit = CommandSpec(
        "docker container commit", "[OPTIONS] CONTAINER [REPOSITORY[:TAG]]",
        summary: "Create a new image from a container's changes",
        aliasPaths: ["docker container commit", "docker commit"], arity: .range(1, 2),
        flags: [
            .string("author", "a", "Author (e.g., \"John Hannibal Smith <hannibal@a-team.com>\")"),
            .list("change", "c", "Apply Dockerfile instruction to the created image"),
            .string("message", "m", "Commit message"),
            .bool("pause", "p", "Pause container during commit", default: "true"),
        ]
    ).flagsFirst()

    static let cp = CommandSpec(
        "docker container cp",
        "[OPTIONS] CONTAINER:SRC_PATH DEST_PATH|-\n\tdocker cp [OPTIONS] SRC_PATH|- CONTAINER:DEST_PATH",
        summary: "Copy files/folders between a container and the local filesystem",
        aliasPaths: ["docker container cp", "docker cp"], arity: .exact(2),
        flags: [
            .bool("archive", "a", "Archive mode (copy all uid/gid information)"),
            .bool("follow-link", "L", "Always follow symbol link in SRC_PATH"),
            .bool(
                "quiet", "q",
                """
                Suppress progress output during copy. Progress output is automatically suppressed if no terminal is \
                attached
                """),
        ],
        longText: """
            Copy files/folders between a container and the local filesystem

            Use '-' as the source to read a tar archive from stdin
            and extract it to a directory destination in a container.
            Use '-' as the destination to stream a tar archive of a
            container source to stdout.
            """)

    static let diff = CommandSpec(
        "docker container diff", "CONTAINER",
        summary: "Inspect changes to files or directories on a container's filesystem",
        aliasPaths: ["docker container diff", "docker diff"], arity: .exact(1))

    static let export = CommandSpec(
        "docker container export", "[OPTIONS] CONTAINER",
        summary: "Export a container's filesystem as a tar archive",
        aliasPaths: ["docker container export", "docker export"], arity: .exact(1),
        flags: [
            .string("output", "o", "Write to a file, instead of STDOUT")
        ])

    static let inspect = CommandSpec(
        "docker container inspect", "[OPTIONS] CONTAINER [CONTAINER...]",
        summary: "Display detailed information on one or more containers", arity: .atLeast(1),
        flags: [
            .inspectFormat,
            .bool("size", "s", "Display total file sizes"),
        ])

    static let logs = CommandSpec(
        "docker container logs", "[OPTIONS] CONTAINER", summary: "Fetch the logs of a container",
        aliasPaths: ["docker container logs", "docker logs"], arity: .exact(1),
        flags: [
            .bool("details", "Show extra details provided to logs"),
            .bool("follow", "f", "Follow log output"),
            .string(
                "since",
                """
                Show logs since timestamp (e.g. "2013-01-02T13:23:37Z") or relative (e.g. "42m" for 42 minutes)
                """),
            .string("tail", "n", "Number of lines to show from the end of the logs", default: "\"all\""),
            .bool("timestamps", "t", "Show timestamps"),
            .string(
                "until",
                """
                Show logs before a timestamp (e.g. "2013-01-02T13:23:37Z") or relative (e.g. "42m" for 42 minutes)
                """),
        ])

    static let ls = CommandSpec(
        "docker container ls", "[OPTIONS]", summary: "List containers", aliases: ["list", "ps"],
        aliasPaths: ["docker container ls", "docker container list", "docker container ps", "docker ps"],
        flags: [
            .bool("all", "a", "Show all containers (default shows just running)"),
            .filter,
            .tableFormat,
            .int("last", "n", "Show n last created containers (includes all states)", default: "-1"),
            .bool("latest", "l", "Show the latest created container (includes all states)"),
            .noTruncation,
            .bool("quiet", "q", "Only display container IDs"),
            .bool("size", "s", "Display total file sizes"),
        ])

    static let port = CommandSpec(
        "docker container port", "CONTAINER [PRIVATE_PORT[/PROTO]]",
        summary: "List port mappings or a specific mapping for the container",
        aliasPaths: ["docker container port", "docker port"], arity: .range(1, 2))

    static let prune = CommandSpec(
        "docker container prune", "[OPTIONS]", summary: "Remove all stopped containers",
        flags: [
            .custom("filter", "filter", "Provide filter values (e.g. \"until=<timestamp>\")", repeats: true),
            .force,
        ])

    static let rename = CommandSpec(
        "docker container rename", "CONTAINER NEW_NAME", summary: "Rename a container",
        aliasPaths: ["docker container rename", "docker rename"], arity: .exact(2))

    static let rm = CommandSpec(
        "docker container rm", "[OPTIONS] CONTAINER [CONTAINER...]", summary: "Remove one or more containers",
        aliases: ["remove"], aliasPaths: ["docker container rm", "docker container remove", "docker rm"],
        arity: .atLeast(1),
        flags: [
            .bool("force", "f", "Force the removal of a running container (uses SIGKILL)"),
            .bool("link", "l", "Remove the specified link"),
            .bool("volumes", "v", "Remove anonymous volumes associated with the container"),
        ])

    static let stats = CommandSpec(
        "docker container stats", "[OPTIONS] [CONTAINER...]",
        summary: "Display a live stream of container(s) resource usage statistics",
        aliasPaths: ["docker container stats", "docker stats"], arity: .any,
        flags: [
            .bool("all", "a", "Show all containers (default shows just running)"),
            .tableFormat,
            .bool("no-stream", "Disable streaming stats and only pull the first result"),
            .bool("no-trunc", "Do not truncate output"),
        ])

    static let top = CommandSpec(
        "docker container top", "CONTAINER [ps OPTIONS]", summary: "Display the running processes of a container",
        aliasPaths: ["docker container top", "docker top"], arity: .atLeast(1)
    ).flagsFirst()

    static let update = CommandSpec(
        "docker container update", "[OPTIONS] CONTAINER [CONTAINER...]",
        summary: "Update configuration of one or more containers",
        aliasPaths: ["docker container update", "docker update"], arity: .atLeast(1), flags: updateFlags)

    private static let updateFlags: [FlagSpec] = [
        .uint(
            "blkio-weight",
            "Block IO (relative weight), between 10 and 1000, or 0 to disable", as: "uint16", default: "0"),
        .int("cpu-period", "Limit CPU CFS (Completely Fair Scheduler) period"),
        .int("cpu-quota", "Limit CPU CFS (Completely Fair Scheduler) quota"),
        .int("cpu-rt-period", "Limit the CPU real-time period in microseconds"),
        .int("cpu-rt-runtime", "Limit the CPU real-time runtime in microseconds"),
        .int("cpu-shares", "c", "CPU shares (relative weight)"),
        .custom("decimal", "cpus", "Number of CPUs"),
        .string("cpuset-cpus", "CPUs in which to allow execution (0-3, 0,1)"),
        .string("cpuset-mems", "MEMs in which to allow execution (0-3, 0,1)"),
        .bytes("memory", "m", "Memory limit"),
        .bytes("memory-reservation", "Memory soft limit"),
        .bytes("memory-swap", "Swap limit equal to memory plus swap: -1 to enable unlimited swap"),
        .int("pids-limit", "Tune container pids limit (set -1 for unlimited)"),
        .string("restart", "Restart policy to apply when a container exits"),
        .bytes("kernel-memory", "Kernel memory limit").hidden(),
    ]
}
