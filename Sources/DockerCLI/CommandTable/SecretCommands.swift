import CommandSyntax

/// `docker secret` and all below it.
enum SecretCommands {
    static let group = CommandSpec(
        "docker secret", summary: "Manage Swarm secrets", subcommands: [create, inspect, ls, rm], group: .swarm)

    static let create = CommandSpec(
        "docker secret create", "[OPTIONS] SECRET [file|-]",
        summary: "Create a secret from a file or STDIN as content", arity: .range(1, 2),
        flags: [
            .string("driver", "d", "Secret driver"),
            .list("label", "l", "Secret labels"),
            .string("template-driver", "Template driver"),
        ])

    static let inspect = CommandSpec(
        "docker secret inspect", "[OPTIONS] SECRET [SECRET...]",
        summary: "Display detailed information on one or more secrets", arity: .atLeast(1),
        flags: [
            .inspectFormat,
            .bool("pretty", "Print the information in a human friendly format"),
        ])

    static let ls = CommandSpec(
        "docker secret ls", "[OPTIONS]", summary: "List secrets", aliases: ["list"],
        aliasPaths: ["docker secret ls", "docker secret list"],
        flags: [
            .filter,
            .tableFormat,
            .bool("quiet", "q", "Only display IDs"),
        ])

    static let rm = CommandSpec(
        "docker secret rm", "SECRET [SECRET...]", summary: "Remove one or more secrets", aliases: ["remove"],
        aliasPaths: ["docker secret rm", "docker secret remove"], arity: .atLeast(1))
}
