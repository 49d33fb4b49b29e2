import CommandSyntax

/// `docker trust` and all below it.
enum TrustCommands {
    static let group = CommandSpec(
        "docker trust", summary: "Manage trust on Docker images",
        subcommands: [key, signer, inspect, revoke, sign], group: .management)

    static let key = CommandSpec(
        "docker trust key", summary: "Manage keys for signing Docker images", subcommands: [keyGenerate, keyLoad],
        group: .management)

    static let keyGenerate = CommandSpec(
        "docker trust key generate", "NAME", summary: "Generate and load a signing key-pair", arity: .exact(1),
        flags: [
            .string("dir", "Directory to generate key in, defaults to current directory")
        ])

    static let keyLoad = CommandSpec(
        "docker trust key load", "[OPTIONS] KEYFILE", summary: "Load a private key file for signing",
        arity: .exact(1),
        flags: [
            .string("name", "Name for the loaded key", default: "\"signer\"")
        ])

    static let signer = CommandSpec(
        "docker trust signer", summary: "Manage entities who can sign Docker images",
        subcommands: [signerAdd, signerRemove], group: .management)

    static let signerAdd = CommandSpec(
        "docker trust signer add", "OPTIONS NAME REPOSITORY [REPOSITORY...] ", summary: "Add a signer",
        arity: .atLeast(2),
        flags: [
            .list("key", "Path to the signer's public key file")
        ])

    static let signerRemove = CommandSpec(
        "docker trust signer remove", "[OPTIONS] NAME REPOSITORY [REPOSITORY...]", summary: "Remove a signer",
        arity: .atLeast(2),
        flags: [
            .bool("force", "f", "Do not prompt for confirmation before removing the most recent signer")
        ])

    static let inspect = CommandSpec(
        "docker trust inspect", "IMAGE[:TAG] [IMAGE[:TAG]...]",
        summary: "Return low-level information about keys and signatures", arity: .atLeast(1),
        flags: [
            .bool("pretty", "Print the information in a human friendly format")
        ])

    static let revoke = CommandSpec(
        "docker trust revoke", "[OPTIONS] IMAGE[:TAG]", summary: "Remove trust for an image", arity: .exact(1),
        flags: [
            .bool("yes", "y", "Do not prompt for confirmation")
        ])

    static let sign = CommandSpec(
        "docker trust sign", "IMAGE:TAG", summary: "Sign an image", arity: .exact(1),
        flags: [
            .bool("local", "Sign a locally tagged image")
        ])
}
