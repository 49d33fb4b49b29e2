import FileTrees
import Kernel
import SQLSyntax
import WorldModel

/// The server's side of the protocol (the manual, 55.2 "Message Flow").
extension PostgresServer {
    /// Goes on with one client. Gives what it waits for, and whether another client's transaction is in its way.
    mutating func serve(
        _ client: inout PostgresClient, _ simulation: inout Simulation, _ me: ProcessID
    ) -> ([WaitReason], Bool) {
        while true {
            if let reason = client.connection.flush(&simulation, me) { return ([reason], false) }
            if client.connection.isBroken { client.phase = .closed }
            if client.phase == .closed { return ([], false) }
            if let time = client.resumesAt {
                if simulation.world.clock.now < time { return ([.time(time)], false) }
                client.resumesAt = nil
            }
            if !client.work.isEmpty {
                guard runNext(&client, &simulation, me) else { return ([], true) }
                continue
            }
            do throws(Wire.Failure) {
                if let message = try Wire.take(&client.inbox, hasKind: client.phase != .greeting) {
                    guard take(message, &client, &simulation, me) else { return ([], true) }
                    continue
                }
            } catch {
                client.phase = .closed
                continue
            }
            if client.connection.hasEnded {
                client.phase = .closed
                continue
            }
            let count = client.inbox.count
            if let reason = client.connection.fill(&client.inbox, &simulation, me), client.inbox.count == count {
                return ([reason], false)
            }
        }
    }

