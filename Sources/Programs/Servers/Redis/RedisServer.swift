import FileTrees
import Kernel
import Shell
import WorldModel

/// `redis-server`: answers clients, and keeps its data in `dump.rdb` or in an append-only file.
///
/// The files hold the commands that make the data anew, and not Redis' own binary form.
struct RedisServer: Program {
    private let options: RedisOptions
    private var store = RedisStore()
    private var listener: Int?
    private var clients: [Client] = []
    private var journal: Int?
    private var savesAtEnd = true

    private struct Client: Equatable {
        var connection: Connection
        var inbox: [UInt8] = []
        var database = 0
        var isKnown: Bool
        var isClosing = false
    }

    init(arguments: [String]) { options = RedisOptions(Array(arguments.dropFirst())) }

    var memoryUse: Int { store.size }

    func handles(_ signal: Signal) -> Bool { [.terminate, .interrupt].contains(signal) }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        if let signal = simulation.takeSignal(me) { return shutDown(signal, &simulation, me) }
        if let answer = options.answer {
            simulation.print(answer.replacing("VERSION", with: version(simulation, me)), as: me)
            return .exit(0)
        }
        guard let listener else { return start(&simulation, me) }
        var reasons: [WaitReason] = []
        accepting: while true {
            switch (try? simulation.accept(listener, as: me)) ?? .blocked(.signal) {
            case .descriptor(let number):
                clients.append(Client(connection: Connection(number), isKnown: options.password.isEmpty))
            case .blocked(let reason):
                reasons.append(reason)
                break accepting
            }
        }
        var left = clients
        clients = []
        while !left.isEmpty {
            var client = left.removeFirst()
            if let more = serve(&client, &simulation, me) {
                reasons += more
                clients.append(client)
            } else {
                simulation.close(client.connection.descriptor, of: me)
            }
        }
        return .wait(reasons + [.signal])
    }

    // MARK: Beginning and end

    private mutating func start(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        log("C", "*", "oO0OoO0OoO0Oo Redis is starting oO0OoO0OoO0Oo", &simulation, me)
        log(
            "C", "*",
            "Redis version=\(version(simulation, me)), bits=64, commit=00000000, modified=1, pid=1, just started",
            &simulation, me)
        if options.isEmpty {
            log(
                "C", "#",
                "Warning: no config file specified, using the default config. In order to specify a config file use redis-server /path/to/redis.conf",
                &simulation, me)
        } else {
            log("C", "*", "Configuration loaded", &simulation, me)
        }
        log("M", "*", "monotonic clock: POSIX clock_gettime", &simulation, me)
        log("M", "*", "Running mode=standalone, port=\(options.port).", &simulation, me)
        do {
            listener = try simulation.listen(at: options.address, port: options.port, as: me)
        } catch {
            log(
                "M", "#",
                "Warning: Could not create server TCP listening socket *:\(options.port): bind: Address already in use",
                &simulation, me)
            log("M", "#", "Failed listening on port \(options.port) (tcp), aborting.", &simulation, me)
            return .exit(1)
        }
        log("M", "*", "Server initialized", &simulation, me)
        load(&simulation, me)
        log("M", "*", "Ready to accept connections tcp", &simulation, me)
        return .again
    }

    private func version(_ simulation: Simulation, _ me: ProcessID) -> String {
        simulation.world.processes[me]?.environment["REDIS_VERSION"] ?? "8.2.2"
    }

    private mutating func load(_ simulation: inout Simulation, _ me: ProcessID) {
        let path = options.appendsOnly ? options.journalPath : options.dumpPath
        if let bytes = try? simulation.contents(of: path, as: me) {
            var rest = bytes
            var database = 0
            let now = milliseconds(simulation)
            if !options.appendsOnly {
                log("M", "*", "Loading RDB produced by version \(version(simulation, me))", &simulation, me)
            }
            while let words = RedisReply.take(from: &rest)?.words, !words.isEmpty {
                _ = RedisCommand.run(words, on: &store, database: &database, now: now)
            }
            store.expire(now: now)
            let keys = (0..<16).reduce(0) { $0 + store.keys($1).count }
            if options.appendsOnly {
                log("M", "*", "DB loaded from append only file: 0.000 seconds", &simulation, me)
            } else {
                log("M", "*", "Done loading RDB, keys loaded: \(keys), keys expired: 0.", &simulation, me)
                log("M", "*", "DB loaded from disk: 0.000 seconds", &simulation, me)
            }
            store.changes = 0
        }
        guard options.appendsOnly else { return }
        if !simulation.exists(options.journalFolder, as: me) {
            try? simulation.makeDirectory(options.journalFolder, mode: 0o755, as: me)
        }
        journal = try? simulation.open(options.journalPath, .appending, as: me)
    }

    private mutating func shutDown(_ signal: Signal, _ simulation: inout Simulation, _ me: ProcessID) -> Step {
        let seconds = simulation.world.clock.now.nanoseconds / 1_000_000_000
        simulation.print(
            "1:signal-handler (\(seconds)) Received \(signal.name.hasPrefix("SIG") ? signal.name : "SIG" + signal.name) scheduling shutdown...\n",
            as: me)
        log("M", "*", "User requested shutdown...", &simulation, me)
        if options.savesSometimes, savesAtEnd {
            log("M", "*", "Saving the final RDB snapshot before exiting.", &simulation, me)
            save(&simulation, me)
            log("M", "*", "DB saved on disk", &simulation, me)
        }
        log("M", "#", "Redis is now ready to exit, bye bye...", &simulation, me)
        return .exit(0)
    }

    private mutating func save(_ simulation: inout Simulation, _ me: ProcessID) {
        let bytes = store.commands.flatMap { RedisReply.list($0).bytes }
        try? simulation.put(.bytes(bytes), at: options.dumpPath, permissions: 0o600, as: me)
        store.changes = 0
    }

    private func log(_ role: String, _ level: String, _ text: String, _ simulation: inout Simulation, _ me: ProcessID) {
        let now = simulation.world.clock.now
        let fraction = String(String(1_000 + now.nanoseconds / 1_000_000 % 1_000).dropFirst())
        let time = DateText.format(now, "%d %b %Y %H:%M:%S")
        simulation.print("1:\(role) \(time).\(fraction) \(level) \(text)\n", as: me)
    }

    private func milliseconds(_ simulation: Simulation) -> Int {
        Int(simulation.world.clock.now.nanoseconds / 1_000_000)
    }

    // MARK: Clients

    /// Answers what a client has sent. Gives what to wait for, `nil` when it is gone.
    private mutating func serve(
        _ client: inout Client, _ simulation: inout Simulation, _ me: ProcessID
    ) -> [WaitReason]? {
        while true {
            if let reason = client.connection.flush(&simulation, me) { return [reason] }
            if client.connection.isBroken || client.isClosing { return nil }
            if let words = RedisReply.take(from: &client.inbox)?.words {
                if !words.isEmpty { answer(words, &client, &simulation, me) }
                continue
            }
            switch (try? simulation.read(client.connection.descriptor, as: me)) ?? .end {
            case .bytes(let bytes): client.inbox += bytes
            case .blocked(let reason): return [reason]
            case .end: return nil
            }
        }
    }

    private mutating func answer(
        _ words: [String], _ client: inout Client, _ simulation: inout Simulation, _ me: ProcessID
    ) {
        let name = words[0].uppercased()
        let reply: RedisReply
        if name == "AUTH" {
            let isRight = words.last == options.password
            client.isKnown = client.isKnown || isRight && !options.password.isEmpty
            reply =
                options.password.isEmpty
                ? .error(
                    "ERR AUTH <password> called without any password configured for the default user. Are you sure your configuration is correct?"
                )
                : isRight ? .ok : .error("WRONGPASS invalid username-password pair or user is disabled.")
        } else if name == "QUIT" {
            client.isClosing = true
            reply = .ok
        } else if !client.isKnown {
            reply = .error("NOAUTH Authentication required.")
        } else if name == "SHUTDOWN" {
            // The connection ends without an answer.
            savesAtEnd = words.last?.uppercased() != "NOSAVE"
            simulation.send(.terminate, to: me)
            client.isClosing = true
            return
        } else {
            reply = own(name, words, &simulation, me) ?? stored(words, &client, &simulation, me)
        }
        client.connection.send(reply.bytes)
    }

    /// Commands about the server itself.
    private mutating func own(
        _ name: String, _ words: [String], _ simulation: inout Simulation, _ me: ProcessID
    ) -> RedisReply? {
        switch name {
        case "SAVE":
            save(&simulation, me)
            log("M", "*", "DB saved on disk", &simulation, me)
            return .ok
        case "BGSAVE":
            save(&simulation, me)
            return .status("Background saving started")
        case "BGREWRITEAOF": return .status("Background append only file rewriting started")
        case "LASTSAVE": return .integer(milliseconds(simulation) / 1_000)
        case "INFO": return .bulk(info(simulation, me))
        case "CONFIG":
            guard words.count > 2, words[1].uppercased() == "GET" else { return .ok }
            let values = options.values.filter { Pattern(words[2]).matches($0.key) }
            return .list(values.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] })
        default: return nil
        }
    }

    private func info(_ simulation: Simulation, _ me: ProcessID) -> String {
        var text =
            "# Server\r\nredis_version:\(version(simulation, me))\r\nredis_mode:standalone\r\ntcp_port:\(options.port)\r\n"
        text += "\r\n# Clients\r\nconnected_clients:\(clients.count + 1)\r\n"
        text +=
            "\r\n# Persistence\r\nrdb_changes_since_last_save:\(store.changes)\r\naof_enabled:\(options.appendsOnly ? 1 : 0)\r\n"
        text += "\r\n# Keyspace\r\n"
        for number in 0..<16 where !store.keys(number).isEmpty {
            let keys = store.keys(number)
            text +=
                "db\(number):keys=\(keys.count),expires=\(keys.count { store.expiry(number, $0) != nil }),avg_ttl=0\r\n"
        }
        return text
    }

    private mutating func stored(
        _ words: [String], _ client: inout Client, _ simulation: inout Simulation, _ me: ProcessID
    ) -> RedisReply {
        let (reply, wrote) = RedisCommand.run(
            words, on: &store, database: &client.database, now: milliseconds(simulation))
        if wrote, let journal {
            let lines = RedisReply.list(["SELECT", String(client.database)]).bytes + RedisReply.list(words).bytes
            simulation.writeAll(lines, to: journal, as: me)
        }
        return reply
    }
}

