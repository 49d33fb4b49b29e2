import MySQLSyntax
import SQLStore
import WorldModel

/// A server's data with who uses it: statements come in, answers go out. No input or output happens here.
struct MySQLEngine: Equatable, Sendable {
    private(set) var data: StoredData
    private(set) var sessions: [Int: MySQLSession] = [:]
    private(set) var settings: ServerSettings
    /// How many statements there were.
    private(set) var questions = 0
    /// The session whose transaction has changed something: others wait before they change anything.
    private(set) var writer: Int?

    init(data: StoredData, settings: ServerSettings) { (self.data, self.settings) = (data, settings) }

    /// Why there is no answer.
    enum Refusal: Error {
        case error(SQLError)
        /// Another session's transaction has to end first.
        case mustWait
    }

    var flavour: Flavour { data.catalogue.flavour }

    // MARK: Sessions

    mutating func open(_ session: MySQLSession) { sessions[session.number] = session }

    mutating func close(_ number: Int) {
        sessions[number] = nil
        if writer == number { writer = nil }
    }

    mutating func enter(_ database: String, session number: Int) throws(SQLError) {
        guard let session = sessions[number] else { return }
        let isSystem = SystemTables.names.contains(database.lowercased())
        // Who may not enter is not told whether there is such a database.
        guard isSystem || settings.mayEnter(database, session, data.catalogue) else {
            throw SQLError(1044, "42000", "Access denied for user \(session.account.text) to database '\(database)'")
        }
        guard isSystem || data.catalogue.databases[database] != nil else {
            throw .unknownDatabase(database)
        }
        sessions[number]?.database = database
    }

    /// Counts what `SHOW STATUS` shows, before a statement is carried out.
    mutating func count(uptime seconds: Int) {
        questions += 1
        settings.status = ["Uptime": seconds, "Questions": questions, "Threads_connected": sessions.count]
    }

    // MARK: Statements

    /// Runs a statement of a session.
    mutating func execute(
        _ text: String, session number: Int, now: Instant, random: inout RandomSource
    ) throws(Refusal) -> Answer {
        guard let session = sessions[number] else {
            throw .error(SQLError(2006, "HY000", "MySQL server has gone away"))
        }
        let evaluation = Evaluation(now: Moment(now), random: random, variables: session.variables)
        defer { random = evaluation.random }
        var keepsWarnings = false
        do throws(Refusal) {
            guard let statement = try parse(text) else { return Answer() }
            if case .show(let show) = statement, show.kind == .warnings || show.kind == .errors { keepsWarnings = true }
            if !keepsWarnings { sessions[number]?.warnings = [] }
            var answer = try run(statement, number, evaluation)
            sessions[number]?.variables = evaluation.variables
            if !keepsWarnings { sessions[number]?.warnings = evaluation.warnings }
            answer.delay = evaluation.delay
            answer.warnings = keepsWarnings ? 0 : evaluation.warnings.count
            sessions[number]?.rowCount = answer.rows == nil ? answer.affected : -1
            if let rows = answer.rows { sessions[number]?.foundRows = rows.rows.count }
            if answer.lastInsertID != 0 { sessions[number]?.lastInsertID = answer.lastInsertID }
            return answer
        } catch {
            if case .error(let problem) = error {
                if !keepsWarnings { sessions[number]?.warnings = [problem] }
                sessions[number]?.rowCount = -1
            }
            throw error
        }
    }

    private func parse(_ text: String) throws(Refusal) -> MySQLStatement? {
        do throws(MySQLSyntaxError) { return try MySQLParser.statement(of: text) } catch {
            throw .error(SQLError(error, flavour))
        }
    }

    private mutating func run(
        _ statement: MySQLStatement, _ number: Int, _ evaluation: Evaluation
    ) throws(Refusal) -> Answer {
        do throws(SQLError) {
            if let answer = try control(statement, number, evaluation) { return answer }
        } catch {
            throw .error(error)
        }
        switch Self.effect(of: statement) {
        case .reads:
            return try work(statement, number, evaluation, on: visible(to: number), changes: false)
        case .changesRows:
            try becomeWriter(number)
            return try work(
                statement, number, evaluation, on: sessions[number]?.transaction?.changed ?? data, changes: true)
        case .defines:
            // Definitions end a transaction.
            try becomeWriter(number)
            commit(number)
            return try work(statement, number, evaluation, on: data, changes: true)
        }
    }

    private enum Effect { case reads, changesRows, defines }

    private static func effect(of statement: MySQLStatement) -> Effect {
        switch statement {
        case .query(let query): query.locks ? .changesRows : .reads
        case .insert, .update, .delete: .changesRows
        case .show, .explain, .maintain, .doNothing, .housekeeping: .reads
        default: .defines
        }
    }

