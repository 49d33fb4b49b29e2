/// A part of a statement that has a value.
package struct MySQLExpression: Equatable, Sendable {
    package var kind: Kind

    package init(_ kind: Kind) { self.kind = kind }

    package indirect enum Kind: Equatable, Sendable {
        case null
        case bool(Bool)
        case number(String)
        case string(String)
        /// A column, with its table and database before it where they are named.
        case column([String])
        /// `*` or `t.*`.
        case star([String])
        /// `@name`.
        case variable(String)
        /// `@@name`.
        case systemVariable(String)
        /// `@name := value`.
        case assign(String, MySQLExpression)
        /// `not`, `-`, `~`, `!`.
        case unary(String, MySQLExpression)
        /// Operators in lower case: `and`, `div`, `<=>`.
        case binary(String, MySQLExpression, MySQLExpression)
        case isTest(MySQLExpression, Test, isNegated: Bool)
        case between(MySQLExpression, MySQLExpression, MySQLExpression, isNegated: Bool)
        case inList(MySQLExpression, [MySQLExpression], isNegated: Bool)
        case inQuery(MySQLExpression, MySQLQuery, isNegated: Bool)
        case like(MySQLExpression, MySQLExpression, escape: String, isNegated: Bool)
        case matches(MySQLExpression, MySQLExpression, isNegated: Bool)
        case quantified(MySQLExpression, String, isAll: Bool, MySQLQuery)
        case exists(MySQLQuery)
        case scalar(MySQLQuery)
        case choice(MySQLExpression?, [Branch], otherwise: MySQLExpression?)
        case call(MySQLCall)
        case cast(MySQLExpression, MySQLTypeName)
        /// `BINARY x`: compared byte by byte.
        case binaryText(MySQLExpression)
        case collate(MySQLExpression, String)
        /// `INTERVAL 2 DAY`, which only stands beside a date.
        case interval(MySQLExpression, String)
        case row([MySQLExpression])
        /// `VALUES(column)` of `ON DUPLICATE KEY UPDATE`.
        case insertedValue(String)
        /// `DEFAULT` in the place of a value.
        case byDefault
    }

    /// What `IS` asks.
    package enum Test: Equatable, Sendable { case null, isTrue, isFalse, unknown }

    /// `WHEN … THEN …`.
    package struct Branch: Equatable, Sendable {
        package var condition: MySQLExpression
        package var result: MySQLExpression
    }
}

/// A function that is called, with what an aggregate or a window adds.
package struct MySQLCall: Equatable, Sendable {
    /// In lower case.
    package var name: String
    /// As it was written, for messages.
    package var written: String
    package var arguments: [MySQLExpression] = []
    package var isStar = false
    package var isDistinct = false
    /// Of `GROUP_CONCAT`.
    package var order: [MySQLOrder] = []
    package var separator: String?
    package var window: MySQLWindow?

    package init(_ name: String, _ arguments: [MySQLExpression] = []) {
        self.name = name.lowercased()
        written = name
        self.arguments = arguments
    }
}

/// What stands after `OVER`.
package struct MySQLWindow: Equatable, Sendable {
    package var partition: [MySQLExpression] = []
    package var order: [MySQLOrder] = []
    /// `ROWS …`, in lower case.
    package var frame: String?
}

/// One key of `ORDER BY`.
package struct MySQLOrder: Equatable, Sendable {
    package var expression: MySQLExpression
    package var isDescending = false
}

/// A type as it is written, under one name for each type: `INTEGER` is `int`, `BOOLEAN` is `tinyint(1)`.
package struct MySQLTypeName: Equatable, Sendable {
    package var name: String
    package var modifiers: [Int] = []
    package var isUnsigned = false
    package var isZerofill = false
    /// Of `ENUM` and `SET`.
    package var values: [String] = []
    package var collation: String?

    package init(_ name: String, _ modifiers: [Int] = []) {
        self.name = name
        self.modifiers = modifiers
    }
}

/// Something that gives rows: `SELECT`, `VALUES`, or several of them put together.
package struct MySQLQuery: Equatable, Sendable {
    package var with: [MySQLCommonTable] = []
    package var isRecursive = false
    package var body: Body
    package var order: [MySQLOrder] = []
    package var limit: MySQLExpression?
    package var offset: MySQLExpression?
    /// Whether it ends with `FOR UPDATE` or the like.
    package var locks = false

    package init(body: Body) { self.body = body }

    package indirect enum Body: Equatable, Sendable {
        case select(MySQLSelect)
        case values([[MySQLExpression]])
        /// `union`, `intersect` or `except`.
        case both(String, keepsAll: Bool, MySQLQuery, MySQLQuery)
    }
}

/// `WITH name (columns) AS (query)`.
package struct MySQLCommonTable: Equatable, Sendable {
    package var name: String
    package var columns: [String]
    package var query: MySQLQuery
}

/// `SELECT … FROM … WHERE … GROUP BY … HAVING …`.
package struct MySQLSelect: Equatable, Sendable {
    package var isDistinct = false
    package var items: [Item] = []
    package var from: [MySQLTable] = []
    package var condition: MySQLExpression?
    package var groups: [MySQLExpression] = []
    package var rollsUp = false
    package var having: MySQLExpression?

    /// One column of the result.
    package struct Item: Equatable, Sendable {
        package var expression: MySQLExpression
        package var alias: String?
        /// As it was written, which is the column's name without an alias.
        package var text: String
    }
}

/// The name of a table or another object, with its database where it is written.
package struct MySQLName: Hashable, Sendable {
    package var database: String?
    package var name: String

    package init(_ name: String, database: String? = nil) {
        self.name = name
        self.database = database
    }
}

/// Something in `FROM`.
package indirect enum MySQLTable: Equatable, Sendable {
    case named(MySQLName, alias: String?)
    case query(MySQLQuery, alias: String, columns: [String])
    case join(Join, MySQLTable, MySQLTable, Condition)

    package enum Join: Equatable, Sendable { case inner, left, right }

    package enum Condition: Equatable, Sendable {
        case on(MySQLExpression)
        case using([String])
        case natural
        case none
    }
}