/// What `redis-server` is told: a configuration file's lines and `--name value` flags.
struct RedisOptions: Equatable {
    private(set) var values: [String: String] = [
        "port": "6379", "appendonly": "no", "dir": ".", "dbfilename": "dump.rdb", "appenddirname": "appendonlydir",
        "requirepass": "", "save": "3600 1 300 100 60 10000", "maxmemory": "0",
    ]
    let isEmpty: Bool
    /// What it says instead of serving, as for `--version`.
    private(set) var answer: String?

    init(_ arguments: [String]) {
        isEmpty = arguments.isEmpty
        if ["-v", "--version"].contains(arguments.first) {
            answer = "Redis server v=VERSION sha=00000000:1 malloc=jemalloc-5.3.0 bits=64 build=ed4bb1c1a8a2e1ab\n"
        }
        var index = 0
        while index < arguments.count {
            guard arguments[index].hasPrefix("--") else {
                index += 1
                continue
            }
            let name = String(arguments[index].dropFirst(2)).lowercased()
            var words: [String] = []
            index += 1
            while index < arguments.count, !arguments[index].hasPrefix("--") {
                words.append(arguments[index])
                index += 1
            }
            values[name] = words.joined(separator: " ")
        }
    }

    var port: Int { Int(values["port"] ?? "") ?? 6379 }
    /// Where it listens: all addresses, or the first of `--bind`.
    var address: IPv4Address {
        let words = (values["bind"] ?? "*").split(separator: " ").map { $0.drop { $0 == "-" } }
        if words.contains("*") || words.contains("0.0.0.0") { return .any }
        return words.lazy.compactMap { $0 == "localhost" ? .loopback : IPv4Address($0) }.first ?? .any
    }
    var password: String { values["requirepass"] ?? "" }
    var appendsOnly: Bool { values["appendonly"] == "yes" }
    var savesSometimes: Bool { values["save"]?.isEmpty == false }
    var dumpPath: String { path(values["dbfilename"] ?? "dump.rdb") }
    var journalFolder: String { path(values["appenddirname"] ?? "appendonlydir") }
    var journalPath: String { journalFolder + "/appendonly.aof.1.incr.aof" }

    private func path(_ name: String) -> String { (values["dir"] ?? ".") + "/" + name }
}
