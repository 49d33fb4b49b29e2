import CommandSyntax

// Build records and images in registries.

extension BuildxCommands {
    static let history = CommandSpec(
        "docker buildx history", summary: "Commands to work on build records",
        flags: [
            .builder,
            .debug,
        ],
        subcommands: [
            historyInspect, historyExport, historyImport, historyLogs, historyLs, historyOpen, historyRm,
        ],
        group: .management)

    static let historyInspect = CommandSpec(
        "docker buildx history inspect", "[OPTIONS] [REF]", summary: "Inspect a build record",
        flags: [
            .builder,
            .debug,
            .string("format", "Format the output", default: "\"pretty\""),
        ],
        subcommands: [historyInspectAttachment], group: .management
    ).runnable(.atMost(1))

    static let historyInspectAttachment = CommandSpec(
        "docker buildx history inspect attachment", "[OPTIONS] [REF [DIGEST]]",
        summary: "Inspect a build record attachment", arity: .atMost(2),
        flags: [
            .builder,
            .debug,
            .string("platform", "Platform of attachment"),
            .string("type", "Type of attachment"),
        ]
    ).plainlyWorded()

    static let historyExport = CommandSpec(
        "docker buildx history export", "[OPTIONS] [REF...]",
        summary: "Export build records into Docker Desktop bundle", arity: .any,
        flags: [
            .bool("all", "Export all build records for the builder"),
            .builder,
            .debug,
            .bool("finalize", "Ensure build records are finalized before exporting"),
            .string("output", "o", "Output file path"),
        ])

    static let historyImport = CommandSpec(
        "docker buildx history import", "[OPTIONS] -", summary: "Import build records into Docker Desktop",
        flags: [
            .builder,
            .debug,
            .list("file", "f", "Import from a file path", as: "stringArray"),
        ]
    ).plainlyWorded()

    static let historyLogs = CommandSpec(
        "docker buildx history logs", "[OPTIONS] [REF]", summary: "Print the logs of a build record",
        arity: .atMost(1),
        flags: [
            .builder,
            .debug,
            .string("progress", "Set type of progress output (plain, rawjson, tty)", default: "\"plain\""),
        ]
    ).plainlyWorded()

    static let historyLs = CommandSpec(
        "docker buildx history ls", "[OPTIONS]", summary: "List build records",
        flags: [
            .builder,
            .debug,
            .list("filter", "Provide filter values (e.g., \"status=error\")", as: "stringArray"),
            .string("format", "Format the output", default: "\"table\""),
            .bool("local", "List records for current repository only"),
            .noTruncation,
        ])

    static let historyOpen = CommandSpec(
        "docker buildx history open", "[OPTIONS] [REF]", summary: "Open a build record in Docker Desktop",
        arity: .atMost(1),
        flags: [
            .builder,
            .debug,
        ]
    ).plainlyWorded()

    static let historyRm = CommandSpec(
        "docker buildx history rm", "[OPTIONS] [REF...]", summary: "Remove build records", arity: .any,
        flags: [
            .bool("all", "Remove all build records"),
            .builder,
            .debug,
        ])

    static let imagetools = CommandSpec(
        "docker buildx imagetools", summary: "Commands to work on images in registry",
        flags: [
            .builder,
            .debug,
        ],
        subcommands: [imagetoolsCreate, imagetoolsInspect], group: .management)

    static let imagetoolsCreate = CommandSpec(
        "docker buildx imagetools create", "[OPTIONS] [SOURCE...]",
        summary: "Create a new image based on source images", arity: .any,
        flags: [
            .list("annotation", "Add annotation to the image", as: "stringArray"),
            .bool("append", "Append to existing manifest"),
            .builder,
            .debug,
            .bool("dry-run", "Show final image instead of pushing"),
            .list("file", "f", "Read source descriptor from file", as: "stringArray"),
            .list("platform", "p", "Filter specified platforms of target image", as: "stringArray"),
            .bool(
                "prefer-index",
                """
                When only a single source is specified, prefer outputting an image index or manifest list instead \
                of performing a carbon copy
                """, default: "true"),
            .string(
                "progress",
                """
                Set type of progress output ("auto", "none", "plain", "rawjson", "tty"). Use plain to show \
                container output
                """, default: "\"auto\""),
            .list("tag", "t", "Set reference for new image", as: "stringArray"),
        ])

    static let imagetoolsInspect = CommandSpec(
        "docker buildx imagetools inspect", "[OPTIONS] NAME", summary: "Show details of an image in the registry",
        arity: .exact(1),
        flags: [
            .builder,
            .debug,
            .string("format", "Format the output using the given Go template"),
            .bool("raw", "Show original, unformatted JSON manifest"),
        ])
}
