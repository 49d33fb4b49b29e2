import CommandSyntax

/// `docker config` and all below it.
enum ConfigCommands {
    static let group = CommandSpec(
        "docker config", summary: "Manage Swarm configs", subcommands: [create, inspect, ls, rm], group: .swarm)

    static let create = CommandSpec(
        "docker config create", "[OPTIONS] CONFIG file|-", summary: "Create a config from a file or STDIN",
        arity: .exact(2),
        flags: [
            .list("label", "l", "Config labels"),
            .string("template-driver", "Template driver"),
        ])

    static let inspect = CommandSpec(
        "docker config inspect", "[OPTIONS] CONFIG [CONFIG...]",
        summary: "Display detailed information on one or more configs", arity: .atLeast(1),
        flags: [
            .inspectFormat,
            .bool("pretty", "Print the information in a human friendly format"),
        ])

    static let ls = CommandSpec(
        "docker config ls", "[OPTIONS]", summary: "List configs", aliases: ["list"],
        aliasPaths: ["docker config ls", "docker config list"],
        flags: [
            .filter,
            .tableFormat,
            .bool("quiet", "q", "Only display IDs"),
        ])

    static let rm = CommandSpec(
        "docker config rm", "CONFIG [CONFIG...]", summary: "Remove one or more configs", aliases: ["remove"],
        aliasPaths: ["docker config rm", "docker config remove"], arity: .atLeast(1))
}
