import FileTrees
import Kernel
import PostgresSyntax
import SQLStore
import WorldModel

/// One client of the server: its connection and where the conversation stands.
struct PostgresClient: Equatable, Sendable {
    var connection: Connection
    var inbox: [UInt8] = []
    var phase = Phase.greeting
    let session: Int
    /// `nil` for a Unix socket.
    let address: IPv4Address?
    /// The process that stands for the backend.
    var backend: ProcessID?
    var user = ""
    var database = ""
    /// Statements of the query that is being answered.
    var work: [SQLStatement] = []
    /// The text that they were cut from, for the log.
    var query = ""
    /// Whether the statements are one transaction that the client did not begin itself.
    var isImplicit = false
    /// Prepared statements and portals of the extended protocol.
    var statements: [String: Statement] = [:]
    var portals: [String: Portal] = [:]
    /// After an error in the extended protocol, all is skipped up to the next Sync.
    var skipsToSync = false
    /// When it goes on, after `pg_sleep`.
    var resumesAt: Instant?

    enum Phase: Equatable, Sendable {
        case greeting
        case password(HostRules.Rule, Proof)
        case ready
        case copying(SQLCopy, [UInt8])
        case closed
    }

    /// Where proving a password stands.
    enum Proof: Equatable, Sendable {
        case first
        /// What was said so far: the client's bare first message and the server's.
        case challenged(client: String, server: String, nonce: String)
        case plain
    }

    struct Statement: Equatable, Sendable {
        var statement: SQLStatement?
        var text: String
        var types: [Int]
    }

    struct Portal: Equatable, Sendable {
        var statement: SQLStatement?
        var text: String
        var parameters: [SQLValue]
        /// What it came to, once it has run.
        var result: StatementResult?
        var sent = 0
    }
}
