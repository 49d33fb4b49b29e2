import CommandSyntax

/// `docker swarm` and all below it.
enum SwarmCommands {
    static let group = CommandSpec(
        "docker swarm", summary: "Manage Swarm",
        subcommands: [
            ca.inSwarmOnly(), initCommand, join, joinToken.inSwarmOnly(), leave.inSwarmOnly(),
            unlock.inSwarmOnly(), unlockKey.inSwarmOnly(), update.inSwarmOnly(),
        ],
        group: .swarm)

    static let ca = CommandSpec(
        "docker swarm ca", "[OPTIONS]", summary: "Display and rotate the root CA",
        flags: [
            .custom(
                "pem-file", "ca-cert",
                "Path to the PEM-formatted root CA certificate to use for the new cluster"),
            .custom("pem-file", "ca-key", "Path to the PEM-formatted root CA key to use for the new cluster"),
            .duration("cert-expiry", "Validity period for node certificates (ns|us|ms|s|m|h)", default: "2160h0m0s"),
            .bool("detach", "d", "Exit immediately instead of waiting for the root rotation to converge"),
            .custom(
                "external-ca", "external-ca",
                "Specifications of one or more certificate signing endpoints", repeats: true),
            .bool("quiet", "q", "Suppress progress output"),
            .bool(
                "rotate",
                """
                Rotate the swarm CA - if no certificate or key are provided, new ones will be generated
                """),
        ])

    static let initCommand = CommandSpec(
        "docker swarm init", "[OPTIONS]", summary: "Initialize a swarm", flags: initCommandFlags)

    private static let initCommandFlags: [FlagSpec] = [
        .string("advertise-addr", "Advertised address (format: \"<ip|interface>[:port]\")"),
        .bool("autolock", "Enable manager autolocking (requiring an unlock key to start a stopped manager)"),
        .string("availability", "Availability of the node (\"active\", \"pause\", \"drain\")", default: "\"active\""),
        .duration("cert-expiry", "Validity period for node certificates (ns|us|ms|s|m|h)", default: "2160h0m0s"),
        .string("data-path-addr", "Address or interface to use for data path traffic (format: \"<ip|interface>\")"),
        .uint(
            "data-path-port",
            """
            Port number to use for data path traffic (1024 - 49151). If no value is set or is set to 0, the \
            default port (4789) is used.
            """, as: "uint32"),
        .list("default-addr-pool", "default address pool in CIDR format", as: "ipNetSlice", default: "[]"),
        .uint(
            "default-addr-pool-mask-length",
            "default address pool subnet mask length", as: "uint32", default: "24"),
        .duration("dispatcher-heartbeat", "Dispatcher heartbeat period (ns|us|ms|s|m|h)", default: "5s"),
        .custom(
            "external-ca", "external-ca",
            "Specifications of one or more certificate signing endpoints", repeats: true),
        .bool("force-new-cluster", "Force create a new cluster from current state"),
        .custom(
            "node-addr", "listen-addr",
            "Listen address (format: \"<ip|interface>[:port]\")", default: "0.0.0.0:2377"),
        .uint("max-snapshots", "Number of additional Raft snapshots to retain"),
        .uint("snapshot-interval", "Number of log entries between Raft snapshots", default: "10000"),
        .int("task-history-limit", "Task history retention limit", default: "5"),
    ]

    static let join = CommandSpec(
        "docker swarm join", "[OPTIONS] HOST:PORT", summary: "Join a swarm as a node and/or manager",
        arity: .exact(1),
        flags: [
            .string("advertise-addr", "Advertised address (format: \"<ip|interface>[:port]\")"),
            .string(
                "availability",
                "Availability of the node (\"active\", \"pause\", \"drain\")", default: "\"active\""),
            .string(
                "data-path-addr",
                "Address or interface to use for data path traffic (format: \"<ip|interface>\")"),
            .custom(
                "node-addr", "listen-addr",
                "Listen address (format: \"<ip|interface>[:port]\")", default: "0.0.0.0:2377"),
            .string("token", "Token for entry into the swarm"),
        ])

    static let joinToken = CommandSpec(
        "docker swarm join-token", "[OPTIONS] (worker|manager)", summary: "Manage join tokens", arity: .exact(1),
        flags: [
            .bool("quiet", "q", "Only display token"),
            .bool("rotate", "Rotate join token"),
        ])

    static let leave = CommandSpec(
        "docker swarm leave", "[OPTIONS]", summary: "Leave the swarm",
        flags: [
            .bool("force", "f", "Force this node to leave the swarm, ignoring warnings")
        ])

    static let unlock = CommandSpec(
        "docker swarm unlock", summary: "Unlock swarm")

    static let unlockKey = CommandSpec(
        "docker swarm unlock-key", "[OPTIONS]", summary: "Manage the unlock key",
        flags: [
            .bool("quiet", "q", "Only display token"),
            .bool("rotate", "Rotate unlock key"),
        ])

    static let update = CommandSpec(
        "docker swarm update", "[OPTIONS]", summary: "Update the swarm",
        flags: [
            .bool("autolock", "Change manager autolocking setting (true|false)"),
            .duration("cert-expiry", "Validity period for node certificates (ns|us|ms|s|m|h)", default: "2160h0m0s"),
            .duration("dispatcher-heartbeat", "Dispatcher heartbeat period (ns|us|ms|s|m|h)", default: "5s"),
            .custom(
                "external-ca", "external-ca",
                "Specifications of one or more certificate signing endpoints", repeats: true),
            .uint("max-snapshots", "Number of additional Raft snapshots to retain"),
            .uint("snapshot-interval", "Number of log entries between Raft snapshots", default: "10000"),
            .int("task-history-limit", "Task history retention limit", default: "5"),
        ])
}
