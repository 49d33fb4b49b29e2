import CommandSyntax

// Commands that change what a container does.

extension ContainerCommands {
    static let attach = CommandSpec(
        "docker container attach", "[OPTIONS] CONTAINER",
        summary: "Attach local standard input, output, and error streams to a running container",
        aliasPaths: ["docker container attach", "docker attach"], arity: .exact(1),
        flags: [
            .detachKeys,
            .bool("no-stdin", "Do not attach STDIN"),
            .bool("sig-proxy", "Proxy all received signals to the process", default: "true"),
        ])

    static let create = CommandSpec(
        "docker container create", "[OPTIONS] IMAGE [COMMAND] [ARG...]", summary: "Create a new container",
        aliasPaths: ["docker container create", "docker create"], arity: .atLeast(1), flags: ContainerFlags.create
    ).flagsFirst()

    static let exec = CommandSpec(
        "docker container exec", "[OPTIONS] CONTAINER COMMAND [ARG...]",
        summary: "Execute a command in a running container", aliasPaths: ["docker container exec", "docker exec"],
        arity: .atLeast(2),
        flags: [
            .bool("detach", "d", "Detached mode: run command in the background"),
            .detachKeys,
            .list("env", "e", "Set environment variables"),
            .list("env-file", "Read in a file of environment variables"),
            .bool("interactive", "i", "Keep STDIN open even if not attached"),
            .bool("privileged", "Give extended privileges to the command"),
            .bool("tty", "t", "Allocate a pseudo-TTY"),
            .string("user", "u", "Username or UID (format: \"<name|uid>[:<group|gid>]\")"),
            .string("workdir", "w", "Working directory inside the container"),
        ]
    ).flagsFirst()

    static let kill = CommandSpec(
        "docker container kill", "[OPTIONS] CONTAINER [CONTAINER...]",
        summary: "Kill one or more running containers", aliasPaths: ["docker container kill", "docker kill"],
        arity: .atLeast(1),
        flags: [
            .string("signal", "s", "Signal to send to the container")
        ])

    static let pause = CommandSpec(
        "docker container pause", "CONTAINER [CONTAINER...]",
        summary: "Pause all processes within one or more containers",
        aliasPaths: ["docker container pause", "docker pause"], arity: .atLeast(1))

    static let restart = CommandSpec(
        "docker container restart", "[OPTIONS] CONTAINER [CONTAINER...]",
        summary: "Restart one or more containers", aliasPaths: ["docker container restart", "docker restart"],
        arity: .atLeast(1),
        flags: [
            .string("signal", "s", "Signal to send to the container"),
            .int("timeout", "t", "Seconds to wait before killing the container"),
            .int("time", "Seconds to wait before killing the container").alias(of: "timeout").deprecated(
                "use --timeout instead"),
        ])

    static let run = CommandSpec(
        "docker container run", "[OPTIONS] IMAGE [COMMAND] [ARG...]",
        summary: "Create and run a new container from an image",
        aliasPaths: ["docker container run", "docker run"], arity: .atLeast(1), flags: ContainerFlags.run
    ).flagsFirst()

    static let start = CommandSpec(
        "docker container start", "[OPTIONS] CONTAINER [CONTAINER...]",
        summary: "Start one or more stopped containers", aliasPaths: ["docker container start", "docker start"],
        arity: .atLeast(1),
        flags: [
            .bool("attach", "a", "Attach STDOUT/STDERR and forward signals"),
            .detachKeys,
            .bool("interactive", "i", "Attach container's STDIN"),
        ])

    static let stop = CommandSpec(
        "docker container stop", "[OPTIONS] CONTAINER [CONTAINER...]",
        summary: "Stop one or more running containers", aliasPaths: ["docker container stop", "docker stop"],
        arity: .atLeast(1),
        flags: [
            .string("signal", "s", "Signal to send to the container"),
            .int("timeout", "t", "Seconds to wait before killing the container"),
            .int("time", "Seconds to wait before killing the container").alias(of: "timeout").deprecated(
                "use --timeout instead"),
        ])

    static let unpause = CommandSpec(
        "docker container unpause", "CONTAINER [CONTAINER...]",
        summary: "Unpause all processes within one or more containers",
        aliasPaths: ["docker container unpause", "docker unpause"], arity: .atLeast(1))

    static let wait = CommandSpec(
        "docker container wait", "CONTAINER [CONTAINER...]",
        summary: "Block until one or more containers stop, then print their exit codes",
        aliasPaths: ["docker container wait", "docker wait"], arity: .atLeast(1))
}
