import PostgresSyntax
import SQLStore
import WorldModel

/// One statement being run for a session.
final class Execution {
    var server: DatabaseServer
    var session: DatabaseSession
    let context: SQLContext
    /// The database as the statement has made it so far.
    var database: Cluster.Database
    private(set) var notices: [SQLError] = []
    var parameters: [(value: SQLValue, type: SQLType)] = []
    private var opened: SQLiteConnection?
    /// Whether rows have changed.
    var hasChangedRows = false
    private var depth = 0

    init(_ server: DatabaseServer, _ session: DatabaseSession, now: Moment, random: RandomSource) throws(SQLError) {
        self.server = server
        self.session = session
        guard let database = server.visible(to: session) else {
            throw SQLError("3D000", "database \"\(session.database)\" does not exist")
        }
        self.database = database
        var settings = server.settings.merging(session.settings) { $1 }
        settings["is_superuser"] = server.cluster.role(session.user)?.isSuperuser == true ? "on" : "off"
        context = SQLContext(
            now: session.transaction?.started ?? now, random: random, user: session.user,
            sessionUser: session.sessionUser,
            database: session.database, schema: database.schema,
            searchPath: [Schema.temporary(session.number)] + session.searchPath, cluster: server.cluster,
            settings: settings, version: server.version, process: 60 + session.number)
        context.measure = { [unowned self] (table) throws(SQLError) in try measure(table) }
        context.given = session.given
        context.lastGiven = session.lastGiven
    }

    func connection() throws(SQLError) -> SQLiteConnection {
        if let opened { return opened }
        let connection = try SQLiteConnection(database.rows, sortsByLanguage: server.cluster.sortsByLanguage)
        opened = connection
        return connection
    }

    /// A binder whose `WITH` can change rows.
    func binder() -> Binder {
        var binder = Binder(context)
        binder.parameters = parameters
        binder.runChange = { [unowned self] (statement) throws(SQLError) in
            let result = try run(statement)
            return result.rows ?? ResultRows(columns: [], rows: [])
        }
        return binder
    }

    func notice(_ message: String, severity: String = "NOTICE", code: String = "00000", detail: String? = nil) {
        var notice = SQLError(code, message, detail: detail)
        notice.severity = severity
        notices.append(notice)
    }

    func forgetNotices(after count: Int) { notices.removeSubrange(count...) }

    /// Runs SQLite's SQL with the functions that the binder has made.
    func rows(_ sql: String, _ binder: Binder, _ values: [SQLValue] = []) throws(SQLError) -> [[SQLValue]] {
        let connection = try connection()
        binder.equip(connection)
        return try connection.rows(sql, values)
    }

    /// Hands over what has become of the database.
    func finish() throws(SQLError) {
        session.given = context.given
        session.lastGiven = context.lastGiven
        session.settings.merge(context.changedSettings) { $1 }
        if hasChangedRows { database.rows = try connection().bytes }
        if hasChangedRows || database.schema != context.schema {
            database.schema = context.schema
            server.keep(database, &session)
        }
    }

    // MARK: Statements

    func run(_ statement: SQLStatement) throws(SQLError) -> StatementResult {
        depth += 1
        defer { depth -= 1 }
        switch statement {
        case .query(let query):
            if case .select(let select) = query.body, let into = select.into {
                return try createTableAs(into, ifNotExists: false, columns: [], query)
            }
            let rows = try self.rows(of: query)
            return StatementResult(rows: rows, tag: "SELECT \(rows.rows.count)")
        case .insert(let insert): return try self.insert(insert)
        case .update(let update): return try self.update(update)
        case .delete(let delete): return try self.delete(delete)
        case .truncate(let names, let restarts, let cascades): return try truncate(names, restarts, cascades)
        case .copy(let copy): return try self.copy(copy)
        case .explain(let statement, let runs): return try explain(statement, runs)
        case .createTable, .createTableAs, .dropTemporary, .alterTable, .createIndex, .createView, .createSequence,
            .alterSequence, .ownSequence,
            .createSchema, .createEnum,
            .drop:
            return try define(statement)
        case .createExtension, .createDatabase, .createRole, .alterRole, .grant: return try administer(statement)
        case .set, .reset, .show: return try settings(statement)
        case .prepare(let name, let types, let inner):
            guard session.prepared[name] == nil else {
                throw SQLError("42P05", "prepared statement \"\(name)\" already exists")
            }
            session.prepared[name] = .init(types: types, statement: inner, text: "")
            return StatementResult(tag: "PREPARE")
        case .execute(let name, let arguments): return try execute(name, arguments)
        case .deallocate(let name):
            if let name, session.prepared.removeValue(forKey: name) == nil {
                throw SQLError("26000", "prepared statement \"\(name)\" does not exist")
            }
            if name == nil { session.prepared = [:] }
            return StatementResult(tag: name == nil ? "DEALLOCATE ALL" : "DEALLOCATE")
        case .housekeeping(let tag):
            if tag == "LOCK TABLE", session.transaction == nil {
                throw SQLError("25P01", "LOCK TABLE can only be used in transaction blocks")
            }
            return StatementResult(tag: tag)
        case .block(let text):
            let words = text.lowercased().split { $0.isWhitespace || $0 == ";" }
            if words != ["begin", "end"] {
                notice("Drydock does not run PL/pgSQL: this block did nothing", severity: "WARNING")
            }
            return StatementResult(tag: "DO")
        case .comment: return StatementResult(tag: "COMMENT")
        case .notSimulated(let what):
            throw SQLError(
                "0A000", "\(what) is not simulated by Drydock", hint: "docs/simulation.md says what of PostgreSQL is.")
        case .transaction: throw SQLError("25001", "transactions cannot be nested")
        }
    }

