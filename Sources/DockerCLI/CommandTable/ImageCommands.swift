import CommandSyntax

/// `docker image` and all below it.
enum ImageCommands {
    static let group = CommandSpec(
        "docker image", summary: "Manage images",
        subcommands: [
            BuildxCommands.build.forwarded(as: "build", "Build an image from a Dockerfile"), history, `import`,
            inspect, load, ls, prune, pull, push, rm, save, tag,
        ],
        group: .management)

    static let history = CommandSpec(
        "docker image history", "[OPTIONS] IMAGE", summary: "Show the history of an image",
        aliasPaths: ["docker image history", "docker history"], arity: .exact(1),
        flags: [
            .tableFormat,
            .bool("human", "H", "Print sizes and dates in human readable format", default: "true"),
            .noTruncation,
            .string(
                "platform",
                """
                Show history for the given platform. Formatted as "os[/arch[/variant]]" (e.g., "linux/amd64")
                """),
            .bool("quiet", "q", "Only show image IDs"),
        ])

    static let `import` = CommandSpec(
        "docker image import", "[OPTIONS] file|URL|- [REPOSITORY[:TAG]]",
        summary: "Import the contents from a tarball to create a filesystem image",
        aliasPaths: ["docker image import", "docker import"], arity: .atLeast(1),
        flags: [
            .list("change", "c", "Apply Dockerfile instruction to the created image"),
            .string("message", "m", "Set commit message for imported image"),
            .platform,
        ])

    static let inspect = CommandSpec(
        "docker image inspect", "[OPTIONS] IMAGE [IMAGE...]",
        summary: "Display detailed information on one or more images", arity: .atLeast(1),
        flags: [
            .inspectFormat,
            .string(
                "platform",
                """
                Inspect a specific platform of the multi-platform image.
                If the image or the server is not multi-platform capable, the command will error out if the \
                platform does not match.
                'os[/arch[/variant]]': Explicit platform (eg. linux/amd64)
                """),
        ])

    static let load = CommandSpec(
        "docker image load", "[OPTIONS]", summary: "Load an image from a tar archive or STDIN",
        aliasPaths: ["docker image load", "docker load"],
        flags: [
            .string("input", "i", "Read from tar archive file, instead of STDIN"),
            .string(
                "platform",
                """
                Load only the given platform variant. Formatted as "os[/arch[/variant]]" (e.g., "linux/amd64")
                """),
            .bool("quiet", "q", "Suppress the load output"),
        ])

    static let ls = CommandSpec(
        "docker image ls", "[OPTIONS] [REPOSITORY[:TAG]]", summary: "List images", aliases: ["list"],
        aliasPaths: ["docker image ls", "docker image list", "docker images"], arity: .atMost(1),
        flags: [
            .bool("all", "a", "Show all images (default hides intermediate images)"),
            .bool("digests", "Show digests"),
            .filter,
            .tableFormat,
            .noTruncation,
            .bool("quiet", "q", "Only show image IDs"),
            .bool("tree", "List multi-platform images as a tree (EXPERIMENTAL)"),
        ])

    static let prune = CommandSpec(
        "docker image prune", "[OPTIONS]", summary: "Remove unused images",
        flags: [
            .bool("all", "a", "Remove all unused images, not just dangling ones"),
            .custom("filter", "filter", "Provide filter values (e.g. \"until=<timestamp>\")", repeats: true),
            .force,
        ])

    static let pull = CommandSpec(
        "docker image pull", "[OPTIONS] NAME[:TAG|@DIGEST]", summary: "Download an image from a registry",
        aliasPaths: ["docker image pull", "docker pull"], arity: .exact(1),
        flags: [
            .bool("all-tags", "a", "Download all tagged images in the repository"),
            .contentTrust,
            .platform,
            .bool("quiet", "q", "Suppress verbose output"),
        ])

    static let push = CommandSpec(
        "docker image push", "[OPTIONS] NAME[:TAG]", summary: "Upload an image to a registry",
        aliasPaths: ["docker image push", "docker push"], arity: .exact(1),
        flags: [
            .bool("all-tags", "a", "Push all tags of an image to the repository"),
            .bool("disable-content-trust", "Skip image signing", default: "true"),
            .string(
                "platform",
                """
                Push a platform-specific manifest as a single-platform image to the registry.
                Image index won't be pushed, meaning that other manifests, including attestations won't be \
                preserved.
                'os[/arch[/variant]]': Explicit platform (eg. linux/amd64)
                """),
            .bool("quiet", "q", "Suppress verbose output"),
        ])

    static let rm = CommandSpec(
        "docker image rm", "[OPTIONS] IMAGE [IMAGE...]", summary: "Remove one or more images", aliases: ["remove"],
        aliasPaths: ["docker image rm", "docker image remove", "docker rmi"], arity: .atLeast(1),
        flags: [
            .bool("force", "f", "Force removal of the image"),
            .bool("no-prune", "Do not delete untagged parents"),
            .list(
                "platform",
                """
                Remove only the given platform variant. Formatted as "os[/arch[/variant]]" (e.g., "linux/amd64")
                """, as: "strings"),
        ])

    static let save = CommandSpec(
        "docker image save", "[OPTIONS] IMAGE [IMAGE...]",
        summary: "Save one or more images to a tar archive (streamed to STDOUT by default)",
        aliasPaths: ["docker image save", "docker save"], arity: .atLeast(1),
        flags: [
            .string("output", "o", "Write to a file, instead of STDOUT"),
            .string(
                "platform",
                """
                Save only the given platform variant. Formatted as "os[/arch[/variant]]" (e.g., "linux/amd64")
                """),
        ])

    static let tag = CommandSpec(
        "docker image tag", "SOURCE_IMAGE[:TAG] TARGET_IMAGE[:TAG]",
        summary: "Create a tag TARGET_IMAGE that refers to SOURCE_IMAGE",
        aliasPaths: ["docker image tag", "docker tag"], arity: .exact(2)
    ).flagsFirst()
}
