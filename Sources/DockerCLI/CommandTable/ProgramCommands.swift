import CommandSyntax

/// Commands that belong to no noun.
enum ProgramCommands {
    static let inspect = CommandSpec(
        "docker inspect", "[OPTIONS] NAME|ID [NAME|ID...]",
        summary: "Return low-level information on Docker objects", arity: .atLeast(1),
        flags: [
            .inspectFormat,
            .bool("size", "s", "Display total file sizes if the type is container"),
            .string("type", "Only inspect objects of the given type"),
        ])

    static let login = CommandSpec(
        "docker login", "[OPTIONS] [SERVER]", summary: "Authenticate to a registry", arity: .atMost(1),
        flags: [
            .string("password", "p", "Password or Personal Access Token (PAT)"),
            .bool("password-stdin", "Take the Password or Personal Access Token (PAT) from stdin"),
            .string("username", "u", "Username"),
        ],
        group: .common,
        longText: """
            Authenticate to a registry.
            Defaults to Docker Hub if no server is specified.
            """)

    static let logout = CommandSpec(
        "docker logout", "[SERVER]", summary: "Log out from a registry", arity: .atMost(1), group: .common,
        longText: """
            Log out from a registry.
            If no server is specified, the default is defined by the daemon.
            """)

    static let search = CommandSpec(
        "docker search", "[OPTIONS] TERM", summary: "Search Docker Hub for images", arity: .exact(1),
        flags: [
            .filter,
            .string("format", "Pretty-print search using a Go template"),
            .int("limit", "Max number of search results"),
            .noTruncation,
        ],
        group: .common)

    static let version = CommandSpec(
        "docker version", "[OPTIONS]", summary: "Show the Docker version information",
        flags: [
            .inspectFormat
        ],
        group: .common)

    static let help = CommandSpec(
        "docker help", "[command]", summary: "Help about the command", arity: .any
    ).hidden()
}
