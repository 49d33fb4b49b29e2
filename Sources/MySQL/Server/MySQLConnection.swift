import Kernel
import MySQLSyntax
import SQLStore
import WorldModel

/// One client of the server: its connection and where the conversation stands.
struct MySQLConnection: Equatable, Sendable {
    var connection: Connection
    let number: Int
    var phase = Phase.greeting
    /// Where it comes from: `localhost`, or an address.
    var host = "localhost"
    private let challenge: [UInt8]
    private var inbox: [UInt8] = []
    private var sequence: UInt8 = 0
    private var user = ""
    private var database: String?
    /// Statements that were prepared, by number.
    fileprivate var statements: [Int: PreparedStatement] = [:]
    fileprivate var nextStatement = 1
    /// Whether rows are sent in their binary form, as after executing a prepared statement.
    fileprivate var isBinary = false
    /// A statement that waits for another session's transaction.
    fileprivate(set) var waiting: String?
    /// When the wait for a lock is over.
    fileprivate var waitsUntil: Instant?
    /// When it goes on, after `SLEEP`.
    fileprivate var resumesAt: Instant?

    enum Phase: Equatable, Sendable {
        case greeting
        /// The client was asked to prove itself in another way.
        case switching(plugin: String)
        case ready
        case closed
    }

    init(_ connection: Connection, number: Int, challenge: [UInt8]) {
        (self.connection, self.number, self.challenge) = (connection, number, challenge)
    }

    mutating func send(_ payload: [UInt8]) { connection.send(Packets.frame(payload, &sequence)) }

    mutating func greet(_ version: ServerVersion) {
        let shown = version.flavour == .mariadb && version.major < 11 ? "5.5.5-" + version.text : version.text
        send(Packets.greeting(shown, thread: number, challenge: challenge, plugin: version.plugin))
    }

    mutating func next() -> [UInt8]? {
        guard let (payload, last) = Packets.take(&inbox) else { return nil }
        sequence = last &+ 1
        return payload
    }

    /// Gives what to wait for when nothing more is there yet.
    mutating func fill(_ simulation: inout Simulation, _ me: ProcessID) -> WaitReason? {
        let count = inbox.count
        guard let reason = connection.fill(&inbox, &simulation, me), inbox.count == count else { return nil }
        return reason
    }

    // MARK: Getting in

    /// The client's answer to the greeting.
    mutating func takeLogin(_ payload: [UInt8], _ engine: MySQLEngine) -> Bool {
        var reader = PacketReader(payload)
        let capabilities = reader.int(4)
        guard capabilities & Packets.Capability.protocol41 != 0 else { return false }
        _ = reader.take(28)
        user = reader.string()
        let proof: [UInt8]
        if capabilities & Packets.Capability.lengthEncodedAuth != 0 {
            proof = reader.take(reader.number() ?? 0)
        } else {
            proof = reader.take(reader.int(1))
        }
        if capabilities & Packets.Capability.connectWithDatabase != 0 {
            let name = reader.string()
            database = name.isEmpty ? nil : name
        }
        let plugin = capabilities & Packets.Capability.pluginAuth != 0 ? reader.string() : "mysql_native_password"
        guard let found = engine.data.catalogue.user(user, from: host) else { return false }
        if found.plugin != plugin, found.secret != nil {
            phase = .switching(plugin: found.plugin)
            send([0xFE] + Array(found.plugin.utf8) + [0] + challenge + [0])
            return true
        }
        return check(proof, found)
    }

    mutating func takeProof(_ payload: [UInt8], _ engine: MySQLEngine) -> Bool {
        guard let found = engine.data.catalogue.user(user, from: host) else { return false }
        return check(payload, found)
    }

    private mutating func check(_ proof: [UInt8], _ found: Catalogue.User) -> Bool {
        guard Password.proves(proof, challenge, found.secret, found.plugin) else { return false }
        // The fast way of this proof says so first.
        if found.plugin == "caching_sha2_password", found.secret != nil { send([1, 3]) }
        phase = .ready
        return true
    }

    func refusal(usesPassword: Bool) -> SQLError {
        SQLError(
            1045, "28000", "Access denied for user '\(user)'@'\(host)' (using password: \(usesPassword ? "YES" : "NO"))"
        )
    }

    func session(_ engine: MySQLEngine) -> MySQLSession? {
        guard let found = engine.data.catalogue.user(user, from: host) else { return nil }
        return MySQLSession(number: number, user: user, host: host, account: found.account, database: nil)
    }

