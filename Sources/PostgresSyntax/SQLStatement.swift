/// One statement.
package indirect enum SQLStatement: Equatable, Sendable {
    case query(SQLQuery)
    case insert(SQLInsert)
    case update(SQLUpdate)
    case delete(SQLDelete)
    case createTable(SQLCreateTable)
    case createTableAs(SQLName, ifNotExists: Bool, columns: [String], SQLQuery)
    /// `DISCARD TEMP`, and what the end of a session does.
    case dropTemporary
    case alterTable(SQLName, ifExists: Bool, [SQLTableChange])
    case createIndex(SQLCreateIndex)
    /// The text of the query is kept, for it is what a view is.
    case createView(SQLName, columns: [String], SQLQuery, text: String, replaces: Bool)
    case createSequence(SQLName, ifNotExists: Bool, SQLSequenceOptions)
    case alterSequence(SQLName, SQLSequenceOptions)
    /// `ALTER SEQUENCE … OWNED BY table.column`; no table is `NONE`.
    case ownSequence(SQLName, table: String?, column: String)
    case createSchema(String, ifNotExists: Bool)
    case createEnum(SQLName, [String])
    case createExtension(String, ifNotExists: Bool)
    case createDatabase(String, options: [String: String])
    case createRole(String, [SQLRoleOption], isUser: Bool)
    case alterRole(String, [SQLRoleOption])
    case drop(SQLObjectKind, [SQLName], ifExists: Bool, cascades: Bool)
    case truncate([SQLName], restartsIdentity: Bool, cascades: Bool)
    case grant(SQLGrant)
    case transaction(SQLTransaction)
    /// `SET name TO value`; no value is `DEFAULT`.
    case set(String, [String]?)
    case reset(String)
    case show(String)
    case copy(SQLCopy)
    case prepare(String, [SQLTypeName], SQLStatement)
    case execute(String, [SQLExpression])
    case deallocate(String?)
    case explain(SQLStatement, runs: Bool)
    case comment
    /// Statements that keep a real server healthy and change nothing here: their answer is their tag.
    case housekeeping(String)
    /// `DO`, with the text of its block.
    case block(String)
    /// What is not simulated, by its first words.
    case notSimulated(String)
}

package enum SQLObjectKind: String, Equatable, Sendable {
    case table, view, index, sequence, schema, type, database, role, user, function
    case extensionName = "extension"
}

package struct SQLInsert: Equatable, Sendable {
    package var with: [SQLCommonTable] = []
    package var isRecursive = false
    package var table: SQLName
    package var alias: String?
    package var columns: [SQLName]
    /// No source is `DEFAULT VALUES`.
    package var source: SQLQuery?
    package var overridesSystem = false
    package var conflict: Conflict?
    package var returning: [SQLSelect.Item] = []

    /// `ON CONFLICT (columns) DO …`; no assignments are `DO NOTHING`.
    package struct Conflict: Equatable, Sendable {
        package var columns: [String] = []
        package var constraint: String?
        package var assignments: [SQLAssignment]?
        package var condition: SQLExpression?
        package var position: Int
    }
}

/// `column = value` of an update.
package struct SQLAssignment: Equatable, Sendable {
    package var column: SQLName
    package var value: SQLExpression
}

package struct SQLUpdate: Equatable, Sendable {
    package var with: [SQLCommonTable] = []
    package var isRecursive = false
    package var table: SQLName
    package var alias: String?
    package var assignments: [SQLAssignment]
    package var from: [SQLTable] = []
    package var condition: SQLExpression?
    package var returning: [SQLSelect.Item] = []
}

package struct SQLDelete: Equatable, Sendable {
    package var with: [SQLCommonTable] = []
    package var isRecursive = false
    package var table: SQLName
    package var alias: String?
    package var using: [SQLTable] = []
    package var condition: SQLExpression?
    package var returning: [SQLSelect.Item] = []
}

package struct SQLCreateTable: Equatable, Sendable {
    package var name: SQLName
    package var ifNotExists = false
    package var isTemporary = false
    package var columns: [SQLColumnDefinition] = []
    package var constraints: [SQLConstraint] = []
}

package struct SQLColumnDefinition: Equatable, Sendable {
    package var name: String
    package var type: SQLTypeName
    package var position: Int
    package var constraints: [SQLConstraint] = []
}

/// A constraint of a column or a table; also what else can stand after a column's type.
package struct SQLConstraint: Equatable, Sendable {
    package var name: String?
    package var kind: Kind

    package enum Kind: Equatable, Sendable {
        case notNull
        case nullable
        case primaryKey([String])
        case unique([String])
        case check(SQLExpression, text: String)
        case foreignKey([String], SQLName, [String], onDelete: String?, onUpdate: String?)
        case byDefault(SQLExpression, text: String)
        case identity(isAlways: Bool)
        case generated(SQLExpression, text: String)
    }
}

package struct SQLCreateIndex: Equatable, Sendable {
    package var name: String?
    package var table: SQLName
    package var isUnique: Bool
    package var ifNotExists: Bool
    package var method: String
    /// Columns or expressions, with their texts.
    package var keys: [(SQLOrder, text: String)]

    package static func == (a: Self, b: Self) -> Bool {
        a.name == b.name && a.table == b.table && a.isUnique == b.isUnique && a.keys.map(\.text) == b.keys.map(\.text)
    }
}

package struct SQLSequenceOptions: Equatable, Sendable {
    package var start: Int?
    package var increment: Int?
    package var restart: Int?
    package var restarts = false
}

/// One of the changes of `ALTER TABLE`.
package enum SQLTableChange: Equatable, Sendable {
    case addColumn(SQLColumnDefinition, ifNotExists: Bool)
    case dropColumn(String, ifExists: Bool, cascades: Bool)
    case renameColumn(String, to: String, position: Int)
    case rename(to: String)
    case setDefault(String, SQLExpression, text: String)
    case dropDefault(String)
    case addIdentity(String, isAlways: Bool)
    case setNotNull(String)
    case dropNotNull(String)
    case setType(String, SQLTypeName, using: SQLExpression?)
    case addConstraint(SQLConstraint)
    case dropConstraint(String, ifExists: Bool)
    case setOwner(String)
    case setSchema(String)
}

package enum SQLRoleOption: Equatable, Sendable {
    case password(String?)
    /// `superuser`, `createdb`, `createrole`, `login`, `replication`, `inherit`, `bypassrls`.
    case attribute(String, Bool)
    case inRole([String])
    case rename(String)
}

/// `GRANT` and `REVOKE`, of rights and of roles.
package struct SQLGrant: Equatable, Sendable {
    package var isRevoke: Bool
    /// `all`, or names such as `select`; for roles, their names.
    package var rights: [String]
    package var kind: Kind
    package var roles: [String]

    package enum Kind: Equatable, Sendable {
        case tables([SQLName])
        case allTables(schema: String)
        /// Databases, schemas, sequences and the rest: known and without effect.
        case others
        case roles
    }
}

package enum SQLTransaction: Equatable, Sendable {
    case begin(String)
    case commit
    case rollback
    case savepoint(String)
    case rollbackTo(String)
    case release(String)
}

package struct SQLCopy: Equatable, Sendable {
    package var table: SQLName?
    package var columns: [String] = []
    package var query: SQLQuery?
    package var isFrom = false
    /// A file of the server; none is the client.
    package var file: String?
    package var options: [String: String] = [:]
}
