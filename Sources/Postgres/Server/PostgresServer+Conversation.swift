import FileTrees
import Kernel
import PostgresSyntax
import SQLStore
import WorldModel

/// The server's side of the protocol (the manual, 55.2 "Message Flow").
extension PostgresServer {
    /// Goes on with one client. Gives what it waits for, and whether another client's transaction is in its way.
    mutating func serve(
        _ client: inout PostgresClient, _ simulation: inout Simulation, _ me: ProcessID
    ) -> ([WaitReason], Bool) {
        while true {
            // The answer to `pg_sleep` is not heard before its time.
            if let time = client.resumesAt {
                if simulation.world.clock.now < time { return ([.time(time)], false) }
                client.resumesAt = nil
            }
            if let reason = client.connection.flush(&simulation, me) { return ([reason], false) }
            if client.connection.isBroken { client.phase = .closed }
            if client.phase == .closed { return ([], false) }
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
    mutating func take(
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
    mutating func failed(_ client: PostgresClient) -> Character {
        server?.sessions[client.session]?.transaction?.hasFailed = true
        return server?.sessions[client.session]?.status ?? "I"
    }

    mutating func run(
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

    func answer(
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

    func sendRows(_ rows: ResultRows, _ client: inout PostgresClient, _ simulation: Simulation) {
        let conversion = TypeConversion(now: Moment(simulation.world.clock.now))
        for row in rows.rows {
            client.connection.send(Wire.row(zip(row, rows.columns).map { conversion.write($0, $1.type) }))
        }
    }

    func fail(
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
