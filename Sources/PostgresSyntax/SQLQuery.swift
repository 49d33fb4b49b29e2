/// Something that gives rows: `SELECT`, `VALUES`, or several of them put together.
package struct SQLQuery: Equatable, Sendable {
    package var with: [SQLCommonTable] = []
    package var isRecursive = false
    package var body: Body
    package var order: [SQLOrder] = []
    package var limit: SQLExpression?
    package var offset: SQLExpression?
    /// Whether it ends with `FOR UPDATE` or the like.
    package var locks = false
    package var position: Int

    package indirect enum Body: Equatable, Sendable {
        case select(SQLSelect)
        case values([[SQLExpression]])
        /// `union`, `intersect` or `except`.
        case both(String, keepsAll: Bool, SQLQuery, SQLQuery)
    }
}

/// `WITH name (columns) AS (statement)`.
package struct SQLCommonTable: Equatable, Sendable {
    package var name: String
    package var columns: [String]
    package var statement: SQLStatement
}

/// `SELECT … FROM … WHERE … GROUP BY … HAVING …`.
package struct SQLSelect: Equatable, Sendable {
    package var isDistinct = false
    package var distinctOn: [SQLExpression] = []
    package var items: [Item] = []
    package var from: [SQLTable] = []
    package var condition: SQLExpression?
    package var groups: [SQLExpression] = []
    package var having: SQLExpression?
    package var windows: [String: SQLWindow] = [:]
    /// `SELECT … INTO table`.
    package var into: SQLName?

    /// One column of the result.
    package struct Item: Equatable, Sendable {
        package var expression: SQLExpression
        package var alias: String?
    }
}

/// The name of a table or another object, with its schema where it is written.
package struct SQLName: Equatable, Sendable {
    package var schema: String?
    package var name: String
    package var position: Int

    package init(_ name: String, schema: String? = nil, position: Int) {
        self.schema = schema
        self.name = name
        self.position = position
    }

    /// As messages show it.
    package var text: String { schema.map { $0 + "." + name } ?? name }
}

/// Something in `FROM`.
package indirect enum SQLTable: Equatable, Sendable {
    case named(SQLName, alias: Alias?)
    case query(SQLQuery, alias: Alias?)
    case function(SQLCall, alias: Alias?, position: Int)
    case join(Join, SQLTable, SQLTable, Condition)

    package enum Join: String, Equatable, Sendable { case inner, left, right, full, cross }

    package enum Condition: Equatable, Sendable {
        case on(SQLExpression)
        case using([String])
        case natural
        case none
    }

    package struct Alias: Equatable, Sendable {
        package var name: String
        package var columns: [String] = []
    }
}
