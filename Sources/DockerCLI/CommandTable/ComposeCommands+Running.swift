import CommandSyntax

// Commands that start, stop and change a project's containers.

extension ComposeCommands {
    static let attach = CommandSpec(
        "docker compose attach", "[OPTIONS] SERVICE",
        summary: """
            Attach local standard input, output, and error streams to a service's running container
            """,
        arity: .atLeast(1),
        flags: [
            .string("detach-keys", "Override the key sequence for detaching from a container."),
            .dryRun,
            .int("index", "index of the container if service has multiple replicas."),
            .bool("no-stdin", "Do not attach STDIN"),
            .bool("sig-proxy", "Proxy all received signals to the process", default: "true"),
        ]
    ).plainlyWorded()

    static let create = CommandSpec(
        "docker compose create", "[OPTIONS] [SERVICE...]", summary: "Creates containers for a service",
        arity: .any,
        flags: [
            .bool("build", "Build images before starting containers"),
            .dryRun,
            .bool("force-recreate", "Recreate containers even if their configuration and image haven't changed"),
            .bool("no-build", "Don't build an image, even if it's policy"),
            .bool(
                "no-recreate",
                "If containers already exist, don't recreate them. Incompatible with --force-recreate."),
            .string(
                "pull",
                "Pull image before running (\"always\"|\"missing\"|\"never\"|\"build\")", default: "\"policy\""),
            .bool("quiet-pull", "Pull without printing progress information"),
            .bool("remove-orphans", "Remove containers for services not defined in the Compose file"),
            .custom(
                "scale", "scale",
                """
                Scale SERVICE to NUM instances. Overrides the scale setting in the Compose file if present.
                """, repeats: true),
            .bool("yes", "y", "Assume \"yes\" as answer to all prompts and run non-interactively"),
        ])

    static let down = CommandSpec(
        "docker compose down", "[OPTIONS] [SERVICES]", summary: "Stop and remove containers, networks",
        arity: .any,
        flags: [
            .dryRun,
            .bool("remove-orphans", "Remove containers for services not defined in the Compose file"),
            .string(
                "rmi",
                """
                Remove images used by services. "local" remove only images that don't have a custom tag \
                ("local"|"all")
                """),
            .int("timeout", "t", "Specify a shutdown timeout in seconds"),
            .bool(
                "volumes", "v",
                """
                Remove named volumes declared in the "volumes" section of the Compose file and anonymous volumes \
                attached to containers
                """),
            .bool("volume", "Remove named volumes").alias(of: "volumes").hidden(),
        ])

    static let exec = CommandSpec(
        "docker compose exec", "[OPTIONS] SERVICE COMMAND [ARGS...]",
        summary: "Execute a command in a running container", arity: .atLeast(2),
        flags: [
            .bool("detach", "d", "Detached mode: Run command in the background"),
            .dryRun,
            .list("env", "e", "Set environment variables", as: "stringArray"),
            .int("index", "Index of the container if service has multiple replicas"),
            .bool(
                "no-tty", "T",
                "Disable pseudo-TTY allocation. By default 'docker compose exec' allocates a TTY.", default: "true"),
            .bool("privileged", "Give extended privileges to the process"),
            .string("user", "u", "Run the command as this user"),
            .string("workdir", "w", "Path to workdir directory for this command"),
            .bool("tty", "t", "Allocate a pseudo-TTY", default: "true").hidden(),
            .bool("interactive", "i", "Keep STDIN open even if not attached", default: "true").hidden(),
        ]
    ).flagsFirst().plainlyWorded()

    static let kill = CommandSpec(
        "docker compose kill", "[OPTIONS] [SERVICE...]", summary: "Force stop service containers", arity: .any,
        flags: [
            .dryRun,
            .bool("remove-orphans", "Remove containers for services not defined in the Compose file"),
            .string("signal", "s", "SIGNAL to send to the container", default: "\"SIGKILL\""),
        ])

