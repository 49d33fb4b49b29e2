import CommandSyntax

/// `docker network` and all below it.
enum NetworkCommands {
    static let group = CommandSpec(
        "docker network", summary: "Manage networks",
        subcommands: [connect, create, disconnect, inspect, ls, prune, rm], group: .management)

    static let connect = CommandSpec(
        "docker network connect", "[OPTIONS] NETWORK CONTAINER", summary: "Connect a container to a network",
        arity: .exact(2),
        flags: [
            .list("alias", "Add network-scoped alias for the container", as: "strings"),
            .list("driver-opt", "driver options for the network", as: "strings"),
            .int(
                "gw-priority",
                """
                Highest gw-priority provides the default gateway. Accepts positive and negative values.
                """),
            .string("ip", "IPv4 address (e.g., \"172.30.100.104\")"),
            .string("ip6", "IPv6 address (e.g., \"2001:db8::33\")"),
            .list("link", "Add link to another container"),
            .list("link-local-ip", "Add a link-local address for the container", as: "strings"),
        ])

    static let create = CommandSpec(
        "docker network create", "[OPTIONS] NETWORK", summary: "Create a network", arity: .exact(1),
        flags: createFlags)

    private static let createFlags: [FlagSpec] = [
        .bool("attachable", "Enable manual container attachment"),
        .list("aux-address", "Auxiliary IPv4 or IPv6 addresses used by Network driver", as: "map", default: "map[]"),
        .string("config-from", "The network from which to copy the configuration"),
        .bool("config-only", "Create a configuration only network"),
        .string("driver", "d", "Driver to manage the Network", default: "\"bridge\""),
        .list("gateway", "IPv4 or IPv6 Gateway for the master subnet", as: "strings"),
        .bool("ingress", "Create swarm routing-mesh network"),
        .bool("internal", "Restrict external access to the network"),
        .list("ip-range", "Allocate container ip from a sub-range", as: "strings"),
        .string("ipam-driver", "IP Address Management Driver", default: "\"default\""),
        .list("ipam-opt", "Set IPAM driver specific options", as: "map", default: "map[]"),
        .bool("ipv4", "Enable or disable IPv4 address assignment", default: "true"),
        .bool("ipv6", "Enable or disable IPv6 address assignment"),
        .list("label", "Set metadata on a network"),
        .list("opt", "o", "Set driver specific options", as: "map", default: "map[]"),
        .string("scope", "Control the network's scope"),
        .list("subnet", "Subnet in CIDR format that represents a network segment", as: "strings"),
    ]

    static let disconnect = CommandSpec(
        "docker network disconnect", "[OPTIONS] NETWORK CONTAINER",
        summary: "Disconnect a container from a network", arity: .exact(2),
        flags: [
            .bool("force", "f", "Force the container to disconnect from a network")
        ])

    static let inspect = CommandSpec(
        "docker network inspect", "[OPTIONS] NETWORK [NETWORK...]",
        summary: "Display detailed information on one or more networks", arity: .atLeast(1),
        flags: [
            .inspectFormat,
            .bool("verbose", "v", "Verbose output for diagnostics"),
        ])

    static let ls = CommandSpec(
        "docker network ls", "[OPTIONS]", summary: "List networks", aliases: ["list"],
        aliasPaths: ["docker network ls", "docker network list"],
        flags: [
            .custom("filter", "filter", "Provide filter values (e.g. \"driver=bridge\")", repeats: true).short("f"),
            .tableFormat,
            .bool("no-trunc", "Do not truncate the output"),
            .bool("quiet", "q", "Only display network IDs"),
        ])

    static let prune = CommandSpec(
        "docker network prune", "[OPTIONS]", summary: "Remove all unused networks",
        flags: [
            .custom("filter", "filter", "Provide filter values (e.g. \"until=<timestamp>\")", repeats: true),
            .force,
        ])

    static let rm = CommandSpec(
        "docker network rm", "NETWORK [NETWORK...]", summary: "Remove one or more networks", aliases: ["remove"],
        aliasPaths: ["docker network rm", "docker network remove"], arity: .atLeast(1),
        flags: [
            .bool("force", "f", "Do not error if the network does not exist")
        ])
}
