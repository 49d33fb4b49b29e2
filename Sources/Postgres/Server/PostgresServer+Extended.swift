import Kernel
import PostgresSyntax
import SQLStore
import WorldModel

/// Prepared statements and portals (the manual, 55.2.3 "Extended Query").
extension PostgresServer {
    /// Parse, Bind, Describe, Execute and Close. `false` when another session's transaction must end first.
    mutating func takeExtended(
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

    func parse(_ text: String) throws(DatabaseServer.Refusal) -> SQLStatement? {
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

    func bind(_ reader: inout WireReader, _ client: inout PostgresClient) throws(DatabaseServer.Refusal) {
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

    mutating func describe(
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