    static let pause = CommandSpec(
        "docker compose pause", "[SERVICE...]", summary: "Pause services", arity: .any,
        flags: [
            .dryRun
        ])

    static let restart = CommandSpec(
        "docker compose restart", "[OPTIONS] [SERVICE...]", summary: "Restart service containers", arity: .any,
        flags: [
            .dryRun,
            .bool("no-deps", "Don't restart dependent services"),
            .int("timeout", "t", "Specify a shutdown timeout in seconds"),
        ])

    static let rm = CommandSpec(
        "docker compose rm", "[OPTIONS] [SERVICE...]", summary: "Removes stopped service containers", arity: .any,
        flags: [
            .dryRun,
            .bool("force", "f", "Don't ask to confirm removal"),
            .bool("stop", "s", "Stop the containers, if required, before removing"),
            .bool("volumes", "v", "Remove any anonymous volumes attached to containers"),
            .bool("all", "a", "Remove one-off containers").hidden(),
        ],
        longText: """
            Removes stopped service containers

            By default, anonymous volumes attached to containers will not be removed. You
            can override this with -v. To list all volumes, use "docker volume ls".

            Any data which is not in a volume will be lost.
            """)

    static let run = CommandSpec(
        "docker compose run", "[OPTIONS] SERVICE [COMMAND] [ARGS...]",
        summary: "Run a one-off command on a service", arity: .atLeast(1), flags: runFlags
    ).flagsFirst().plainlyWorded()

    private static let runFlags: [FlagSpec] = [
        .bool("build", "Build image before starting container"),
        .list("cap-add", "Add Linux capabilities"),
        .list("cap-drop", "Drop Linux capabilities"),
        .bool("detach", "d", "Run container in background and print container ID"),
        .dryRun,
        .string("entrypoint", "Override the entrypoint of the image"),
        .list("env", "e", "Set environment variables", as: "stringArray"),
        .list("env-from-file", "Set environment variables from file", as: "stringArray"),
        .bool("interactive", "i", "Keep STDIN open even if not attached", default: "true"),
        .list("label", "l", "Add or override a label", as: "stringArray"),
        .string("name", "Assign a name to the container"),
        .bool("no-TTY", "T", "Disable pseudo-TTY allocation (default: auto-detected)", default: "true"),
        .bool("no-deps", "Don't start linked services"),
        .list("publish", "p", "Publish a container's port(s) to the host", as: "stringArray"),
        .string("pull", "Pull image before running (\"always\"|\"missing\"|\"never\")", default: "\"policy\""),
        .bool("quiet", "q", "Don't print anything to STDOUT"),
        .bool("quiet-build", "Suppress progress output from the build process"),
        .bool("quiet-pull", "Pull without printing progress information"),
        .bool("remove-orphans", "Remove containers for services not defined in the Compose file"),
        .bool("rm", "Automatically remove the container when it exits"),
        .bool("service-ports", "P", "Run command with all service's ports enabled and mapped to the host"),
        .bool("use-aliases", "Use the service's network useAliases in the network(s) the container connects to"),
        .string("user", "u", "Run as specified username or uid"),
        .list("volume", "v", "Bind mount a volume", as: "stringArray"),
        .string("workdir", "w", "Working directory inside the container"),
        .bool("tty", "t", "Allocate a pseudo-TTY", default: "true").hidden(),
    ]

    static let scale = CommandSpec(
        "docker compose scale", "[SERVICE=REPLICAS...]", summary: "Scale services ", arity: .atLeast(1),
        flags: [
            .dryRun,
            .bool("no-deps", "Don't start linked services"),
        ]
    ).plainlyWorded()

    static let start = CommandSpec(
        "docker compose start", "[SERVICE...]", summary: "Start services", arity: .any,
        flags: [
            .dryRun
        ])

    static let stop = CommandSpec(
        "docker compose stop", "[OPTIONS] [SERVICE...]", summary: "Stop services", arity: .any,
        flags: [
            .dryRun,
            .int("timeout", "t", "Specify a shutdown timeout in seconds"),
        ])

