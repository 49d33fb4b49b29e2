/// A part of a statement that has a value, with its place.
package struct SQLExpression: Equatable, Sendable {
    package var kind: Kind
    /// How many characters of the statement stand before it.
    package var position: Int

    package init(_ kind: Kind, _ position: Int) {
        self.kind = kind
        self.position = position
    }

    package indirect enum Kind: Equatable, Sendable {
        case null
        case bool(Bool)
        case number(String)
        case string(String)
        case parameter(Int)
        /// A column, with its table and schema before it where they are named.
        case column([String])
        /// `*` or `t.*`.
        case star(String?)
        case unary(String, SQLExpression)
        case binary(String, SQLExpression, SQLExpression)
        case isTest(SQLExpression, Test, isNegated: Bool)
        case isDistinct(SQLExpression, SQLExpression, isNegated: Bool)
        case between(SQLExpression, SQLExpression, SQLExpression, isNegated: Bool)
        case inList(SQLExpression, [SQLExpression], isNegated: Bool)
        case inQuery(SQLExpression, SQLQuery, isNegated: Bool)
        case like(SQLExpression, SQLExpression, escape: String?, ignoresCase: Bool, isNegated: Bool)
        /// `x = ANY (…)`, `x < ALL (…)` over an array.
        case quantified(SQLExpression, String, isAll: Bool, SQLExpression)
        case quantifiedQuery(SQLExpression, String, isAll: Bool, SQLQuery)
        case exists(SQLQuery)
        case scalar(SQLQuery)
        case arrayQuery(SQLQuery)
        case array([SQLExpression])
        case row([SQLExpression])
        case item(SQLExpression, SQLExpression)
        case choice(SQLExpression?, [Branch], otherwise: SQLExpression?)
        case call(SQLCall)
        case cast(SQLExpression, SQLTypeName)
        /// `DEFAULT` in the place of a value.
        case byDefault
    }

    /// What `IS` asks.
    package enum Test: Equatable, Sendable { case null, isTrue, isFalse, unknown }

    /// `WHEN … THEN …`.
    package struct Branch: Equatable, Sendable {
        package var condition: SQLExpression
        package var result: SQLExpression
    }
}

/// A function that is called, with what an aggregate or a window adds.
package struct SQLCall: Equatable, Sendable {
    package var name: String
    package var arguments: [SQLExpression] = []
    package var isStar = false
    package var isDistinct = false
    package var order: [SQLOrder] = []
    package var filter: SQLExpression?
    package var window: SQLWindow?
    /// Written without parentheses, as `current_date` is.
    package var isWord = false

    package init(_ name: String, _ arguments: [SQLExpression] = []) {
        self.name = name
        self.arguments = arguments
    }
}

/// What stands after `OVER`.
package struct SQLWindow: Equatable, Sendable {
    /// A window that `WINDOW` names.
    package var name: String?
    package var partition: [SQLExpression] = []
    package var order: [SQLOrder] = []
    /// `ROWS …` and the like, in lower case.
    package var frame: String?

    package init(name: String? = nil) { self.name = name }
}

/// One key of `ORDER BY`.
package struct SQLOrder: Equatable, Sendable {
    package var expression: SQLExpression
    package var isDescending = false
    package var nullsFirst: Bool?
}

/// A type as it is written.
package struct SQLTypeName: Equatable, Sendable {
    /// One name for each type: `double precision` is `float8`, `timestamp with time zone` is `timestamptz`.
    package var name: String
    package var modifiers: [Int] = []
    package var isArray = false
    package var position: Int
}
