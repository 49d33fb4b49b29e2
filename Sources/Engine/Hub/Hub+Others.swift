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
        placeholder(
            "registry", ["latest", "2", "3"], size: 25_400_000, programs: ["registry"], cmd: ["registry", "serve"],
            port: "5000/tcp"),
        placeholder("golang", ["latest", "1.25", "1"], size: 846_000_000, programs: ["go"], cmd: ["bash"]),
        placeholder(
            "mongo", ["latest", "8", "7"], size: 855_000_000, programs: ["mongod", "mongosh"], cmd: ["mongod"],
            port: "27017/tcp",
            volume: "/data/db"),
    ]

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
