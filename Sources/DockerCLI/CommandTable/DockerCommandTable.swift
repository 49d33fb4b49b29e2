import CommandSyntax

/// The command tree of the `docker` program: CLI 28.5, Buildx 0.29, Compose 2.40.
package enum DockerCommandTable {
    /// `docker` itself, with every command below it.
    package static let root = CommandSpec(
        "docker", "[OPTIONS] COMMAND [ARG...]", summary: "A self-sufficient runtime for containers", flags: globalFlags,
        subcommands: common + management + swarm + plain,
        closingText: "For more help on how to use Docker, head to https://docs.docker.com/go/guides/")

    /// The same tree where BuildKit is switched off (`DOCKER_BUILDKIT=0`): `docker build` is the classic builder.
    package static let rootWithClassicBuilder = root.replacingSubcommands([
        ClassicBuildCommands.build.spelled("docker build", group: .common),
        ClassicBuildCommands.builder,
        ImageCommands.group.replacingSubcommands([ClassicBuildCommands.build]),
    ])

    private static let globalFlags: [FlagSpec] = [
        .string("config", "Location of client config files", default: "\"/root/.docker\""),
        .string(
            "context", "c",
            """
            Name of the context to use to connect to the daemon (overrides DOCKER_HOST env var and default \
            context set with "docker context use")
            """),
        .bool("debug", "D", "Enable debug mode"),
        .string("host", "H", "Daemon socket to connect to"),
        .string(
            "log-level", "l",
            "Set the logging level (\"debug\", \"info\", \"warn\", \"error\", \"fatal\")", default: "\"info\""),
        .bool("tls", "Use TLS; implied by --tlsverify"),
        .string("tlscacert", "Trust certs signed only by this CA", default: "\"/root/.docker/ca.pem\""),
        .string("tlscert", "Path to TLS certificate file", default: "\"/root/.docker/cert.pem\""),
        .string("tlskey", "Path to TLS key file", default: "\"/root/.docker/key.pem\""),
        .bool("tlsverify", "Use TLS and verify the remote"),
        .bool("version", "v", "Print version information and quit"),
    ]

    private static let common: [CommandSpec] = [
        ContainerCommands.run.spelled("docker run", group: .common),
        ContainerCommands.exec.spelled("docker exec", group: .common),
        ContainerCommands.ls.spelled("docker ps", group: .common),
        BuildxCommands.build.forwarded(as: "build", "Build an image from a Dockerfile", group: .common),
        BuildxCommands.bake.forwarded(as: "bake", "Build from a file", group: .common),
        ImageCommands.pull.spelled("docker pull", group: .common),
        ImageCommands.push.spelled("docker push", group: .common),
        ImageCommands.ls.spelled("docker images", group: .common),
        ProgramCommands.login,
        ProgramCommands.logout,
        ProgramCommands.search,
        ProgramCommands.version,
        SystemCommands.info.spelled("docker info", group: .common),
    ]

    private static let management: [CommandSpec] = [
        BuildxCommands.group.forwarded(as: "builder", "Manage builds", group: .management),
        BuildxCommands.group.plugin(.buildx),
        CheckpointCommands.group.hidden(),
        ComposeCommands.group.plugin(.compose),
        ContainerCommands.group,
        ContextCommands.group,
        ImageCommands.group,
        ManifestCommands.group,
        NetworkCommands.group,
        PluginCommands.group,
        SystemCommands.group,
        TrustCommands.group,
        VolumeCommands.group,
    ]

    private static let swarm: [CommandSpec] = [
        ConfigCommands.group.inSwarmOnly(),
        NodeCommands.group.inSwarmOnly(),
        SecretCommands.group.inSwarmOnly(),
        ServiceCommands.group.inSwarmOnly(),
        StackCommands.group.inSwarmOnly(),
        SwarmCommands.group,
    ]

    private static let plain: [CommandSpec] = [
        ContainerCommands.attach.spelled("docker attach"),
        ContainerCommands.commit.spelled("docker commit"),
        ContainerCommands.cp.spelled("docker cp"),
        ContainerCommands.create.spelled("docker create"),
        ContainerCommands.diff.spelled("docker diff"),
        SystemCommands.events.spelled("docker events"),
        ContainerCommands.export.spelled("docker export"),
        ImageCommands.history.spelled("docker history"),
        ImageCommands.`import`.spelled("docker import"),
        ProgramCommands.inspect,
        ContainerCommands.kill.spelled("docker kill"),
        ImageCommands.load.spelled("docker load"),
        ContainerCommands.logs.spelled("docker logs"),
        ContainerCommands.pause.spelled("docker pause"),
        ContainerCommands.port.spelled("docker port"),
        ContainerCommands.rename.spelled("docker rename"),
        ContainerCommands.restart.spelled("docker restart"),
        ContainerCommands.rm.spelled("docker rm"),
        ImageCommands.rm.spelled("docker rmi"),
        ImageCommands.save.spelled("docker save"),
        ContainerCommands.start.spelled("docker start"),
        ContainerCommands.stats.spelled("docker stats"),
        ContainerCommands.stop.spelled("docker stop"),
        ImageCommands.tag.spelled("docker tag"),
        ContainerCommands.top.spelled("docker top"),
        ContainerCommands.unpause.spelled("docker unpause"),
        ContainerCommands.update.spelled("docker update"),
        ContainerCommands.wait.spelled("docker wait"),
        ProgramCommands.help.hidden(),
    ]
}
