import MySQLSyntax
import SQLStore

/// One statement at work: on a copy of all data, which is kept when the statement succeeds.
struct Execution {
    var data: StoredData
    var session: MySQLSession
    var settings: ServerSettings
    let evaluation: Evaluation
    private let connection: SQLiteConnection
    /// Whether the rows are another ones now.
    private var hasChangedRows = false
    var affected = 0
    var lastInsertID = 0

    init(
        _ data: StoredData, _ session: MySQLSession, _ settings: ServerSettings, _ evaluation: Evaluation
    ) throws(SQLError) {
        (self.data, self.session, self.settings, self.evaluation) = (data, session, settings, evaluation)
        connection = try SQLiteConnection(data.rows, sortsByLanguage: false)
        connection.addCollation("ci") { Collation.compare($0 ?? "", $1 ?? "") }
    }

    /// The data with what the statement did to it.
    var result: StoredData {
        var data = data
        if hasChangedRows { data.rows = connection.bytes }
        return data
    }

    var flavour: Flavour { data.catalogue.flavour }

    func makeBinder() -> Binder {
        Binder(catalogue: data.catalogue, session: session, evaluation: evaluation, settings: settings)
    }

    /// Runs what a binder wrote.
    func rows(_ sql: String, _ binder: Binder) throws(SQLError) -> [[SQLValue]] {
        for helper in binder.helpers.values { connection.addFunction(helper) }
        for aggregate in binder.aggregates.values { connection.addAggregate(aggregate) }
        for (name, contents) in binder.systemTables {
            let columns = contents.columns.indices.map { "c\($0 + 1)" }.joined(separator: ", ")
            try ask("DROP TABLE IF EXISTS temp.\(Binder.name(name))")
            try ask("CREATE TEMP TABLE \(Binder.name(name)) (\(columns))")
            let marks = contents.columns.map { _ in "?" }.joined(separator: ", ")
            for row in contents.rows { try ask("INSERT INTO \(Binder.name(name)) VALUES (\(marks))", row) }
        }
        return try ask(sql)
    }

    /// Asks the store as it is.
    @discardableResult
    func ask(_ sql: String, _ values: [SQLValue] = []) throws(SQLError) -> [[SQLValue]] {
        do throws(SQLError) {
            return try connection.rows(sql, values)
        } catch {
            guard error.number == 0 else { throw error }
            // What the store itself says.
            switch error.code {
            case "57014":
                throw SQLError(1969, "70100", "Query execution was interrupted (the statement takes too long)")
            case "53200": throw SQLError(1037, "HY001", "Out of memory; restart server and try again")
            default: throw SQLError(1235, "42000", error.message)
            }
        }
    }

    /// Changes the store.
    mutating func change(_ sql: String, _ values: [SQLValue] = []) throws(SQLError) {
        hasChangedRows = true
        try ask(sql, values)
    }

    // MARK: Names

    func table(_ name: MySQLName) throws(SQLError) -> (database: String, name: String, table: Catalogue.Table) {
        let database = try session.database(of: name)
        guard let found = data.catalogue.databases[database] else {
            throw flavour == .mysql ? .unknownDatabase(database) : .noTable(database, name.name)
        }
        guard let table = found.tables[name.name] else {
            if found.views[name.name] != nil {
                throw SQLError(1288, "HY000", "The target table \(name.name) of the statement is not updatable")
            }
            throw .noTable(database, name.name)
        }
        return (database, name.name, table)
    }

    /// Refuses who may not do it.
    func need(_ right: String, _ database: String, _ table: String, command: String? = nil) throws(SQLError) {
        guard !settings.allows(right, database, table, session, data.catalogue) else { return }
        let user = session.account.text
        if table == "*" {
            throw SQLError(1044, "42000", "Access denied for user \(user) to database '\(database)'")
        }
        let shown = flavour == .mysql ? "'\(table)'" : "`\(database)`.`\(table)`"
        throw SQLError(1142, "42000", "\(command ?? right) command denied to user \(user) for table \(shown)")
    }

    func needAdministrator() throws(SQLError) {
        guard let user = data.catalogue.user(session.account), let rights = user.rights["*.*"],
            rights.contains("ALL PRIVILEGES") || rights.contains("CREATE USER") || rights.contains("SUPER")
        else {
            throw SQLError(
                1227, "42000",
                "Access denied; you need (at least one of) the CREATE USER privilege(s) for this operation")
        }
    }

    // MARK: Asking

    mutating func query(_ query: MySQLQuery) throws(SQLError) -> Answer {
        var binder = makeBinder()
        let bound = try binder.query(query)
        let found = try rows(bound.sql, binder)
        return Answer(
            rows: ResultRows(columns: bound.columns.map { .init(name: $0.name, type: $0.type) }, rows: found))
    }

    /// Rows that a `SHOW` makes, with what it leaves out.
    func shown(_ contents: SystemTables.Contents, _ show: MySQLShow, patternColumn: Int = 0) throws(SQLError) -> Answer
    {
        var contents = contents
        if let pattern = show.pattern {
            let fits = SQLPattern(pattern, escape: "\\", mindsCase: false)
            contents.rows = contents.rows.filter { fits.matches($0[patternColumn].string) }
        }
        var found = contents.rows
        if let condition = show.condition {
            var binder = makeBinder()
            var scope = Scope()
            let columns = contents.columns.enumerated().map {
                Scope.Column(name: $0.element.name, bound: Bound("c\($0.offset + 1)", $0.element.type))
            }
            scope.sources = [Scope.Source(name: "shown", alias: "shown", columns: columns)]
            binder.place = "WHERE"
            let bound = try binder.expression(condition, in: scope)
            let test = binder.truth(bound)
            binder.systemTables["shown"] = contents
            found = try rows("SELECT * FROM shown WHERE " + test, binder)
        }
        return Answer(
            rows: ResultRows(columns: contents.columns.map { .init(name: $0.name, type: $0.type) }, rows: found))
    }

    mutating func explain(_ statement: MySQLStatement) throws(SQLError) -> Answer {
        guard case .query(let query) = statement else {
            throw .notSimulated("plans of statements that change rows are")
        }
        var binder = makeBinder()
        _ = try binder.query(query)
        throw .notSimulated("there is no planner: EXPLAIN is")
    }
}
