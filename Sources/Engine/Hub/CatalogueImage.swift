import FileTrees
import WorldModel

/// An official image as a line of data: what it is built on, how large it is, and what it says about its containers.
struct CatalogueImage: Sendable {
    /// The image whose files it starts from.
    enum Base: Sendable {
        case alpine, debian, ubuntu
    }

    var name: String
    var tags: [String]
    var base: Base
    /// The whole image, in millions of bytes.
    var megabytes: Int
    /// Executables that say that they are not simulated.
    var programs: [String]
    var entrypoint: [String]?
    var cmd: [String]
    var ports: [String]
    var volumes: [String]
    var env: [String]
    /// The working directory.
    var directory: String
    /// The signal that stops its containers, where it is not SIGTERM.
    var stopSignal: String?
    var stars: Int
    var summary: String

    init(
        _ name: String, _ tags: [String], base: Base, megabytes: Int, programs: [String] = [],
        entrypoint: [String]? = nil, cmd: [String], ports: [String] = [], volumes: [String] = [], env: [String] = [],
        directory: String = "", stopSignal: String? = nil, stars: Int, summary: String
    ) {
        self.name = name
        self.tags = tags
        self.base = base
        self.megabytes = megabytes
        self.programs = programs
        self.entrypoint = entrypoint
        self.cmd = cmd
        self.ports = ports
        self.volumes = volumes
        self.env = env
        self.directory = directory
        self.stopSignal = stopSignal
        self.stars = stars
        self.summary = summary
    }

    /// The image with its layers: those of its base, what is installed, and the metadata.
    var recipe: ImageRecipe {
        let path = env.contains { $0.hasPrefix("PATH=") } ? [] : [Hub.path]
        let config = Hub.config(cmd: cmd, env: path + env) { config in
            config.entrypoint = entrypoint
            config.exposedPorts = ports.sorted()
            config.volumes = volumes.sorted()
            config.workingDir = directory
            config.stopSignal = stopSignal
        }
        var layers = baseRecipe.layers.filter { $0.build != nil }
        for line in env { layers.append(LayerRecipe("ENV \(line)")) }
        layers.append(LayerRecipe("RUN /bin/sh -c set -eux; install \(name) # buildkit") { install(into: &$0) })
        if !volumes.isEmpty { layers.append(LayerRecipe("VOLUME [\(volumes.joined(separator: " "))]")) }
        if !directory.isEmpty { layers.append(LayerRecipe("WORKDIR \(directory)")) }
        if let entrypoint {
            layers.append(
                LayerRecipe("COPY docker-entrypoint.sh /usr/local/bin/ # buildkit") { addEntrypoint(to: &$0) })
            layers.append(LayerRecipe("ENTRYPOINT \(Self.list(entrypoint))"))
        }
        if !ports.isEmpty {
            layers.append(LayerRecipe("EXPOSE map[\(ports.sorted().map { "\($0):{}" }.joined(separator: " "))]"))
        }
        if !cmd.isEmpty { layers.append(LayerRecipe("CMD \(Self.list(cmd))")) }
        return ImageRecipe(
            repository: "library/" + name, tags: tags, config: config, layers: layers,
            created: Hub.date(2025, 10, 21), summary: summary, stars: stars)
    }

    private static func list(_ words: [String]) -> String {
        "[" + words.map(\.goQuoted).joined(separator: " ") + "]"
    }

    private var baseRecipe: ImageRecipe {
        switch base {
        case .alpine: Hub.alpines[0]
        case .debian: Hub.debians[1]
        case .ubuntu: Hub.ubuntus[0]
        }
    }

    /// What the base weighs, in bytes.
    private var baseSize: Int {
        switch base {
        case .alpine: 8_320_000
        case .debian: 74_810_000
        case .ubuntu: 78_120_000
        }
    }

    /// Programs of these images that Drydock has; the others say that they are not simulated.
    private static let simulatedPrograms = [
        "python": "python", "python3": "python", "htpasswd": "gnu/htpasswd", "httpd-foreground": "httpd-foreground",
        "node": "node", "redis-cli": "redis-cli",
        "redis-server": "redis-server",
    ]

