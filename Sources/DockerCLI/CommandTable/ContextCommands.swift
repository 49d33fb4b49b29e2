import CommandSyntax

/// `docker context` and all below it.
enum ContextCommands {
    static let group = CommandSpec(
        "docker context", summary: "Manage contexts",
        subcommands: [create, export, `import`, inspect, ls, rm, show, update, use], group: .management)

    static let create = CommandSpec(
        "docker context create", "[OPTIONS] CONTEXT", summary: "Create a context", arity: .exact(1),
        flags: [
            .string("description", "Description of the context"),
            .list("docker", "set the docker endpoint", as: "stringToString", default: "[]"),
            .string("from", "create context from a named context"),
        ],
        longText: """
            Create a context

            Docker endpoint config:

            NAME                DESCRIPTION
            from                Copy named context's Docker endpoint configuration
            host                Docker endpoint on which to connect
            ca                  Trust certs signed only by this CA
            cert                Path to TLS certificate file
            key                 Path to TLS key file
            skip-tls-verify     Skip TLS certificate validation

            Example:

            $ docker context create my-context --description "some description" --docker \
            "host=tcp://myserver:2376,ca=~/ca-file,cert=~/cert-file,key=~/key-file"
            """)

    static let export = CommandSpec(
        "docker context export", "[OPTIONS] CONTEXT [FILE|-]",
        summary: "Export a context to a tar archive FILE or a tar stream on STDOUT.", arity: .range(1, 2))

    static let `import` = CommandSpec(
        "docker context import", "CONTEXT FILE|-", summary: "Import a context from a tar or zip file",
        arity: .exact(2))

    static let inspect = CommandSpec(
        "docker context inspect", "[OPTIONS] [CONTEXT] [CONTEXT...]",
        summary: "Display detailed information on one or more contexts", arity: .any,
        flags: [
            .inspectFormat
        ])

    static let ls = CommandSpec(
        "docker context ls", "[OPTIONS]", summary: "List contexts", aliases: ["list"],
        aliasPaths: ["docker context ls", "docker context list"],
        flags: [
            .tableFormat,
            .bool("quiet", "q", "Only show context names"),
        ])

    static let rm = CommandSpec(
        "docker context rm", "CONTEXT [CONTEXT...]", summary: "Remove one or more contexts", aliases: ["remove"],
        aliasPaths: ["docker context rm", "docker context remove"], arity: .atLeast(1),
        flags: [
            .bool("force", "f", "Force the removal of a context in use")
        ])

    static let show = CommandSpec(
        "docker context show", summary: "Print the name of the current context")

    static let update = CommandSpec(
        "docker context update", "[OPTIONS] CONTEXT", summary: "Update a context", arity: .exact(1),
        flags: [
            .string("description", "Description of the context"),
            .list("docker", "set the docker endpoint", as: "stringToString", default: "[]"),
        ],
        longText: """
            Update a context

            Docker endpoint config:

            NAME                DESCRIPTION
            from                Copy named context's Docker endpoint configuration
            host                Docker endpoint on which to connect
            ca                  Trust certs signed only by this CA
            cert                Path to TLS certificate file
            key                 Path to TLS key file
            skip-tls-verify     Skip TLS certificate validation

            Example:

            $ docker context update my-context --description "some description" --docker \
            "host=tcp://myserver:2376,ca=~/ca-file,cert=~/cert-file,key=~/key-file"
            """)

    static let use = CommandSpec(
        "docker context use", "CONTEXT", summary: "Set the current docker context", arity: .exact(1)
    ).plainlyWorded()
}
