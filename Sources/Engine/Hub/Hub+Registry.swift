import FileTrees
import WorldModel

/// The registry, and what images of the catalogue share.
extension Hub {
    static let registries: [ImageRecipe] = [
        registry(["2", "2.8", "2.8.3"], created: date(2023, 10, 2), config: "/etc/docker/registry/config.yml"),
        registry(["latest", "3", "3.0", "3.0.0"], created: date(2025, 4, 8), config: "/etc/distribution/config.yml"),
    ]

    /// The registry on Alpine's files.
    private static func registry(_ tags: [String], created: Instant, config path: String) -> ImageRecipe {
        let config = config(cmd: [path]) { config in
            config.entrypoint = ["/entrypoint.sh"]
            config.exposedPorts = ["5000/tcp"]
            config.volumes = ["/var/lib/registry"]
        }
        var layers = alpines[0].layers
        layers.removeLast()
        layers += [
            LayerRecipe("RUN /bin/sh -c apk add --no-cache ca-certificates # buildkit") { tree in
                tree.place(
                    Inode(.file(.filler("ca-certificates", size: 510_000)), mode: 0o644),
                    at: "/etc/ssl/certs/ca-certificates.crt")
            },
            LayerRecipe("RUN /bin/sh -c set -eux; install registry # buildkit") { tree in
                tree.place(Inode(.file(.program("registry", size: 18_000_000)), mode: 0o755), at: "/bin/registry")
                tree.write(
                    "version: 0.1\nstorage:\n  filesystem:\n    rootdirectory: /var/lib/registry\nhttp:\n  addr: :5000\n",
                    to: path)
            },
            LayerRecipe("VOLUME [/var/lib/registry]"), LayerRecipe("EXPOSE map[5000/tcp:{}]"),
            LayerRecipe("COPY docker-entrypoint.sh /entrypoint.sh # buildkit") { tree in
                tree.write(
                    "#!/bin/sh\n\nset -e\n\ncase \"$1\" in\n    *.yaml|*.yml) set -- registry serve \"$@\" ;;\n    serve|garbage-collect|help|-*) set -- registry \"$@\" ;;\nesac\n\nexec \"$@\"\n",
                    to: "/entrypoint.sh", mode: 0o755)
            },
            LayerRecipe("ENTRYPOINT [\"/entrypoint.sh\"]"), LayerRecipe("CMD [\"\(path)\"]"),
        ]
        return ImageRecipe(
            repository: "library/registry", tags: tags, config: config, layers: layers, created: created,
            summary: "Distribution implementation for storing and distributing of container images and artifacts",
            stars: 4_100)
    }

    /// pip, as it is installed beside an image's Python.
    static func putPip(_ tree: inout FileTree, python: String) {
        let site = "/usr/local/lib/python\(python)/site-packages"
        for command in ["pip", "pip3", "pip" + python] {
            tree.place(Inode(.file(.program("pip", size: 236)), mode: 0o755), at: "/usr/local/bin/" + command)
        }
        filler(&tree, site + "/pip/_files", 6_000_000)
        tree.write(
            "Metadata-Version: 2.4\nName: pip\nVersion: 25.2\n\n", to: site + "/pip-25.2.dist-info/METADATA")
        tree.write("pip-25.2.dist-info/METADATA,,\npip/_files,,\n", to: site + "/pip-25.2.dist-info/RECORD")
    }

    /// A program that the real image has and that says here that it is not simulated.
    static func notSimulated(_ tree: inout FileTree, _ path: String) {
        tree.place(Inode(.file(.program("placeholder", size: 30_000)), mode: 0o755), at: path)
    }
}
