import CommandSyntax

/// `docker manifest` and all below it.
enum ManifestCommands {
    static let group = CommandSpec(
        "docker manifest", "COMMAND", summary: "Manage Docker image manifests and manifest lists",
        subcommands: [annotate, create, inspect, push, rm], group: .management,
        longText: """
            The **docker manifest** command has subcommands for managing image manifests and
            manifest lists. A manifest list allows you to use one name to refer to the same image
            built for multiple architectures.

            To see help for a subcommand, use:

                docker manifest CMD --help

            For full details on using docker manifest lists, see the registry v2 specification.

            EXPERIMENTAL:
              docker manifest is an experimental feature.
              Experimental features provide early access to product functionality. These
              features may change between releases without warning, or can be removed from a
              future release. Learn more about experimental features in our documentation:
              https://docs.docker.com/go/experimental/
            """)

    static let annotate = CommandSpec(
        "docker manifest annotate", "[OPTIONS] MANIFEST_LIST MANIFEST",
        summary: "Add additional information to a local image manifest", arity: .exact(2),
        flags: [
            .string("arch", "Set architecture"),
            .string("os", "Set operating system"),
            .list("os-features", "Set operating system feature", as: "strings"),
            .string("os-version", "Set operating system version"),
            .string("variant", "Set architecture variant"),
        ],
        longText: """
            Add additional information to a local image manifest

            EXPERIMENTAL:
              docker manifest annotate is an experimental feature.
              Experimental features provide early access to product functionality. These
              features may change between releases without warning, or can be removed from a
              future release. Learn more about experimental features in our documentation:
              https://docs.docker.com/go/experimental/
            """)

    static let create = CommandSpec(
        "docker manifest create", "MANIFEST_LIST MANIFEST [MANIFEST...]",
        summary: "Create a local manifest list for annotating and pushing to a registry", arity: .atLeast(2),
        flags: [
            .bool("amend", "a", "Amend an existing manifest list"),
            .bool("insecure", "Allow communication with an insecure registry"),
        ],
        longText: """
            Create a local manifest list for annotating and pushing to a registry

            EXPERIMENTAL:
              docker manifest create is an experimental feature.
              Experimental features provide early access to product functionality. These
              features may change between releases without warning, or can be removed from a
              future release. Learn more about experimental features in our documentation:
              https://docs.docker.com/go/experimental/
            """)

    static let inspect = CommandSpec(
        "docker manifest inspect", "[OPTIONS] [MANIFEST_LIST] MANIFEST",
        summary: "Display an image manifest, or manifest list", arity: .range(1, 2),
        flags: [
            .bool("insecure", "Allow communication with an insecure registry"),
            .bool("verbose", "v", "Output additional info including layers and platform"),
        ],
        longText: """
            Display an image manifest, or manifest list

            EXPERIMENTAL:
              docker manifest inspect is an experimental feature.
              Experimental features provide early access to product functionality. These
              features may change between releases without warning, or can be removed from a
              future release. Learn more about experimental features in our documentation:
              https://docs.docker.com/go/experimental/
            """)

    static let push = CommandSpec(
        "docker manifest push", "[OPTIONS] MANIFEST_LIST", summary: "Push a manifest list to a repository",
        arity: .exact(1),
        flags: [
            .bool("insecure", "Allow push to an insecure registry"),
            .bool("purge", "p", "Remove the local manifest list after push"),
        ],
        longText: """
            Push a manifest list to a repository

            EXPERIMENTAL:
              docker manifest push is an experimental feature.
              Experimental features provide early access to product functionality. These
              features may change between releases without warning, or can be removed from a
              future release. Learn more about experimental features in our documentation:
              https://docs.docker.com/go/experimental/
            """)

    static let rm = CommandSpec(
        "docker manifest rm", "MANIFEST_LIST [MANIFEST_LIST...]",
        summary: "Delete one or more manifest lists from local storage", arity: .atLeast(1),
        longText: """
            Delete one or more manifest lists from local storage

            EXPERIMENTAL:
              docker manifest rm is an experimental feature.
              Experimental features provide early access to product functionality. These
              features may change between releases without warning, or can be removed from a
              future release. Learn more about experimental features in our documentation:
              https://docs.docker.com/go/experimental/
            """)
}
