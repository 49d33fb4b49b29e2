import CommandSyntax

/// `docker volume` and all below it.
enum VolumeCommands {
    static let group = CommandSpec(
        "docker volume", "COMMAND", summary: "Manage volumes",
        subcommands: [create, inspect, ls, prune, rm, update.inSwarmOnly()], group: .management)

    static let create = CommandSpec(
        "docker volume create", "[OPTIONS] [VOLUME]", summary: "Create a volume", arity: .atMost(1),
        flags: [
            .string("driver", "d", "Specify volume driver name", default: "\"local\""),
            .list("label", "Set metadata for a volume"),
            .list("opt", "o", "Set driver specific options", as: "map", default: "map[]"),
            .string("name", "Specify volume name").hidden(),
        ])

    static let inspect = CommandSpec(
        "docker volume inspect", "[OPTIONS] VOLUME [VOLUME...]",
        summary: "Display detailed information on one or more volumes", arity: .atLeast(1),
        flags: [
            .inspectFormat
        ])

    static let ls = CommandSpec(
        "docker volume ls", "[OPTIONS]", summary: "List volumes", aliases: ["list"],
        aliasPaths: ["docker volume ls", "docker volume list"],
        flags: [
            .custom("filter", "filter", "Provide filter values (e.g. \"dangling=true\")", repeats: true).short("f"),
            .tableFormat,
            .bool("quiet", "q", "Only display volume names"),
        ])

    static let prune = CommandSpec(
        "docker volume prune", "[OPTIONS]", summary: "Remove unused local volumes",
        flags: [
            .bool("all", "a", "Remove all unused volumes, not just anonymous ones"),
            .custom("filter", "filter", "Provide filter values (e.g. \"label=<label>\")", repeats: true),
            .force,
        ])

    static let rm = CommandSpec(
        "docker volume rm", "[OPTIONS] VOLUME [VOLUME...]", summary: "Remove one or more volumes",
        aliases: ["remove"], aliasPaths: ["docker volume rm", "docker volume remove"], arity: .atLeast(1),
        flags: [
            .bool("force", "f", "Force the removal of one or more volumes")
        ],
        longText: "Remove one or more volumes. You cannot remove a volume that is in use by a container.")

    static let update = CommandSpec(
        "docker volume update", "[OPTIONS] [VOLUME]", summary: "Update a volume (cluster volumes only)",
        arity: .exact(1),
        flags: [
            .string(
                "availability",
                "Cluster Volume availability (\"active\", \"pause\", \"drain\")", default: "\"active\""
            ).hidden()
        ])
}