    /// What a session sees: its own changes, or everything as it was when its transaction looked first.
    private mutating func visible(to number: Int) -> StoredData {
        guard let transaction = sessions[number]?.transaction else { return data }
        if let changed = transaction.changed { return changed }
        if let snapshot = transaction.snapshot { return snapshot }
        sessions[number]?.transaction?.snapshot = data
        return data
    }

    private func becomeWriter(_ number: Int) throws(Refusal) {
        if let writer, writer != number { throw .mustWait }
    }

    private mutating func work(
        _ statement: MySQLStatement, _ number: Int, _ evaluation: Evaluation, on base: StoredData, changes: Bool
    ) throws(Refusal) -> Answer {
        guard var session = sessions[number] else { throw .mustWait }
        if !session.isAutocommit, session.transaction == nil, changes {
            session.transaction = MySQLSession.Transaction()
            sessions[number]?.transaction = session.transaction
        }
        defer { keepNumbers(evaluation, number) }
        do throws(SQLError) {
            var execution = try Execution(base, session, settings, evaluation)
            let answer = try execution.run(statement)
            sessions[number]?.database = execution.session.database
            guard changes else { return answer }
            let isDefinition = Self.effect(of: statement) == .defines
            if session.transaction != nil, !isDefinition {
                sessions[number]?.transaction?.changed = execution.result
                writer = number
            } else {
                data = execution.result
            }
            return answer
        } catch {
            throw .error(error)
        }
    }

    /// A number that was taken is not given again, whatever became of its row.
    private mutating func keepNumbers(_ evaluation: Evaluation, _ number: Int) {
        for (name, next) in evaluation.numbers {
            data.catalogue.take(next, of: name)
            sessions[number]?.transaction?.changed?.catalogue.take(next, of: name)
        }
    }

    // MARK: Transactions and settings

    /// Statements that change the session only. `nil` is another one.
    private mutating func control(
        _ statement: MySQLStatement, _ number: Int, _ evaluation: Evaluation
    ) throws(SQLError) -> Answer? {
        switch statement {
        case .begin:
            commit(number)
            sessions[number]?.transaction = MySQLSession.Transaction()
        case .commit: commit(number)
        case .rollback: rollBack(number)
        case .savepoint(let name):
            guard let transaction = sessions[number]?.transaction else { return Answer() }
            sessions[number]?.transaction?.savepoints.removeAll { $0.name.lowercased() == name.lowercased() }
            sessions[number]?.transaction?.savepoints.append(.init(name: name, state: transaction.changed))
        case .rollbackTo(let name), .release(let name):
            guard let savepoints = sessions[number]?.transaction?.savepoints,
                let index = savepoints.lastIndex(where: { $0.name.lowercased() == name.lowercased() })
            else { throw SQLError(1305, "42000", "SAVEPOINT \(name) does not exist") }
            if case .rollbackTo = statement {
                sessions[number]?.transaction?.changed = savepoints[index].state
                sessions[number]?.transaction?.savepoints.removeSubrange((index + 1)...)
            } else {
                sessions[number]?.transaction?.savepoints.removeSubrange(index...)
            }
        case .use(let name):
            try enter(name, session: number)
            var answer = Answer()
            answer.changedDatabase = true
            return answer
        case .set(let items): try set(items, number, evaluation)
        case .doNothing: break
        case .kill(let connection):
            guard sessions[connection] != nil else {
                throw SQLError(1094, "HY000", "Unknown thread id: \(connection)")
            }
            var answer = Answer()
            answer.kills = connection
            return answer
        case .shutDown:
            var answer = Answer()
            answer.shutsDown = true
            return answer
        case .show(let show) where show.kind == .processes: return processes()
        case .notSimulated(let what): throw .notSimulated("\(what) is")
        default: return nil
        }
        return Answer()
    }

    private mutating func commit(_ number: Int) {
        if let changed = sessions[number]?.transaction?.changed { data = changed }
        sessions[number]?.transaction = nil
        if writer == number { writer = nil }
    }

    private mutating func rollBack(_ number: Int) {
        sessions[number]?.transaction = nil
        if writer == number { writer = nil }
    }

