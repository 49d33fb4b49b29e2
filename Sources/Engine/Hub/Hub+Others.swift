import FileTrees
import WorldModel

/// Images whose main programs are not simulated yet: they pull, inspect and build on, and their programs say so plainly.
extension Hub {
    static let others: [ImageRecipe] = [
        placeholder(
            "python", ["latest", "3", "3.13", "3.12"], size: 1_020_000_000,
            programs: ["python3", "python"], cmd: ["python3"]),
        placeholder(
            "python", ["slim", "3-slim", "3.13-slim", "3.12-slim"], size: 125_000_000,
            programs: ["python3", "python"],
            cmd: ["python3"]),
        placeholder(
            "node", ["latest", "22", "lts"], size: 1_120_000_000, programs: ["node", "npx"], cmd: ["node"]),
        placeholder("node", ["22-slim", "slim"], size: 226_000_000, programs: ["node", "npx"], cmd: ["node"]),
        placeholder(
            "redis", ["latest", "8", "7"], size: 137_000_000, programs: ["redis-server", "redis-cli"],
            cmd: ["redis-server"],
            port: "6379/tcp", volume: "/data"),
        placeholder(
            "postgres", ["latest", "17", "16"], size: 438_000_000, programs: ["postgres", "psql", "pg_dump"],
            cmd: ["postgres"],
            port: "5432/tcp", volume: "/var/lib/postgresql/data"),
        placeholder(
            "mysql", ["latest", "8.4", "8"], size: 790_000_000, programs: ["mysqld", "mysql"], cmd: ["mysqld"],
            port: "3306/tcp",
            volume: "/var/lib/mysql"),
        placeholder(
            "httpd", ["latest", "2.4", "2"], size: 117_000_000, programs: ["httpd-foreground", "httpd"],
            cmd: ["httpd-foreground"],
            port: "80/tcp"),
        registry(["2", "2.8", "2.8.3"], created: date(2023, 10, 2), config: "/etc/docker/registry/config.yml"),
        registry(["latest", "3", "3.0", "3.0.0"], created: date(2025, 4, 8), config: "/etc/distribution/config.yml"),
        placeholder("golang", ["latest", "1.25", "1"], size: 846_000_000, programs: ["go"], cmd: ["bash"]),
        placeholder(
            "mongo", ["latest", "8", "7"], size: 855_000_000, programs: ["mongod", "mongosh"], cmd: ["mongod"],
            port: "27017/tcp",
            volume: "/data/db"),
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

    private static func placeholder(
        _ name: String, _ tags: [String], size: Int, programs: [String], cmd: [String], port: String? = nil,
        volume: String? = nil
    ) -> ImageRecipe {
        let config = config(cmd: cmd) { config in
            config.exposedPorts = [port].compactMap { $0 }
            config.volumes = [volume].compactMap { $0 }
        }
        let base = min(size, 74_810_000)
        return ImageRecipe(
            repository: "library/" + name, tags: tags, config: config,
            layers: [
                LayerRecipe("# debian.sh --arch 'amd64' out/ 'bookworm' '@1760313600'") {
                    putDebian(into: &$0, size: base)
                },
                LayerRecipe("RUN /bin/sh -c set -eux; install \(name) # buildkit") { tree in
                    for program in programs { notSimulated(&tree, "/usr/local/bin/" + program) }
                    if name == "node" {
                        tree.place(Inode(.file(.program("npm", size: 54)), mode: 0o755), at: "/usr/local/bin/npm")
                        filler(&tree, "/usr/local/lib/node_modules/npm/index.js", 10_000_000)
                    }
                    if name == "python" { putPip(&tree, python: tags.contains("3.13") ? "3.13" : "3.12") }
                    filler(&tree, "/usr/local/lib/\(name)", max(0, size - base - 30_000))
                    if let volume { tree.makeDirectories(volume) }
                },
                LayerRecipe("CMD [\(cmd.map { "\"\($0)\"" }.joined(separator: " "))]"),
            ], created: date(2025, 10, 21), summary: "The \(name) image.", stars: 5_000)
    }

    /// pip, as it is installed beside an image's Python.
    private static func putPip(_ tree: inout FileTree, python: String) {
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
