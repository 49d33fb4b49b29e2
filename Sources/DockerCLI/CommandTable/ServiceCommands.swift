import CommandSyntax

/// `docker service` and all below it.
enum ServiceCommands {
    static let group = CommandSpec(
        "docker service", summary: "Manage Swarm services",
        subcommands: [create, inspect, logs, ls, ps, rm, rollback, scale, update], group: .swarm)

    static let create = CommandSpec(
        "docker service create", "[OPTIONS] IMAGE [COMMAND] [ARG...]", summary: "Create a new service",
        arity: .atLeast(1), flags: ServiceFlags.create
    ).flagsFirst()

    static let inspect = CommandSpec(
        "docker service inspect", "[OPTIONS] SERVICE [SERVICE...]",
        summary: "Display detailed information on one or more services", arity: .atLeast(1),
        flags: [
            .inspectFormat,
            .bool("pretty", "Print the information in a human friendly format"),
        ])

    static let logs = CommandSpec(
        "docker service logs", "[OPTIONS] SERVICE|TASK", summary: "Fetch the logs of a service or task",
        arity: .exact(1),
        flags: [
            .bool("details", "Show extra details provided to logs"),
            .bool("follow", "f", "Follow log output"),
            .bool("no-resolve", "Do not map IDs to Names in output"),
            .bool("no-task-ids", "Do not include task IDs in output"),
            .bool("no-trunc", "Do not truncate output"),
            .bool("raw", "Do not neatly format logs"),
            .string(
                "since",
                """
                Show logs since timestamp (e.g. "2013-01-02T13:23:37Z") or relative (e.g. "42m" for 42 minutes)
                """),
            .string("tail", "n", "Number of lines to show from the end of the logs", default: "\"all\""),
            .bool("timestamps", "t", "Show timestamps"),
        ])

    static let ls = CommandSpec(
        "docker service ls", "[OPTIONS]", summary: "List services", aliases: ["list"],
        aliasPaths: ["docker service ls", "docker service list"],
        flags: [
            .filter,
            .tableFormat,
            .bool("quiet", "q", "Only display IDs"),
        ])

    static let ps = CommandSpec(
        "docker service ps", "[OPTIONS] SERVICE [SERVICE...]", summary: "List the tasks of one or more services",
        arity: .atLeast(1),
        flags: [
            .filter,
            .string("format", "Pretty-print tasks using a Go template"),
            .bool("no-resolve", "Do not map IDs to Names"),
            .bool("no-trunc", "Do not truncate output"),
            .bool("quiet", "q", "Only display task IDs"),
        ])

    static let rm = CommandSpec(
        "docker service rm", "SERVICE [SERVICE...]", summary: "Remove one or more services", aliases: ["remove"],
        aliasPaths: ["docker service rm", "docker service remove"], arity: .atLeast(1))

    static let rollback = CommandSpec(
        "docker service rollback", "[OPTIONS] SERVICE", summary: "Revert changes to a service's configuration",
        arity: .exact(1),
        flags: [
            .bool("detach", "d", "Exit immediately instead of waiting for the service to converge"),
            .bool("quiet", "q", "Suppress progress output"),
        ])

    static let scale = CommandSpec(
        "docker service scale", "SERVICE=REPLICAS [SERVICE=REPLICAS...]",
        summary: "Scale one or multiple replicated services", arity: .atLeast(1),
        flags: [
            .bool("detach", "d", "Exit immediately instead of waiting for the service to converge")
        ])

    static let update = CommandSpec(
        "docker service update", "[OPTIONS] SERVICE", summary: "Update a service", arity: .exact(1),
        flags: ServiceFlags.update)
}
