import FileTrees
import Kernel
import MySQLSyntax
import SQLStore
import WorldModel

/// `mysqld` and `mariadbd`: the server. It keeps its data in the data directory and answers clients over TCP and a Unix
/// socket.
package struct MySQLServer: Program {
    var options: ServerOptions
    var version = ServerVersion(nil)
    var files = DataFiles(folder: "")
    var engine: MySQLEngine?
    var clients: [MySQLConnection] = []
    /// The data as it is on disk.
    private var saved: StoredData?
    private var listeners: [Int] = []
    private var socketPath = ""
    private var nextConnection = 1
    private var started: Instant?
    /// When what the server is doing is done: reading its files takes a moment.
    private var readyAt: Instant?
    private var isStopping = false

    package init(arguments: [String]) { options = ServerOptions(Array(arguments.dropFirst())) }

    package var memoryUse: Int { 30_000_000 + (engine?.data.rows.count ?? 0) }

    package func handles(_ signal: Signal) -> Bool { [.terminate, .interrupt, .quit, .hangup].contains(signal) }

    package mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        while let signal = simulation.takeSignal(me) {
            // What interrupts from a keyboard is not heard; the real server ignores it as well.
            if signal == .terminate || signal == .quit { isStopping = true }
        }
        if let readyAt {
            if simulation.world.clock.now < readyAt { return .wait([.time(readyAt), .signal]) }
            self.readyAt = nil
            return options.has("initialize") || options.has("initialize-insecure")
                ? finishInitializing(&simulation, me) : listen(&simulation, me)
        }
        guard engine != nil else { return start(&simulation, me) }
        if isStopping { return stop(&simulation, me) }
        var reasons = acceptClients(&simulation, me)
        reasons += serveClients(&simulation, me)
        if isStopping { return .again }
        return .wait(reasons + [.signal])
    }

    // MARK: Beginning

    private mutating func start(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        let process = simulation.world.processes[me]
        version = ServerVersion(process?.environment)
        started = simulation.world.clock.now
        options.readFiles(simulation, me)
        let name = version.flavour.server
        if options.has("version") {
            let text =
                version.flavour == .mysql
                ? "\(process?.arguments.first ?? "mysqld")  Ver \(version.number) for Linux on x86_64 (MySQL Community Server - GPL)\n"
                : "mariadbd  Ver \(version.text) for debian-linux-gnu on x86_64 (mariadb.org binary distribution)\n"
            simulation.print(text, as: me)
            return .exit(0)
        }
        if options.has("help") {
            simulation.print(
                "datadir \(options.folder)/\nsocket \(options.value("socket") ?? ServerOptions.socket(version.flavour))\n",
                as: me)
            return .exit(0)
        }
        if process?.credentials.user == 0, options.value("user") != "root", options.value("user") == nil {
            if version.flavour == .mysql {
                log(
                    .error, "MY-010123",
                    "Fatal error: Please read \"Security\" section of the manual to find out how to run mysqld as root!",
                    &simulation, me)
            } else {
                log(
                    .error, "", "\(name): Please consult the Knowledge Base to find out how to run mysqld as root!",
                    &simulation, me)
            }
            log(.error, "MY-010119", "Aborting", &simulation, me)
            return .exit(1)
        }
        files = DataFiles(folder: options.folder)
        if options.has("initialize") || options.has("initialize-insecure") { return initialize(&simulation, me) }
        announce(&simulation, me)
        do throws(DataFiles.Failure) {
            let data = try files.load(simulation, me)
            guard data.catalogue.flavour == version.flavour else {
                log(
                    .error, "MY-012526", "The data directory was made by \(data.catalogue.flavour.name).", &simulation,
                    me)
                log(.error, "MY-010119", "Aborting", &simulation, me)
                return .exit(1)
            }
            saved = data
        } catch {
            refuseFolder(error, &simulation, me)
            return .exit(1)
        }
        readyAt = simulation.world.clock.now + (version.flavour == .mysql ? 800_000_000 : 300_000_000)
        return .again
    }

    private func refuseFolder(_ failure: DataFiles.Failure, _ simulation: inout Simulation, _ me: ProcessID) {
        if version.flavour == .mysql {
            log(
                .error, "MY-011011",
                failure == .missing ? "Failed to find valid data directory." : "The data directory is damaged.",
                &simulation, me)
            log(.error, "MY-010020", "Data Dictionary initialization failed.", &simulation, me)
            log(.error, "MY-010119", "Aborting", &simulation, me)
        } else {
            log(
                .error, "",
                "Could not open mysql.plugin table: \"Table 'mysql.plugin' doesn't exist\". Some plugins may be not loaded",
                &simulation, me)
            log(
                .error, "", "Fatal error: Can't open and lock privilege tables: Table 'mysql.db' doesn't exist",
                &simulation, me)
            log(.error, "", "Aborting", &simulation, me)
        }
    }

    private mutating func initialize(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        log(.system, "MY-015017", "MySQL Server Initialization - start.", &simulation, me)
        log(
            .system, "MY-013169",
            "/usr/sbin/mysqld (mysqld \(version.number)) initializing of server in progress as process \(local(me, simulation))",
            &simulation, me)
        let names = (try? simulation.list(files.folder, as: me)) ?? []
        guard names.isEmpty else {
            log(
                .error, "MY-010457", "--initialize specified but the data directory has files in it. Aborting.",
                &simulation, me)
            log(
                .error, "MY-013236",
                "The designated data directory \(files.folder)/ is unusable. You can remove all files that the server added to it.",
                &simulation, me)
            log(.error, "MY-010119", "Aborting", &simulation, me)
            return .exit(1)
        }
        log(.system, "MY-013576", "InnoDB initialization has started.", &simulation, me)
        readyAt = simulation.world.clock.now + 2_500_000_000
        return .again
    }

    private mutating func finishInitializing(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        log(.system, "MY-013577", "InnoDB initialization has ended.", &simulation, me)
        var secret: [UInt8]?
        if options.has("initialize-insecure") {
            log(
                .warning, "MY-010453",
                "root@localhost is created with an empty password ! Please consider switching off the --initialize-insecure option.",
                &simulation, me)
        } else {
            let password = simulation.world.random.hex(digits: 12)
            secret = Password.secret(password, version.plugin)
            log(
                .note, "MY-010454", "A temporary password is generated for root@localhost: \(password)", &simulation, me
            )
        }
        do {
            try files.create(.fresh(version, rootSecret: secret), &simulation, me)
        } catch {
            log(.error, "MY-012592", "Cannot write to \(files.folder)", &simulation, me)
            return .exit(1)
        }
        log(.system, "MY-015018", "MySQL Server Initialization - end.", &simulation, me)
        return .exit(0)
    }

    private func announce(_ simulation: inout Simulation, _ me: ProcessID) {
        if version.flavour == .mysql {
            log(.system, "MY-015015", "MySQL Server - start.", &simulation, me)
            log(
                .system, "MY-010116",
                "/usr/sbin/mysqld (mysqld \(version.number)) starting as process \(local(me, simulation))", &simulation,
                me)
            log(.system, "MY-013576", "InnoDB initialization has started.", &simulation, me)
            return
        }
        log(
            .note, "",
            "Starting MariaDB \(version.text) source revision \(version.revision) as process \(local(me, simulation))",
            &simulation, me)
        for text in Self.mariadbStart { log(.note, "", "InnoDB: " + text, &simulation, me) }
    }

    /// As MariaDB 10.11 logged it when it was watched.
    private static let mariadbStart = [
        "Compressed tables use zlib 1.2.13", "Number of transaction pools: 1", "Using AVX512 instructions",
        "innodb_buffer_pool_size_max=8388608m, innodb_buffer_pool_size=128m", "Completed initialization of buffer pool",
        "File system buffers for log disabled (block size=4096 bytes)", "End of log at LSN=44404",
        "128 rollback segments are active.",
        "Setting file './ibtmp1' size to 12.000MiB. Physically writing the file full; Please wait ...",
        "File './ibtmp1' size is now 12.000MiB.", "log sequence number 44404; transaction id 14",
    ]

    private mutating func listen(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        guard let data = saved else { return .exit(1) }
        var settings = ServerSettings(flavour: version.flavour, version: version.text, values: options.variables)
        settings.values["datadir"] = files.folder + "/"
        settings.values["collation_server"] = options.value("collation-server") ?? version.collation
        settings.values["hostname"] = simulation.machineName(of: me)
        engine = MySQLEngine(data: data, settings: settings)
        let port = Int(options.value("port") ?? "") ?? 3306
        if !options.has("skip-networking") {
            let address = options.value("bind-address") ?? "*"
            let isOpen = ["*", "0.0.0.0", "::"].contains(address)
            do {
                listeners.append(try simulation.listen(at: isOpen ? .any : .loopback, port: port, as: me))
            } catch {
                log(
                    .error, "MY-010262", "Can't start server: Bind on TCP/IP port: Address already in use", &simulation,
                    me)
                log(
                    .error, "MY-010257",
                    "Do you already have another \(version.flavour.server) server running on port: \(port) ?",
                    &simulation, me)
                log(.error, "MY-010119", "Aborting", &simulation, me)
                return .exit(1)
            }
        }
        socketPath = options.value("socket") ?? ServerOptions.socket(version.flavour)
        // What a server that was killed left behind is in nobody's way.
        try? simulation.unlink(socketPath, as: me)
        if let number = try? simulation.listen(atPath: socketPath, as: me) { listeners.append(number) }
        let shownPort = options.has("skip-networking") ? 0 : port
        if version.flavour == .mysql {
            log(.system, "MY-013577", "InnoDB initialization has ended.", &simulation, me)
            log(.warning, "MY-010068", "CA certificate ca.pem is self signed.", &simulation, me)
            log(
                .system, "MY-013602",
                "Channel mysql_main configured to support TLS. Encrypted connections are now supported for this channel.",
                &simulation, me)
            log(
                .system, "MY-010931",
                "/usr/sbin/mysqld: ready for connections. Version: '\(version.number)'  socket: '\(socketPath)'  port: \(shownPort)  MySQL Community Server - GPL.",
                &simulation, me)
        } else {
            log(.note, "", "InnoDB: Loading buffer pool(s) from \(files.folder)/ib_buffer_pool", &simulation, me)
            log(.note, "", "Plugin 'FEEDBACK' is disabled.", &simulation, me)
            if shownPort != 0 {
                log(.note, "", "Server socket created on IP: '0.0.0.0', port: '\(port)'.", &simulation, me)
                log(.note, "", "Server socket created on IP: '::', port: '\(port)'.", &simulation, me)
            }
            log(.note, "", "mariadbd: ready for connections.", &simulation, me)
            simulation.print(
                "Version: '\(version.text)'  socket: '\(socketPath)'  port: \(shownPort)  \(version.description)\n",
                to: 2, as: me)
        }
        return .again
    }

    // MARK: Clients

    private mutating func acceptClients(_ simulation: inout Simulation, _ me: ProcessID) -> [WaitReason] {
        var reasons: [WaitReason] = []
        for (index, listener) in listeners.enumerated() {
            accepting: while true {
                switch (try? simulation.accept(listener, as: me)) ?? .blocked(.signal) {
                case .descriptor(let number):
                    let isLocal =
                        index == listeners.count - 1 && listeners.count > (options.has("skip-networking") ? 0 : 1)
                    var client = MySQLConnection(
                        Connection(number), number: nextConnection, challenge: simulation.challenge())
                    client.host = isLocal ? "localhost" : "\(client.connection.peer(simulation, me))"
                    nextConnection += 1
                    client.greet(version)
                    clients.append(client)
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
            let before = engine?.writer
            let data = engine?.data
            for index in clients.indices {
                var client = clients[index]
                let (more, isBlocked) = serve(&client, &simulation, me)
                reasons += more
                waits = waits || isBlocked
                clients[index] = client
            }
            for client in clients where client.phase == .closed {
                engine?.close(client.number)
                simulation.close(client.connection.descriptor, of: me)
            }
            clients.removeAll { $0.phase == .closed }
            if !waits || engine?.writer == before && engine?.data == data { return reasons }
        }
    }

    /// What is committed is on disk before anybody is told.
    mutating func saveChanges(_ simulation: inout Simulation, _ me: ProcessID) {
        guard let data = engine?.data, data != saved else { return }
        do {
            try files.save(data, before: saved, &simulation, me)
            saved = data
        } catch {
            log(.error, "MY-012814", "InnoDB: Write to file ./ibdata1 failed: No space left on device", &simulation, me)
        }
    }

    var startedSeconds: Int64 { started?.seconds ?? 0 }

    mutating func askToStop() { isStopping = true }

    mutating func end(connection: Int) {
        for index in clients.indices where clients[index].number == connection { clients[index].phase = .closed }
    }

    // MARK: The end

    private mutating func stop(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        saveChanges(&simulation, me)
        if version.flavour == .mysql {
            log(
                .system, "MY-013172",
                "Received SHUTDOWN from user <via user signal>. Shutting down mysqld (Version: \(version.number)).",
                &simulation, me)
        } else {
            log(.note, "", "mariadbd (initiated by: unknown): Normal shutdown", &simulation, me)
            log(.note, "", "InnoDB: FTS optimize thread exiting.", &simulation, me)
            log(.note, "", "InnoDB: Starting shutdown...", &simulation, me)
            let stamp = version.shortTime(simulation.world.clock.now)
            log(.note, "", "InnoDB: Dumping buffer pool(s) to \(files.folder)/ib_buffer_pool", &simulation, me)
            log(.note, "", "InnoDB: Buffer pool(s) dump completed at \(stamp)", &simulation, me)
            log(.note, "", "InnoDB: Removed temporary tablespace data file: \"./ibtmp1\"", &simulation, me)
            log(.note, "", "InnoDB: Shutdown completed; log sequence number 44404; transaction id 15", &simulation, me)
        }
        for client in clients { simulation.close(client.connection.descriptor, of: me) }
        for listener in listeners { simulation.close(listener, of: me) }
        try? simulation.unlink(socketPath, as: me)
        if version.flavour == .mysql {
            log(
                .system, "MY-010910",
                "/usr/sbin/mysqld: Shutdown complete (mysqld \(version.number))  MySQL Community Server - GPL.",
                &simulation, me)
            log(.system, "MY-015016", "MySQL Server - end.", &simulation, me)
        } else {
            log(.note, "", "mariadbd: Shutdown complete", &simulation, me)
        }
        return .exit(0)
    }

    // MARK: The log

    enum Level: String {
        case system = "System"
        case warning = "Warning"
        case error = "ERROR"
        case note = "Note"
    }

    /// A line on standard error, in the form of the server.
    func log(
        _ level: Level, _ code: String, _ text: String, _ simulation: inout Simulation, _ me: ProcessID,
        connection: Int = 0
    ) {
        let moment = Moment(simulation.world.clock.now)
        let line: String
        if version.flavour == .mysql {
            let time = DateText.datetime(moment, places: 6).replacing(" ", with: "T")
            let part = text.hasPrefix("InnoDB") && !text.contains("failed") ? "InnoDB" : "Server"
            line = "\(time)Z \(connection) [\(level.rawValue)] [\(code)] [\(part)] \(text)"
        } else {
            line = "\(DateText.datetime(moment)) \(connection) [\(level == .system ? "Note" : level.rawValue)] \(text)"
        }
        simulation.print(line + "\n", to: 2, as: me)
    }

    func local(_ process: ProcessID, _ simulation: Simulation) -> Int {
        simulation.world.processes[process]?.localNumber ?? 1
    }
}

extension Simulation {
    /// Twenty bytes that a client has to answer.
    fileprivate mutating func challenge() -> [UInt8] {
        (0..<20).map { _ in UInt8(world.random.next() % 93) + 33 }
    }
}
