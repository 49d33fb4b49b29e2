import CommandSyntax

// Conversion to other models, and experiments.

extension ComposeCommands {
    static let bridge = CommandSpec(
        "docker compose bridge", "[OPTIONS] COMMAND", summary: "Convert compose files into another model",
        flags: [
            .dryRun
        ],
        subcommands: [bridgeTransformations, bridgeConvert], group: .management)

    static let bridgeConvert = CommandSpec(
        "docker compose bridge convert",
        summary: "Convert compose files to Kubernetes manifests, Helm charts, or another model", arity: .any,
        flags: [
            .dryRun,
            .string("output", "o", "The output directory for the Kubernetes resources", default: "\"out\""),
            .string("templates", "Directory containing transformation templates"),
            .list(
                "transformation", "t",
                """
                Transformation to apply to compose model (default: docker/compose-bridge-kubernetes)
                """, as: "stringArray"),
        ])

    static let bridgeTransformations = CommandSpec(
        "docker compose bridge transformations", "[OPTIONS] COMMAND", summary: "Manage transformation images",
        flags: [
            .dryRun
        ],
        subcommands: [transformationsCreate, transformationsList], group: .management)

    static let transformationsCreate = CommandSpec(
        "docker compose bridge transformations create", "[OPTION] PATH", summary: "Create a new transformation",
        arity: .any,
        flags: [
            .dryRun,
            .string("from", "f", "Existing transformation to copy (default: docker/compose-bridge-kubernetes)"),
        ])

    static let transformationsList = CommandSpec(
        "docker compose bridge transformations list", summary: "List available transformations", aliases: ["ls"],
        aliasPaths: ["docker compose bridge transformations list", "docker compose bridge transformations ls"],
        arity: .any,
        flags: [
            .dryRun,
            .string("format", "Format the output. Values: [table | json]", default: "\"table\""),
            .bool("quiet", "q", "Only display transformer names"),
        ])

    static let alpha = CommandSpec(
        "docker compose alpha", "[OPTIONS] COMMAND",
        summary: """
            Experimental commands

            EXPERIMENTAL:
              docker compose alpha is an experimental feature.
              Experimental features provide early access to product functionality. These
              features may change between releases without warning, or can be removed from a
              future release. Learn more about experimental features in our documentation:
              https://docs.docker.com/go/experimental/
            """,
        flags: [
            .dryRun
        ],
        subcommands: [alphaGenerate, alphaPublish, alphaViz]
    ).hidden()

    static let alphaGenerate = CommandSpec(
        "docker compose alpha generate", "[OPTIONS] [CONTAINERS...]",
        summary: "EXPERIMENTAL - Generate a Compose file from existing containers", arity: .any,
        flags: [
            .dryRun,
            .string("format", "Format the output. Values: [yaml | json]", default: "\"yaml\""),
            .string("name", "Project name to set in the Compose file"),
            .string("project-dir", "Directory to use for the project"),
        ],
        longText: """
            EXPERIMENTAL - Generate a Compose file from existing containers

            EXPERIMENTAL:
              docker compose alpha generate is an experimental feature.
              Experimental features provide early access to product functionality. These
              features may change between releases without warning, or can be removed from a
              future release. Learn more about experimental features in our documentation:
              https://docs.docker.com/go/experimental/
            """)

    static let alphaPublish = CommandSpec(
        "docker compose alpha publish", "[OPTIONS] REPOSITORY[:TAG]", summary: "Publish compose application",
        arity: .exact(1),
        flags: [
            .bool("app", "Published compose application (includes referenced images)"),
            .dryRun,
            .string("oci-version", "OCI image/artifact specification version (automatically determined by default)"),
            .bool("resolve-image-digests", "Pin image tags to digests"),
            .bool("with-env", "Include environment variables in the published OCI artifact"),
            .bool("yes", "y", "Assume \"yes\" as answer to all prompts"),
        ],
        longText: """
            Publish compose application

            EXPERIMENTAL:
              docker compose alpha publish is an experimental feature.
              Experimental features provide early access to product functionality. These
              features may change between releases without warning, or can be removed from a
              future release. Learn more about experimental features in our documentation:
              https://docs.docker.com/go/experimental/
            """)

    static let alphaViz = CommandSpec(
        "docker compose alpha viz", "[OPTIONS]",
        summary: "EXPERIMENTAL - Generate a graphviz graph from your compose file", arity: .any,
        flags: [
            .dryRun,
            .bool("image", "Include service's image name in output graph"),
            .int("indentation-size", "Number of tabs or spaces to use for indentation", default: "1"),
            .bool("networks", "Include service's attached networks in output graph"),
            .bool("ports", "Include service's exposed ports in output graph"),
            .bool(
                "spaces",
                """
                If given, space character ' ' will be used to indent,
                otherwise tab character '\\t' will be used
                """),
        ],
        longText: """
            EXPERIMENTAL - Generate a graphviz graph from your compose file

            EXPERIMENTAL:
              docker compose alpha viz is an experimental feature.
              Experimental features provide early access to product functionality. These
              features may change between releases without warning, or can be removed from a
              future release. Learn more about experimental features in our documentation:
              https://docs.docker.com/go/experimental/
            """)
}
