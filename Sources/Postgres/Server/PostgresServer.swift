import FileTrees
import Kernel
import PostgresSyntax
import SQLStore
import WorldModel

/// `postgres`: the server. It keeps its cluster in the data directory and answers clients over TCP and a Unix socket.
package struct PostgresServer: Program {
    var options: ServerOptions
    var version = PostgresVersion(nil)
    var files = ClusterFiles(folder: "")
    var server: DatabaseServer?
    var rules = HostRules("")
    var clients: [PostgresClient] = []
    /// The cluster as it is on disk.
    var saved: Cluster?
    private var listeners: [Int] = []
    private var workers: [ProcessID] = []
    private var socketPath = ""
    var nextSession = 1
    private var stopping: Signal?
    var logsStatements = false

    package init(arguments: [String]) { options = ServerOptions(Array(arguments.dropFirst())) }

    package var memoryUse: Int {
        20_000_000 + (server?.cluster.databases.values.reduce(0) { $0 + $1.rows.count } ?? 0)
    }

    package func handles(_ signal: Signal) -> Bool {
        [.terminate, .interrupt, .quit, .hangup].contains(signal)
    }

    package mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        while let signal = simulation.takeSignal(me) {
            if signal == .hangup {
                readSettings(&simulation, me)
                log("LOG", "received SIGHUP, reloading configuration files", &simulation, me)
            } else {
                stopping = stopping == .terminate || stopping == nil ? signal : stopping
            }
        }
        reapWorkers(&simulation, me)
        guard server != nil else { return start(&simulation, me) }
        if let stopping, let end = stop(stopping, &simulation, me) { return end }
        var reasons = acceptClients(&simulation, me)
        reasons += serveClients(&simulation, me)
        saveChanges(&simulation, me)
        if stopping == .terminate, clients.isEmpty { return .again }
        return .wait(reasons + [.signal, .child])
    }

    // MARK: Beginning

    private mutating func start(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        let process = simulation.world.processes[me]
        version = PostgresVersion(process?.environment)
        if let answer = options.answer {
            simulation.print(answer == "version" ? "postgres (PostgreSQL) \(version.text)\n" : answer, as: me)
            return .exit(0)
        }
        if process?.credentials.user == 0 {
            simulation.print(
                "\"root\" execution of the PostgreSQL server is not permitted.\nThe server must be started under an unprivileged user ID to prevent\npossible system security compromise.  See the documentation for\nmore information on how to properly start the server.\n",
                to: 2, as: me)
            return .exit(1)
        }
        let folder = options.values["data_directory"] ?? process?.environment["PGDATA"] ?? ""
        guard !folder.isEmpty else {
            simulation.print(
                "postgres does not know where to find the server configuration file.\nYou must specify the --config-file or -D invocation option or set the PGDATA environment variable.\n",
                to: 2, as: me)
            return .exit(2)
        }
        files = ClusterFiles(folder: folder)
        guard simulation.exists(files.path("postgresql.conf"), as: me) else {
            simulation.print(
                "postgres: could not access the server configuration file \"\(files.path("postgresql.conf"))\": No such file or directory\n",
                to: 2, as: me)
            return .exit(2)
        }
        let kept =
            (try? simulation.contents(of: files.path("PG_VERSION"), as: me)).map { String(decoding: $0, as: UTF8.self) }
            ?? ""
        let major = String(version.number.prefix { $0.isNumber })
        guard kept.filter(\.isNumber) == major else {
            log("FATAL", "database files are incompatible with server", &simulation, me)
            log(
                "DETAIL",
                "The data directory was initialized by PostgreSQL version \(kept.filter(\.isNumber)), which is not compatible with this version \(version.text).",
                &simulation, me)
            return .exit(1)
        }
        let cluster: Cluster
        do throws(ClusterFiles.Failure) {
            cluster = try files.load(simulation, me)
        } catch {
            if case .damaged(let text) = error { log("FATAL", text, &simulation, me) }
            return .exit(1)
        }
        saved = cluster
        server = DatabaseServer(
            cluster: cluster, version: version.long,
            settings: options.values.merging(["start_time": Moment(simulation.world.clock.now).text]) { $1 })
        readSettings(&simulation, me)
        log("LOG", "starting \(version.long)", &simulation, me)
        return listen(&simulation, me)
    }

    private mutating func readSettings(_ simulation: inout Simulation, _ me: ProcessID) {
        let bytes = (try? simulation.contents(of: files.path("pg_hba.conf"), as: me)) ?? []
        rules = HostRules(String(decoding: bytes, as: UTF8.self))
        let text =
            (try? simulation.contents(of: options.values["config_file"] ?? files.path("postgresql.conf"), as: me)) ?? []
        var settings = ServerOptions.settings(String(decoding: text, as: UTF8.self)).merging(options.values) { $1 }
        settings["timezone"] = "Etc/UTC"
        settings["datestyle"] = nil
        server?.settings.merge(settings.filter { !["config_file", "hba_file", "log_timezone"].contains($0.key) }) { $1 }
        logsStatements = settings["log_statement"] == "all"
    }

    private mutating func listen(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        let port = Int(server?.settings["port"] ?? "") ?? 5432
        let addresses = server?.settings["listen_addresses"] ?? "localhost"
        if !addresses.isEmpty {
            let isOpen = addresses.contains("*") || addresses.contains("0.0.0.0")
            let shown = isOpen ? "0.0.0.0" : "127.0.0.1"
            do {
                listeners.append(try simulation.listen(at: isOpen ? .any : .loopback, port: port, as: me))
                log("LOG", "listening on IPv4 address \"\(shown)\", port \(port)", &simulation, me)
                if isOpen { log("LOG", "listening on IPv6 address \"::\", port \(port)", &simulation, me) }
            } catch {
                log("LOG", "could not bind IPv4 address \"\(shown)\": Address already in use", &simulation, me)
                log(
                    "HINT",
                    "Is another postmaster already running on port \(port)? If not, wait a few seconds and retry.",
                    &simulation, me)
                log("FATAL", "could not create any TCP/IP sockets", &simulation, me)
                return .exit(1)
            }
        }
        socketPath = "/var/run/postgresql/.s.PGSQL.\(port)"
        // What a server that was killed left behind is in nobody's way.
        if !Self.isAnswered(socketPath, simulation, me) { try? simulation.unlink(socketPath, as: me) }
        if let number = try? simulation.listen(atPath: socketPath, as: me) {
            listeners.append(number)
            log("LOG", "listening on Unix socket \"\(socketPath)\"", &simulation, me)
        }
        let now = simulation.world.clock.now
        let seconds = now.seconds
        try? simulation.put(
            .bytes(
                Array(
                    "\(localNumber(me, simulation))\n\(files.folder)\n\(seconds)\n\(port)\n/var/run/postgresql\n*\n"
                        .utf8)),
            at: files.path("postmaster.pid"), permissions: 0o600, as: me)
        for name in ["checkpointer", "background writer"] { addWorker(name, &simulation, me) }
        let recovery = addWorker("startup", &simulation, me)
        let ended = (try? simulation.contents(of: files.path("global/pg_control"), as: me)).map {
            String(decoding: $0, as: UTF8.self)
        }
        if let ended, ended.hasPrefix("running") {
            log(
                "LOG", "database system was interrupted; last known up at \(ended.dropFirst(8))", &simulation, me,
                process: recovery)
            log(
                "LOG", "database system was not properly shut down; automatic recovery in progress", &simulation, me,
                process: recovery)
            log("LOG", "redo is not required", &simulation, me, process: recovery)
        } else {
            let when = ended.map { String($0.dropFirst(5)) } ?? stamp(simulation)
            log("LOG", "database system was shut down at \(when)", &simulation, me, process: recovery)
        }
        if let recovery { simulation.send(.kill, to: recovery) }
        for name in ["walwriter", "autovacuum launcher", "logical replication launcher"] {
            addWorker(name, &simulation, me)
        }
        keepState("running \(stamp(simulation))", &simulation, me)
        log("LOG", "database system is ready to accept connections", &simulation, me)
        return .again
    }

    private static func isAnswered(_ path: String, _ simulation: Simulation, _ me: ProcessID) -> Bool {
        guard case .socket(let number)? = try? simulation.status(of: path, as: me).content else { return false }
        return simulation.world.network.sockets[SocketID(number)]?.backlog != nil
    }

    private func keepState(_ text: String, _ simulation: inout Simulation, _ me: ProcessID) {
        try? simulation.put(.bytes(Array(text.utf8)), at: files.path("global/pg_control"), permissions: 0o600, as: me)
    }

    private func stamp(_ simulation: Simulation) -> String {
        String(Moment(simulation.world.clock.now).text.prefix(19)) + " UTC"
    }

    // MARK: Processes

    /// The processes that a server keeps beside itself. They do nothing here, but can be seen.
    @discardableResult
    private mutating func addWorker(_ name: String, _ simulation: inout Simulation, _ me: ProcessID) -> ProcessID? {
        guard let worker = fork("postgres: \(name) ", &simulation, me) else { return nil }
        workers.append(worker)
        return worker
    }

    private func fork(_ title: String, _ simulation: inout Simulation, _ me: ProcessID) -> ProcessID? {
        guard let child = simulation.fork(me, as: ServerWorker()) else { return nil }
        for number in simulation.world.processes[child]?.descriptors.keys.sorted() ?? [] where number > 2 {
            simulation.close(number, of: child)
        }
        simulation.world.processes.table[child]?.arguments = [title]
        return child
    }

    private mutating func reapWorkers(_ simulation: inout Simulation, _ me: ProcessID) {
        workers.removeAll { worker in simulation.reap(worker, parent: me) != nil }
    }

    func localNumber(_ process: ProcessID, _ simulation: Simulation) -> Int {
        simulation.world.processes[process]?.localNumber ?? 1
    }

    // MARK: The end

    /// Goes on with stopping. Gives nothing while clients are waited for.
    private mutating func stop(_ signal: Signal, _ simulation: inout Simulation, _ me: ProcessID) -> Step? {
        if signal == .quit {
            log("LOG", "received immediate shutdown request", &simulation, me)
            end(&simulation, me)
            log("LOG", "database system is shut down", &simulation, me)
            return .exit(0)
        }
        if signal == .terminate, !clients.isEmpty { return nil }
        let first = workers.last
        log(
            "LOG", signal == .terminate ? "received smart shutdown request" : "received fast shutdown request",
            &simulation, me)
        if signal == .interrupt { log("LOG", "aborting any active transactions", &simulation, me) }
        for index in clients.indices {
            var error = SQLError("57P01", "terminating connection due to administrator command")
            error.severity = "FATAL"
            clients[index].connection.send(Wire.report(error))
            _ = clients[index].connection.flush(&simulation, me)
            log("FATAL", error.message, &simulation, me, process: clients[index].backend)
        }
        if let first {
            log(
                "LOG",
                "background worker \"logical replication launcher\" (PID \(localNumber(first, simulation))) exited with exit code 1",
                &simulation, me)
        }
        let checkpointer = workers.first
        log("LOG", "shutting down", &simulation, me, process: checkpointer)
        log("LOG", "checkpoint starting: shutdown immediate", &simulation, me, process: checkpointer)
        log(
            "LOG",
            "checkpoint complete: wrote 3 buffers (0.0%); 0 WAL file(s) added, 0 removed, 0 recycled; write=0.001 s, sync=0.001 s, total=0.004 s; sync files=2, longest=0.001 s, average=0.001 s; distance=0 kB, estimate=0 kB",
            &simulation, me, process: checkpointer)
        keepState("down \(stamp(simulation))", &simulation, me)
        saveChanges(&simulation, me)
        end(&simulation, me)
        log("LOG", "database system is shut down", &simulation, me)
        return .exit(0)
    }

    private mutating func end(_ simulation: inout Simulation, _ me: ProcessID) {
        for client in clients {
            simulation.close(client.connection.descriptor, of: me)
            if let backend = client.backend { simulation.send(.kill, to: backend) }
        }
        clients = []
        for worker in workers { simulation.send(.kill, to: worker) }
        try? simulation.unlink(socketPath, as: me)
        try? simulation.unlink(files.path("postmaster.pid"), as: me)
    }

    /// What is committed is on disk before anybody is told.
    mutating func saveChanges(_ simulation: inout Simulation, _ me: ProcessID) {
        guard let cluster = server?.cluster, cluster != saved else { return }
        do {
            try files.save(cluster, before: saved, &simulation, me)
            saved = cluster
        } catch {
            log("PANIC", "could not write to file \"base\": No space left on device", &simulation, me)
        }
    }

    // MARK: Clients

    private mutating func acceptClients(_ simulation: inout Simulation, _ me: ProcessID) -> [WaitReason] {
        var reasons: [WaitReason] = []
        for (index, listener) in listeners.enumerated() {
            accepting: while true {
                switch (try? simulation.accept(listener, as: me)) ?? .blocked(.signal) {
                case .descriptor(let number):
                    let connection = Connection(number)
                    let isLocal = index == listeners.count - 1
                    let address = isLocal ? nil : connection.peer(simulation, me)
                    let from = address.map { "\($0)" } ?? "[local]"
                    let backend = fork("postgres: \(from) startup", &simulation, me)
                    if let backend { workers.append(backend) }
                    clients.append(
                        PostgresClient(connection: connection, session: nextSession, address: address, backend: backend)
                    )
                    nextSession += 1
                case .blocked(let reason):
                    reasons.append(reason)
                    break accepting
                }
            }
        }
        return reasons
    }

    private mutating func serveClients(_ simulation: inout Simulation, _ me: ProcessID) -> [WaitReason] {
        // When one client's transaction ends, others that waited for it go on at once.
        while true {
            var reasons: [WaitReason] = []
            var waits = false
            let before = server
            for index in clients.indices {
                var client = clients[index]
                let (more, isBlocked) = serve(&client, &simulation, me)
                reasons += more
                waits = waits || isBlocked
                clients[index] = client
            }
            for client in clients where client.phase == .closed {
                server?.leave(client.session, now: simulation.world.clock.now)
                simulation.close(client.connection.descriptor, of: me)
                if let backend = client.backend { simulation.send(.kill, to: backend) }
            }
            clients.removeAll { $0.phase == .closed }
            if !waits || server == before { return reasons }
        }
    }

    // MARK: The log

    /// A line on standard error, as a server without a logging collector writes it.
    func log(
        _ level: String, _ text: String, _ simulation: inout Simulation, _ me: ProcessID, process: ProcessID? = nil
    ) {
        let now = simulation.world.clock.now
        let fraction = String(Int(now.nanoseconds / 1_000_000 % 1_000)).padded(to: 3)
        let time = String(Moment(now).text.prefix(19)) + "." + fraction
        simulation.print("\(time) UTC [\(localNumber(process ?? me, simulation))] \(level):  \(text)\n", to: 2, as: me)
    }
}

