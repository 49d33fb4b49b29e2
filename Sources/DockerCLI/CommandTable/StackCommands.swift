import CommandSyntax

/// `docker stack` and all below it.
enum StackCommands {
    static let group = CommandSpec(
        "docker stack", "[OPTIONS]", summary: "Manage Swarm stacks",
        subcommands: [config, deploy, ls, ps, rm, services], group: .swarm)

    static let config = CommandSpec(
        "docker stack config", "[OPTIONS]",
        summary: "Outputs the final config file, after doing merges and interpolations",
        flags: [
            .list("compose-file", "c", "Path to a Compose file, or \"-\" to read from stdin", as: "strings"),
            .bool("skip-interpolation", "Skip interpolation and output only merged config"),
        ])

    static let deploy = CommandSpec(
        "docker stack deploy", "[OPTIONS] STACK", summary: "Deploy a new stack or update an existing stack",
        aliases: ["up"], aliasPaths: ["docker stack deploy", "docker stack up"], arity: .exact(1),
        flags: [
            .list("compose-file", "c", "Path to a Compose file, or \"-\" to read from stdin", as: "strings"),
            .bool(
                "detach", "d",
                "Exit immediately instead of waiting for the stack services to converge", default: "true"),
            .bool("prune", "Prune services that are no longer referenced"),
            .bool("quiet", "q", "Suppress progress output"),
            .string(
                "resolve-image",
                """
                Query the registry to resolve image digest and supported platforms ("always", "changed", "never")
                """, default: "\"always\""),
            .bool("with-registry-auth", "Send registry authentication details to Swarm agents"),
        ])

    static let ls = CommandSpec(
        "docker stack ls", "[OPTIONS]", summary: "List stacks", aliases: ["list"],
        aliasPaths: ["docker stack ls", "docker stack list"],
        flags: [
            .tableFormat
        ])

    static let ps = CommandSpec(
        "docker stack ps", "[OPTIONS] STACK", summary: "List the tasks in the stack", arity: .exact(1),
        flags: [
            .filter,
            .tableFormat,
            .bool("no-resolve", "Do not map IDs to Names"),
            .bool("no-trunc", "Do not truncate output"),
            .bool("quiet", "q", "Only display task IDs"),
        ])

    static let rm = CommandSpec(
        "docker stack rm", "[OPTIONS] STACK [STACK...]", summary: "Remove one or more stacks",
        aliases: ["remove", "down"], aliasPaths: ["docker stack rm", "docker stack remove", "docker stack down"],
        arity: .atLeast(1),
        flags: [
            .bool("detach", "d", "Do not wait for stack removal", default: "true")
        ])

    static let services = CommandSpec(
        "docker stack services", "[OPTIONS] STACK", summary: "List the services in the stack", arity: .exact(1),
        flags: [
            .filter,
            .tableFormat,
            .bool("quiet", "q", "Only display IDs"),
        ])
}
