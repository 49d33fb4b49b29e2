import CommandSyntax

/// `docker system` and all below it.
enum SystemCommands {
    static let group = CommandSpec(
        "docker system", summary: "Manage Docker", subcommands: [df, events, info, prune, dialStdio],
        group: .management)

    static let df = CommandSpec(
        "docker system df", "[OPTIONS]", summary: "Show docker disk usage",
        flags: [
            .tableFormat,
            .bool("verbose", "v", "Show detailed information on space usage"),
        ])

    static let events = CommandSpec(
        "docker system events", "[OPTIONS]", summary: "Get real time events from the server",
        aliasPaths: ["docker system events", "docker events"],
        flags: [
            .filter,
            .string(
                "format",
                """
                Format output using a custom template:
                'json':             Print in JSON format
                'TEMPLATE':         Print output using the given Go template.
                Refer to https://docs.docker.com/go/formatting/ for more information about formatting output with \
                templates
                """),
            .string("since", "Show all events created since timestamp"),
            .string("until", "Stream events until this timestamp"),
        ])

    static let info = CommandSpec(
        "docker system info", "[OPTIONS]", summary: "Display system-wide information",
        aliasPaths: ["docker system info", "docker info"],
        flags: [
            .inspectFormat
        ])

    static let prune = CommandSpec(
        "docker system prune", "[OPTIONS]", summary: "Remove unused data",
        flags: [
            .bool("all", "a", "Remove all unused images not just dangling ones"),
            .custom("filter", "filter", "Provide filter values (e.g. \"label=<key>=<value>\")", repeats: true),
            .force,
            .bool("volumes", "Prune anonymous volumes"),
        ])

    static let dialStdio = CommandSpec(
        "docker system dial-stdio",
        summary: "Proxy the stdio stream to the daemon connection. Should not be invoked manually."
    ).hidden()
}