    /// Takes one message. `false` when it must be tried again later: it is put back then.
    private mutating func take(
        _ message: Wire.Message, _ client: inout PostgresClient, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Bool {
        switch client.phase {
        case .greeting: greet(message, &client, &simulation, me)
        case .password(let rule, let proof): prove(message, rule, proof, &client, &simulation, me)
        case .copying(let copy, let bytes): takeCopy(message, copy, bytes, &client, &simulation, me)
        case .ready:
            if client.skipsToSync, let kind = message.kind, !"SX".contains(kind) { return true }
            switch message.kind {
            case "Q": beginQuery(message, &client, &simulation, me)
            case "X": client.phase = .closed
            case "S":
                client.skipsToSync = false
                client.connection.send(Wire.ready(server?.sessions[client.session]?.status ?? "I"))
            case "H": break
            default:
                let again = [message.kind?.asciiValue ?? 0] + Wire.int32(message.body.count + 4) + message.body
                guard takeExtended(message, &client, &simulation, me) else {
                    client.inbox = again + client.inbox
                    return false
                }
            }
        case .closed: break
        }
        return true
    }

    // MARK: Getting in

    private mutating func greet(
        _ message: Wire.Message, _ client: inout PostgresClient, _ simulation: inout Simulation, _ me: ProcessID
    ) {
        var reader = WireReader(message.body)
        switch reader.int32() {
        case Wire.secureRequest, Wire.encryptionRequest:
            client.connection.send(Array("N".utf8))
            return
        case Wire.version: break
        default:
            client.phase = .closed
            return
        }
        var parameters: [String: String] = [:]
        while true {
            let name = reader.string()
            if name.isEmpty { break }
            parameters[name] = reader.string()
        }
        client.user = parameters["user"] ?? ""
        client.database = parameters["database"] ?? client.user
        if let backend = client.backend {
            let from = client.address.map { "\($0)" } ?? "[local]"
            simulation.world.processes.table[backend]?.arguments = [
                "postgres: \(client.user) \(client.database) \(from) idle"
            ]
        }
        if let name = parameters["application_name"] { client.query = name }
        guard let rule = rules.rule(database: client.database, user: client.user, address: client.address),
            rule.method != "reject"
        else {
            let host = client.address.map { "\($0)" } ?? "[local]"
            refuse(
                &client,
                SQLError(
                    "28000",
                    "no pg_hba.conf entry for host \"\(host)\", user \"\(client.user)\", database \"\(client.database)\", no encryption"
                ),
                &simulation, me)
            return
        }
        switch rule.method {
        case "trust", "peer", "ident": enter(&client, &simulation, me)
        case "password":
            client.phase = .password(rule, .plain)
            client.connection.send(Wire.authentication(3))
        default:
            client.phase = .password(rule, .first)
            client.connection.send(Wire.authentication(10, Wire.text("SCRAM-SHA-256") + [0]))
        }
    }

    private mutating func refuse(
        _ client: inout PostgresClient, _ error: SQLError, _ simulation: inout Simulation, _ me: ProcessID
    ) {
        var error = error
        error.severity = "FATAL"
        client.connection.send(Wire.report(error))
        _ = client.connection.flush(&simulation, me)
        log("FATAL", error.message, &simulation, me, process: client.backend)
        if let detail = error.detail, error.code == "28P01" {
            log("DETAIL", detail, &simulation, me, process: client.backend)
        }
        client.phase = .closed
    }

    private mutating func refusePassword(
        _ client: inout PostgresClient, _ rule: HostRules.Rule, _ simulation: inout Simulation, _ me: ProcessID
    ) {
        // The reason stays in the log: the client is not told whether the role is there.
        var error = SQLError("28P01", "password authentication failed for user \"\(client.user)\"")
        error.severity = "FATAL"
        client.connection.send(Wire.report(error))
        _ = client.connection.flush(&simulation, me)
        log("FATAL", error.message, &simulation, me, process: client.backend)
        let line = "Connection matched file \"\(files.path("pg_hba.conf"))\" line \(rule.number): \"\(rule.text)\""
        let isKnown = server?.cluster.role(client.user) != nil
        log(
            "DETAIL", isKnown ? line : "Role \"\(client.user)\" does not exist.\n\t\(line)", &simulation, me,
            process: client.backend)
        client.phase = .closed
    }

    private mutating func prove(
        _ message: Wire.Message, _ rule: HostRules.Rule, _ proof: PostgresClient.Proof, _ client: inout PostgresClient,
        _ simulation: inout Simulation, _ me: ProcessID
    ) {
        // Who has no password to give goes away.
        guard message.kind != "X" else {
            client.phase = .closed
            return
        }
        guard message.kind == "p", let secret = server?.cluster.role(client.user)?.secret,
            let parts = SCRAMVerifier.Parts(secret)
        else {
            refusePassword(&client, rule, &simulation, me)
            return
        }
        var reader = WireReader(message.body)
        switch proof {
        case .plain:
            let salted = SCRAM.salted(reader.string(), SCRAM.bytes(parts.salt) ?? [], Int(parts.rounds) ?? 4_096)
            let stored = HashFunction.sha256.hash(SCRAM.hmac(salted, Array("Client Key".utf8)))
            guard stored == parts.stored else {
                refusePassword(&client, rule, &simulation, me)
                return
            }
            enter(&client, &simulation, me)
        case .first:
            _ = reader.string()
            let length = reader.int32()
            let first = String(decoding: reader.take(length), as: UTF8.self)
            let bare = first.split(separator: ",", maxSplits: 2, omittingEmptySubsequences: false).dropFirst(2).joined()
            let nonce = (SCRAM.fields(bare)["r"] ?? "") + simulation.world.random.hex(digits: 24)
            let answer = "r=\(nonce),s=\(parts.salt),i=\(parts.rounds)"
            client.phase = .password(rule, .challenged(client: bare, server: answer, nonce: nonce))
            client.connection.send(Wire.authentication(11, Array(answer.utf8)))
        case .challenged(let first, let answer, let nonce):
            let final = String(decoding: message.body, as: UTF8.self)
            let fields = SCRAM.fields(final)
            let bare = final.components(before: ",p=")
            let signed = Array("\(first),\(answer),\(bare)".utf8)
            let signature = SCRAM.hmac(parts.stored, signed)
            let key = SCRAM.mixed(SCRAM.bytes(fields["p"] ?? "") ?? [], signature)
            guard fields["r"] == nonce, HashFunction.sha256.hash(key) == parts.stored else {
                refusePassword(&client, rule, &simulation, me)
                return
            }
            client.connection.send(
                Wire.authentication(12, Array("v=\(SCRAM.base64(SCRAM.hmac(parts.server, signed)))".utf8)))
            enter(&client, &simulation, me)
        }
    }

    private mutating func enter(_ client: inout PostgresClient, _ simulation: inout Simulation, _ me: ProcessID) {
        guard let cluster = server?.cluster, let role = cluster.role(client.user) else {
            refuse(&client, SQLError("28000", "role \"\(client.user)\" does not exist"), &simulation, me)
            return
        }
        guard role.canLogIn else {
            refuse(&client, SQLError("28000", "role \"\(client.user)\" is not permitted to log in"), &simulation, me)
            return
        }
        guard cluster.databases[client.database] != nil else {
            refuse(&client, SQLError("3D000", "database \"\(client.database)\" does not exist"), &simulation, me)
            return
        }
        guard clients.count <= Int(server?.settings["max_connections"] ?? "") ?? 100 else {
            refuse(&client, SQLError("53300", "sorry, too many clients already"), &simulation, me)
            return
        }
        var session = DatabaseSession(number: client.session, database: client.database, user: client.user)
        session.settings["application_name"] = client.query
        server?.open(session)
        client.phase = .ready
        var out = Wire.authentication(0)
        let shown = [
            ("application_name", client.query), ("client_encoding", "UTF8"), ("DateStyle", "ISO, MDY"),
            ("integer_datetimes", "on"), ("IntervalStyle", "postgres"),
            ("is_superuser", role.isSuperuser ? "on" : "off"),
            ("server_encoding", "UTF8"), ("server_version", version.text), ("session_authorization", client.user),
            ("standard_conforming_strings", "on"), ("TimeZone", "Etc/UTC"),
        ]
        for (name, value) in shown { out += Wire.parameter(name, value) }
        out += Wire.message(
            "K", Wire.int32(client.backend.map { localNumber($0, simulation) } ?? 0) + Wire.int32(client.session))
        client.connection.send(out + Wire.ready("I"))
    }

    // MARK: Simple queries

    private mutating func beginQuery(
        _ message: Wire.Message, _ client: inout PostgresClient, _ simulation: inout Simulation, _ me: ProcessID
    ) {
        var reader = WireReader(message.body)
        client.query = reader.string()
        if logsStatements { log("LOG", "statement: \(client.query)", &simulation, me, process: client.backend) }
        do throws(SQLSyntaxError) {
            client.work = try SQLParser.statements(of: client.query).map(\.statement)
        } catch {
            fail(&client, SQLError(error), &simulation, me)
            client.connection.send(Wire.ready(failed(client)))
            return
        }
        if client.work.isEmpty {
            client.connection.send(Wire.message("I") + Wire.ready(server?.sessions[client.session]?.status ?? "I"))
            return
        }
        // Several statements of one query are one transaction, unless they say otherwise.
        client.isImplicit =
            client.work.count > 1 && server?.sessions[client.session]?.transaction == nil
            && !client.work.contains {
                if case .transaction = $0 { true } else if case .createDatabase = $0 { true } else { false }
            }
        if client.isImplicit { _ = try? run(.transaction(.begin("BEGIN")), client, &simulation) }
    }

    /// Marks an open transaction as failed, and gives the status that is shown.
    private mutating func failed(_ client: PostgresClient) -> Character {
        server?.sessions[client.session]?.transaction?.hasFailed = true
        return server?.sessions[client.session]?.status ?? "I"
    }

    private mutating func run(
        _ statement: SQLStatement, _ client: PostgresClient, _ simulation: inout Simulation,
        _ parameters: [SQLValue] = []
    ) throws(DatabaseServer.Refusal) -> StatementResult {
        guard var current = server else { throw .mustWait }
        server = nil
        defer { server = current }
        var random = simulation.world.random
        defer { simulation.world.random = random }
        return try current.execute(
            statement, session: client.session, parameters: parameters, now: simulation.world.clock.now, random: &random
        )
    }

    /// Runs the next statement of a query. `false` when another session's transaction must end first.
    private mutating func runNext(
        _ client: inout PostgresClient, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Bool {
        do throws(DatabaseServer.Refusal) {
            let result = try run(client.work[0], client, &simulation)
            client.work.removeFirst()
            answer(result, &client, &simulation, me)
        } catch {
            switch error {
            case .mustWait: return false
            case .error(let problem):
                fail(&client, problem, &simulation, me)
                client.work = []
                if client.isImplicit { _ = try? run(.transaction(.rollback), client, &simulation) }
                client.isImplicit = false
                client.connection.send(Wire.ready(server?.sessions[client.session]?.status ?? "I"))
                return true
            }
        }
        finishQuery(&client, &simulation, me)
        return true
    }

    private mutating func finishQuery(
        _ client: inout PostgresClient, _ simulation: inout Simulation, _ me: ProcessID
    ) {
        guard client.work.isEmpty, client.phase == .ready else { return }
        if client.isImplicit { _ = try? run(.transaction(.commit), client, &simulation) }
        client.isImplicit = false
        saveChanges(&simulation, me)
        client.connection.send(Wire.ready(server?.sessions[client.session]?.status ?? "I"))
    }

    private func answer(
        _ result: StatementResult, _ client: inout PostgresClient, _ simulation: inout Simulation, _ me: ProcessID
    ) {
        for notice in result.notices { client.connection.send(Wire.report(notice)) }
        if result.delay > 0 {
            client.resumesAt = simulation.world.clock.now + Int64(result.delay) * 1_000
        }
        if let copy = result.copyIn {
            client.phase = .copying(copy, [])
            client.connection.send(Wire.message("G", [0] + Wire.int16(copy.columns.count)))
            return
        }
        if let lines = result.copied {
            client.connection.send(Wire.message("H", [0] + Wire.int16(0)))
            for line in lines { client.connection.send(Wire.message("d", Array((line + "\n").utf8))) }
            client.connection.send(Wire.message("c"))
        } else if let rows = result.rows {
            client.connection.send(Wire.rowDescription(rows.columns))
            sendRows(rows, &client, simulation)
        }
        client.connection.send(Wire.complete(result.tag))
    }

    private func sendRows(_ rows: ResultRows, _ client: inout PostgresClient, _ simulation: Simulation) {
        let conversion = TypeConversion(now: Moment(simulation.world.clock.now))
        for row in rows.rows {
            client.connection.send(Wire.row(zip(row, rows.columns).map { conversion.write($0, $1.type) }))
        }
    }

    private func fail(
        _ client: inout PostgresClient, _ error: SQLError, _ simulation: inout Simulation, _ me: ProcessID
    ) {
        client.connection.send(Wire.report(error))
        let place = error.position.map { " at character \($0 + 1)" } ?? ""
        log("ERROR", error.message + place, &simulation, me, process: client.backend)
        if let detail = error.detail { log("DETAIL", detail, &simulation, me, process: client.backend) }
        if let hint = error.hint { log("HINT", hint, &simulation, me, process: client.backend) }
        if let context = error.context { log("CONTEXT", context, &simulation, me, process: client.backend) }
        let text = client.query.replacing("\n", with: "\n\t")
        if !text.isEmpty { log("STATEMENT", text, &simulation, me, process: client.backend) }
    }

    // MARK: COPY

    private mutating func takeCopy(
        _ message: Wire.Message, _ copy: SQLCopy, _ bytes: [UInt8], _ client: inout PostgresClient,
        _ simulation: inout Simulation, _ me: ProcessID
    ) {
        switch message.kind {
        case "d": client.phase = .copying(copy, bytes + message.body)
        case "c":
            client.phase = .ready
            guard var current = server else { return }
            var random = simulation.world.random
            do throws(SQLError) {
                let result = try current.copyIn(
                    copy, String(decoding: bytes, as: UTF8.self), session: client.session,
                    now: simulation.world.clock.now,
                    random: &random)
                server = current
                answer(result, &client, &simulation, me)
            } catch {
                server = current
                client.work = []
                fail(&client, error, &simulation, me)
            }
            simulation.world.random = random
            finishQuery(&client, &simulation, me)
        case "f":
            client.phase = .ready
            var reader = WireReader(message.body)
            fail(&client, SQLError("57014", "COPY from stdin failed: \(reader.string())"), &simulation, me)
            client.work = []
            finishQuery(&client, &simulation, me)
        default: break
        }
    }

    // MARK: The extended protocol

    /// Parse, Bind, Describe, Execute and Close. `false` when another session's transaction must end first.
    private mutating func takeExtended(
        _ message: Wire.Message, _ client: inout PostgresClient, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Bool {
        var reader = WireReader(message.body)
        do throws(DatabaseServer.Refusal) {
            switch message.kind {
            case "P":
                let name = reader.string()
                let text = reader.string()
                client.query = text
                let types = (0..<max(0, reader.int16())).map { _ in reader.int32() }
                client.statements[name] = .init(statement: try parse(text), text: text, types: types)
                client.connection.send(Wire.message("1"))
            case "B": try bind(&reader, &client)
            case "D":
                let isPortal = reader.byte() == Character("P").asciiValue
                try describe(reader.string(), isPortal: isPortal, &client, &simulation)
            case "E":
                let name = reader.string()
                try runPortal(name, &client, &simulation)
                try sendPortal(name, limit: reader.int32(), &client, &simulation, me)
            case "C":
                let isPortal = reader.byte() == Character("P").asciiValue
                let name = reader.string()
                if isPortal { client.portals[name] = nil } else { client.statements[name] = nil }
                client.connection.send(Wire.message("3"))
            default: throw .error(SQLError("08P01", "invalid frontend message type"))
            }
        } catch {
            switch error {
            case .mustWait: return false
            case .error(let problem):
                fail(&client, problem, &simulation, me)
                client.skipsToSync = true
                _ = failed(client)
            }
        }
        return true
    }

    private func parse(_ text: String) throws(DatabaseServer.Refusal) -> SQLStatement? {
        let statements: [SQLStatement]
        do throws(SQLSyntaxError) {
            statements = try SQLParser.statements(of: text).map(\.statement)
        } catch {
            throw .error(SQLError(error))
        }
        guard statements.count < 2 else {
            throw .error(SQLError("42601", "cannot insert multiple commands into a prepared statement"))
        }
        return statements.first
    }

    private func bind(_ reader: inout WireReader, _ client: inout PostgresClient) throws(DatabaseServer.Refusal) {
        let portal = reader.string()
        let name = reader.string()
        guard let statement = client.statements[name] else {
            throw .error(SQLError("26000", "prepared statement \"\(name)\" does not exist"))
        }
        let formats = (0..<max(0, reader.int16())).map { _ in reader.int16() }
        var parameters: [SQLValue] = []
        for index in 0..<max(0, reader.int16()) {
            let length = reader.int32()
            guard length >= 0 else {
                parameters.append(.null)
                continue
            }
            let bytes = reader.take(length)
            let isBinary = (formats.count == 1 ? formats[0] : index < formats.count ? formats[index] : 0) == 1
            let type = index < statement.types.count ? statement.types[index] : 0
            let text = isBinary ? Wire.binaryText(bytes, type) : nil
            parameters.append(.text(text ?? String(decoding: bytes, as: UTF8.self)))
        }
        client.query = statement.text
        client.portals[portal] = .init(statement: statement.statement, text: statement.text, parameters: parameters)
        client.connection.send(Wire.message("2"))
    }

    private mutating func describe(
        _ name: String, isPortal: Bool, _ client: inout PostgresClient, _ simulation: inout Simulation
    ) throws(DatabaseServer.Refusal) {
        if isPortal {
            try runPortal(name, &client, &simulation)
            let rows = client.portals[name]?.result?.rows
            client.connection.send(rows.map { Wire.rowDescription($0.columns) } ?? Wire.message("n"))
            return
        }
        guard let statement = client.statements[name] else {
            throw .error(SQLError("26000", "prepared statement \"\(name)\" does not exist"))
        }
        let count = statement.text.parameterCount
        let types = (0..<count).map {
            $0 < statement.types.count && statement.types[$0] != 0 ? statement.types[$0] : 25
        }
        client.connection.send(Wire.message("t", Wire.int16(count) + types.flatMap { Wire.int32($0) }))
        guard case .query? = statement.statement, let inner = statement.statement, var copy = server else {
            client.connection.send(Wire.message("n"))
            return
        }
        // The columns are those of a run that nobody sees.
        var random = simulation.world.random
        let result = try copy.execute(
            inner, session: client.session, parameters: [SQLValue](repeating: .null, count: count),
            now: simulation.world.clock.now, random: &random)
        client.connection.send(result.rows.map { Wire.rowDescription($0.columns) } ?? Wire.message("n"))
    }

    private mutating func runPortal(
        _ name: String, _ client: inout PostgresClient, _ simulation: inout Simulation
    ) throws(DatabaseServer.Refusal) {
        guard let portal = client.portals[name] else {
            throw .error(SQLError("34000", "portal \"\(name)\" does not exist"))
        }
        guard portal.result == nil, let statement = portal.statement else { return }
        let result = try run(statement, client, &simulation, portal.parameters)
        client.portals[name]?.result = result
    }

    private mutating func sendPortal(
        _ name: String, limit: Int, _ client: inout PostgresClient, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(DatabaseServer.Refusal) {
        guard let portal = client.portals[name] else { return }
        guard let result = portal.result else {
            client.connection.send(Wire.message("I"))
            return
        }
        saveChanges(&simulation, me)
        for notice in result.notices where portal.sent == 0 { client.connection.send(Wire.report(notice)) }
        if result.delay > 0, portal.sent == 0 {
            client.resumesAt = simulation.world.clock.now + Int64(result.delay) * 1_000
        }
        guard let rows = result.rows else {
            client.connection.send(Wire.complete(result.tag))
            return
        }
        let end = limit > 0 ? min(rows.rows.count, portal.sent + limit) : rows.rows.count
        sendRows(ResultRows(columns: rows.columns, rows: Array(rows.rows[portal.sent..<end])), &client, simulation)
        client.portals[name]?.sent = end
        client.connection.send(end < rows.rows.count ? Wire.message("s") : Wire.complete(result.tag))
    }
}

extension String {
    /// The text before a mark, all of it where the mark is not there.
    func components(before mark: String) -> String {
        split(separator: mark, maxSplits: 1, omittingEmptySubsequences: false).first.map(String.init) ?? self
    }

    /// The highest `$n` in a statement.
    var parameterCount: Int {
        var most = 0
        for part in split(separator: "$", omittingEmptySubsequences: false).dropFirst() {
            most = max(most, Int(part.prefix { $0.isNumber }) ?? 0)
        }
        return min(most, 1_000)
    }
}