    static let unpause = CommandSpec(
        "docker compose unpause", "[SERVICE...]", summary: "Unpause services", arity: .any,
        flags: [
            .dryRun
        ])

    static let up = CommandSpec(
        "docker compose up", "[OPTIONS] [SERVICE...]", summary: "Create and start containers", arity: .any,
        flags: upFlags)

    private static let upFlags: [FlagSpec] = [
        .bool("abort-on-container-exit", "Stops all containers if any container was stopped. Incompatible with -d"),
        .bool(
            "abort-on-container-failure",
            "Stops all containers if any container exited with failure. Incompatible with -d"),
        .bool("always-recreate-deps", "Recreate dependent containers. Incompatible with --no-recreate."),
        .list(
            "attach",
            """
            Restrict attaching to the specified services. Incompatible with --attach-dependencies.
            """, as: "stringArray"),
        .bool("attach-dependencies", "Automatically attach to log output of dependent services"),
        .bool("build", "Build images before starting containers"),
        .bool("detach", "d", "Detached mode: Run containers in the background"),
        .dryRun,
        .string(
            "exit-code-from",
            """
            Return the exit code of the selected service container. Implies --abort-on-container-exit
            """),
        .bool("force-recreate", "Recreate containers even if their configuration and image haven't changed"),
        .bool(
            "menu",
            """
            Enable interactive shortcuts when running attached. Incompatible with --detach. Can also be \
            enable/disable by setting COMPOSE_MENU environment var.
            """),
        .list("no-attach", "Do not attach (stream logs) to the specified services", as: "stringArray"),
        .bool("no-build", "Don't build an image, even if it's policy"),
        .bool("no-color", "Produce monochrome output"),
        .bool("no-deps", "Don't start linked services"),
        .bool("no-log-prefix", "Don't print prefix in logs"),
        .bool("no-recreate", "If containers already exist, don't recreate them. Incompatible with --force-recreate."),
        .bool("no-start", "Don't start the services after creating them"),
        .string("pull", "Pull image before running (\"always\"|\"missing\"|\"never\")", default: "\"policy\""),
        .bool("quiet-build", "Suppress the build output"),
        .bool("quiet-pull", "Pull without printing progress information"),
        .bool("remove-orphans", "Remove containers for services not defined in the Compose file"),
        .bool(
            "renew-anon-volumes", "V",
            "Recreate anonymous volumes instead of retrieving data from the previous containers"),
        .custom(
            "scale", "scale",
            """
            Scale SERVICE to NUM instances. Overrides the scale setting in the Compose file if present.
            """, repeats: true),
        .int(
            "timeout", "t",
            """
            Use this timeout in seconds for container shutdown when attached or when containers are already \
            running
            """),
        .bool("timestamps", "Show timestamps"),
        .bool("wait", "Wait for services to be running|healthy. Implies detached mode."),
        .int("wait-timeout", "Maximum duration in seconds to wait for the project to be running|healthy"),
        .bool("watch", "w", "Watch source code and rebuild/refresh containers when files are updated."),
        .bool("yes", "y", "Assume \"yes\" as answer to all prompts and run non-interactively"),
    ]

    static let wait = CommandSpec(
        "docker compose wait", "SERVICE [SERVICE...] [OPTIONS]",
        summary: "Block until containers of all (or specified) services stop.", arity: .atLeast(1),
        flags: [
            .bool("down-project", "Drops project when the first container stops"),
            .dryRun,
        ])

    static let watch = CommandSpec(
        "docker compose watch", "[SERVICE...]",
        summary: "Watch build context for service and rebuild/refresh containers when files are updated",
        arity: .any,
        flags: [
            .dryRun,
            .bool("no-up", "Do not build & start services before watching"),
            .bool("prune", "Prune dangling images on rebuild", default: "true"),
            .bool("quiet", "hide build output"),
        ])
}