    private func install(into tree: inout FileTree) {
        for program in programs {
            let path = "/usr/local/bin/" + program
            if let simulated = Self.simulatedPrograms[program] {
                tree.place(Inode(.file(.program(simulated, size: 30_000)), mode: 0o755), at: path)
            } else {
                Hub.notSimulated(&tree, path)
            }
        }
        switch name {
        case "adminer":
            tree.place(Inode(.file(.program("adminer", size: 19_000_000)), mode: 0o755), at: "/usr/local/bin/php")
            tree.makeDirectories("/var/www/html", owner: 100, group: 101)
            tree.write(
                "#!/bin/sh\nset -e\n\nif [ \"${1#-}\" != \"$1\" ]; then\n\tset -- php \"$@\"\nfi\n\nexec \"$@\"\n",
                to: "/usr/local/bin/docker-php-entrypoint", mode: 0o755)
        case "redis":
            addUser("redis", 999, to: &tree)
            tree.makeDirectories("/data", owner: 999, group: 999)
        case "postgres":
            let major = env.first { $0.hasPrefix("PG_MAJOR=") }.map { String($0.dropFirst(9)) } ?? "17"
            Hub.putPostgres(&tree, major: major, isAlpine: base == .alpine)
        case "mysql", "mariadb": Hub.putMySQL(&tree, isMariaDB: name == "mariadb")
        case "httpd":
            tree.write("<html><body><h1>It works!</h1></body></html>\n", to: "/usr/local/apache2/htdocs/index.html")
            tree.write(
                "ServerRoot \"/usr/local/apache2\"\nListen 80\nServerAdmin you@example.com\nDocumentRoot \"/usr/local/apache2/htdocs\"\n",
                to: "/usr/local/apache2/conf/httpd.conf")
        case "node":
            addUser("node", 1000, to: &tree)
            tree.makeDirectories("/home/node", owner: 1000, group: 1000)
            for name in ["npm", "npx"] {
                tree.place(Inode(.file(.program("npm", size: 54)), mode: 0o755), at: "/usr/local/bin/" + name)
            }
            Hub.filler(&tree, "/usr/local/lib/node_modules/npm/index.js", 10_000_000)
        case "python":
            let version = env.first { $0.hasPrefix("PYTHON_VERSION=") }.map { $0.dropFirst(15) } ?? "3.13"
            let minor = version.split(separator: ".").prefix(2).joined(separator: ".")
            tree.place(Inode(.file(.program("python", size: 30_000)), mode: 0o755), at: "/usr/local/bin/python" + minor)
            Hub.putPip(&tree, python: minor)
        default: break
        }
        Hub.filler(&tree, "/usr/local/lib/\(name)", max(0, megabytes * 1_000_000 - baseSize - 30_000 * programs.count))
        for volume in volumes { tree.makeDirectories(volume) }
    }

    private func addUser(_ user: String, _ number: Int, to tree: inout FileTree) {
        for (file, line) in [
            ("etc/passwd", "\(user):x:\(number):\(number)::/home/\(user):/bin/sh\n"),
            ("etc/group", "\(user):x:\(number):\n"),
        ] {
            guard let id = tree.find(file), let bytes = tree[id].body?.bytes else { continue }
            tree.write(String(decoding: bytes, as: UTF8.self) + line, to: "/" + file)
        }
    }

    /// An entry point that hands over to the command, as those of official images do in the end.
    /// What is no command is a script of Node's, or an option.
    private static let nodeEntrypoint = """
        #!/bin/sh
        set -e

        # Run command with node if the first argument contains a "-" or is not a system command. The last
        # part inside the "{}" is a workaround for the following bug in ash/dash:
        # https://bugs.debian.org/cgi-bin/bugreport.cgi?bug=874264
        if [ "${1#-}" != "${1}" ] || [ -z "$(command -v "${1}")" ] || { [ -f "${1}" ] && ! [ -x "${1}" ]; }; then
          set -- node "$@"
        fi

        exec "$@"

        """

    private func addEntrypoint(to tree: inout FileTree) {
        guard let first = entrypoint?.first(where: { $0.contains("entrypoint") }) else { return }
        let path = first.hasPrefix("/") ? first : "/usr/local/bin/" + first
        // Redis takes options without its name: `docker run redis --port 7000`.
        if name == "postgres" {
            tree.write(Hub.postgresEntrypoint, to: path, mode: 0o755)
            return
        }
        if name == "mysql" || name == "mariadb" {
            tree.write(Hub.mysqlEntrypoint(isMariaDB: name == "mariadb"), to: path, mode: 0o755)
            return
        }
        if name == "node" {
            tree.write(Self.nodeEntrypoint, to: path, mode: 0o755)
            return
        }
        let options =
            name == "redis"
            ? "if [ \"${1#-}\" != \"$1\" ] || [ \"${1%.conf}\" != \"$1\" ]; then\n\tset -- redis-server \"$@\"\nfi\n\n"
            : ""
        tree.write("#!/bin/sh\nset -e\n\n\(options)exec \"$@\"\n", to: path, mode: 0o755)
    }
}
