import PostgresSyntax
import SQLStore
import WorldModel

/// What one client of the server is in the midst of: its database, its transaction, its settings.
package struct DatabaseSession: Equatable, Sendable {
    package let number: Int
    package internal(set) var database: String
    package internal(set) var sessionUser: String
    /// The role as which it acts: `SET ROLE` changes it.
    var user: String
    var searchPath = ["public"]
    var settings: [String: String] = [:]
    var given: [String: Int] = [:]
    var lastGiven: String?
    var transaction: Transaction?
    /// Statements that `PREPARE` and the protocol keep, by name.
    var prepared: [String: Prepared] = [:]

    struct Prepared: Equatable, Sendable {
        var types: [SQLTypeName]
        var statement: SQLStatement
        var text: String
    }

    /// An open transaction.
    struct Transaction: Equatable, Sendable {
        var started: Moment
        /// The database as this transaction has changed it; nothing before the first change.
        var changed: Cluster.Database?
        var hasFailed = false
        var savepoints: [(name: String, state: Cluster.Database?)] = []

        static func == (a: Self, b: Self) -> Bool {
            a.started == b.started && a.changed == b.changed && a.hasFailed == b.hasFailed
                && a.savepoints.map(\.name) == b.savepoints.map(\.name)
        }
    }

    package init(number: Int, database: String, user: String) {
        self.number = number
        self.database = database
        sessionUser = user
        self.user = user
    }

    /// The letter that the protocol shows: idle, in a transaction, or in one that failed.
    package var status: Character { transaction.map { $0.hasFailed ? "E" : "T" } ?? "I" }
}

/// What a statement came to.
package struct StatementResult: Equatable, Sendable {
    package var rows: ResultRows?
    /// `INSERT 0 3`, `CREATE TABLE`.
    package var tag: String
    /// Notices and warnings, in their order.
    package var notices: [SQLError] = []
    /// How long the session waits before it answers, in microseconds.
    package var delay = 0
    /// Texts to send as they are: the lines of `COPY … TO STDOUT`.
    package var copied: [String]?
    /// The client is asked for the lines of `COPY … FROM STDIN`.
    package var copyIn: SQLCopy?

    package init(rows: ResultRows? = nil, tag: String, notices: [SQLError] = []) {
        self.rows = rows
        self.tag = tag
        self.notices = notices
    }
}

/// The databases of a server, with who writes to them: statements come in, results go out. No input or output happens here.
package struct DatabaseServer: Equatable, Sendable {
    package internal(set) var cluster: Cluster
    package internal(set) var sessions: [Int: DatabaseSession] = [:]
    /// The session whose transaction has changed a database, by database: others wait before they change it.
    private(set) var writers: [String: Int] = [:]
    /// What `version()` gives.
    package var version: String
    package var settings: [String: String]

    package init(cluster: Cluster, version: String, settings: [String: String] = [:]) {
        self.cluster = cluster
        self.version = version
        self.settings = Self.usualSettings.merging(settings) { $1 }
    }

    static let usualSettings = [
        "server_encoding": "UTF8", "client_encoding": "UTF8", "max_connections": "100", "shared_buffers": "128MB",
        "timezone": "Etc/UTC", "datestyle": "ISO, MDY", "search_path": "\"$user\", public", "work_mem": "4MB",
        "standard_conforming_strings": "on", "statement_timeout": "0", "lc_collate": "en_US.utf8",
        "transaction_isolation": "read committed", "default_transaction_isolation": "read committed",
        "integer_datetimes": "on", "is_superuser": "on", "application_name": "", "client_min_messages": "notice",
        "log_statement": "none", "port": "5432", "listen_addresses": "*", "intervalstyle": "postgres",
        "extra_float_digits": "1", "lock_timeout": "0", "idle_in_transaction_session_timeout": "0",
        "wal_level": "replica",
        "synchronous_commit": "on", "autovacuum": "on", "effective_cache_size": "4GB", "maintenance_work_mem": "64MB",
        "check_function_bodies": "on", "row_security": "on", "xmloption": "content", "default_tablespace": "",
        "default_table_access_method": "heap", "jit": "on", "max_wal_size": "1GB",
        "password_encryption": "scram-sha-256",
    ]

    /// What a session asks for cannot be: an error, or not yet.
    package enum Refusal: Error {
        case error(SQLError)
        case mustWait
    }

    package mutating func open(_ session: DatabaseSession) { sessions[session.number] = session }

    /// Ends a session; an open transaction is undone.
    package mutating func close(_ number: Int) {
        release(number)
        sessions[number] = nil
    }

    mutating func release(_ number: Int) {
        for (database, writer) in writers where writer == number { writers[database] = nil }
    }

    /// The database as a session sees it.
    func visible(to session: DatabaseSession) -> Cluster.Database? {
        session.transaction?.changed ?? cluster.databases[session.database]
    }

    /// Takes the right to change a database, or says that it is taken.
    mutating func claim(_ session: DatabaseSession) throws(Refusal) {
        if let writer = writers[session.database], writer != session.number { throw .mustWait }
    }

    /// Keeps what a statement has changed: for the transaction, or for all at once.
    mutating func keep(_ database: Cluster.Database, _ session: inout DatabaseSession) {
        if session.transaction == nil {
            cluster.databases[session.database] = database
        } else {
            writers[session.database] = session.number
            session.transaction?.changed = database
        }
    }

    /// Ends a transaction. Numbers that sequences gave stay given, whatever becomes of the rest.
    mutating func finish(_ session: inout DatabaseSession, commits: Bool) {
        if let changed = session.transaction?.changed {
            if commits {
                cluster.databases[session.database] = changed
            } else if var database = cluster.databases[session.database] {
                for (index, sequence) in database.schema.sequences.enumerated() {
                    let used = changed.schema.sequences.first {
                        $0.schema == sequence.schema && $0.name == sequence.name
                    }
                    if let last = used?.last { database.schema.sequences[index].last = last }
                }
                cluster.databases[session.database] = database
            }
        }
        session.transaction = nil
        release(session.number)
    }
}
