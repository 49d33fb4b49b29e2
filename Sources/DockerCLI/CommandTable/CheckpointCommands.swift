import CommandSyntax

/// `docker checkpoint` and all below it.
enum CheckpointCommands {
    static let group = CommandSpec(
        "docker checkpoint", summary: "Manage checkpoints", subcommands: [create, ls, rm], group: .management)

    static let create = CommandSpec(
        "docker checkpoint create", "[OPTIONS] CONTAINER CHECKPOINT",
        summary: "Create a checkpoint from a running container", arity: .exact(2),
        flags: [
            .string("checkpoint-dir", "Use a custom checkpoint storage directory"),
            .bool("leave-running", "Leave the container running after checkpoint"),
        ])

    static let ls = CommandSpec(
        "docker checkpoint ls", "[OPTIONS] CONTAINER", summary: "List checkpoints for a container",
        aliases: ["list"], aliasPaths: ["docker checkpoint ls", "docker checkpoint list"], arity: .exact(1),
        flags: [
            .string("checkpoint-dir", "Use a custom checkpoint storage directory")
        ])

    static let rm = CommandSpec(
        "docker checkpoint rm", "[OPTIONS] CONTAINER CHECKPOINT", summary: "Remove a checkpoint",
        aliases: ["remove"], aliasPaths: ["docker checkpoint rm", "docker checkpoint remove"], arity: .exact(2),
        flags: [
            .string("checkpoint-dir", "Use a custom checkpoint storage directory")
        ])
}