    var wantedDatabase: String? { database }
}

/// The server's side of the conversation.
extension MySQLServer {
    /// Goes on with one client. Gives what it waits for, and whether another client's transaction is in its way.
    mutating func serve(
        _ client: inout MySQLConnection, _ simulation: inout Simulation, _ me: ProcessID
    ) -> ([WaitReason], Bool) {
        while true {
            if let time = client.resumesAt {
                if simulation.world.clock.now < time { return ([.time(time)], false) }
                client.resumesAt = nil
            }
            if let reason = client.connection.flush(&simulation, me) { return ([reason], false) }
            if client.connection.isBroken { client.phase = .closed }
            if client.phase == .closed { return ([], false) }
            if let text = client.waiting {
                if query(text, &client, &simulation, me) { continue }
                return (client.waitsUntil.map { [.time($0)] } ?? [], true)
            }
            if let payload = client.next() {
                take(payload, &client, &simulation, me)
                continue
            }
            if client.connection.hasEnded {
                client.phase = .closed
                continue
            }
            if let reason = client.fill(&simulation, me) { return ([reason], false) }
        }
    }

    private mutating func take(
        _ payload: [UInt8], _ client: inout MySQLConnection, _ simulation: inout Simulation, _ me: ProcessID
    ) {
        guard let current = engine else { return }
        switch client.phase {
        case .greeting:
            let isIn = client.takeLogin(payload, current)
            letIn(&client, isIn, payload, &simulation, me)
        case .switching:
            let isIn = client.takeProof(payload, current)
            letIn(&client, isIn, payload, &simulation, me)
        case .ready: command(payload, &client, &simulation, me)
        case .closed: break
        }
    }

    private mutating func letIn(
        _ client: inout MySQLConnection, _ isIn: Bool, _ payload: [UInt8], _ simulation: inout Simulation,
        _ me: ProcessID
    ) {
        guard isIn else {
            // A proof of twenty bytes or more is in the answer of who gave a password.
            let usesPassword = payload.count > 32 && Self.hasProof(payload, client.phase)
            refuse(client.refusal(usesPassword: usesPassword), &client, &simulation, me)
            return
        }
        guard client.phase == .ready, var current = engine, let session = client.session(current) else { return }
        let most = Int(current.settings.values["max_connections"] ?? "") ?? 151
        guard current.sessions.count <= most else {
            refuse(SQLError(1040, "08004", "Too many connections"), &client, &simulation, me)
            return
        }
        current.open(session)
        if let database = client.wantedDatabase {
            do throws(SQLError) {
                try current.enter(database, session: client.number)
            } catch {
                refuse(error, &client, &simulation, me)
                return
            }
        }
        engine = current
        client.send(Packets.ok(Answer(), warnings: 0, inTransaction: false, isAutocommit: true))
    }

    private static func hasProof(_ payload: [UInt8], _ phase: MySQLConnection.Phase) -> Bool {
        guard phase == .greeting else { return !payload.isEmpty }
        var reader = PacketReader(payload)
        _ = reader.take(32)
        _ = reader.string()
        return reader.int(1) > 0
    }

    private func refuse(
        _ error: SQLError, _ client: inout MySQLConnection, _ simulation: inout Simulation, _ me: ProcessID
    ) {
        client.send(Packets.error(error))
        _ = client.connection.flush(&simulation, me)
        client.phase = .closed
        if version.flavour == .mariadb, error.number != 1049 {
            log(.warning, "", error.message, &simulation, me, connection: client.number)
        }
    }

    // MARK: Commands

    private mutating func command(
        _ payload: [UInt8], _ client: inout MySQLConnection, _ simulation: inout Simulation, _ me: ProcessID
    ) {
        let body = String(decoding: payload.dropFirst(), as: UTF8.self)
        switch payload.first {
        case 1: client.phase = .closed
        case 2: use(body, &client)
        case 3:
            client.waitsUntil = nil
            client.isBinary = false
            _ = query(body, &client, &simulation, me)
        case 0x16: prepare(body, &client)
        case 0x17: execute(payload, &client, &simulation, me)
        case 0x19:
            var reader = PacketReader(Array(payload.dropFirst()))
            client.statements[reader.int(4)] = nil
        case 4: client.send(Packets.end(warnings: 0, status: 2))
        case 9: client.send(Array(status(simulation).utf8))
        case 14, 0x1A, 27, 31: answer(Answer(), &client)
        default:
            let error = SQLError(
                1235, "42000",
                "this command of the protocol (cursors, replication) is not simulated by Drydock")
            client.send(Packets.error(error))
        }
    }

