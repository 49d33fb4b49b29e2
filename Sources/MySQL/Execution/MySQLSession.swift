import MySQLSyntax
import SQLStore

/// What one client of the server is in the midst of: its database, its transaction, its settings.
struct MySQLSession: Equatable, Sendable {
    let number: Int
    /// The name that the client gave, and where it comes from.
    let user: String
    let host: String
    /// The account that lets it in.
    let account: MySQLAccount
    var database: String?
    var settings: [String: String] = [:]
    var variables: [String: Evaluation.Variable] = [:]
    var transaction: Transaction?
    var lastInsertID = 0
    var rowCount = 0
    var foundRows = 0
    /// Of the last statement.
    var warnings: [SQLError] = []

    /// An open transaction.
    struct Transaction: Equatable, Sendable {
        /// What it reads: everything as it was at its first look.
        var snapshot: StoredData?
        /// Everything as this transaction has changed it; nothing before the first change.
        var changed: StoredData?
        var savepoints: [Savepoint] = []
    }

    struct Savepoint: Equatable, Sendable {
        var name: String
        var state: StoredData?
    }

    init(number: Int, user: String, host: String, account: MySQLAccount, database: String?) {
        (self.number, self.user, self.host, self.account, self.database) = (number, user, host, account, database)
    }

    var isAutocommit: Bool { settings["autocommit"] != "OFF" }
    /// Whether values that do not fit are refused.
    var isStrict: Bool { settings["sql_mode"].map { $0.uppercased().contains("STRICT") } ?? true }
    var checksForeignKeys: Bool { settings["foreign_key_checks"] != "OFF" && settings["foreign_key_checks"] != "0" }

    func database(of name: MySQLName) throws(SQLError) -> String {
        guard let database = name.database ?? database else { throw .noDatabase }
        return database
    }
}

/// All that a server keeps: what its databases are, and their rows in a SQLite database.
struct StoredData: Equatable, Sendable {
    var catalogue: Catalogue
    var rows: [UInt8] = []

    static func == (a: Self, b: Self) -> Bool {
        a.rows.count == b.rows.count && a.catalogue == b.catalogue && a.rows == b.rows
    }
}

/// What a statement came to.
struct Answer: Sendable {
    var rows: ResultRows?
    var affected = 0
    var lastInsertID = 0
    var warnings = 0
    /// `Records: 2  Duplicates: 0  Warnings: 0`.
    var info = ""
    /// How long the session waits before it answers, in microseconds.
    var delay = 0
    /// The connection to end.
    var kills: Int?
    var shutsDown = false
    /// Whether it changed the session's database.
    var changedDatabase = false

    init(rows: ResultRows? = nil) { self.rows = rows }
}

/// Rows with what their columns are.
struct ResultRows: Equatable, Sendable {
    var columns: [Column]
    var rows: [[SQLValue]]

    struct Column: Equatable, Sendable {
        var name: String
        var type: ValueType
    }
}
