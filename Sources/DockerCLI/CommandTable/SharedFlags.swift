import CommandSyntax

/// Flags that many commands have in common.
extension FlagSpec {
    /// `--dry-run` of every Compose command.
    static let dryRun: FlagSpec = .bool("dry-run", "Execute command in dry run mode")

    /// `--debug` of every Buildx command.
    static let debug: FlagSpec = .bool("debug", "D", "Enable debug logging")

    /// `--builder` of most Buildx commands.
    static let builder: FlagSpec = .string("builder", "Override the configured builder instance")

    /// `--format` of commands that list things.
    static let tableFormat: FlagSpec = .string(
        "format",
        """
        Format output using a custom template:
        'table':            Print output in table format with column headers (default)
        'table TEMPLATE':   Print output in table format using the given Go template
        'json':             Print in JSON format
        'TEMPLATE':         Print output using the given Go template.
        Refer to https://docs.docker.com/go/formatting/ for more information about formatting output with \
        templates
        """)

    /// `--format` of commands that show one thing, with a letter.
    static let inspectFormat: FlagSpec = .string(
        "format", "f",
        """
        Format output using a custom template:
        'json':             Print in JSON format
        'TEMPLATE':         Print output using the given Go template.
        Refer to https://docs.docker.com/go/formatting/ for more information about formatting output with \
        templates
        """)

    /// `--filter` of commands that list things.
    static let filter: FlagSpec = .custom(
        "filter", "filter", "Filter output based on conditions provided", repeats: true
    ).short("f")

    /// `--no-trunc` of commands that list things.
    static let noTruncation: FlagSpec = .bool("no-trunc", "Don't truncate output")

    /// `--detach-keys` of commands that attach a terminal.
    static let detachKeys: FlagSpec = .string("detach-keys", "Override the key sequence for detaching a container")

    /// `--force` of the prune commands.
    static let force: FlagSpec = .bool("force", "f", "Do not prompt for confirmation")

    /// `--platform` of commands that choose an image.
    static let platform: FlagSpec = .string("platform", "Set platform if server is multi-platform capable")

    /// `--disable-content-trust`, a leftover of Notary.
    static let contentTrust: FlagSpec = .bool("disable-content-trust", "Skip image verification", default: "true")
}