    func rows(of query: SQLQuery) throws(SQLError) -> ResultRows {
        var binder = binder()
        let bound = try binder.bindQuery(query)
        return ResultRows(
            columns: bound.columns.map { .init(name: $0.name, type: $0.type) }, rows: try rows(bound.sql, binder))
    }

    private func execute(_ name: String, _ arguments: [SQLExpression]) throws(SQLError) -> StatementResult {
        guard let prepared = session.prepared[name] else {
            throw SQLError("26000", "prepared statement \"\(name)\" does not exist")
        }
        guard arguments.count >= prepared.types.count else {
            throw SQLError(
                "42601", "wrong number of parameters for prepared statement \"\(name)\"",
                detail: "Expected \(prepared.types.count) parameters but got \(arguments.count).")
        }
        var values: [(value: SQLValue, type: SQLType)] = []
        for (index, argument) in arguments.enumerated() {
            var binder = binder()
            var bound = try binder.bind(argument)
            if index < prepared.types.count {
                bound = try binder.coerce(bound, to: try binder.type(prepared.types[index]))
            }
            values.append((try rows("SELECT \(bound.sql)", binder)[0][0], bound.type))
        }
        let outer = parameters
        parameters = values
        defer { parameters = outer }
        return try run(prepared.statement)
    }

    /// A plan in PostgreSQL's form: what is read, without the costs of a real planner.
    private func explain(_ statement: SQLStatement, _ runs: Bool) throws(SQLError) -> StatementResult {
        guard case .query(let query) = statement else {
            throw SQLError("0A000", "EXPLAIN of this statement is not simulated by Drydock")
        }
        var binder = binder()
        let bound = try binder.bindQuery(query)
        let plan = try rows("EXPLAIN QUERY PLAN \(bound.sql)", binder)
        var lines = plan.enumerated().map { index, row in
            let detail = row.last?.string ?? ""
            let words = detail.replacing("SCAN ", with: "Seq Scan on ").replacing("SEARCH ", with: "Index Scan on ")
            return (index == 0 ? "" : "  ->  ") + words
        }
        if lines.isEmpty { lines = ["Result"] }
        lines.append("(Drydock shows what its engine reads; it has no planner that estimates costs.)")
        return StatementResult(
            rows: ResultRows(columns: [.init(name: "QUERY PLAN", type: .text)], rows: lines.map { [.text($0)] }),
            tag: "EXPLAIN")
    }
}

extension DatabaseServer {
    /// Runs one statement for a session.
    ///
    /// - Throws: `.error` with what PostgreSQL says, or `.mustWait` when another session's transaction comes first; the
    ///   statement has done nothing then and may be tried again.
    package mutating func execute(
        _ statement: SQLStatement, session number: Int, parameters: [SQLValue] = [], now: Instant,
        random: inout RandomSource
    ) throws(Refusal) -> StatementResult {
        guard var session = sessions[number] else { throw .error(SQLError("08003", "connection does not exist")) }
        let moment = Moment(now)
        if case .transaction(let transaction) = statement {
            do throws(SQLError) {
                let result = try change(&session, transaction, moment)
                sessions[number] = session
                return result
            } catch {
                session.transaction?.hasFailed = true
                sessions[number] = session
                throw .error(error)
            }
        }
        if session.transaction?.hasFailed == true {
            throw .error(
                SQLError("25P02", "current transaction is aborted, commands ignored until end of transaction block"))
        }
        if statement.changes { try claim(session) }
        let execution: Execution
        do throws(SQLError) {
            execution = try Execution(self, session, now: moment, random: random)
        } catch {
            throw .error(error)
        }
        execution.parameters = parameters.map { ($0, .unknown) }
        defer { random = execution.context.random }
        do throws(SQLError) {
            var result = try execution.run(statement)
            try execution.finish()
            if statement.locks, execution.session.transaction != nil {
                execution.server.keep(execution.database, &execution.session)
            }
            self = execution.server
            sessions[number] = execution.session
            result.notices = execution.notices + result.notices
            result.delay = execution.context.delay
            return result
        } catch {
            keepSequences(of: execution.context.schema, session)
            session.given = execution.context.given
            session.transaction?.hasFailed = true
            sessions[number] = session
            throw .error(error)
        }
    }