    private mutating func set(
        _ items: [MySQLSetting], _ number: Int, _ evaluation: Evaluation
    ) throws(SQLError) {
        for item in items {
            guard let session = sessions[number] else { return }
            let execution = try Execution(data, session, settings, evaluation)
            switch item.target {
            case .names: break
            case .variable(let name):
                guard let written = item.value else { continue }
                let value = try execution.value(of: written)
                var type = value.type
                if type.kind == .null { type = ValueType(.text) }
                evaluation.variables[name.lowercased()] = .init(value: value.value, type: type)
                sessions[number]?.variables = evaluation.variables
            case .system(let name, let isGlobal):
                guard settings.value(of: name, session) != nil else {
                    throw SQLError(1193, "HY000", "Unknown system variable '\(name)'")
                }
                guard !Self.fixed.contains(name) else {
                    throw SQLError(1238, "HY000", "Variable '\(name)' is a read only variable")
                }
                var text: String?
                if let written = item.value {
                    let value = try execution.value(of: written)
                    text = value.type.text(value.value)
                }
                if Self.switches.contains(name), let given = text {
                    guard ["0", "1", "ON", "OFF"].contains(given.uppercased()) else {
                        throw SQLError(1231, "42000", "Variable '\(name)' can't be set to the value of '\(given)'")
                    }
                    text = given == "1" || given.uppercased() == "ON" ? "ON" : "OFF"
                }
                if isGlobal { settings.values[name] = text } else { sessions[number]?.settings[name] = text }
                if name == "autocommit", text == "ON" { commit(number) }
            }
        }
    }

    private static let switches: Set<String> = [
        "autocommit", "foreign_key_checks", "unique_checks", "sql_notes", "general_log", "sql_safe_updates",
        "read_only",
        "slow_query_log", "sql_log_bin", "event_scheduler",
    ]

    private static let fixed: Set<String> = [
        "version", "version_comment", "datadir", "basedir", "hostname", "port", "socket", "license", "have_ssl",
        "system_time_zone", "protocol_version", "lower_case_table_names", "log_error", "bind_address",
    ]

    private func processes() -> Answer {
        let rows: [[SQLValue]] = sessions.values.sorted { $0.number < $1.number }.map { session in
            [
                .int(session.number), .text(session.user), .text(session.host),
                session.database.map(SQLValue.text) ?? .null,
                .text("Query"), .int(0), .text("init"), .text("SHOW PROCESSLIST"),
            ]
        }
        let contents = SystemTables.make(
            ["Id", "User", "Host", "db", "Command", "Time", "State", "Info"], rows, numbers: ["Id", "Time"])
        return Answer(
            rows: ResultRows(columns: contents.columns.map { .init(name: $0.name, type: $0.type) }, rows: rows))
    }
}

extension Execution {
    /// Carries out a statement that reads or changes data.
    mutating func run(_ statement: MySQLStatement) throws(SQLError) -> Answer {
        switch statement {
        case .query(let query): return try self.query(query)
        case .insert(let insert): return try self.insert(insert)
        case .update(let update): return try self.update(update)
        case .delete(let delete): return try self.delete(delete)
        case .truncate(let name): return try truncate(name)
        case .createTable(let table): return try createTable(table)
        case .createTableLike(let name, let other, let ifNotExists):
            return try createTable(name, like: other, ifNotExists)
        case .alterTable(let name, let changes): return try alterTable(name, changes)
        case .renameTables(let pairs): return try renameTables(pairs)
        case .createIndex(let key, let table): return try createIndex(key, table)
        case .dropIndex(let key, let table): return try dropIndex(key, table)
        case .createView(let name, let columns, let query, let text, let replaces):
            return try createView(name, columns, query, text, replaces)
        case .dropTables(let names, let ifExists): return try dropTables(names, ifExists)
        case .dropViews(let names, let ifExists): return try dropViews(names, ifExists)
        case .createDatabase(let name, let ifNotExists, let collation):
            return try createDatabase(name, ifNotExists, collation)
        case .dropDatabase(let name, let ifExists): return try dropDatabase(name, ifExists)
        case .setPassword(let account, let value): return try setPassword(account, value)
        case .createUsers(let users, let ifNotExists): return try createUsers(users, ifNotExists)
        case .alterUsers(let users, let ifExists): return try alterUsers(users, ifExists)
        case .dropUsers(let accounts, let ifExists): return try dropUsers(accounts, ifExists)
        case .renameUser(let old, let new): return try renameUser(old, new)
        case .grant(let grant): return try self.grant(grant)
        case .show(let show): return try self.show(show)
        case .explain(let statement): return try explain(statement)
        case .maintain(let word, let names): return try maintain(word, names)
        default: return Answer()
        }
    }

    private func maintain(_ word: String, _ names: [MySQLName]) throws(SQLError) -> Answer {
        var rows: [[String]] = []
        for name in names {
            let found = try table(name)
            rows.append(["\(found.database).\(found.name)", word, "status", "OK"])
        }
        return try shown(Self.texts(["Table", "Op", "Msg_type", "Msg_text"], rows), MySQLShow(kind: .databases))
    }
}
