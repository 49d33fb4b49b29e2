import FileTrees
import Kernel
import WorldModel

/// `initdb`: makes a fresh cluster in an empty folder.
package struct InitDBProgram: Program {
    private let arguments: [String]
    private var folder = ""
    private var user = ""
    private var isReady = false

    package init(arguments: [String]) { self.arguments = Array(arguments.dropFirst()) }

    /// The values of options, by their long names.
    private var options: [String: String] {
        var found: [String: String] = [:]
        var rest = arguments[...]
        let letters = ["-D": "pgdata", "-U": "username", "-A": "auth", "-E": "encoding", "-X": "waldir"]
        while let word = rest.popFirst() {
            if let name = letters[word] {
                found[name] = rest.popFirst() ?? ""
            } else if word.hasPrefix("--") {
                let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(
                    String.init)
                found[parts[0]] =
                    parts.count > 1
                    ? parts[1]
                    : rest.first?.hasPrefix("-") == false && parts[0] != "data-checksums" ? rest.popFirst() ?? "" : ""
            } else if !word.hasPrefix("-") {
                found["pgdata"] = word
            }
        }
        return found
    }

    package mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        if isReady { return finish(&simulation, me) }
        let process = simulation.world.processes[me]
        let options = options
        if options["version"] != nil || arguments.contains("-V") {
            simulation.print("initdb (PostgreSQL) \(PostgresVersion(process?.environment).text)\n", as: me)
            return .exit(0)
        }
        guard process?.credentials.user != 0 else {
            simulation.print(
                "initdb: error: cannot be run as root\ninitdb: hint: Please log in (using, e.g., \"su\") as the (unprivileged) user that will own the server process.\n",
                to: 2, as: me)
            return .exit(1)
        }
        folder = options["pgdata"] ?? process?.environment["PGDATA"] ?? ""
        guard !folder.isEmpty else {
            simulation.print(
                "initdb: error: no data directory specified\ninitdb: hint: You must identify the directory where the data for this database system will reside.  Do this with either the invocation option -D or the environment variable PGDATA.\n",
                to: 2, as: me)
            return .exit(1)
        }
        user = options["username"] ?? "postgres"
        return begin(&simulation, me)
    }

    private mutating func begin(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        simulation.print(
            """
            The files belonging to this database system will be owned by user "postgres".
            This user must also own the server process.

            The database cluster will be initialized with locale "en_US.utf8".
            The default database encoding has accordingly been set to "UTF8".
            The default text search configuration will be set to "english".

            Data page checksums are \(options["data-checksums"] == nil ? "disabled" : "enabled").


            """, as: me)
        let names = try? simulation.list(folder, as: me)
        if let names, !names.filter({ $0 != "lost+found" }).isEmpty || names.contains("lost+found") {
            var text = "initdb: error: directory \"\(folder)\" exists but is not empty\n"
            if names.contains("lost+found") {
                text +=
                    "initdb: detail: It contains a lost+found directory, perhaps due to it being a mount point.\ninitdb: hint: Using a mount point directly as the data directory is not recommended.\nCreate a subdirectory under the mount point.\n"
            } else {
                text +=
                    "initdb: hint: If you want to create a new database system, either remove or empty the directory \"\(folder)\" or run initdb with an argument other than \"\(folder)\".\n"
            }
            simulation.print(text, to: 2, as: me)
            return .exit(1)
        }
        do {
            if names == nil {
                try simulation.makeDirectory(folder, mode: 0o700, as: me)
                simulation.print("creating directory \(folder) ... ok\n", as: me)
            } else {
                try simulation.change(folder, as: me) { $0.mode = 0o700 }
                simulation.print("fixing permissions on existing directory \(folder) ... ok\n", as: me)
            }
        } catch {
            simulation.print(
                "initdb: error: could not access directory \"\(folder)\": Permission denied\n", to: 2, as: me)
            return .exit(1)
        }
        simulation.print(
            "creating subdirectories ... ok\nselecting dynamic shared memory implementation ... posix\nselecting default \"max_connections\" ... 100\nselecting default \"shared_buffers\" ... 128MB\nselecting default time zone ... Etc/UTC\ncreating configuration files ... ok\nrunning bootstrap script ... ",
            as: me)
        isReady = true
        // A second or so, as on a small machine.
        return .wait([.time(simulation.world.clock.now + 900_000_000)])
    }

    private func finish(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        let version = PostgresVersion(simulation.world.processes[me]?.environment)
        var cluster = Cluster.fresh(superuser: user, sortsByLanguage: !version.isAlpine)
        if let path = options["pwfile"] {
            let bytes = (try? simulation.contents(of: path, as: me)) ?? []
            let line = String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self)
            guard !line.isEmpty else {
                simulation.print("\ninitdb: error: password file \"\(path)\" is empty\n", to: 2, as: me)
                return .exit(1)
            }
            cluster.roles[0].secret = SCRAMVerifier.make(line, random: &simulation.world.random)
        }
        let method = options["auth"] ?? options["auth-host"] ?? "trust"
        do {
            try ClusterFiles(folder: folder).create(
                cluster, version: version.number, hostMethod: method, &simulation, me)
        } catch {
            simulation.print("\ninitdb: error: could not write file in \"\(folder)\": \(error)\n", to: 2, as: me)
            return .exit(1)
        }
        simulation.print("ok\nperforming post-bootstrap initialization ... ok\nsyncing data to disk ... ok\n\n", as: me)
        if method == "trust" {
            simulation.print(
                "initdb: warning: enabling \"trust\" authentication for local connections\ninitdb: hint: You can change this by editing pg_hba.conf or using the option -A, or --auth-local and --auth-host, the next time you run initdb.\n",
                to: 2, as: me)
        }
        simulation.print(
            "\nSuccess. You can now start the database server using:\n\n    pg_ctl -D \(folder) -l logfile start\n\n",
            as: me)
        return .exit(0)
    }
}