/// A process that is there to be seen, until its parent ends it.
struct ServerWorker: Program {
    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step { .wait([.signal]) }
}

/// The command line of `postgres`: `-D folder`, `-p port`, `-c name=value`, `--name=value`.
struct ServerOptions: Equatable, Sendable {
    var values: [String: String] = [:]
    /// What it says instead of serving: `version`, or a complaint.
    var answer: String?

    init(_ arguments: [String]) {
        var rest = arguments[...]
        let letters = [
            "-D": "data_directory", "-p": "port", "-h": "listen_addresses", "-k": "unix_socket_directories",
            "-N": "max_connections", "-B": "shared_buffers",
        ]
        while let word = rest.popFirst() {
            if word == "-V" || word == "--version" {
                answer = "version"
            } else if let name = letters[word] {
                values[name] = rest.popFirst() ?? ""
            } else if word == "-c", let setting = rest.popFirst() {
                take(setting)
            } else if word.hasPrefix("-c"), word.count > 2 {
                take(String(word.dropFirst(2)))
            } else if word.hasPrefix("--") {
                take(String(word.dropFirst(2)))
            } else if let name = letters[String(word.prefix(2))] {
                values[name] = String(word.dropFirst(2))
            }
        }
    }

    private mutating func take(_ setting: String) {
        let parts = setting.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let value = parts.count > 1 ? parts[1] : "on"
        values[parts[0].lowercased().replacing("-", with: "_")] = value.replacing("'", with: "")
    }

    /// The settings of a `postgresql.conf`.
    static func settings(_ text: String) -> [String: String] {
        var settings: [String: String] = [:]
        for line in text.split(separator: "\n") {
            let bare = line.prefix { $0 != "#" }
            guard let equals = bare.firstIndex(where: { $0 == "=" || $0 == " " }) else { continue }
            let name = bare[..<equals].lowercased().filter { !$0.isWhitespace }
            let value = bare[equals...].drop { $0 == " " || $0 == "=" }
            guard !name.isEmpty else { continue }
            settings[name] = String(value).trimmingWhitespace.replacing("'", with: "")
        }
        return settings
    }
}