    private func prepare(_ text: String, _ client: inout MySQLConnection) {
        let statement = PreparedStatement(text)
        client.statements[client.nextStatement] = statement
        client.send(Packets.prepared(client.nextStatement, parameters: statement.count))
        client.nextStatement += 1
        guard statement.count > 0 else { return }
        for _ in 0..<statement.count { client.send(Packets.parameter) }
        client.send(Packets.end(warnings: 0, status: 2))
    }

    private mutating func execute(
        _ payload: [UInt8], _ client: inout MySQLConnection, _ simulation: inout Simulation, _ me: ProcessID
    ) {
        var reader = PacketReader(Array(payload.dropFirst()))
        let number = reader.int(4)
        guard let text = client.statements[number]?.text(payload) else {
            let error = SQLError(
                1243, "HY000", "Unknown prepared statement handler (\(number)) given to mysqld_stmt_execute")
            client.send(Packets.error(error))
            return
        }
        client.waitsUntil = nil
        client.isBinary = true
        _ = query(text, &client, &simulation, me)
    }

    /// The text of `COM_STATISTICS`. What no simulated server counts, such as opened tables, is 0.
    private func status(_ simulation: Simulation) -> String {
        let (seconds, questions) = (uptime(simulation), engine?.questions ?? 0)
        let average = DecimalNumber(questions).quotient(by: DecimalNumber(max(1, seconds)), scale: 3).text
        return
            "Uptime: \(seconds)  Threads: \(clients.count)  Questions: \(questions)  Slow queries: 0  Opens: 0  Open tables: 0  Queries per second avg: \(average)"
    }

    func uptime(_ simulation: Simulation) -> Int { Int(simulation.world.clock.now.seconds - startedSeconds) }

    private mutating func use(_ name: String, _ client: inout MySQLConnection) {
        do throws(SQLError) {
            try engine?.enter(name, session: client.number)
            answer(Answer(), &client)
        } catch {
            client.send(Packets.error(error))
        }
    }

    private func answer(_ answer: Answer, _ client: inout MySQLConnection) {
        let session = engine?.sessions[client.number]
        let (isOpen, isAutocommit) = (session?.transaction != nil, session?.isAutocommit ?? true)
        guard let rows = answer.rows else {
            client.send(
                Packets.ok(answer, warnings: answer.warnings, inTransaction: isOpen, isAutocommit: isAutocommit))
            return
        }
        let status = Packets.status(isOpen, isAutocommit)
        client.send(Packets.number(rows.columns.count))
        for column in rows.columns { client.send(Packets.column(column)) }
        client.send(Packets.end(warnings: 0, status: status))
        for row in rows.rows {
            client.send(client.isBinary ? Packets.binaryRow(row, rows.columns) : Packets.row(row, rows.columns))
        }
        client.send(Packets.end(warnings: answer.warnings, status: status))
    }

    /// Answers a statement. `false` when another session's transaction must end first.
    private mutating func query(
        _ text: String, _ client: inout MySQLConnection, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Bool {
        guard var current = engine else { return true }
        engine = nil
        current.count(uptime: uptime(simulation))
        var random = simulation.world.random
        let now = simulation.world.clock.now
        do throws(MySQLEngine.Refusal) {
            let result = try current.execute(text, session: client.number, now: now, random: &random)
            engine = current
            simulation.world.random = random
            saveChanges(&simulation, me)
            client.waiting = nil
            if let number = result.kills { end(connection: number) }
            if result.shutsDown { askToStop() }
            if result.delay > 0 { client.resumesAt = now + Int64(result.delay) * 1_000 }
            answer(result, &client)
            return true
        } catch {
            engine = current
            simulation.world.random = random
            switch error {
            case .error(let problem): client.send(Packets.error(problem))
            case .mustWait:
                let seconds = current.sessions[client.number].flatMap {
                    current.settings.value(of: "innodb_lock_wait_timeout", $0)
                }
                let end = client.waitsUntil ?? now + (Int64(seconds ?? "") ?? 50) * 1_000_000_000
                guard now >= end else {
                    client.waiting = text
                    client.waitsUntil = end
                    return false
                }
                client.send(
                    Packets.error(SQLError(1205, "HY000", "Lock wait timeout exceeded; try restarting transaction")))
            }
            client.waiting = nil
            client.waitsUntil = nil
            return true
        }
    }
}
