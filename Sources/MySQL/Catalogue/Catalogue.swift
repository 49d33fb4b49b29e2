import MySQLSyntax

/// What a server knows of its databases, beside their rows.
struct Catalogue: Codable, Equatable, Sendable {
    var databases: [String: Database] = [:]
    var users: [User] = []
    var flavour = Flavour.mariadb

    struct Database: Codable, Equatable, Sendable {
        var collation: String
        var tables: [String: Table] = [:]
        var views: [String: View] = [:]
    }

    struct View: Codable, Equatable, Sendable {
        var columns: [String]
        /// The query's text, and the database in which its names are looked up.
        var text: String
        var database: String?
    }

    struct Table: Codable, Equatable, Sendable {
        var columns: [Column] = []
        var keys: [Key] = []
        var foreignKeys: [ForeignKey] = []
        var checks: [Check] = []
        var nextNumber = 1
        var collation: String
        var comment: String?

        func index(of name: String) -> Int? {
            let lower = name.lowercased()
            return columns.firstIndex { $0.name.lowercased() == lower }
        }

        var primaryKey: Key? { keys.first { $0.kind == .primary } }

        /// `PRI`, `UNI` or `MUL`, as `DESCRIBE` shows it.
        func keyWord(of column: String) -> String {
            if primaryKey?.columns.contains(column) == true { return "PRI" }
            let first = keys.filter { $0.columns.first == column }
            if first.contains(where: { $0.kind == .unique && $0.columns.count == 1 }) { return "UNI" }
            return first.isEmpty ? "" : "MUL"
        }
    }

    struct Column: Codable, Equatable, Sendable {
        var name: String
        var type: ColumnType
        var isNotNull = false
        /// The default as SQL; none is no default.
        var fallback: String?
        var onUpdate = false
        var isAutoIncrement = false
        var comment: String?
    }

    struct Key: Codable, Equatable, Sendable {
        enum Kind: String, Codable, Sendable { case primary, unique, plain }

        var name: String
        var kind: Kind
        var columns: [String]
    }

    struct ForeignKey: Codable, Equatable, Sendable {
        var name: String
        var columns: [String]
        var database: String
        var table: String
        var targets: [String]
        var onDelete: String?
        var onUpdate: String?
    }

    struct Check: Codable, Equatable, Sendable {
        var name: String
        /// The condition as SQL.
        var text: String
        /// The column that it was written at.
        var column: String?
    }

    struct User: Codable, Equatable, Sendable {
        var account: MySQLAccount
        var plugin: String
        /// What proves the password: twice hashed, so that the password is not in it. Nothing is no password.
        var secret: [UInt8]?
        /// Rights, by `*.*`, `shop.*` or `shop.item`.
        var rights: [String: Set<String>] = [:]
        var canGrant: Set<String> = []
    }

    /// Notes that a table's numbers are taken up to one.
    mutating func take(_ next: Int, of name: MySQLName) {
        guard let table = databases[name.database ?? ""]?.tables[name.name], next > table.nextNumber else { return }
        databases[name.database ?? ""]?.tables[name.name]?.nextNumber = next
    }

    /// Who may come in from a host as a user; the exact host counts before `%`.
    func user(_ name: String, from host: String) -> User? {
        users.filter { $0.account.user == name || $0.account.user.isEmpty }
            .filter { Self.fits(host, $0.account.host) }
            .max { rank($0) < rank($1) }
    }

    private func rank(_ user: User) -> Int {
        (user.account.host.contains("%") ? 0 : 2) + (user.account.user.isEmpty ? 0 : 1)
    }

    private static func fits(_ host: String, _ pattern: String) -> Bool {
        if pattern == "%" || pattern == host { return true }
        guard pattern.hasSuffix("%") else { return false }
        return host.hasPrefix(pattern.dropLast())
    }

    func user(_ account: MySQLAccount) -> User? { users.first { $0.account == account } }
}

extension MySQLAccount {
    /// `'app'@'%'`, as errors show it.
    var text: String { "'\(user)'@'\(host)'" }
    /// `` `app`@`%` ``, as grants show it.
    var quoted: String { "`\(user)`@`\(host)`" }
}
