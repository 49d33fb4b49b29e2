/// One statement.
package indirect enum MySQLStatement: Sendable {
    case query(MySQLQuery)
    case insert(MySQLInsert)
    case update(MySQLUpdate)
    case delete(MySQLDelete)
    case truncate(MySQLName)
    case createTable(MySQLCreateTable)
    case createTableLike(MySQLName, like: MySQLName, ifNotExists: Bool)
    case alterTable(MySQLName, [MySQLTableChange])
    case renameTables([(MySQLName, MySQLName)])
    case createIndex(MySQLKey, MySQLName)
    case dropIndex(String, MySQLName)
    /// The text of the query is kept, for it is what a view is.
    case createView(MySQLName, columns: [String], MySQLQuery, text: String, replaces: Bool)
    case dropTables([MySQLName], ifExists: Bool)
    case dropViews([MySQLName], ifExists: Bool)
    case createDatabase(String, ifNotExists: Bool, collation: String?)
    case dropDatabase(String, ifExists: Bool)
    case use(String)
    case begin
    case commit
    case rollback
    case savepoint(String)
    case rollbackTo(String)
    case release(String)
    case set([MySQLSetting])
    case setPassword(MySQLAccount?, MySQLExpression)
    case createUsers([MySQLUserDefinition], ifNotExists: Bool)
    case alterUsers([MySQLUserDefinition], ifExists: Bool)
    case dropUsers([MySQLAccount], ifExists: Bool)
    case renameUser(MySQLAccount, MySQLAccount)
    case grant(MySQLGrant)
    case show(MySQLShow)
    case explain(MySQLStatement)
    /// `KILL`, with the number of a connection.
    case kill(Int)
    case doNothing
    /// `LOCK TABLES`, `FLUSH` and others that keep a real server healthy and change nothing here.
    case housekeeping
    /// `ANALYZE TABLE` and its like, with the word and the tables.
    case maintain(String, [MySQLName])
    case shutDown
    /// What is not simulated, by its first words.
    case notSimulated(String)
}

package struct MySQLInsert: Equatable, Sendable {
    package var table: MySQLName
    package var isReplace = false
    package var ignores = false
    /// `nil` for all columns.
    package var columns: [String]?
    package var source: Source
    package var onDuplicate: [MySQLAssignment] = []

    package enum Source: Equatable, Sendable {
        case rows([[MySQLExpression]])
        case query(MySQLQuery)
    }
}

/// `column = value`.
package struct MySQLAssignment: Equatable, Sendable {
    /// The column with its table where it is named.
    package var column: [String]
    package var value: MySQLExpression
}

package struct MySQLUpdate: Equatable, Sendable {
    package var tables: [MySQLTable]
    package var ignores = false
    package var assignments: [MySQLAssignment]
    package var condition: MySQLExpression?
    package var order: [MySQLOrder] = []
    package var limit: MySQLExpression?
}

package struct MySQLDelete: Equatable, Sendable {
    /// The tables that lose rows, where they are named apart.
    package var targets: [String]
    package var from: [MySQLTable]
    package var condition: MySQLExpression?
    package var order: [MySQLOrder] = []
    package var limit: MySQLExpression?
}

package struct MySQLCreateTable: Sendable {
    package var name: MySQLName
    package var ifNotExists = false
    package var isTemporary = false
    package var columns: [MySQLColumn] = []
    package var keys: [MySQLKey] = []
    package var checks: [MySQLCheck] = []
    /// `ENGINE`, `COMMENT` and the like, by lower-case names.
    package var options: [String: String] = [:]
    /// `CREATE TABLE … AS SELECT`.
    package var query: MySQLQuery?

    package init(_ name: MySQLName) { self.name = name }
}

package struct MySQLColumn: Sendable {
    package var name: String
    package var type: MySQLTypeName
    package var isNotNull = false
    /// Whether `NULL` is written, which a timestamp needs.
    package var isNullable = false
    package var fallback: MySQLExpression?
    package var fallbackText = ""
    package var onUpdate = false
    package var isAutoIncrement = false
    package var isPrimary = false
    package var isUnique = false
    package var check: MySQLCheck?
    package var comment: String?
    package var generated: MySQLExpression?
    package var references: (table: MySQLName, columns: [String], onDelete: String?, onUpdate: String?)?
}

/// `CHECK (…)`, with its text.
package struct MySQLCheck: Equatable, Sendable {
    package var name: String?
    package var condition: MySQLExpression
    package var text: String
}

package struct MySQLKey: Equatable, Sendable {
    package enum Kind: Equatable, Sendable {
        case primary, unique, plain
        case foreign(table: MySQLName, columns: [String], onDelete: String?, onUpdate: String?)
    }

    package var kind: Kind
    package var name: String?
    package var columns: [String]

    package init(kind: Kind, name: String? = nil, columns: [String]) {
        (self.kind, self.name, self.columns) = (kind, name, columns)
    }
}

/// One of the changes of `ALTER TABLE`.
package enum MySQLTableChange: Sendable {
    case addColumn(MySQLColumn, Place, ifNotExists: Bool)
    /// `MODIFY` and `CHANGE`: the old name and the new column.
    case changeColumn(String, MySQLColumn, Place)
    case dropColumn(String, ifExists: Bool)
    case renameColumn(String, to: String)
    case setDefault(String, MySQLExpression?, text: String)
    case addKey(MySQLKey)
    case addCheck(MySQLCheck)
    case dropKey(String)
    case dropPrimaryKey
    case dropForeignKey(String)
    case dropConstraint(String)
    case renameKey(String, to: String)
    case rename(MySQLName)
    case option(String, String)

    /// Where a column goes.
    package enum Place: Equatable, Sendable {
        case last
        case first
        case after(String)
    }
}

package struct MySQLSetting: Equatable, Sendable {
    package enum Target: Equatable, Sendable {
        case variable(String)
        /// A system variable, for the session or for all.
        case system(String, isGlobal: Bool)
        /// `SET NAMES`.
        case names
    }

    package var target: Target
    package var value: MySQLExpression?
}

/// `'app'@'%'`.
package struct MySQLAccount: Hashable, Sendable, Codable {
    package var user: String
    package var host: String

    package init(user: String, host: String) {
        self.user = user
        self.host = host
    }
}

/// An account with how it proves who it is.
package struct MySQLUserDefinition: Equatable, Sendable {
    package var account: MySQLAccount
    package var password: String?
    /// A password that was already turned into its hash.
    package var hash: String?
    package var plugin: String?

    package init(account: MySQLAccount) { self.account = account }
}

package struct MySQLGrant: Equatable, Sendable {
    package var isRevoke: Bool
    /// In upper case: `SELECT`, `ALL PRIVILEGES`.
    package var rights: [String]
    /// `*` for all.
    package var database: String?
    package var table: String
    package var users: [MySQLUserDefinition]
    package var withGrantOption: Bool
}

/// What `SHOW` shows.
package struct MySQLShow: Equatable, Sendable {
    package enum Kind: Equatable, Sendable {
        case databases, tables, tableStatus, warnings, errors, engines, processes, plugins, privileges, charsets,
            collations
        case columns(MySQLName)
        case createTable(MySQLName)
        case createView(MySQLName)
        case createDatabase(String)
        case index(MySQLName)
        case variables(isGlobal: Bool)
        case status
        case grants(MySQLAccount?)
        case createUser(MySQLAccount?)
        case nothing(String)
    }

    package var kind: Kind
    package var database: String?
    package var isFull = false
    package var pattern: String?
    package var condition: MySQLExpression?

    package init(kind: Kind) { self.kind = kind }
}
