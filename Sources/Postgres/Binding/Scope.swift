import FileTrees
import PostgresSyntax
import SQLStore

/// The tables that a query names, with their columns.
struct Scope {
    /// One column that can be named.
    struct Column {
        var name: String
        /// How SQLite finds it.
        var sql: String
        var type: SQLType
    }

    /// One table of `FROM`.
    struct Relation {
        var alias: String
        var columns: [Column]
        /// Columns that `*` leaves out, for another table's column stands for them too.
        var merged: Set<String> = []
        /// The columns of the primary key: who groups by them may use all columns.
        var primaryKey: [String]?
        /// The table's own name, which its alias hides.
        var origin: String?
        /// Whether it is a function's one column, which the alias alone names as well.
        var isScalar = false
    }

    var relations: [Relation] = []
    /// Columns that several tables share by `USING`, first in `*`.
    var shared: [Column] = []
    /// What is grouped by, in a query that has groups: the SQL of each key.
    var groups: Set<String>?
    /// Why aggregates are not allowed here, such as `WHERE`.
    var forbidsAggregates: String?
    /// Sources that functions with many rows add to `FROM`.
    var extraSources: [String] = []
    /// Named windows.
    var windows: [String: SQLWindow] = [:]

    /// What `*` gives, or `alias.*`.
    func star(_ alias: String?) -> [Column]? {
        if let alias {
            return relations.first { $0.alias == alias }?.columns
        }
        return shared + relations.flatMap { relation in relation.columns.filter { !relation.merged.contains($0.name) } }
    }

    func columns(named name: String) -> [(Relation, Column)] {
        relations.flatMap { relation in
            relation.columns.filter { $0.name == name && !relation.merged.contains(name) }.map { (relation, $0) }
        }
    }
}

/// An expression in SQLite's words, with its type.
struct BoundExpression {
    var sql: String
    var type: SQLType
    /// The text of a constant whose type is not settled.
    var constant: String?
    var position: Int
    /// The fields, where the value is a whole row.
    var fields: [Scope.Column]?

    init(_ sql: String, _ type: SQLType, at position: Int) {
        self.sql = sql
        self.type = type
        self.position = position
    }

    /// The SQL with the collation that comparing and sorting need.
    var comparable: String { sql + type.collation }
}

/// A query in SQLite's words, with the columns that it gives.
struct BoundQuery {
    var sql: String
    var columns: [(name: String, type: SQLType)]
}

/// Writes parts of SQLite's SQL.
enum SQLText {
    static func name(_ name: String) -> String { "\"" + name.replacing("\"", with: "\"\"") + "\"" }

    static func string(_ text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }

    static func literal(_ value: SQLValue) -> String {
        switch value {
        case .null: "NULL"
        case .int(let number): number == Int.min ? "(-9223372036854775807 - 1)" : String(number)
        case .real(let number):
            number.isNaN ? "'NaN'" : number.isInfinite ? (number < 0 ? "-9e999" : "9e999") : number.description
        case .text(let text): string(text.replacing("\0", with: ""))
        case .blob(let bytes): "x'" + hexadecimal(bytes) + "'"
        }
    }
}
