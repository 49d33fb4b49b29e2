import Kernel
import SQLStore
import WorldModel

/// `mysqladmin` and `mariadb-admin`: a word says what to ask of the server.
struct AdminProgram: Program {
    private var options: ClientOptions
    private let name: String
    private var version = ServerVersion(nil)
    private var connection: ClientConnection?
    private var words: [String] = []
    private var isRunning = false
    /// What waits until the server is gone.
    private var isShuttingDown = false

    init(arguments: [String]) {
        name = arguments.first?.split(separator: "/").last.map(String.init) ?? "mysqladmin"
        options = ClientOptions(Array(arguments.dropFirst()), program: name)
    }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        if connection == nil, let end = start(&simulation, me) { return end }
        guard var current = connection else { return .exit(1) }
        defer { connection = current }
        while true {
            switch current.next(&simulation, me) {
            case .waiting(let reason): return .wait([reason])
            case .ended: return .exit(isShuttingDown ? 0 : 1)
            case .entered:
                if let end = ask(&current, &simulation, me) { return end }
            case .answer(let reply):
                if let end = take(reply, &current, &simulation, me) { return end }
            }
        }
    }

    private mutating func start(_ simulation: inout Simulation, _ me: ProcessID) -> Step? {
        version = ServerVersion(simulation.world.processes[me]?.environment)
        words = options.operands
        if let complaint = options.complaint {
            simulation.print(complaint + "\n", to: 2, as: me)
            return .exit(2)
        }
        if options.has("version") {
            simulation.print(
                version.flavour == .mysql
                    ? "\(name)  Ver \(version.number) for Linux on x86_64 (MySQL Community Server - GPL)\n"
                    : "\(name)  Ver 10.0 Distrib \(version.number)-MariaDB, for debian-linux-gnu on x86_64\n", as: me)
            return .exit(0)
        }
        guard let word = words.first else {
            simulation.print("Usage: \(name) [OPTIONS] command command....\n", as: me)
            return .exit(1)
        }
        guard Self.known.contains(word) else {
            simulation.print("\(name): Unknown command: '\(word)'\n", to: 2, as: me)
            return .exit(1)
        }
        options.readFiles(simulation, me)
        options.warnOfPassword(name, version.flavour, &simulation, me)
        let target = options.target(simulation, me, version.flavour)
        do throws(SQLError) {
            connection = try ClientConnection(target, &simulation, me)
            return nil
        } catch {
            return fail(error, target, &simulation, me)
        }
    }

    private static let known: Set<String> = [
        "ping", "status", "version", "create", "drop", "shutdown", "processlist", "variables", "extended-status",
        "password",
        "flush-privileges", "flush-tables", "reload", "refresh", "kill",
    ]

    private func fail(
        _ error: SQLError, _ target: ClientConnection.Target, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Step {
        if options.silence == 0 || words.first != "ping" {
            var text =
                "\(name): connect to server at '\(target.socket == nil ? target.host : "localhost")' failed\nerror: '\(error.message)'\n"
            if error.number == 2002, let socket = target.socket {
                text += "Check that \(version.flavour.server) is running and that the socket: '\(socket)' exists!\n"
            } else if error.number == 2002 || error.number == 2003 {
                text +=
                    "Check that \(version.flavour.server) is running on \(target.host) and that the port is \(target.port).\nYou can check this by doing 'telnet \(target.host) \(target.port)'\n"
            }
            simulation.print(text, to: 2, as: me)
        }
        // A server that refuses is there all the same.
        return .exit(error.number == 1045 && words.first == "ping" ? 0 : 1)
    }

    private mutating func ask(_ current: inout ClientConnection, _ simulation: inout Simulation, _ me: ProcessID)
        -> Step?
    {
        isRunning = true
        guard let word = words.first else {
            current.close(&simulation, me)
            return .exit(0)
        }
        let object = words.count > 1 ? words[1] : ""
        switch word {
        case "ping": current.send(command: 14)
        case "status", "version": current.send(command: 9)
        case "create": current.query("CREATE DATABASE `\(object)`")
        case "drop":
            guard options.has("force") else {
                simulation.print("\(name): DROP DATABASE asks first; here it needs --force\n", to: 2, as: me)
                return .exit(1)
            }
            current.query("DROP DATABASE `\(object)`")
        case "shutdown":
            isShuttingDown = true
            current.query("SHUTDOWN")
        case "processlist": current.query("SHOW PROCESSLIST")
        case "variables": current.query("SHOW GLOBAL VARIABLES")
        case "extended-status": current.query("SHOW GLOBAL STATUS")
        case "password": current.query("ALTER USER CURRENT_USER() IDENTIFIED BY '\(object.replacing("'", with: "''"))'")
        case "kill": current.query("KILL \(object)")
        default: current.query("FLUSH PRIVILEGES")
        }
        return nil
    }

    private mutating func take(
        _ reply: ClientConnection.Reply, _ current: inout ClientConnection, _ simulation: inout Simulation,
        _ me: ProcessID
    ) -> Step? {
        guard isRunning else {
            return fail(reply.error ?? SQLError(2013, "HY000", "Lost connection"), current.target, &simulation, me)
        }
        let word = words[0]
        let object = words.count > 1 ? words[1] : ""
        if let error = reply.error {
            let action =
                word == "create"
                ? "CREATE DATABASE failed; error"
                : word == "drop" ? "DROP DATABASE \(object) failed;\nerror" : "\(word) failed; error"
            simulation.print("\(name): \(action): '\(error.message)'\n", to: 2, as: me)
            return .exit(1)
        }
        switch word {
        case "ping": simulation.print("\(version.flavour.server) is alive\n", as: me)
        case "status": simulation.print(reply.info + "\n", as: me)
        case "version": simulation.print(versionText(reply.info, current), as: me)
        case "drop": simulation.print("Database \"\(object)\" dropped\n", as: me)
        case "processlist", "variables", "extended-status":
            simulation.print(ResultText.text(reply, .table), as: me)
        default: break
        }
        words.removeFirst(["create", "drop", "password", "kill"].contains(word) ? min(2, words.count) : 1)
        // The server closes the connection when it is gone.
        return isShuttingDown ? nil : ask(&current, &simulation, me)
    }

    private func versionText(_ status: String, _ current: ClientConnection) -> String {
        let fields = status.split(separator: " ").map(String.init)
        let seconds = fields.count > 1 ? Int(fields[1]) ?? 0 : 0
        let uptime =
            (seconds >= 3600 ? "\(seconds / 3600) hours " : "") + (seconds >= 60 ? "\(seconds / 60 % 60) min " : "")
            + "\(seconds % 60) sec"
        let place = current.target.socket == nil ? "\(current.target.host) via TCP/IP" : "Localhost via UNIX socket"
        let port = current.target.socket.map { "UNIX socket\t\t\($0)" } ?? "TCP port\t\t\(current.target.port)"
        return """
            \(name)  Ver \(version.flavour == .mysql ? version.number + " for Linux on x86_64 (MySQL Community Server - GPL)" : "10.0 Distrib \(version.number)-MariaDB, for debian-linux-gnu on x86_64")
            Copyright (c) 2000, \(version.flavour == .mysql ? "2025, Oracle and/or its affiliates." : "2018, Oracle, MariaDB Corporation Ab and others.")

            Server version\t\t\(current.serverVersion)
            Protocol version\t10
            Connection\t\t\(place)
            \(port)
            Uptime:\t\t\t\(uptime)

            \(status.split(separator: "  ").dropFirst().joined(separator: "  "))

            """
    }
}

/// `mariadb-install-db`: makes a fresh data directory.
struct InstallProgram: Program {
    private let options: ServerOptions
    private var readyAt: Instant?

    init(arguments: [String]) { options = ServerOptions(Array(arguments.dropFirst())) }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        guard let readyAt else {
            self.readyAt = simulation.world.clock.now + 1_500_000_000
            return .wait([.time(simulation.world.clock.now + 1_500_000_000)])
        }
        if simulation.world.clock.now < readyAt { return .wait([.time(readyAt)]) }
        let version = ServerVersion(simulation.world.processes[me]?.environment)
        let files = DataFiles(folder: options.folder)
        do {
            if !simulation.exists(files.folder, as: me) {
                try simulation.makeDirectory(files.folder, mode: 0o700, as: me)
            }
            if simulation.exists(files.path("mysql"), as: me) {
                simulation.print(
                    "mysql.user table already exists!\nRun mariadb-upgrade, not mariadb-install-db\n", as: me)
                return .exit(0)
            }
            try files.create(.fresh(version, rootSecret: nil), &simulation, me)
        } catch {
            simulation.print("mariadb-install-db: cannot write to \(files.folder): \(error)\n", to: 2, as: me)
            return .exit(1)
        }
        simulation.print(
            """


            PLEASE REMEMBER TO SET A PASSWORD FOR THE MariaDB root USER !
            To do so, start the server, then issue the following command:

            '/usr/bin/mariadb-secure-installation'

            which will also give you the option of removing the test
            databases and anonymous user created by default.  This is
            strongly recommended for production servers.

            See the MariaDB Knowledgebase at https://mariadb.com/kb

            Please report any problems at https://mariadb.org/jira

            The latest information about MariaDB is available at https://mariadb.org/.

            Consider joining MariaDB's strong and vibrant community:
            https://mariadb.org/get-involved/


            """, as: me)
        return .exit(0)
    }
}
