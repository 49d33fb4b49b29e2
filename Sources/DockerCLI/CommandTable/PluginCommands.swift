import CommandSyntax

/// `docker plugin` and all below it.
enum PluginCommands {
    static let group = CommandSpec(
        "docker plugin", summary: "Manage plugins",
        subcommands: [create, disable, enable, inspect, install, ls, push, rm, set, upgrade], group: .management)

    static let create = CommandSpec(
        "docker plugin create", "[OPTIONS] PLUGIN PLUGIN-DATA-DIR",
        summary: """
            Create a plugin from a rootfs and configuration. Plugin data directory must contain config.json and \
            rootfs directory.
            """,
        arity: .atLeast(2),
        flags: [
            .bool("compress", "Compress the context using gzip")
        ])

    static let disable = CommandSpec(
        "docker plugin disable", "[OPTIONS] PLUGIN", summary: "Disable a plugin", arity: .exact(1),
        flags: [
            .bool("force", "f", "Force the disable of an active plugin")
        ])

    static let enable = CommandSpec(
        "docker plugin enable", "[OPTIONS] PLUGIN", summary: "Enable a plugin", arity: .exact(1),
        flags: [
            .int("timeout", "HTTP client timeout (in seconds)", default: "30")
        ])

    static let inspect = CommandSpec(
        "docker plugin inspect", "[OPTIONS] PLUGIN [PLUGIN...]",
        summary: "Display detailed information on one or more plugins", arity: .atLeast(1),
        flags: [
            .inspectFormat
        ])

    static let install = CommandSpec(
        "docker plugin install", "[OPTIONS] PLUGIN [KEY=VALUE...]", summary: "Install a plugin",
        arity: .atLeast(1),
        flags: [
            .string("alias", "Local name for plugin"),
            .bool("disable", "Do not enable the plugin on install"),
            .contentTrust,
            .bool("grant-all-permissions", "Grant all permissions necessary to run the plugin"),
        ])

    static let ls = CommandSpec(
        "docker plugin ls", "[OPTIONS]", summary: "List plugins", aliases: ["list"],
        aliasPaths: ["docker plugin ls", "docker plugin list"],
        flags: [
            .custom("filter", "filter", "Provide filter values (e.g. \"enabled=true\")", repeats: true).short("f"),
            .tableFormat,
            .noTruncation,
            .bool("quiet", "q", "Only display plugin IDs"),
        ])

    static let push = CommandSpec(
        "docker plugin push", "[OPTIONS] PLUGIN[:TAG]", summary: "Push a plugin to a registry", arity: .exact(1),
        flags: [
            .bool("disable-content-trust", "Skip image signing", default: "true")
        ])

    static let rm = CommandSpec(
        "docker plugin rm", "[OPTIONS] PLUGIN [PLUGIN...]", summary: "Remove one or more plugins",
        aliases: ["remove"], aliasPaths: ["docker plugin rm", "docker plugin remove"], arity: .atLeast(1),
        flags: [
            .bool("force", "f", "Force the removal of an active plugin")
        ])

    static let set = CommandSpec(
        "docker plugin set", "PLUGIN KEY=VALUE [KEY=VALUE...]", summary: "Change settings for a plugin",
        arity: .atLeast(2))

    static let upgrade = CommandSpec(
        "docker plugin upgrade", "[OPTIONS] PLUGIN [REMOTE]", summary: "Upgrade an existing plugin",
        arity: .range(1, 2),
        flags: [
            .contentTrust,
            .bool("grant-all-permissions", "Grant all permissions necessary to run the plugin"),
            .bool("skip-remote-check", "Do not check if specified remote plugin matches existing plugin image"),
        ])
}