    /// Numbers that a failed statement took from sequences stay taken.
    private mutating func keepSequences(of schema: Schema, _ session: DatabaseSession) {
        guard var database = cluster.databases[session.database] else { return }
        for (index, sequence) in database.schema.sequences.enumerated() {
            if let used = schema.sequences.first(where: { $0.schema == sequence.schema && $0.name == sequence.name }) {
                database.schema.sequences[index].last = used.last
            }
        }
        cluster.databases[session.database] = database
    }

    /// Ends a session: an open transaction is undone, and temporary tables go.
    mutating func leave(_ number: Int, now: Instant) {
        release(number)
        sessions[number]?.transaction = nil
        let schema = Schema.temporary(number)
        if let session = sessions[number],
            cluster.databases[session.database]?.schema.tables.contains(where: { $0.schema == schema }) == true
        {
            var random = RandomSource(seed: 0)
            _ = try? execute(.dropTemporary, session: number, now: now, random: &random)
        }
        close(number)
    }

    /// Takes the lines of a `COPY … FROM STDIN`.
    package mutating func copyIn(
        _ copy: SQLCopy, _ text: String, session number: Int, now: Instant, random: inout RandomSource
    ) throws(SQLError) -> StatementResult {
        guard var session = sessions[number] else { throw SQLError("08003", "connection does not exist") }
        let execution = try Execution(self, session, now: Moment(now), random: random)
        defer { random = execution.context.random }
        do throws(SQLError) {
            let result = try execution.copyIn(copy, text)
            try execution.finish()
            self = execution.server
            sessions[number] = execution.session
            return result
        } catch {
            session.transaction?.hasFailed = true
            sessions[number] = session
            throw error
        }
    }

    // MARK: Transactions

    private mutating func change(
        _ session: inout DatabaseSession, _ transaction: SQLTransaction, _ now: Moment
    ) throws(SQLError) -> StatementResult {
        func warning(_ tag: String, _ message: String, _ code: String) -> StatementResult {
            var notice = SQLError(code, message)
            notice.severity = "WARNING"
            return StatementResult(tag: tag, notices: [notice])
        }
        switch transaction {
        case .begin(let tag):
            guard session.transaction == nil else {
                return warning(tag, "there is already a transaction in progress", "25001")
            }
            session.transaction = .init(started: now)
            return StatementResult(tag: tag)
        case .commit:
            guard let open = session.transaction else {
                return warning("COMMIT", "there is no transaction in progress", "25P01")
            }
            finish(&session, commits: !open.hasFailed)
            return StatementResult(tag: open.hasFailed ? "ROLLBACK" : "COMMIT")
        case .rollback:
            guard session.transaction != nil else {
                return warning("ROLLBACK", "there is no transaction in progress", "25P01")
            }
            finish(&session, commits: false)
            return StatementResult(tag: "ROLLBACK")
        case .savepoint(let name):
            guard session.transaction != nil else { throw outside("SAVEPOINT") }
            let state = session.transaction?.changed
            session.transaction?.savepoints.append((name, state))
            return StatementResult(tag: "SAVEPOINT")
        case .rollbackTo(let name):
            guard let open = session.transaction else { throw outside("ROLLBACK TO SAVEPOINT") }
            guard let index = open.savepoints.lastIndex(where: { $0.name == name }) else { throw noSavepoint(name) }
            session.transaction?.changed = open.savepoints[index].state
            session.transaction?.savepoints.removeSubrange((index + 1)...)
            session.transaction?.hasFailed = false
            if open.savepoints[index].state == nil { release(session.number) }
            return StatementResult(tag: "ROLLBACK")
        case .release(let name):
            guard let open = session.transaction else { throw outside("RELEASE SAVEPOINT") }
            guard let index = open.savepoints.lastIndex(where: { $0.name == name }) else { throw noSavepoint(name) }
            session.transaction?.savepoints.removeSubrange(index...)
            return StatementResult(tag: "RELEASE")
        }
    }

    private func outside(_ what: String) -> SQLError {
        SQLError("25P01", "\(what) can only be used in transaction blocks")
    }

    private func noSavepoint(_ name: String) -> SQLError { SQLError("3B001", "savepoint \"\(name)\" does not exist") }
}

extension SQLStatement {
    /// Whether it keeps others from changing what it reads, until its transaction ends.
    var locks: Bool {
        switch self {
        case .query(let query): query.locks
        case .housekeeping(let tag): tag == "LOCK TABLE"
        default: false
        }
    }

    /// Whether it may change the database: such statements of several sessions come one after the other.
    var changes: Bool {
        switch self {
        case .query(let query):
            if case .select(let select) = query.body, select.into != nil { return true }
            if query.locks { return true }
            return query.with.contains { $0.statement.changes }
        case .housekeeping: return locks
        case .set, .reset, .show, .prepare, .execute, .deallocate, .comment, .block, .notSimulated,
            .transaction,
            .createDatabase, .createRole, .alterRole:
            return false
        case .copy(let copy): return copy.isFrom
        case .explain: return false
        default: return true
        }
    }
}
