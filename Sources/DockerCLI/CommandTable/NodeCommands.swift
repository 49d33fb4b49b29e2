import CommandSyntax

/// `docker node` and all below it.
enum NodeCommands {
    static let group = CommandSpec(
        "docker node", summary: "Manage Swarm nodes", subcommands: [demote, inspect, ls, promote, ps, rm, update],
        group: .swarm)

    static let demote = CommandSpec(
        "docker node demote", "NODE [NODE...]", summary: "Demote one or more nodes from manager in the swarm",
        arity: .atLeast(1))

    static let inspect = CommandSpec(
        "docker node inspect", "[OPTIONS] self|NODE [NODE...]",
        summary: "Display detailed information on one or more nodes", arity: .atLeast(1),
        flags: [
            .inspectFormat,
            .bool("pretty", "Print the information in a human friendly format"),
        ])

    static let ls = CommandSpec(
        "docker node ls", "[OPTIONS]", summary: "List nodes in the swarm", aliases: ["list"],
        aliasPaths: ["docker node ls", "docker node list"],
        flags: [
            .filter,
            .tableFormat,
            .bool("quiet", "q", "Only display IDs"),
        ])

    static let promote = CommandSpec(
        "docker node promote", "NODE [NODE...]", summary: "Promote one or more nodes to manager in the swarm",
        arity: .atLeast(1))

    static let ps = CommandSpec(
        "docker node ps", "[OPTIONS] [NODE...]",
        summary: "List tasks running on one or more nodes, defaults to current node", arity: .any,
        flags: [
            .filter,
            .string("format", "Pretty-print tasks using a Go template"),
            .bool("no-resolve", "Do not map IDs to Names"),
            .bool("no-trunc", "Do not truncate output"),
            .bool("quiet", "q", "Only display task IDs"),
        ])

    static let rm = CommandSpec(
        "docker node rm", "[OPTIONS] NODE [NODE...]", summary: "Remove one or more nodes from the swarm",
        aliases: ["remove"], aliasPaths: ["docker node rm", "docker node remove"], arity: .atLeast(1),
        flags: [
            .bool("force", "f", "Force remove a node from the swarm")
        ])

    static let update = CommandSpec(
        "docker node update", "[OPTIONS] NODE", summary: "Update a node", arity: .exact(1),
        flags: [
            .string("availability", "Availability of the node (\"active\", \"pause\", \"drain\")"),
            .list("label-add", "Add or update a node label (\"key=value\")"),
            .list("label-rm", "Remove a node label if exists"),
            .string("role", "Role of the node (\"worker\", \"manager\")"),
        ])
}
